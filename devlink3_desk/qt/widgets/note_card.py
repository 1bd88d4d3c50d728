"""What someone here has written about the person who calls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from devlink3_desk.qt.dialogs.note import NoteDialog
from devlink3_desk.qt.models.notes import PersonNotes
from devlink3_desk.qt.theme import ThemeManager
from devlink3_desk.switchboard.views import Person, PersonKind

from .basics import IconButton, Label


class NoteCard(QFrame):
    """Shows the note on a number, and lets it be written."""

    def __init__(self, theme_manager: ThemeManager, notes: PersonNotes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._notes = notes
        self._person: Person | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 5, 5)
        self.note_label = Label("", "", self)
        self.note_label.setWordWrap(True)
        self.note_label.setAccessibleName(self.tr("Note"))
        row.addWidget(self.note_label, 1)
        self.edit_button = IconButton(theme_manager, "note", self.tr("Write a note"), self.edit_note, self)
        row.addWidget(self.edit_button)
        notes.changed.connect(self._update_note)
        self._update_note()

    def show_caller(self, number: str, name: str) -> None:
        """Show the note on whoever has this number."""
        self._person = Person(number, name, PersonKind.CONTACT) if number else None
        self._update_note()

    def edit_note(self) -> NoteDialog | None:
        """Open the note for writing."""
        if self._person is None:
            return None
        dialog = NoteDialog(self._notes, self._person, self.window())
        dialog.open()
        return dialog

    def _update_note(self) -> None:
        person = self._person
        note = self._notes.note_for(person) if person is not None else ""
        self.note_label.setText(note or self.tr("No note on this caller"))
        self.note_label.setEnabled(bool(note))
        self.setVisible(person is not None and self._notes.is_available)
