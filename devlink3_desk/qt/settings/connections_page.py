"""Settings page of the configured sites: addresses, certificates and passwords."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, Protocol, TypeAlias

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from devlink3_desk.numbers.numbering_plan import NumberingPlan, PresentedPrefix
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.dialog import SettingsPage, SettingsSection
from devlink3_desk.qt.core.form_widgets import create_button, create_form_layout
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.core.numbering_examples import describe_examples
from devlink3_desk.qt.core.widgets import OutcomeLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of one site as they are typed; an empty text stands for the default."""

    name: str
    host: str = ""
    port: str = ""
    user: str = ""
    hub_site: str = ""
    """Names of sites on a hub, separated by commas; empty for a PBX."""
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
    international_prefix: str = ""
    presented_prefix: PresentedPrefix = PresentedPrefix.AS_SEEN

    @property
    def plan(self) -> NumberingPlan | None:
        """The dialling rules; ``None`` while the entries are invalid."""
        digits = self.extension_digits
        if not (digits.isascii() and digits.isdecimal()):
            return None
        return NumberingPlan(
            self.country.upper(),
            self.outside_prefix,
            int(digits),
            self.international_prefix,
            self.presented_prefix,
        )


Report: TypeAlias = Callable[[str], None]
"""Shows a sentence about the outcome."""


class SiteStore(Protocol):
    """Stores sites and their secrets."""

    def load_sites(self) -> Sequence[SiteSettings]:
        """Return all sites in their order."""

    def find_problem(self, sites: Sequence[SiteSettings]) -> str:
        """Return one sentence about an invalid value, or an empty string if all are valid."""

    def save_sites(self, sites: Sequence[SiteSettings]) -> None:
        """Store ``sites``; stored ones that are missing there are removed with their secrets."""

    def save_password(self, site: SiteSettings, password: str, report: Report | None) -> None:
        """Store a password in the keyring, or delete it if empty, and report the outcome in a sentence.

        Without ``report``, only a failure is shown, in a dialog.
        """

    def save_passphrase(self, site: SiteSettings, passphrase: str, report: Report | None) -> None:
        """Store or delete the passphrase of the key of the client certificate; report the outcome."""


SaveSecret: TypeAlias = Callable[[SiteSettings, str, Report | None], None]
"""A method of :class:`SiteStore` that stores a secret."""


PRESENTED_TEXTS: Final = {
    PresentedPrefix.AS_SEEN: QT_TRANSLATE_NOOP("ConnectionsPage", "Automatic"),
    PresentedPrefix.ALWAYS: QT_TRANSLATE_NOOP("ConnectionsPage", "Always"),
    PresentedPrefix.NEVER: QT_TRANSLATE_NOOP("ConnectionsPage", "Never"),
}
"""Text of each choice of whether the PBX presents callers with the digits of an outside line."""

NUMBERING_FIELDS: Final = ("country", "outside_prefix", "extension_digits", "international_prefix")
"""Fields of the dialling rules, beside the choice of :data:`PRESENTED_TEXTS`."""

MIN_FIELD_CHARACTERS: Final = 24
"""Minimum width of an address, a path or a fingerprint, in average characters."""


class ConnectionsPage(SettingsPage):
    """Edits one site at a time; changes apply from the next connection on."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Connections")
    SECTION = SettingsSection.SYSTEM

    def __init__(self, store: SiteStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._sites: list[SiteSettings] = []
        self._current_index = -1
        self._hub_names: frozenset[str] = frozenset()
        """Names of the sites that are on a hub."""
        self._typed_secrets: dict[str, tuple[str, str]] = {}
        """Passwords and passphrases by site, until they are stored with OK."""
        # The keyring may answer after the dialog was closed, and the page deleted.
        self._report_outcome = relay_to_gui(self._show_outcome)
        self.site_box = QComboBox(self)
        self.site_box.setAccessibleName(self.tr("Site"))
        self.title_label.setBuddy(self.site_box)
        self.remove_button = create_button(self.tr("Remove this site"), self._remove_site, self)
        row = QHBoxLayout()
        row.addWidget(self.site_box, 1)
        row.addWidget(self.remove_button)
        self.body_layout.addLayout(row)
        self._form = create_form_layout()
        self.fields: dict[str, QLineEdit] = {}
        self.check_boxes: dict[str, QCheckBox] = {}
        self._add_fields()
        self._add_presented_box()
        self.body_layout.addLayout(self._form)
        self.examples_label = self.add_hint("")
        self.examples_label.setAccessibleName(self.tr("Examples"))
        self._secrets_form = create_form_layout()
        self.password_field, self.password_button = self._add_secret_field(
            self.tr("Password"), store.save_password
        )
        self.passphrase_field, _button = self._add_secret_field(
            self.tr("Key passphrase"), store.save_passphrase
        )
        self.body_layout.addLayout(self._secrets_form)
        self.outcome_label = OutcomeLabel("", "muted", self)
        self.body_layout.addWidget(self.outcome_label)
        self.add_hint(
            self.tr(
                "Changes apply to the next connection. Passwords are stored only in this computer's "
                "keyring; save an empty one to remove it."
            )
        )
        self.body_layout.addStretch(1)
        self.site_box.currentIndexChanged.connect(self._show_site)

    def show_preferences(self, preferences: Preferences) -> None:
        """List the stored sites; they are no part of ``preferences``."""
        del preferences
        self._sites, self._current_index = list(self._store.load_sites()), -1
        self._hub_names = frozenset(site.name for site in self._sites if site.hub_site)
        self._typed_secrets.clear()
        self.site_box.clear()
        self.site_box.addItems([site.name for site in self._sites])
        # Without a site there is nothing to edit; the setup wizard adds sites.
        self.setEnabled(bool(self._sites))

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Store the sites and the secrets that were typed; return ``preferences`` unchanged."""
        self._collect_edits()
        self._store.save_sites(self._sites)
        for site in self._sites:
            password, passphrase = self._typed_secrets.get(site.name, ("", ""))
            # A secret is deleted with its button only: with OK, its field is empty as a rule.
            if password:
                self._store.save_password(site, password, None)  # the dialog is closed by then
            if passphrase:
                self._store.save_passphrase(site, passphrase, None)
        self._typed_secrets.clear()
        self.password_field.clear()
        self.passphrase_field.clear()
        return preferences

    def find_problem(self) -> str:
        """Return one sentence about an invalid value, or an empty string if all are valid."""
        self._collect_edits()
        for site in self._sites:
            if site.name in self._hub_names and not site.hub_site:
                return self.tr("{site}: enter the name of the site on the hub.").format(site=site.name)
            _password, passphrase = self._typed_secrets.get(site.name, ("", ""))
            if passphrase and not site.cert:
                text = self.tr("{site}: choose the client certificate that the key passphrase is for.")
                return text.format(site=site.name)
        return self._store.find_problem(self._sites)

    def _add_fields(self) -> None:
        # The names are those of the fields of SiteSettings; _show_site() and _collect_edits() rely on it.
        for name, title in (
            ("host", self.tr("Address")),
            ("port", self.tr("Port")),
            ("user", self.tr("User")),
            ("hub_site", self.tr("Site on the hub")),
            ("country", self.tr("Country (for example GB)")),
            ("outside_prefix", self.tr("Outside line prefix")),
            ("extension_digits", self.tr("Maximum extension length, in digits")),
            ("international_prefix", self.tr("International prefix, if not standard")),
            ("flags", self.tr("Event flags")),
            ("ca", self.tr("Trusted CAs (PEM file)")),
            ("server_name", self.tr("Server name in the certificate")),
            ("pin", self.tr("Pinned certificate (SHA-256)")),
            ("cert", self.tr("Client certificate (PEM or PKCS#12 file)")),
            ("key", self.tr("Key of the client certificate (PEM file)")),
        ):
            field = self.fields[name] = QLineEdit(self)
            field.setAccessibleName(title)
            # The form puts a title that leaves less room above its field.
            field.setMinimumWidth(MIN_FIELD_CHARACTERS * field.fontMetrics().averageCharWidth())
            self._form.addRow(title, field)
        # Shown in empty fields.
        for name, default in (
            ("port", self.tr("default")),
            ("ca", self.tr("those of this computer")),
            ("server_name", self.tr("the address")),
            ("pin", self.tr("none")),
        ):
            self.fields[name].setPlaceholderText(default)
        for name, title in (
            ("tls", self.tr("Encrypt the connection (TLS)")),
            ("old_tls", self.tr("Allow TLS 1.0 and 1.1 (insecure)")),
        ):
            self.check_boxes[name] = QCheckBox(title, self)
            self._form.addRow(self.check_boxes[name])
        self.check_boxes["tls"].setToolTip(
            self.tr("Without encryption, anyone on the network can read all calls and names.")
        )

    def _add_presented_box(self) -> None:
        title = self.tr("Caller numbers include the outside line prefix")
        self.presented_box = QComboBox(self)
        self.presented_box.setAccessibleName(title)
        for value, text in PRESENTED_TEXTS.items():
            self.presented_box.addItem(QCoreApplication.translate("ConnectionsPage", text), value)
        self._form.addRow(title, self.presented_box)
        self.presented_box.currentIndexChanged.connect(self._update_examples)
        for name in NUMBERING_FIELDS:
            self.fields[name].textChanged.connect(self._update_examples)

    def _update_examples(self) -> None:
        """Show how the desk interprets numbers, while the settings are being typed."""
        if self.site_box.currentText() in self._hub_names:
            self.examples_label.setText(self.tr("The hub decides how phone numbers are written and dialled."))
            return
        plan = self._read_fields(SiteSettings(name="")).plan
        self.examples_label.setText("" if plan is None else describe_examples(plan))

    def _add_secret_field(self, title: str, save: SaveSecret) -> tuple[QLineEdit, QPushButton]:
        """Add a field for a secret, with a button that stores it at once, or deletes it if empty."""
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(title)

        def save_secret() -> None:
            # For the user and the address that are typed: the password may be that of another user.
            self._collect_edits()
            save(self._sites[self._current_index], field.text(), self._report_outcome)
            field.clear()

        button = create_button(self.tr("Save"), save_secret, self)
        button.setAccessibleName(self.tr("Save: {what}").format(what=title))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(button)
        self._secrets_form.addRow(title, row)
        return field, button

    def _show_outcome(self, text: str) -> None:
        self.outcome_label.setText(text)

    def _show_site(self, index: int) -> None:
        self._collect_edits()
        self._current_index = index
        self.outcome_label.clear()  # it was about another site
        if index < 0:
            return
        site = self._sites[index]
        is_hub = site.name in self._hub_names
        self._form.setRowVisible(self.fields["hub_site"], is_hub)
        self._form.setRowVisible(self.fields["flags"], not is_hub)  # a hub sends all that it receives
        for field in (*(self.fields[name] for name in NUMBERING_FIELDS), self.presented_box):
            self._form.setRowVisible(field, not is_hub)  # the desk takes the dialling rules of the hub
        for name, field in self.fields.items():
            field.setText(getattr(site, name))
            field.setCursorPosition(0)  # of a long path or fingerprint, the beginning is shown
        for name, box in self.check_boxes.items():
            box.setChecked(getattr(site, name))
        self.presented_box.setCurrentIndex(self.presented_box.findData(site.presented_prefix))
        password, passphrase = self._typed_secrets.get(site.name, ("", ""))
        self.password_field.setText(password)
        self.passphrase_field.setText(passphrase)
        self._update_examples()

    def _collect_edits(self) -> None:
        """Copy what was typed about the current site into the list of sites and the secrets."""
        if not 0 <= self._current_index < len(self._sites):
            return
        site = self._read_fields(self._sites[self._current_index])
        self._sites[self._current_index] = site
        self._typed_secrets[site.name] = self.password_field.text(), self.passphrase_field.text()

    def _read_fields(self, site: SiteSettings) -> SiteSettings:
        """Return ``site`` with everything that is typed."""
        values: dict[str, str | bool] = {name: field.text().strip() for name, field in self.fields.items()}
        values |= {name: box.isChecked() for name, box in self.check_boxes.items()}
        presented = PresentedPrefix(self.presented_box.currentData())
        return msgspec.structs.replace(site, presented_prefix=presented, **values)

    def _remove_site(self) -> None:
        # Reset first: removing the entry selects another site, for which _show_site() would collect the edits
        # of the removed one.
        index, self._current_index = self._current_index, -1
        del self._sites[index]
        self.site_box.removeItem(index)
        self.setEnabled(bool(self._sites))
