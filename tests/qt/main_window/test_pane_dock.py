"""Where panes float, that the first window is on the screen, and how wide the panes beside the calls are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.core.window_placement import fit_frame
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.pane_dock import compute_floating_rect

SCREEN = QRect(0, 0, 1920, 1080)
PLACE = QRect(1000, 400, 300, 350)


@pytest.mark.parametrize(
    ("window", "place", "left"),
    [
        (QRect(100, 100, 1200, 800), PLACE, 1308),
        (QRect(700, 100, 1200, 800), PLACE.translated(-250, 0), 392),
        (QRect(500, 100, 1400, 800), PLACE.translated(550, 0), 192),
    ],
    ids=["after the window", "before the window", "before it, since after it there is no room"],
)
def test_a_pane_floats_beside_the_window_if_there_is_room(window: QRect, place: QRect, left: int) -> None:
    floating = compute_floating_rect(place, window, SCREEN)
    assert (floating.left(), floating.top(), floating.size()) == (left, place.top(), place.size())


def test_a_pane_floats_next_to_its_place_if_the_window_fills_the_screen() -> None:
    floating = compute_floating_rect(PLACE, SCREEN, SCREEN)
    assert floating.intersects(PLACE)
    assert floating != PLACE
    assert SCREEN.contains(floating)


def test_the_whole_frame_of_a_window_is_brought_onto_the_screen() -> None:
    available = QRect(0, 0, 1280, 800)
    # The title bar is above the screen, as where a window manager places the contents at its corner.
    geometry, frame = QRect(0, 0, 1280, 790), QRect(-1, -20, 1282, 815)
    fitting = fit_frame(geometry, frame, available)
    assert fitting.top() == 20
    assert fitting.left() == 1
    assert (fitting.right() + 1, fitting.bottom() + 5) == (available.right(), available.bottom())
    inside = QRect(10, 40, 600, 400)
    assert fit_frame(inside, inside.adjusted(-1, -20, 1, 5), available) == inside


@pytest.mark.parametrize("zoom", [1.0, 1.2])
def test_the_calls_have_most_of_the_width_whatever_the_panes_beside_them_show(
    window: MainWindow, zoom: float
) -> None:
    window.theme_manager.set_zoom(zoom)
    pane = window.find_pane(CallbacksPane)
    pane.create_contents()
    pane.count_chip.show_text("1,234", prominent=True)
    pane.count_chip.show()
    pane.filter_box.addItem("A hunt group with a very long name (200)")
    window.focus_pane("history")
    window.focus_pane("missed")
    QApplication.processEvents()
    assert window.width() == 1280
    assert window.calls_pane.width() > 0.6 * window.width()
    side = window.docks["missed"].geometry()
    for dock in ("groups", "extensions"):
        assert not window.docks[dock].geometry().intersects(side)


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either
def test_a_floating_pane_keeps_its_position(window: MainWindow) -> None:
    dock = window.docks["groups"]
    dock.toggle_floating()
    assert dock.isFloating()
    dock.move(40, 50)
    moved = dock.geometry()
    dock.toggle_floating()
    assert not dock.isFloating()
    dock.toggle_floating()
    assert dock.geometry().topLeft() == moved.topLeft()


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")
def test_a_double_click_on_its_title_floats_a_pane_and_docks_it(window: MainWindow, qtbot: QtBot) -> None:
    dock = window.docks["groups"]
    for is_floating in (True, False):
        qtbot.mouseDClick(dock.pane.title_label, Qt.MouseButton.LeftButton)
        assert dock.isFloating() == is_floating
    qtbot.mouseDClick(dock.pane, Qt.MouseButton.LeftButton)
    assert not dock.isFloating()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_title_that_has_no_room_is_in_its_tooltip(qtbot: QtBot) -> None:
    title = "Park slots and conferences of all sites"  # wider than the buttons, in every font
    pane = Pane(title)
    qtbot.addWidget(pane)
    pane.header_layout.addStretch(1)
    pane.show()
    for width, tooltip in ((600, ""), (100, title), (600, "")):
        pane.resize(width, 200)
        assert pane.title_label.toolTip() == tooltip
