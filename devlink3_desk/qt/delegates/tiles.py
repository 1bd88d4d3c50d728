"""Extensions as tiles and hunt groups as cards."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.extensions import ExtensionRow
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.queues import QueueRow
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.models.text import duration
from devlink3_desk.switchboard.views import ExtensionStatus

from .paint import RowDelegate

GAP = 3


class TileDelegate(RowDelegate):
    """A delegate of tiles, whose smallest size the view asks for."""

    def least(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the smallest size; the view's grid makes it wider."""
        del option, index
        return self.least()


class ExtensionDelegate(TileDelegate):
    """Name and number above; state, with whom and for how long below."""

    def least(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        width = self.name.metrics.averageCharWidth() * 21
        return QSize(width, self.name.height + self.small.height + 15 + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        row = index.data(Role.ROW)
        if not isinstance(row, ExtensionRow):
            return
        painter.save()
        self.begin(painter, option)
        sign = states.EXTENSION[row.view.state]
        tone = self.theme.tone(sign.tone)
        tile = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        self.panel(painter, QRectF(tile), tone.solid if sign.loud else tone.tint, self.theme.line)
        ink = tone.on_solid if sign.loud else tone.ink
        inside = tile.adjusted(9, 5, -9, -6)
        self._first_line(painter, inside, row, tone.on_solid if sign.loud else self.theme.text)
        below = QRect(
            inside.left(), inside.bottom() - self.small.height + 1, inside.width(), self.small.height
        )
        self._second_line(painter, below, row, sign, ink, index.data(Role.ELAPSED))
        self.outline(painter, tile, option)
        painter.restore()

    def _first_line(self, painter: QPainter, inside: QRect, row: ExtensionRow, ink: str) -> None:
        quiet = row.view.state in (ExtensionStatus.IDLE, ExtensionStatus.UNKNOWN)
        number = row.number if row.name != row.number else ""
        width = self.small.width(number)
        line = QRect(inside.left(), inside.top(), inside.width(), self.name.height)
        muted = self.theme.muted if ink == self.theme.text else ink
        self.text(painter, self.small, muted, line, number, right=True)
        name = line.adjusted(0, 0, -width - 6 if number else 0, 0)
        self.text(painter, self.name if quiet else self.strong, ink, name, row.name)

    def _second_line(
        self, painter: QPainter, line: QRect, row: ExtensionRow, sign: states.Sign, ink: str, elapsed: object
    ) -> None:
        size = self.small.height - 3
        self.icon(painter, sign.icon, ink, line.left(), line.top() + 1, size)
        time = duration(elapsed) if isinstance(elapsed, int) else ""
        self.text(painter, self.small_strong, ink, line, time, right=True)
        rest = line.adjusted(size + 5, 0, -self.small_strong.width(time) - 6 if time else 0, 0)
        word = words.word(words.EXTENSION[row.view.state])
        x = self.text(painter, self.small_strong, ink, rest, word)
        if row.with_whom:
            self.text(painter, self.small, ink, rest.adjusted(x + 6, 0, 0, 0), row.with_whom)


class QueueDelegate(TileDelegate):
    """A hunt group's name, how many wait and how long, and who is being served."""

    def least(self) -> QSize:
        """Return the smallest size of a card, gap included."""
        width = self.name.metrics.averageCharWidth() * 23
        return QSize(width, self.name.height + self.figure.height + self.small.height + 18 + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        row = index.data(Role.ROW)
        if not isinstance(row, QueueRow):
            return
        painter.save()
        self.begin(painter, option)
        waiting = row.view.waiting > 0
        tone = self.theme.tone("queued")
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        self.panel(painter, QRectF(card), tone.tint if waiting else self.theme.raised, self.theme.line)
        inside = card.adjusted(11, 6, -11, -7)
        name = QRect(inside.left(), inside.top(), inside.width(), self.name.height)
        width = self.small.width(row.number) if row.number != row.name else 0
        if width:
            self.text(painter, self.small, self.theme.muted, name, row.number, right=True)
        self.text(painter, self.strong, self.theme.text, name.adjusted(0, 0, -width - 6, 0), row.name)
        middle = QRect(inside.left(), name.bottom() + 2, inside.width(), self.figure.height)
        self._waiting(painter, middle, row, index.data(Role.ELAPSED))
        below = QRect(
            inside.left(), inside.bottom() - self.small.height + 1, inside.width(), self.small.height
        )
        self._served(painter, below, row)
        self.outline(painter, card, option)
        painter.restore()

    def _waiting(self, painter: QPainter, line: QRect, row: QueueRow, elapsed: object) -> None:
        if not row.view.waiting:
            self.text(painter, self.small, self.theme.muted, line, self.tr("Nobody waits"))
            return
        ink = self.theme.tone("queued").ink
        size = self.figure.height - 5
        self.icon(painter, "queued", ink, line.left(), line.top() + 3, size)
        count = self.tr("%n waiting", "", row.view.waiting)
        time = duration(elapsed) if isinstance(elapsed, int) else ""
        self.text(painter, self.figure, ink, line, time, right=True)
        rest = line.adjusted(size + 6, 0, -self.figure.width(time) - 6, 0)
        self.text(painter, self.figure, ink, rest, count)

    def _served(self, painter: QPainter, line: QRect, row: QueueRow) -> None:
        size = self.small.height - 3
        x = line.left()
        for count, icon, tone, word in (
            (row.view.ringing, "ringing", "ringing", self.tr("%n ringing", "", row.view.ringing)),
            (row.view.connected, "connected", "connected", self.tr("%n talking", "", row.view.connected)),
        ):
            if not count:
                continue
            ink = self.theme.tone(tone).ink
            self.icon(painter, icon, ink, x, line.top() + 1, size)
            rest = QRect(x + size + 4, line.top(), line.right() - x - size - 4, line.height())
            x += size + 4 + self.text(painter, self.small, ink, rest, word) + 12
        if x == line.left():
            self.text(painter, self.small, self.theme.muted, line, self.tr("No calls"))
