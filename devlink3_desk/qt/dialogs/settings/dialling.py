"""How numbers are dialled."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QProcess
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFormLayout, QLineEdit, QRadioButton, QWidget

from devlink3_desk.preferences.dialling import DiallingPreferences, DialMethod
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.not_dialled import CANNOT_DIAL_TEXT, translate_dial_text
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .page import SettingsPage

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
            button = self.method_buttons[way] = QRadioButton(QCoreApplication.translate("DiallingPage", text), self)
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
