"""The pieces of the switchboard's memory: one node's view of a call, and the call itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from devlink3_desk.protocol.enums import CONFERENCES, Remote
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import Number, Party

from .views import CallStatus, CallView, ExtensionStatus, PartyView

LegKey = tuple[str, int | str | None]
"""Node and CallID."""


LONGEST: Final = 256
"""Characters that are kept of an identifier, a number or a group's name that is a key; none is so long."""

_NONE: Final[frozenset[str]] = frozenset()


def fold(text: str | None) -> str:
    """Return an identifier as it is compared: without case, ``""`` for none."""
    if not text:
        return ""
    return text.lower() if len(text) <= LONGEST else text[:LONGEST].lower()


def leg_key(event: Detail, end: str) -> LegKey:
    """Return which view a record tells of; without a CallID its first end has to do."""
    call = event.call
    node = fold(call.node_id) or event.pbx or ""
    call_id = call.call_id
    if isinstance(call_id, str):
        call_id = call_id[:LONGEST]
    return node, call_id if call_id is not None else f"end {end}"


def named_ends(event: Detail) -> tuple[str, str]:
    """Return the identifiers of PartyA and PartyB, ``""`` where there is none."""
    a, b = event.party_a, event.party_b
    return fold(a.end_id) if a is not None else "", fold(b.end_id) if b is not None else ""


def target_ends(event: Detail) -> tuple[str, ...]:
    """Return the identifiers of the targets, each once."""
    ends: dict[str, None] = {}
    for target in event.targets:
        end = target.end_id
        if end:
            ends[end.lower() if len(end) <= LONGEST else fold(end)] = None
    return tuple(ends)


def related_ends(event: Detail) -> tuple[str, ...]:
    """Return the related end identifiers of both parties that are not ends of the record itself."""
    a, b = event.party_a, event.party_b
    one = a.related_end_id if a is not None else None
    two = b.related_end_id if b is not None else None
    if not one and not two:
        return ()
    return tuple({fold(end) for end in (one, two) if end}.difference(named_ends(event)))


def shared_ends(event: Detail) -> frozenset[str]:
    """Return the ends that several views of one node may name: a conference has many guests."""
    a, b = event.party_a, event.party_b
    guests_of_a = a is not None and a.equipment_class in CONFERENCES
    guests_of_b = b is not None and b.equipment_class in CONFERENCES
    if not guests_of_a and not guests_of_b:
        return _NONE
    return frozenset(fold(p.end_id) for p in (a, b) if p is not None and p.equipment_class in CONFERENCES)


class Leg:
    """One node's view of one call: the last record with this node and CallID."""

    __slots__ = (
        "a", "b", "call", "detail", "first_at", "first_stamp", "heir", "held", "key", "listed", "live",
        "lost", "moved", "node", "order", "rejected", "related", "seen", "targets",
        "weight",
    )  # fmt: skip

    def __init__(self, key: LegKey, detail: Detail, at: float, order: int, epoch: int) -> None:
        self.key = key
        self.node = key[0]
        self.detail = detail
        self.order = order
        self.seen = epoch
        self.call: Call | None = None
        self.a = ""
        self.b = ""
        self.listed: tuple[str, ...] = ()
        """Ends that the record names as PartyA and PartyB."""
        self.live: set[str] = set()
        """Ends that were named here and have not left yet, by this record or an earlier one."""
        self.held: tuple[str, ...] = ()
        """Ends under which the view is found: those that are listed or live, less those moved."""
        self.lost: dict[str, Number] = {}
        """Ends that have left this view, with the cause."""
        self.moved: set[str] = set()
        """Ends that the record names but that another view of this node has taken since."""
        self.heir = ""
        """The end that another view took last."""
        self.related: tuple[str, ...] = ()
        self.targets: tuple[str, ...] = ()
        self.rejected: dict[str, str] = {}
        """Targets that were pushed away since the record, with the reason."""
        self.weight = 0
        """Octets of the record."""
        self.first_at = at
        self.first_stamp = _stamp(detail)

    @property
    def call_id(self) -> int | str | None:
        """The CallID, valid on this node."""
        return self.key[1]

    def owner(self) -> Call:
        """Return the call that this is a view of."""
        assert self.call is not None  # noqa: S101 (a view without a call never leaves the tracker's hands)
        return self.call

    def is_of(self, node: str, pbx: str | None) -> bool:
        """Return whether it is a view of ``node``; a record that does not say is its PBX's."""
        return self.node == node or (not self.detail.call.node_id and self.detail.pbx == pbx)

    def instant(self, at: float) -> float:
        """Return when the record was made, by the PBX's own stamps since the first; never after ``at``."""
        stamp, first = self.detail.call.timestamp, self.first_stamp
        if first is None or not isinstance(stamp, int) or stamp < first:
            return at
        return min(at, self.first_at + (stamp - first) / 10)

    def says_the_same(self, event: Detail) -> bool:
        """Return whether a record tells nothing that this view does not show already."""
        last = self.detail
        return (
            not self.moved
            and not self.rejected
            and event.call == last.call
            and event.party_a == last.party_a
            and event.party_b == last.party_b
            and event.targets == last.targets
        )

    def standing(self, end: str) -> bool:
        """Return whether a party of the record is still in the call; without identifier it is taken to be."""
        return not end or (end in self.live and end not in self.moved)

    def is_local(self, end: str) -> bool:
        """Return whether the record says that the end is on this node (section 6.7.3)."""
        party: Party | None = None
        if end == self.a:
            party = self.detail.party_a
        elif end == self.b:
            party = self.detail.party_b
        return party is not None and party.remote == Remote.LOCAL

    def give(self, end: str) -> None:
        """Let another view of the node have an end."""
        self.live.discard(end)
        if end in self.listed:
            self.moved.add(end)
        self.heir = end

    def forget_beyond(self, limit: int) -> None:
        """Keep the memory of ends within ``limit``, whatever a peer sends."""
        if len(self.live) > limit:
            for end in [end for end in self.live if end not in self.listed][: len(self.live) - limit]:
                self.live.discard(end)
        while len(self.lost) > limit:
            del self.lost[next(iter(self.lost))]


def _stamp(detail: Detail) -> int | None:
    stamp = detail.call.timestamp
    return stamp if isinstance(stamp, int) else None


class Call:
    """One conversation: the views that share its ends, and the identity that outlives them."""

    __slots__ = (
        "counted", "extensions", "id", "into", "legs", "order", "parties_seen", "parties_shown",
        "queued_since", "since", "since_snapshot", "started", "status", "targets_seen", "targets_shown",
        "view",
    )  # fmt: skip

    def __init__(self, order: int, started: float, *, since_snapshot: bool) -> None:
        self.id = f"call-{order}"
        self.order = order
        self.started = started
        self.since_snapshot = since_snapshot
        self.legs: dict[LegKey, Leg] = {}
        self.into: Call | None = None
        """The call that it became a part of."""
        self.status: CallStatus | None = None
        self.since = started
        self.view: CallView | None = None
        self.extensions: dict[str, ExtensionStatus] = {}
        """What it says of extensions."""
        self.parties_seen: tuple[object, ...] = ()
        """What the parties' views were made of; they are made anew only when that changes."""
        self.parties_shown: tuple[PartyView | None, PartyView | None] = (None, None)
        self.targets_seen: tuple[object, ...] = ()
        self.targets_shown: tuple[PartyView, ...] = ()
        self.counted: tuple[str, str] | None = None
        """The hunt group that counts it, and as what."""
        self.queued_since: float | None = None

    def add(self, leg: Leg) -> None:
        """Make a view a part of this call."""
        self.legs[leg.key] = leg
        leg.call = self

    def forget_view(self) -> None:
        """Drop what it looked like; a call that is over is remembered for its identity alone."""
        self.view = None
        self.parties_seen = self.targets_seen = self.targets_shown = ()
        self.parties_shown = (None, None)

    def root(self) -> Call:
        """Return the call that this one is a part of by now, itself if it is on its own."""
        call = self
        while call.into is not None:
            call = call.into
        return call

    def ordered(self) -> Iterator[Leg]:
        """Return the views in an order that does not depend on when they came."""
        return iter(sorted(self.legs.values(), key=lambda leg: (leg.node, str(leg.call_id))))
