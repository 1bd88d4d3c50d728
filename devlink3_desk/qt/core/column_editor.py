"""The editor of a CSV file: its separator, its headings, and which field of a contact is in which column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.contacts.contact import ContactField
from devlink3_desk.contacts.import_plan import CsvLayout, CsvRow, FileFormat, FilePreview, ImportPlan
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.mnemonics import mark_list_row
from devlink3_desk.qt.core.text import escape_mnemonics, join_bidi, sanitize_text
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

_MAX_EXAMPLES: Final = 3
_EXAMPLE_SEPARATOR: Final = " · "
_MAX_EXAMPLE_LENGTH: Final = 48
"""In characters, of all examples of a column together."""

FIELD_TEXTS: Final[dict[ContactField, str]] = {
    ContactField.NAME: QT_TRANSLATE_NOOP("Contacts", "Full name"),
    ContactField.GIVEN_NAME: QT_TRANSLATE_NOOP("Contacts", "First name"),
    ContactField.FAMILY_NAME: QT_TRANSLATE_NOOP("Contacts", "Family name"),
    ContactField.COMPANY: QT_TRANSLATE_NOOP("Contacts", "Company"),
    ContactField.DEPARTMENT: QT_TRANSLATE_NOOP("Contacts", "Department"),
    ContactField.EMAIL: QT_TRANSLATE_NOOP("Contacts", "E-mail address"),
    ContactField.NOTE: QT_TRANSLATE_NOOP("Contacts", "Note"),
    ContactField.WORK: QT_TRANSLATE_NOOP("Contacts", "Work number"),
    ContactField.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile number"),
    ContactField.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main number"),
    ContactField.HOME: QT_TRANSLATE_NOOP("Contacts", "Home number"),
    ContactField.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    ContactField.PAGER: QT_TRANSLATE_NOOP("Contacts", "Pager number"),
    ContactField.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax number"),
}


SEPARATOR_TEXTS: Final = (
    (",", QT_TRANSLATE_NOOP("ImportDialog", "Comma")),
    (";", QT_TRANSLATE_NOOP("ImportDialog", "Semicolon")),
    ("\t", QT_TRANSLATE_NOOP("ImportDialog", "Tab")),
    ("|", QT_TRANSLATE_NOOP("ImportDialog", "Vertical bar")),
)


class TableEditor(QWidget):
    """Changes how a CSV file is read. Each change asks for a new preview, which is to be shown."""

    plan_changed = Signal(object)
    """Emitted with an :class:`.ImportPlan`; its columns are empty if they are to be guessed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        translate = QCoreApplication.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = FlowLayout(spacing=8)
        title = translate("ImportDialog", "Column separator")
        self.separator_box = QComboBox(self)
        for separator, text in SEPARATOR_TEXTS:
            self.separator_box.addItem(translate("ImportDialog", text), separator)
        self.separator_box.setAccessibleName(title)
        # activated and clicked are emitted for the user only, not when a preview sets the widgets.
        self.separator_box.activated.connect(self._on_options_changed)
        self.headings_box = QCheckBox(translate("ImportDialog", "The first row contains column names"), self)
        self.headings_box.clicked.connect(self._on_options_changed)
        label = Label(title, "", self)
        label.setBuddy(self.separator_box)
        row.addWidget(label)
        row.addWidget(self.separator_box)
        row.addWidget(self.headings_box)
        column.addLayout(row)
        self.column_editor = ColumnEditor(self)
        self.column_editor.columns_changed.connect(self._on_columns_changed)
        column.addWidget(self.column_editor, 1)

    def show_preview(self, preview: FilePreview) -> None:
        """Show the table of a preview; the editor is hidden for files that are no table."""
        self._plan, table = preview.plan, preview.plan.table
        self.setVisible(table is not None)
        if table is not None:
            self.separator_box.setCurrentIndex(self.separator_box.findData(table.separator))
            self.headings_box.setChecked(table.has_headings)
            self.column_editor.show_table(table, preview.rows)

    def _on_options_changed(self) -> None:
        if self._plan is not None and self._plan.table is not None:
            separator = str(self.separator_box.currentData())
            # Other separators make other columns, so the chosen ones are dropped and guessed again.
            layout = CsvLayout(separator, self.headings_box.isChecked(), ())
            self.plan_changed.emit(ImportPlan(FileFormat.CSV, layout, self._plan.encoding))

    def _on_columns_changed(self, columns: tuple[ContactField | None, ...]) -> None:
        if self._plan is not None and self._plan.table is not None:
            # What a person has chosen is no longer a guess.
            table = msgspec.structs.replace(self._plan.table, columns=columns, guessed=())
            self.plan_changed.emit(ImportPlan(FileFormat.CSV, table, self._plan.encoding))


class ColumnEditor(QScrollArea):
    """A row for each column: its title, examples of its values, and a choice of the field."""

    columns_changed = Signal(object)
    """Emitted with a tuple of :class:`.ContactField`, or ``None`` for a column that is ignored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Columns"))
        self.combo_boxes: list[QComboBox] = []
        self._shown_table: tuple[object, ...] = ()
        """Titles, examples and separator of the columns that are shown."""

    def show_table(self, table: CsvLayout, rows: tuple[CsvRow, ...]) -> None:
        """Show the columns of a table; nothing changes if the same ones are shown already."""
        columns = _describe_columns(table, rows)
        # Every choice in this editor leads here with a new preview. Building the rows again would take the
        # keyboard focus from the combo box that was just used.
        if (columns, table.separator) == self._shown_table:
            return
        self._shown_table = (columns, table.separator)
        self.combo_boxes = []
        contents = QWidget(self)
        contents.setObjectName("clear")
        grid = QGridLayout(contents)
        grid.setContentsMargins(0, 2, 8, 2)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (title, example) in enumerate(columns):
            name = title or self.tr("Column {number}").format(number=row + 1)
            label = Label(escape_mnemonics(name), "", contents)
            grid.addWidget(label, row, 0)
            example_label = Label(example, "muted", contents)
            # Long examples are cut off instead of widening the dialog.
            example_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(example_label, row, 1)
            combo_box = self._build_combo_box(contents, table.columns[row])
            combo_box.setAccessibleName(self.tr("Content of {column}").format(column=name))
            label.setBuddy(combo_box)
            mark_list_row(label)
            grid.addWidget(combo_box, row, 2)
        grid.setRowStretch(len(columns), 1)
        self.setWidget(contents)
        # The dialog names its widgets when it is shown; these came later.
        set_accessible_names(self)
        window = self.window()
        if isinstance(window, Dialog) and window.isVisible():
            window.choose_mnemonics()

    def _build_combo_box(self, parent: QWidget, selected: ContactField | None) -> QComboBox:
        combo_box = QComboBox(parent)
        combo_box.addItem(self.tr("Ignore"), None)
        for field, text in FIELD_TEXTS.items():
            combo_box.addItem(QCoreApplication.translate("Contacts", text), field)
        combo_box.setCurrentIndex(0 if selected is None else combo_box.findData(str(selected)))
        combo_box.activated.connect(self._on_field_activated)
        self.combo_boxes.append(combo_box)
        return combo_box

    def _on_field_activated(self) -> None:
        # Qt returns a StrEnum as a plain string.
        values = [combo_box.currentData() for combo_box in self.combo_boxes]
        self.columns_changed.emit(tuple(None if value is None else ContactField(value) for value in values))


def _describe_columns(table: CsvLayout, rows: tuple[CsvRow, ...]) -> tuple[tuple[str, str], ...]:
    """Return the title of every column, and examples of its values."""
    titles = rows[0].cells if table.has_headings and rows else ()
    body = rows[1:] if table.has_headings else rows
    columns = []
    for index in range(len(table.columns)):
        # Rows may have fewer cells than the table has columns.
        cells = [row.cells[index] for row in body if index < len(row.cells) and row.cells[index].strip()]
        examples = [sanitize_text(" ".join(cell.split())) for cell in cells[:_MAX_EXAMPLES]]
        columns.append(
            (sanitize_text(titles[index]) if index < len(titles) else "", _join_examples(examples))
        )
    return tuple(columns)


def _join_examples(examples: Sequence[str]) -> str:
    text = _EXAMPLE_SEPARATOR.join(examples)
    if len(text) > _MAX_EXAMPLE_LENGTH:
        text = f"{text[:_MAX_EXAMPLE_LENGTH]}…"
    return join_bidi(text.split(_EXAMPLE_SEPARATOR), _EXAMPLE_SEPARATOR)
