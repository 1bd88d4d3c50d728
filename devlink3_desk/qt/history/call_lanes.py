"""The lanes of a call: the states of each party over time, and who moved the call to whom.

Lanes are computed from the legs of the call, without widgets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from devlink3_desk.history.call_record import CallLeg, CallRecord
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES

BEFORE_ANSWER_STATES: Final = UNANSWERED_STATES | {CallStatus.DIALLING}
"""States in which a party waits for an answer; the leg may not name that party."""


class LaneKind(StrEnum):
    """Whether a lane is that of a party or of a hunt group."""

    PARTY = "party"
    GROUP = "group"


class LaneSegment(msgspec.Struct, frozen=True):
    """A period in which a party is in one state."""

    state: CallStatus
    start: float
    end: float
    """Both in seconds since the start of the call."""

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.end - self.start


class CallLane(msgspec.Struct, frozen=True):
    """A party or a hunt group, with its segments in the order of time."""

    number: str
    kind: LaneKind
    segments: tuple[LaneSegment, ...]


class LegMoveKind(StrEnum):
    """The kind of a :class:`CallMove`."""

    TRANSFER = "transfer"
    PARK = "park"
    PICK_UP = "pick_up"


class CallMove(msgspec.Struct, frozen=True):
    """A party has transferred, parked or picked up the call."""

    kind: LegMoveKind
    at: float
    """Seconds since the start of the call."""
    by: str
    to: str = ""
    """Number of the lane that the call was moved to; empty if it stayed in the same one."""


class CallLanes(msgspec.Struct, frozen=True):
    """All lanes of a call, in the order in which the parties joined it."""

    duration: float
    lanes: tuple[CallLane, ...] = ()
    moves: tuple[CallMove, ...] = ()


def build_call_lanes(call: CallRecord) -> CallLanes:
    """Return the lanes of a call from its legs."""
    builder = _LaneBuilder(call)
    previous: CallLeg | None = None
    for leg in call.legs:
        builder.add_leg(leg, previous)
        previous = leg
    lanes = tuple(
        CallLane(number, kind, tuple(_merge_segments(segments)))
        for (number, kind), segments in builder.segments.items()
    )
    return CallLanes(max(0.0, call.ended - call.started), lanes, tuple(builder.moves))


class _LaneBuilder:
    def __init__(self, call: CallRecord) -> None:
        self._start = call.started
        self._caller = call.caller.number
        self._waiting = self._caller
        """Number of the party that waits for an answer."""
        self.segments: dict[tuple[str, LaneKind], list[LaneSegment]] = {}
        self.moves: list[CallMove] = []
        if self._caller:
            self.segments[self._caller, LaneKind.PARTY] = []

    def add_leg(self, leg: CallLeg, previous: CallLeg | None) -> None:
        self._update_waiting(leg, previous)
        if leg.group is not None and leg.state in BEFORE_ANSWER_STATES:
            self._add_segment(leg.group, LaneKind.GROUP, leg)
        for number in self._list_parties(leg):
            self._add_segment(number, LaneKind.PARTY, leg)
        if leg.by:
            self.moves.append(self._create_move(leg, leg.by, previous))

    def _add_segment(self, number: str, kind: LaneKind, leg: CallLeg) -> None:
        segment = LaneSegment(leg.state, leg.start - self._start, leg.end - self._start)
        self.segments.setdefault((number, kind), []).append(segment)

    def _list_parties(self, leg: CallLeg) -> Iterable[str]:
        """Return the parties of a leg, with the waiting one, which legs before the answer do not name."""
        waiting = (self._waiting,) if self._waiting and leg.state in BEFORE_ANSWER_STATES else ()
        return dict.fromkeys((*waiting, *(party for party in leg.parties if party != leg.group)))

    def _update_waiting(self, leg: CallLeg, previous: CallLeg | None) -> None:
        """Update the waiting party: after a transfer, the one who spoke with the transferring party."""
        if previous is None or leg.state not in BEFORE_ANSWER_STATES or not leg.by:
            return
        others = [party for party in previous.parties if party != leg.by]
        if self._waiting == leg.by or (others and self._waiting not in previous.parties):
            self._waiting = others[0] if others else self._waiting

    def _create_move(self, leg: CallLeg, by: str, previous: CallLeg | None) -> CallMove:
        at = leg.start - self._start
        if leg.state is CallStatus.PARKED:
            return CallMove(LegMoveKind.PARK, at, by)
        earlier = () if previous is None else previous.parties
        is_new = by not in earlier and by in leg.parties
        if (previous is not None and previous.state is CallStatus.PARKED) or is_new:
            return CallMove(LegMoveKind.PICK_UP, at, by)
        new = [party for party in leg.parties if party not in earlier and party != by]
        target = next(iter(new), leg.group or "")
        return CallMove(LegMoveKind.TRANSFER, at, by, target)


def _merge_segments(segments: Iterable[LaneSegment]) -> Iterator[LaneSegment]:
    """Merge consecutive segments of one state, between which only other parties have changed."""
    current: LaneSegment | None = None
    for segment in segments:
        if current is not None and current.state is segment.state and current.end == segment.start:
            current = LaneSegment(current.state, current.start, segment.end)
            continue
        if current is not None:
            yield current
        current = segment
    if current is not None:
        yield current


_TICK_STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400)


def choose_tick_step(duration: float, max_ticks: int) -> int:
    """Return the seconds between the ticks of a time axis: a round number, with at most ``max_ticks``."""
    for step in _TICK_STEPS:
        if duration / step <= max(1, max_ticks):
            return step
    return _TICK_STEPS[-1]
