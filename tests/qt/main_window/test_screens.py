"""Windows come back where they were, and never where no screen is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.core.window_placement import (
    ScreenInfo,
    current_screens,
    reachable_geometry,
    screen_layout_id,
)
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.support.desk_models import ImmediateDeskModels, MemoryLayoutStore

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def screen(name: str, x: int, y: int, width: int, height: int, bar: int = 30) -> ScreenInfo:
    return ScreenInfo(name, QRect(x, y, width, height), QRect(x, y, width, height - bar))


DESK, SIDE = screen("DP-1", 0, 0, 2560, 1440), screen("DP-2", 2560, 200, 1280, 1024)
BOTH = (DESK, SIDE)


def test_a_set_of_screens_has_one_name_in_any_order():
    assert screen_layout_id(BOTH) == screen_layout_id((SIDE, DESK))


@pytest.mark.parametrize(
    "other",
    [(DESK,), (DESK, screen("DP-2", -1280, 200, 1280, 1024)), (DESK, screen("DP-3", 2560, 200, 1280, 1024))],
)
def test_another_set_has_another_name(other):
    assert screen_layout_id(BOTH) != screen_layout_id(other)


@pytest.mark.parametrize(
    "window",
    [
        QRect(100, 100, 800, 600),
        QRect(-500, 10, 800, 600),
        QRect(2400, 300, 800, 600),
        QRect(3700, 300, 800, 600),
    ],
)
def test_what_can_be_taken_hold_of_stays(window):
    stays = reachable_geometry(window, BOTH)
    assert (stays == window) == (window.left() < 3680)


@pytest.mark.parametrize(
    ("window", "rescued"),
    [
        (QRect(5000, 300, 800, 600), QRect(3040, 300, 800, 600)),
        (QRect(100, -2000, 800, 600), QRect(100, 0, 800, 600)),
        (QRect(100, 1430, 800, 600), QRect(100, 810, 800, 600)),
        (QRect(9000, 9000, 4000, 3000), QRect(2560, 200, 1280, 994)),
    ],
)
def test_what_cannot_is_put_whole_on_the_nearest_screen(window, rescued):
    assert reachable_geometry(window, BOTH) == rescued


def test_without_any_screen_nothing_is_moved():
    window = QRect(5000, 300, 800, 600)
    assert reachable_geometry(window, ()) == window


def test_a_pane_on_a_screen_that_is_gone_comes_back(window: MainWindow) -> None:
    dock = window.docks["directory"]
    dock.setFloating(True)
    dock.setGeometry(QRect(6000, 4000, 400, 300))
    window.dock_layout.apply_screen_change()
    assert current_screens()[0].available.contains(dock.geometry())


def test_each_set_of_screens_has_a_layout_of_its_own(window: MainWindow) -> None:
    arrangement = window.dock_layout
    here = arrangement.list_screens()
    arrangement.save_layout()
    arrangement.list_screens = lambda: [*here, SIDE]
    arrangement.apply_screen_change()
    assert not window.docks["groups"].isHidden()  # a set of screens that is new begins as the last one was
    window.docks["groups"].close()
    arrangement.save_layout()
    arrangement.list_screens = lambda: here
    arrangement.apply_screen_change()
    assert not window.docks["groups"].isHidden()
    arrangement.list_screens = lambda: [*here, SIDE]
    arrangement.apply_screen_change()
    assert window.docks["groups"].isHidden()
    arrangement.reset_layout()
    assert not window.docks["groups"].isHidden()


def areas(window: MainWindow) -> set[Qt.DockWidgetArea]:
    QApplication.processEvents()
    return {window.dockWidgetArea(dock) for dock in window.docks.values()}


BELOW = Qt.DockWidgetArea.BottomDockWidgetArea
WIDE = {BELOW, Qt.DockWidgetArea.RightDockWidgetArea}


def test_in_a_narrow_window_all_panes_share_the_place_below_the_calls(window: MainWindow) -> None:
    window.resize(800, 600)
    assert areas(window) == {BELOW}
    assert window.width() == 800
    docks = window.docks
    assert len(window.tabifiedDockWidgets(docks["extensions"])) == len(docks) - 1
    seen = docks["extensions"].geometry()
    assert seen.top() > window.calls_pane.mapTo(window, window.calls_pane.rect().bottomLeft()).y()
    assert window.rect().contains(seen)
    window.resize(1280, 800)
    assert areas(window) == WIDE


def test_what_somebody_has_arranged_stays_however_wide_the_window_is(window: MainWindow) -> None:
    assert areas(window) == WIDE
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["groups"])
    moved = areas(window)
    window.resize(980, 700)
    assert areas(window) == moved


def test_letters_that_grow_make_the_window_narrow(window: MainWindow) -> None:
    assert areas(window) == WIDE
    window.theme_manager.set_zoom(2.0)
    assert len(window.tabifiedDockWidgets(window.docks["extensions"])) == len(window.docks) - 1
    window.theme_manager.set_zoom(1.0)
    assert areas(window) == WIDE


def test_no_tabs_are_left_behind_when_panes_change_their_place(window: MainWindow, qtbot: QtBot) -> None:
    def tabs() -> list[QTabBar]:
        found = window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly)
        return [each for each in found if each.isVisible() and window.rect().contains(each.geometry())]

    for size in (QSize(900, 700), QSize(1280, 800), QSize(980, 700), QSize(1400, 900)):
        window.resize(size)
        wanted = 1 if size.width() < 1000 else 2
        qtbot.waitUntil(lambda wanted=wanted: len(tabs()) == wanted, timeout=20_000)
        for each in tabs():
            assert window.childAt(each.geometry().center()) is each
    window.dock_layout.reset_layout()
    qtbot.waitUntil(lambda: len(tabs()) == 2, timeout=20_000)


def test_nothing_moves_by_itself(window: MainWindow) -> None:
    """Then there is nothing to switch off where the system asks for no animations."""
    assert not window.isAnimated()
    assert not any(QApplication.isEffectEnabled(effect) for effect in Qt.UIEffect if effect.value)


def test_what_is_moved_is_kept_without_waiting_for_the_end(
    window: MainWindow, store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    before = store.load("window/state")
    window.docks["groups"].close()
    qtbot.waitUntil(lambda: store.load("window/state") != before, timeout=20_000)


def test_what_the_system_moves_when_a_plug_is_pulled_is_not_kept(
    window: MainWindow, store: MemoryLayoutStore
) -> None:
    window.dock_layout.save_layout()
    kept = dict(store.values)
    window.dock_layout.list_screens = lambda: [SIDE]
    window.docks["groups"].close()
    window.dock_layout.save_unless_screens_changed()
    assert store.values == kept


def test_the_layout_of_last_time_is_taken_for_screens_never_seen(
    desk: ImmediateDeskModels, window: MainWindow, store: MemoryLayoutStore
) -> None:
    window.docks["groups"].close()
    window.finish_closing()
    newest = {key: value for key, value in store.values.items() if "@" not in key}
    store.values = newest
    again = MainWindow(desk, store)
    assert again.docks["groups"].isHidden()
    again.finish_closing()
    delete(again)
