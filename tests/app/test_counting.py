"""What was counted today survives a restart; what was counted yesterday does not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from devlink3_desk.app.counting import Counting
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.wallboard.wall import today
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.tally_file import TallyFile
from devlink3_desk.switchboard.changes import CallChanged
from devlink3_desk.switchboard.statistics import DayTally, Tally
from devlink3_desk.switchboard.views import CallStatus
from tests.qt.conftest import Store
from tests.qt.made_up import call


def test_counters_go_on_after_a_restart(qapp: QApplication, tmp_path: Path):
    kept = TallyFile(tmp_path)
    for expected in (1, 2):
        window = MainWindow(DeskModels(), Store())
        counting = Counting(window, kept)
        window.apply([CallChanged(call("c", CallStatus.QUEUED, group="600"))])
        window.apply([CallChanged(call("c", CallStatus.CONNECTED, group="600"))])
        counting.end()
        window.finish()
        assert kept.load().groups["600"].answered == expected
        window.deleteLater()


def test_yesterday_is_over(qapp: QApplication, tmp_path: Path):
    kept = TallyFile(tmp_path)
    kept.save(DayTally(today() - 1, {"600": Tally(5)}))
    window = MainWindow(DeskModels(), Store())
    Counting(window, kept).end()
    assert window.wall.tally.groups == {}
    window.finish()
    window.deleteLater()
