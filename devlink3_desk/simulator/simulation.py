"""Simulated time and chance: processes that wait, and the random choice of who takes part in them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from itertools import count
from math import log
from random import Random
from typing import Final, TypeAlias

from devlink3_desk.protocol.enums import CliPresentation
from devlink3_desk.simulator.calls import Call, CallEnd, TrunkChannel
from devlink3_desk.simulator.company import Company, Group, User, draw_outside_number
from devlink3_desk.simulator.pbx import Pbx
from devlink3_desk.simulator.reporter import NodeEvent

Process: TypeAlias = Generator[float, None, None]
"""A sequence of actions over time; it yields the seconds until its next action."""

MEDIAN_TALK_TIME: Final = 100.0
"""Median duration of a conversation in seconds."""
_MAX_TALK_TIME: Final = 1800.0
_MAX_ATTEMPTS: Final = 30
"""Attempts to find an idle user. In a busy company there may be none."""


class Simulation:
    """A PBX with a time of its own, which only :meth:`advance_to` moves.

    The same company, ``seed`` and processes produce the same events at the same times, regardless of the
    steps in which time advances.
    """

    def __init__(self, company: Company, seed: int, sink: Callable[[NodeEvent], None]) -> None:
        self.now = 0.0
        """Seconds since the PBX was started."""
        self.random = Random(f"calls {seed}")  # noqa: S311 - has to be repeatable
        self._company = company
        self._sink = sink
        self._scheduled: list[tuple[float, int, Process]] = []
        # Orders processes that are due at the same time, and keeps heapq from comparing generators.
        self._sequence = count()
        self.pbx = Pbx(company, self._current_time, sink)

    def start_process(self, process: Process, delay: float = 0.0) -> None:
        """Schedule the first action of ``process`` in ``delay`` seconds."""
        heapq.heappush(self._scheduled, (self.now + delay, next(self._sequence), process))

    @property
    def next_event_time(self) -> float | None:
        """When the next action is due, in seconds of the PBX; ``None`` if there is none."""
        return self._scheduled[0][0] if self._scheduled else None

    def advance_to(self, until: float) -> None:
        """Advance the time to ``until`` and run all actions that are due by then, in order."""
        while self._scheduled and self._scheduled[0][0] <= until:
            due, _, process = heapq.heappop(self._scheduled)
            self.now = max(self.now, due)
            # A process that has ended yields nothing more and is not scheduled again.
            wait = next(process, None)
            if wait is not None:
                heapq.heappush(self._scheduled, (self.now + max(0.0, wait), next(self._sequence), process))
        self.now = max(self.now, until)

    def restart(self) -> None:
        """Forget all calls and processes, as after a power failure."""
        self._scheduled.clear()
        self.pbx = Pbx(self._company, self._current_time, self._sink)

    def _current_time(self) -> float:
        return self.now


class Participants:
    """Chooses users, channels, callers and durations at random, with the random numbers of the simulation."""

    def __init__(self, simulation: Simulation, talk_time: float = MEDIAN_TALK_TIME) -> None:
        self.simulation = simulation
        self.random: Random = simulation.random
        self._talk_time_factor = talk_time / MEDIAN_TALK_TIME

    @property
    def pbx(self) -> Pbx:
        """The current PBX; a restart creates a new one."""
        return self.simulation.pbx

    @property
    def company(self) -> Company:
        """The company of the PBX."""
        return self.pbx.company

    def draw_bool(self, probability: float) -> bool:
        """Return ``True`` with this probability."""
        return self.random.random() < probability

    def draw_seconds(self, minimum: float, maximum: float) -> float:
        """Return a uniformly distributed duration."""
        return round(self.random.uniform(minimum, maximum), 1)

    def draw_talk_time(self, median: float = MEDIAN_TALK_TIME) -> float:
        """Return the duration of a conversation in seconds."""
        # Durations of phone calls are roughly log-normal: most are short, and a few very long.
        duration = self._talk_time_factor * self.random.lognormvariate(log(median), 0.8)
        return round(min(_MAX_TALK_TIME, duration), 1)

    def is_idle(self, user: User) -> bool:
        """Return whether ``user`` can make or receive a call now."""
        return user.is_reachable and not self.pbx.is_busy(user)

    def find_idle_user(self) -> User | None:
        """Return an idle user, ``None`` if none was found."""
        users = list(self.company.users.values())
        for _ in range(_MAX_ATTEMPTS):
            user = self.random.choice(users)
            if self.is_idle(user):
                return user
        return None

    def find_idle_members(self, group: Group) -> list[User]:
        """Return up to four idle members of a group."""
        return [user for user in group.members if self.is_idle(user)][:4]

    def find_free_channel(self) -> TrunkChannel | None:
        """Return a free channel of one of the lines, ``None`` if all are busy."""
        lines = list(self.company.lines.values())
        # Without shuffling, all calls would use the first line.
        self.random.shuffle(lines)
        channels = (self.pbx.find_free_channel(line) for line in lines)
        return next((channel for channel in channels if channel is not None), None)

    def draw_caller(self) -> tuple[str, str, CliPresentation]:
        """Return number, name and presentation of an external caller."""
        if self.draw_bool(0.06):
            return "", "", CliPresentation.WITHHELD
        if self.company.contacts and self.draw_bool(0.5):
            contact = self.random.choice(self.company.contacts)
            return contact.number, contact.name, CliPresentation.ALLOWED
        return draw_outside_number(self.random), "", CliPresentation.ALLOWED

    def press_digits_slowly(self, call: Call, digits: str) -> Process:
        """Press ``digits`` in the name of the caller, a few at a time."""
        yield self.draw_seconds(0.8, 2.0)
        position = 0
        while position < len(digits):
            step = self.random.randint(1, 4)
            self.pbx.press_digits(call, digits[position : position + step])
            position += step
            yield self.draw_seconds(0.3, 1.2)

    def end_call(self, call: Call, by: CallEnd | None = None) -> Process:
        """Hang up one side; sometimes the other side hears the busy tone for a while."""
        pbx = self.pbx
        by = by or self.random.choice(call.parties())
        if call.b is not None and call.find_other_party(by).user is not None and self.draw_bool(0.3):
            pbx.hang_up(call, by)
            yield self.draw_seconds(0.5, 3.0)
            pbx.clear(call, call.a)
        else:
            pbx.clear(call, by)
