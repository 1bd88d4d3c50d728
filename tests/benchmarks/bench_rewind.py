"""Recorded moments: the time of a jump to any of them, the rate while dragging, and the memory.

A week of a small site is one simulated day, stored seven times; the hour of the large site is two minutes,
stored thirty times. A jump reads a checkpoint and what follows it, however long the recording is. Times are
CPU times of the thread, which other programs on the machine do not change much.
"""

from __future__ import annotations

import os
import tempfile
import tracemalloc
from pathlib import Path
from random import Random
from time import thread_time

import msgspec

from devlink3_desk.history.rewind import DayQuery, Moment
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.services.history_recording import HistoryRecording
from devlink3_desk.services.history_replay import MAX_CACHED_EVENTS, MomentReader
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import DAY_SECONDS
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site
from tests.benchmarks.rows import Row

START = 1_700_000_000.0
JUMPS = int(os.environ.get("BENCH_REWIND_JUMPS", "100"))
SMALL_SECONDS = float(os.environ.get("BENCH_REWIND_SECONDS", str(10 * 3600)))
LARGE_SECONDS = 120.0
FLUSH_EVENTS = 20_000
TALK_TIME = 60.0


class SiteSize(msgspec.Struct, frozen=True):
    """A simulated site."""

    name: str
    extensions: int
    nodes: int
    calls_per_hour: float
    seconds: float
    repeat_seconds: float
    """Distance of the copies."""
    copies: int


SMALL = SiteSize("week of a site with 2,000 calls a day", 100, 1, 200.0, SMALL_SECONDS, DAY_SECONDS, 7)
LARGE = SiteSize("hour of a site with 200 events/s", 3_000, 8, 85_000.0, LARGE_SECONDS, LARGE_SECONDS, 30)


def run() -> list[Row]:
    """Measure jumps, dragging and memory."""
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        rows = []
        for site, aim in ((SMALL, 100.0), (LARGE, 500.0)):
            location = HistoryLocation.parse(str(Path(folder) / f"{site.extensions}.sqlite"))
            events = _fill(location, site)
            with open_history(location) as store:
                _copy_blocks(store, site)
                rows += [
                    Row(f"{site.name}: events", events / site.seconds, "events/s"),
                    _measure_jumps(store, site, aim),
                    _measure_dragging(store, site),
                ]
                if site is SMALL:
                    rows += [_measure_memory(store, site), _measure_day(store, site)]
        return rows


def _fill(location: HistoryLocation, site: SiteSize) -> int:
    """Record a simulated stretch of time; return how many events it has."""
    emissions: list[NodeEvent] = []
    company = build_company(
        seed=1, extensions=site.extensions, nodes=site.nodes, first_address="192.168.42.1"
    )
    simulation = Simulation(company, 1, emissions.append)
    simulation.start_process(generate_traffic(simulation, site.calls_per_hour, TALK_TIME))
    wall = START
    writer = HistoryWriter(location, RecorderOptions(call_id_prefix="bench", read_wall=lambda: wall))
    switchboard = Switchboard(Site(), call_id_prefix="bench")
    recording = HistoryRecording(switchboard, writer)
    writer.flush()
    count = unflushed = 0
    batch: list[AnyEvent] = [
        LinkEvent(state=LinkState.CONNECTED, flags=("-SCN",)),
        SnapshotMarker(complete=False),
        SnapshotMarker(complete=True),
    ]
    at = 0.0
    while at < site.seconds:
        wall = START + at
        recording.record(batch, switchboard.apply_all(batch, at), at, wall)
        count, unflushed = count + len(batch), unflushed + len(batch)
        if unflushed >= FLUSH_EVENTS:
            writer.flush()
            unflushed = 0
        due = simulation.next_event_time
        if due is None:
            break
        at = due
        simulation.advance_to(due)
        batch = [emission.event for emission in emissions]
        emissions.clear()
    recording.close(at, wall)
    writer.close(60.0)
    return count


def _copy_blocks(store: HistoryStore, site: SiteSize) -> None:
    """Store the blocks again and again, each time as a run of its own, later each time."""
    database = store.database
    with database.transaction():
        for copy in range(1, site.copies):
            shift = round(copy * site.repeat_seconds * 1000)
            run = database.execute(
                "INSERT INTO runs (prefix, source, started, started_monotonic, seen, ended) "
                "SELECT prefix, source, started + ?, started_monotonic, seen + ?, ended + ? FROM runs "
                "WHERE id = 1 RETURNING id",
                (shift, shift, shift),
            )[0][0]
            database.execute(
                "INSERT INTO event_blocks "
                "(run_id, number, is_checkpoint, started, monotonic, length, events, size, data) "
                "SELECT ?, number, is_checkpoint, started + ?, monotonic, length, events, size, data "
                "FROM event_blocks WHERE run_id = 1",
                (run, shift),
            )


def _measure_jumps(store: HistoryStore, site: SiteSize, aim: float) -> Row:
    random, times, calls = Random(2), [], 0
    reader = MomentReader(store, Site())
    for _ in range(JUMPS):
        wall = (
            START + random.randrange(site.copies) * site.repeat_seconds + random.uniform(1, site.seconds - 1)
        )
        started = thread_time()
        moment = reader.read_moment(wall)
        times.append((thread_time() - started) * 1000)
        assert isinstance(moment, Moment)
        calls += len(moment.switchboard.calls)
    times.sort()
    p95 = times[round(len(times) * 0.95) - 1]
    name = f"{site.name}: jump to a random moment, CPU time (median {times[len(times) // 2]:.0f} ms), p95"
    return Row(name, p95, "ms", aim=f"at most {aim:g}", met=p95 <= aim)


def _measure_dragging(store: HistoryStore, site: SiteSize) -> Row:
    """Read moments as the mouse moves over a strip of 1,200 pixels that shows a tenth of a day."""
    reader = MomentReader(store, Site())
    step = DAY_SECONDS / 10 / 1200
    wall = START + site.seconds / 3
    started = thread_time()
    for position in range(40):
        reader.read_moment(wall + position * step)
    rate = 40 / (thread_time() - started)
    name = f"{site.name}: moments read while dragging, per second of CPU time"
    if site is SMALL:
        return Row(name, rate, "moments/s", aim="at least 10", met=rate >= 10)
    return Row(name, rate, "moments/s")


def _measure_memory(store: HistoryStore, site: SiteSize) -> Row:
    reader = MomentReader(store, Site())
    random = Random(3)
    tracemalloc.start()
    for _ in range(60):
        reader.read_moment(START + random.uniform(1, site.seconds - 1))
    kept = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    name = f"{site.name}: memory kept after 60 jumps (at most {MAX_CACHED_EVENTS:,} events)"
    return Row(name, kept, "MB", aim="at most 100", met=kept <= 100)


def _measure_day(store: HistoryStore, site: SiteSize) -> Row:
    reader = MomentReader(store, Site())
    started = thread_time()
    outline = reader.read_day(DayQuery(START, START + DAY_SECONDS, hold_limit=60.0))
    seconds = (thread_time() - started) * 1000
    assert outline.moments
    return Row(
        f"{site.name}: outline of a day, CPU time", seconds, "ms", aim="at most 500", met=seconds <= 500
    )
