"""A part of a history as a trace: it shows the same, and anonymised it names nobody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from devlink3_desk.history.anonymise import Anonymiser, replace_event
from devlink3_desk.protocol.events import SipTrack, SnapshotMarker
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.trace import read_trace, read_trace_start
from devlink3_desk.services.trace_history import export_trace
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import encode_board
from devlink3_desk.switchboard.checkpoint import build_checkpoint, take_board_snapshot
from devlink3_desk.switchboard.site import Site
from tests.support.command_line import RunCommand
from tests.support.event_notation import parse_event
from tests.support.full_disk import limit_file_size
from tests.support.history_calls import MONDAY_10
from tests.support.recorded_days import SimulatedRecorder, assert_same_board, build_directory, to_json
from tests.switchboard.damaged_stream import DamagedStream

SINCE, UNTIL = MONDAY_10 + 130.0, MONDAY_10 + 400.0
SHOWN = [MONDAY_10 + 131.5, MONDAY_10 + 222.2, MONDAY_10 + 333.3, MONDAY_10 + 399.0]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> SimulatedRecorder:
    """Ten recorded minutes, with a directory that changes."""
    location = HistoryLocation.parse(str(tmp_path_factory.mktemp("export") / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 77.0, SHOWN)
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    is_changed = False
    for at, events in DamagedStream(11, 3, 600.0).iter_batches():
        if at > 300 and not is_changed:
            is_changed = True
            recorder.set_directory(build_directory(2), MONDAY_10 + 2 + at)
        recorder.feed(events, MONDAY_10 + 2 + at)
    recorder.close()
    return recorder


def replay(path: Path, moments: list[float]) -> dict[float, dict[str, Any]]:
    """Return what a switchboard that a trace is played to shows at each moment."""
    start = read_trace_start(path)
    assert start is not None
    board = Switchboard(Site())
    shown: dict[float, dict[str, Any]] = {}
    waiting = sorted(moments)
    for milliseconds, event in read_trace(path):
        while waiting and start + milliseconds / 1000 > waiting[0]:
            shown[waiting[0]] = to_json(encode_board(board, waiting[0] - start))
            waiting.pop(0)
        board.apply(event, milliseconds / 1000)
    return shown | {moment: to_json(encode_board(board, moment - start)) for moment in waiting}


def test_exported_part_shows_the_same(recorder: SimulatedRecorder, tmp_path: Path) -> None:
    """Ids and names, too, before and after the directory has changed."""
    with open_history(recorder.location, read_only=True) as store:
        part = export_trace(store, Site(), SINCE, UNTIL, tmp_path / "trace")
    assert part.since == SINCE
    assert part.events > 100
    for moment, board in replay(tmp_path / "trace", SHOWN).items():
        assert_same_board(board, recorder.shown[moment])


def list_originals(boards: list[dict[str, Any]]) -> set[str]:
    """Return the names and outside numbers that boards show."""
    found = set()
    for board in boards:
        for call in board["calls"]:
            for party in (call["a"], call["b"], *call["targets"]):
                if party is not None:
                    found |= {party["name"], party["number"] if len(party["number"]) > 6 else ""}
    return found - {""}


#: What is replaced by something else, or made of it.
IDENTIFYING = {
    "number",
    "name",
    "line",
    "did",
    "held_by",
    "group",
    "account_code",
    "tag",
    "extension",
    "text",
}


def without_identity(value: Any) -> Any:
    """Return a board without what is replaced."""
    if isinstance(value, dict):
        return {key: without_identity(each) for key, each in value.items() if key not in IDENTIFYING}
    return [without_identity(each) for each in value] if isinstance(value, list) else value


def test_anonymised_part_names_nobody_and_shows_the_same_calls(
    recorder: SimulatedRecorder, tmp_path: Path
) -> None:
    """No original is left in the file; each has one replacement; states and durations are the same."""
    path = tmp_path / "trace"
    with open_history(recorder.location, read_only=True) as store:
        export_trace(store, Site(), SINCE, UNTIL, path, anonymised=True)
    boards = replay(path, SHOWN)
    text = path.read_text("utf-8")
    originals = list_originals([to_json(board) for board in recorder.shown.values()])
    assert len(originals) > 20
    assert [original for original in originals if original in text] == []
    assert not re.search(r"Person \d+ of|Group \d+ of", text)
    pairs: dict[str, str] = {}
    for moment, board in boards.items():
        expected = to_json(recorder.shown[moment])
        by_id = {call["id"]: call for call in board["calls"]}
        assert by_id.keys() == {call["id"] for call in expected["calls"]}
        for call in expected["calls"]:
            found = by_id[call["id"]]
            assert without_identity(found) == without_identity(call)
            assert found["seconds"] == pytest.approx(call["seconds"], abs=0.11)
            for one, other in zip([found["a"], found["b"]], [call["a"], call["b"]], strict=True):
                if other is not None:
                    assert pairs.setdefault(other["number"], one["number"]) == one["number"]
        assert [queue["waiting"] for queue in sorted_queues(board)] == [
            queue["waiting"] for queue in sorted_queues(expected)
        ]
        assert sorted(each["state"] for each in board["extensions"]) == sorted(
            each["state"] for each in expected["extensions"]
        )
    assert len(set(pairs.values())) == len(pairs)


def sorted_queues(board: dict[str, Any]) -> list[dict[str, Any]]:
    """Return hunt groups by what they show, because their numbers differ."""
    return sorted(board["queues"], key=lambda each: (each["waiting"], each["ringing"], each["connected"]))


def test_part_without_a_recording_is_refused(recorder: SimulatedRecorder, tmp_path: Path) -> None:
    """No file is left behind."""
    with open_history(recorder.location, read_only=True) as store, pytest.raises(HistoryError):
        export_trace(store, Site(), MONDAY_10 - 900, MONDAY_10 - 800, tmp_path / "trace")
    assert not (tmp_path / "trace").exists()


def test_part_over_two_runs_begins_the_second_with_an_empty_board(tmp_path: Path) -> None:
    """A recorder was restarted in between."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    moments = [MONDAY_10 + 50, MONDAY_10 + 1050]
    shown: dict[float, msgspec.Raw] = {}
    for run, start in enumerate((MONDAY_10, MONDAY_10 + 1000)):
        recorder = SimulatedRecorder(location, f"run{run}", start, 5.0 + 900 * run, moments)
        for at, events in DamagedStream(run, 1, 100.0).iter_batches():
            recorder.feed(events, start + at)
        recorder.close()
        shown |= recorder.shown
    with open_history(location, read_only=True) as store:
        part = export_trace(store, Site(), MONDAY_10 - 100, MONDAY_10 + 2000, tmp_path / "trace")
    assert part.since == pytest.approx(MONDAY_10, abs=0.01)
    for moment, board in replay(tmp_path / "trace", moments).items():
        assert_same_board(board, shown[moment])


def test_replacements_are_consistent_and_never_originals() -> None:
    """In every notation of a number; first digits, which distinguish lines from extensions, stay."""
    anonymiser = Anonymiser(7)
    one, other = anonymiser.replace_text("01632960150"), anonymiser.replace_text("901632960150")
    assert one != "01632960150"
    assert other == "9" + one
    assert anonymiser.replace_text("+441632960150")[-6:] == one[-6:]
    assert anonymiser.replace_text("Ann Weber") == anonymiser.replace_text("ANN WEBER") == "Name 1"
    assert anonymiser.replace_text("") == ""
    extensions = [str(number) for number in range(200, 300)]
    replaced = [anonymiser.replace_text(extension) for extension in extensions]
    assert len(set(replaced)) == len(extensions)
    assert all(each[0] == "2" for each in replaced)


def test_further_fields_of_an_event_are_left_out() -> None:
    """Nobody knows what is in them."""
    event = SipTrack(action="END", end_id="e", sip_call_id="ann@pbx", extra=("Ann Weber",))
    assert replace_event(event, lambda text: "x") == SipTrack(action="END", end_id="e", sip_call_id="x")


def test_calls_that_a_run_expects_are_named_by_replacements() -> None:
    """They go on under their ids all the same, because the snapshot has the same replacements."""
    record = parse_event(
        ["detail n1/3 original=4029", "a t1 trunk connected cli=01632960144", "b e1 4017 connected"]
    )
    before = Switchboard(call_id_prefix="one")
    before.apply(record, 1.0)
    last = take_board_snapshot(before, 2.0)
    board = Switchboard()
    board.expect_calls(last.memory, last.records, 100.0)
    snapshot = [SnapshotMarker(complete=False), record, SnapshotMarker(complete=True)]
    events = [*build_checkpoint(board, 110.0), *snapshot]
    anonymiser = Anonymiser(1)
    anonymiser.collect(events)
    replaced = [found for each in events if (found := anonymiser.replace(each)) is not None]
    text = msgspec.json.encode([msgspec.to_builtins(event, enc_hook=str) for event in replaced])
    assert b"960144" not in text
    assert b"4017" not in text
    assert b"4029" not in text
    shown = Switchboard()
    shown.apply_all(replaced, 110.0)
    assert list(shown.calls) == list(before.calls)


def test_an_export_that_fails_leaves_the_file_of_that_name(
    cli: RunCommand, recorder: SimulatedRecorder, tmp_path: Path
) -> None:
    path = tmp_path / "copies" / "trace"
    path.parent.mkdir()
    path.write_text("old")
    since, until = ("--since", "2026-01-05T10:02:10Z"), ("--until", "2026-01-05T10:05:00Z")
    with limit_file_size(100):
        result = cli("history", "export", path, "--history", recorder.location, *since, *until)
    assert result.code == 2
    result.assert_stderr("File too large", "What to do")
    assert path.read_text() == "old"
    assert list(path.parent.iterdir()) == [path]


def test_export_command(cli: RunCommand, recorder: SimulatedRecorder, tmp_path: Path) -> None:
    """The written trace can be played by board --replay."""
    path = tmp_path / "trace"
    options = (
        "--history",
        recorder.location,
        "--since",
        "2026-01-05T10:02:10Z",
        "--until",
        "2026-01-05T10:05:00Z",
    )
    result = cli("history", "export", path, *options)
    assert result.code == 0, result.err
    result.assert_stderr("events from 2026-01-05T10:02:10.000Z on were written")
    replayed = cli("board", "--replay", path, "--once")
    assert replayed.code == 0
    assert replayed.json_lines[0]["calls"]
    result = cli("history", "export", path, *options, "--anonymise")
    assert result.code == 0
    refused = cli(
        "history", "export", path, "--history", recorder.location, *options[4:], "--since", "2027-01-01"
    )
    assert refused.code == 2
    assert msgspec.json.encode(refused.err)
