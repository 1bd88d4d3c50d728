"""Which column of a table is what: one line a column, with an example of what stands in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QSizePolicy, QWidget

from devlink3_desk.contacts.contact_builder import ContactField
from devlink3_desk.contacts.csv_file import CsvLayout, CsvRow
from devlink3_desk.qt.core import contact_text
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import Label

_MAX_EXAMPLES: Final = 3
_MAX_EXAMPLE_LENGTH: Final = 48


class ColumnEditor(QScrollArea):
    """Lets a person say what the columns of a table are."""

    columns_changed = Signal(object)
    """What they are now: a tuple of :class:`.Field` or ``None``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Columns"))
        self.combo_boxes: list[QComboBox] = []
        self._shown_table: tuple[object, ...] = ()

    def show_table(self, table: CsvLayout, rows: tuple[CsvRow, ...]) -> None:
        """Show the columns of a table; what a person has chosen stays where the columns stay."""
        titles = _describe_columns(table, rows)
        if (titles, table.separator) == self._shown_table:
            return
        self._shown_table = (titles, table.separator)
        self.combo_boxes = []
        inside = QWidget(self)
        inside.setObjectName("clear")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 2, 8, 2)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for at, (title, example) in enumerate(titles):
            name = title or self.tr("Column {number}").format(number=at + 1)
            grid.addWidget(Label(name, "", inside), at, 0)
            shown = Label(example, "muted", inside)
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(shown, at, 1)
            box = self._build_combo_box(inside, table.columns[at])
            box.setAccessibleName(self.tr("What is in {column}").format(column=name))
            grid.addWidget(box, at, 2)
        grid.setRowStretch(len(titles), 1)
        self.setWidget(inside)
        set_accessible_names(self)

    def _build_combo_box(self, parent: QWidget, selected: ContactField | None) -> QComboBox:
        box = QComboBox(parent)
        box.addItem(self.tr("Leave out"), None)
        for field, text in contact_text.FIELD_TEXTS.items():
            box.addItem(contact_text.translate_contact_text(text), field)
        box.setCurrentIndex(0 if selected is None else 1 + list(ContactField).index(selected))
        box.activated.connect(self._on_field_activated)
        self.combo_boxes.append(box)
        return box

    def _on_field_activated(self) -> None:
        found = [box.currentData() for box in self.combo_boxes]
        self.columns_changed.emit(tuple(ContactField(each) if each is not None else None for each in found))


def _describe_columns(table: CsvLayout, rows: tuple[CsvRow, ...]) -> tuple[tuple[str, str], ...]:
    """Return the title of every column, and examples of what stands in it."""
    head = rows[0].cells if table.has_headings and rows else ()
    body = rows[1:] if table.has_headings else rows
    found = []
    for at in range(len(table.columns)):
        cells = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at].strip()]
        example = " · ".join(sanitize_text(" ".join(cell.split())) for cell in cells[:_MAX_EXAMPLES])
        cut = f"{example[:_MAX_EXAMPLE_LENGTH]}…" if len(example) > _MAX_EXAMPLE_LENGTH else example
        found.append((sanitize_text(head[at]) if at < len(head) else "", cut))
    return tuple(found)
