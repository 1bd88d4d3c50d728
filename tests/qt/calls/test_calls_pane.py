"""The counters above the table of calls, which are filters, too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from tests.support.board_values import make_call
from tests.support.desk_models import ImmediateDeskModels, shown_keys


def find_chip(window: MainWindow, status: CallStatus) -> FilterChip:
    return next(chip for group, chip in window.calls_pane.filter_chips.items() if status in group)


def show_calls(window: MainWindow) -> None:
    states = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.PARKED, CallStatus.CONNECTED)
    window.apply([CallChanged(make_call(state.value, state)) for state in states])
    window.batcher.flush()


def test_a_checked_counter_filters_the_calls_that_it_counts(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    show_calls(window)
    all_keys = shown_keys(desk)
    held = find_chip(window, CallStatus.HELD)
    unchecked_image = held.grab().toImage()
    qtbot.mouseClick(held, Qt.MouseButton.LeftButton)
    assert shown_keys(desk) == ["held", "parked"]
    assert held.grab().toImage() != unchecked_image
    find_chip(window, CallStatus.QUEUED).setFocus()
    qtbot.keyClick(find_chip(window, CallStatus.QUEUED), Qt.Key.Key_Space)
    assert shown_keys(desk) == ["queued", "held", "parked"]
    held.toggle()
    find_chip(window, CallStatus.QUEUED).toggle()
    assert shown_keys(desk) == all_keys


def test_a_checked_counter_stays_visible_at_zero(window: MainWindow, desk: ImmediateDeskModels) -> None:
    show_calls(window)
    queued = find_chip(window, CallStatus.QUEUED)
    queued.toggle()
    desk.ended_calls.retention_seconds = 0
    window.apply([CallEnded("queued")])
    window.batcher.flush()
    assert shown_keys(desk) == []
    assert queued.isVisible()
    assert window.calls_pane.empty_page.isVisible()
    window.apply(
        [CallChanged(make_call("new", CallStatus.QUEUED)), CallChanged(make_call("else", CallStatus.HELD))]
    )
    window.batcher.flush()
    assert shown_keys(desk) == ["new"]
    queued.toggle()
    assert set(shown_keys(desk)) == {"new", "else", "ringing", "held", "parked", "connected"}


def test_a_call_is_filtered_again_when_its_state_changes(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    show_calls(window)
    find_chip(window, CallStatus.HELD).toggle()
    window.apply(
        [
            CallChanged(make_call("connected", CallStatus.HELD)),
            CallChanged(make_call("held", CallStatus.CONNECTED)),
        ]
    )
    window.batcher.flush()
    assert set(shown_keys(desk)) == {"parked", "connected"}
