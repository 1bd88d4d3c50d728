"""The language of the window."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtWidgets import QComboBox, QWidget

from devlink3_desk.preferences.language import LanguagePreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.translation import LANGUAGES, own_name

from .page import SettingsPage


class LanguagePage(SettingsPage):
    """A language, or that of the system."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Language")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.languages = QComboBox(self)
        self.languages.setAccessibleName(self.title)
        self.languages.addItem(self.tr("That of the system"), "")
        for language in LANGUAGES:
            self.languages.addItem(own_name(language), language)
        self.column.addWidget(self.languages)
        self.explain(
            self.tr(
                "It changes with the next start. Numbers, times and dates have the form that this computer "
                "gives them."
            )
        )
        self.column.addStretch(1)

    def load(self, preferences: Preferences) -> None:
        """Show what holds."""
        self.languages.setCurrentIndex(max(0, self.languages.findData(preferences.language.language)))

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        language = LanguagePreferences(language=self.languages.currentData())
        return msgspec.structs.replace(preferences, language=language)
