"""Fixtures of the wallboard: a window with two hunt groups, one of which has callers, and its wallboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devlink3_desk.preferences import AlertPreferences, WallboardPreferences
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.wallboard.wallboard import Wallboard
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.changes import CallChanged, QueueChanged
from devlink3_desk.switchboard.statistics import DayStatistics
from tests.support.board_values import make_call, make_link_change, make_queue
from tests.support.desk_models import ImmediateDeskModels, MemoryLayoutStore, open_window, show_changes


@pytest.fixture
def statistics() -> DayStatistics:
    statistics = DayStatistics()
    statistics.configure(WallboardPreferences().within, AlertPreferences().abandoned_after)
    return statistics


@pytest.fixture
def window(
    desk: ImmediateDeskModels, store: MemoryLayoutStore, statistics: DayStatistics
) -> Iterator[MainWindow]:
    with open_window(desk, store, statistics=statistics) as window:
        yield window


@pytest.fixture
def board(window: MainWindow) -> Wallboard:
    show_changes(
        window,
        make_link_change(LinkStatus.LIVE),
        QueueChanged(make_queue("600", 6, 960.0, name="Sales")),
        QueueChanged(make_queue("601", name="Support")),
        CallChanged(make_call("c1", CallStatus.QUEUED, group="600", since=960.0)),
        CallChanged(make_call("c2", CallStatus.QUEUED, group="600", since=990.0)),
    )
    window.actions_by_name["wallboard"].setChecked(True)
    board = window.wallboard_controller.wallboard
    assert board is not None
    return board
