"""The rows above and below the panes: their order, whatever is shown first, and when there are any."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.main_window.banners import BannerBar
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_call, make_link_change
from tests.support.desk_models import show_changes


def _lose_link(window: MainWindow) -> QWidget:
    """Lose the link, and return the banner that says so."""
    show_changes(window, make_link_change(), CallChanged(make_call("1")))
    show_changes(window, make_link_change(LinkStatus.LOST, since=1000.0, reason="Cable out."))
    return window.banner_area.stale_banner


def _find_place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _find_span(window: MainWindow, widget: QWidget) -> tuple[int, int]:
    place = _find_place(window, widget)
    return place.top(), place.bottom() + 1


def _wait_for_order(qtbot: QtBot, window: MainWindow, *rows: QWidget) -> None:
    """Wait until these are one below the other, at the top of the window."""

    def is_ordered() -> bool:
        ends = [0, *(_find_span(window, row)[1] for row in rows)]
        starts = [*(_find_span(window, row)[0] for row in rows), window.height() // 2]
        return all(end <= start for end, start in zip(ends, starts, strict=True))

    qtbot.waitUntil(is_ordered)
    assert all(row.isVisible() for row in rows)


@pytest.mark.parametrize("hidden_at_first", [False, True])
def test_the_state_of_the_link_is_above_other_banners(
    window: MainWindow, qtbot: QtBot, hidden_at_first: bool
) -> None:
    notice, question = QLabel("Recorded"), QLabel("Which phone is yours?")
    rows = [
        window.banner_area.add_banner(name, row) for name, row in (("notice", notice), ("phone", question))
    ]
    notice.setHidden(hidden_at_first)
    banner = _lose_link(window)
    notice.show()
    _wait_for_order(qtbot, window, banner, *rows)
    show_changes(window, make_link_change(LinkStatus.LIVE, since=1011.0))
    assert not banner.isVisible()
    _wait_for_order(qtbot, window, *rows)


def test_the_state_of_the_link_is_at_the_top_while_another_bar_is_at_the_bottom(
    window: MainWindow, qtbot: QtBot
) -> None:
    heights = window.dock_layout.heights
    bar = BannerBar("rewind", QLabel("Yesterday"), window, heights, Qt.ToolBarArea.BottomToolBarArea)
    banner = _lose_link(window)
    _wait_for_order(qtbot, window, banner)
    assert window.toolBarArea(bar) == Qt.ToolBarArea.BottomToolBarArea
    qtbot.waitUntil(lambda: _find_span(window, bar)[0] > window.height() // 2)


def test_rows_stay_rows_when_a_layout_without_them_is_restored(window: MainWindow, qtbot: QtBot) -> None:
    """A layout may have been saved before the link was lost, or by an earlier version."""
    window.dock_layout.save_layout()
    row = window.banner_area.add_banner("notice", QLabel("Recorded"))
    banner = _lose_link(window)
    _wait_for_order(qtbot, window, banner, row)
    window.dock_layout.restore_layout()
    _wait_for_order(qtbot, window, banner, row)


def test_a_row_is_as_wide_as_the_panes_in_every_theme(window: MainWindow, qtbot: QtBot) -> None:
    notice = Banner(window.theme_manager, "note", "good", text="Recorded")
    bar = window.banner_area.add_banner("notice", notice)
    centre = window.centralWidget()
    assert centre is not None

    def is_aligned() -> bool:
        left = centre.mapTo(window, QPoint()).x()
        place = _find_place(window, notice)
        return (place.left(), place.right(), bar.height()) == (
            left,
            window.width() - left - 1,
            notice.heightForWidth(notice.width()),
        )

    qtbot.waitUntil(is_aligned)
    window.theme_manager.set_mode(ThemeMode.DARK)
    qtbot.waitUntil(is_aligned)


def test_a_row_across_the_window_is_there_only_while_it_says_something(
    window: MainWindow,
) -> None:
    notice = QLabel("Ring back")
    bar = window.banner_area.add_banner("notice", notice)
    assert bar.isVisible()
    window.dock_layout.save_layout()
    notice.hide()
    assert bar.isHidden()
    window.dock_layout.restore_layout()
    assert bar.isHidden()
    notice.show()
    assert bar.isVisible()


def test_a_row_that_appears_does_not_cover_the_open_command_list(window: MainWindow, qtbot: QtBot) -> None:
    window.command_palette.open_palette()
    banner = _lose_link(window)
    qtbot.waitUntil(lambda: window.command_palette.geometry().intersects(_find_place(window, banner)))
    covered = window.command_palette.geometry() & _find_place(window, banner)
    found = window.childAt(covered.center())
    assert found is not None
    assert window.command_palette.isAncestorOf(found)


def test_the_calls_get_the_focus_of_a_row_that_is_hidden(window: MainWindow, qtbot: QtBot) -> None:
    """The next widget would be a counter of the calls, which a further press would use as a filter."""
    banner = Banner(window.theme_manager, "contact", "good", window, text="Which phone is yours?")
    button = banner.add_button("Not now", banner.hide)
    window.banner_area.add_banner("notice", banner)
    show_changes(window, make_link_change(), CallChanged(make_call("1", CallStatus.RINGING)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _wait_for_order(qtbot, window, banner)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert isinstance(window.focusWidget(), FilterChip)  # with Tab it is the next one
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not banner.isVisible()
    assert window.calls_pane.call_table.hasFocus()


def test_the_calls_get_the_focus_of_a_button_that_is_hidden(window: MainWindow, qtbot: QtBot) -> None:
    show_changes(window, make_link_change(), CallChanged(make_call("1", CallStatus.RINGING)))
    refused = make_link_change(
        LinkStatus.REFUSED, since=1000.0, reason="Wrong password.", recovery=RecoveryAction.PASSWORD
    )
    show_changes(window, refused)
    button = window.banner_area.stale_banner.buttons[RecoveryAction.RETRY]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus()
    show_changes(window, make_link_change(LinkStatus.CONNECTING, since=1001.0))
    assert window.banner_area.stale_banner.isVisible()
    assert not button.isVisible()
    assert window.calls_pane.call_table.hasFocus()
