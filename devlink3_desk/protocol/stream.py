"""Event packets to typed events, with the gaps between them, and back (section 6.5)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from . import cmextn, delta2, delta3, siptrack, tuples
from .enums import TupleId
from .errors import UndecodableError
from .events import (
    Delta2,
    ExtensionState,
    ExtensionText,
    CounterGap,
    SipTrack,
    StreamEvent,
    Undecodable,
)
from .flags import EventFlag
from .octets import encode_utf8, encode_utf16, decode_utf8, decode_utf16
from .packets import EventPacket

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
        found = tuples.split_tuples(packet.data)
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
        except tuples.TruncatedTupleError as error:
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
        return [siptrack.decode_sip_track(decode_utf16(data), pbx, counter)]

    def _decode_cm_extn(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [cmextn.decode_cm_extn(data, pbx, counter)]


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
            return tuples.encode_tuple(TupleId.CALL_DELTA2, text)
        case SipTrack():
            return tuples.encode_tuple(TupleId.SIP_TRACK, encode_utf16(siptrack.encode_sip_track(event)))
        case ExtensionText() | ExtensionState():
            return tuples.encode_tuple(TupleId.CM_EXTN, cmextn.encode_cm_extn(event))
        case _:
            return tuples.encode_tuple(TupleId.CALL_DELTA3, encode_utf8(delta3.encode_record(event)))
