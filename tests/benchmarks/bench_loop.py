"""Rates from bytes on a local socket to changes of the switchboard, on Qt's event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from devlink3_desk.app.event_loop import QtEventLoop
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.event_feed import EventFeed
from tests.benchmarks.rows import Row
from tests.benchmarks.sender import Load, run_sender
from tests.support import call_records
from tests.support.waiting import wait_for

CALLS = 5_000
ROUNDS = 3
EVENTS_PER_SECOND = 4_000
"""A rate at which each read still brings one event, as from a real PBX."""
MIN_RATIO = 0.15
MIN_RATE = 20_000


class _DiscardProtocol(asyncio.Protocol):
    """Reads and discards."""

    def __init__(self) -> None:
        self.bytes_received = 0

    def data_received(self, data: bytes) -> None:
        self.bytes_received += len(data)


class _BoardProtocol(EventFeed):
    """Reads, decodes and updates a switchboard."""

    def __init__(self) -> None:
        board = Switchboard()
        super().__init__(lambda events: board.apply_all(events, time.monotonic()))


def run() -> list[Row]:
    """Measure both in turns, at full speed and at a rate at which a read brings one event."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    events = call_records.create_call_events(
        call_records.create_ringing_calls(CALLS), call_records.CONCURRENT_CALLS
    )
    packets = call_records.encode_packets(events)
    kinds: tuple[type[_DiscardProtocol | _BoardProtocol], ...] = (_DiscardProtocol, _BoardProtocol)
    best: dict[type[_DiscardProtocol | _BoardProtocol], float] = dict.fromkeys(kinds, 0.0)
    with asyncio.Runner(loop_factory=lambda: QtEventLoop(application)) as runner:
        for _ in range(ROUNDS):
            for kind in kinds:
                seconds, _ = runner.run(_measure_read(kind, Load(packets)))
                best[kind] = max(best[kind], len(events) / seconds)
        paced = Load(packets[: EVENTS_PER_SECOND * 3], rate=EVENTS_PER_SECOND)
        spent = {
            kind: min(runner.run(_measure_read(kind, paced))[1] for _ in range(ROUNDS)) for kind in kinds
        }
    ours, theirs = best[_BoardProtocol], best[_DiscardProtocol]
    ratio, paced_ratio = ours / theirs, spent[_DiscardProtocol] / spent[_BoardProtocol]
    name = "bytes on a loopback socket to switchboard change, on Qt's event loop"
    micro = 1e6 / len(paced.pieces)
    aim = f"at least {MIN_RATIO}"
    return [
        Row(f"{name}, at full speed", ours, "events/s", "read and discarded, events/s", theirs,
            ratio, aim, ratio >= MIN_RATIO),
        Row(f"{name}, absolute", ours, "events/s", aim=f"at least {MIN_RATE:,}", met=ours >= MIN_RATE),
        Row(f"{name}, {EVENTS_PER_SECOND:,} events a second, a read each", spent[_BoardProtocol] * micro,
            "µs of CPU an event", "read and discarded, µs", spent[_DiscardProtocol] * micro,
            paced_ratio, aim, paced_ratio >= MIN_RATIO),
    ]  # fmt: skip


async def _measure_read(
    kind: Callable[[], _DiscardProtocol | _BoardProtocol], load: Load
) -> tuple[float, float]:
    """Return the seconds from the first byte to the last, of the clock and of the CPU."""
    total = sum(map(len, load.pieces))
    with run_sender(load) as sender:
        loop = asyncio.get_running_loop()
        protocol = kind()
        started, spent = time.perf_counter(), time.process_time()
        transport, _ = await loop.create_connection(lambda: protocol, "127.0.0.1", sender.port)
        await wait_for(lambda: protocol.bytes_received == total, timeout=60)
        seconds, spent = time.perf_counter() - started, time.process_time() - spent
        transport.abort()
        await asyncio.sleep(0.01)
    return seconds, spent
