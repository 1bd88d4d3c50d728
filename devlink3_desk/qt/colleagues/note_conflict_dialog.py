"""The dialog that shows two texts of one note, of which neither may be lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QPlainTextEdit, QPushButton, QWidget

from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.form_widgets import create_button
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import BreakingLabel, Label


class NoteConflictDialog(Dialog):
    """Shows both texts, and lets the user write the one that all desks have from then on.

    It is not modal: calls go on meanwhile. Closing it decides nothing.
    """

    text_chosen = Signal(str)
    """Emitted with the text to be saved."""

    def __init__(
        self, subject: str, own_text: str, other_text: str, author: str, parent: QWidget | None = None
    ) -> None:
        """``subject`` names the person, ``author`` who wrote ``other_text``; it may be empty."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Two texts for one note"))
        self.other_text = other_text
        author = sanitize_text(author) or self.tr("another desk")
        column = self.create_column()
        column.addWidget(BreakingLabel(sanitize_text(subject), "cardName", self))
        hint = BreakingLabel(
            self.tr("This note was changed by {name} while you were editing it.").format(name=author),
            "",
            self,
        )
        column.addWidget(hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        column.addLayout(grid, 1)
        self.own_button = self._add_text(grid, 0, self.tr("Your text"), own_text, self.tr("Use your text"))
        title = self.tr("Text of {name}").format(name=author)
        self.other_button = self._add_text(grid, 1, title, other_text, self.tr("Use this text"))
        column.addWidget(Label(self.tr("The note will be:"), "", self))
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName(self.tr("The note will be"))
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setMinimumHeight(90)
        self.text_edit.setPlainText(merge_texts(own_text, other_text))
        column.addWidget(self.text_edit, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = self.create_buttons(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Cancel).setText(self.tr("Decide later"))
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.text_chosen.emit(self.text_edit.toPlainText()))
        self.setMinimumWidth(560)
        self.text_edit.setFocus()

    def _add_text(
        self, grid: QGridLayout, column: int, title: str, text: str, button_text: str
    ) -> QPushButton:
        label = BreakingLabel(title, "muted", self)
        field = QPlainTextEdit(text, self)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setAccessibleName(title)
        field.setMinimumHeight(90)
        field.setPlaceholderText(self.tr("The note was removed"))
        button = create_button(button_text, lambda: self.text_edit.setPlainText(text), self)
        grid.addWidget(label, 0, column)
        grid.addWidget(field, 1, column)
        grid.addWidget(button, 2, column)
        grid.setColumnStretch(column, 1)
        return button


def merge_texts(own_text: str, other_text: str) -> str:
    """Return all lines of both texts; lines that both contain appear once."""
    own = own_text.splitlines()
    other = other_text.splitlines()
    lines = [*other, *(line for line in own if line not in other)]
    return "\n".join(lines)
