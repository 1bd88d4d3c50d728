"""The dialog that marks a caller as done, with a reason."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from devlink3_desk.qt.callbacks.callback_model import DONE_REASONS, CallbackRow
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.widgets import Label

MAX_REASON_LENGTH = 200


class DoneDialog(Dialog):
    """Asks why a caller needs no call any more: a reason of a list, or one in the user's own words."""

    confirmed = Signal(str)
    """Emitted with the reason; one of the list is in English, as it is stored."""

    def __init__(self, row: CallbackRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mark as done"))
        column = self.create_column()
        column.addWidget(Label(row.name, "cardName", self))
        hint = Label(self.tr("Why is no call needed any more?"), "muted", self)
        hint.setWordWrap(True)
        column.addWidget(hint)
        self._group = QButtonGroup(self)
        for number, reason in enumerate(DONE_REASONS):
            button = QRadioButton(QCoreApplication.translate("Callbacks", reason), self)
            self._group.addButton(button, number)
            column.addWidget(button)
        other_row = QHBoxLayout()
        self._other_button = QRadioButton(self.tr("Other:"), self)
        self._group.addButton(self._other_button, len(DONE_REASONS))
        self.reason_field = QLineEdit(self)
        self.reason_field.setAccessibleName(self.tr("Other reason"))
        self.reason_field.setMaxLength(MAX_REASON_LENGTH)
        self.reason_field.setMinimumWidth(240)
        self.reason_field.textEdited.connect(lambda _text: self._other_button.setChecked(True))
        other_row.addWidget(self._other_button)
        other_row.addWidget(self.reason_field, 1)
        column.addLayout(other_row)
        column.addSpacing(6)
        kinds = QDialogButtonBox.StandardButton
        column.addWidget(self.create_buttons(kinds.Ok | kinds.Cancel, self.tr("Mark as done")))
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus()
        self.accepted.connect(lambda: self.confirmed.emit(self.reason))

    @property
    def reason(self) -> str:
        """The chosen reason; empty for an own one without any text."""
        number = self._group.checkedId()
        return DONE_REASONS[number] if number < len(DONE_REASONS) else self.reason_field.text().strip()
