"""Words for how partnerships develop: who sees stages, talks, boards, compacts and invitations."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, When

from employers.choices import AgreementState
from employers.querysets import OwnedQuerySet, employers_of


class StaffOnlyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see all of them; employers do not read what we wrote about them."""
        return self if user.is_staff_member else self.none()


class OfContactQuerySet(OwnedQuerySet):
    """Rows that belong to one person at an employer."""

    owned_by = "contact__employer"


class InvitationQuerySet(OfContactQuerySet):
    def standing(self, now):
        """Invitations that still let somebody in: not used, not taken back, not expired."""
        return self.filter(used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=now)


class AgreementQuerySet(OwnedQuerySet):
    def visible_to(self, user):
        """Staff see all; an employer's person sees their own once they were proposed."""
        seen = super().visible_to(user)
        return seen if user.is_staff_member else seen.exclude(state=AgreementState.DRAFT)

    def for_list(self):
        """What lists and pages of compacts show of each."""
        return self.select_related("employer", "track", "site", "program_signer", "employer_signer")

    def to_sign(self):
        """Compacts that wait for the employer's signature."""
        return self.filter(state=AgreementState.PROPOSED, employer_signed_at__isnull=True)

    def to_sign_first(self):
        """Proposed ones without the employer's signature first, then the latest."""
        waits = Q(state=AgreementState.PROPOSED, employer_signed_at__isnull=True)
        later = Case(When(waits, then=0), default=1)
        return self.order_by(later, "-starts_on", "-pk")


class OfAgreementQuerySet(OwnedQuerySet):
    """Rows that belong to one compact."""

    owned_by = "agreement__employer"

    def visible_to(self, user):
        """Seen by whoever sees the compact."""
        seen = super().visible_to(user)
        hidden = {"agreement__state": AgreementState.DRAFT}
        return seen if user.is_staff_member else seen.exclude(**hidden)


class MilestoneQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see those of the cohorts at their sites."""
        if not user.is_staff_member:
            return self.none()
        return self.filter(cohort__site__in=user.site_scope) if user.site_scope else self


class CohortDayQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the events at their sites; every employer may volunteer for any."""
        if user.is_staff_member:
            return self.filter(cohort__site__in=user.site_scope) if user.site_scope else self
        return self if employers_of(user) else self.none()

    def for_list(self):
        """What lists and pages of events show of each, with how many come as `coming`."""
        rows = self.select_related("cohort__track", "cohort__site")
        return rows.annotate(coming=Count("volunteers"))

    def with_own(self, contact):
        """Whether this person has said that they come, as `is_own`."""
        own = apps.get_model("employers", "Volunteer").objects.filter(contact=contact)
        return self.annotate(is_own=Exists(own.filter(day=OuterRef("pk"))))

    def ahead(self, now):
        """Events that have not begun and were not called off."""
        return self.filter(starts_at__gt=now, canceled_at__isnull=True)
