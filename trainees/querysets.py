"""Words for people, cohorts and enrollments."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef


def _enrollments():
    return apps.get_model("trainees", "Enrollment").objects


class TraineeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the people of their sites; trainees see themselves; employers see nobody."""
        if not user.is_staff_member:
            return self.filter(user=user)
        if not user.site_scope:
            return self
        here = _enrollments().filter(trainee=OuterRef("pk"), cohort__site__in=user.site_scope)
        return self.filter(Exists(here))


class CohortQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the cohorts of their sites; a trainee sees the cohorts they are in."""
        if user.is_staff_member:
            return self.filter(site__in=user.site_scope) if user.site_scope else self
        own = _enrollments().filter(cohort=OuterRef("pk"), trainee__user=user)
        return self.filter(Exists(own))


class EnrollmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the enrollments at their sites; a trainee sees their own."""
        if user.is_staff_member:
            return self.filter(cohort__site__in=user.site_scope) if user.site_scope else self
        return self.filter(trainee__user=user)


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Assignments are seen with the enrollment they belong to."""
        enrollments = _enrollments().visible_to(user)
        return self.filter(Exists(enrollments.filter(pk=OuterRef("enrollment_id"))))

    def in_force(self, on):
        """The one row of each enrollment that holds on this day."""
        starts = self.filter(starts_on__lte=on)
        return starts.order_by("enrollment_id", "-starts_on").distinct("enrollment_id")
