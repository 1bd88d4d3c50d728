"""CMExtn events, in words and in numbers, under one tuple id (sections 6.5.1.4 and 6.5.1.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from struct import Struct
from typing import Final, TypeAlias

from devlink3_desk.protocol import delta2, delta3, packet_codec
from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.errors import UndecodableError
from devlink3_desk.protocol.events import (
    CounterGap,
    Delta2,
    ExtensionState,
    ExtensionText,
    SipTrack,
    StreamEvent,
    Undecodable,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packet_codec import decode_utf8, decode_utf16, encode_utf8, encode_utf16
from devlink3_desk.protocol.packets import EventPacket

_STATE_NUMBERS: Final = Struct(">III")
_MIN_STATE_SIZE: Final = _STATE_NUMBERS.size + 2
_EXTENSION_PATTERN: Final = re.compile(r"\s*Extn\s*([^\s:,;()]+)", re.IGNORECASE)


def decode_cm_extn(
    data: bytes, pbx: str | None = None, counter: int | None = None
) -> ExtensionText | ExtensionState:
    """Return the event in the data of a CMExtn tuple. Raises :class:`.UndecodableError` on half a character.

    Both kinds share one id. An extended one begins with a number below 65,536 in four octets, thus
    with two zeros, as no text does; and it has room for three numbers and a terminator.
    """
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


_SIP_TRACK_FIELDS: Final = ("action", "end_id", "channel", "sip_type", "direction", "sip_call_id")


def decode_sip_track(text: str, pbx: str | None = None, counter: int | None = None) -> SipTrack:
    """Return the event in ``text``; a SIP Call-ID may hold commas, fields that are missing are ``None``.

    Raises :class:`UndecodableError` where there is not even an end identifier.
    """
    found = [field.strip() for field in text.split(",", len(_SIP_TRACK_FIELDS) - 1)]
    if len(found) < 2:
        raise UndecodableError("a SIPTrack event without an end identifier")
    return SipTrack(pbx=pbx, counter=counter, **dict(zip(_SIP_TRACK_FIELDS, found, strict=False)))


def encode_sip_track(event: SipTrack) -> str:
    """Return the text of ``event``."""
    return ",".join(getattr(event, name) or "" for name in _SIP_TRACK_FIELDS)


MAX_UNDECODABLE_BYTES: Final = 64
"""Octets of an undecodable tuple that are kept."""

MAX_COUNTERS: Final = 4096
"""PBXs whose counters are kept; far more than the largest network has, so only a hostile peer meets it."""

_COUNTER_MODULUS: Final = 0x100000000

TupleDecoder: TypeAlias = Callable[[bytes, str, int], Sequence[StreamEvent]]


class EventDecoder:
    """Decodes the event packets of one subscription and watches the counter of every PBX.

    ``flags`` are those that the PBX accepted: they tell how Delta2 texts are written.
    """

    def __init__(self, flags: Collection[EventFlag] = ()) -> None:
        self._delta2_is_utf8 = EventFlag.TEXT in flags
        self._last_counters: dict[str, int] = {}
        self._tuple_decoders: dict[int, TupleDecoder] = {
            TupleId.CALL_DELTA3: self._decode_delta3,
            TupleId.CALL_DELTA2: self._decode_delta2,
            TupleId.SIP_TRACK: self._decode_sip_track,
            TupleId.CM_EXTN: self._decode_cm_extn,
        }

    def decode(self, packet: EventPacket) -> list[StreamEvent]:
        """Return what ``packet`` tells, a gap before it first; nothing that it holds raises."""
        return list(self.iter_events(packet))

    def iter_events(self, packet: EventPacket) -> Iterable[StreamEvent]:
        """Give what :meth:`decode` returns, tuple by tuple: a packet can hold ten thousand."""
        pbx, counter = packet.address, packet.counter
        gap = self._check_counter(pbx, counter)
        found = packet_codec.split_tuples(packet.data)
        if isinstance(found, tuple) and not gap:
            ((tuple_id, data),) = found
            return self._decode_tuple(tuple_id, data, pbx, counter)
        return self._iter_tuple_events(gap, found, pbx, counter)

    def _iter_tuple_events(
        self, gap: list[StreamEvent], found: Iterable[tuple[int, bytes]], pbx: str, counter: int
    ) -> Iterator[StreamEvent]:
        yield from gap
        try:
            for tuple_id, data in found:
                yield from self._decode_tuple(tuple_id, data, pbx, counter)
        except packet_codec.TruncatedTupleError as error:
            yield create_undecodable(str(error), error.tuple_id, error.data, pbx, counter)

    def _decode_tuple(self, tuple_id: int, data: bytes, pbx: str, counter: int) -> Sequence[StreamEvent]:
        decoder = self._tuple_decoders.get(tuple_id)
        if decoder is None:
            return ()
        try:
            return decoder(data, pbx, counter)
        except UndecodableError as error:
            return [create_undecodable(str(error), tuple_id, data, pbx, counter)]

    def _check_counter(self, pbx: str, counter: int) -> list[StreamEvent]:
        last = self._last_counters.pop(pbx, None)
        # Put back at the end, so that the PBX that was silent longest is the first to be forgotten.
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
        # A PBX that leaves -TEXT out of what it accepted, or in, still shows by its octets what it does.
        double = data.startswith(b"\0") or not (self._delta2_is_utf8 or data.startswith(b"CALL"))
        return [delta2.decode_record(decode_utf16(data) if double else decode_utf8(data), pbx, counter)]

    def _decode_sip_track(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [decode_sip_track(decode_utf16(data), pbx, counter)]

    def _decode_cm_extn(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [decode_cm_extn(data, pbx, counter)]


def create_undecodable(
    reason: str, tuple_id: int, data: bytes, pbx: str | None = None, counter: int | None = None
) -> Undecodable:
    """Return the report of something that could not be decoded, with the first of its octets."""
    kept = bytes(data[:MAX_UNDECODABLE_BYTES])
    return Undecodable(pbx=pbx, counter=counter, reason=reason, tuple_id=tuple_id, data=kept)


def create_undecodable_packet(reason: str, payload: bytes) -> Undecodable:
    """Return the report of a whole packet that is not known or makes no sense."""
    return create_undecodable(reason, int.from_bytes(payload[:4], "big"), payload[4:])


def encode_event(event: StreamEvent, flags: Collection[EventFlag] = ()) -> bytes:
    """Return the tuple that tells ``event``, as a PBX that accepted ``flags`` writes it."""
    match event:
        case Delta2():
            text = encode_utf8(event.text) if EventFlag.TEXT in flags else encode_utf16(event.text)
            return packet_codec.encode_tuple(TupleId.CALL_DELTA2, text)
        case SipTrack():
            return packet_codec.encode_tuple(TupleId.SIP_TRACK, encode_utf16(encode_sip_track(event)))
        case ExtensionText() | ExtensionState():
            return packet_codec.encode_tuple(TupleId.CM_EXTN, encode_cm_extn(event))
        case _:
            return packet_codec.encode_tuple(TupleId.CALL_DELTA3, encode_utf8(delta3.encode_record(event)))
