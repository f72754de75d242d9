"""Words for what people can do, want and share."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef


class VocabularyQuerySet(models.QuerySet):
    """Words that everyone may read."""

    def visible_to(self, user):
        """Everyone may read the names of skills."""
        return self


class AboutTraineeQuerySet(models.QuerySet):
    """Rows about one trainee."""

    def visible_to(self, user):
        """Seen by whoever sees the trainee."""
        if user.is_staff_member and not user.site_scope:
            return self
        people = apps.get_model("trainees", "Trainee").objects.visible_to(user)
        return self.filter(Exists(people.filter(pk=OuterRef("trainee_id"))))


class SkillRatingQuerySet(AboutTraineeQuerySet):
    def in_force(self, on):
        """The latest rating of each skill of each person by this day."""
        rated = self.filter(rated_on__lte=on)
        return rated.order_by("trainee_id", "skill_id", "-rated_on", "-pk").distinct(
            "trainee_id", "skill_id"
        )


class ConsentQuerySet(AboutTraineeQuerySet):
    def standing(self):
        """Consents that were given and not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class CredentialQuerySet(AboutTraineeQuerySet):
    def valid(self, on):
        """Credentials that hold on this day; the last day counts."""
        begun = self.filter(earned_on__lte=on)
        return begun.filter(models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=on))


class HoursEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Seen with the enrollment they belong to."""
        if user.is_staff_member and not user.site_scope:
            return self
        own = apps.get_model("trainees", "Enrollment").objects.visible_to(user)
        return self.filter(Exists(own.filter(pk=OuterRef("enrollment_id"))))
