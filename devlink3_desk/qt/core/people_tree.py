"""Everyone whom the PBX knows, with two boxes each: me, and watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.text import fold_text

NAME_COLUMN, NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN = range(4)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PeopleTree(QWidget):
    """Extensions and hunt groups, found by half a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Find a name or number"))
        self.search_field.setAccessibleName(self.tr("Find a name or number"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._apply_filter)
        column.addWidget(self.search_field)
        self.tree = QTreeWidget(self)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        # By rows, arrows would never come to the boxes, and the space bar would press none.
        self.tree.setSelectionBehavior(QTreeWidget.SelectionBehavior.SelectItems)
        self.tree.setAccessibleName(self.tr("Extensions and hunt groups"))
        self.tree.setHeaderLabels([self.tr("Name"), self.tr("Number"), self.tr("Me"), self.tr("Watch")])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        for narrow in (NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.tree, 1)

    def show_people(self, names: Mapping[str, str], people: PeoplePreferences) -> None:
        """List everyone by number, and those who were chosen though the PBX does not tell of them now."""
        named = dict.fromkeys((*people.me, *people.watched), "") | dict(names)
        self.tree.clear()
        for number, name in sorted(named.items(), key=lambda item: (fold_text(item[1]), item[0])):
            item = QTreeWidgetItem([name, number])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ME_COLUMN, CHECKED if number in people.me else UNCHECKED)
            item.setCheckState(WATCHED_COLUMN, CHECKED if number in people.watched else UNCHECKED)
            for box in (ME_COLUMN, WATCHED_COLUMN):
                spoken = f"{self.tree.headerItem().text(box)}: {name or number}"
                item.setData(box, Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.tree.addTopLevelItem(item)

    def updated_people(self, people: PeoplePreferences) -> PeoplePreferences:
        """Return ``people`` with the boxes as they are."""
        me, watched = (
            tuple(self._iter_checked_numbers(ME_COLUMN)),
            tuple(self._iter_checked_numbers(WATCHED_COLUMN)),
        )
        return msgspec.structs.replace(people, me=me, watched=watched)

    def _iter_checked_numbers(self, column: int) -> Iterator[str]:
        return (item.text(NUMBER_COLUMN) for item in self.iter_items() if item.checkState(column) == CHECKED)

    def iter_items(self) -> Iterator[QTreeWidgetItem]:
        """Return everyone who is listed, hidden by the search or not."""
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is not None:
                yield item

    def _apply_filter(self, text: str) -> None:
        wanted = fold_text(text)
        for item in self.iter_items():
            item.setHidden(wanted not in fold_text(f"{item.text(NAME_COLUMN)} {item.text(NUMBER_COLUMN)}"))
