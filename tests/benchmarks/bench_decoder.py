"""Detail records to typed records, and octets to switchboard changes."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from devlink3_desk.protocol import delta3
from devlink3_desk.protocol.events import StreamEvent
from devlink3_desk.protocol.framing import FrameReader
from devlink3_desk.protocol.octets import utf8
from devlink3_desk.protocol.packet_reader import decode
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.protocol.stream import EventDecoder
from devlink3_desk.switchboard.board import Switchboard

from . import traffic
from .rows import Row, compared, rates

RECORDS = 5_000
READ_SIZE = 65_536
"""Octets handed over at a time, as a busy socket does."""


def run() -> list[Row]:
    """Measure the decoder beside expat, and the way from octets to changes."""
    return [_records(), *_octets()]


def _records() -> Row:
    texts = [delta3.encode(detail).encode() for detail in traffic.ringing(RECORDS)]
    ours, theirs = rates([(_each(_decode, texts), RECORDS), (_each(_expat, texts), RECORDS)])
    name = "Detail records (three targets) to typed records"
    return compared(name, ours, "records/s", ("xml.parsers.expat, records/s", theirs), least=0.3)


def _each(work: Callable[[bytes], object], texts: list[bytes]) -> Callable[[], None]:
    def loop() -> None:
        for text in texts:
            work(text)

    return loop


def _decode(text: bytes) -> object:
    return delta3.decode(utf8(text))


def _expat(text: bytes) -> None:
    expat.ParserCreate().Parse(text, True)


def _octets() -> list[Row]:
    events = traffic.life(traffic.ringing(RECORDS), traffic.TOGETHER)
    stream = traffic.frames(events)
    pieces = [stream[start : start + READ_SIZE] for start in range(0, len(stream), READ_SIZE)]
    works: list[Callable[[], None]] = [
        lambda: _run(pieces, lambda _events: None),
        lambda: _run(pieces, _one_by_one(Switchboard())),
        lambda: _run(pieces, _at_once(Switchboard())),
    ]
    to_events, one_by_one, at_once = rates([(work, len(events)) for work in works])
    name = "octets to frame to record to switchboard change"
    return [
        Row("octets to frame to record", to_events, "events/s"),
        Row(f"{name}, each event by itself", one_by_one, "events/s"),
        Row(f"{name}, a read at once, as from a socket", at_once, "events/s"),
    ]


def _run(pieces: list[bytes], take: Callable[[list[StreamEvent]], None]) -> None:
    frames, decoder = FrameReader(), EventDecoder()
    for piece in pieces:
        events: list[StreamEvent] = []
        for payload in frames.feed(piece):
            packet = decode(payload)
            if isinstance(packet, EventPacket):
                events += decoder.events(packet)
        take(events)


def _one_by_one(switchboard: Switchboard) -> Callable[[list[StreamEvent]], None]:
    def take(events: list[StreamEvent]) -> None:
        for event in events:
            switchboard.apply(event, 0.0)

    return take


def _at_once(switchboard: Switchboard) -> Callable[[list[StreamEvent]], None]:
    def take(events: list[StreamEvent]) -> None:
        switchboard.apply_all(events, 0.0)

    return take
