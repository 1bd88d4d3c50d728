"""Nothing moves away under the mouse, and nothing is kept from sight for long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.list_views import HOVER_IDLE_MS, MAX_FREEZE_MS
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from tests.support.board_values import make_call, make_random_changes
from tests.support.desk_models import ImmediateDeskModels, ManualClock, expected_keys, shown_keys

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def tell(window: MainWindow, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()


def move(window: MainWindow, x: int, y: int) -> None:
    QTest.mouseMove(window.calls_pane.call_table.viewport(), QPoint(x, y))
    QApplication.processEvents()


def test_what_is_under_the_mouse_stays_there_until_it_rests(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    tell(
        window, *(CallChanged(make_call(f"c{at}", CallStatus.CONNECTED, since=float(at))) for at in range(4))
    )
    assert shown_keys(desk) == ["c0", "c1", "c2", "c3"]
    move(window, 40, 60)
    move(window, 42, 61)
    tell(window, CallChanged(make_call("new")), CallChanged(make_call("c2", CallStatus.HELD)))
    assert shown_keys(desk) == ["c0", "c1", "c2", "c3"]
    row = desk.call_list.value_at(2)
    assert row is not None
    assert row.info.state == CallStatus.HELD  # what a row says is never held back
    qtbot.waitUntil(lambda: shown_keys(desk) == ["new", "c2", "c0", "c1", "c3"], timeout=20_000)


def test_rows_move_again_as_soon_as_the_mouse_leaves(window: MainWindow, desk: ImmediateDeskModels) -> None:
    tell(window, CallChanged(make_call("c0", CallStatus.CONNECTED)))
    move(window, 40, 60)
    move(window, 42, 61)
    tell(window, CallChanged(make_call("new")))
    assert shown_keys(desk) == ["c0"]
    QApplication.sendEvent(window.calls_pane.call_table.viewport(), QEvent(QEvent.Type.Leave))
    assert shown_keys(desk) == ["new", "c0"]


def test_whoever_never_stops_moving_sees_what_is_new_all_the_same(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    assert HOVER_IDLE_MS < MAX_FREEZE_MS <= 5_000
    tell(window, CallChanged(make_call("c0", CallStatus.CONNECTED)))
    steps = iter(range(10_000))

    def seen_while_moving() -> bool:
        at = next(steps)
        move(window, 40 + at % 50, 60)
        if at == 1:
            tell(window, CallChanged(make_call("new")))
        return at > 1 and shown_keys(desk) == ["new", "c0"]

    qtbot.waitUntil(seen_while_moving, timeout=20_000)


@pytest.mark.parametrize("seed", range(3))
def test_the_list_is_sound_while_it_is_held_and_true_afterwards(desk: ImmediateDeskModels, seed: int) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # and warnings fail
    QAbstractItemModelTester(desk.call_list, mode, desk.call_list)
    for step in range(40):
        desk.call_list.freeze()
        for part in range(3):
            desk.apply_changes(*make_random_changes(seed * 1000 + step * 3 + part, 15))
            if step % 4 == part:
                desk.call_list.set_filter("an" if step % 8 < 4 else "")
            assert set(shown_keys(desk)) <= {row.key for row in desk.calls}
        desk.call_list.unfreeze()
        assert shown_keys(desk) == expected_keys(desk)


def test_a_call_that_ends_while_rows_are_held_is_no_ghost(desk: ImmediateDeskModels) -> None:
    desk.ended_calls.retention_seconds = 0
    desk.apply_changes(CallChanged(make_call("c1")))
    desk.call_list.freeze()
    desk.apply_changes(CallChanged(make_call("c2")), CallChanged(make_call("c3")))
    desk.apply_changes(CallEnded("c1"), CallEnded("c2"))
    assert shown_keys(desk) == []
    desk.call_list.unfreeze()
    assert shown_keys(desk) == ["c3"]


def test_an_ended_call_does_not_vanish_under_the_mouse(
    desk: ImmediateDeskModels, clock: ManualClock, qtbot: QtBot
) -> None:
    desk.ended_calls.retention_seconds = 2.0
    desk.apply_changes(CallChanged(make_call("c1")), CallChanged(make_call("c2")))
    desk.call_list.freeze()
    desk.apply_changes(CallEnded("c1"))
    clock.now += 3.0
    desk.ended_calls.remove_expired()
    assert shown_keys(desk) == ["c1", "c2"]
    desk.call_list.unfreeze()
    qtbot.waitUntil(lambda: shown_keys(desk) == ["c2"], timeout=20_000)
