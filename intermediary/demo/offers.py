"""Offers of three years: most meet the floor, some do not, some cannot be judged."""

from intermediary.demo.partners import JOBS
from intermediary.demo.places import TRACKS
from intermediary.demo.work import MICRO, Job, Work
from intermediary.demo.world import HISTORY, World

_TRACKS = {family: [t[0] for t in TRACKS if t[3] == family] for family in JOBS}
_FAMILIES = {"entry": 56, "cyber_software": 23, "mid_career": 7, "home_care": 9, "child_care": 5}
_FLOORS = {"entry": 1_800, "mid_career": 1_800, "cyber_software": 2_100}
# How an offer turns out, in percent: most meet, all other verdicts occur.
_FORTUNES = {
    "meets": 78,
    "below": 7,
    "straddles": 4,
    "unknown": 4,
    "implausible": 2,
    "contractor": 3,
    "unanswered": 2,
}
# Offers every telling has: employer, title, SOC, track, lowest, highest (cents), period, hours,
# classification, posted how many days ago. The first two belong to the employer who can sign in.
SHOWN = (
    (1, "Help desk technician", "15-1232", "it-support", 1_750, None, "hourly", 40, "employee", 3),
    (1, "Desktop support analyst", "15-1232", "it-support", 2_150, 2_400, "hourly", 40, "", 9),
    (2, "Patient access clerk", "43-4111", "it-support", 3_600_000, None, "annual", 40, "", 4),
    (3, "SOC analyst I", "15-1212", "cyber-analyst", 1_950, 2_400, "hourly", 40, "employee", 6),
    (4, "Cable installer", "49-2022", "it-support", 65_000, None, "weekly", 40, "employee", 11),
    (5, "Desktop support", "15-1232", "it-support", 2_000, None, "hourly", None, "contractor", 13),
    (6, "Field technician", "49-2011", "it-support", 1_850, None, "hourly", 37.5, "employee", 8),
    (2, "Service desk analyst", "15-1232", "it-support", 1_725, None, "hourly", 40, "", 30),
)
_WAIVED = 7  # which of SHOWN


def build(world: World, work: Work) -> None:
    """Put all offers in the order of their posting."""
    dice = world.dice("offers")
    for row in SHOWN:
        _shown(world, row)
    count = world.scale.offers - len(SHOWN)
    past = int(count * 0.55)
    for n in range(past):
        posted = -HISTORY - 60 + round((HISTORY - 20) * ((n + 0.5) / past) ** 0.7)
        _drawn(world, work, dice, posted, posted + 20 + dice.whole(55))
        world.flush()
    for n in range(count - past):
        posted = -75 + 75 * n // (count - past)
        closes = None if dice.random() < 0.25 else 3 + dice.whole(60)
        _drawn(world, work, dice, posted, closes)
        world.flush()


def _shown(world, row):
    employer, title, soc, track, low, high, period, hours, status, ago = row
    number = _put(
        world,
        *(employer, title, soc, track, "baltimore", 2 + employer % 3),
        *(low, high, period, hours, "full_time", status or "employee"),
        answers=("t", 14 if employer != 1 else 7, "t", "t", "t", None, "t", None, "f"),
        posted=-ago,
        closes=25,
    )
    if number - 1 == _WAIVED:
        days = world.days
        reason = "Raise to $18.25 is agreed for the start of the next quarter."
        values = (number, "pay", reason, days.text(60), world.cast["manager"])
        world.put("employers_waiver", *values, days.recorded(-20))


def _drawn(world, work, dice, posted, closes):
    family = dice.choices(list(_FAMILIES), _FAMILIES.values())[0]
    titles, (low, high) = JOBS[family]
    title, soc = dice.one_of(titles)
    employer = dice.one_of(work.by_family[family])
    fortune = dice.choices(list(_FORTUNES), _FORTUNES.values())[0]
    drawn = (low + int((high - low) * dice.random() ** 1.4)) // 25 * 25
    cents = max(_FLOORS.get(family, 0), drawn)
    pay = _pay(dice, family, fortune, cents)
    track = dice.one_of(_TRACKS[family])
    site = work.places[employer] if dice.random() < 0.85 else None
    part = family in ("home_care", "child_care") and dice.random() < 0.5
    hours = dice.one_of((20, 24, 30)) if part else dice.one_of((40, 40, 40, 37.5, None))
    schedule = "part_time" if part else "full_time"
    number = _put(
        world,
        *(employer, title, soc, track, site, dice.one_of((1, 1, 2, 3, 6))),
        *(*pay, hours, schedule, _status(dice, fortune, family)),
        answers=_answers(dice, work, employer),
        posted=posted,
        closes=closes,
    )
    if fortune in ("meets", "straddles") or dice.random() < 0.25:
        _remember(work, family, number, employer, (title, soc), pay, posted, schedule)


def _remember(work, family, number, employer, what, pay, posted, schedule):
    """Graduates start in jobs like this one, at the lowest pay stated."""
    low, _high, period = pay
    if low and 1_500 < (low / 2_080 if period == "annual" else low) < 6_000:
        kind = "full_time" if schedule == "full_time" else ""
        job = Job(employer, number, *what, low * MICRO, period, kind)
        work.posted[family].append((posted, job))


def _pay(dice, family, fortune, cents):
    """Lowest and highest pay in cents, and the period."""
    floor = _FLOORS.get(family, 1_700)
    if fortune == "below":
        return floor - 25 * dice.whole(1, 9), None, "hourly"
    if fortune == "straddles":
        return floor - 25 * dice.whole(1, 7), floor + 50 * dice.whole(2, 9), "hourly"
    if fortune == "unknown":
        return None, None, ""
    if fortune == "implausible":  # an hourly figure said to be for a year
        return cents, None, "annual"
    if family in ("cyber_software", "mid_career") and dice.random() < 0.55:
        year = -(-cents * 2_080 // 50_000) * 50_000
        return year, year + dice.one_of((0, 500_000, 1_000_000)), "annual"
    return cents, cents + 25 * dice.one_of((0, 4, 8, 16)), "hourly"


def _status(dice, fortune, family):
    if fortune == "contractor":
        return "contractor"
    if fortune == "unanswered":
        return ""
    return dice.one_of(("employee",) * 17 + ("temp_to_hire", "temp", "apprentice"))


def _answers(dice, work, employer):
    """What the employer says of conditions; each employer has a habit, some answers are blank."""
    habit = (employer * 37 % 100) / 100

    def answer(share):
        chance = dice.random() * 0.6 + habit * 0.4
        return None if dice.random() < 0.12 else "t" if chance < share else "f"

    notice = dice.one_of((7, 10, 14, 14, 21, None))
    return (answer(0.8), notice, *map(answer, (0.72, 0.6, 0.75, 0.7, 0.82, 0.55, 0.25)))


def _put(world, employer, title, soc, track, site, positions, *pay, answers, posted, closes):
    low, high, period, hours, schedule, status = pay
    days = world.days
    number = next(world.numbers["employers_offer"])
    row = (
        *(number, f"O-{number:06d}", employer, title, soc, world.track_ids[track]),
        *(world.site_ids.get(site), positions),
        None if low is None else low * MICRO,
        None if high is None else max(high, low) * MICRO,
        *(period, None if hours is None else int(hours * 100), schedule, status, *answers),
        *(days.text(posted), None if closes is None else days.text(closes), "", ""),
    )
    world.buffer.add("employers_offer", row)
    return number
