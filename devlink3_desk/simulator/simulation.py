"""Time in the PBX: processes that wait in its seconds, run in order however fast time passes."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from itertools import count
from random import Random
from typing import TypeAlias

from devlink3_desk.simulator.company import Company
from devlink3_desk.simulator.pbx import Pbx
from devlink3_desk.simulator.reporter import NodeEvent

Process: TypeAlias = Generator[float, None, None]
"""Something that happens over time: it yields the seconds until it wants to go on."""


class Simulation:
    """A PBX with its own time, which only :meth:`advance` moves.

    The same company, ``seed`` and processes make the same events at the same times, whatever the
    steps in which time advances.
    """

    def __init__(self, company: Company, seed: int, sink: Callable[[NodeEvent], None]) -> None:
        self.now = 0.0
        """Seconds since the PBX started."""
        self.random = Random(f"calls {seed}")  # noqa: S311 - repeatable, not secret
        self._company = company
        self._sink = sink
        self._scheduled: list[tuple[float, int, Process]] = []
        self._sequence = count()
        self.pbx = Pbx(company, self._current_time, sink)

    def start_process(self, process: Process, delay: float = 0.0) -> None:
        """Let ``process`` begin in ``delay`` seconds."""
        heapq.heappush(self._scheduled, (self.now + delay, next(self._sequence), process))

    @property
    def next_event_time(self) -> float | None:
        """When something happens next, in seconds of the PBX; ``None`` where nothing will."""
        return self._scheduled[0][0] if self._scheduled else None

    def advance_to(self, until: float) -> None:
        """Let time pass until ``until``, and happen what is due by then."""
        while self._scheduled and self._scheduled[0][0] <= until:
            due, _, process = heapq.heappop(self._scheduled)
            self.now = max(self.now, due)
            wait = next(process, None)
            if wait is not None:
                heapq.heappush(self._scheduled, (self.now + max(0.0, wait), next(self._sequence), process))
        self.now = max(self.now, until)

    def restart(self) -> None:
        """Forget all calls and everything that was to happen, as after a power cut."""
        self._scheduled.clear()
        self.pbx = Pbx(self._company, self._current_time, self._sink)

    def _current_time(self) -> float:
        return self.now
