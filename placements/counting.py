"""Whether a job counts for the placement KPIs, and why not: the rule of DOMAIN 4 in sentences.

The same rule in SQL is `outcome_sql.jobs`; a test holds the two and `PlacementQuerySet.counting`
against each other.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from intermediary.templatetags.words import record_date, short_date
from placements.choices import COUNTING_KINDS, PART_TIME_HOURS, SUFFICIENT, PlacementKind, Tier
from placements.models import Evidence, Placement
from trainees.choices import EnrollmentStatus
from trainees.deadlines import deadlines
from trainees.models import Enrollment

STRENGTH = {tier: place for place, tier in enumerate(Tier.values)}


@dataclass(frozen=True)
class Count:
    """Whether a job counts, in a word, a sentence, and what else there is to know."""

    state: str
    word: str | Promise
    sentence: str
    reasons: list[str] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether the job is in the KPIs now."""
        return self.state == "good"


def strongest(evidence: Iterable[Evidence], on: dt.date) -> Evidence | None:
    """The strongest proof that is dated by this day and not disputed on it."""
    standing = [
        each
        for each in evidence
        if (not each.dated_on or each.dated_on <= on)
        and (not each.disputed_on or each.disputed_on > on)
    ]
    return min(standing, key=lambda each: STRENGTH[each.tier], default=None)


def why_never(placement: Placement, enrollment: Enrollment | None) -> list[str]:
    """Why a job cannot count, whatever evidence there is."""
    reasons = [_why_kind(placement)]
    if enrollment is None:
        reasons.append(_("It belongs to no cohort the person had started by then."))
    elif placement.started_on < enrollment.cohort.starts_on:
        first = record_date(enrollment.cohort.starts_on)
        reasons.append(_("It began before the cohort did on %s.") % first)
    graduated_on = enrollment.graduated_on if enrollment else None
    if graduated_on and placement.ended_on and placement.ended_on < graduated_on:
        reasons.append(_("It ended before the graduation on %s.") % record_date(graduated_on))
    return [reason for reason in reasons if reason]


def _why_kind(placement: Placement) -> str:
    """Why this kind of work does not count, or nothing."""
    if placement.kind in COUNTING_KINDS:
        return ""
    if placement.kind != PlacementKind.PART_TIME:
        kind = PlacementKind(placement.kind).label
        return _("%s: recorded, does not count.") % kind
    if placement.hours_per_week is None:
        return _("Part-time with hours unknown: counts from %s a week.") % PART_TIME_HOURS
    if placement.hours_per_week < PART_TIME_HOURS:
        return _("Part-time under %s hours: recorded, does not count.") % PART_TIME_HOURS
    return ""


def why_not_yet(
    placement: Placement, enrollment: Enrollment, tier: str | None, on: dt.date
) -> list[str]:
    """What is still missing before a job counts on this day."""
    reasons = []
    if placement.started_on > on:
        reasons.append(_("It starts on %s.") % record_date(placement.started_on))
    if tier not in SUFFICIENT:
        given = Tier(tier).label.lower() if tier else _("none dated by then")
        reasons.append(_("Evidence too weak: %s. A pay stub or stronger is needed.") % given)
    graduated_on = enrollment.graduated_on
    if enrollment.status != EnrollmentStatus.GRADUATED or not graduated_on or graduated_on > on:
        reasons.append(_("The person has not graduated: it counts from the graduation on."))
    return reasons


def count(
    placement: Placement, enrollment: Enrollment | None, tier: str | None, on: dt.date
) -> Count:
    """Whether a job counts for the KPIs on this day, and toward which deadlines.

    `tier` is that of its strongest evidence; the placement need not be saved.
    """
    if never := why_never(placement, enrollment):
        return Count("mute-no", _("Does not count"), never[0], never[1:])
    assert enrollment is not None  # noqa: S101 - why_never has refused the other case
    if missing := why_not_yet(placement, enrollment, tier, on):
        if placement.started_on > on:
            word = _("Starts %s") % short_date(placement.started_on, on)
            return Count("mute", word, missing[0], missing[1:])
        return Count("warn-open", _("Does not count yet"), missing[0], missing[1:])
    return Count("good", _("Counts"), _reached(placement, enrollment))


def _reached(placement: Placement, enrollment: Enrollment) -> str:
    """The first deadline a job is in time for, in a sentence."""
    day = max(0, (placement.started_on - enrollment.graduated_on).days)
    for deadline in deadlines(enrollment.graduated_on):
        if placement.started_on <= deadline.on:
            said = {"n": day, "name": deadline.name, "day": record_date(deadline.on)}
            return _("Started on day %(n)s, in time for %(name)s (%(day)s).") % said
    return _("Started on day %s, after month 9: no deadline is met by it.") % day


def enrollment_of(placement: Placement, enrollments: Iterable[Enrollment]) -> Enrollment | None:
    """The enrollment a job belongs to, out of all those of the person."""
    if placement.enrollment_id:
        return next((e for e in enrollments if e.pk == placement.enrollment_id), None)
    started = [e for e in enrollments if e.started_on and e.started_on <= placement.started_on]
    return max(started, key=lambda e: (e.started_on, e.pk), default=None)
