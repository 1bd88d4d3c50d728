"""The statistics of the day survive a restart, but not midnight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.desk.call_records import DelayedSaver, StatisticsRecorder, current_day
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.services.storage.json_store import DayTallyFile
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from devlink3_desk.switchboard.statistics import DayTally, GroupTally
from tests.support.board_values import make_call
from tests.support.desk_models import ManualClock


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


def test_counters_go_on_after_a_restart(parent: QObject, tmp_path: Path) -> None:
    tally_file = DayTallyFile(tmp_path)
    for expected in (1, 2):
        recorder = StatisticsRecorder(PreferencesModel(), tally_file, ManualClock(), parent)
        recorder.apply([CallChanged(make_call("c", CallStatus.QUEUED, group="600"))])
        recorder.apply([CallChanged(make_call("c", CallStatus.CONNECTED, group="600"))])
        recorder.stop()
        assert tally_file.load().groups["600"].answered == expected


def test_yesterday_is_over(parent: QObject, tmp_path: Path) -> None:
    tally_file = DayTallyFile(tmp_path)
    tally_file.save(DayTally(current_day() - 1, {"600": GroupTally(5)}))
    recorder = StatisticsRecorder(PreferencesModel(), tally_file, ManualClock(), parent)
    assert recorder.statistics.day_tally.groups == {}


def test_without_a_file_the_day_is_counted_all_the_same(parent: QObject) -> None:
    recorder = StatisticsRecorder(PreferencesModel(), None, ManualClock(), parent)
    recorder.apply([CallChanged(make_call("c", CallStatus.QUEUED, group="600"))])
    recorder.apply([CallChanged(make_call("c", CallStatus.CONNECTED, group="600"))])
    recorder.stop()
    assert recorder.statistics.day_tally.groups["600"].answered == 1


def test_nothing_is_saved_without_a_change(parent: QObject) -> None:
    saved: list[int] = []
    saver = DelayedSaver(lambda: saved.append(1), "It", parent)
    saver.stop()
    assert saved == []
    saver.schedule()
    saver.schedule()
    saver.stop()
    assert saved == [1]
