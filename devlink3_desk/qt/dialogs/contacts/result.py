"""What came of reading a contact file."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.contacts.book import ImportResult
from devlink3_desk.qt.models import contact_words
from devlink3_desk.qt.widgets.basics import Label


class ImportResultView(QWidget):
    """Says how many contacts there are now, and lists what is wrong in the file, by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title_label = Label("", "cardName", self)
        self.detail_label = Label("", "", self)
        self.detail_label.setWordWrap(True)
        self.problem_list = QPlainTextEdit(self)
        self.problem_list.setReadOnly(True)
        self.problem_list.setAccessibleName(self.tr("What is wrong in the file"))
        self.copy_button = QPushButton(QIcon(), self.tr("Copy the list"), self)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.problem_list.toPlainText()))
        column.addWidget(self.title_label)
        column.addWidget(self.detail_label)
        column.addWidget(self.problem_list, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column.addLayout(row)
        self._layout = column

    def show_result(self, result: ImportResult) -> None:
        """Show what came of it."""
        source = result.source
        self.title_label.setText(self.tr("%n contact(s) imported", "", source.count))
        wrong = source.problems > 0
        self.problem_list.setVisible(wrong)
        self.copy_button.setVisible(wrong)
        if not wrong:
            self.detail_label.setText(self.tr("They are in the directory now, and callers are shown by their names."))
            self._layout.addStretch(1)
            return
        self.detail_label.setText(
            self.tr("%n place(s) in the file could not be read as they are:", "", source.problems)
        )
        lines = [contact_words.format_problem(problem) for problem in result.problems]
        unlisted = source.problems - len(lines)
        if unlisted > 0:
            lines.append(self.tr("… and %n more", "", unlisted))
        self.problem_list.setPlainText("\n".join(lines))
