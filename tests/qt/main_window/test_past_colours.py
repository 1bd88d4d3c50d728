"""A window that shows the past: the colours that tell it from a live one, and its panes afterwards."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.history.rewind import FoundMoment, Moment
from devlink3_desk.protocol.events import LinkEvent, LinkState
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.history.history_pane import HistoryPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.past_panes import PastPanes
from devlink3_desk.qt.main_window.rewind_mode import RewindMode
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.qt.all_windows import open_past
from tests.qt.window_stage import WindowStage
from tests.support.board_values import make_link_change
from tests.support.desk_models import show_changes
from tests.support.event_notation import parse_event
from tests.support.fixed_history import FixedMoments
from tests.support.recorded_history import iter_calls, open_recorded_history

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_menu_bar_of_the_past_reaches_both_edges_of_the_window(
    window: MainWindow, tmp_path: Path, mode: ThemeMode
) -> None:
    window.theme_manager.set_mode(mode)
    open_past(WindowStage(window, tmp_path))
    QApplication.processEvents()
    image = window.grab().toImage()
    bar = window.menuBar().geometry()
    expected = QColor(window.theme_manager.theme.find_colours("held").solid)
    for x in (0, bar.left() + 2, bar.right() - 2, window.width() - 1):
        for y in (bar.top(), bar.center().y(), bar.bottom()):
            assert image.pixelColor(x, y) == expected, (x, y)
    below = image.pixelColor(0, bar.bottom() + 2)
    assert below != expected, "The margin beside the panes has the colour of the window."


def _show_past_call(window: MainWindow) -> PastPanes:
    """Show a moment with a call, which is selected."""
    board = Switchboard(Site())
    board.apply(LinkEvent(state=LinkState.RESYNCHRONISED), 0.0)
    call = ["detail n1/1", "a t1 trunk connected cli=01632960144", "b e1 connected 201"]
    board.apply(parse_event(call), 1.0)
    mode = RewindMode(window, FixedMoments())
    mode.show_moment(1_700_000_000.0)
    QApplication.processEvents()
    panes = mode.past_panes
    assert panes is not None
    panes.show_moment(Moment(1_700_000_000.0, 10.0, board))
    panes.calls_pane.call_table.tracker.ensure_selection()
    return panes


def _grab_panes(panes: PastPanes) -> list[QImage]:
    """Return the upper part of panes, which is as high whatever banners there are."""
    QApplication.processEvents()
    upper = QRect(0, 0, 300, 100)
    return [panes.panes[name].grab(upper).toImage() for name in ("calls", "details")]


def test_the_past_keeps_its_colours_while_the_link_is_lost(window: MainWindow) -> None:
    show_changes(window, make_link_change())
    panes = _show_past_call(window)
    in_light = _grab_panes(panes)
    show_changes(window, make_link_change(LinkStatus.LOST, since=1000.0, reason="Cable out."))
    assert window.theme_manager.stale
    assert _grab_panes(panes) == in_light
    window.theme_manager.set_mode(ThemeMode.DARK)
    in_dark = _grab_panes(panes)
    assert all(dark != light for dark, light in zip(in_dark, in_light, strict=True))
    show_changes(window, make_link_change())
    assert _grab_panes(panes) == in_dark


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_all_panes_are_as_high_after_the_past_as_before(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    window.dock_layout.reset_layout()
    QApplication.processEvents()
    shown = [dock for dock in window.docks.values() if not dock.visibleRegion().isEmpty()]
    before = [dock.height() for dock in shown]
    mode = RewindMode(window, FixedMoments())
    for _ in range(3):
        mode.show_moment(1_700_000_000.0)
        QApplication.processEvents()
        assert [dock.height() for dock in shown] != before
        mode.leave_mode()
        for _ in range(5):
            QApplication.processEvents()
        after = [dock.height() for dock in shown]
        assert all(abs(new - old) <= 4 for new, old in zip(after, before, strict=True)), (before, after)


class _EmptyMoments(FixedMoments):
    """Moments without a call, about which there is nothing to say."""

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        future: Future[FoundMoment] = Future()
        future.set_result(Moment(wall, 10.0, Switchboard(Site())))
        return future


def test_a_call_of_the_history_can_be_read_in_a_low_window_with_large_letters(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """The time bar takes its room from the calls, too, and not only from the panes below them."""
    with open_recorded_history(tmp_path / "history.sqlite", iter_calls(9)) as history:
        window.models.set_history(history.access)
        window.theme_manager.set_zoom(1.6)
        window.resize(1366, 749)
        window.dock_layout.reset_layout()
        window.focus_pane("history")
        view = window.find_pane(HistoryPane).panel.browser.list_view
        qtbot.waitUntil(lambda: view.model().rowCount() > 0)
        mode = RewindMode(window, _EmptyMoments())
        mode.show_moment(1_700_000_000.0)
        assert mode.time_bar is not None
        qtbot.waitUntil(mode.time_bar.moment_label.isVisible, timeout=10_000)
        for _ in range(10):
            QApplication.processEvents()
        # Two lines of text; the space below them may be cut.
        assert view.viewport().height() >= 2 * view.fontMetrics().lineSpacing()
        mode.leave_mode()
        window.models.set_history(None)


def test_banners_about_the_present_wait_until_the_past_is_left(window: MainWindow) -> None:
    question = Banner(
        window.theme_manager, "contact", "good", window, text="Which phone?", is_prominent=False
    )
    window.banner_area.add_banner("phone", question)
    show_changes(window, make_link_change())
    mode = RewindMode(window, FixedMoments())
    mode.show_moment(1_700_000_000.0)
    assert not question.isVisible()
    show_changes(window, make_link_change(LinkStatus.LOST, since=1000.0, reason="Cable out."))
    assert window.banner_area.stale_banner.isVisible()
    assert not question.isVisible()
    mode.leave_mode()
    assert question.isVisible()
    question.hide()
    mode.show_moment(1_700_000_000.0)
    mode.leave_mode()
    assert not question.isVisible()
