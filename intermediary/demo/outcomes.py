"""What became of graduates: jobs, how they are proven, and what follow-up found."""

from typing import NamedTuple

from intermediary.demo.cohorts import Cohort
from intermediary.demo.partners import JOBS
from intermediary.demo.people import CARE, Person
from intermediary.demo.work import Job, Work
from intermediary.demo.world import World

_STRONG = (
    *(("pay_stub",) * 9 + ("employer_confirmed",) * 6 + ("payroll",) * 3),
    *(("state_wage_record",) * 2),
)
_WEAK = ("self_report", "self_report", "public_profile", "staff_note")
_KINDS = ("full_time",) * 88 + ("part_time",) * 5 + ("temp_to_hire",) * 4 + ("apprenticeship",) * 3
_CARE_KINDS = ("full_time",) * 52 + ("part_time",) * 48
_WHY = ("quit", "quit", "quit", "laid_off", "dismissed", "contract_ended", "other")


class Fate(NamedTuple):
    """What the dice hold for one first job."""

    started: int
    ended: int | None
    again: int | None  # start of the next job


class Outcomes:
    """Puts placements, evidence, checks and hours of one person after another."""

    def __init__(self, world: World, work: Work):
        self.world, self.work = world, work
        self.with_hours: set[int] = set()

    def tell(self, cohort: Cohort, person: Person, dice) -> None:
        """Everything that happened to a graduate after graduation."""
        if person.graduated is None:
            return
        fate = None if person.excluded else _fate(person, cohort, dice)
        if dice.random() < 0.04:
            self._side_job(cohort, person, dice)
        if fate is None or fate.started > 21:
            self._no_job(person, dice)
            return
        job = self.work.pick(cohort, fate.started, dice)
        first = self._placement(cohort, person, dice, job, fate.started, fate.ended)
        self._proof(cohort, person, dice, first, fate.started)
        self._care_hours(cohort, person, job, fate)
        if fate.again is not None and fate.again <= 0:
            later = self.work.pick(cohort, fate.again, dice)
            second = self._placement(cohort, person, dice, later, fate.again, None)
            self._proof(cohort, person, dice, second, fate.again)
        self._after_a_year(person, dice, first, job, fate)

    def _placement(self, cohort, person, dice, job: Job, started, ended, kind=None):
        world, days = self.world, self.world.days
        care = cohort.track.family in CARE
        kind = kind or job.kind or dice.one_of(_CARE_KINDS if care else _KINDS)
        hours = 40 if kind == "full_time" else dice.one_of((16, 20, 24, 25, 28, 30))
        number = next(world.numbers["placements_placement"])
        unknown = dice.random() < 0.025
        row = (
            *(number, f"P-{number:06d}", person.trainee, person.enrollment, job.employer),
            *(job.offer, job.title, job.soc, kind, days.text(started)),
            None if ended is None else days.text(ended),
            "" if ended is None else dice.one_of(_WHY),
            None if unknown else job.pay,
            "" if unknown else job.period,
            None if kind == "full_time" and dice.random() < 0.1 else hours * 100,
            *(days.recorded(max(started, ended or started) + dice.whole(8)), person.owner),
        )
        world.buffer.add("placements_placement", row)
        return number

    def _evidence(self, placement, tier, day, owner, disputed=None):
        """One proof, unless it would be dated after the day of the telling."""
        if day > 0:
            return
        days = self.world.days
        until = None if disputed is None or disputed > 0 else days.text(disputed)
        values = (placement, tier, days.text(day), until, days.recorded(day + 1), owner)
        self.world.put("placements_evidence", *values)

    def _proof(self, cohort, person, dice, placement, started):
        """How we know of a job: mostly a pay stub within weeks, sometimes late or never."""
        chance = dice.random()
        if chance < 0.45 or chance > 0.985:
            self._evidence(placement, "self_report", started + dice.whole(3), person.owner)
        if chance > 0.99:
            return
        if dice.random() < cohort.proof:
            late = 100 + dice.whole(80) if chance > 0.93 else 9 + dice.whole(16)
            disputed = started + late + 9 if chance < 0.006 else None
            tier = "state_wage_record" if late >= 100 else dice.one_of(_STRONG)
            self._evidence(placement, tier, started + late, person.owner, disputed)
        elif chance >= 0.45:
            self._evidence(placement, dice.one_of(_WEAK), started + 4 + dice.whole(9), person.owner)

    def _check(self, person, day, outcome, *rest):
        if day > 0:
            return
        values = (person.trainee, person.enrollment, self.world.days.text(day), outcome)
        recorded = (self.world.days.recorded(day), person.owner)
        self.world.put("placements_outcomecheck", *values, *rest, *recorded)

    def _no_job(self, person, dice):
        """Follow-up of a graduate without a job: found out, not reached, or nobody asked."""
        for after in (120, 274):
            chance = dice.random()
            day = person.graduated + after + dice.whole(1, 25)
            nothing = (None, None, "", None)
            if chance < 0.72:
                self._check(person, day, "not_employed", *nothing, "self_report")
            elif chance < 0.86:
                self._check(person, day, "unreachable", *nothing, "")

    def _side_job(self, cohort, person, dice):
        """An internship during the training or gig work after it: recorded, never counted."""
        titles, (low, _high) = JOBS[cohort.track.family]
        title, soc = dice.one_of(titles)
        gig = dice.random() < 0.4
        started = person.graduated + (dice.whole(5, 60) if gig else -dice.whole(10, 30))
        if started > 0:
            return
        ended = started + dice.whole(20, 90)
        job = Job(self.work.employer(cohort, dice), None, title, soc, low * 8_000, "hourly", "")
        until = ended if ended <= 0 else None
        kind = "gig" if gig else "internship"
        placement = self._placement(cohort, person, dice, job, started, until, kind)
        self._evidence(placement, "self_report", started + 5, person.owner)

    def _care_hours(self, cohort, person, job, fate):
        """Months worked in home care, as the benefit rules need them."""
        if cohort.track.family != "home_care" or person.trainee in self.with_hours:
            return
        self.with_hours.add(person.trainee)
        last = min(0, fate.ended or 0)
        for month in self.world.days.months(max(fate.started, last - 240), last):
            hours = 60 + (person.enrollment * 37 + int(month[5:7]) * 13) % 95
            values = (person.trainee, job.employer, month, hours * 100)
            self.world.put("placements_workedhours", *values, self.world.days.recorded(0))

    def _after_a_year(self, person, dice, first, job: Job, fate):
        """The follow-up 365 days after the first start, with pay where it is known."""
        due = fate.started + 365
        chance = dice.random()
        working = fate.ended is None or (fate.again is not None and fate.again < due)
        day = due + dice.whole(-25, 45)
        if not working:
            if chance < 0.8:
                self._check(person, day, "not_employed", None, None, "", None, "self_report")
        elif chance < 0.84:
            pay = round(job.hourly * dice.gauss(1.155, 0.06) / 25) * 25 * 10_000
            tier = dice.one_of(_STRONG)
            employer = job.employer if fate.ended is None else None
            self._check(person, day, "employed", employer, pay, "hourly", 4_000, tier)
        elif chance < 0.9 and fate.ended is None:
            self._evidence(first, "payroll", day, person.owner)
        elif chance < 0.95:
            self._check(person, day, "employed", None, None, "", None, "self_report")


def _fate(person: Person, cohort: Cohort, dice) -> Fate | None:
    """When the first job starts and ends and whether another follows; None: no job."""
    soon = min(0.97, 0.79 * cohort.luck)
    chance = dice.random()
    if chance < 0.06:
        day = -dice.whole(14)
    elif chance < soon:
        day = int(118 * cohort.pace * dice.random() ** 1.45)
    elif chance < soon + 0.11:
        day = 121 + dice.whole(145)
    elif chance < soon + 0.13:
        day = 275 + dice.whole(120)
    else:
        return None
    started = person.graduated + day
    length = dice.whole(25, 360) if dice.random() < 0.26 else None
    ended = None if length is None or started + length > 0 else started + length
    again = None
    if ended is not None and dice.random() < 0.45:
        again = ended + dice.whole(8, 70)
    return Fate(started, ended, again)
