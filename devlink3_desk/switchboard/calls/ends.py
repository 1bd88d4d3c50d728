"""Indexes by end: which node calls name it, and how it has left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from devlink3_desk.protocol.enums import CliPresentation, Direction, PublicLine, Remote
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.call_moves import SAME_MOVE_SECONDS
from devlink3_desk.switchboard.calls.node_calls import (
    NodeCall,
    NodeCallId,
    TrackedCall,
    fold_id,
    list_party_end_ids,
)
from devlink3_desk.switchboard.calls.state_rules import MOVE_CAUSES, STATUS_BY_EQUIPMENT
from devlink3_desk.switchboard.calls.unanswered_transfers import is_being_transferred

_SIGNIFICANT_DIGITS: Final = 7
"""Number of last digits in which all forms of a number agree."""
RETENTION_SECONDS: Final = 5.0
"""Seconds for which a departed end is remembered.

Late records arrive within one second. After a restart, a PBX may assign the same identifiers again.
"""
NEW_CLAIM_TICKS: Final = 10
"""Tenths of a second, by the PBX's time stamps, after which a record is no longer a late one."""
MAX_DEPARTED_ENDS: Final = 20_000
"""Maximum number of departed ends; the oldest are dropped first."""
MAX_ENDS_OF_TRANSFER: Final = 16
"""Maximum number of ends that leave, on all nodes, between the two ends of a transferring person."""


class EndIndex:
    """Node calls by the identifiers of their ends; at most ``limit`` of them for one end.

    The limit bounds the cost of an event: each node call of an end has to be visited. Only a hostile PBX
    exceeds it.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._node_calls_by_end: dict[str, list[NodeCall]] = {}
        self._shared_ends: set[str] = set()

    def __len__(self) -> int:
        """Return the number of ends."""
        return len(self._node_calls_by_end)

    def find_node_calls(self, end: str) -> Sequence[NodeCall]:
        """Return a copy of the node calls that name ``end``."""
        return tuple(self._node_calls_by_end.get(end, ()))

    def has_shared_end(self, ends: tuple[str, ...]) -> bool:
        """Return whether more than one node call names one of ``ends``."""
        return not self._shared_ends.isdisjoint(ends)

    def update_ends(
        self, node_call: NodeCall, previous: tuple[str, ...], current: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Index ``node_call`` under the ends ``current`` instead of ``previous``; return ``current``."""
        if previous == current:
            return current
        by_end = self._node_calls_by_end
        for end in previous:
            if end not in current:
                node_calls = by_end.get(end)
                if node_calls is None or node_call not in node_calls:  # the limit was reached
                    continue
                if len(node_calls) == 1:
                    del by_end[end]
                else:
                    self._remove_from_shared_end(end, node_call)
        for end in current:
            if end not in previous:
                node_calls = by_end.get(end)
                if node_calls is None:
                    by_end[end] = [node_call]
                elif len(node_calls) < self._limit:
                    node_calls.append(node_call)
                    self._shared_ends.add(end)
        return current

    def shared_ends(self) -> Iterator[tuple[str, Sequence[NodeCall]]]:
        """Return the ends that several node calls name, with those in the order of the index."""
        return ((end, self._node_calls_by_end[end]) for end in sorted(self._shared_ends))

    def reorder(self, end: str, node_calls: Sequence[NodeCall]) -> None:
        """Put the node calls of an end into this order."""
        indexed = self._node_calls_by_end.get(end, [])
        if len(set(node_calls)) == len(indexed) and set(node_calls) == set(indexed):
            indexed[:] = node_calls

    def _remove_from_shared_end(self, end: str, node_call: NodeCall) -> None:
        node_calls = self._node_calls_by_end[end]
        node_calls.remove(node_call)
        if len(node_calls) == 1:
            self._shared_ends.discard(end)


class EndDeparture:
    """How one end left."""

    __slots__ = ("call", "call_id_by_node", "cause", "departed_at", "left_all_nodes", "timestamp")

    def __init__(self, at: float) -> None:
        self.departed_at = at
        self.left_all_nodes = False
        """Whether the end's own node reported the departure, which makes it valid for all nodes."""
        self.cause: NumberValue = None
        self.timestamp: NumberValue = None
        self.call_id_by_node: dict[str, NodeCallId] = {}
        """CallID that the end left, by node."""
        self.call: TrackedCall | None = None
        """The call that the end left."""


class DepartedEnds:
    """The ends that left recently, bounded in time and number."""

    def __init__(self) -> None:
        self._departures: dict[str, EndDeparture] = {}

    def __len__(self) -> int:
        """Return the number of remembered ends."""
        return len(self._departures)

    def record_departure(self, end: str, at: float) -> EndDeparture:
        """Return the departure of ``end`` as the most recent one; create it if necessary."""
        departure = self._departures.pop(end, None)
        if departure is None or at - departure.departed_at > RETENTION_SECONDS:
            departure = EndDeparture(at)
            self._remove_expired(at)
        departure.departed_at = at
        # Inserted again, so that the dictionary stays sorted by time and expiry can stop early.
        self._departures[end] = departure
        return departure

    def items(self) -> Iterable[tuple[str, EndDeparture]]:
        """Return all departures, the oldest first."""
        return self._departures.items()

    def restore(self, end: str, departure: EndDeparture) -> None:
        """Add a departure, the oldest first."""
        self._departures[end] = departure

    def find(self, end: str) -> EndDeparture | None:
        """Return how ``end`` left, ``None`` if it is not known to have left."""
        return self._departures.get(end)

    def forget(self, end: str) -> None:
        """Forget that ``end`` has left."""
        self._departures.pop(end, None)

    def is_before(self, end: str, timestamp: NumberValue) -> bool:
        """Return whether a record was made before ``end`` left, by the PBX's time stamps."""
        departure = self._departures.get(end)
        left = None if departure is None else departure.timestamp
        return isinstance(timestamp, int) and isinstance(left, int) and timestamp < left

    def has_any(self, ends: Iterable[str]) -> bool:
        """Return whether one of ``ends`` is known to have left."""
        return not self._departures.keys().isdisjoint(ends)

    def have_moved(self, ends: Iterable[str]) -> bool:
        """Return whether all of ``ends`` have left by moving, from any node."""
        for end in ends:
            departure = self._departures.get(end)
            if departure is None or departure.cause not in MOVE_CAUSES:
                return False
        return True

    def is_late_record(
        self, end: str, node: str, call_id: NodeCallId, at: float, timestamp: NumberValue
    ) -> bool:
        """Return whether a record of a node call still names an end that has left it.

        A record is a new claim, and the departure is forgotten, if it has another CallID on a node that
        the end left or if it was made well after the departure.
        """
        departure = self._departures.get(end)
        if departure is None:
            return False
        if at - departure.departed_at > RETENTION_SECONDS:
            del self._departures[end]
            return False
        if node not in departure.call_id_by_node:
            return departure.left_all_nodes
        left_call_id = departure.call_id_by_node[node]
        same_call = left_call_id is None or left_call_id == call_id
        if same_call and not _is_new_claim(timestamp, departure.timestamp):
            return True
        del self._departures[end]
        return False

    def find_transferred_call(self, call: TrackedCall, at: float) -> TrackedCall | None:
        """Return the other call that the person who has just transferred ``call`` has transferred, too."""
        for departure in islice(reversed(self._departures.values()), MAX_ENDS_OF_TRANSFER):
            if departure.call is None or at - departure.departed_at > SAME_MOVE_SECONDS:
                continue
            other = departure.call.root_call()
            if other is not call and is_being_transferred(other, call):
                return other
        return None

    def clear(self) -> None:
        """Forget all departures: a snapshot begins, and the ends that it names are present."""
        self._departures.clear()

    def _remove_expired(self, at: float) -> None:
        departures = self._departures
        excess = len(departures) - MAX_DEPARTED_ENDS
        expired: list[str] = []
        for end, departure in departures.items():
            if at - departure.departed_at <= RETENTION_SECONDS and len(expired) > excess:
                break
            expired.append(end)
        for end in expired:
            del departures[end]


def _is_new_claim(timestamp: NumberValue, departure_timestamp: NumberValue) -> bool:
    return (
        isinstance(timestamp, int)
        and isinstance(departure_timestamp, int)
        and timestamp - departure_timestamp > NEW_CLAIM_TICKS
    )


def identity_rank(call: TrackedCall) -> tuple[bool, bool, bool, int]:
    """Return a key that is lowest for the call whose identity stays when calls are merged.

    People talk about the outside caller, not about the consultation or the code dialled for a pick-up, even
    if these began before. Otherwise, the older call stays.
    """
    return (
        call.is_remainder,
        not call.has_outside_line,
        call.status in (None, CallStatus.DIALLING),
        call.sequence,
    )


def may_become(call: TrackedCall | None, other: TrackedCall) -> bool:
    """Return whether a node call of ``call``, if it has a call already, takes that along into ``other``."""
    return call is None or identity_rank(other) < identity_rank(call)


def is_other_call(node_call: NodeCall, event: Detail, party_ends: tuple[str, ...], epoch: int) -> bool:
    """Return whether the PBX has assigned the CallID of a node call to another call.

    ``epoch`` is that of the current snapshot.
    """
    is_new_epoch = node_call.snapshot_epoch != epoch
    if not party_ends or (party_ends == node_call.party_ends and not is_new_epoch):
        return False
    if node_call.live_ends.isdisjoint(party_ends) and set(node_call.party_ends).isdisjoint(party_ends):
        return True
    # Before this snapshot, the PBX may have been started again.
    return is_new_epoch and _describes_other_call(node_call.detail, event)


def _describes_other_call(last: Detail, event: Detail) -> bool:
    """Return whether a record with the CallID of ``last`` and a common end is about another call.

    After a restart, a PBX assigns the same identifiers again. What an end is never changes during a call, and
    the PBX's time stamps never decrease.
    """
    last_stamp, stamp = last.call.timestamp, event.call.timestamp
    if isinstance(last_stamp, int) and isinstance(stamp, int) and stamp < last_stamp:
        return True
    if _has_other_line(last, event):
        return True
    last_parties = {
        fold_id(party.end_id): party for party in (last.party_a, last.party_b) if party is not None
    }
    for party in (event.party_a, event.party_b):
        last_party = last_parties.get(fold_id(party.end_id)) if party is not None and party.end_id else None
        if party is None or last_party is None or party.remote != last_party.remote:
            continue
        if _is_other_end(party, last_party) or _is_other_equipment(party, last_party):
            return True
    return False


def have_conflicting_ends(first: NodeCall, second: NodeCall) -> bool:
    """Return whether the records of two node calls describe different ends under one identifier."""
    if _has_other_line(first.detail, second.detail):
        return True
    for end in first.party_ends:
        party, other = first.find_party(end), second.find_party(end)
        if party is None or other is None:
            continue
        if Remote.LOCAL not in (party.remote, other.remote) and first.node != second.node:
            continue  # Nodes that the end is not on may present it each in its own form.
        if _is_other_end(party, other) or _is_other_equipment(party, other):
            return True
    return False


def _has_other_line(first: Detail, second: Detail) -> bool:
    """Return whether a phone talks on different outside lines, with others than before.

    A call that is made may try several lines with one number.
    """
    line, other = _find_line(first), _find_line(second)
    if line is None or other is None or line.direction != other.direction:
        return False
    ends, other_ends = list_party_end_ids(first), list_party_end_ids(second)
    if fold_id(line.end_id) in other_ends or fold_id(other.end_id) in ends:
        return False
    return line.direction == Direction.IN or _are_other_numbers(
        line.target_number or "", other.target_number or ""
    )


def _find_line(detail: Detail) -> Party | None:
    """Return the party that is an outside line, ``None`` if there is none, or two."""
    lines = [
        party
        for party in (detail.party_a, detail.party_b)
        if party is not None and party.public_line == PublicLine.YES and party.end_id
    ]
    return lines[0] if len(lines) == 1 else None


def _is_other_end(party: Party, other: Party) -> bool:
    if _are_different(party.direction, other.direction) or _is_other_line(party, other):
        return True
    if party.identity and other.identity:
        return party.identity != other.identity
    if (party.identity and _has_no_user(other)) or (other.identity and _has_no_user(party)):
        return True
    # Only the number of a caller is its own, or of a line that is called the number that was sent to it.
    if party.direction == Direction.IN:
        return _are_other_numbers(party.cli or "", other.cli or "")
    is_line = not party.identity and not other.identity
    return is_line and _are_other_numbers(party.target_number or "", other.target_number or "")


def _is_other_line(party: Party, other: Party) -> bool:
    """Return whether two records, each by the line's own node, are of different outside lines or callers.

    The description of such a line is its channel or its Call-ID of SIP (section 6.7.3). A caller who
    withholds the number does so during the whole call.
    """
    for each in (party, other):
        if each.remote != Remote.LOCAL or each.public_line != PublicLine.YES:
            return False
    presentation, other_presentation = party.cli_presentation, other.cli_presentation
    if party.direction == Direction.IN and _are_different(presentation, other_presentation):
        return CliPresentation.WITHHELD in (presentation, other_presentation)
    return _are_different(party.description or None, other.description or None)


def _is_other_equipment(party: Party, other: Party) -> bool:
    # For an end on another node, a record may name the equipment of the line to that node.
    is_local = party.remote == other.remote == Remote.LOCAL
    return is_local and _are_different(party.equipment_class, other.equipment_class)


def _has_no_user(party: Party) -> bool:
    """Return whether an end is certainly no phone of a user, by the record of its own node."""
    return party.remote == Remote.LOCAL and (
        party.public_line == PublicLine.YES or party.equipment_class in STATUS_BY_EQUIPMENT
    )


def _are_other_numbers(number: str, other: str) -> bool:
    """Return whether two numbers are different.

    One node may show a number with the digits of an outside line or with its country code, so that the last
    digits count, or before all of its digits have been dialled.
    """
    compared = min(len(number), len(other), _SIGNIFICANT_DIGITS)
    return (
        compared > 0
        and number[-compared:] != other[-compared:]
        and number not in other
        and other not in number
    )


def _are_different(first: NumberValue, second: NumberValue) -> bool:
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
            if cause in MOVE_CAUSES and end in node_call.indexed_ends:
                neighbours += related_index.find_node_calls(end)
        for other in neighbours:
            if other not in connected and other.call is start.call:
                connected.add(other)
                queue.append(other)
    return connected
