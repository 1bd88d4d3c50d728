"""The first page: where the PBX is and who signs in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from devlink3_desk.qt.widgets.basics import Label

from .port import Draft

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
        self.name = self._line(form, self.tr("&Name of this site"), self.tr("the address, if left empty"))
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
        )

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
