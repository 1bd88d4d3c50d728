"""Recorders that are killed and closed at any instant: the history is that of one that only lost its link."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from devlink3_desk.history.call_record import TALK_STATES, CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import (
    AnyEvent,
    Detail,
    LinkEvent,
    LinkState,
    RoundTrip,
    SnapshotMarker,
)
from devlink3_desk.services.history_repair import RunKey, find_earlier_calls, repair_runs
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import LOCK_SECONDS, open_history
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site
from tests.support.postgres_server import postgres_server
from tests.support.recorded_days import MONDAY_10, SimulatedRecorder

__all__ = ["postgres_server"]

RUNS = 6
TOLERANCE = 0.12
"""Seconds: time stamps of a PBX are tenths of a second, and each run begins to count them anew."""


class InterruptedRecorder:
    """A simulated site, of which several runs of a recorder are made, and one that only loses its link."""

    def __init__(self, location: HistoryLocation, seed: int, *, is_pbx_restarted: bool = False) -> None:
        """``is_pbx_restarted``: between two runs, after which it assigns the same identifiers again."""
        self.location = location
        self._random = Random(seed)
        self._events: list[AnyEvent] = []
        self._company = build_company(
            seed=seed, extensions=20, nodes=1 + seed % 3, first_address="192.168.42.1"
        )
        self._simulation = Simulation(
            self._company, seed, lambda emission: self._events.append(emission.event)
        )
        self._begin_traffic()
        self._board, self._recorder = Switchboard(), CallRecorder()
        self._recorders: list[SimulatedRecorder] = []
        self.whole: dict[str, CallRecord] = {}
        self.live: list[tuple[float, float]] = []
        """When a recorder ran, in seconds of the simulation."""
        second = 0.0
        for number in range(RUNS):
            end = self._record_run(number, second)
            self.live.append((second, end))
            second = end + self._random.choice([0.5, 5.0, 20.0, 60.0]) * self._random.uniform(0.5, 1.0)
            if is_pbx_restarted:
                self._simulation.restart()
                self._begin_traffic()
            self._simulation.advance_to(second)
            self._events.clear()
        self._store(self._recorder.open_calls(end))
        with open_history(self.location) as store:
            repair_runs(store, Site(), now=MONDAY_10 + end + LOCK_SECONDS)
            self.stored = list(store.iter_calls(CallQuery()))
        for recorder in self._recorders:
            recorder.close()

    def _record_run(self, number: int, second: float) -> float:
        """Record from ``second`` on, until it is killed or closed; return when."""
        wall, prefix, at = MONDAY_10 + second, f"run{number}", self._random.uniform(0, 1e6)
        board = Switchboard(Site(), call_id_prefix=prefix)
        with open_history(self.location) as store:
            earlier = find_earlier_calls(store, RunKey("site", prefix), Site(), now=wall)
            repair_runs(store, Site(), now=wall, own_run=RunKey("site", prefix))
        if earlier is not None:
            earlier.expect_in(board, at, wall)
        recorder = SimulatedRecorder(self.location, prefix, wall, at, (), board)
        self._recorders.append(recorder)
        self._feed(recorder, [LinkEvent(state=LinkState.CONNECTING)], second)
        if 0 < number < RUNS - 1 and self._random.random() < 0.2:
            recorder.flush()  # killed, before it was connected
            return second
        self._feed(recorder, self._build_snapshot(), second)
        end = second + self._random.choice([4.0, 20.0, 150.0]) * self._random.uniform(0.5, 1.0)
        quiet = second
        while (due := self._simulation.next_event_time) is not None and due < end:
            while quiet + 10.0 < due:
                quiet += 10.0
                self._feed(recorder, [RoundTrip(milliseconds=1)], quiet)
            self._simulation.advance_to(due)
            self._feed(recorder, list(self._events), due)
            self._events.clear()
        self._simulation.advance_to(end)
        self._feed(recorder, [RoundTrip(milliseconds=1)], end)
        if self._random.random() < 0.6 and number < RUNS - 1:
            recorder.flush()  # killed
        else:
            self._recorders.pop().close()
        self._apply([LinkEvent(state=LinkState.LOST)], end)
        return end

    def _begin_traffic(self) -> None:
        self._simulation.start_process(generate_traffic(self._simulation, 1_500.0, talk_time=40.0))

    def _build_snapshot(self) -> list[AnyEvent]:
        nodes = self._company.nodes
        records = [each.event for each in self._simulation.pbx.reporter.build_snapshot(nodes)]
        return [
            LinkEvent(state=LinkState.CONNECTED, flags=("-SCN",)),
            SnapshotMarker(complete=False),
            *(record for record in records if isinstance(record, Detail)),
            SnapshotMarker(complete=True),
        ]

    def _feed(self, recorder: SimulatedRecorder, events: Sequence[AnyEvent], second: float) -> None:
        recorder.feed(events, MONDAY_10 + second)
        self._apply(events, second)

    def _apply(self, events: Sequence[AnyEvent], second: float) -> None:
        changes = self._board.apply_all(events, second)
        self._store(self._recorder.apply(changes, second, MONDAY_10 + second))

    def _store(self, calls: Iterable[CallRecord]) -> None:
        self.whole.update((call.id, call) for call in calls)

    # what is compared

    def sum_talk(self, calls: Iterable[CallRecord]) -> float:
        """Return how long people have talked while a recorder ran."""
        return sum(
            max(0.0, min(leg.end, MONDAY_10 + end) - max(leg.start, MONDAY_10 + start))
            for call in calls
            for leg in call.legs
            if leg.state in TALK_STATES
            for start, end in self.live
        )

    def find_parts(self, whole: CallRecord) -> list[CallRecord]:
        """Return the stored calls that may be ``whole``, or its beginning."""
        return [
            call
            for call in self.stored
            if abs(call.started - whole.started) < TOLERANCE and call.caller.number == whole.caller.number
        ]

    def has_ended_then(self, wall: float) -> bool:
        """Return whether a run has ended at an instant."""
        return any(abs(MONDAY_10 + end - wall) < TOLERANCE for _, end in self.live)

    def has_begun_then(self, wall: float) -> bool:
        """Return whether a run has begun at an instant."""
        return any(abs(MONDAY_10 + start - wall) < TOLERANCE for start, _ in self.live)


def _check_sums(call: CallRecord) -> None:
    """Assert that the legs follow each other and add up, to the millisecond in which each is stored."""
    assert (call.legs[0].start, call.legs[-1].end) == (call.started, call.ended)
    assert all(leg.end == following.start for leg, following in pairwise(call.legs))
    assert all(leg.duration >= 0.0 for leg in call.legs)
    talk = sum(leg.duration for leg in call.legs if leg.state in TALK_STATES)
    assert call.talk == pytest.approx(talk, abs=0.005)
    assert 0.0 <= call.wait <= call.ended - call.started + 0.005


def _list_facts(call: CallRecord) -> list[object]:
    return [
        *(call.direction, call.called.number, call.was_connected, call.voicemail_answered),
        *(call.end_seen, call.start_seen, call.complete, call.groups, call.transfers),
        *(set(call.flags), call.nodes, call.did, call.account_code),
    ]


def _list_times(call: CallRecord) -> list[float | None]:
    return [call.started, call.ended, call.talk, call.hold, call.parked]


def _are_same(part: CallRecord, whole: CallRecord) -> bool:
    """Return whether a stored call is ``whole``."""
    are_same_times = _list_times(part) == pytest.approx(_list_times(whole), abs=2 * TOLERANCE)
    return are_same_times and _list_facts(part) == _list_facts(whole)


@pytest.mark.parametrize(("place", "seed"), [*(("sqlite", seed) for seed in range(8)), ("postgresql", 8)])
def test_the_history_is_that_of_one_recorder(
    tmp_path: Path, request: pytest.FixtureRequest, place: str, seed: int
) -> None:
    """Save that a call which was moved meanwhile may be two."""
    path = str(tmp_path / "history.sqlite")
    if place == "postgresql":
        path = request.getfixturevalue("postgres_server").create_database()
    day = InterruptedRecorder(HistoryLocation.parse(path), seed)
    gc.collect()
    assert len({call.id for call in day.stored}) == len(day.stored)
    for call in day.stored:
        _check_sums(call)
    whole = list(day.whole.values())
    assert day.sum_talk(day.stored) == pytest.approx(day.sum_talk(whole), abs=0.02 * len(whole))
    rest = {call.id: call for call in day.stored}
    for call in whole:
        parts = [part for part in day.find_parts(call) if part.id in rest]
        found = next((part for part in parts if _are_same(part, call)), None)
        if found is None:
            # It was moved, or has ended, while nothing was recorded.
            found = next(part for part in parts if not part.end_seen and day.has_ended_then(part.ended))
        del rest[found.id]
    for call in rest.values():
        # It goes on with one of those, or what was dialled has become a part of another call meanwhile.
        goes_on = day.has_begun_then(call.started) and not call.start_seen
        has_vanished = day.has_ended_then(call.ended) and not (call.end_seen or call.was_connected)
        assert goes_on or has_vanished
        assert not call.complete


@pytest.mark.parametrize("seed", range(3))
def test_no_call_outlives_its_pbx(tmp_path: Path, seed: int) -> None:
    """Other calls have the same CallIDs and ends soon, here even with time stamps that go on."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    day = InterruptedRecorder(location, seed, is_pbx_restarted=True)
    gc.collect()
    assert day.stored
    for call in day.stored:
        _check_sums(call)
        assert not any(call.started < MONDAY_10 + end < call.ended - TOLERANCE for _, end in day.live)
