"""Words for coaching sessions."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value

from coaching.choices import SessionOutcome
from intermediary.choices import Role

LONGEST = timedelta(days=1)


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the sessions of people they see, coaches also their own; trainees theirs."""
        if user.is_staff_member and not user.site_scope:
            return self
        trainees = apps.get_model("trainees", "Trainee").objects.visible_to(user)
        seen = Q(Exists(trainees.filter(pk=OuterRef("trainee_id"))))
        return self.filter(seen | Q(coach=user)) if user.has_role(Role.COACH) else self.filter(seen)

    def for_list(self):
        """With person and coach, and the time zone of the person's latest site as `zone`."""
        enrollments = apps.get_model("trainees", "Enrollment").objects
        latest = enrollments.filter(trainee=OuterRef("trainee_id"))
        latest = latest.order_by("-cohort__starts_on", "-pk")
        zone = Subquery(latest.values("cohort__site__time_zone")[:1])
        return self.select_related("trainee", "coach").annotate(zone=zone)

    def upcoming(self, now):
        """Sessions that are not over yet and still stand, the next one first."""
        ends = ExpressionWrapper(
            F("starts_at") + F("minutes") * Value(timedelta(minutes=1)), models.DateTimeField()
        )
        ahead = self.filter(starts_at__gt=now - LONGEST).annotate(ends_at=ends)
        return ahead.filter(ends_at__gt=now, outcome=SessionOutcome.BOOKED).order_by("starts_at")

    def past(self, now):
        """Sessions that have begun."""
        return self.filter(starts_at__lte=now)

    def open_ended(self, now):
        """Past sessions whose outcome nobody has noted yet."""
        return self.filter(starts_at__lte=now, outcome=SessionOutcome.BOOKED)
