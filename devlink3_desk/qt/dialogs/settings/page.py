"""What every page of the settings is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.widgets.basics import Label

PAGE_MARGIN = 20


class SettingsPage(QWidget):
    """One area: takes what holds, gives what was chosen. Nothing holds before OK or Apply."""

    TITLE: ClassVar[str]
    """In the list of pages and above the page; marked for translation in the context ``Settings``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QCoreApplication.translate("Settings", self.TITLE)
        self.body_layout = QVBoxLayout(self)
        self.body_layout.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 4)
        self.body_layout.setSpacing(10)
        self.body_layout.addWidget(Label(self.title, "emptyTitle", self))

    def add_hint(self, text: str) -> Label:
        """Put a sentence in small, pale letters at the end of the page."""
        label = Label(text, "muted", self)
        label.setWordWrap(True)
        self.body_layout.addWidget(label)
        return label

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        raise NotImplementedError

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the area of this page as it was chosen."""
        raise NotImplementedError

    def find_problem(self) -> str:
        """Return one sentence on what makes no sense, empty where everything does."""
        return ""
