"""The dialog that edits the note on one person."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from devlink3_desk.qt.core.address_book import describe_failure
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import BreakingLabel, OutcomeLabel
from devlink3_desk.switchboard.board_values import Person


class NoteDialog(Dialog):
    """Edits the note on one person."""

    def __init__(self, notes: PersonNotes, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self._notes, self._person = notes, person
        column = self.create_column()
        name = sanitize_text(person.name) or sanitize_text(person.number)
        column.addWidget(BreakingLabel(name, "cardName", self))
        if person.name and person.number:
            column.addWidget(BreakingLabel(sanitize_text(person.number), "muted", self))
        self.text_edit = QPlainTextEdit(self)
        self.text_edit.setAccessibleName(self.tr("Note"))
        self.text_edit.setPlaceholderText(self.tr("Shown when this person calls"))
        self.text_edit.setTabChangesFocus(True)
        self._seen_text = notes.find_note(person)
        self.text_edit.setPlainText(self._seen_text)
        # Not always what it was given: the field replaces no-break spaces, for example.
        self._shown_text = self.text_edit.toPlainText()
        self.text_edit.setMinimumSize(380, 130)
        column.addWidget(self.text_edit, 1)
        self.problem_label = OutcomeLabel("", "strong", self)
        self.problem_label.hide()
        column.addWidget(self.problem_label)
        kinds = QDialogButtonBox.StandardButton
        column.addWidget(self.create_buttons(kinds.Save | kinds.Cancel, on_accepted=self._save_note))
        self.text_edit.installEventFilter(self)
        self.text_edit.textChanged.connect(self.problem_label.hide)
        self.text_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when Ctrl+Enter is pressed; Enter alone inserts a line break."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._save_note()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what was typed when Esc is pressed for the first time."""
        is_changed = self.text_edit.toPlainText() != self._shown_text
        if event.key() == Qt.Key.Key_Escape and is_changed and not self.problem_label.isVisible():
            self._show_problem(self.tr("This note is not saved. Press Esc again to discard it."))
            return
        super().keyPressEvent(event)

    def _save_note(self) -> None:
        text = self.text_edit.toPlainText()
        try:
            # A note that was only read may have been changed meanwhile: there is nothing to decide.
            if text != self._shown_text:
                self._notes.save_note(self._person, text, self._seen_text)
        except OSError as error:
            self._show_problem(describe_failure(error))
            return
        self.accept()

    def _show_problem(self, text: str) -> None:
        self.problem_label.setText(text)
        self.problem_label.show()
        self.grow_to_fit()
