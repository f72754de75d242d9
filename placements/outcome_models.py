"""The narrow table that KPIs are counted from: one row per graduate, as of one day.

Everything here is derived and can be made again at any time (placements/outcomes.py), so the
tables are unlogged and carry no foreign keys in the database: a crash empties them together.
"""

from django.db import models
from django.db.models.functions import Now

from intermediary.fields import MoneyField
from intermediary.models import Team, User
from placements.outcome_querysets import OutcomeQuerySet
from trainees.models import Cohort, Enrollment, Trainee


def derived_key(to, **options):
    """A reference without a constraint: the row is derived and follows what it points at."""
    options = {"null": True, "db_index": False, "related_name": "+", **options}
    return models.ForeignKey(to, models.DO_NOTHING, db_constraint=False, **options)


class Outcome(models.Model):
    """What is known of one graduate's work as of the day in OutcomeState."""

    enrollment = models.OneToOneField(
        Enrollment,
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="outcome",
    )
    trainee = derived_key(Trainee)
    cohort = derived_key(Cohort)
    owner = derived_key(User)
    team = derived_key(Team)
    graduated_on = models.DateField()
    day = models.DateField(help_text="What a report's dates bound: the graduation date.")
    quarter = models.IntegerField(help_text="Year * 4 + quarter - 1.")
    gender = models.TextField()
    race_ethnicity = models.TextField()
    education = models.TextField(null=True)  # noqa: DJ001 - a slice without a key is null
    language = models.TextField(null=True)  # noqa: DJ001
    excluded_on = models.DateField(null=True)
    placed_on = models.DateField(null=True, help_text="First counting job, any evidence.")
    sure_on = models.DateField(null=True, help_text="First counting job, sufficient evidence.")
    first_id = models.BigIntegerField(null=True, help_text="That job's placement.")
    idle_on = models.DateField(null=True, help_text="Latest check that found no work.")
    placed_120d = models.SmallIntegerField(help_text="A Bucket.")
    placed_6m = models.SmallIntegerField()
    placed_9m = models.SmallIntegerField()
    quality_placed_120d = models.SmallIntegerField()
    quality_placed_9m = models.SmallIntegerField()
    retained_365 = models.SmallIntegerField(null=True)
    retained_365_same = models.SmallIntegerField(null=True)
    start_num = models.BigIntegerField(null=True, help_text="Hourly micro-dollars: num / den.")
    start_den = models.BigIntegerField(null=True)
    later_num = models.BigIntegerField(null=True, help_text="The same a year after the start.")
    later_den = models.BigIntegerField(null=True)
    start_year = models.DecimalField(
        max_digits=40, decimal_places=2, null=True, help_text="Annualized start, micro-dollars."
    )
    prior = MoneyField(null=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ("graduated_on", "enrollment")
        indexes = [models.Index(fields=["trainee"], name="outcome_trainee")]

    def __str__(self):
        return f"Outcome of enrollment {self.pk}"


class OutcomeState(models.Model):
    """The one row that says which day the outcome table was made for, and when."""

    as_of = models.DateField()
    built_at = models.DateTimeField(db_default=Now())
    refreshed_at = models.DateTimeField(db_default=Now())

    objects = models.Manager()

    def __str__(self):
        return f"Outcomes as of {self.as_of}"


class OutcomeMark(models.Model):
    """A trainee whose facts changed since the outcome was worked out; none: anyone's may have."""

    trainee_id = models.BigIntegerField(null=True)

    objects = models.Manager()

    def __str__(self):
        return f"Facts changed of trainee {self.trainee_id or 'unknown: all'}"
