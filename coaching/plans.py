"""Plans with steps and days: the first 90 days of a job, the leadership academy."""

import datetime as dt
from dataclasses import dataclass

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from coaching.choices import PlanKind, SessionKind, SessionOutcome
from coaching.models import ActionItem, Plan, Session
from coaching.plan_steps import STEPS
from intermediary.models import User
from intermediary.tongues import known
from placements.emails import language_of
from placements.models import Placement
from trainees.models import Trainee

DAY = dt.timedelta(days=1)
ACADEMY = 6  # sessions of the leadership academy


@dataclass(frozen=True)
class Academy:
    """How many sessions of the leadership academy somebody was seen in."""

    seen: int
    of: int = ACADEMY


def can_start(*, trainee: Trainee, kind: str) -> str | None:
    """Why no plan of this kind can be started for this person, or None."""
    if Plan.objects.filter(trainee=trainee, kind=kind, closed_on=None).exists():
        return _("There is an open plan of this kind already.")
    return None


@transaction.atomic
def start(
    *,
    trainee: Trainee,
    kind: str,
    starts_on: dt.date,
    goal: str = "",
    placement: Placement | None = None,
    by: User,
) -> Plan:
    """Start a plan with its usual steps, in the language of the person who reads them.

    Each is due on its day counted from the start.
    """
    if refusal := can_start(trainee=trainee, kind=kind):
        raise ValidationError(refusal)
    with pghistory.context(user=by.pk, action="start_plan"):
        plan = Plan.objects.create(
            trainee=trainee,
            kind=kind,
            starts_on=starts_on,
            goal=goal,
            placement=placement,
            created_by=by,
        )
        _add_steps(plan, by)
    return plan


def _add_steps(plan: Plan, by: User) -> None:
    """Put the usual steps of a plan on their days."""
    with translation.override(known(language_of(plan.trainee)) or "en"):
        for day, whose, text in STEPS[PlanKind(plan.kind)]:
            ActionItem.objects.create(
                trainee=plan.trainee,
                plan=plan,
                whose=whose,
                text=str(text),
                due_on=plan.starts_on + day * DAY,
                created_by=by,
            )


@transaction.atomic
def close(*, plan: Plan, on: dt.date, by: User) -> Plan:
    """Close a plan on this day; its steps stay as they are."""
    plan.closed_on = max(on, plan.starts_on)
    with pghistory.context(user=by.pk, action="close_plan"):
        plan.save(update_fields=["closed_on"])
    return plan


def academy_of(people: list[int]) -> dict[int, Academy]:
    """Person -> how far they are in the academy: sessions of leadership they were seen in."""
    rows = Session.objects.filter(
        trainee__in=people, kind=SessionKind.LEADERSHIP, outcome=SessionOutcome.SEEN
    )
    counts: dict[int, int] = {}
    for person in rows.order_by().values_list("trainee_id", flat=True):
        counts[person] = counts.get(person, 0) + 1
    return {person: Academy(min(counts.get(person, 0), ACADEMY)) for person in people}
