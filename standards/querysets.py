"""Words for agreed standards. Standards are public among everyone who is signed in."""

from django.db import models
from django.db.models import Q


class StandardQuerySet(models.QuerySet):
    """Rows that everyone may read."""

    def visible_to(self, user):
        """Everyone may read what was agreed."""
        return self


class WageFloorQuerySet(StandardQuerySet):
    def in_force(self, on):
        """Floors that bind on this day; both ends are inclusive."""
        return self.filter(
            Q(effective_to__isnull=True) | Q(effective_to__gte=on), effective_from__lte=on
        )
