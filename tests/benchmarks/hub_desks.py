"""A process with many desks, driven by its input: ``python -m tests.benchmarks.hub_desks PORT COUNT``.

Each desk is what ``board`` and the window have: a connection, an event source and a switchboard of its own.
Several share a process, so that a hundred find place on a machine with two cores.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from collections.abc import Sequence

import msgspec
import psutil

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.event_source import HubEventSource
from devlink3_desk.services.hub.publisher import BATCH_SECONDS
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from tests.support.hub_rig import read_board

PASSWORD_VARIABLE = "BENCH_HUB_PASSWORD"
USER = "desk"
COLLECT, RESET, REPORT = "collect", "reset", "report"
"""Commands; any other line has the calls of the PBX to compare with, as JSON."""


class DeskReport(msgspec.Struct):
    """What the desks of a process have seen since the last reset."""

    events: list[int]
    """Events of each desk."""
    delays: list[float]
    """Seconds from the hub's socket to the board: one for each message of each desk."""
    memory: int
    """Bytes of the process."""
    lost: int
    """Desks that are not connected."""


class _Desk:
    """One desk and its figures."""

    def __init__(self, access: HubAccess, number: int) -> None:
        self.source = HubEventSource(access, retry_first_failure=True, name=f"desk {number}")
        self.board = Switchboard()
        self.events = 0
        self.delays: list[float] = []

    def apply(self, events: Sequence[AnyEvent]) -> None:
        self.board.apply_all(events, time.monotonic())
        self.events += len(events)
        reader = self.source._reader
        if reader is not None and reader.head is not None:
            # The head says when the last event of the message came; the first one has waited for it.
            self.delays.append(time.monotonic() - reader.head.at + BATCH_SECONDS)


async def run_desks(port: int, count: int) -> None:
    """Follow the hub with ``count`` desks, and answer commands until the input ends."""
    access = HubAccess(
        endpoint=Endpoint(host="127.0.0.1", port=port, tls=None, timeout=30.0),
        site="main",
        user=USER,
        password=Password(os.environ[PASSWORD_VARIABLE]),
    )
    desks = [_Desk(access, number) for number in range(count)]
    tasks: list[asyncio.Task[None]] = []
    for desk in desks:
        tasks.append(asyncio.create_task(desk.source.run(desk.apply)))
        # One by one: a checkpoint is a tenth of a second of work, in which the others of this process wait.
        await desk.source.signed_in.wait()
    commands = asyncio.StreamReader(limit=16 * 1024 * 1024)
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(commands), sys.stdin
    )
    try:
        while line := (await commands.readline()).decode().strip():
            sys.stdout.buffer.write(msgspec.json.encode(_answer(line, desks)) + b"\n")
            sys.stdout.flush()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _answer(command: str, desks: Sequence[_Desk]) -> DeskReport | int:
    if command == COLLECT:
        # Real desks are processes of their own, in which the garbage of fifty is not collected at once.
        gc.collect()
        gc.freeze()
        gc.disable()
        return 0
    if command == RESET:
        for desk in desks:
            desk.events = 0
            desk.delays.clear()
        return 0
    if command == REPORT:
        process = psutil.Process()
        return DeskReport(
            events=[desk.events for desk in desks],
            delays=[delay for desk in desks for delay in desk.delays],
            memory=process.memory_info().rss,
            lost=sum(desk.board.link.state is not LinkStatus.LIVE for desk in desks),
        )
    actual = msgspec.json.decode(command, type=list[list[str]])
    return sum(
        desk.board.link.state is not LinkStatus.LIVE or read_board(desk.board) != actual for desk in desks
    )


if __name__ == "__main__":
    asyncio.run(run_desks(int(sys.argv[1]), int(sys.argv[2])))
