"""Words for employers, their people and their offers."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from intermediary.choices import Role


def employers_of(user):
    """The employers this person speaks for (their keys in the database)."""
    if not user.has_role(Role.EMPLOYER):
        return []
    contacts = apps.get_model("employers", "Contact").objects
    return contacts.filter(user=user).values("employer_id")


class EmployerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Partners belong to the whole organization; an employer's person sees their own."""
        return self if user.is_staff_member else self.filter(pk__in=employers_of(user))


class OwnedQuerySet(models.QuerySet):
    """Rows that belong to one employer."""

    def visible_to(self, user):
        """Staff see all of them; an employer's person sees their own employer's."""
        return self if user.is_staff_member else self.filter(employer__in=employers_of(user))


class EngagementQuerySet(OwnedQuerySet):
    """Visits, classes and fairs that an employer took part in."""


class OfferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see offers at their sites and offers without a site; employers see their own."""
        if not user.is_staff_member:
            return self.filter(employer__in=employers_of(user))
        if not user.site_scope:
            return self
        return self.filter(Q(site__isnull=True) | Q(site__in=user.site_scope))

    def live(self, on):
        """Offers that are open on this day: posted, not closed, not paused or withdrawn."""
        return self.filter(
            Q(closes_on__isnull=True) | Q(closes_on__gte=on),
            posted_on__lte=on,
            paused_at__isnull=True,
            withdrawn_at__isnull=True,
        )


class OfOfferQuerySet(models.QuerySet):
    """Rows that belong to one offer."""

    def visible_to(self, user):
        """Seen by whoever sees the offer."""
        offers = apps.get_model("employers", "Offer").objects.visible_to(user)
        return self.filter(Exists(offers.filter(pk=OuterRef("offer_id"))))


class FindingQuerySet(OfOfferQuerySet):
    def standing(self):
        """Findings nobody has resolved yet."""
        return self.filter(resolved_at__isnull=True)
