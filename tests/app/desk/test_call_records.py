"""The statistics of the day survive a restart but not midnight; old missed calls are moved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.call_records import (
    CallbackConnector,
    DayTallyFile,
    DelayedSaver,
    WaitingCallRecorder,
    find_local_day,
)
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally
from tests.support.board_values import make_call, make_party
from tests.support.desk_models import open_window
from tests.support.history_desk import open_local_history
from tests.support.missed_calls import make_stored_call, write_missed_calls

ANN = make_party("201", "Ann")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window() as window:
        window.preferences.update_sections(people=PeoplePreferences(me=("201",)))
        yield window


def answer_call(recorder: WaitingCallRecorder) -> None:
    recorder.apply([CallChanged(make_call("c", CallStatus.QUEUED, group="600"))])
    recorder.apply([CallChanged(make_call("c", CallStatus.CONNECTED, group="600"))])


def test_counters_go_on_after_a_restart(window: MainWindow, tmp_path: Path) -> None:
    for expected in (1, 2):
        file = DayTallyFile(tmp_path, "London")
        recorder = WaitingCallRecorder(window, DayStatistics(), file)
        answer_call(recorder)
        recorder.stop()
        assert file.load().groups["600"].answered == expected


def test_the_counters_of_one_site_are_not_those_of_another(window: MainWindow, tmp_path: Path) -> None:
    recorder = WaitingCallRecorder(window, DayStatistics(), DayTallyFile(tmp_path, "London"))
    answer_call(recorder)
    recorder.stop()
    statistics = DayStatistics()
    WaitingCallRecorder(window, statistics, DayTallyFile(tmp_path, "Leeds"))
    assert statistics.day_tally.groups == {}


def test_the_tallies_of_yesterday_are_not_loaded(window: MainWindow, tmp_path: Path) -> None:
    yesterday = find_local_day(time.time()).toJulianDay() - 1
    file = DayTallyFile(tmp_path, "London")
    file.save(DayTally(yesterday, {"600": GroupTally(5)}))
    statistics = DayStatistics()
    WaitingCallRecorder(window, statistics, file)
    assert statistics.day_tally.groups == {}


def test_without_a_folder_the_day_is_counted_all_the_same(window: MainWindow) -> None:
    statistics = DayStatistics()
    recorder = WaitingCallRecorder(window, statistics)
    answer_call(recorder)
    recorder.stop()
    assert statistics.day_tally.groups["600"].answered == 1


def test_the_counters_of_a_day_end_at_midnight_without_a_call(window: MainWindow) -> None:
    wall = 1_790_000_000.0
    statistics = DayStatistics()
    recorder = WaitingCallRecorder(window, statistics, read_wall=lambda: wall)
    answer_call(recorder)
    wall += 86_400.0
    window.ticker.ticked.emit()
    assert statistics.sum_tallies() == GroupTally()
    recorder.stop()


def test_nothing_is_saved_without_a_change(qapp: QApplication) -> None:
    saved: list[int] = []
    saver = DelayedSaver(lambda: saved.append(1), "It")
    saver.stop()
    assert saved == []
    saver.schedule()
    saver.schedule()
    saver.stop()
    assert saved == [1]


def test_missed_calls_of_earlier_versions_are_in_the_history(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    write_missed_calls(tmp_path, make_stored_call("m1", kind="missed", whom="201", at=time.time() - 3600))
    CallbackConnector(window, tmp_path)
    pane = window.find_pane(CallbacksPane)
    assert (tmp_path / "missed.json").exists()  # without a history nothing is lost

    with open_local_history(tmp_path) as history:
        window.models.set_history(history)
        qtbot.waitUntil(lambda: len(pane.book.callbacks) == 1, timeout=20_000)

        assert window.docks["missed"].windowTitle() == "To call back (1)"
        assert not (tmp_path / "missed.json").exists()
        window.models.set_history(None)
    assert window.docks["missed"].windowTitle() == "To call back"


@pytest.mark.expect_log("are moved at the next start")
def test_missed_calls_that_cannot_be_moved_stay(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    write_missed_calls(tmp_path, make_stored_call("m1", at=time.time() - 3600))
    CallbackConnector(window, tmp_path)
    with open_local_history(tmp_path) as history:
        pass
    window.models.set_history(history)
    qtbot.waitUntil(lambda: window.models.callbacks.problem is not None, timeout=20_000)

    assert (tmp_path / "missed.json").exists()
    window.models.set_history(None)
