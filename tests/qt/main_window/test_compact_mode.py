"""The strip: what rings and waits is seen without the window, and the window costs nothing meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.calls.compact_strip import CompactStrip
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from tests.qt.conftest import InstallLanguage
from tests.support.board_values import make_call, make_link_change, make_outside_party
from tests.support.desk_models import ImmediateDeskModels, ManualClock, MemoryLayoutStore, show_changes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


@pytest.fixture
def strip(window: MainWindow) -> CompactStrip:
    show_changes(
        window,
        make_link_change(),
        CallChanged(make_call("rings", a=make_outside_party(name="Old Mill"), since=995.0)),
        CallChanged(make_call("waits", CallStatus.QUEUED, a=make_outside_party(name="Noor"), since=900.0)),
        CallChanged(make_call("talks", CallStatus.CONNECTED, since=100.0)),
    )
    window.actions_by_name["compact"].trigger()
    opened = window.compact_mode.strip
    assert opened is not None
    return opened


def test_a_caller_who_hears_an_announcement_has_waited_since_queueing(
    window: MainWindow, strip: CompactStrip
) -> None:
    show_changes(
        window, CallChanged(make_call("waits", CallStatus.ANNOUNCEMENT, since=999.0, queued_since=880.0))
    )
    assert strip.longest_wait_label.text() == "longest 2:00"


def test_a_wait_that_may_have_begun_earlier_is_a_lower_bound(window: MainWindow, strip: CompactStrip) -> None:
    call = make_call("waits", CallStatus.QUEUED, since=880.0, queued_since=880.0, wait_may_be_older=True)
    show_changes(window, CallChanged(call))
    assert strip.longest_wait_label.text() == "longest 2:00+"


def test_the_strip_counts_calls_and_shows_the_longest_wait(
    window: MainWindow, strip: CompactStrip, clock: ManualClock
) -> None:
    assert window.isHidden()
    assert strip.isVisible()
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert strip.ringing_chip.accessibleName() == "1 ringing"
    assert strip.waiting_chip.accessibleName() == "1 waiting"
    assert strip.longest_wait_label.text() == "longest 1:40"
    clock.now += 5
    window.ticker.ticked.emit()
    assert strip.longest_wait_label.text() == "longest 1:45"
    assert [strip.call_view.call_list.key_at(row) for row in range(3)] == ["rings", "waits", "talks"]
    show_changes(window, CallEnded("waits"))
    assert strip.waiting_chip.accessibleName() == "0 waiting"
    assert strip.longest_wait_label.text() == "longest 0:10"
    show_changes(window, CallEnded("rings"))
    assert strip.longest_wait_label.isHidden()


def test_the_ticker_runs_only_while_the_strip_is_visible(window: MainWindow, strip: CompactStrip) -> None:
    assert window.visibility_monitor.is_any_visible
    assert window.ticker.is_running
    strip.hide()
    assert not window.ticker.is_running


def test_the_times_of_a_floating_pane_go_on_while_the_window_is_hidden(window: MainWindow) -> None:
    dock, is_ticking = window.docks["groups"], []
    dock.toggle_floating()
    for act in (window.hide, dock.hide, dock.show, dock.toggle_floating):
        act()
        is_ticking.append(window.ticker.is_running)
    assert is_ticking == [True, False, True, False]


def test_a_lost_link_has_a_chip_with_an_accessible_name(window: MainWindow, strip: CompactStrip) -> None:
    assert strip.link_chip.isHidden()
    show_changes(window, make_link_change(LinkStatus.LOST, since=1000.0))
    assert strip.link_chip.isVisible()
    assert strip.link_chip.accessibleName() == "Connection lost"
    assert window.theme_manager.stale


def test_a_filter_of_the_desk_hides_nothing_from_the_strip(window: MainWindow, strip: CompactStrip) -> None:
    window.calls_pane.filter_field.setText("noor")
    assert strip.call_view.call_list.rowCount() == 3


def test_enter_on_a_call_selects_it_in_the_main_window(
    window: MainWindow, strip: CompactStrip, qtbot: QtBot
) -> None:
    strip.call_view.setCurrentIndex(strip.call_view.call_list.index(1, 0))
    qtbot.keyClick(strip.call_view, Qt.Key.Key_Return)
    assert window.isVisible()
    assert window.compact_mode.strip is None
    assert not window.actions_by_name["compact"].isChecked()
    assert window.calls_pane.call_table.tracker.selected_key == "waits"


def test_a_call_of_the_strip_is_shown_though_the_window_has_a_filter(
    window: MainWindow, strip: CompactStrip
) -> None:
    window.calls_pane.filter_field.setText("noor")
    window.calls_pane.filter_chips[CallStatus.QUEUED, CallStatus.ANNOUNCEMENT].click()
    strip.call_chosen.emit("rings")
    row = window.calls_pane.call_table.tracker.selected_row()
    assert row is not None
    assert row.key == "rings"
    assert window.calls_pane.call_table.is_selection_visible()


def test_the_keyboard_focus_is_restored_with_the_main_window(window: MainWindow) -> None:
    window.activateWindow()
    window.focus_pane("directory")
    window.actions_by_name["compact"].trigger()
    window.actions_by_name["compact"].trigger()
    assert window.focusWidget() is window.directory_pane.search_field


def test_the_strip_follows_the_zoom(window: MainWindow, strip: CompactStrip) -> None:
    previous_height = strip.sizeHint().height()
    window.actions_by_name["larger"].trigger()
    window.actions_by_name["larger"].trigger()
    assert strip.sizeHint().height() > previous_height


def test_a_narrow_strip_drops_what_leaves_no_room_for_a_call(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    show_changes(window, make_link_change(), CallChanged(make_call("waits", CallStatus.QUEUED, since=900.0)))
    strip = CompactStrip(window.theme_manager, desk.calls, desk.link_model, (), lambda: 15)
    qtbot.addWidget(strip)
    strip.show()
    shown = []
    for chars in (200, 70, 200):
        strip.resize(chars * strip.fontMetrics().averageCharWidth(), strip.height())
        QApplication.processEvents()
        assert strip.call_view.width() >= strip.call_view.strip_delegate.minimum_size().width()
        assert strip.ringing_chip.isVisible()
        shown.append((strip.longest_wait_label.isVisible(), strip.callbacks_chip.isVisible()))
    assert shown == [(True, True), (False, False), (True, True)]


def test_a_call_of_the_strip_shows_a_whole_number_beside_a_lower_bound(
    window: MainWindow, strip: CompactStrip, clock: ManualClock, install_language: InstallLanguage
) -> None:
    install_language("fr")
    clock.now = 1000.0 + 3599.0
    view, pictures = strip.call_view, []
    option = QStyleOptionViewItem()
    option.rect = QRect(QPoint(), view.strip_delegate.minimum_size())
    for name in ("01632 960144", "01632 960145"):
        call = make_call("rings", a=make_outside_party(name=name), since=1000.0, may_be_older=True)
        show_changes(window, CallChanged(call))
        picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        view.strip_delegate.paint(painter, option, view.call_list.index(0, 0))
        painter.end()
        pictures.append(picture)
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_narrowest_strip_shows_a_call(window: MainWindow, strip: CompactStrip, zoom: float) -> None:
    show_changes(window, make_link_change(), CallChanged(make_call("waits", CallStatus.QUEUED, since=900.0)))
    window.theme_manager.set_zoom(zoom)
    for _ in range(2):  # what is hidden in the first width no longer counts
        strip.resize(strip.minimumSizeHint().width(), strip.height())
        QApplication.processEvents()
    view = strip.call_view
    assert view.viewport().rect().contains(view.visualRect(view.call_list.index(0, 0)))


def test_closing_the_strip_closes_the_desk(window: MainWindow, strip: CompactStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_requested, timeout=30_000):
        strip.close()
    window.finish_closing()
    assert window.compact_mode.strip is None
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


@pytest.mark.parametrize("top", [0, 60])
def test_the_strip_is_restored_at_the_next_start(
    desk: ImmediateDeskModels, window: MainWindow, strip: CompactStrip, store: MemoryLayoutStore, top: int
) -> None:
    strip.setGeometry(40, top, 500, strip.height())
    place = strip.geometry()
    window.finish_closing()
    again = MainWindow(desk, store)
    again.bring_to_front()
    opened = again.compact_mode.strip
    assert opened is not None
    assert opened.isVisible()
    assert again.isHidden()
    assert opened.geometry() == place
    again.finish_closing()
    delete(again)


def test_the_window_stays_above_others_if_wanted(window: MainWindow) -> None:
    window.actions_by_name["on-top"].trigger()
    assert window.isVisible()
    assert window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
    window.actions_by_name["on-top"].trigger()
    assert not window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint


def test_the_tooltip_of_a_call_in_the_strip_names_the_caller_whose_name_is_elided(
    strip: CompactStrip,
) -> None:
    call_list = strip.call_view.call_list
    tooltip = call_list.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Old Mill" in tooltip
    assert "01632 960144" in tooltip


def test_the_mouse_wheel_does_not_turn_the_most_urgent_calls_out_of_the_strip(
    window: MainWindow, strip: CompactStrip
) -> None:
    show_changes(window, *(CallChanged(make_call(f"more{n}", since=990.0 + n)) for n in range(9)))
    view = strip.call_view
    QTest.qWaitForWindowExposed(strip)
    assert view.verticalScrollBar().maximum() > 0
    place = QPointF(view.viewport().rect().center())
    turn = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)
    assert view.verticalScrollBar().value() == 0


def test_enter_in_the_strip_chooses_no_call_that_nobody_has_selected(
    window: MainWindow, strip: CompactStrip, qtbot: QtBot, desk: ImmediateDeskModels
) -> None:
    desk.ended_calls.retention_seconds = 0
    view = strip.call_view
    view.setCurrentIndex(view.call_list.index(1, 0))
    show_changes(window, CallEnded("waits"))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.compact_mode.strip is strip


def test_calls_in_the_strip_do_not_move_while_the_mouse_moves_over_them(
    window: MainWindow, strip: CompactStrip, qtbot: QtBot
) -> None:
    view = strip.call_view
    qtbot.mouseMove(view.viewport(), view.visualRect(view.call_list.index(0, 0)).center())
    show_changes(window, CallChanged(make_call("urgent", since=1.0)))
    assert view.call_list.key_at(0) == "rings"
    view.hover_freeze.unfreeze_rows()
    assert view.call_list.key_at(0) == "urgent"


def test_an_ended_call_stays_in_the_strip_while_its_calls_do_not_move(
    window: MainWindow, strip: CompactStrip, clock: ManualClock, desk: ImmediateDeskModels
) -> None:
    desk.ended_calls.retention_seconds = 2.0
    view = strip.call_view
    view.call_list.freeze()
    show_changes(window, CallEnded("rings"))
    clock.now += 60.0
    desk.ended_calls.remove_expired()
    assert view.call_list.key_at(0) == "rings"
    view.hover_freeze.unfreeze_rows()
    desk.ended_calls.remove_expired()
    assert view.call_list.key_at(0) == "waits"
