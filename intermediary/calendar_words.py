"""Days and times of day in the languages of the portal, as CLDR writes them.

English is written by hand: short, the same everywhere, and in fewer steps on long lists. Digits are
Western in every language, also in Arabic: amounts, hours and room numbers beside them are too. The
clock is the international one in every language; Amharic and Somali speakers may count six hours
apart by day, so what stands in a letter names the hour that the building's clock shows.
"""

from datetime import date, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from django.utils.translation import get_language

from intermediary.tongues import TONGUES, known

NARROW, NO_BREAK = "\u202f", "\u00a0"  # older phones and mail programs draw a box for the first
# Where the usual short form of CLDR says AM and PM in English letters.
CLOCKS = {"ko": "aaaa h:mm"}


def speaks_english() -> bool:
    """Whether the page or letter is in English, as where no language is set."""
    return _code() == "en"


def _code() -> str:
    return known(get_language()) or "en"


def said_day(day: date, parts: str) -> str:
    """A day by a CLDR skeleton, `MMMd` or `yMMMEd`; `full` with everything written out."""
    return _said_day(day, parts, _code())


def said_time(at: time) -> str:
    """A time of day: "16:00", "4:00 p. m."."""
    return _said_time(at.replace(second=0, microsecond=0, tzinfo=None), _code())


def said_moment(day: str, at: str) -> str:
    """A day and a time of day beside each other, in the order of the language."""
    return _together(_code()).replace("{1}", day).replace("{0}", at)


@lru_cache
def _locale(code: str) -> Locale:
    return Locale.parse(TONGUES[code].cldr)


@lru_cache(maxsize=2_000)
def _said_day(day: date, parts: str, code: str) -> str:
    if parts == "full":
        said = format_date(day, "full", locale=_locale(code))
    else:
        said = format_skeleton(parts, day, locale=_locale(code))
    return said.replace(NARROW, NO_BREAK)


@lru_cache(maxsize=1_500)
def _said_time(at: time, code: str) -> str:
    return format_time(at, CLOCKS.get(code, "short"), locale=_locale(code)).replace(
        NARROW, NO_BREAK
    )


@lru_cache
def _together(code: str) -> str:
    return str(get_datetime_format("medium", locale=_locale(code))).replace("'", "")
