"""What the window shows until its panes have been read: their places, in its own colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor

PANE_GAP: Final = 8
BAR_HEIGHTS: Final = (20, 28)
"""Height of the menu and of the status bar."""
SIDE_FRACTION: Final = 0.3
"""Part of the width that the panes at the side take."""
CORNER_RADIUS: Final = 8


class LoadingPlaceholder(QWidget):
    """Empty panes, about where the real ones will be."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        del event
        room = QRectF(self.rect()).adjusted(0, BAR_HEIGHTS[0], 0, -BAR_HEIGHTS[1])
        side = room.width() * SIDE_FRACTION
        middle, edge = room.adjusted(0, 0, -side - PANE_GAP, 0), room.adjusted(room.width() - side, 0, 0, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_qcolor(self._theme_manager.theme.base))
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for place, parts in ((middle, (0.48, 0.2, 0.32)), (edge, (0.44, 0.56))):
            top = place.top()
            for part in parts:
                pane = QRectF(place.left(), top, place.width(), place.height() * part - PANE_GAP)
                painter.drawRoundedRect(pane, CORNER_RADIUS, CORNER_RADIUS)
                top = pane.bottom() + PANE_GAP
        painter.end()
