"""The list of all fields of a call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from devlink3_desk.qt.details.record_model import TITLE_COLUMN, RecordModel, RecordRow


class RecordsView(QTreeView):
    """All fields of a call in a list, under the headings of their sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_model = RecordModel(self)
        self.setModel(self.record_model)
        self.record_model.modelReset.connect(self._span_headings)
        self.setAccessibleName(self.tr("All fields"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        # Otherwise, the view asks for the height of each row, and there may be hundreds.
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.ResizeToContents)
        # The titles of all rows, not only of those that are visible: the column keeps its width.
        header.setResizeContentsPrecision(-1)

    def show_rows(self, rows: tuple[RecordRow, ...]) -> None:
        """Show other rows; the same field stays selected, also where there are others above it now."""
        selected, index = None, self.currentIndex()
        if index.isValid():
            selected = list(_iter_field_places(self.record_model.rows))[index.row()]
        self.record_model.set_rows(rows)
        if selected is not None and not self.currentIndex().isValid():
            places = list(_iter_field_places(rows))
            if selected in places:
                self.setCurrentIndex(self.record_model.index(places.index(selected), TITLE_COLUMN))

    def selected_row(self) -> RecordRow | None:
        """Return the selected field; ``None`` if that is a heading or nothing."""
        index = self.currentIndex()
        row = self.record_model.rows[index.row()] if index.isValid() else None
        return None if row is None or row.is_heading else row

    def _span_headings(self) -> None:
        # A tree view drops its spans when the model is reset.
        for index, row in enumerate(self.record_model.rows):
            self.setFirstColumnSpanned(index, QModelIndex(), row.is_heading)


def _iter_field_places(rows: Iterable[RecordRow]) -> Iterator[tuple[str, int, str]]:
    """Yield for each row the title of its section, which of those with that title it is, and its own."""
    sections: Counter[str] = Counter()
    section = ""
    for row in rows:
        if row.is_heading:
            section = row.title
            sections[section] += 1
        yield section, sections[section], row.title
