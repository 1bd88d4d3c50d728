"""The time from bytes to painted rows in an open window, and its response during a burst."""

from __future__ import annotations

import asyncio
import time
from random import Random

from msgspec import structs
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.event_loop import QtEventLoop
from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.protocol.events import CallLost, Detail
from tests.benchmarks.rows import Row
from tests.benchmarks.sender import Load, run_sender
from tests.benchmarks.window_rig import (
    NaiveDesk,
    PaintAgeMonitor,
    RunResult,
    StallMonitor,
    WindowDesk,
    WindowFeed,
    press_keys,
    wait_until,
)
from tests.support import call_records

LIVE_CALLS = 1_000
EXTENSIONS = 3_000
RATE = 2_000
SECONDS = 30
NAIVE_SECONDS = 8
BURST = 100_000
TIMESTAMP_TAG = "1234567890123456789"
"""A tag that the sender replaces by the time in nanoseconds, which has as many digits."""


def run() -> list[Row]:
    """Measure the desk, the naive window with the same traffic, and a burst."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector(), asyncio.Runner(loop_factory=lambda: QtEventLoop(application)) as runner:
        desk, _ = runner.run(measure_steady(WindowDesk(EXTENSIONS), SECONDS))
        naive, late = runner.run(measure_steady(NaiveDesk(EXTENSIONS), NAIVE_SECONDS))
        right_after, burst = runner.run(_measure_burst(WindowDesk(EXTENSIONS)))
    name = f"bytes to painted row, {LIVE_CALLS:,} calls, {EXTENSIONS:,} extensions, {RATE:,} events/s"
    met, missed = desk.p99 <= 0.05, f"the naive window; it was {late:.1f} s late in the end"
    return [
        Row(f"{name}: p99 of {desk.paint_count:,}", desk.p99 * 1e3, "ms", missed, naive.p99 * 1e3,
            desk.p99 / naive.p99, "at most 50 ms", met),
        Row(f"{name}: median", desk.median * 1e3, "ms", "the naive window", naive.median * 1e3),
        Row(f"{name}: longest stall of the GUI thread", desk.longest_stall * 1e3, "ms", "the naive window",
            naive.longest_stall * 1e3, desk.longest_stall / naive.longest_stall, "at most 100 ms",
            desk.longest_stall <= 0.1),
        Row(f"a burst of {BURST:,} events: board and window right after the last byte", right_after * 1e3,
            "ms", aim="at most 1 s", met=right_after <= 1.0),
        Row(f"a burst of {BURST:,} events: slowest key press", burst.slowest_key * 1e3, "ms",
            aim="at most 100 ms", met=burst.slowest_key <= 0.1),
        Row(f"a burst of {BURST:,} events: longest stall of the GUI thread", burst.longest_stall * 1e3, "ms"),
    ]  # fmt: skip


def _create_live_calls() -> list[Detail]:
    return call_records.create_ringing_calls(LIVE_CALLS)


def _create_changes(calls: list[Detail], count: int, ending: float = 0.05) -> list[Detail | CallLost]:
    """Return changes of the calls: they ring or are answered, and the share ``ending`` of them ends."""
    random = Random(3)
    answered = {id(call): call_records.create_call_events([call])[1] for call in calls}
    events: list[Detail | CallLost] = []
    while len(events) < count:
        call = random.choice(calls)
        if random.random() < ending:
            events += call_records.create_call_events([call])[2:]
            continue
        event = call if random.random() < 0.5 else answered[id(call)]
        assert isinstance(event, Detail)
        events.append(structs.replace(event, call=structs.replace(event.call, tag=TIMESTAMP_TAG)))
    return events[:count]


async def _open_desk(desk: WindowDesk | NaiveDesk) -> tuple[PaintAgeMonitor, StallMonitor]:
    calls, at = _create_live_calls(), time.monotonic()
    changes = desk.board.apply_all(calls, at)
    desk.record(calls, changes, at)
    desk.apply_changes(changes)
    desk.window.resize(1600, 1000)
    desk.window.show()
    await asyncio.sleep(1.5)
    return PaintAgeMonitor(desk.view), StallMonitor()


async def measure_steady(desk: WindowDesk | NaiveDesk, seconds: int) -> tuple[RunResult, float]:
    """Return the results, and by how many seconds the window was late when the last event had been sent."""
    packets = call_records.encode_packets(_create_changes(_create_live_calls(), RATE * seconds))
    painted, stalls = await _open_desk(desk)
    with run_sender(Load(packets, RATE, TIMESTAMP_TAG.encode(), 0.5)) as sender:
        feed = WindowFeed(desk, painted)
        await asyncio.get_running_loop().create_connection(lambda: feed, "127.0.0.1", sender.port)
        stalls.restart()
        computed = time.process_time()
        total = sum(map(len, packets))
        await wait_until(lambda: feed.bytes_received >= total, seconds * 20)
        late = max(0.0, time.monotonic() - sender.done_at())
        await asyncio.sleep(0.3)
        result = RunResult(painted, stalls, [])
        result.cpu_per_event = (time.process_time() - computed) / len(packets)
        feed.abort()
        await asyncio.sleep(0.05)
    desk.close()
    return result, late


async def _measure_burst(desk: WindowDesk) -> tuple[float, RunResult]:
    """Return the seconds from the last byte until board and window were correct, and the other results."""
    calls = _create_live_calls()
    last = [structs.replace(call, call=structs.replace(call.call, tag="the end")) for call in calls]
    packets = call_records.encode_packets([*_create_changes(calls, BURST - LIVE_CALLS, ending=0), *last])
    painted, stalls = await _open_desk(desk)
    keys: list[float] = []
    with run_sender(Load(packets, delay=0.5)) as sender:
        feed = WindowFeed(desk, painted)
        await asyncio.get_running_loop().create_connection(lambda: feed, "127.0.0.1", sender.port)
        stalls.restart()
        pressing = asyncio.create_task(press_keys(desk.find_search_field(), keys))
        models = desk.models

        def is_correct() -> bool:
            return (
                all(row.info.tag == "the end" for row in models.calls) and len(desk.board.calls) >= LIVE_CALLS
            )

        done = await wait_until(lambda: feed.bytes_received >= sum(map(len, packets)) and is_correct(), 120)
        right_after = max(0.0, time.monotonic() - feed.last_received_at) if done else float("inf")
        pressing.cancel()
        await asyncio.wait([pressing])
        result = RunResult(painted, stalls, keys)
        feed.abort()
        await asyncio.sleep(0.05)
    desk.close()
    return right_after, result
