"""What is below the list of callers to call back: a line about what has happened, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label

MESSAGE_MS: Final = 20_000
"""Time for which a message is shown."""


class MessageLine(QWidget):
    """One message at a time, about a mark or a caller who was reached; it goes by itself."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        frame = QFrame(self)
        frame.setObjectName("note")
        self.label = Label("", "", frame)
        self.label.setWordWrap(True)
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
        """Show a message in place of the one before, and announce it to screen readers."""
        self.label.setText(text)
        self.show()
        self._timer.start()
        # Without assistive technology there is nothing to notify; the event would be built in vain.
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


class ActionBar(QWidget):
    """Actions as a row of buttons: icons with texts, or the icons alone in a narrow pane."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        actions: Sequence[tuple[QAction, str]],
        parent: QWidget | None = None,
    ) -> None:
        """``actions`` come with the name of their icon."""
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
        """Show the texts if all of them fit."""
        super().resizeEvent(event)
        self._update_style()

    def minimumSizeHint(self) -> QSize:
        """Return a width with room for the icons: the texts must not make the pane wider."""
        hint = super().minimumSizeHint()
        side = self.buttons[0].iconSize().width() + 14
        return QSize(len(self.buttons) * (side + self._row.spacing()) + 16, hint.height())

    def sizeHint(self) -> QSize:
        """Return the minimum size: whatever is there is used."""
        return self.minimumSizeHint()

    def _update_style(self) -> None:
        metrics = self.fontMetrics()
        needed = 16 + sum(
            metrics.horizontalAdvance(button.text()) + button.iconSize().width() + 30
            for button in self.buttons
            if button.isVisibleTo(self)
        )
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if needed <= self.width()
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in self.buttons:
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    def _apply_theme(self) -> None:
        side = round(15 * self._theme_manager.zoom)
        for button, icon in zip(self.buttons, self._icons, strict=True):
            # Of the action: a button takes its icon from there whenever the action changes.
            button.defaultAction().setIcon(assets.load_icon(icon, self._theme_manager.theme.muted))
            button.setIconSize(QSize(side, side))
        self._update_style()
