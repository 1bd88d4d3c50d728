"""``board --at``: one line from the history, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.app.configuration import load_site
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.switchboard.board import Switchboard
from tests.support.command_line import RunCommand
from tests.support.history_calls import MONDAY_10
from tests.support.recorded_days import SimulatedRecorder, assert_same_board, build_directory
from tests.switchboard.damaged_stream import DamagedStream

RECORDED_SECONDS = 200.0


@pytest.fixture
def recorder(tmp_path: Path) -> SimulatedRecorder:
    """A recorder that has recorded the default history of a folder of settings, from Monday 10:00 UTC on."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    switchboard = Switchboard(load_site(tmp_path), call_id_prefix="run")
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0, [MONDAY_10 + 130], switchboard)
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    for at, events in DamagedStream(3, 2, RECORDED_SECONDS).iter_batches():
        recorder.feed(events, MONDAY_10 + 2 + at)
    recorder.close()
    return recorder


@pytest.mark.parametrize(
    "options",
    [
        ("--at", "2026-01-05T10:02:10Z"),
        ("--at", "2026-01-05T11:02:10", "--timezone", "Europe/Berlin"),
        ("--at=2026-01-05T05:02:10.000-05:00",),
    ],
)
def test_board_at_prints_the_board_of_that_moment(
    cli: RunCommand, recorder: SimulatedRecorder, options: tuple[str, ...]
) -> None:
    """The board that was printed then, with the moment."""
    result = cli("board", *options)
    assert (result.code, result.err) == (0, "")
    (board,) = result.json_lines
    assert board["at"] == "2026-01-05T10:02:10.000Z"
    assert board["calls"]
    assert_same_board(board, recorder.shown[MONDAY_10 + 130])


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--at", "2026-01-05T09:00:00Z"), "nothing was recorded at 2026-01-05T09:00:00.000Z"),
        (("--at", "2026-01-05T12:00:00Z"), "not recorded yet: the last recorded moment is 2026-01-05T10:03:"),
        (("--at", "at noon"), "'at noon' is not a time"),
        (("--at", "2026-01-05T10:02:10Z", "--profile", "nowhere"), "unknown profile 'nowhere'"),
        (("--at", "2026-01-05T10:02:10Z", "--replay", "x"), "use one of them"),
        (("--at", "2026-01-05T10:02:10Z", "--history", "missing.sqlite"), "missing.sqlite"),
        (
            ("--at", "2026-01-05T10:02:10Z", "--hub", "nats://127.0.0.1:1", "--history", "x"),
            "use one of them",
        ),
        (("--at", "2026-01-05T10:02:10Z", "--hub", "nats://127.0.0.1:1"), "requires --site"),
        (("--history", "missing.sqlite"), "--history has no effect without --at: add --at"),
    ],
)
def test_wrong_options_and_missing_moments_end_with_2(
    cli: RunCommand, options: tuple[str, ...], words: str
) -> None:
    """Wrong usage, and a moment that is not recorded, are exit code 2 and one sentence."""
    result = cli("board", *options)
    assert (result.code, result.out) == (2, b"")
    result.assert_stderr(words)
