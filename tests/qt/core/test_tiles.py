"""Tiles are painted one by one as they change, and what is on the screen is what there is."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import ExtensionStatus
from devlink3_desk.switchboard.changes import Change, ExtensionChanged, QueueChanged
from tests.support.board_values import make_extension, make_queue
from tests.support.desk_models import ManualClock

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


def happen(window: MainWindow, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()
    for _ in range(3):  # a layout that was put off, then its painting
        QApplication.processEvents()


def on_screen(view: QAbstractItemView) -> QImage:
    """Return what the screen has of a view, as it was painted bit by bit."""
    window = view.window()
    viewport = view.viewport()
    area = QRect(viewport.mapTo(window, QPoint(0, 0)), viewport.size())
    return window.screen().grabWindow(window.winId()).copy(area).toImage()


def painted_anew(view: QAbstractItemView) -> QImage:
    view.viewport().repaint()
    return on_screen(view)


class Regions(QObject):
    """Notes which parts of a view are painted."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.painted = QRegion()
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted += event.region()
        return False


@pytest.fixture
def busy(window: MainWindow, qtbot: QtBot) -> MainWindow:
    if QGuiApplication.platformName() != "offscreen":
        pytest.skip("other windows may lie above this one")
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    people = [ExtensionChanged(make_extension(str(4000 + at))) for at in range(300)]
    happen(window, *people, *(QueueChanged(make_queue(str(200 + at))) for at in range(12)))
    qtbot.waitUntil(lambda: not window.batcher.has_pending)
    return window


@pytest.mark.parametrize("seed", range(3))
def test_what_is_painted_bit_by_bit_is_what_there_is(busy: MainWindow, clock: ManualClock, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        clock.now += 1
        busy.ticker.ticked.emit()
        changes: list[Change] = [
            ExtensionChanged(
                make_extension(
                    str(4000 + chance.randrange(300)),
                    chance.choice(list(ExtensionStatus)),
                    since=clock.now - chance.randrange(90),
                )
            )
            for _ in range(chance.randrange(80))
        ]
        changes += [
            QueueChanged(make_queue(str(200 + chance.randrange(12)), chance.randrange(4), clock.now - 9))
            for _ in range(chance.randrange(4))
        ]
        happen(busy, *changes)
        for view in (busy.extensions_pane.tile_view, busy.groups_pane.tile_view):
            bit_by_bit = on_screen(view)
            assert bit_by_bit == painted_anew(view)


def test_two_that_change_do_not_have_all_others_painted(busy: MainWindow) -> None:
    view = busy.extensions_pane.tile_view
    regions = Regions(view)
    corners = [str(4000 + at) for at in (0, 11)]
    happen(busy, *(ExtensionChanged(make_extension(number, ExtensionStatus.BUSY)) for number in corners))
    rows = busy.models.extension_list
    tiles = [view.visualRect(rows.index(rows.find_row(number) or 0, 0)) for number in corners]
    assert regions.painted == QRegion(tiles[0]) + QRegion(tiles[1])
    many = range(4000, 4300, 3)
    happen(busy, *(ExtensionChanged(make_extension(str(number), ExtensionStatus.BUSY)) for number in many))
    assert not regions.painted.contains(view.visualRect(rows.index(1, 0)))
