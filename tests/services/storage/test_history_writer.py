"""The recorder: live work never waits for it, even if errors occur in disks, servers and processes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import Delta2
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_schema import SCHEMA_VERSION
from devlink3_desk.services.storage.history_store import LOCK_SECONDS, HistoryStore, open_history
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
    RecorderOptions,
    RecordingStatus,
)
from tests.support.history_calls import (
    MONDAY_10,
    list_recorded_events,
    make_incoming_call,
)
from tests.support.postgres_server import PostgresServer

StartRecorder = Callable[..., HistoryWriter]


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until ``condition`` is met by what happens in another thread."""
    deadline = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


class Statuses:
    """What a recorder has said about itself, and the way to wait for more."""

    def __init__(self) -> None:
        self.all: list[RecordingStatus] = []
        self._changed = threading.Condition()

    def add(self, status: RecordingStatus) -> None:
        """Take a status; called from the recorder's thread."""
        with self._changed:
            self.all.append(status)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[RecordingStatus], bool]) -> RecordingStatus:
        """Wait for a status that meets ``condition`` and return it."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(condition(each) for each in self.all), 30.0)
            return next(each for each in self.all if condition(each))


@pytest.fixture
def statuses() -> Statuses:
    """What the recorders of the test have said."""
    return Statuses()


@pytest.fixture
def start_recorder(location: HistoryLocation, statuses: Statuses) -> Iterator[StartRecorder]:
    """Start recorders into the history of the test, which are closed at its end."""
    started: list[HistoryWriter] = []

    def start(prefix: str = "a", where: HistoryLocation = location, **options: Any) -> HistoryWriter:
        # By the real clock, the events of these tests would be too old to be kept.
        fields: dict[str, Any] = {"read_wall": lambda: MONDAY_10 + 100, **options}
        chosen = RecorderOptions(call_id_prefix=prefix, **fields)
        started.append(HistoryWriter(where, chosen, statuses.add))
        return started[-1]

    yield start
    for writer in started:
        writer.close()


def read_texts(store: HistoryStore) -> list[str]:
    """Return the texts of all events."""
    return [
        event.text
        for each in list_recorded_events(store)
        for event in each.events
        if isinstance(event, Delta2)
    ]


def record_texts(writer: HistoryWriter, *texts: str, at: float = 0.0) -> None:
    """Record an event for each text, all at one instant."""
    writer.record_events([Delta2(text=text) for text in texts], 500.0 + at, MONDAY_10 + at)


def test_what_is_recorded_is_read_by_others(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder()
    call = make_incoming_call("a-1", "01632960150", MONDAY_10)
    record_texts(writer, "x", "y")
    writer.record_calls([call])

    assert writer.flush()

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

    assert writer.close()

    with open_history(location) as reader:
        assert reader.count_calls(CallQuery()) == 1
        [run] = reader.list_runs()
        assert (run.call_id_prefix, run.source) == ("a", "site")
        assert run.ended is not None
    assert writer.close()
    writer.record_calls([make_incoming_call("a-2", "01632960150", MONDAY_10)])
    with pytest.raises(HistoryError, match="has ended"):
        writer.run(lambda store: store.count_calls(CallQuery())).result(5.0)


def test_events_of_half_a_minute_are_one_block(location: HistoryLocation, start_recorder: StartRecorder):
    writer = start_recorder()
    for second in range(65):
        record_texts(writer, str(second), at=float(second))
        assert writer.flush()

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
    assert writer.flush()

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
    assert writer.flush()

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
    assert writer.flush()

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
    assert writer.flush()

    with open_history(location) as reader:
        assert reader.list_live_periods(0.0, MONDAY_10 + 100) == [(MONDAY_10, MONDAY_10 + 10)]
        writer.record_link(is_live=False, wall=MONDAY_10 + 15)
        writer.record_link(is_live=True, wall=MONDAY_10 + 20)
        now[0] = MONDAY_10 + 30
        assert writer.flush()
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
    assert writer.flush()
    fail_next(writer, pragma)
    writer.record_calls(calls[1:])
    record_texts(writer, "x", "y")

    failed = statuses.wait_for(lambda status: status.problem is not None)
    assert sentence in str(failed.problem)
    assert str(location.path) in str(failed.problem)
    assert failed.since == MONDAY_10
    assert writer.flush()
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
    assert writer.flush()
    assert writer.status == RecordingStatus(lost_events=5)
    record_texts(writer, "later")
    assert writer.flush()
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
    path.write_bytes(b"this is a year of calls, and it is damaged\n" * 1000)
    location = HistoryLocation.parse(str(path))
    writer = start_recorder("a", location)
    record_texts(writer, "x")
    statuses.wait_for(lambda status: status.kept_aside is not None)
    assert writer.flush()
    assert writer.close()

    aside = tmp_path / "history.damaged.db"
    assert writer.status.kept_aside == str(aside)
    assert aside.read_bytes().startswith(b"this is a year of calls")
    # Again, by a disk that goes on damaging files: what is worth more stays.
    path.write_bytes(b"damaged again\n" * 10)
    second = start_recorder("b", location)
    record_texts(second, "y")
    wait_until(lambda: second.status.kept_aside is not None)
    assert second.flush()
    with open_history(location) as reader:
        assert read_texts(reader) == ["y"]
    assert aside.read_bytes().startswith(b"this is a year of calls")
    assert second.close()
    assert {each.name for each in tmp_path.iterdir()} == {"history.db", "history.damaged.db"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file that is open")
def test_file_that_was_removed_is_made_anew_with_the_events_in_memory(
    tmp_path: Path, start_recorder: StartRecorder
):
    path = tmp_path / "history.db"
    location = HistoryLocation.parse(str(path))
    writer = start_recorder("a", location)
    record_texts(writer, "x")
    assert writer.flush()
    for part in tmp_path.iterdir():
        part.unlink()
    record_texts(writer, "y")
    assert writer.flush()

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
    assert writer.flush()
    postgres_server.stop()
    try:
        record_texts(writer, "meanwhile", at=1.0)
        statuses.wait_for(lambda status: status.problem is not None)
    finally:
        postgres_server.start()
    assert writer.flush()

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

    assert writer.flush()
    assert writer.status == RecordingStatus(lost_calls=1)
    with open_history(location) as reader:
        assert sorted(call.id for call in reader.iter_calls(CallQuery())) == ["a-1", "a-2"]
        assert read_texts(reader) == ["x"]


# Several programs


def test_two_recorders_write_into_one_history(location: HistoryLocation, start_recorder: StartRecorder):
    writers = [start_recorder("a"), start_recorder("b")]

    def record(writer: HistoryWriter, prefix: str) -> None:
        for number in range(40):
            # The same callers, whose numbers are stored once.
            calls = [
                make_incoming_call(f"{prefix}-{number}.{part}", f"0163296{part:04}", MONDAY_10)
                for part in range(10)
            ]
            writer.record_calls(calls)
            record_texts(writer, f"{prefix}{number}", at=float(number))
            assert writer.flush(30.0)

    with ThreadPoolExecutor() as pool:
        for future in [pool.submit(record, *each) for each in zip(writers, "ab", strict=True)]:
            future.result()

    with open_history(location) as reader:
        assert reader.count_calls(CallQuery()) == 800
        assert len({call.id for call in reader.iter_calls(CallQuery())}) == 800
        assert sorted(read_texts(reader)) == sorted(
            f"{each}{number}" for each in "ab" for number in range(40)
        )


def test_second_recorder_with_the_same_lock_waits_for_the_first(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    first = start_recorder("a", lock="recorder")
    assert first.flush()
    second = start_recorder("b", lock="recorder")
    record_texts(second, "x")

    failed = statuses.wait_for(lambda status: status.problem is not None)
    assert "already recording" in str(failed.problem)
    assert not second.flush()
    first.close()
    assert second.flush()
    with open_history(location) as reader:
        assert read_texts(reader) == ["x"]


def test_recorder_that_takes_over_stores_the_calls_that_began_since(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    """The other one stores the calls in progress when it ends, and none that begin later."""
    options = {"lock": "desk PBX", "stands_by": True}
    first = start_recorder("a", **options)
    assert first.flush()
    second = start_recorder("b", **options)
    statuses.wait_for(lambda status: status.is_standby)
    first.record_calls([make_incoming_call("a-1", "01632960001", MONDAY_10 + 70)])
    first.record_calls([make_incoming_call("a-2", "01632960005", MONDAY_10 + 99.9)])
    other_pbx = start_recorder("c", lock="desk other PBX", stands_by=True)
    other_pbx.record_calls([make_incoming_call("c-1", "01632960002", MONDAY_10 + 100.5)])
    assert other_pbx.flush()
    first.close()
    # Seen a moment later than by the first.
    second.record_calls([make_incoming_call("b-5", "01632960005", MONDAY_10 + 100.4)])
    second.record_calls([make_incoming_call("b-1", "01632960001", MONDAY_10 + 70)])
    second.record_calls([make_incoming_call("b-2", "01632960002", MONDAY_10 + 101)])
    assert second.flush()
    second.record_calls([make_incoming_call("b-3", "01632960003", MONDAY_10 + 99)])
    second.record_calls([make_incoming_call("b-4", "01632960004", MONDAY_10 + 102)])
    assert second.flush()
    with open_history(location) as reader:
        assert {call.id for call in reader.iter_calls(CallQuery())} == {"a-1", "a-2", "b-2", "b-4", "c-1"}


def test_recorder_that_takes_over_stores_the_calls_since_the_other_one_had_a_link(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    """The other one closes its link first, and its history a while later."""
    options = {"lock": "desk PBX", "stands_by": True}
    first = start_recorder("a", **options)
    first.record_link(is_live=True, wall=MONDAY_10)
    assert first.flush()
    second = start_recorder("b", **options)
    statuses.wait_for(lambda status: status.is_standby)
    first.record_calls([make_incoming_call("a-1", "01632960001", MONDAY_10 + 70)])
    first.record_link(is_live=False, wall=MONDAY_10 + 90)
    first.close()  # at 100 by its clock
    second.record_calls([make_incoming_call("b-1", "01632960001", MONDAY_10 + 70)])
    second.record_calls([make_incoming_call("b-2", "01632960002", MONDAY_10 + 95)])
    assert second.flush()
    with open_history(location) as reader:
        assert {call.id for call in reader.iter_calls(CallQuery())} == {"a-1", "b-2"}


def test_recorder_that_takes_over_from_a_killed_one_has_kept_the_last_calls(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    wall = MONDAY_10
    with open_history(location) as store:
        run = store.begin_run("a", "PBX", 0.0, wall)
        store.acquire_lock("desk PBX", "a", wall)
        store.touch_run(run, wall)
        # Of a process elsewhere, nothing says that it was killed before its lock has expired.
        store.database.execute("UPDATE locks SET process = 'elsewhere:1'")
    second = start_recorder("b", lock="desk PBX", stands_by=True, read_wall=lambda: wall)
    statuses.wait_for(lambda status: status.is_standby)
    second.record_calls([make_incoming_call("b-1", "01632960001", MONDAY_10 - 1)])
    second.record_calls([make_incoming_call("b-2", "01632960002", MONDAY_10 + 1)])
    assert not second.flush()
    wall += LOCK_SECONDS
    assert second.flush()
    with open_history(location) as reader:
        assert {call.id for call in reader.iter_calls(CallQuery())} == {"b-2"}


def test_function_runs_between_what_was_recorded(start_recorder: StartRecorder):
    writer = start_recorder()
    writer.record_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    counted = writer.run(lambda store: store.count_calls(CallQuery()))

    assert counted.result(10.0) == 1
    failing = writer.run(lambda _store: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        failing.result(10.0)
    assert writer.flush()


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")
@pytest.mark.timeout(300)
def test_recorder_that_is_killed_loses_nothing_and_stores_nothing_twice(location: HistoryLocation):
    # A server is as good for a killed client with the first ten; the file is written by the client itself.
    runs = 10 if location.path is None else 100
    command = [
        sys.executable,
        "-m",
        "tests.support.history_recorder",
        location.url or str(location.path),
        str(runs),
    ]
    completed = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [line.split() for line in completed.stdout.splitlines()]
    stored = {int(run): int(step) for run, step in lines}
    assert len(stored) == runs

    with open_history(location) as store:
        if location.path is not None:
            assert store.database.execute("PRAGMA integrity_check") == [("ok",)]
            assert store.database.execute("PRAGMA foreign_key_check") == []
        calls = [call.id for call in store.iter_calls(CallQuery())]
        texts = {
            run.call_id_prefix: [
                event.text
                for each in store.replay_run(run)
                for event in each.events
                if isinstance(event, Delta2)
            ]
            for run in store.list_runs()
        }
    assert len(calls) == len(set(calls))
    for run, step in stored.items():
        prefix = f"run{run}"
        # One more step may have been stored that nobody was told of; it is whole, or not there.
        expected = [f"{number}.{part}" for number in range(step + 2) for part in range(3)]
        ours = {call for call in calls if call.startswith(f"{prefix}-")}
        assert ours in [{f"{prefix}-{each}" for each in expected[:end]} for end in (-3, None)]
        assert texts.get(prefix, []) in (expected[:-3], expected)
