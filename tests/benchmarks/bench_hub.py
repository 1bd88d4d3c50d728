"""A hub with many desks: how late events are there, and what the hub and the server take of the processor."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

import psutil

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.event_reader import EventReader, ReadingKind
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.benchmarks.rows import Row
from tests.support.hub_rig import SIMULATOR_PASSWORD, HubProcess
from tests.support.nats_server import NatsServer, create_server, find_free_port, find_programs, remove_server

DESKS = 100
READERS = 10
"""Desks that decode all events; the others only receive them, as one process cannot decode for a hundred."""
SECONDS = 15.0
MAX_DELAY_MS = 100.0
MAX_CPU_RATIO = 1.5
LARGE_SITE = ("--extensions", "2000", "--calls-per-hour", "60000", "--seed", "8")
"""About 200 events a second."""
USER = "desk"


def run() -> list[Row]:
    """Measure a large site with many desks; without nats-server there is nothing to measure."""
    programs = find_programs()
    if not programs:
        return []
    server = create_server(programs[0])
    port = find_free_port()
    argv = [sys.executable, "-m", "devlink3_desk", "simulate", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "DEVLINK3_PASSWORD": SIMULATOR_PASSWORD}
    # A process of its own: in a thread, it would take its turns with the desks.
    pbx = subprocess.Popen(
        [*argv, "--user", USER, *LARGE_SITE],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        server.start()
        return asyncio.run(_measure(port, server))
    finally:
        remove_server(server)
        pbx.kill()
        pbx.wait()


async def _measure(port: int, server: NatsServer) -> list[Row]:
    await _wait_for_port(port)
    alone = await _measure_single_desk(port)
    hub = HubProcess(server, port)
    hub.start()
    try:
        await hub.wait_until_ready()
        assert hub.process is not None
        assert server.process is not None
        delays: list[float] = []
        counts = [0] * DESKS
        desks = [
            asyncio.create_task(
                _follow(server, delays, counts, number)
                if number < READERS
                else _receive(server, counts, number)
            )
            for number in range(DESKS)
        ]
        await asyncio.sleep(5)
        delays.clear()
        processes = [psutil.Process(hub.process.pid), psutil.Process(server.process.pid)]
        before = [sum(process.cpu_times()[:2]) for process in processes]
        counted = counts[0]
        await asyncio.sleep(SECONDS)
        used = [
            sum(process.cpu_times()[:2]) - start for process, start in zip(processes, before, strict=True)
        ]
        events = counts[0] - counted
        memory = processes[0].memory_info().rss / 2**20
        for desk in desks:
            desk.cancel()
        await asyncio.gather(*desks, return_exceptions=True)
        assert min(counts) > 0, "a desk has received nothing"
    finally:
        hub.stop()
    return _build_rows(sorted(delays), events, used, memory, alone)


def _build_rows(
    delays: Sequence[float], events: int, used: Sequence[float], memory: float, alone: tuple[float, int]
) -> list[Row]:
    median, late = (1000 * delays[round((len(delays) - 1) * share)] for share in (0.5, 0.99))
    per_event = 1e6 * used[0] / max(1, events)
    reference = 1e6 * alone[0] / max(1, alone[1])
    ratio = per_event / reference
    title = f"hub with {DESKS} desks"
    return [
        Row(f"{title}: events", events / SECONDS, "a second"),
        Row(f"{title}: from the hub's socket to a desk, median", median, "ms"),
        Row(
            f"{title}: from the hub's socket to a desk, 99th percentile",
            late,
            "ms",
            aim=f"at most {MAX_DELAY_MS:g}",
            met=late <= MAX_DELAY_MS,
        ),
        Row(
            f"{title}: processor of the hub",
            per_event,
            "µs an event",
            "a single desk without a window",
            reference,
            ratio,
            f"at most {MAX_CPU_RATIO} times",
            ratio <= MAX_CPU_RATIO,
        ),
        Row(f"{title}: processor of nats-server", 100 * used[1] / SECONDS, "%"),
        Row(f"{title}: memory of the hub", memory, "MB"),
    ]


async def _follow(server: NatsServer, delays: list[float], counts: list[int], number: int) -> None:
    connection = await HubConnection.connect(server.access("desk", timeout=30.0))
    try:
        reader = EventReader(connection, SiteNames("main"), "desk")
        readings = await reader.begin()
        while True:
            for reading in readings:
                counts[number] += len(reading.events)
                if reading.kind is ReadingKind.EVENTS:
                    delays.append(time.monotonic() - reading.head.at)
            readings = await reader.read_next()
    finally:
        await connection.close()


async def _wait_for_port(port: int) -> None:
    """Wait until the simulator listens."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            await writer.wait_closed()
            return


async def _receive(server: NatsServer, counts: list[int], number: int) -> None:
    connection = await HubConnection.connect(server.access("desk", timeout=30.0))

    async def count_message(_message: object) -> None:
        counts[number] += 1

    try:
        await connection.subscribe(SiteNames("main").live, count_message)
        await connection.closed.wait()
    finally:
        await connection.close()


async def _measure_single_desk(port: int) -> tuple[float, int]:
    """Return the seconds of processor time that a desk without a window takes, and for how many events.

    It records the history, as the hub and every desk do.
    """
    with tempfile.TemporaryDirectory() as folder:
        argv = [sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", folder, "--host", "127.0.0.1"]
        desk = await asyncio.create_subprocess_exec(
            *(*argv, "--port", str(port), "--no-tls", "--user", USER),
            env={**os.environ, "DEVLINK3_PASSWORD": SIMULATOR_PASSWORD},
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert desk.stderr is not None
            await desk.stderr.readline()
            await asyncio.sleep(3)
            process = psutil.Process(desk.pid)
            location = HistoryLocation.parse(f"{folder}/history.sqlite")
            started, counted = sum(process.cpu_times()[:2]), _count_events(location)
            await asyncio.sleep(SECONDS)
            return sum(process.cpu_times()[:2]) - started, _count_events(location) - counted
        finally:
            desk.terminate()
            await desk.wait()


def _count_events(location: HistoryLocation) -> int:
    with open_history(location, read_only=True) as store:
        rows = store.database.execute("SELECT sum(events) FROM event_blocks WHERE is_checkpoint = 0")
        return int(rows[0][0] or 0)
