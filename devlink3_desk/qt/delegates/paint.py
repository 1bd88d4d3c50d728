"""What all delegates share: letters measured once, and the few shapes that they are made of."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from devlink3_desk.qt import assets
from devlink3_desk.qt.bidi import numbers_kept
from devlink3_desk.qt.states import Sign
from devlink3_desk.qt.theme import Look, Theme, colour

PAD: Final = 10
RADIUS: Final = 7.0

_REMEMBERED: Final = 4096
_SURFACES: Final = 48


@lru_cache(maxsize=_SURFACES)
def _surface(size: tuple[float, float], fill: str, line: str | None, radius: float, ratio: float) -> QPixmap:
    """Return a rounded surface as a picture: there are hundreds of tiles, and few kinds of them."""
    rect = QRectF(0, 0, *size)
    picture = QPixmap((QSizeF(*size) * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(fill))
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(colour(line))
        rect.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)
    painter.end()
    return picture


class Face:
    """A font with its measures, and the texts that were cut to a width."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self._cut: dict[tuple[str, int], tuple[str, int]] = {}
        self._widths: dict[str, int] = {}

    def cut(self, text: str, width: int) -> tuple[str, int]:
        """Return ``text`` with an ellipsis where it is wider than ``width``, and how wide that came out."""
        known = self._cut.get((text, width))
        if known is None:
            if len(self._cut) >= _REMEMBERED:
                self._cut.clear()
            whole = self.metrics.horizontalAdvance(text)
            if whole <= width:
                known = (text, whole)
            else:
                shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
                known = (shown, min(self.metrics.horizontalAdvance(shown), width))
            self._cut[text, width] = known
        return known

    def width(self, text: str) -> int:
        """Return how wide ``text`` is."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) >= _REMEMBERED:
                self._widths.clear()
            known = self._widths[text] = self.metrics.horizontalAdvance(text)
        return known


class RowDelegate(QStyledItemDelegate):
    """A delegate that paints row values in the present look."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.look = look
        self._view = view
        self.theme: Theme = look.picture
        self.name = self.strong = self.tile = self.tile_strong = self.small = self.small_strong = (
            self.figure
        ) = Face(look.font)
        self.ratio = 1.0
        self._axis: int | None = None
        """Left and right edge of the row together, where rows run from right to left."""
        self._restyle()
        look.changed.connect(self._restyle)
        look.faded.connect(self._fade)

    def _restyle(self) -> None:
        self.theme = self.look.picture
        self.name = Face(self.look.sized(1.12))
        self.strong = Face(self.look.sized(1.12, bold=True))
        self.tile = Face(self.look.sized(1.02))
        self.tile_strong = Face(self.look.sized(1.02, bold=True))
        self.small = Face(self.look.sized(0.93))
        self.small_strong = Face(self.look.sized(0.93, bold=True))
        self.figure = Face(self.look.sized(1.25, bold=True))

    def _fade(self) -> None:
        self.theme = self.look.picture
        self._view.viewport().update()

    def begin(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Prepare a painter; every :meth:`paint` starts with it."""
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        self._axis = option.rect.left() + option.rect.right() + 1 if right_to_left else None
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text by its own letters
        self.ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def placed(self, x: int, width: int) -> int:
        """Return where something begins that begins at ``x`` where rows run from left to right."""
        return x if self._axis is None else self._axis - x - width

    def text(
        self, painter: QPainter, face: Face, ink: str, rect: QRect, text: str, *, right: bool = False
    ) -> int:
        """Draw one line in the middle of ``rect``, cut to it; return how wide it came out."""
        shown, width = face.cut(text if self._axis is None else numbers_kept(text), rect.width())
        x = rect.right() + 1 - width if right else rect.left()
        y = rect.top() + (rect.height() - face.height) // 2 + face.ascent
        painter.setFont(face.font)
        painter.setPen(colour(ink))
        painter.drawText(self.placed(x, width), y, shown)
        return width

    def icon(self, painter: QPainter, name: str, ink: str, x: int, y: int, size: int) -> None:
        """Draw a shape."""
        painter.drawPixmap(self.placed(x, size), y, assets.pixmap(name, ink, size, self.ratio))

    def loud(self, sign: Sign) -> bool:
        """Return whether a state is to call for attention: an old one is not."""
        return sign.loud and not self.look.stale

    def chip(self, painter: QPainter, rect: QRect, sign: Sign, word: str) -> None:
        """Draw a state: shape and word on its colour, filled where it calls for attention."""
        tone = self.theme.tone(sign.tone)
        face = self.small_strong
        loud = self.loud(sign)
        ink = tone.on_solid if loud else tone.ink
        size = face.height - 1
        width = min(rect.width(), size + 5 + face.width(word) + 18)
        height = face.height + 9
        box = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
        self.panel(painter, QRectF(box), tone.solid if loud else tone.tint, radius=height / 2)
        self.icon(painter, sign.icon, ink, box.left() + 8, box.top() + (height - size) // 2, size)
        self.text(painter, face, ink, box.adjusted(8 + size + 5, 0, -8, 0), word)

    def panel(
        self, painter: QPainter, rect: QRectF, fill: str, line: str | None = None, radius: float = RADIUS
    ) -> None:
        """Draw a rounded surface."""
        if self._axis is not None:
            rect = QRectF(self._axis - rect.right(), rect.top(), rect.width(), rect.height())
        surface = _surface(rect.size().toTuple(), fill, line, radius, self.ratio)
        painter.drawPixmap(rect.topLeft(), surface)

    def outline(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        """Draw the frame of the item that the keyboard is on."""
        if not is_selected(option):
            return
        pen = painter.pen()
        pen.setColor(colour(self.theme.focus if has_focus(option) else self.theme.muted))
        pen.setWidthF(2.0)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        pen.setWidthF(1.0)
        painter.setPen(pen)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Return whether an item is the selected one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Return whether the keyboard is in the item's view."""
    return bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
