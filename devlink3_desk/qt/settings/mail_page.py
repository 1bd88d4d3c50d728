"""The settings page of the mail server that sends reports."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import ClassVar, Final, TypeAlias

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QWidget

from devlink3_desk.preferences import MAX_PORT, MailPreferences, MailSecurity, Preferences, is_bare_host
from devlink3_desk.qt.core.dialog import SettingsPage, SettingsSection, create_notice
from devlink3_desk.qt.core.form_widgets import create_button, create_form_layout, create_spin_box
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.widgets import OutcomeLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

SavePassword: TypeAlias = Callable[[str, str, str], Future[None]]
"""Stores the password of a user at a server in the keyring, in another thread."""

_SECURITY_TEXTS: Final[dict[MailSecurity, str]] = {
    MailSecurity.STARTTLS: QT_TRANSLATE_NOOP("MailPage", "STARTTLS, usually port 587"),
    MailSecurity.TLS: QT_TRANSLATE_NOOP("MailPage", "TLS, usually port 465"),
}


class MailPage(SettingsPage):
    """Server, sender and password for reports by e-mail."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "E-mail")
    SECTION = SettingsSection.HISTORY

    def __init__(self, save_password: SavePassword, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save_password = save_password
        self._shown_preferences = MailPreferences()
        self._receiver = FutureReceiver(self)
        self.add_hint(
            self.tr(
                "Reports are sent by the command devlink3-desk report, at times that the scheduler of the "
                "system decides. The connection is always encrypted."
            )
        )
        form = create_form_layout()
        self.host_field, self.user_field, self.sender_field = (QLineEdit(self) for _ in range(3))
        self.host_field.setPlaceholderText(self.tr("for example mail.example.com"))
        self.sender_field.setPlaceholderText(self.tr("for example desk@mail.example.com"))
        self.port_box = create_spin_box(self.tr("Port"), MAX_PORT, self, zero_text=self.tr("usual"))
        self.security_box = QComboBox(self)
        for security, text in _SECURITY_TEXTS.items():
            self.security_box.addItem(QCoreApplication.translate("MailPage", text), security)
        self.password_field = QLineEdit(self)
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_button = create_button(self.tr("Save password"), self._store_password, self)
        form.addRow(self.tr("Mail server"), self.host_field)
        form.addRow(self.tr("Encryption"), self.security_box)
        form.addRow(self.tr("Port"), self.port_box)
        form.addRow(self.tr("Sender"), self.sender_field)
        form.addRow(self.tr("User"), self.user_field)
        password_row = QHBoxLayout()
        password_row.setSpacing(8)
        password_row.addWidget(self.password_field, 1)
        password_row.addWidget(self.password_button)
        form.addRow(self.tr("Password"), password_row)
        self.security_box.setAccessibleName(self.tr("Encryption"))
        self.password_field.setAccessibleName(self.tr("Password"))
        self.body_layout.addLayout(form)
        self.result_label = OutcomeLabel("", "muted", self)
        self.body_layout.addWidget(self.result_label)
        self.body_layout.addStretch(1)
        for field in (self.host_field, self.user_field, self.password_field):
            field.textChanged.connect(self._update_enabled)
        self._update_enabled()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the server of ``preferences``."""
        mail = self._shown_preferences = preferences.mail
        self.host_field.setText(mail.host)
        self.port_box.setValue(mail.port)
        self.security_box.setCurrentIndex(max(0, self.security_box.findData(mail.security)))
        self.sender_field.setText(mail.sender)
        self.user_field.setText(mail.user)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the server of this page, and store a password that was typed."""
        if self.password_button.isEnabled():
            # The page is closed by the time of the answer.
            _UnsavedReport(QApplication.instance() or self).wait_for(self._start_storing())
        mail = msgspec.structs.replace(
            self._shown_preferences,
            host=self.host_field.text().strip(),
            port=self.port_box.value(),
            security=MailSecurity(self.security_box.currentData()),
            sender=self.sender_field.text().strip(),
            user=self.user_field.text().strip(),
        )
        return msgspec.structs.replace(preferences, mail=mail)

    def find_problem(self) -> str:
        """Return a sentence about what cannot be used on this page, else an empty string."""
        if not is_bare_host(self.host_field.text().strip()):
            return self.tr("Enter the mail server as a name or an IP address, without protocol and port.")
        sender = self.sender_field.text().strip()
        if sender and "@" not in sender:
            return self.tr("Enter the sender as an e-mail address, for example desk@mail.example.com.")
        if self.password_field.text() and not self.password_button.isEnabled():
            return self.tr("Enter the mail server and the user that the password is for.")
        return ""

    def _update_enabled(self) -> None:
        fields = (self.host_field, self.user_field, self.password_field)
        self.password_button.setEnabled(all(field.text().strip() for field in fields))

    def _store_password(self) -> None:
        self._receiver.wait_for(self._start_storing(), self._on_stored, self._on_not_stored)

    def _start_storing(self) -> Future[None]:
        return self._save_password(
            self.user_field.text().strip(), self.host_field.text().strip(), self.password_field.text()
        )

    def _on_stored(self, _answer: None) -> None:
        self.password_field.clear()
        self.result_label.setText(self.tr("The password is in the system keyring."))

    def _on_not_stored(self, sentence: Sentence) -> None:
        self.result_label.setText(translate_sentence(sentence))


class _UnsavedReport(QObject):
    """Shows in a dialog that a password could not be stored, if that fails."""

    def wait_for(self, future: Future[None]) -> None:
        """Wait for the answer of the keyring."""
        FutureReceiver(self).wait_for(future, self._end, self._show_error)

    def _end(self, _answer: object = None) -> None:
        self.deleteLater()

    def _show_error(self, sentence: Sentence) -> None:
        # An attribute: without a parent, it would end with this function.
        self._box = create_notice(translate_sentence(sentence))
        self._box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box.finished.connect(self._end)
        self._box.show()
