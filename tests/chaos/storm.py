"""Compressed traffic through disasters, one after another; after each the board must be right again."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterable, Sequence
from random import Random

import msgspec
import psutil

from devlink3_desk.link.backoff import Backoff
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.records import Party, Target
from devlink3_desk.services.session import Session
from devlink3_desk.services.timing import Timing
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.views import PartyView
from tests.support.waiting import wait_for

from .proxy import Chaos, Disaster

SPEED = 30.0
"""Seconds of the PBX in one of ours."""
LIMIT = 5.0
"""Seconds in which the board must be right after a disaster."""
PASSWORD = "storm-and-stress"
TIMING = Timing(
    keep_alive=0.2, dead_after=0.7, quiet=0.1, quiet_unanswered=0.4,
    retry=Backoff(first=0.1, factor=1.5, most=0.5, jitter=0.5), stable_after=1.0,
    ask_again=Backoff(first=0.2, factor=2, most=1, jitter=0),
)  # fmt: skip
"""The periods of a real session, compressed about as much as the traffic."""


class Weathered(msgspec.Struct, frozen=True):
    """One disaster, and the seconds until the board was right (``None``: not in time)."""

    disaster: Disaster
    seconds: float | None
    difference: str = ""


class Held(msgspec.Struct, frozen=True):
    """What a program holds besides memory."""

    tasks: int
    sockets: int
    threads: int

    @classmethod
    def now(cls) -> Held:
        """Return what this program holds."""
        sockets = len(psutil.Process().net_connections(kind="all"))
        workers = sum(1 for thread in threading.enumerate() if not thread.name.startswith("asyncio_"))
        return cls(len(asyncio.all_tasks()), sockets, workers)


class Storm(msgspec.Struct, frozen=True):
    """How each disaster was weathered, and what was held before and after all of them."""

    weathered: list[Weathered]
    before: Held
    after: Held


async def storm(hours: float, seed: int) -> Storm:
    """Go through ``hours`` of the PBX's time, then end everything."""
    before = Held.now()
    weathered = await _storm(hours, seed)
    with contextlib.suppress(AssertionError):  # a socket is closed in the rounds of the loop that follow
        await wait_for(lambda: Held.now() == before, timeout=LIMIT)
    return Storm(weathered, before, Held.now())


async def _storm(hours: float, seed: int) -> list[Weathered]:
    options = SimulatorOptions(
        password=PASSWORD, user="desk", extensions=60, nodes=2, calls_per_hour=500, warm_up=600,
        speed=SPEED, max_event_streams=50, tls_port=None, seed=seed,
    )  # fmt: skip
    pbx = SimulatorThread(options)
    await asyncio.to_thread(pbx.start)
    try:
        return await _through(pbx, time.monotonic() + hours * 3600 / SPEED, Random(seed))
    finally:
        await asyncio.to_thread(pbx.stop)


async def _through(pbx: SimulatorThread, until: float, random: Random) -> list[Weathered]:
    board, found = Switchboard(), []

    def sink(events: Sequence[AnyEvent]) -> None:
        board.apply_all(events, time.monotonic())

    async with Chaos(pbx.server.tcp_port, random).running() as chaos:
        endpoint = Endpoint(host="127.0.0.1", port=chaos.port, tls=None, timeout=0.5)
        session = Session(endpoint, "desk", _password, {EventFlag.SCN}, patient=True, timing=TIMING)
        running = asyncio.create_task(session.run(sink))
        try:
            if await _right(pbx, board, 20.0) is None:
                raise AssertionError(f"never right to begin with: {_apart(pbx, board)}")
            while time.monotonic() < until and not running.done():
                disaster = random.choice(list(Disaster))
                chaos.strike(disaster)
                await asyncio.sleep(random.uniform(0.05, 0.3))
                seconds = await _right(pbx, board, LIMIT)
                found.append(Weathered(disaster, seconds, "" if seconds is not None else _apart(pbx, board)))
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
    return found


async def _password() -> Password:
    return Password(PASSWORD)


async def _right(pbx: SimulatorThread, board: Switchboard, limit: float) -> float | None:
    """Return after how many seconds the board showed the very calls that there are, on a live link."""
    started = time.monotonic()
    while time.monotonic() - started < limit:
        if board.link.state == "live" and _shown(board) == await asyncio.to_thread(_true, pbx):
            return time.monotonic() - started
        await asyncio.sleep(0.003)
    return None


def _true(pbx: SimulatorThread) -> list[list[str]]:
    return _named((call.a, call.b, *call.targets) for call in pbx.truth())


def _shown(board: Switchboard) -> list[list[str]]:
    return _named((call.a, call.b, *call.targets) for call in board.calls.values())


def _named(calls: Iterable[tuple[Party | Target | PartyView | None, ...]]) -> list[list[str]]:
    return sorted(sorted({end.end_id for end in ends if end is not None and end.end_id}) for ends in calls)


def _apart(pbx: SimulatorThread, board: Switchboard) -> str:
    true, shown = _true(pbx), _shown(board)
    missing, extra = [c for c in true if c not in shown], [c for c in shown if c not in true]
    return f"{board.link.state}: missing {missing}, too many {extra}"
