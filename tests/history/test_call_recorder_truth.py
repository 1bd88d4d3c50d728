"""The records of calls, compared with what the simulator says really happened."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.protocol.enums import AudioPath, CallState, EquipmentClass
from devlink3_desk.protocol.events import AnyEvent, SnapshotMarker
from devlink3_desk.simulator.calls import Call
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from tests.history.leg_checks import check_legs
from tests.switchboard import event_streams
from tests.switchboard.damaged_stream import DamagedStream

WALL = 1_790_000_000.0


class ActualTimes:
    """What really happens to the calls of a simulation, looked at after each of its actions."""

    def __init__(self) -> None:
        self.seconds: dict[Call, dict[str, float]] = {}
        self._states: dict[Call, str] = {}
        self._at = 0.0

    def observe(self, calls: Iterable[Call], at: float) -> None:
        """Count the time since the last action, and look at the present calls."""
        for call, state in self._states.items():
            seconds = self.seconds.setdefault(call, {})
            seconds[state] = seconds.get(state, 0.0) + at - self._at
        self._states = {call: _actual_state(call) for call in calls}
        for call in self._states:
            self.seconds.setdefault(call, {})
        self._at = at

    def total(self, state: str) -> float:
        """Return the seconds of all calls in a state."""
        return sum(seconds.get(state, 0.0) for seconds in self.seconds.values())


def _actual_state(call: Call) -> str:
    if call.b is None:
        return "unanswered" if call.a.party.state != CallState.IC_DISCONNECTING else "over"
    if call.b.party.equipment_class == EquipmentClass.PARK_SLOT:
        return "parked"
    if call.b.party.equipment_class == EquipmentClass.VOICEMAIL:
        return "voicemail"
    held = any(end.party.audio_path == AudioPath.NONE for end in call.parties())
    return "hold" if held else "talk"


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 200), st.integers(1, 4))
def test_the_sum_of_calls_is_what_really_happened(seed: int, nodes: int) -> None:
    """Each conversation is there once, however many nodes report it, with the time that it took."""
    events: list[AnyEvent] = []
    company = build_company(seed=seed, extensions=30, nodes=nodes, first_address="192.168.42.1")
    simulation = Simulation(company, seed, lambda node_event: events.append(node_event.event))
    simulation.start_process(generate_traffic(simulation, 1_500.0, talk_time=20.0))
    board, recorder, truth = Switchboard(), CallRecorder(), ActualTimes()
    records: list[CallRecord] = []
    while (due := simulation.next_event_time) is not None and due < 250.0:
        simulation.advance_to(due)
        truth.observe(simulation.pbx.calls, due)
        records += recorder.apply(board.apply_all(events, due), due, WALL + due)
        events.clear()
    records += recorder.open_calls(due if due is not None and due < 250.0 else simulation.now)
    for record in records:
        check_legs(record)
    connected = [call for call in truth.seconds if call.was_connected]
    talked = [record for record in records if record.was_connected or record.voicemail_answered]
    assert len(talked) == len(connected)
    assert sum(record.talk for record in records) == pytest.approx(truth.total("talk"), abs=0.2)
    assert sum(record.hold for record in records) == pytest.approx(truth.total("hold"), abs=0.2)
    assert sum(record.parked for record in records) == pytest.approx(truth.total("parked"), abs=0.2)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.integers(1, 4))
def test_the_legs_add_up_in_a_stream_with_gaps_and_outages(seed: int, nodes: int) -> None:
    """Whatever was lost, and wherever a call has vanished."""
    board, recorder = Switchboard(), CallRecorder()
    records: dict[str, CallRecord] = {}
    for at, events in DamagedStream(seed, nodes, 150.0).iter_batches():
        records.update((call.id, call) for call in recorder.apply(board.apply_all(events, at), at, WALL + at))
    records.update((call.id, call) for call in recorder.open_calls(at))
    for record in records.values():
        check_legs(record)


@settings(max_examples=150, deadline=None)
@given(st.lists(event_streams.events, max_size=20), st.sampled_from([0.0, 0.25, 3.0]))
def test_the_legs_add_up_in_a_stream_of_anything(events: list[AnyEvent], step: float) -> None:
    """Sense or nonsense."""
    board, recorder = Switchboard(), CallRecorder()
    records: list[CallRecord] = []
    at = 0.0
    for event in [*events, SnapshotMarker(complete=False), SnapshotMarker(complete=True)]:
        at += step
        records += recorder.apply(board.apply(event, at), at, WALL + at)
    records += recorder.open_calls(at)
    for record in records:
        check_legs(record)
