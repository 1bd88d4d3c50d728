"""Asks for the password of a PBX."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.models.link_words import translate_sentence
from devlink3_desk.qt.widgets.basics import Label

from .base import Dialog


class PasswordDialog(Dialog):
    """One password, and whether this computer's keyring is to keep it."""

    def __init__(self, user: str, site: str, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setWindowIcon(assets.load_app_icon())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        question = Label(
            self.tr("Password of {user} at {site}").format(user=user, site=site), "cardName", self
        )
        column.addWidget(question)
        if reason:
            why = Label(translate_sentence(reason), "", self)
            why.setWordWrap(True)
            column.addWidget(why)
        self.password_field = QLineEdit(self)
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field.setAccessibleName(question.text())
        self.password_field.setMinimumWidth(340)
        question.setBuddy(self.password_field)
        column.addWidget(self.password_field)
        self.remember_box = QCheckBox(self.tr("&Keep it in this computer's keyring"), self)
        self.remember_box.setChecked(True)
        column.addWidget(self.remember_box)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # black in every theme
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
