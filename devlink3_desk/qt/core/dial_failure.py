"""Where someone learns why a number was not dialled, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from devlink3_desk.sentences import QT_TRANSLATE_NOOP


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
