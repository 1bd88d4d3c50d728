"""Several recorders of one history: they write side by side, wait for one another, and take over."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import Delta2
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import LOCK_SECONDS, open_history
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
)
from tests.support.history_calls import (
    MONDAY_10,
    make_incoming_call,
)
from tests.support.recorders import StartRecorder, Statuses, read_texts, record_texts


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
            assert writer.flush(240.0)

    with ThreadPoolExecutor() as pool:
        for future in [pool.submit(record, *each) for each in zip(writers, "ab", strict=True)]:
            future.result()

    with open_history(location) as reader:
        assert reader.count_calls(CallQuery()) == 800
        assert len({call.id for call in reader.iter_calls(CallQuery())}) == 800
        assert sorted(read_texts(reader)) == sorted(
            f"{each}{number}" for each in "ab" for number in range(40)
        )


def test_recorder_waits_while_another_program_creates_the_history(tmp_path: Path):
    """SQLite itself refuses at once to change the kind of the log of a file that somebody writes."""
    path = tmp_path / "history.sqlite"
    with (
        contextlib.closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as creator,
        ThreadPoolExecutor() as pool,
    ):
        creator.execute("CREATE TABLE first (id)")
        creator.execute("DROP TABLE first")
        creator.execute("BEGIN IMMEDIATE")
        opening = pool.submit(open_history, HistoryLocation(path=path))
        try:
            with pytest.raises(TimeoutError):
                opening.result(0.5)
        finally:
            creator.execute("ROLLBACK")
        with opening.result(240.0) as store:
            assert store.count_calls(CallQuery()) == 0


def test_second_recorder_with_the_same_lock_waits_for_the_first(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    first = start_recorder("a", lock="recorder")
    assert first.flush(240.0)
    second = start_recorder("b", lock="recorder")
    record_texts(second, "x")

    failed = statuses.wait_for(lambda status: status.problem is not None)
    assert "already recording" in str(failed.problem)
    assert not second.flush()
    first.close()
    assert second.flush(240.0)
    with open_history(location) as reader:
        assert read_texts(reader) == ["x"]


def test_recorder_that_takes_over_stores_the_calls_that_began_since(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    """The other one stores the calls in progress when it ends, and none that begin later."""
    options = {"lock": "desk PBX", "stands_by": True}
    first = start_recorder("a", **options)
    assert first.flush(240.0)
    second = start_recorder("b", **options)
    statuses.wait_for(lambda status: status.is_standby)
    first.record_calls([make_incoming_call("a-1", "01632960001", MONDAY_10 + 70)])
    first.record_calls([make_incoming_call("a-2", "01632960005", MONDAY_10 + 99.9)])
    other_pbx = start_recorder("c", lock="desk other PBX", stands_by=True)
    other_pbx.record_calls([make_incoming_call("c-1", "01632960002", MONDAY_10 + 100.5)])
    assert other_pbx.flush(240.0)
    first.close()
    # Seen a moment later than by the first.
    second.record_calls([make_incoming_call("b-5", "01632960005", MONDAY_10 + 100.4)])
    second.record_calls([make_incoming_call("b-1", "01632960001", MONDAY_10 + 70)])
    second.record_calls([make_incoming_call("b-2", "01632960002", MONDAY_10 + 101)])
    assert second.flush(240.0)
    second.record_calls([make_incoming_call("b-3", "01632960003", MONDAY_10 + 99)])
    second.record_calls([make_incoming_call("b-4", "01632960004", MONDAY_10 + 102)])
    assert second.flush(240.0)
    with open_history(location) as reader:
        assert {call.id for call in reader.iter_calls(CallQuery())} == {"a-1", "a-2", "b-2", "b-4", "c-1"}


def test_recorder_that_takes_over_stores_the_calls_since_the_other_one_had_a_link(
    location: HistoryLocation, start_recorder: StartRecorder, statuses: Statuses
):
    """The other one closes its link first, and its history a while later."""
    options = {"lock": "desk PBX", "stands_by": True}
    first = start_recorder("a", **options)
    first.record_link(is_live=True, wall=MONDAY_10)
    assert first.flush(240.0)
    second = start_recorder("b", **options)
    statuses.wait_for(lambda status: status.is_standby)
    first.record_calls([make_incoming_call("a-1", "01632960001", MONDAY_10 + 70)])
    first.record_link(is_live=False, wall=MONDAY_10 + 90)
    first.close()  # at 100 by its clock
    second.record_calls([make_incoming_call("b-1", "01632960001", MONDAY_10 + 70)])
    second.record_calls([make_incoming_call("b-2", "01632960002", MONDAY_10 + 95)])
    assert second.flush(240.0)
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
    assert second.flush(240.0)
    with open_history(location) as reader:
        assert {call.id for call in reader.iter_calls(CallQuery())} == {"b-2"}


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
