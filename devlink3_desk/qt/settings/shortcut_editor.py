"""Settings page of shortcuts: every action with its keys, and an editor for the selected one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.command_list import CommandDelegate, CommandModel, PaletteCommand
from devlink3_desk.qt.core.commands import (
    ListedAction,
    assign_shortcut,
    choose_shortcuts,
    format_keys,
    is_usable_shortcut,
    remove_defaults,
    reset_shortcut,
)
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import create_button
from devlink3_desk.qt.core.search_fields import add_search_icon
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Label, OutcomeLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class ShortcutEditor(QWidget):
    """Lists all actions and changes or resets the shortcuts of the selected one."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        listed_actions: Sequence[ListedAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._listed_actions = tuple(listed_actions)
        self._action_texts = {listed.name: listed.text for listed in listed_actions}
        self.custom_keys: dict[str, tuple[str, ...]] = {}
        """Shortcuts by the name of the action, where they differ from its defaults."""
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search by words or shortcut"))
        self.search_field.setAccessibleName(self.tr("Search all commands"))
        add_search_icon(theme_manager, self.search_field)
        self.command_model = CommandModel(self)
        self.command_view = QListView(self)
        self.command_view.setAccessibleName(self.tr("All commands and their shortcuts"))
        self.command_view.setUniformItemSizes(True)
        self.command_view.setMinimumHeight(220)
        self.command_view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.command_view.setModel(self.command_model)
        self.command_view.setItemDelegate(CommandDelegate(theme_manager, self.command_view))
        self.key_edit = QKeySequenceEdit(self)
        # With several chords, the editor would wait for the next one before it reports a shortcut.
        self.key_edit.setMaximumSequenceLength(1)
        self.key_edit.setAccessibleName(self.tr("New shortcut for the selected command"))
        self.message_label = OutcomeLabel("", "", self)
        self.reset_button = create_button(self.tr("Reset to default"), self._reset_keys, self)
        self.clear_button = create_button(self.tr("No shortcut"), lambda: self._assign_keys(()), self)
        self.reset_all_button = create_button(
            self.tr("Reset all to defaults"), lambda: self.set_custom_keys({}), self
        )
        self._build_layout()
        self.search_field.installEventFilter(self)
        self.search_field.textChanged.connect(self.command_model.set_search_text)
        # The best match is selected, so that Enter leads straight to its shortcut.
        self.search_field.textChanged.connect(lambda _text: self._select_row(0))
        self.command_view.selectionModel().currentChanged.connect(self._on_row_changed)
        self.key_edit.editingFinished.connect(self._on_keys_entered)
        self.set_custom_keys({})

    def set_custom_keys(self, custom: Mapping[str, tuple[str, ...]]) -> None:
        """Discard all edits and show these custom shortcuts."""
        # Defaults are not stored, so that an action follows them in later versions.
        self.custom_keys = remove_defaults(self._listed_actions, custom)
        self.message_label.clear()
        self._update_list()

    @property
    def selected_action(self) -> str | None:
        """Name of the action whose shortcuts are edited, ``None`` if no row is selected."""
        command = self.command_model.find_command(self.command_view.currentIndex().row())
        return None if command is None else command.name

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list with the keys of the search field; Enter goes on to the new shortcut."""
        if (
            watched is self.search_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            # The focus stays in the search field, so that typing goes on after moving through the list.
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.command_view.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.key_edit.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _build_layout(self) -> None:
        row = QHBoxLayout()
        label = Label(self.tr("New shortcut"), "", self)
        label.setBuddy(self.key_edit)
        row.addWidget(label)
        row.addWidget(self.key_edit, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.reset_button, self.clear_button, self.reset_all_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search_field)
        column.addWidget(self.command_view, 1)
        column.addLayout(row)
        column.addLayout(buttons)
        column.addWidget(self.message_label)

    def _update_list(self) -> None:
        """List the current shortcuts and keep the current row."""
        row = max(0, self.command_view.currentIndex().row())
        keys = choose_shortcuts(self._listed_actions, self.custom_keys)
        commands = [
            PaletteCommand(
                listed.name,
                self._action_texts[listed.name],
                listed.menu_title,
                format_keys(keys[listed.name]),
            )
            for listed in self._listed_actions
        ]
        self.command_model.set_commands(commands)
        self.command_model.set_search_text(self.search_field.text())
        self._select_row(row)

    def _select_row(self, row: int) -> None:
        self.command_view.setCurrentIndex(self.command_model.index(row, 0))

    def _on_row_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        # A shortcut that was typed for the previous action must not be assigned to this one.
        self.key_edit.clear()

    def _on_keys_entered(self) -> None:
        keys = self.key_edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if not keys:
            return
        if is_usable_shortcut(keys):
            self._assign_keys((keys,))
        else:
            text = self.tr(
                "%1 is used for typing or navigation. Use keys with Ctrl or Alt, or a function key."
            )
            self.message_label.setText(text.replace("%1", format_keys((keys,))))
        # The shortcut is in the list now; the field waits for the next one.
        self.key_edit.clear()

    def _assign_keys(self, keys: tuple[str, ...]) -> None:
        name = self.selected_action
        if name is not None:
            self._apply_custom_keys(
                *assign_shortcut(self._listed_actions, self.custom_keys, name, keys), keys
            )

    def _reset_keys(self) -> None:
        name = self.selected_action
        if name is not None:
            defaults = next(listed.keys for listed in self._listed_actions if listed.name == name)
            self._apply_custom_keys(*reset_shortcut(self._listed_actions, self.custom_keys, name), defaults)

    def _apply_custom_keys(
        self, custom: dict[str, tuple[str, ...]], previous_owner: str | None, keys: tuple[str, ...]
    ) -> None:
        self.custom_keys = custom
        text = ""
        if previous_owner is not None:
            text = self.tr("%1 was the shortcut of “%2”, which has none now.")
            text = text.replace("%1", format_keys(keys)).replace("%2", self._action_texts[previous_owner])
        self.message_label.setText(text)
        self._update_list()


class ShortcutsPage(SettingsPage):
    """The shortcuts of all actions."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Shortcuts")

    def __init__(
        self,
        theme_manager: ThemeManager,
        listed_actions: Sequence[ListedAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shortcut_editor = ShortcutEditor(theme_manager, listed_actions, self)
        self.title_label.setBuddy(self.shortcut_editor.search_field)
        self.body_layout.addWidget(self.shortcut_editor, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the shortcuts of ``preferences``."""
        self.shortcut_editor.set_custom_keys(preferences.window.keys)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the edited shortcuts."""
        window = msgspec.structs.replace(preferences.window, keys=self.shortcut_editor.custom_keys)
        return msgspec.structs.replace(preferences, window=window)
