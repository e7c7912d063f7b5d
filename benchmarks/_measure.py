"""Measuring in pairs: ours and its yardstick in turn, medians, ratio and spread.

Whoever measures collects garbage as seldom as the program does; the yardstick has the same good of it.
"""

import gc
import os
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from main import COLLECT_AFTER

gc.set_threshold(COLLECT_AFTER)

Work = Callable[[], object]
Clock = Callable[[], float]
WALL: Clock = time.perf_counter
CPU: Clock = time.process_time


def FAMILY() -> float:  # noqa: N802 - a clock like the others
    """CPU seconds of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


class Paired(NamedTuple):
    """Seconds of each run, ours and the yardstick's, pair by pair."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios: what slows the machine for a while slows both of a pair."""
        return statistics.median(mine / other for mine, other in zip(self.ours, self.theirs, strict=True))


def seconds(work: Work, clock: Clock = CPU) -> float:
    """What one run takes; the collector starts from the same state each time."""
    gc.collect()
    started = clock()
    work()
    return clock() - started


def alone(work: Work, runs: int, clock: Clock = CPU) -> list[float]:
    """Seconds of several runs, after one that warms up."""
    work()
    return [seconds(work, clock) for _ in range(runs)]


def paired(ours: Work, theirs: Work, runs: int, clock: Clock = CPU) -> Paired:
    """Both in turn, in alternating order, after one of each that warms up."""
    ours()
    theirs()
    found = Paired([], [])
    for run in range(runs):
        sides = [(found.ours, ours), (found.theirs, theirs)]
        for times, work in sides if run % 2 else reversed(sides):
            times.append(seconds(work, clock))
    return found


def row(what: str, found: Paired | list[float], target: str = "") -> None:
    """One line for people and one for the table."""
    ours = found.ours if isinstance(found, Paired) else found
    yardstick = ratio = ""
    if isinstance(found, Paired):
        yardstick, ratio = told(statistics.median(found.theirs)), f"{found.ratio:.2f} ×"
    spread = f"{told(min(ours))} – {told(max(ours))}"
    mine = told(statistics.median(ours))
    print(", ".join(part for part in (f"{what}: {mine}", yardstick, ratio, target, spread) if part))
    print(f"ROW\t{what}\t{mine}\t{yardstick}\t{ratio}\t{target}\t{spread}")


def told(found: float) -> str:
    """Seconds with a fitting unit."""
    return f"{found:.2f} s" if found >= 1 else f"{found * 1000:.{1 if found < 0.1 else 0}f} ms"
