"""The tour is offered once, can be skipped at any step, and stops nothing."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.qt.widgets.tour import STEPS, beside
from devlink3_desk.switchboard.changes import CallChanged

from .conftest import Desk, Store
from .made_up import call, link


def test_four_steps_lead_to_the_desk_and_give_the_keyboard_back(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.go("directory")
    window.tour.offer()
    assert len(STEPS) == 4
    for step in STEPS:
        assert window.tour.isVisible()
        assert window.tour.title.text() == step.title
        assert window.tour.next.hasFocus()
        qtbot.keyClick(window.tour.next, Qt.Key.Key_Space)
    assert window.tour.isHidden()
    assert window.directory.search.hasFocus()
    assert window.tour.seen


@pytest.mark.parametrize("steps", range(3))
def test_it_is_skipped_at_any_step_and_never_offered_again(
    desk: Desk, window: MainWindow, store: Store, qtbot: QtBot, steps: int
) -> None:
    window.tour.offer()
    for _ in range(steps):
        qtbot.keyClick(window.tour.next, Qt.Key.Key_Right)
    qtbot.mouseClick(window.tour.skip, Qt.MouseButton.LeftButton)
    assert window.tour.isHidden()
    window.tour.offer()
    assert window.tour.isHidden()
    again = MainWindow(desk, store)
    again.show()
    again.tour.offer()
    assert again.tour.isHidden()
    again.acts["tour"].trigger()
    assert again.tour.isVisible()
    again.finish()
    delete(again)


def test_esc_ends_it_and_back_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.begin()
    assert not window.tour.back.isEnabled()
    qtbot.keyClick(window.tour.next, Qt.Key.Key_Right)
    qtbot.mouseClick(window.tour.back, Qt.MouseButton.LeftButton)
    assert window.tour.title.text() == STEPS[0].title
    qtbot.keyClick(window.tour.next, Qt.Key.Key_Escape)
    assert window.tour.isHidden()


def test_calls_go_on_behind_it(window: MainWindow) -> None:
    window.tour.begin()
    window.apply([link(), CallChanged(call("1"))])
    window.batcher.flush()
    assert window.calls.table.model().rowCount() == 1
    assert window.tour.next.hasFocus() or not window.isActiveWindow()


def test_it_needs_no_pane_to_be_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.docks["directory"].close()
    window.tour.begin()
    qtbot.keyClick(window.tour.next, Qt.Key.Key_Right)
    assert window.rect().contains(window.tour.card.geometry())


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_card_is_whole_and_its_words_too(window: MainWindow, qtbot: QtBot, zoom: float) -> None:
    window.look.set_zoom(zoom)
    window.tour.begin()
    for _ in STEPS:
        card = window.tour.card.geometry()
        assert window.rect().contains(card)
        text = window.tour.text
        assert text.height() >= text.heightForWidth(text.width())
        window.grab()
        qtbot.keyClick(window.tour.next, Qt.Key.Key_Right)


def test_a_card_hides_nothing_where_there_is_room_beside():
    window, card = QRect(0, 0, 1000, 800), QSize(300, 200)
    for left, top in itertools.product((0, 600), (0, 500)):
        lit = QRect(left, top, 400, 300)
        assert not beside(lit, card, window).intersects(lit)
    assert window.contains(beside(window, card, window))
    assert (beside(QRect(), card, window).center() - window.center()).manhattanLength() <= 2
