"""What was counted today survives a restart; what was counted yesterday does not."""

from __future__ import annotations

from pathlib import Path

from devlink3_desk.app.desk.saved_state import DayStatisticsSaver
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.wallboard.wallboard_controller import current_day
from devlink3_desk.services.storage.json_store import DayTallyFile
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from devlink3_desk.switchboard.statistics import DayTally, GroupTally
from tests.support.board_values import make_call
from tests.support.desk_models import MemoryLayoutStore


def test_counters_go_on_after_a_restart(qapp: QApplication, tmp_path: Path):
    kept = DayTallyFile(tmp_path)
    for expected in (1, 2):
        window = MainWindow(DeskModels(), MemoryLayoutStore())
        counting = DayStatisticsSaver(window, kept)
        window.apply([CallChanged(make_call("c", CallStatus.QUEUED, group="600"))])
        window.apply([CallChanged(make_call("c", CallStatus.CONNECTED, group="600"))])
        counting.stop()
        window.finish_closing()
        assert kept.load().groups["600"].answered == expected
        window.deleteLater()


def test_yesterday_is_over(qapp: QApplication, tmp_path: Path):
    kept = DayTallyFile(tmp_path)
    kept.save(DayTally(current_day() - 1, {"600": GroupTally(5)}))
    window = MainWindow(DeskModels(), MemoryLayoutStore())
    DayStatisticsSaver(window, kept).stop()
    assert window.wallboard_controller.tally.groups == {}
    window.finish_closing()
    window.deleteLater()
