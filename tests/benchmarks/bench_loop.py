"""Octets on a loopback socket to switchboard changes, on Qt's event loop, as the window gets them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import qasync
from PySide6.QtWidgets import QApplication

from devlink3_desk.link.transport import Wire
from devlink3_desk.protocol.events import Event
from devlink3_desk.protocol.happenings import Happening
from devlink3_desk.switchboard.board import Switchboard
from tests.support.waiting import wait_for

from . import traffic
from .rows import Row
from .sender import Load, sending

CALLS = 5_000
ROUNDS = 3
PACE = 4_000
"""Events a second at which each still comes by itself, as from a real PBX."""
LEAST_RATIO = 0.15
LEAST_RATE = 20_000


class _Nothing(asyncio.Protocol):
    """Reads and throws away."""

    def __init__(self) -> None:
        self.received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)


class _Board(Wire):
    """Reads, decodes, and brings a switchboard up to date."""

    def __init__(self) -> None:
        self.board = Switchboard()
        super().__init__(encrypted=False, on_happenings=self._take, on_lost=lambda _error: None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert isinstance(transport, asyncio.Transport)
        self.begin(transport)

    def _take(self, happenings: list[Happening]) -> None:
        self.board.apply_all([each for each in happenings if isinstance(each, Event)], time.monotonic())


def run() -> list[Row]:
    """Measure both in turns, at full speed and at a pace at which a read brings one event."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    events = traffic.life(traffic.ringing(CALLS), traffic.TOGETHER)
    packets = traffic.packets(events)
    kinds: tuple[type[_Nothing | _Board], ...] = (_Nothing, _Board)
    best: dict[type[_Nothing | _Board], float] = dict.fromkeys(kinds, 0.0)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        for _ in range(ROUNDS):
            for kind in kinds:
                seconds, _ = runner.run(_read(kind, Load(packets)))
                best[kind] = max(best[kind], len(events) / seconds)
        paced = Load(packets[: PACE * 3], rate=PACE)
        spent = {kind: min(runner.run(_read(kind, paced))[1] for _ in range(ROUNDS)) for kind in kinds}
    ours, theirs = best[_Board], best[_Nothing]
    ratio, paced_ratio = ours / theirs, spent[_Nothing] / spent[_Board]
    name = "octets on a loopback socket to switchboard change, on the qasync loop"
    micro = 1e6 / len(paced.pieces)
    aim = f"at least {LEAST_RATIO}"
    return [
        Row(f"{name}, as fast as they are taken", ours, "events/s", "read and thrown away, events/s", theirs,
            ratio, aim, ratio >= LEAST_RATIO),
        Row(f"{name}, absolute", ours, "events/s", aim=f"at least {LEAST_RATE:,}", met=ours >= LEAST_RATE),
        Row(f"{name}, {PACE:,} events a second, a read each", spent[_Board] * micro,
            "µs of CPU an event", "read and thrown away, µs", spent[_Nothing] * micro, paced_ratio, aim,
            paced_ratio >= LEAST_RATIO),
    ]  # fmt: skip


async def _read(kind: Callable[[], _Nothing | _Board], load: Load) -> tuple[float, float]:
    """Return the seconds from the first octet to the last, by the clock and of the CPU."""
    total = sum(map(len, load.pieces))
    with sending(load) as sender:
        loop = asyncio.get_running_loop()
        protocol = kind()
        started, spent = time.perf_counter(), time.process_time()
        transport, _ = await loop.create_connection(lambda: protocol, "127.0.0.1", sender.port)
        await wait_for(lambda: protocol.received == total, timeout=60)
        seconds, spent = time.perf_counter() - started, time.process_time() - spent
        transport.abort()
        await asyncio.sleep(0.01)
    return seconds, spent
