"""Hunt groups as cards."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.queues import QueueRow
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.models.text import duration
from devlink3_desk.qt.theme import colour
from devlink3_desk.switchboard.views import CallStatus

from .tiles import GAP, TileDelegate

HISTORY: Final = 15
"""Height of the last hour, in device-independent pixels."""

FEW: Final = 4
"""So many callers reach the top of the last hour at least: one caller is no mountain."""


class QueueDelegate(TileDelegate):
    """A group's name above, who waits and who is served below it, and the last hour at the bottom."""

    whole = True
    """Whether a card has the last hour, which it goes without where more groups can be seen then."""

    def least(self) -> QSize:
        """Return the smallest size of a card, gap included."""
        return QSize(self.tile.metrics.averageCharWidth() * 21, self.height(whole=self.whole))

    def height(self, *, whole: bool) -> int:
        """Return the height of a card with the last hour, or without."""
        lines = self.tile.height + self.tile_strong.height + 13 + 2 * GAP
        return lines + HISTORY + 7 if whole else lines

    def arranged(self, room: QSize, count: int) -> QSize:
        """Return the size of ``count`` cards that fill the width, and make them whole if all are seen so."""
        columns = max(1, room.width() // self.least().width())
        self.whole = count <= columns * (room.height() // self.height(whole=True))
        return super().arranged(room, count)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        if not self.is_wanted(option):
            return
        row = index.data(Role.ROW)
        if not isinstance(row, QueueRow):
            return
        painter.save()
        self.begin(painter, option)
        tone = self.theme.tone("queued")
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        self.panel(
            painter, QRectF(card), tone.tint if row.view.waiting else self.theme.raised, self.theme.line
        )
        inside = card.adjusted(10, 5, -10, -6)
        name = QRect(inside.left(), inside.top(), inside.width(), self.tile.height)
        width = 0
        if row.number != row.name:
            width = self.text(painter, self.small, self.theme.muted, name, row.number, right=True) + 6
        self.text(painter, self.tile_strong, self.theme.text, name.adjusted(0, 0, -width, 0), row.name)
        line = QRect(inside.left(), name.bottom() + 3, inside.width(), self.tile_strong.height)
        line = line.adjusted(0, 0, -self._served(painter, line, row), 0)
        self._waiting(painter, line, row, index)
        if self.whole:
            past = QRect(inside.left(), inside.bottom() - HISTORY + 1, inside.width(), HISTORY)
            self._history(painter, past, index.data(Role.HISTORY))
        self.outline(painter, card, option)
        painter.restore()

    def _waiting(self, painter: QPainter, line: QRect, row: QueueRow, index: Index) -> None:
        if not row.view.waiting:
            self.text(painter, self.small, self.theme.muted, line, self.tr("%n waiting", "", 0))
            return
        elapsed, target, level = (index.data(role) for role in (Role.ELAPSED, Role.TARGET, Role.LEVEL))
        sign = states.CALL[CallStatus.QUEUED]
        if isinstance(level, Level) and not self.look.stale:
            sign = states.LEVEL.get(level, sign)
        ink = self.theme.tone(sign.tone).ink
        size = self.tile_strong.height - 4
        self.icon(painter, sign.icon, ink, line.left(), line.top() + 2, size)
        line = line.adjusted(size + 5, 0, 0, 0)
        time = duration(elapsed) if isinstance(elapsed, int) else ""
        count = self.tr("%n waiting", "", row.view.waiting)
        text = f"{count} {time}"
        if self.tile_strong.width(text) > line.width():
            text = f"{row.view.waiting}  ·  {time}"
        used = self.text(painter, self.tile_strong, ink, line, text)
        rest = line.adjusted(used + 3, 0, 0, 0)
        if isinstance(target, int) and target:
            goal = f"/ {duration(target)}"
            if self.small.width(goal) <= rest.width():
                self.text(painter, self.small, self.theme.muted, rest, goal)

    def _served(self, painter: QPainter, line: QRect, row: QueueRow) -> int:
        """Draw how many calls ring and talk at the end of the line; return how much of it that took."""
        size = self.small.height - 3
        right = line.right()
        for count, sign in (
            (row.view.connected, states.CALL[CallStatus.CONNECTED]),
            (row.view.ringing, states.CALL[CallStatus.RINGING]),
        ):
            if not count:
                continue
            ink = self.theme.tone(sign.tone).ink
            place = QRect(line.left(), line.top(), right - line.left() + 1, line.height())
            right -= self.text(painter, self.small_strong, ink, place, str(count), right=True) + 3 + size
            self.icon(painter, sign.icon, ink, right, line.top() + (line.height() - size) // 2, size)
            right -= 9
        return line.right() - right

    def _history(self, painter: QPainter, rect: QRect, past: object) -> None:
        """Draw a bar a minute: how many waited at once. The line below it is there when nobody did."""
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(self.theme.line))
        if not isinstance(past, tuple) or not any(past):
            return
        top = max(FEW, *past)
        ink = colour(self.theme.tone("queued").ink)
        step = rect.width() / len(past)
        for at, waiting in enumerate(past):
            if waiting:
                height = max(2.0, (rect.height() - 1) * waiting / top)
                bar = QRectF(rect.left() + at * step, rect.bottom() - height, max(1.0, step - 0.8), height)
                painter.fillRect(bar, ink)
