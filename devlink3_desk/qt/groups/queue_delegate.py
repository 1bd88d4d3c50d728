"""Hunt groups as cards."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core import state_signs
from devlink3_desk.qt.core.relevance import Urgency
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.qt.core.theme import to_qcolor
from devlink3_desk.qt.extensions.extension_delegate import TILE_GAP, TileDelegate
from devlink3_desk.qt.groups.queue_model import QueueRow
from devlink3_desk.switchboard.board_values import CallStatus

HISTORY_HEIGHT: Final = 15
"""Height of the last hour, in device-independent pixels."""

MIN_HISTORY_SCALE: Final = 4
"""So many callers reach the top of the last hour at least: one caller is no mountain."""


class QueueDelegate(TileDelegate):
    """A group's name above, who waits and who is served below it, and the last hour at the bottom."""

    has_history = True
    """Whether a card has the last hour, which it goes without where more groups can be seen then."""

    def minimum_size(self) -> QSize:
        """Return the smallest size of a card, gap included."""
        return QSize(
            self.tile_face.metrics.averageCharWidth() * 21, self.card_height(with_history=self.has_history)
        )

    def card_height(self, *, with_history: bool) -> int:
        """Return the height of a card with the last hour, or without."""
        lines = self.tile_face.height + self.tile_bold_face.height + 13 + 2 * TILE_GAP
        return lines + HISTORY_HEIGHT + 7 if with_history else lines

    def compute_tile_size(self, available: QSize, count: int) -> QSize:
        """Return the size of ``count`` cards that fill the width, and make them whole if all are seen so."""
        columns = max(1, available.width() // self.minimum_size().width())
        self.has_history = count <= columns * (available.height() // self.card_height(with_history=True))
        return super().compute_tile_size(available, count)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        if not self.needs_painting(option):
            return
        row = index.data(Role.ROW)
        if not isinstance(row, QueueRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        tone = self.theme.state_colours("queued")
        card = option.rect.adjusted(TILE_GAP, TILE_GAP, -TILE_GAP, -TILE_GAP)
        self.draw_panel(
            painter, QRectF(card), tone.tint if row.info.waiting else self.theme.raised, self.theme.line
        )
        inside = card.adjusted(10, 5, -10, -6)
        name = QRect(inside.left(), inside.top(), inside.width(), self.tile_face.height)
        width = 0
        if row.number != row.name:
            width = (
                self.draw_text(painter, self.small_face, self.theme.muted, name, row.number, right=True) + 6
            )
        self.draw_text(
            painter, self.tile_bold_face, self.theme.text, name.adjusted(0, 0, -width, 0), row.name
        )
        line = QRect(inside.left(), name.bottom() + 3, inside.width(), self.tile_bold_face.height)
        line = line.adjusted(0, 0, -self._draw_served(painter, line, row), 0)
        self._draw_waiting(painter, line, row, index)
        if self.has_history:
            past = QRect(inside.left(), inside.bottom() - HISTORY_HEIGHT + 1, inside.width(), HISTORY_HEIGHT)
            self._draw_history(painter, past, index.data(Role.WAITING_HISTORY))
        self.draw_focus_frame(painter, card, option)
        painter.restore()

    def _draw_waiting(self, painter: QPainter, line: QRect, row: QueueRow, index: Index) -> None:
        if not row.info.waiting:
            self.draw_text(painter, self.small_face, self.theme.muted, line, self.tr("%n waiting", "", 0))
            return
        elapsed, target, level = (
            index.data(role) for role in (Role.ELAPSED, Role.WAITING_TARGET, Role.URGENCY)
        )
        sign = state_signs.CALL_SIGNS[CallStatus.QUEUED]
        if isinstance(level, Urgency) and not self.theme_manager.stale:
            sign = state_signs.URGENCY_SIGNS.get(level, sign)
        ink = self.theme.state_colours(sign.colour_key).ink
        size = self.tile_bold_face.height - 4
        self.draw_icon(painter, sign.icon, ink, line.left(), line.top() + 2, size)
        line = line.adjusted(size + 5, 0, 0, 0)
        time = format_duration(elapsed) if isinstance(elapsed, int) else ""
        count = self.tr("%n waiting", "", row.info.waiting)
        text = f"{count} {time}"
        if self.tile_bold_face.text_width(text) > line.width():
            text = f"{row.info.waiting}  ·  {time}"
        used = self.draw_text(painter, self.tile_bold_face, ink, line, text)
        rest = line.adjusted(used + 3, 0, 0, 0)
        if isinstance(target, int) and target:
            goal = f"/ {format_duration(target)}"
            if self.small_face.text_width(goal) <= rest.width():
                self.draw_text(painter, self.small_face, self.theme.muted, rest, goal)

    def _draw_served(self, painter: QPainter, line: QRect, row: QueueRow) -> int:
        """Draw how many calls ring and talk at the end of the line; return how much of it that took."""
        size = self.small_face.height - 3
        right = line.right()
        for count, sign in (
            (row.info.connected, state_signs.CALL_SIGNS[CallStatus.CONNECTED]),
            (row.info.ringing, state_signs.CALL_SIGNS[CallStatus.RINGING]),
        ):
            if not count:
                continue
            ink = self.theme.state_colours(sign.colour_key).ink
            place = QRect(line.left(), line.top(), right - line.left() + 1, line.height())
            right -= (
                self.draw_text(painter, self.small_bold_face, ink, place, str(count), right=True) + 3 + size
            )
            self.draw_icon(painter, sign.icon, ink, right, line.top() + (line.height() - size) // 2, size)
            right -= 9
        return line.right() - right

    def _draw_history(self, painter: QPainter, rect: QRect, peaks: object) -> None:
        """Draw a bar a minute: how many waited at once. The line below it is there when nobody did."""
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, to_qcolor(self.theme.line))
        if not isinstance(peaks, tuple) or not any(peaks):
            return
        top = max(MIN_HISTORY_SCALE, *peaks)
        ink = to_qcolor(self.theme.state_colours("queued").ink)
        step = rect.width() / len(peaks)
        for at, waiting in enumerate(peaks):
            if waiting:
                height = max(2.0, (rect.height() - 1) * waiting / top)
                bar = QRectF(rect.left() + at * step, rect.bottom() - height, max(1.0, step - 0.8), height)
                painter.fillRect(bar, ink)
