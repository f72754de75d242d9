"""When and where cohorts run, and how well each of them goes."""

from dataclasses import dataclass
from itertools import accumulate

from intermediary.demo.world import HISTORY, Site, Track, World

_DECK = ("baltimore", "baltimore", "bronx", "seattle")  # bigger sites come up more often


@dataclass
class Cohort:
    """A cohort to tell: its dates in days from `as_of` and its fortune."""

    site: Site
    track: Track
    start: int
    end: int
    luck: float = 1.0  # multiplies the chance of a job within 120 days
    proof: float = 0.93  # share of jobs proven by a pay stub or better
    late: float = 0.06  # share that finishes some weeks after the others
    pace: float = 1.0  # below 1 the jobs come sooner
    contact: bool = True  # met an employer by day 28
    key: str = ""
    number: int = 0


# The cohorts every telling has: site, track, days from `as_of` to the end, and the fortune. At
# Baltimore they lead to one state of the 120-day target each.
SHOWN = (
    ("baltimore", "it-support", -123, {"luck": 0.4, "late": 0.3}),  # lost
    ("baltimore", "cyber-analyst", -102, {"luck": 1.29, "proof": 1.0, "pace": 0.6}),  # secured
    ("baltimore", "it-support", -61, {}),  # open
    ("baltimore", "cyber-analyst", -33, {"contact": False}),  # open, much needed
    ("baltimore", "it-support", -158, {"luck": 1.2, "proof": 1.0, "late": 0.0}),  # met
    ("baltimore", "software-engineering", -172, {"luck": 0.6}),  # missed
    ("baltimore", "it-support", 39, {}),  # week 9 of 15: the trainee who can sign in
    ("baltimore", "it-support", 64, {"contact": False}),  # no employer seen by week 4
    ("baltimore", "cyber-analyst", 144, {}),  # starts in three weeks
    ("seattle", "home-care-aide", -75, {}),
    ("seattle", "home-care-aide", 11, {}),
    ("seattle", "child-care-assistant", -140, {"luck": 0.9}),
    ("chicago", "child-care-assistant", -400, {}),
    ("philadelphia", "field-network-upskill", -210, {}),
    ("bronx", "data-technician", -20, {}),
    ("bronx", "cloud-support", 20, {}),
)
TRAINEES_COHORT = 6  # which of SHOWN


def plan(world: World) -> list[Cohort]:
    """All cohorts in the order of their start, with keys such as ITS-26-07."""
    shown = [_shown(world, *row) for row in SHOWN]
    rest = world.scale.cohorts - len(shown)
    dice = world.dice("cohorts")
    sites = _sites_in_turn(world, dice, rest)
    cohorts = shown + [_drawn(world, dice, next(sites), (n + 0.5) / rest) for n in range(rest)]
    home = shown[TRAINEES_COHORT]
    cohorts.sort(key=lambda cohort: (cohort.start, cohort.track.key, cohort.site.key))
    _name(world, cohorts)
    world.home_cohort = home
    return cohorts


def _shown(world, place, key, end, fortune):
    site = next(site for site in world.sites if site.key == place)
    track = next(track for track in world.tracks if track.key == key)
    start = world.days.monday(end - track.days)
    return Cohort(site, track, start, start + track.days, **fortune)


def _drawn(world, dice, site, share):
    tracks = [t for t in world.tracks if not t.sites or site.key in t.sites]
    weights = list(accumulate(t.weight for t in tracks))
    track = dice.weighted(tracks, weights)
    start = world.days.monday(round(-HISTORY + (HISTORY + 75) * share**0.85) + dice.whole(9))
    luck = dice.choices((0.72, 0.9, 1.0, 1.1), (12, 23, 40, 25))[0]
    return Cohort(
        site,
        track,
        start,
        start + track.days,
        luck=luck * (0.97 + dice.random() * 0.06),
        proof=0.8 if dice.random() < 0.1 else 0.95,
        contact=dice.random() < 0.9,
    )


def _sites_in_turn(world, dice, wanted):
    by_key = {site.key: site for site in world.sites}
    while wanted > 0:
        deck = [*by_key, *_DECK]
        dice.shuffle(deck)
        for key in deck:
            yield by_key[key]
        wanted -= len(deck)


def _name(world, cohorts):
    """Number the cohorts of a track within a year."""
    numbers: dict[tuple[str, int], int] = {}
    width = len(str(world.scale.cohorts // 10))
    for cohort in cohorts:
        year = world.days.date(cohort.start).year % 100
        number = numbers[cohort.track.code, year] = numbers.get((cohort.track.code, year), 0) + 1
        cohort.key = f"{cohort.track.code}-{year:02d}-{number:0{max(2, width)}d}"
