"""One field of the wallboard: as large as there is room for, with a shape where it is pressing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from devlink3_desk.qt import assets, states
from devlink3_desk.qt.models.concern import Urgency
from devlink3_desk.qt.theme import ThemeManager, to_qcolor

MIN_FONT_PIXELS: Final = 9
"""Height of the smallest letters in pixels."""
CORNER_RADIUS: Final = 8
WIDEST_FIGURE: Final = "88:88"
"""Figures leave room for this, so that all columns have letters of one size, and none touches the next."""


class WallboardCell(QLabel):
    """A text in letters that fill the field; ``share``: part of its height that they may take."""

    is_raised = False
    """Whether it stands on a surface of its own."""

    def __init__(
        self, theme_manager: ThemeManager, height_share: float, parent: QWidget, *, muted: bool = False, is_figure: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._height_share, self._muted, self._is_figure = theme_manager, height_share, muted, is_figure
        self._text = ""
        self._is_empty = False
        self._urgency = Urgency.NORMAL
        self._text_alignment = Qt.AlignmentFlag.AlignCenter
        self.setMinimumSize(40, 18)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        theme_manager.changed.connect(self.update)
        theme_manager.stale_changed.connect(self.update)

    def with_alignment(self, alignment: Qt.AlignmentFlag) -> WallboardCell:
        """Put the text there instead of in the middle; return the field."""
        self._text_alignment = alignment
        return self

    def show_text(
        self, text: str, accessible_name: str = "", urgency: Urgency = Urgency.NORMAL, *, is_empty: bool = False
    ) -> None:
        """Show ``text``; ``spoken`` is what a screen reader says. ``nothing`` steps back."""
        if (text, urgency) == (self._text, self._urgency) and accessible_name in {"", self.accessibleName()}:
            return
        self._text, self._urgency, self._is_empty = text, urgency, is_empty
        self.setAccessibleName(accessible_name or text)
        self.update()

    @property
    def shown_text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def urgency(self) -> Urgency:
        """How pressing it is."""
        return self._urgency

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint text, and shape and colour of its level."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme_manager.content_theme
        if self.is_raised:
            painter.fillRect(self.rect(), to_qcolor(theme.raised))
        room = self.rect().adjusted(4, 3, -4, -3)
        ink = theme.muted if self._muted or self._is_empty else theme.text
        sign = states.URGENCY_SIGNS.get(self._urgency)
        if sign is not None:
            tone = theme.state_colours(sign.colour_key)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(to_qcolor(tone.solid if sign.prominent else tone.tint))
            painter.drawRoundedRect(room, CORNER_RADIUS, CORNER_RADIUS)
            ink = tone.on_solid if sign.prominent else tone.ink
            side = max(12, round(room.height() * 0.42))
            icon = assets.load_pixmap(sign.icon, ink, side, self.devicePixelRatio())
            left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            x = room.left() + side // 4 if left else room.right() - side - side // 4
            painter.drawPixmap(x, room.center().y() - side // 2, icon)
            taken = side + side // 3
            room = room.adjusted(taken, 0, 0, 0) if left else room.adjusted(0, 0, -taken, 0)
        self._paint_text(painter, room, ink)

    def _paint_text(self, painter: QPainter, area: QRect, ink: str) -> None:
        font = self._theme_manager.scaled_font(1.0, bold=not self._muted)
        font.setPixelSize(self._fitting_pixel_size(font, area))
        painter.setFont(font)
        painter.setPen(to_qcolor(ink))
        flags, shown = self._text_alignment, self._text
        if flags != Qt.AlignmentFlag.AlignCenter:
            shown = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, area.width())
            flags = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft
                if self.layoutDirection() == Qt.LayoutDirection.LeftToRight
                else Qt.AlignmentFlag.AlignRight
            )
        painter.drawText(area, int(flags.value), shown)

    def _fitting_pixel_size(self, font: QFont, area: QRect) -> int:
        """Return the height of letters with which the text fits into ``room``."""
        most = max(MIN_FONT_PIXELS, round(self.height() * self._height_share))
        font.setPixelSize(most)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(self._text)
        if self._is_figure:
            width = max(width, metrics.horizontalAdvance(WIDEST_FIGURE))
        if width <= area.width():
            return most
        fitting = max(MIN_FONT_PIXELS, most * max(1, area.width()) // width - 1)
        # A name may be cut rather than become too small to be read; a figure may not.
        return fitting if self._text_alignment == Qt.AlignmentFlag.AlignCenter else max(fitting, most // 2)
