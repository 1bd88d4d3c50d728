"""The command list: every action by a few letters, and the keyboard back where it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.models.commands import Command, CommandModel
from devlink3_desk.qt.widgets.main_window import MainWindow

COMMANDS = (
    Command("larger", "Larger text", "View", "Ctrl++"),
    Command("groups", "Go to the hunt groups", "Go", "F8"),
    Command("dark", "Dark", "View", "", checked=False),
    Command("search", "Search the directory", "Go", "Ctrl+K"),
)


def found(text: str) -> list[str]:
    model = CommandModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show_all(COMMANDS)
    model.search(text)
    commands = (model.command(row) for row in range(model.rowCount()))
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
def test_finds(text, first):
    assert found(text)[:1] == [first]


def test_nothing_is_found_where_nothing_is_near():
    assert found("xyzzy") == []


def test_an_empty_search_shows_everything_in_order():
    assert found(" ") == ["larger", "groups", "dark", "search"]


def test_a_command_is_done_by_a_few_letters(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.go("extensions")
    window.acts["commands"].trigger()
    palette = window.commands
    assert palette.search.hasFocus()
    qtbot.keyClicks(palette.search, "hunt")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.groups.list.hasFocus()


def test_esc_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.directory.search.setFocus()
    window.directory.search.setText("ann")
    window.commands.open()
    qtbot.keyClicks(window.commands.search, "dark")
    qtbot.keyClick(window.commands.search, Qt.Key.Key_Escape)
    assert window.commands.isHidden()
    assert window.directory.search.hasFocus()
    assert window.directory.search.text() == "ann"


def test_arrows_move_through_it(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.open()
    before = window.commands.list.currentIndex().row()
    qtbot.keyClick(window.commands.search, Qt.Key.Key_Down)
    current = window.commands.list.currentIndex()
    assert current.row() == before + 1
    spoken = current.data(Qt.ItemDataRole.AccessibleTextRole)
    assert window.commands.search.accessibleDescription() == spoken


def test_a_click_elsewhere_sends_it_away(window: MainWindow) -> None:
    window.activateWindow()
    window.commands.open()
    window.calls.filter.setFocus(Qt.FocusReason.MouseFocusReason)
    assert window.commands.isHidden()
    assert window.calls.filter.hasFocus()


def test_it_lists_every_action_that_people_see_once(window: MainWindow) -> None:
    names = [each.act.name for each in window.menus.listed()]
    assert len(names) == len(set(names))
    assert set(names) == {name for name, action in window.acts.items() if action.isVisible()}
    assert {"commands", "theme-dark", "show-groups", "directory", "quit"} <= set(names)


def test_an_action_that_nobody_does_is_seen_by_nobody(window: MainWindow) -> None:
    done: list[bool] = []
    action = window.acts["larger"]
    action.setVisible(False)
    assert "larger" not in [each.act.name for each in window.menus.listed()]
    window.on("larger", lambda: done.append(True))
    assert action.isVisible()
    action.trigger()
    assert done == [True]


def test_a_switch_is_switched(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.open()
    qtbot.keyClicks(window.commands.search, "extensions panes")
    qtbot.keyClick(window.commands.search, Qt.Key.Key_Return)
    assert window.docks["extensions"].isHidden()
    assert QApplication.focusWidget() is not window.commands.search
