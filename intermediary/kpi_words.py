"""What the people (or cohorts) behind each KPI are called, and what became of them."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from intermediary.kpi import words
from intermediary.kpi.definitions import Kind
from intermediary.kpi.rates import Bucket, Rate, Spread
from intermediary.metrics import REGISTRY
from intermediary.templatetags.words import percent, plain_number, short_date
from trainees.deadlines import add_months, day_120

Said = str | Promise


@dataclass(frozen=True)
class Telling:
    """The words of one metric: the head of its count, whom it counts, and each outcome."""

    done: Said
    people: Said
    hit: Said
    missed: Said
    missed_short: Said
    weak: Said = later("placed, evidence too weak")


_PLACED = Telling(
    done=later("Placed"),
    people=later("graduates due so far"),
    hit=later("placed, evidence sufficient"),
    missed=later("not placed in time"),
    missed_short=later("Not in time"),
)
_GOOD = Telling(
    done=later("In a good job"),
    people=later("graduates due so far"),
    hit=later("in a good job, proven"),
    missed=later("not in a good job in time"),
    missed_short=later("Not in a good job"),
)
_STAYED = Telling(
    done=later("Employed"),
    people=later("a year after their first job began"),
    hit=later("employed, evidence sufficient"),
    missed=later("not employed"),
    missed_short=later("Not employed"),
    weak=later("employed, evidence too weak"),
)
TELLING = {
    "placed_120d": _PLACED,
    "placed_6m": _PLACED,
    "placed_9m": _PLACED,
    "quality_placed_120d": _GOOD,
    "quality_placed_9m": _GOOD,
    "retained_365": _STAYED,
    "retained_365_same": Telling(
        done=later("Stayed"),
        people=_STAYED.people,
        hit=later("with the same employer, evidence sufficient"),
        missed=later("not with the same employer"),
        missed_short=later("Left"),
        weak=later("with the same employer, evidence too weak"),
    ),
    "graduation": Telling(
        done=later("Graduated"),
        people=later("who started a class that has ended"),
        hit=later("graduated"),
        missed=later("did not graduate"),
        missed_short=later("Did not graduate"),
    ),
    "early_contact": Telling(
        done=later("Met an employer"),
        people=later("cohorts past day 28"),
        hit=later("met an employer by day 28"),
        missed=later("no employer contact by day 28"),
        missed_short=later("No contact"),
    ),
    "coached": Telling(
        done=later("Seen"),
        people=later("graduates with coaching left"),
        hit=later("seen in the last 90 days"),
        missed=later("not seen in the last 90 days"),
        missed_short=later("Not seen"),
    ),
}
_VALUE = Telling(
    done=later("Known"),
    people=later("graduates with a proven first job"),
    hit=later("known"),
    missed=later("not known"),
    missed_short=later("Not known"),
)
TELLING["wage_growth_365"] = replace(_VALUE, people=_STAYED.people)
_DEADLINES = {
    "120d": day_120,
    "6m": lambda day: add_months(day, 6),
    "9m": lambda day: add_months(day, 9),
}
LOOK = {  # the state badge of a person (or cohort): its shape and its short word
    Bucket.EXCLUDED: ("mute-no", later("Left out")),
    Bucket.PENDING: ("mute", later("Not due yet")),
    Bucket.PENDING_HIT: ("good-open", ""),
    Bucket.HIT: ("good", ""),  # blank: the metric's own word
    Bucket.UNVERIFIED: ("warn-open", later("Evidence too weak")),
    Bucket.UNKNOWN: ("no_data", later("Not known")),
    Bucket.MISSED: ("bad", ""),
}


def badge(metric: str, bucket: Bucket) -> tuple[str, str]:
    """The shape and the word of where a person or cohort stands."""
    look, word = LOOK[bucket]
    told = telling(metric)
    own = {
        Bucket.HIT: told.done,
        Bucket.PENDING_HIT: _("%s, not due yet") % told.done,
        Bucket.MISSED: told.missed_short,
    }
    return look, str(own.get(bucket, word))


def telling(metric: str) -> Telling:
    """The words of a metric."""
    return TELLING.get(metric, _VALUE)


def deadline(metric: str, graduated_on: dt.date | None) -> dt.date | None:
    """The day by which a graduate is judged, for metrics that have one."""
    if REGISTRY[metric].kind != Kind.DEADLINE or graduated_on is None:
        return None
    return _DEADLINES[metric.rpartition("_")[2]](graduated_on)


def bucket_words(metric: str, bucket: str) -> str:
    """What a figure counts: "outcome not known", "not placed in time"."""
    own = telling(metric)
    whole = _("every cohort") if metric == "early_contact" else _("everyone")
    said = {
        "total": whole,
        "of": _("due so far") if REGISTRY[metric].kind == Kind.DEADLINE else whole,
        "hits": own.hit,
        "unverified": own.weak,
        "unknown": _("outcome not known"),
        "missed": own.missed,
        "pending": _("not due yet"),
        "pending_hits": _("%s, not due yet") % str(own.done).lower(),
        "excluded": _("left out"),
    }
    if not REGISTRY[metric].is_rate:
        said |= {"of": _("known"), "unknown": _("not known")}
    return str(said[bucket])


def need(metric: str, figures: Rate | Spread, by: dt.date | None, on: dt.date) -> str:
    """What is needed by when, or by how much a target was met or missed."""
    if isinstance(figures, Spread):
        return ""
    if figures.state == "secured":
        sure = figures.hits + figures.pending_hits
        done = str(telling(metric).done).lower()
        said = {"sure": sure, "done": done, "wanted": words.goal(figures)}
        return _("Safe: %(sure)s %(done)s, %(wanted)s needed") % said
    return words.need(figures, by, on)


def short_need(metric: str, figures: Rate | Spread, by: dt.date | None, on: dt.date) -> str:
    """The same in a table under the head Needed: "9 more by Feb 20", "Short by 1"."""
    if isinstance(figures, Rate) and figures.state == "open":
        said = {"n": plain_number(figures.needed), "by": short_date(by, on) if by else ""}
        return _("%(n)s more by %(by)s") % said if by else _("%(n)s more") % said
    return need(metric, figures, by, on)


def count(metric: str, figures: Rate | Spread) -> str:
    """The count behind a figure: "127 of 180 due. 75 due later.", "80 of 100 known"."""
    if isinstance(figures, Spread):
        said = {"of": plain_number(figures.of), "total": plain_number(figures.total)}
        return _("%(of)s of %(total)s known") % said
    if REGISTRY[metric].kind == Kind.DEADLINE:
        if figures.pending and not figures.of:
            return _("%s due later.") % plain_number(figures.pending)
        return words.count(figures)
    hits, of = plain_number(figures.hits), plain_number(figures.of)
    said = {"hits": hits, "of": of, "people": telling(metric).people}
    return _("%(hits)s of %(of)s %(people)s") % said


def quartiles(metric: str, figures: Spread) -> str:
    """Between which values the middle half lies."""
    if figures.q1 is None or figures.q3 is None:
        return ""
    low, high = (words.value(metric, figures, each) for each in (figures.q1, figures.q3))
    return _("Half between %(low)s and %(high)s") % {"low": low, "high": high}


def target(metric: str) -> str:
    """The target as a figure: "70%", "4×", or that there is none."""
    asked = REGISTRY[metric].target
    if asked is None:
        return _("No target")
    return f"{asked}×" if REGISTRY[metric].kind == Kind.MULTIPLE else percent(asked)
