"""Waiting calls of hunt groups: how each wait ends, and the statistics of the day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias, assert_never

import msgspec

from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, LinkStatus
from devlink3_desk.switchboard.calls.state_rules import SERVED_STATES, UNANSWERED_STATES
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)

# A caller who is parked has been answered before; a voicemail is no answer.
_ANSWERED_STATES: Final = SERVED_STATES | {CallStatus.PARKED}

MAX_GROUPS: Final = 1_024
"""Hunt groups counted; the one without a call for the longest time is dropped first."""


class Wait(msgspec.Struct, frozen=True, gc=False):
    """The wait of one call for a hunt group."""

    call_id: str
    group: str
    """Number of the hunt group."""
    since: float
    """Instant from which the caller has waited for it."""
    may_be_longer: bool = False
    """Whether the caller may have waited for it since before that."""

    def measure(self, at: float) -> float:
        """Return the seconds that the caller has waited."""
        return max(0.0, at - self.since)


class CallAnswered(msgspec.Struct, frozen=True, gc=False):
    """Someone has answered a waiting call."""

    wait: Wait
    at: float


class CallAbandoned(msgspec.Struct, frozen=True, gc=False):
    """The caller has given up, or left to voicemail."""

    wait: Wait
    at: float
    voicemail: bool = False


WaitOutcome: TypeAlias = CallAnswered | CallAbandoned


class WaitingCallTracker:
    """Tracks every call that waits for a hunt group.

    A call that ends while the link is not live has no outcome: it may have been answered meanwhile.
    """

    def __init__(self) -> None:
        self._waits: dict[str, Wait] = {}
        self._transferred: set[str] = set()
        """Calls whose waits began in a consultation, and that have not been seen to wait themselves."""
        self._link_live = True

    def __len__(self) -> int:
        """Return the number of waiting calls."""
        return len(self._waits)

    def apply(self, changes: Iterable[Change], at: float) -> list[WaitOutcome]:
        """Apply changes that arrived at the instant ``at``; return the outcomes in order."""
        outcomes: list[WaitOutcome] = []
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._apply_call(call, at, outcomes)
                case CallEnded(id=call_id, merged_into=successor):
                    if successor is None:
                        self._end_wait(call_id, at, outcomes)
                    else:
                        self._move_wait(call_id, successor)
                case LinkChanged(link=link):
                    self._link_live = link.state is LinkStatus.LIVE
                case (
                    ExtensionChanged()
                    | ExtensionRemoved()
                    | QueueChanged()
                    | QueueRemoved()
                    | DirectoryChanged()
                ):
                    pass
                case _:
                    assert_never(change)
        return outcomes

    def _apply_call(self, call: CallInfo, at: float, outcomes: list[WaitOutcome]) -> None:
        if call.id in self._transferred and _is_with_transferring_person(call):
            return
        if call.state in _ANSWERED_STATES:
            self._transferred.discard(call.id)
            wait = self._waits.pop(call.id, None)
            if wait is not None:
                outcomes.append(CallAnswered(wait, at))
        elif call.state is CallStatus.VOICEMAIL:
            self._end_wait(call.id, at, outcomes, voicemail=True)
        elif call.state in UNANSWERED_STATES and call.direction is not CallDirection.OUTGOING:
            self._update_wait(call, at)

    def _update_wait(self, call: CallInfo, at: float) -> None:
        group, wait = call.current_group, self._waits.get(call.id)
        self._transferred.discard(call.id)
        if not group:
            self._waits.pop(call.id, None)
        elif wait is None:
            # The instant of this status, not of the first record: a call that someone has answered
            # and put through to another phone waits again.
            self._waits[call.id] = Wait(call.id, group, call.since, call.is_wait_lower_bound)
        elif group != wait.group:
            # In another hunt group, it waits anew.
            self._waits[call.id] = Wait(call.id, group, at)

    def _move_wait(self, call_id: str, successor: str) -> None:
        """Continue the wait of a merged call in the call that it has become a part of."""
        wait = self._waits.pop(call_id, None)
        self._transferred.discard(call_id)
        if wait is None:
            return
        present = self._waits.get(successor)
        if present is None:
            self._waits[successor] = msgspec.structs.replace(wait, call_id=successor)
            self._transferred.add(successor)
        elif present.group == wait.group:
            # Phones rang for both: those of a consultation ring on for the caller.
            self._waits[successor] = msgspec.structs.replace(wait, call_id=successor)

    def _end_wait(
        self, call_id: str, at: float, outcomes: list[WaitOutcome], *, voicemail: bool = False
    ) -> None:
        wait = self._waits.pop(call_id, None)
        self._transferred.discard(call_id)
        if wait is not None and self._link_live:
            outcomes.append(CallAbandoned(wait, at, voicemail))


def _is_with_transferring_person(call: CallInfo) -> bool:
    """Return whether a row still shows the person who has transferred the call, or nobody yet instead."""
    if call.is_moving:
        return True
    if call.state not in _ANSWERED_STATES or call.moves is None or call.moves.picked_up:
        return False
    return call.moved_by in [party.number for party in (call.a, call.b) if party is not None]


class GroupTally(msgspec.Struct, frozen=True, gc=False):
    """Counters of one hunt group on one day."""

    answered: int = 0
    in_time: int = 0
    """Calls answered within the target."""
    abandoned: int = 0

    @property
    def service_level(self) -> float | None:
        """Share of all calls that were answered in time, 0 to 1; ``None`` without calls."""
        calls = self.answered + self.abandoned
        return self.in_time / calls if calls else None

    def __add__(self, other: GroupTally) -> GroupTally:
        """Return the sum of both."""
        return GroupTally(
            self.answered + other.answered, self.in_time + other.in_time, self.abandoned + other.abandoned
        )


class DayTally(msgspec.Struct, frozen=True):
    """Counters of all groups on one day, as saved between runs."""

    day: int = 0
    """Julian day number of the local day, as of ``QDate.toJulianDay()``; 0 before the first call."""
    groups: dict[str, GroupTally] = {}


class DayStatistics:
    """Counts the calls of hunt groups by local day; the counters restart when the day changes."""

    is_partial = False
    """Whether only the calls that this desk has seen are counted, because there is no history to ask."""

    def __init__(self, tally: DayTally | None = None) -> None:
        self._day = 0
        self._groups: dict[str, GroupTally] = {}
        self._answer_target = 0.0
        self._abandoned_after = 0.0
        self._changed = False
        self.restore(tally or DayTally())

    @property
    def day_tally(self) -> DayTally:
        """A copy of the current counters."""
        return DayTally(self._day, dict(self._groups))

    def restore(self, tally: DayTally) -> None:
        """Replace the counters by saved ones."""
        self._day, self._groups = tally.day, dict(tally.groups)

    def configure(self, answer_target: float, abandoned_after: float) -> None:
        """Set the target for answering, and the longest wait of a short abandon, in seconds."""
        self._answer_target, self._abandoned_after = answer_target, abandoned_after

    def apply(self, outcomes: Iterable[WaitOutcome], day: int) -> bool:
        """Apply outcomes of the day ``day``; return whether a counter has changed."""
        self._changed = False
        if day != self._day:
            self._day, self._changed = day, True
            self._groups.clear()
        for outcome in outcomes:
            match outcome:
                case CallAnswered(wait=wait, at=at):
                    in_time = wait.measure(at) <= self._answer_target
                    self._add_tally(wait.group, GroupTally(answered=1, in_time=int(in_time)))
                case CallAbandoned(wait=wait, at=at, voicemail=voicemail):
                    # Callers who give up immediately have dialled a wrong number.
                    is_short = not wait.may_be_longer and wait.measure(at) <= self._abandoned_after
                    if not voicemail and not is_short:
                        self._add_tally(wait.group, GroupTally(abandoned=1))
                case _:
                    assert_never(outcome)
        return self._changed

    def for_group(self, group: str) -> GroupTally:
        """Return the counters of one group."""
        return self._groups.get(group, GroupTally())

    def sum_tallies(self) -> GroupTally:
        """Return the sum of all groups."""
        return sum(self._groups.values(), GroupTally())

    def _add_tally(self, group: str, increment: GroupTally) -> None:
        if not group:
            return
        self._changed = True
        # Inserted again, so that the dictionary stays sorted by the time of the last call.
        self._groups[group] = self._groups.pop(group, GroupTally()) + increment
        if len(self._groups) > MAX_GROUPS:
            del self._groups[next(iter(self._groups))]
