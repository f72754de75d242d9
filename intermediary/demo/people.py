"""Trainees and their enrollments: who applied, trains, graduated or left, who looks after them."""

from collections import deque
from typing import NamedTuple

from intermediary.demo.cohorts import Cohort
from intermediary.demo.names import Community
from intermediary.demo.staff import address, community, phone
from intermediary.demo.world import World

_EDUCATION = (
    *(["diploma"] * 30 + ["equivalency"] * 13 + ["some_postsecondary"] * 27),
    *(["some_secondary"] * 3 + ["certificate"] * 6 + ["associate"] * 10 + ["bachelor"] * 8),
    *(["advanced"] + [""] * 2),
)
_EXCLUSIONS = (
    ("medical", "Letter from a physician"),
    ("active_duty", "Orders to report"),
    ("further_education", "Proof of full-time enrollment"),
    ("further_education", "Proof of full-time enrollment"),
    ("institutionalized", "Court record"),
    ("death", "Obituary"),
)
CARE = ("home_care", "child_care")


class Person(NamedTuple):
    """An enrollment with what its outcomes and sessions need to know."""

    trainee: int
    enrollment: int
    status: str
    start: int
    graduated: int | None
    owner: int
    coach: int
    prior: int | None  # dollars a year before the training
    excluded: bool = False


class People:
    """Fills cohorts; remembers a few recent graduates per site, some of whom come back."""

    def __init__(self, world: World):
        self.world = world
        self.alumni: dict[str, deque] = {site.key: deque(maxlen=60) for site in world.sites}

    def fill(self, cohort: Cohort, dice) -> list[Person]:
        """Put one cohort and everyone in it, in all states."""
        world, days = self.world, self.world.days
        care = cohort.track.family in CARE
        seats = 16 + dice.whole(5) if care else 25 + dice.whole(7)
        language = "es" if care and dice.random() < 0.3 else "en"
        values = (cohort.key, world.track_ids[cohort.track.key], world.site_ids[cohort.site.key])
        dates = (days.text(cohort.start), days.text(cohort.end))
        cohort.number = world.put("trainees_cohort", *values, *dates, seats, language)
        people = [self._enroll(cohort, dice, status) for status in _states(cohort, dice, seats)]
        if cohort is world.home_cohort:
            people.append(self._guest(cohort, dice))
        return people

    def _enroll(self, cohort, dice, status):
        """One person: new, or now and then an earlier graduate of the site who comes back."""
        alumni = self.alumni[cohort.site.key]
        if alumni and alumni[0][1] < cohort.start - 30 and dice.random() < 0.025:
            trainee, _graduated, prior = alumni.popleft()
        else:
            prior = _earnings(dice)
            trainee = self._newcomer(cohort, dice, prior)
        person = self._enrollment(cohort, dice, status, trainee, prior)
        if person.graduated is not None:
            alumni.append((trainee, person.graduated, prior))
        return person

    def _newcomer(self, cohort, dice, prior):
        group = community(dice)
        woman = dice.random() < (0.82 if cohort.track.family in CARE else 0.32)
        first = dice.one_of(group.women if woman else group.men)
        chance = dice.random()
        gender = ("woman" if woman else "man") if chance > 0.045 else _another_gender(chance)
        values = (first, dice.one_of(group.families), "", gender, dice.one_of(group.languages))
        return self._trainee(cohort, dice, values, group, prior)

    def _trainee(self, cohort, dice, values, group: Community, prior, user=None):
        first, last, email, gender, language = values
        number = next(self.world.numbers["trainee key"])
        age = int(19 * 365.25 + 26 * 365.25 * dice.random() ** 1.7)
        chance = dice.random()
        veteran = None if chance > 0.94 else "t" if chance < 0.06 else "f"
        disability = None if chance > 0.94 else "t" if 0.3 < chance < 0.38 else "f"
        return self.world.put(
            "trainees_trainee",
            *(f"TW-{number:06d}", first, last, email or f"trainee{number}@example.org"),
            *(phone(dice), self.world.days.text(cohort.start - age), gender, group.race),
            *(dice.one_of(_EDUCATION), veteran, disability, language),
            f"{dice.one_of(cohort.site.postal)}{dice.whole(1, 60):02d}",
            None if prior is None else prior * 1_000_000,
            *(user, "", ""),
        )

    def _guest(self, cohort, dice):
        """The trainee who can sign in, coached by the coach who can."""
        world = self.world
        group = Community(1, "{hispanic}", ("es",), (), (), ())
        values = ("Marisol", "Quiñones", address("trainee"), "woman", "es")
        user = world.cast["trainee"]
        trainee = self._trainee(cohort, dice, values, group, 14_500, user)
        return self._enrollment(
            cohort, dice, "enrolled", trainee, 14_500, coach=world.cast["coach"]
        )

    def _enrollment(self, cohort, dice, status, trainee, prior, coach=None):
        days = self.world.days
        start, end = cohort.start, cohort.end
        applied = start - 12 - dice.whole(50)
        begun = status not in ("applied", "admitted", "declined")
        graduated = withdrawn = None
        if status == "graduated":
            graduated, status = _graduation(cohort, dice)
        elif status == "withdrawn":
            withdrawn = max(start, min(start + dice.whole(3, cohort.track.days), 0))
        excluded = graduated is not None and dice.random() < 0.011
        number = self.world.put(
            "trainees_enrollment",
            *(trainee, cohort.number, status, days.text(min(applied, 0))),
            days.text(start) if begun else None,
            None if graduated is None else days.text(graduated),
            None if withdrawn is None else days.text(withdrawn),
            *(_exclusion(days, dice, graduated) if excluded else ("", None, "")),
            days.recorded(min(end, graduated or withdrawn or start)),
        )
        carers = self._carers(cohort, dice, number, start, coach) if begun else (0, 0)
        return Person(trainee, number, status, start, graduated, *carers, prior, excluded)

    def _carers(self, cohort, dice, enrollment, start, coach):
        """The owner and the coach of an enrollment; some are handed over."""
        world = self.world
        found = []
        for table, people, chosen in (
            ("trainees_ownerassignment", world.owners[cohort.site.key], None),
            ("trainees_coachassignment", world.coaches[cohort.site.key], coach),
        ):
            person = chosen or people[(cohort.number + enrollment % 2) % len(people)]
            world.put(table, enrollment, world.days.text(start), person)
            handed = start + 30 + dice.whole(300)
            if not chosen and handed <= 0 and dice.random() < 0.07:
                person = people[(cohort.number + 2) % len(people)]
                world.put(table, enrollment, world.days.text(handed), person)
            found.append(person)
        return found


def _states(cohort: Cohort, dice, seats: int):
    """How the people of a cohort stand, given where it is in time."""
    if cohort.start > 0:
        admitted = min(seats, max(0, int(seats * (1 - cohort.start / 90))))
        return ["admitted"] * admitted + ["applied"] * dice.whole(4, 10) + ["declined"]
    extra = ["declined"] if dice.random() < 0.5 else []
    filled = seats - dice.whole(4)
    stay = 0.95 if cohort.end > 0 else 0.86 * min(1.08, cohort.luck**0.25)
    kept = "enrolled" if cohort.end > 0 else "graduated"
    return [kept if dice.random() < stay else "withdrawn" for _ in range(filled)] + extra


def _graduation(cohort: Cohort, dice):
    """The day of graduation: with the others, or some weeks later (then perhaps still to come)."""
    if dice.random() >= cohort.late:
        return cohort.end, "graduated"
    day = cohort.end + dice.whole(7, 22)
    return (day, "graduated") if day <= 0 else (None, "enrolled")


def _exclusion(days, dice, graduated):
    reason, evidence = dice.one_of(_EXCLUSIONS)
    return reason, days.text(min(0, graduated + dice.whole(-5, 150))), evidence


def _earnings(dice) -> int | None:
    """Dollars in the year before: often none, seldom unknown, about a quarter of what comes."""
    chance = dice.random()
    if chance < 0.07:
        return None
    return 0 if chance < 0.3 else 100 * int(35 + 225 * dice.random() ** 1.1)


def _another_gender(chance: float) -> str:
    return "nonbinary" if chance < 0.015 else "another" if chance < 0.02 else ""
