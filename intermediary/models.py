"""People, places, teams and long work: what every app stands on."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intermediary import querysets
from intermediary.audit import audited
from intermediary.choices import STAFF, JobState, Role
from intermediary.letter_models import Bounce, Letter  # noqa: F401
from intermediary.own_models import CalendarFeed, Preferences, Reach, SavedView  # noqa: F401

# The audit's word for a password that an administrator set.
PASSWORD_SET = "password_set"  # noqa: S105


class Market(models.Model):
    """A metro area; it has any number of sites, also none of its own."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, default="America/New_York")

    objects = querysets.MarketQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self):
        return self.name


class Site(models.Model):
    """A building where training happens."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    market = models.ForeignKey(Market, models.PROTECT, related_name="sites")
    city = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, default="America/New_York")

    objects = querysets.SiteQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self):
        return self.name


@audited(exclude=["password", "last_login"], told=[PASSWORD_SET])
class User(AbstractBaseUser, PermissionsMixin):
    """A person who may sign in: staff, an employer's person or a trainee, or several of these."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role), default=list, blank=True)
    sites = models.ManyToManyField(
        Site,
        blank=True,
        related_name="staff",
        help_text=_("Staff see these sites only. Empty: the whole organization."),
    )
    language = models.CharField(max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(db_default=Now(), editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = querysets.UserManager.from_queryset(querysets.UserQuerySet)()

    class Meta:
        ordering = ("name", "email")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
            models.CheckConstraint(
                condition=Q(roles__contained_by=Role.values), name="user_roles_known"
            ),
        ]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name or self.email

    def get_short_name(self):
        return self.name.partition(" ")[0] or self.email

    def has_role(self, *roles) -> bool:
        """Whether this person holds one of these roles."""
        return self.is_active and not set(self.roles).isdisjoint(roles)

    @property
    def is_staff_member(self) -> bool:
        """Whether this person works for the intermediary."""
        return self.has_role(*STAFF)

    @property
    def is_staff(self) -> bool:
        """Whether Django admin lets this person in."""
        return self.has_role(Role.ADMIN)

    def has_perm(self, perm, obj=None) -> bool:
        """Administrators have every right in Django admin that its pages leave; others none."""
        return self.is_staff

    def has_module_perms(self, app_label) -> bool:
        """Roles alone open Django admin: groups and single permissions are not used here."""
        return self.is_staff

    @cached_property
    def site_scope(self) -> frozenset[int]:
        """The sites this person's view is limited to; empty means the whole organization."""
        return frozenset(self.sites.values_list("pk", flat=True))

    @cached_property
    def preferences(self) -> Preferences:
        """What this person has set for themselves, read once a request; else the usual."""
        kept = Preferences.objects.visible_to(self).select_related("site").first()
        return kept or Preferences(user=self)


@audited
class SiteScope(User.sites.through):  # type: ignore[name-defined]
    """That a person serves a site: a row of `User.sites`, kept by the audit like a role."""

    class Meta:
        proxy = True
        verbose_name = _("site of a person")
        verbose_name_plural = _("sites of people")

    def __str__(self):
        return gettext("%(person)s at %(site)s") % {"person": self.user, "site": self.site}


class Team(models.Model):
    """People who answer for placements together."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    leader = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = querysets.TeamQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self):
        return self.name


@audited
class TeamMembership(models.Model):
    """From this day on the person is on this team, until the day of their next row."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    starts_on = models.DateField()
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="memberships"
    )

    objects = querysets.TeamMembershipQuerySet.as_manager()

    class Meta:
        ordering = ("user", "-starts_on")
        constraints = [
            models.UniqueConstraint(fields=["user", "starts_on"], name="membership_once_a_day")
        ]

    def __str__(self):
        said = {"person": self.user, "team": self.team, "day": self.starts_on}
        return gettext("%(person)s in %(team)s from %(day)s") % said


class Job(models.Model):
    """A piece of long work. This row is the truth; a Celery message is only the doorbell."""

    kind = models.CharField(max_length=40)
    params = models.JSONField(default=dict, blank=True)
    file = models.FileField(upload_to="jobs/%Y/%m/", blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=500, blank=True)
    result = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="jobs")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.JobQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(
                fields=["created_at"],
                name="job_unfinished",
                condition=Q(state__in=[JobState.WAITING, JobState.RUNNING]),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_known"),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk} ({self.get_state_display()})"

    @property
    def percent(self) -> int:
        """Whole percent done, 0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total else 0
