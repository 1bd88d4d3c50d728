"""Every file of the corpus: what the history has of its calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.switchboard.changes import LinkChanged
from tests.history.history_format import format_call
from tests.support.event_notation import CorpusScenario, read_corpus_scenario
from tests.switchboard.board_format import BoardFormatter
from tests.switchboard.scenario_corpus import CORPUS, switchboard

WALL = 4096.0
"""Wall time of the instant 0: with a power of two, no instant of a scenario is rounded."""


def record_history(scenario: CorpusScenario) -> list[str]:
    """Return the history of a scenario in lines: ended calls, then those in progress."""
    board = switchboard(scenario)
    recorder = CallRecorder(board.site)
    names = BoardFormatter()
    # A scenario that says nothing of the link has a live one.
    initial = [change for change in board.initial_changes() if not isinstance(change, LinkChanged)]
    records = recorder.apply(initial, 0.0, WALL)
    at = 0.0
    for step in scenario.steps:
        at = step.at
        records += recorder.apply(board.apply_all(step.events, at), at, WALL + at)
        names.format_calls(board)
    records += recorder.open_calls(at)
    # A call that goes on after all replaces its record.
    last = {record.id: record for record in records}
    return [line for record in last.values() for line in format_call(record, names.name_call, WALL)]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_history_of_a_scenario(path: Path) -> None:
    """Names, instants, legs and sums of every call, each conversation once."""
    scenario = read_corpus_scenario(path)
    assert record_history(scenario) == scenario.history
