"""The dialog of one contact source: a file, a folder or a directory server."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QTreeWidgetItem,
    QWidget,
)

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.followed_source import (
    FollowedContacts,
    FollowedSource,
    LdapEncryption,
    LdapPreset,
    LdapSettings,
    SourceKind,
    SourceTrial,
)
from devlink3_desk.contacts.import_plan import ImportPlan
from devlink3_desk.contacts.ldap_entries import (
    LdapAddressError,
    build_mapping,
    format_mapping,
    is_ldap_url,
    parse_ldap_url,
)
from devlink3_desk.preferences import MAX_PORT
from devlink3_desk.qt.contact_sources.columns_dialog import ColumnsDialog
from devlink3_desk.qt.contact_sources.form_parts import (
    FIELD_GAP,
    FormHint,
    PathField,
)
from devlink3_desk.qt.core.dialog import ContentArea, Dialog
from devlink3_desk.qt.core.form_widgets import (
    create_button,
    create_form_layout,
    create_list,
    create_spin_box,
)
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import format_tooltip, join_bidi, sanitize_text, translate_sentence
from devlink3_desk.qt.core.widgets import Label, OutcomeLabel
from devlink3_desk.qt.core.window_placement import fit_into_screen
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error

MAX_PREVIEW_ROWS: Final = 8
MAX_MINUTES: Final = 7 * 24 * 60
DIALOG_CHARACTERS: Final = 88
"""Average characters that have room in the width of the dialog."""
MIN_PREVIEW_LINES, MAX_PREVIEW_LINES = 6, 10
"""Height of the list of the first contacts, in lines of text: the form gets what a low screen has left."""

ENCRYPTION_TEXTS: Final[dict[LdapEncryption, str]] = {
    LdapEncryption.TLS: QT_TRANSLATE_NOOP("SourceDialog", "TLS (LDAPS)"),
    LdapEncryption.START_TLS: QT_TRANSLATE_NOOP("SourceDialog", "StartTLS"),
    LdapEncryption.NONE: QT_TRANSLATE_NOOP("SourceDialog", "None (anonymous access only)"),
}
PRESET_TEXTS: Final[dict[LdapPreset, str]] = {
    LdapPreset.AUTOMATIC: QT_TRANSLATE_NOOP("SourceDialog", "Automatic"),
    LdapPreset.ACTIVE_DIRECTORY: QT_TRANSLATE_NOOP("SourceDialog", "Active Directory"),
    LdapPreset.STANDARD: QT_TRANSLATE_NOOP("SourceDialog", "OpenLDAP and others"),
}


class SourceDialog(Dialog):
    """Edits a source; a trial shows its first contacts before it is saved."""

    source_accepted = Signal(object)
    """Emitted with the edited :class:`.FollowedSource`."""

    def __init__(self, source: FollowedSource, followed: FollowedContacts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            self.tr("Directory server") if source.kind is SourceKind.LDAP else self.tr("File or folder")
        )
        self._source, self._followed, self._plan = source, followed, source.plan
        self._receiver = FutureReceiver(self)
        self._column = self.create_column()
        self._form = create_form_layout()  # with large letters, higher than some screens
        self._form.setVerticalSpacing(6)  # the form of a server is long
        self.name_field = QLineEdit(source.name, self)
        self._form.addRow(self.tr("Name"), self.name_field)
        if source.kind is SourceKind.LDAP:
            self._build_ldap_fields()
        else:
            self._build_file_fields()
        contents = QWidget(self)
        contents.setLayout(self._form)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ContentArea(contents, self), 1)
        self._build_trial()
        self._column.addWidget(self._build_dialog_buttons())
        width = DIALOG_CHARACTERS * self.fontMetrics().averageCharWidth()
        self.resize(fit_into_screen(self, QSize(width, self.sizeHint().height())))

    # -- fields

    def _build_file_fields(self) -> None:
        filters = [self.tr("Contact files (*.csv *.vcf *.vcard *.ldif *.txt)"), self.tr("All files (*)")]
        self.path_field = PathField(self.tr("File or folder"), filters, self, folders=True)
        self.path_field.field.setText(self._source.path)
        self._form.addRow(self.tr("File or folder"), self.path_field)
        self._add_hint(
            self.tr(
                "CSV, vCard and LDIF files are read when they change, also on network drives. In a folder, "
                "all such files are read."
            )
        )
        row = QHBoxLayout()
        row.setSpacing(FIELD_GAP // 2)
        self.columns_button = create_button(self.tr("Columns…"), self.choose_columns, self)
        self.columns_label = Label("", "muted", self)
        row.addWidget(self.columns_button)
        row.addWidget(self.columns_label, 1)
        self._form.addRow(self.tr("Columns of a CSV file"), row)
        self.path_field.field.textChanged.connect(self._on_path_changed)
        self._show_plan()

    def _on_path_changed(self) -> None:
        # The columns were chosen for the previous file.
        self._plan = None
        self._show_plan()

    def _show_plan(self) -> None:
        path = self.path_field.field.text().strip()
        self.columns_button.setEnabled(bool(path) and path[-1] not in "/\\")
        is_chosen = self._plan is not None
        self.columns_label.setText(self.tr("As chosen") if is_chosen else self.tr("Detected each time"))

    def choose_columns(self) -> ColumnsDialog:
        """Open the dialog that assigns the columns of the file to contact fields."""
        dialog = ColumnsDialog(self.path_field.field.text().strip(), self._plan, self._followed, self)
        dialog.plan_chosen.connect(self._set_plan)
        dialog.open()
        return dialog

    def _set_plan(self, plan: ImportPlan | None) -> None:
        self._plan = plan
        self._show_plan()
        self.try_source()

    def _build_ldap_fields(self) -> None:
        ldap = self._source.ldap
        self._add_server_row(ldap)
        self.encryption_box = self._create_choice(ENCRYPTION_TEXTS, ldap.encryption)
        self.encryption_box.setAccessibleName(self.tr("Encryption"))
        self._form.addRow(self.tr("Encryption"), self.encryption_box)
        self.ca_field = PathField(
            self.tr("CA certificate"),
            [self.tr("PEM files (*.pem *.crt *.cer)"), self.tr("All files (*)")],
            self,
        )
        self.ca_field.field.setText(ldap.ca)
        self.ca_field.field.setPlaceholderText(self.tr("those of this computer"))
        self._form.addRow(self.tr("CA certificate"), self.ca_field)
        self.pin_field = self._add_text_row(
            self.tr("Pinned fingerprint"), ldap.pin, self.tr("none (SHA-256 of the certificate)")
        )
        self.user_field = self._add_text_row(
            self.tr("User"), ldap.bind_name, self.tr("anonymous, or kim@example.com or cn=kim,dc=…")
        )
        self.password_field = self._add_text_row(self.tr("Password"), "", self._describe_password())
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.base_field = self._add_text_row(
            self.tr("Base"), ldap.base, self.tr("as the server says, or ou=people,dc=example,dc=com")
        )
        self.preset_box = self._create_choice(PRESET_TEXTS, ldap.preset)
        self.preset_box.setAccessibleName(self.tr("Kind of server"))
        self._form.addRow(self.tr("Kind of server"), self.preset_box)
        self.filter_field = self._add_text_row(
            self.tr("Filter"), ldap.filter, self.tr("people, or for example (department=Sales)")
        )
        self.mapping_field = self._add_text_row(
            self.tr("Attributes"),
            format_mapping(ldap.mapping),
            self.tr("as usual, or displayName=name, ipPhone=work"),
        )
        self.minutes_box = create_spin_box(self.tr("Read every"), MAX_MINUTES, self, suffix=self.tr(" min"))
        self.minutes_box.setMinimum(1)
        self.minutes_box.setValue(self._source.minutes)
        self._form.addRow(self.tr("Read every"), self.minutes_box)

    def _add_server_row(self, ldap: LdapSettings) -> None:
        self.host_field = QLineEdit(ldap.host, self)
        self.host_field.setPlaceholderText(self.tr("for example ldap.example.com"))
        self.host_field.editingFinished.connect(self._split_address)
        self.port_box = create_spin_box(self.tr("Port"), MAX_PORT, self, zero_text=self.tr("default"))
        self.port_box.setValue(ldap.port or 0)
        row = QHBoxLayout()
        row.setSpacing(FIELD_GAP // 2)
        row.addWidget(self.host_field, 1)
        label = Label(self.tr("Port"), "", self)
        label.setBuddy(self.port_box)
        row.addWidget(label)
        row.addWidget(self.port_box)
        self._form.addRow(self.tr("Server"), row)
        self.host_field.setAccessibleName(self.tr("Server"))

    def _describe_password(self) -> str:
        if self._source.ldap.bind_name:
            return self.tr("unchanged, in the keyring")
        return self.tr("will be stored in the keyring")

    def _create_choice(
        self, texts: dict[LdapEncryption, str] | dict[LdapPreset, str], value: str
    ) -> QComboBox:
        box = QComboBox(self)
        for choice, text in texts.items():
            box.addItem(QCoreApplication.translate("SourceDialog", text), choice)
        box.setCurrentIndex(box.findData(value))
        return box

    def _add_text_row(self, title: str, text: str, placeholder: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(title)
        self._form.addRow(title, field)
        return field

    def _add_hint(self, text: str) -> None:
        self._form.addRow(FormHint(text, self))

    def _split_address(self) -> None:
        """Split an LDAP URL that was pasted into the field of the server into the fields."""
        text = self.host_field.text().strip()
        if not is_ldap_url(text):
            return
        try:
            ldap = parse_ldap_url(text)
        except LdapAddressError as error:
            self.host_field.clear()
            self._show_status(sentence_from_error(error))
            return
        self.host_field.setText(ldap.host)
        self.port_box.setValue(ldap.port or 0)
        self.encryption_box.setCurrentIndex(self.encryption_box.findData(ldap.encryption))
        for field, value in (
            (self.user_field, ldap.bind_name),
            (self.base_field, ldap.base),
            (self.filter_field, ldap.filter),
            (self.mapping_field, format_mapping(ldap.mapping)),
        ):
            field.setText(value or field.text())

    # -- trial

    def _build_trial(self) -> None:
        self.try_button = create_button(self.tr("Try now"), self.try_source, self)
        row = QHBoxLayout()
        row.addWidget(self.try_button)
        self.status_label = OutcomeLabel("", "muted", self)
        row.addWidget(self.status_label, 1)
        self._column.addLayout(row)
        titles = (self.tr("Name"), self.tr("Company"), self.tr("Numbers"))
        self.preview_list = create_list(self.tr("First contacts"), titles, range(len(titles)), self)
        line = self.fontMetrics().lineSpacing()
        self.preview_list.setMinimumHeight(MIN_PREVIEW_LINES * line)
        self.preview_list.setMaximumHeight(MAX_PREVIEW_LINES * line)
        self.preview_list.hide()
        self._column.addWidget(self.preview_list)

    def try_source(self) -> None:
        """Read the source as it is entered, and show the first contacts."""
        source = self._read_fields()
        if isinstance(source, Sentence):
            self._show_status(source)
            return
        self._receiver.drop_pending()
        self.preview_list.clear()
        self.try_button.setEnabled(False)
        self.status_label.setText(self.tr("Reading…"))
        future = self._followed.try_source(source, self._read_password())
        self._receiver.wait_for(future, self._show_trial, self._show_status)

    def _show_trial(self, trial: SourceTrial) -> None:
        self.try_button.setEnabled(True)
        sentences = [self.tr("%n contact(s) found.", "", len(trial.contacts))]
        if trial.problems:
            sentences.append(self.tr("%n problem(s) found.", "", len(trial.problems)))
        if trial.remark is not None:
            sentences.append(translate_sentence(trial.remark))
        self.status_label.setText(" ".join(sentences))
        self.preview_list.setVisible(bool(trial.contacts))
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))
        self.grow_to_fit()
        for contact in trial.contacts[:MAX_PREVIEW_ROWS]:
            self.preview_list.addTopLevelItem(_create_preview_item(contact))

    def _show_status(self, sentence: Sentence) -> None:
        self.try_button.setEnabled(True)
        self.preview_list.hide()  # it was that of another source
        self.status_label.setText(translate_sentence(sentence))
        self.grow_to_fit()

    # -- result

    def _build_dialog_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        return self.create_buttons(kinds.Save | kinds.Cancel)

    def accept(self) -> None:
        """Save the source and close, unless a field is not valid."""
        source = self._read_fields()
        if isinstance(source, Sentence):
            self._show_status(source)
            return
        password = self._read_password()
        if password is not None:
            # A failure is shown in the list of sources: without a password, the source cannot be read.
            self._followed.save_secret(source, password)
        self.source_accepted.emit(source)
        super().accept()

    def _read_password(self) -> str | None:
        if self._source.kind is not SourceKind.LDAP:
            return None
        return self.password_field.text() or None

    def _read_fields(self) -> FollowedSource | Sentence:
        """Return the source as it is entered, or what is wrong with it."""
        name = self.name_field.text().strip()
        if self._source.kind is SourceKind.FILE:
            path = self.path_field.field.text().strip()
            if not path:
                return Sentence(_NO_PATH)
            default_name = path.rstrip("/\\").replace("\\", "/").rpartition("/")[2]
            return msgspec.structs.replace(
                self._source, name=name or default_name, path=path, plan=self._plan
            )
        host = self.host_field.text().strip()
        if not host:
            return Sentence(_NO_HOST)
        try:
            ldap = self._read_ldap(host)
        except LdapAddressError as error:
            return sentence_from_error(error)
        return msgspec.structs.replace(
            self._source, name=name or host, ldap=ldap, minutes=self.minutes_box.value()
        )

    def _read_ldap(self, host: str) -> LdapSettings:
        mapping = self.mapping_field.text().replace(";", ",").split(",")
        return msgspec.structs.replace(
            self._source.ldap,
            host=host,
            port=self.port_box.value() or None,
            encryption=LdapEncryption(self.encryption_box.currentData()),
            ca=self.ca_field.field.text().strip(),
            pin=self.pin_field.text().strip(),
            bind_name=self.user_field.text().strip(),
            base=self.base_field.text().strip(),
            preset=LdapPreset(self.preset_box.currentData()),
            filter=self.filter_field.text().strip(),
            mapping=build_mapping(text for text in mapping if text.strip()),
        )


_NO_PATH: Final = QT_TRANSLATE_NOOP("Link", "Choose a file or a folder.")
_NO_HOST: Final = QT_TRANSLATE_NOOP("Link", "Enter the name of the server.")


def _create_preview_item(contact: Contact) -> QTreeWidgetItem:
    numbers = join_bidi((sanitize_text(number.number) for number in contact.numbers), ", ")
    item = QTreeWidgetItem([sanitize_text(contact.name), sanitize_text(contact.company), numbers])
    item.setToolTip(2, format_tooltip(numbers))
    return item
