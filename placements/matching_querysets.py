"""Words for matches, interviews and confirmations: who sees them, and what is due."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from employers.querysets import employers_of
from intermediary.choices import Role
from placements.choices import (
    LIVE_MATCH,
    SEEN_BY_EMPLOYER,
    WITH_EMPLOYER,
    InterviewState,
    MatchState,
)
from trainees.matching_querysets import AboutTraineeQuerySet


class MatchQuerySet(AboutTraineeQuerySet):
    def visible_to(self, user):
        """Staff and the trainee see them with the person; an employer from the referral on."""
        seen = super().visible_to(user)
        if user.is_staff_member or not user.has_role(Role.EMPLOYER):
            return seen
        theirs = self.for_employer(user)
        return theirs | seen if user.has_role(Role.TRAINEE) else theirs

    def for_employer(self, user):
        """Matches with the offers of the employers this person speaks for, once referred."""
        return self.filter(
            offer__employer__in=employers_of(user),
            state__in=SEEN_BY_EMPLOYER,
            referred_at__isnull=False,
        )

    def asking(self, now):
        """Matches that wait for the person: to say yes, or to choose a time for an interview."""
        interviews = apps.get_model("placements", "Interview").objects
        times = interviews.filter(match=OuterRef("pk"), state=InterviewState.PROPOSED)
        free = Exists(times.filter(starts_at__gt=now))
        return self.filter(models.Q(free) | models.Q(state=MatchState.PROPOSED))

    def live(self):
        """Matches that may still come to something."""
        return self.filter(state__in=LIVE_MATCH)

    def waiting_since(self, instant):
        """Matches that wait for an answer of the employer since before this instant."""
        return self.filter(state__in=WITH_EMPLOYER, moved_at__lt=instant)

    def for_list(self):
        """With what every list of matches shows."""
        return self.select_related(
            "trainee", "offer__employer", "offer__site", "created_by", "placement"
        )

    def for_page(self):
        """With what the page of one match shows and the letters about it need."""
        return self.select_related(
            "trainee__user", "offer__employer", "offer__site", "created_by", "placement"
        )


class OfMatchQuerySet(models.QuerySet):
    """Rows that belong to one match."""

    def visible_to(self, user):
        """Seen by whoever sees the match."""
        matches = apps.get_model("placements", "Match").objects.visible_to(user)
        return self.filter(Exists(matches.filter(pk=OuterRef("match_id"))))


class ConfirmationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see them with the placement; employers answer by their link alone."""
        if not user.is_staff_member:
            return self.none()
        placements = apps.get_model("placements", "Placement").objects.visible_to(user)
        return self.filter(Exists(placements.filter(pk=OuterRef("placement_id"))))

    def unanswered(self):
        """Questions that still wait for an answer."""
        return self.filter(answered_at__isnull=True)
