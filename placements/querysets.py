"""Words for placements, their evidence and follow-up checks."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce

from placements.choices import COUNTING_KINDS, PART_TIME_HOURS, SUFFICIENT, PlacementKind
from trainees.choices import EnrollmentStatus
from trainees.matching_querysets import AboutTraineeQuerySet

COUNTING_KIND = Q(kind__in=COUNTING_KINDS) | Q(
    kind=PlacementKind.PART_TIME, hours_per_week__gte=PART_TIME_HOURS
)


class PlacementQuerySet(AboutTraineeQuerySet):
    """Jobs people got."""

    def for_list(self):
        """With person, employer, cohort and evidence, which every list of jobs shows."""
        evidence = apps.get_model("placements", "Evidence").objects.all()
        names = ("trainee", "employer", "enrollment__cohort__track")
        return self.select_related(*names).prefetch_related(Prefetch("evidence", evidence))

    def with_enrollment(self):
        """The enrollment each job belongs to, as `belongs_to`.

        That is the one it names; without a name the person's latest that had started by then.
        """
        enrollments = apps.get_model("trainees", "Enrollment").objects
        started = enrollments.filter(
            trainee=OuterRef("trainee"), started_on__lte=OuterRef("started_on")
        )
        latest = started.order_by("-started_on", "-pk").values("pk")[:1]
        return self.annotate(belongs_to=Coalesce("enrollment_id", Subquery(latest)))

    def held_on(self, on):
        """Jobs that people have on this day; the last day counts."""
        begun = self.filter(started_on__lte=on)
        return begun.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))

    def of_counting_kind(self):
        """Full-time, apprenticeship, temp to hire, and part-time from 20 hours a week."""
        return self.filter(COUNTING_KIND)

    def proven(self, on):
        """Jobs with sufficient evidence that stands undisputed on this day."""
        return self.filter(Exists(evidence_in_force(on).filter(tier__in=SUFFICIENT)))

    def weak(self, on):
        """Jobs without sufficient evidence on this day."""
        return self.filter(~Exists(evidence_in_force(on).filter(tier__in=SUFFICIENT)))

    def with_counts(self, on):
        """Whether each job counts for the KPIs on this day, as `counts`.

        It does when it is of the right kind, in the right time and sufficiently proven.
        """
        enrollments = apps.get_model("trainees", "Enrollment").objects
        graduates = enrollments.filter(
            pk=OuterRef("belongs_to"),
            status=EnrollmentStatus.GRADUATED,
            graduated_on__lte=on,
            cohort__starts_on__lte=OuterRef("started_on"),
        )
        lasted = Exists(graduates.filter(graduated_on__lte=OuterRef("ended_on")))
        in_time = lasted | (Exists(graduates) & Q(ended_on__isnull=True))
        # A looked-up proof, not EXISTS: that would be answered by reading all evidence there is.
        proof = Subquery(evidence_in_force(on).filter(tier__in=SUFFICIENT).values("pk")[:1])
        rule = COUNTING_KIND & Q(in_time) & Q(started_on__lte=on, proof__isnull=False)
        counts = Case(When(rule, then=True), default=False, output_field=models.BooleanField())
        return self.with_enrollment().alias(proof=proof).alias(counts=counts)

    def counting(self, on):
        """Jobs that count for the KPIs on this day."""
        return self.with_counts(on).filter(counts=True)


def evidence_in_force(on):
    """Evidence of the outer placement that is dated by this day and not disputed on it."""
    return (
        apps.get_model("placements", "Evidence")
        .objects.in_force(on)
        .filter(placement=OuterRef("pk"))
    )


class EvidenceQuerySet(models.QuerySet):
    def in_force(self, on):
        """Evidence that is dated by this day and not disputed on it."""
        dated = Q(dated_on__isnull=True) | Q(dated_on__lte=on)
        undisputed = Q(disputed_on__isnull=True) | Q(disputed_on__gt=on)
        return self.filter(dated, undisputed)

    def visible_to(self, user):
        """Seen by whoever sees the placement."""
        placements = apps.get_model("placements", "Placement").objects.visible_to(user)
        return self.filter(Exists(placements.filter(pk=OuterRef("placement_id"))))
