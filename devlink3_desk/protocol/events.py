"""The events of a DevLink3 stream as typed, frozen, serialisable values, and their JSON lines.

``pbx`` is the dotted address of the PBX that originated the event and ``counter`` its event counter
(section 6.5.1). Every event has a ``kind``: the word that names it in JSON and in traces.

The records that consist of one section declare their fields here, the way :mod:`.records` does. JSON lines
have fixed keys, which are part of the command-line contract.
"""

# Annotations are not postponed here, for the reason given in records.py.

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final, TypeAlias, assert_never

import msgspec

from devlink3_desk.protocol import enums
from devlink3_desk.protocol.records import (
    CALL_FIELDS,
    PARTY_FIELDS,
    CallSection,
    FieldInfo,
    NumberValue,
    Party,
    Target,
    TextValue,
    list_fields,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class LinkState(StrEnum):
    """State of the link from this program to its PBX."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    RETRYING = "retrying"
    REFUSED = "refused"
    RESYNCHRONISED = "resynchronised"


class RecoveryAction(StrEnum):
    """What a user can do about a link that cannot be established."""

    RETRY = "retry"
    """Try again now instead of later."""
    PASSWORD = "password"  # noqa: S105 - the name of an action
    """Enter another password."""
    EXCLUDE_NETWORK = "without_network"
    """Continue without the calls of the other systems of the network (``-SCN``)."""
    RECONFIGURE = "set_up"
    """Change the connection's settings: the address, the account or the trusted certificate is wrong."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all events."""

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


class EndLost(Event, frozen=True):
    """The fields that :class:`CallLost` and :class:`LinkLost` share."""

    node_id: Annotated[TextValue, FieldInfo("", "The system that sent the record.")] = None
    end_id: TextValue = None
    cleared_inbound: Annotated[
        NumberValue,
        FieldInfo(
            "", "Whether this end cleared the call, by a hang-up or a BYE.", enum_type=enums.ClearedInbound
        ),
    ] = None
    cause: Annotated[NumberValue, FieldInfo("", "Why the call was cleared.", enum_type=enums.Cause)] = None
    timestamp: NumberValue = None


class CallLost(EndLost, frozen=True):
    """An end has left its call on the node where it was local (section 6.7.5)."""

    kind: ClassVar[str] = "call_lost"
    extra: tuple[str, ...] = ()


CALL_LOST_FIELDS: Final = list_fields(CallLost, "6.7.5", CALL_FIELDS + PARTY_FIELDS)


class LinkLost(EndLost, frozen=True):
    """An end has left its call at an intermediate node (section 6.7.6)."""

    kind: ClassVar[str] = "link_lost"
    link_reference: Annotated[
        TextValue, FieldInfo("", "The description of the end on this system, such as a line and a channel.")
    ] = None
    extra: tuple[str, ...] = ()


LINK_LOST_FIELDS: Final = list_fields(LinkLost, "6.7.6", CALL_FIELDS + PARTY_FIELDS)


class AttemptReject(Event, frozen=True):
    """A user rejected a ringing call, which may or may not stop the ringing (section 6.7.7)."""

    kind: ClassVar[str] = "attempt_reject"
    node_id: Annotated[TextValue, FieldInfo("", "The system that sent the record.")] = None
    end_id: TextValue = None
    user: Annotated[TextValue, FieldInfo("", "The user who rejected the call.")] = None
    qualifier: Annotated[TextValue, FieldInfo("", "How the call was rejected, such as dnd.")] = None
    timestamp: NumberValue = None
    extra: tuple[str, ...] = ()


ATTEMPT_REJECT_FIELDS: Final = list_fields(AttemptReject, "6.7.7", CALL_FIELDS + PARTY_FIELDS)


class Delta2(Event, frozen=True):
    """A record of the older Delta2 interface: its text, and the fields of a known kind (section 6.5.1.2)."""

    kind: ClassVar[str] = "delta2"
    text: str
    record: str | None = None
    """``S``, ``D`` or ``A``; ``None`` for a record of another kind."""
    fields: dict[str, NumberValue] | None = None
    extra: tuple[str, ...] = ()


class SipTrack(Event, frozen=True):
    """A SIP dialogue has begun or ended on an end (section 6.5.1.3)."""

    kind: ClassVar[str] = "siptrack"
    action: Annotated[str, FieldInfo("", "START or END of the dialogue.")]
    end_id: TextValue = None
    channel: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Channel"),
            QT_TRANSLATE_NOOP("Fields", "The name of the SIP channel on the PBX."),
        ),
    ] = None
    """Such as ``17.1003.1``."""
    sip_type: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "SIP party"),
            QT_TRANSLATE_NOOP("Fields", "Whether this is a SIP line or a SIP phone."),
        ),
    ] = None
    """``TRUNK`` or ``PHONE``."""
    direction: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "SIP direction"),
            QT_TRANSLATE_NOOP("Fields", "Whether the other party or the PBX started the dialogue."),
        ),
    ] = None
    """``IN`` or ``OUT``."""
    sip_call_id: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "SIP Call-ID"),
            QT_TRANSLATE_NOOP("Fields", "The Call-ID that the provider and network traces use."),
        ),
    ] = None
    extra: tuple[str, ...] = ()


SIP_TRACK_FIELDS: Final = list_fields(SipTrack, "6.5.1.3", PARTY_FIELDS)


class ExtensionText(Event, frozen=True):
    """A CMExtn event as text (section 6.5.1.4)."""

    kind: ClassVar[str] = "extension"
    text: str
    extension: TextValue = None
    """The number without the word ``Extn``; ``None`` where the text does not begin with one."""


class ExtensionState(Event, frozen=True):
    """A CMExtn event as three numbers: a state change of an extension (section 6.5.1.5)."""

    kind: ClassVar[str] = "extension_state"
    v: int
    p1: int
    p2: int
    extension: TextValue = None
    text: str = ""
    """The text as sent, such as ``Extn865001``."""


class CounterGap(Event, frozen=True):
    """The counter of a PBX jumped: events were lost before the event with ``counter``."""

    kind: ClassVar[str] = "gap"
    expected: int
    received: int


class Undecodable(Event, frozen=True):
    """A packet or tuple in a valid frame could not be decoded; the stream goes on."""

    kind: ClassVar[str] = "undecodable"
    reason: str
    tuple_id: int
    """Id of the tuple, or the type of the packet where the whole packet could not be decoded."""
    data: bytes
    """First 64 bytes of the tuple's data."""


class LinkEvent(Event, frozen=True):
    """The state of the link has changed; produced here, not by the PBX."""

    kind: ClassVar[str] = "link"
    state: LinkState
    retry_in: float | None = None
    """Seconds until the next attempt, with ``RETRYING``."""
    reason: str | None = None
    """One sentence for users, with ``LOST``, ``RETRYING`` and ``REFUSED``."""
    recovery: RecoveryAction | None = None
    """What a user can do, with ``RETRYING`` and ``REFUSED``."""
    pbx_version: str | None = None
    """Type and version of the PBX, with ``CONNECTED`` (section 6.2.4.1)."""
    variant: str | None = None
    """DevLink variant, with ``CONNECTED`` (section 6.2.4.1)."""
    flags: tuple[str, ...] = ()
    """Flags that the PBX accepted, with ``CONNECTED`` and ``RESYNCHRONISED`` (section 6.4.2)."""
    missing: tuple[str, ...] = ()
    """Requested flags that were not accepted, likewise: PARTIAL SUCCESS (section 6.4.2)."""

    @property
    def has_flags(self) -> bool:
        """Whether the event says which flags were accepted; without flags, there was nothing to accept."""
        return self.state is LinkState.CONNECTED or bool(self.flags or self.missing)


class SnapshotMarker(Event, frozen=True):
    """The calls in progress that follow an event request begin, or are complete (section 6.4.2)."""

    kind: ClassVar[str] = "snapshot"
    complete: bool


class CheckpointMarker(Event, frozen=True):
    """The events of a checkpoint, which rebuild a switchboard, begin, or are complete.

    Produced here, not by the PBX. In between are the record of every call and the SIP dialogues.
    """

    kind: ClassVar[str] = "checkpoint"
    complete: bool
    memory: dict[str, Any] | None = None
    """What the records do not contain, with ``complete``: see ``switchboard/checkpoint.py``."""


class DirectoryMarker(Event, frozen=True):
    """The directory has been read, or has changed; only recordings contain it.

    Produced here, not by the PBX.
    """

    kind: ClassVar[str] = "directory"
    memory: dict[str, Any] | None = None
    """All of it: see ``switchboard/directory.py``."""


class RoundTrip(Event, frozen=True):
    """A test packet was answered (section 6.1)."""

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
"""Every event of the stream that :meth:`.DevLinkConnection.receive_data` returns."""

AnyEvent: TypeAlias = (
    StreamEvent | LinkEvent | SnapshotMarker | CheckpointMarker | DirectoryMarker | RoundTrip
)
"""Every event that a source (live link, trace, demo) hands to the switchboard."""

PRINTED_LINK_STATES: Final = frozenset(
    {LinkState.CONNECTED, LinkState.LOST, LinkState.RETRYING, LinkState.RESYNCHRONISED}
)
"""Link states that have a JSON line."""

_JSON_ENCODER: Final = msgspec.json.Encoder()


def encode_event_line(event: AnyEvent) -> bytes | None:
    """Return ``event`` as a line of JSON without its line end, or ``None`` for one that is not printed."""
    event_object = build_event_object(event)
    return None if event_object is None else _JSON_ENCODER.encode(event_object)


def build_event_object(event: AnyEvent) -> dict[str, Any] | None:
    """Return the JSON object of ``event``, or ``None`` for an event that is not printed."""
    head = {"event": event.kind, "pbx": event.pbx, "counter": event.counter}
    match event:
        case SnapshotMarker() | CheckpointMarker() | DirectoryMarker() | RoundTrip():
            return None
        case LinkEvent():
            return head | _build_link_object(event) if event.state in PRINTED_LINK_STATES else None
        case Detail():
            return head | _build_detail_object(event)
        case Delta2():
            return head | _build_delta2_object(event)
        case Undecodable():
            return head | {"reason": event.reason, "tuple_id": event.tuple_id, "hex": event.data.hex()}
        case ExtensionState():
            return head | {"v": event.v, "p1": event.p1, "p2": event.p2, "extension": event.extension}
        case CallLost() | LinkLost() | AttemptReject() | SipTrack() | ExtensionText() | CounterGap():
            return head | _build_record_object(event)
        case _:
            assert_never(event)


def _build_record_object(record: msgspec.Struct) -> dict[str, Any]:
    """Return the attributes of a record or section; ``extra`` only where there are further fields."""
    names = (name for name in record.__struct_fields__ if name not in ("pbx", "counter"))
    record_object = {name: getattr(record, name) for name in names}
    if not record_object.get("extra", True):
        del record_object["extra"]
    return record_object


def _build_detail_object(event: Detail) -> dict[str, Any]:
    parties = {"party_a": event.party_a, "party_b": event.party_b}
    return {
        "call": _build_record_object(event.call),
        **{key: None if party is None else _build_record_object(party) for key, party in parties.items()},
        "targets": [_build_record_object(target) for target in event.targets],
    }


def _build_delta2_object(event: Delta2) -> dict[str, Any]:
    delta2_object: dict[str, Any] = {"text": event.text}
    if event.record is not None and event.fields is not None:
        extra = {"extra": event.extra} if event.extra else {}
        delta2_object |= {"kind": event.record, "fields": {**event.fields, **extra}}
    return delta2_object


def _build_link_object(event: LinkEvent) -> dict[str, Any]:
    link_object: dict[str, Any] = {"state": event.state}
    if event.state is LinkState.RETRYING:
        link_object["retry_in"] = event.retry_in
    return link_object
