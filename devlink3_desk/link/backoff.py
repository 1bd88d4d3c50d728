"""How long to wait between attempts: longer each time, up to a bound, and never in step with others."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import msgspec


class Backoff(msgspec.Struct, frozen=True):
    """Shape of the waits, in seconds."""

    initial: float = 1.0
    factor: float = 1.8
    maximum: float = 30.0
    jitter: float = 0.25
    """Each wait is drawn from ``1 ± jitter`` times its nominal length, so that thirty desks that lost
    the same PBX do not all come back in the same instant."""


def iter_delays(backoff: Backoff, random_source: Callable[[], float] = random.random) -> Iterator[float]:
    """Yield the waits for ever; ``draw`` gives numbers from 0 up to 1."""
    nominal = backoff.initial
    while True:
        yield nominal * (1 + backoff.jitter * (2 * random_source() - 1))
        nominal = min(nominal * backoff.factor, backoff.maximum)
