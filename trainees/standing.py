"""What apps above this one know about people on its lists: they register it when they start.

A list of people shows how each person stands with work and when a coach last saw them. Placements
and sessions lie above this app, so it only knows the shape of the answer: a teller fills rows of
one page, a standing narrows enrollments.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intermediary.choices import NAMES
from intermediary.models import User
from trainees.choices import EnrollmentStatus
from trainees.deadlines import day_120
from trainees.models import CoachAssignment, Cohort, Enrollment, OwnerAssignment, Trainee


@dataclass
class Row:
    """One person on a list, with the enrollment the list is about, if any."""

    trainee: Trainee
    enrollment: Enrollment | None
    standing: str = ""
    word: str | Promise = ""
    placed_on: dt.date | None = None
    coach: str = ""
    owner: str = ""
    last_session: dt.date | None = None

    def days_left(self, on: dt.date) -> int | None:
        """Days until day 120; negative once it is past, None before graduation."""
        return (self.day_120 - on).days if self.day_120 else None

    @property
    def day_120(self) -> dt.date | None:
        """The last day on which a start of work is within 120 days of graduation."""
        graduated_on = self.enrollment.graduated_on if self.enrollment else None
        return day_120(graduated_on) if graduated_on else None


@dataclass
class CohortRow:
    """One cohort on a list, with how many people stand where."""

    cohort: Cohort
    counts: dict[str, int]
    placed: int = 0
    contact: str = ""
    contact_word: str | Promise = ""

    @property
    def people(self) -> int:
        """Everyone who started: in training, graduated or withdrawn."""
        return self.in_training + self.graduates + self.counts.get(EnrollmentStatus.WITHDRAWN, 0)

    @property
    def in_training(self) -> int:
        """How many are in class."""
        return self.counts.get(EnrollmentStatus.ENROLLED, 0)

    @property
    def graduates(self) -> int:
        """How many graduated."""
        return self.counts.get(EnrollmentStatus.GRADUATED, 0)


@dataclass(frozen=True)
class Standing:
    """A way to stand with work, by which lists can be narrowed."""

    code: str
    word: str | Promise
    narrow: Callable


Teller = Callable[[list, dt.date], None]
_tellers: dict[type, list[Teller]] = {Row: [], CohortRow: []}
_standings: dict[str, Standing] = {}


def register_teller(teller: Teller, about: type = Row) -> None:
    """Let this function fill the rows of every list of people, or of cohorts."""
    if teller not in _tellers[about]:
        _tellers[about].append(teller)


def register_standing(code: str, word: str | Promise, narrow: Callable) -> None:
    """Offer a standing as a filter; `narrow(enrollments, on)` returns those that stand so."""
    _standings[code] = Standing(code, word, narrow)


def standings() -> list[Standing]:
    """Every standing a list can be narrowed to, in the order in which they were registered."""
    return list(_standings.values())


def people(pairs: Iterable[tuple[Trainee, Enrollment | None]], on: dt.date) -> list[Row]:
    """The rows of a list of people, with everything that is known of them on this day."""
    rows = [Row(trainee, enrollment) for trainee, enrollment in pairs]
    for row in rows:
        if row.enrollment:
            row.standing = row.enrollment.status
            row.word = row.enrollment.get_status_display()
    for teller in _tellers[Row]:
        teller(rows, on)
    return rows


def cohorts(found: Iterable[Cohort], on: dt.date) -> list[CohortRow]:
    """The rows of a list of cohorts, with how many people stand where on this day."""
    found = list(found)
    counts = Enrollment.objects.filter(cohort__in=found).by_cohort_and_status()
    rows = [CohortRow(cohort, counts.get(cohort.pk, {})) for cohort in found]
    for teller in _tellers[CohortRow]:
        teller(rows, on)
    return rows


def columns(named: Mapping[str, Callable], user: User) -> dict[str, Callable]:
    """The columns of a file about people, without `name` for who may not take names along."""
    may = user.has_role(*NAMES)
    return {head: value for head, value in named.items() if may or head != "name"}


def tell_coaches(rows: list[Row], on: dt.date) -> None:
    """Name the coach of each enrollment on this day."""
    _tell_holders(rows, on, CoachAssignment, "coach")


def tell_owners(rows: list[Row], on: dt.date) -> list[Row]:
    """Name the owner of each enrollment on this day, for the pages that show it."""
    _tell_holders(rows, on, OwnerAssignment, "owner")
    return rows


def _tell_holders(rows: list[Row], on: dt.date, model: type, name: str) -> None:
    found = {row.enrollment.pk: row for row in rows if row.enrollment}
    held = model.objects.filter(enrollment__in=list(found)).in_force(on)
    for assignment in held.select_related("user"):
        setattr(found[assignment.enrollment_id], name, str(assignment.user or ""))


register_teller(tell_coaches)
register_standing(
    "in_training",
    _("In training"),
    lambda enrollments, on: enrollments.filter(status=EnrollmentStatus.ENROLLED),
)
