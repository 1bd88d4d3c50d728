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
    Gap,
    SipTrack,
    StreamEvent,
    Undecodable,
)
from .flags import EventFlag
from .octets import to_utf8, to_utf16, utf8, utf16
from .packets import EventPacket

UNDECODABLE_OCTETS: Final = 64
"""Octets of an undecodable tuple that are kept."""

MAX_COUNTERS: Final = 4096
"""PBXs whose counters are kept; far more than the largest network has, so only a hostile peer meets it."""

_COUNTER_END: Final = 0x100000000

TupleDecoder: TypeAlias = Callable[[bytes, str, int], Sequence[StreamEvent]]


class EventDecoder:
    """Decodes the event packets of one subscription and watches the counter of every PBX.

    ``flags`` are those that the PBX accepted: they tell how Delta2 texts are written.
    """

    def __init__(self, flags: Collection[EventFlag] = ()) -> None:
        self._text = EventFlag.TEXT in flags
        self._counters: dict[str, int] = {}
        self._decoders: dict[int, TupleDecoder] = {
            TupleId.CALL_DELTA3: self._delta3,
            TupleId.CALL_DELTA2: self._delta2,
            TupleId.SIP_TRACK: self._siptrack,
            TupleId.CM_EXTN: self._cmextn,
        }

    def decode(self, packet: EventPacket) -> list[StreamEvent]:
        """Return what ``packet`` tells, a gap before it first; nothing that it holds raises."""
        return list(self.events(packet))

    def events(self, packet: EventPacket) -> Iterable[StreamEvent]:
        """Give what :meth:`decode` returns, tuple by tuple: a packet can hold ten thousand."""
        pbx, counter = packet.address, packet.counter
        gap = self._counted(pbx, counter)
        found = tuples.split(packet.data)
        if isinstance(found, tuple) and not gap:
            ((tuple_id, data),) = found
            return self._decoded(tuple_id, data, pbx, counter)
        return self._one_by_one(gap, found, pbx, counter)

    def _one_by_one(
        self, gap: list[StreamEvent], found: Iterable[tuple[int, bytes]], pbx: str, counter: int
    ) -> Iterator[StreamEvent]:
        yield from gap
        try:
            for tuple_id, data in found:
                yield from self._decoded(tuple_id, data, pbx, counter)
        except tuples.TruncatedTupleError as error:
            yield undecodable(str(error), error.tuple_id, error.data, pbx, counter)

    def _decoded(self, tuple_id: int, data: bytes, pbx: str, counter: int) -> Sequence[StreamEvent]:
        decoder = self._decoders.get(tuple_id)
        if decoder is None:
            return ()
        try:
            return decoder(data, pbx, counter)
        except UndecodableError as error:
            return [undecodable(str(error), tuple_id, data, pbx, counter)]

    def _counted(self, pbx: str, counter: int) -> list[StreamEvent]:
        last = self._counters.pop(pbx, None)
        # Put back at the end, so that the PBX that was silent longest is the first to be forgotten.
        self._counters[pbx] = counter
        if last is None:
            if len(self._counters) > MAX_COUNTERS:
                del self._counters[next(iter(self._counters))]
            return []
        expected = (last + 1) % _COUNTER_END
        if counter == expected:
            return []
        return [Gap(pbx=pbx, counter=counter, expected=expected, received=counter)]

    def _delta3(self, data: bytes, pbx: str, counter: int) -> Sequence[StreamEvent]:
        return delta3.decode(utf8(data), pbx, counter)

    def _delta2(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        # A PBX that leaves -TEXT out of what it accepted, or in, still shows by its octets what it does.
        double = data.startswith(b"\0") or not (self._text or data.startswith(b"CALL"))
        return [delta2.decode(utf16(data) if double else utf8(data), pbx, counter)]

    def _siptrack(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [siptrack.decode(utf16(data), pbx, counter)]

    def _cmextn(self, data: bytes, pbx: str, counter: int) -> list[StreamEvent]:
        return [cmextn.decode(data, pbx, counter)]


def undecodable(
    reason: str, tuple_id: int, data: bytes, pbx: str | None = None, counter: int | None = None
) -> Undecodable:
    """Return the report of something that could not be decoded, with the first of its octets."""
    kept = bytes(data[:UNDECODABLE_OCTETS])
    return Undecodable(pbx=pbx, counter=counter, reason=reason, tuple_id=tuple_id, data=kept)


def undecodable_packet(reason: str, payload: bytes) -> Undecodable:
    """Return the report of a whole packet that is not known or makes no sense."""
    return undecodable(reason, int.from_bytes(payload[:4], "big"), payload[4:])


def encode_event(event: StreamEvent, flags: Collection[EventFlag] = ()) -> bytes:
    """Return the tuple that tells ``event``, as a PBX that accepted ``flags`` writes it."""
    match event:
        case Delta2():
            text = to_utf8(event.text) if EventFlag.TEXT in flags else to_utf16(event.text)
            return tuples.encode(TupleId.CALL_DELTA2, text)
        case SipTrack():
            return tuples.encode(TupleId.SIP_TRACK, to_utf16(siptrack.encode(event)))
        case ExtensionText() | ExtensionState():
            return tuples.encode(TupleId.CM_EXTN, cmextn.encode(event))
        case _:
            return tuples.encode(TupleId.CALL_DELTA3, to_utf8(delta3.encode(event)))
