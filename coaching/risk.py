"""Whom a coach should turn to first: points for what is known, the most points first.

A sum that anybody can check, not a prediction. Points (the sentences stand beside each person):
- a concern about safety, harassment or discrimination that is not resolved: 40; any other: 10
- days past the day they should have been seen by, with no session booked: 1 each, 30 at most
- sessions missed in a row since they were last seen: 10 each, 30 at most
- no job and day 120 after graduation within 30 days: 1 for each day nearer, 30 on the day itself
- action items that are past their day: 2 each, 10 at most
- no e-mail address that works: 5
"""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.caseload import SEARCH, Case
from trainees.deadlines import day_120

URGENT_POINTS, CONCERN_POINTS, MISSED_POINTS, ITEM_POINTS, BOUNCE_POINTS = 40, 10, 10, 2, 5
MOST_OVERDUE, MOST_MISSED, MOST_ITEMS, NEAR = 30, 30, 10, 30
SILENT_AFTER = 2  # sessions missed in a row that make a flag


@dataclass
class Facts:
    """What is known of one person beside their sessions."""

    missed: int = 0
    open_items: int = 0
    late_items: int = 0
    concerns: int = 0
    urgent: int = 0
    bounced: bool = False


@dataclass
class Standing:
    """One person of a caseload: how they stand with their plan, what else is known, points."""

    case: Case
    facts: Facts = field(default_factory=Facts)
    on: dt.date = dt.date.min

    @property
    def pk(self) -> int:
        """The person's number; ties are told apart by it."""
        return self.case.enrollment.trainee_id

    @property
    def days_overdue(self) -> int:
        """How many days past the day they should have been seen by."""
        return self.case.days_overdue(self.on)

    @property
    def days_to_120(self) -> int | None:
        """Days left to day 120 of somebody who looks for work; None for all others, and later."""
        graduated_on = self.case.enrollment.graduated_on
        if self.case.plan is not SEARCH or graduated_on is None:
            return None
        left = (day_120(graduated_on) - self.on).days
        return left if left >= 0 else None

    @property
    def risk(self) -> int:
        """The sum of points."""
        return sum(points for points, _said in self.parts)

    @property
    def parts(self) -> list[tuple[int, str]]:
        """What the points are for, each with its sentence; nothing that is worth none."""
        found = [*self._told(), *self._known()]
        return [(points, said) for points, said in found if points > 0]

    def _told(self) -> list[tuple[int, str]]:
        facts, late = self.facts, self.days_overdue
        other = facts.concerns - facts.urgent
        return [
            (
                URGENT_POINTS * facts.urgent,
                ngettext("%(n)s urgent concern", "%(n)s urgent concerns", facts.urgent)
                % {"n": facts.urgent},
            ),
            (
                CONCERN_POINTS * other,
                ngettext("%(n)s open concern", "%(n)s open concerns", other) % {"n": other},
            ),
            (
                min(late, MOST_OVERDUE),
                ngettext("%(n)s day overdue", "%(n)s days overdue", late) % {"n": late},
            ),
        ]

    def _known(self) -> list[tuple[int, str]]:
        facts, left = self.facts, self.days_to_120
        near = 0 if left is None else max(NEAR - left, 0)
        missed = ngettext("missed the last session", "missed the last %(n)s sessions", facts.missed)
        items = ngettext("%(n)s action item late", "%(n)s action items late", facts.late_items)
        days = ngettext("%(n)s day to day 120", "%(n)s days to day 120", left or 0)
        return [
            (min(MISSED_POINTS * facts.missed, MOST_MISSED), missed % {"n": facts.missed}),
            (near, days % {"n": left or 0}),
            (min(ITEM_POINTS * facts.late_items, MOST_ITEMS), items % {"n": facts.late_items}),
            (BOUNCE_POINTS * facts.bounced, _("e-mail does not arrive")),
        ]

    @property
    def flags(self) -> set[str]:
        """The words by which the list can be narrowed."""
        facts = self.facts
        known = {
            "overdue": self.days_overdue > 0,
            "missed": facts.missed >= SILENT_AFTER,
            "concern": facts.concerns > 0,
            "items": facts.late_items > 0,
            "bounced": facts.bounced,
            "not_booked": self.case.next_at is None,
            "day_120": self.days_to_120 is not None and self.days_to_120 <= NEAR,
        }
        return {name for name, holds in known.items() if holds}


def by_risk(standings: list[Standing]) -> list[Standing]:
    """The most points first; of equal points the one due longest, then by name."""
    return sorted(standings, key=order_of)


def order_of(standing: Standing) -> tuple:
    """What a caseload is sorted by, smallest first."""
    trainee = standing.case.enrollment.trainee
    return (-standing.risk, standing.case.due_on, trainee.sort_key, standing.pk)
