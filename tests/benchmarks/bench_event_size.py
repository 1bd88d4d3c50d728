"""The size of recorded events: simulated days of a busy site, recorded as a desk records them.

``BENCH_EVENTS=5000000`` records as many as the aim is for, which takes some ten minutes of one processor. The
days are simulated by several processes, each of which is a recorder of its own.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.history_recording import HistoryRecording
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import DAY_SECONDS, RetentionPolicy
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Process, Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.rows import Row

EVENTS: Final = int(os.environ.get("BENCH_EVENTS", "200000"))
PROCESSES: Final = int(os.environ.get("BENCH_PROCESSES", "2"))
EVENTS_PER_DAY: Final = 625_000
"""Five hours of a call centre with 10,000 calls an hour."""
EXTENSIONS: Final = 300
START: Final = 1_700_000_000.0
FLUSH_EVENTS: Final = 20_000
MAX_BYTES: Final = 30.0


class _EventWriter(HistoryWriter):
    """Stores the events alone: calls are rows of the same file, which bench_history measures."""

    def record_calls(self, calls: Sequence[CallRecord]) -> None:
        """Give up calls that have ended."""


def run() -> list[Row]:
    """Record simulated days into one file, and measure it."""
    days = [
        (number, min(EVENTS_PER_DAY, EVENTS - first))
        for number, first in enumerate(range(0, EVENTS, EVENTS_PER_DAY))
    ]
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        path = Path(folder) / "events.sqlite"
        open_history(HistoryLocation(path=path)).close()
        context = get_context("spawn")
        with ProcessPoolExecutor(PROCESSES, mp_context=context, max_tasks_per_child=1) as pool:
            list(pool.map(_record_day, [str(path)] * len(days), *zip(*days, strict=True)))
        return _measure_file(path)


def _measure_file(path: Path) -> list[Row]:
    with open_history(HistoryLocation(path=path)) as store:
        events, size = store.database.execute(
            "SELECT sum(events), sum(size) FROM event_blocks WHERE is_checkpoint = 0"
        )[0]
        checkpoints, checkpoint_size = store.database.execute(
            "SELECT count(*), sum(size) FROM event_blocks WHERE is_checkpoint = 1"
        )[0]
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        each = path.stat().st_size / events
    name = f"{events:,} recorded events with {checkpoints:,} checkpoints"
    return [
        Row(f"{name}: file", each, "bytes an event", aim="at most 30", met=each <= MAX_BYTES),
        Row(f"{name}: the events in blocks", size / events, "bytes an event"),
        Row(f"{name}: the checkpoints", checkpoint_size / events, "bytes an event"),
    ]


def _record_day(path: str, number: int, count: int) -> None:
    """Simulate so many events and record them; ``number`` makes one day differ from the others."""
    prefix = f"bench{number}"
    options = RecorderOptions(
        call_id_prefix=prefix,
        retention=RetentionPolicy(events_days=None, events_bytes=None, calls_days=None),
        read_wall=lambda: START + number * DAY_SECONDS,
    )
    writer = _EventWriter(HistoryLocation(path=Path(path)), options)
    board = Switchboard(call_id_prefix=prefix)
    recording = HistoryRecording(board, writer)
    at, waiting = 0.0, 0
    for at, events in simulate_instants(number + 1, count):
        wall = START + number * DAY_SECONDS + at
        recording.record(events, board.apply_all(events, at), at, wall)
        waiting += len(events)
        if waiting >= FLUSH_EVENTS:
            waiting = 0
            while not writer.flush(600.0):
                pass
    while not writer.flush(600.0):
        pass
    assert writer.status.lost_events == 0
    writer.close(600.0)


def simulate_instants(seed: int, least: int) -> Iterator[tuple[float, list[AnyEvent]]]:
    """Return at least so many events of a busy site, those of one instant together.

    Each PBX counts its events, as on the wire.
    """
    found: list[tuple[float, NodeEvent]] = []
    company = build_company(seed=seed, extensions=EXTENSIONS, nodes=4, first_address="192.168.42.1")
    simulation = Simulation(company, seed, lambda emission: found.append((simulation.now, emission)))
    simulation.start_process(_run_traffic(simulation))
    counters: dict[str | None, int] = {}
    until, count = 0.0, 0
    while count < least:
        until += 0.5
        simulation.advance_to(until)
        together: list[AnyEvent] = []
        last = 0.0
        for instant, emission in found:
            if together and instant != last:
                yield last, together
                together = []
            pbx = emission.event.pbx
            counters[pbx] = counters.get(pbx, 0) + 1
            together.append(msgspec.structs.replace(emission.event, counter=counters[pbx]))
            last = instant
        if together:
            yield last, together
        count += len(found)
        found.clear()


def _run_traffic(simulation: Simulation) -> Process:
    yield from generate_traffic(simulation, 10_000, talk_time=60.0)
