"""The recorder: live work never waits for it, even if errors occur in disks, servers and processes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import Delta2
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_schema import SCHEMA_VERSION
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
    RecordingStatus,
)
from tests.support.history_calls import (
    MONDAY_10,
    list_recorded_events,
    make_incoming_call,
)
from tests.support.postgres_server import PostgresServer
from tests.support.recorders import StartRecorder, Statuses, read_texts, record_texts


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until ``condition`` is met by what happens in another thread."""
    deadline = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_what_is_recorded_is_read_by_others(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder()
    call = make_incoming_call("a-1", "01632960150", MONDAY_10)
    record_texts(writer, "x", "y")
    writer.record_calls([call])

    assert writer.flush(240.0)

    with open_history(location, read_only=True) as reader:
        assert list(reader.iter_calls(CallQuery())) == [call]
        assert read_texts(reader) == ["x", "y"]
    assert writer.status == RecordingStatus()


def test_what_is_recorded_is_stored_without_being_asked_for(
    location: HistoryLocation, start_recorder: StartRecorder
):
    writer = start_recorder()
    writer.flush()
    record_texts(writer, "x")

    with open_history(location) as reader:
        wait_until(lambda: read_texts(reader) == ["x"])


def test_end_stores_the_rest_and_is_noted(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder(source="site")
    writer.record_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])

    assert writer.close(240.0)

    with open_history(location) as reader:
        assert reader.count_calls(CallQuery()) == 1
        [run] = reader.list_runs()
        assert (run.call_id_prefix, run.source) == ("a", "site")
        assert run.ended is not None
    assert writer.close(240.0)
    writer.record_calls([make_incoming_call("a-2", "01632960150", MONDAY_10)])
    with pytest.raises(HistoryError, match="has ended"):
        writer.run(lambda store: store.count_calls(CallQuery())).result(5.0)


def test_events_of_half_a_minute_are_one_block(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder()
    for second in range(65):
        record_texts(writer, str(second), at=float(second))
        assert writer.flush(240.0)

    with open_history(location) as reader:
        assert read_texts(reader) == [str(second) for second in range(65)]
        assert reader.database.execute("SELECT number, events FROM event_blocks ORDER BY number") == [
            (1, 30),
            (2, 30),
            (3, 5),
        ]


def test_very_many_events_are_several_blocks(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder()
    for batch in range(50):
        record_texts(writer, *[f"{batch}.{number}" for number in range(100)], at=batch / 100)
    assert writer.flush(240.0)

    with open_history(location) as reader:
        assert [row[0] for row in reader.database.execute("SELECT events FROM event_blocks")] == [
            2000,
            2000,
            1000,
        ]
        assert len(read_texts(reader)) == 5_000


def test_clock_that_is_set_back_changes_no_duration_and_is_noted(
    location: HistoryLocation, start_recorder: StartRecorder
):
    writer = start_recorder()
    writer.record_events([Delta2(text="before")], 500.0, MONDAY_10)
    writer.record_events([Delta2(text="after")], 510.0, MONDAY_10 + 10 - 3600)
    assert writer.flush(240.0)

    with open_history(location) as reader:
        found = list_recorded_events(reader)
        assert [(each.at, each.wall) for each in found] == [(500.0, MONDAY_10), (510.0, MONDAY_10 - 3590)]
        [change] = reader.database.execute("SELECT expected, found FROM clock_changes")
        assert change == ((MONDAY_10 + 10) * 1000, (MONDAY_10 - 3590) * 1000)


def test_checkpoint_stands_between_the_events_before_and_after(
    location: HistoryLocation, start_recorder: StartRecorder
):
    writer = start_recorder(read_wall=lambda: MONDAY_10 + 5)
    record_texts(writer, "before")
    writer.record_checkpoint([Delta2(text="board")], 501.0, MONDAY_10 + 1)
    record_texts(writer, "after", at=2.0)
    assert writer.flush(240.0)

    with open_history(location) as reader:
        [run] = reader.list_runs()
        replayed = [event for each in reader.replay_run(run) for event in each.events]
        assert replayed == [Delta2(text="board"), Delta2(text="after")]
        assert read_texts(reader) == ["before", "after"]


def test_live_time_ends_with_the_link_or_with_the_last_sign_of_life(
    location: HistoryLocation, start_recorder: StartRecorder
):
    now = [MONDAY_10]
    writer = start_recorder(read_wall=lambda: now[0])
    writer.record_link(is_live=True, wall=MONDAY_10)
    now[0] = MONDAY_10 + 10
    record_texts(writer, "x")
    assert writer.flush(240.0)

    with open_history(location) as reader:
        assert reader.list_live_periods(0.0, MONDAY_10 + 100) == [(MONDAY_10, MONDAY_10 + 10)]
        writer.record_link(is_live=False, wall=MONDAY_10 + 15)
        writer.record_link(is_live=True, wall=MONDAY_10 + 20)
        now[0] = MONDAY_10 + 30
        assert writer.flush(240.0)
        assert reader.list_live_periods(0.0, MONDAY_10 + 100) == [
            (MONDAY_10, MONDAY_10 + 15),
            (MONDAY_10 + 20, MONDAY_10 + 30),
        ]


# What happens to disks


def fail_next(writer: HistoryWriter, pragma: str) -> None:
    """Let the next writes fail; the recorder gives up this connection and opens another one."""
    writer.run(lambda store: store.database.execute(f"PRAGMA {pragma}")).result(10.0)


@pytest.mark.parametrize(
    ("pragma", "sentence"), [("max_page_count = 1", "is full"), ("query_only = ON", "cannot be written")]
)
def test_recording_resumes_after_a_disk_that_was_full_or_read_only(
    tmp_path: Path, start_recorder: StartRecorder, statuses: Statuses, pragma: str, sentence: str
):
    location = HistoryLocation.parse(str(tmp_path / "history.db"))
    writer = start_recorder(where=location, read_wall=lambda: MONDAY_10)
    calls = [make_incoming_call(f"a-{at}", f"0163296{at:04}", MONDAY_10 + at) for at in range(200)]
    writer.record_calls(calls[:1])
    assert writer.flush(240.0)
    fail_next(writer, pragma)
    writer.record_calls(calls[1:])
    record_texts(writer, "x", "y")

    failed = statuses.wait_for(lambda status: status.problem is not None)
    assert sentence in str(failed.problem)
    assert str(location.path) in str(failed.problem)
    assert failed.since == MONDAY_10
    assert writer.flush(240.0)
    assert writer.status == RecordingStatus()
    with open_history(location) as reader:
        assert list(reader.iter_calls(CallQuery(newest_first=False))) == calls
        assert read_texts(reader) == ["x", "y"]
        assert reader.database.execute("SELECT count(*) FROM recording_gaps") == [(0,)]


def test_what_cannot_be_kept_is_counted_and_the_gap_noted(
    tmp_path: Path, start_recorder: StartRecorder, statuses: Statuses
):
    obstacle = tmp_path / "folder"
    obstacle.write_text("in the way of the folder")
    location = HistoryLocation.parse(str(obstacle / "history.db"))
    writer = start_recorder(where=location, max_waiting_events=10, read_wall=lambda: MONDAY_10)
    for number in range(15):
        record_texts(writer, str(number))
    writer.record_link(is_live=True, wall=MONDAY_10 - 50)

    statuses.wait_for(lambda status: status.lost_events == 5 and status.problem is not None)
    assert "cannot be created" in str(writer.status.problem)
    obstacle.unlink()
    assert writer.flush(240.0)
    assert writer.status == RecordingStatus(lost_events=5)
    record_texts(writer, "later")
    assert writer.flush(240.0)
    with open_history(location) as reader:
        assert read_texts(reader) == [*(str(number) for number in range(10)), "later"]
        assert reader.database.execute("SELECT started, events, calls FROM recording_gaps") == [
            (MONDAY_10 * 1000, 5, 0)
        ]


@pytest.mark.expect_log("it is kept as")
def test_damaged_file_is_kept_aside_once_and_a_new_one_begun(
    tmp_path: Path, start_recorder: StartRecorder, statuses: Statuses
):
    path = tmp_path / "history.db"
    header = b"SQLite format 3\0"
    path.write_bytes(header + b"this is a year of calls, and it is damaged\n" * 1000)
    location = HistoryLocation.parse(str(path))
    writer = start_recorder("a", location)
    record_texts(writer, "x")
    statuses.wait_for(lambda status: status.kept_aside is not None)
    assert writer.flush(240.0)
    assert writer.close(240.0)

    aside = tmp_path / "history.damaged.db"
    assert writer.status.kept_aside == str(aside)
    assert aside.read_bytes().startswith(header + b"this is a year of calls")
    # Again, by a disk that goes on damaging files: what is worth more stays.
    path.write_bytes(header + b"damaged again\n" * 10)
    second = start_recorder("b", location)
    record_texts(second, "y")
    wait_until(lambda: second.status.kept_aside is not None)
    assert second.flush(240.0)
    with open_history(location) as reader:
        assert read_texts(reader) == ["y"]
    assert aside.read_bytes().startswith(header + b"this is a year of calls")
    assert second.close(240.0)
    assert {each.name for each in tmp_path.iterdir()} == {"history.db", "history.damaged.db"}


def test_file_that_is_no_history_is_left_alone_and_nothing_recorded(
    tmp_path: Path, start_recorder: StartRecorder, statuses: Statuses
):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann")
    writer = start_recorder("a", HistoryLocation.parse(str(path)))
    record_texts(writer, "x")

    statuses.wait_for(lambda status: status.problem is not None)
    assert "letter.txt is not a history" in str(writer.status.problem)
    assert not writer.flush(240.0)
    assert writer.status.kept_aside is None
    assert path.read_text() == "Dear Ann"
    assert list(tmp_path.iterdir()) == [path]
    # Recording begins once it is gone.
    path.unlink()
    assert writer.flush(240.0)
    with open_history(HistoryLocation.parse(str(path))) as reader:
        assert read_texts(reader) == ["x"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file that is open")
def test_file_that_was_removed_is_made_anew_with_the_events_in_memory(
    tmp_path: Path, start_recorder: StartRecorder
):
    path = tmp_path / "history.db"
    location = HistoryLocation.parse(str(path))
    writer = start_recorder("a", location)
    record_texts(writer, "x")
    assert writer.flush(240.0)
    for part in tmp_path.iterdir():
        part.unlink()
    record_texts(writer, "y")
    assert writer.flush(240.0)

    with open_history(location) as reader:
        assert read_texts(reader) == ["x", "y"]
        assert len(reader.list_runs()) == 1


def test_file_of_a_newer_version_is_left_alone(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        store.database.write_version(SCHEMA_VERSION + 1)
    writer = start_recorder()
    record_texts(writer, "x")

    failed = statuses.wait_for(lambda status: status.problem is not None)
    assert "newer version" in str(failed.problem)
    assert not writer.flush()
    with open_history(location, read_only=True) as reader:
        assert reader.count_calls(CallQuery()) == 1
        assert read_texts(reader) == []


def test_recording_resumes_when_the_server_is_back(
    postgres_server: PostgresServer, start_recorder: StartRecorder, statuses: Statuses
):
    location = HistoryLocation.parse(postgres_server.create_database())
    writer = start_recorder("a", location)
    record_texts(writer, "before")
    assert writer.flush(240.0)
    postgres_server.stop()
    try:
        record_texts(writer, "meanwhile", at=1.0)
        statuses.wait_for(lambda status: status.problem is not None)
    finally:
        postgres_server.start()
    assert writer.flush(240.0)

    assert writer.status == RecordingStatus()
    with open_history(location) as reader:
        assert read_texts(reader) == ["before", "meanwhile"]


@pytest.mark.expect_log("could not be written")
@pytest.mark.expect_log("call bad cannot be stored")
def test_call_that_cannot_be_stored_blocks_no_other(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder()
    writer.record_calls(
        [
            make_incoming_call("a-1", "01632960150", MONDAY_10),
            make_incoming_call("bad", "01632960151", MONDAY_10, transfers=2**70),
            make_incoming_call("a-2", "01632960152", MONDAY_10),
        ]
    )
    record_texts(writer, "x")
    assert not writer.flush()

    assert writer.flush(240.0)
    assert writer.status == RecordingStatus(lost_calls=1)
    with open_history(location) as reader:
        assert sorted(call.id for call in reader.iter_calls(CallQuery())) == ["a-1", "a-2"]
        assert read_texts(reader) == ["x"]


def test_function_runs_between_what_was_recorded(start_recorder: StartRecorder):
    writer = start_recorder()
    writer.record_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    counted = writer.run(lambda store: store.count_calls(CallQuery()))

    assert counted.result(10.0) == 1
    failing = writer.run(lambda _store: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        failing.result(10.0)
    assert writer.flush(240.0)
