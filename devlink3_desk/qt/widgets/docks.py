"""Panes that can be moved, floated onto another screen and put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

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
            ("float", self.tr("Float or dock {pane}").format(pane=title), self._toggle),
            ("close", self.tr("Close {pane}").format(pane=title), self.close),
        ):
            button = IconButton(look, icon, tip, action, pane.bar)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the View menu does the same by keyboard
            pane.header.addWidget(button)

    def _toggle(self) -> None:
        self.setFloating(not self.isFloating())
