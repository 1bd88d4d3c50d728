"""In every window, Tab follows the reading direction, reaches everything, and returns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken, delete

from devlink3_desk.qt.core.accessibility import sort_by_position
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.qt.all_windows import DIALOGS, WINDOWS
from tests.qt.window_stage import WAIT_LIMIT_MS, WindowStage, open_stage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import (
    ImmediateDeskModels,
    ManualClock,
    MemoryLayoutStore,
    create_stored_models,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

MAX_STOPS: Final = 200
"""More stops than any window has."""
WITHOUT_KEYBOARD: Final = {"wallboard", "pop-ups"}
"""A page for reading, and notices that never take the focus; both are reached by other ways, too."""


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


@pytest.fixture(scope="class")
def shared_stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowStage]:
    """A window over which dialogs are opened, one after the other."""
    with open_stage(tmp_path_factory.mktemp("desk"), make_all_changes()) as stage:
        yield stage


@pytest.fixture(params=[name for name in WINDOWS if name not in {*DIALOGS, *WITHOUT_KEYBOARD}])
def opened(
    request: pytest.FixtureRequest,
    window: MainWindow,
    desk: ImmediateDeskModels,
    tmp_path: Path,
) -> Iterator[QWidget]:
    window.apply(make_all_changes())
    window.batcher.flush()
    window.activateWindow()
    found = WINDOWS[request.param](WindowStage(window, tmp_path))
    found.activateWindow()
    QApplication.processEvents()
    yield found
    if found is not window:
        found.close()


def focused() -> QWidget:
    """Return the widget that has the keyboard focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def walk(key: Qt.Key = Qt.Key.Key_Tab) -> list[tuple[QWidget, QRect]]:
    """Press ``key`` until the focus is where it began; return the stops and their positions then."""
    start = focused()
    stops = [(start, place(start))]
    for _ in range(MAX_STOPS):
        QTest.keyClick(focused(), key)
        if focused() is start:
            return stops
        stops.append((focused(), place(focused())))
    raise AssertionError(f"Tab never came back to {start}: {stops[-4:]}")


def rounds(key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Return the stops of :func:`walk`."""
    return [stop for stop, _ in walk(key)]


def place(stop: QWidget) -> QRect:
    return QRect(stop.mapToGlobal(QPoint(0, 0)), stop.size())


def area_of(widget: QWidget) -> QScrollArea | None:
    """Return the scroll area around a widget."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def seen(window: QWidget, widget: QWidget) -> bool:
    """Return whether a widget is visible, or would be after scrolling."""
    area = area_of(widget)
    if area is not None:
        return seen(window, area)
    inside = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.rect().contains(inside.center())


def reachable(window: QWidget) -> set[QWidget]:
    """Return all visible widgets of a window that accept the focus by Tab."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and seen(window, widget)
    }


def goes_back(one: QRect, other: QRect) -> bool:
    """Return whether the second position comes before the first one in reading order."""
    same_row = (
        min(one.bottom(), other.bottom()) - max(one.top(), other.top())
        > min(one.height(), other.height()) // 2
    )
    if same_row:
        return other.right() <= one.left()
    return other.bottom() <= one.top() and other.left() <= one.right()


def jumps(stops: list[tuple[QWidget, QRect]]) -> list[str]:
    """Return where Tab goes back, including the step from the last stop to the first."""
    found = []
    for (one, here), (other, there) in pairwise([*stops, stops[0]]):
        area = area_of(one)
        if area is not None and area is area_of(other):  # which may have scrolled in between
            inside = area.widget() or area
            places = [QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size()) for widget in (one, other)]
        else:
            places = [here, there]
        if goes_back(*places):
            found.append(f"{one} {places[0]} to {other} {places[1]}")
    return found


def check_tab(opened: QWidget, name: str) -> None:
    """Opening a window takes most of the time, so each is opened once for all that is expected of Tab."""
    walked = walk()
    found = jumps(walked)
    assert len(found) < 2, found  # one is the way from the end to the beginning
    stops = [stop for stop, _ in walked]
    assert list_unreached(opened, name, stops) == set()
    single = list(dict.fromkeys(stops))  # a field for a time of day has two parts
    assert [single[0], *reversed(single[1:])] == list(dict.fromkeys(rounds(Qt.Key.Key_Backtab)))


def test_tab_follows_the_reading_direction_reaches_everything_and_returns(
    opened: QWidget, request: pytest.FixtureRequest
) -> None:
    # A list selects a row when Tab reaches it: then the details of a call can be reached, too.
    rounds()
    check_tab(opened, request.node.callspec.id)


class TestDialogs:
    @pytest.mark.parametrize("name", DIALOGS)
    def test_tab_follows_the_reading_direction_reaches_everything_and_returns(
        self, name: str, shared_stage: WindowStage
    ) -> None:
        shared_stage.window.activateWindow()
        dialog = WINDOWS[name](shared_stage)
        dialog.activateWindow()
        QApplication.processEvents()
        check_tab(dialog, name)
        dialog.close()
        dialog.deleteLater()

    @pytest.mark.parametrize("name", DIALOGS)
    def test_esc_closes_a_dialog_and_restores_the_focus(
        self, name: str, shared_stage: WindowStage, qtbot: QtBot
    ) -> None:
        window = shared_stage.window
        window.activateWindow()
        window.focus_pane("directory")
        dialog = WINDOWS[name](shared_stage)
        dialog.activateWindow()
        qtbot.waitUntil(
            lambda: dialog.isAncestorOf(QApplication.focusWidget() or window), timeout=WAIT_LIMIT_MS
        )
        defaults = [widget for widget in dialog.findChildren(QPushButton) if widget.isDefault()]
        assert len(defaults) == 1, "Enter is to do what is meant most often."
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        window.activateWindow()  # as a desktop does, which this platform is not
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None
        assert focused() is window.directory_pane.search_field
        if Shiboken.isValid(dialog):
            dialog.deleteLater()


def list_unreached(opened: QWidget, name: str, stops: list[QWidget]) -> set[str]:
    """Return what is visible and could have the keyboard focus, but is not among ``stops``."""
    inside: QWidget | None = opened
    for window_name, overlay in (("tour", "card"), ("command list", "palette")):
        if name == window_name:  # what lies over the window keeps the keyboard until Esc
            inside = opened.findChild(QFrame, overlay)
    expected = {
        widget
        for widget in reachable(opened)
        if inside is None or inside is opened or inside.isAncestorOf(widget)
    }
    assert expected
    # Of radio buttons that exclude each other Tab comes to one, arrows to the others.
    expected -= {widget for widget in expected if isinstance(widget, QRadioButton) and not widget.isChecked()}
    return {str(widget) for widget in expected.difference(stops)}


def test_from_right_to_left_tab_goes_from_right_to_left(
    qapp: QApplication, desk: ImmediateDeskModels, store: MemoryLayoutStore
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = MainWindow(desk, store)
    try:
        window.resize(1280, 800)
        window.show()
        window.apply(make_all_changes())
        window.batcher.flush()
        window.activateWindow()
        window.focus_pane("extensions")
        QApplication.processEvents()
        stops = [stop for stop in rounds() if window.extensions_pane.title_bar.isAncestorOf(stop)]
        lefts = [place(stop).left() for stop in stops]
        assert len(lefts) > 3
        assert lefts == sorted(lefts, reverse=True)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        window.finish_closing()
        delete(window)


def test_widgets_are_sorted_by_rows_and_columns() -> None:
    left, low, right, below = (
        QRect(0, 0, 50, 90),
        QRect(0, 95, 50, 40),
        QRect(60, 0, 40, 60),
        QRect(60, 65, 40, 70),
    )
    assert sort_by_position([below, right, low, left], lambda rect: rect) == [left, low, right, below]
    grid = [QRect(x, y, 10, 10) for y in (0, 20) for x in (0, 20)]
    assert sort_by_position(grid[::-1], lambda rect: rect) == grid


def test_a_pane_is_floated_and_docked_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.focus_pane("directory")
    dock = window.docks["directory"]
    for floating in (True, False):
        QTest.keySequence(focused(), QKeySequence("Ctrl+Shift+F"))
        assert dock.isFloating() is floating
        qtbot.waitUntil(window.directory_pane.search_field.hasFocus, timeout=WAIT_LIMIT_MS)
        qtbot.waitUntil(
            lambda: seen(dock.window(), window.directory_pane.search_field), timeout=WAIT_LIMIT_MS
        )
        inside = rounds()
        assert all(stop.window() is dock.window() for stop in inside)
