"""Employers, their people, the cohorts they stand behind and the days on which they met us."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers import querysets
from employers.choices import ContactRole, EmployerKind, EngagementKind, PortalRole, Stage
from employers.triggers import forget_lost_reason, keep_stage_history
from intermediary.audit import audited
from intermediary.fields import HoursField
from intermediary.models import User
from intermediary.search import keys_trigger
from trainees.models import Cohort, Trainee


@audited(exclude=["sort_key", "search_key"])
class Employer(models.Model):
    """A company, an agency or a person who hires."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=EmployerKind, blank=True)
    industry = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=20, choices=Stage, blank=True)
    lost_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    next_step = models.CharField(max_length=200, blank=True, default="", db_default="")
    next_step_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="duplicates",
        help_text=_("A duplicate: everything about it now belongs to this employer."),
    )
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    city = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=2, blank=True)
    sort_key = models.TextField(editable=False, default="")
    search_key = models.TextField(editable=False, default="")

    objects = querysets.EmployerQuerySet.as_manager()

    class Meta:
        ordering = ("sort_key", "pk")
        triggers = [
            keys_trigger(sort="NEW.name", search="NEW.name || ' ' || NEW.city || ' ' || NEW.key"),
            forget_lost_reason(),
            keep_stage_history(),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="employer_sort"),
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="employer_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["", *EmployerKind.values]), name="employer_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["", *Stage.values]), name="employer_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(lost_reason="") | Q(stage=Stage.LOST), name="employer_lost_reason"
            ),
            models.CheckConstraint(
                condition=Q(next_step_on__isnull=True) | ~Q(next_step=""),
                name="employer_next_step_says_what",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="employer_not_merged_into_itself",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("employers:detail", args=[self.pk])


@audited
class Contact(models.Model):
    """A person at an employer; with a sign-in they use the employer portal."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=20, choices=ContactRole, blank=True)
    no_mail = models.BooleanField(
        _("no e-mail"),
        default=False,
        db_default=False,
        help_text=_("Asked us not to write, but for sign-in."),
    )
    portal_role = models.CharField(
        max_length=10, choices=PortalRole, default=PortalRole.HIRING, db_default=PortalRole.HIRING
    )
    user = models.OneToOneField(
        User, models.SET_NULL, null=True, blank=True, related_name="contact"
    )

    objects = querysets.ContactQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(portal_role__in=PortalRole.values), name="contact_portal_role_known"
            )
        ]

    def __str__(self):
        return self.name


@audited
class Sponsorship(models.Model):
    """An employer that stands behind a cohort."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="sponsorships")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="sponsorships")

    objects = querysets.OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("cohort", "employer")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "employer"], name="sponsorship_once")
        ]

    def __str__(self):
        return f"{self.employer} sponsors {self.cohort}"


@audited
class Engagement(models.Model):
    """A day on which an employer met trainees, taught, interviewed or advised."""

    key = models.CharField(max_length=100, unique=True)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="engagements")
    kind = models.CharField(max_length=20, choices=EngagementKind)
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="engagements"
    )
    held_on = models.DateField()
    hours = HoursField(null=True, blank=True)
    attendees = models.ManyToManyField(Trainee, blank=True, related_name="+")
    people = models.ManyToManyField(
        Contact,
        blank=True,
        related_name="engagements",
        help_text=_("Who of the employer was there: each met every attendee."),
    )

    objects = querysets.EngagementQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "pk")
        indexes = [models.Index(fields=["cohort", "held_on"], name="engagement_cohort_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EngagementKind.values), name="engagement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gte=0), name="engagement_hours"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} with {self.employer} on {self.held_on}"
