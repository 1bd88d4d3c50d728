"""Missed calls and the statistics of the day survive a restart; statistics do not survive midnight."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.app.desk.call_records import (
    DayTallyFile,
    DelayedSaver,
    MissedCallFile,
    WaitingCallRecorder,
    current_day,
)
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally
from tests.support.board_values import make_call, make_link_change, make_outside_party, make_party
from tests.support.desk_models import MemoryLayoutStore

ANN = make_party("201", "Ann")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(DeskModels(), MemoryLayoutStore())
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)))
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish_closing()
    delete(window)


def miss_call(window: MainWindow, recorder: WaitingCallRecorder, key: str = "c1") -> None:
    now = window.models.link_model.clock()
    recorder.apply([make_link_change(), CallChanged(make_call(key, targets=(ANN,), since=now, started=now))])
    recorder.apply([CallEnded(key)])


def answer_call(recorder: WaitingCallRecorder) -> None:
    recorder.apply([CallChanged(make_call("c", CallStatus.QUEUED, group="600"))])
    recorder.apply([CallChanged(make_call("c", CallStatus.CONNECTED, group="600"))])


def test_counters_go_on_after_a_restart(window: MainWindow, tmp_path: Path) -> None:
    for expected in (1, 2):
        recorder = WaitingCallRecorder(window, DayStatistics(), tmp_path)
        answer_call(recorder)
        recorder.stop()
        assert DayTallyFile(tmp_path).load().groups["600"].answered == expected


def test_yesterday_is_over(window: MainWindow, tmp_path: Path) -> None:
    DayTallyFile(tmp_path).save(DayTally(current_day() - 1, {"600": GroupTally(5)}))
    statistics = DayStatistics()
    WaitingCallRecorder(window, statistics, tmp_path)
    assert statistics.day_tally.groups == {}


def test_without_a_folder_the_day_is_counted_all_the_same(window: MainWindow) -> None:
    statistics = DayStatistics()
    recorder = WaitingCallRecorder(window, statistics)
    answer_call(recorder)
    recorder.stop()
    assert statistics.day_tally.groups["600"].answered == 1


def test_missed_calls_are_stored_marked_as_seen_and_removed(window: MainWindow, tmp_path: Path) -> None:
    recorder = WaitingCallRecorder(window, DayStatistics(), tmp_path)
    miss_call(window, recorder)
    pane = window.pane_of_type(MissedPane)
    assert pane.model.rowCount() == 1
    assert window.docks["missed"].windowTitle() == "Missed calls (1)"
    pane.list_seen.emit()
    assert window.docks["missed"].windowTitle() == "Missed calls"
    recorder.stop()
    stored = MissedCallFile(tmp_path).load()
    (missed,) = stored.calls
    assert missed.number == "01632 960144"
    assert abs(missed.at - time.time()) < 60
    pane.list_seen.disconnect()
    pane.clear_requested.disconnect()
    restarted = WaitingCallRecorder(window, DayStatistics(), tmp_path)
    assert restarted.missed_log == stored
    assert pane.model.rowCount() == 1
    pane.clear_requested.emit()
    restarted.stop()
    assert MissedCallFile(tmp_path).load().calls == ()


def test_a_conversation_settles_a_missed_call(window: MainWindow) -> None:
    recorder = WaitingCallRecorder(
        window, DayStatistics(), normalise_number=lambda number, _: number.replace(" ", "")
    )
    miss_call(window, recorder)
    back = make_call("c2", CallStatus.CONNECTED, a=ANN, b=make_outside_party("01632960144"))
    recorder.apply([CallChanged(back)])
    assert window.pane_of_type(MissedPane).log.calls[0].settled


@pytest.mark.expect_log("cannot be read", "cannot be saved")
def test_without_a_writable_folder_nothing_is_stored(window: MainWindow, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    recorder = WaitingCallRecorder(window, DayStatistics(), blocked)
    miss_call(window, recorder)
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
