"""What the window shows until its panes have been read: their places, in its own colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.theme import Look, colour

GAP: Final = 8
BARS: Final = (20, 28)
"""Height of the menu and of the status bar."""
SIDE: Final = 0.3
"""Part of the width that the panes at the side take."""
RADIUS: Final = 8


class Outline(QWidget):
    """Empty panes, about where the real ones will be."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        del event
        room = QRectF(self.rect()).adjusted(0, BARS[0], 0, -BARS[1])
        side = room.width() * SIDE
        middle, edge = room.adjusted(0, 0, -side - GAP, 0), room.adjusted(room.width() - side, 0, 0, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._look.theme.base))
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for place, parts in ((middle, (0.48, 0.2, 0.32)), (edge, (0.44, 0.56))):
            top = place.top()
            for part in parts:
                pane = QRectF(place.left(), top, place.width(), place.height() * part - GAP)
                painter.drawRoundedRect(pane, RADIUS, RADIUS)
                top = pane.bottom() + GAP
        painter.end()
