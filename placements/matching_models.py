"""A person and an offer: the match, its steps and interviews, and what the employer confirms."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from employers.models import Contact, Offer
from intermediary.audit import audited
from intermediary.models import User
from placements import matching_querysets as querysets
from placements.choices import LIVE_MATCH, Asked, Confirmed, InterviewState, MatchState
from placements.triggers import refuse_hidden_offer
from trainees.models import Trainee

MOST_SENDS = 4


@audited
class Match(models.Model):
    """One person put together with one offer, from the shortlist to a hire or an end."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="matches")
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="matches")
    state = models.CharField(
        max_length=12, choices=MatchState, default=MatchState.SHORTLISTED, editable=False
    )
    reason = models.CharField(
        max_length=500, blank=True, help_text=_("Why it ended, in the words of who ended it.")
    )
    created_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    referred_at = models.DateTimeField(null=True, blank=True, editable=False)
    moved_at = models.DateTimeField(
        db_default=Now(), editable=False, help_text=_("Since when it stands as it stands.")
    )
    chased_at = models.DateTimeField(null=True, blank=True, editable=False)
    placement = models.OneToOneField(
        "placements.Placement",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="match",
    )

    objects = querysets.MatchQuerySet.as_manager()

    class Meta:
        ordering = ("-moved_at", "-pk")
        verbose_name_plural = "matches"
        triggers = [refuse_hidden_offer()]
        indexes = [models.Index(fields=["state", "moved_at"], name="match_state_since")]
        constraints = [
            models.UniqueConstraint(
                fields=["trainee", "offer"],
                condition=Q(state__in=LIVE_MATCH),
                name="match_one_live",
            ),
            models.CheckConstraint(
                condition=Q(state__in=MatchState.values), name="match_state_known"
            ),
            models.CheckConstraint(
                condition=Q(placement__isnull=True) | Q(state=MatchState.HIRED),
                name="match_placement_of_a_hire",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MatchState.DECLINED, MatchState.REFUSED]) | ~Q(reason=""),
                name="match_declined_with_a_reason",
            ),
        ]

    def __str__(self):
        return gettext("%(trainee)s for %(offer)s") % {"trainee": self.trainee, "offer": self.offer}


class MatchStep(models.Model):
    """From this instant on a match stood so: who moved it, and why."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=MatchState)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    moved_at = models.DateTimeField(db_default=Now())

    objects = querysets.OfMatchQuerySet.as_manager()

    class Meta:
        ordering = ("moved_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MatchState.values), name="match_step_state_known"
            )
        ]

    def __str__(self):
        return f"{self.match}: {self.get_state_display()}"


@audited
class Interview(models.Model):
    """A time an employer proposes to talk to a person; the person chooses one."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="interviews")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    place = models.CharField(max_length=300, blank=True, help_text=_("An address or a link."))
    state = models.CharField(
        max_length=12, choices=InterviewState, default=InterviewState.PROPOSED, editable=False
    )
    reason = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    proposed_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.OfMatchQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["match", "starts_at"], name="interview_once_a_time"),
            models.UniqueConstraint(
                fields=["match"],
                condition=Q(state=InterviewState.ACCEPTED),
                name="interview_one_agreed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=InterviewState.values), name="interview_state_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=1440), name="interview_minutes"
            ),
        ]

    def __str__(self):
        return f"Interview: {self.match}"


@audited(exclude=["token_hash"])
class Confirmation(models.Model):
    """A question to an employer by a one-time link: did this person start, are they still there?"""

    placement = models.ForeignKey(
        "placements.Placement", models.CASCADE, related_name="confirmations"
    )
    asked = models.CharField(max_length=10, choices=Asked)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="confirmations")
    about_on = models.DateField(help_text=_("The day that is asked about."))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    sends = models.PositiveSmallIntegerField(default=1, editable=False)
    answer = models.CharField(max_length=15, choices=Confirmed, blank=True, editable=False)
    left_on = models.DateField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = querysets.ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "asked", "about_on"], name="confirmation_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(sends__gte=1, sends__lte=MOST_SENDS), name="confirmation_four_sends"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at")), name="confirmation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (Q(answer__in=Confirmed.values) & Q(answered_at__isnull=False)),
                name="confirmation_answer_with_its_instant",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(answer=Confirmed.LEFT),
                name="confirmation_left_on_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.get_asked_display()}: {self.placement}"
