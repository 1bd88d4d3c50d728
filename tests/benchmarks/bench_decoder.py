"""Rates of decoding: records to structs, and bytes to changes of the switchboard."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from devlink3_desk.protocol import delta3
from devlink3_desk.protocol.event_stream import EventDecoder
from devlink3_desk.protocol.events import StreamEvent
from devlink3_desk.protocol.framing import FrameReader
from devlink3_desk.protocol.packet_codec import decode_packet, decode_utf8
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.rows import Row, create_ratio_row, measure_rates
from tests.support import call_records

RECORDS = 5_000
READ_SIZE = 65_536
"""Bytes of a read from a busy socket."""
MIN_RATIO = 0.33


def run() -> list[Row]:
    """Measure the decoder compared with expat, and the steps from bytes to changes."""
    return [_measure_records(), *_measure_bytes()]


def _measure_records() -> Row:
    texts = [delta3.encode_record(detail).encode() for detail in call_records.create_ringing_calls(RECORDS)]
    ours, theirs = measure_rates(
        [
            (_repeat_for_each(_decode_record, texts), RECORDS),
            (_repeat_for_each(_parse_with_expat, texts), RECORDS),
        ]
    )
    name = "Detail records (three targets) to typed records"
    return create_ratio_row(name, ours, "records/s", ("xml.parsers.expat, records/s", theirs), MIN_RATIO)


def _repeat_for_each(work: Callable[[bytes], object], texts: list[bytes]) -> Callable[[], None]:
    def loop() -> None:
        for text in texts:
            work(text)

    return loop


def _decode_record(text: bytes) -> object:
    return delta3.decode_records(decode_utf8(text))


def _parse_with_expat(text: bytes) -> None:
    expat.ParserCreate().Parse(text, True)


def _measure_bytes() -> list[Row]:
    events = call_records.create_call_events(
        call_records.create_ringing_calls(RECORDS), call_records.CONCURRENT_CALLS
    )
    stream = call_records.encode_stream(events)
    pieces = [stream[start : start + READ_SIZE] for start in range(0, len(stream), READ_SIZE)]
    works: list[Callable[[], None]] = [
        lambda: _decode_stream(pieces, lambda _events: None),
        lambda: _decode_stream(pieces, _create_single_applier(Switchboard())),
        lambda: _decode_stream(pieces, _create_batch_applier(Switchboard())),
    ]
    to_events, one_by_one, at_once = measure_rates([(work, len(events)) for work in works])
    name = "bytes to frame to record to switchboard change"
    return [
        Row("bytes to frame to record", to_events, "events/s"),
        Row(f"{name}, each event by itself", one_by_one, "events/s"),
        Row(f"{name}, a read at once, as from a socket", at_once, "events/s"),
    ]


def _decode_stream(pieces: list[bytes], apply: Callable[[list[StreamEvent]], None]) -> None:
    frames, decoder = FrameReader(), EventDecoder()
    for piece in pieces:
        events: list[StreamEvent] = []
        for payload in frames.feed_data(piece):
            packet = decode_packet(payload)
            if isinstance(packet, EventPacket):
                events += decoder.iter_events(packet)
        apply(events)


def _create_single_applier(switchboard: Switchboard) -> Callable[[list[StreamEvent]], None]:
    def apply_each(events: list[StreamEvent]) -> None:
        for event in events:
            switchboard.apply(event, 0.0)

    return apply_each


def _create_batch_applier(switchboard: Switchboard) -> Callable[[list[StreamEvent]], None]:
    def apply_batch(events: list[StreamEvent]) -> None:
        switchboard.apply_all(events, 0.0)

    return apply_batch
