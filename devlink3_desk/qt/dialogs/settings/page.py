"""What every page of the settings is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.widgets.basics import Label

MARGIN = 20


class SettingsPage(QWidget):
    """One area: takes what holds, gives what was chosen. Nothing holds before OK or Apply."""

    TITLE: ClassVar[str]
    """In the list of pages and above the page; marked for translation in the context ``Settings``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QCoreApplication.translate("Settings", self.TITLE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 4, MARGIN, 4)
        self.column.setSpacing(10)
        self.column.addWidget(Label(self.title, "emptyTitle", self))

    def explain(self, text: str) -> Label:
        """Put a sentence in small, pale letters at the end of the page."""
        label = Label(text, "muted", self)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def load(self, preferences: Preferences) -> None:
        """Show what holds."""
        raise NotImplementedError

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the area of this page as it was chosen."""
        raise NotImplementedError

    def complaint(self) -> str:
        """Return one sentence on what makes no sense, empty where everything does."""
        return ""
