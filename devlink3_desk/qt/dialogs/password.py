"""Asks for the password of a PBX."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.models.link_words import translated
from devlink3_desk.qt.widgets.basics import Label

from .base import Dialog


class PasswordDialog(Dialog):
    """One password, and whether this computer's keyring is to keep it."""

    def __init__(self, user: str, site: str, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setWindowIcon(assets.app_icon())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        question = Label(
            self.tr("Password of {user} at {site}").format(user=user, site=site), "cardName", self
        )
        column.addWidget(question)
        if reason:
            why = Label(translated(reason), "", self)
            why.setWordWrap(True)
            column.addWidget(why)
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(question.text())
        self.line.setMinimumWidth(340)
        question.setBuddy(self.line)
        column.addWidget(self.line)
        self.keep = QCheckBox(self.tr("&Keep it in this computer's keyring"), self)
        self.keep.setChecked(True)
        column.addWidget(self.keep)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # black in every theme
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
