"""Who sits here, and who is watched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.text import fold

from .page import SettingsPage

NAME, NUMBER, ME, WATCHED = range(4)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
BOXES: Final = (ME, WATCHED)


class PeoplePage(SettingsPage):
    """Every extension and hunt group that the desk knows, with two boxes each."""

    TITLE = QT_TRANSLATE_NOOP("Settings", "Me and mine")

    def __init__(self, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.explain(
            self.tr(
                "Calls for you stand first and ring loudest; those for the people and groups that you "
                "watch come next."
            )
        )
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a name or number"))
        self.search.setAccessibleName(self.tr("Find a name or number"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.column.addWidget(self.search)
        self.tree = QTreeWidget(self)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Extensions and hunt groups"))
        self.tree.setHeaderLabels([self.tr("Name"), self.tr("Number"), self.tr("Me"), self.tr("Watch")])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(self.tree, 1)

    def load(self, preferences: Preferences) -> None:
        """List everyone, and those who were chosen though the PBX does not tell of them now."""
        people = preferences.people
        named = dict.fromkeys((*people.me, *people.watched), "")
        named |= {row.view.extension: row.name for row in self._models.extensions}
        named |= {row.view.group: row.name for row in self._models.queues}
        self.tree.clear()
        for number, name in sorted(named.items(), key=lambda item: (fold(item[1]), item[0])):
            item = QTreeWidgetItem([name, number])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ME, CHECKED if number in people.me else UNCHECKED)
            item.setCheckState(WATCHED, CHECKED if number in people.watched else UNCHECKED)
            self.tree.addTopLevelItem(item)

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the boxes as they are."""
        people = msgspec.structs.replace(
            preferences.people, me=tuple(self._checked(ME)), watched=tuple(self._checked(WATCHED))
        )
        return msgspec.structs.replace(preferences, people=people)

    def _checked(self, box: int) -> Iterator[str]:
        return (item.text(NUMBER) for item in self._items() if item.checkState(box) == CHECKED)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is not None:
                yield item

    def _filter(self, text: str) -> None:
        wanted = fold(text)
        for item in self._items():
            item.setHidden(wanted not in fold(f"{item.text(NAME)} {item.text(NUMBER)}"))
