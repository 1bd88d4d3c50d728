"""The counters above the calls: pressed, they show only what they count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from tests.support.board_values import make_call
from tests.support.desk_models import ImmediateDeskModels, shown_keys


def chip(window: MainWindow, status: CallStatus) -> FilterChip:
    return next(chip for group, chip in window.calls_pane.filter_chips.items() if status in group)


def fill(window: MainWindow) -> None:
    states = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.PARKED, CallStatus.CONNECTED)
    window.apply([CallChanged(make_call(state.value, state)) for state in states])
    window.batcher.flush()


def test_a_pressed_counter_shows_only_what_it_counts(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    fill(window)
    every = shown_keys(desk)
    held = chip(window, CallStatus.HELD)
    plain = held.grab().toImage()
    qtbot.mouseClick(held, Qt.MouseButton.LeftButton)
    assert shown_keys(desk) == ["held", "parked"]
    assert held.grab().toImage() != plain
    chip(window, CallStatus.QUEUED).setFocus()
    qtbot.keyClick(chip(window, CallStatus.QUEUED), Qt.Key.Key_Space)
    assert shown_keys(desk) == ["queued", "held", "parked"]
    held.toggle()
    chip(window, CallStatus.QUEUED).toggle()
    assert shown_keys(desk) == every


def test_a_pressed_counter_stays_in_sight_when_there_is_nothing_left_to_count(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    fill(window)
    queued = chip(window, CallStatus.QUEUED)
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


def test_a_call_that_changes_its_state_comes_and_goes(window: MainWindow, desk: ImmediateDeskModels) -> None:
    fill(window)
    chip(window, CallStatus.HELD).toggle()
    window.apply(
        [
            CallChanged(make_call("connected", CallStatus.HELD)),
            CallChanged(make_call("held", CallStatus.CONNECTED)),
        ]
    )
    window.batcher.flush()
    assert set(shown_keys(desk)) == {"parked", "connected"}
