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
        self.autostart_box = self._add_check_box(self.tr("Start the desk, minimised, when I sign in"))
        self.tel_links_box = self._add_check_box(self.tr("Look up the number when a tel: link is opened"))
        self.add_hint(
            self.tr(
                "The desk cannot dial by itself. Leave this off where another program dials for you: "
                "a system opens such links with one program only."
            )
        )
        self.updates_box = self._add_check_box(self.tr("Tell me when there is a newer version"))
        self.updates_box.toggled.connect(self._update_enabled)
        self.address_field = QLineEdit(self)
        self.address_field.setPlaceholderText("https://")
        self.address_field.setAccessibleName(self.tr("Where to ask for the newest version"))
        self.body_layout.addWidget(self.address_field)
        self.add_hint(
            self.tr(
                "This address is asked once a day, and told nothing. It answers with JSON that has the "
                "version; whoever looks after your computers knows it."
            )
        )
        self.detailed_log_box = self._add_check_box(self.tr("Write a detailed log"))
        self.add_hint(self.tr("For support. Passwords are never logged; numbers and names of callers may be."))
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        system = preferences.system
        self.autostart_box.setChecked(system.start_with_system)
        self.tel_links_box.setChecked(system.tel_links)
        self.updates_box.setChecked(bool(system.updates_from))
        self.address_field.setText(system.updates_from)
        self.detailed_log_box.setChecked(system.detailed_log)
        self._update_enabled()

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        system = SystemPreferences(
            start_with_system=self.autostart_box.isChecked(),
            tel_links=self.tel_links_box.isChecked(),
            updates_from=self.address_field.text().strip() if self.updates_box.isChecked() else "",
            detailed_log=self.detailed_log_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, system=system)

    def find_problem(self) -> str:
        """Say what the address lacks."""
        url = QUrl(self.address_field.text().strip(), QUrl.ParsingMode.StrictMode)
        if self.updates_box.isChecked() and (url.scheme() != "https" or not url.host()):
            return self.tr("The address for newer versions begins with https:// and names a server.")
        return ""

    def _add_check_box(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        self.body_layout.addWidget(box)
        return box

    def _update_enabled(self) -> None:
        self.address_field.setEnabled(self.updates_box.isChecked())
