"""The note on a person: written here, shown wherever that person calls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from devlink3_desk.qt.models.contact_words import failure
from devlink3_desk.qt.models.notes import Notes
from devlink3_desk.qt.models.text import plain
from devlink3_desk.qt.widgets.basics import Label
from devlink3_desk.switchboard.views import Person

from .base import Dialog


class NoteDialog(Dialog):
    """Edits the note on one person. It does not stop the window: it is shown, not executed."""

    def __init__(self, notes: Notes, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self._notes, self._person = notes, person
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(Label(plain(person.name) or plain(person.number), "cardName", self))
        if person.name and person.number:
            column.addWidget(Label(plain(person.number), "muted", self))
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setPlaceholderText(self.tr("What is good to know when this person calls"))
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(notes.on(person))
        self.text.setMinimumSize(380, 130)
        column.addWidget(self.text, 1)
        self.problem = Label("", "problem", self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        for kind in (kinds.Save, kinds.Cancel):
            buttons.button(kind).setIcon(QIcon())  # black in every theme
        buttons.button(kinds.Save).setObjectName("primary")
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.text.installEventFilter(self)
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save by Ctrl+Enter: Enter alone begins another line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        try:
            self._notes.write(self._person, self.text.toPlainText())
        except OSError as error:
            self.problem.setText(failure(error))
            self.problem.show()
            return
        self.accept()
