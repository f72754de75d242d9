"""What labor and management agreed: tracks, wage floors, criteria, and their documents."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.fields import HoursField, MoneyField
from intermediary.models import Market, Site, User
from standards import querysets
from standards.choices import (
    CriterionCode,
    Family,
    FloorScope,
    Governance,
    Severity,
    VersionState,
)


@audited
class Track(models.Model):
    """A course of training with a name, a family and a number of hours."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    family = models.CharField(max_length=20, choices=Family)
    hours = HoursField(null=True, blank=True)
    soc = models.CharField(_("SOC code"), max_length=10, blank=True)
    governance = models.CharField(max_length=10, choices=Governance, blank=True)
    coaching_months = models.PositiveSmallIntegerField(default=24)

    objects = querysets.StandardQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(family__in=Family.values), name="track_family_known"
            ),
            models.CheckConstraint(
                condition=Q(soc="") | Q(soc__regex=r"^\d{2}-\d{4}(\.\d{2})?$"), name="track_soc"
            ),
            models.CheckConstraint(
                condition=Q(coaching_months__gte=12), name="track_coaching_12_months_at_least"
            ),
        ]

    def __str__(self):
        return self.name


@audited
class Module(models.Model):
    """A part of a track with its hours and the languages it is taught in."""

    track = models.ForeignKey(Track, models.PROTECT, related_name="modules")
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    hours = HoursField()
    languages = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0, db_default=0)

    objects = querysets.StandardQuerySet.as_manager()

    class Meta:
        ordering = ("track", "position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["track", "key"], name="module_once_in_a_track"),
            # Hours of training name a module of their own track only.
            models.UniqueConstraint(fields=["id", "track"], name="module_id_track"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="module_hours_positive"),
        ]

    def __str__(self):
        return self.name


class Document(models.Model):
    """A standard that changes only by a new version."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)

    objects = querysets.StandardQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self):
        return self.name


@audited
class Version(models.Model):
    """One wording of a document, from draft to superseded; findings and KPIs cite it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    effective_from = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)

    objects = querysets.VersionQuerySet.as_manager()

    class Meta:
        ordering = ("document", "-number")
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=VersionState.values), name="version_state_known"
            ),
        ]

    def __str__(self):
        return gettext("%(document)s, version %(number)s") % {
            "document": self.document,
            "number": self.number,
        }


@audited
class WageFloor(models.Model):
    """The lowest hourly pay an offer may guarantee, for a scope, a place and a time."""

    scope = models.CharField(max_length=12, choices=FloorScope)
    family = models.CharField(max_length=20, choices=Family, blank=True)
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="floors")
    market = models.ForeignKey(Market, models.PROTECT, null=True, blank=True, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    amount = MoneyField(_("dollars an hour"))
    band_top = MoneyField(null=True, blank=True)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, related_name="floors")

    objects = querysets.WageFloorQuerySet.as_manager()

    class Meta:
        ordering = ("scope", "family", "effective_from", "pk")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(scope=FloorScope.ORGANIZATION, family="", track__isnull=True)
                    | (Q(scope=FloorScope.FAMILY, track__isnull=True) & ~Q(family=""))
                    | Q(scope=FloorScope.TRACK, family="", track__isnull=False)
                ),
                name="floor_scope_names_its_target",
            ),
            models.CheckConstraint(
                condition=Q(market__isnull=True) | Q(site__isnull=True), name="floor_one_place"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="floor_positive"),
            models.CheckConstraint(
                condition=Q(band_top__isnull=True) | Q(band_top__gte=F("amount")),
                name="floor_band_top_above",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="floor_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["scope", "family", "track", "market", "site", "effective_from"],
                name="floor_once_a_day",
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"${self.amount} for {self.target} from {self.effective_from}"

    @property
    def target(self) -> str:
        """What the floor covers, in words."""
        if self.scope == FloorScope.TRACK:
            return str(self.track)
        return self.get_family_display() if self.family else self.get_scope_display()


class Criterion(models.Model):
    """One thing an offer is tested for, required or preferred by the version that says so."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=20, choices=CriterionCode)
    severity = models.CharField(max_length=10, choices=Severity)
    question = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    objects = querysets.CriterionQuerySet.as_manager()

    class Meta:
        ordering = ("version", "position")
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="criterion_once"),
            models.CheckConstraint(
                condition=Q(code__in=CriterionCode.values), name="criterion_code_known"
            ),
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="criterion_severity_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_code_display()} ({self.get_severity_display()})"

    @property
    def said(self) -> str:
        """The question in the language of the reader; one worded here stands as it is."""
        return gettext(self.question) if self.question else ""


@audited
class CredentialType(models.Model):
    """A certificate or license that people earn and jobs ask for."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)

    objects = querysets.StandardQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self):
        return self.name


@audited
class CurriculumDraft(models.Model):
    """A draft of what a track would teach, open for comments until a day, which counts."""

    track = models.ForeignKey(Track, models.PROTECT, related_name="drafts")
    title = models.CharField(max_length=200)
    body = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.StandardQuerySet.as_manager()

    class Meta:
        ordering = ("-opens_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="draft_closes_after_opening"
            ),
            models.CheckConstraint(condition=~Q(body=""), name="draft_says_something"),
        ]

    def __str__(self):
        return self.title
