"""Painting of rows: the base classes of the delegates, with texts, icons, chips and panels.

A frame paints hundreds of cells. Measured texts, rendered icons and rounded backgrounds are therefore cached,
and a delegate only draws strings and pixmaps. In a right-to-left window, everything is computed from left to
right and mirrored when it is drawn.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.state_display import (
    URGENCY_SIGNS,
    StateSign,
    Urgency,
    format_lower_bound,
    format_tile_time,
)
from devlink3_desk.qt.core.text import PART_SEPARATOR, format_duration, isolate_numbers
from devlink3_desk.qt.core.theme import Theme, ThemeManager, to_qcolor

CELL_PADDING: Final = 10
CORNER_RADIUS: Final = 7.0

LINE_GAP: Final = 8
"""Least distance between the texts at the beginning and at the end of a line."""
ICON_GAP: Final = 10
STAR_SCALE: Final = 0.8
"""Size of the star of a favourite, as a multiple of the height of small text."""
STAR_GAP: Final = 4
SELECTION_BAR_WIDTH: Final = 4
PILL_PADDING: Final = 23
"""Width of a chip or pill besides its icon and text: the margins, the gap, and room for the rounding."""

TILE_GAP: Final = 3
MAX_TILE_GROWTH: Final = 1.6
"""Limit of a tile's width, as a multiple of its minimum: a few tiles do not spread over a large screen."""

_MAX_CACHED_TEXTS: Final = 4096
_MAX_CACHED_SURFACES: Final = 48


@lru_cache(maxsize=_MAX_CACHED_SURFACES)
def _render_surface(
    size: tuple[float, float], fill: str, line: str | None, radius: float, ratio: float
) -> QPixmap:
    """Return a rounded rectangle as a pixmap."""
    # Antialiased corners are slow to paint. Hundreds of tiles have few different backgrounds.
    rect = QRectF(0, 0, *size)
    pixmap = QPixmap((QSizeF(*size) * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(to_qcolor(fill))
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(to_qcolor(line))
        # A line of one pixel is sharp if its centre is in the middle of a pixel.
        rect.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)
    painter.end()
    return pixmap


class TextFace:
    """A font with its metrics, and a cache of measured and elided texts."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self._elided_texts: dict[tuple[str, int], tuple[str, int]] = {}
        self._text_widths: dict[str, int] = {}

    def elide_text(self, text: str, width: int) -> tuple[str, int]:
        """Return ``text``, elided if it is wider than ``width``, and the width of the result."""
        elided = self._elided_texts.get((text, width))
        if elided is None:
            # Emptied as a whole when full: names recur, and the next frame fills the cache again.
            if len(self._elided_texts) >= _MAX_CACHED_TEXTS:
                self._elided_texts.clear()
            full_width = self.metrics.horizontalAdvance(text)
            if full_width <= width:
                elided = (text, full_width)
            else:
                shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
                elided = (shown, min(self.metrics.horizontalAdvance(shown), width))
            self._elided_texts[text, width] = elided
        return elided

    def text_width(self, text: str) -> int:
        """Return the width of ``text``."""
        width = self._text_widths.get(text)
        if width is None:
            if len(self._text_widths) >= _MAX_CACHED_TEXTS:
                self._text_widths.clear()
            width = self._text_widths[text] = self.metrics.horizontalAdvance(text)
        return width

    def drop_clipped_parts(self, text: str, width: int) -> str:
        """Return ``text`` without those of its last parts, between :data:`PART_SEPARATOR`, that have no room.

        The first part is kept in any case.
        """
        while self.text_width(text) > width and PART_SEPARATOR in text:
            text = text.rpartition(PART_SEPARATOR)[0]
        return text


class TextRun(NamedTuple):
    """A text with its font and colour."""

    face: TextFace
    ink: str
    text: str


RowT = TypeVar("RowT")


class RowDelegate(QStyledItemDelegate, Generic[RowT]):
    """Base class of delegates, which paint row values in the colours and fonts of the theme."""

    row_type: type[RowT]
    """Class of the row values; cells with another value are left empty."""

    name_face: TextFace
    bold_face: TextFace
    tile_face: TextFace
    tile_bold_face: TextFace
    small_face: TextFace
    small_bold_face: TextFace
    digits_face: TextFace

    def __init__(self, theme_manager: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme_manager = theme_manager
        self._view = view
        self.theme: Theme = theme_manager.content_theme
        self.ratio = 1.0
        """Device pixel ratio of the screen that is painted on."""
        self._mirror_axis: int | None = None
        """Sum of the left and right edges of the cell in a right-to-left window, else ``None``."""
        self._apply_theme()
        theme_manager.changed.connect(self._apply_theme)
        theme_manager.stale_changed.connect(self._on_stale_changed)

    def _apply_theme(self) -> None:
        self.theme = self.theme_manager.content_theme
        self.name_face = TextFace(self.theme_manager.scale_font(1.12))
        self.bold_face = TextFace(self.theme_manager.scale_font(1.12, bold=True))
        self.tile_face = TextFace(self.theme_manager.scale_font(1.02))
        self.tile_bold_face = TextFace(self.theme_manager.scale_font(1.02, bold=True))
        self.small_face = TextFace(self.theme_manager.scale_font(0.93))
        self.small_bold_face = TextFace(self.theme_manager.scale_font(0.93, bold=True))
        self.digits_face = TextFace(self.theme_manager.scale_font(1.25, bold=True))

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
        """Paint a cell of ``row`` on a prepared painter."""
        raise NotImplementedError

    def prepare_painter(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Set the painter and this delegate up for a cell."""
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        self._mirror_axis = option.rect.left() + option.rect.right() + 1 if right_to_left else None
        # Each text runs in the direction of its own letters, whatever the direction of the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def mirror_x(self, x: int, width: int) -> int:
        """Return the left edge, in this window, of what begins at ``x`` in a left-to-right one."""
        return x if self._mirror_axis is None else self._mirror_axis - x - width

    def draw_text(
        self, painter: QPainter, face: TextFace, ink: str, rect: QRect, text: str, *, right: bool = False
    ) -> int:
        """Draw a text, vertically centred in ``rect`` and elided to it; return its width."""
        shown, width = face.elide_text(
            text if self._mirror_axis is None else isolate_numbers(text), rect.width()
        )
        x = rect.right() + 1 - width if right else rect.left()
        y = rect.top() + (rect.height() - face.height) // 2 + face.ascent
        painter.setFont(face.font)
        painter.setPen(to_qcolor(ink))
        painter.drawText(self.mirror_x(x, width), y, shown)
        return width

    def draw_icon(self, painter: QPainter, name: str, ink: str, x: int, y: int, size: int) -> None:
        """Draw an icon with its top left corner at ``x`` and ``y``."""
        painter.drawPixmap(self.mirror_x(x, size), y, assets.load_pixmap(name, ink, size, self.ratio))

    def is_prominent(self, sign: StateSign) -> bool:
        """Return whether a sign has a filled background: not while the data is stale."""
        return sign.prominent and not self.theme_manager.stale

    def draw_chip(self, painter: QPainter, rect: QRect, sign: StateSign, text: str) -> None:
        """Draw a sign and its text on a chip."""
        face = self.small_bold_face
        icon_size, height = face.height - 1, face.height + 9
        width = min(rect.width(), icon_size + face.text_width(text) + PILL_PADDING)
        box = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
        self._draw_pill(painter, box, sign, icon_size, face, text, prominent=self.is_prominent(sign))

    def draw_line(self, painter: QPainter, rect: QRect, start: TextRun, end: TextRun | None = None) -> None:
        """Draw ``end`` at the end of a line, and ``start`` elided to the rest of it."""
        if end is not None and end.text:
            width = self.draw_text(painter, end.face, end.ink, rect, end.text, right=True)
            rect = rect.adjusted(0, 0, -width - LINE_GAP, 0)
        self.draw_text(painter, start.face, start.ink, rect, start.text)

    def draw_leading_icon(self, painter: QPainter, rect: QRect, name: str, ink: str, size: int) -> QRect:
        """Draw an icon at the beginning of ``rect``, vertically centred; return the rest of it."""
        self.draw_icon(painter, name, ink, rect.left(), rect.top() + (rect.height() - size) // 2, size)
        return rect.adjusted(size + ICON_GAP, 0, 0, 0)

    @property
    def star_size(self) -> int:
        """Width and height of the star of a favourite."""
        return round(self.small_face.height * STAR_SCALE)

    def draw_star_beside(
        self, painter: QPainter, name: TextRun, upper: QRect, lower: QRect, name_width: int, ink: str = ""
    ) -> tuple[QRect, QRect]:
        """Draw the star of a favourite before the name, or on the lower line if the name needs the room.

        ``name_width`` is the width that the name may have. Return the rest of both lines.
        """
        if name.face.text_width(name.text) + self.star_size + STAR_GAP <= name_width:
            return self.draw_star(painter, upper, ink), lower
        return upper, self.draw_star(painter, lower, ink)

    def draw_star(self, painter: QPainter, rect: QRect, ink: str = "") -> QRect:
        """Draw the star of a favourite at the beginning of a line; return the rest of it."""
        size = self.star_size
        top = rect.top() + (rect.height() - size) // 2
        self.draw_icon(painter, "star", ink or self.theme.find_colours("held").ink, rect.left(), top, size)
        return rect.adjusted(size + STAR_GAP, 0, 0, 0)

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

    def find_urgency_sign(self, index: Index) -> StateSign | None:
        """Return the sign of an urgent elapsed time; ``None`` if not urgent, or while data is stale."""
        urgency = index.data(Role.URGENCY)
        if self.theme_manager.stale or not isinstance(urgency, Urgency):
            return None
        return URGENCY_SIGNS.get(urgency)

    def time_pill_width(self, face: TextFace, text: str) -> int:
        """Return the width of :meth:`draw_time_pill`."""
        return _pill_icon_size(face) + face.text_width(text) + PILL_PADDING

    def draw_time_pill(
        self, painter: QPainter, face: TextFace, rect: QRect, sign: StateSign, text: str
    ) -> int:
        """Draw an urgent time on a pill at the end of ``rect``, filled for an alarm; return its width."""
        icon_size, height = _pill_icon_size(face), face.height + 4
        width = min(rect.width(), self.time_pill_width(face, text))
        box = QRect(rect.right() - width + 1, rect.top() + (rect.height() - height) // 2, width, height)
        self._draw_pill(painter, box, sign, icon_size, face, text, prominent=sign.prominent)
        return width

    def _draw_pill(
        self,
        painter: QPainter,
        box: QRect,
        sign: StateSign,
        icon_size: int,
        face: TextFace,
        text: str,
        *,
        prominent: bool,
    ) -> None:
        colours = self.theme.find_colours(sign.colour_key)
        fill, ink = (colours.solid, colours.on_solid) if prominent else (colours.tint, colours.ink)
        self.draw_panel(painter, QRectF(box), fill, radius=box.height() / 2)
        top = box.top() + (box.height() - icon_size) // 2
        self.draw_icon(painter, sign.icon, ink, box.left() + 8, top, icon_size)
        self.draw_text(painter, face, ink, box.adjusted(8 + icon_size + 5, 0, -8, 0), text)

    def draw_panel(
        self,
        painter: QPainter,
        rect: QRectF,
        fill: str,
        line: str | None = None,
        radius: float = CORNER_RADIUS,
    ) -> None:
        """Draw a rounded background, with a border in the colour ``line``, if any."""
        if self._mirror_axis is not None:
            rect = QRectF(self._mirror_axis - rect.right(), rect.top(), rect.width(), rect.height())
        surface = _render_surface(rect.size().toTuple(), fill, line, radius, self.ratio)
        painter.drawPixmap(rect.topLeft(), surface)

    def draw_focus_frame(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        """Draw a frame around a selected item, in another colour while the view has the focus."""
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


class TwoLineDelegate(RowDelegate[RowT]):
    """A delegate for rows with an icon before two lines of text."""

    @property
    def title_face(self) -> TextFace:
        """The font of the upper line."""
        return self.name_face

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; views use its height alone."""
        del option, index
        return QSize(120, self.title_face.height + self.small_face.height + 10)

    def draw_row_start(self, painter: QPainter, option: QStyleOptionViewItem, icon: str, ink: str) -> QRect:
        """Draw the selection and the icon of a row; return the rectangle of the lines."""
        self.draw_selection(painter, option)
        rect = option.rect.adjusted(CELL_PADDING, 4, -CELL_PADDING, -4)
        return self.draw_leading_icon(painter, rect, icon, ink, self.title_face.height - 1)


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
        # A view may be narrower than one tile. Half of it still shows a name.
        return QSize(max(minimum.width() // 2, available.width() // columns), minimum.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a tile."""
        del option, index
        return self.tile_size


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Return whether an item is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Return whether the view of an item has the focus."""
    return bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()


def format_elapsed(index: Index, *, is_lower_bound: bool) -> str:
    """Return the elapsed time of a row as text; empty if it has none."""
    seconds = index.data(Role.ELAPSED)
    if not isinstance(seconds, int):
        return ""
    return format_lower_bound(seconds) if is_lower_bound else format_duration(seconds)


def format_tile_elapsed(index: Index, *, is_lower_bound: bool) -> str:
    """Return the elapsed time of a row in the form of tiles; empty if it has none."""
    seconds = index.data(Role.ELAPSED)
    return format_tile_time(seconds, is_lower_bound=is_lower_bound) if isinstance(seconds, int) else ""


def _pill_icon_size(face: TextFace) -> int:
    return round(face.height * 0.68)
