"""How calls are merged and split, and when they end."""

from __future__ import annotations

from collections.abc import Iterable

from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls import call_moves
from devlink3_desk.switchboard.calls.call_moves import MoveKind
from devlink3_desk.switchboard.calls.ends import (
    find_connected,
    have_conflicting_ends,
    identity_rank,
    may_become,
)
from devlink3_desk.switchboard.calls.node_calls import NodeCall, TrackedCall
from devlink3_desk.switchboard.calls.state_rules import MOVE_CAUSES, STATUS_BY_PARTY_STATE
from devlink3_desk.switchboard.calls.tracker_memory import MAX_NODE_CALLS_PER_CALL, TrackerData
from devlink3_desk.switchboard.calls.unconfirmed_calls import create_last_record


class CallIdentities(TrackerData):
    """Which call each node call belongs to.

    ``changed_calls`` and ``ended_calls`` collect results until the caller clears them.
    """

    def __init__(self, call_id_prefix: str = "call") -> None:
        super().__init__(call_id_prefix)
        self.changed_calls: dict[TrackedCall, NodeCall | None] = {}
        """Calls to be rebuilt, with the node call whose record caused it."""
        self.ended_calls: list[tuple[TrackedCall, TrackedCall | None]] = []
        """Calls that have ended, with the call that they were merged into."""
        self._now = 0.0
        """Instant of the last event."""

    def _join_calls(self, node_call: NodeCall) -> None:
        """Join a node call to the calls that share its ends."""
        for end in node_call.party_ends:
            for other in self._end_index.find_node_calls(end):
                if other.call is None or other.call is node_call.call or end not in other.party_ends:
                    continue
                if len(other.call.node_calls) >= MAX_NODE_CALLS_PER_CALL:
                    continue
                self._contradict_earlier_run(other.call, node_call)
                if other.is_contradicted:
                    continue
                if node_call.call is None:
                    other.call.add_node_call(node_call)
                    self._note_pick_up(node_call, other)
                else:
                    self._merge_calls(node_call.call, other.call)

    def _note_pick_up(self, node_call: NodeCall, other: NodeCall) -> None:
        """Count a pick-up if a phone has answered on another node, and on its own is still dialling."""
        detail = node_call.detail
        caller = detail.party_a
        if caller is None or detail.party_b is not None or detail.targets or node_call.a_end != other.b_end:
            return
        if STATUS_BY_PARTY_STATE.get(caller.state) is CallStatus.DIALLING:
            other.owning_call().record_move(MoveKind.PICK_UP, call_moves.party_number(caller), self._now)

    def _contradict_earlier_run(self, call: TrackedCall, node_call: NodeCall) -> None:
        """Contradict a call if the PBX was started again since its last record: :meth:`_contradict_call`.

        Then it assigns the same identifiers to other calls. A snapshot that has not named the call yet shows
        that by a ``node_call`` with other ends under the same identifiers.
        """
        epoch = self._snapshot_epoch
        for each in call.node_calls.values():
            if each.snapshot_epoch != epoch and have_conflicting_ends(node_call, each):
                self._contradict_call(call)
                return

    def _contradict_call(self, call: TrackedCall) -> None:
        """Mark the node calls of a call whose identifiers the snapshot has shown to be another call's.

        Does nothing if the snapshot has named an old node call of it: nodes may present an end differently.
        New node calls that the snapshot has named in it are split off as a call of their own.
        """
        epoch = self._snapshot_epoch
        named = [each for each in call.node_calls.values() if each.snapshot_epoch == epoch]
        if any(each.sequence <= self.sequence_before_loss for each in named):
            return
        for each in call.node_calls.values():
            each.is_contradicted = each.snapshot_epoch != epoch
        if named:
            for node_call in named:
                del call.node_calls[node_call.key]
            self._create_call(named[0])
            for node_call in named[1:]:
                named[0].owning_call().add_node_call(node_call)
            self.changed_calls[named[0].owning_call()] = named[0]
            self.changed_calls.setdefault(call, None)

    def _assign_call(
        self, node_call: NodeCall, claimed_from: Iterable[NodeCall], at: float
    ) -> NodeCall | None:
        """Make a node call a part of the call that it continues, or a new one a call of its own.

        Returns the node call that it replaces, if that is known.
        """
        continued = self._find_continued(node_call, claimed_from, at) if claimed_from else None
        if continued is not None and may_become(node_call.call, continued.owning_call()):
            self._move_to_call(node_call, continued.owning_call())
        else:
            continued = None
            self._continue_call(node_call, claimed_from)
        if node_call.call is None:
            self._create_call(node_call)
        return continued

    def _move_to_call(self, node_call: NodeCall, call: TrackedCall) -> None:
        if node_call.call is None:
            call.add_node_call(node_call)
        else:
            self._merge_calls(call, node_call.call)

    def _find_continued(
        self, node_call: NodeCall, claimed_from: Iterable[NodeCall], at: float
    ) -> NodeCall | None:
        """Return the node call that continues, with another party, in a new one of the snapshot."""
        for other in claimed_from if self.is_in_snapshot else ():
            ends = frozenset((other.last_released_end,))
            if other.snapshot_epoch == self._snapshot_epoch or not ends <= other.released_ends:
                continue
            self._contradict_earlier_run(other.owning_call(), node_call)
            if not other.is_contradicted and create_last_record(other, at).is_continued_by(
                node_call.detail, ends, at
            ):
                return other
        return None

    def _continue_call(self, node_call: NodeCall, claimed_from: Iterable[NodeCall]) -> None:
        """Continue a call in another node call, where the PBX reports that before the departures.

        What remains of the old node call becomes a call of its own until its ends leave.
        """
        others = [other for other in claimed_from if self._has_moved(other)]
        if not others:
            return
        other = min(others, key=lambda each: identity_rank(each.owning_call()))
        call = other.owning_call()
        if not may_become(node_call.call, call):
            return
        call.has_gap = call.has_gap or self._has_gap(other)
        call.node_calls = {}
        remainder = self._create_call(other)
        remainder.started, remainder.since_snapshot, remainder.is_remainder = self._now, False, True
        self._move_to_call(node_call, call)

    def _has_moved(self, other: NodeCall) -> bool:
        """Return whether a call goes on with the end that another node call has claimed from ``other``."""
        if self.is_in_snapshot and other.snapshot_epoch != self._snapshot_epoch:
            return False  # what has happened to it before is not known
        call = other.owning_call()
        if len(call.node_calls) > 1 or not other.released_ends or not other.live_ends:
            return False
        if self._departed_ends.have_moved(other.live_ends):
            return False
        # People talk about the outside caller, if there is one: nobody else takes the call along.
        return not call.has_outside_line or other.is_public_line(other.last_released_end)

    def _merge_calls(self, first: TrackedCall, second: TrackedCall) -> None:
        """Merge two calls under the identity of the one that people talk about: see :func:`identity_rank`."""
        successor, other = (
            (first, second) if identity_rank(first) < identity_rank(second) else (second, first)
        )
        for node_call in other.node_calls.values():
            successor.add_node_call(node_call)
        other.node_calls = {}
        other.merged_into = successor
        # The successor may itself have ended before, merged into the call that it now continues.
        successor.merged_into = None
        if successor.queued_since is None:
            successor.queued_since, successor.wait_may_be_older = other.queued_since, other.wait_may_be_older
        if call_moves.is_pick_up(other.status, successor.status):
            successor.record_move(MoveKind.PICK_UP, other.caller_number(), self._now)
        elif (
            other.moves is not None
            and not other.moves.is_complete
            and (successor.moves is None or successor.moves.at < other.moves.at)
        ):
            # Of an act that concerned both calls, only the end that was in the other one has been reported.
            successor.record_move(other.moves.kind, other.moves.by, other.moves.at)
        self.changed_calls.pop(other, None)
        self.changed_calls.setdefault(successor, None)
        self.ended_calls.append((other, successor))

    def _inherit_identity(self, node_call: NodeCall) -> None:
        """Merge a node call with the call that its related end has left with a moving cause."""
        for end in node_call.related_ends:
            for other in self._end_index.find_node_calls(end):
                if (
                    other.departed_ends.get(end) not in MOVE_CAUSES
                    or other.owning_call() is node_call.owning_call()
                ):
                    continue
                if other.key == node_call.key:
                    # The call in which a consultation goes on has its CallID: one call cannot have both.
                    self._remove_node_call(other, node_call.owning_call())
                else:
                    self._merge_calls(other.owning_call(), node_call.owning_call())
            departure = self._departed_ends.find(end)
            if departure is not None and departure.cause in MOVE_CAUSES and departure.call is not None:
                call = departure.call.root_call()
                if not call.node_calls:
                    self._merge_calls(call, node_call.owning_call())

    def _split_call(self, call: TrackedCall) -> None:
        """Split off node calls that no longer share an end; the oldest one keeps the identity."""
        if len(call.node_calls) < 2:
            return
        node_calls = sorted(call.node_calls.values(), key=lambda node_call: node_call.sequence)
        connected = find_connected(node_calls[0], self._end_index, self._related_index)
        if len(connected) == len(node_calls):
            return
        rest = [node_call for node_call in node_calls if node_call not in connected]
        while rest:
            part = find_connected(rest[0], self._end_index, self._related_index)
            new_call: TrackedCall | None = None
            for node_call in rest:
                if node_call in part:
                    del call.node_calls[node_call.key]
                    if new_call is None:
                        new_call = self._create_call(node_call)
                        new_call.inherit_status(call)
                        self.changed_calls[new_call] = node_call
                    else:
                        new_call.add_node_call(node_call)
            rest = [node_call for node_call in rest if node_call not in part]
        self.changed_calls.setdefault(call, None)

    def _remove_node_call(
        self, node_call: NodeCall, successor: TrackedCall | None = None, *, vanished: bool = False
    ) -> None:
        """Remove a node call. After the last one of its call, the call ends or continues in ``successor``.

        ``vanished``: without a report of its end.
        """
        if self._node_calls.get(node_call.key) is node_call:
            del self._node_calls[node_call.key]
        if self.unanswered_transfers:
            self.unanswered_transfers.pop(node_call, None)
        self._total_bytes -= node_call.size
        node_call.size = 0
        node_call.indexed_ends = self._end_index.update_ends(node_call, node_call.indexed_ends, ())
        if node_call.target_ends:
            node_call.target_ends = self._target_index.update_ends(node_call, node_call.target_ends, ())
        if node_call.related_ends:
            node_call.related_ends = self._related_index.update_ends(node_call, node_call.related_ends, ())
        call = node_call.owning_call()
        if self._last_gap_by_pbx and self._has_gap(node_call):
            call.has_gap = True
        del call.node_calls[node_call.key]
        if call.node_calls:
            self.changed_calls.setdefault(call, None)
            self._split_call(call)
        elif successor is not None and successor is not call:
            self._merge_calls(call, successor)
        else:
            self.changed_calls.pop(call, None)
            call.has_vanished = vanished
            self.ended_calls.append((call, None))
