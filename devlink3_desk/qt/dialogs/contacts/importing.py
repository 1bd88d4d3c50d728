"""The dialog that takes contacts from a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.contacts.book import Source, Taken
from devlink3_desk.contacts.csv_file import Table
from devlink3_desk.contacts.draft import Field
from devlink3_desk.contacts.reading import Format, Look, Plan
from devlink3_desk.qt.dialogs.base import Dialog
from devlink3_desk.qt.models import contact_words
from devlink3_desk.qt.models.address_book import AddressBook
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.text import plain
from devlink3_desk.qt.widgets.basics import Label

from .columns import Columns
from .result import Result

FORMATS: Final = {
    Format.CSV: QT_TRANSLATE_NOOP("ImportDialog", "Table (CSV), {encoding}"),
    Format.VCARD: QT_TRANSLATE_NOOP("ImportDialog", "Cards (vCard), {encoding}"),
    Format.LDIF: QT_TRANSLATE_NOOP("ImportDialog", "Directory export (LDIF), {encoding}"),
}
SEPARATORS: Final = (
    (",", QT_TRANSLATE_NOOP("ImportDialog", "Comma")),
    (";", QT_TRANSLATE_NOOP("ImportDialog", "Semicolon")),
    ("\t", QT_TRANSLATE_NOOP("ImportDialog", "Tab")),
    ("|", QT_TRANSLATE_NOOP("ImportDialog", "Vertical line")),
)
ENCODINGS: Final = {"cp1252": "Windows-1252", "utf-8": "UTF-8"}


class ImportDialog(Dialog):
    """Asks for a file, shows what is in it, and takes its contacts. It never stops the window."""

    def __init__(self, book: AddressBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import contacts"))
        self.resize(720, 640)
        self._book = book
        self._path = ""
        self._plan: Plan | None = None
        self._asked = 0
        self._closed = False
        book.progress.connect(self._progress)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 16)
        self._column.setSpacing(10)
        self._pages = QStackedLayout()
        self._asking = self._question()
        self._pages.addWidget(self._asking)
        self.outcome = Result(self)
        self._pages.addWidget(self.outcome)
        self._column.addLayout(self._pages, 1)
        self.status = Label("", "muted", self)
        self.status.setWordWrap(True)
        self._column.addWidget(self.status)
        self._column.addWidget(self._buttons())
        self._show_nothing()

    # -- what it is made of

    def _question(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.choose = QPushButton(QIcon(), self.tr("Choose a file…"), page)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.file = Label(
            self.tr("CSV, vCard or LDIF: what address books and servers export."), "muted", page
        )
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        column.addLayout(row)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        self.name = QLineEdit(page)
        self.name.setMaxLength(80)
        form.addRow(self.tr("Name of this address book"), self.name)
        self.found = Label("", "", page)
        form.addRow(self.tr("Kind of file"), self.found)
        column.addLayout(form)
        column.addWidget(self._table_options(page))
        self.columns = Columns(page)
        self.columns.chosen.connect(self._map)
        column.addWidget(self.columns, 3)
        self._preview_title = Label(self.tr("Preview"), "section", page)
        column.addWidget(self._preview_title)
        self.preview = _preview(page)
        column.addWidget(self.preview, 2)
        return page

    def _table_options(self, page: QWidget) -> QWidget:
        self._options = QWidget(page)
        row = QHBoxLayout(self._options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = Label(self.tr("Columns, separated by"), "section", self._options)
        self.separator = QComboBox(self._options)
        for sign, text in SEPARATORS:
            self.separator.addItem(QCoreApplication.translate("ImportDialog", text), sign)
        self.separator.setAccessibleName(self.tr("Separator of the columns"))
        self.separator.activated.connect(self._retable)
        self.headings = QCheckBox(self.tr("The first row names the columns"), self._options)
        self.headings.clicked.connect(self._retable)
        row.addWidget(label)
        row.addWidget(self.separator)
        row.addStretch(1)
        row.addWidget(self.headings)
        return self._options

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Cancel, self)
        self.take = QPushButton(self.tr("Import"), self)
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = buttons.button(kinds.Cancel)
        for button in (self.take, self.cancel):
            button.setIcon(QIcon())  # black in every theme
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    # -- looking at a file

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Contact file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Contact files (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Look at a file."""
        self._path = path
        name = PurePath(path).name
        self.file.setText(plain(name))
        self.file.setObjectName("")
        known = self._known()
        self.name.setText(known.name if known is not None else plain(PurePath(path).stem))
        self._look(None if known is None else known.plan)

    def _known(self) -> Source | None:
        return next((source for source in self._book.sources if source.path == self._path), None)

    def _look(self, plan: Plan | None) -> None:
        self._asked += 1
        asked = self._asked
        self.take.setEnabled(False)
        self.status.setText(self.tr("Looking at the file…"))
        self._book.look(
            self._path,
            plan,
            lambda look: self._show(look) if self._waits_for(asked) else None,
            lambda error: self._refuse(error) if self._waits_for(asked) else None,
        )

    def _waits_for(self, asked: int) -> bool:
        return asked == self._asked and not self._closed

    def done(self, result: int) -> None:
        """Close; what is being read is read to its end, and nobody is told."""
        self._closed = True
        super().done(result)

    def _show_nothing(self) -> None:
        for part in (self._options, self.columns, self.preview, self._preview_title):
            part.setVisible(False)
        self.found.setText("")
        self.take.setEnabled(False)

    def _refuse(self, error: Exception) -> None:
        self._show_nothing()
        self.status.setText(contact_words.failure(error))

    def _show(self, look: Look) -> None:
        self._plan = look.plan
        encoding = ENCODINGS.get(look.encoding, look.encoding.upper())
        kind = QCoreApplication.translate("ImportDialog", FORMATS[look.plan.format])
        self.found.setText(kind.format(encoding=encoding))
        table = look.plan.table
        for part in (self._options, self.columns):
            part.setVisible(table is not None)
        if table is not None:
            self.separator.setCurrentIndex(self.separator.findData(table.separator))
            self.headings.setChecked(table.has_headings)
            self.columns.show_table(table, look.rows)
        _fill(self.preview, look)
        for part in (self.preview, self._preview_title):
            part.setVisible(True)
        self.take.setEnabled(bool(look.contacts))
        self.status.setText(self._verdict(look))

    def _verdict(self, look: Look) -> str:
        if not look.contacts:
            return self.tr("Nobody would come of this: say which column holds the names or the numbers.")
        known = self._known()
        if known is not None:
            return self.tr("This takes the place of {name}, which came from the same file.").format(
                name=plain(known.name)
            )
        if look.problems:
            return self.tr("%n of the first entries cannot be read as they are.", "", len(look.problems))
        return ""

    def _retable(self) -> None:
        if self._plan is not None and self._plan.table is not None:
            separator = str(self.separator.currentData())
            changed = Table(separator, self.headings.isChecked(), ())
            self._look(Plan(Format.CSV, changed))

    def _map(self, columns: tuple[Field | None, ...]) -> None:
        if self._plan is not None and self._plan.table is not None:
            table = msgspec.structs.replace(self._plan.table, columns=columns)
            self._look(Plan(Format.CSV, table))

    # -- taking it

    def _take(self) -> None:
        if self._pages.currentIndex() == 1:
            self.accept()
            return
        if self._plan is None:
            return
        known = self._known()
        name = self.name.text().strip() or PurePath(self._path).stem
        self._asking.setEnabled(False)
        self.take.setEnabled(False)
        self.status.setText(self.tr("Importing…"))
        self._book.take(
            self._path, self._plan, name, None if known is None else known.id, self._taken, self._failed
        )

    def _progress(self, count: int) -> None:
        if not self._asking.isEnabled() and self._pages.currentIndex() == 0:
            self.status.setText(self.tr("Importing… %n read", "", count))

    def _failed(self, error: Exception) -> None:
        if self._closed:
            return
        self._asking.setEnabled(True)
        self.take.setEnabled(True)
        self.status.setText(contact_words.failure(error))

    def _taken(self, taken: Taken) -> None:
        if self._closed:
            return
        self.outcome.show_result(taken)
        self._pages.setCurrentIndex(1)
        self.status.setText("")
        self.cancel.hide()
        self.take.setText(self.tr("Done"))
        self.take.setEnabled(True)
        self.take.setFocus()


def _preview(page: QWidget) -> QTableWidget:
    table = QTableWidget(0, 4, page)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.horizontalHeader().setStretchLastSection(True)
    for column, width in enumerate((150, 220, 150)):
        table.setColumnWidth(column, width)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setHorizontalHeaderLabels(
        [
            QCoreApplication.translate("ImportDialog", text)
            for text in (
                QT_TRANSLATE_NOOP("ImportDialog", "Name"),
                QT_TRANSLATE_NOOP("ImportDialog", "Numbers"),
                QT_TRANSLATE_NOOP("ImportDialog", "Company"),
                QT_TRANSLATE_NOOP("ImportDialog", "E-mail address"),
            )
        ]
    )
    table.setAccessibleName(QCoreApplication.translate("ImportDialog", "The first contacts of the file"))
    return table


def _fill(table: QTableWidget, look: Look) -> None:
    table.setRowCount(len(look.contacts))
    for at, contact in enumerate(look.contacts):
        numbers = "  ·  ".join(plain(number.number) for number in contact.numbers)
        for column, text in enumerate((contact.name, numbers, contact.company, contact.email)):
            table.setItem(at, column, QTableWidgetItem(plain(text)))
