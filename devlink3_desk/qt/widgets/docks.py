"""Panes that can be moved, floated onto another screen and put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from devlink3_desk.qt.reading_order import move_focus
from devlink3_desk.qt.theme import ThemeManager

from .basics import IconButton, Pane


class PaneDock(QDockWidget):
    """A dock that has its pane's own header for a title and handle."""

    def __init__(self, name: str, pane: Pane, theme_manager: ThemeManager, window: QMainWindow) -> None:
        title = pane.title_label.text()
        super().__init__(title, window)
        self.setObjectName(name)  # by this name its place is saved
        self.setTitleBarWidget(pane.detach_title_bar())
        self.setWidget(pane)
        for icon, tip, action in (
            ("float", self.tr("Float or dock {pane}").format(pane=title), self.toggle_floating),
            ("close", self.tr("Close {pane}").format(pane=title), self.close),
        ):
            button = IconButton(theme_manager, icon, tip, action, pane.title_bar)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # an action and the View menu do the same
            pane.header_layout.addWidget(button)

    def toggle_floating(self) -> None:
        """Give the pane a window of its own, or dock it again."""
        self.setFloating(not self.isFloating())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes, through this pane alone while it floats."""
        if self.isFloating():
            return move_focus(self, forward=next)
        return super().focusNextPrevChild(next)
