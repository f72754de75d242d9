"""A year of business development with some employers: stages, talks, next steps."""

import datetime as dt
import random

from django.utils import timezone

from employers.choices import InteractionKind, Stage
from employers.models import Employer, Interaction, StageChange
from intermediary.choices import Role
from intermediary.models import User

EMPLOYERS = 40
WAY = [stage for stage in Stage if stage != Stage.LOST]
NOTES = (
    "Wants to meet the class before summer.",
    "Two openings on the help desk in spring.",
    "Asked what our graduates earn after a year.",
    "Will ask their manager about guest lessons.",
)
STEPS = ("Send three candidates", "Agree on a day for mock interviews", "Ring about the openings")


def tell(on: dt.date) -> None:
    """Add the year to the first employers of the demo; the same rows for the same day."""
    dice = random.Random(2026)  # noqa: S311
    business = User.objects.with_role(Role.BUSINESS_SOLUTIONS).order_by("pk").first()
    employers = Employer.objects.exclude(stage="").order_by("pk")[:EMPLOYERS]
    for n, employer in enumerate(employers):
        _stages(employer, on, business, dice)
        _talks(employer, on, business, dice, silent=n % 4 == 3)
        if employer.stage != Stage.LOST and n % 2 == 0:
            employer.next_step = STEPS[n % len(STEPS)]
            employer.next_step_on = on + dt.timedelta(days=dice.randint(-6, 20))
        employer.owner = business if n % 3 else employer.owner
        employer.save(update_fields=["next_step", "next_step_on", "owner"])


def _stages(employer, on, by, dice):
    """One step a few weeks after the other, up to the stage that the employer has."""
    steps = [*WAY[:3], Stage.LOST] if employer.stage == Stage.LOST else WAY
    steps = steps[: steps.index(employer.stage) + 1]
    StageChange.objects.filter(employer=employer).delete()
    day = on - dt.timedelta(days=360)
    for stage in steps:
        day += dt.timedelta(days=dice.randint(20, 50))
        at = timezone.make_aware(dt.datetime.combine(day, dt.time(10)))
        StageChange.objects.create(employer=employer, stage=stage, by=by, changed_at=at)


def _talks(employer, on, by, dice, *, silent):
    for _n in range(dice.randint(2, 5)):
        day = on - dt.timedelta(days=dice.randint(35 if silent else 1, 200))
        Interaction.objects.create(
            employer=employer,
            contact=employer.contacts.first(),
            kind=dice.choice(InteractionKind.values),
            held_on=day,
            note=dice.choice(NOTES),
            by=by,
        )
