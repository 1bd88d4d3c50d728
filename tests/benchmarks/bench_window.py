"""Octets to painted rows, with the window open, and how it answers during a burst."""

from __future__ import annotations

import asyncio
import time
from random import Random

import qasync
from msgspec import structs
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.garbage import GuiGarbage
from devlink3_desk.protocol.events import CallLost, Detail

from . import traffic
from .rows import Row
from .sender import Load, sending
from .window_rig import Beat, Desk, Feed, Naive, Painted, Run, press_keys, until

LIVE = 1_000
EXTENSIONS = 3_000
RATE = 2_000
SECONDS = 30
NAIVE_SECONDS = 8
BURST = 100_000
STAMP = "1234567890123456789"
"""Tag in whose place the sender writes the instant; as long as nanoseconds are."""


def run() -> list[Row]:
    """Measure the desk, then the naive window with the same traffic, then a burst."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    with GuiGarbage(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        desk, _ = runner.run(_steady(Desk(EXTENSIONS), SECONDS))
        naive, late = runner.run(_steady(Naive(EXTENSIONS), NAIVE_SECONDS))
        right_after, burst = runner.run(_burst(Desk(EXTENSIONS)))
    name = f"octets to painted row, {LIVE:,} calls, {EXTENSIONS:,} extensions, {RATE:,} events/s"
    met, missed = desk.p99 <= 0.05, f"the naive window; it was {late:.1f} s late in the end"
    return [
        Row(f"{name}: p99 of {desk.painted:,}", desk.p99 * 1e3, "ms", missed, naive.p99 * 1e3,
            desk.p99 / naive.p99, "at most 50 ms", met),
        Row(f"{name}: median", desk.median * 1e3, "ms", "the naive window", naive.median * 1e3),
        Row(f"{name}: longest stall of the GUI thread", desk.stall * 1e3, "ms", "the naive window",
            naive.stall * 1e3, desk.stall / naive.stall, "at most 100 ms", desk.stall <= 0.1),
        Row(f"a burst of {BURST:,} events: board and window right after the last octet", right_after * 1e3,
            "ms", aim="at most 1 s", met=right_after <= 1.0),
        Row(f"a burst of {BURST:,} events: slowest key press", burst.slowest_key * 1e3, "ms",
            aim="at most 100 ms", met=burst.slowest_key <= 0.1),
        Row(f"a burst of {BURST:,} events: longest stall of the GUI thread", burst.stall * 1e3, "ms"),
    ]  # fmt: skip


def _live_calls() -> list[Detail]:
    return traffic.ringing(LIVE)


def _changes(calls: list[Detail], count: int, ending: float = 0.05) -> list[Detail | CallLost]:
    """Return changes of the calls: they ring or are answered, and that share of them ends."""
    random = Random(3)
    answered = {id(call): traffic.life([call])[1] for call in calls}
    found: list[Detail | CallLost] = []
    while len(found) < count:
        call = random.choice(calls)
        if random.random() < ending:
            found += traffic.life([call])[2:]
            continue
        event = call if random.random() < 0.5 else answered[id(call)]
        assert isinstance(event, Detail)
        found.append(structs.replace(event, call=structs.replace(event.call, tag=STAMP)))
    return found[:count]


async def _open(desk: Desk | Naive) -> tuple[Painted, Beat]:
    desk.show(desk.board.apply_all(_live_calls(), time.monotonic()))
    desk.window.resize(1600, 1000)
    desk.window.show()
    await asyncio.sleep(1.5)
    return Painted(desk.view), Beat()


async def _steady(desk: Desk | Naive, seconds: int) -> tuple[Run, float]:
    """Return what was seen, and by how much the window was behind when the last event had been sent."""
    packets = traffic.packets(_changes(_live_calls(), RATE * seconds))
    painted, beat = await _open(desk)
    with sending(Load(packets, RATE, STAMP.encode(), 0.5)) as sender:
        feed = Feed(desk, painted)
        await asyncio.get_running_loop().create_connection(lambda: feed, "127.0.0.1", sender.port)
        beat.restart()
        total = sum(map(len, packets))
        await until(lambda: feed.received >= total, seconds * 20)
        late = max(0.0, time.monotonic() - sender.done_at())
        await asyncio.sleep(0.3)
        found = Run(painted, beat, [])
        feed.abort()
        await asyncio.sleep(0.05)
    desk.finish()
    return found, late


async def _burst(desk: Desk) -> tuple[float, Run]:
    """Return how long after the last octet board and window were right, and what was seen meanwhile."""
    calls = _live_calls()
    last = [structs.replace(call, call=structs.replace(call.call, tag="the end")) for call in calls]
    packets = traffic.packets([*_changes(calls, BURST - LIVE, ending=0), *last])
    painted, beat = await _open(desk)
    keys: list[float] = []
    with sending(Load(packets, delay=0.5)) as sender:
        feed = Feed(desk, painted)
        await asyncio.get_running_loop().create_connection(lambda: feed, "127.0.0.1", sender.port)
        beat.restart()
        pressing = asyncio.create_task(press_keys(desk.field(), keys))
        models = desk.models

        def right() -> bool:
            return all(row.view.tag == "the end" for row in models.calls) and len(desk.board.calls) >= LIVE

        done = await until(lambda: feed.received >= sum(map(len, packets)) and right(), 120)
        right_after = max(0.0, time.monotonic() - feed.last_received) if done else float("inf")
        pressing.cancel()
        await asyncio.wait([pressing])
        found = Run(painted, beat, keys)
        feed.abort()
        await asyncio.sleep(0.05)
    desk.finish()
    return right_after, found
