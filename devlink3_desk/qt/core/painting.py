"""What all delegates share: letters measured once, and the few shapes that they are made of."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.state_display import URGENCY_SIGNS, StateSign, Urgency
from devlink3_desk.qt.core.text import format_duration, isolate_numbers
from devlink3_desk.qt.core.theme import Theme, ThemeManager, to_qcolor

CELL_PADDING: Final = 10
CORNER_RADIUS: Final = 7.0

LINE_GAP: Final = 8
"""Least distance between the texts at the beginning and at the end of a line."""
ICON_GAP: Final = 10
SELECTION_BAR_WIDTH: Final = 4

TILE_GAP: Final = 3
MAX_TILE_GROWTH: Final = 1.6
"""Limit of a tile's width, as a multiple of its minimum: a few tiles do not spread over a large screen."""

_MAX_CACHED_TEXTS: Final = 4096
_MAX_CACHED_SURFACES: Final = 48


@lru_cache(maxsize=_MAX_CACHED_SURFACES)
def _render_surface(
    size: tuple[float, float], fill: str, line: str | None, radius: float, ratio: float
) -> QPixmap:
    """Return a rounded surface as a picture: there are hundreds of tiles, and few kinds of them."""
    rect = QRectF(0, 0, *size)
    picture = QPixmap((QSizeF(*size) * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(to_qcolor(fill))
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(to_qcolor(line))
        rect.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)
    painter.end()
    return picture


class TextFace:
    """A font with its measures, and the texts that were cut to a width."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self._elided_texts: dict[tuple[str, int], tuple[str, int]] = {}
        self._text_widths: dict[str, int] = {}

    def elide_text(self, text: str, width: int) -> tuple[str, int]:
        """Return ``text`` with an ellipsis where it is wider than ``width``, and how wide that came out."""
        known = self._elided_texts.get((text, width))
        if known is None:
            if len(self._elided_texts) >= _MAX_CACHED_TEXTS:
                self._elided_texts.clear()
            whole = self.metrics.horizontalAdvance(text)
            if whole <= width:
                known = (text, whole)
            else:
                shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
                known = (shown, min(self.metrics.horizontalAdvance(shown), width))
            self._elided_texts[text, width] = known
        return known

    def text_width(self, text: str) -> int:
        """Return how wide ``text`` is."""
        known = self._text_widths.get(text)
        if known is None:
            if len(self._text_widths) >= _MAX_CACHED_TEXTS:
                self._text_widths.clear()
            known = self._text_widths[text] = self.metrics.horizontalAdvance(text)
        return known


class TextRun(NamedTuple):
    """A text with its font and colour."""

    face: TextFace
    ink: str
    text: str


RowT = TypeVar("RowT")


class RowDelegate(QStyledItemDelegate, Generic[RowT]):
    """A delegate that paints row values in the present look."""

    row_type: type[RowT]
    """Class of the row values; cells with another value are left empty."""

    def __init__(self, theme_manager: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme_manager = theme_manager
        self._view = view
        self.theme: Theme = theme_manager.content_theme
        self.name_face = self.bold_face = self.tile_face = self.tile_bold_face = self.small_face = (
            self.small_bold_face
        ) = self.digits_face = TextFace(theme_manager.font)
        self.ratio = 1.0
        self._mirror_axis: int | None = None
        """Left and right edge of the row together, where rows run from right to left."""
        self._apply_theme()
        theme_manager.changed.connect(self._apply_theme)
        theme_manager.stale_changed.connect(self._on_stale_changed)

    def _apply_theme(self) -> None:
        self.theme = self.theme_manager.content_theme
        self.name_face = TextFace(self.theme_manager.scaled_font(1.12))
        self.bold_face = TextFace(self.theme_manager.scaled_font(1.12, bold=True))
        self.tile_face = TextFace(self.theme_manager.scaled_font(1.02))
        self.tile_bold_face = TextFace(self.theme_manager.scaled_font(1.02, bold=True))
        self.small_face = TextFace(self.theme_manager.scaled_font(0.93))
        self.small_bold_face = TextFace(self.theme_manager.scaled_font(0.93, bold=True))
        self.digits_face = TextFace(self.theme_manager.scaled_font(1.25, bold=True))

    def _on_stale_changed(self) -> None:
        self.theme = self.theme_manager.content_theme
        self._view.viewport().update()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell by :meth:`paint_row`."""
        row = index.data(Role.ROW)
        if not isinstance(row, self.row_type):
            return
        painter.save()
        self.prepare_painter(painter, option)
        self.paint_row(painter, option, index, row)
        painter.restore()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: RowT) -> None:
        """Paint a cell of ``row`` on a prepared painter; implemented by every delegate."""
        raise NotImplementedError

    def prepare_painter(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Prepare a painter; every :meth:`paint` starts with it."""
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        self._mirror_axis = option.rect.left() + option.rect.right() + 1 if right_to_left else None
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text by its own letters
        self.ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def mirrored_x(self, x: int, width: int) -> int:
        """Return where something begins that begins at ``x`` where rows run from left to right."""
        return x if self._mirror_axis is None else self._mirror_axis - x - width

    def draw_text(
        self, painter: QPainter, face: TextFace, ink: str, rect: QRect, text: str, *, right: bool = False
    ) -> int:
        """Draw one line in the middle of ``rect``, cut to it; return how wide it came out."""
        shown, width = face.elide_text(
            text if self._mirror_axis is None else isolate_numbers(text), rect.width()
        )
        x = rect.right() + 1 - width if right else rect.left()
        y = rect.top() + (rect.height() - face.height) // 2 + face.ascent
        painter.setFont(face.font)
        painter.setPen(to_qcolor(ink))
        painter.drawText(self.mirrored_x(x, width), y, shown)
        return width

    def draw_icon(self, painter: QPainter, name: str, ink: str, x: int, y: int, size: int) -> None:
        """Draw a shape."""
        painter.drawPixmap(self.mirrored_x(x, size), y, assets.load_pixmap(name, ink, size, self.ratio))

    def is_prominent(self, sign: StateSign) -> bool:
        """Return whether a state is to call for attention: an old one is not."""
        return sign.prominent and not self.theme_manager.stale

    def draw_chip(self, painter: QPainter, rect: QRect, sign: StateSign, text: str) -> None:
        """Draw a state: shape and word on its colour, filled where it calls for attention."""
        tone = self.theme.state_colours(sign.colour_key)
        face = self.small_bold_face
        loud = self.is_prominent(sign)
        ink = tone.on_solid if loud else tone.ink
        size = face.height - 1
        width = min(rect.width(), size + 5 + face.text_width(text) + 18)
        height = face.height + 9
        box = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
        self.draw_panel(painter, QRectF(box), tone.solid if loud else tone.tint, radius=height / 2)
        self.draw_icon(painter, sign.icon, ink, box.left() + 8, box.top() + (height - size) // 2, size)
        self.draw_text(painter, face, ink, box.adjusted(8 + size + 5, 0, -8, 0), text)

    def draw_line(self, painter: QPainter, rect: QRect, start: TextRun, end: TextRun | None = None) -> None:
        """Draw ``end`` at the end of a line, and ``start`` cut to what it leaves of it."""
        if end is not None and end.text:
            width = self.draw_text(painter, end.face, end.ink, rect, end.text, right=True)
            rect = rect.adjusted(0, 0, -width - LINE_GAP, 0)
        self.draw_text(painter, start.face, start.ink, rect, start.text)

    def draw_leading_icon(self, painter: QPainter, rect: QRect, name: str, ink: str, size: int) -> QRect:
        """Draw an icon at the beginning of ``rect``, vertically centred; return the rest of it."""
        self.draw_icon(painter, name, ink, rect.left(), rect.top() + (rect.height() - size) // 2, size)
        return rect.adjusted(size + ICON_GAP, 0, 0, 0)

    def split_lines(self, rect: QRect, first_face: TextFace) -> tuple[QRect, QRect]:
        """Return the upper line of ``rect``, in ``first_face``, and the lower one, in the small face."""
        small_height = self.small_face.height
        return (
            QRect(rect.left(), rect.top(), rect.width(), first_face.height),
            QRect(rect.left(), rect.bottom() - small_height + 1, rect.width(), small_height),
        )

    def draw_selection(
        self, painter: QPainter, option: QStyleOptionViewItem, *, with_bar: bool = True
    ) -> None:
        """Fill a selected cell, with a bar at its beginning that shows whether the view has the focus."""
        if not is_selected(option):
            return
        rect = option.rect
        painter.fillRect(rect, to_qcolor(self.theme.selection))
        if with_bar:
            ink = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), SELECTION_BAR_WIDTH, rect.height(), to_qcolor(ink))

    def urgency_sign(self, index: Index) -> StateSign | None:
        """Return the sign of an urgent elapsed time; ``None`` if not urgent, or while data is stale."""
        urgency = index.data(Role.URGENCY)
        if self.theme_manager.stale or not isinstance(urgency, Urgency):
            return None
        return URGENCY_SIGNS.get(urgency)

    def time_pill_width(self, face: TextFace, text: str) -> int:
        """Return the width of :meth:`draw_time_pill`."""
        return _pill_icon_size(face) + face.text_width(text) + 22

    def draw_time_pill(
        self, painter: QPainter, face: TextFace, rect: QRect, sign: StateSign, text: str
    ) -> int:
        """Draw an urgent time on a pill at the end of ``rect``, filled for an alarm; return its width."""
        tone = self.theme.state_colours(sign.colour_key)
        size, height = _pill_icon_size(face), face.height + 4
        width = min(rect.width(), self.time_pill_width(face, text))
        box = QRect(rect.right() - width + 1, rect.top() + (rect.height() - height) // 2, width, height)
        self.draw_panel(painter, QRectF(box), tone.solid if sign.prominent else tone.tint, radius=height / 2)
        ink = tone.on_solid if sign.prominent else tone.ink
        self.draw_icon(painter, sign.icon, ink, box.left() + 8, box.top() + (height - size) // 2, size)
        self.draw_text(painter, face, ink, box.adjusted(size + 12, 0, -8, 0), text, right=True)
        return width

    def draw_panel(
        self,
        painter: QPainter,
        rect: QRectF,
        fill: str,
        line: str | None = None,
        radius: float = CORNER_RADIUS,
    ) -> None:
        """Draw a rounded surface."""
        if self._mirror_axis is not None:
            rect = QRectF(self._mirror_axis - rect.right(), rect.top(), rect.width(), rect.height())
        surface = _render_surface(rect.size().toTuple(), fill, line, radius, self.ratio)
        painter.drawPixmap(rect.topLeft(), surface)

    def draw_focus_frame(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        """Draw the frame of the item that the keyboard is on."""
        if not is_selected(option):
            return
        pen = painter.pen()
        pen.setColor(to_qcolor(self.theme.focus if has_focus(option) else self.theme.muted))
        pen.setWidthF(2.0)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), CORNER_RADIUS, CORNER_RADIUS)
        pen.setWidthF(1.0)
        painter.setPen(pen)


class TileDelegate(RowDelegate[RowT]):
    """A delegate for tiles of one size, which the view computes with :meth:`compute_tile_size`."""

    tile_size = QSize()
    """Size of every tile including the gap; set by the view."""

    is_list_layout = False
    """Whether each tile fills a row, as in a list."""

    paint_region: QRegion | None = None
    """Region that the view is painting; ``None`` if a tile is painted outside a paint event."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile, unless it lies outside the region that the view is painting."""
        # Qt asks for every tile in the bounding rectangle of the region. Two changed tiles in opposite
        # corners would have all tiles painted.
        if self.paint_region is None or self.paint_region.intersects(option.rect):
            super().paint(painter, option, index)

    def minimum_size(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        raise NotImplementedError

    def compute_tile_size(self, available: QSize, count: int) -> QSize:
        """Return the size of ``count`` tiles that fill the available width.

        There are as many columns as the minimum size allows. If the tiles need fewer rows than fit,
        there are fewer columns, of wider tiles.
        """
        minimum = self.minimum_size()
        if self.is_list_layout:
            return QSize(available.width(), minimum.height())
        max_columns = max(1, available.width() // minimum.width())
        visible_rows = max(1, available.height() // minimum.height())
        needed_columns = max(
            1,
            -(-count // visible_rows),
            math.ceil(available.width() / (minimum.width() * MAX_TILE_GROWTH)),
        )
        columns = min(max_columns, needed_columns)
        # Half of the minimum is for a view narrower than one tile.
        return QSize(max(minimum.width() // 2, available.width() // columns), minimum.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a tile's size."""
        del option, index
        return self.tile_size


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Return whether an item is the selected one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Return whether the keyboard is in the item's view."""
    return bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()


def elapsed_text(index: Index) -> str:
    """Return the elapsed time of a row as text; empty if it has none."""
    seconds = index.data(Role.ELAPSED)
    return format_duration(seconds) if isinstance(seconds, int) else ""


def _pill_icon_size(face: TextFace) -> int:
    return round(face.height * 0.68)
