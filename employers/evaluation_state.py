"""What the last evaluation of all offers went by."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from employers import querysets


class EvaluationState(models.Model):
    """What the last evaluation of all offers went by: tells which offers a change concerns."""

    on = models.DateField()
    standards = models.JSONField(help_text=_("Floors, criteria, tracks and sites as applied."))
    evaluated_at = models.DateTimeField(db_default=Now())

    objects = querysets.EvaluationStateQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="evaluation_state_one_row")]

    def __str__(self):
        return f"Offers as evaluated for {self.on}"

    def is_outdated(self, on, standards: dict) -> bool:
        """Whether everything must be judged again: on another day, or by other criteria."""
        return self.on != on or self.standards["criteria"] != standards["criteria"]

    @classmethod
    def remember(cls, on, standards: dict):
        """Keep what all offers have now been judged by."""
        facts = {"on": on, "standards": standards, "evaluated_at": Now()}
        cls.objects.update_or_create(pk=1, defaults=facts)
