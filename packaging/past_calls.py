"""Sample calls of the past weeks for the history in screenshots.

The numbers are those of the simulator, from ranges that are reserved for fictitious use.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from devlink3_desk.history.call_record import TALK_STATES, CallLeg, CallRecord, RecordedParty
from devlink3_desk.history.outside_lines import SIP_LINES, LineUse, join_line
from devlink3_desk.simulator.company import draw_outside_number
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

DAYS: Final = 65
CALLS_OF_HOUR: Final = {8: 9, 9: 17, 10: 22, 11: 19, 12: 10, 13: 12, 14: 18, 15: 16, 16: 11, 17: 5}
"""Incoming calls in each hour of a working day."""
UNKNOWN_CALLERS: Final = 400
MISSED_SHARE: Final = 0.06
VOICEMAIL_SHARE: Final = 0.03
"""Share of incoming calls that leave a message."""
LINES: Final = (("5", 5), (SIP_LINES, 3))
"""Outside lines of the simulated PBX, with their relative use."""
PBX: Final = f"{int(ipaddress.IPv4Address(SimulatorOptions().first_address)):08x}"
LAST_ATTEMPT_HOURS: Final = 26.0
"""Hours before now; callers missed within them have not been called back yet."""
SECONDS_OF_HOUR: Final = 3600.0
CALLBACK_DELAY: Final = 1500.0
"""Seconds after which the other callers were called back."""

NamedNumbers = Sequence[tuple[str, str]]
_PlannedLeg = tuple[CallStatus, float, tuple[str, ...]]
"""State, duration in seconds, and parties of a leg."""


class PastCalls:
    """Creates the calls of a sample site; the same calls for the same ``now``."""

    def __init__(self, now: float, groups: NamedNumbers, people: NamedNumbers, callers: NamedNumbers) -> None:
        """``now`` is in seconds since 1970; groups, people and known callers are numbers with names."""
        self._now, self._groups, self._people = now, groups, people
        self._random = Random(7)
        self._count = 0
        unknown = [(draw_outside_number(self._random), "") for _ in range(UNKNOWN_CALLERS)]
        # Known callers call more often.
        self._callers = [
            RecordedParty(number, name, _convert_to_e164(number))
            for number, name in (*unknown, *callers, *callers, *callers)
        ]

    def build_calls(self) -> Iterator[CallRecord]:
        """Yield the calls of all days but weekends, up to now."""
        today = dt.datetime.fromtimestamp(self._now).astimezone().replace(hour=0, minute=0, second=0)
        for days in range(DAYS, -1, -1):
            day = today - dt.timedelta(days=days)
            # The last two days always have calls, since a screenshot may be taken on a Sunday.
            if day.weekday() < 5 or days < 2:
                yield from self._build_day(day.timestamp())

    def _build_day(self, midnight: float) -> Iterator[CallRecord]:
        random = self._random
        for hour, calls in CALLS_OF_HOUR.items():
            for _ in range(random.randint(calls * 3 // 4, calls * 5 // 4)):
                started = midnight + (hour + random.random()) * SECONDS_OF_HOUR
                caller = random.choice(self._callers)
                outcome = random.random()
                is_missed = outcome < MISSED_SHARE
                is_message = MISSED_SHARE <= outcome < MISSED_SHARE + VOICEMAIL_SHARE
                call = self._build_incoming(caller, started, is_missed=is_missed, is_message=is_message)
                if call.ended < self._now:
                    yield call
                back = call.ended + CALLBACK_DELAY
                if (is_missed or is_message) and back < self._now - LAST_ATTEMPT_HOURS * SECONDS_OF_HOUR:
                    yield self._build_outgoing(caller, back)

    def _build_incoming(
        self, caller: RecordedParty, started: float, *, is_missed: bool, is_message: bool
    ) -> CallRecord:
        random = self._random
        group, group_name = random.choices(self._groups, range(len(self._groups), 0, -1))[0]
        first, second = random.sample([number for number, _ in self._people], 2)
        wait = min(random.expovariate(1 / 8) + 2, 70.0)
        planned_legs: list[_PlannedLeg] = []
        if wait > 12 or is_missed:
            planned_legs.append((CallStatus.QUEUED, wait * 0.6, (caller.number,)))
            wait *= 0.4
        planned_legs.append((CallStatus.RINGING, wait + 15 * is_missed, (first, second)))
        steps: dict[int, str] = {}
        if is_message:
            planned_legs.append((CallStatus.VOICEMAIL, random.uniform(15, 60), (caller.number, first)))
        elif not is_missed:
            talk = random.lognormvariate(4.6, 0.7)
            planned_legs.append((CallStatus.CONNECTED, talk, (caller.number, first)))
            if random.random() < 0.3:
                planned_legs.append((CallStatus.HELD, random.uniform(8, 40), (caller.number, first)))
                steps[len(planned_legs)] = first
                planned_legs.append((CallStatus.RINGING, random.uniform(3, 12), (second,)))
                planned_legs.append((CallStatus.CONNECTED, talk * 0.8, (caller.number, second)))
        legs = _build_legs(started, planned_legs, group, steps)
        answered = next((leg.start for leg in legs if leg.state in TALK_STATES), None)
        return CallRecord(
            id=self._next_id(),
            started=started,
            ended=legs[-1].end,
            direction=CallDirection.INCOMING,
            caller=caller,
            called=RecordedParty(group, group_name),
            answered=answered,
            answered_by=None if answered is None else first,
            was_connected=answered is not None,
            voicemail_answered=is_message,
            did="01632960100",
            groups=(group,),
            wait=(answered or (legs[-1].start if is_message else legs[-1].end)) - started,
            talk=sum(leg.duration for leg in legs if leg.state in TALK_STATES),
            hold=sum(leg.duration for leg in legs if leg.state is CallStatus.HELD),
            transfers=len(steps),
            legs=legs,
            lines=self._choose_line(legs),
        )

    def _build_outgoing(self, called: RecordedParty, started: float) -> CallRecord:
        number, name = self._random.choice(self._people)
        planned_legs: list[_PlannedLeg] = [
            (CallStatus.DIALLING, 7.0, (number, called.number)),
            (CallStatus.CONNECTED, self._random.uniform(60, 300), (number, called.number)),
        ]
        legs = _build_legs(started, planned_legs, None, {})
        return CallRecord(
            id=self._next_id(),
            started=started,
            ended=legs[-1].end,
            direction=CallDirection.OUTGOING,
            caller=RecordedParty(number, name),
            called=called,
            answered=legs[1].start,
            answered_by=called.number,
            was_connected=True,
            wait=7.0,
            talk=legs[1].duration,
            legs=legs,
            lines=self._choose_line(legs),
        )

    def _choose_line(self, legs: Sequence[CallLeg]) -> tuple[LineUse, ...]:
        """Return the outside line of a call, from its first leg to its last."""
        name = self._random.choices([name for name, _ in LINES], [use for _, use in LINES])[0]
        return (LineUse(join_line(name, PBX), legs[0].start, legs[-1].end),)

    def _next_id(self) -> str:
        self._count += 1
        return f"past-{self._count}"


def _convert_to_e164(number: str) -> str:
    return f"+{number[2:]}" if number.startswith("00") else f"+44{number[1:]}"


def _build_legs(
    start: float, planned_legs: Sequence[_PlannedLeg], group: str | None, steps: dict[int, str]
) -> tuple[CallLeg, ...]:
    """Return consecutive legs; ``steps`` has who transferred the call, by the index of the leg."""
    legs = []
    for index, (state, seconds, parties) in enumerate(planned_legs):
        leg_group = None if any(step <= index for step in steps) else group
        legs.append(CallLeg(state, start, start + seconds, leg_group, parties, steps.get(index)))
        start += seconds
    return tuple(legs)
