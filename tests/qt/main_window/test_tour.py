"""The tour is offered once, can be skipped at any step, and stops nothing."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.tour import TOUR_STEPS, compute_card_geometry
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_call, make_link_change
from tests.support.desk_models import ImmediateDeskModels, MemoryLayoutStore


def test_the_tour_has_four_steps_and_restores_the_keyboard_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.focus_pane("directory")
    window.tour.start_if_unseen()
    assert len(TOUR_STEPS) == 4
    for step in TOUR_STEPS:
        assert window.tour.isVisible()
        assert window.tour.title_label.text() == step.title
        assert window.tour.next_button.hasFocus()
        qtbot.keyClick(window.tour.next_button, Qt.Key.Key_Space)
    assert window.tour.isHidden()
    assert window.directory_pane.search_field.hasFocus()
    assert window.tour.was_seen


@pytest.mark.parametrize("steps", range(3))
def test_a_tour_skipped_at_any_step_is_never_offered_again(
    desk: ImmediateDeskModels, window: MainWindow, store: MemoryLayoutStore, qtbot: QtBot, steps: int
) -> None:
    window.tour.start_if_unseen()
    for _ in range(steps):
        qtbot.keyClick(window.tour.next_button, Qt.Key.Key_Right)
    qtbot.mouseClick(window.tour.skip_button, Qt.MouseButton.LeftButton)
    assert window.tour.isHidden()
    window.tour.start_if_unseen()
    assert window.tour.isHidden()
    again = MainWindow(desk, store)
    again.show()
    again.tour.start_if_unseen()
    assert again.tour.isHidden()
    again.actions_by_name["tour"].trigger()
    assert again.tour.isVisible()
    again.finish_closing()
    delete(again)


def test_esc_ends_the_tour_and_back_shows_the_previous_step(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.start_tour()
    assert not window.tour.back_button.isEnabled()
    qtbot.keyClick(window.tour.next_button, Qt.Key.Key_Right)
    qtbot.mouseClick(window.tour.back_button, Qt.MouseButton.LeftButton)
    assert window.tour.title_label.text() == TOUR_STEPS[0].title
    qtbot.keyClick(window.tour.next_button, Qt.Key.Key_Escape)
    assert window.tour.isHidden()


def test_calls_are_updated_behind_the_tour(window: MainWindow) -> None:
    window.activateWindow()
    window.tour.start_tour()
    window.apply([make_link_change(), CallChanged(make_call("1"))])
    window.batcher.flush()
    assert window.calls_pane.call_table.model().rowCount() == 1
    assert window.tour.next_button.hasFocus()


def test_the_tour_stays_inside_the_window_if_a_pane_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.docks["directory"].close()
    window.tour.start_tour()
    qtbot.keyClick(window.tour.next_button, Qt.Key.Key_Right)
    assert window.rect().contains(window.tour.card.geometry())


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_card_and_its_text_are_not_cut(window: MainWindow, qtbot: QtBot, zoom: float) -> None:
    window.theme_manager.set_zoom(zoom)
    window.tour.start_tour()
    for _ in TOUR_STEPS:
        card = window.tour.card.geometry()
        assert window.rect().contains(card)
        text = window.tour.text_label
        assert text.height() >= text.heightForWidth(text.width())
        window.grab()
        qtbot.keyClick(window.tour.next_button, Qt.Key.Key_Right)


def test_the_card_has_room_for_its_buttons_in_every_language(window: MainWindow) -> None:
    window.tour.skip_button.setText("Do not show any further step")
    window.tour.back_button.setText("Previous step")
    window.tour.start_tour()
    window.grab()  # lays out the card
    for button in (window.tour.skip_button, window.tour.back_button, window.tour.next_button):
        assert button.width() >= button.sizeHint().width()


def test_a_command_that_shows_a_pane_ends_the_tour(window: MainWindow) -> None:
    window.activateWindow()
    window.tour.start_tour()
    window.focus_pane("directory")
    assert window.tour.isHidden()
    assert window.tour.was_seen
    assert window.directory_pane.search_field.hasFocus()


def test_a_card_is_beside_what_it_explains_if_there_is_room():
    window, card = QRect(0, 0, 1000, 800), QSize(300, 200)
    for left, top in itertools.product((0, 600), (0, 500)):
        lit = QRect(left, top, 400, 300)
        assert not compute_card_geometry(lit, card, window).intersects(lit)
    assert window.contains(compute_card_geometry(window, card, window))
    assert (compute_card_geometry(QRect(), card, window).center() - window.center()).manhattanLength() <= 2
