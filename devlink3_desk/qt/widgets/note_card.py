"""What someone here has written about the person who calls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from devlink3_desk.qt.dialogs.note import NoteDialog
from devlink3_desk.qt.models.notes import Notes
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.views import Person, PersonKind

from .basics import IconButton, Label


class NoteCard(QFrame):
    """Shows the note on a number, and lets it be written."""

    def __init__(self, look: Look, notes: Notes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._notes = notes
        self._person: Person | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 5, 5)
        self.text = Label("", "", self)
        self.text.setWordWrap(True)
        self.text.setAccessibleName(self.tr("Note"))
        row.addWidget(self.text, 1)
        self.edit = IconButton(look, "note", self.tr("Write a note"), self.write, self)
        row.addWidget(self.edit)
        notes.changed.connect(self._show)
        self._show()

    def show_caller(self, number: str, name: str) -> None:
        """Show the note on whoever has this number."""
        self._person = Person(number, name, PersonKind.CONTACT) if number else None
        self._show()

    def write(self) -> NoteDialog | None:
        """Open the note for writing."""
        if self._person is None:
            return None
        dialog = NoteDialog(self._notes, self._person, self.window())
        dialog.open()
        return dialog

    def _show(self) -> None:
        person = self._person
        note = self._notes.on(person) if person is not None else ""
        self.text.setText(note or self.tr("No note on this caller"))
        self.text.setEnabled(bool(note))
        self.setVisible(person is not None and self._notes.available)
