"""The wallboard counts, judges, is where it was, and speaks to everyone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences.wallboard import WallboardPreferences
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.wallboard.board import MOST, Wallboard
from devlink3_desk.qt.wallboard.numbers import Column, fields, level_of, total_of
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, QueueChanged
from devlink3_desk.switchboard.statistics import Tally
from devlink3_desk.switchboard.views import CallStatus, LinkStatus
from tests.qt.conftest import Clock, Store

from .made_up import call, link, queue

CHOSEN = WallboardPreferences()
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


def happen(window, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()


@pytest.fixture
def board(window: MainWindow) -> Wallboard:
    happen(
        window,
        link(LinkStatus.LIVE),
        QueueChanged(queue("600", 6, 960.0, name="Sales")),
        QueueChanged(queue("601", name="Support")),
        CallChanged(call("c1", CallStatus.QUEUED, group="600", since=960.0)),
        CallChanged(call("c2", CallStatus.QUEUED, group="600", since=990.0)),
    )
    window.acts["wallboard"].setChecked(True)
    made = window.wall.board
    assert made is not None
    return made


def texts(board: Wallboard, column: int) -> list[str]:
    return [cell.shown for cell in board._columns[column]]


def test_a_column_a_group_and_one_for_all(board: Wallboard):
    assert [texts(board, at)[0] for at in range(3)] == ["Sales", "Support", "Total"]
    assert texts(board, 0)[1:3] == ["6", "0:40"]
    assert texts(board, 2)[1:3] == ["6", "0:40"]
    assert [line[0].shown for line in board.lines[:3]] == ["0:40", "0:10", ""]
    assert board.heading.shown == "2 caller(s) not answered yet"


def test_who_hears_an_announcement_has_waited_since_the_queue_began(board: Wallboard, window: MainWindow):
    hears = call("c1", CallStatus.ANNOUNCEMENT, group="600", since=999.0, queued_since=960.0)
    happen(window, CallChanged(hears))
    assert [line[0].shown for line in board.lines[:2]] == ["0:40", "0:10"]


def test_thresholds_change_colour_and_shape(board: Wallboard):
    sales, support, total = (board._columns[at][1] for at in range(3))
    assert (sales.level, support.level, total.level) == (Level.ALARM, Level.CALM, Level.CALM)
    painted = [cell.grab().toImage() for cell in (sales, total)]
    assert sales.shown == total.shown
    assert painted[0] != painted[1]


def test_what_there_is_stands_out_from_what_there_is_not(board: Wallboard, window: MainWindow):
    happen(window, QueueChanged(queue("601", 1, 1000.0, name="Support")))
    one = board._columns[1][1].grab().toImage()
    happen(window, QueueChanged(queue("601", name="Support")))
    cell, theme = board._columns[1][1], window.look.theme
    assert cell.shown == "0"
    none = cell.grab().toImage()
    inks = [
        {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        for image in (one, none)
    ]
    assert theme.text in inks[0]
    assert theme.text not in inks[1]
    assert theme.muted in inks[1]


def test_answered_abandoned_and_level_of_today(board: Wallboard, window: MainWindow, clock: Clock):
    happen(window, CallChanged(call("c2", CallStatus.CONNECTED, group="600")))
    clock.now += 30
    happen(window, CallEnded("c1"))
    assert texts(board, 0)[5:] == ["1", "1", "50%"]
    assert board._columns[0][7].level is Level.ALARM
    window.wall.resume(window.wall.tally)
    assert texts(window.wall.board, 0)[5:] == ["1", "1", "50%"]


def test_every_field_is_said_with_its_group_and_meaning(board: Wallboard):
    assert board._columns[0][1].accessibleName() == "Sales, Waiting: 6, alarm"


def test_it_comes_back_where_it_was_and_closing_it_unchecks_the_action(
    board: Wallboard, window: MainWindow, store: Store
):
    board.setGeometry(40, 50, 700, 500)
    board.close()
    assert not window.acts["wallboard"].isChecked()
    assert window.wall.board is None
    window.acts["wallboard"].setChecked(True)
    assert window.wall.board.geometry().size() == board.geometry().size()
    window.save()
    assert store.load("window/wallboard") == b"1"


def test_esc_leaves_the_whole_screen_first(board: Wallboard, qtbot: QtBot):
    board.turn_full()
    assert board.isFullScreen()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.isFullScreen()
    assert board.isVisible()


def test_many_groups_take_turns(board: Wallboard, window: MainWindow):
    happen(window, *(QueueChanged(queue(str(700 + at), name=f"G{at:02}")) for at in range(MOST * 2)))
    seen = set()
    for second in range(0, 60, 10):
        board.tick(second)
        names = [texts(board, at)[0] for at in range(len(board._columns))]
        assert names[-1] == "Total"
        assert len(names) <= MOST + 1
        seen |= set(names)
    assert len(seen) == MOST * 2 + 3


def test_a_total_waits_as_long_as_the_longest():
    columns = [Column(1, 50.0), Column(2, 20.0, 1, 3), Column()]
    assert total_of(columns, Tally(2)) == Column(3, 20.0, 1, 3, Tally(2))


@pytest.mark.parametrize(
    ("value", "warn", "alarm", "level"),
    [(2, 3, 5, Level.CALM), (3, 3, 5, Level.WARN), (5, 3, 5, Level.ALARM), (9, 0, 0, Level.CALM)],
)
def test_a_threshold_of_0_is_none(value, warn, alarm, level):
    assert level_of(value, warn, alarm) is level


def test_a_level_is_judged_by_the_target(qapp: QApplication):
    column = Column(tally=Tally(answered=4, in_time=4, abandoned=1))
    assert fields(column, CHOSEN, 0.0)[-1].level is Level.CALM
    assert fields(column, WallboardPreferences(target=81), 0.0)[-1].level is Level.ALARM
