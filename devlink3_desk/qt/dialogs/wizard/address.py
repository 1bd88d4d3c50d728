"""The first page: where the PBX is and who signs in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.widgets.basics import Label

from .port import SiteDraft, SiteSecrets

HIGHEST_PORT = 65535


class AddressPage(QWidget):
    """Address, user and password; everything else has a default."""

    input_changed = Signal()
    """Something was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        form = QFormLayout()
        form.setSpacing(10)
        self.host_field = self._add_field(form, self.tr("&Address"), self.tr("such as pbx.example.com or 192.168.42.1"))
        self.user_field = self._add_field(form, self.tr("&User"), self.tr("a service user of the PBX"))
        self.password_field = self._add_field(form, self.tr("&Password"), "")
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.name_field = self._add_field(form, self.tr("Name of this &site"), self.tr("the address, if left empty"))
        self.port_field = self._add_field(form, self.tr("P&ort"), "")
        self.port_field.setValidator(QIntValidator(1, HIGHEST_PORT, self))
        column.addLayout(form)
        self.tls_box = QCheckBox(self.tr("&Encrypt the connection (TLS)"), self)
        self.tls_box.setChecked(True)
        self.tls_box.toggled.connect(self._update_risk)
        column.addWidget(self.tls_box)
        self.risk_label = Label("", "trouble", self)
        self.risk_label.setWordWrap(True)
        column.addWidget(self.risk_label)
        self.more_box = QCheckBox(self.tr("&More: authorities, client certificate"), self)
        self.more_box.toggled.connect(self._update_more_panel)
        column.addWidget(self.more_box)
        self._more_panel = QWidget(self)
        rest = QFormLayout(self._more_panel)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(10)
        self.ca_field = self._add_file_field(rest, self.tr("Trusted authorities (PEM)"))
        self.cert_field = self._add_file_field(rest, self.tr("Client certificate (PEM or PKCS#12)"))
        self.key_field = self._add_file_field(rest, self.tr("Its key (PEM)"))
        self.passphrase_field = self._add_field(rest, self.tr("Passphrase of the key"), "")
        self.passphrase_field.setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self._more_panel)
        self._more_panel.hide()
        hint = self.tr(
            "The user is a service user of IP Office Manager (security settings), in a rights group that has "
            "DevLink3 ticked. The password is kept by this computer's keyring, never in a file."
        )
        note = Label(hint, "muted", self)
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        self._update_risk()

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to try."""
        return bool(self.host_field.text().strip() and self.user_field.text().strip())

    def build_draft(self) -> SiteDraft:
        """Return what was typed."""
        host = self.host_field.text().strip()
        return SiteDraft(
            name=self.name_field.text().strip() or host,
            host=host,
            port=int(self.port_field.text()) if self.port_field.text() else None,
            tls=self.tls_box.isChecked(),
            user=self.user_field.text().strip(),
            ca=self.ca_field.text().strip() or None,
            cert=self.cert_field.text().strip() or None,
            key=self.key_field.text().strip() or None,
        )

    def build_secrets(self) -> SiteSecrets:
        """Return what was typed and nobody else is to see."""
        return SiteSecrets(self.password_field.text(), self.passphrase_field.text())

    def _add_file_field(self, form: QFormLayout, title: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(title)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAccessibleName(self.tr("Choose: {what}").format(what=title))
        choose.clicked.connect(lambda: self._choose_file(title, line))
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(choose)
        form.addRow(title, row)
        return line

    def _choose_file(self, title: str, field: QLineEdit) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(field.setText)
        dialog.open()

    def _update_more_panel(self) -> None:
        self._more_panel.setVisible(self.more_box.isChecked())

    def _add_field(self, form: QFormLayout, title: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(title.replace("&", ""))
        line.textChanged.connect(lambda _text: self.input_changed.emit())
        form.addRow(title, line)
        return line

    def _update_risk(self) -> None:
        self.port_field.setPlaceholderText("50796" if self.tls_box.isChecked() else "50797")
        risk = self.tr(
            "Not encrypted: whoever can listen on the network reads every call and every name. Choose it "
            "only on a network that you trust."
        )
        self.risk_label.setText("" if self.tls_box.isChecked() else risk)
        self.input_changed.emit()
