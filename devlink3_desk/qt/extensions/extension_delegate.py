"""Extensions as tiles."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core import state_signs
from devlink3_desk.qt.core.painting import RowDelegate
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.qt.extensions.extension_model import ExtensionRow

TILE_GAP: Final = 3
MAX_TILE_GROWTH: Final = 1.6
"""So many times its smallest width a tile may have: more would spread few tiles over a large screen."""
MIN_LEGIBLE_CHARACTERS: Final = 7
"""Letters that a name is cut to at the most: what is left of fewer tells nobody anything."""


class TileDelegate(RowDelegate):
    """A delegate of tiles, whose smallest size the view asks for."""

    tile_size = QSize()
    """Size of every tile, which the view sets to what :meth:`arranged` returns."""

    is_list_layout = False
    """Whether each tile fills a row, as in a list."""

    paint_region: QRegion | None = None
    """What the view paints just now, ``None`` where a tile is painted for itself."""

    def needs_painting(self, option: QStyleOptionViewItem) -> bool:
        """Return whether a tile is to be painted; every :meth:`paint` begins with it."""
        return self.paint_region is None or self.paint_region.intersects(option.rect)

    def minimum_size(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        raise NotImplementedError

    def compute_tile_size(self, available: QSize, count: int) -> QSize:
        """Return the size of ``count`` tiles that fill the width of ``room``, larger while all are seen."""
        least = self.minimum_size()
        if self.is_list_layout:
            return QSize(available.width(), least.height())
        columns = max(1, available.width() // least.width())
        seen = max(1, available.height() // least.height())
        enough = max(1, -(-count // seen), math.ceil(available.width() / (least.width() * MAX_TILE_GROWTH)))
        return QSize(max(least.width() // 2, available.width() // min(columns, enough)), least.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a tile's size."""
        del option, index
        return self.tile_size


class ExtensionDelegate(TileDelegate):
    """Name and number above; state, with whom and for how long below; CMExtn's numbers where wanted."""

    shows_technical = False

    def minimum_size(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        width = round(self.tile_face.metrics.averageCharWidth() * 17.4)
        if self.is_list_layout:
            return QSize(width, self.tile_face.height + 10)
        lines = self.tile_face.height + self.small_face.height * (2 if self.shows_technical else 1)
        return QSize(width, lines + 15 + 2 * TILE_GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        if not self.needs_painting(option):
            return
        row = index.data(Role.ROW)
        if not isinstance(row, ExtensionRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        sign = state_signs.extension_sign(row.info.state, row.away_reason)
        if self.is_list_layout:
            self._draw_list_row(painter, option, row, sign, index.data(Role.ELAPSED))
            painter.restore()
            return
        tone = self.theme.state_colours(sign.colour_key)
        tile = option.rect.adjusted(TILE_GAP, TILE_GAP, -TILE_GAP, -TILE_GAP)
        loud = self.is_prominent(sign)
        self.draw_panel(painter, QRectF(tile), tone.solid if loud else tone.tint, self.theme.line)
        ink = tone.on_solid if loud else tone.ink
        inside = tile.adjusted(9, 5, -9, -6)
        self._draw_first_line(painter, inside, row, tone.on_solid if loud else self.theme.text)
        below = QRect(
            inside.left(),
            inside.bottom() - self.small_face.height + 1,
            inside.width(),
            self.small_face.height,
        )
        if self.shows_technical:
            self.draw_text(painter, self.small_face, ink, below, row.technical_text)
            below.translate(0, -self.small_face.height)
        if row.message_count and row.info.state in state_signs.IDLE_STATES:
            below = self._draw_message_count(painter, below, row.message_count)
        self._draw_second_line(painter, below, row, sign, ink, index.data(Role.ELAPSED), row.detail_text)
        self.draw_focus_frame(painter, tile, option)
        painter.restore()

    def _draw_list_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ExtensionRow,
        sign: state_signs.StateSign,
        elapsed: object,
    ) -> None:
        """Draw number and name, then state, with whom and since when, in columns."""
        rect = option.rect.adjusted(TILE_GAP, 1, -TILE_GAP, -1)
        tone, loud = self.theme.state_colours(sign.colour_key), self.is_prominent(sign)
        self.draw_panel(painter, QRectF(rect), tone.solid if loud else tone.tint)
        ink, text = (tone.on_solid, tone.on_solid) if loud else (tone.ink, self.theme.text)
        inside = rect.adjusted(9, 0, -9, 0)
        number = QRect(inside.left(), inside.top(), self.small_face.text_width("0" * 6), inside.height())
        self.draw_text(painter, self.small_face, text, number, row.number)
        rest = inside.adjusted(number.width() + 10, 0, 0, 0)
        third = rest.width() // 3
        quiet = row.info.state in state_signs.IDLE_STATES
        name = QRect(rest.left(), rest.top(), third, rest.height())
        self.draw_text(painter, self.tile_face if quiet else self.tile_bold_face, text, name, row.name)
        line = rest.adjusted(third + 10, 0, 0, 0)
        if self.shows_technical:
            told = line.adjusted(line.width() // 2, 0, 0, 0)
            self.draw_text(painter, self.small_face, ink, told, row.technical_text)
            line = line.adjusted(0, 0, -line.width() // 2 - 8, 0)
        middle = line.top() + (line.height() - self.small_face.height) // 2
        below = QRect(line.left(), middle, line.width(), self.small_face.height)
        self._draw_second_line(painter, below, row, sign, ink, elapsed, row.full_detail_text)
        self.draw_focus_frame(painter, rect, option)

    def _draw_first_line(self, painter: QPainter, inside: QRect, row: ExtensionRow, ink: str) -> None:
        quiet = row.info.state in state_signs.IDLE_STATES
        number = row.number if row.name != row.number else ""
        width = self.small_face.text_width(number)
        line = QRect(inside.left(), inside.top(), inside.width(), self.tile_face.height)
        muted = self.theme.muted if ink == self.theme.text else ink
        self.draw_text(painter, self.small_face, muted, line, number, right=True)
        name = line.adjusted(0, 0, -width - 6 if number else 0, 0)
        self.draw_text(painter, self.tile_face if quiet else self.tile_bold_face, ink, name, row.name)

    def _draw_message_count(self, painter: QPainter, line: QRect, message_count: int) -> QRect:
        """Draw how many new messages there are where the time would be; return what is left of the line."""
        size, ink, count = self.small_face.height - 3, self.theme.muted, str(message_count)
        width = self.draw_text(painter, self.small_face, ink, line, count, right=True)
        self.draw_icon(painter, "voicemail", ink, line.right() - width - size - 2, line.top() + 1, size)
        return line.adjusted(0, 0, -width - size - 8, 0)

    def _draw_second_line(
        self,
        painter: QPainter,
        line: QRect,
        row: ExtensionRow,
        sign: state_signs.StateSign,
        ink: str,
        elapsed: object,
        detail_text: str,
    ) -> None:
        size = self.small_face.height - 3
        self.draw_icon(painter, sign.icon, ink, line.left(), line.top() + 1, size)
        time = format_duration(elapsed) if isinstance(elapsed, int) else ""
        self.draw_text(painter, self.small_bold_face, ink, line, time, right=True)
        rest = line.adjusted(size + 5, 0, -self.small_bold_face.text_width(time) - 6 if time else 0, 0)
        x = self.draw_text(painter, self.small_bold_face, ink, rest, row.state_text)
        left = rest.adjusted(x + 6, 0, 0, 0)
        legible = self.small_face.metrics.averageCharWidth() * MIN_LEGIBLE_CHARACTERS
        if detail_text and left.width() >= min(legible, self.small_face.text_width(detail_text)):
            self.draw_text(painter, self.small_face, ink, left, detail_text)
