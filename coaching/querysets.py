"""Words for coaching sessions."""

from datetime import datetime, time, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from coaching.choices import SessionOutcome
from intermediary.choices import Role

LONGEST = timedelta(days=1)
ENDS = ExpressionWrapper(
    F("starts_at") + F("minutes") * Value(timedelta(minutes=1)), models.DateTimeField()
)


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

    def in_week(self, monday):
        """Sessions in the week from this Monday on, by the clock of the person's site."""
        return self.in_days(monday, 7)

    def in_days(self, first, days=1):
        """Sessions on so many days from the first on, by the clock of the person's site.

        With `local_day`. No site's day begins a day away from that of the portal: the index over
        instants finds those around, so that few clocks are read.
        """
        start = timezone.make_aware(datetime.combine(first, time()))
        length, day = timedelta(days=days), timedelta(days=1)
        around = self.filter(starts_at__gte=start - day, starts_at__lt=start + length + day)
        local_day = Func(
            F("starts_at"),
            Coalesce("zone", Value(timezone.get_default_timezone_name())),
            template="(%(expressions)s)::date",
            arg_joiner=" AT TIME ZONE ",
            output_field=models.DateField(),
        )
        found = around.for_list().annotate(local_day=local_day)
        return found.filter(local_day__gte=first, local_day__lt=first + length)

    def by_coach(self, now):
        """How many of these each coach has where: a row for each coach, also for none."""
        booked = Q(outcome=SessionOutcome.BOOKED)
        of = {each.value: Q(outcome=each) for each in SessionOutcome if each != "booked"}
        of |= {"booked": booked & Q(starts_at__gt=now), "to_note": booked & Q(starts_at__lte=now)}
        counts = {name: Count("pk", filter=wanted) for name, wanted in of.items()}
        return self.order_by("coach__name", "coach_id").values("coach_id").annotate(**counts)

    def upcoming(self, now):
        """Sessions that are not over yet and still stand, the next one first."""
        ahead = self.booked().filter(starts_at__gt=now - LONGEST).annotate(ends=ENDS)
        return ahead.filter(ends__gt=now).order_by("starts_at", "pk")

    def booked(self):
        """Sessions that stand and are still to be noted."""
        return self.filter(outcome=SessionOutcome.BOOKED)

    def meeting(self, starts_at, ends_at):
        """Sessions that run into [starts_at, ends_at)."""
        near = self.filter(starts_at__lt=ends_at, starts_at__gt=starts_at - LONGEST)
        return near.annotate(ends=ENDS).filter(ends__gt=starts_at)

    def clashing_with(self, session):
        """Booked sessions of the same coach or trainee at the same time, but for the own group."""
        theirs = Q(trainee=session.trainee_id)
        if session.coach_id:
            theirs |= Q(coach=session.coach_id)
        found = self.booked().filter(theirs).exclude(pk=session.pk)
        if session.group_id:
            found = found.exclude(~Q(trainee=session.trainee_id), group=session.group_id)
        return found.meeting(session.starts_at, session.ends_at)

    def past(self, now):
        """Sessions that have begun."""
        return self.filter(starts_at__lte=now)

    def open_ended(self, now):
        """Past sessions whose outcome nobody has noted yet."""
        return self.filter(starts_at__lte=now, outcome=SessionOutcome.BOOKED)
