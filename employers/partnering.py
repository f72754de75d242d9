"""What business development does with a partnership: moves its stage, logs talks, plans steps."""

from __future__ import annotations

from datetime import date

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.choices import Stage
from employers.models import Employer, Interaction
from intermediary.models import User


@transaction.atomic
def move_stage(*, employer: Employer, stage: str, by: User, reason: str = "") -> Employer:
    """Move an employer to a stage; a lost one needs a reason. The database keeps the history."""
    reason = reason.strip()
    if stage not in Stage.values:
        raise ValidationError({"stage": _("Choose a stage.")})
    if stage == Stage.LOST and not reason:
        raise ValidationError({"reason": _("Say why this partnership is lost.")})
    held = Employer.objects.select_for_update().get(pk=employer.pk)
    if held.stage == stage:
        return held
    held.stage = stage
    held.lost_reason = reason if stage == Stage.LOST else ""
    with pghistory.context(user=by.pk, action="move_stage"):
        held.save(update_fields=["stage", "lost_reason"])
    return held


@transaction.atomic
def log_interaction(
    *, interaction: Interaction, by: User, next_step: str = "", next_step_on: date | None = None
) -> Interaction:
    """Keep what was said with an employer, and with it the next step where one was agreed."""
    interaction.by = by
    with pghistory.context(user=by.pk, action="log_interaction"):
        interaction.save()
        if next_step:
            plan_step(employer=interaction.employer, step=next_step, day=next_step_on, by=by)
    return interaction


@transaction.atomic
def delete_interaction(*, interaction: Interaction, by: User) -> None:
    """Take back what was logged by mistake; the audit log keeps it."""
    with pghistory.context(user=by.pk, action="delete_interaction"):
        interaction.delete()


@transaction.atomic
def plan_step(*, employer: Employer, step: str, day: date | None, by: User) -> None:
    """Write down what comes next with an employer, or that nothing does (a blank step)."""
    employer.next_step, employer.next_step_on = step.strip(), day if step.strip() else None
    with pghistory.context(user=by.pk, action="plan_step"):
        employer.save(update_fields=["next_step", "next_step_on"])
