"""Extensions as tiles."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models.extensions import ExtensionRow
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.models.text import duration

from .paint import RowDelegate

GAP: Final = 3
GROWN: Final = 1.6
"""So many times its smallest width a tile may have: more would spread few tiles over a large screen."""
LEGIBLE: Final = 7
"""Letters that a name is cut to at the most: what is left of fewer tells nobody anything."""


class TileDelegate(RowDelegate):
    """A delegate of tiles, whose smallest size the view asks for."""

    size = QSize()
    """Size of every tile, which the view sets to what :meth:`arranged` returns."""

    whole_rows = False
    """Whether each tile fills a row, as in a list."""

    wanted: QRegion | None = None
    """What the view paints just now, ``None`` where a tile is painted for itself."""

    def is_wanted(self, option: QStyleOptionViewItem) -> bool:
        """Return whether a tile is to be painted; every :meth:`paint` begins with it."""
        return self.wanted is None or self.wanted.intersects(option.rect)

    def least(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        raise NotImplementedError

    def arranged(self, room: QSize, count: int) -> QSize:
        """Return the size of ``count`` tiles that fill the width of ``room``, larger while all are seen."""
        least = self.least()
        if self.whole_rows:
            return QSize(room.width(), least.height())
        columns = max(1, room.width() // least.width())
        seen = max(1, room.height() // least.height())
        enough = max(1, -(-count // seen), math.ceil(room.width() / (least.width() * GROWN)))
        return QSize(max(least.width() // 2, room.width() // min(columns, enough)), least.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a tile's size."""
        del option, index
        return self.size


class ExtensionDelegate(TileDelegate):
    """Name and number above; state, with whom and for how long below; CMExtn's numbers where wanted."""

    technical = False

    def least(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        width = round(self.tile.metrics.averageCharWidth() * 17.4)
        if self.whole_rows:
            return QSize(width, self.tile.height + 10)
        lines = self.tile.height + self.small.height * (2 if self.technical else 1)
        return QSize(width, lines + 15 + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        if not self.is_wanted(option):
            return
        row = index.data(Role.ROW)
        if not isinstance(row, ExtensionRow):
            return
        painter.save()
        self.begin(painter, option)
        sign = states.of_extension(row.view.state, row.away)
        if self.whole_rows:
            self._whole_row(painter, option, row, sign, index.data(Role.ELAPSED))
            painter.restore()
            return
        tone = self.theme.tone(sign.tone)
        tile = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        loud = self.loud(sign)
        self.panel(painter, QRectF(tile), tone.solid if loud else tone.tint, self.theme.line)
        ink = tone.on_solid if loud else tone.ink
        inside = tile.adjusted(9, 5, -9, -6)
        self._first_line(painter, inside, row, tone.on_solid if loud else self.theme.text)
        below = QRect(
            inside.left(), inside.bottom() - self.small.height + 1, inside.width(), self.small.height
        )
        if self.technical:
            self.text(painter, self.small, ink, below, row.technical)
            below.translate(0, -self.small.height)
        if row.messages and row.view.state in states.RESTING:
            below = self._mail(painter, below, row.messages)
        self._second_line(painter, below, row, sign, ink, index.data(Role.ELAPSED), row.beside)
        self.outline(painter, tile, option)
        painter.restore()

    def _whole_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ExtensionRow,
        sign: states.Sign,
        elapsed: object,
    ) -> None:
        """Draw number and name, then state, with whom and since when, in columns."""
        rect = option.rect.adjusted(GAP, 1, -GAP, -1)
        tone, loud = self.theme.tone(sign.tone), self.loud(sign)
        self.panel(painter, QRectF(rect), tone.solid if loud else tone.tint)
        ink, text = (tone.on_solid, tone.on_solid) if loud else (tone.ink, self.theme.text)
        inside = rect.adjusted(9, 0, -9, 0)
        number = QRect(inside.left(), inside.top(), self.small.width("0" * 6), inside.height())
        self.text(painter, self.small, text, number, row.number)
        rest = inside.adjusted(number.width() + 10, 0, 0, 0)
        third = rest.width() // 3
        quiet = row.view.state in states.RESTING
        name = QRect(rest.left(), rest.top(), third, rest.height())
        self.text(painter, self.tile if quiet else self.tile_strong, text, name, row.name)
        line = rest.adjusted(third + 10, 0, 0, 0)
        if self.technical:
            told = line.adjusted(line.width() // 2, 0, 0, 0)
            self.text(painter, self.small, ink, told, row.technical)
            line = line.adjusted(0, 0, -line.width() // 2 - 8, 0)
        middle = line.top() + (line.height() - self.small.height) // 2
        below = QRect(line.left(), middle, line.width(), self.small.height)
        self._second_line(painter, below, row, sign, ink, elapsed, row.all_beside)
        self.outline(painter, rect, option)

    def _first_line(self, painter: QPainter, inside: QRect, row: ExtensionRow, ink: str) -> None:
        quiet = row.view.state in states.RESTING
        number = row.number if row.name != row.number else ""
        width = self.small.width(number)
        line = QRect(inside.left(), inside.top(), inside.width(), self.tile.height)
        muted = self.theme.muted if ink == self.theme.text else ink
        self.text(painter, self.small, muted, line, number, right=True)
        name = line.adjusted(0, 0, -width - 6 if number else 0, 0)
        self.text(painter, self.tile if quiet else self.tile_strong, ink, name, row.name)

    def _mail(self, painter: QPainter, line: QRect, messages: int) -> QRect:
        """Draw how many new messages there are where the time would be; return what is left of the line."""
        size, ink, count = self.small.height - 3, self.theme.muted, str(messages)
        width = self.text(painter, self.small, ink, line, count, right=True)
        self.icon(painter, "voicemail", ink, line.right() - width - size - 2, line.top() + 1, size)
        return line.adjusted(0, 0, -width - size - 8, 0)

    def _second_line(
        self,
        painter: QPainter,
        line: QRect,
        row: ExtensionRow,
        sign: states.Sign,
        ink: str,
        elapsed: object,
        beside: str,
    ) -> None:
        size = self.small.height - 3
        self.icon(painter, sign.icon, ink, line.left(), line.top() + 1, size)
        time = duration(elapsed) if isinstance(elapsed, int) else ""
        self.text(painter, self.small_strong, ink, line, time, right=True)
        rest = line.adjusted(size + 5, 0, -self.small_strong.width(time) - 6 if time else 0, 0)
        x = self.text(painter, self.small_strong, ink, rest, row.word)
        left = rest.adjusted(x + 6, 0, 0, 0)
        legible = self.small.metrics.averageCharWidth() * LEGIBLE
        if beside and left.width() >= min(legible, self.small.width(beside)):
            self.text(painter, self.small, ink, left, beside)
