"""Two hubs, a nats-server and desks, one disaster after another: ``python -m tests.chaos.hub_chaos``.

After each, the boards must be right within :data:`RECOVERY_LIMIT` seconds. At the end, no shared entry may be
missing, and each call must be in the history once.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Final

import msgspec

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.support.hub_rig import HubProcess, RigDesk, SimulatedPbx, wait_until_right
from tests.support.nats_server import NatsServer, create_server, remove_server, skip_without_server
from tests.support.waiting import wait_for

RECOVERY_LIMIT: Final = 5.0
PATIENCE: Final = 60.0
"""Seconds after which a board that is still wrong ends the run."""
FREEZE_SECONDS: Final = 3.0


class Recovery(msgspec.Struct, frozen=True):
    """A disaster, and how long after its end all boards were right."""

    disaster: str
    seconds: float


class HubStorm:
    """The site, and what can happen to it."""

    def __init__(self, server: NatsServer, pbx: SimulatedPbx, random: Random) -> None:
        self.server, self.pbx, self.random = server, pbx, random
        first = HubProcess(server, pbx.port)
        self.hubs = [first, HubProcess(server, pbx.port, "--warm-standby", folder=first.folder)]
        self.hubs[1].log = first.folder / "stderr of the second"
        self.desks: list[RigDesk] = []
        self.disasters: dict[str, Callable[[], Awaitable[None]]] = {
            "a hub is killed": self.kill_hub,
            "a hub is frozen": self.freeze_hub,
            "nats-server is killed": self.kill_server,
            "nats-server is frozen": self.freeze_server,
            "hub and nats-server are killed": self.kill_both,
        }

    async def kill_hub(self) -> None:
        """Kill one of the hubs, whether it leads or not, and start it again."""
        hub = self.random.choice(self.hubs)
        hub.stop(signal.SIGKILL)
        hub.start()

    async def freeze_hub(self) -> None:
        """Freeze one of the hubs for a while."""
        hub = self.random.choice(self.hubs)
        hub.send(signal.SIGSTOP)
        await asyncio.sleep(FREEZE_SECONDS)
        hub.send(signal.SIGCONT)

    async def kill_server(self) -> None:
        """Kill the server and start it again."""
        self.server.stop()
        await asyncio.sleep(self.random.random())
        await asyncio.to_thread(self.server.start)

    async def freeze_server(self) -> None:
        """Freeze the server for a while."""
        self.server.freeze()
        await asyncio.sleep(FREEZE_SECONDS)
        self.server.thaw()

    async def kill_both(self) -> None:
        """Kill the server and a hub, and start both again."""
        await self.kill_hub()
        await self.kill_server()

    async def run(self, rounds: int) -> list[Recovery]:
        """Cause ``rounds`` disasters; return how long each recovery took."""
        desk, other = (RigDesk(self.server.access("desk", timeout=2.0)) for _ in range(2))
        shared = SharedEntries(desk.source.requester, "Ann")
        desk.source.shared = shared
        recoveries = []
        for hub in self.hubs:
            hub.start()
            await hub.wait_until_ready()
        async with desk.run(), other.run():
            await wait_until_right(self.pbx, [desk, other])
            for number in range(rounds):
                name = self.random.choice(sorted(self.disasters))
                await shared.change(SharedKind.NOTE, f"{number}", number)
                await self.disasters[name]()
                recoveries.append(Recovery(name, await self.measure_recovery([desk, other])))
            await wait_for(lambda: shared.waiting == 0 and shared.is_current, PATIENCE)
            await shared.synchronise()
            values = sorted(entry.value for entry in shared.entries.values())
        for hub in self.hubs:
            hub.stop(signal.SIGTERM)
        assert values == list(range(rounds)), "shared entries are missing"
        check_history(self.hubs[0].folder)
        return recoveries

    async def measure_recovery(self, desks: list[RigDesk]) -> float:
        """Return after how many seconds all boards have new events and are right."""
        started = time.monotonic()
        counts = [len(desk.events) for desk in desks]
        await wait_for(
            lambda: all(len(desk.events) > count for desk, count in zip(desks, counts, strict=True)), PATIENCE
        )
        await wait_until_right(self.pbx, desks, PATIENCE)
        return time.monotonic() - started

    def close(self) -> None:
        """End all processes."""
        for hub in self.hubs:
            hub.stop()


def check_history(folder: Path) -> None:
    """Check that no two calls of the history are the same one under two ids."""
    location = HistoryLocation.parse(str(folder / "history.sqlite"))
    with open_history(location, read_only=True) as store:
        calls = list(store.iter_calls(CallQuery(limit=100_000)))
    assert calls, "the history is empty"
    assert len({call.id for call in calls}) == len(calls)
    seen = [(call.caller.number, call.called.number, round(call.started)) for call in calls if call.complete]
    assert len(set(seen)) == len(seen), "a complete call is there twice"


def run_storm(rounds: int, seed: int) -> list[Recovery]:
    """Run a storm on a site of its own."""
    server = create_server(skip_without_server())
    pbx = SimulatedPbx()
    storm = HubStorm(server, pbx, Random(seed))
    try:
        server.start()
        return asyncio.run(storm.run(rounds))
    finally:
        storm.close()
        remove_server(server)
        pbx.stop()


def main() -> None:
    """Run a long storm, and print each recovery."""
    parser = argparse.ArgumentParser(prog="hub_chaos", description="Two hubs in a storm.")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    recoveries = run_storm(options.rounds, options.seed)
    for recovery in recoveries:
        late = "" if recovery.seconds <= RECOVERY_LIMIT else f" (more than {RECOVERY_LIMIT:g} s)"
        print(f"{recovery.disaster}: right after {recovery.seconds:.1f} s{late}")


if __name__ == "__main__":
    main()
