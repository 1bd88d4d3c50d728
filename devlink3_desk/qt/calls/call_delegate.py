"""Painting of calls: cells of the table, and items of the compact strip."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.calls.call_model import CallColumn
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import URGENT_PRIORITY, CallRow
from devlink3_desk.qt.core.call_takers import format_taker
from devlink3_desk.qt.core.painting import (
    CELL_PADDING,
    LINE_GAP,
    RowDelegate,
    TextFace,
    TextRun,
    format_elapsed,
    format_tile_elapsed,
)
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.text import PART_SEPARATOR, join_bidi
from devlink3_desk.qt.core.theme import to_qcolor
from devlink3_desk.switchboard.board_values import CallFlag, CallStatus

_FLAG_ICONS: Final = (
    CallFlag.RECORDED,
    CallFlag.CONSENT_GIVEN,
    CallFlag.CONSENT_REFUSED,
    CallFlag.PRIVATE,
    CallFlag.AUTO_ANSWERED,
)
"""Flags shown as icons, which are named after them. An emergency is shown as text instead."""

_WIDEST_TIME: Final = "0:00:00"
_WIDEST_LOWER_BOUND: Final = "00:00"
_WIDEST_SHORT_TIMES: Final = (_WIDEST_TIME, f"{_WIDEST_LOWER_BOUND}+")
_PILL_MARGIN: Final = 3
_CHIP_MARGINS: Final = 22
"""Padding and gaps of :meth:`.RowDelegate.draw_chip` beside its icon and text."""


def find_call_sign(row: CallRow) -> state_display.StateSign:
    """Return the sign of a call's state; a call for others is never prominent."""
    if row.is_emergency:
        return state_display.EMERGENCY_SIGN
    sign = state_display.CALL_SIGNS[row.info.state]
    # It keeps its icon and colour, so that every call of a state is recognised as such.
    return sign._replace(prominent=False) if row.is_for_others else sign


class CallDelegate(RowDelegate[CallRow]):
    """Paints the cells of the table of calls, most of them in two lines."""

    row_type = CallRow

    is_line_hidden = False
    """Whether there is no room for the column of group and line; set by the view."""

    has_short_times = False
    """Whether lower bounds are written in the form of tiles; set by the view."""

    def row_height(self) -> int:
        """Return the height of a row."""
        return self.bold_face.height + self.small_face.height + 12

    def time_column_width(self, *, is_short: bool = False) -> int:
        """Return the width that the time column needs; ``is_short`` for lower bounds in the form of tiles."""
        long_times = (_WIDEST_TIME, state_display.format_over(_WIDEST_LOWER_BOUND))
        texts = _WIDEST_SHORT_TIMES if is_short else long_times
        return max(self.time_pill_width(self.digits_face, text) for text in texts) + 2 * _PILL_MARGIN

    def state_column_width(self) -> int:
        """Return the width that the state column needs for the longest state."""
        face = self.small_bold_face
        widest = max(face.text_width(state_display.describe_call_status(status)) for status in CallStatus)
        # No padding behind the chip: that of the next column keeps the distance.
        return CELL_PADDING + face.height + widest + _CHIP_MARGINS

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        # Only the height is used: the table sets the widths of its columns itself.
        del option, index
        return QSize(80, self.row_height())

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: CallRow) -> None:
        """Paint one cell of a call."""
        column = index.column()
        self._draw_background(painter, option, row, column)
        rect = option.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        match column:
            case CallColumn.STATE:
                chip_rect = rect.adjusted(0, 0, CELL_PADDING, 0)
                self.draw_chip(painter, chip_rect, find_call_sign(row), row.state_text)
            case CallColumn.FROM:
                self._draw_caller(painter, rect, row)
            case CallColumn.TO:
                self._draw_called(painter, rect, row)
            case CallColumn.LINE:
                self._draw_line(painter, rect, row)
            case _:
                self._draw_elapsed_time(painter, option, index, row)

    def _draw_elapsed_time(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: CallRow
    ) -> None:
        format_time = format_tile_elapsed if self.has_short_times else format_elapsed
        text, sign = format_time(index, is_lower_bound=row.is_lower_bound), self.find_urgency_sign(index)
        if sign is not None:
            rect = option.rect.adjusted(_PILL_MARGIN, 0, -_PILL_MARGIN, 0)
            self.draw_time_pill(painter, self.digits_face, rect, sign, text)
            return
        ink = self.theme.find_colours(find_call_sign(row).colour_key).ink
        rect = option.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        self.draw_text(painter, self.digits_face, ink, rect, text, right=True)

    def _draw_background(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CallRow, column: int
    ) -> None:
        rect, sign = option.rect, find_call_sign(row)
        if sign.prominent:
            painter.fillRect(rect, to_qcolor(self.theme.find_colours(sign.colour_key).tint))
        # Every cell of a selected row is filled, but the bar stands at the beginning of the row only.
        self.draw_selection(painter, option, with_bar=column == CallColumn.STATE)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, to_qcolor(self.theme.line))

    def _split_cell(self, rect: QRect) -> tuple[QRect, QRect]:
        return self.split_lines(rect.adjusted(0, 5, 0, -6), self.bold_face)

    def _select_face(self, row: CallRow) -> TextFace:
        return self.bold_face if row.priority <= URGENT_PRIORITY and not row.has_ended else self.name_face

    def _select_text_colour(self, row: CallRow) -> str:
        return self.theme.muted if row.has_ended else self.theme.text

    def _draw_two_lines(
        self, painter: QPainter, rect: QRect, row: CallRow, face: TextFace, text: str, detail: str
    ) -> None:
        upper, lower = self._split_cell(rect)
        if not detail:
            upper = rect  # a single line is centred
        self.draw_text(painter, face, self._select_text_colour(row), upper, text)
        self.draw_text(painter, self.small_face, self.theme.muted, lower, detail)

    def _draw_line(self, painter: QPainter, rect: QRect, row: CallRow) -> None:
        # Half of a number or of an outside line says nothing: what has no room is written small, or left out.
        fits = self.name_face.text_width(row.line) <= rect.width()
        face = self.name_face if fits else self.small_face
        detail = self.small_face.drop_clipped_parts(row.line_detail, rect.width())
        self._draw_two_lines(painter, rect, row, face, row.line, detail)

    def format_called_detail(self, row: CallRow, width: int) -> str:
        """Return the line below who is called: the number, and the group where it has no column."""
        if not self.is_line_hidden or row.line == row.called:
            return row.called_detail
        detail = join_bidi(filter(None, (row.called_detail, row.line)), PART_SEPARATOR)
        return self.small_face.drop_clipped_parts(detail, width)

    def _draw_called(self, painter: QPainter, rect: QRect, row: CallRow) -> None:
        face = self._select_face(row)
        if not row.taken_by:
            detail = self.format_called_detail(row, rect.width())
            self._draw_two_lines(painter, rect, row, face, row.called, detail)
            return
        upper, lower = self._split_cell(rect)
        self.draw_text(painter, face, self._select_text_colour(row), upper, row.called)
        ink, size = self.theme.find_colours("connected").ink, self.small_face.height - 3
        self.draw_icon(painter, "check", ink, lower.left(), lower.top() + 2, size)
        lower.setLeft(lower.left() + size + 5)
        self.draw_text(painter, self.small_bold_face, ink, lower, format_taker(row.taken_by))

    def _draw_caller(self, painter: QPainter, rect: QRect, row: CallRow) -> None:
        upper, lower = self._split_cell(rect)
        self.draw_text(painter, self._select_face(row), self._select_text_colour(row), upper, row.caller)
        size = self.small_face.height - 3
        icon_gap = 5
        direction = state_display.DIRECTION_ICONS[row.info.direction]
        self.draw_icon(painter, direction, self.theme.muted, lower.left(), lower.top() + 2, size)
        lower.setLeft(lower.left() + size + icon_gap)
        if row.is_emergency:
            # As a word, not only by colour: it must be noticed by everyone who can read.
            ink = self.theme.find_colours("bad").ink
            width = self.draw_text(painter, self.small_bold_face, ink, lower, row.emergency_text)
            lower.setLeft(lower.left() + width + LINE_GAP)
        detail = row.caller_detail or state_display.describe_direction(row.info.direction)
        width = self.draw_text(painter, self.small_face, self.theme.muted, lower, detail)
        x = lower.left() + width + LINE_GAP
        for flag in _FLAG_ICONS:
            # An icon that would be cut off is left out: half an icon cannot be recognised.
            if flag in row.info.flags and x + size < lower.right():
                self.draw_icon(painter, flag.value, self.theme.muted, x, lower.top() + 2, size)
                x += size + icon_gap


_MIN_NAME_DIGITS: Final = 14
"""Minimum width for the caller's name, in digits."""


class StripDelegate(RowDelegate[CallRow]):
    """Paints a call of the compact strip: sign, caller and time in one line."""

    row_type = CallRow

    item_size = QSize()
    """Size of every item, set by the view."""

    def minimum_size(self) -> QSize:
        """Return the smallest size of one of several items."""
        name_width = self.name_face.text_width("0") * _MIN_NAME_DIGITS
        time_width = self.bold_face.text_width(_WIDEST_TIME)
        return QSize(self.name_face.height + name_width + time_width + 36, self.name_face.height + 14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of an item."""
        del option, index
        return self.item_size

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: CallRow) -> None:
        """Paint one call."""
        sign = find_call_sign(row)
        tone = self.theme.find_colours(sign.colour_key)
        box = option.rect.adjusted(2, 2, -2, -2)
        # Never filled with the solid colour: the counters beside the calls already draw the attention.
        self.draw_panel(painter, QRectF(box), tone.tint, tone.ink if self.is_prominent(sign) else None)
        inner = self.draw_leading_icon(
            painter, box.adjusted(9, 0, -9, 0), sign.icon, tone.ink, self.name_face.height - 1
        )
        time = format_tile_elapsed(index, is_lower_bound=row.is_lower_bound)
        self.draw_line(
            painter,
            inner,
            TextRun(self.bold_face, self.theme.text, row.caller),
            TextRun(self.bold_face, tone.ink, time),
        )
        self.draw_focus_frame(painter, box, option)
