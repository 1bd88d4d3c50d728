"""A site with two hubs, and the faults that can be caused in it."""

from __future__ import annotations

import asyncio
import resource
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Final

from devlink3_desk.link.errors import LinkError
from devlink3_desk.services.hub.requests import RequestVerb
from tests.chaos.proxy import ChaosProxy, ConnectionFault
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk
from tests.support.nats_server import NatsServer

LEADER_SECONDS: Final = 30.0
"""Time to find out who leads."""
RESTART_SECONDS: Final = 1.0
FULL_FILE_BYTES: Final = 4_096
"""Limit of the files of nats-server while its disk counts as full."""
_BLOCK: Final = bytes(65_536)
FAULTS: Final = (
    "the leading hub is killed",
    "the other hub is killed",
    "the leading hub is frozen",
    "nats-server is killed",
    "nats-server is frozen",
    "hub and nats-server are killed",
    "a desk is cut off",
    "a desk gets nothing any more",
    "a desk gets its data in pieces",
    "a desk gets its data late",
    "the PBX restarts",
    "the disk of nats-server is full",
)


class HubSite:
    """Two hubs, one of them with a second connection to the PBX, and two desks, one behind a bad network."""

    def __init__(
        self, server: NatsServer, pbx: SimulatedPbx, random: Random, freeze_seconds: float, disk: Path | None
    ) -> None:
        """``disk`` is a small file system with the store of the server; without it, its files are limited."""
        self.server, self.pbx = server, pbx
        self.proxy = ChaosProxy(server.port, random)
        self._random, self._freeze_seconds, self._disk = random, freeze_seconds, disk
        first = HubProcess(server, pbx.port)
        self.hubs = [first, HubProcess(server, pbx.port, "--warm-standby", folder=first.folder)]
        self.hubs[1].log = first.folder / "stderr of the second"
        self.near = WindowlessDesk(server.access("desk", timeout=2.0), "near")
        self.far: WindowlessDesk | None = None
        actions: list[Callable[[], Awaitable[None]]] = [
            self._kill_leader,
            self._kill_standby,
            self._freeze_leader,
            self._kill_server,
            self._freeze_server,
            self._kill_both,
            lambda: self._disturb_desk(ConnectionFault.CUT),
            lambda: self._disturb_desk(ConnectionFault.STALL),
            lambda: self._disturb_desk(ConnectionFault.SPLIT),
            lambda: self._disturb_desk(ConnectionFault.BUNCH),
            self._restart_pbx,
            self._fill_disk,
        ]
        self.faults = dict(zip(FAULTS, actions, strict=True))

    def create_far_desk(self) -> WindowlessDesk:
        """Return the desk behind the proxy, which listens by now."""
        self.far = WindowlessDesk(self.server.access("desk", port=self.proxy.port, timeout=2.0), "far")
        return self.far

    async def start_hubs(self) -> None:
        """Start both hubs, one after the other."""
        for hub in self.hubs:
            hub.start()
            await hub.wait_until_ready()

    async def supervise(self) -> None:
        """Start hubs again that have ended, as a service manager does; forever.

        A hub ends where it cannot reach its server or its PBX when it starts.
        """
        while True:
            await asyncio.sleep(RESTART_SECONDS)
            for hub in self.hubs:
                if hub.has_ended:
                    hub.start()

    async def wait_until_whole(self) -> None:
        """Wait until both hubs are ready: a site with only one hub is another test."""
        for hub in self.hubs:
            await hub.wait_until_ready()

    async def _find_leader(self) -> HubProcess:
        deadline = time.monotonic() + LEADER_SECONDS
        while True:
            try:
                status = await self.near.source.requester.ask(RequestVerb.STATUS)
            except LinkError:
                status = {"leader": ""}
            for hub in self.hubs:
                if hub.process is not None and str(status["leader"]).endswith(f":{hub.process.pid}"):
                    return hub
            assert time.monotonic() < deadline, f"nobody leads: {[hub.output for hub in self.hubs]}"
            await asyncio.sleep(0.1)

    async def _kill_leader(self) -> None:
        hub = await self._find_leader()
        hub.stop(signal.SIGKILL)
        hub.start()

    async def _kill_standby(self) -> None:
        leader = await self._find_leader()
        (hub,) = (hub for hub in self.hubs if hub is not leader)
        hub.stop(signal.SIGKILL)
        hub.start()

    async def _freeze_leader(self) -> None:
        hub = await self._find_leader()
        hub.send(signal.SIGSTOP)
        await asyncio.sleep(self._freeze_seconds)
        hub.send(signal.SIGCONT)

    async def _kill_server(self) -> None:
        self.server.stop()
        await asyncio.sleep(self._random.random())
        await asyncio.to_thread(self.server.start)

    async def _freeze_server(self) -> None:
        self.server.freeze()
        await asyncio.sleep(self._freeze_seconds)
        self.server.thaw()

    async def _kill_both(self) -> None:
        await self._kill_leader()
        await self._kill_server()

    async def _disturb_desk(self, fault: ConnectionFault) -> None:
        self.proxy.trigger(fault)

    async def _restart_pbx(self) -> None:
        await self.pbx.restart(self._random.random())

    async def _fill_disk(self) -> None:
        """Let the server write no more for a while; then there is room again, and it is started again.

        Version 2.10 goes on by itself, 2.9 and 2.15 do not: 2.9 does not even end on SIGTERM.
        """
        assert self.server.process is not None
        filler = None if self._disk is None else self._disk / "filler"
        if filler is None:
            limits = (FULL_FILE_BYTES, resource.RLIM_INFINITY)
            resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, limits)
        else:
            await asyncio.to_thread(_fill_up, filler)
        await asyncio.sleep(self._freeze_seconds)
        if filler is not None:
            filler.unlink()
        await self._kill_server()

    def describe(self) -> str:
        """Return the ends of all logs, and what the desks say about their connections."""
        logs = [*(hub.log for hub in self.hubs), self.server.folder / "nats.log"]
        parts = [f"{log}:\n{log.read_text()[-2_000:]}" for log in logs if log.exists()]
        parts += [f"{desk.name}: {desk.board.link}" for desk in (self.near, self.far) if desk is not None]
        return "\n".join(parts)

    def end_hubs(self) -> None:
        """End both hubs in order, so that all they have seen is stored."""
        for hub in self.hubs:
            hub.stop(signal.SIGTERM)

    def close(self) -> None:
        """End the hubs at once."""
        for hub in self.hubs:
            hub.stop()


def _fill_up(path: Path) -> None:
    """Write until the disk is full."""
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                file.write(_BLOCK)
    except OSError:
        pass
