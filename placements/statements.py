"""The quarterly statement of a training compact: what was promised beside what was done.

Employers read counts only, never a name. What counts is said by each count below. Days after `on`
do not exist.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median

from django.db.models import Sum

from employers.choices import EngagementKind, Promise
from employers.models import Agreement, Commitment, Contribution, Engagement
from placements.choices import InterviewState, PlacementKind
from placements.models import Interview, Placement
from standards.choices import Schedule
from standards.pay import Pay, round_half_up
from trainees.models import Enrollment

AGREED = (InterviewState.ACCEPTED, InterviewState.HELD)


@dataclass(frozen=True)
class Quarter:
    """Three months of a year; n from 1 to 4."""

    year: int
    n: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter of a day."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.n * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.n * 3, monthrange(self.year, self.n * 3)[1])

    @property
    def key(self) -> str:
        """As files write it: 2026-Q1."""
        return f"{self.year}-Q{self.n}"

    def __str__(self):
        return f"Q{self.n} {self.year}"


def quarters(agreement: Agreement, on: date) -> list[Quarter]:
    """The quarters of a compact that have begun by a day, the latest first."""
    last = Quarter.of(max(agreement.starts_on, min(on, agreement.ends_on)))
    at, found = Quarter.of(agreement.starts_on), []
    while (at.year, at.n) <= (last.year, last.n):
        found.append(at)
        at = Quarter(at.year + at.n // 4, at.n % 4 + 1)
    return found[::-1]


@dataclass(frozen=True)
class Line:
    """One kind of promise: who made it, how much was due in the quarter, how much was done."""

    name: str
    side: str
    promised: int | None
    done: Decimal | int
    is_over: bool
    is_money: bool = False

    @property
    def state(self) -> str:
        """Kept, missed, or still open; nothing was promised: no state."""
        if self.promised is None:
            return ""
        if self.done >= self.promised:
            return "met"
        return "missed" if self.is_over else "open"


@dataclass(frozen=True)
class Statement:
    """A quarter of a compact in numbers."""

    quarter: Quarter
    through: date
    lines: list[Line]
    others: list[Commitment]
    lowest: Decimal | None
    middle: Decimal | None
    paid: int
    hires: int
    agreed: Decimal | None

    @property
    def pay_state(self) -> str:
        """Whether the lowest starting pay known reaches the agreed pay."""
        if self.agreed is None or self.lowest is None:
            return ""
        return "met" if self.lowest >= self.agreed else "missed"


def statement(agreement: Agreement, quarter: Quarter, on: date) -> Statement:
    """What was due in a quarter and what was done in it, by the day `on`."""
    span = (quarter.first, min(quarter.last, on))
    due = [*agreement.commitments.filter(due_on__range=(quarter.first, quarter.last))]
    is_over = on > quarter.last
    lines = [_line(kind, due, count(agreement, span), is_over) for kind, count in COUNTS.items()]
    pays = hourly_starts(agreement, span)
    agreed = Pay(
        low=agreement.pay_min, period=agreement.pay_period, schedule=Schedule.FULL_TIME
    ).hourly(agreement.pay_min)
    return Statement(
        quarter=quarter,
        through=span[1],
        lines=lines,
        others=[each for each in due if each.kind == Promise.OTHER],
        lowest=round_half_up(min(pays)) if pays else None,
        middle=round_half_up(median(pays)) if pays else None,
        paid=len(pays),
        hires=hires(agreement, span),
        agreed=round_half_up(agreed),
    )


def _line(kind, due, done, is_over) -> Line:
    own = [each for each in due if each.kind == kind]
    sides = list(dict.fromkeys(str(each.get_side_display()) for each in own))
    promised = sum(each.amount for each in own) if own else None
    name = str(Promise(kind).label)
    return Line(name, ", ".join(sides), promised, done, is_over, kind == Promise.MONEY)


def _sponsored(agreement):
    """Enrollments in cohorts that the employer sponsors, in the compact's track and site."""
    rows = Enrollment.objects.filter(
        cohort__sponsorships__employer=agreement.employer_id, cohort__track=agreement.track_id
    )
    return rows.filter(cohort__site=agreement.site_id) if agreement.site_id else rows


def seats(agreement, span) -> int:
    """People who started training in a sponsored cohort."""
    return _sponsored(agreement).filter(started_on__range=span).count()


def graduates(agreement, span) -> int:
    """People who graduated from a sponsored cohort."""
    return _sponsored(agreement).filter(graduated_on__range=span).count()


def interviews(agreement, span) -> int:
    """Interviews with the employer that were agreed or took place."""
    rows = Interview.objects.filter(match__offer__employer=agreement.employer_id)
    return rows.filter(state__in=AGREED, starts_at__date__range=span).count()


def _hired(agreement, span):
    return Placement.objects.filter(employer=agreement.employer_id, started_on__range=span)


def hires(agreement, span) -> int:
    """Jobs at the employer that began."""
    return _hired(agreement, span).count()


def instructor_hours(agreement, span) -> Decimal:
    """Hours in which the employer's people taught."""
    taught = Engagement.objects.filter(
        employer=agreement.employer_id, kind=EngagementKind.GUEST_TEACHING, held_on__range=span
    )
    return taught.aggregate(total=Sum("hours"))["total"] or Decimal(0)


def money(agreement, span) -> Decimal:
    """Dollars that came from the employer."""
    given = Contribution.objects.filter(employer=agreement.employer_id, received_on__range=span)
    return given.aggregate(total=Sum("amount"))["total"] or Decimal(0)


COUNTS: dict[str, Callable] = {
    Promise.SEATS: seats,
    Promise.GRADUATES: graduates,
    Promise.INTERVIEWS: interviews,
    Promise.HIRES: hires,
    Promise.INSTRUCTOR_HOURS: instructor_hours,
    Promise.MONEY: money,
}


def hourly_starts(agreement, span) -> list[Fraction]:
    """Starting pay by the hour of the hires whose pay is known."""
    return [pay for job in _hired(agreement, span) if (pay := hourly(job)) is not None]


def hourly(job: Placement) -> Fraction | None:
    """What the pay of a job comes to an hour; a full-time job without hours has 40."""
    full = Schedule.FULL_TIME if job.kind == PlacementKind.FULL_TIME else ""
    pay = Pay(low=job.pay, period=job.pay_period, hours_per_week=job.hours_per_week, schedule=full)
    return pay.hourly(job.pay)
