"""Words for when coaches have time."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from intermediary.choices import Role


class OfCoachQuerySet(models.QuerySet):
    """Rows that belong to one coach."""

    def visible_to(self, user):
        """No secret among staff: whoever sends somebody to a coach must know when."""
        return self if user.is_staff_member else self.none()

    def changeable_by(self, user):
        """One's own; managers and administrators set the hours of others too."""
        if user.has_role(Role.ADMIN, Role.MANAGER):
            return self.visible_to(user)
        return self.filter(coach=user) if user.has_role(Role.COACH) else self.none()


class GroupSessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see those at their sites and their own, trainees those they are in."""
        if user.is_staff_member:
            here = Q(site__in=user.site_scope) | Q(coach=user)
            return self.filter(here) if user.site_scope else self
        own = apps.get_model("coaching", "Session").objects.filter(trainee__user=user)
        return self.filter(Exists(own.filter(group=OuterRef("pk"))))

    def standing(self):
        """Those that were not called off."""
        return self.filter(canceled_at__isnull=True)

    def ahead(self, now):
        """Those that have not begun, the next one first."""
        return self.standing().filter(starts_at__gt=now).order_by("starts_at", "pk")

    def with_taken(self):
        """With how many seats are taken, as `taken`."""
        sessions = Q(sessions__outcome__in=["booked", "seen", "no_show"])
        return self.annotate(taken=models.Count("sessions", filter=sessions, distinct=True))

    def with_room(self):
        """Those with a free seat."""
        return self.with_taken().filter(taken__lt=F("seats"))
