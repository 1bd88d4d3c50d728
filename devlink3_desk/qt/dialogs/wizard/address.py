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

from .port import Draft, Secrets

HIGHEST_PORT = 65535


class AddressPage(QWidget):
    """Address, user and password; everything else has a default."""

    changed = Signal()
    """Something was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        form = QFormLayout()
        form.setSpacing(10)
        self.host = self._line(form, self.tr("&Address"), self.tr("such as pbx.example.com or 192.168.42.1"))
        self.user = self._line(form, self.tr("&User"), self.tr("a service user of the PBX"))
        self.password = self._line(form, self.tr("&Password"), "")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.name = self._line(form, self.tr("Name of this &site"), self.tr("the address, if left empty"))
        self.port = self._line(form, self.tr("P&ort"), "")
        self.port.setValidator(QIntValidator(1, HIGHEST_PORT, self))
        column.addLayout(form)
        self.tls = QCheckBox(self.tr("&Encrypt the connection (TLS)"), self)
        self.tls.setChecked(True)
        self.tls.toggled.connect(self._show_risk)
        column.addWidget(self.tls)
        self.risk = Label("", "trouble", self)
        self.risk.setWordWrap(True)
        column.addWidget(self.risk)
        self.more = QCheckBox(self.tr("&More: authorities, client certificate"), self)
        self.more.toggled.connect(self._show_more)
        column.addWidget(self.more)
        self._rest = QWidget(self)
        rest = QFormLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(10)
        self.ca = self._file(rest, self.tr("Trusted authorities (PEM)"))
        self.cert = self._file(rest, self.tr("Client certificate (PEM or PKCS#12)"))
        self.key = self._file(rest, self.tr("Its key (PEM)"))
        self.passphrase = self._line(rest, self.tr("Passphrase of the key"), "")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self._rest)
        self._rest.hide()
        hint = self.tr(
            "The user is a service user of IP Office Manager (security settings), in a rights group that has "
            "DevLink3 ticked. The password is kept by this computer's keyring, never in a file."
        )
        note = Label(hint, "muted", self)
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        self._show_risk()

    @property
    def complete(self) -> bool:
        """Whether there is enough to try."""
        return bool(self.host.text().strip() and self.user.text().strip())

    def draft(self) -> Draft:
        """Return what was typed."""
        host = self.host.text().strip()
        return Draft(
            name=self.name.text().strip() or host,
            host=host,
            port=int(self.port.text()) if self.port.text() else None,
            tls=self.tls.isChecked(),
            user=self.user.text().strip(),
            ca=self.ca.text().strip() or None,
            cert=self.cert.text().strip() or None,
            key=self.key.text().strip() or None,
        )

    def secrets(self) -> Secrets:
        """Return what was typed and nobody else is to see."""
        return Secrets(self.password.text(), self.passphrase.text())

    def _file(self, form: QFormLayout, title: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(title)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAccessibleName(self.tr("Choose: {what}").format(what=title))
        choose.clicked.connect(lambda: self._choose(title, line))
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(choose)
        form.addRow(title, row)
        return line

    def _choose(self, title: str, line: QLineEdit) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(line.setText)
        dialog.open()

    def _show_more(self) -> None:
        self._rest.setVisible(self.more.isChecked())

    def _line(self, form: QFormLayout, title: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(title.replace("&", ""))
        line.textChanged.connect(lambda _text: self.changed.emit())
        form.addRow(title, line)
        return line

    def _show_risk(self) -> None:
        self.port.setPlaceholderText("50796" if self.tls.isChecked() else "50797")
        risk = self.tr(
            "Not encrypted: whoever can listen on the network reads every call and every name. Choose it "
            "only on a network that you trust."
        )
        self.risk.setText("" if self.tls.isChecked() else risk)
        self.changed.emit()
