"""The central widget of the main window until its panes have been imported."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor

PANE_GAP: Final = 8
BAR_HEIGHTS: Final = (20, 28)
"""Heights of menu bar and status bar, which do not exist yet."""
SIDE_FRACTION: Final = 0.3
"""Share of the width that the panes beside the calls have."""
CORNER_RADIUS: Final = 8


class LoadingPlaceholder(QWidget):
    """Paints empty panes, about where the real ones will be."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outlines, in the colours of the theme."""
        del event
        area = QRectF(self.rect()).adjusted(0, BAR_HEIGHTS[0], 0, -BAR_HEIGHTS[1])
        side_width = area.width() * SIDE_FRACTION
        middle = area.adjusted(0, 0, -side_width - PANE_GAP, 0)
        side = area.adjusted(area.width() - side_width, 0, 0, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_qcolor(self._theme_manager.theme.base))
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for column, fractions in ((middle, (0.48, 0.2, 0.32)), (side, (0.44, 0.56))):
            top = column.top()
            for fraction in fractions:
                pane = QRectF(column.left(), top, column.width(), column.height() * fraction - PANE_GAP)
                painter.drawRoundedRect(pane, CORNER_RADIUS, CORNER_RADIUS)
                top = pane.bottom() + PANE_GAP
        painter.end()
