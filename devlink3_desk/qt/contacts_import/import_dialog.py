"""The dialog that imports a contact file: a preview with the columns to choose, then the result.

Files are read on another thread. The dialog stays usable meanwhile and may be closed before a result arrives.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.contacts.contact import ProblemKind
from devlink3_desk.contacts.encodings import ENCODINGS
from devlink3_desk.contacts.import_plan import (
    ContactSource,
    CsvLayout,
    FileFormat,
    FilePreview,
    ImportPlan,
    ImportResult,
)
from devlink3_desk.qt.core.address_book import AddressBook, describe_failure, format_problem
from devlink3_desk.qt.core.column_editor import TableEditor
from devlink3_desk.qt.core.dialog import Dialog, accept_button
from devlink3_desk.qt.core.file_dialogs import open_file_dialog
from devlink3_desk.qt.core.form_widgets import create_button, create_form_layout
from devlink3_desk.qt.core.text import join_bidi, sanitize_text
from devlink3_desk.qt.core.widgets import ElidedLabel, Label, OutcomeLabel, WrappedLabel
from devlink3_desk.qt.core.window_placement import scale_into_screen
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class ImportResultView(QWidget):
    """Shows how many contacts were imported, and the problems in the file by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title_label = Label("", "cardName", self)
        self.detail_label = WrappedLabel("", "", self)
        self.problem_list = QPlainTextEdit(self)
        self.problem_list.setReadOnly(True)
        self.problem_list.setAccessibleName(self.tr("Problems in the file"))
        self.copy_button = create_button(self.tr("Copy the list"), self._copy_problems, self)
        column.addWidget(self.title_label)
        column.addWidget(self.detail_label)
        column.addWidget(self.problem_list, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column.addLayout(row)
        self._layout = column

    def show_result(self, result: ImportResult) -> None:
        """Show the result of an import."""
        source = result.source
        self.title_label.setText(self.tr("%n contact(s) imported", "", source.count))
        has_problems = source.problems > 0
        self.problem_list.setVisible(has_problems)
        self.copy_button.setVisible(has_problems)
        if not has_problems:
            self.detail_label.setText(
                self.tr("The contacts are in the directory, and callers are shown by name.")
            )
            self._layout.addStretch(1)
            return
        self.detail_label.setText(self.tr("%n problem(s) in the file:", "", source.problems))
        # The problems of a large file are counted in full, but only the first ones are listed.
        lines = [format_problem(problem) for problem in result.problems]
        unlisted = source.problems - len(lines)
        if unlisted > 0:
            lines.append(self.tr("… and %n more", "", unlisted))
        self.problem_list.setPlainText("\n".join(lines))

    def _copy_problems(self) -> None:
        QApplication.clipboard().setText(self.problem_list.toPlainText())


FORMAT_TEXTS: Final = {
    FileFormat.CSV: QT_TRANSLATE_NOOP("ImportDialog", "CSV, {encoding}"),
    FileFormat.VCARD: QT_TRANSLATE_NOOP("ImportDialog", "vCard, {encoding}"),
    FileFormat.LDIF: QT_TRANSLATE_NOOP("ImportDialog", "LDIF, {encoding}"),
}
ENCODING_NAMES: Final = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "cp874": "Windows-874",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp852": "DOS 852",
    "cp866": "DOS 866",
    "iso8859_2": "ISO 8859-2",
    "iso8859_7": "ISO 8859-7",
    "koi8_u": "KOI8-R, KOI8-U",
    "shift_jis": "Shift JIS",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "euc_kr": "EUC-KR",
}
"""Names of encodings for users, by Python's names."""

QUESTION_PAGE, RESULT_PAGE = range(2)
PREVIEW_CHARACTERS: Final = ((16, 30), (20, 40), (16, 30))
"""Minimum and maximum width of the first columns of the preview, in average characters."""
DIALOG_SIZE: Final = QSize(720, 640)
"""Initial size with letters of normal size."""


class ImportDialog(Dialog):
    """Asks for a file, previews it, and imports its contacts into the address book."""

    def __init__(self, book: AddressBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import contacts"))
        self.resize(scale_into_screen(self, DIALOG_SIZE))
        self._book = book
        self._path = ""
        self._plan: ImportPlan | None = None
        self._request_id = 0
        """Number of the latest preview that was requested; results of earlier ones are ignored."""
        self._closed = False
        book.progress.connect(self._on_progress)
        self._layout = self.create_column()
        self._page_stack = QStackedLayout()
        self._question_page = self._build_question_page()
        self._page_stack.addWidget(self._question_page)
        self.result_view = ImportResultView(self)
        self._page_stack.addWidget(self.result_view)
        self._layout.addLayout(self._page_stack, 1)
        self.status_label = OutcomeLabel("", "muted", self)
        self._layout.addWidget(self.status_label)
        self._layout.addWidget(self._build_buttons())
        self._clear_preview()

    def _build_question_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.choose_button = create_button(self.tr("Choose a file…"), self._choose_file, page)
        self.hint_label = WrappedLabel(
            self.tr("CSV, vCard or LDIF, as exported by address books and servers."), "muted", page
        )
        self.file_label = ElidedLabel("", "", page)
        self.file_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.file_label.hide()
        row.addWidget(self.choose_button)
        row.addWidget(self.hint_label, 1)
        row.addWidget(self.file_label, 1)
        column.addLayout(row)
        form = create_form_layout()
        self.name_field = QLineEdit(page)
        self.name_field.setMaxLength(80)
        form.addRow(self.tr("Address book name"), self.name_field)
        self.format_label = Label("", "", page)
        form.addRow(self.tr("File type"), self.format_label)
        self.encoding_box = QComboBox(page)
        # The dialog names its widgets after their labels when it is shown, and this one is hidden then.
        self.encoding_box.setAccessibleName(self.tr("Character encoding"))
        for encoding in ENCODINGS:
            self.encoding_box.addItem(ENCODING_NAMES[encoding], encoding)
        self.encoding_box.activated.connect(self._on_encoding_activated)
        form.addRow(self.tr("Character encoding"), self.encoding_box)
        self._form = form
        column.addLayout(form)
        self.table_editor = TableEditor(page)
        self.table_editor.plan_changed.connect(self._request_preview)
        column.addWidget(self.table_editor, 3)
        self._preview_heading = Label(self.tr("Preview"), "section", page)
        column.addWidget(self._preview_heading)
        self.preview_table = _build_preview_table(page)
        column.addWidget(self.preview_table, 2)
        column.addStretch(0)  # takes the height while there is no preview
        return page

    def _build_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = self.create_buttons(kinds.Cancel, self.tr("Import"), self._on_accepted)
        self.cancel_button = buttons.button(kinds.Cancel)
        self.import_button = accept_button(buttons)
        return buttons

    # -- preview

    def open_with_chooser(self) -> None:
        """Open the dialog and, above it, the choice of the file; without a file, close both."""
        self.open()
        self._choose_file()

    def _choose_file(self) -> None:
        files = self.tr("Contact files (*.csv *.txt *.tsv *.vcf *.vcard *.ldif *.ldi)")
        dialog = open_file_dialog(
            self, self.tr("Contact file"), self.open_file, [files, self.tr("All files (*)")]
        )
        dialog.rejected.connect(self._on_no_file)

    def _on_no_file(self) -> None:
        # Without a file, the dialog has nothing to show.
        if not self._path:
            self.reject()

    def open_file(self, path: str) -> None:
        """Preview a file; a file that was imported before starts with the columns chosen then."""
        self._path = path
        name = PurePath(path).name
        self.file_label.show_message(sanitize_text(name))
        self.file_label.show()
        self.hint_label.hide()
        source = self._find_source()
        self.name_field.setText(source.name if source is not None else sanitize_text(PurePath(path).stem))
        self._request_preview(None if source is None else source.plan)

    def _find_source(self) -> ContactSource | None:
        """Return the address book that the file replaces, if it was imported before."""
        return next((source for source in self._book.sources if source.path == self._path), None)

    def _request_preview(self, plan: ImportPlan | None) -> None:
        self._request_id += 1
        request_id = self._request_id
        self.import_button.setEnabled(False)
        self.status_label.setText(self.tr("Reading the file…"))
        self._book.preview_file(
            self._path,
            plan,
            lambda preview: self._show_preview(preview) if self._is_current_request(request_id) else None,
            lambda error: self._on_preview_failed(error) if self._is_current_request(request_id) else None,
        )

    def _is_current_request(self, request_id: int) -> bool:
        return request_id == self._request_id and not self._closed

    def done(self, result: int) -> None:
        """Close the dialog; what is being read is read to its end, but no longer shown."""
        self._closed = True
        super().done(result)

    def _clear_preview(self) -> None:
        for widget in (self.table_editor, self.preview_table, self._preview_heading):
            widget.setVisible(False)
        self._show_encoding_choice(None)
        self._form.setRowVisible(self.format_label, False)  # noqa: FBT003 (Qt's own signature)
        self.import_button.setEnabled(False)

    def _on_preview_failed(self, error: Exception) -> None:
        self._clear_preview()
        self.status_label.setText(describe_failure(error))

    def _show_preview(self, preview: FilePreview) -> None:
        self._plan = preview.plan
        encoding = ENCODING_NAMES.get(preview.encoding, preview.encoding.upper())
        format_text = QCoreApplication.translate("ImportDialog", FORMAT_TEXTS[preview.plan.format])
        self.format_label.setText(format_text.format(encoding=encoding))
        self._form.setRowVisible(self.format_label, True)  # noqa: FBT003 (Qt's own signature)
        self._show_encoding_choice(preview)
        self.table_editor.show_preview(preview)
        _fill_preview_table(self.preview_table, preview)
        for widget in (self.preview_table, self._preview_heading):
            widget.setVisible(True)
        self.import_button.setEnabled(bool(preview.contacts))
        self._focus_import_button()
        self.status_label.setText(self._describe_preview(preview))

    def _focus_import_button(self) -> None:
        """Move the focus on to the button that imports, unless it is in a field."""
        # Enter would press the button that has the focus, and ask for a file again.
        if self.import_button.isEnabled() and self.focusWidget() in (None, self.choose_button):
            self.import_button.setFocus()
            # In a window that is not active, the button that had the focus would still be pressed.
            self.import_button.setDefault(True)

    def _describe_preview(self, preview: FilePreview) -> str:
        if not preview.contacts:
            return self.tr("No contacts found. Choose the column of the names or numbers.")
        sentences = []
        source = self._find_source()
        if source is not None:
            sentences.append(
                self.tr("This replaces {name}, which was imported from the same file.").format(
                    name=sanitize_text(source.name)
                )
            )
        if not preview.is_encoding_certain and preview.unusual_words:
            sentences.append(
                self.tr("If these words look wrong, choose another character encoding: {words}.").format(
                    words=sanitize_text(" · ".join(preview.unusual_words))
                )
            )
        guessed = [problem for problem in preview.problems if problem.kind is ProblemKind.GUESSED_COLUMN]
        if guessed:
            sentences.append(
                self.tr("Unknown column names, recognised by their contents: {columns}.").format(
                    columns=sanitize_text(", ".join(problem.detail or "?" for problem in guessed))
                )
            )
        if problem_count := len(preview.problems) - len(guessed):
            sentences.append(self.tr("%n of the first entries have problems.", "", problem_count))
        return " ".join(sentences)

    def _show_encoding_choice(self, preview: FilePreview | None) -> None:
        # If the encoding is certain, any other one is wrong.
        has_choice = preview is not None and (not preview.is_encoding_certain or bool(preview.plan.encoding))
        self._form.setRowVisible(self.encoding_box, has_choice)
        if preview is not None:
            self.encoding_box.setCurrentIndex(self.encoding_box.findData(preview.encoding))

    def _on_encoding_activated(self) -> None:
        if self._plan is None:
            return
        table = self._plan.table
        if table is not None:
            # Headings may have been unknown because of wrong letters, so the columns are guessed again.
            table = CsvLayout(table.separator, table.has_headings, ())
        encoding = str(self.encoding_box.currentData())
        self._request_preview(ImportPlan(self._plan.format, table, encoding))

    # -- import

    def _on_accepted(self) -> None:
        # The button says "Done" then.
        if self._page_stack.currentIndex() == RESULT_PAGE:
            self.accept()
            return
        if self._plan is None:
            return
        source = self._find_source()
        name = self.name_field.text().strip() or PurePath(self._path).stem
        self._question_page.setEnabled(False)
        self.import_button.setEnabled(False)
        self.status_label.setText(self.tr("Importing…"))
        self._book.import_file(
            self._path,
            self._plan,
            name,
            None if source is None else source.id,
            self._on_import_finished,
            self._on_import_failed,
        )

    def _on_progress(self, count: int) -> None:
        # The book reports the progress of every import, also of those started elsewhere.
        if not self._question_page.isEnabled() and self._page_stack.currentIndex() == QUESTION_PAGE:
            self.status_label.setText(self.tr("Importing… %n loaded", "", count))

    def _on_import_failed(self, error: Exception) -> None:
        if self._closed:
            return
        self._question_page.setEnabled(True)
        self.import_button.setEnabled(True)
        self.status_label.setText(describe_failure(error))

    def _on_import_finished(self, result: ImportResult) -> None:
        if self._closed:
            return
        self.result_view.show_result(result)
        self._page_stack.setCurrentIndex(RESULT_PAGE)
        self.status_label.setText("")
        self.cancel_button.hide()
        self.import_button.setText(self.tr("Done"))
        self.import_button.setEnabled(True)
        self.import_button.setFocus()


def _build_preview_table(page: QWidget) -> QTableWidget:
    table = QTableWidget(0, 4, page)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.horizontalHeader().setStretchLastSection(True)
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
    table.setAccessibleName(QCoreApplication.translate("ImportDialog", "First contacts of the file"))
    return table


def _fill_preview_table(table: QTableWidget, preview: FilePreview) -> None:
    table.setRowCount(len(preview.contacts))
    for row, contact in enumerate(preview.contacts):
        name, company, email = map(sanitize_text, (contact.name, contact.company, contact.email))
        numbers = join_bidi((sanitize_text(number.number) for number in contact.numbers), "  ·  ")
        for column, text in enumerate((name, numbers, company, email)):
            table.setItem(row, column, QTableWidgetItem(text))
    letter = table.fontMetrics().averageCharWidth()
    for column, (least, most) in enumerate(PREVIEW_CHARACTERS):
        needed = max(table.sizeHintForColumn(column), table.horizontalHeader().sectionSizeHint(column))
        table.setColumnWidth(column, max(least * letter, min(needed, most * letter)))
