"""Keys of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from PySide6.QtWidgets import QWidget

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.widgets.key_editor import KeyEditor

from .page import SettingsPage

if TYPE_CHECKING:
    from devlink3_desk.qt.widgets.main_window import MainWindow


class KeysPage(SettingsPage):
    """Every command with its keys."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Keys")

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key_editor = KeyEditor(window.theme_manager, window.action_registry.visible_actions(), self)
        self.body_layout.addWidget(self.key_editor, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the keys that hold."""
        self.key_editor.set_custom_keys(preferences.window.keys)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the keys as they are here."""
        window = msgspec.structs.replace(preferences.window, keys=self.key_editor.custom_keys)
        return msgspec.structs.replace(preferences, window=window)
