"""A first look at somebody's file: what its columns hold, and which of ours they may be."""

import re
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import islice

from intermediary.loading.examine import Examined
from intermediary.loading.faults import Refused
from intermediary.loading.kind import Column, Kind
from intermediary.loading.mapping import ERROR_COLUMNS, Mapping
from intermediary.loading.reading import opened
from intermediary.loading.values import WHITE, Code, Day, Instant, YesNo

LOOKED_AT = 5_000  # rows
WORDS = 30  # distinct cells of one column that are kept
ALIKE = 0.72  # how alike two names must be to be suggested

DATE_FORMATS = ("%m/%d/%Y", "%m/%d/%y", "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%b %d, %Y",
                "%B %d, %Y", "%d-%b-%Y", "%m/%d/%Y %H:%M", "%Y-%m-%dT%H:%M:%S.%f",
                "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")  # fmt: skip
OTHER_NAMES = {
    "trainee": ("student id", "participant id", "learner id", "trainee number"),
    "first_name": ("given name",),
    "last_name": ("surname", "family name"),
    "email": ("e mail", "email address", "e mail address"),
    "phone": ("telephone", "phone number", "mobile", "cell phone"),
    "birth_date": ("dob", "date of birth", "birthday"),
    "race_ethnicity": ("race", "ethnicity", "race and ethnicity"),
    "postal_code": ("zip", "zip code"),
    "prior_annual_earnings": ("prior earnings", "earnings before"),
    "cohort": ("class", "group", "cohort code"),
    "site": ("location", "campus"),
    "employer": ("company", "agency", "organization", "employer name"),
    "title": ("job title", "position", "business title"),
    "soc": ("soc code", "occupation code"),
    "positions": ("openings", "number of positions", "of positions", "vacancies"),
    "pay": ("wage", "salary", "hourly wage", "rate of pay"),
    "pay_min": ("salary range from", "salary from", "minimum pay", "lowest pay", "wage from"),
    "pay_max": ("salary range to", "salary to", "maximum pay", "highest pay", "wage to"),
    "pay_period": ("salary frequency", "pay frequency", "paid", "per"),
    "hours_per_week": ("weekly hours", "hours week"),
    "schedule": ("full time part time indicator", "full time or part time", "ft pt"),
    "posted_on": ("posting date", "date posted", "posted"),
    "closes_on": ("post until", "closing date", "deadline"),
    "starts_on": ("start date", "first day"),
    "ends_on": ("end date", "last day"),
    "started_on": ("start date", "hire date", "date hired", "first day of work"),
    "ended_on": ("end date", "last day of work", "termination date"),
    "graduated_on": ("graduation date", "completion date"),
    "status": ("enrollment status", "state"),
    "evidence": ("proof", "verified by", "verification"),
}


@dataclass
class Survey:
    """The columns of a file, some of what they hold, and all of it where it is little."""

    header: list[str]
    samples: dict[str, list[str]] = field(default_factory=dict)  # the first distinct cells
    words: dict[str, list[str]] = field(default_factory=dict)


def survey(examined: Examined, known: set[str]) -> Survey:
    """Look at the first rows of a file."""
    with opened(examined, known) as table:
        names = [name for name in dict.fromkeys(table.header) if name not in (*ERROR_COLUMNS, "")]
        found = Survey(names)
        seen: dict[str, dict[str, None]] = {name: {} for name in names}
        for _line, cells in islice(table.rows, LOOKED_AT):
            for name, cell in zip(table.header, cells, strict=False):
                if name in seen and len(seen[name]) <= WORDS:
                    seen[name][cell.strip(WHITE)] = None
    for name, words in seen.items():
        found.samples[name] = [word for word in words if word][:WORDS]
        found.words[name] = sorted(words) if len(words) <= WORDS else []
    return found


def suggest(kind: Kind, found: Survey, given: Mapping) -> Mapping:
    """Fill what a map does not say yet: names that are alike, codes and dates that can be read."""
    free = [name for name in found.header if name not in given.columns.values()]
    columns = dict(given.columns)
    pairs = sorted(
        (
            (alike(column.name, name), -place, column.name, name)
            for place, column in enumerate(kind.columns)
            for name in free
            if column.name not in columns and column.name not in given.constants
        ),
        reverse=True,
    )
    for likeness, _place, column, name in pairs:
        if likeness >= ALIKE and column not in columns and name not in columns.values():
            columns[column] = name
    return with_readings(kind, found, replace(given, columns=columns, given=True))


def with_readings(kind: Kind, found: Survey, given: Mapping) -> Mapping:
    """Suggest how codes and dates of the mapped columns are to be read."""
    values = {name: dict(words) for name, words in given.values.items()}
    dates = dict(given.dates)
    for name, source in given.columns.items():
        column = kind.column(name)
        if codes := codes_of(column):
            for word in unread(column, found.words.get(source, [])):
                if code := code_for(word, codes):
                    values.setdefault(name, {}).setdefault(word, code)
        elif isinstance(column.value, Day | Instant) and name not in dates:
            dates[name] = format_for(column, found.samples.get(source, []))
    dates = {name: form for name, form in dates.items() if form}
    return replace(given, values=values, dates=dates)


def plain(name: str) -> str:
    """A name without case, punctuation and joints."""
    return " ".join(re.findall(r"[a-z0-9]+", name.lower()))


def alike(column: str, name: str) -> float:
    """How alike one of our names and one of the file's are: 0 to 1."""
    theirs = plain(name)
    names = (plain(column), *OTHER_NAMES.get(column, ()))
    if theirs in names:
        return 1 if theirs == names[0] else 0.99
    return max(SequenceMatcher(None, ours, theirs).ratio() for ours in names) - 0.02


def codes_of(column: Column) -> tuple[str, ...]:
    """The codes that a column takes, if it takes codes one at a time."""
    if isinstance(column.value, Code):
        return column.value.codes
    return ("yes", "no") if isinstance(column.value, YesNo) else ()


def unread(column: Column, words: list[str]) -> list[str]:
    """The words of a file that a column does not understand as they are."""
    return [word for word in words if word and not _reads(column.value, word)]


def _reads(value, word):
    try:
        value.read(word)
    except Refused:
        return False
    return True


def code_for(word: str, codes: tuple[str, ...]) -> str:
    """The code that a word most likely means, or nothing."""
    said = plain(word)
    said = {"y": "yes", "n": "no", "true": "yes", "false": "no", "1": "yes", "0": "no"}.get(
        said if "yes" in codes else "", said
    )
    exact = [code for code in codes if plain(code) == said]
    begun = [code for code in codes if said and plain(code).startswith(said)]
    near = [c for c in codes if SequenceMatcher(None, plain(c), said).ratio() >= 0.8]
    for found in (exact, begun, near):
        if len(found) == 1:
            return found[0]
    return ""


def format_for(column: Column, samples: list[str]) -> str:
    """The form that reads most samples; nothing when ISO reads as many."""
    forms = ("", *DATE_FORMATS)
    values = {form: replace(column.value, **{"format": form}) for form in forms}
    read = {
        form: sum(_reads(value, sample) for sample in samples) for form, value in values.items()
    }
    best = max(read, key=read.__getitem__)  # the first of equals: ISO, then the usual ones
    return best if 0 < len(samples) <= read[best] * 2 else ""
