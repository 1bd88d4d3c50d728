"""The data of the call tracker, and how it is stored in a checkpoint and restored from one."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec.structs import astuple

from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import Target
from devlink3_desk.switchboard.board_memory import (
    CallMemory,
    DepartureMemory,
    EndOrders,
    MoveMemory,
    NodeCallMemory,
    TrackerMemory,
)
from devlink3_desk.switchboard.calls.call_moves import CallMoves
from devlink3_desk.switchboard.calls.ends import DepartedEnds, EndDeparture, EndIndex
from devlink3_desk.switchboard.calls.node_calls import (
    NodeCall,
    NodeCallKey,
    TrackedCall,
    build_node_call_key,
    list_party_end_ids,
    list_party_ends,
    list_related_end_ids,
    list_target_end_ids,
)
from devlink3_desk.switchboard.calls.unanswered_transfers import UnansweredTransfers
from devlink3_desk.switchboard.calls.unconfirmed_calls import (
    UnconfirmedCall,
    UnconfirmedCalls,
    create_last_record,
)

MAX_ENDS_PER_NODE_CALL: Final = 32
"""Live ends of one node call; no PBX sends more."""

MAX_NODE_CALLS_PER_CALL: Final = 256
"""Node calls of one call; further ones become calls of their own.

The largest conference has half as many participants.
"""

MAX_NODE_CALLS_PER_END: Final = 1_024
"""Node calls found by one end: several times the largest conference, reported by several nodes."""

MAX_PBXS_WITH_GAPS: Final = 1_024
"""PBXs whose last gap is remembered; no network has so many."""

_NOTHING: Final[dict[str, Any]] = {}
"""Stands for a copy of an empty dictionary; the values of a checkpoint are never changed."""
_SIZE_ENCODER: Final = msgspec.msgpack.Encoder()
_TARGET_BYTES: Final = Target.__basicsize__
"""Bytes of a target without values. A record has any number of them, but two parties at most."""


class TrackerData:
    """What the call tracker remembers between two events."""

    def __init__(self, call_id_prefix: str) -> None:
        self._call_id_prefix = call_id_prefix
        self._node_calls: dict[NodeCallKey, NodeCall] = {}
        self._end_index = EndIndex(MAX_NODE_CALLS_PER_END)
        self._target_index = EndIndex(MAX_NODE_CALLS_PER_CALL)
        self._related_index = EndIndex(MAX_NODE_CALLS_PER_CALL)
        self._departed_ends = DepartedEnds()
        self.unanswered_transfers = UnansweredTransfers()
        """Consultations that were transferred, until the call is known in which they go on."""
        self._snapshot_epoch = 0
        self.is_in_snapshot = False
        self._is_refresh = False
        """Whether no event has been lost before the snapshot in progress, nor in it."""
        self._unconfirmed = UnconfirmedCalls()
        """Node calls whose record may still come."""
        self._last_sequence = 0
        self._gap_number = 0
        """Number of gaps so far."""
        self._last_gap_by_pbx: dict[str | None, int] = {}
        self._snapshot_gap_number = 0
        """Number of gaps before the last snapshot ended, which has made up for them."""
        self._late_node_call: NodeCall | None = None
        """The last node call whose first record came after the snapshot that it belongs to."""
        self.sequence_before_loss = 0
        """Sequence of the last call before events were lost that a snapshot in progress, or the next one,
        makes up for."""
        self._total_bytes = 0
        self._scratch_buffer = bytearray()

    @property
    def node_calls(self) -> Mapping[NodeCallKey, NodeCall]:
        """All node calls, the one without a record for the longest time first."""
        return MappingProxyType(self._node_calls)

    def stored_item_count(self) -> int:
        """Return the number of stored items, a measure of memory for tests."""
        indexes = len(self._end_index) + len(self._target_index) + len(self._related_index)
        waiting = len(self._unconfirmed) + len(self.unanswered_transfers)
        return len(self._node_calls) + indexes + len(self._departed_ends) + waiting

    def _has_gap(self, node_call: NodeCall) -> bool:
        """Return whether events of the node call's PBX have been lost since its first record."""
        return self._last_gap_by_pbx.get(node_call.detail.pbx, 0) > node_call.gap_number

    def _has_lost_events(self, pbx: str | None) -> bool:
        """Return whether events of ``pbx`` have been lost since the last snapshot ended."""
        return self._last_gap_by_pbx.get(pbx, 0) > self._snapshot_gap_number

    @property
    def has_open_gap(self) -> bool:
        """Whether events have been lost since the last snapshot ended."""
        return self._gap_number > self._snapshot_gap_number

    def _begin_loss(self) -> None:
        if not self.is_in_snapshot and not self.has_open_gap:
            self.sequence_before_loss = self._last_sequence

    def record_gap(self, pbx: str | None) -> None:
        """Note that events of ``pbx`` were lost."""
        self._begin_loss()
        self._is_refresh = False
        self._gap_number += 1
        self._last_gap_by_pbx.pop(pbx, None)
        self._last_gap_by_pbx[pbx] = self._gap_number
        if len(self._last_gap_by_pbx) > MAX_PBXS_WITH_GAPS:
            del self._last_gap_by_pbx[next(iter(self._last_gap_by_pbx))]

    def _create_call(self, node_call: NodeCall) -> TrackedCall:
        """Return a new call of one node call."""
        self._last_sequence += 1
        call = TrackedCall(
            f"{self._call_id_prefix}-{self._last_sequence}",
            self._last_sequence,
            node_call.first_seen_at,
            since_snapshot=self._may_have_begun_before(node_call),
        )
        call.add_node_call(node_call)
        return call

    def _may_have_begun_before(self, node_call: NodeCall) -> bool:
        """Return whether a new node call may have begun before its first record.

        In a refresh, one that nobody has answered is new. Others may be those of a PBX that is back.
        """
        if self.is_in_snapshot and not (self._is_refresh and not node_call.has_answer()):
            return True
        return self._has_lost_events(node_call.detail.pbx)

    def _unindex_end(self, node_call: NodeCall, end: str) -> None:
        """Remove a node call from the node calls of an end."""
        remaining = tuple(other for other in node_call.indexed_ends if other != end)
        node_call.indexed_ends = self._end_index.update_ends(node_call, node_call.indexed_ends, remaining)

    # checkpoints

    def export_memory(self) -> TrackerMemory:
        """Return what the records of the node calls do not contain."""
        calls: dict[TrackedCall, int] = {}

        def find_position(call: TrackedCall) -> int:
            return calls.setdefault(call.root_call(), len(calls))

        node_calls = [
            self._export_node_call(node_call, find_position(node_call.owning_call()))
            for node_call in self._node_calls.values()
        ]
        departures = [
            _export_departure(
                end, departure, None if departure.call is None else find_position(departure.call)
            )
            for end, departure in self._departed_ends.items()
        ]
        unconfirmed, unconfirmed_until = self._unconfirmed.export_memory(find_position)
        positions = {node_call: position for position, node_call in enumerate(self._node_calls.values())}
        end_orders, target_orders, related_orders = (
            _export_orders(index, positions)
            for index in (self._end_index, self._target_index, self._related_index)
        )
        return TrackerMemory(
            self._last_sequence,
            self.is_in_snapshot,
            [_export_call(call) for call in calls],
            node_calls,
            departures,
            unconfirmed,
            end_orders,
            target_orders,
            related_orders,
            call_id_prefix=self._call_id_prefix,
            unconfirmed_until=unconfirmed_until,
            pbxs_with_gap=tuple(filter(self._has_lost_events, self._last_gap_by_pbx)),
            sequence_before_loss=self.sequence_before_loss,
            in_refresh=self._is_refresh,
        )

    @property
    def call_id_prefix(self) -> str:
        """Prefix of the ids of new calls."""
        return self._call_id_prefix

    def use_call_id_prefix(self, prefix: str) -> None:
        """Use ``prefix`` for the ids of new calls; calls in progress keep theirs."""
        self._call_id_prefix = prefix

    def _export_node_call(self, node_call: NodeCall, call: int) -> NodeCallMemory:
        # Most of these are empty, and copies of nothing would take half of the time of a checkpoint.
        live, released = node_call.live_ends, node_call.released_ends
        return NodeCallMemory(
            call,
            node_call.sequence,
            node_call.first_seen_at,
            node_call.first_timestamp,
            None if live == set(node_call.party_ends) else tuple(sorted(live)),
            node_call.departed_ends.copy() if node_call.departed_ends else _NOTHING,
            tuple(sorted(released)) if released else (),
            node_call.last_released_end,
            node_call.rejected_targets.copy() if node_call.rejected_targets else _NOTHING,
            node_call.former_numbers.copy() if node_call.former_numbers else _NOTHING,
            node_call.snapshot_epoch == self._snapshot_epoch,
            bool(self._last_gap_by_pbx) and self._has_gap(node_call),
            self.unanswered_transfers.get(node_call),
            node_call.is_contradicted,
            # Of a snapshot that is over, nobody asks.
            node_call.named_at if self.is_in_snapshot else None,
        )

    def restore_memory(self, memory: TrackerMemory, records: Sequence[Detail], offset: float) -> None:
        """Replace all data by that of a checkpoint; its instants are moved by ``offset`` seconds.

        Raises :class:`ValueError` if memory and records do not belong together; then nothing has changed.
        """
        records_by_key = {build_node_call_key(record, _first_end(record)): record for record in records}
        calls = [_restore_call(call, offset) for call in memory.calls]
        positions = [each.call for each in memory.node_calls] + [each.call for each in memory.unconfirmed]
        positions += [each.call for each in memory.departures if each.call is not None]
        are_known = all(0 <= position < len(calls) for position in positions)
        if len(records_by_key) != len(memory.node_calls) or not are_known:
            raise ValueError("The records of the checkpoint are not those that it was made of.")
        TrackerData.__init__(self, memory.call_id_prefix or self._call_id_prefix)
        # Only whether a node call was in the last snapshot matters, whether it has seen a gap, and whether
        # that was before the snapshot.
        self._snapshot_epoch = self._snapshot_gap_number = 1
        self._gap_number = 2 if memory.pbxs_with_gap else 1
        self._last_gap_by_pbx = dict.fromkeys(memory.pbxs_with_gap, self._gap_number)
        self.sequence_before_loss, self._is_refresh = memory.sequence_before_loss, memory.in_refresh
        self.is_in_snapshot, self._last_sequence = memory.in_snapshot, memory.last_sequence
        for (key, record), each in zip(records_by_key.items(), memory.node_calls, strict=True):
            self._restore_node_call(key, record, each, calls[each.call], offset)
        self._restore_indexes(memory)
        for departed in memory.departures:
            call = None if departed.call is None else calls[departed.call]
            self._departed_ends.restore(departed.end, _restore_departure(departed, call, offset))
        transferred = [
            # An older version has not stored when: then nothing waits for it any more.
            (node_call, -math.inf if each.transferred_at is None else each.transferred_at + offset)
            for node_call, each in zip(self._node_calls.values(), memory.node_calls, strict=True)
            if not node_call.live_ends
        ]
        self.unanswered_transfers.update(sorted(transferred, key=itemgetter(1)))
        self._unconfirmed.restore_memory(memory.unconfirmed, memory.unconfirmed_until, calls, offset)

    def expect_calls(
        self, memory: TrackerMemory, records: Sequence[Detail], offset: float, at: float
    ) -> None:
        """Restore the identities of those calls of an earlier run that the first snapshot names.

        ``memory`` and ``records`` are those of a checkpoint at its end, at ``at`` by the clock of this run,
        which is ahead of the other one by ``offset``. Raises :class:`ValueError` if they do not belong
        together.
        """
        earlier = TrackerData("")
        earlier.restore_memory(memory, records, offset)
        expected = earlier.list_expected()
        for key, node_call in earlier.node_calls.items():
            call = node_call.owning_call()
            if node_call.live_ends:
                last_record = create_last_record(node_call, at)
                expected[key] = UnconfirmedCall(frozenset(node_call.live_ends), call, last_record)
        for call in {each.call for each in expected.values()}:
            call.node_calls = {}
            # Older than each call of this run.
            call.sequence -= memory.last_sequence + 1
        self._unconfirmed.wait_for_snapshot(expected)

    @property
    def is_expecting_calls(self) -> bool:
        """Whether calls of an earlier run wait for the first snapshot."""
        return self._unconfirmed.is_first_snapshot_due

    def list_expected(self) -> dict[NodeCallKey, UnconfirmedCall]:
        """Return the node calls of earlier runs that wait for the first snapshot."""
        return self._unconfirmed.list_expected()

    def _restore_node_call(
        self, key: NodeCallKey, record: Detail, memory: NodeCallMemory, call: TrackedCall, offset: float
    ) -> None:
        node_call = NodeCall(
            key,
            record,
            memory.first_seen_at + offset,
            memory.sequence,
            self._snapshot_epoch if memory.in_last_snapshot else 0,
            0 if memory.has_gap else self._gap_number,
        )
        if memory.has_gap:
            self._last_gap_by_pbx.setdefault(record.pbx, self._snapshot_gap_number)
        node_call.first_timestamp, node_call.is_contradicted = memory.first_timestamp, memory.is_contradicted
        if memory.named_at is not None:
            node_call.named_at = memory.named_at + offset
        node_call.a_end, node_call.b_end = list_party_end_ids(record)
        node_call.party_ends = list_party_ends(node_call.a_end, node_call.b_end)
        live_ends = node_call.party_ends if memory.live_ends is None else memory.live_ends
        node_call.live_ends = set(live_ends)
        node_call.departed_ends = memory.departed_ends.copy()
        node_call.released_ends = frozenset(memory.released_ends)
        node_call.last_released_end = memory.last_released_end
        node_call.rejected_targets = memory.rejected_targets.copy()
        node_call.former_numbers = memory.former_numbers.copy()
        call.add_node_call(node_call)
        self._node_calls[key] = node_call
        self._measure_targets(node_call)
        self._measure_size(node_call)

    def _restore_indexes(self, memory: TrackerMemory) -> None:
        node_calls = list(self._node_calls.values())
        for node_call in sorted(node_calls, key=lambda each: each.sequence):
            present = [end for end in node_call.party_ends if end not in node_call.released_ends]
            earlier = sorted(node_call.live_ends.difference(node_call.party_ends))
            node_call.indexed_ends = self._end_index.update_ends(node_call, (), (*present, *earlier))
            targets = list_target_end_ids(node_call.detail)
            node_call.target_ends = self._target_index.update_ends(node_call, (), targets)
            related = list_related_end_ids(node_call.detail)
            node_call.related_ends = self._related_index.update_ends(node_call, (), related)
        for index, orders in (
            (self._end_index, memory.end_orders),
            (self._target_index, memory.target_orders),
            (self._related_index, memory.related_orders),
        ):
            for end, positions in orders.items():
                ordered = [node_calls[each] for each in positions if 0 <= each < len(node_calls)]
                index.reorder(end, ordered)

    def _measure_targets(self, node_call: NodeCall) -> None:
        """Update the size of the targets of a node call's record; :meth:`_measure_size` has to follow."""
        targets, buffer = node_call.detail.targets, self._scratch_buffer
        node_call.targets_size = 0
        if targets:
            _SIZE_ENCODER.encode_into(tuple(map(astuple, targets)), buffer)
            node_call.targets_size = len(buffer) + len(targets) * _TARGET_BYTES

    def _measure_size(self, node_call: NodeCall) -> None:
        """Update the size of a node call's record, and that of all records."""
        # The encoded values approximate their memory, and msgspec encodes faster than Python could count.
        detail, buffer = node_call.detail, self._scratch_buffer
        a, b = detail.party_a, detail.party_b
        _SIZE_ENCODER.encode_into((astuple(detail.call), a and astuple(a), b and astuple(b)), buffer)
        size = len(buffer) + node_call.targets_size
        self._total_bytes += size - node_call.size
        node_call.size = size


def _first_end(record: Detail) -> str:
    a, b = list_party_end_ids(record)
    return a or b


def _may_first_status_be_older(call: TrackedCall | CallMemory) -> bool:
    return call.since_snapshot and call.status_since == call.started


def _export_call(call: TrackedCall) -> CallMemory:
    moves = call.moves
    return CallMemory(
        call.id,
        call.sequence,
        call.started,
        call.status_since,
        call.status,
        call.since_snapshot,
        call.queued_since,
        call.has_outside_line,
        call.dialled,
        call.presented_number,
        call.has_prefix,
        call.has_gap,
        None if call.may_be_older is _may_first_status_be_older(call) else call.may_be_older,
        call.wait_may_be_older,
        None
        if moves is None
        else MoveMemory(moves.kind, moves.at, moves.count, moves.transfers, moves.by, moves.is_complete),
        call.is_remainder,
    )


def _restore_call(memory: CallMemory, offset: float) -> TrackedCall:
    call = TrackedCall(
        memory.id, memory.sequence, memory.started + offset, since_snapshot=memory.since_snapshot
    )
    call.status, call.status_since = memory.status, memory.status_since + offset
    may_be_older = memory.may_be_older
    call.may_be_older = _may_first_status_be_older(memory) if may_be_older is None else may_be_older
    call.wait_may_be_older = memory.wait_may_be_older
    if memory.queued_since is not None:
        call.queued_since = memory.queued_since + offset
    call.has_outside_line, call.dialled, call.has_gap = (
        memory.has_outside_line,
        memory.dialled,
        memory.has_gap,
    )
    call.presented_number, call.has_prefix = memory.presented_number, memory.has_prefix
    call.is_remainder = memory.is_remainder
    if memory.moves is not None:
        last = memory.moves
        moves = call.moves = CallMoves()
        moves.kind, moves.at, moves.count, moves.transfers = (
            last.kind,
            last.at + offset,
            last.count,
            last.transfers,
        )
        moves.by, moves.is_complete = last.by, last.is_complete
        moves.update_info()
    return call


def _export_departure(end: str, departure: EndDeparture, call: int | None) -> DepartureMemory:
    return DepartureMemory(
        end,
        departure.departed_at,
        departure.left_all_nodes,
        departure.cause,
        departure.timestamp,
        departure.call_id_by_node.copy(),
        call,
    )


def _restore_departure(memory: DepartureMemory, call: TrackedCall | None, offset: float) -> EndDeparture:
    departure = EndDeparture(memory.departed_at + offset)
    departure.left_all_nodes = memory.left_all_nodes
    departure.cause, departure.timestamp = memory.cause, memory.timestamp
    departure.call_id_by_node = memory.call_id_by_node.copy()
    departure.call = call
    return departure


def _export_orders(index: EndIndex, positions: Mapping[NodeCall, int]) -> EndOrders:
    """Return the node calls of the ends that several of them name, except where these are in order."""
    return {
        end: [positions[node_call] for node_call in node_calls]
        for end, node_calls in index.shared_ends()
        if any(first.sequence > second.sequence for first, second in itertools.pairwise(node_calls))
    }
