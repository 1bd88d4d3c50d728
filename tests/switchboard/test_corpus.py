"""Every file of the corpus: records, and the board after each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import Scenario, read_scenario
from tests.switchboard.board_format import BoardFormatter
from tests.switchboard.event_streams import STATES

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


def switchboard(scenario: Scenario) -> Switchboard:
    """Return the switchboard that a scenario begins with."""
    site = Site(country=scenario.country, outside_prefix=scenario.prefix, cmextn_states=STATES)
    return Switchboard(site, Directory(scenario.people, site=site) if scenario.people else None)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_board_after_every_step(path: Path) -> None:
    """A step's expected lines are the whole board of calls; extensions and groups are those that it names."""
    scenario = read_scenario(path)
    board = switchboard(scenario)
    sketch = BoardFormatter()
    for step in scenario.steps:
        board.apply_all(step.events, step.at)
        where = f"{path.name}:{step.line}"
        assert [
            _asked(line, wanted) for line, wanted in _pairs(sketch.format_calls(board), step.calls)
        ] == step.calls, where
        assert [sketch.format_other(board, line) for line in step.others] == step.others, where


def _pairs(lines: list[str], wanted: list[str]) -> list[tuple[str, str]]:
    return [(line, wanted[index] if index < len(wanted) else "") for index, line in enumerate(lines)]


def _asked(line: str, wanted: str) -> str:
    """Return a call's line without the instant of its state, where the file does not ask for it."""
    return line if " since=" in wanted else line.rpartition(" since=")[0] or line


def test_the_corpus_is_there() -> None:
    """A corpus that is not found must not look like one that passes."""
    assert len(CORPUS) >= 20
