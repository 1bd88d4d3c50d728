"""Traffic in compressed time with one fault after another; the board must be correct again after each."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterable, Sequence
from random import Random

import msgspec
import psutil

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.records import Party, Target
from devlink3_desk.services.session.reconnect import Backoff, SessionTiming
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import PartyInfo
from tests.chaos.proxy import ChaosProxy, ConnectionFault
from tests.support.waiting import wait_for

SPEED = 30.0
"""Factor of real time at which the simulator runs."""
RECOVERY_LIMIT = 5.0
"""Seconds within which the board must be correct after a fault, on a machine that does nothing else."""
PASSWORD = "chaos-password"
TIMING = SessionTiming(
    keep_alive_interval=0.2, dead_after=0.7, quiet_answered=0.1, quiet_unanswered=0.4,
    retry=Backoff(initial=0.1, factor=1.5, maximum=0.5, jitter=0.5), stable_after=1.0,
    resubscribe=Backoff(initial=0.2, factor=2, maximum=1, jitter=0),
)  # fmt: skip
"""The intervals of a session, compressed about as much as the traffic."""


class FaultResult(msgspec.Struct, frozen=True):
    """A fault, and the seconds until the board was correct (``None``: not in time)."""

    fault: ConnectionFault
    seconds: float | None
    difference: str = ""


class ResourceUsage(msgspec.Struct, frozen=True):
    """Resources of the process other than memory."""

    tasks: int
    sockets: int
    threads: int

    @classmethod
    def measure(cls) -> ResourceUsage:
        """Return the resources that are in use now."""
        sockets = len(psutil.Process().net_connections(kind="all"))
        workers = sum(1 for thread in threading.enumerate() if not thread.name.startswith("asyncio_"))
        return cls(len(asyncio.all_tasks()), sockets, workers)

    def exceeds(self, other: ResourceUsage) -> bool:
        """Return whether there is more of anything than in ``other``: less may be left of earlier tests."""
        return self.tasks > other.tasks or self.sockets > other.sockets or self.threads > other.threads


class FaultReport(msgspec.Struct, frozen=True):
    """The results of all faults, and the resources before and after them."""

    results: list[FaultResult]
    before: ResourceUsage
    after: ResourceUsage


async def run_faults(hours: float, seed: int, limit: float = RECOVERY_LIMIT) -> FaultReport:
    """Run ``hours`` of simulated time with faults, and then close everything.

    A board that is not correct within ``limit`` seconds is a failure.
    """
    before = ResourceUsage.measure()
    results = await _run_simulator(hours, seed, limit)
    with contextlib.suppress(AssertionError):  # asyncio closes a socket some rounds later
        await wait_for(lambda: not ResourceUsage.measure().exceeds(before), timeout=limit)
    return FaultReport(results, before, ResourceUsage.measure())


async def _run_simulator(hours: float, seed: int, limit: float) -> list[FaultResult]:
    options = SimulatorOptions(
        password=PASSWORD, user="desk", extensions=60, nodes=2, calls_per_hour=500, warm_up=600,
        speed=SPEED, max_event_streams=50, tls_port=None, seed=seed,
    )  # fmt: skip
    pbx = SimulatorThread(options)
    await asyncio.to_thread(pbx.start)
    try:
        return await _run_session_with_faults(
            pbx, time.monotonic() + hours * 3600 / SPEED, Random(seed), limit
        )
    finally:
        await asyncio.to_thread(pbx.stop)


async def _run_session_with_faults(
    pbx: SimulatorThread, until: float, random: Random, limit: float
) -> list[FaultResult]:
    board = Switchboard()
    results: list[FaultResult] = []

    def sink(events: Sequence[AnyEvent]) -> None:
        board.apply_all(events, time.monotonic())

    async with ChaosProxy(pbx.server.tcp_port, random).run() as chaos:
        endpoint = Endpoint(host="127.0.0.1", port=chaos.port, tls=None, timeout=0.5)
        session = DevLinkSession(
            endpoint, "desk", _provide_password, {EventFlag.SCN}, retry_first_failure=True, timing=TIMING
        )
        task = asyncio.create_task(session.run(sink))
        try:
            if await _wait_until_correct(pbx, board, 60.0) is None:
                raise AssertionError(
                    f"never correct before the first fault: {_describe_difference(pbx, board)}"
                )
            while time.monotonic() < until and not task.done():
                fault = random.choice(list(ConnectionFault))
                chaos.trigger(fault)
                await asyncio.sleep(random.uniform(0.05, 0.3))
                seconds = await _wait_until_correct(pbx, board, limit)
                difference = "" if seconds is not None else _describe_difference(pbx, board)
                results.append(FaultResult(fault, seconds, difference))
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
    return results


async def _provide_password() -> Password:
    return Password(PASSWORD)


async def _wait_until_correct(pbx: SimulatorThread, board: Switchboard, limit: float) -> float | None:
    """Return the seconds until the link is live and the board has exactly the calls of the PBX."""
    started = time.monotonic()
    while time.monotonic() - started < limit:
        if board.link.state == "live" and _list_board_calls(board) == await asyncio.to_thread(
            _list_pbx_calls, pbx
        ):
            return time.monotonic() - started
        await asyncio.sleep(0.003)
    return None


def _list_pbx_calls(pbx: SimulatorThread) -> list[list[str]]:
    return _list_call_ends((call.a, call.b, *call.targets) for call in pbx.actual_calls())


def _list_board_calls(board: Switchboard) -> list[list[str]]:
    return _list_call_ends((call.a, call.b, *call.targets) for call in board.calls.values())


def _list_call_ends(calls: Iterable[tuple[Party | Target | PartyInfo | None, ...]]) -> list[list[str]]:
    return sorted(sorted({end.end_id for end in ends if end is not None and end.end_id}) for ends in calls)


def _describe_difference(pbx: SimulatorThread, board: Switchboard) -> str:
    expected, shown = _list_pbx_calls(pbx), _list_board_calls(board)
    missing, extra = [c for c in expected if c not in shown], [c for c in shown if c not in expected]
    return f"{board.link.state}: missing {missing}, too many {extra}"
