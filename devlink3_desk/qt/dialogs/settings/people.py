"""Who sits here, and who is watched."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtWidgets import QWidget

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.people_tree import PeopleTree
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .page import SettingsPage


class PeoplePage(SettingsPage):
    """Every extension and hunt group that the desk knows."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Me and mine")

    def __init__(self, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.add_hint(
            self.tr(
                "Calls for you stand first and ring loudest; those for the people and groups that you "
                "watch come next."
            )
        )
        self.people_tree = PeopleTree(self)
        self.body_layout.addWidget(self.people_tree, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """List everyone with the boxes that hold."""
        names = {row.info.extension: row.name for row in self._models.extensions}
        names |= {row.info.group: row.name for row in self._models.queues}
        self.people_tree.show_people(names, preferences.people)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the boxes as they are."""
        return msgspec.structs.replace(preferences, people=self.people_tree.updated_people(preferences.people))
