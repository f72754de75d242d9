"""What the parts of the demonstration share: the day, the dice, the numbers of rows, the cast."""

import datetime as dt
from collections import defaultdict
from itertools import count
from typing import NamedTuple

from intermediary.demo.copying import Buffer
from intermediary.demo.days import Days
from intermediary.demo.dice import Dice
from intermediary.demo.places import SITES, TRACKS
from intermediary.demo.scale import Scale
from intermediary.demo.tables import COLUMNS

HISTORY = 1_150  # days of the past that are told
EVENTS_FROM = -HISTORY - 120


class Track(NamedTuple):
    """A track as the demonstration teaches it."""

    key: str
    code: str
    name: str
    family: str
    hours: int
    soc: str
    governance: str
    coaching_months: int
    days: int  # from the first Monday to the last Friday
    weight: int
    sites: tuple[str, ...]


class Site(NamedTuple):
    """A building of the organization."""

    key: str
    name: str
    market: str
    city: str
    state: str
    time_zone: str
    postal: tuple[str, ...]


class World:
    """One telling of the demonstration: same seed, same day and same scale, same rows."""

    def __init__(self, *, scale: Scale, seed: int, as_of: dt.date):
        self.scale, self.seed = scale, seed
        self.days = Days(as_of)
        self.buffer = Buffer(COLUMNS)
        self.numbers = defaultdict(lambda: count(1))
        self.sites = [Site(*row) for row in SITES]
        self.tracks = [Track(*row) for row in TRACKS]
        self.site_ids: dict[str, int] = {}
        self.track_ids: dict[str, int] = {}
        self.managers: dict[str, int] = {}
        self.owners: dict[str, list[int]] = {}
        self.coaches: dict[str, list[int]] = {}
        self.cast: dict[str, int] = {}  # sign-in name -> user
        self.home_cohort = None  # where the trainee who can sign in learns

    def dice(self, *part) -> Dice:
        """Dice of one part, so that a change in one part leaves the others as they were."""
        return Dice(":".join(map(str, (self.seed, *part))))

    def put(self, table: str, *values) -> int:
        """Add a row with the next number of its table; returns the number."""
        number = next(self.numbers[table])
        self.buffer.add(table, (number, *values))
        return number

    def flush(self, *, force: bool = False) -> None:
        """Write what waits when it is a block's worth, or in any case."""
        if force or self.buffer.full():
            self.buffer.write()
        if force:
            self.buffer.wait()
