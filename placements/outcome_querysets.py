"""Words for the outcomes of graduates."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, DateField, F, Func, Q, Value, When

from intermediary.kpi.rates import Bucket

PENDING = (Bucket.PENDING, Bucket.PENDING_HIT)
_DAY = "(%(expressions)s + interval '{}')::date"


class OutcomeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the outcomes of graduates at their sites."""
        if not user.is_staff_member:
            return self.none()
        return self.filter(cohort__site__in=user.site_scope) if user.site_scope else self

    def with_next_deadline(self):
        """Add `deadline`: the next of the two placement deadlines that has not come yet."""
        by_120_days = Q(placed_120d__in=PENDING)
        return self.annotate(
            deadline=Case(
                When(by_120_days, then=Func(F("graduated_on"), template=_DAY.format("120 days"))),
                default=Func(F("graduated_on"), template=_DAY.format("9 months")),
                output_field=DateField(),
            ),
            metric=Case(When(by_120_days, then=Value("placed_120d")), default=Value("placed_9m")),
        )

    def due_placement(self, on, days):
        """Graduates without proven work whose next deadline comes within so many days."""
        waiting = Q(placed_120d=Bucket.PENDING) | (
            ~Q(placed_120d__in=PENDING) & Q(placed_9m=Bucket.PENDING)
        )
        near = self.filter(waiting).with_next_deadline()
        near = near.filter(deadline__range=(on, on + timedelta(days=days)))
        people = near.select_related("enrollment__trainee", "enrollment__cohort", "owner")
        return people.order_by("deadline", "pk")
