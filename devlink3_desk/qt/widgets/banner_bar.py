"""Rows across the whole window, for what must not be overlooked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from devlink3_desk.qt.naming import set_accessible_names


class BannerBar(QToolBar):
    """A row across the whole window, above every pane; there only while what is in it is shown."""

    def __init__(self, name: str, content: QWidget, window: QMainWindow) -> None:
        super().__init__(window)
        self._content = content
        self.setObjectName(name)
        self.setProperty("class", "banner")
        self.setMovable(False)
        holder = QWidget(self)  # a tool bar shows and hides what is directly in it as it pleases
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.addWidget(holder)
        content.installEventFilter(self)
        window.addToolBarBreak()
        window.addToolBar(self)
        set_accessible_names(self)
        self.update_visibility()

    def update_visibility(self) -> None:
        """Be there, or not, as the content is."""
        self.setVisible(not self._content.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content."""
        if watched is self._content and event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self.update_visibility()
        return super().eventFilter(watched, event)
