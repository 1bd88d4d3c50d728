"""The ends of node calls: which ones a record adds, claims and leaves out, and what becomes of a call when
an end departs."""

from __future__ import annotations

from collections.abc import Iterable

from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.calls.call_identities import CallIdentities
from devlink3_desk.switchboard.calls.node_calls import (
    NO_ENDS,
    NodeCall,
    TrackedCall,
    find_shareable_end_ids,
    list_related_end_ids,
)
from devlink3_desk.switchboard.calls.state_rules import MOVE_CAUSES
from devlink3_desk.switchboard.calls.tracker_memory import MAX_ENDS_PER_NODE_CALL
from devlink3_desk.switchboard.calls.unanswered_transfers import (
    find_picked_up_call,
    is_unanswered_transfer,
)


class NodeCallEnds(CallIdentities):
    """The ends of each node call; its results are those of :class:`.CallIdentities`."""

    # ends that a record names

    def _update_party_ends(
        self, node_call: NodeCall, party_ends: tuple[str, ...], at: float, *, has_lost_party: bool
    ) -> None:
        """Update the ends of a node call, and the calls that they connect."""
        node_call.party_ends = party_ends
        if node_call.snapshot_epoch != self._snapshot_epoch:
            # A snapshot is complete: an end that it does not name has left without a report.
            node_call.live_ends.intersection_update(party_ends)
            node_call.departed_ends.clear()
            node_call.snapshot_epoch, node_call.is_contradicted = self._snapshot_epoch, False
            node_call.named_at = at
        self._update_live_ends(node_call, at)
        indexed = (
            party_ends
            if node_call.live_ends.issubset(party_ends)
            else (*party_ends, *node_call.live_ends.difference(party_ends))
        )
        node_call.indexed_ends = self._end_index.update_ends(node_call, node_call.indexed_ends, indexed)
        # Split before joining: an end that was replaced must not connect the old calls any longer.
        if node_call.call is not None and has_lost_party:
            self._split_call(node_call.call)
        claimed_from: Iterable[NodeCall] = ()
        if self._end_index.has_shared_end(party_ends):
            claimed_from = self._claim_ends(node_call)
            self._join_calls(node_call)
        continued = None
        if claimed_from or node_call.call is None:
            continued = self._assign_call(node_call, claimed_from, at)
        if self._unconfirmed.may_match(node_call):
            self._restore_identity(node_call)
        for other in claimed_from:
            has_left = self._departed_ends.have_moved(other.live_ends)
            if other.live_ends and not has_left and other is not continued:
                self.changed_calls.setdefault(other.owning_call(), None)
                self._split_call(other.owning_call())
                continue
            self._contradict_earlier_run(other.owning_call(), node_call)
            if other.is_contradicted:
                self._remove_node_call(other, vanished=True)
            else:
                self._remove_node_call(other, node_call.owning_call())

    def _update_live_ends(self, node_call: NodeCall, at: float) -> None:
        """Add the ends of a record to the live ends, except those that left before a late record."""
        node_call.released_ends = NO_ENDS
        if node_call.call is not None:
            node_call.call.is_remainder = False
        departed = self._departed_ends
        if not node_call.departed_ends and not departed.has_any(node_call.party_ends):
            node_call.live_ends.update(node_call.party_ends)
            if len(node_call.live_ends) > MAX_ENDS_PER_NODE_CALL:
                node_call.trim_ends(MAX_ENDS_PER_NODE_CALL)
            return
        self._readmit_moved_ends(node_call)
        for end in node_call.party_ends:
            if end not in node_call.departed_ends and departed.is_late_record(
                end, *node_call.key, at, node_call.detail.call.timestamp
            ):
                departure = departed.find(end)
                node_call.departed_ends[end] = None if departure is None else departure.cause
            if end not in node_call.departed_ends:
                node_call.live_ends.add(end)
        node_call.trim_ends(MAX_ENDS_PER_NODE_CALL)

    def _readmit_moved_ends(self, node_call: NodeCall) -> None:
        """Forget the departure of ends that a record names again, as when a phone unparks its own call.

        The last record of the node call, which did not name them, was made after they had left.
        """
        stamp = node_call.detail.call.timestamp
        for end in node_call.party_ends:
            if (
                node_call.departed_ends.get(end) in MOVE_CAUSES
                and end not in node_call.indexed_ends
                and not self._departed_ends.is_before(end, stamp)
            ):
                del node_call.departed_ends[end]
                self._departed_ends.forget(end)

    def _claim_ends(self, node_call: NodeCall) -> Iterable[NodeCall]:
        """Release the ends of a node call from the other node calls of its node; return those."""
        shareable = find_shareable_end_ids(node_call.detail)
        claimed_from: dict[NodeCall, None] = {}
        for end in node_call.party_ends:
            if end in shareable or end not in node_call.live_ends:
                continue
            for other in self._end_index.find_node_calls(end):
                if other is not node_call and other.node == node_call.node:
                    other.release_end(end)
                    self._unindex_end(other, end)
                    claimed_from[other] = None
        return claimed_from

    def _update_related_ends(self, node_call: NodeCall, event: Detail) -> None:
        """Update the related ends of a node call, and the call that it continues."""
        related = list_related_end_ids(event)
        if related or node_call.related_ends:
            node_call.related_ends = self._related_index.update_ends(
                node_call, node_call.related_ends, related
            )
            self._inherit_identity(node_call)

    def _restore_identity(self, node_call: NodeCall) -> None:
        """Restore the identity of a node call whose record was still expected.

        With other ends, it is of another call: the PBX may have been started again.
        """
        call = self._unconfirmed.pop_match(node_call, self._now)
        if call is not None:
            self._late_node_call = node_call
            if not call.node_calls:
                self._merge_calls(call, node_call.owning_call())

    # ends that depart

    def _remove_end(self, node_call: NodeCall, end: str, cause: NumberValue) -> None:
        node_call.live_ends.discard(end)
        node_call.departed_ends[end] = cause
        if end not in node_call.party_ends:
            self._unindex_end(node_call, end)
        successor: TrackedCall | None = None
        moved = cause in MOVE_CAUSES
        if moved:
            for other in self._related_index.find_node_calls(end):
                if other.owning_call() is not node_call.owning_call():
                    self._merge_calls(other.owning_call(), node_call.owning_call())
            successor = self._find_successor(node_call)
        if node_call.live_ends:
            self.changed_calls.setdefault(node_call.owning_call(), None)
        elif moved and is_unanswered_transfer(node_call, cause):
            successor = (
                successor
                or self._departed_ends.find_transferred_call(node_call.owning_call(), self._now)
                or find_picked_up_call(node_call, cause, reversed(self._node_calls.values()), self._now)
            )
            if successor is None:
                # The person is about to leave the caller's call, too.
                self.unanswered_transfers[node_call] = self._now
                self.changed_calls.setdefault(node_call.owning_call(), None)
            else:
                self._remove_transferred([node_call], successor)
        else:
            self._remove_node_call(node_call, successor)

    def _find_successor(self, node_call: NodeCall) -> TrackedCall | None:
        """Return the call in which a node call goes on, after an end has left it by moving."""
        # The node call that claimed the other end before continues the conversation.
        for other in self._end_index.find_node_calls(node_call.last_released_end):
            if other.node == node_call.node:
                return other.call
        for end in () if node_call.live_ends else node_call.target_ends:
            for other in self._target_index.find_node_calls(end):
                if other.call is not node_call.call:
                    return other.call
        return None

    def _remove_transferred(
        self, node_calls: Iterable[NodeCall], successor: TrackedCall | None = None
    ) -> None:
        """Remove node calls that were left by a transfer; their calls continue in ``successor``, or end."""
        for node_call in node_calls:
            moves = node_call.owning_call().moves
            if successor is not None and moves is not None:
                # The end of the same person in the other call may be reported later.
                successor.record_move(moves.kind, moves.by, moves.at)
            self._remove_node_call(node_call, successor)

    def end_expired_transfers(self, at: float) -> None:
        """End transferred consultations that no other call has continued in time."""
        self._now = at
        self._remove_transferred(self.unanswered_transfers.find_expired(at))
