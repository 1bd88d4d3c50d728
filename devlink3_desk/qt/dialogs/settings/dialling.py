"""How numbers are dialled."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QProcess
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFormLayout, QLineEdit, QRadioButton, QWidget

from devlink3_desk.preferences.dialling import DiallingPreferences, Way
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.not_dialled import CANNOT, tr
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .page import SettingsPage

WAYS: Final[dict[Way, str]] = {
    Way.TEL: QT_TRANSLATE_NOOP("DiallingPage", "The program for tel: links"),
    Way.SIP: QT_TRANSLATE_NOOP("DiallingPage", "The program for sip: links"),
    Way.CALLTO: QT_TRANSLATE_NOOP("DiallingPage", "The program for callto: links"),
    Way.COMMAND: QT_TRANSLATE_NOOP("DiallingPage", "A command"),
}
PLACE: Final = "{number}"


class DiallingPage(SettingsPage):
    """The way of a number to a telephone."""

    TITLE = QT_TRANSLATE_NOOP("Settings", "Dialling")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explain(tr(CANNOT))
        self._before = DiallingPreferences()
        self.ways: dict[Way, QRadioButton] = {}
        self._group = QButtonGroup(self)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        for way, text in WAYS.items():
            button = self.ways[way] = QRadioButton(QCoreApplication.translate("DiallingPage", text), self)
            button.toggled.connect(self._enable)
            self._group.addButton(button)
            self.column.addWidget(button)
        self.domain = QLineEdit(self)
        self.domain.setPlaceholderText("pbx.example.com")
        form.addRow(self.tr("Domain of sip: links"), self.domain)
        self.command = QLineEdit(self)
        self.command.setPlaceholderText('"C:\\Program Files\\Phone\\phone.exe" --call {number}')
        form.addRow(self.tr("Command"), self.command)
        self.column.addLayout(form)
        self.explain(
            self.tr(
                "In place of {number} stands the number: digits, +, * and # alone. No shell is used; "
                "quotation marks keep words together."
            )
        )
        self.line = QCheckBox(self.tr("Dial the site's digits for an outside line"), self)
        self.column.addWidget(self.line)
        self.explain(self.tr("The digits themselves belong to the connection and are set there."))
        self.column.addStretch(1)

    def load(self, preferences: Preferences) -> None:
        """Show what holds."""
        before = self._before = preferences.dialling
        self.ways[before.way].setChecked(True)
        self.domain.setText(before.sip_domain)
        self.command.setText(before.command)
        self.line.setChecked(before.outside_line)
        self._enable()

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        dialling = msgspec.structs.replace(
            self._before,
            way=self._way(),
            sip_domain=self.domain.text().strip(),
            command=self.command.text().strip(),
            outside_line=self.line.isChecked(),
        )
        return msgspec.structs.replace(preferences, dialling=dialling)

    def complaint(self) -> str:
        """Say what a command lacks."""
        if self._way() is not Way.COMMAND:
            return ""
        program, *others = QProcess.splitCommand(self.command.text()) or [""]
        if not program or PLACE in program:
            return self.tr("The command for dialling begins with a program.")
        if not any(PLACE in other for other in others):
            return self.tr("The command for dialling needs {number} where the number goes.")
        return ""

    def _way(self) -> Way:
        return next(way for way, button in self.ways.items() if button.isChecked())

    def _enable(self) -> None:
        self.domain.setEnabled(self.ways[Way.SIP].isChecked())
        self.command.setEnabled(self.ways[Way.COMMAND].isChecked())
