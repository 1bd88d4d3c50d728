"""A hub with a hundred desks: whether their boards are correct, the delay, and the processor time.

The desks are real: each has a connection, an event source and a board, and decodes every event. They share
two processes. A desk without a window, which records as the hub does, follows the same PBX at the same time.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import psutil

from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.simulator.options import SimulatorOptions
from tests.benchmarks.hub_desks import COLLECT, PASSWORD_VARIABLE, REPORT, RESET, DeskReport
from tests.benchmarks.rows import Row
from tests.support.hub_rig import SIMULATOR_PASSWORD, HubProcess, SimulatedPbx
from tests.support.nats_server import NatsServer, find_programs, run_server

DESKS = 100
DESK_PROCESSES = 2
ROUNDS = 3
SECONDS = float(os.environ.get("BENCH_HUB_SECONDS", "20"))
"""Length of a round. After each, simulated time stands still until the boards have been compared."""
MAX_DELAY_MS = 100.0
MAX_CPU_RATIO = 1.5
MATCH_SECONDS = 30.0
START_SECONDS = 180.0
LARGE_SITE = SimulatorOptions(
    password=SIMULATOR_PASSWORD,
    extensions=2000,
    calls_per_hour=150_000,
    warm_up=120,
    seed=8,
    max_event_streams=10,
)
"""About 200 events a second."""


class _Round(msgspec.Struct):
    """Figures of one round; processor times are in seconds."""

    events: int
    delays: list[float]
    hub_cpu: float
    hub_events: int
    desk_cpu: float
    desk_events: int
    server_cpu: float
    desks_cpu: float
    hub_memory: float
    desks_memory: float
    match_seconds: float
    """Seconds until all boards had the calls of the PBX, after simulated time was stopped."""

    @property
    def ratio(self) -> float:
        """Processor time of the hub for an event against that of a single desk."""
        return (self.hub_cpu / self.hub_events) / (self.desk_cpu / self.desk_events)

    @property
    def late(self) -> float:
        """The 99th percentile of the delays, in milliseconds."""
        return _find_percentile(self.delays, 0.99)


def run() -> list[Row]:
    """Measure a large site with many desks; without nats-server there is nothing to measure."""
    programs = find_programs()
    if not programs:
        return []
    pbx = SimulatedPbx(LARGE_SITE)
    try:
        with (
            run_server(programs[0]) as server,
            tempfile.TemporaryDirectory() as folder,
            _run_single_desk(pbx.port, Path(folder)) as single,
        ):
            return asyncio.run(_HubBenchmark(server, pbx, single, Path(folder)).run())
    finally:
        pbx.stop()


class _HubBenchmark:
    def __init__(
        self, server: NatsServer, pbx: SimulatedPbx, single: subprocess.Popen[bytes], folder: Path
    ) -> None:
        self._server, self._pbx, self._single = server, pbx, single
        self._hub = HubProcess(server, pbx.port)
        self._histories = [
            HistoryLocation.parse(str(each / "history.sqlite")) for each in (self._hub.folder, folder)
        ]
        self._desks: list[asyncio.subprocess.Process] = []

    async def run(self) -> list[Row]:
        self._hub.start()
        try:
            await self._hub.wait_until_ready()
            await self._start_desks()
            await self._wait_until_boards_match(START_SECONDS)
            return _build_rows([await self._measure_round() for _ in range(ROUNDS)])
        finally:
            for desk in self._desks:
                desk.kill()
                await desk.wait()
            self._hub.stop()

    async def _start_desks(self) -> None:
        environment = {**os.environ, PASSWORD_VARIABLE: self._server.passwords["desk"]}
        argv = [sys.executable, "-m", "tests.benchmarks.hub_desks", str(self._server.port)]
        for _ in range(DESK_PROCESSES):
            desk = await asyncio.create_subprocess_exec(
                *(*argv, str(DESKS // DESK_PROCESSES)),
                env=environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=64 * 1024 * 1024,
            )
            self._desks.append(desk)

    async def _ask(self, desk: asyncio.subprocess.Process, command: bytes) -> bytes:
        assert desk.stdin is not None
        assert desk.stdout is not None
        desk.stdin.write(command + b"\n")
        return await desk.stdout.readline()

    async def _ask_all(self, command: bytes) -> list[bytes]:
        return await asyncio.gather(*(self._ask(desk, command) for desk in self._desks))

    async def _wait_until_boards_match(self, limit: float = MATCH_SECONDS) -> float:
        """Stop simulated time until all boards have the calls of the PBX; return the seconds that it took."""
        self._set_speed(1e-9)
        started = time.monotonic()
        while True:
            actual = msgspec.json.encode(await self._pbx.read_actual_calls())
            differing = sum(int(answer) for answer in await self._ask_all(actual))
            if not differing:
                break
            assert time.monotonic() - started < limit, f"{differing} boards differ from the PBX"
            await asyncio.sleep(0.05)
        match_seconds = time.monotonic() - started
        self._set_speed(1.0)
        return match_seconds

    def _set_speed(self, speed: float) -> None:
        server = self._pbx.thread.server
        server.options = msgspec.structs.replace(server.options, speed=speed)

    async def _measure_round(self) -> _Round:
        await self._ask_all(COLLECT.encode())
        await asyncio.sleep(3)
        await self._ask_all(RESET.encode())
        before = await self._read_figures()
        await asyncio.sleep(SECONDS)
        after = await self._read_figures()
        reports = [
            msgspec.json.decode(line, type=DeskReport) for line in await self._ask_all(REPORT.encode())
        ]
        assert not sum(report.lost for report in reports), "a desk has lost its hub"
        used = [later - earlier for earlier, later in zip(before, after, strict=True)]
        assert self._hub.process is not None
        return _Round(
            events=min(min(report.events) for report in reports),
            delays=[delay for report in reports for delay in report.delays],
            hub_cpu=used[0],
            desk_cpu=used[1],
            server_cpu=used[2],
            desks_cpu=sum(used[3:-2]),
            hub_events=round(used[-2]),
            desk_events=round(used[-1]),
            hub_memory=psutil.Process(self._hub.process.pid).memory_info().rss / 2**20,
            desks_memory=sum(report.memory for report in reports) / 2**20,
            match_seconds=await self._wait_until_boards_match(),
        )

    async def _read_figures(self) -> list[float]:
        """Return processor times of hub, single desk, server and desk processes; and recorded events."""
        assert self._hub.process is not None
        assert self._server.process is not None
        pids = [self._hub.process.pid, self._single.pid, self._server.process.pid]
        pids += [desk.pid for desk in self._desks]
        return [sum(psutil.Process(pid).cpu_times()[:2]) for pid in pids] + [
            float(_count_events(location)) for location in self._histories
        ]


def _build_rows(rounds: Sequence[_Round]) -> list[Row]:
    title = f"hub with {DESKS} desks in {DESK_PROCESSES} processes"
    return [*_build_speed_rows(title, rounds), *_build_cost_rows(title, rounds)]


def _build_speed_rows(title: str, rounds: Sequence[_Round]) -> list[Row]:
    quickest = min(rounds, key=lambda each: each.late)
    return [
        Row(f"{title}: events", quickest.events / SECONDS, "a second"),
        Row(
            f"{title}: until all boards had the calls of the PBX, longest",
            max(each.match_seconds for each in rounds),
            "s",
        ),
        Row(
            f"{title}: from the hub's socket to a board, median", _find_percentile(quickest.delays, 0.5), "ms"
        ),
        Row(
            f"{title}: from the hub's socket to a board, 99th percentile",
            quickest.late,
            "ms",
            "in the slowest round",
            max(each.late for each in rounds),
            aim=f"at most {MAX_DELAY_MS:g}",
            met=quickest.late <= MAX_DELAY_MS,
        ),
    ]


def _build_cost_rows(title: str, rounds: Sequence[_Round]) -> list[Row]:
    quickest, cheapest = min(rounds, key=lambda each: each.late), min(rounds, key=lambda each: each.ratio)
    return [
        Row(
            f"{title}: processor of the hub",
            1e6 * cheapest.hub_cpu / cheapest.hub_events,
            "µs an event",
            "a single desk without a window, at the same time",
            1e6 * cheapest.desk_cpu / cheapest.desk_events,
            cheapest.ratio,
            f"at most {MAX_CPU_RATIO} times",
            cheapest.ratio <= MAX_CPU_RATIO,
        ),
        Row(f"{title}: the same ratio in the worst round", max(each.ratio for each in rounds), ""),
        Row(f"{title}: processor of nats-server", 100 * cheapest.server_cpu / SECONDS, "%"),
        Row(
            f"{title}: processor of a desk", 1e6 * quickest.desks_cpu / DESKS / quickest.events, "µs an event"
        ),
        Row(
            f"{title}: memory of the hub at the end",
            rounds[-1].hub_memory,
            "MB",
            "after the first round",
            rounds[0].hub_memory,
        ),
        Row(f"{title}: memory of all desks", rounds[-1].desks_memory, "MB"),
    ]


def _find_percentile(delays: Sequence[float], share: float) -> float:
    """Return a percentile in milliseconds."""
    ordered = sorted(delays)
    return 1000 * ordered[round((len(ordered) - 1) * share)]


@contextlib.contextmanager
def _run_single_desk(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a desk without a window that records the history, as the hub and every desk do."""
    argv = [sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", str(folder), "--host", "127.0.0.1"]
    desk = subprocess.Popen(
        [*argv, "--port", str(port), "--no-tls", "--user", LARGE_SITE.user],
        env={**os.environ, "DEVLINK3_PASSWORD": SIMULATOR_PASSWORD},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield desk
    finally:
        desk.kill()
        desk.wait()


def _count_events(location: HistoryLocation) -> int:
    with open_history(location, read_only=True) as store:
        rows = store.database.execute("SELECT sum(events) FROM event_blocks WHERE is_checkpoint = 0")
        return int(rows[0][0] or 0)
