"""The table of the target waits of individual hunt groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from devlink3_desk.preferences import QueuePreferences
from devlink3_desk.qt.core.form_widgets import MAX_SECONDS, create_spin_box

NAME_COLUMN, TARGET_COLUMN = range(2)
MIN_ROWS: Final = 4
"""Minimum number of visible rows; more of them scroll."""


class _TargetDelegate(QStyledItemDelegate):
    """Shows and edits a target in seconds; 0, which stands for the default, is shown as the default."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.default = 0

    @property
    def default_text(self) -> str:
        """The text of a group without a target of its own."""
        if not self.default:
            return self.tr("as all groups: none")
        return self.tr("as all groups: {seconds} s").format(seconds=QLocale().toString(self.default))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show the seconds with their unit, or the default."""
        super().initStyleOption(option, index)
        seconds = index.data(Qt.ItemDataRole.EditRole)
        unit = QCoreApplication.translate("Settings", " s")
        option.text = QLocale().toString(int(seconds)) + unit if seconds else self.default_text

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 (Qt's own signature)
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a spin box in which the lowest value is the default."""
        title = str(index.sibling(index.row(), NAME_COLUMN).data())
        return create_spin_box(
            title,
            MAX_SECONDS,
            parent,
            suffix=QCoreApplication.translate("Settings", " s"),
            zero_text=self.default_text,
        )

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show the target, selected, so that typing replaces it."""
        super().setEditorData(editor, index)
        if isinstance(editor, QSpinBox):
            editor.selectAll()


class GroupTargetTable(QTableWidget):
    """Lists the hunt groups with their targets, which can be edited in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self._delegate = _TargetDelegate(self)
        self.setItemDelegateForColumn(TARGET_COLUMN, self._delegate)
        self.setHorizontalHeaderLabels([self.tr("Hunt group"), self.tr("Target")])
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setAccessibleName(self.tr("Group targets"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        # Tab would move from cell to cell and never leave the table.
        self.setTabKeyNavigation(False)

    def show_targets(self, names: Mapping[str, str], queues: QueuePreferences) -> None:
        """List every known group, and groups with a target that the PBX does not report."""
        self.set_default(round(queues.target))
        sort_names = {number: number for number in queues.targets} | dict(names)
        numbers = sorted(sort_names, key=lambda number: sort_names[number].casefold())
        self.setRowCount(len(numbers))
        for row, number in enumerate(numbers):
            name = names.get(number, "")
            title = QTableWidgetItem(f"{name} ({number})" if name and name != number else number)
            title.setFlags(title.flags() & ~Qt.ItemFlag.ItemIsEditable)
            title.setData(Qt.ItemDataRole.UserRole, number)
            self.setItem(row, NAME_COLUMN, title)
            target = QTableWidgetItem()
            # As an int and not as text: the delegate chooses by the type what it shows.
            target.setData(Qt.ItemDataRole.EditRole, round(queues.targets.get(number, 0)))
            self.setItem(row, TARGET_COLUMN, target)
        self.resizeColumnToContents(NAME_COLUMN)
        height = self.rowHeight(0) if numbers else self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(header + height * MIN_ROWS + 2 * self.frameWidth())

    def set_default(self, seconds: int) -> None:
        """Set the target of groups without one of their own; 0 is none."""
        self._delegate.default = seconds
        self.viewport().update()

    def read_targets(self) -> dict[str, float]:
        """Return the targets by number, of groups that have one of their own."""
        targets: dict[str, float] = {}
        for row in range(self.rowCount()):
            title, target = self.item(row, NAME_COLUMN), self.item(row, TARGET_COLUMN)
            if title is None or target is None:
                continue
            seconds = target.data(Qt.ItemDataRole.EditRole)
            if isinstance(seconds, int) and seconds > 0:
                # Data that is set by the accessibility interface has no maximum.
                targets[title.data(Qt.ItemDataRole.UserRole)] = float(min(seconds, MAX_SECONDS))
        return targets
