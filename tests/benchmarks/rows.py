"""What a benchmark reports: one row a measurement, beside what it is measured against."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One measurement; a ratio is of two figures taken in the same run."""

    name: str
    value: float
    unit: str
    against: str | None = None
    against_value: float | None = None
    ratio: float | None = None
    aim: str | None = None
    met: bool | None = None


def create_ratio_row(name: str, value: float, unit: str, against: tuple[str, float], min_ratio: float) -> Row:
    """Return the row of a figure of which more is better, with the least ratio to aim at."""
    ratio = value / against[1]
    return Row(name, value, unit, *against, ratio, f"at least {min_ratio}", ratio >= min_ratio)


def measure_rate(work: Callable[[], object], count: int, rounds: int = 7) -> float:
    """Return how many of ``count`` items that ``work`` goes through it does in a second, at its best.

    The best of several rounds: whatever else the machine does only ever makes a round slower.
    """
    return measure_rates([(work, count)], rounds)[0]


def measure_rates(works: list[tuple[Callable[[], object], int]], rounds: int = 7) -> list[float]:
    """Return the rate of each of ``works``; they take turns, so that a slow machine is slow for all."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, (work, _count) in enumerate(works):
            gc.collect()
            started = perf_counter()
            work()
            best[index] = min(best[index], perf_counter() - started)
    return [count / seconds for (_work, count), seconds in zip(works, best, strict=True)]
