"""How numbers, money, dates and pay are said, the same on every page and in every letter."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from intermediary import language_names, nouns
from intermediary.calendar_words import said_day, said_moment, said_time, speaks_english

register = template.Library()

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
HALF_A_YEAR = 183  # days
PERIODS = {
    "hourly": gettext_noop("%(pay)s an hour"),
    "daily": gettext_noop("%(pay)s a day"),
    "weekly": gettext_noop("%(pay)s a week"),
    "biweekly": gettext_noop("%(pay)s every two weeks"),
    "semimonthly": gettext_noop("%(pay)s twice a month"),
    "monthly": gettext_noop("%(pay)s a month"),
    "annual": gettext_noop("%(pay)s a year"),
}


def _decimal(value) -> Decimal:
    """Any number as an exact decimal; fractions to more places than are ever shown."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _rounded(value, places: int) -> Decimal:
    """Rounded the way people do by hand: a half goes up."""
    return _decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


# --- money and hours ---------------------------------------------------------------------------


@register.filter
def money(value, places: int | None = None) -> str:
    """Dollars: "$17.50"; from $1,000 without cents when there are none: "$37,440"."""
    if value is None or value == "":
        return _("unknown")
    amount = _rounded(value, 2)
    if places is None:
        places = 0 if abs(amount) >= 1000 and amount == amount.to_integral_value() else 2
    sign = "-" if amount < 0 else ""
    return f"{sign}${abs(_rounded(amount, places)):,}"


@register.filter
def more_money(value) -> str:
    """A difference in dollars with its sign: "+$0.50"."""
    return money(value) if _decimal(value) < 0 else f"+{money(value)}"


@register.filter
def hours(value) -> str:
    """Hours without needless zeros: "37.5 h", "40 h"."""
    if value is None or value == "":
        return _("hours unknown")
    return _("%s h") % plain_number(value)


@register.filter
def plain_number(value) -> str:
    """A number with thousands separators and no trailing zeros: "1,204", "37.5"."""
    text = f"{_decimal(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def pay(job, period: str | None = None) -> str:
    """What a job pays, as advertised: "$17.50 an hour", "$19.50–24.00 an hour", "$36,000 a year".

    Takes anything with pay_min, pay_max and pay_period (pay_max may be missing), or one amount
    and its period.
    """
    if period is not None:
        low, high = job, None
    else:
        read = job.get if isinstance(job, Mapping) else lambda name: getattr(job, name, None)
        low, high, period = read("pay_min"), read("pay_max"), read("pay_period")
        if low is None and high is None:
            low = read("pay")
    said = pay_range(low, high)
    if period not in PERIODS or said == _("pay unknown"):
        return said
    return _(PERIODS[period]) % {"pay": said}


@register.filter
def pay_range(low, high=None) -> str:
    """One amount or two: "$17.50", "$19.50–24.00", "up to $24.00", or "pay unknown"."""
    if low is None and high is None:
        return _("pay unknown")
    if low is None:
        return _("up to %s") % money(high)
    if high is None or _decimal(high) == _decimal(low):
        return money(low)
    places = 0 if all(_decimal(each) == int(each) and each >= 1000 for each in (low, high)) else 2
    return f"{money(low, places)}–{money(high, places)[1:]}"


# --- shares ------------------------------------------------------------------------------------


@register.filter
def rate(value) -> str:
    """A share from 0 to 1 with one decimal: "70.6%"; nothing known is a word."""
    if value is None or value == "":
        return _("no data")
    return f"{_rounded(_decimal(value) * 100, 1)}%"


@register.filter
def rate_figure(value) -> str:
    """The bare figure of a share, for a headline whose percent sign is set smaller: "70.6"."""
    return "" if value is None or value == "" else f"{_rounded(_decimal(value) * 100, 1)}"


@register.filter
def percent(value) -> str:
    """A share without decimals, for targets and axis labels: "70%"; 87.5% keeps its half."""
    if value is None or value == "":
        return _("no target")
    hundred = _decimal(value) * 100
    return f"{plain_number(_rounded(hundred, 1))}%"


@register.filter
def share(part, whole) -> Fraction | None:
    """A part of a whole, from 0 to 1; nothing of nothing is not known."""
    return Fraction(part, whole) if whole else None


@register.filter
def of(part, whole) -> str:
    """A count beside its denominator: "127 of 180"."""
    return _("%(part)s of %(whole)s") % {"part": plain_number(part), "whole": plain_number(whole)}


@register.filter
def count(value, cap: int = 10_000) -> str:
    """A count with separators; from the cap on it is only said to be more: "10,000+"."""
    return f"{cap:,}+" if value > cap else f"{value:,}"


# --- dates and times ---------------------------------------------------------------------------


def _day(value) -> date | None:
    """The calendar day of a date or of an instant in the zone in force."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value or None


@register.filter
def short_date(value, today: date | None = None) -> str:
    """ "Feb 20"; with the year when that could be misread, half a year away: "Sep 20, 2027"."""
    day = _day(value)
    if day is None:
        return _("no date")
    today = today or timezone.localdate()
    return _month_and_day(day) if _is_plain(day, today) else record_date(day)


def _is_plain(day: date, today: date) -> bool:
    """Whether a day cannot be mistaken without its year."""
    return day.year == today.year or abs((day - today).days) <= HALF_A_YEAR


def _month_and_day(day: date) -> str:
    """ "Feb 20", in the order of the language."""
    english = f"{MONTHS[day.month - 1]} {day.day}"
    return english if speaks_english() else said_day(day, "MMMd")


@register.filter
def record_date(value) -> str:
    """A date in a record, always with its year: "Nov 23, 2026"."""
    day = _day(value)
    if day is None:
        return _("no date")
    english = f"{_month_and_day(day)}, {day.year}"
    return english if speaks_english() else said_day(day, "yMMMd")


@register.filter
def long_date(value) -> str:
    """A date in full: "Monday, November 23, 2026"."""
    day = _day(value)
    if day is None:
        return _("no date")
    english = f"{day:%A}, {day:%B} {day.day}, {day.year}"
    return english if speaks_english() else said_day(day, "full")


@register.filter
def month_year(value) -> str:
    """A month that heads a list: "November 2026"."""
    day = _day(value)
    if day is None:
        return _("no date")
    return f"{day:%B} {day.year}" if speaks_english() else said_day(day, "yMMMM")


@register.filter
def weekday_date(value, today: date | None = None) -> str:
    """A date for a trainee, with its weekday: "Thu, Dec 3"."""
    day = _day(value)
    if day is None:
        return _("no date")
    today = today or timezone.localdate()
    if speaks_english():
        return f"{WEEKDAYS[day.weekday()]}, {short_date(day, today)}"
    return said_day(day, "MMMEd" if _is_plain(day, today) else "yMMMEd")


@register.filter
def near_day(value, today: date | None = None) -> str:
    """A day that is close: "Today", "Tomorrow", else "Thu, Dec 3"."""
    day = _day(value)
    days = (day - (today or timezone.localdate())).days
    return {0: _("Today"), 1: _("Tomorrow")}.get(days) or weekday_date(day, today)


@register.filter
def day_at(value, zone: str | None = None) -> date:
    """The calendar day of an instant in a place's own time."""
    return timezone.localtime(value, ZoneInfo(zone) if zone else None).date()


@register.filter
def in_days(value, today: date | None = None) -> str:
    """How far off a date is: "in 8 days", "tomorrow", "today", "yesterday", "3 days ago"."""
    day = _day(value)
    if day is None:
        return ""
    days = (day - (today or timezone.localdate())).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    ahead, n = days > 0, abs(days)
    said = (
        ngettext("in %(n)s day", "in %(n)s days", n)
        if ahead
        else ngettext("%(n)s day ago", "%(n)s days ago", n)
    )
    return said % {"n": f"{n:,}"}


@register.filter
def clock(value, zone: str | tzinfo | None = None) -> str:
    """A time of day in a place's own time: "4:00 pm"."""
    if not value:
        return _("no time")
    if isinstance(value, datetime) and timezone.is_aware(value):
        place = ZoneInfo(zone) if isinstance(zone, str) and zone else zone or None
        value = timezone.localtime(value, place)
    if not speaks_english():
        return said_time(value.time() if isinstance(value, datetime) else value)
    return f"{value.hour % 12 or 12}:{value.minute:02} {'am' if value.hour < 12 else 'pm'}"


@register.filter
def moment(value, zone: str | tzinfo | None = None) -> str:
    """An instant in a record: "Nov 23, 2026, 1:04 pm"."""
    if not value:
        return _("no time")
    place = ZoneInfo(zone) if isinstance(zone, str) and zone else zone or None
    local = timezone.localtime(value, place)
    day, at = record_date(local.date()), clock(local, local.tzinfo)
    return f"{day}, {at}" if speaks_english() else said_moment(day, at)


@register.filter
def bdi(value) -> str:
    """A name or an amount that keeps its own direction inside a sentence of the other one."""
    return format_html("<bdi>{}</bdi>", value)


@register.filter
def web_link(where) -> str:
    """The address when a place is one on the web, else nothing; no other scheme is ever opened."""
    told = str(where or "").strip()
    has_scheme = told.lower().startswith(("https://", "http://"))
    return told if has_scheme and not any(c.isspace() for c in told) else ""


@register.filter
def place(zone: str) -> str:
    """A time zone by the city it is named after: "Los Angeles time"."""
    return _("%s time") % zone.rpartition("/")[2].replace("_", " ")


# --- words -------------------------------------------------------------------------------------


@register.filter
def counted(number, word: str) -> str:
    """A number with its noun: {{ 1|counted:"person,people" }}; the nouns are in nouns.py."""
    return nouns.said(number, word, plain_number(number))


@register.filter
def initials(name) -> str:
    """Two letters for the round badge: "Dana Mercado" is DM."""
    parts = str(name or "").replace("@", " ").split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


@register.filter
def label(value, field: str) -> str:
    """The word of a choice field: {{ offer|label:"classification" }}."""
    return getattr(value, f"get_{field}_display")() or _("unknown")


@register.filter
def get(mapping, key):
    """The value under a key that is itself a variable: {{ counts|get:state }}."""
    return mapping.get(key) if mapping else None


@register.filter
def language(code) -> str:
    """A language by name: {{ trainee.language|language }} is Spanish."""
    return language_names.name_of(code) if code else _("unknown")


@register.filter
def or_unknown(value) -> str:
    """What is not known is said in a word, never shown as 0 or a dash."""
    return _("unknown") if value is None or value == "" else value
