"""The view of ended calls and its delegate."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.painting import CELL_PADDING, RowDelegate, TextRun
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.state_display import DIRECTION_ICONS, StateSign
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.history.history_model import HistoryModel
from devlink3_desk.qt.history.history_row import (
    OUTCOME_SIGNS,
    OUTCOME_TEXTS,
    RETURNED_SIGN,
    HistoryRow,
    describe_outcome,
)

WIDE_ROW_CHARS: Final = 92
"""Minimum width of a row with columns, in average characters; a narrower row has two lines."""


class HistoryDelegate(RowDelegate[HistoryRow]):
    """Paints a call in two lines, or in columns if the list is wide."""

    row_type = HistoryRow

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; the view uses its height alone."""
        del option, index
        return QSize(120, self.name_face.height + self.small_face.height + 14)

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: HistoryRow
    ) -> None:
        """Paint one row."""
        del index
        self.draw_selection(painter, option)
        rect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, to_qcolor(self.theme.line))
        inner = rect.adjusted(CELL_PADDING + 2, 6, -CELL_PADDING, -6)
        direction = DIRECTION_ICONS[row.call.direction]
        inner = self.draw_leading_icon(painter, inner, direction, self.theme.muted, self.name_face.height - 2)
        if inner.width() >= self._measure_wide_row():
            self._paint_columns(painter, inner, row)
        else:
            self._paint_lines(painter, inner, row)

    def _measure_wide_row(self) -> int:
        return self.small_face.metrics.averageCharWidth() * WIDE_ROW_CHARS

    def _paint_lines(self, painter: QPainter, inner: QRect, row: HistoryRow) -> None:
        """Paint name and time above outcome, own side and talk time."""
        upper, lower = self.split_lines(inner, self.name_face)
        small, muted = self.small_face, self.theme.muted
        self.draw_line(
            painter,
            upper,
            TextRun(self.bold_face if row.is_open else self.name_face, self.theme.text, row.name),
            TextRun(small, muted, f"{row.day_text} {row.time_text}"),
        )
        sign, text = self._find_sign(row)
        colours = self.theme.find_colours(sign.colour_key)
        size = small.height - 2
        self.draw_icon(painter, sign.icon, colours.ink, lower.left(), lower.top() + 1, size)
        lower.setLeft(lower.left() + size + 6)
        times = row.talk_text or row.wait_text
        lower.setRight(
            lower.right() - self.draw_text(painter, small, muted, lower, times, right=True) - CELL_PADDING
        )
        width = self.draw_text(painter, small, colours.ink, lower, text)
        if row.own_side and not row.returned_text:
            lower.setLeft(lower.left() + width)
            text = f"  ·  {row.own_side}"
            if small.text_width(text) > lower.width():
                text = f"  ·  {row.own_side_names}"
            self.draw_text(painter, small, muted, lower, text)

    def _paint_columns(self, painter: QPainter, inner: QRect, row: HistoryRow) -> None:
        """Paint caller, own side, outcome, durations and time, each in its column."""
        small, text, muted = self.small_face, self.theme.text, self.theme.muted
        chip_width = self._measure_chip()
        times_width = small.text_width("00:00:00") + small.height + 5
        when_width = small.text_width("Wed 00/00/0000 ")
        rest = inner.width() - chip_width - times_width - when_width - 3 * CELL_PADDING
        who = QRect(inner.left(), inner.top(), rest * 45 // 100, inner.height())
        own_side = QRect(
            who.right() + 1 + CELL_PADDING, inner.top(), rest - who.width() - CELL_PADDING, inner.height()
        )
        chip = QRect(own_side.right() + 1 + CELL_PADDING, inner.top(), chip_width, inner.height())
        when = QRect(inner.right() + 1 - when_width, inner.top(), when_width, inner.height())
        times = QRect(when.left() - times_width - CELL_PADDING, inner.top(), times_width, inner.height())
        name_face = self.bold_face if row.is_open else self.name_face
        self._draw_pair(
            painter, who, TextRun(name_face, text, row.name), TextRun(small, muted, row.shown_number)
        )
        returned = TextRun(small, self.theme.find_colours("good").ink, row.returned_text)
        self._draw_pair(painter, own_side, TextRun(small, text, row.own_side), returned)
        self.draw_chip(painter, chip, OUTCOME_SIGNS[row.outcome], describe_outcome(row.outcome))
        self._draw_times(painter, times, row)
        upper, lower = self.split_lines(when, self.name_face)
        self.draw_text(painter, small, text, upper, row.time_text, right=True)
        self.draw_text(painter, small, muted, lower, row.day_text, right=True)

    def _draw_pair(self, painter: QPainter, rect: QRect, first: TextRun, second: TextRun) -> None:
        """Draw two lines, or one in the middle if the second is empty."""
        if not second.text:
            self.draw_text(painter, first.face, first.ink, rect, first.text)
            return
        upper, lower = self.split_lines(rect, self.name_face)
        self.draw_text(painter, first.face, first.ink, upper, first.text)
        self.draw_text(painter, second.face, second.ink, lower, second.text)

    def _draw_times(self, painter: QPainter, rect: QRect, row: HistoryRow) -> None:
        """Draw how long the caller waited and how long the two talked, with an icon each."""
        lines = [("wait", row.wait_text)] + ([("connected", row.talk_text)] if row.talk_text else [])
        small, muted = self.small_face, self.theme.muted
        rects = self.split_lines(rect, self.name_face) if len(lines) == 2 else (rect,)
        for line, (icon, text) in zip(rects, lines, strict=True):
            size = small.height - 4
            width = self.draw_text(painter, small, muted, line, text, right=True)
            top = line.top() + (line.height() - size) // 2
            self.draw_icon(painter, icon, muted, line.right() - width - size - 5, top, size)

    def _measure_chip(self) -> int:
        face = self.small_bold_face
        return face.height + max(face.text_width(describe_outcome(outcome)) for outcome in OUTCOME_TEXTS) + 24

    def _find_sign(self, row: HistoryRow) -> tuple[StateSign, str]:
        if row.returned_text:
            return RETURNED_SIGN, f"{describe_outcome(row.outcome)} · {row.returned_text}"
        return OUTCOME_SIGNS[row.outcome], describe_outcome(row.outcome)


class HistoryListView(RowListView[HistoryRow]):
    """The list of calls, whose visible rows stay in place while calls are added above them."""

    selection_changed = Signal()
    """Emitted when another call is selected, or none."""

    def __init__(
        self, model: HistoryModel, theme_manager: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent)
        self.history_model = model
        self.set_row_delegate(HistoryDelegate(theme_manager, self))
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.page_read.connect(self._on_page_read)
        model.modelReset.connect(self._report_selection)
        self.selectionModel().selectionChanged.connect(self._report_selection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected call in view, as when its timeline opens below the list."""
        row = self.visualRect(self.currentIndex())
        was_visible = row.isValid() and QRect(QPoint(), event.oldSize()).intersects(row)
        super().resizeEvent(event)
        if was_visible:
            self.scrollTo(self.currentIndex())

    def _report_selection(self) -> None:
        self.history_model.pinned_key = self.tracker.selected_key or None
        self.selection_changed.emit()

    def _on_page_read(self, first: int, last: int) -> None:
        """Select the current row again, if it was selected before its value was in memory."""
        current = self.currentIndex()
        if not self.tracker.selected_key and current.isValid() and first <= current.row() <= last:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection = self.selectionModel()
            selection.clearSelection()
            selection.setCurrentIndex(self.history_model.index(current.row(), 0), flags)

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._move_contents(first, last - first + 1)

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._move_contents(first, first - last - 1)

    def _move_contents(self, first: int, count: int) -> None:
        """Scroll by the rows that were added or removed above the visible ones."""
        bar = self.verticalScrollBar()
        height = max(1, self.verticalHeader().defaultSectionSize())
        # At the top, users expect to see new calls, unless the mouse is about to click on a row.
        is_reading = bar.value() > 0 or self.viewport().underMouse()
        if is_reading and first * height <= bar.value():
            # Until the view is laid out again, the range of the bar is that of the previous rows.
            self.updateGeometries()
            bar.setValue(bar.value() + count * height)
