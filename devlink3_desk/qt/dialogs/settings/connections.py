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

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.widgets.basics import Label

from .page import SettingsPage


class SiteForm(msgspec.Struct, frozen=True, kw_only=True):
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


class SiteKeeper(Protocol):
    """Keeps sites and their secrets."""

    def sites(self) -> Sequence[SiteForm]:
        """Return all sites, in their order."""

    def complaint(self, sites: Sequence[SiteForm]) -> str:
        """Return one sentence on what makes no sense, empty where everything does."""

    def keep(self, sites: Sequence[SiteForm]) -> None:
        """Keep the sites as they are now; those that are missing are removed, with their secrets."""

    def keep_password(self, site: SiteForm, password: str, said: Callable[[str], None]) -> None:
        """Put a password into the keyring, an empty one takes it out; then say in a sentence how it went."""

    def keep_passphrase(self, site: SiteForm, passphrase: str, said: Callable[[str], None]) -> None:
        """Likewise for the passphrase of the key of the client certificate."""


class ConnectionsPage(SettingsPage):
    """One site at a time; what is changed holds from the next connection on."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Connections")

    def __init__(self, keeper: SiteKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._sites: list[SiteForm] = []
        self._at = -1
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Site"))
        self.remove = QPushButton(self.tr("Remove this site"), self)
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.remove)
        self.column.addLayout(row)
        self._form = QFormLayout()
        self.lines: dict[str, QLineEdit] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self._add_fields()
        self.column.addLayout(self._form)
        self.password = self._secret(self.tr("Password"), keeper.keep_password)
        self.passphrase = self._secret(self.tr("Passphrase of the key"), keeper.keep_passphrase)
        self.outcome = self.explain("")
        self.explain(
            self.tr(
                "Changes hold from the next connection on. Passwords are in this computer's keyring alone; "
                "an empty one is taken out of it."
            )
        )
        self.column.addStretch(1)
        self.choice.currentIndexChanged.connect(self._show)
        self.remove.clicked.connect(self._remove)

    def load(self, preferences: Preferences) -> None:
        """List the sites."""
        del preferences
        self._sites, self._at = list(self._keeper.sites()), -1
        self.choice.clear()
        self.choice.addItems([site.name for site in self._sites])
        self.setEnabled(bool(self._sites))

    def chosen(self, preferences: Preferences) -> Preferences:
        """Keep the sites; preferences are none of theirs."""
        self._take()
        self._keeper.keep(self._sites)
        return preferences

    def complaint(self) -> str:
        """Return what makes no sense about a site."""
        self._take()
        return self._keeper.complaint(self._sites)

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
            line = self.lines[name] = QLineEdit(self)
            line.setAccessibleName(title)
            self._form.addRow(title, line)
        for name, title in (
            ("tls", self.tr("Encrypt the connection; without, whoever can listen reads every call")),
            ("old_tls", self.tr("Accept TLS 1.0 and 1.1, which are broken")),
        ):
            self.boxes[name] = QCheckBox(title, self)
            self._form.addRow(self.boxes[name])

    def _secret(self, title: str, keep: Callable[[SiteForm, str, Callable[[str], None]], None]) -> QLineEdit:
        line = QLineEdit(self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(title)
        button = QPushButton(self.tr("Keep"), self)
        button.setAccessibleName(self.tr("Keep: {what}").format(what=title))

        def store() -> None:
            keep(self._sites[self._at], line.text(), self.outcome.setText)
            line.clear()

        button.clicked.connect(store)
        row = QHBoxLayout()
        row.addWidget(Label(title, "", self))
        row.addWidget(line, 1)
        row.addWidget(button)
        self.column.addLayout(row)
        return line

    def _show(self, at: int) -> None:
        self._take()
        self._at = at
        if at < 0:
            return
        site = self._sites[at]
        for name, line in self.lines.items():
            line.setText(getattr(site, name))
            line.setCursorPosition(0)
        for name, box in self.boxes.items():
            box.setChecked(getattr(site, name))

    def _take(self) -> None:
        """Take what was typed about the site in sight."""
        if not 0 <= self._at < len(self._sites):
            return
        values: dict[str, str | bool] = {name: line.text().strip() for name, line in self.lines.items()}
        values |= {name: box.isChecked() for name, box in self.boxes.items()}
        self._sites[self._at] = msgspec.structs.replace(self._sites[self._at], **values)

    def _remove(self) -> None:
        at, self._at = self._at, -1
        del self._sites[at]
        self.choice.removeItem(at)
        self.setEnabled(bool(self._sites))
