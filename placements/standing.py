"""Where graduates stand with work, told to the lists of people and cohorts of the app below."""

import datetime as dt

from django.db.models import Exists, Min, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.models import Engagement
from intermediary.templatetags.words import short_date
from placements.choices import SUFFICIENT
from placements.counting import enrollment_of, why_never
from placements.models import Evidence, Placement
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment
from trainees.standing import CohortRow, Row, register_standing, register_teller

CONTACT_DAYS = 28


def jobs_of_the_graduate():
    """Jobs of the outer enrollment that are of a counting kind and in its time, proven or not."""
    lasted = Q(ended_on__isnull=True) | Q(ended_on__gte=OuterRef("graduated_on"))
    jobs = Placement.objects.filter(trainee=OuterRef("trainee_id")).with_enrollment()
    return jobs.of_counting_kind().filter(
        lasted, belongs_to=OuterRef("pk"), started_on__gte=OuterRef("cohort__starts_on")
    )


def graduates(enrollments, on):
    """Those who graduated by this day and are not excluded on it.

    An exclusion recorded after work had started does not exclude.
    """
    worked = jobs_of_the_graduate().filter(started_on__lte=OuterRef("exclusion_on"))
    counted = Q(exclusion_on__isnull=True) | Q(exclusion_on__gt=on) | Exists(worked)
    return enrollments.filter(counted, status=EnrollmentStatus.GRADUATED, graduated_on__lte=on)


def proven_job(on):
    """Whether the outer enrollment has a job that counts on this day."""
    return Exists(jobs_of_the_graduate().filter(started_on__lte=on).proven(on))


def any_job(on):
    """Whether the outer enrollment has a job in time, whatever the evidence."""
    return Exists(jobs_of_the_graduate().filter(started_on__lte=on))


def not_placed(enrollments, on):
    """Graduates without any job that could count."""
    return graduates(enrollments, on).filter(~any_job(on))


def placed_weak(enrollments, on):
    """Graduates whose jobs have weak evidence only."""
    return graduates(enrollments, on).filter(any_job(on), ~proven_job(on))


def placed_confirmed(enrollments, on):
    """Graduates with a job that counts."""
    return graduates(enrollments, on).filter(proven_job(on))


def tell_standing(rows: list[Row], on: dt.date) -> None:
    """Say of each graduate whether they are placed, and how surely.

    Two plain queries and the rule in words of Python: the lists are the busiest pages.
    """
    found = {r.enrollment.pk: r for r in rows if r.enrollment and r.enrollment.graduated_on}
    any_on: dict[int, dt.date] = {}
    sure_on: dict[int, dt.date] = {}
    jobs = _jobs_of(found)
    proven = set(
        Evidence.objects.in_force(on)
        .filter(tier__in=SUFFICIENT, placement__in=[job.pk for job in jobs])
        .values_list("placement_id", flat=True)
    )
    for job in jobs:
        any_on.setdefault(job.enrollment_id, job.started_on)
        if job.pk in proven:
            sure_on.setdefault(job.enrollment_id, job.started_on)
    for pk, row in found.items():
        row.placed_on = sure_on.get(pk) or any_on.get(pk)
        row.standing, row.word = _standing(row.enrollment, any_on.get(pk), sure_on.get(pk), on)


def _jobs_of(found: dict[int, Row]) -> list[Placement]:
    """The jobs that could count for these graduates, the first one first, with their enrollment."""
    people = [row.trainee.pk for row in found.values()]
    fields = ("trainee_id", "enrollment_id", "kind", "started_on", "ended_on", "hours_per_week")
    jobs = [
        *Placement.objects.filter(trainee__in=people).order_by("started_on", "pk").only(*fields)
    ]
    if any(job.enrollment_id is None for job in jobs):
        known = Enrollment.objects.filter(trainee__in=people).only("trainee_id", "started_on")
        for job in jobs:
            own = enrollment_of(job, [e for e in known if e.trainee_id == job.trainee_id])
            job.enrollment_id = own.pk if own else None
    return [
        job
        for job in jobs
        if job.enrollment_id in found and not why_never(job, found[job.enrollment_id].enrollment)
    ]


def _standing(enrollment, any_on, sure_on, on):
    """The code and the word of one graduate."""
    excluded_on = enrollment.exclusion_on
    if excluded_on and excluded_on <= on and not (any_on and any_on <= excluded_on):
        return "mute-no", _("Excluded")
    if sure_on and sure_on <= on:
        return "good-open", _("Placed, confirmed")
    if any_on and any_on <= on:
        return "warn-open", _("Placed, weak evidence")
    if any_on:
        return "mute", _("Starts %s") % short_date(any_on, on)
    return "warn-open", _("No job yet")


def tell_cohorts(rows: list[CohortRow], on: dt.date) -> None:
    """Say of each cohort how many graduates are placed, and when it first met an employer."""
    ids = [row.cohort.pk for row in rows]
    placed: dict[int, int] = {}
    sure = placed_confirmed(Enrollment.objects.filter(cohort__in=ids), on)
    for cohort_id in sure.values_list("cohort_id", flat=True):
        placed[cohort_id] = placed.get(cohort_id, 0) + 1
    met = Engagement.objects.filter(cohort__in=ids, held_on__lte=on).order_by()
    first = dict(met.values_list("cohort_id").annotate(Min("held_on")))
    for row in rows:
        row.placed = placed.get(row.cohort.pk, 0)
        row.contact, row.contact_word = contact(row.cohort, first.get(row.cohort.pk), on)


def contact(cohort, met_on: dt.date | None, on: dt.date) -> tuple[str, str]:
    """How the clock of the first employer contact stands: state and words."""
    due = cohort.starts_on + dt.timedelta(days=CONTACT_DAYS)
    if met_on and met_on <= due:
        return "met", _("Met %s") % short_date(met_on, on)
    if due < on:
        return "missed", _("Missed %s") % short_date(due, on)
    return "open" if cohort.starts_on <= on else "mute-open", _("Due %s") % short_date(due, on)


def register() -> None:
    """Let the lists of people and cohorts ask this app."""
    register_teller(tell_standing, Row)
    register_teller(tell_cohorts, CohortRow)
    register_standing("not_placed", later("Graduated, not placed"), not_placed)
    register_standing("placed_weak", later("Placed, weak evidence"), placed_weak)
    register_standing("placed_confirmed", later("Placed, confirmed"), placed_confirmed)
