"""Words for placements, their evidence and follow-up checks."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef


def _trainees(user):
    return apps.get_model("trainees", "Trainee").objects.visible_to(user)


class OfTraineeQuerySet(models.QuerySet):
    """Rows about one trainee."""

    def visible_to(self, user):
        """Seen by whoever sees the trainee."""
        if user.is_staff_member and not user.site_scope:
            return self
        return self.filter(Exists(_trainees(user).filter(pk=OuterRef("trainee_id"))))


class PlacementQuerySet(OfTraineeQuerySet):
    """Jobs people got."""


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Seen by whoever sees the placement."""
        placements = apps.get_model("placements", "Placement").objects.visible_to(user)
        return self.filter(Exists(placements.filter(pk=OuterRef("placement_id"))))
