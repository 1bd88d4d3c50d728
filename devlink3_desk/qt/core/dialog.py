"""Base classes of dialogs and settings pages, and the message about a number that was not dialled."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QVBoxLayout, QWidget

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.accessibility import move_focus, set_accessible_names
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


class Dialog(QDialog):
    """Base class of all dialogs: sets missing accessible names, fits the screen, and orders the focus."""

    def showEvent(self, event: QShowEvent) -> None:
        """Set accessible names and adjust the size."""
        super().showEvent(event)
        set_accessible_names(self)
        self._grow_to_fit()

    def _grow_to_fit(self) -> None:
        """Grow to the height that wrapped labels need, but not beyond the screen."""
        # QDialog uses the size hint, which does not depend on the width: wrapped text would be cut off.
        layout, available = self.layout(), self.screen().availableSize()
        width = min(self.width(), available.width())
        height = self.height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(width))
        self.resize(width, min(height, available.height()))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order."""
        return move_focus(self, forward=next)


PAGE_MARGIN = 20
"""Left and right margin of a settings page, in device-independent pixels."""


class SettingsPage(QWidget):
    """Base class of the pages of the settings dialog.

    A page shows preferences and returns them with what was edited. It changes nothing itself: the dialog
    applies all pages together, with OK or Apply.
    """

    TITLE: ClassVar[str]
    """Title, marked for translation in the context ``Settings``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QCoreApplication.translate("Settings", self.TITLE)
        self.body_layout = QVBoxLayout(self)
        self.body_layout.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 4)
        self.body_layout.setSpacing(10)
        self.body_layout.addWidget(Label(self.title, "emptyTitle", self))

    def add_hint(self, text: str) -> Label:
        """Append an explanation in muted colour."""
        label = Label(text, "muted", self)
        label.setWordWrap(True)
        self.body_layout.addWidget(label)
        return label

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the values of ``preferences``."""
        raise NotImplementedError

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the values that this page shows."""
        raise NotImplementedError

    def find_problem(self) -> str:
        """Return why the values cannot be applied, as one sentence; empty if they can."""
        return ""


class DialFailure(StrEnum):
    """Why a number was not dialled."""

    NO_PROGRAM = "no_program"
    """No program on this computer handles links of the chosen kind."""
    OWN_LINK = "own_link"
    """This program itself opens links of the chosen kind."""
    NO_COMMAND = "no_command"
    """The configured command could not be started, or has no placeholder for the number."""


FAILURE_TEXTS: Final[dict[DialFailure, str]] = {
    DialFailure.NO_PROGRAM: QT_TRANSLATE_NOOP(
        "Dialling", "No app on this computer can make this call. Choose one in the dialling settings."
    ),
    DialFailure.OWN_LINK: QT_TRANSLATE_NOOP(
        "Dialling",
        "Phone links open DevLink3 Desk itself, which cannot make calls. Choose sip: links or a command in the "
        "dialling settings, or another program for phone links in the settings of your desktop.",
    ),
    DialFailure.NO_COMMAND: QT_TRANSLATE_NOOP(
        "Dialling", "The dial command could not be started. Check it in the settings."
    ),
}
CANNOT_DIAL_TEXT: Final = QT_TRANSLATE_NOOP(
    "Dialling",
    "DevLink3 reports calls but cannot make them. Numbers are passed to a phone app on this computer.",
)
"""Explanation for the settings page, the tooltip and the message."""


def translate_dial_text(text: str) -> str:
    """Return one of the texts above, translated."""
    return QCoreApplication.translate("Dialling", text)


def show_dial_failure(
    reason: DialFailure | Sentence, open_settings: Callable[[], object], parent: QWidget
) -> QMessageBox:
    """Show why a number was not dialled, with a button for the settings; do not wait for an answer.

    A number that cannot be dialled at all brings its own sentence.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("Dialling", "Not dialled"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    if isinstance(reason, DialFailure):
        box.setText(translate_dial_text(FAILURE_TEXTS[reason]))
    else:
        box.setText(translate_sentence(reason))
    box.setInformativeText(translate_dial_text(CANNOT_DIAL_TEXT))
    settings_button = box.addButton(
        QCoreApplication.translate("Dialling", "Dialling settings…"), QMessageBox.ButtonRole.ActionRole
    )
    close_button = box.addButton(QMessageBox.StandardButton.Close)
    # The style's icon is black, also on the dark theme.
    close_button.setIcon(QIcon())
    settings_button.clicked.connect(lambda _checked=False: open_settings())
    # exec() would not return before the answer, and run a nested event loop meanwhile.
    box.open()
    return box
