"""What recording costs: the processor time of an event from a socket to the board, without it and with it.

Events come at the rate of a very large site, so that blocks and transactions are as they are there. Both
kinds of run take turns within one process; the time is that of the whole process, writer included.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from devlink3_desk.app.event_loop import QtEventLoop
from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.protocol import event_stream, packet_codec
from devlink3_desk.protocol.events import AnyEvent, StreamEvent
from devlink3_desk.protocol.framing import encode_frame
from devlink3_desk.protocol.packets import EventPacket
from devlink3_desk.services.history_recording import HistoryRecording
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.bench_history import simulate_events
from tests.benchmarks.event_feed import EventFeed
from tests.benchmarks.rows import Row
from tests.benchmarks.sender import Load, run_sender
from tests.support.waiting import wait_for

EVENTS_PER_SECOND: Final = 2_000
SECONDS: Final = float(os.environ.get("BENCH_RECORDING_SECONDS", "4"))
"""Length of one run."""
ROUNDS: Final = 5
MAX_COST_RATIO: Final = 1.25


class _RecordedBoard:
    """A switchboard that is recorded into a history if there is a writer."""

    def __init__(self, writer: HistoryWriter | None) -> None:
        self._board = Switchboard(call_id_prefix="bench")
        self._recording = None if writer is None else HistoryRecording(self._board, writer)

    def apply_events(self, events: list[AnyEvent]) -> None:
        at, wall = time.monotonic(), time.time()
        changes = self._board.apply_all(events, at)
        if self._recording is not None:
            self._recording.record(events, changes, at, wall)


def run() -> list[Row]:
    """Measure the processor time of an event, without and with recording."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    count = int(EVENTS_PER_SECOND * SECONDS)
    packets = [_encode_event(event) for _, event in islice(simulate_events(count), count)]
    load = Load(packets, rate=EVENTS_PER_SECOND)
    without: list[float] = []
    recorded: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="desk-bench-") as folder,
        # As the desk does: the collector of Python would traverse what waits to be stored.
        GuiGarbageCollector(),
        asyncio.Runner(loop_factory=lambda: QtEventLoop(application)) as runner,
    ):
        for number in range(ROUNDS):
            without.append(runner.run(_measure(load, None)))
            path = Path(folder) / f"{number}.sqlite"
            recorded.append(runner.run(_measure(load, HistoryLocation(path=path))))
    # The best round of each: other processes only make a round slower.
    base, cost = (min(times) / count * 1e6 for times in (without, recorded))
    name = f"an event from a socket to the board, recorded, at {EVENTS_PER_SECOND:,} events/s: processor time"
    aim = f"at most {MAX_COST_RATIO} times"
    ratio = cost / base
    return [Row(name, cost, "µs", "not recorded, µs", base, ratio, aim, ratio <= MAX_COST_RATIO)]


def _encode_event(event: StreamEvent) -> bytes:
    packet = EventPacket(event.pbx or "", event.counter or 0, event_stream.encode_event(event))
    return encode_frame(packet_codec.encode_packet(packet))


async def _measure(load: Load, location: HistoryLocation | None) -> float:
    """Return the processor seconds of one run, in which everything is stored that it records."""
    writer = None if location is None else HistoryWriter(location, RecorderOptions(call_id_prefix="bench"))
    # A new file is created once, and not with every event.
    flush: Callable[[float], bool] = (lambda _seconds: True) if writer is None else writer.flush
    assert flush(60.0)
    total = sum(map(len, load.pieces))
    with run_sender(load) as sender:
        protocol = EventFeed(_RecordedBoard(writer).apply_events)
        spent = time.process_time()
        transport, _ = await asyncio.get_running_loop().create_connection(
            lambda: protocol, "127.0.0.1", sender.port
        )
        await wait_for(lambda: protocol.bytes_received == total, timeout=120)
        assert flush(60.0)
        spent = time.process_time() - spent
        transport.abort()
        await asyncio.sleep(0.01)
    if writer is not None:
        writer.close(60.0)
    return spent
