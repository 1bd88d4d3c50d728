"""The sites that are set up: how each is reached and trusted, and its password."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

import msgspec
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be changed about a site; empty text stands for the default."""

    name: str
    host: str = ""
    port: str = ""
    user: str = ""
    tls: bool = True
    old_tls: bool = False
    ca: str = ""
    server_name: str = ""
    pin: str = ""
    cert: str = ""
    key: str = ""
    flags: str = ""
    country: str = ""
    outside_prefix: str = ""
    extension_digits: str = ""


class SiteStore(Protocol):
    """Keeps sites and their secrets."""

    def load_sites(self) -> Sequence[SiteSettings]:
        """Return all sites, in their order."""

    def find_problem(self, sites: Sequence[SiteSettings]) -> str:
        """Return one sentence on what makes no sense, empty where everything does."""

    def save_sites(self, sites: Sequence[SiteSettings]) -> None:
        """Keep the sites as they are now; those that are missing are removed, with their secrets."""

    def save_password(self, site: SiteSettings, password: str, report: Callable[[str], None]) -> None:
        """Put a password into the keyring, an empty one takes it out; then say in a sentence how it went."""

    def save_passphrase(self, site: SiteSettings, passphrase: str, report: Callable[[str], None]) -> None:
        """Likewise for the passphrase of the key of the client certificate."""


class ConnectionsPage(SettingsPage):
    """One site at a time; what is changed holds from the next connection on."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Connections")

    def __init__(self, store: SiteStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._sites: list[SiteSettings] = []
        self._current_index = -1
        self.site_box = QComboBox(self)
        self.site_box.setAccessibleName(self.tr("Site"))
        self.remove_button = QPushButton(self.tr("Remove this site"), self)
        row = QHBoxLayout()
        row.addWidget(self.site_box, 1)
        row.addWidget(self.remove_button)
        self.body_layout.addLayout(row)
        self._form = QFormLayout()
        self.fields: dict[str, QLineEdit] = {}
        self.check_boxes: dict[str, QCheckBox] = {}
        self._add_fields()
        self.body_layout.addLayout(self._form)
        self.password_field = self._add_secret_field(self.tr("Password"), store.save_password)
        self.passphrase_field = self._add_secret_field(
            self.tr("Passphrase of the key"), store.save_passphrase
        )
        self.outcome_label = self.add_hint("")
        self.add_hint(
            self.tr(
                "Changes hold from the next connection on. Passwords are in this computer's keyring alone; "
                "an empty one is taken out of it."
            )
        )
        self.body_layout.addStretch(1)
        self.site_box.currentIndexChanged.connect(self._show_site)
        self.remove_button.clicked.connect(self._remove_site)

    def show_preferences(self, preferences: Preferences) -> None:
        """List the sites."""
        del preferences
        self._sites, self._current_index = list(self._store.load_sites()), -1
        self.site_box.clear()
        self.site_box.addItems([site.name for site in self._sites])
        self.setEnabled(bool(self._sites))

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Keep the sites; preferences are none of theirs."""
        self._store_edits()
        self._store.save_sites(self._sites)
        return preferences

    def find_problem(self) -> str:
        """Return what makes no sense about a site."""
        self._store_edits()
        return self._store.find_problem(self._sites)

    def _add_fields(self) -> None:
        for name, title in (
            ("host", self.tr("Address")),
            ("port", self.tr("Port")),
            ("user", self.tr("User")),
            ("country", self.tr("Country (such as GB)")),
            ("outside_prefix", self.tr("Digits for an outside line")),
            ("extension_digits", self.tr("Longest extension number, in digits")),
            ("flags", self.tr("Event flags")),
            ("ca", self.tr("Trusted authorities (PEM file)")),
            ("server_name", self.tr("Name in the certificate")),
            ("pin", self.tr("Pinned certificate (SHA-256)")),
            ("cert", self.tr("Client certificate (PEM or PKCS#12 file)")),
            ("key", self.tr("Key of the client certificate (PEM file)")),
        ):
            line = self.fields[name] = QLineEdit(self)
            line.setAccessibleName(title)
            self._form.addRow(title, line)
        for name, title in (
            ("tls", self.tr("Encrypt the connection; without, whoever can listen reads every call")),
            ("old_tls", self.tr("Accept TLS 1.0 and 1.1, which are broken")),
        ):
            self.check_boxes[name] = QCheckBox(title, self)
            self._form.addRow(self.check_boxes[name])

    def _add_secret_field(
        self, title: str, save: Callable[[SiteSettings, str, Callable[[str], None]], None]
    ) -> QLineEdit:
        line = QLineEdit(self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(title)
        button = QPushButton(self.tr("Keep"), self)
        button.setAccessibleName(self.tr("Keep: {what}").format(what=title))

        def store() -> None:
            save(self._sites[self._current_index], line.text(), self.outcome_label.setText)
            line.clear()

        button.clicked.connect(store)
        row = QHBoxLayout()
        row.addWidget(Label(title, "", self))
        row.addWidget(line, 1)
        row.addWidget(button)
        self.body_layout.addLayout(row)
        return line

    def _show_site(self, index: int) -> None:
        self._store_edits()
        self._current_index = index
        if index < 0:
            return
        site = self._sites[index]
        for name, line in self.fields.items():
            line.setText(getattr(site, name))
            line.setCursorPosition(0)
        for name, box in self.check_boxes.items():
            box.setChecked(getattr(site, name))

    def _store_edits(self) -> None:
        """Take what was typed about the site in sight."""
        if not 0 <= self._current_index < len(self._sites):
            return
        values: dict[str, str | bool] = {name: line.text().strip() for name, line in self.fields.items()}
        values |= {name: box.isChecked() for name, box in self.check_boxes.items()}
        self._sites[self._current_index] = msgspec.structs.replace(self._sites[self._current_index], **values)

    def _remove_site(self) -> None:
        at, self._current_index = self._current_index, -1
        del self._sites[at]
        self.site_box.removeItem(at)
        self.setEnabled(bool(self._sites))
