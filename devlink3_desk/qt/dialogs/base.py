"""What every dialog does."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from devlink3_desk.qt.naming import name_parts
from devlink3_desk.qt.reading_order import step


class Dialog(QDialog):
    """Names the parts that Qt leaves without a name, and lets Tab go the way the eye goes."""

    def showEvent(self, event: QShowEvent) -> None:
        """Name what is shown."""
        super().showEvent(event)
        name_parts(self)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Take the keyboard to the next field, or the one before."""
        return step(self, forward=next)
