"""Words for coaching sessions."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from intermediary.choices import Role


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see the sessions of people they see, coaches also their own; trainees theirs."""
        if user.is_staff_member and not user.site_scope:
            return self
        trainees = apps.get_model("trainees", "Trainee").objects.visible_to(user)
        seen = Q(Exists(trainees.filter(pk=OuterRef("trainee_id"))))
        return self.filter(seen | Q(coach=user)) if user.has_role(Role.COACH) else self.filter(seen)
