"""The values that the board consists of: calls, extensions, hunt groups, the link and people.

They are frozen. The window and the ``board`` command know the state of the PBX by them only; their JSON form
is the contract of that command.

Instants (``since`` …) are seconds of the monotonic clock that the events came with. A value therefore does
not change while time passes; a duration is the difference to the present.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

import msgspec

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.protocol.events import RecoveryAction

Clock: TypeAlias = Callable[[], float]
"""Returns the current instant, in seconds of a monotonic clock."""


class CallStatus(StrEnum):
    """Status of a call."""

    DIALLING = "dialling"
    RINGING = "ringing"
    QUEUED = "queued"
    ANNOUNCEMENT = "announcement"
    CONNECTED = "connected"
    HELD = "held"
    PARKED = "parked"
    CONFERENCE = "conference"
    VOICEMAIL = "voicemail"
    DISCONNECTING = "disconnecting"
    UNKNOWN = "unknown"


class CallDirection(StrEnum):
    """Direction of a call, as the company sees it."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"
    UNKNOWN = "unknown"


class PartyKind(StrEnum):
    """Kind of a party."""

    EXTENSION = "extension"
    TRUNK = "trunk"
    VOICEMAIL = "voicemail"
    PARK = "park"
    CONFERENCE = "conference"
    OTHER = "other"


class CallFlag(StrEnum):
    """A fact about a call that the row marks."""

    PRIVATE = "private"
    AUTO_ANSWERED = "auto_answered"
    RECORDED = "recorded"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    EMERGENCY = "emergency"


class ExtensionStatus(StrEnum):
    """Status of an extension."""

    UNKNOWN = "unknown"
    IDLE = "idle"
    RINGING = "ringing"
    DIALLING = "dialling"
    BUSY = "busy"
    HELD = "held"


class LinkStatus(StrEnum):
    """Status of the link: how far the board can be trusted."""

    CONNECTING = "connecting"
    CATCHING_UP = "catching_up"
    LIVE = "live"
    LOST = "lost"
    RETRYING = "retrying"
    REFUSED = "refused"


class PersonKind(StrEnum):
    """Origin of a directory entry."""

    USER = "user"
    GROUP = "group"
    CONTACT = "contact"


class Person(msgspec.Struct, frozen=True, gc=False):
    """One entry of the directory."""

    number: str
    name: str
    """Name to be shown: the full name if the PBX has one."""
    kind: PersonKind
    user_name: str = ""
    """Name under which the PBX knows the user."""
    department: str = ""
    email: str = ""
    company: str = ""
    others: tuple[ContactNumber, ...] = ()
    """Further numbers of a contact."""
    remark: str = ""
    """Remark from the contact's file."""
    number_kind: NumberKind = NumberKind.OTHER
    """Kind of ``number``."""
    from_pbx: bool = False
    """Whether this is a contact of the PBX's own directory, which holds what its phones dial."""
    number_source: str = ""
    """Names of the sources of contacts that have ``number``, as in :class:`.ContactNumber`."""

    @property
    def key(self) -> str:
        """Identity within the directory."""
        return f"{self.kind}:{self.number}:{self.name}"


class PartyInfo(msgspec.Struct, frozen=True, gc=False):
    """A party of a call, or a target of it."""

    number: str
    name: str
    kind: PartyKind
    line: str | None = None
    """Description of the trunk, for a trunk."""
    end_id: str = ""
    rejected: str | None = None
    """Reason why this target no longer rings; ``None`` while it does."""
    has_prefix: bool | None = None
    """Whether ``number`` begins with the digits of an outside line; ``None`` if no call has shown it."""
    candidates: tuple[Person, ...] = ()
    """Everybody with this number, if they are several and ``name`` is therefore in doubt."""


class CallMovesInfo(msgspec.Struct, frozen=True, gc=False):
    """The transfers, parkings and pick-ups of one call."""

    count: int
    """Transfers, parking and pick-ups so far."""
    transfers: int
    by: str | None
    """Extension or number that did the last one, ``None`` if unknown."""
    picked_up: bool
    """Whether the last one was a pick-up."""


class CallInfo(msgspec.Struct, frozen=True, gc=False):
    """One conversation, over any number of nodes."""

    id: str
    """Identity for the life of the call, transfers included."""
    state: CallStatus
    direction: CallDirection
    a: PartyInfo | None
    b: PartyInfo | None
    targets: tuple[PartyInfo, ...]
    held_by: str | None
    """Number of the party that has put the other one on hold."""
    group: str | None
    """Number of the hunt group that it is for or came through."""
    did: str | None
    account_code: str | None
    tag: str | None
    flags: tuple[CallFlag, ...]
    nodes: tuple[str, ...]
    since: float
    """Instant at which it entered this state."""
    started: float
    """Instant of its first record."""
    since_snapshot: bool
    """Whether it came with a snapshot, so that its actual start is unknown."""
    queued_since: float | None = None
    """Instant from which it has waited in a queue, including announcements and ringing phones."""

    # What the history needs beyond the board, whose JSON form does not have it.
    original_group: str | None = None
    """Number of the hunt group that it was for at first."""
    current_group: str | None = None
    """Number of the hunt group that it is for now, ``None`` once it has left all of them."""
    others: tuple[str, ...] = ()
    """Numbers of further parties, in a conference that is one call."""
    is_moving: bool = False
    """Whether a party has moved away and the records do not yet name the one that takes its place."""
    moves: CallMovesInfo | None = None
    """Its transfers, parkings and pick-ups; ``None`` if there were none."""
    may_be_older: bool = False
    """Whether it may have entered this state before :attr:`since`.

    That is so where a snapshot showed the state first, or a record after a gap in the events.
    """
    wait_may_be_older: bool = False
    """Whether it may have waited in a queue before :attr:`queued_since`, for the same reasons."""

    # What a board of several sites adds.
    site: str = ""
    """Name of its site; empty where there is one site only."""
    is_stale: bool = False
    """Whether the link to its site is down, so that it may have ended meanwhile."""

    @property
    def transfers(self) -> int:
        """How often it has been transferred."""
        return 0 if self.moves is None else self.moves.transfers

    @property
    def moved_by(self) -> str | None:
        """Extension or number that transferred, parked or picked it up last, ``None`` if unknown."""
        return None if self.moves is None else self.moves.by

    @property
    def waiting_since(self) -> float:
        """Instant from which the caller has waited to be answered."""
        return self.since if self.queued_since is None else self.queued_since

    @property
    def is_wait_lower_bound(self) -> bool:
        """Whether the caller may have waited to be answered since before :attr:`waiting_since`."""
        return self.may_be_older if self.queued_since is None else self.wait_may_be_older

    @property
    def remote_party(self) -> PartyInfo | None:
        """The party that a receptionist deals with: the outside party, if any, else the caller."""
        parties = [party for party in (self.a, self.b) if party is not None]
        outside = [party for party in parties if party.kind is PartyKind.TRUNK]
        return next(iter(outside or parties), None)


class CmExtnInfo(msgspec.Struct, frozen=True, gc=False):
    """The last CMExtn event of an extension, as received (section 6.5.1.5)."""

    v: int | None
    p1: int | None
    p2: int | None
    text: str | None
    meaning: str = ""
    """``p1`` and ``p2`` in words, by the site's names for them."""


class ExtensionInfo(msgspec.Struct, frozen=True, gc=False):
    """One extension."""

    extension: str
    name: str
    state: ExtensionStatus
    calls: tuple[str, ...]
    """Identities of its calls and those that ring it, the one that determines the state first."""
    cmextn: CmExtnInfo | None
    since: float
    """Instant at which it entered this state."""


class QueueInfo(msgspec.Struct, frozen=True, gc=False):
    """One hunt group."""

    group: str
    name: str
    waiting: int
    waiting_since: float | None
    """Instant from which the longest waiting caller has waited."""
    ringing: int
    connected: int
    is_wait_lower_bound: bool = False
    """Whether the longest waiting caller may have waited since before :attr:`waiting_since`."""
    is_stale: bool = False
    """Whether the link to its site is down, on a board of several sites."""


class LinkInfo(msgspec.Struct, frozen=True, gc=False):
    """The link to the PBX."""

    state: LinkStatus = LinkStatus.CONNECTING
    since: float = 0.0
    pbx_version: str | None = None
    variant: str | None = None
    flags: tuple[str, ...] = ()
    refused_flags: tuple[str, ...] = ()
    """Flags that were requested and not accepted."""
    gaps: int = 0
    """Number of gaps in the event counters so far."""
    round_trip_ms: float | None = None
    reason: str | None = None
    """One sentence for people on why it is not live."""
    retry_at: float | None = None
    """Instant of the next attempt."""
    recovery: RecoveryAction | None = None
    """What the user can do about it."""


# the JSON form


class Board(Protocol):
    """The current values, such as those of a :class:`.Switchboard`."""

    @property
    def calls(self) -> Mapping[str, CallInfo]:
        """Calls by identity."""

    @property
    def extensions(self) -> Mapping[str, ExtensionInfo]:
        """Extensions by number."""

    @property
    def queues(self) -> Mapping[str, QueueInfo]:
        """Hunt groups by number."""

    @property
    def link(self) -> LinkInfo:
        """The link to the PBX."""


def encode_board(board: Board, now: float) -> dict[str, Any]:
    """Return the board at ``now`` as a JSON object; durations are in seconds, to a tenth.

    Targets that have rejected the call are listed under ``rejected``, with the reason.
    """
    calls = sorted(board.calls.values(), key=lambda call: (call.started, len(call.id), call.id))
    # By length first, which sorts extension numbers like numbers.
    extensions = sorted(board.extensions.values(), key=lambda e: (len(e.extension), e.extension))
    queues = sorted(board.queues.values(), key=lambda queue: (len(queue.group), queue.group))
    return {
        "calls": [_encode_call(call, now) for call in calls],
        "extensions": [_encode_extension(extension) for extension in extensions],
        "queues": [_encode_queue(queue, now) for queue in queues],
        "link": _encode_link(board.link),
    }


def _encode_call(call: CallInfo, now: float) -> dict[str, Any]:
    rejected = [party for party in call.targets if party.rejected is not None]
    encoded: dict[str, Any] = {
        "id": call.id,
        "state": call.state,
        "direction": call.direction,
        "a": _encode_party(call.a),
        "b": _encode_party(call.b),
        "targets": [_encode_party(party) for party in call.targets if party.rejected is None],
        "held_by": call.held_by,
        "group": call.group,
        "did": call.did,
        "account_code": call.account_code,
        "tag": call.tag,
        "flags": list(call.flags),
        "nodes": list(call.nodes),
        "seconds": _elapsed_seconds(call.since, now),
        "since_snapshot": call.since_snapshot,
    }
    if rejected:
        encoded["rejected"] = [
            {**(_encode_party(party) or {}), "reason": party.rejected} for party in rejected
        ]
    return encoded


def _encode_party(party: PartyInfo | None) -> dict[str, Any] | None:
    if party is None:
        return None
    return {
        "number": party.number,
        "name": party.name,
        "kind": party.kind,
        "line": party.line,
        "end_id": party.end_id,
    }


def _encode_extension(extension: ExtensionInfo) -> dict[str, Any]:
    cmextn = extension.cmextn
    return {
        "extension": extension.extension,
        "name": extension.name,
        "state": extension.state,
        "calls": list(extension.calls),
        "cmextn": None
        if cmextn is None
        else {"v": cmextn.v, "p1": cmextn.p1, "p2": cmextn.p2, "text": cmextn.text},
    }


def _encode_queue(queue: QueueInfo, now: float) -> dict[str, Any]:
    return {
        "group": queue.group,
        "name": queue.name,
        "waiting": queue.waiting,
        "longest_wait": 0.0 if queue.waiting_since is None else _elapsed_seconds(queue.waiting_since, now),
        "ringing": queue.ringing,
        "connected": queue.connected,
    }


def _encode_link(link: LinkInfo) -> dict[str, Any]:
    return {
        "state": link.state,
        "pbx_version": link.pbx_version,
        "variant": link.variant,
        "flags": list(link.flags),
        "gaps": link.gaps,
        "round_trip_ms": link.round_trip_ms,
    }


def _elapsed_seconds(since: float, now: float) -> float:
    return max(0.0, round(now - since, 1))
