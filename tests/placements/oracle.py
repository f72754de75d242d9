"""The KPI definitions written slowly and obviously, from the domain's text, without SQL.

Reads a small world through the ORM and judges one graduate at a time.
"""

import calendar
import datetime as dt
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from employers.answers import answer
from placements.models import OutcomeCheck, Placement
from standards import floors
from standards.models import Criterion
from standards.pay import SPANS, Pay, check
from trainees.models import Enrollment

SUFFICIENT = {"employer_confirmed", "payroll", "state_wage_record", "pay_stub"}
ALWAYS_COUNT = {"full_time", "apprenticeship", "temp_to_hire"}
FOREVER = dt.date.max
DAY = dt.timedelta(days=1)


def months_later(day, months):
    """The same day some calendar months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(
        year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1])
    )


DEADLINES = {
    "placed_120d": lambda graduated_on: graduated_on + 120 * DAY,
    "placed_6m": lambda graduated_on: months_later(graduated_on, 6),
    "placed_9m": lambda graduated_on: months_later(graduated_on, 9),
}


def belongs_to(fact, day):
    """The enrollment a placement or check belongs to."""
    if fact.enrollment_id:
        return fact.enrollment_id
    started = [
        (e.started_on, e.pk)
        for e in fact.trainee.enrollments.all()
        if e.started_on and e.started_on <= day
    ]
    return max(started)[1] if started else None


def hourly(pay, period, hours):
    """Dollars an hour as a fraction, or None."""
    if not pay or not period:
        return None
    if period == "hourly":
        return Fraction(pay)
    if not hours:
        return None
    payments, weeks = SPANS[period]
    return Fraction(pay) * payments / (weeks * Fraction(hours))


def is_good(placement):
    """Whether pay met the floor on the first day and the offer met the required criteria."""
    offer, day = placement.offer, placement.started_on
    if not offer:
        return None
    floor = floors.binding(offer.track, offer.site, day)
    pay = Pay(
        low=placement.pay,
        period=placement.pay_period,
        hours_per_week=placement.hours_per_week,
        schedule="full_time" if placement.kind == "full_time" else "",
    )
    result = check(pay, floor.amount if floor else None).result
    verdicts = {{"meets": True, "unknown": None, "implausible": None}.get(result, False)}
    required = [
        c.code
        for c in Criterion.objects.in_force("Job quality", day)
        if c.severity == "required" and c.code != "pay"
    ]
    verdicts |= {answer(offer, code) for code in required}
    return False if False in verdicts else None if None in verdicts else True


@dataclass
class Work:
    """A counting placement as it is known on a day."""

    placement: Placement
    as_of: dt.date

    def __post_init__(self):
        self.start = self.placement.started_on
        end = self.placement.ended_on
        self.end = end if end and end <= self.as_of else None
        self.employer = self.placement.employer_id
        self.hours = self.placement.hours_per_week or (
            40 if self.placement.kind == "full_time" else None
        )
        self.pay = hourly(self.placement.pay, self.placement.pay_period, self.hours)
        self.proofs = [
            (e.dated_on or self.start, e.tier in SUFFICIENT)
            for e in self.placement.evidence.all()
            if (e.dated_on or self.start) <= self.as_of
            and not (e.disputed_on and e.disputed_on <= self.as_of)
        ]
        self.sure = any(strong for _day, strong in self.proofs)

    def spans(self, day):
        return self.start <= day and (self.end is None or self.end >= day)

    def covers(self, day, *, strongly):
        """Whether we know that it still went on that day, by any or by sufficient evidence."""
        if not self.spans(day):
            return False
        if self.end:
            return self.sure or not strongly
        return any(
            day - 30 * DAY <= on <= day + 60 * DAY and (strong or not strongly)
            for on, strong in self.proofs
        )


class Graduate:
    """One graduate and everything known of their work on a day."""

    def __init__(self, enrollment, as_of):
        self.enrollment, self.as_of = enrollment, as_of
        self.graduated_on = enrollment.graduated_on
        self.works = sorted(self._works(), key=lambda work: (work.start, work.placement.pk))
        self.checks = [
            check
            for check in OutcomeCheck.objects.filter(trainee=enrollment.trainee)
            if check.checked_on <= as_of and belongs_to(check, check.checked_on) == enrollment.pk
        ]
        self.first = next((work for work in self.works if work.sure), None)
        self.anniversary = self.first and self.first.start + 365 * DAY
        if self.anniversary and self.anniversary > as_of:
            self.anniversary = None

    def _works(self):
        for placement in Placement.objects.filter(trainee=self.enrollment.trainee):
            if placement.started_on > self.as_of:
                continue
            if belongs_to(placement, placement.started_on) != self.enrollment.pk:
                continue
            part_time = placement.kind == "part_time" and (placement.hours_per_week or 0) >= 20
            if placement.kind not in ALWAYS_COUNT and not part_time:
                continue
            if placement.started_on < self.enrollment.cohort.starts_on:
                continue
            if placement.ended_on and placement.ended_on < self.graduated_on:
                continue
            yield Work(placement, self.as_of)

    def excluded(self, deadline):
        on = self.enrollment.exclusion_on
        if not on or on > deadline or on > self.as_of:
            return False
        return not any(work.start <= on for work in self.works)

    def placed(self, metric):
        deadline = DEADLINES[metric](self.graduated_on)
        if self.excluded(deadline):
            return "excluded"
        in_time = [work for work in self.works if work.start <= deadline]
        surely = any(work.sure for work in in_time)
        if deadline > self.as_of:
            return "pending_hits" if surely else "pending"
        if surely:
            return "hits"
        if in_time:
            return "unverified"
        later = any(work.start > deadline for work in self.works)
        idle = any(c.outcome == "not_employed" and c.checked_on >= deadline for c in self.checks)
        return "missed" if later or idle else "unknown"

    def well_placed(self, metric):
        """In time, proven, and in a good job."""
        deadline = DEADLINES[metric](self.graduated_on)
        bucket = self.placed(metric)
        verdicts = {is_good(w.placement) for w in self.works if w.sure and w.start <= deadline}
        if bucket == "pending_hits":
            return "pending_hits" if True in verdicts else "pending"
        if bucket == "hits":
            return "hits" if True in verdicts else "unknown" if None in verdicts else "missed"
        return bucket

    def retained(self, *, same):
        d = self.anniversary
        if not d:
            return None
        works = [w for w in self.works if not same or self._is_first_employer(w)]
        near = [c for c in self.checks if d - 30 * DAY <= c.checked_on <= d + 60 * DAY]
        employed = [
            c
            for c in near
            if c.outcome == "employed"
            and (not same or (c.employer_id and c.employer_id == self.first.employer))
        ]
        if any(w.covers(d, strongly=True) for w in works):
            return "hits"
        if any(c.tier in SUFFICIENT for c in employed):
            return "hits"
        if employed or any(w.covers(d, strongly=False) for w in works):
            return "unverified"
        if any(c.outcome == "not_employed" for c in near):
            return "missed"
        return "unknown" if any(w.spans(d) for w in works) else "missed"

    def _is_first_employer(self, work):
        if work is self.first:
            return True
        return work.employer is not None and work.employer == self.first.employer

    def wage_a_year_on(self):
        d = self.anniversary
        paid = [
            (abs((c.checked_on - d).days), c.checked_on < d, c.pk, pay)
            for c in self.checks
            if c.outcome == "employed"
            and c.tier in SUFFICIENT
            and d - 30 * DAY <= c.checked_on <= d + 60 * DAY
            and (pay := hourly(c.pay, c.pay_period, c.hours_per_week)) is not None
        ]
        if paid:
            return min(paid)[-1]
        later = [
            w
            for w in self.works[self.works.index(self.first) + 1 :]
            if w.sure and w.spans(d) and w.pay is not None
        ]
        return later[-1].pay if later else None


def graduates(as_of):
    """Everyone who had graduated by the day."""
    found = Enrollment.objects.filter(status="graduated", graduated_on__lte=as_of)
    return [Graduate(enrollment, as_of) for enrollment in found.select_related("cohort", "trainee")]


def graduation(enrollment, as_of):
    """The bucket of someone who started in a cohort that has ended; None for anyone else."""
    ends_on = enrollment.cohort.ends_on
    if not enrollment.started_on or enrollment.started_on > as_of or ends_on > as_of:
        return None
    done = enrollment.status == "graduated"
    graduated_on = (enrollment.graduated_on or ends_on) if done else FOREVER
    out = enrollment.exclusion_on
    if out and out <= ends_on and graduated_on > out:
        return "excluded"
    return "hits" if graduated_on <= as_of else "missed"


BUCKETS = {
    **{metric: lambda graduate, metric=metric: graduate.placed(metric) for metric in DEADLINES},
    "quality_placed_120d": lambda graduate: graduate.well_placed("placed_120d"),
    "quality_placed_9m": lambda graduate: graduate.well_placed("placed_9m"),
    "retained_365": lambda graduate: graduate.retained(same=False),
    "retained_365_same": lambda graduate: graduate.retained(same=True),
}


def tally(buckets):
    """The counts of a row from the buckets of its people."""
    counts = Counter(bucket for bucket in buckets if bucket)
    of = counts["hits"] + counts["unverified"] + counts["unknown"] + counts["missed"]
    pending = counts["pending"] + counts["pending_hits"]
    return {
        "total": of + pending,
        "of": of,
        "pending": pending,
        **{n: counts[n] for n in ("hits", "unverified", "unknown", "pending_hits", "excluded")},
    }


def state(counts, target):
    """What the counts say against a target given as (numerator, denominator)."""
    over, under = target
    if counts["total"] == 0:
        return "no_data", None
    if counts["of"] == counts["total"]:
        return ("met" if counts["hits"] * under >= over * counts["of"] else "missed"), None
    sure = counts["hits"] + counts["pending_hits"]
    if sure * under >= over * counts["total"]:
        return "secured", None
    if (counts["hits"] + counts["pending"]) * under < over * counts["total"]:
        return "lost", None
    return "open", -(-over * counts["total"] // under) - sure


def quantile(values, part):
    """R type 7."""
    values = sorted(values)
    at = Fraction(part) * (len(values) - 1)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (at - low) * (values[high] - values[low])
