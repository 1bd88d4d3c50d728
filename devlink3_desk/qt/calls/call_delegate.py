"""A call as a row of two lines, to be read from two metres."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_model import (
    STATE_COLUMN,
    TIME_COLUMN,
    URGENT_PRIORITY,
    CallRow,
    call_state_text,
)
from devlink3_desk.qt.core.painting import CELL_PADDING, RowDelegate, TextFace, has_focus, is_selected
from devlink3_desk.qt.core.row_model import DISPLAY_ROLE, Index, Role
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.core.theme import to_qcolor
from devlink3_desk.switchboard.board_values import CallFlag

_FLAG_ICONS: Final = (
    CallFlag.RECORDED,
    CallFlag.CONSENT_GIVEN,
    CallFlag.CONSENT_REFUSED,
    CallFlag.PRIVATE,
    CallFlag.AUTO_ANSWERED,
)
"""Shown as shapes; an emergency is shown as a word."""


def call_state_sign(row: CallRow) -> state_display.StateSign:
    """Return how a call's state looks: one that rings elsewhere is not to call for attention."""
    if row.is_emergency:
        return state_display.EMERGENCY_SIGN
    sign = state_display.CALL_SIGNS[row.info.state]
    return sign._replace(prominent=False) if row.is_for_others else sign


class CallDelegate(RowDelegate):
    """Paints one cell of the list of calls."""

    def row_height(self) -> int:
        """Return the height of every row."""
        return self.bold_face.height + self.small_face.height + 12

    def time_column_width(self) -> int:
        """Return how wide the time column must be."""
        return self.digits_face.text_width("≥ 0:00:00") + self.digits_face.height + 2 * CELL_PADDING

    def state_column_width(self) -> int:
        """Return how wide the state column must be."""
        widest = max(
            self.small_bold_face.text_width(state_display.translate_state_text(word))
            for word in state_display.CALL_STATE_TEXTS.values()
        )
        return widest + self.small_bold_face.height + 22 + 2 * CELL_PADDING

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
        self.prepare_painter(painter, option)
        self._draw_background(painter, option, row, index.column())
        rect = option.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        match index.column():
            case 0:
                self.draw_chip(painter, rect, call_state_sign(row), call_state_text(row))
            case 1:
                self._draw_caller(painter, rect, row)
            case 2:
                face = self._select_face(row)
                self._draw_two_lines(
                    painter, rect, face, self._select_text_colour(row), (row.called, row.called_detail)
                )
            case 3:
                self._draw_two_lines(
                    painter, rect, self.name_face, self._select_text_colour(row), (row.line, row.line_detail)
                )
            case _:
                self._draw_elapsed_time(
                    painter, rect, row, str(index.data(DISPLAY_ROLE)), index.data(Role.URGENCY)
                )
        painter.restore()

    def _draw_elapsed_time(
        self, painter: QPainter, rect: QRect, row: CallRow, text: str, urgency: object
    ) -> None:
        """Write the time; one that is getting long has a shape before it, one that is too long is filled."""
        sign = (
            state_display.URGENCY_SIGNS.get(urgency)
            if isinstance(urgency, Urgency) and not self.theme_manager.stale
            else None
        )
        if sign is None:
            ink = self.theme.state_colours(call_state_sign(row).colour_key).ink
            self.draw_text(painter, self.digits_face, ink, rect, text, right=True)
            return
        tone = self.theme.state_colours(sign.colour_key)
        size = self.digits_face.height - 8
        width = min(rect.width() + CELL_PADDING, self.digits_face.text_width(text) + size + 22)
        height = self.digits_face.height + 4
        top = rect.top() + (rect.height() - height) // 2
        box = QRect(rect.right() + CELL_PADDING - 3 - width, top, width, height)
        self.draw_panel(painter, QRectF(box), tone.solid if sign.prominent else tone.tint, radius=height / 2)
        ink = tone.on_solid if sign.prominent else tone.ink
        self.draw_icon(painter, sign.icon, ink, box.left() + 8, box.top() + (height - size) // 2, size)
        self.draw_text(painter, self.digits_face, ink, box.adjusted(size + 12, 0, -8, 0), text, right=True)

    def _draw_background(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CallRow, column: int
    ) -> None:
        sign = call_state_sign(row)
        tone = self.theme.state_colours(sign.colour_key)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(self.theme.selection))
        elif sign.prominent:
            painter.fillRect(rect, to_qcolor(tone.tint))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, to_qcolor(self.theme.line))
        if column == STATE_COLUMN and is_selected(option):
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(bar))

    def _split_lines(self, rect: QRect) -> tuple[QRect, QRect]:
        top = rect.top() + (rect.height() - self.bold_face.height - self.small_face.height - 1) // 2
        first = QRect(rect.left(), top, rect.width(), self.bold_face.height)
        return first, QRect(rect.left(), first.bottom() + 2, rect.width(), self.small_face.height)

    def _select_face(self, row: CallRow) -> TextFace:
        return self.bold_face if row.priority <= URGENT_PRIORITY and not row.has_ended else self.name_face

    def _select_text_colour(self, row: CallRow) -> str:
        return self.theme.muted if row.has_ended else self.theme.text

    def _draw_two_lines(
        self, painter: QPainter, rect: QRect, face: TextFace, ink: str, lines: tuple[str, str]
    ) -> None:
        above, below = self._split_lines(rect)
        if not lines[1]:
            above = rect
        self.draw_text(painter, face, ink, above, lines[0])
        self.draw_text(painter, self.small_face, self.theme.muted, below, lines[1])

    def _draw_caller(self, painter: QPainter, rect: QRect, row: CallRow) -> None:
        above, below = self._split_lines(rect)
        self.draw_text(painter, self._select_face(row), self._select_text_colour(row), above, row.caller)
        size = self.small_face.height - 3
        direction = state_display.DIRECTION_ICONS[row.info.direction]
        self.draw_icon(painter, direction, self.theme.muted, below.left(), below.top() + 2, size)
        x = below.left() + size + 5
        if row.is_emergency:
            word = state_display.flag_text(CallFlag.EMERGENCY)
            rest = QRect(x, below.top(), below.right() - x, below.height())
            x += (
                self.draw_text(painter, self.small_bold_face, self.theme.state_colours("bad").ink, rest, word)
                + 8
            )
        more = row.caller_detail or state_display.direction_text(row.info.direction)
        rest = QRect(x, below.top(), below.right() - x, below.height())
        x += self.draw_text(painter, self.small_face, self.theme.muted, rest, more) + 8
        for flag in _FLAG_ICONS:
            if flag in row.info.flags and x + size < below.right():
                self.draw_icon(painter, flag.value, self.theme.muted, x, below.top() + 2, size)
                x += size + 5


_MIN_NAME_CHARACTERS: Final = 14
"""Least room for a name, in the width of a digit."""


class StripDelegate(RowDelegate):
    """Paints one call of the strip."""

    item_size = QSize()
    """Of every call; at least :meth:`least`."""

    def minimum_size(self) -> QSize:
        """Return the size of every call."""
        time = self.bold_face.text_width("≥ 0:00:00")
        width = self.name_face.height + self.name_face.text_width("0") * _MIN_NAME_CHARACTERS + time + 34
        return QSize(width, self.name_face.height + 14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a call's size."""
        del option, index
        return self.item_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one call."""
        row = index.data(Role.ROW)
        if not isinstance(row, CallRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        sign = call_state_sign(row)
        tone = self.theme.state_colours(sign.colour_key)
        box = option.rect.adjusted(2, 2, -2, -2)
        # Quiet colours: the counters beside it call for attention already.
        self.draw_panel(painter, QRectF(box), tone.tint, tone.ink if self.is_prominent(sign) else None)
        ink = tone.ink
        inside = box.adjusted(9, 0, -9, 0)
        size = self.name_face.height - 1
        self.draw_icon(
            painter, sign.icon, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size
        )
        inside = inside.adjusted(size + 7, 0, 0, 0)
        time = str(index.sibling(index.row(), TIME_COLUMN).data(DISPLAY_ROLE))
        width = self.draw_text(painter, self.bold_face, ink, inside, time, right=True)
        self.draw_text(
            painter, self.bold_face, self.theme.text, inside.adjusted(0, 0, -width - 9, 0), row.caller
        )
        self.draw_focus_frame(painter, box, option)
        painter.restore()
