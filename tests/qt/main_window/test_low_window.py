"""In a low window with notices and alerts, calls stay visible and the other panes give way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.groups.groups_pane import GroupsPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_all_changes, make_call

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")

LONG_BODY = "01632 960144 has been waiting since 10:42, longer than is allowed. Last contact 3 days ago. " * 2


def add_bars(window: MainWindow) -> AlertBar:
    """Add a notice and three alerts of different length."""
    window.apply(make_all_changes())
    window.apply([CallChanged(make_call(f"more{each}", CallStatus.CONNECTED)) for each in range(100)])
    window.batcher.flush()
    bar = AlertBar(window.theme_manager, window)
    for key, body in (("long", LONG_BODY), ("short", "01632 960145"), ("none", "")):
        bar.show_notice(Notice(key, f"Northfield Dental ({key})", body, AlertKind.QUEUE))
    window.banner_area.add_banner("alerts", bar)
    notice = Banner(window.theme_manager, "quiet", "good", text="Calls are recorded on this computer.")
    notice.add_button("OK", notice.hide)
    window.banner_area.add_banner("notice", notice)
    return bar


@pytest.mark.parametrize(("zoom_steps", "rows"), [(0, 5), (5, 3)])
def test_calls_stay_visible(window: MainWindow, qtbot: QtBot, zoom_steps: int, rows: int) -> None:
    window.theme_manager.change_zoom(zoom_steps)
    add_bars(window)
    table = window.calls_pane.call_table
    qtbot.waitUntil(lambda: table.viewport().height() >= rows * table.delegate.row_height())
    assert (window.width(), window.height()) == (1280, 800)


def test_alerts_take_one_line_of_equal_cards(window: MainWindow, qtbot: QtBot) -> None:
    bar = add_bars(window)
    cards = list(bar.cards.by_key.values())
    qtbot.waitUntil(lambda: len({(card.y(), card.height()) for card in cards}) == 1)
    assert cards[0].height() < 5 * window.fontMetrics().lineSpacing()
    assert "Last contact 3 days ago" in cards[0].toolTip()


@pytest.mark.parametrize("zoom_steps", [0, 2])
def test_two_rows_of_hunt_groups_stay_whole(window: MainWindow, qtbot: QtBot, zoom_steps: int) -> None:
    window.theme_manager.change_zoom(zoom_steps)
    add_bars(window)
    pane = window.find_pane(GroupsPane)
    view = pane.tile_view
    assert view.viewport().height() >= 2 * pane.delegate.measure_line_card_height()
    # A pane that is too low cuts its list off.
    qtbot.waitUntil(lambda: view.geometry().bottom() <= pane.rect().bottom())
    assert (window.width(), window.height()) == (1280, 800)


def list_heights(window: MainWindow) -> dict[str, int]:
    """Return the heights of the docks that are not behind a tab."""
    return {name: dock.height() for name, dock in window.docks.items() if not dock.visibleRegion().isEmpty()}


def add_tall_row(window: MainWindow, qtbot: QtBot, lines: int = 16) -> QLabel:
    """Show a row above the panes that takes height from the docks below the calls, and return it."""
    before = list_heights(window)
    row = QLabel("\n" * lines)
    window.banner_area.add_banner("tall", row)
    qtbot.waitUntil(lambda: list_heights(window)["extensions"] < before["extensions"])
    return row


@pytest.fixture
def default_heights(window: MainWindow, qtbot: QtBot) -> dict[str, int]:
    """The heights of the default layout."""
    qtbot.waitUntil(lambda: list_heights(window).get("extensions", 0) > 150)
    return list_heights(window)


@pytest.mark.parametrize("zoom_steps", [0, 4])
def test_panes_regain_the_height_of_a_hidden_row(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int], zoom_steps: int
) -> None:
    if zoom_steps:
        window.theme_manager.change_zoom(zoom_steps)
        qtbot.waitUntil(lambda: list_heights(window).keys() == {"extensions"})
        QTest.qWait(0)
        default_heights = list_heights(window)
    row = add_tall_row(window, qtbot)
    row.hide()
    qtbot.waitUntil(lambda: list_heights(window) == default_heights)
    row.show()
    qtbot.waitUntil(lambda: list_heights(window)["extensions"] < default_heights["extensions"])
    row.hide()
    qtbot.waitUntil(lambda: list_heights(window) == default_heights)


def test_a_default_layout_that_was_applied_below_a_row_has_its_heights_without_it(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int]
) -> None:
    row = add_tall_row(window, qtbot)
    window.dock_layout.reset_layout()
    row.hide()
    qtbot.waitUntil(lambda: list_heights(window) == default_heights)


def test_heights_that_a_row_has_taken_are_not_those_of_the_next_start(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int]
) -> None:
    """The layout may be saved while the row is shown, and the next window may have none."""
    row = add_tall_row(window, qtbot)
    window.dock_layout.save_layout()
    row.hide()
    window.dock_layout.restore_docks()
    qtbot.waitUntil(lambda: list_heights(window) == default_heights)


def drag_separator(window: MainWindow, pixels: int) -> None:
    """Move the edge between the calls and the panes below them with the mouse."""
    dock = window.docks["groups"]
    start = QPoint(dock.x() + dock.width() // 2, dock.y() - 2)
    drag_with_mouse(window, start, start + QPoint(0, pixels))


def drag_with_mouse(window: MainWindow, start: QPoint, end: QPoint) -> None:
    """Drag what is between two panes."""
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, Qt.MouseButton.LeftButton, none, start)
    QTest.mouseMove(window, end)
    QTest.qWait(0)  # Qt moves the docks by a timer
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, none, end)


def test_a_height_set_by_the_user_is_kept(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int]
) -> None:
    drag_separator(window, -60)
    qtbot.waitUntil(lambda: list_heights(window) != default_heights)
    chosen = list_heights(window)
    assert chosen["groups"] + chosen["extensions"] > default_heights["groups"] + default_heights["extensions"]
    row = add_tall_row(window, qtbot)
    row.hide()
    qtbot.waitUntil(lambda: list_heights(window) == chosen)
    window.dock_layout.save_layout()
    window.dock_layout.restore_docks()
    qtbot.waitUntil(lambda: list_heights(window) == chosen)


def test_a_width_set_by_the_user_is_kept(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int]
) -> None:
    side = window.docks["details"]
    start = QPoint(side.x() - 2, side.y() + side.height() // 2)
    drag_with_mouse(window, start, start - QPoint(90, 0))
    qtbot.waitUntil(lambda: side.width() > 400)
    width = side.width()
    row = add_tall_row(window, qtbot)
    row.hide()
    qtbot.waitUntil(lambda: list_heights(window) == default_heights)
    assert side.width() == width


def test_panes_do_not_move_by_a_row_in_a_window_that_has_grown(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int]
) -> None:
    """The calls have the height by which the window has grown; a row takes it and gives it back."""
    window.resize(1280, 1100)
    qtbot.waitUntil(lambda: window.calls_pane.height() > 600)
    before = list_heights(window)
    row = QLabel("\n" * 16)
    window.banner_area.add_banner("tall", row)
    qtbot.waitUntil(lambda: window.calls_pane.height() < 600)
    row.hide()
    qtbot.waitUntil(lambda: window.calls_pane.height() > 600)
    QTest.qWait(0)
    assert list_heights(window) == before


def test_a_height_set_below_a_row_is_kept(
    window: MainWindow, qtbot: QtBot, default_heights: dict[str, int]
) -> None:
    row = add_tall_row(window, qtbot, lines=8)
    squeezed = list_heights(window)
    drag_separator(window, 30)
    qtbot.waitUntil(lambda: list_heights(window)["extensions"] < squeezed["extensions"])
    chosen = list_heights(window)["extensions"]
    row.hide()
    qtbot.waitUntil(lambda: list_heights(window)["directory"] == default_heights["directory"])
    QTest.qWait(0)
    assert list_heights(window)["extensions"] == chosen
