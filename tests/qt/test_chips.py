"""The counters above the calls: pressed, they show only what they count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.widgets.chips import FilterChip
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from devlink3_desk.switchboard.views import CallStatus

from .conftest import Desk
from .made_up import call
from .test_ordered import shown


def chip(window: MainWindow, status: CallStatus) -> FilterChip:
    return next(chip for group, chip in window.calls.chips.items() if status in group)


def fill(window: MainWindow) -> None:
    states = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.PARKED, CallStatus.CONNECTED)
    window.apply([CallChanged(call(state.value, state)) for state in states])
    window.batcher.flush()


def test_a_pressed_counter_shows_only_what_it_counts(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    fill(window)
    every = shown(desk)
    held = chip(window, CallStatus.HELD)
    plain = held.grab().toImage()
    qtbot.mouseClick(held, Qt.MouseButton.LeftButton)
    assert shown(desk) == ["held", "parked"]
    assert held.grab().toImage() != plain
    chip(window, CallStatus.QUEUED).setFocus()
    qtbot.keyClick(chip(window, CallStatus.QUEUED), Qt.Key.Key_Space)
    assert shown(desk) == ["queued", "held", "parked"]
    held.toggle()
    chip(window, CallStatus.QUEUED).toggle()
    assert shown(desk) == every


def test_a_pressed_counter_stays_in_sight_when_there_is_nothing_left_to_count(
    window: MainWindow, desk: Desk
) -> None:
    fill(window)
    queued = chip(window, CallStatus.QUEUED)
    queued.toggle()
    desk.lingering.seconds = 0
    window.apply([CallEnded("queued")])
    window.batcher.flush()
    assert shown(desk) == []
    assert queued.isVisible()
    assert window.calls.empty.isVisible()
    window.apply([CallChanged(call("new", CallStatus.QUEUED)), CallChanged(call("else", CallStatus.HELD))])
    window.batcher.flush()
    assert shown(desk) == ["new"]
    queued.toggle()
    assert set(shown(desk)) == {"new", "else", "ringing", "held", "parked", "connected"}


def test_a_call_that_changes_its_state_comes_and_goes(window: MainWindow, desk: Desk) -> None:
    fill(window)
    chip(window, CallStatus.HELD).toggle()
    window.apply(
        [CallChanged(call("connected", CallStatus.HELD)), CallChanged(call("held", CallStatus.CONNECTED))]
    )
    window.batcher.flush()
    assert set(shown(desk)) == {"parked", "connected"}
