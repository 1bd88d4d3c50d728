"""Why a number was not dialled, and the message about it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt

from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget


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
        "Phone links open DevLink3 Desk itself, which cannot make calls. Choose sip: links or a command in "
        "the dialling settings, or another app for phone links in the settings of your desktop.",
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
    from PySide6.QtWidgets import QMessageBox

    from devlink3_desk.qt.core.dialog import match_message_box

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
    box.addButton(QMessageBox.StandardButton.Close)
    settings_button.clicked.connect(lambda _checked=False: open_settings())
    match_message_box(box)
    # exec() would not return before the answer, and run a nested event loop meanwhile.
    box.open()
    return box
