"""Settings pages about the computer: phone app, start, links, updates and log."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from devlink3_desk.preferences import (
    DIAL_PLACEHOLDERS,
    DiallingPreferences,
    DialMethod,
    Preferences,
    SystemPreferences,
)
from devlink3_desk.qt.core.dial_failure import CANNOT_DIAL_TEXT, translate_dial_text
from devlink3_desk.qt.core.dialog import SettingsPage, SettingsSection
from devlink3_desk.qt.core.form_widgets import add_check_box, create_form_layout
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

METHOD_TEXTS: Final[dict[DialMethod, str]] = {
    DialMethod.TEL: QT_TRANSLATE_NOOP("DiallingPage", "App for tel: links"),
    DialMethod.SIP: QT_TRANSLATE_NOOP("DiallingPage", "App for sip: links"),
    DialMethod.CALLTO: QT_TRANSLATE_NOOP("DiallingPage", "App for callto: links"),
    DialMethod.COMMAND: QT_TRANSLATE_NOOP("DiallingPage", "A command"),
}


class DiallingPage(SettingsPage):
    """The phone app that numbers are passed to."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Dialling")
    SECTION = SettingsSection.SYSTEM

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(translate_dial_text(CANNOT_DIAL_TEXT))
        self._shown_preferences = DiallingPreferences()
        self.method_buttons: dict[DialMethod, QRadioButton] = {}
        self._button_group = QButtonGroup(self)
        for method, text in METHOD_TEXTS.items():
            button = QRadioButton(QCoreApplication.translate("DiallingPage", text), self)
            self.method_buttons[method] = button
            button.toggled.connect(self._update_enabled)
            self._button_group.addButton(button)
            self.body_layout.addWidget(button)
        form = create_form_layout()
        self.domain_field = QLineEdit(self)
        self.domain_field.setPlaceholderText("pbx.example.com")
        form.addRow(self.tr("Domain of sip: links"), self.domain_field)
        self.command_field = QLineEdit(self)
        self.command_field.setPlaceholderText('"C:\\Program Files\\Phone\\phone.exe" --call {number}')
        form.addRow(self.tr("Command"), self.command_field)
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "{number} is replaced by the dialled number; {e164}, {national} and {digits} by its other "
                "formats (only digits, +, * and #). No shell is used; put arguments with spaces in "
                "quotation marks."
            )
        )
        self.outside_line_box = add_check_box(self, self.tr("Dial the outside line prefix of the site"))
        self.prefix_hint = self.add_hint(
            self.tr("The prefix is set on the Connections page or, for a site on a hub, by the hub.")
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the method of ``preferences``."""
        dialling = self._shown_preferences = preferences.dialling
        self.method_buttons[dialling.way].setChecked(True)
        self.domain_field.setText(dialling.sip_domain)
        self.command_field.setText(dialling.command)
        self.outside_line_box.setChecked(dialling.outside_line)
        self._update_enabled()

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the choices of this page."""
        dialling = msgspec.structs.replace(
            self._shown_preferences,
            way=self._selected_method(),
            sip_domain=self.domain_field.text().strip(),
            command=self.command_field.text().strip(),
            outside_line=self.outside_line_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, dialling=dialling)

    def find_problem(self) -> str:
        """Return a sentence about what the command lacks, else an empty string."""
        if self._selected_method() is not DialMethod.COMMAND:
            return ""
        # Split as it is split for dialling. A number as the name of a program would let a caller choose it.
        program, *arguments = QProcess.splitCommand(self.command_field.text()) or [""]
        if not program or any(placeholder in program for placeholder in DIAL_PLACEHOLDERS):
            return self.tr("The dial command must start with a program.")
        if not any(placeholder in argument for argument in arguments for placeholder in DIAL_PLACEHOLDERS):
            return self.tr("The dial command must contain {number}.")
        return ""

    def _selected_method(self) -> DialMethod:
        return next(method for method, button in self.method_buttons.items() if button.isChecked())

    def _update_enabled(self) -> None:
        self.domain_field.setEnabled(self.method_buttons[DialMethod.SIP].isChecked())
        self.command_field.setEnabled(self.method_buttons[DialMethod.COMMAND].isChecked())


class SystemPage(SettingsPage):
    """Start with the system, ``tel:`` links, updates and log."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "System")
    SECTION = SettingsSection.SYSTEM

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.autostart_box = add_check_box(self, self.tr("Start minimised at sign-in"))
        self.tel_links_box = add_check_box(self, self.tr("Look up numbers from tel: links"))
        self.add_hint(self.tr("Leave this off if another app dials tel: links: only one app can open them."))
        self.updates_box = add_check_box(self, self.tr("Check for new versions"))
        self.updates_box.toggled.connect(self._update_enabled)
        self.address_field = QLineEdit(self)
        self.address_field.setPlaceholderText("https://")
        form = create_form_layout()
        form.addRow(self.tr("Update address"), self.address_field)
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "Checked daily; no data is sent. Ask your administrator for the address; it returns the "
                "version as JSON."
            )
        )
        self.detailed_log_box = add_check_box(self, self.tr("Write a detailed log"))
        self.add_hint(
            self.tr("For support. The log may contain names and numbers of callers, but never passwords.")
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the choices of ``preferences``."""
        system = preferences.system
        self.autostart_box.setChecked(system.start_with_system)
        self.tel_links_box.setChecked(system.tel_links)
        self.updates_box.setChecked(bool(system.updates_from))
        self.address_field.setText(system.updates_from)
        self.detailed_log_box.setChecked(system.detailed_log)
        self._update_enabled()

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the choices of this page."""
        system = SystemPreferences(
            start_with_system=self.autostart_box.isChecked(),
            tel_links=self.tel_links_box.isChecked(),
            # Without an address nothing is requested, so that the check box needs no field of its own.
            updates_from=self.address_field.text().strip() if self.updates_box.isChecked() else "",
            detailed_log=self.detailed_log_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, system=system)

    def find_problem(self) -> str:
        """Return a sentence about the address for updates, else an empty string."""
        # Strict, because QUrl repairs invalid addresses by default. Only https, because with http anyone on
        # the network could announce a version.
        url = QUrl(self.address_field.text().strip(), QUrl.ParsingMode.StrictMode)
        if self.updates_box.isChecked() and (url.scheme() != "https" or not url.host()):
            return self.tr("The update address must start with https:// and contain a server name.")
        return ""

    def _update_enabled(self) -> None:
        self.address_field.setEnabled(self.updates_box.isChecked())
