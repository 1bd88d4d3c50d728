"""The base classes of dialogs and settings pages, and the message about a number that was not dialled."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QVBoxLayout, QWidget

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.accessibility import move_focus, set_accessible_names
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


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


class DialFailure(StrEnum):
    """Why a number was not handed on."""

    NO_NUMBER = "no_number"
    NO_PROGRAM = "no_program"
    """The system has no program for the kind of link."""
    NO_COMMAND = "no_command"
    """The site's command does not start, or has no place for the number."""


FAILURE_TEXTS: Final[dict[DialFailure, str]] = {
    DialFailure.NO_NUMBER: QT_TRANSLATE_NOOP("Dialling", "There is no number here that can be dialled."),
    DialFailure.NO_PROGRAM: QT_TRANSLATE_NOOP(
        "Dialling", "This computer has no program that takes such a call."
    ),
    DialFailure.NO_COMMAND: QT_TRANSLATE_NOOP("Dialling", "The command for dialling could not be started."),
}
CANNOT_DIAL_TEXT: Final = QT_TRANSLATE_NOOP(
    "Dialling",
    "DevLink3 tells about calls and cannot make them: numbers are handed to a telephone program on this "
    "computer.",
)
"""Said wherever somebody may look for dialling."""


def translate_dial_text(text: str) -> str:
    """Return a sentence of this table in the language of the window."""
    return QCoreApplication.translate("Dialling", text)


def show_dial_failure(
    reason: DialFailure, open_settings: Callable[[], object], parent: QWidget
) -> QMessageBox:
    """Say why nothing was dialled, and offer the ``settings``; the window goes on."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("Dialling", "Not dialled"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate_dial_text(FAILURE_TEXTS[reason]))
    box.setInformativeText(translate_dial_text(CANNOT_DIAL_TEXT))
    change = box.addButton(
        QCoreApplication.translate("Dialling", "How to dial…"), QMessageBox.ButtonRole.ActionRole
    )
    close = box.addButton(QMessageBox.StandardButton.Close)
    close.setIcon(QIcon())  # black in every theme
    change.clicked.connect(lambda _checked=False: open_settings())
    box.open()
    return box
