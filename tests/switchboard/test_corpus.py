"""Every scenario of the corpus: events, and the board after each step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.event_notation import read_corpus_scenario
from tests.switchboard.board_format import BoardFormatter
from tests.switchboard.scenario_corpus import CORPUS, switchboard


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_board_after_every_step(path: Path) -> None:
    """The lines of a step are all calls of the board, and those extensions and groups that it names."""
    scenario = read_corpus_scenario(path)
    board = switchboard(scenario)
    formatter = BoardFormatter()
    for step in scenario.steps:
        board.apply_all(step.events, step.at)
        where = f"{path.name}:{step.line}"
        assert [
            _without_instant(line, expected)
            for line, expected in _pair_lines(formatter.format_calls(board), step.calls)
        ] == step.calls, where
        assert [formatter.format_other(board, line) for line in step.others] == step.others, where


def _pair_lines(lines: list[str], expected: list[str]) -> list[tuple[str, str]]:
    return [(line, expected[index] if index < len(expected) else "") for index, line in enumerate(lines)]


def _without_instant(line: str, expected: str) -> str:
    """Return the line of a call, without the instant of its state unless the scenario names it."""
    return line if " since=" in expected else line.rpartition(" since=")[0] or line


def test_the_corpus_is_there() -> None:
    """Without any file, the test above would pass."""
    assert len(CORPUS) >= 20
