"""The table of everything that was said of a call."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from devlink3_desk.qt.models.records import TITLE, RecordModel, RecordRow


class RecordsView(QTreeView):
    """Fields one below the other, under the titles of their parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RecordModel(self)
        self.setModel(self.rows)
        self.rows.modelReset.connect(self._span)
        self.setAccessibleName(self.tr("All fields"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(-1)

    def show_rows(self, rows: tuple[RecordRow, ...]) -> None:
        """Show the fields of a call."""
        self.rows.show(rows)

    def row(self) -> RecordRow | None:
        """Return the selected field."""
        index = self.currentIndex()
        row = self.rows.rows[index.row()] if index.isValid() else None
        return None if row is None or row.heading else row

    def _span(self) -> None:
        for at, row in enumerate(self.rows.rows):
            self.setFirstColumnSpanned(at, QModelIndex(), row.heading)
