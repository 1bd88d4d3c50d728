"""The desk among the other programs of the system."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from devlink3_desk.preferences.system import SystemPreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .page import SettingsPage


class SystemPage(SettingsPage):
    """Start with the system, links, updates, log."""

    TITLE = QT_TRANSLATE_NOOP("Settings", "System")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = self._box(self.tr("Start the desk, minimised, when I sign in"))
        self.links = self._box(self.tr("Look up the number when a tel: link is opened"))
        self.explain(
            self.tr(
                "The desk cannot dial by itself. Leave this off where another program dials for you: "
                "a system opens such links with one program only."
            )
        )
        self.updates = self._box(self.tr("Tell me when there is a newer version"))
        self.updates.toggled.connect(self._enable)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Where to ask for the newest version"))
        self.column.addWidget(self.address)
        self.explain(
            self.tr(
                "This address is asked once a day, and told nothing. It answers with JSON that has the "
                "version; whoever looks after your computers knows it."
            )
        )
        self.detailed = self._box(self.tr("Write a detailed log"))
        self.explain(self.tr("For support. Passwords are never logged; numbers and names of callers may be."))
        self.column.addStretch(1)

    def load(self, preferences: Preferences) -> None:
        """Show what holds."""
        system = preferences.system
        self.start.setChecked(system.start_with_system)
        self.links.setChecked(system.tel_links)
        self.updates.setChecked(bool(system.updates_from))
        self.address.setText(system.updates_from)
        self.detailed.setChecked(system.detailed_log)
        self._enable()

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        system = SystemPreferences(
            start_with_system=self.start.isChecked(),
            tel_links=self.links.isChecked(),
            updates_from=self.address.text().strip() if self.updates.isChecked() else "",
            detailed_log=self.detailed.isChecked(),
        )
        return msgspec.structs.replace(preferences, system=system)

    def complaint(self) -> str:
        """Say what the address lacks."""
        url = QUrl(self.address.text().strip(), QUrl.ParsingMode.StrictMode)
        if self.updates.isChecked() and (url.scheme() != "https" or not url.host()):
            return self.tr("The address for newer versions begins with https:// and names a server.")
        return ""

    def _box(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        self.column.addWidget(box)
        return box

    def _enable(self) -> None:
        self.address.setEnabled(self.updates.isChecked())
