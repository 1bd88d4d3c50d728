"""The list in which users say which extensions and hunt groups are theirs, and which they watch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.form_widgets import CHECKED, UNCHECKED
from devlink3_desk.qt.core.search_fields import add_clear_button
from devlink3_desk.qt.core.text import fold_text

NAME_COLUMN, NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN = range(4)


class CheckCellDelegate(QStyledItemDelegate):
    """Toggles a check box by a click anywhere in its cell, not on the small box alone."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Toggle the box when the left button is released over the cell; keys work as in any list."""
        if not isinstance(event, QMouseEvent) or not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return super().editorEvent(event, model, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if (
            state is None
            or event.type() != QEvent.Type.MouseButtonRelease
            or event.button() != Qt.MouseButton.LeftButton
        ):
            return False
        is_checked = Qt.CheckState(state) == CHECKED
        model.setData(index, UNCHECKED if is_checked else CHECKED, Qt.ItemDataRole.CheckStateRole)
        return True


class PeopleTree(QWidget):
    """A searchable list of extensions and hunt groups, with check boxes for "me" and "watched"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search for a name or number"))
        self.search_field.setAccessibleName(self.tr("Search for a name or number"))
        add_clear_button(self.search_field)
        self.search_field.textChanged.connect(self._apply_filter)
        self.search_field.installEventFilter(self)
        column.addWidget(self.search_field)
        self.tree = QTreeWidget(self)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        # With whole rows selected, the keyboard could neither reach the check boxes nor toggle them.
        self.tree.setSelectionBehavior(QTreeWidget.SelectionBehavior.SelectItems)
        for checked_column in (ME_COLUMN, WATCHED_COLUMN):
            self.tree.setItemDelegateForColumn(checked_column, CheckCellDelegate(self.tree))
        self.tree.setAccessibleName(self.tr("Extensions and hunt groups"))
        self.tree.setHeaderLabels([self.tr("Name"), self.tr("Number"), self.tr("Me"), self.tr("Watch")])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        for narrow in (NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.tree, 1)

    def show_people(self, names: Mapping[str, str], people: PeoplePreferences) -> None:
        """List extensions and hunt groups, and the chosen numbers that the PBX does not report at present.

        ``names`` has their names by number.
        """
        all_names = dict.fromkeys((*people.me, *people.watched), "") | dict(names)
        self.tree.clear()
        for number, name in sorted(all_names.items(), key=lambda item: (fold_text(item[1]), item[0])):
            item = QTreeWidgetItem([name, number])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ME_COLUMN, CHECKED if number in people.me else UNCHECKED)
            item.setCheckState(WATCHED_COLUMN, CHECKED if number in people.watched else UNCHECKED)
            for column in (ME_COLUMN, WATCHED_COLUMN):
                accessible_text = f"{self.tree.headerItem().text(column)}: {name or number}"
                item.setData(column, Qt.ItemDataRole.AccessibleTextRole, accessible_text)
            self.tree.addTopLevelItem(item)
        self._apply_filter(self.search_field.text())

    def update_people(self, people: PeoplePreferences) -> PeoplePreferences:
        """Return ``people`` with the numbers whose boxes are checked."""
        return msgspec.structs.replace(
            people,
            me=tuple(self._iter_checked_numbers(ME_COLUMN)),
            watched=tuple(self._iter_checked_numbers(WATCHED_COLUMN)),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the focus from the search field to the first box with Enter or the Down key."""
        if (
            watched is self.search_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        ):
            # The dialog would take Enter as its OK or Finish, before anyone is chosen.
            if any(not item.isHidden() for item in self.iter_items()):
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _iter_checked_numbers(self, column: int) -> Iterator[str]:
        return (item.text(NUMBER_COLUMN) for item in self.iter_items() if item.checkState(column) == CHECKED)

    def iter_items(self) -> Iterator[QTreeWidgetItem]:
        """Yield all items, including those hidden by the search."""
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None:
                yield item

    def _apply_filter(self, text: str) -> None:
        needle = fold_text(text)
        for item in self.iter_items():
            item.setHidden(needle not in fold_text(f"{item.text(NAME_COLUMN)} {item.text(NUMBER_COLUMN)}"))
        self._make_first_current()

    def _make_first_current(self) -> None:
        """Let Tab reach the first box that is shown, which the space bar then toggles."""
        first = next((item for item in self.iter_items() if not item.isHidden()), None)
        if first is not None:
            self.tree.setCurrentItem(first, ME_COLUMN, QItemSelectionModel.SelectionFlag.NoUpdate)
