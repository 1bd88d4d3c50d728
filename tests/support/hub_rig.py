"""The parts of a site for tests: a simulated PBX, hubs as processes, and desks without a window as tasks."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from pathlib import Path

from devlink3_desk.protocol.events import AnyEvent, LinkEvent
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.event_source import HubEventSource
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from tests.support.nats_server import KILL, NatsServer
from tests.support.waiting import wait_for

SIMULATOR_PASSWORD = "rig-password"
BUSY = SimulatorOptions(
    password=SIMULATOR_PASSWORD,
    extensions=40,
    calls_per_hour=3000,
    talk_time=20,
    warm_up=200,
    seed=5,
    max_event_streams=10,
)
TIMEOUT = 240.0


class HubProcess:
    """``devlink3-desk hub --publish`` as a process."""

    def __init__(
        self,
        server: NatsServer,
        pbx_port: int,
        *arguments: str,
        folder: Path | None = None,
        site: str | None = None,
    ) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="desk-hub-", dir=server.folder))
        # With several sites, the names of users begin with the site.
        user = "hub" if len(server.options.sites) == 1 else f"{site}-hub"
        self._argv = [
            *(sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", str(self.folder)),
            *("--host", "127.0.0.1", "--port", str(pbx_port), "--no-tls", "--user", BUSY.user),
            *("--publish", f"nats://127.0.0.1:{server.port}", "--site", site or server.options.sites[0]),
            *("--hub-user", user, *arguments),
        ]
        self._environment = {
            **os.environ,
            "DEVLINK3_PASSWORD": SIMULATOR_PASSWORD,
            "DEVLINK3_HUB_PASSWORD": server.passwords[user],
        }
        self.log = self.folder / "stderr"
        self.process: subprocess.Popen[bytes] | None = None
        self._log_start = 0
        """Size of the log when the process was started."""

    def start(self) -> None:
        """Start the process, without waiting."""
        with self.log.open("ab") as log:
            self._log_start = log.tell()
            self.process = subprocess.Popen(self._argv, env=self._environment, stderr=log)

    async def wait_until_ready(self) -> None:
        """Wait until the process has printed ``ready``."""
        try:
            await wait_for(lambda: self.is_ready, TIMEOUT)
        except AssertionError as error:
            code = None if self.process is None else self.process.poll()
            raise AssertionError(f"the hub is not ready ({code}): {self.output}") from error

    @property
    def is_ready(self) -> bool:
        """Whether the process has printed ``ready`` since its last start."""
        return b"ready\n" in self.log.read_bytes()[self._log_start :]

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended by itself."""
        return self.process is not None and self.process.poll() is not None

    @property
    def output(self) -> str:
        """All that the process has written to stderr."""
        return self.log.read_text()

    def send(self, number: int) -> None:
        """Send a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def stop(self, number: int = KILL) -> int:
        """End the process and return its code."""
        if self.process is None:
            return 0
        process, self.process = self.process, None
        process.send_signal(signal.SIGCONT)
        process.send_signal(number)
        return process.wait(60)


class WindowlessDesk:
    """A desk without a window: a source and the board that applies its events."""

    def __init__(self, access: HubAccess, name: str = "desk") -> None:
        self.name = name
        self.source = HubEventSource(access, retry_first_failure=True, name=name)
        self.board = Switchboard()
        self.events: list[AnyEvent] = []
        self.links: list[LinkEvent] = []
        self.link_times: list[float] = []
        """Monotonic second at which each of ``links`` arrived."""
        self.ended: list[str] = []
        """Ids of the calls that have ended."""
        self.ends: list[tuple[float, CallEnded, str]] = []
        """Ended calls: monotonic second, the change, and the kinds of events of its batch."""
        self.returns: dict[str, tuple[float, str]] = {}
        """Calls that changed after their end, by id: monotonic second, and kinds of events with state."""
        self.task: asyncio.Task[None] | None = None

    def apply(self, events: Sequence[AnyEvent]) -> None:
        """Apply events to the board."""
        now = time.monotonic()
        self.events += events
        links = [event for event in events if isinstance(event, LinkEvent)]
        self.links += links
        self.link_times += [now] * len(links)
        changes = self.board.apply_all(events, now)
        ends = [change for change in changes if isinstance(change, CallEnded) and change.merged_into is None]
        if ends or self.ends:
            kinds = "+".join(dict.fromkeys(type(event).__name__ for event in events))
            known = set(self.ended)
            for change in changes:
                if isinstance(change, CallChanged) and change.call.id in known:
                    self.returns.setdefault(change.call.id, (now, f"{kinds} {change.call.state.value}"))
            self.ends += [(now, change, kinds) for change in ends]
        self.ended += [change.id for change in ends]

    @contextlib.asynccontextmanager
    async def run(self) -> AsyncIterator[WindowlessDesk]:
        """Apply the events of the hub until the end of the block."""
        self.task = asyncio.create_task(self.source.run(self.apply), name="rig desk")
        try:
            yield self
        finally:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    def describe_links(self, since: float, until: float) -> str:
        """Return what became of the link between two monotonic seconds, in seconds after the first one."""
        lines = [
            (f"{at - since:.1f} {link.state.value}", link.reason)
            for at, link in zip(self.link_times, self.links, strict=True)
            if since - 1 <= at <= until
        ]
        return ", ".join(line if reason is None else f"{line} ({reason})" for line, reason in lines)

    @property
    def is_live(self) -> bool:
        """Whether the link of the board is live."""
        return self.board.link.state is LinkStatus.LIVE


class SimulatedPbx:
    """The simulator in a thread, which also reports its actual calls."""

    def __init__(self, options: SimulatorOptions = BUSY) -> None:
        self.thread = SimulatorThread(options)
        self.port = self.thread.start().tcp_port

    async def read_actual_calls(self) -> list[list[str]]:
        """Return the ends of each call in progress at the PBX."""
        calls = await asyncio.to_thread(self.thread.actual_calls)
        return sorted(sorted(_end_ids((call.a, call.b, *call.targets))) for call in calls)

    async def restart(self, downtime: float) -> None:
        """Let the PBX restart: all its calls have ended, and it listens again after ``downtime`` seconds."""
        server, loop = self.thread.server, self.thread._require_loop()
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(server.restart(downtime), loop))

    def stop(self) -> None:
        """End the simulator."""
        self.thread.stop()


@contextlib.contextmanager
def simulate_script(folder: Path, text: str) -> Iterator[SimulatedPbx]:
    """Run the simulator with a script until the block ends."""
    script = folder / "scenario.txt"
    script.write_text(text, encoding="utf-8")
    simulated = SimulatedPbx(SimulatorOptions(script=script, tls_port=None, password=SIMULATOR_PASSWORD))
    try:
        yield simulated
    finally:
        simulated.stop()


@contextlib.contextmanager
def run_hub(server: NatsServer, pbx: SimulatedPbx, *options: str) -> Iterator[HubProcess]:
    """Start a hub, which need not be ready yet, and kill it when the block ends."""
    process = HubProcess(server, pbx.port, *options)
    process.start()
    try:
        yield process
    finally:
        process.stop()


def read_board(board: Switchboard) -> list[list[str]]:
    """Return the ends of each call that a board shows."""
    return sorted(sorted(_end_ids((call.a, call.b, *call.targets))) for call in board.calls.values())


def _end_ids(parties: Iterable[object]) -> set[str]:
    ends = {getattr(party, "end_id", None) for party in parties if party is not None}
    return {end for end in ends if end}


async def wait_until_boards_match(
    pbx: SimulatedPbx, desks: Sequence[WindowlessDesk], seconds: float = TIMEOUT
) -> float:
    """Wait until each board was live and had the calls of the PBX once; return the seconds that it took."""
    started = time.monotonic()
    differing = set(range(len(desks)))
    while differing:
        actual = await pbx.read_actual_calls()
        await asyncio.sleep(0.01)
        differing -= {
            number
            for number in differing
            if desks[number].is_live and (shown := read_board(desks[number].board)) == actual and shown
        }
        if time.monotonic() - started > seconds:
            states = {desks[number].board.link.state.value for number in differing}
            raise AssertionError(f"{len(differing)} boards differ from the PBX after {seconds} s: {states}")
    return time.monotonic() - started
