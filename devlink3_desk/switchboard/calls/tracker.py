"""Which views are one call, and when it is over: the identity of calls, without what they look like.

Views of different nodes that name a common end are one call. On one node an end is in one view at a
time: a newer view takes it (a conference end alone may be in several). A view lives until every end
that it named as PartyA or PartyB has left; a call lives as long as one of its views.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from devlink3_desk.protocol.events import AttemptReject, CallLost, Detail, LinkLost
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.calls.end_index import DepartedEnds, EndIndex
from devlink3_desk.switchboard.calls.node_calls import (
    NodeCall,
    NodeCallKey,
    TrackedCall,
    fold_id,
    node_call_key,
    party_end_ids,
    related_end_ids,
    shareable_end_ids,
    target_end_ids,
)
from devlink3_desk.switchboard.calls.state_rules import MOVE_CAUSES

MAX_NODE_CALLS: Final = 65_536
"""Views kept at most. The largest network has fewer calls; the view that was silent longest goes first."""

MAX_TOTAL_BYTES: Final = 64 * 1024 * 1024
"""Octets of all records kept: a thousand for each of the most views, three times what they have. Beyond it,
too, the view that was silent longest goes first."""

MAX_ENDS_PER_NODE_CALL: Final = 32
"""Ends that one view may be waiting for; more are the work of no PBX."""

MAX_NODE_CALLS_PER_CALL: Final = 256
"""Views of one call; further ones are rows of their own. The largest conference has half as many guests."""

MAX_NODE_CALLS_PER_END: Final = 1_024
"""Views found by one end: many more than the largest conference has, told by several nodes."""

_SIZE_ENCODER: Final = msgspec.msgpack.Encoder()


class CallTracker:
    """Calls by their views and ends. ``touched`` and ``ended`` tell the news until it is taken."""

    def __init__(self) -> None:
        self.changed_calls: dict[TrackedCall, NodeCall | None] = {}
        """Calls to be looked at again, with the view whose record is the news."""
        self.ended_calls: list[tuple[TrackedCall, TrackedCall | None]] = []
        """Calls that are over, with the one that they became a part of."""
        self._node_calls: dict[NodeCallKey, NodeCall] = {}
        self._end_index = EndIndex(MAX_NODE_CALLS_PER_END)
        self._target_index = EndIndex(MAX_NODE_CALLS_PER_CALL)
        self._related_index = EndIndex(MAX_NODE_CALLS_PER_CALL)
        self._departed_ends = DepartedEnds()
        self._snapshot_epoch = 0
        self._in_snapshot = False
        self._unconfirmed: dict[NodeCallKey, tuple[frozenset[str], TrackedCall]] = {}
        """Views that the last snapshot did not name, with their ends: it may only have been slow."""
        self._last_sequence = 0
        self._total_bytes = 0
        self._scratch_buffer = bytearray()

    @property
    def node_calls(self) -> Mapping[NodeCallKey, NodeCall]:
        """All views, the one that was silent longest first."""
        return MappingProxyType(self._node_calls)

    def stored_item_count(self) -> int:
        """Return how many things are kept: a measure of memory, for tests of its bounds."""
        indexes = len(self._end_index) + len(self._target_index) + len(self._related_index)
        return len(self._node_calls) + indexes + len(self._departed_ends) + len(self._unconfirmed)

    # records

    def apply_detail(self, event: Detail, at: float) -> None:
        """Take the whole of one view."""
        a, b = party_end_ids(event)
        listed = (a, b) if a and b and a != b else (a or b,) if a or b else ()
        key = node_call_key(event, a or b)
        leg = self._node_calls.pop(key, None)
        if (
            leg is not None
            and listed
            and leg.live_ends.isdisjoint(listed)
            and set(leg.party_ends).isdisjoint(listed)
        ):
            self._remove_node_call(leg)  # the CallID was given to another call
            leg = None
        if leg is None:
            leg = self._create_node_call(key, event, listed, at)
            if leg is None:
                return
        self._node_calls[key] = leg  # the last is the one that spoke last
        if leg.snapshot_epoch == self._snapshot_epoch and leg.call is not None and leg.matches_record(event):
            leg.detail = event
            return
        leg.detail, leg.a_end, leg.b_end = event, a, b
        self._update_size(leg)
        if leg.rejected_targets:
            leg.rejected_targets = {}
        if (
            listed != leg.party_ends
            or leg.snapshot_epoch != self._snapshot_epoch
            or leg.released_ends
            or leg.call is None
        ):
            self._update_party_ends(leg, listed, at)
            if not leg.live_ends:
                self._remove_node_call(leg)  # a snapshot names none of its ends any more
                return
        if event.targets or leg.target_ends:
            leg.target_ends = self._target_index.update_ends(leg, leg.target_ends, target_end_ids(event))
        related = related_end_ids(event)
        if related or leg.related_ends:
            leg.related_ends = self._related_index.update_ends(leg, leg.related_ends, related)
            self._inherit_identity(leg)
        self.changed_calls[leg.owning_call()] = leg

    def apply_end_lost(self, event: CallLost | LinkLost, at: float) -> None:
        """Take the departure of one end: from one node, or from all where its own node says so."""
        end = fold_id(event.end_id)
        if not end:
            return
        node = fold_id(event.node_id) or event.pbx or ""
        holders = self._end_index.find_node_calls(end)
        if not holders and self._target_index.find_node_calls(end):
            return  # a target's departure is not promised, and is no news of the call
        here = [leg for leg in holders if leg.belongs_to_node(node, event.pbx)]
        moved = event.cause in MOVE_CAUSES
        local = not event.node_id or end.startswith(node) or any(leg.is_local(end) for leg in here)
        loss = self._departed_ends.record_departure(end, at)
        loss.cause, loss.timestamp = event.cause, event.timestamp
        loss.left_all_nodes = loss.left_all_nodes or (local and not moved)
        for leg in here:
            loss.call_id_by_node[node] = leg.call_id
            loss.call = leg.call
        loss.call_id_by_node.setdefault(node, None)
        for leg in holders if loss.left_all_nodes or not event.node_id else here:
            self._remove_end(leg, end, event.cause)

    def apply_reject(self, event: AttemptReject) -> None:
        """Take a target's refusal: it does not ring, until the next record of its view."""
        end = fold_id(event.end_id)
        for leg in self._target_index.find_node_calls(end):
            leg.rejected_targets = {**leg.rejected_targets, end: event.qualifier or "rejected"}
            self.changed_calls.setdefault(leg.owning_call(), None)

    def _update_size(self, node_call: NodeCall) -> None:
        _SIZE_ENCODER.encode_into(node_call.detail, self._scratch_buffer)
        weight = len(self._scratch_buffer)
        self._total_bytes += weight - node_call.size
        node_call.size = weight
        while self._total_bytes > MAX_TOTAL_BYTES and len(self._node_calls) > 1:
            self._remove_node_call(next(iter(self._node_calls.values())))

    # snapshots

    def begin_snapshot(self) -> None:
        """From here on every view that is still there is told again."""
        self._snapshot_epoch += 1
        self._in_snapshot = True
        self._departed_ends.clear()

    def end_snapshot(self, pbx: str | None = None) -> None:
        """Retire the views that the snapshot did not name; of one PBX alone where it was one's."""
        self._in_snapshot = False
        stale = [leg for leg in self._node_calls.values() if leg.snapshot_epoch != self._snapshot_epoch]
        if pbx is not None:
            stale = [leg for leg in stale if leg.detail.pbx == pbx]
        self._unconfirmed = {leg.key: (frozenset(leg.live_ends), leg.owning_call()) for leg in stale}
        self._remove_node_calls(stale)

    def remove_pbx(self, pbx: str) -> None:
        """Retire the views of one PBX of a network; what other nodes see of its calls stays."""
        self._remove_node_calls(leg for leg in self._node_calls.values() if leg.detail.pbx == pbx)

    def _remove_node_calls(self, node_calls: Iterable[NodeCall]) -> None:
        for leg in list(node_calls):
            self._remove_node_call(leg)

    # views and their ends

    def _create_node_call(
        self, key: NodeCallKey, event: Detail, party_ends: tuple[str, ...], at: float
    ) -> NodeCall | None:
        """Return a new view, or ``None`` where it has no end that could ever be seen to leave."""
        if not party_ends:
            return None
        stamp = event.call.timestamp
        if self._departed_ends.has_any(party_ends) and all(
            self._departed_ends.is_late_record(end, *key, at, stamp) for end in party_ends
        ):
            return None
        if len(self._node_calls) >= MAX_NODE_CALLS:
            self._remove_node_call(next(iter(self._node_calls.values())))
        self._last_sequence += 1
        return NodeCall(key, event, at, self._last_sequence, self._snapshot_epoch)

    def _update_party_ends(self, node_call: NodeCall, party_ends: tuple[str, ...], at: float) -> None:
        """Bring a view's ends up to date, and with them the calls that they join."""
        before, node_call.party_ends = node_call.party_ends, party_ends
        if node_call.snapshot_epoch != self._snapshot_epoch:
            # A snapshot is the truth: ends that it no longer names are not waited for.
            node_call.live_ends.intersection_update(party_ends)
            node_call.departed_ends.clear()
            node_call.snapshot_epoch = self._snapshot_epoch
        self._update_live_ends(node_call, at)
        held = (
            party_ends
            if node_call.live_ends.issubset(party_ends)
            else (*party_ends, *node_call.live_ends.difference(party_ends))
        )
        node_call.indexed_ends = self._end_index.update_ends(node_call, node_call.indexed_ends, held)
        if node_call.call is not None and not set(before).issubset(party_ends):
            self._split_call(node_call.call)
        taken: Iterable[NodeCall] = ()
        if self._end_index.has_shared_end(party_ends):
            taken = self._claim_ends(node_call)
            self._join_calls(node_call)
        if node_call.call is None:
            self._create_call(node_call)
        if node_call.key in self._unconfirmed:
            self._restore_identity(node_call)
        for other in taken:
            if other.live_ends:
                self.changed_calls.setdefault(other.owning_call(), None)
                self._split_call(other.owning_call())
            else:
                self._remove_node_call(other, node_call.owning_call())

    def _update_live_ends(self, node_call: NodeCall, at: float) -> None:
        """Take the ends that a record names for live, unless it is late and they have left."""
        node_call.released_ends.clear()
        losses = self._departed_ends
        if not node_call.departed_ends and not losses.has_any(node_call.party_ends):
            node_call.live_ends.update(node_call.party_ends)
            node_call.trim_ends(MAX_ENDS_PER_NODE_CALL)
            return
        for end in node_call.party_ends:
            if end not in node_call.departed_ends and losses.is_late_record(
                end, *node_call.key, at, node_call.detail.call.timestamp
            ):
                loss = losses.find(end)
                node_call.departed_ends[end] = None if loss is None else loss.cause
            if end not in node_call.departed_ends:
                node_call.live_ends.add(end)
        node_call.trim_ends(MAX_ENDS_PER_NODE_CALL)

    def _claim_ends(self, node_call: NodeCall) -> Iterable[NodeCall]:
        """Take a view's ends from the other views of its node; return those."""
        shared = shareable_end_ids(node_call.detail)
        taken: dict[NodeCall, None] = {}
        for end in node_call.party_ends:
            if end in shared or end not in node_call.live_ends:
                continue
            for other in self._end_index.find_node_calls(end):
                if other is not node_call and other.node == node_call.node:
                    other.release_end(end)
                    other.indexed_ends = self._end_index.update_ends(
                        other, other.indexed_ends, tuple(e for e in other.indexed_ends if e != end)
                    )
                    taken[other] = None
        return taken

    def _remove_end(self, node_call: NodeCall, end: str, cause: NumberValue) -> None:
        node_call.live_ends.discard(end)
        node_call.departed_ends[end] = cause
        if end not in node_call.party_ends:
            node_call.indexed_ends = self._end_index.update_ends(
                node_call, node_call.indexed_ends, tuple(e for e in node_call.indexed_ends if e != end)
            )
        heir: TrackedCall | None = None
        if cause in MOVE_CAUSES:
            for other in self._related_index.find_node_calls(end):
                if other.owning_call() is not node_call.owning_call():
                    self._merge_calls(other.owning_call(), node_call.owning_call())
            heir = next(
                (
                    o.call
                    for o in self._end_index.find_node_calls(node_call.last_released_end)
                    if o.node == node_call.node
                ),
                None,
            )
        if node_call.live_ends:
            self.changed_calls.setdefault(node_call.owning_call(), None)
        else:
            self._remove_node_call(node_call, heir)

    def _remove_node_call(self, node_call: NodeCall, successor: TrackedCall | None = None) -> None:
        """Forget a view; its call is over if it was the last one, or goes on in ``heir``."""
        self._node_calls.pop(node_call.key, None)
        self._total_bytes -= node_call.size
        node_call.size = 0
        node_call.indexed_ends = self._end_index.update_ends(node_call, node_call.indexed_ends, ())
        if node_call.target_ends:
            node_call.target_ends = self._target_index.update_ends(node_call, node_call.target_ends, ())
        if node_call.related_ends:
            node_call.related_ends = self._related_index.update_ends(node_call, node_call.related_ends, ())
        call = node_call.owning_call()
        del call.node_calls[node_call.key]
        if call.node_calls:
            self.changed_calls.setdefault(call, None)
            self._split_call(call)
        elif successor is not None and successor is not call:
            self._merge_calls(call, successor)
        else:
            self.changed_calls.pop(call, None)
            self.ended_calls.append((call, None))

    def _restore_identity(self, node_call: NodeCall) -> None:
        """Give a view that was told after the end of the snapshot the identity that it had before."""
        ends, call = self._unconfirmed.pop(node_call.key)
        call = call.root_call()
        if not call.node_calls and not ends.isdisjoint(node_call.live_ends):
            self._merge_calls(call, node_call.owning_call())

    # calls

    def _join_calls(self, node_call: NodeCall) -> None:
        """Make a view a part of the calls that share its ends."""
        for end in node_call.party_ends:
            for other in self._end_index.find_node_calls(end):
                if other.call is None or other.call is node_call.call or end not in other.party_ends:
                    continue
                if len(other.call.node_calls) >= MAX_NODE_CALLS_PER_CALL:
                    continue
                if node_call.call is None:
                    other.call.add_node_call(node_call)
                else:
                    self._merge_calls(node_call.call, other.call)

    def _create_call(self, node_call: NodeCall) -> TrackedCall:
        self._last_sequence += 1
        call = TrackedCall(self._last_sequence, node_call.first_seen_at, since_snapshot=self._in_snapshot)
        call.add_node_call(node_call)
        return call

    def _merge_calls(self, first: TrackedCall, second: TrackedCall) -> None:
        """Make two calls one under the older identity."""
        keep, gone = (first, second) if first.sequence < second.sequence else (second, first)
        for leg in gone.node_calls.values():
            keep.add_node_call(leg)
        gone.node_calls = {}
        gone.merged_into = keep
        keep.merged_into = None
        if keep.queued_since is None:
            keep.queued_since = gone.queued_since
        self.changed_calls.pop(gone, None)
        self.changed_calls.setdefault(keep, None)
        self.ended_calls.append((gone, keep))

    def _inherit_identity(self, node_call: NodeCall) -> None:
        """Give a view the identity of the conversation that its related end has left by a transfer."""
        for end in node_call.related_ends:
            for other in self._end_index.find_node_calls(end):
                if (
                    other.departed_ends.get(end) in MOVE_CAUSES
                    and other.owning_call() is not node_call.owning_call()
                ):
                    self._merge_calls(other.owning_call(), node_call.owning_call())
            loss = self._departed_ends.find(end)
            if loss is not None and loss.cause in MOVE_CAUSES and loss.call is not None:
                call = loss.call.root_call()
                if not call.node_calls:
                    self._merge_calls(call, node_call.owning_call())

    def _split_call(self, call: TrackedCall) -> None:
        """Part views that no longer have an end in common; the oldest view keeps the identity."""
        if len(call.node_calls) < 2:
            return
        legs = sorted(call.node_calls.values(), key=lambda leg: leg.sequence)
        first = self._find_connected(legs[0])
        if len(first) == len(legs):
            return
        rest = [leg for leg in legs if leg not in first]
        while rest:
            part = self._find_connected(rest[0])
            fresh: TrackedCall | None = None
            for leg in rest:
                if leg in part:
                    del call.node_calls[leg.key]
                    if fresh is None:
                        fresh = self._create_call(leg)
                        fresh.since_snapshot = call.since_snapshot
                        self.changed_calls[fresh] = leg
                    else:
                        fresh.add_node_call(leg)
            rest = [leg for leg in rest if leg not in part]
        self.changed_calls.setdefault(call, None)

    def _find_connected(self, start: NodeCall) -> set[NodeCall]:
        """Return the views that ``start`` hangs together with."""
        found = {start}
        queue = [start]
        while queue:
            leg = queue.pop()
            near = [
                o
                for end in leg.party_ends
                for o in self._end_index.find_node_calls(end)
                if end in o.party_ends
            ]
            near += [
                o
                for end in leg.related_ends
                for o in self._end_index.find_node_calls(end)
                if o.departed_ends.get(end) in MOVE_CAUSES
            ]
            for end, cause in leg.departed_ends.items():
                if cause in MOVE_CAUSES:
                    near += self._related_index.find_node_calls(end)
            for other in near:
                if other not in found and other.call is start.call:
                    found.add(other)
                    queue.append(other)
        return found
