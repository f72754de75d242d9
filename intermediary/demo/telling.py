"""The whole telling: places and people, partners and offers, then cohort after cohort."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from coaching.models import Session
from employers.models import Employer
from intermediary.choices import JobState
from intermediary.demo import boards, cohorts, offers, staff, visits
from intermediary.demo.copying import unhindered
from intermediary.demo.outcomes import Outcomes
from intermediary.demo.people import People
from intermediary.demo.scale import SCALES
from intermediary.demo.sessions import Sessions
from intermediary.demo.tables import COLUMNS
from intermediary.demo.work import Work
from intermediary.demo.world import World
from intermediary.models import Job, Market, User
from placements.models import OutcomeMark
from trainees.models import Trainee

KIND = "demo"  # of the Job row that tells that the demonstration is loaded


def loaded() -> Job | None:
    """The record of an earlier load of the demonstration."""
    return Job.objects.filter(kind=KIND, state=JobState.DONE).first()


def occupied() -> str:
    """What stands in the way of loading, in words; empty when nothing does."""
    for model in (Trainee, Employer, Market, Session):
        if model.objects.exists():
            return f"the database already has {model._meta.verbose_name_plural}"
    emails = [email for _role, email, _password in staff.sign_ins()]
    if User.objects.filter(email__in=emails).exists():
        return "the demonstration's sign-ins exist already"
    return ""


def tell(*, scale: str, seed: int, as_of: dt.date, report=lambda line: None) -> dict[str, int]:
    """Write all rows in one transaction; returns how many per table."""
    world = World(scale=SCALES[scale], seed=seed, as_of=as_of)
    with transaction.atomic():
        _start_after_existing_rows(world)
        with unhindered(list(COLUMNS), rebuild=world.scale.bulk):
            try:
                _tell(world, report)
            finally:
                world.buffer.writer.shutdown()
        OutcomeMark.objects.create(trainee_id=None)
        at = dt.datetime.combine(as_of, dt.time(17), dt.UTC)
        Job.objects.create(
            kind=KIND,
            params={"scale": scale, "seed": seed, "as_of": as_of.isoformat()},
            state=JobState.DONE,
            result=dict(world.buffer.written),
            note="Loaded in bulk: this row stands for the insert events of all its rows.",
            created_at=at,
            finished_at=at,
        )
    return dict(world.buffer.written)


def _start_after_existing_rows(world):
    """An administrator made by hand may be there already."""
    last = User.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for _ in range(last):
        next(world.numbers["intermediary_user"])


def _tell(world, report):
    staff.build(world)
    work = Work(world)
    work.build()
    offers.build(world, work)
    visits.advise(world, work)
    boards.build(world, work)
    people, outcomes, sessions = People(world), Outcomes(world, work), Sessions(world)
    plan = cohorts.plan(world)
    for n, cohort in enumerate(plan):
        dice = world.dice("cohort", n)
        class_ = people.fill(cohort, dice)
        visits.visit(world, work, cohort, class_, dice)
        for person in class_:
            outcomes.tell(cohort, person, dice)
        if cohort is world.home_cohort:
            sessions.guest(cohort, class_.pop())
        for person in class_:
            sessions.tell(cohort, person, dice)
        world.flush()
        if n % 1_000 == 999:
            report(f"{n + 1} of {len(plan)} cohorts")
    world.flush(force=True)
    report("building indexes")


def today() -> dt.date:
    """The day the demonstration is told on when none is given."""
    return timezone.localdate()
