"""What every dialog does."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from devlink3_desk.qt.naming import set_accessible_names
from devlink3_desk.qt.reading_order import move_focus


class Dialog(QDialog):
    """Names the parts that Qt leaves without a name, and lets Tab go the way the eye goes."""

    def showEvent(self, event: QShowEvent) -> None:
        """Name what is shown, and have room for it."""
        super().showEvent(event)
        set_accessible_names(self)
        self._grow_to_fit()

    def _grow_to_fit(self) -> None:
        """Be as tall as sentences need that go into several lines, and never larger than the screen."""
        layout, room = self.layout(), self.screen().availableSize()
        width = min(self.width(), room.width())
        height = self.height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(width))
        self.resize(width, min(height, room.height()))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Take the keyboard to the next field, or the one before."""
        return move_focus(self, forward=next)
