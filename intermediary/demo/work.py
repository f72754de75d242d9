"""Employers with their people, the offers they post, and the jobs graduates find there."""

from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from intermediary.demo.cohorts import Cohort
from intermediary.demo.partners import HIRING, INDUSTRIES, JOBS, ROOTS
from intermediary.demo.staff import address, community, phone
from intermediary.demo.world import World

MICRO = 10_000  # micro-dollars in a cent
SHOWN = (  # employers every telling has
    ("Chesapeake Data Services", "Information services", "training_partner"),
    ("Patapsco Health", "Health care", "hiring"),
    ("Inner Harbor Security", "Security services", "engaged"),
    ("Mid-Atlantic Cabling", "Telecommunications", "hiring"),
    ("Lanvale Staffing", "Staffing", "contacted"),
    ("Calvert County Schools", "Public administration", "strategic"),
    ("Rainier Home Care Cooperative", "Home care", "strategic"),
    ("Duwamish Early Learning", "Child care", "hiring"),
    ("Kingsbridge Home Care", "Home care", "hiring"),
    ("Potomac Elder Services", "Home care", "hiring"),
    ("Bronzeville Nursery School", "Child care", "engaged"),
)
_STAGES = (
    *(("prospect",) * 14 + ("contacted",) * 18 + ("engaged",) * 22 + ("hiring",) * 26),
    *(("training_partner",) * 11 + ("strategic",) * 5 + ("lost",) * 4),
)
_ROLES = ("recruiter", "hiring_manager", "budget_owner", "executive", "instructor")


class Job(NamedTuple):
    """A job a graduate starts: where, as what, and for how much (micro-dollars a period)."""

    employer: int
    offer: int | None
    title: str
    soc: str
    pay: int
    period: str
    kind: str

    @property
    def hourly(self) -> float:
        """Cents an hour, near enough to tell a raise."""
        return self.pay / MICRO / (2_080 if self.period == "annual" else 1)


class Work:
    """Who hires from which family of tracks, and which offers were posted when."""

    def __init__(self, world: World):
        self.world = world
        self.names: dict[int, str] = {}
        self.places: dict[int, str] = {}  # employer -> site nearby
        self.by_family: dict[str, list[int]] = defaultdict(list)
        self.posted: dict[str, list[tuple[int, Job]]] = defaultdict(list)

    def build(self) -> None:
        """Put employers with their contacts."""
        dice = self.world.dice("employers")
        shares = [share for _name, share, _kinds in INDUSTRIES]
        taken = {name for name, _industry, _stage in SHOWN}
        for name, industry, stage in SHOWN:
            self._employer(dice, name, industry, stage, self.world.sites[0])
        for n in range(len(SHOWN), self.world.scale.employers):
            industry, _share, kinds = dice.choices(INDUSTRIES, shares)[0]
            site = self.world.sites[n % len(self.world.sites)]
            name = _name(dice, kinds, site, taken)
            self._employer(dice, name, industry, dice.one_of(_STAGES), site)

    def _employer(self, dice, name, industry, stage, site):
        world = self.world
        kind = "agency" if industry == "Staffing" else "company"
        if industry == "Home care" and len(self.names) > len(SHOWN) and dice.random() < 0.35:
            kind, name = "consumer", f"Household {len(self.names)}, {site.city}"
        key = name.lower().replace(" ", "-").replace(",", "")
        owner = dice.one_of(world.owners[site.key])
        values = (key, name, kind, industry, stage, owner, site.city, site.state, "", "")
        number = world.put("employers_employer", *values)
        self.names[number], self.places[number] = name, site.key
        if stage not in ("prospect", "contacted"):
            self.by_family[HIRING.get(industry, "entry")].append(number)
            if industry in ("Information services", "Banking and insurance"):
                self.by_family["cyber_software"].append(number)
                self.by_family["mid_career"].append(number)
        self._contacts(dice, number, name)

    def _contacts(self, dice, employer, name):
        if name == SHOWN[0][0]:
            values = ("Rosa Tillman", address("employer"), "(410) 555-0142", "recruiter")
            user = self.world.cast["employer"]
            self.world.put("employers_contact", employer, *values, user)
        for n in range(dice.one_of((1, 1, 2, 3))):
            group = community(dice)
            first = dice.one_of(dice.one_of((group.women, group.men)))
            number = next(self.world.numbers["contact address"])
            email = f"contact{number}@example.org"
            values = (f"{first} {dice.one_of(group.families)}", email, phone(dice), _ROLES[n])
            self.world.put("employers_contact", employer, *values, None)

    def employer(self, cohort: Cohort, dice) -> int:
        """An employer that hires from this cohort's family."""
        return dice.one_of(self.by_family[cohort.track.family])

    def pick(self, cohort: Cohort, started: int, dice) -> Job:
        """The job a graduate starts: from a recent offer, or found without one."""
        offers = self.posted[cohort.track.family]
        end = bisect_right(offers, started, key=lambda pair: pair[0])
        recent = min(end, max(4, len(offers) // 6))
        if recent and dice.random() < 0.86:
            return offers[end - 1 - dice.whole(recent)][1]
        titles, (low, high) = JOBS[cohort.track.family]
        title, soc = dice.one_of(titles)
        cents = (low + int((high - low) * dice.random() ** 1.5)) // 25 * 25
        return Job(self.employer(cohort, dice), None, title, soc, cents * MICRO, "hourly", "")


def _name(dice, kinds, site, taken):
    """A name nobody has yet."""
    while True:
        name = f"{dice.one_of(ROOTS)} {dice.one_of(kinds)}"
        if name in taken:
            name = f"{name} of {site.city}"
        if name in taken:
            name = f"{name} {len(taken)}"
        if name not in taken:
            taken.add(name)
            return name
