"""The memory of the call tracker: node calls, tracked calls, and the ends that connect them.

A *node* is one PBX of a network. A *node call* is one node's record of a call. An *end* is one endpoint of a
call; its identifier is the same in the records of all nodes (section 6.7.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from devlink3_desk.protocol.enums import CONFERENCE_CLASSES, Remote
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionStatus, PartyInfo
from devlink3_desk.switchboard.calls.state_rules import QueueRole

NodeCallId: TypeAlias = int | str | None
"""CallID of a record: unique on its node only."""

NodeCallKey: TypeAlias = tuple[str, NodeCallId]
"""Node and CallID."""

MAX_KEY_LENGTH: Final = 256
"""Characters stored of an identifier, a number or a group's name. A PBX sends far shorter ones."""

_NO_ENDS: Final[frozenset[str]] = frozenset()


# identifiers in a record


def fold_id(text: str | None) -> str:
    """Return an identifier in the form used for comparison: lower case, ``""`` for none."""
    if not text:
        return ""
    return text.lower() if len(text) <= MAX_KEY_LENGTH else text[:MAX_KEY_LENGTH].lower()


def node_call_key(event: Detail, end: str) -> NodeCallKey:
    """Return the key of the node call that a record describes; ``end`` replaces a missing CallID."""
    call = event.call
    node = fold_id(call.node_id) or event.pbx or ""
    call_id = call.call_id
    if isinstance(call_id, str):
        call_id = call_id[:MAX_KEY_LENGTH]
    return node, call_id if call_id is not None else f"end {end}"


def party_end_ids(event: Detail) -> tuple[str, str]:
    """Return the end identifiers of PartyA and PartyB, ``""`` for a party that is missing."""
    a, b = event.party_a, event.party_b
    return fold_id(a.end_id) if a is not None else "", fold_id(b.end_id) if b is not None else ""


def target_end_ids(event: Detail) -> tuple[str, ...]:
    """Return the end identifiers of the targets without duplicates."""
    ends: dict[str, None] = {}
    for target in event.targets:
        end = target.end_id
        if end:
            # fold_id() inlined: a call to a hunt group may have hundreds of targets.
            ends[end.lower() if len(end) <= MAX_KEY_LENGTH else fold_id(end)] = None
    return tuple(ends)


def related_end_ids(event: Detail) -> tuple[str, ...]:
    """Return the related ends of both parties, without the ends of the record itself."""
    a, b = event.party_a, event.party_b
    related_to_a = a.related_end_id if a is not None else None
    related_to_b = b.related_end_id if b is not None else None
    if not related_to_a and not related_to_b:
        return ()
    related = {fold_id(end) for end in (related_to_a, related_to_b) if end}
    return tuple(related.difference(party_end_ids(event)))


def shareable_end_ids(event: Detail) -> frozenset[str]:
    """Return the ends that several node calls of one node may name: those of conferences."""
    a, b = event.party_a, event.party_b
    a_is_conference = a is not None and a.equipment_class in CONFERENCE_CLASSES
    b_is_conference = b is not None and b.equipment_class in CONFERENCE_CLASSES
    if not a_is_conference and not b_is_conference:
        return _NO_ENDS
    return frozenset(
        fold_id(p.end_id) for p in (a, b) if p is not None and p.equipment_class in CONFERENCE_CLASSES
    )


# node calls and calls


class NodeCall:
    """One node's record of a call: the last record with this node and CallID."""

    __slots__ = (
        "a_end",
        "b_end",
        "call",
        "departed_ends",
        "detail",
        "first_seen_at",
        "first_timestamp",
        "indexed_ends",
        "key",
        "last_released_end",
        "live_ends",
        "node",
        "party_ends",
        "rejected_targets",
        "related_ends",
        "released_ends",
        "sequence",
        "size",
        "snapshot_epoch",
        "target_ends",
    )  # fmt: skip

    def __init__(
        self, key: NodeCallKey, detail: Detail, at: float, sequence: int, snapshot_epoch: int
    ) -> None:
        self.key = key
        self.node = key[0]
        self.detail = detail
        self.sequence = sequence
        self.snapshot_epoch = snapshot_epoch
        """Number of the last snapshot that named this node call."""
        self.call: TrackedCall | None = None
        self.a_end = ""
        self.b_end = ""
        self.party_ends: tuple[str, ...] = ()
        """Ends that the record names as PartyA and PartyB."""
        self.live_ends: set[str] = set()
        """Ends named by this record or an earlier one that have not left yet."""
        self.indexed_ends: tuple[str, ...] = ()
        """Ends in the index: party ends and live ends, without released ones."""
        self.departed_ends: dict[str, NumberValue] = {}
        """Ends that have left this node call, with the cause."""
        self.released_ends: set[str] = set()
        """Ends of the record that another node call of this node has claimed since."""
        self.last_released_end = ""
        """The end that another node call claimed last."""
        self.related_ends: tuple[str, ...] = ()
        self.target_ends: tuple[str, ...] = ()
        self.rejected_targets: dict[str, str] = {}
        """Targets that were rejected since the record, with the reason."""
        self.size = 0
        """Bytes of the record."""
        self.first_seen_at = at
        self.first_timestamp = _record_timestamp(detail)

    @property
    def call_id(self) -> NodeCallId:
        """The CallID, unique on this node only."""
        return self.key[1]

    def owning_call(self) -> TrackedCall:
        """Return the call that this node call belongs to."""
        assert self.call is not None  # noqa: S101 (the tracker assigns a call before it publishes a node call)
        return self.call

    def belongs_to_node(self, node: str, pbx: str | None) -> bool:
        """Return whether ``node`` sent the record; a record without a node belongs to its PBX."""
        return self.node == node or (not self.detail.call.node_id and self.detail.pbx == pbx)

    def compute_record_time(self, at: float) -> float:
        """Return the instant at which the record was made, by the PBX's time stamps; at most ``at``."""
        stamp, first = self.detail.call.timestamp, self.first_timestamp
        if first is None or not isinstance(stamp, int) or stamp < first:
            return at
        # Time stamps are in tenths of a second since an unknown epoch, so only differences count.
        return min(at, self.first_seen_at + (stamp - first) / 10)

    def matches_record(self, event: Detail) -> bool:
        """Return whether a record contains nothing new."""
        last = self.detail
        return (
            not self.released_ends
            and not self.rejected_targets
            and event.call == last.call
            and event.party_a == last.party_a
            and event.party_b == last.party_b
            and event.targets == last.targets
        )

    def is_present(self, end: str) -> bool:
        """Return whether a party of the record is still in the call; ``True`` without an identifier."""
        return not end or (end in self.live_ends and end not in self.released_ends)

    def is_local(self, end: str) -> bool:
        """Return whether the record marks the end as local to its node (section 6.7.3)."""
        party: Party | None = None
        if end == self.a_end:
            party = self.detail.party_a
        elif end == self.b_end:
            party = self.detail.party_b
        return party is not None and party.remote == Remote.LOCAL

    def release_end(self, end: str) -> None:
        """Give an end up to another node call of the same node."""
        self.live_ends.discard(end)
        if end in self.party_ends:
            self.released_ends.add(end)
        self.last_released_end = end

    def trim_ends(self, limit: int) -> None:
        """Drop the oldest remembered ends beyond ``limit``."""
        if len(self.live_ends) > limit:
            for end in [end for end in self.live_ends if end not in self.party_ends][
                : len(self.live_ends) - limit
            ]:
                self.live_ends.discard(end)
        while len(self.departed_ends) > limit:
            del self.departed_ends[next(iter(self.departed_ends))]


def _record_timestamp(detail: Detail) -> int | None:
    stamp = detail.call.timestamp
    return stamp if isinstance(stamp, int) else None


class TrackedCall:
    """One conversation: the node calls that share its ends, and an identity that outlives them."""

    __slots__ = (
        "extension_statuses",
        "id",
        "info",
        "merged_into",
        "node_calls",
        "party_infos",
        "party_inputs",
        "queue_role",
        "queued_since",
        "sequence",
        "since_snapshot",
        "started",
        "status",
        "status_since",
        "target_infos",
        "target_inputs",
    )  # fmt: skip

    def __init__(self, sequence: int, started: float, *, since_snapshot: bool) -> None:
        self.id = f"call-{sequence}"
        self.sequence = sequence
        self.started = started
        self.since_snapshot = since_snapshot
        self.node_calls: dict[NodeCallKey, NodeCall] = {}
        self.merged_into: TrackedCall | None = None
        """The call that this call has become a part of."""
        self.status: CallStatus | None = None
        self.status_since = started
        self.info: CallInfo | None = None
        self.extension_statuses: dict[str, ExtensionStatus] = {}
        """Status that this call gives to extensions, by number."""
        self.party_inputs: tuple[object, ...] = ()
        """What ``party_infos`` was built from; they are rebuilt only when it changes."""
        self.party_infos: tuple[PartyInfo | None, PartyInfo | None] = (None, None)
        self.target_inputs: tuple[object, ...] = ()
        """What ``target_infos`` was built from."""
        self.target_infos: tuple[PartyInfo, ...] = ()
        self.queue_role: tuple[str, QueueRole] | None = None
        """The hunt group that counts this call, and its role there."""
        self.queued_since: float | None = None

    def add_node_call(self, node_call: NodeCall) -> None:
        """Make a node call a part of this call."""
        self.node_calls[node_call.key] = node_call
        node_call.call = self

    def clear_info(self) -> None:
        """Drop everything derived from the records; a call that has ended needs its identity only."""
        self.info = None
        self.party_inputs = self.target_inputs = self.target_infos = ()
        self.party_infos = (None, None)

    def root_call(self) -> TrackedCall:
        """Return the call that this call was merged into, directly or not; itself if it was not."""
        call = self
        while call.merged_into is not None:
            call = call.merged_into
        return call

    def sorted_node_calls(self) -> Iterator[NodeCall]:
        """Return the node calls in an order that does not depend on their arrival."""
        return iter(
            sorted(self.node_calls.values(), key=lambda node_call: (node_call.node, str(node_call.call_id)))
        )


# indexes by end


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
        for end in previous:
            if end not in current:
                self._remove_end(end, node_call)
        by_end = self._node_calls_by_end
        for end in current:
            if end not in previous:
                node_calls = by_end.get(end)
                if node_calls is None:
                    by_end[end] = [node_call]
                elif len(node_calls) < self._limit:
                    node_calls.append(node_call)
                    self._shared_ends.add(end)
        return current

    def _remove_end(self, end: str, node_call: NodeCall) -> None:
        node_calls = self._node_calls_by_end.get(end)
        if node_calls is None:
            return
        if node_call in node_calls:  # not there if the limit was reached
            node_calls.remove(node_call)
        if not node_calls:
            del self._node_calls_by_end[end]
        if len(node_calls) < 2:
            self._shared_ends.discard(end)


RETENTION_SECONDS: Final = 5.0
"""Seconds for which a departed end is remembered.

Late records arrive within one second. After a restart, a PBX may assign the same identifiers again.
"""

NEW_CLAIM_TICKS: Final = 10
"""Tenths of a second, by the PBX's time stamps, after which a record is no longer a late one."""

MAX_DEPARTED_ENDS: Final = 20_000
"""Maximum number of departed ends; the oldest are dropped first."""


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

    def find(self, end: str) -> EndDeparture | None:
        """Return how ``end`` left, ``None`` if it is not known to have left."""
        return self._departures.get(end)

    def has_any(self, ends: Iterable[str]) -> bool:
        """Return whether one of ``ends`` is known to have left."""
        return not self._departures.keys().isdisjoint(ends)

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

    def clear(self) -> None:
        """Forget all departures: a snapshot begins, and the ends that it names are present."""
        self._departures.clear()

    def _remove_expired(self, at: float) -> None:
        while self._departures:
            oldest = next(iter(self._departures))
            if (
                len(self._departures) < MAX_DEPARTED_ENDS
                and at - self._departures[oldest].departed_at <= RETENTION_SECONDS
            ):
                return
            del self._departures[oldest]


def _is_new_claim(timestamp: NumberValue, departure_timestamp: NumberValue) -> bool:
    return (
        isinstance(timestamp, int)
        and isinstance(departure_timestamp, int)
        and timestamp - departure_timestamp > NEW_CLAIM_TICKS
    )
