"""Custom shortcuts: assigned, taken from another action with a message, saved, and reset."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.preferences import Preferences, WindowPreferences
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.main_window.help_dialogs import ShortcutsDialog
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.settings.shortcut_editor import ShortcutEditor, ShortcutsPage
from tests.support.desk_models import ImmediateDeskModels, MemoryLayoutStore, show_widget
from tests.support.settings_pages import find_page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    return window.show_settings(ShortcutsPage)


@pytest.fixture
def editor(dialog: SettingsDialog) -> ShortcutEditor:
    return find_page(dialog, ShortcutsPage).shortcut_editor


def give(editor: ShortcutEditor, name: str, keys: str) -> None:
    editor.search_field.setText("")
    for row in range(editor.command_model.rowCount()):
        command = editor.command_model.find_command(row)
        if command is not None and command.name == name:
            editor.command_view.setCurrentIndex(editor.command_model.index(row, 0))
    assert editor.selected_action == name
    editor.key_edit.setKeySequence(QKeySequence(keys))
    editor.key_edit.editingFinished.emit()


def keys_of(window: MainWindow, name: str) -> list[str]:
    return [key.toString() for key in window.actions_by_name[name].shortcuts()]


def test_new_shortcuts_apply_immediately_and_are_stored(
    window: MainWindow, dialog: SettingsDialog, editor: ShortcutEditor
) -> None:
    QAbstractItemModelTester(
        editor.command_model, QAbstractItemModelTester.FailureReportingMode.Warning, dialog
    )
    give(editor, "groups", "Ctrl+G")
    assert keys_of(window, "groups") == ["F8"]  # not before OK
    dialog.accept()
    assert keys_of(window, "groups") == ["Ctrl+G"]
    assert window.preferences.value.window.keys == {"groups": ("Ctrl+G",)}


def test_the_command_that_loses_a_shortcut_is_named(
    window: MainWindow, dialog: SettingsDialog, editor: ShortcutEditor
) -> None:
    give(editor, "groups", "F6")
    assert "F6" in editor.message_label.text()
    assert "Go to the calls" in editor.message_label.text()
    dialog.accept()
    assert keys_of(window, "groups") == ["F6"]
    assert keys_of(window, "calls") == []


def test_one_of_two_shortcuts_is_removed_alone(
    window: MainWindow, dialog: SettingsDialog, editor: ShortcutEditor
) -> None:
    give(editor, "groups", "F3")
    dialog.accept()
    assert keys_of(window, "directory") == ["Ctrl+K"]


@pytest.mark.parametrize("keys", ["A", "Return", "Up"])
def test_keys_for_typing_are_refused_with_a_message(editor: ShortcutEditor, keys: str) -> None:
    give(editor, "groups", keys)
    assert "function key" in editor.message_label.text()
    assert editor.custom_keys == {}


def test_a_shortcut_returns_to_its_previous_command(editor: ShortcutEditor, qtbot: QtBot) -> None:
    give(editor, "groups", "F6")
    give(editor, "groups", "Ctrl+G")
    qtbot.mouseClick(editor.reset_button, Qt.MouseButton.LeftButton)
    assert editor.custom_keys == {"calls": ()}
    qtbot.mouseClick(editor.reset_all_button, Qt.MouseButton.LeftButton)
    assert editor.custom_keys == {}


def test_cancel_discards_changed_shortcuts(
    window: MainWindow, dialog: SettingsDialog, editor: ShortcutEditor
) -> None:
    give(editor, "groups", "Ctrl+G")
    dialog.reject()
    assert keys_of(window, "groups") == ["F8"]
    assert window.preferences.value == Preferences()


def test_the_help_sheet_shows_the_current_shortcuts(
    desk: ImmediateDeskModels, store: MemoryLayoutStore
) -> None:
    preferences = PreferencesModel(
        Preferences(window=WindowPreferences(keys={"groups": ("Ctrl+G",), "calls": ()}))
    )
    window = MainWindow(desk, store, preferences=preferences)
    window.show()
    window.actions_by_name["keys"].trigger()
    sheet = next(child for child in window.children() if isinstance(child, ShortcutsDialog))
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Ctrl+G" in words
    assert "F8" not in words
    assert "Go to the calls" not in words
    sheet.change_requested.emit()
    assert any(isinstance(child, SettingsDialog) and child.isVisible() for child in window.children())
    window.finish_closing()
    delete(window)


def test_a_shortcut_is_changed_by_keyboard_alone(
    window: MainWindow, dialog: SettingsDialog, editor: ShortcutEditor, qtbot: QtBot
) -> None:
    window.activateWindow()
    editor.search_field.setFocus()
    qtbot.keyClicks(editor.search_field, "hunt")
    qtbot.keyClick(editor.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(editor.search_field, Qt.Key.Key_Up)
    qtbot.keyClick(editor.search_field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert editor.key_edit.hasFocus()
    qtbot.keyClick(editor.key_edit, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(editor.custom_keys), timeout=20_000)
    assert list(editor.custom_keys.values()) == [("Ctrl+G",)]


def test_the_help_sheet_is_not_wider_than_the_screen(window: MainWindow) -> None:
    sheet = ShortcutsDialog([("Help", [("Go to the next call " * 40, "F1")])], window)
    sheet.open()
    show_widget(sheet)
    assert sheet.width() <= sheet.screen().availableSize().width()
    labels = [label for label in sheet.findChildren(Label) if label.isVisible()]
    (text,) = (label for label in labels if label.text().startswith("Go to"))
    (keys,) = (label for label in labels if label.text() == "F1")
    for label in (text, keys):
        assert label.mapTo(sheet, label.rect().bottomRight()).x() < sheet.width()
    assert text.height() > keys.sizeHint().height()
    sheet.close()
