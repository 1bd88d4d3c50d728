"""What recording costs: the processor time of an event from the socket's bytes on, without it and with it.

Events come at the rate of a very large site, so that blocks and transactions are as they are there. Both
kinds of run take turns within one process; the time is that of the whole process, writer included.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from devlink3_desk.protocol import event_stream, packet_codec
from devlink3_desk.protocol.event_stream import EventDecoder
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, StreamEvent
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.services.history_recording import HistoryRecording
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.bench_history import simulate_events
from tests.benchmarks.rows import Row

EVENTS_PER_SECOND: Final = 2_000
SECONDS: Final = float(os.environ.get("BENCH_RECORDING_SECONDS", "4"))
"""Length of one run."""
ROUNDS: Final = 5
READS_PER_SECOND: Final = 50
MAX_COST_RATIO: Final = 1.25


def run() -> list[Row]:
    """Measure the processor time of an event, without and with recording."""
    count = int(EVENTS_PER_SECOND * SECONDS)
    frames = [_encode_event(event) for _, event in islice(simulate_events(count), count)]
    size = EVENTS_PER_SECOND // READS_PER_SECOND
    pieces = [b"".join(frames[start : start + size]) for start in range(0, len(frames), size)]
    without: list[float] = []
    recorded: list[float] = []
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        _measure(pieces, None)
        for number in range(ROUNDS):
            without.append(_measure(pieces, None))
            recorded.append(_measure(pieces, HistoryLocation(path=Path(folder) / f"{number}.sqlite")))
    base, cost = (statistics.median(times) / len(frames) * 1e6 for times in (without, recorded))
    name = f"an event from bytes to changes, recorded, at {EVENTS_PER_SECOND:,} events/s: processor time"
    aim = f"at most {MAX_COST_RATIO} times"
    ratio = cost / base
    return [Row(name, cost, "µs", "not recorded, µs", base, ratio, aim, ratio <= MAX_COST_RATIO)]


def _encode_event(event: StreamEvent) -> bytes:
    packet = EventPacket(event.pbx or "", event.counter or 0, event_stream.encode_event(event))
    return encode_frame(packet_codec.encode_packet(packet))


def _measure(pieces: Sequence[bytes], location: HistoryLocation | None) -> float:
    """Return the processor seconds of one run, in which everything is stored that it records."""
    board, frames, decoder = Switchboard(call_id_prefix="bench"), FrameReader(), EventDecoder()
    writer = None if location is None else HistoryWriter(location, RecorderOptions(call_id_prefix="bench"))
    recording = None if writer is None else HistoryRecording(board, writer)

    def apply(events: Sequence[AnyEvent]) -> None:
        at, wall = time.monotonic(), time.time()
        changes = board.apply_all(events, at)
        if recording is not None:
            recording.record(events, changes, at, wall)

    apply([LinkEvent(state=LinkState.CONNECTED)])
    if writer is not None:
        assert writer.flush()  # a new file is created once, and not with every event
    started = time.monotonic()
    before = time.process_time()
    for number, piece in enumerate(pieces):
        time.sleep(max(0.0, started + number / READS_PER_SECOND - time.monotonic()))
        events: list[AnyEvent] = []
        for payload in frames.feed_data(piece):
            packet = packet_codec.decode_packet(payload)
            if isinstance(packet, EventPacket):
                events += decoder.iter_events(packet)
        apply(events)
    if writer is not None:
        assert writer.flush(60.0)
    spent = time.process_time() - before
    if writer is not None:
        writer.close(60.0)
    return spent
