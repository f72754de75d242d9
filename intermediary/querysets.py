"""Words for rows of the floor."""

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q

from intermediary.choices import STAFF, JobState, Role


class MarketQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Markets with a site this person serves; all of them for organization-wide staff."""
        sites = self.model._meta.get_field("sites").related_model.objects.visible_to(user)
        if user.is_staff_member and not user.site_scope:
            return self
        return self.filter(Exists(sites.filter(market=OuterRef("pk"))))


class SiteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Sites this member of staff serves; all of them without a list of sites."""
        if not user.is_staff_member:
            return self.none()
        return self.filter(pk__in=user.site_scope) if user.site_scope else self


class TeamQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Teams are no secret among staff."""
        return self if user.is_staff_member else self.none()


class TeamMembershipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who was on which team is no secret among staff."""
        return self if user.is_staff_member else self.none()


class UserManager(BaseUserManager):
    """Makes people; their e-mail address, in lower case, is their name here."""

    def get_by_natural_key(self, username):
        return self.get(email=username.lower())

    def create_user(self, email, password=None, **fields):
        """Make a person who may sign in."""
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Make an administrator with every right in Django admin."""
        roles = [Role.ADMIN, *fields.pop("roles", [])]
        return self.create_user(email, password, roles=roles, is_superuser=True, **fields)


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see their colleagues; everyone sees themselves."""
        if user.is_staff_member:
            return self.filter(Q(roles__overlap=list(STAFF)) | Q(pk=user.pk))
        return self.filter(pk=user.pk)

    def staff(self):
        """People who work for the intermediary."""
        return self.filter(roles__overlap=list(STAFF))

    def with_role(self, *roles):
        """People who hold one of these roles."""
        return self.filter(roles__overlap=list(roles))


class OwnQuerySet(models.QuerySet):
    """Rows that belong to one person alone."""

    def visible_to(self, user):
        """One's own, and nobody else's; administrators are no exception."""
        return self.filter(user=user)


class SavedViewQuerySet(OwnQuerySet):
    def of_page(self, page):
        """The views of one list in the order in which they were saved."""
        return self.filter(page=page).order_by("created_at", "pk")


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own long work; administrators see everyone's."""
        return self if user.has_role(Role.ADMIN) else self.filter(created_by=user)

    def due_ring(self, before):
        """Work that waits, or whose worker fell silent, since before this instant."""
        silent = Q(state=JobState.RUNNING, beat_at__lt=before)
        waiting = Q(state=JobState.WAITING, created_at__lt=before)
        return self.filter(silent | waiting)


class LetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Administrators and managers see which letters are on their way; nobody reads them."""
        return self if user.has_role(Role.ADMIN, Role.MANAGER) else self.none()

    def unsent(self):
        """Letters that are not sent yet."""
        return self.filter(sent_at__isnull=True)

    def claimable(self, lost_before):
        """Letters nobody is sending: not claimed, or claimed by a worker that is gone."""
        lost = Q(claimed_at__lt=lost_before, again=True)
        return self.unsent().filter(Q(claimed_at__isnull=True) | lost)

    def in_time(self, now):
        """Letters that still tell something at this instant."""
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now))

    def stuck(self, before):
        """Letters that a person should look at: unsent since before this instant, and in time."""
        return self.unsent().in_time(before).filter(created_at__lt=before)

    def withdraw(self, now):
        """Take back what nobody is sending yet; what a worker holds is not sent another time."""
        self.unsent().filter(claimed_at__isnull=True).delete()
        return self.unsent().update(expires_at=now)


class BounceQuerySet(models.QuerySet):
    def note(self, address, reason):
        """Remember that an address refused our letters for good; the first reason is kept."""
        return self.get_or_create(address=address.lower(), defaults={"reason": reason[:300]})

    def visible_to(self, user):
        """Whoever writes to people must know which addresses are dead."""
        return self if user.is_staff_member else self.none()
