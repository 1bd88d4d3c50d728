"""Which identity stays when calls become one, and which node calls belong together."""

from __future__ import annotations

from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.ends import EndIndex
from devlink3_desk.switchboard.calls.node_calls import NodeCall, TrackedCall, fold_id
from devlink3_desk.switchboard.calls.state_rules import MOVE_CAUSES


def identity_rank(call: TrackedCall) -> tuple[bool, bool, int]:
    """Return a key that is lowest for the call whose identity stays when calls are merged.

    People talk about the outside caller, not about the consultation or the code dialled for a pick-up, even
    if these began before. Otherwise, the older call stays.
    """
    return not call.has_outside_line, call.status in (None, CallStatus.DIALLING), call.sequence


def describes_other_call(last: Detail, event: Detail) -> bool:
    """Return whether a record with the CallID of ``last`` and a common end is about another call.

    After a restart, a PBX assigns the same identifiers again. What an end is never changes during a call, and
    the PBX's time stamps never decrease.
    """
    last_stamp, stamp = last.call.timestamp, event.call.timestamp
    if isinstance(last_stamp, int) and isinstance(stamp, int) and stamp < last_stamp:
        return True
    last_parties = {
        fold_id(party.end_id): party for party in (last.party_a, last.party_b) if party is not None
    }
    for party in (event.party_a, event.party_b):
        last_party = last_parties.get(fold_id(party.end_id)) if party is not None and party.end_id else None
        if party is None or last_party is None or party.remote != last_party.remote:
            continue
        if _differ(party.identity or None, last_party.identity or None):
            return True
        if _differ(party.equipment_class, last_party.equipment_class) or _differ(
            party.direction, last_party.direction
        ):
            return True
    return False


def _differ(first: NumberValue, second: NumberValue) -> bool:
    return first is not None and second is not None and first != second


def find_connected(start: NodeCall, end_index: EndIndex, related_index: EndIndex) -> set[NodeCall]:
    """Return the node calls of the same call that share ends with ``start``, directly or not."""
    connected = {start}
    queue = [start]
    while queue:
        node_call = queue.pop()
        neighbours = [
            other
            for end in node_call.party_ends
            for other in end_index.find_node_calls(end)
            if end in other.party_ends
        ]
        # A transfer connects, too: the related end of one node call has left the other by moving.
        neighbours += [
            other
            for end in node_call.related_ends
            for other in end_index.find_node_calls(end)
            if other.departed_ends.get(end) in MOVE_CAUSES
        ]
        for end, cause in node_call.departed_ends.items():
            if cause in MOVE_CAUSES:
                neighbours += related_index.find_node_calls(end)
        for other in neighbours:
            if other not in connected and other.call is start.call:
                connected.add(other)
                queue.append(other)
    return connected
