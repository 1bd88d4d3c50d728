"""Views repaint only the tiles that change, and rows do not move under the mouse, though not for long."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPaintEvent, QRegion
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.list_views import HOVER_IDLE_MS, MAX_FREEZE_MS
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, ExtensionChanged, QueueChanged
from tests.support.board_values import make_call, make_extension, make_queue, make_random_changes
from tests.support.desk_models import (
    ImmediateDeskModels,
    ManualClock,
    list_expected_keys,
    list_shown_keys,
    show_widget,
)

# The offscreen platform supports neither.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


def apply_changes(window: MainWindow, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()


def apply_and_paint(window: MainWindow, *changes: Change) -> None:
    apply_changes(window, *changes)
    # Several times: a deferred layout posts the events for its painting.
    for _ in range(3):
        QApplication.processEvents()


def grab_screen(view: QAbstractItemView) -> QImage:
    """Return the present contents of a view on the screen, without repainting it."""
    window = view.window()
    viewport = view.viewport()
    area = QRect(viewport.mapTo(window, QPoint(0, 0)), viewport.size())
    return window.screen().grabWindow(window.winId()).copy(area).toImage()


def repaint_and_grab(view: QAbstractItemView) -> QImage:
    view.viewport().repaint()
    return grab_screen(view)


class PaintRecorder(QObject):
    """Records which parts of a view are painted."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.painted = QRegion()
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted += event.region()
        return False


@pytest.fixture
def busy_window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    if QGuiApplication.platformName() != "offscreen":
        pytest.skip("other windows may cover this one")
    window.resize(1280, 800)
    show_widget(window)
    people = [ExtensionChanged(make_extension(str(4000 + at))) for at in range(300)]
    apply_and_paint(window, *people, *(QueueChanged(make_queue(str(200 + at))) for at in range(12)))
    qtbot.waitUntil(lambda: not window.batcher.has_pending)
    return window


@pytest.mark.parametrize("seed", range(3))
def test_tiles_that_are_painted_one_by_one_show_the_present_state(
    busy_window: MainWindow, clock: ManualClock, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        clock.now += 1
        busy_window.ticker.ticked.emit()
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
        apply_and_paint(busy_window, *changes)
        for view in (busy_window.extensions_pane.tile_view, busy_window.groups_pane.tile_view):
            incremental = grab_screen(view)
            assert incremental == repaint_and_grab(view)


def test_only_tiles_that_change_are_painted(busy_window: MainWindow) -> None:
    view = busy_window.extensions_pane.tile_view
    recorder = PaintRecorder(view)
    corners = [str(4000 + at) for at in (0, 11)]
    apply_and_paint(
        busy_window, *(ExtensionChanged(make_extension(number, ExtensionStatus.BUSY)) for number in corners)
    )
    rows = busy_window.models.extension_list
    tiles = [view.visualRect(rows.index(rows.find_row(number) or 0, 0)) for number in corners]
    assert recorder.painted == QRegion(tiles[0]) + QRegion(tiles[1])
    many = range(4000, 4300, 3)
    apply_and_paint(
        busy_window, *(ExtensionChanged(make_extension(str(number), ExtensionStatus.BUSY)) for number in many)
    )
    assert not recorder.painted.contains(view.visualRect(rows.index(1, 0)))


def move_mouse(window: MainWindow, x: int, y: int) -> None:
    QTest.mouseMove(window.calls_pane.call_table.viewport(), QPoint(x, y))
    QApplication.processEvents()


def test_rows_do_not_move_until_the_mouse_rests(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    apply_changes(
        window, *(CallChanged(make_call(f"c{at}", CallStatus.CONNECTED, since=float(at))) for at in range(4))
    )
    assert list_shown_keys(desk) == ["c0", "c1", "c2", "c3"]
    move_mouse(window, 40, 60)
    move_mouse(window, 42, 61)
    apply_changes(window, CallChanged(make_call("new")), CallChanged(make_call("c2", CallStatus.HELD)))
    assert list_shown_keys(desk) == ["c0", "c1", "c2", "c3"]
    row = desk.call_list.value_at(2)
    assert row is not None
    assert row.info.state == CallStatus.HELD  # contents are not deferred
    qtbot.waitUntil(lambda: list_shown_keys(desk) == ["new", "c2", "c0", "c1", "c3"], timeout=20_000)


def test_rows_move_again_as_soon_as_the_mouse_leaves(window: MainWindow, desk: ImmediateDeskModels) -> None:
    apply_changes(window, CallChanged(make_call("c0", CallStatus.CONNECTED)))
    move_mouse(window, 40, 60)
    move_mouse(window, 42, 61)
    apply_changes(window, CallChanged(make_call("new")))
    assert list_shown_keys(desk) == ["c0"]
    QApplication.sendEvent(window.calls_pane.call_table.viewport(), QEvent(QEvent.Type.Leave))
    assert list_shown_keys(desk) == ["new", "c0"]


def test_a_mouse_that_never_rests_does_not_hide_new_calls(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    assert HOVER_IDLE_MS < MAX_FREEZE_MS <= 5_000
    apply_changes(window, CallChanged(make_call("c0", CallStatus.CONNECTED)))
    steps = iter(range(10_000))

    def is_shown_while_moving() -> bool:
        at = next(steps)
        move_mouse(window, 40 + at % 50, 60)
        if at == 1:
            apply_changes(window, CallChanged(make_call("new")))
        return at > 1 and list_shown_keys(desk) == ["new", "c0"]

    qtbot.waitUntil(is_shown_while_moving, timeout=20_000)


@pytest.mark.parametrize("seed", range(3))
def test_a_frozen_list_is_consistent_and_up_to_date_afterwards(desk: ImmediateDeskModels, seed: int) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(desk.call_list, mode, desk.call_list)
    for step in range(24):  # three rounds of the filters below
        desk.call_list.freeze()
        for part in range(3):
            desk.apply_changes(*make_random_changes(seed * 1000 + step * 3 + part, 15))
            if step % 4 == part:
                desk.call_list.set_filter("an" if step % 8 < 4 else "")
            assert set(list_shown_keys(desk)) <= {row.key for row in desk.calls}
        desk.call_list.unfreeze()
        assert list_shown_keys(desk) == list_expected_keys(desk)


def test_a_call_that_ends_while_rows_are_frozen_is_removed(desk: ImmediateDeskModels) -> None:
    desk.ended_calls.retention_seconds = 0
    desk.apply_changes(CallChanged(make_call("c1")))
    desk.call_list.freeze()
    desk.apply_changes(CallChanged(make_call("c2")), CallChanged(make_call("c3")))
    desk.apply_changes(CallEnded("c1"), CallEnded("c2"))
    assert list_shown_keys(desk) == []
    desk.call_list.unfreeze()
    assert list_shown_keys(desk) == ["c3"]


def test_an_expired_call_is_removed_after_the_mouse_has_stopped(
    desk: ImmediateDeskModels, clock: ManualClock, qtbot: QtBot
) -> None:
    desk.ended_calls.retention_seconds = 2.0
    desk.apply_changes(CallChanged(make_call("c1")), CallChanged(make_call("c2")))
    desk.call_list.freeze()
    desk.apply_changes(CallEnded("c1"))
    clock.now += 3.0
    desk.ended_calls.remove_expired()
    assert list_shown_keys(desk) == ["c1", "c2"]
    desk.call_list.unfreeze()
    qtbot.waitUntil(lambda: list_shown_keys(desk) == ["c2"], timeout=20_000)


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason])
def test_a_list_that_is_reached_by_tab_shows_the_focus(window: MainWindow, reason: Qt.FocusReason) -> None:
    """The frame of the focus is around the selected row; without one, nobody sees where the focus is."""
    apply_changes(
        window,
        CallChanged(make_call("1", CallStatus.HELD)),
        ExtensionChanged(make_extension("201")),
        QueueChanged(make_queue("600")),
    )
    window.activateWindow()
    for tracker in (
        window.groups_pane.tile_view.tracker,
        window.extensions_pane.tile_view.tracker,
        window.calls_pane.call_table.tracker,
    ):
        assert tracker.selected_key is None
        window.menuBar().setFocus()
        tracker.view.setFocus(Qt.FocusReason.MouseFocusReason)
        assert tracker.selected_key is None
        window.menuBar().setFocus()
        tracker.view.setFocus(reason)
        assert tracker.selected_key is not None
