"""What a person is shown: one frozen value a call, extension, hunt group and link.

These are the objects of the ``board`` command, and all that the window may know of the state.
Instants (``since`` …) are seconds of the monotonic clock that the events came with, so that a view
need not change while time passes; whoever shows one subtracts.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from devlink3_desk.contacts.contact import ContactNumber
from devlink3_desk.protocol.events import RecoveryAction


class CallStatus(StrEnum):
    """What is happening to a call."""

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
    """Which way a call goes, as the company sees it."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"
    UNKNOWN = "unknown"


class PartyKind(StrEnum):
    """What stands at an end of a call."""

    EXTENSION = "extension"
    TRUNK = "trunk"
    VOICEMAIL = "voicemail"
    PARK = "park"
    CONFERENCE = "conference"
    OTHER = "other"


class CallFlag(StrEnum):
    """Facts about a call that someone should see at once."""

    PRIVATE = "private"
    AUTO_ANSWERED = "auto_answered"
    RECORDED = "recorded"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    EMERGENCY = "emergency"


class ExtensionStatus(StrEnum):
    """What an extension is doing."""

    UNKNOWN = "unknown"
    IDLE = "idle"
    RINGING = "ringing"
    DIALLING = "dialling"
    BUSY = "busy"
    HELD = "held"


class LinkStatus(StrEnum):
    """How far what is on the screen can be trusted."""

    CONNECTING = "connecting"
    CATCHING_UP = "catching_up"
    LIVE = "live"
    LOST = "lost"
    RETRYING = "retrying"
    REFUSED = "refused"


class PartyInfo(msgspec.Struct, frozen=True, gc=False):
    """One end of a call, or one target of it."""

    number: str
    name: str
    kind: PartyKind
    line: str | None = None
    """Description of the trunk."""
    end_id: str = ""
    rejected: str | None = None
    """Why this target no longer rings; ``None`` while it does."""


class CallInfo(msgspec.Struct, frozen=True, gc=False):
    """One conversation, whatever number of nodes it runs over."""

    id: str
    """Stable for the life of the call, transfers included."""
    state: CallStatus
    direction: CallDirection
    a: PartyInfo | None
    b: PartyInfo | None
    targets: tuple[PartyInfo, ...]
    held_by: str | None
    group: str | None
    """Hunt group it is for, or came by."""
    did: str | None
    account_code: str | None
    tag: str | None
    flags: tuple[CallFlag, ...]
    nodes: tuple[str, ...]
    since: float
    """Instant at which it came into this state."""
    started: float
    """Instant at which it was first seen."""
    since_snapshot: bool
    """Whether it was there before we were, so that its real start is not known."""
    queued_since: float | None = None
    """Instant from which it has waited in a queue, announcements and phones that rang meanwhile included."""

    @property
    def waiting_since(self) -> float:
        """Instant from which it has waited to be answered: in a queue before, or in this state alone."""
        return self.since if self.queued_since is None else self.queued_since


class CmExtnInfo(msgspec.Struct, frozen=True, gc=False):
    """What CMExtn last said of an extension, as received."""

    v: int | None
    p1: int | None
    p2: int | None
    text: str | None
    meaning: str = ""
    """``p1`` and ``p2`` in words, as the site's data file names them."""


class ExtensionInfo(msgspec.Struct, frozen=True, gc=False):
    """One extension of the panel."""

    extension: str
    name: str
    state: ExtensionStatus
    calls: tuple[str, ...]
    """Identities of the calls it takes part in or is rung by, the one that gives the state first."""
    cmextn: CmExtnInfo | None
    since: float
    """Instant at which it came into this state."""


class QueueInfo(msgspec.Struct, frozen=True, gc=False):
    """One hunt group."""

    group: str
    name: str
    waiting: int
    waiting_since: float | None
    """Instant from which the longest waiting caller has waited."""
    ringing: int
    connected: int


class LinkInfo(msgspec.Struct, frozen=True, gc=False):
    """The link to the PBX."""

    state: LinkStatus = LinkStatus.CONNECTING
    since: float = 0.0
    pbx_version: str | None = None
    variant: str | None = None
    flags: tuple[str, ...] = ()
    refused_flags: tuple[str, ...] = ()
    """Flags that were asked for and not accepted."""
    gaps: int = 0
    round_trip_ms: float | None = None
    reason: str | None = None
    """One sentence for people: why it is not live."""
    retry_at: float | None = None
    """Instant of the next attempt."""
    recovery: RecoveryAction | None = None
    """What a person can do about it."""


class PersonKind(StrEnum):
    """Where a directory entry comes from."""

    USER = "user"
    GROUP = "group"
    CONTACT = "contact"


class Person(msgspec.Struct, frozen=True, gc=False):
    """One entry of the directory."""

    number: str
    name: str
    """Name for people: the full name where there is one."""
    kind: PersonKind
    user_name: str = ""
    """Name under which the PBX knows the user."""
    department: str = ""
    email: str = ""
    receptionist: bool = False
    company: str = ""
    others: tuple[ContactNumber, ...] = ()
    """Further numbers, of contacts."""
    remark: str = ""
    """What the contact's file says besides."""

    @property
    def key(self) -> str:
        """Identity within the directory."""
        return f"{self.kind}:{self.number}:{self.name}"
