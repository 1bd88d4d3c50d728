"""The identity of calls: which node calls are one call, and when it ends.

Node calls of different nodes that name a common end are one call. On one node, an end is in one node call
at a time: a newer node call claims it (only the end of a conference may be in several). A node call lives
until every end that it named as PartyA or PartyB has left; a call lives as long as one of its node calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import structs

from devlink3_desk.protocol.enums import Cause
from devlink3_desk.protocol.events import AttemptReject, CallLost, Detail, LinkLost
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.calls import call_moves
from devlink3_desk.switchboard.calls.call_moves import MoveKind
from devlink3_desk.switchboard.calls.ends import is_other_call
from devlink3_desk.switchboard.calls.node_call_ends import NodeCallEnds
from devlink3_desk.switchboard.calls.node_calls import (
    NodeCall,
    NodeCallKey,
    build_node_call_key,
    fold_id,
    list_party_end_ids,
    list_party_ends,
    list_target_end_ids,
)
from devlink3_desk.switchboard.calls.state_rules import MOVE_CAUSES

# A worked example: tests/switchboard/corpus/consult_transfer_two_nodes.txt, in the notation of that folder.
#
# Extension e1 of PBX n1 talks to a caller on trunk t1, consults extension e3 of PBX n2 on a second line, e2,
# and transfers the caller. Left: the events as the PBXs send them ("n1/2": CallID 2 of node n1; "e3@n2": e3
# is local to n2). Right: the node calls with their live ends, and the calls that they form.
#
#   detail n1/1  a t1     b e1        n1/1 {t1 e1}                                         call-2 = n1/1
#   detail n1/2  a e2     b e3@n2     n1/1 {t1 e1}  n1/2 {e2 e3}                           call-4 = n1/2
#
#     A new node call is the beginning of a new call, unless it shares an end with another one.
#
#   detail n2/8  a e2@n1  b e3        n1/1 {t1 e1}  n1/2 {e2 e3}  n2/8 {e2 e3}             call-4 = n1/2 n2/8
#
#     Both nodes report the consultation call. The common ends make n1/2 and n2/8 one call: _join_calls().
#
#   lost n1 e1     126 (transfer)     n1/1 {t1}     n1/2 {e2 e3}  n2/8 {e2 e3}
#   lost n1 e2     126                n1/1 {t1}     n1/2 {e3}     n2/8 {e2 e3}
#   lost n2 e2@n1  126                n1/1 {t1}     n1/2 {e3}     n2/8 {e3}
#
#     Cause 126 is a moving cause: the end leaves the node call of the reporting node only, and
#     what remains of the two calls waits for its new partner. With another cause, the report
#     of e2's own node would have removed e2 from n2/8 as well.
#
#   detail n1/1  a t1     b e3@n2     n1/1 {t1 e3}                n2/8 {e3}                call-2 = n1/1 n2/8
#
#     On node n1, n1/1 claims e3 from n1/2 (_claim_ends), which is empty now and is removed; n2/8 shares e3
#     with n1/1. call-4 ends, merged into the older call-2, so the caller's row remains.
#
#   detail n2/8  a t1@n1  b e3        n1/1 {t1 e3}                n2/8 {t1 e3}
#   lost n1 t1     16 (normal)        n1/1 {e3}                   n2/8 {e3}
#
#     The caller hangs up. The end's own node reports it, so it has left all nodes.
#
#   lost n2 e3     16                 -                                                    call-2 ends
#
# Each event leaves its results in changed_calls and ended_calls, from which the board rebuilds rows:
# see the example in merged_call.py.

MAX_NODE_CALLS: Final = 65_536
"""Maximum number of node calls; the one without a record for the longest time is dropped first.

The largest network has fewer calls.
"""

SNAPSHOT_SECONDS: Final = 0.5
"""Seconds within which a snapshot names a call again: each of its nodes reports it."""

MAX_TOTAL_BYTES: Final = 64 * 1024 * 1024
"""Maximum size of all records together; dropped like node calls beyond :data:`MAX_NODE_CALLS`.

These are a thousand bytes for each node call; a real one has less, also while it rings phones.
"""


class CallTracker(NodeCallEnds):
    """Groups node calls into calls by their ends; its results are those of :class:`.CallIdentities`."""

    # records

    def apply_detail(self, event: Detail, at: float) -> None:
        """Apply a record of one node call."""
        self._now = at
        a, b = list_party_end_ids(event)
        if not b and event.party_b is not None and not any(structs.astuple(event.party_b)):
            # A section of empty fields is no party: it would hide the targets.
            event = structs.replace(event, party_b=None)
        party_ends = list_party_ends(a, b)
        key = build_node_call_key(event, a or b)
        node_call = self._node_calls.pop(key, None)
        transferred: NodeCall | None = None
        if node_call is not None and is_other_call(node_call, event, party_ends, self._snapshot_epoch):
            if node_call in self.unanswered_transfers:
                # The call in which it goes on may have its CallID.
                transferred = node_call
            else:
                if node_call.snapshot_epoch != self._snapshot_epoch:
                    self._contradict_call(node_call.owning_call())
                self._remove_node_call(node_call, vanished=True)
            node_call = None
        if node_call is None:
            node_call = self._create_node_call(key, event, party_ends, at)
            if node_call is None:
                self._remove_transferred([] if transferred is None else [transferred])
                return
        # Inserted again, so that the dictionary stays sorted by the time of the last record.
        self._node_calls[key] = node_call
        if (
            node_call.snapshot_epoch == self._snapshot_epoch
            and node_call.call is not None
            and node_call.matches_record(event)
        ):
            node_call.detail = event
        else:
            self._apply_changed_record(node_call, event, (a, b), party_ends, at)
        if self.unanswered_transfers:
            self._continue_transfers(node_call, transferred)

    def _continue_transfers(self, node_call: NodeCall, replaced: NodeCall | None) -> None:
        """Merge consultations with the call in which their phones ring; ``replaced`` has lost its CallID."""
        if node_call.live_ends:
            self.unanswered_transfers.pop(node_call, None)
            self._remove_transferred(self.unanswered_transfers.find_named(node_call), node_call.owning_call())
        if replaced is not None and replaced in self.unanswered_transfers:
            self._remove_node_call(replaced)

    def _apply_changed_record(
        self,
        node_call: NodeCall,
        event: Detail,
        ends: tuple[str, str],
        party_ends: tuple[str, ...],
        at: float,
    ) -> None:
        # A new node call has had no parties, and the set would be built for nothing.
        has_lost_party = bool(node_call.party_ends) and not set(node_call.party_ends).issubset(party_ends)
        if has_lost_party:
            node_call.remember_numbers(party_ends)
        has_new_targets = node_call.call is None or event.targets != node_call.detail.targets
        node_call.detail, (node_call.a_end, node_call.b_end) = event, ends
        if has_new_targets:
            self._measure_targets(node_call)
        self._measure_size(node_call)
        if self._total_bytes > MAX_TOTAL_BYTES:
            self._remove_oldest()
        if node_call.rejected_targets:
            node_call.rejected_targets = {}
        if (
            party_ends != node_call.party_ends
            or node_call.snapshot_epoch != self._snapshot_epoch
            or node_call.released_ends
            or node_call.call is None
        ):
            self._update_party_ends(node_call, party_ends, at, has_lost_party=has_lost_party)
            if not node_call.live_ends:
                # The record in a snapshot names none of the ends that were live before.
                self._remove_node_call(node_call)
                return
        if has_new_targets:
            node_call.target_ends = self._target_index.update_ends(
                node_call, node_call.target_ends, list_target_end_ids(event)
            )
        self._update_related_ends(node_call, event)
        self.changed_calls[node_call.owning_call()] = node_call

    def apply_end_lost(self, event: CallLost | LinkLost, at: float) -> None:
        """Apply the departure of one end: from one node, or from all if its own node reports it."""
        end = fold_id(event.end_id)
        if not end:
            return
        self._now = at
        node = fold_id(event.node_id) or event.pbx or ""
        holders = self._end_index.find_node_calls(end)
        if not holders and (ringing := self._target_index.find_node_calls(end)):
            # The departure of a target is not guaranteed to be reported and changes nothing.
            calls = {node_call.owning_call() for node_call in ringing}
            if event.cause == Cause.PICKUP and len(calls) == 1:
                # Who has picked the call up is in the next record.
                call = calls.pop()
                call.record_move(MoveKind.PICK_UP, None, at)
                self.changed_calls.setdefault(call, None)
            return
        on_node = [node_call for node_call in holders if node_call.belongs_to_node(node, event.pbx)]
        moved = event.cause in MOVE_CAUSES
        is_local = (
            not event.node_id
            or end.startswith(node)  # an end identifier begins with the identifier of its node
            or any(node_call.is_local(end) for node_call in on_node)
        )
        departure = self._departed_ends.record_departure(end, at)
        departure.cause, departure.timestamp = event.cause, event.timestamp
        departure.left_all_nodes = departure.left_all_nodes or (is_local and not moved)
        for node_call in on_node:
            departure.call_id_by_node[node] = node_call.call_id
            departure.call = node_call.call
        departure.call_id_by_node.setdefault(node, None)
        # An end that is on another node, and still in a call there, has only left the node that reports it.
        if moved and on_node and (is_local or len(on_node) == len(holders)):
            self._record_departure_move(on_node[0], end, event.cause)
        for node_call in holders if departure.left_all_nodes or not event.node_id else on_node:
            self._remove_end(node_call, end, event.cause)
        if self.unanswered_transfers and departure.call is not None:
            call = departure.call.root_call()
            self._remove_transferred(self.unanswered_transfers.find_of_same_person(call), call)

    def _record_departure_move(self, node_call: NodeCall, end: str, cause: NumberValue) -> None:
        call = node_call.owning_call()
        kind = call_moves.find_move_kind(cause, call.status)
        if kind is not None:
            # A call leaves its park slot, or a phone that rings, by the act of another person.
            by = None if kind is MoveKind.PICK_UP else node_call.find_number(end)
            call.record_move(kind, by, self._now)

    def apply_reject(self, event: AttemptReject) -> None:
        """Apply the rejection by a target: it does not ring until the next record of its node call."""
        end = fold_id(event.end_id)
        for node_call in self._target_index.find_node_calls(end):
            # Replaced, not mutated: MergedCall and the row compare the mapping with an earlier one.
            node_call.rejected_targets = {
                **node_call.rejected_targets,
                end: event.qualifier or "rejected",
            }
            self.changed_calls.setdefault(node_call.owning_call(), None)

    def _remove_oldest(self) -> None:
        while self._total_bytes > MAX_TOTAL_BYTES and len(self._node_calls) > 1:
            self._remove_node_call(next(iter(self._node_calls.values())), vanished=True)

    # snapshots

    def begin_snapshot(self, *, is_refresh: bool = False) -> None:
        """Begin a snapshot: the PBX reports every call in progress again (section 6.4.2).

        With ``is_refresh``, no event has been lost since the last one.
        """
        self._remove_transferred(list(self.unanswered_transfers))
        self._begin_loss()
        self._snapshot_epoch += 1
        self.is_in_snapshot, self._is_refresh = True, is_refresh
        self._departed_ends.clear()

    def confirm_call(self, node_id: str, call_id: int, at: float) -> None:
        """Keep a node call that the snapshot names in a record which cannot be decoded.

        It has the ends that were live before: nothing else is known of it.
        """
        node_call = self._node_calls.get((fold_id(node_id), call_id))
        if node_call is not None and node_call.snapshot_epoch != self._snapshot_epoch:
            node_call.snapshot_epoch, node_call.is_contradicted = self._snapshot_epoch, False
            node_call.named_at = at

    def remove_unnamed(self, at: float, pbx: str | None = None) -> None:
        """Remove the node calls that the snapshot did not name; those of ``pbx`` only, if given."""
        stale = [
            node_call
            for node_call in self._node_calls.values()
            if node_call.snapshot_epoch != self._snapshot_epoch
        ]
        if pbx is not None:
            stale = [node_call for node_call in stale if node_call.detail.pbx == pbx]
        self._unconfirmed.wait_for_late_records(stale, at)
        self._remove_node_calls(stale)

    def end_snapshot(self) -> None:
        """End a snapshot: from now on, the records show what happens now."""
        self.is_in_snapshot = False
        # Includes gaps during the snapshot: the session decides whether to request another one.
        self._snapshot_gap_number = self._gap_number

    def may_be_late(self, node_call: NodeCall | None, at: float) -> bool:
        """Return whether the last record of ``node_call``, at ``at``, may show what happened long before.

        Without a node call, the change is due to something else than a record, or to a snapshot.
        """
        if self.is_in_snapshot:
            if node_call is not None and self._has_been_named(node_call, at):
                return False
            is_known = node_call is not None and (
                node_call.sequence <= self.sequence_before_loss or not node_call.has_answer()
            )
            return not (self._is_refresh and is_known)
        return node_call is not None and (
            self._has_lost_events(node_call.detail.pbx)
            or (node_call is self._late_node_call and node_call.first_seen_at == at)
        )

    def _has_been_named(self, node_call: NodeCall, at: float) -> bool:
        """Return whether the snapshot in progress has shown all that happened to ``node_call`` before it."""
        return (
            node_call.snapshot_epoch == self._snapshot_epoch
            and at - node_call.named_at >= SNAPSHOT_SECONDS
            and not self._has_lost_events(node_call.detail.pbx)
        )

    def remove_pbx(self, pbx: str) -> None:
        """Remove the node calls of one PBX of a network; those of other nodes stay."""
        self._remove_node_calls(
            node_call for node_call in self._node_calls.values() if node_call.detail.pbx == pbx
        )

    def _remove_node_calls(self, node_calls: Iterable[NodeCall]) -> None:
        for node_call in list(node_calls):
            self._remove_node_call(node_call, vanished=True)

    def _create_node_call(
        self, key: NodeCallKey, event: Detail, party_ends: tuple[str, ...], at: float
    ) -> NodeCall | None:
        """Return a new node call, ``None`` if the record has no end that could leave later."""
        if not party_ends:
            return None
        stamp = event.call.timestamp
        if self._departed_ends.has_any(party_ends) and all(
            self._departed_ends.is_late_record(end, *key, at, stamp) for end in party_ends
        ):
            return None
        if len(self._node_calls) >= MAX_NODE_CALLS:
            self._remove_node_call(next(iter(self._node_calls.values())), vanished=True)
        self._last_sequence += 1
        return NodeCall(key, event, at, self._last_sequence, self._snapshot_epoch, self._gap_number)
