"""The desk records what it receives into the history, and its window reads it there."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions, format_recording_problem
from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.preferences import HistoryPreferences
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.history_repair import repair_runs
from devlink3_desk.services.storage.event_blocks import BlockKind
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_lock import HUB_LOCK
from devlink3_desk.services.storage.history_store import RunInfo, open_history
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
    RecorderOptions,
    RecordingStatus,
)
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.support.live_desk import LiveDesk
from tests.support.qt_loop import QtRun
from tests.support.simulator import LONG_CALL, SHORT_CALLS_PBX, run_scenario_pbx, run_simulator
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with run_simulator(SHORT_CALLS_PBX) as pbx:
        yield pbx.server.tcp_port


@contextlib.asynccontextmanager
async def run_recorded(
    live: LiveDesk, options: RecordingOptions
) -> AsyncIterator[tuple[DeskRecorder, QSignalSpy]]:
    """Run a desk that records; at the end it is closed as the program closes it."""
    changes = QSignalSpy(live.models.history_changed)
    recorder = DeskRecorder(live.window, live.desk.switchboard, options)
    live.desk.recorder = recorder
    try:
        async with live.run():
            yield recorder, changes
    finally:
        recorder.close()


async def count_calls(live: LiveDesk) -> int:
    assert live.models.history is not None
    return await asyncio.wrap_future(live.models.history.count_calls(CallQuery()))


async def wait_for_calls(live: LiveDesk, least: int) -> None:
    """Wait until the window's history has so many calls."""
    deadline = time.monotonic() + 240
    while await count_calls(live) < least:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.1)


def list_runs(location: HistoryLocation) -> list[RunInfo]:
    with open_history(location, read_only=True) as store:
        return store.list_runs()


def read_calls(location: HistoryLocation) -> list[CallRecord]:
    with open_history(location, read_only=True) as store:
        return list(store.iter_calls(CallQuery()))


def test_calls_are_recorded_and_the_window_reads_them(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")

    async def scenario() -> None:
        live = LiveDesk(port, tmp_path)
        async with run_recorded(live, RecordingOptions(location, "127.0.0.1")) as (_, changes):
            await live.wait_for_link(LinkStatus.LIVE)
            await wait_for_calls(live, 1)
            # The first is that the window has a history at all.
            await wait_for(lambda: changes.count() >= 2, timeout=20)
            assert not live.window.link_bar.recording_label.isVisible()

    qt_run(scenario())
    calls = read_calls(location)
    assert {call.end_seen for call in calls} == {True, False}, "ended calls, and those in progress at the end"
    with open_history(location, read_only=True) as store:
        (run,) = store.list_runs()
        assert run.ended is not None
        assert run.source == "127.0.0.1"
        assert all(call.id.startswith(run.call_id_prefix) for call in calls)
        assert next(store.replay_run(run)).kind is BlockKind.CHECKPOINT
        assert store.list_live_periods(0, time.time())


def test_the_time_in_which_the_computer_slept_is_not_recorded_as_live(
    qt_run: QtRun, port: int, tmp_path: Path
) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    hour = 3_600.0
    slept = 0.0

    async def scenario() -> None:
        nonlocal slept
        live = LiveDesk(port, tmp_path)
        options = RecordingOptions(location, "127.0.0.1")
        recorder = DeskRecorder(
            live.window, live.desk.switchboard, options, read_elapsed=lambda: time.monotonic() + slept
        )
        live.desk.recorder = recorder
        async with live.run():
            await live.wait_for_link(LinkStatus.LIVE)
            slept = hour
            recorder.record([], [], time.monotonic(), time.time() + hour)
        recorder.close()

    qt_run(scenario())
    with open_history(location, read_only=True) as store:
        before, after = store.list_live_periods(0, time.time() + 2 * hour)
    assert after[0] - before[1] == pytest.approx(hour, abs=hour / 2)


def test_a_screenshot_beside_a_running_desk_records_nothing(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    open_history(location).close()

    async def scenario() -> None:
        live = LiveDesk(port, tmp_path)
        options = RecordingOptions(location, is_recording=False)
        async with run_recorded(live, options) as (recorder, _):
            assert not recorder.is_recording
            await wait_for(lambda: live.models.calls.rowCount() > 0, timeout=20)
            assert await count_calls(live) == 0

    qt_run(scenario())
    with open_history(location, read_only=True) as store:
        assert store.list_runs() == []


def test_a_temporary_history_is_removed(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    paths: list[Path] = []

    async def scenario() -> None:
        live = LiveDesk(port, tmp_path)
        async with run_recorded(live, RecordingOptions()) as (recorder, _):
            await wait_for_calls(live, 1)
            assert recorder.location.path is not None
            assert recorder.location.path.exists()
            paths.append(recorder.location.path)

    qt_run(scenario())
    assert not paths[0].parent.exists()


def test_the_window_says_since_when_nothing_is_recorded(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    blocker = tmp_path / "blocked"
    blocker.write_text("a file where the folder should be")
    location = HistoryLocation(path=blocker / "history.sqlite")

    async def scenario() -> None:
        live = LiveDesk(port, tmp_path)
        async with run_recorded(live, RecordingOptions(location)):
            label = live.window.link_bar.recording_label
            await wait_for(label.isVisible, timeout=20)
            assert label.text().startswith("Nothing is recorded since ")
            assert "blocked" in label.text()
            blocker.unlink()
            await wait_for(lambda: not label.isVisible(), timeout=20)
            await wait_for_calls(live, 1)

    qt_run(scenario())


def test_an_interrupted_run_is_repaired(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")

    async def scenario() -> None:
        live = LiveDesk(port, tmp_path)
        async with run_recorded(live, RecordingOptions(location)):
            await wait_for_calls(live, 1)

    qt_run(scenario())
    complete = {call.id for call in read_calls(location)}
    with open_history(location) as store:
        # As if the program had been killed a minute ago, before it stored any call.
        store.database.execute("UPDATE runs SET ended = NULL, seen = seen - 60000")
        for table in ("legs", "call_texts", "calls"):
            store.database.execute(f"DELETE FROM {table}")
    qt_run(scenario())
    assert complete <= {call.id for call in read_calls(location)}


@pytest.mark.parametrize("is_killed", [True, False])
def test_a_call_is_continued_by_the_next_desk(qt_run: QtRun, tmp_path: Path, is_killed: bool) -> None:
    """One call under one id, from its start on; the window shows how long it really lasts."""
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    shown: list[tuple[str, float]] = []
    counted: list[list[str]] = []

    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path)
        board = live.desk.switchboard
        async with run_recorded(live, RecordingOptions(location, "the PBX")) as (recorder, _):
            await live.wait_for_link(LinkStatus.LIVE)
            await wait_for(lambda: [call.state for call in board.calls.values()] == [CallStatus.CONNECTED])
            (call,) = board.calls.values()
            shown.append((call.id, time.monotonic() - call.started))
            counted.append([each.id for each in recorder.list_open_calls()])

    with run_scenario_pbx(tmp_path, LONG_CALL) as pbx:
        qt_run(scenario(pbx.server.tcp_port))
        if is_killed:
            with open_history(location) as store:
                store.database.execute("UPDATE runs SET ended = NULL")
                for table in ("legs", "call_texts", "calls"):
                    store.database.execute(f"DELETE FROM {table}")
                repair_runs(store, Site(), now=time.time() + 60.0)
        restarted = time.time()
        qt_run(scenario(pbx.server.tcp_port))
    (call,) = read_calls(location)
    assert [call_id for call_id, _ in shown] == [call.id, call.id]
    assert shown[0][1] < shown[1][1]
    # What the first run has seen is in the history, and counted there.
    assert counted == [[call.id], []]
    assert call.started < restarted < call.ended
    assert (call.legs[-1].parties, call.complete) == (("01707123456", "4001"), False)


def test_of_two_desks_on_one_pbx_one_records_and_the_other_takes_over(
    qt_run: QtRun, port: int, tmp_path: Path
) -> None:
    """Every call is recorded once; both windows see it, and nothing is recorded twice after the change."""
    location = HistoryLocation(path=tmp_path / "history.sqlite")

    async def scenario() -> None:
        first, second = LiveDesk(port, tmp_path / "a"), LiveDesk(port, tmp_path / "b")
        options = RecordingOptions(location, "one PBX")
        running = run_recorded(first, options)
        await running.__aenter__()
        await wait_for_calls(first, 1)
        async with run_recorded(second, options) as (_, changes):
            await wait_for_calls(second, 3)
            before = changes.count()
            await wait_for(lambda: changes.count() > before, timeout=20)
            for desk in (first, second):
                assert not desk.window.link_bar.recording_label.isVisible()
            await running.__aexit__(None, None, None)
            count = await count_calls(second)
            await wait_for_calls(second, count + 3)

    qt_run(scenario(), timeout=90)
    calls = read_calls(location)
    with open_history(location) as store:
        runs = store.list_runs()
        assert store.database.execute("PRAGMA integrity_check") == [("ok",)]
    assert all(run.ended is not None for run in runs)
    assert {call.id.rpartition("-")[0] for call in calls} == {run.call_id_prefix for run in runs}
    assert len(runs) == 2
    begins = sorted(
        ((call.caller.number, call.called.number), call.started, call.id.rpartition("-")[0]) for call in calls
    )
    # One desk may store two calls of one caller: the simulation is fast, and a busy machine reads their
    # begins together.
    twice = [
        (earlier, later)
        for earlier, later in itertools.pairwise(begins)
        if earlier[0] == later[0] and later[1] - earlier[1] < 0.1 and earlier[2] != later[2]
    ]
    assert twice == []


def test_desks_on_two_pbxs_record_into_one_file(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")

    async def scenario() -> None:
        first, second = LiveDesk(port, tmp_path / "a"), LiveDesk(port, tmp_path / "b")
        async with (
            run_recorded(first, RecordingOptions(location, "one")),
            run_recorded(second, RecordingOptions(location, "two")),
        ):
            await wait_for_calls(first, 6)

    qt_run(scenario())
    with open_history(location) as store:
        prefixes = {run.call_id_prefix for run in store.list_runs()}
    assert {call.id.rpartition("-")[0] for call in read_calls(location)} == prefixes
    assert len(prefixes) == 2


def test_a_desk_leaves_the_recording_to_a_hub(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")

    async def scenario(hub: HistoryWriter) -> None:
        live = LiveDesk(port, tmp_path)
        async with run_recorded(live, RecordingOptions(location, "the PBX")):
            await wait_for(lambda: live.models.calls.rowCount() > 0, timeout=20)
            with open_history(location, read_only=True) as store:
                assert len(store.list_runs()) == 1
            hub.close()
            await wait_for_calls(live, 1)

    hub = HistoryWriter(location, RecorderOptions(call_id_prefix="hub", lock=HUB_LOCK))
    assert hub.flush(240.0)
    qt_run(scenario(hub))


def test_recording_is_switched_off_and_on_again(qt_run: QtRun, port: int, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")

    async def scenario() -> None:
        live = LiveDesk(port, tmp_path)
        async with run_recorded(live, RecordingOptions(location, "PBX")) as (recorder, _):
            await wait_for_calls(live, 1)
            set_preferences = live.window.preferences.update_sections
            set_preferences(history=HistoryPreferences(record=False))
            assert not recorder.is_recording
            await wait_for(lambda: all(run.ended is not None for run in list_runs(location)), timeout=20)
            stored = await count_calls(live)
            await wait_for(lambda: live.models.calls.rowCount() > 0, timeout=20)
            set_preferences(history=HistoryPreferences(calls_days=1.0))
            await wait_for_calls(live, stored + 1)

    qt_run(scenario())
    assert len(list_runs(location)) == 2


def test_a_problem_of_another_day_has_its_date() -> None:
    status = RecordingStatus(Sentence("The disk is full."), since=time.time() - 3 * 86_400)
    assert format_recording_problem(RecordingStatus()) == ""
    text = format_recording_problem(status)
    assert "The disk is full." in text
    assert len(text) > len(
        format_recording_problem(RecordingStatus(Sentence("The disk is full."), time.time()))
    )
