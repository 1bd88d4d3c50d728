"""Two hubs, nats-server, a PBX and desks, one fault after another: ``python -m tests.chaos.hub_chaos``.

After each, all boards must be correct within :data:`RECOVERY_LIMIT` seconds. At the end, no note or claim may
be missing, and no event may have come twice; the history is complete where it says so (``hub_checks.py``).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Final

import msgspec

from devlink3_desk.link.errors import LinkError
from devlink3_desk.services.hub.requests import RequestVerb
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.simulator.options import SimulatorOptions
from tests.chaos.hub_checks import (
    ReferenceRecorder,
    find_history_problems,
    find_repeated_ends,
    find_repeated_events,
    open_folder,
    read_claims,
)
from tests.chaos.hub_site import FAULTS, HubSite
from tests.support.hub_rig import BUSY, SimulatedPbx, wait_until_boards_match
from tests.support.nats_server import create_server, remove_server, skip_without_server
from tests.support.waiting import wait_for

RECOVERY_LIMIT: Final = 5.0
PATIENCE: Final = 90.0
"""Seconds after which a board that is still incorrect ends the run."""
FREEZE_SECONDS: Final = 10.0
EXPLAINED_FROM: Final = 3.0
"""Seconds of recoveries and of writing from which the report has details."""
SEND_SECONDS: Final = 1.0
LARGER_SITE: Final = msgspec.structs.replace(BUSY, extensions=300, calls_per_hour=15_000)
DISK_MEGABYTES: Final = 64


class Recovery(msgspec.Struct, frozen=True):
    """A fault, and the seconds from its end until all boards were correct."""

    fault: str
    seconds: float
    course: str
    """The states of the links of both desks meanwhile."""


class HubFaultRun:
    """Causes faults, and checks boards, notes, claims and histories."""

    def __init__(self, site: HubSite) -> None:
        self._site = site
        self._claims: set[str] = set()
        self.problems: list[str] = []

    async def run(self, names: Iterator[str]) -> list[Recovery]:
        """Cause the faults named one after the other."""
        site, recoveries = self._site, []
        await site.start_hubs()
        async with site.proxy.run(), site.near.run() as near, site.create_far_desk().run() as far:
            shared = [SharedEntries(each.source.requester, each.name) for each in (near, far)]
            near.source.shared, far.source.shared = shared
            await wait_until_boards_match(site.pbx, [near, far], PATIENCE)
            tasks = [asyncio.create_task(each) for each in (_send_waiting(shared), site.supervise())]
            for number, name in enumerate(names):
                await site.wait_until_whole()
                started = time.monotonic()
                await self._write(shared, number)
                if (seconds := time.monotonic() - started) > EXPLAINED_FROM:
                    print(f"writing took {seconds:.1f} s", flush=True)
                print(f"{time.time():.1f} {name}: ", end="", flush=True)
                started = time.monotonic()
                await site.faults[name]()
                recoveries.append(await self._measure_recovery(name, started))
                print(f"correct after {recoveries[-1].seconds:.1f} s", flush=True)
                if recoveries[-1].seconds > EXPLAINED_FROM:
                    print(f"    {recoveries[-1].course}", flush=True)
            await wait_for(
                lambda: all(each.waiting == 0 and each.is_current for each in shared),
                PATIENCE,
                "the changes that wait to be sent",
            )
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for desk, each in zip((near, far), shared, strict=True):
                await each.synchronise()
                found = {str(entry.value) for entry in each.entries.values()}
                expected = {str(number) for number in range(2 * len(recoveries))}
                if found != expected:
                    self.problems.append(f"notes of {desk.name} are missing: {sorted(expected - found)}")
        return recoveries

    async def _write(self, shared: Sequence[SharedEntries], number: int) -> None:
        """Write what must not be lost: a note and a claim that are acknowledged, and a note that waits."""
        shared[1].queue_change(SharedKind.NOTE, f"{2 * number + 1}", 2 * number + 1)
        await shared[0].change(SharedKind.NOTE, f"{2 * number}", 2 * number)
        key = f"+4420794600{number:02}"
        arguments = {"key": key, "state": "claimed", "who": "Ann", "reason": ""}
        body = {"method": "mark_callback", "arguments": arguments}
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                await self._site.near.source.requester.ask(RequestVerb.HISTORY, body, may_repeat=True)
                break
            except LinkError:  # a desk shows a message, and its user repeats it
                assert time.monotonic() < deadline, "a caller cannot be claimed"
                await asyncio.sleep(0.2)
        self._claims.add(key)

    async def _measure_recovery(self, name: str, begun: float) -> Recovery:
        """Wait until all boards have new events and are correct; ``begun`` is when the fault began."""
        site = self._site
        assert site.far is not None
        desks = [site.near, site.far]
        started = time.monotonic()
        counts = [len(desk.events) for desk in desks]
        await wait_for(
            lambda: all(len(desk.events) > count for desk, count in zip(desks, counts, strict=True)), PATIENCE
        )
        await wait_until_boards_match(site.pbx, desks, PATIENCE)
        ended = time.monotonic()
        links = [f"{desk.name}: {desk.describe_links(begun, ended)}" for desk in desks]
        course = f"over after {started - begun:.1f}, correct after {ended - begun:.1f}; {'; '.join(links)}"
        return Recovery(name, ended - started, course)

    def check(self, reference: ReferenceRecorder) -> list[str]:
        """Return the problems, after all hubs have ended."""
        site = self._site
        assert site.far is not None
        for desk in (site.near, site.far):
            if repeated := find_repeated_events(desk.events):
                self.problems.append(f"{len(repeated)} events came twice: {repeated[0]}")
            self.problems += find_repeated_ends(desk)
        with open_folder(site.hubs[0].folder) as history, open_folder(reference.folder) as seen:
            self.problems += find_history_problems(history, seen)
            if missing := self._claims - read_claims(history):
                self.problems.append(f"claims are missing: {sorted(missing)}")
        return self.problems


async def _send_waiting(shared: Sequence[SharedEntries]) -> None:
    """Send changes again that the hub did not accept, as a desk does."""
    while True:
        await asyncio.sleep(SEND_SECONDS)
        for each in shared:
            if each.is_current:
                await each.send_waiting()


def run_faults(
    names: Iterator[str],
    random: Random,
    *,
    options: SimulatorOptions = BUSY,
    freeze_seconds: float = FREEZE_SECONDS,
    disk: Path | None = None,
    program: str | None = None,
    kept: Path | None = None,
) -> tuple[list[Recovery], list[str]]:
    """Cause faults at a new site; return the recoveries, and the problems at the end.

    If there are problems, logs and histories are copied to ``kept``.
    """
    changes = {} if disk is None else {"store_dir": str(disk / "store")}
    server = create_server(program or skip_without_server(), **changes)
    pbx = SimulatedPbx(options)
    site = HubSite(server, pbx, random, freeze_seconds, disk)
    reference = ReferenceRecorder(server.folder / "reference", pbx.port)
    run = HubFaultRun(site)
    try:
        server.start()
        recoveries = asyncio.run(run.run(names))
        site.end_hubs()
        reference.stop()
        problems = run.check(reference)
        if problems and kept is not None:
            shutil.copytree(site.hubs[0].folder, kept / "hubs")
            shutil.copytree(reference.folder, kept / "reference")
    except AssertionError:
        print(f"\n{site.describe()}", flush=True)
        raise
    else:
        return recoveries, problems
    finally:
        reference.stop()
        site.close()
        remove_server(server)
        pbx.stop()


def iter_faults(site_names: Sequence[str], random: Random, seconds: float) -> Iterator[str]:
    """Yield all faults in random order, repeatedly, until ``seconds`` have passed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield from random.sample(site_names, len(site_names))


@contextlib.contextmanager
def mount_small_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a small file system if that is permitted."""
    argv = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MEGABYTES}m", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(argv, check=False).returncode:
        print("no small disk can be mounted: the files of nats-server are limited in its place")
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def main() -> None:
    """Cause faults for ten minutes; print each recovery, and the problems at the end."""
    parser = argparse.ArgumentParser(prog="hub_chaos", description="Two hubs, with one fault after another.")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--program", help="nats-server to test with; default: that of the system")
    parser.add_argument("--only", action="append", choices=FAULTS, help="cause this one; repeatable")
    parser.add_argument("--keep", type=Path, help="folder for logs and histories if something is wrong")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    random = Random(options.seed)
    with tempfile.TemporaryDirectory() as folder, mount_small_disk(Path(folder)) as disk:
        names = iter_faults(options.only or FAULTS, random, options.seconds)
        recoveries, problems = run_faults(
            names, random, options=LARGER_SITE, disk=disk, program=options.program, kept=options.keep
        )
    times = sorted(recovery.seconds for recovery in recoveries)
    late = [recovery for recovery in recoveries if recovery.seconds > RECOVERY_LIMIT]
    print(
        f"{len(times)} faults, {len(late)} with more than {RECOVERY_LIMIT:g} s until all boards were correct"
    )
    print(f"median {median(times):.1f} s, 90 % {quantiles(times, n=10)[-1]:.1f} s, longest {times[-1]:.1f} s")
    print("\n".join(problems) or "nothing is missing, twice or wrong")
    sys.exit(bool(problems or late))


if __name__ == "__main__":
    main()
