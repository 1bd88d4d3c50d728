"""The note on a person: written here, shown wherever that person calls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from devlink3_desk.qt.models.contact_words import failure
from devlink3_desk.qt.models.notes import Notes
from devlink3_desk.qt.models.text import plain
from devlink3_desk.qt.widgets.basics import Label
from devlink3_desk.switchboard.views import Person


class NoteDialog(QDialog):
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
        self._problem = Label("", "problem", self)
        self._problem.setWordWrap(True)
        self._problem.hide()
        column.addWidget(self._problem)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        for kind in (kinds.Save, kinds.Cancel):
            buttons.button(kind).setIcon(QIcon())  # black in every theme
        buttons.button(kinds.Save).setObjectName("primary")
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save)
        self.text.setFocus()

    def _save(self) -> None:
        try:
            self._notes.write(self._person, self.text.toPlainText())
        except OSError as error:
            self._problem.setText(failure(error))
            self._problem.show()
            return
        self.accept()
