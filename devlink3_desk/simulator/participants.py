"""Who takes part in the traffic: free people, free channels, strangers, and how long things take."""

from __future__ import annotations

from math import log
from random import Random
from typing import Final

from devlink3_desk.protocol.enums import CliPresentation
from devlink3_desk.simulator import company
from devlink3_desk.simulator.calls import Call, CallEnd, TrunkChannel
from devlink3_desk.simulator.company import Company, Group, User
from devlink3_desk.simulator.pbx import Pbx
from devlink3_desk.simulator.simulation import Process, Simulation

_MAX_ATTEMPTS: Final = 30
MEDIAN_TALK_TIME: Final = 100.0
"""Seconds of a conversation, half of them longer, half shorter."""


class Participants:
    """Chooses for the flows, by the chance of the simulation."""

    def __init__(self, simulation: Simulation, talk_time: float = MEDIAN_TALK_TIME) -> None:
        self.simulation = simulation
        self._talk_time_factor = talk_time / MEDIAN_TALK_TIME
        self.random: Random = simulation.random

    @property
    def pbx(self) -> Pbx:
        """The PBX as it is now (a restart makes a new one)."""
        return self.simulation.pbx

    @property
    def company(self) -> Company:
        """The company."""
        return self.pbx.company

    def random_chance(self, probability: float) -> bool:
        """Return whether something happens that has this probability."""
        return self.random.random() < probability

    def random_seconds(self, minimum: float, maximum: float) -> float:
        """Return a duration between the two."""
        return round(self.random.uniform(minimum, maximum), 1)

    def random_talk_time(self, median: float = MEDIAN_TALK_TIME) -> float:
        """Return how long people talk: mostly around ``usual`` seconds, now and then much longer."""
        return round(min(1800.0, self._talk_time_factor * self.random.lognormvariate(log(median), 0.8)), 1)

    def is_idle(self, user: User) -> bool:
        """Return whether ``user`` can take or make a call."""
        return user.is_reachable and not self.pbx.is_busy(user)

    def find_idle_user(self) -> User | None:
        """Return someone who is free, ``None`` where nobody was found."""
        users = list(self.company.users.values())
        for _ in range(_MAX_ATTEMPTS):
            user = self.random.choice(users)
            if self.is_idle(user):
                return user
        return None

    def find_idle_members(self, group: Group, limit: int = 4) -> list[User]:
        """Return up to ``most`` free members of a group."""
        return [user for user in group.members if self.is_idle(user)][:limit]

    def find_free_channel(self) -> TrunkChannel | None:
        """Return a free channel of one of the lines, ``None`` where all are taken."""
        lines = list(self.company.lines.values())
        self.random.shuffle(lines)
        found = (self.pbx.find_free_channel(line) for line in lines)
        return next((channel for channel in found if channel is not None), None)

    def random_caller(self) -> tuple[str, str, CliPresentation]:
        """Return number, name and presentation of someone outside."""
        if self.random_chance(0.06):
            return "", "", CliPresentation.WITHHELD
        if self.company.contacts and self.random_chance(0.5):
            contact = self.random.choice(self.company.contacts)
            return contact.number, contact.name, CliPresentation.ALLOWED
        return company.random_outside_number(self.random), "", CliPresentation.ALLOWED

    def press_digits_slowly(self, call: Call, digits: str) -> Process:
        """Let the caller press ``digits``, some at a time."""
        yield self.random_seconds(0.8, 2.0)
        position = 0
        while position < len(digits):
            step = self.random.randint(1, 4)
            self.pbx.press_digits(call, digits[position : position + step])
            position += step
            yield self.random_seconds(0.3, 1.2)

    def end_call(self, call: Call, by: CallEnd | None = None) -> Process:
        """Let one side hang up, the other one now and then only after a while."""
        pbx = self.pbx
        by = by or self.random.choice(call.parties())
        if call.b is not None and call.other_party(by).user is not None and self.random_chance(0.3):
            pbx.hang_up(call, by)
            yield self.random_seconds(0.5, 3.0)
            pbx.clear(call, call.a)
        else:
            pbx.clear(call, by)
