"""Panes that can be moved, floated onto another screen and put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from devlink3_desk.qt.reading_order import step
from devlink3_desk.qt.theme import Look

from .basics import IconButton, Pane


class PaneDock(QDockWidget):
    """A dock that has its pane's own header for a title and handle."""

    def __init__(self, name: str, pane: Pane, look: Look, window: QMainWindow) -> None:
        title = pane.title.text()
        super().__init__(title, window)
        self.setObjectName(name)  # by this name its place is saved
        self.setTitleBarWidget(pane.lend_bar())
        self.setWidget(pane)
        for icon, tip, action in (
            ("float", self.tr("Float or dock {pane}").format(pane=title), self.toggle),
            ("close", self.tr("Close {pane}").format(pane=title), self.close),
        ):
            button = IconButton(look, icon, tip, action, pane.bar)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # an action and the View menu do the same
            pane.header.addWidget(button)

    def toggle(self) -> None:
        """Give the pane a window of its own, or dock it again."""
        self.setFloating(not self.isFloating())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes, through this pane alone while it floats."""
        if self.isFloating():
            return step(self, forward=next)
        return super().focusNextPrevChild(next)
