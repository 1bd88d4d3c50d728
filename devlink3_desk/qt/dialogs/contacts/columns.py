"""Which column of a table is what: one line a column, with an example of what stands in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QSizePolicy, QWidget

from devlink3_desk.contacts.csv_file import Row, Table
from devlink3_desk.contacts.draft import Field
from devlink3_desk.qt.models import contact_words
from devlink3_desk.qt.models.text import plain
from devlink3_desk.qt.naming import name_parts
from devlink3_desk.qt.widgets.basics import Label

_EXAMPLES: Final = 3
_LONGEST: Final = 48


class Columns(QScrollArea):
    """Lets a person say what the columns of a table are."""

    chosen = Signal(object)
    """What they are now: a tuple of :class:`.Field` or ``None``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Columns"))
        self.boxes: list[QComboBox] = []
        self._shown: tuple[object, ...] = ()

    def show_table(self, table: Table, rows: tuple[Row, ...]) -> None:
        """Show the columns of a table; what a person has chosen stays where the columns stay."""
        titles = _titles(table, rows)
        if (titles, table.separator) == self._shown:
            return
        self._shown = (titles, table.separator)
        self.boxes = []
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
            box = self._box(inside, table.columns[at])
            box.setAccessibleName(self.tr("What is in {column}").format(column=name))
            grid.addWidget(box, at, 2)
        grid.setRowStretch(len(titles), 1)
        self.setWidget(inside)
        name_parts(self)

    def _box(self, parent: QWidget, chosen: Field | None) -> QComboBox:
        box = QComboBox(parent)
        box.addItem(self.tr("Leave out"), None)
        for field, text in contact_words.FIELD.items():
            box.addItem(contact_words.word(text), field)
        box.setCurrentIndex(0 if chosen is None else 1 + list(Field).index(chosen))
        box.activated.connect(self._choose)
        self.boxes.append(box)
        return box

    def _choose(self) -> None:
        found = [box.currentData() for box in self.boxes]
        self.chosen.emit(tuple(Field(each) if each is not None else None for each in found))


def _titles(table: Table, rows: tuple[Row, ...]) -> tuple[tuple[str, str], ...]:
    """Return the title of every column, and examples of what stands in it."""
    head = rows[0].cells if table.has_headings and rows else ()
    body = rows[1:] if table.has_headings else rows
    found = []
    for at in range(len(table.columns)):
        cells = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at].strip()]
        example = " · ".join(plain(" ".join(cell.split())) for cell in cells[:_EXAMPLES])
        cut = f"{example[:_LONGEST]}…" if len(example) > _LONGEST else example
        found.append((plain(head[at]) if at < len(head) else "", cut))
    return tuple(found)
