"""What came of reading a contact file."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.contacts.book import Taken
from devlink3_desk.qt.models import contact_words
from devlink3_desk.qt.widgets.basics import Label


class Result(QWidget):
    """Says how many contacts there are now, and lists what is wrong in the file, by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = Label("", "cardName", self)
        self.more = Label("", "", self)
        self.more.setWordWrap(True)
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(self.tr("What is wrong in the file"))
        self.copy = QPushButton(QIcon(), self.tr("Copy the list"), self)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.lines.toPlainText()))
        column.addWidget(self.title)
        column.addWidget(self.more)
        column.addWidget(self.lines, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        self._column = column

    def show_result(self, taken: Taken) -> None:
        """Show what came of it."""
        source = taken.source
        self.title.setText(self.tr("%n contact(s) imported", "", source.count))
        wrong = source.problems > 0
        self.lines.setVisible(wrong)
        self.copy.setVisible(wrong)
        if not wrong:
            self.more.setText(self.tr("They are in the directory now, and callers are shown by their names."))
            self._column.addStretch(1)
            return
        self.more.setText(
            self.tr("%n place(s) in the file could not be read as they are:", "", source.problems)
        )
        lines = [contact_words.problem_line(problem) for problem in taken.problems]
        unlisted = source.problems - len(lines)
        if unlisted > 0:
            lines.append(self.tr("… and %n more", "", unlisted))
        self.lines.setPlainText("\n".join(lines))
