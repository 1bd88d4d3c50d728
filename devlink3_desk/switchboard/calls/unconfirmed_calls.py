"""Node calls whose record may still arrive; the call then keeps its identity.

They are those that the last snapshot did not name, since no message marks its end, and those that were in
progress when this program ran last. Of these, the first snapshot shows which have continued.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import astuple, replace

from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard.board_memory import LastRecordMemory, UnconfirmedMemory
from devlink3_desk.switchboard.calls.call_moves import party_number
from devlink3_desk.switchboard.calls.ends import identity_rank
from devlink3_desk.switchboard.calls.node_calls import (
    NodeCall,
    NodeCallKey,
    TrackedCall,
    find_shareable_end_ids,
    fold_id,
)
from devlink3_desk.switchboard.calls.state_rules import ANSWERED_PARTY_STATES

LATE_RECORD_SECONDS: Final = 3.0
"""Seconds after the end of a snapshot within which a record may still belong to it.

Later, it is of another call: a PBX that was started again assigns the same identifiers again.
"""

CLOCK_TOLERANCE: Final = 5.0
"""Seconds by which the clock of a PBX may run ahead of ours between two runs of this program."""


class LastRecord(LastRecordMemory, frozen=True, gc=False):
    """What decides whether a record after a pause is of the same call as the last one before it."""

    def is_continued_by(self, event: Detail, ends: frozenset[str], now: float) -> bool:
        """Return whether a record with all of ``ends`` is of the same call.

        A PBX that was started again assigns the same identifiers again. Its time stamps begin anew, or the
        calls are between others. Without time stamps, both ends must be the same.
        """
        return self._fits_time(event, ends, now) and self._has_same_facts(event, ends)

    def is_moved_to(self, event: Detail, ends: frozenset[str], now: float) -> bool:
        """Return whether a record is of the same call, which has another party than before.

        ``ends`` are those that are still in it. One of them must have a number, and the record must have
        time stamps. The call must be answered: while a phone rings, the caller has more likely called again.
        """
        has_stamps = isinstance(event.call.timestamp, int) and self.timestamp is not None
        has_number = any(self.numbers.get(end) for end in ends)
        return (
            has_stamps
            and has_number
            and event.party_b is not None
            and event.party_b.state in ANSWERED_PARTY_STATES
            and self.is_continued_by(event, ends, now)
        )

    def _fits_time(self, event: Detail, ends: frozenset[str], now: float) -> bool:
        stamp = event.call.timestamp
        if isinstance(stamp, int) and self.timestamp is not None:
            return 0 <= (stamp - self.timestamp) / 10 <= now - self.at + CLOCK_TOLERANCE
        return len(ends) > 1

    def _has_same_facts(self, event: Detail, ends: frozenset[str]) -> bool:
        """Return whether a record has what never changes during a call."""
        numbers, kinds = _list_numbers(event), _list_kinds(event)
        if any(self.numbers.get(end, "") != numbers.get(end, "") for end in ends if end in self.numbers):
            return False
        if any(self.kinds.get(end) != kinds.get(end) for end in ends if end in self.kinds):
            return False
        call = event.call
        return self.original_huntgroup in ("", call.original_huntgroup) and self.original_user in (
            "",
            call.original_user,
        )


def create_last_record(node_call: NodeCall, at: float) -> LastRecord:
    """Return what is to be remembered of the last record of a node call, which came at ``at`` or before."""
    stamp = node_call.detail.call.timestamp
    return LastRecord(
        node_call.compute_record_time(at),
        stamp if isinstance(stamp, int) else None,
        _list_numbers(node_call.detail),
        _list_kinds(node_call.detail),
        node_call.detail.call.original_huntgroup or "",
        node_call.detail.call.original_user or "",
    )


def _list_parties(event: Detail) -> list[Party]:
    return [party for party in (event.party_a, event.party_b) if party is not None]


def _list_numbers(event: Detail) -> dict[str, str]:
    return {
        fold_id(party.end_id): number for party in _list_parties(event) if (number := party_number(party))
    }


def _list_kinds(event: Detail) -> dict[str, tuple[NumberValue, NumberValue]]:
    return {fold_id(party.end_id): (party.direction, party.equipment_class) for party in _list_parties(event)}


class UnconfirmedCall(msgspec.Struct, frozen=True, gc=False):
    """A node call whose record may still come."""

    ends: frozenset[str]
    """Its live ends."""
    call: TrackedCall
    last_record: LastRecord | None = None
    """The last record before the pause; ``None`` for a call of this run."""

    def matches(self, node_call: NodeCall, now: float) -> bool:
        """Return whether the call goes on in a node call with the same CallID."""
        if self.last_record is None:
            return self.ends == node_call.live_ends
        caller = node_call.detail.party_a
        dialled = "" if caller is None else caller.dialled or ""
        if dialled and not dialled.startswith(self.call.dialled or ""):
            return False
        remaining = self.ends & node_call.live_ends
        if remaining == self.ends:
            return self.last_record.is_continued_by(node_call.detail, remaining, now)
        return self.last_record.is_moved_to(node_call.detail, remaining, now)


class UnconfirmedCalls:
    """The node calls whose record may still come, by their key."""

    def __init__(self) -> None:
        self._calls: dict[NodeCallKey, UnconfirmedCall] = {}
        self._until = 0.0
        """Instant until which a record may arrive, after a snapshot has ended."""
        self.is_first_snapshot_due = False
        """Whether those of an earlier run wait for the first snapshot of this one."""
        self._moved_by_end: dict[str, dict[NodeCallKey, UnconfirmedCall]] = {}
        """Those that may have got another CallID, by end."""

    def __len__(self) -> int:
        """Return the number of node calls."""
        return len(self._calls)

    def may_match(self, node_call: NodeCall) -> bool:
        """Return whether a record with its CallID is waited for, or one of an earlier run with its ends."""
        if node_call.key in self._calls:
            return True
        # Mostly there are none: this is asked for each record that names other ends.
        return bool(self._moved_by_end) and not self._moved_by_end.keys().isdisjoint(node_call.party_ends)

    def wait_for_late_records(self, node_calls: Iterable[NodeCall], at: float) -> None:
        """Wait only for late records of the snapshot that has ended at ``at``."""
        if not self.is_first_snapshot_due:
            self._calls.clear()
        self.is_first_snapshot_due = False
        self._moved_by_end.clear()
        self._calls.update(
            (node_call.key, UnconfirmedCall(frozenset(node_call.live_ends), node_call.owning_call()))
            for node_call in node_calls
        )
        self._until = at + LATE_RECORD_SECONDS

    def wait_for_snapshot(self, calls: Mapping[NodeCallKey, UnconfirmedCall]) -> None:
        """Wait for records of calls of an earlier run, as they are in the first snapshot."""
        self._calls.update(calls)
        self.is_first_snapshot_due = bool(self._calls)
        self._index_ends()

    def _index_ends(self) -> None:
        self._moved_by_end.clear()
        for key, waiting in self._calls.items() if self.is_first_snapshot_due else ():
            for end in waiting.ends:
                self._moved_by_end.setdefault(end, {})[key] = waiting

    def list_expected(self) -> dict[NodeCallKey, UnconfirmedCall]:
        """Return the node calls of earlier runs that wait for the first snapshot."""
        return self._calls.copy() if self.is_first_snapshot_due else {}

    def pop_match(self, node_call: NodeCall, now: float) -> TrackedCall | None:
        """Return the call that a node call continues, ``None`` if it is another call.

        In the first snapshot, it may have had another CallID before. A call that other nodes have named in
        time has node calls.
        """
        waiting = self._calls.pop(node_call.key, None)
        is_due = self.is_first_snapshot_due or now <= self._until
        matching = []
        if waiting is not None and is_due and waiting.matches(node_call, now):
            matching.append(waiting)
        if waiting is None or not waiting.ends <= node_call.live_ends:
            matching += self._pop_moved(node_call, now)
        return min((each.call.root_call() for each in matching), key=identity_rank, default=None)

    def _pop_moved(self, node_call: NodeCall, now: float) -> list[UnconfirmedCall]:
        """Return the calls that had another CallID, and go on in a node call."""
        if node_call.first_seen_at != now:
            return []
        ends = node_call.live_ends.difference(find_shareable_end_ids(node_call.detail))
        lines = {end for end in ends if node_call.is_public_line(end)}
        candidates = {
            key: waiting
            for end in ends
            for key, waiting in self._moved_by_end.get(end, {}).items()
            if key[0] == node_call.node and key != node_call.key
        }
        moved = []
        for key, waiting in candidates.items():
            last = waiting.last_record
            # People talk about the outside caller, if there is one: nobody else takes the call along.
            remaining = waiting.ends & (lines if waiting.call.has_outside_line else ends)
            if last is not None and last.is_moved_to(node_call.detail, remaining, now):
                moved.append(waiting)
                self._calls.pop(key, None)
        return moved

    # checkpoints

    def export_memory(
        self, find_position: Callable[[TrackedCall], int]
    ) -> tuple[list[UnconfirmedMemory], float]:
        """Return the node calls, and until when a record may arrive; 0 before the first snapshot."""
        calls = [
            UnconfirmedMemory(
                node,
                call_id,
                sorted(each.ends),
                find_position(each.call),
                None if each.last_record is None else LastRecordMemory(*astuple(each.last_record)),
            )
            for (node, call_id), each in self._calls.items()
        ]
        return calls, self._until if calls and not self.is_first_snapshot_due else 0.0

    def restore_memory(
        self, memory: Collection[UnconfirmedMemory], until: float, calls: Sequence[TrackedCall], offset: float
    ) -> None:
        """Replace all node calls by those of a checkpoint, which is ``offset`` seconds older."""
        self._until = until + offset
        self.is_first_snapshot_due = not until and any(each.last_record is not None for each in memory)
        self._calls = {
            (each.node, each.call_id): UnconfirmedCall(
                frozenset(each.ends), calls[each.call], _restore_last_record(each.last_record, offset)
            )
            for each in memory
        }
        self._index_ends()


def _restore_last_record(memory: LastRecordMemory | None, offset: float) -> LastRecord | None:
    if memory is None:
        return None
    return replace(LastRecord(*astuple(memory)), at=memory.at + offset)
