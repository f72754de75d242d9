"""From application to a year at work: how far everyone of some cohorts has come, step by step.

Each step is judged among those who reached the one before it, in the KPIs' own buckets: the bucket
of graduation, of placement in time, and of retention is the metric's own, as of the same day. An
enrollment counts once it was applied for; of the steps before training only the first day has a
date, so admission is taken as it is on record now.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intermediary.kpi.rates import Bucket
from trainees.choices import EnrollmentStatus
from trainees.kpi_sql import quarter_of
from trainees.kpis import finishes
from trainees.models import Finish

REACHED = (Bucket.HIT, Bucket.PENDING_HIT)
NOT_KNOWN = (Bucket.UNVERIFIED, Bucket.UNKNOWN)
ADMITTED = (EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


@dataclass(frozen=True)
class Step:
    """One step: its code, what it is called, and the step whose people it is judged among.

    `unknown` and `stopped` say where those stand who are not known to have reached it.
    """

    code: str
    title: str | Promise
    before: str | None = None
    unknown: str | Promise = _("not known")
    stopped: str | Promise = ""


_WEAK = _("weak or not known")
STEPS = (
    Step("applied", _("Applied")),
    Step("admitted", _("Admitted"), "applied", stopped=_("declined")),
    Step("started", _("Started training"), "admitted", stopped=_("did not start")),
    Step("graduated", _("Graduated"), "started", stopped=_("did not graduate")),
    Step("placed_120d", _("Placed within 120 days"), "graduated", _WEAK, _("not in time")),
    Step("placed_9m", _("Placed within 9 months"), "graduated", _WEAK, _("not in time")),
    Step("retained_365", _("Employed after a year"), "placed_9m", _WEAK, _("not employed")),
)


@dataclass(frozen=True)
class Stage:
    """A step with its people: those who reached it, and where the others stand."""

    step: Step
    reached: int = 0
    open: int = 0  # not due yet: never counted as lost
    unknown: int = 0  # evidence too weak, or nothing on record
    left_out: int = 0  # excluded: death, illness, service, further education
    stopped: int = 0
    before: int = 0  # who reached the step before
    first: int = 0  # who applied

    @property
    def of_before(self) -> float | None:
        """The share of the step before; None while nobody reached that."""
        return self.reached / self.before if self.before else None

    @property
    def of_first(self) -> float | None:
        """The share of everyone who applied."""
        return self.reached / self.first if self.first else None


@dataclass(frozen=True)
class Funnel:
    """All steps in order."""

    stages: list[Stage] = field(default_factory=list)

    def __getitem__(self, code: str) -> Stage:
        return next(stage for stage in self.stages if stage.step.code == code)

    @property
    def is_empty(self) -> bool:
        """Whether nobody applied at all."""
        return not self.stages or not self.stages[0].reached


def of_buckets(counts: Mapping[str, Counter]) -> Funnel:
    """The funnel that these numbers of people in each bucket of each step make."""
    reached = {step.code: sum(counts[step.code][bucket] for bucket in REACHED) for step in STEPS}
    return Funnel(
        [
            Stage(
                step,
                reached=reached[step.code],
                open=counts[step.code][Bucket.PENDING],
                unknown=sum(counts[step.code][bucket] for bucket in NOT_KNOWN),
                left_out=counts[step.code][Bucket.EXCLUDED],
                stopped=counts[step.code][Bucket.MISSED],
                before=reached.get(step.before, 0),
                first=reached["applied"],
            )
            for step in STEPS
        ]
    )


def relation(as_of: dt.date, outcomes: str, *, fresh: bool) -> str:
    """One row per enrollment with the bucket of each step, null where it is not judged for it.

    `outcomes` is the relation of graduates as of the day; `fresh` says that the stored finishes
    are of that day. Dates of a report bound the start of the cohort (`day`).
    """
    day = f"date '{as_of.isoformat()}'"
    finished = Finish._meta.db_table if fresh else f"({finishes(as_of)})"
    hit, reached = int(Bucket.HIT), ", ".join(str(int(bucket)) for bucket in REACHED)
    return f"""(
        SELECT g.cohort_id, g.day, g.quarter, {hit} AS applied, g.admitted, g.started, g.graduated,
            CASE WHEN g.graduated = {hit} THEN {_known("o.placed_120d")} END AS placed_120d,
            CASE WHEN g.graduated = {hit} THEN {_known("o.placed_9m")} END AS placed_9m,
            CASE WHEN g.graduated = {hit} AND o.placed_9m IN ({reached})
                THEN coalesce(o.retained_365, {int(Bucket.PENDING)}) END AS retained_365
        FROM (
            SELECT s.*, CASE WHEN s.started = {hit} THEN {_graduated(day)} END AS graduated
            FROM (
                SELECT e.*, {_started()} AS started FROM ({_admitted(day)}) e
            ) s LEFT JOIN {finished} f ON f.enrollment_id = s.id
        ) g LEFT JOIN {outcomes} o ON o.enrollment_id = g.id
    )"""  # noqa: S608 - our own expressions and a date


def _known(bucket: str) -> str:
    """A bucket; of a graduate without a date of graduation nothing is known."""
    return f"coalesce({bucket}, {int(Bucket.UNKNOWN)})"


def _admitted(day: str) -> str:
    """Applications by the day: whether each began, left or is over, and its bucket of admission."""
    status = {code.name: f"'{code.value}'" for code in EnrollmentStatus}
    admitted = ", ".join(f"'{code.value}'" for code in ADMITTED)
    return f"""
        SELECT a.*, CASE
                WHEN a.begun OR a.status IN ({admitted}) THEN {int(Bucket.HIT)}
                WHEN a.status = {status["DECLINED"]} THEN {int(Bucket.MISSED)}
                WHEN a.gone OR a.ended THEN {int(Bucket.UNKNOWN)}
                ELSE {int(Bucket.PENDING)} END AS admitted
        FROM (
            SELECT e.id, e.cohort_id, e.status, e.graduated_on, e.exclusion_on,
                c.starts_on AS day, {quarter_of("c.ends_on")} AS quarter,
                coalesce(e.started_on <= {day}, false) AS begun, c.ends_on <= {day} AS ended,
                e.status = {status["DECLINED"]} OR (e.status = {status["WITHDRAWN"]}
                    AND coalesce(e.withdrawn_on <= {day}, true)) AS gone
            FROM trainees_enrollment e JOIN trainees_cohort c ON c.id = e.cohort_id
            WHERE e.applied_on IS NULL OR e.applied_on <= {day} OR e.started_on <= {day}
        ) a
    """  # noqa: S608


def _started() -> str:
    """The bucket of starting; nobody noted what became of those who had not by the end."""
    return f"""CASE WHEN e.admitted <> {int(Bucket.HIT)} THEN NULL
        WHEN e.begun THEN {int(Bucket.HIT)} WHEN e.ended THEN {int(Bucket.UNKNOWN)}
        ELSE {int(Bucket.PENDING)} END"""


def _graduated(day: str) -> str:
    """The KPI's bucket of those whose cohort is over; the others are open until they leave it."""
    return f"""CASE WHEN s.ended THEN f.graduation
        WHEN s.exclusion_on <= {day} AND (s.graduated_on <= s.exclusion_on) IS NOT TRUE
            THEN {int(Bucket.EXCLUDED)}
        WHEN s.graduated_on <= {day} THEN {int(Bucket.HIT)}
        WHEN s.gone THEN {int(Bucket.MISSED)} ELSE {int(Bucket.PENDING)} END"""
