"""A year of calls in a history: its size, the time of queries, and how long they wait during a purge."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter, thread_time

import msgspec

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import StreamEvent
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import DAY_SECONDS, RetentionPolicy
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Process, Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus
from devlink3_desk.switchboard.site import Site
from tests.benchmarks.rows import Row

CALLS = int(os.environ.get("BENCH_HISTORY_CALLS", "730000"))
"""A year of 2,000 calls a day."""
EVENTS_PER_QUERY = 20
"""Events that are recorded with each query during a purge."""
CALLERS = 120_000
EXTENSIONS = 300
BATCH = 2_000
START = 1_700_000_000.0
YEAR_SECONDS = 365 * DAY_SECONDS
ROUNDS = 9

_FIRST_NAMES = ("Ann", "Bob", "Carla", "Dieter", "Eva", "Frank", "Greta", "Håkon", "Zoë")
_SYLLABLES = ("ber", "man", "son", "müller", "hof", "stein", "weber", "lund", "dahl", "wald", "koch")


def run() -> list[Row]:
    """Measure a history of a year, and a purge while events and calls are recorded."""
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        location = HistoryLocation.parse(str(Path(folder) / "calls.db"))
        return [
            *_measure_calls(location),
            _measure_purge(location),
        ]


def _measure_calls(location: HistoryLocation) -> list[Row]:
    with open_history(location) as store:
        started = perf_counter()
        for batch in iter_batches():
            store.write_calls(batch)
        rate = CALLS / (perf_counter() - started)
        size = _measure_size(store)
        number = store.fetch_page(CallQuery(direction=CallDirection.INCOMING, limit=1)).calls[0].caller.number
        name = f"history of {CALLS:,} calls"
        return [
            Row(f"{name}: written", rate, "calls/s"),
            Row(f"{name}: file", size / 1e6, "MB", aim="at most 400", met=size <= 400e6),
            _measure_query(store, f"{name}: first page", CallQuery(), 50.0),
            _measure_query(store, f"{name}: the calls of a number", CallQuery(numbers=(number,)), 20.0),
            _measure_query(store, f"{name}: part of a name", CallQuery(text="weberhof"), 200.0),
            _measure_query(store, f"{name}: part of a common name", CallQuery(text="müller"), 200.0),
            _measure_query(store, f"{name}: part of a number", CallQuery(text=number[3:9]), 200.0),
            _measure(f"{name}: callers to call back, once they are known", store.list_callbacks, None),
            _measure(
                f"{name}: callers to call back, for the first time", lambda: _list_from_start(location), None
            ),
            _measure_queries(location, name),
        ]


def _list_from_start(location: HistoryLocation) -> None:
    """List the callers to call back as a desk does when it starts, which knows none of them yet."""
    with open_history(location, read_only=True) as store:
        assert store.list_callbacks()


def _measure_queries(location: HistoryLocation, name: str) -> Row:
    """Ask for first pages while the callers to call back are listed for the first time."""
    access = LocalHistory(location, Site(country="GB", outside_prefix="9"), read_only=True)
    longest, answers = 0.0, 0
    listed = access.list_callbacks()
    while not listed.done():
        started = perf_counter()
        access.fetch_page(CallQuery(limit=20)).result()
        longest = max(longest, (perf_counter() - started) * 1_000)
        answers += 1
    assert listed.result()
    access.close()
    label = f"{name}: longest wait of {answers:,} queries, while callers are listed for the first time"
    return Row(label, longest, "ms", aim="at most 50", met=longest <= 50)


def _measure_query(store: HistoryStore, name: str, query: CallQuery, aim: float) -> Row:
    return _measure(name, lambda: store.fetch_page(query), aim)


def _measure(name: str, work: Callable[[], object], aim: float | None) -> Row:
    # Processor time: what other programs use meanwhile is not the cost of a query.
    times = []
    for _ in range(ROUNDS):
        started = thread_time()
        work()
        times.append((thread_time() - started) * 1_000)
    middle = sorted(times)[ROUNDS // 2]
    label = f"{name}, processor time, median"
    if aim is None:
        return Row(label, middle, "ms")
    return Row(label, middle, "ms", aim=f"at most {aim:g}", met=middle <= aim)


def _measure_purge(location: HistoryLocation) -> Row:
    """Let the first month expire while events and calls are recorded; measure how long a query waits."""
    month_end = START + 30 * DAY_SECONDS
    now = START + YEAR_SECONDS
    policy = RetentionPolicy(calls_days=(now - month_end) / DAY_SECONDS)
    options = RecorderOptions(call_id_prefix="purge", retention=policy, read_wall=lambda: now)
    events = [event for _, event in islice(simulate_events(EVENTS_PER_QUERY), EVENTS_PER_QUERY)]
    longest, stored = 0.0, 0
    writer = HistoryWriter(location, options)
    try:
        while True:
            started = perf_counter()
            writer.record_events(events, stored / 100, now)
            writer.record_calls([_create_call(CALLS + stored, now, Random(stored))])
            left = writer.run(lambda store: bool(store.fetch_page(CallQuery(until=month_end, limit=1)).calls))
            if not left.result():
                break
            longest = max(longest, (perf_counter() - started) * 1_000)
            stored += 1
        assert writer.status.lost_events == 0
    finally:
        writer.close()
    name = (
        f"purge of a month, {stored * EVENTS_PER_QUERY:,} events and {stored:,} calls recorded meanwhile: "
        "longest wait of a query"
    )
    return Row(name, longest, "ms", aim="at most 1000", met=longest <= 1_000)


def _measure_size(store: HistoryStore) -> int:
    assert store.location.path is not None
    store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store.location.path.stat().st_size


def simulate_events(least: int) -> Iterator[tuple[float, StreamEvent]]:
    """Return at least so many events of a busy site, counted by each PBX as on the wire."""
    emissions: list[NodeEvent] = []
    company = build_company(seed=1, extensions=EXTENSIONS, nodes=4, first_address="192.168.42.1")
    simulation = Simulation(company, 1, emissions.append)
    simulation.start_process(_run_traffic(simulation))
    counters: dict[str | None, int] = {}
    at, count = 0.0, 0
    while count < least:
        at += 0.5
        simulation.advance_to(at)
        for emission in emissions:
            pbx = emission.event.pbx
            counters[pbx] = counters.get(pbx, 0) + 1
            yield at, msgspec.structs.replace(emission.event, counter=counters[pbx])
        count += len(emissions)
        emissions.clear()


def _run_traffic(simulation: Simulation) -> Process:
    yield from generate_traffic(simulation, 10_000, talk_time=60.0)


def iter_batches() -> Iterator[list[CallRecord]]:
    """Return the calls of a year, some at a time."""
    random = Random(1)
    for first in range(0, CALLS, BATCH):
        numbers = range(first, min(first + BATCH, CALLS))
        yield [_create_call(at, START + at * YEAR_SECONDS / CALLS, random) for at in numbers]


def _choose_outside_party(random: Random) -> RecordedParty:
    # Some callers ring often, most rarely.
    caller = Random(min(random.randrange(CALLERS), random.randrange(CALLERS)))
    digits = f"{caller.randrange(10**9, 10**10)}"
    last_name = "".join(caller.choices(_SYLLABLES, k=3)).capitalize()
    name = f"{caller.choice(_FIRST_NAMES)} {last_name}" if caller.random() < 0.5 else ""
    return RecordedParty(f"0{digits}", name, f"+44{digits}")


def _create_call(number: int, start: float, random: Random) -> CallRecord:
    """Return a call with the legs that one of its direction usually has."""
    outside = _choose_outside_party(random)
    extension, group = str(4000 + random.randrange(EXTENSIONS)), str(200 + random.randrange(12))
    is_answered = random.random() < 0.85
    if random.random() < 0.6:
        rung = tuple(str(4000 + each) for each in random.sample(range(EXTENSIONS), 4))
        steps = [(CallStatus.QUEUED, 5.0, (outside.number,)), (CallStatus.RINGING, 10.0, rung)]
        direction, parties = CallDirection.INCOMING, (outside, RecordedParty(group, "Sales"))
        groups: tuple[str, ...] = (group,)
    else:
        steps = [(CallStatus.DIALLING, 15.0, (extension,))]
        direction, parties = CallDirection.OUTGOING, (RecordedParty(extension, "Ann Archer"), outside)
        groups = ()
    if is_answered:
        both = (outside.number, extension)
        steps += [
            (CallStatus.CONNECTED, 60.0, both),
            (CallStatus.HELD, 10.0, both),
            (CallStatus.CONNECTED, 30.0, both),
        ]
    legs, at = [], start
    for state, seconds, who in steps:
        legs.append(CallLeg(state, at, at + seconds, groups[0] if groups else None, who))
        at += seconds
    return CallRecord(
        id=f"k3f9x2a-{number}",
        started=start,
        ended=at,
        direction=direction,
        caller=parties[0],
        called=parties[1],
        answered=start + 15.0 if is_answered else None,
        answered_by=extension if is_answered else None,
        was_connected=is_answered,
        did="01632960015" if groups else None,
        groups=groups,
        wait=15.0,
        talk=90.0 if is_answered else 0.0,
        hold=10.0 if is_answered else 0.0,
        nodes=("c0a82a02",),
        legs=tuple(legs),
        lines=(LineUse(f"{5 + 12 * (number % 3)}@c0a82a02", start, at),),
    )
