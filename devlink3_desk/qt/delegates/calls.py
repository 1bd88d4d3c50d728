"""A call as a row of two lines, to be read from two metres."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.calls import STATE, URGENT, CallRow, state_word
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.roles import DISPLAY, Role
from devlink3_desk.qt.theme import colour
from devlink3_desk.switchboard.views import CallFlag

from .paint import PAD, Face, RowDelegate, has_focus, is_selected

_FLAGS: Final = (
    CallFlag.RECORDED,
    CallFlag.CONSENT_GIVEN,
    CallFlag.CONSENT_REFUSED,
    CallFlag.PRIVATE,
    CallFlag.AUTO_ANSWERED,
)
"""Shown as shapes; an emergency is shown as a word."""


def sign_of(row: CallRow) -> states.Sign:
    """Return how a call's state looks: one that rings elsewhere is not to call for attention."""
    if row.emergency:
        return states.EMERGENCY
    sign = states.CALL[row.view.state]
    return sign._replace(loud=False) if row.elsewhere else sign


class CallDelegate(RowDelegate):
    """Paints one cell of the list of calls."""

    def row_height(self) -> int:
        """Return the height of every row."""
        return self.strong.height + self.small.height + 12

    def time_width(self) -> int:
        """Return how wide the time column must be."""
        return self.figure.width("≥ 0:00:00") + self.figure.height + 2 * PAD

    def state_width(self) -> int:
        """Return how wide the state column must be."""
        widest = max(self.small_strong.width(words.word(word)) for word in words.CALL.values())
        return widest + self.small_strong.height + 22 + 2 * PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a cell's size."""
        del option, index
        return QSize(80, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row = index.data(Role.ROW)
        if not isinstance(row, CallRow):
            return
        painter.save()
        self.begin(painter, option)
        self._background(painter, option, row, index.column())
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        match index.column():
            case 0:
                self.chip(painter, rect, sign_of(row), state_word(row))
            case 1:
                self._caller(painter, rect, row)
            case 2:
                face = self._face(row)
                self._lines(painter, rect, face, self._ink(row), (row.called, row.called_more))
            case 3:
                self._lines(painter, rect, self.name, self._ink(row), (row.line, row.line_more))
            case _:
                self._time(painter, rect, row, str(index.data(DISPLAY)), index.data(Role.LEVEL))
        painter.restore()

    def _time(self, painter: QPainter, rect: QRect, row: CallRow, text: str, level: object) -> None:
        """Write the time; one that is getting long has a shape before it, one that is too long is filled."""
        sign = states.LEVEL.get(level) if isinstance(level, Level) and not self.look.stale else None
        if sign is None:
            ink = self.theme.tone(sign_of(row).tone).ink
            self.text(painter, self.figure, ink, rect, text, right=True)
            return
        tone = self.theme.tone(sign.tone)
        size = self.figure.height - 8
        width = min(rect.width() + PAD, self.figure.width(text) + size + 22)
        height = self.figure.height + 4
        top = rect.top() + (rect.height() - height) // 2
        box = QRect(rect.right() + PAD - 3 - width, top, width, height)
        self.panel(painter, QRectF(box), tone.solid if sign.loud else tone.tint, radius=height / 2)
        ink = tone.on_solid if sign.loud else tone.ink
        self.icon(painter, sign.icon, ink, box.left() + 8, box.top() + (height - size) // 2, size)
        self.text(painter, self.figure, ink, box.adjusted(size + 12, 0, -8, 0), text, right=True)

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, row: CallRow, column: int) -> None:
        sign = sign_of(row)
        tone = self.theme.tone(sign.tone)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, colour(self.theme.selection))
        elif sign.loud:
            painter.fillRect(rect, colour(tone.tint))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(self.theme.line))
        if column == STATE and is_selected(option):
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour(bar))

    def _split(self, rect: QRect) -> tuple[QRect, QRect]:
        top = rect.top() + (rect.height() - self.strong.height - self.small.height - 1) // 2
        first = QRect(rect.left(), top, rect.width(), self.strong.height)
        return first, QRect(rect.left(), first.bottom() + 2, rect.width(), self.small.height)

    def _face(self, row: CallRow) -> Face:
        return self.strong if row.need <= URGENT and not row.over else self.name

    def _ink(self, row: CallRow) -> str:
        return self.theme.muted if row.over else self.theme.text

    def _lines(self, painter: QPainter, rect: QRect, face: Face, ink: str, lines: tuple[str, str]) -> None:
        above, below = self._split(rect)
        if not lines[1]:
            above = rect
        self.text(painter, face, ink, above, lines[0])
        self.text(painter, self.small, self.theme.muted, below, lines[1])

    def _caller(self, painter: QPainter, rect: QRect, row: CallRow) -> None:
        above, below = self._split(rect)
        self.text(painter, self._face(row), self._ink(row), above, row.caller)
        size = self.small.height - 3
        direction = states.DIRECTION[row.view.direction]
        self.icon(painter, direction, self.theme.muted, below.left(), below.top() + 2, size)
        x = below.left() + size + 5
        if row.emergency:
            word = words.word(words.FLAG[CallFlag.EMERGENCY])
            rest = QRect(x, below.top(), below.right() - x, below.height())
            x += self.text(painter, self.small_strong, self.theme.tone("bad").ink, rest, word) + 8
        more = row.caller_more or words.word(words.DIRECTION[row.view.direction])
        rest = QRect(x, below.top(), below.right() - x, below.height())
        x += self.text(painter, self.small, self.theme.muted, rest, more) + 8
        for flag in _FLAGS:
            if flag in row.view.flags and x + size < below.right():
                self.icon(painter, flag.value, self.theme.muted, x, below.top() + 2, size)
                x += size + 5
