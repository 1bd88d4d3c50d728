"""The command list: every action by a few letters, and the keyboard back where it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.command_list import CommandModel, PaletteCommand
from devlink3_desk.qt.main_window.main_window import MainWindow

COMMANDS = (
    PaletteCommand("larger", "Larger text", "View", "Ctrl++"),
    PaletteCommand("groups", "Go to the hunt groups", "Go", "F8"),
    PaletteCommand("dark", "Dark", "View", "", is_checked=False),
    PaletteCommand("search", "Search the directory", "Go", "Ctrl+K"),
)


def find_commands(text: str) -> list[str]:
    model = CommandModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.set_commands(COMMANDS)
    model.set_search_text(text)
    commands = (model.find_command(row) for row in range(model.rowCount()))
    return [command.name for command in commands if command is not None]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lar", "larger"),
        ("hunt", "groups"),
        ("dir", "search"),
        ("go hu", "groups"),
        ("f8", "groups"),
        ("sdir", "search"),
        ("driectory", "search"),
        ("DÄRK", "dark"),
    ],
)
def test_a_few_letters_find_a_command(text, first):
    assert find_commands(text)[:1] == [first]


def test_search_without_a_near_match_finds_nothing():
    assert find_commands("xyzzy") == []


def test_an_empty_search_shows_everything_in_order():
    assert find_commands(" ") == ["larger", "groups", "dark", "search"]


def test_a_command_is_found_and_run_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.focus_pane("extensions")
    window.actions_by_name["commands"].trigger()
    palette = window.command_palette
    assert palette.search_field.hasFocus()
    qtbot.keyClicks(palette.search_field, "hunt")
    qtbot.keyClick(palette.search_field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.groups_pane.tile_view.hasFocus()


def test_esc_restores_the_keyboard_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.directory_pane.search_field.setFocus()
    window.directory_pane.search_field.setText("ann")
    window.command_palette.open_palette()
    qtbot.keyClicks(window.command_palette.search_field, "dark")
    qtbot.keyClick(window.command_palette.search_field, Qt.Key.Key_Escape)
    assert window.command_palette.isHidden()
    assert window.directory_pane.search_field.hasFocus()
    assert window.directory_pane.search_field.text() == "ann"


def test_arrow_keys_select_a_command(window: MainWindow, qtbot: QtBot) -> None:
    window.command_palette.open_palette()
    previous_row = window.command_palette.command_view.currentIndex().row()
    qtbot.keyClick(window.command_palette.search_field, Qt.Key.Key_Down)
    current = window.command_palette.command_view.currentIndex()
    assert current.row() == previous_row + 1
    spoken = current.data(Qt.ItemDataRole.AccessibleTextRole)
    assert window.command_palette.search_field.accessibleDescription() == spoken


def test_a_click_outside_closes_the_command_list(window: MainWindow) -> None:
    window.activateWindow()
    window.command_palette.open_palette()
    window.calls_pane.filter_field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert window.command_palette.isHidden()
    assert window.calls_pane.filter_field.hasFocus()


def test_the_command_list_has_every_visible_action_once(window: MainWindow) -> None:
    names = [listed.name for listed in window.action_registry.list_visible_actions()]
    assert len(names) == len(set(names))
    assert set(names) == {name for name, action in window.actions_by_name.items() if action.isVisible()}
    assert {"commands", "theme-dark", "show-groups", "directory", "quit"} <= set(names)


def test_actions_without_a_handler_are_hidden(window: MainWindow) -> None:
    done: list[bool] = []
    action = window.actions_by_name["larger"]
    action.setVisible(False)
    assert "larger" not in [listed.name for listed in window.action_registry.list_visible_actions()]
    window.set_action_handler("larger", lambda: done.append(True))
    assert action.isVisible()
    action.trigger()
    assert done == [True]


def test_a_checkable_command_is_toggled(window: MainWindow, qtbot: QtBot) -> None:
    window.command_palette.open_palette()
    qtbot.keyClicks(window.command_palette.search_field, "extensions panes")
    qtbot.keyClick(window.command_palette.search_field, Qt.Key.Key_Return)
    assert window.docks["extensions"].isHidden()
    assert QApplication.focusWidget() is not window.command_palette.search_field
