"""What every dialog does."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.accessibility import move_focus, set_accessible_names
from devlink3_desk.qt.core.widgets import Label


class Dialog(QDialog):
    """Names the parts that Qt leaves without a name, and lets Tab go the way the eye goes."""

    def showEvent(self, event: QShowEvent) -> None:
        """Name what is shown, and have room for it."""
        super().showEvent(event)
        set_accessible_names(self)
        self._grow_to_fit()

    def _grow_to_fit(self) -> None:
        """Be as tall as sentences need that go into several lines, and never larger than the screen."""
        layout, room = self.layout(), self.screen().availableSize()
        width = min(self.width(), room.width())
        height = self.height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(width))
        self.resize(width, min(height, room.height()))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Take the keyboard to the next field, or the one before."""
        return move_focus(self, forward=next)


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
