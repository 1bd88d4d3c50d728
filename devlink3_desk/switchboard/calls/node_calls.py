"""The pieces of the switchboard's memory: one node's view of a call, and the call itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from devlink3_desk.protocol.enums import CONFERENCE_CLASSES, Remote
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionStatus, PartyInfo

NodeCallKey = tuple[str, int | str | None]
"""Node and CallID."""


MAX_KEY_LENGTH: Final = 256
"""Characters that are kept of an identifier, a number or a group's name that is a key; none is so long."""

_NO_ENDS: Final[frozenset[str]] = frozenset()


def fold_id(text: str | None) -> str:
    """Return an identifier as it is compared: without case, ``""`` for none."""
    if not text:
        return ""
    return text.lower() if len(text) <= MAX_KEY_LENGTH else text[:MAX_KEY_LENGTH].lower()


def node_call_key(event: Detail, end: str) -> NodeCallKey:
    """Return which view a record tells of; without a CallID its first end has to do."""
    call = event.call
    node = fold_id(call.node_id) or event.pbx or ""
    call_id = call.call_id
    if isinstance(call_id, str):
        call_id = call_id[:MAX_KEY_LENGTH]
    return node, call_id if call_id is not None else f"end {end}"


def party_end_ids(event: Detail) -> tuple[str, str]:
    """Return the identifiers of PartyA and PartyB, ``""`` where there is none."""
    a, b = event.party_a, event.party_b
    return fold_id(a.end_id) if a is not None else "", fold_id(b.end_id) if b is not None else ""


def target_end_ids(event: Detail) -> tuple[str, ...]:
    """Return the identifiers of the targets, each once."""
    ends: dict[str, None] = {}
    for target in event.targets:
        end = target.end_id
        if end:
            ends[end.lower() if len(end) <= MAX_KEY_LENGTH else fold_id(end)] = None
    return tuple(ends)


def related_end_ids(event: Detail) -> tuple[str, ...]:
    """Return the related end identifiers of both parties that are not ends of the record itself."""
    a, b = event.party_a, event.party_b
    one = a.related_end_id if a is not None else None
    two = b.related_end_id if b is not None else None
    if not one and not two:
        return ()
    return tuple({fold_id(end) for end in (one, two) if end}.difference(party_end_ids(event)))


def shareable_end_ids(event: Detail) -> frozenset[str]:
    """Return the ends that several views of one node may name: a conference has many guests."""
    a, b = event.party_a, event.party_b
    guests_of_a = a is not None and a.equipment_class in CONFERENCE_CLASSES
    guests_of_b = b is not None and b.equipment_class in CONFERENCE_CLASSES
    if not guests_of_a and not guests_of_b:
        return _NO_ENDS
    return frozenset(
        fold_id(p.end_id) for p in (a, b) if p is not None and p.equipment_class in CONFERENCE_CLASSES
    )


class NodeCall:
    """One node's view of one call: the last record with this node and CallID."""

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
        self.call: TrackedCall | None = None
        self.a_end = ""
        self.b_end = ""
        self.party_ends: tuple[str, ...] = ()
        """Ends that the record names as PartyA and PartyB."""
        self.live_ends: set[str] = set()
        """Ends that were named here and have not left yet, by this record or an earlier one."""
        self.indexed_ends: tuple[str, ...] = ()
        """Ends under which the view is found: those that are listed or live, less those moved."""
        self.departed_ends: dict[str, NumberValue] = {}
        """Ends that have left this view, with the cause."""
        self.released_ends: set[str] = set()
        """Ends that the record names but that another view of this node has taken since."""
        self.last_released_end = ""
        """The end that another view took last."""
        self.related_ends: tuple[str, ...] = ()
        self.target_ends: tuple[str, ...] = ()
        self.rejected_targets: dict[str, str] = {}
        """Targets that were pushed away since the record, with the reason."""
        self.size = 0
        """Octets of the record."""
        self.first_seen_at = at
        self.first_timestamp = _record_timestamp(detail)

    @property
    def call_id(self) -> int | str | None:
        """The CallID, valid on this node."""
        return self.key[1]

    def owning_call(self) -> TrackedCall:
        """Return the call that this is a view of."""
        assert self.call is not None  # noqa: S101 (a view without a call never leaves the tracker's hands)
        return self.call

    def belongs_to_node(self, node: str, pbx: str | None) -> bool:
        """Return whether it is a view of ``node``; a record that does not say is its PBX's."""
        return self.node == node or (not self.detail.call.node_id and self.detail.pbx == pbx)

    def compute_record_time(self, at: float) -> float:
        """Return when the record was made, by the PBX's own stamps since the first; never after ``at``."""
        stamp, first = self.detail.call.timestamp, self.first_timestamp
        if first is None or not isinstance(stamp, int) or stamp < first:
            return at
        return min(at, self.first_seen_at + (stamp - first) / 10)

    def matches_record(self, event: Detail) -> bool:
        """Return whether a record tells nothing that this view does not show already."""
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
        """Return whether a party of the record is still in the call; without identifier it is taken to be."""
        return not end or (end in self.live_ends and end not in self.released_ends)

    def is_local(self, end: str) -> bool:
        """Return whether the record says that the end is on this node (section 6.7.3)."""
        party: Party | None = None
        if end == self.a_end:
            party = self.detail.party_a
        elif end == self.b_end:
            party = self.detail.party_b
        return party is not None and party.remote == Remote.LOCAL

    def release_end(self, end: str) -> None:
        """Let another view of the node have an end."""
        self.live_ends.discard(end)
        if end in self.party_ends:
            self.released_ends.add(end)
        self.last_released_end = end

    def trim_ends(self, limit: int) -> None:
        """Keep the memory of ends within ``limit``, whatever a peer sends."""
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
    """One conversation: the views that share its ends, and the identity that outlives them."""

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
        """The call that it became a part of."""
        self.status: CallStatus | None = None
        self.status_since = started
        self.info: CallInfo | None = None
        self.extension_statuses: dict[str, ExtensionStatus] = {}
        """What it says of extensions."""
        self.party_inputs: tuple[object, ...] = ()
        """What the parties' views were made of; they are made anew only when that changes."""
        self.party_infos: tuple[PartyInfo | None, PartyInfo | None] = (None, None)
        self.target_inputs: tuple[object, ...] = ()
        self.target_infos: tuple[PartyInfo, ...] = ()
        self.queue_role: tuple[str, str] | None = None
        """The hunt group that counts it, and as what."""
        self.queued_since: float | None = None

    def add_node_call(self, node_call: NodeCall) -> None:
        """Make a view a part of this call."""
        self.node_calls[node_call.key] = node_call
        node_call.call = self

    def clear_info(self) -> None:
        """Drop what it looked like; a call that is over is remembered for its identity alone."""
        self.info = None
        self.party_inputs = self.target_inputs = self.target_infos = ()
        self.party_infos = (None, None)

    def root_call(self) -> TrackedCall:
        """Return the call that this one is a part of by now, itself if it is on its own."""
        call = self
        while call.merged_into is not None:
            call = call.merged_into
        return call

    def sorted_node_calls(self) -> Iterator[NodeCall]:
        """Return the views in an order that does not depend on when they came."""
        return iter(sorted(self.node_calls.values(), key=lambda leg: (leg.node, str(leg.call_id))))
