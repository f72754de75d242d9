"""Coaching sessions, past and to come: working hours of the site, nobody booked twice."""

from array import array

from intermediary.demo.cohorts import Cohort
from intermediary.demo.people import Person
from intermediary.demo.world import World

FIRST, AHEAD = -1_300, 40  # the days a coach's book covers
SLOTS = 16  # half hours from 9:00 to 17:00
_NOON = 6
_OUTCOMES = ("seen",) * 90 + ("no_show",) * 5 + ("excused",) * 3 + ("canceled",) * 2
_TRAINING = ("check_in", "check_in", "career_plan", "mock_interview")
_SEARCH = ("career_plan", "mock_interview", "debrief", "check_in")
_WORKING = ("check_in", "on_the_job", "benefits", "leadership")
# Today's book of the coach who can sign in: half hour of the day, kind, outcome
TODAY = (
    (0, "career_plan", "seen"),
    (3, "check_in", "no_show"),
    (5, "mock_interview", "booked"),
    (11, "debrief", "booked"),
)


class Sessions:
    """The books of all coaches."""

    def __init__(self, world: World):
        self.world = world
        self.books: dict[int, array] = {}
        self.today = list(TODAY)

    def tell(self, cohort: Cohort, person: Person, dice) -> None:
        """The sessions of one person: some while in training, later ever fewer."""
        if not person.coach:
            return
        if person.trainee and person.coach == self.world.cast["coach"]:
            self._busy_day(cohort, person)
        if cohort.end > 0 or person.graduated is None:
            self._in_training(cohort, person, dice)
            return
        since = -person.graduated
        if since > 90 and dice.random() < 0.4:
            self._book(person, dice, person.graduated, -91, _SEARCH, cohort)
        if 0 < since < 24 * 30 and dice.random() < 0.96:
            kinds = _SEARCH if since < 150 else _WORKING
            for _n in range(2 if dice.random() < 0.45 else 1):
                self._book(person, dice, max(person.graduated, -88), -1, kinds, cohort)
        if since < 24 * 30 and dice.random() < 0.07 + 0.3 * (since < 120):
            self._book(person, dice, 1, 18, _SEARCH if since < 120 else _WORKING, cohort)

    def guest(self, cohort: Cohort, person: Person) -> None:
        """The trainee who can sign in: seen some times, expected today and tomorrow."""
        for day, slot, kind, outcome in (
            *((cohort.start + 9, 4, "check_in", "seen"), (-29, 8, "career_plan", "seen")),
            *((-15, 10, "check_in", "no_show"), (-7, 10, "check_in", "seen")),
            *((0, 14, "check_in", "booked"), (1, 2, "mock_interview", "booked")),
        ):
            free = self._untaken(person.coach, day, slot)
            self._mark(person.coach, day, free)
            self._put(person, day, free, kind, outcome, cohort)

    def _untaken(self, coach, day, slot):
        """This half hour of the day, or the next one that the coach has free."""
        taken = self._book_of(coach)[day - FIRST]
        return next(n for n in range(slot, SLOTS + slot) if not taken >> (n % SLOTS) & 1) % SLOTS

    def _in_training(self, cohort, person, dice):
        last = min(-1, cohort.end if person.status != "withdrawn" else cohort.start + 20)
        if last > cohort.start:
            self._book(person, dice, cohort.start, last, _TRAINING, cohort)
        if person.status == "enrolled" and dice.random() < 0.7:
            if last > cohort.start + 14:
                self._book(person, dice, max(cohort.start, -14), last, _TRAINING, cohort)
            self._book(person, dice, 1, 12, _TRAINING, cohort)

    def _busy_day(self, cohort, person):
        """Give today's slots of the coach's book to people of the coach."""
        relevant = person.status == "enrolled" or (person.graduated or -999) > -200
        if self.today and relevant and cohort is not self.world.home_cohort:
            slot, kind, outcome = self.today.pop(0)
            self._mark(person.coach, 0, slot)
            self._put(person, 0, slot, kind, outcome, cohort)

    def _book(self, person, dice, first, last, kinds, cohort):
        """One session on a free half hour of some working day in between."""
        span = max(0, last - first + 1)
        if not span:
            return
        day, slot = first + dice.whole(span), dice.whole(SLOTS)
        for step in range(min(span, 6)):
            found = self._free(person.coach, first + (day - first + step) % span, slot)
            if found is not None:
                day, slot = found
                outcome = "booked" if day > 0 else dice.one_of(_OUTCOMES)
                self._put(person, day, slot, dice.one_of(kinds), outcome, cohort)
                return

    def _free(self, coach, day, slot):
        if day == 0 or not self.world.days.is_workday(day) or day < FIRST:
            return None
        taken = self._book_of(coach)[day - FIRST]
        for n in range(SLOTS):
            at = (slot + n) % SLOTS
            if at != _NOON and not taken >> at & 1:
                self._mark(coach, day, at)
                return day, at
        return None

    def _book_of(self, coach):
        if coach not in self.books:
            self.books[coach] = array("H", bytes(2 * (AHEAD - FIRST)))
        return self.books[coach]

    def _mark(self, coach, day, slot):
        self._book_of(coach)[day - FIRST] |= 1 << slot

    def _put(self, person, day, slot, kind, outcome, cohort):
        number = next(self.world.numbers["coaching_session"])
        hour, half = divmod(slot, 2)
        instant = f"{self.world.days.text(day)} {9 + hour}:{30 * half:02d} {cohort.site.time_zone}"
        row = (number, f"S-{number:06d}", person.trainee, person.coach, kind, instant)
        self.world.buffer.add("coaching_session", (*row, 30, outcome))
