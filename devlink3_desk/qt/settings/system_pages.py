"""How numbers are dialled."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFormLayout, QLineEdit, QRadioButton, QWidget

from devlink3_desk.preferences import DiallingPreferences, DialMethod, Preferences, SystemPreferences
from devlink3_desk.qt.core.dialog import CANNOT_DIAL_TEXT, SettingsPage, translate_dial_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

METHOD_TEXTS: Final[dict[DialMethod, str]] = {
    DialMethod.TEL: QT_TRANSLATE_NOOP("DiallingPage", "The program for tel: links"),
    DialMethod.SIP: QT_TRANSLATE_NOOP("DiallingPage", "The program for sip: links"),
    DialMethod.CALLTO: QT_TRANSLATE_NOOP("DiallingPage", "The program for callto: links"),
    DialMethod.COMMAND: QT_TRANSLATE_NOOP("DiallingPage", "A command"),
}
NUMBER_PLACEHOLDER: Final = "{number}"


class DiallingPage(SettingsPage):
    """The way of a number to a telephone."""

    TITLE = QT_TRANSLATE_NOOP("Settings", "Dialling")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(translate_dial_text(CANNOT_DIAL_TEXT))
        self._shown_preferences = DiallingPreferences()
        self.method_buttons: dict[DialMethod, QRadioButton] = {}
        self._button_group = QButtonGroup(self)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        for way, text in METHOD_TEXTS.items():
            button = self.method_buttons[way] = QRadioButton(
                QCoreApplication.translate("DiallingPage", text), self
            )
            button.toggled.connect(self._update_enabled)
            self._button_group.addButton(button)
            self.body_layout.addWidget(button)
        self.domain_field = QLineEdit(self)
        self.domain_field.setPlaceholderText("pbx.example.com")
        form.addRow(self.tr("Domain of sip: links"), self.domain_field)
        self.command_field = QLineEdit(self)
        self.command_field.setPlaceholderText('"C:\\Program Files\\Phone\\phone.exe" --call {number}')
        form.addRow(self.tr("Command"), self.command_field)
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "In place of {number} stands the number: digits, +, * and # alone. No shell is used; "
                "quotation marks keep words together."
            )
        )
        self.outside_line_box = QCheckBox(self.tr("Dial the site's digits for an outside line"), self)
        self.body_layout.addWidget(self.outside_line_box)
        self.add_hint(self.tr("The digits themselves belong to the connection and are set there."))
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        before = self._shown_preferences = preferences.dialling
        self.method_buttons[before.way].setChecked(True)
        self.domain_field.setText(before.sip_domain)
        self.command_field.setText(before.command)
        self.outside_line_box.setChecked(before.outside_line)
        self._update_enabled()

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        dialling = msgspec.structs.replace(
            self._shown_preferences,
            way=self._selected_method(),
            sip_domain=self.domain_field.text().strip(),
            command=self.command_field.text().strip(),
            outside_line=self.outside_line_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, dialling=dialling)

    def find_problem(self) -> str:
        """Say what a command lacks."""
        if self._selected_method() is not DialMethod.COMMAND:
            return ""
        program, *others = QProcess.splitCommand(self.command_field.text()) or [""]
        if not program or NUMBER_PLACEHOLDER in program:
            return self.tr("The command for dialling begins with a program.")
        if not any(NUMBER_PLACEHOLDER in other for other in others):
            return self.tr("The command for dialling needs {number} where the number goes.")
        return ""

    def _selected_method(self) -> DialMethod:
        return next(way for way, button in self.method_buttons.items() if button.isChecked())

    def _update_enabled(self) -> None:
        self.domain_field.setEnabled(self.method_buttons[DialMethod.SIP].isChecked())
        self.command_field.setEnabled(self.method_buttons[DialMethod.COMMAND].isChecked())


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
        self.add_hint(
            self.tr("For support. Passwords are never logged; numbers and names of callers may be.")
        )
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
