"""Timing ours against a yardstick, in turn, and saying whether the goal is reached."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


class Unmeasured(Exception):
    """Why a part could not be measured: the two sides differ, or a page is missing."""


@dataclass
class Result:
    """One line of the table."""

    name: str
    ours: str
    floor: str
    ratio: float | None
    goal: str
    reached: bool | None
    detail: dict = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """ok, short, or nothing where there is no goal."""
        return "" if self.reached is None else "ok" if self.reached else "SHORT"


def seconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turn(*works: tuple[Callable, Callable], rounds: int) -> list[list[float]]:
    """Time several works round after round, forward and backward; each is (prepare, work).

    Preparation is not timed. Returns the times of each work.
    """
    times: list[list[float]] = [[] for _work in works]
    order = list(range(len(works)))
    for _round in range(rounds):
        for n in order:
            prepare, work = works[n]
            prepare()
            times[n].append(seconds(work))
        order.reverse()
    return times


def nothing() -> None:
    """A preparation that is none."""


def compare(name, ours, floor, *, most: float, prepare=nothing, rounds: int) -> Result:
    """Ours may take at most so many times as long as the yardstick."""
    mine, other = in_turn((prepare, ours), (nothing, floor), rounds=rounds)
    return at_most(name, mine, other, most=most)


def at_most(name, mine: list[float], other: list[float], *, most: float) -> Result:
    """The line for two lists of seconds."""
    a, b = statistics.median(mine), statistics.median(other)
    detail = {"ours_s": mine, "floor_s": other}
    return Result(name, f"{a:.3f} s", f"{b:.3f} s", a / b, f"<= {most:g} x", a / b <= most, detail)


def at_least(name, mine: list[float], other: list[float], *, least: float, each: int) -> Result:
    """The line for requests a second: `each` requests took these seconds."""
    a, b = each / statistics.median(mine), each / statistics.median(other)
    detail = {"ours_per_s": a, "floor_per_s": b}
    goal = f">= {least:g} x"
    return Result(name, f"{a:.1f}/s", f"{b:.1f}/s", a / b, goal, a / b >= least, detail)


def failed(part: str, reason: str) -> Result:
    """The line of a part that could not be measured."""
    return Result(f"{part}: {reason}", "", "", None, "", reached=False)
