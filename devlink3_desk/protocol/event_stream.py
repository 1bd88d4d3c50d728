"""The event stream: the tuples of event packets to typed events and back (section 6.5.1).

:class:`EventDecoder` decodes one subscription. The codecs of the small tuples are here too: Delta2
(6.5.1.2), SIPTrack (6.5.1.3) and both kinds of CMExtn (6.5.1.4 and 6.5.1.5). Delta3 has a module of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from struct import Struct
from typing import Final, TypeAlias, assert_never

from devlink3_desk.protocol import delta3, packet_codec
from devlink3_desk.protocol.enums import Cause, Delta2State, LabelledEnum, TupleId
from devlink3_desk.protocol.errors import LocalProtocolError, UndecodableError
from devlink3_desk.protocol.events import (
    SIP_TRACK_FIELDS,
    AttemptReject,
    CallLost,
    CounterGap,
    Delta2,
    Detail,
    ExtensionState,
    ExtensionText,
    LinkLost,
    SipTrack,
    StreamEvent,
    Undecodable,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packet_codec import decode_utf8, decode_utf16, encode_utf8, encode_utf16
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.protocol.records import NumberValue
from devlink3_desk.protocol.section_codec import encode_field, number_table_for, split_fields

# Delta2. The official text says only that these records are unchanged; positions and names are those of the
# older DevLink interface.

Delta2FieldType: TypeAlias = type[str] | type[int] | type[LabelledEnum]

DELTA2_STATUS_FIELDS: Final[dict[str, Delta2FieldType]] = {
    "a_call_id": str,
    "b_call_id": str,
    "a_state": Delta2State,
    "b_state": Delta2State,
    "a_connected": int,
    "a_music": int,
    "b_connected": int,
    "b_music": int,
    "a_name": str,
    "b_name": str,
    "b_list": str,  # possible targets, separated by semicolons
    "a_slot": str,
    "b_slot": str,
    "called_presentation_type": str,
    "called_number": str,
    "calling_presentation_type": str,
    "calling_number": str,
    "called_sub_address": str,
    "calling_sub_address": str,
    "dialled_type": str,
    "dialled_number": str,
    "keypad_type": str,
    "keypad_number": str,
    "ring_attempts": int,
    "cause": Cause,
    "voicemail_disallow": int,
    "sending_complete": int,
    "call_type_transport": str,
    "owner_hunt_group": str,
    "original_hunt_group": str,
    "original_user": str,
    "target_hunt_group": str,
    "target_user": str,
    "target_ras": str,
    "internal": int,
    "timestamp": int,
    "connected_time": int,
    "ring_time": int,
    "connected_duration": int,
    "ring_duration": int,
    "locale": str,
    "park_slot": str,
    "call_waiting": int,
    "tag": str,
    "transferring": int,
    "service_active": int,
    "quota_used": int,
    "quota_time": int,
    "account_code": str,
    "call_id": int,
}
"""Fields of the S (status) record in order: the name, which is also the JSON key, and the type."""

DELTA2_CALL_ID_FIELDS: Final[dict[str, Delta2FieldType]] = {
    "a_call_id": str,
    "b_call_id": str,
    "call_id": int,
}
"""Fields of the D (deleted) and A (ends swapped) records."""

DELTA2_FIELDS_BY_KIND: Final = {
    "S": DELTA2_STATUS_FIELDS,
    "D": DELTA2_CALL_ID_FIELDS,
    "A": DELTA2_CALL_ID_FIELDS,
}
_DELTA2_PATTERN: Final = re.compile(r"\s*CALL:\s*([A-Z])\s*,?(.*)", re.DOTALL)


def decode_delta2(text: str, pbx: str | None = None, counter: int | None = None) -> Delta2:
    """Return the record in ``text``; a record of an unknown kind, or an empty one, has its text alone."""
    match = _DELTA2_PATTERN.fullmatch(text)
    table = DELTA2_FIELDS_BY_KIND.get(match[1]) if match else None
    if match is None or table is None:
        return Delta2(pbx=pbx, counter=counter, text=text)
    values = split_fields(match[2])
    fields: dict[str, NumberValue] = dict.fromkeys(table)
    for (name, field_type), value in zip(table.items(), values, strict=False):
        fields[name] = _convert_delta2_value(field_type, value)
    extra = tuple(values[len(table) :])
    return Delta2(pbx=pbx, counter=counter, text=text, record=match[1], fields=fields, extra=extra)


def _convert_delta2_value(field_type: Delta2FieldType, value: str) -> NumberValue:
    if field_type is str:
        return value
    enum_type = field_type if issubclass(field_type, LabelledEnum) else None
    return number_table_for(enum_type).convert_text(value)


def encode_delta2(record: str, fields: Mapping[str, NumberValue]) -> str:
    """Return the text of a record of kind ``S``, ``D`` or ``A``; fields that are missing are left empty."""
    values = (encode_field(fields.get(name), is_quoted=False) for name in DELTA2_FIELDS_BY_KIND[record])
    return f"CALL:{record}{','.join(values)}"


# SIPTrack


def decode_sip_track(text: str, pbx: str | None = None, counter: int | None = None) -> SipTrack:
    """Return the event in ``text``; fields that are missing are ``None``.

    Raises :class:`UndecodableError` on fewer than two fields.
    """
    # No field is quoted: a Call-ID may contain quotation marks, but no comma (RFC 3261, section 25.1).
    values = [value.strip() for value in text.split(",")]
    if len(values) < 2:
        raise UndecodableError("a SIPTrack event without an end identifier")
    known = dict(zip((field.name for field in SIP_TRACK_FIELDS), values, strict=False))
    return SipTrack(pbx=pbx, counter=counter, **known, extra=tuple(values[len(SIP_TRACK_FIELDS) :]))


def encode_sip_track(event: SipTrack) -> str:
    """Return the text of ``event``."""
    known = (getattr(event, field.name) or "" for field in SIP_TRACK_FIELDS)
    return ",".join((*known, *event.extra))


# CMExtn

_STATE_NUMBERS: Final = Struct(">III")
_MIN_STATE_SIZE: Final = _STATE_NUMBERS.size + 2
_EXTENSION_PATTERN: Final = re.compile(r"\s*Extn\s*([^\s:,;()]+)", re.IGNORECASE)


def decode_cm_extn(
    data: bytes, pbx: str | None = None, counter: int | None = None
) -> ExtensionText | ExtensionState:
    """Return the event in the data of a CMExtn tuple.

    Raises :class:`UndecodableError` on an odd number of bytes.
    """
    # Both kinds share one tuple id. The extended one starts with the number v in four bytes, which is small:
    # its first two bytes are zero. No text starts with a zero character, since that would end it.
    size = len(data)
    if size % 2 == 0 and size >= _MIN_STATE_SIZE and data.startswith(b"\0\0"):
        v, p1, p2 = _STATE_NUMBERS.unpack_from(data)
        text = decode_utf16(data[_STATE_NUMBERS.size :])
        return ExtensionState(
            pbx=pbx, counter=counter, v=v, p1=p1, p2=p2, extension=_parse_extension(text), text=text
        )
    text = decode_utf16(data)
    return ExtensionText(pbx=pbx, counter=counter, text=text, extension=_parse_extension(text))


def encode_cm_extn(event: ExtensionText | ExtensionState) -> bytes:
    """Return the data of a CMExtn tuple."""
    if isinstance(event, ExtensionText):
        return encode_utf16(event.text)
    return _STATE_NUMBERS.pack(event.v, event.p1, event.p2) + encode_utf16(event.text)


def _parse_extension(text: str) -> str | None:
    match = _EXTENSION_PATTERN.match(text)
    if match is not None:
        return match[1]
    return text.strip() if text.strip().isdecimal() else None


# The stream

MAX_UNDECODABLE_BYTES: Final = 64
"""Bytes of undecodable data that are reported."""

MAX_COUNTERS: Final = 4096
"""PBXs whose counters are stored: far more than the 32 of a large network, as a bound on a hostile peer."""

_COUNTER_MODULUS: Final = 0x100000000

TupleDecoder: TypeAlias = Callable[[bytes, str, int], Sequence[StreamEvent]]


class EventDecoder:
    """Decodes the event packets of one subscription and checks the counter of every PBX.

    ``flags`` are those that the PBX accepted: they decide how Delta2 texts are encoded.
    """

    def __init__(self, flags: Collection[EventFlag] = ()) -> None:
        self.set_flags(flags)
        self._last_counters: dict[str, int] = {}
        self._tuple_decoders: dict[int, TupleDecoder] = {
            TupleId.CALL_DELTA3: self._decode_delta3,
            TupleId.CALL_DELTA2: self._decode_delta2,
            TupleId.SIP_TRACK: self._decode_sip_track,
            TupleId.CM_EXTN: self._decode_cm_extn,
        }

    def set_flags(self, flags: Collection[EventFlag]) -> None:
        """Set the flags that the PBX accepted and keep the counters: events may precede its response."""
        self._delta2_is_utf8 = EventFlag.TEXT in flags

    def decode(self, packet: EventPacket) -> list[StreamEvent]:
        """Return the events in ``packet``, after a counter gap if there is one; raises nothing."""
        return list(self.iter_events(packet))

    def iter_events(self, packet: EventPacket) -> Iterable[StreamEvent]:
        """Return the events of :meth:`decode` tuple by tuple: a packet can hold ten thousand."""
        pbx, counter = packet.address, packet.counter
        gap = self._check_counter(pbx, counter)
        tuples = packet_codec.split_tuples(packet.data)
        # Nearly every packet has one tuple: a generator would cost more than its decoding.
        if isinstance(tuples, tuple) and not gap:
            ((tuple_id, data),) = tuples
            return self._decode_tuple(tuple_id, data, pbx, counter)
        return self._iter_tuple_events(gap, tuples, pbx, counter)

    def _iter_tuple_events(
        self, gap: list[StreamEvent], tuples: Iterable[tuple[int, bytes]], pbx: str, counter: int
    ) -> Iterator[StreamEvent]:
        yield from gap
        try:
            for tuple_id, data in tuples:
                yield from self._decode_tuple(tuple_id, data, pbx, counter)
        except packet_codec.TruncatedTupleError as error:
            yield create_undecodable(str(error), error.tuple_id, error.data, pbx, counter)

    def _decode_tuple(self, tuple_id: int, data: bytes, pbx: str, counter: int) -> Sequence[StreamEvent]:
        decoder = self._tuple_decoders.get(tuple_id)
        if decoder is None:
            return [create_undecodable("an unknown tuple", tuple_id, data, pbx, counter)]
        try:
            return decoder(data, pbx, counter)
        except UndecodableError as error:
            return [*error.decoded_events, create_undecodable(str(error), tuple_id, data, pbx, counter)]

    def _check_counter(self, pbx: str, counter: int) -> list[StreamEvent]:
        last = self._last_counters.pop(pbx, None)
        # Stored at the end again, so that the PBX that has been silent longest is the first to be dropped.
        self._last_counters[pbx] = counter
        if last is None:
            if len(self._last_counters) > MAX_COUNTERS:
                del self._last_counters[next(iter(self._last_counters))]
            return []
        expected = (last + 1) % _COUNTER_MODULUS
        if counter == expected:
            return []
        return [CounterGap(pbx=pbx, counter=counter, expected=expected, received=counter)]

    def _decode_delta3(self, data: bytes, pbx: str, counter: int) -> Sequence[StreamEvent]:
        return delta3.decode_records(decode_utf8(data), pbx, counter)

    def _decode_delta2(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        if not data.strip(b"\0"):
            return [decode_delta2("", pbx, counter)]  # empty in either encoding
        # A PBX may encode otherwise than the accepted flags say: a leading zero, or ASCII, shows which it is.
        is_utf16 = data.startswith(b"\0") or not (self._delta2_is_utf8 or data.startswith(b"CALL"))
        return [decode_delta2(decode_utf16(data) if is_utf16 else decode_utf8(data), pbx, counter)]

    def _decode_sip_track(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [decode_sip_track(decode_utf16(data), pbx, counter)]

    def _decode_cm_extn(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [decode_cm_extn(data, pbx, counter)]


def create_undecodable(
    reason: str, tuple_id: int, data: bytes, pbx: str | None = None, counter: int | None = None
) -> Undecodable:
    """Return the event for something that could not be decoded, with the first bytes of its data."""
    return Undecodable(
        pbx=pbx, counter=counter, reason=reason, tuple_id=tuple_id, data=bytes(data[:MAX_UNDECODABLE_BYTES])
    )


def create_undecodable_packet(reason: str, payload: bytes) -> Undecodable:
    """Return the event for a packet that is unknown or malformed; the tuple id is the packet's type."""
    return create_undecodable(reason, int.from_bytes(payload[:4], "big"), payload[4:])


def encode_event(event: StreamEvent, flags: Collection[EventFlag] = ()) -> bytes:
    """Return the tuple for ``event``, as a PBX that accepted ``flags`` sends it.

    Raises :class:`LocalProtocolError` for an event that is not sent by a PBX.
    """
    match event:
        case Detail() | CallLost() | LinkLost() | AttemptReject():
            return packet_codec.encode_tuple(TupleId.CALL_DELTA3, encode_utf8(delta3.encode_record(event)))
        case Delta2():
            text = encode_utf8(event.text) if EventFlag.TEXT in flags else encode_utf16(event.text)
            return packet_codec.encode_tuple(TupleId.CALL_DELTA2, text)
        case SipTrack():
            return packet_codec.encode_tuple(TupleId.SIP_TRACK, encode_utf16(encode_sip_track(event)))
        case ExtensionText() | ExtensionState():
            return packet_codec.encode_tuple(TupleId.CM_EXTN, encode_cm_extn(event))
        case CounterGap() | Undecodable():
            raise LocalProtocolError(f"{type(event).__name__} is not sent by a PBX.")
        case _:
            assert_never(event)
