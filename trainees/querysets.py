"""Words for people, cohorts and enrollments."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q

from trainees.choices import EnrollmentStatus
from trainees.deadlines import DAYS_TO_PLACE


def _enrollments():
    return apps.get_model("trainees", "Enrollment").objects


def _held_by(model_name, user, on):
    """Enrollments for which this person answers on this day, by one kind of assignment."""
    rows = apps.get_model("trainees", model_name).objects
    begun = rows.filter(enrollment=OuterRef("pk"), starts_on__lte=on, user=user)
    later = rows.filter(
        enrollment=OuterRef("enrollment"), starts_on__gt=OuterRef("starts_on"), starts_on__lte=on
    )
    return Exists(begun.filter(~Exists(later)))


class TraineeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the people of their sites; trainees see themselves; employers see nobody."""
        if not user.is_staff_member:
            return self.filter(user=user)
        if not user.site_scope:
            return self
        here = _enrollments().filter(trainee=OuterRef("pk"), cohort__site__in=user.site_scope)
        return self.filter(Exists(here))

    def of(self, user):
        """The person whose account this is, or None while nobody has linked it."""
        return self.filter(user=user).select_related("user").first()

    def for_list(self):
        """With what a list shows of a person, and nothing that must be decoded for nothing."""
        return self.only("key", "first_name", "last_name", "sort_key")

    def with_enrollment_in(self, enrollments):
        """People who have one of these enrollments."""
        return self.filter(Exists(enrollments.filter(trainee=OuterRef("pk"))))

    def with_graduation(self):
        """Each person's last graduation as `last_graduated_on`, so that a list can sort by it."""
        same_day = Q(graduated_on=OuterRef("last_graduated_on"), pk__gt=OuterRef("graduation_id"))
        later = _enrollments().filter(
            Q(graduated_on__gt=OuterRef("last_graduated_on")) | same_day,
            trainee=OuterRef("pk"),
        )
        return (
            self.alias(
                graduation=FilteredRelation(
                    "enrollments", condition=Q(enrollments__graduated_on__isnull=False)
                )
            )
            .annotate(
                last_graduated_on=F("graduation__graduated_on"), graduation_id=F("graduation__pk")
            )
            .filter(~Exists(later))
        )


class CohortQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the cohorts of their sites; a trainee sees the cohorts they are in."""
        if user.is_staff_member:
            return self.filter(site__in=user.site_scope) if user.site_scope else self
        own = _enrollments().filter(cohort=OuterRef("pk"), trainee__user=user)
        return self.filter(Exists(own))

    def for_list(self):
        """With the names a list of cohorts shows."""
        return self.select_related("track", "site")

    def under_way(self, on):
        """Cohorts in class on this day."""
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def ahead(self, on):
        """Cohorts that start after this day."""
        return self.filter(starts_on__gt=on)

    def over(self, on):
        """Cohorts whose last day is past."""
        return self.filter(ends_on__lt=on)


class EnrollmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the enrollments at their sites; a trainee sees their own."""
        if user.is_staff_member:
            return self.filter(cohort__site__in=user.site_scope) if user.site_scope else self
        return self.filter(trainee__user=user)

    def for_list(self):
        """With the names of the cohort, its track and site, and the person."""
        return self.select_related("trainee", "cohort__track", "cohort__site")

    def for_rows(self):
        """With what a row of a list shows of an enrollment; the person is known already."""
        return self.select_related("cohort__track", "cohort__site").only(
            "trainee_id", "status", "started_on", "graduated_on", "exclusion_on",
            "cohort__key", "cohort__starts_on", "cohort__track__name", "cohort__site__time_zone",
        )  # fmt: skip

    def latest(self):
        """Of these, the latest one of each person: by the start of the cohort."""
        order = ("trainee_id", "-cohort__starts_on", "-pk")
        return self.order_by(*order).distinct("trainee_id")

    def in_cohort(self, key, user):
        """Enrollments in the cohort with this code, whatever its case.

        The cohort is looked up first: PostgreSQL then knows how few rows it is about.
        """
        cohorts = apps.get_model("trainees", "Cohort").objects.visible_to(user)
        return self.filter(
            cohort__in=[*cohorts.filter(key__iexact=key).values_list("pk", flat=True)]
        )

    def coached_by(self, user, on):
        """Enrollments this coach answers for on this day."""
        return self.filter(_held_by("CoachAssignment", user, on))

    def owned_by(self, user, on):
        """Enrollments that count toward this member of staff's target on this day."""
        return self.filter(_held_by("OwnerAssignment", user, on))

    def day_120_ahead(self, on):
        """Graduates whose day 120 is this day or later."""
        return self.filter(graduated_on__gte=on - timedelta(days=DAYS_TO_PLACE))

    def day_120_past(self, on):
        """Graduates whose day 120 is over."""
        return self.filter(graduated_on__lt=on - timedelta(days=DAYS_TO_PLACE))

    def in_training(self):
        """People who are in class now."""
        return self.filter(status=EnrollmentStatus.ENROLLED)

    def by_cohort_and_status(self):
        """How many enrollments of each cohort have each status: {cohort: {status: n}}."""
        found = {}
        counts = self.order_by().values_list("cohort_id", "status").annotate(n=Count("pk"))
        for cohort, status, n in counts:
            found.setdefault(cohort, {})[status] = n
        return found


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Assignments are seen with the enrollment they belong to."""
        enrollments = _enrollments().visible_to(user)
        return self.filter(Exists(enrollments.filter(pk=OuterRef("enrollment_id"))))

    def in_force(self, on):
        """The one row of each enrollment that holds on this day."""
        starts = self.filter(starts_on__lte=on)
        return starts.order_by("enrollment_id", "-starts_on").distinct("enrollment_id")
