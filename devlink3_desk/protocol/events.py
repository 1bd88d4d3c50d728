"""What a DevLink3 event stream tells, as typed, frozen, serialisable values.

``pbx`` is the dotted address of the PBX that originated the event and ``counter`` its event
counter (section 6.5.1). Every event has a ``kind``: the word that names it in JSON.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, TypeAlias

import msgspec

from devlink3_desk.protocol.records import CallSection, NumberValue, Party, Target, TextValue


class LinkState(StrEnum):
    """What our own link is doing."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    RETRYING = "retrying"
    REFUSED = "refused"
    RESYNCHRONISED = "resynchronised"


class RecoveryAction(StrEnum):
    """What a person can do about a link that does not come about."""

    RETRY = "retry"
    """Try again now instead of later."""
    PASSWORD = "password"  # noqa: S105 - the name of a remedy
    """Give another password."""
    EXCLUDE_NETWORK = "without_network"
    """Go on without the calls of the other systems of the network (``-SCN``)."""
    RECONFIGURE = "set_up"
    """Set the connection up anew: what it is told, or whom it trusts, is wrong."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything that a stream tells."""

    kind: ClassVar[str]
    pbx: str | None = None
    counter: int | None = None


class Detail(Event, frozen=True):
    """The whole of one call as one node sees it now (section 6.7.1)."""

    kind: ClassVar[str] = "detail"
    call: CallSection
    party_a: Party | None = None
    party_b: Party | None = None
    targets: tuple[Target, ...] = ()


class CallLost(Event, frozen=True):
    """An end has left its call on the node where it was local (section 6.7.5)."""

    kind: ClassVar[str] = "call_lost"
    node_id: TextValue = None
    end_id: TextValue = None
    cleared_inbound: NumberValue = None
    cause: NumberValue = None
    timestamp: NumberValue = None
    extra: tuple[str, ...] = ()


class LinkLost(Event, frozen=True):
    """An end has left its call at an intermediate node (section 6.7.6)."""

    kind: ClassVar[str] = "link_lost"
    node_id: TextValue = None
    end_id: TextValue = None
    cleared_inbound: NumberValue = None
    cause: NumberValue = None
    timestamp: NumberValue = None
    link_reference: TextValue = None
    extra: tuple[str, ...] = ()


class AttemptReject(Event, frozen=True):
    """A user pushed a ringing call away, which may or may not stop the ringing (section 6.7.7)."""

    kind: ClassVar[str] = "attempt_reject"
    node_id: TextValue = None
    end_id: TextValue = None
    user: TextValue = None
    qualifier: TextValue = None
    timestamp: NumberValue = None
    extra: tuple[str, ...] = ()


class Delta2(Event, frozen=True):
    """A record of the older Delta2 kind, as text and, where it is known, in fields (section 6.5.1.2)."""

    kind: ClassVar[str] = "delta2"
    text: str
    record: str | None = None
    """``S``, ``D`` or ``A``; ``None`` for a record of another kind."""
    fields: dict[str, NumberValue] | None = None
    extra: tuple[str, ...] = ()


class SipTrack(Event, frozen=True):
    """A SIP dialogue has begun or ended on an end (section 6.5.1.3)."""

    kind: ClassVar[str] = "siptrack"
    action: str
    """``START`` or ``END``."""
    end_id: TextValue = None
    channel: TextValue = None
    """Such as ``17.1003.1``."""
    sip_type: TextValue = None
    """``TRUNK`` or ``PHONE``."""
    direction: TextValue = None
    """``IN`` or ``OUT``."""
    sip_call_id: TextValue = None


class ExtensionText(Event, frozen=True):
    """A CMExtn event in words (section 6.5.1.4)."""

    kind: ClassVar[str] = "extension"
    text: str
    extension: TextValue = None
    """The number without the word ``Extn``; ``None`` where the text does not begin with one."""


class ExtensionState(Event, frozen=True):
    """A CMExtn event in numbers (section 6.5.1.5)."""

    kind: ClassVar[str] = "extension_state"
    v: int
    p1: int
    p2: int
    extension: TextValue = None
    text: str = ""
    """The name as it was sent, such as ``Extn865001``."""


class CounterGap(Event, frozen=True):
    """The counter of a PBX jumped: events were lost before the one that has ``counter``."""

    kind: ClassVar[str] = "gap"
    expected: int
    received: int


class Undecodable(Event, frozen=True):
    """Something in a good frame could not be read; the stream goes on."""

    kind: ClassVar[str] = "undecodable"
    reason: str
    tuple_id: int
    data: bytes
    """First 64 octets of the tuple's data."""


class LinkEvent(Event, frozen=True):
    """The state of our own link has changed; not a word of the PBX."""

    kind: ClassVar[str] = "link"
    state: LinkState
    retry_in: float | None = None
    """Seconds until the next attempt, with ``RETRYING``."""
    reason: str | None = None
    """One sentence for people, with ``LOST``, ``RETRYING`` and ``REFUSED``."""
    remedy: RecoveryAction | None = None
    """What a person can do, with ``RETRYING`` and ``REFUSED``."""
    pbx_version: str | None = None
    """Type and version of the PBX, with ``CONNECTED`` (section 6.2.4.1)."""
    variant: str | None = None
    """DevLink variant, with ``CONNECTED`` (section 6.2.4.1)."""
    flags: tuple[str, ...] = ()
    """Flags that the PBX accepted, with ``CONNECTED`` (section 6.4.2)."""
    missing: tuple[str, ...] = ()
    """Flags that were asked for and not accepted, with ``CONNECTED``: PARTIAL SUCCESS (section 6.4.2)."""


class SnapshotMarker(Event, frozen=True):
    """The calls in progress that follow an event request begin, or have all come (section 6.4.2)."""

    kind: ClassVar[str] = "snapshot"
    complete: bool


class RoundTrip(Event, frozen=True):
    """A test packet came back (section 6.1)."""

    kind: ClassVar[str] = "round_trip"
    milliseconds: float


StreamEvent: TypeAlias = (
    Detail
    | CallLost
    | LinkLost
    | AttemptReject
    | Delta2
    | SipTrack
    | ExtensionText
    | ExtensionState
    | CounterGap
    | Undecodable
)
"""Everything that :meth:`.connection.Connection.receive_data` can report of the event stream."""

AnyEvent: TypeAlias = StreamEvent | LinkEvent | SnapshotMarker | RoundTrip
"""Everything that a source of events (live link, trace, demo) hands to the switchboard."""
