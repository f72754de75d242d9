"""Words for notes, plans, concerns and mentors."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, When

from coaching.choices import URGENT, Audience, ConcernState
from intermediary.listing import matching
from trainees.matching_querysets import AboutTraineeQuerySet as OfTraineeQuerySet

__all__ = ["OfTraineeQuerySet"]
LATER = 10**11  # seconds, more than any date has: what comes after all before it


class NoteQuerySet(OfTraineeQuerySet):
    def visible_to(self, user):
        """One's own; staff read what is not private; the trainee what is shared with them."""
        if user.is_staff_member:
            return super().visible_to(user).filter(~Q(audience=Audience.PRIVATE) | _own(user))
        return self.filter(trainee__user=user, audience=Audience.TRAINEE)


def _own(user):
    return Q(written_by=user)


class ActionItemQuerySet(OfTraineeQuerySet):
    def open(self):
        """What is still to do."""
        return self.filter(done_at__isnull=True)

    def overdue(self, on):
        """What should have been done by now."""
        return self.open().filter(due_on__lt=on)


class ConcernQuerySet(OfTraineeQuerySet):
    def in_queue(self):
        """With their place in the worklist as `queue`: urgent, open, resolved; oldest first."""
        open_ = ~Q(state=ConcernState.RESOLVED)
        seconds = Func(
            F("raised_at"),
            template="extract(epoch from %(expressions)s)::bigint",
            output_field=models.BigIntegerField(),
        )
        place = Case(
            When(open_ & Q(kind__in=URGENT), then=seconds),
            When(open_, then=seconds + LATER),
            default=3 * LATER - seconds,
            output_field=models.BigIntegerField(),
        )
        return self.annotate(queue=place)

    def unresolved(self):
        """Concerns that somebody still has to work on."""
        return self.exclude(state=ConcernState.RESOLVED)

    def for_list(self):
        """With what every list of concerns shows."""
        return self.select_related("trainee", "employer", "placement", "assigned_to")


class ConcernStepQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was done about a concern is for staff who see it."""
        if not user.is_staff_member:
            return self.none()
        concerns = apps.get_model("coaching", "Concern").objects.visible_to(user)
        return self.filter(Exists(concerns.filter(pk=OuterRef("concern_id"))))


class MentorshipQuerySet(OfTraineeQuerySet):
    def visible_to(self, user):
        """Seen with the trainee, and by the mentor."""
        if user.is_staff_member and not user.site_scope:
            return self
        people = apps.get_model("trainees", "Trainee").objects.visible_to(user)
        near = people.filter(Q(pk=OuterRef("trainee_id")) | Q(pk=OuterRef("mentor_id")))
        return self.filter(Exists(near))

    def current(self, on):
        """Pairs that stand on this day."""
        begun = self.filter(starts_on__lte=on)
        return begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def over(self, on):
        """Pairs that ended before this day."""
        return self.filter(ends_on__lt=on)

    def naming(self, words):
        """Pairs in which one of the two is found by every word."""
        people = apps.get_model("trainees", "Trainee").objects.filter(*matching(words))
        near = people.filter(Q(pk=OuterRef("trainee_id")) | Q(pk=OuterRef("mentor_id")))
        return self.filter(Exists(near))

    def for_list(self):
        """With both people, how often they met, and when last."""
        return self.select_related("mentor", "trainee").annotate(
            meetings_held=models.Count("meetings"), last_met_on=models.Max("meetings__held_on")
        )


class MentorMeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Seen with the pair."""
        pairs = apps.get_model("coaching", "Mentorship").objects.visible_to(user)
        return self.filter(Exists(pairs.filter(pk=OuterRef("mentorship_id"))))
