"""The actual calls of the simulator, compared with those of a switchboard that applies its events."""

import pytest

from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from tests.simulator.recording import RecordedSimulation, create_company


def end_ids(*parties):
    return frozenset(party.end_id for party in parties if party is not None and party.end_id)


@pytest.mark.parametrize(("seed", "nodes"), [(1, 1), (2, 3), (3, 6)])
def test_a_switchboard_shows_the_calls_that_there_are(seed, nodes):
    recording = RecordedSimulation(create_company(12 * nodes + 24, nodes, seed), seed)
    simulation = recording.simulation
    simulation.start_process(generate_traffic(simulation, 500.0 + 60 * nodes, talk_time=40.0))
    board = Switchboard()
    most = 0
    for second in range(0, 1800, 15):
        simulation.advance_to(float(second))
        board.apply_all(recording.pop_events(), float(second))
        actual = [end_ids(call.a, call.b, *call.targets) for call in recording.pbx.actual_calls()]
        shown = [end_ids(call.a, call.b, *call.targets) for call in board.calls.values()]
        assert sorted(map(sorted, shown)) == sorted(map(sorted, actual))
        most = max(most, len(actual))
    assert most > 5
