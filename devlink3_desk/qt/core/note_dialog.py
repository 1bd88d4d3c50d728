"""The note on a person: written here, shown wherever that person calls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from devlink3_desk.qt.core.contact_text import describe_failure
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.switchboard.board_values import Person


class NoteDialog(Dialog):
    """Edits the note on one person. It does not stop the window: it is shown, not executed."""

    def __init__(self, notes: PersonNotes, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self._notes, self._person = notes, person
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(Label(sanitize_text(person.name) or sanitize_text(person.number), "cardName", self))
        if person.name and person.number:
            column.addWidget(Label(sanitize_text(person.number), "muted", self))
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName(self.tr("Note"))
        self.text_edit.setPlaceholderText(self.tr("What is good to know when this person calls"))
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setPlainText(notes.note_for(person))
        self.text_edit.setMinimumSize(380, 130)
        column.addWidget(self.text_edit, 1)
        self.problem_label = Label("", "problem", self)
        self.problem_label.setWordWrap(True)
        self.problem_label.hide()
        column.addWidget(self.problem_label)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        for kind in (kinds.Save, kinds.Cancel):
            buttons.button(kind).setIcon(QIcon())  # black in every theme
        buttons.button(kinds.Save).setObjectName("primary")
        buttons.accepted.connect(self._save_note)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.text_edit.installEventFilter(self)
        self.text_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save by Ctrl+Enter: Enter alone begins another line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._save_note()
                return True
        return super().eventFilter(watched, event)

    def _save_note(self) -> None:
        try:
            self._notes.save_note(self._person, self.text_edit.toPlainText())
        except OSError as error:
            self.problem_label.setText(describe_failure(error))
            self.problem_label.show()
            return
        self.accept()
