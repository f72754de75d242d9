"""Words for who finished their cohort."""

from django.apps import apps
from django.db import models


class FinishQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Seen with the enrollment."""
        enrollments = apps.get_model("trainees", "Enrollment").objects.visible_to(user)
        return self.filter(pk__in=enrollments.values("pk"))
