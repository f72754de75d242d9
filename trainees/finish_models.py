"""Who finished a cohort they started: derived rows that the graduation KPI is counted from.

Made and kept fresh together with the outcomes of graduates, and like them unlogged and without
foreign keys in the database: a crash empties all of them.
"""

from django.db import models

from trainees.finish_querysets import FinishQuerySet


class Finish(models.Model):
    """Someone who started in a cohort that has ended, and whether they graduated from it."""

    enrollment_id = models.BigIntegerField(primary_key=True)
    trainee_id = models.BigIntegerField()
    cohort_id = models.BigIntegerField()
    day = models.DateField(help_text="The cohort's end: what a report's dates bound.")
    quarter = models.IntegerField(help_text="Year * 4 + quarter - 1.")
    owner_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField(null=True)
    gender = models.TextField()
    race_ethnicity = models.TextField()
    education = models.TextField(null=True)  # noqa: DJ001 - a slice without a key is null
    language = models.TextField(null=True)  # noqa: DJ001
    graduation = models.SmallIntegerField(help_text="A Bucket.")

    objects = FinishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "finishes"
        indexes = [models.Index(fields=["trainee_id"], name="finish_trainee")]

    def __str__(self):
        return f"Enrollment {self.enrollment_id} at the end of its cohort"
