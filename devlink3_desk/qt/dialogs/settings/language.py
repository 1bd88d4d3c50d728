"""The language of the window."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtWidgets import QComboBox, QWidget

from devlink3_desk.preferences.language import LanguagePreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.translation import LANGUAGES, native_language_name

from .page import SettingsPage


class LanguagePage(SettingsPage):
    """A language, or that of the system."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Language")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language_box = QComboBox(self)
        self.language_box.setAccessibleName(self.title)
        self.language_box.addItem(self.tr("That of the system"), "")
        for language in LANGUAGES:
            self.language_box.addItem(native_language_name(language), language)
        self.body_layout.addWidget(self.language_box)
        self.add_hint(
            self.tr(
                "It changes with the next start. Numbers, times and dates have the form that this computer "
                "gives them."
            )
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        self.language_box.setCurrentIndex(max(0, self.language_box.findData(preferences.language.language)))

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        language = LanguagePreferences(language=self.language_box.currentData())
        return msgspec.structs.replace(preferences, language=language)
