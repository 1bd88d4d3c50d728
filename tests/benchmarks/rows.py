"""The results of benchmarks, and the measurement of rates."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter

import msgspec


class Row(msgspec.Struct, frozen=True):
    """A measurement, and the figure that it is compared with, both from the same run."""

    name: str
    value: float
    unit: str
    against: str | None = None
    against_value: float | None = None
    ratio: float | None = None
    aim: str | None = None
    met: bool | None = None


def create_ratio_row(name: str, value: float, unit: str, against: tuple[str, float], min_ratio: float) -> Row:
    """Return the row of a figure of which more is better, with the ratio to reach."""
    ratio = value / against[1]
    return Row(name, value, unit, *against, ratio, f"at least {min_ratio}", ratio >= min_ratio)


def measure_rates(works: list[tuple[Callable[[], object], int]], rounds: int = 7) -> list[float]:
    """Return the best rate of each of ``works`` over several rounds.

    They take turns, so that a period in which the machine is slow affects all of them. Of the rounds the best
    one counts: other processes only make a round slower.
    """
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, (work, _count) in enumerate(works):
            gc.collect()
            started = perf_counter()
            work()
            best[index] = min(best[index], perf_counter() - started)
    return [count / seconds for (_work, count), seconds in zip(works, best, strict=True)]
