"""Words for agreed standards. Standards are public among everyone who is signed in."""

from typing import Any

from django.db import models
from django.db.models import Q

from standards.choices import AGREED


class StandardQuerySet(models.QuerySet):
    """Rows that everyone may read."""

    def visible_to(self, user):
        """Everyone may read what was agreed."""
        return self


class VersionQuerySet(StandardQuerySet):
    def in_force(self, document: str, on):
        """The agreed version of a document (by key) that holds on a day, or none."""
        agreed = self.filter(document__key=document, state__in=AGREED, effective_from__lte=on)
        return agreed.order_by("-effective_from", "-number")[:1]


class CriterionQuerySet(StandardQuerySet):
    def in_force(self, document: str, on) -> list:
        """The criteria of a document's version that holds on a day; none without a version."""
        versions: Any = self.model._meta.get_field("version").related_model
        return list(self.filter(version__in=versions.objects.in_force(document, on).values("pk")))


class WageFloorQuerySet(StandardQuerySet):
    def agreed(self):
        """Floors whose version was agreed; what they cover is fetched along."""
        found = self.filter(version__state__in=AGREED)
        return found.select_related("track", "site", "market", "version__document")

    def in_force(self, on):
        """Floors that bind on this day; both ends are inclusive."""
        return self.filter(
            Q(effective_to__isnull=True) | Q(effective_to__gte=on), effective_from__lte=on
        )
