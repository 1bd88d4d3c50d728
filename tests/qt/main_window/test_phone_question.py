"""The question which phone is that of the user, answered by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.desk import ask_for_phone
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.phone_dialog import PhoneDialog
from devlink3_desk.qt.main_window.phone_question import PhoneQuestion
from devlink3_desk.switchboard.changes import ExtensionChanged
from tests.support.board_values import make_extension
from tests.support.desk_models import MemoryLayoutStore

NAMES = {"201": "Ann Whitfield", "202": "Ben Carter", "203": "Cy Carter"}


def ask(window: MainWindow, store: MemoryLayoutStore) -> PhoneQuestion:
    ask_for_phone(window, store)
    return window.findChildren(PhoneQuestion)[-1]


def name_extensions(window: MainWindow) -> None:
    window.apply([ExtensionChanged(make_extension(number, name=name)) for number, name in NAMES.items()])
    window.batcher.flush()


def test_the_question_waits_for_the_extensions(window: MainWindow, store: MemoryLayoutStore) -> None:
    question = ask(window, store)
    assert not question.isVisible()
    name_extensions(window)
    assert question.isVisible()
    assert "Which phone is yours?" in question.text_label.text()


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either
def test_a_telephone_is_found_by_name_and_chosen_with_enter(
    window: MainWindow, store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    question = ask(window, store)
    name_extensions(window)
    question.choose_button.setFocus()
    qtbot.keyClick(question.choose_button, Qt.Key.Key_Space)
    (dialog,) = window.findChildren(PhoneDialog)
    window.activateWindow()
    dialog.activateWindow()
    qtbot.keyClicks(dialog.search_field, "carter")
    qtbot.keyClick(dialog.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.search_field, Qt.Key.Key_Return)
    assert window.preferences.value.people.me == ("203",)
    assert not question.isVisible()
    QApplication.processEvents()
    assert PhoneQuestion.was_answered(store)


def test_the_question_is_not_shown_again_after_not_now(
    window: MainWindow, store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    question = ask(window, store)
    name_extensions(window)
    qtbot.keyClick(question.later_button, Qt.Key.Key_Space)
    assert not question.isVisible()
    assert window.preferences.value.people.me == ()
    assert not ask(window, store).isVisible()


def test_the_question_is_not_shown_after_a_choice(window: MainWindow, store: MemoryLayoutStore) -> None:
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)))
    question = ask(window, store)
    name_extensions(window)
    assert not question.isVisible()
