"""What a coach and a person agree and note, what went wrong at work, and who mentors whom."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from coaching import case_querysets as querysets
from coaching.choices import (
    URGENT,
    Audience,
    ConcernKind,
    ConcernState,
    MentorKind,
    PlanKind,
    Whose,
)
from employers.models import Employer
from intermediary.audit import audited
from intermediary.models import User
from placements.models import Placement
from trainees.models import Trainee


@audited
class Note(models.Model):
    """What a member of staff wrote about a person. No employer ever reads it."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="notes")
    session = models.ForeignKey(
        "coaching.Session", models.PROTECT, null=True, blank=True, related_name="notes"
    )
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.TEAM)
    text = models.TextField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.NoteQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        indexes = [models.Index(fields=["trainee", "-written_at"], name="note_trainee")]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="note_audience_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
        ]

    def __str__(self):
        return f"Note on {self.trainee}"


@audited
class Plan(models.Model):
    """A goal of a person with steps and days: the first 90 days at work, a leadership academy."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=15, choices=PlanKind)
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="+"
    )
    goal = models.CharField(max_length=300, blank=True, default="", db_default="")
    starts_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = querysets.OfTraineeQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PlanKind.values), name="plan_kind_known"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("starts_on")),
                name="plan_closes_after_start",
            ),
            models.UniqueConstraint(
                fields=["trainee", "kind"],
                condition=Q(closed_on__isnull=True),
                name="plan_one_open_of_a_kind",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.trainee}"


@audited
class ActionItem(models.Model):
    """One thing to do by a day, for the trainee or the coach; a step of a plan, or on its own."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="action_items")
    session = models.ForeignKey(
        "coaching.Session", models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="steps")
    whose = models.CharField(max_length=10, choices=Whose, default=Whose.TRAINEE)
    text = models.CharField(max_length=300)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        indexes = [
            models.Index(
                fields=["trainee", "due_on"],
                name="action_item_open",
                condition=Q(done_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(whose__in=Whose.values), name="action_item_whose_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="action_item_says_something"),
        ]

    def __str__(self):
        return self.text


@audited
class Concern(models.Model):
    """A problem on the job that a person told us of; it stays open until somebody resolves it."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="concerns")
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="+"
    )
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=15, choices=ConcernKind)
    text = models.TextField()
    happened_on = models.DateField(null=True, blank=True)
    raised_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(db_default=Now())
    state = models.CharField(
        max_length=10,
        choices=ConcernState,
        default=ConcernState.OPEN,
        db_default=ConcernState.OPEN,
    )
    assigned_to = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    resolution = models.TextField(blank=True, default="", db_default="")
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.ConcernQuerySet.as_manager()

    class Meta:
        ordering = ("-raised_at", "-pk")
        indexes = [
            models.Index(fields=["state", "raised_at"], name="concern_state"),
            models.Index(fields=["employer", "raised_at"], name="concern_employer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ConcernKind.values), name="concern_kind_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="concern_says_something"),
            models.CheckConstraint(
                condition=Q(state__in=[ConcernState.OPEN, ConcernState.WORKING],
                            resolved_at__isnull=True, resolution="")
                | (Q(state=ConcernState.RESOLVED, resolved_at__isnull=False) & ~Q(resolution="")),
                name="concern_resolved_in_words",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()}: {self.trainee}"

    def get_absolute_url(self):
        return reverse("coaching:concern", args=[self.pk])

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger: it comes before all others."""
        return self.kind in URGENT


@audited
class ConcernStep(models.Model):
    """One thing somebody did about a concern."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="steps")
    text = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.ConcernStepQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="concern_step_says_something")
        ]

    def __str__(self):
        return f"Step on {self.concern}"


@audited
class Mentorship(models.Model):
    """From one day to another somebody who went this way before helps somebody on it."""

    mentor = models.ForeignKey(Trainee, models.PROTECT, related_name="mentorships_given")
    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="mentorships")
    kind = models.CharField(max_length=10, choices=MentorKind)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    goal = models.CharField(max_length=300, blank=True, default="", db_default="")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = querysets.MentorshipQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MentorKind.values), name="mentorship_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="mentorship_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("trainee")), name="mentorship_of_two_people"
            ),
            models.UniqueConstraint(
                fields=["mentor", "trainee"],
                condition=Q(ends_on__isnull=True),
                name="mentorship_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.mentor} mentors {self.trainee}"


@audited
class MentorMeeting(models.Model):
    """A meeting of a mentor and a trainee, as one of them or a coach wrote it down."""

    mentorship = models.ForeignKey(Mentorship, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=30, db_default=30)
    about = models.CharField(max_length=300, blank=True, default="", db_default="")
    logged_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.MentorMeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=1440), name="mentor_meeting_minutes"
            )
        ]

    def __str__(self):
        return f"{self.mentorship}, {self.held_on}"
