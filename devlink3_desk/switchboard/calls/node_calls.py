"""The memory of the call tracker: node calls, tracked calls, and the ends that connect them.

A *node* is one PBX of a network. A *node call* is one node's record of a call. An *end* is one endpoint of a
call; its identifier is the same in the records of all nodes (section 6.7.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.protocol.enums import CONFERENCE_CLASSES, PublicLine, Remote
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    ExtensionStatus,
    PartyInfo,
)
from devlink3_desk.switchboard.calls.call_moves import CallMoves, MoveKind, party_number
from devlink3_desk.switchboard.calls.state_rules import ANSWERED_PARTY_STATES, QueueRole

NodeCallId: TypeAlias = int | str | None
"""CallID of a record: unique on its node only."""

NodeCallKey: TypeAlias = tuple[str, NodeCallId]
"""Node and CallID."""

MAX_KEY_LENGTH: Final = 256
"""Characters stored of an identifier, a number or a group's name. A PBX sends far shorter ones."""

SAME_STAMP_SECONDS: Final = 1.0
"""Maximum seconds between the arrival of two records with the same time stamp."""

MAX_FORMER_NUMBERS: Final = 4
"""Numbers of earlier parties stored for one node call: those of the last transfers."""

NO_ENDS: Final[frozenset[str]] = frozenset()


# identifiers in a record


def fold_id(text: str | None) -> str:
    """Return an identifier in the form used for comparison: lower case, ``""`` for none."""
    if not text:
        return ""
    return text.lower() if len(text) <= MAX_KEY_LENGTH else text[:MAX_KEY_LENGTH].lower()


def build_node_call_key(event: Detail, end: str) -> NodeCallKey:
    """Return the key of the node call that a record describes; ``end`` replaces a missing CallID."""
    call = event.call
    node = fold_id(call.node_id) or event.pbx or ""
    call_id = call.call_id
    if isinstance(call_id, str):
        call_id = call_id[:MAX_KEY_LENGTH]
    return node, call_id if call_id is not None else f"end {end}"


def list_party_end_ids(event: Detail) -> tuple[str, str]:
    """Return the end identifiers of PartyA and PartyB, ``""`` for a party that is missing."""
    a, b = event.party_a, event.party_b
    return fold_id(a.end_id) if a is not None else "", fold_id(b.end_id) if b is not None else ""


def list_party_ends(a: str, b: str) -> tuple[str, ...]:
    """Return the ends of a record's parties without missing ones and duplicates."""
    return (a, b) if a and b and a != b else (a or b,) if a or b else ()


def list_target_end_ids(event: Detail) -> tuple[str, ...]:
    """Return the end identifiers of the targets without duplicates."""
    ends: dict[str, None] = {}
    for target in event.targets:
        end = target.end_id
        if end:
            # fold_id() inlined: a call to a hunt group may have hundreds of targets.
            ends[end.lower() if len(end) <= MAX_KEY_LENGTH else fold_id(end)] = None
    return tuple(ends)


def list_related_end_ids(event: Detail) -> tuple[str, ...]:
    """Return the related ends of both parties, without the ends of the record itself."""
    a, b = event.party_a, event.party_b
    related_to_a = a.related_end_id if a is not None else None
    related_to_b = b.related_end_id if b is not None else None
    if not related_to_a and not related_to_b:
        return ()
    related = {fold_id(end) for end in (related_to_a, related_to_b) if end}
    return tuple(related.difference(list_party_end_ids(event)))


def find_shareable_end_ids(event: Detail) -> frozenset[str]:
    """Return the ends that several node calls of one node may name: those of conferences."""
    a, b = event.party_a, event.party_b
    a_is_conference = a is not None and a.equipment_class in CONFERENCE_CLASSES
    b_is_conference = b is not None and b.equipment_class in CONFERENCE_CLASSES
    if not a_is_conference and not b_is_conference:
        return NO_ENDS
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
        "call_id",
        "departed_ends",
        "detail",
        "first_seen_at",
        "first_timestamp",
        "former_numbers",
        "gap_number",
        "indexed_ends",
        "is_contradicted",
        "key",
        "last_released_end",
        "live_ends",
        "named_at",
        "node",
        "party_ends",
        "rejected_targets",
        "related_ends",
        "released_ends",
        "sequence",
        "size",
        "snapshot_epoch",
        "target_ends",
        "targets_size",
    )  # fmt: skip

    def __init__(
        self, key: NodeCallKey, detail: Detail, at: float, sequence: int, snapshot_epoch: int, gap_number: int
    ) -> None:
        self.key = key
        self.node, self.call_id = key
        self.detail = detail
        self.sequence = sequence
        self.snapshot_epoch = snapshot_epoch
        """Number of the last snapshot that named this node call."""
        self.named_at = at
        """Instant at which that snapshot named it first."""
        self.is_contradicted = False
        """Whether a snapshot has shown since then that another call has the identifiers of its call."""
        self.gap_number = gap_number
        """Number of the last gap before this node call."""
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
        self.released_ends = NO_ENDS
        """Ends of the record that another node call of this node has claimed since."""
        self.last_released_end = ""
        """The end that another node call claimed last."""
        self.related_ends: tuple[str, ...] = ()
        self.target_ends: tuple[str, ...] = ()
        self.rejected_targets: dict[str, str] = {}
        """Targets that were rejected since the record, with the reason."""
        self.former_numbers: dict[str, str] = {}
        """Numbers of ends that earlier records named and the last one does not."""
        self.size = 0
        """Bytes of the record."""
        self.targets_size = 0
        """Bytes of its targets, which are measured only when they change."""
        self.first_seen_at = at
        self.first_timestamp = _record_timestamp(detail)

    def owning_call(self) -> TrackedCall:
        """Return the call that this node call belongs to."""
        assert self.call is not None  # noqa: S101 (the tracker assigns a call before it publishes a node call)
        return self.call

    def belongs_to_node(self, node: str, pbx: str | None) -> bool:
        """Return whether ``node`` sent the record; a record without a node belongs to its PBX."""
        return self.node == node or (not self.detail.call.node_id and self.detail.pbx == pbx)

    def has_answer(self) -> bool:
        """Return whether PartyB of the record has answered."""
        party = self.detail.party_b
        return party is not None and party.state in ANSWERED_PARTY_STATES

    def compute_record_time(self, at: float) -> float:
        """Return the instant at which the record was made, by the PBX's time stamps; at most ``at``."""
        stamp, first = self.detail.call.timestamp, self.first_timestamp
        if first is None or not isinstance(stamp, int) or stamp < first:
            return at
        # Time stamps are in tenths of a second since an unknown epoch, so only differences count.
        return min(at, self.first_seen_at + (stamp - first) / 10)

    def compute_status_time(self, at: float) -> float:
        """Return the instant from which the record shows the status; it has just arrived, at ``at``."""
        if (
            self.detail.call.timestamp == self.first_timestamp
            and at - self.first_seen_at > SAME_STAMP_SECONDS
        ):
            # The time stamp stays the same in all records, so that it is not the instant of this one.
            return at
        return self.compute_record_time(at)

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
        # find_party() inlined, on the hot path.
        detail = self.detail
        party = detail.party_a if end == self.a_end else detail.party_b if end == self.b_end else None
        return party is not None and party.remote == Remote.LOCAL

    def find_party(self, end: str) -> Party | None:
        """Return the party of the record that is the end."""
        if end == self.a_end:
            return self.detail.party_a
        return self.detail.party_b if end == self.b_end else None

    def is_public_line(self, end: str) -> bool:
        """Return whether the end is a party of the record, and a public line."""
        party = self.find_party(end)
        return party is not None and party.public_line == PublicLine.YES

    def remember_numbers(self, current_ends: tuple[str, ...]) -> None:
        """Remember the numbers of parties that are not among ``current_ends``, those of the next record."""
        for end, party in ((self.a_end, self.detail.party_a), (self.b_end, self.detail.party_b)):
            if end and end not in current_ends and party is not None:
                self.former_numbers.pop(end, None)
                self.former_numbers[end] = party_number(party)
        while len(self.former_numbers) > MAX_FORMER_NUMBERS:
            del self.former_numbers[next(iter(self.former_numbers))]

    def find_number(self, end: str) -> str | None:
        """Return the number of an end of this record or an earlier one."""
        party = self.find_party(end)
        return (self.former_numbers.get(end) if party is None else party_number(party)) or None

    def release_end(self, end: str) -> None:
        """Give an end up to another node call of the same node."""
        self.live_ends.discard(end)
        if end in self.party_ends:
            self.released_ends |= {end}
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


class CallParts(msgspec.Struct, frozen=True, gc=False):
    """What the row of a call takes from its status, parties and targets, which change less than the rest."""

    a: PartyInfo | None
    b: PartyInfo | None
    targets: tuple[PartyInfo, ...]
    direction: CallDirection
    held_by: str | None
    did: str | None
    """DID number of one of the two parties."""
    flags: tuple[CallFlag, ...]
    others: tuple[str, ...]
    extension_statuses: dict[str, ExtensionStatus]
    """Status that the call gives to the extensions in it, by number."""


class TrackedCall:
    """One conversation: the node calls that share its ends, and an identity that outlives them."""

    __slots__ = (
        "dialled",
        "extension_statuses",
        "has_gap",
        "has_outside_line",
        "has_prefix",
        "has_vanished",
        "id",
        "info",
        "is_remainder",
        "may_be_older",
        "merged_into",
        "moves",
        "node_calls",
        "part_inputs",
        "parts",
        "presented_number",
        "queue_role",
        "queued_since",
        "sequence",
        "since_snapshot",
        "started",
        "status",
        "status_since",
        "target_infos",
        "target_inputs",
        "wait_may_be_older",
    )  # fmt: skip

    def __init__(self, call_id: str, sequence: int, started: float, *, since_snapshot: bool) -> None:
        self.id = call_id
        self.sequence = sequence
        self.started = started
        self.since_snapshot = since_snapshot
        self.node_calls: dict[NodeCallKey, NodeCall] = {}
        self.merged_into: TrackedCall | None = None
        """The call that this call has become a part of."""
        self.status: CallStatus | None = None
        self.status_since = started
        self.may_be_older = since_snapshot
        """Whether it may have had its status before ``status_since``."""
        self.info: CallInfo | None = None
        self.extension_statuses: dict[str, ExtensionStatus] = {}
        """Status that this call gives to extensions, by number."""
        self.part_inputs: tuple[object, ...] = ()
        """What ``parts`` was built from; it is rebuilt only when that changes."""
        self.parts: CallParts | None = None
        self.target_inputs: tuple[object, ...] = ()
        """What ``target_infos`` was built from."""
        self.target_infos: tuple[PartyInfo, ...] = ()
        self.queue_role: tuple[str, QueueRole] | None = None
        """The hunt group that counts this call, and its role there."""
        self.queued_since: float | None = None
        self.wait_may_be_older = False
        """Whether it may have waited before ``queued_since``."""
        self.has_outside_line = False
        """Whether one of its parties was a public line when its row was last built."""
        self.presented_number = ""
        """CLI of the public line that calls."""
        self.has_prefix: bool | None = None
        """What calls have shown of ``presented_number`` (see :class:`.PresentedPrefixes`)."""
        self.dialled: str | None = None
        """Digits that the caller has dialled."""
        self.moves: CallMoves | None = None
        """Transfers, parking and pick-ups; ``None`` for most calls, which are never moved."""
        self.has_gap = False
        """Whether events of a node that reported it were lost before it ended there."""
        self.has_vanished = False
        """Whether it has ended without a report."""
        self.is_remainder = False
        """Whether it is what has been left of a call that goes on elsewhere, until its ends leave as well."""

    def add_node_call(self, node_call: NodeCall) -> None:
        """Make a node call a part of this call."""
        self.node_calls[node_call.key] = node_call
        node_call.call = self

    def inherit_status(self, other: TrackedCall) -> None:
        """Take over the status, and its instant, from the call that this call was split from.

        A part that began after that instant keeps its own status.
        """
        if self.started > other.status_since:
            self.since_snapshot = self.since_snapshot or other.since_snapshot
            return
        self.since_snapshot = other.since_snapshot
        self.status, self.status_since = other.status, other.status_since
        self.may_be_older = other.may_be_older
        self.queued_since, self.wait_may_be_older = other.queued_since, other.wait_may_be_older

    def caller_number(self) -> str | None:
        """Return the number of PartyA in the row as it was last built."""
        a = None if self.parts is None else self.parts.a
        return a.number or None if a is not None else None

    def record_move(self, kind: MoveKind, by: str | None, at: float) -> None:
        """Count a transfer, a parking or a pick-up."""
        if self.moves is None:
            self.moves = CallMoves()
        self.moves.record(kind, by, at)

    def clear_info(self) -> None:
        """Drop everything derived from the records; a call that has ended needs its identity only."""
        self.info = None
        self.part_inputs = self.target_inputs = self.target_infos = ()
        self.parts = None

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
