"""The pane of hunt groups, and how it paints them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.list_views import TileView
from devlink3_desk.qt.core.menu_pane import MenuPane
from devlink3_desk.qt.core.painting import LINE_GAP, TILE_GAP, TextRun, TileDelegate, format_tile_elapsed
from devlink3_desk.qt.core.person_menu import MenuNumber, MenuSubject
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.state_display import StateSign
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.core.widgets import RowTracker
from devlink3_desk.qt.groups.group_model import GroupList, GroupRow
from devlink3_desk.switchboard.board_values import CallStatus

HISTORY_HEIGHT: Final = 15
"""Height of the bars for the last hour, in device-independent pixels."""

MIN_HISTORY_SCALE: Final = 4
"""Minimum number of callers that the full height stands for, so that a single caller is no peak."""

MIN_CARD_CHARACTERS: Final = 21
"""Minimum width of a card, in average characters."""

PANE_MARGINS: Final = 9
"""Height of the pane without its title bar and its view, in pixels."""
MIN_WINDOW_LINES: Final = 27
"""Minimum height of a window whose cards have two lines, in heights of a card with one line."""


class GroupDelegate(TileDelegate[GroupRow]):
    """Paints a card: name and number, then who waits and who is served, then the last hour."""

    row_type = GroupRow

    has_history = True
    """Whether cards show the last hour; left out if more groups are visible without it."""

    is_single_line = False
    """Whether cards have one line only, so that more groups are visible."""

    def minimum_size(self) -> QSize:
        """Return the smallest size of a card, gap included."""
        width = self.tile_face.metrics.averageCharWidth() * MIN_CARD_CHARACTERS
        if self.is_single_line:
            return QSize(width, self.measure_line_card_height())
        return QSize(width, self.measure_card_height(with_history=self.has_history))

    def measure_line_card_height(self) -> int:
        """Return the height of a card with one line, gap included."""
        return self.tile_bold_face.height + 8 + 2 * TILE_GAP

    def measure_card_height(self, *, with_history: bool) -> int:
        """Return the height of a card with or without the last hour, gap included."""
        height = self.tile_face.height + self.tile_bold_face.height + 13 + 2 * TILE_GAP
        return height + HISTORY_HEIGHT + 7 if with_history else height

    def compute_tile_size(self, available: QSize, count: int) -> QSize:
        """Return the size of ``count`` cards; they show as much as allows all of them to be visible."""
        # The minimum width does not depend on the contents, so that the number of columns is known first.
        columns = max(1, available.width() // self.minimum_size().width())
        rows_with_history = available.height() // self.measure_card_height(with_history=True)
        self.has_history = count <= columns * rows_with_history
        self.is_single_line = count > columns * (
            available.height() // self.measure_card_height(with_history=False)
        )
        return super().compute_tile_size(available, count)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: GroupRow) -> None:
        """Paint one card."""
        card = option.rect.adjusted(TILE_GAP, TILE_GAP, -TILE_GAP, -TILE_GAP)
        fill = self.theme.find_colours("queued").tint if row.info.waiting else self.theme.raised
        self.draw_panel(painter, QRectF(card), fill, self.theme.line)
        if self.is_single_line:
            self._draw_single_line(painter, card.adjusted(10, 0, -10, 0), row, index)
        else:
            self._draw_lines(painter, card.adjusted(10, 5, -10, -6), row, index)
        self.draw_focus_frame(painter, card, option)

    def _draw_single_line(self, painter: QPainter, line: QRect, row: GroupRow, index: Index) -> None:
        """Draw the name and the waiting callers; then, if they fit, the served calls and the number."""
        line = line.adjusted(0, 0, -self._draw_longest_wait(painter, line, row, index), 0)
        name_width = self.tile_bold_face.text_width(row.name)
        room = line.width() - name_width if row.info.waiting else line.width()
        line = line.adjusted(0, 0, -self._draw_served(painter, line, row, room), 0)
        number = row.number if row.number != row.name else ""
        if number and name_width + LINE_GAP + self.small_face.text_width(number) > line.width():
            number = ""
        name = TextRun(self.tile_bold_face, self.theme.text, row.name)
        self.draw_line(painter, line, name, TextRun(self.small_face, self.theme.muted, number))

    def _draw_longest_wait(self, painter: QPainter, line: QRect, row: GroupRow, index: Index) -> int:
        """Draw how many callers wait, and for how long, at the end of a line; return the width of that.

        Both are more important than the end of a long name, which is elided.
        """
        if not row.info.waiting:
            return 0
        sign = self.find_urgency_sign(index) or state_display.CALL_SIGNS[CallStatus.QUEUED]
        ink = self.theme.find_colours(sign.colour_key).ink
        size = self.tile_bold_face.height - 4
        text = _format_waiting(row, index)
        width = self.draw_text(painter, self.tile_bold_face, ink, line, text, right=True)
        left, top = line.right() + 1 - width - 5 - size, line.top() + (line.height() - size) // 2
        self.draw_icon(painter, sign.icon, ink, left, top, size)
        return width + 5 + size + LINE_GAP

    def _draw_lines(self, painter: QPainter, inner: QRect, row: GroupRow, index: Index) -> None:
        """Draw name and number, then who waits and who is served, then the last hour."""
        title = QRect(inner.left(), inner.top(), inner.width(), self.tile_face.height)
        number = row.number if row.number != row.name else ""
        self.draw_line(
            painter,
            title,
            TextRun(self.tile_bold_face, self.theme.text, row.name),
            TextRun(self.small_face, self.theme.muted, number),
        )
        line = QRect(inner.left(), title.bottom() + 3, inner.width(), self.tile_bold_face.height)
        room = line.width() - self._measure_waiting(row, index)
        line = line.adjusted(0, 0, -self._draw_served(painter, line, row, room), 0)
        self._draw_waiting(painter, line, row, index)
        if self.has_history:
            bottom = inner.bottom() - HISTORY_HEIGHT + 1
            history = QRect(inner.left(), bottom, inner.width(), HISTORY_HEIGHT)
            self._draw_history(painter, history, index.data(Role.WAITING_HISTORY))

    def _draw_waiting(self, painter: QPainter, line: QRect, row: GroupRow, index: Index) -> None:
        """Draw the number of waiting callers, the longest wait and its target."""
        if not row.info.waiting:
            self.draw_text(painter, self.small_face, self.theme.muted, line, self.tr("%n waiting", "", 0))
            return
        sign = self.find_urgency_sign(index) or state_display.CALL_SIGNS[CallStatus.QUEUED]
        ink = self.theme.find_colours(sign.colour_key).ink
        size = self.tile_bold_face.height - 4
        self.draw_icon(painter, sign.icon, ink, line.left(), line.top() + 2, size)
        line = line.adjusted(size + 5, 0, 0, 0)
        time = format_tile_elapsed(index, is_lower_bound=row.info.is_wait_lower_bound)
        text = f"{self.tr('%n waiting', '', row.info.waiting)} {time}"
        if self.tile_bold_face.text_width(text) > line.width():
            # The time is more important than the word; an ellipsis would cut the time.
            text = _format_waiting(row, index)
        width = self.draw_text(painter, self.tile_bold_face, ink, line, text)
        rest = line.adjusted(width + 3, 0, 0, 0)
        target = index.data(Role.WAITING_TARGET)
        if isinstance(target, int) and target:
            target_text = f"/ {format_duration(target)}"
            if self.small_face.text_width(target_text) <= rest.width():
                self.draw_text(painter, self.small_face, self.theme.muted, rest, target_text)

    def _measure_waiting(self, row: GroupRow, index: Index) -> int:
        """Return the width that :meth:`_draw_waiting` needs for waiting callers and the longest wait."""
        if not row.info.waiting:
            return 0
        return self.tile_bold_face.height + 1 + self.tile_bold_face.text_width(_format_waiting(row, index))

    def _list_served(self, row: GroupRow) -> list[tuple[int, StateSign]]:
        """Return the numbers of connected and of ringing calls that are not 0, with their signs."""
        signs = state_display.CALL_SIGNS
        counts = (
            (row.info.connected, signs[CallStatus.CONNECTED]),
            (row.info.ringing, signs[CallStatus.RINGING]),
        )
        return [(count, sign) for count, sign in counts if count]

    def _draw_served(self, painter: QPainter, line: QRect, row: GroupRow, room: int) -> int:
        """Draw how many calls ring and are connected at the end of a line; return the width of that.

        Without ``room`` for both, the connected calls are left out first.
        """
        size, served = self.small_face.height - 3, self._list_served(row)
        widths = [self.small_bold_face.text_width(str(count)) + size + 12 for count, _ in served]
        while served and sum(widths) > room:
            del served[0], widths[0]
        right = line.right()
        for count, sign in served:
            ink = self.theme.find_colours(sign.colour_key).ink
            rest = QRect(line.left(), line.top(), right - line.left() + 1, line.height())
            width = self.draw_text(painter, self.small_bold_face, ink, rest, str(count), right=True)
            right -= width + 3 + size
            self.draw_icon(painter, sign.icon, ink, right, line.top() + (line.height() - size) // 2, size)
            right -= 9
        return line.right() - right

    def _draw_history(self, painter: QPainter, rect: QRect, peaks: object) -> None:
        """Draw a bar for each minute, as high as the number of waiting callers, on a base line."""
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, to_qcolor(self.theme.line))
        if not isinstance(peaks, tuple) or not any(peaks):
            return
        scale = max(MIN_HISTORY_SCALE, *peaks)
        ink = to_qcolor(self.theme.find_colours("queued").ink)
        # A bar of one caller is two pixels high, to differ from the base line.
        step = rect.width() / len(peaks)
        for minute, waiting in enumerate(peaks):
            if waiting:
                height = max(2.0, (rect.height() - 1) * waiting / scale)
                left, top = rect.left() + minute * step, rect.bottom() - height
                painter.fillRect(QRectF(left, top, max(1.0, step - 0.8), height), ink)


def _format_waiting(row: GroupRow, index: Index) -> str:
    """Return how many callers wait, and for how long."""
    time = format_tile_elapsed(index, is_lower_bound=row.info.is_wait_lower_bound)
    return f"{row.info.waiting}  ·  {time}"


class GroupsPane(MenuPane):
    """A card for every hunt group, with the callers who wait and those who are being served."""

    def __init__(
        self, theme_manager: ThemeManager, group_list: GroupList, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Hunt groups"))
        self.header_layout.addStretch(1)
        self.tile_view: TileView[GroupRow] = TileView(group_list, self)
        self.tile_view.setAccessibleName(self.tr("Hunt groups"))
        self.delegate = GroupDelegate(theme_manager, self.tile_view)
        self.tile_view.set_tile_delegate(self.delegate)
        self.tile_view.placeholder_text = self.tr("Hunt groups appear here once the PBX has sent them.")
        theme_manager.changed.connect(self._update_minimum_height)
        self._update_minimum_height()
        self.body_layout.addWidget(self.tile_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the card view."""
        return (self.tile_view.tracker,)

    def find_menu_subject(self) -> MenuSubject | None:
        """Return the selected hunt group."""
        row = self.tile_view.tracker.selected_row()
        if row is None:
            return None
        group = row.info.group
        return MenuSubject(numbers=(MenuNumber(group),), name=row.name, groups=(group,))

    def preferred_height(self) -> int:
        """Return the height of two rows of cards, with one line each in a window that is low for its text."""
        line_height = self.delegate.measure_line_card_height()
        if self.window().height() < MIN_WINDOW_LINES * line_height:
            cards = 2 * line_height
        else:
            cards = max(
                self.delegate.measure_card_height(with_history=True),
                2 * self.delegate.measure_card_height(with_history=False),
            )
        return self.title_bar.sizeHint().height() + cards + PANE_MARGINS

    def minimumSizeHint(self) -> QSize:
        """Return a height with room for two rows of cards with one line, also if other panes shrink."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self.tile_view.minimumHeight() + PANE_MARGINS))

    def _update_minimum_height(self) -> None:
        """Reserve the height of two rows of cards with one line, also while alerts are above the panes."""
        self.tile_view.setMinimumHeight(2 * self.delegate.measure_line_card_height())
