"""The button in the status bar about what this desk has not been able to share yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.theme import ThemeManager


class WaitingButton(QToolButton):
    """Says how many changes wait for the hub, and how many notes need a decision; hidden without either."""

    decision_requested = Signal()
    """Emitted when the user wants to decide about the notes."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._changes = self._decisions = 0
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.clicked.connect(self._request_decision)
        theme_manager.changed.connect(self._update_button)
        self._update_button()

    def show_counts(self, changes: int, decisions: int) -> None:
        """Show how many changes wait, and how many notes need a decision."""
        if (changes, decisions) != (self._changes, self._decisions):
            self._changes, self._decisions = changes, decisions
            self._update_button()

    def _update_button(self) -> None:
        if self._decisions:
            # First: these need the user, and the others only time.
            text = self.tr("%n note(s) with two texts…", "", self._decisions)
            tip = self.tr("Someone else has changed the same note. Click to see both texts.")
        else:
            text = self.tr("%n change(s) wait for the hub", "", self._changes)
            tip = self.tr("They are made as soon as the hub is connected again, also after a restart.")
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._decisions else Qt.FocusPolicy.TabFocus)
        name, colour = ("warning", "bad") if self._decisions else ("wait", "held")
        self.setIcon(assets.load_icon(name, self._theme_manager.theme.find_colours(colour).ink))
        self.setVisible(bool(self._decisions or self._changes))

    def _request_decision(self) -> None:
        if self._decisions:
            self.decision_requested.emit()
