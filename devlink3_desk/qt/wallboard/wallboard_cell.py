"""A cell of the wallboard: a text or a figure, as large as fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor

MIN_FONT_PIXELS: Final = 9
"""Smallest font size, in pixels."""
MIN_TEXT_SHARE: Final = 0.6
"""Smallest font size of a text, as a share of the largest one in its cell; a longer text is elided."""
MIN_WRAPPED_SHARE: Final = 0.75
"""The same for a text in two lines."""
MIN_ICON_PIXELS: Final = 12
CORNER_RADIUS: Final = 8
SIDE_MARGIN: Final = 4
"""Space at the left and the right of a cell, in pixels."""
WIDEST_FIGURE: Final = "88:88"
"""Text by which all figures are sized, so that columns look alike and do not touch each other."""


class WallboardCell(QLabel):
    """A cell of the wallboard: a text or a figure as large as fits, with shape and colour if it is urgent.

    A long text is elided when its font would be too small; a figure is always complete.
    """

    is_raised = False
    """Whether the background is that of a raised surface."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        height_share: float,
        parent: QWidget,
        *,
        muted: bool = False,
        is_figure: bool = False,
        is_wrapped: bool = False,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> None:
        """``height_share`` is the largest font size as a share of the height of the cell.

        A text that ``is_wrapped`` has two lines if it does not fit into one.
        """
        super().__init__(parent)
        self._theme_manager, self._height_share = theme_manager, height_share
        self._muted, self._is_figure, self._is_wrapped = muted, is_figure, is_wrapped
        self._text = self._size_sample = ""
        self.row: Sequence[WallboardCell] = ()
        """The cells of the same row. They have one font size, although a grid makes some a pixel wider."""
        self._is_empty = False
        self._urgency = Urgency.NORMAL
        self._text_alignment = alignment
        self.setMinimumSize(40, 18)
        # The grid decides the size and the font adapts to it, not the other way round as with other labels.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        theme_manager.changed.connect(self.update)
        theme_manager.stale_changed.connect(self.update)

    def set_size_sample(self, text: str) -> None:
        """Set a text that must fit, too; cells with the same sample have one font size."""
        if text != self._size_sample:
            self._size_sample = text
            self.update()

    def show_text(
        self,
        text: str,
        accessible_name: str = "",
        urgency: Urgency = Urgency.NORMAL,
        *,
        is_empty: bool = False,
    ) -> None:
        """Show a text, with ``accessible_name`` for screen readers; a cell that ``is_empty`` is muted."""
        # All cells are set every second. Only those that differ are painted, and reported to screen readers.
        if (text, urgency) == (self._text, self._urgency) and accessible_name in {"", self.accessibleName()}:
            return
        self._text, self._urgency, self._is_empty = text, urgency, is_empty
        self.setAccessibleName(accessible_name or text)
        self.update()

    @property
    def shown_text(self) -> str:
        """The text that is shown."""
        return self._text

    @property
    def urgency(self) -> Urgency:
        """The urgency that shape and colour show."""
        return self._urgency

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the whole row again, whose font size depends on its narrowest cell."""
        super().resizeEvent(event)
        for cell in self.row:
            cell.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint the text, with shape and colour of its urgency."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme_manager.content_theme
        if self.is_raised:
            painter.fillRect(self.rect(), to_qcolor(theme.raised))
        area = self.rect().adjusted(SIDE_MARGIN, 3, -SIDE_MARGIN, -3)
        ink = theme.muted if self._muted or self._is_empty else theme.text
        sign = state_display.URGENCY_SIGNS.get(self._urgency)
        if sign is not None:
            # The icon says the same as the colour, for those who cannot distinguish the colours.
            tone = theme.find_colours(sign.colour_key)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(to_qcolor(tone.solid if sign.prominent else tone.tint))
            painter.drawRoundedRect(area, CORNER_RADIUS, CORNER_RADIUS)
            ink = tone.on_solid if sign.prominent else tone.ink
            side = self._find_icon_side(area)
            icon = assets.load_pixmap(sign.icon, ink, side, self.devicePixelRatio())
            is_left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            x = area.left() + side // 4 if is_left else area.right() - side - side // 4
            painter.drawPixmap(x, area.center().y() - side // 2, icon)
            before, behind = side + side // 3, side // 4
            area = area.adjusted(before, 0, -behind, 0) if is_left else area.adjusted(behind, 0, -before, 0)
        self._paint_text(painter, area, ink)

    def _find_icon_side(self, area: QRect) -> int:
        """Return the size of the icon beside the text, which keeps its size without an icon if possible."""
        rest = area.width() - QFontMetrics(self._fit_font(area)).horizontalAdvance(self._text)
        # With the space before, between and behind.
        return max(MIN_ICON_PIXELS, min(round(area.height() * 0.42), rest * 3 // 5))

    def _fit_font(self, area: QRect) -> QFont:
        font = self._theme_manager.scale_font(1.0, bold=not self._muted)
        font.setPixelSize(self._fit_pixel_size(font, area))
        return font

    def _paint_text(self, painter: QPainter, area: QRect, ink: str) -> None:
        font = self._fit_font(area)
        painter.setFont(font)
        painter.setPen(to_qcolor(ink))
        flags, text = self._text_alignment, self._text
        if not self._is_figure:
            metrics = QFontMetrics(font)
            is_wrapped = self._is_wrapped and 2 * metrics.lineSpacing() <= self.height()
            is_long = is_wrapped and metrics.horizontalAdvance(text) > area.width()
            lines = split_lines(text, metrics) if is_long else (text,)
            mode = Qt.TextElideMode.ElideRight
            text = "\n".join(metrics.elidedText(line, mode, area.width()) for line in lines)
        if flags != Qt.AlignmentFlag.AlignCenter:
            # QPainter.drawText() would mirror it by the direction of the application, not of the widget.
            absolute = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            is_leading = flags == Qt.AlignmentFlag.AlignLeft
            is_left = is_leading == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
            flags = absolute | (Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight)
        # Some scripts reach below the line of the Latin letters that the size is chosen for.
        painter.drawText(area, int(flags.value) | Qt.TextFlag.TextDontClip.value, text)

    def _fit_pixel_size(self, font: QFont, area: QRect) -> int:
        """Return the largest font size with which the text fits into an area, beside an icon if there is one.

        The sample must fit without an icon only, so that an alarm is no smaller than the other figures.
        """
        largest = max(MIN_FONT_PIXELS, round(self.height() * self._height_share))
        surplus = self.width() - min((cell.width() for cell in self.row), default=self.width())
        font.setPixelSize(largest)
        metrics = QFontMetrics(font)
        sample = WIDEST_FIGURE if self._is_figure else self._size_sample
        fitting = largest
        for text, available in ((self._text, area.width()), (sample, self.width() - 2 * SIDE_MARGIN)):
            room, width = available - surplus, self._measure(text, metrics)
            if width > room:
                fitting = min(fitting, max(MIN_FONT_PIXELS, largest * max(1, room) // width - 1))
        if self._is_figure:
            return fitting
        # A name is elided, because a smaller font cannot be read from a distance; a figure must be complete.
        return max(fitting, round(largest * (MIN_WRAPPED_SHARE if self._is_wrapped else MIN_TEXT_SHARE)))

    def _measure(self, text: str, metrics: QFontMetrics) -> int:
        return measure_lines(text, metrics) if self._is_wrapped else metrics.horizontalAdvance(text)


def split_lines(text: str, metrics: QFontMetrics) -> tuple[str, ...]:
    """Return a text in two lines that are as short as possible; a single word is one line."""
    words = text.split()
    pairs = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))]
    return min(pairs, key=lambda pair: max(map(metrics.horizontalAdvance, pair)), default=(text,))


def measure_lines(text: str, metrics: QFontMetrics) -> int:
    """Return the width of a text in two lines."""
    return max(map(metrics.horizontalAdvance, split_lines(text, metrics)))
