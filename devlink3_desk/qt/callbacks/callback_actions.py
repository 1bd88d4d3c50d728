"""The message line and the buttons below the list of callers to call back, and the dialog of *Done*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.callbacks.callback_model import DONE_REASONS, CallbackRow
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import BreakingLabel, IconButton, WrappedLabel

MESSAGE_MS: Final = 20_000
"""Time for which a message is shown."""

MAX_REASON_LENGTH = 200


class MessageLine(QWidget):
    """Shows a message about a mark or a caller who was reached, and hides it after :data:`MESSAGE_MS`."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        frame = QFrame(self)
        frame.setObjectName("note")
        self.label = BreakingLabel("", "", frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 4, 4, 4)
        row.addWidget(self.label, 1)
        row.addWidget(IconButton(theme_manager, "close", self.tr("Dismiss"), self.hide, frame))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 2)
        column.addWidget(frame)
        self._timer = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_message(self, text: str) -> None:
        """Show a message instead of the previous one, and announce it to screen readers."""
        self.label.setText(text)
        self.show()
        self._timer.start()
        announce_text(self, text)


class ActionBar(QWidget):
    """A row of buttons with icons, and with texts from the first button on as far as they fit."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        actions: Sequence[tuple[QAction, str]],
        parent: QWidget | None = None,
    ) -> None:
        """``actions`` are pairs of an action and the name of its icon, the most important one first."""
        super().__init__(parent)
        self.setObjectName("clear")
        self._theme_manager = theme_manager
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 3)
        self._row.setSpacing(4)
        self.buttons: list[QToolButton] = []
        self._icons: list[str] = []
        for action, icon in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self.buttons.append(button)
            self._icons.append(icon)
            self._row.addWidget(button)
            action.changed.connect(self._update_style)
        self._row.addStretch(1)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the texts that fit."""
        super().resizeEvent(event)
        self._update_style()

    def minimumSizeHint(self) -> QSize:
        """Return a width with room for the icons only, so that texts do not make the pane wider."""
        hint = super().minimumSizeHint()
        side = self.buttons[0].iconSize().width() + 14
        return QSize(len(self.buttons) * (side + self._row.spacing()) + 16, hint.height())

    def sizeHint(self) -> QSize:
        """Return the minimum size; additional width is used for texts."""
        return self.minimumSizeHint()

    def _update_style(self) -> None:
        """Show the texts that fit beside the icons, in the order of the buttons."""
        metrics = self.fontMetrics()
        shown = [button for button in self.buttons if button.isVisibleTo(self)]
        spare = self.width() - 16 - sum(button.iconSize().width() + 18 for button in shown)
        for button in shown:
            needed = metrics.horizontalAdvance(button.text()) + 12
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
            if needed <= spare:
                style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                spare -= needed
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    def _apply_theme(self) -> None:
        side = round(15 * self._theme_manager.zoom)
        for button, icon in zip(self.buttons, self._icons, strict=True):
            # The icon is set on the action, from which the button takes it whenever the action changes.
            button.defaultAction().setIcon(assets.load_icon(icon, self._theme_manager.theme.muted))
            button.setIconSize(QSize(side, side))
        self._update_style()


class MarkDoneDialog(Dialog):
    """Asks why a caller needs no call any more, with a list of reasons and a field for another one."""

    confirmed = Signal(str)
    """Emitted with the reason. A reason of the list is in English, as it is stored."""

    def __init__(self, row: CallbackRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mark as done"))
        column = self.create_column()
        column.addWidget(BreakingLabel(row.name, "cardName", self))
        hint = WrappedLabel(self.tr("Choose the reason."), "muted", self)
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
        """The chosen reason; empty if the field for another one is chosen and empty."""
        number = self._group.checkedId()
        return DONE_REASONS[number] if number < len(DONE_REASONS) else self.reason_field.text().strip()
