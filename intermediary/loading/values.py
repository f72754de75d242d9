"""What the cells of a column may say, how they are staged by COPY and written back.

`read` takes a cell without surrounding white space and never blank, and returns text for COPY;
a blank cell becomes `empty`. `write` and `same` are SQL: the cell of a stored value, and whether
a stored value already is what the file says.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from zoneinfo import available_timezones

from intermediary.loading.faults import Refused, shown

NULL = r"\N"
WHITE = " \t\n\r\x0b\x0c\xa0"  # what is cut off cells, and ignored around stored text
SQL_WHITE = r"E' \t\n\r\x0b\f\u00a0'"
BIGGEST = 2**63 - 1

_SPECIAL = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_NUMBER = re.compile(r"(-?)(\d*)(?:\.(\d*))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d\d", re.ASCII)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_SOC = re.compile(r"\d{2}-\d{4}(\.\d{2})?", re.ASCII)


def copied(text: str) -> str:
    """Text as COPY wants it."""
    return text.translate(_SPECIAL) if not text.isalnum() else text


@dataclass(frozen=True, kw_only=True)
class Value:
    """One kind of cell; this plain one takes nothing."""

    sql: str = "text"
    empty: str = NULL

    def read(self, text: str) -> str:
        raise NotImplementedError

    def write(self, stored: str) -> str:
        return f"({stored})::text"

    def same(self, stored: str, new: str) -> str:
        return f"{stored} is not distinct from {new}"


@dataclass(frozen=True, kw_only=True)
class Text(Value):
    """Words, kept as they are; blank is the empty text."""

    limit: int = 200
    shape: re.Pattern | None = None
    wanted: str = ""
    empty: str = ""

    def read(self, text):
        if len(text) > self.limit:
            raise Refused(f"longer than {self.limit} characters")
        if self.shape and not self.shape.fullmatch(text):
            raise Refused(f"{shown(text)} is not {self.wanted}")
        if "\x00" in text:
            raise Refused("holds a NUL character")
        return copied(text)

    def write(self, stored):
        return f"nullif({stored}, '')"

    def same(self, stored, new):
        return f"btrim({stored}, {SQL_WHITE}) is not distinct from {new}"


@dataclass(frozen=True, kw_only=True)
class Name(Text):
    """The key of another row, or an own one; blank is nothing."""

    empty: str = NULL

    def write(self, stored):
        return stored

    def same(self, stored, new):
        return f"{stored} is not distinct from {new}"


@dataclass(frozen=True, kw_only=True)
class Mail(Name):
    """The e-mail address of a person who may sign in: lower case."""

    limit: int = 254
    shape: re.Pattern = _MAIL
    wanted: str = "an e-mail address"

    def read(self, text):
        return super().read(text.lower())


@dataclass(frozen=True, kw_only=True)
class Zone(Text):
    """A time zone by its IANA name."""

    limit: int = 64

    def read(self, text):
        if text not in available_timezones():
            raise Refused(f'{shown(text)} is not a time zone such as "America/New_York"')
        return text


@dataclass(frozen=True, kw_only=True)
class Code(Value):
    """One of a list of codes; blank is not known."""

    codes: tuple[str, ...]
    empty: str = ""

    def read(self, text):
        if text not in self.codes:
            raise Refused(f"unknown code {shown(text)}: one of {', '.join(self.codes)}")
        return text

    def write(self, stored):
        return f"nullif({stored}, '')"


@dataclass(frozen=True, kw_only=True)
class Several(Value):
    """Several values joined by `|`, in any order."""

    each: Value
    sql: str = "text[]"
    empty: str = "{}"

    def read(self, text):
        parts = [part.strip(WHITE) for part in text.split("|")]
        known = {self.each.read(part): part for part in parts if part}
        quoted = (part.replace("\\", r"\\").replace('"', r"\"") for part in known.values())
        return copied("{" + ",".join(f'"{part}"' for part in quoted) + "}")

    def write(self, stored):
        return f"nullif(array_to_string({stored}, '|'), '')"

    def same(self, stored, new):
        stored, new = f"({stored})::text[]", f"({new})::text[]"
        return f"({stored} <@ {new} and {new} <@ {stored})"


@dataclass(frozen=True, kw_only=True)
class YesNo(Value):
    """yes or no; blank is not known."""

    sql: str = "boolean"

    def read(self, text):
        word = text.lower()
        if word not in ("yes", "no"):
            raise Refused(f"{shown(text)} is neither yes nor no")
        return "t" if word == "yes" else "f"

    def write(self, stored):
        return f"case {stored} when true then 'yes' when false then 'no' end"


@dataclass(frozen=True, kw_only=True)
class Number(Value):
    """A plain decimal that is not negative, kept as an integer of `places` decimals."""

    places: int = 0
    most: int = BIGGEST  # in whole units
    least: int = 0
    zero_is_blank: bool = False
    sql: str = "bigint"

    def read(self, text):
        match = _NUMBER.fullmatch(text) if len(text) <= 40 else None
        if not match or not (match[2] or match[3]):
            example = "18.50" if self.places else "18"
            raise Refused(f"{shown(text)} is not a plain number such as {example}")
        part = (match[3] or "").rstrip("0")
        if len(part) > self.places:
            fault = f"has more than {self.places} decimals" if self.places else "is not whole"
            raise Refused(f"{text} {fault}")
        return self._within(text, int(match[1] + (match[2] or "0") + part.ljust(self.places, "0")))

    def _within(self, text, scaled):
        if scaled == 0 and self.zero_is_blank:
            return self.empty
        if scaled < 0:
            raise Refused(f"{text} is negative")
        if scaled < self.least * 10**self.places:
            raise Refused(f"{text} is less than {self.least:,}")
        most = min(self.most, BIGGEST // 10**self.places)
        if scaled > most * 10**self.places:
            raise Refused(f"{text} is more than {most:,}")
        return str(scaled)

    def write(self, stored):
        if not self.places:
            return f"({stored})::text"
        return f"trim_scale({stored} * 0.{'1'.rjust(self.places, '0')})::text"


@dataclass(frozen=True, kw_only=True)
class Day(Value):
    """A date; `format` (as in strptime) reads other people's, and ISO is read as well."""

    sql: str = "date"
    format: str = ""

    def read(self, text):
        if self.format:
            try:
                return dt.datetime.strptime(text, self.format).date().isoformat()  # noqa: DTZ007
            except ValueError:
                if not _DAY.fullmatch(text):
                    example = dt.date(2026, 11, 23).strftime(self.format)
                    raise Refused(f"{shown(text)} is not a date like {example}") from None
        try:
            return dt.date.fromisoformat(_DAY.fullmatch(text)[0]).isoformat()
        except (ValueError, TypeError):
            raise Refused(f"{shown(text)} is not a date (YYYY-MM-DD)") from None


@dataclass(frozen=True, kw_only=True)
class Month(Day):
    """A month, kept as its first day."""

    def read(self, text):
        try:
            day = super().read(f"{text}-01" if _MONTH.fullmatch(text) else text)
        except Refused:
            raise Refused(f"{shown(text)} is not a month (YYYY-MM)") from None
        if not self.format and not day.endswith("-01"):
            raise Refused(f"{shown(text)} is a day, not a month (YYYY-MM)")
        return f"{day[:8]}01"

    def write(self, stored):
        return f"to_char({stored}, 'YYYY-MM')"


@dataclass(frozen=True, kw_only=True)
class Instant(Value):
    """An instant in ISO form; without an offset it is a wall clock's, resolved by SQL.

    Staged as text: with an offset `2026-03-02T17:00:00+00:00` (in UTC), else without.
    """

    format: str = ""

    def read(self, text):
        try:
            if self.format:
                moment = dt.datetime.strptime(text, self.format)  # noqa: DTZ007
            else:
                moment = dt.datetime.fromisoformat(text)
            return (moment.astimezone(dt.UTC) if moment.tzinfo else moment).isoformat()
        except (ValueError, OverflowError):
            raise Refused(f"{shown(text)} is not a time (YYYY-MM-DDTHH:MM+HH:MM)") from None

    def write(self, stored):
        utc = f"to_char({stored} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"
        return f"replace({utc}, '.000000', '') || '+00:00'"


@dataclass(frozen=True, kw_only=True)
class Made(Text):
    """Text of a syntax of its own, read by a function that returns its normal form."""

    reader: object = field(default=str)

    def read(self, text):
        return super().read(self.reader(text))


HOURS_MOST = 1_000_000_000
MONEY_MOST = 100_000_000  # dollars; more is a typing error, whatever the period


def pay() -> Number:
    """Stated pay: above zero; 0 is blank."""
    return Number(places=6, most=MONEY_MOST, zero_is_blank=True)


def hours(most: int, *, zero_is_blank: bool = False) -> Number:
    """Hours to a hundredth."""
    return Number(places=2, most=most, zero_is_blank=zero_is_blank)


def count(most: int = 2**31 - 1, least: int = 0) -> Number:
    """A whole number."""
    return Number(most=most, least=least)


def language() -> Text:
    """A BCP 47 language tag."""
    return Text(limit=35, shape=_LANGUAGE, wanted="a language tag such as en or zh-Hant")


def soc() -> Text:
    """An occupation code."""
    return Text(limit=10, shape=_SOC, wanted="an occupation code NN-NNNN or NN-NNNN.NN")


def mail_text() -> Text:
    """An e-mail address of somebody who need not sign in."""
    return Text(limit=254, shape=_MAIL, wanted="an e-mail address")


def state() -> Text:
    """A state's two letters."""
    return Text(limit=2)


def codes_of(choices) -> Code:
    """The codes of a TextChoices."""
    return Code(codes=tuple(choices.values))
