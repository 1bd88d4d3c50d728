"""How long a caller may wait for each hunt group."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from devlink3_desk.preferences.queues import QueuePreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .page import SettingsPage

MAX_WAIT_SECONDS: Final = 3600


class QueuesPage(SettingsPage):
    """One time for all groups, and others for some."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Hunt groups")

    def __init__(self, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.add_hint(
            self.tr("A card gets a mark when the longest wait is half its target, and another at the target.")
        )
        self.target_box = QSpinBox(self)
        self.target_box.setRange(0, MAX_WAIT_SECONDS)
        self.target_box.setSuffix(QCoreApplication.translate("Settings", " s"))
        self.target_box.setSpecialValueText(QCoreApplication.translate("Settings", "never"))
        form = QFormLayout()
        form.addRow(self.tr("Target for all groups"), self.target_box)
        self.body_layout.addLayout(form)
        self.add_hint(self.tr("Other targets, in seconds; 0 is the one for all groups:"))
        self.group_table = QTableWidget(0, 2, self)
        self.group_table.setHorizontalHeaderLabels([self.tr("Hunt group"), self.tr("Target in seconds")])
        self.group_table.setAccessibleName(self.tr("Targets of the groups"))
        self.group_table.verticalHeader().hide()
        self.group_table.horizontalHeader().setStretchLastSection(True)
        self.group_table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.group_table.setTabKeyNavigation(False)
        self.body_layout.addWidget(self.group_table, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """List every group with its target, also those that nobody has named today."""
        chosen = preferences.queues
        self.target_box.setValue(round(chosen.target))
        names = {row.info.group: row.name for row in self._models.queues}
        every = {number: number for number in chosen.targets} | names
        numbers = sorted(every, key=lambda number: every[number].casefold())
        self.group_table.setRowCount(len(numbers))
        for at, number in enumerate(numbers):
            name = names.get(number, "")
            title = QTableWidgetItem(f"{name} ({number})" if name and name != number else number)
            title.setFlags(title.flags() & ~Qt.ItemFlag.ItemIsEditable)
            title.setData(Qt.ItemDataRole.UserRole, number)
            self.group_table.setItem(at, 0, title)
            target = QTableWidgetItem()
            target.setData(Qt.ItemDataRole.EditRole, round(chosen.targets.get(number, 0)))
            self.group_table.setItem(at, 1, target)
        self.group_table.resizeColumnToContents(0)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the targets as they are."""
        targets: dict[str, float] = {}
        for at in range(self.group_table.rowCount()):
            title, target = self.group_table.item(at, 0), self.group_table.item(at, 1)
            if title is None or target is None:
                continue
            seconds = target.data(Qt.ItemDataRole.EditRole)
            if isinstance(seconds, int) and seconds > 0:
                targets[title.data(Qt.ItemDataRole.UserRole)] = float(min(seconds, MAX_WAIT_SECONDS))
        queues = QueuePreferences(target=float(self.target_box.value()), targets=targets)
        return msgspec.structs.replace(preferences, queues=queues)
