"""Employers in the classroom: engagements with who attended, and sponsorships."""

from intermediary.demo.cohorts import Cohort
from intermediary.demo.people import Person
from intermediary.demo.work import Work
from intermediary.demo.world import World

_KINDS = (
    *(("guest_teaching",) * 5 + ("mock_interview",) * 4 + ("lunch_and_learn",) * 3),
    *(("site_visit",) * 3 + ("hiring_fair",) * 2 + ("curriculum",)),
)


def visit(world: World, work: Work, cohort: Cohort, people: list[Person], dice) -> None:
    """The visits of one cohort; without contact by day 28 nobody comes while it runs."""
    first = 10 + dice.whole(14) if cohort.contact else 33 + dice.whole(30)
    for n in range(dice.one_of((1, 2, 2, 3))):
        after = first + n * 21
        day = world.days.monday(cohort.start + after) + dice.whole(5)
        if day <= min(0, cohort.end) and (cohort.contact or cohort.end < 0):
            _engagement(world, work, cohort, people, dice, day)
    if dice.random() < 0.4:
        sponsors = {work.employer(cohort, dice) for _ in range(dice.one_of((1, 1, 2)))}
        if cohort is world.home_cohort:
            sponsors.add(1)
        for employer in sorted(sponsors):
            world.put("employers_sponsorship", cohort.number, employer)


def advise(world: World, work: Work) -> None:
    """Meetings that belong to no cohort: advisory boards and fairs."""
    dice = world.dice("advice")
    for day in range(-1_090, 0, 91):
        for _ in range(5):
            employer = dice.one_of(work.by_family["entry"])
            kind = dice.one_of(("advisory_board", "hiring_fair", "curriculum"))
            _put(world, employer, kind, None, day - dice.whole(12), 150)


def _engagement(world, work, cohort, people, dice, day):
    kind = dice.one_of(_KINDS)
    number = _put(
        world,
        *(work.employer(cohort, dice), kind, cohort.number, day),
        dice.one_of((100, 150, 200, 300)),
    )
    there = 0.6 + 0.35 * dice.random()
    for person in people:
        present = person.owner and (person.status != "withdrawn" or day < cohort.start + 20)
        if present and dice.random() < there:
            world.put("employers_engagement_attendees", number, person.trainee)


def _put(world, employer, kind, cohort, day, hours):
    number = next(world.numbers["employers_engagement"])
    values = (number, f"E-{number:05d}", employer, kind, cohort, world.days.text(day), hours)
    world.buffer.add("employers_engagement", values)
    return number
