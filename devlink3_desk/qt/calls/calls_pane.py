"""The pane of live calls: the table, a counter for each kind of state, and a page for an empty list."""

from __future__ import annotations

from typing import Final, assert_never

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStackedLayout, QTableView, QToolButton, QWidget

from devlink3_desk.qt.calls.call_delegate import CallDelegate
from devlink3_desk.qt.calls.call_model import CallColumn, CallList
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import CallRow, format_copied_number
from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.core.list_views import (
    FreezeWhileHovering,
    RowTableView,
    TopAnchor,
    configure_view,
)
from devlink3_desk.qt.core.menu_pane import MenuPane
from devlink3_desk.qt.core.person_menu import MenuSubject
from devlink3_desk.qt.core.search_fields import FilterField
from devlink3_desk.qt.core.selection_tracker import SelectionTracker
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.state_display import format_call_count
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import EmptyPage, RowTracker
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES

COUNTED_STATES: Final = (
    (CallStatus.RINGING,),
    (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT),
    (CallStatus.HELD, CallStatus.PARKED),
    (CallStatus.CONNECTED, CallStatus.CONFERENCE),
)
"""States that share a counter; the first one gives it its sign and text."""

FROM_COLUMN_PERCENT: Final = 41
TO_COLUMN_PERCENT: Final = 33
"""Shares of the width that the state and time columns leave; the line column gets the rest."""
MIN_NAME_DIGITS: Final = 18
"""Bold digits that the caller's column has room for before the time column gets the width for long times."""
MIN_LINE_DIGITS: Final = 10
"""Digits for which the line column needs room. It is hidden where it is narrower: names get its width."""

MIN_ROWS: Final = 5
"""Calls that are visible whatever else the window shows."""
MIN_LARGE_ROWS: Final = 4
"""The same with large text."""
LARGE_TEXT_ZOOM: Final = 1.4
MAX_MIN_HEIGHT_FRACTION: Final = 1 / 3
"""Maximum share of the window's height for these rows."""


class CallTable(RowTableView):
    """The table of calls."""

    def __init__(
        self, theme_manager: ThemeManager, call_list: CallList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        configure_view(self)
        self._theme_manager = theme_manager
        self._min_height = 0
        self.tracker: SelectionTracker[CallRow] = SelectionTracker(self, call_list)
        self.anchor = TopAnchor(self)
        self.hover_freeze = FreezeWhileHovering(self, call_list, self.anchor)
        self.delegate = CallDelegate(theme_manager, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        # By whole rows: half of a row at the top looks like a defect.
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        # Tab moves to the next widget, not to the next cell.
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Calls"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # The order is by priority, and cannot be changed by a click on a column.
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def minimumSizeHint(self) -> QSize:
        """Return a height with room for some calls, so that the other panes shrink first."""
        return QSize(super().minimumSizeHint().width(), self._min_height)

    def event(self, event: QEvent) -> bool:
        """Adapt the minimum height when the window or the headings have changed."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._update_min_height()
        return super().event(event)

    def _update_min_height(self) -> None:
        row_height = self.verticalHeader().defaultSectionSize()
        wanted = MIN_LARGE_ROWS if self._theme_manager.zoom >= LARGE_TEXT_ZOOM else MIN_ROWS
        affordable = int(self.window().height() * MAX_MIN_HEIGHT_FRACTION) // row_height
        rows = max(1, min(wanted, affordable))
        height = self.horizontalHeader().sizeHint().height() + rows * row_height + 2 * self.frameWidth()
        if height != self._min_height:
            self._min_height = height
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the column widths."""
        super().resizeEvent(event)
        self._update_column_widths()

    def select_first_row(self) -> None:
        """Select the most urgent call, and show it."""
        self.tracker.select_key(self.tracker.list_model.key_at(0))
        self.scrollToTop()

    def is_selection_visible(self) -> bool:
        """Return whether the selected row is in the view."""
        key = self.tracker.selected_key
        position = None if key is None else self.tracker.list_model.find_row(key)
        if position is None:
            return False
        first, last = self.tracker.find_visible_range()
        return first <= position <= last

    def count_urgent_rows_above(self) -> int:
        """Return how many calls that nobody has answered are scrolled out of sight at the top."""
        if self.anchor.is_at_top:
            return 0
        first, _ = self.tracker.find_visible_range()
        rows = (self.tracker.list_model.value_at(position) for position in range(first))
        return sum(row is not None and row.info.state in UNANSWERED_STATES for row in rows)

    def _apply_theme(self) -> None:
        with self.anchor.hold_position():
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
            self._update_column_widths()
        self._update_min_height()
        self.viewport().update()

    def _update_column_widths(self) -> None:
        header = self.horizontalHeader()
        state, time = self.delegate.state_column_width(), self.delegate.time_column_width()
        rest = max(0, self.viewport().width() - state - time)
        line = rest - rest * (FROM_COLUMN_PERCENT + TO_COLUMN_PERCENT) // 100
        has_line = line >= self.delegate.name_face.text_width("0" * MIN_LINE_DIGITS)
        min_name = self.delegate.bold_face.text_width("0" * MIN_NAME_DIGITS)
        has_short_times = not has_line or rest * FROM_COLUMN_PERCENT // 100 < min_name
        if has_short_times:
            time = self.delegate.time_column_width(is_short=True)
            rest = max(0, self.viewport().width() - state - time)
        names = rest * (FROM_COLUMN_PERCENT + TO_COLUMN_PERCENT) // 100 if has_line else rest
        widths = {
            CallColumn.STATE: state,
            CallColumn.TIME: time,
            CallColumn.FROM: names * FROM_COLUMN_PERCENT // (FROM_COLUMN_PERCENT + TO_COLUMN_PERCENT),
            CallColumn.LINE: rest - names,
        }
        widths[CallColumn.TO] = names - widths[CallColumn.FROM]
        header.setSectionHidden(CallColumn.LINE, not has_line)
        self.delegate.is_line_hidden, self.delegate.has_short_times = not has_line, has_short_times
        for column, width in widths.items():
            header.resizeSection(column, width)


class _RowsAboveButton(QToolButton):
    """A button above the rows that says how many callers wait out of sight, and scrolls to them."""

    def __init__(self, table: CallTable) -> None:
        super().__init__(table.viewport())
        self._table = table
        self.setObjectName("rowsAbove")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(table.scrollToTop)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many calls are above the visible rows; with none, hide."""
        if not count:
            self.hide()
            return
        self.setText(self.tr("%n ringing or waiting ↑", "", count))
        self.adjustSize()
        self.move((self._table.viewport().width() - self.width()) // 2, 6)
        self.show()
        self.raise_()


class CallsPane(MenuPane):
    """The pane in the middle of the window."""

    selection_changed = Signal()
    """Emitted when another call is selected, or none."""
    call_chosen = Signal()
    """Emitted when the user chooses a call by click or Enter, and not only moves to it."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        call_list: CallList,
        link_model: LinkModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Calls"))
        self._theme_manager, self._call_list, self._link_model = theme_manager, call_list, link_model
        self._title_room: tuple[object, ...] = ()
        """What the visibility of the title was chosen for."""
        self.filter_chips = {group: self._add_filter_chip(group[0]) for group in COUNTED_STATES}
        self.header_layout.addStretch(1)
        self.filter_field = FilterField(self.tr("Filter calls"), self)
        self.filter_field.textChanged.connect(self._apply_text_filter)
        self.header_layout.addWidget(self.filter_field)
        self.call_table = CallTable(theme_manager, call_list, self)
        self.empty_page = EmptyPage(theme_manager, self)
        # Without a focus policy, Tab would pass it by and a screen reader would never read it.
        self.empty_page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows_above_button = _RowsAboveButton(self.call_table)
        self.call_table.verticalScrollBar().valueChanged.connect(self._update_rows_above)
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.call_table)
        self._stack.addWidget(self.empty_page)
        self.body_layout.addWidget(holder, 1)
        self.call_table.selectionModel().selectionChanged.connect(self._emit_selection_changed)
        self.call_table.clicked.connect(lambda _index: self.call_chosen.emit())
        self.call_table.tracker.row_chosen.connect(self.call_chosen)
        # A selection model drops its selection with a reset without emitting selectionChanged.
        call_list.modelReset.connect(self._emit_selection_changed)
        self.refresh()

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the table."""
        return (self.call_table.tracker,)

    def find_text_to_copy(self) -> str:
        """Return the number of the selected call while the table has the focus; empty if there is none."""
        row = self.call_table.tracker.selected_row() if self.call_table.hasFocus() else None
        if row is None:
            return ""
        return format_copied_number(row.number, self._call_list.source.site, has_prefix=row.has_prefix)

    def find_search_field(self) -> QLineEdit:
        """Return the field that filters the calls."""
        return self.filter_field

    def find_menu_subject(self) -> MenuSubject | None:
        """Return the outside party of the selected call, or its caller."""
        row = self.call_table.tracker.selected_row()
        return None if row is None else MenuSubject(call_id=row.key)

    def select_call(self, key: str) -> None:
        """Select a call and bring it into view; clear the filters if they hide it."""
        if self._call_list.find_row(key) is None and self._call_list.source.find_row(key) is not None:
            self.filter_field.clear()
            for chip in self.filter_chips.values():
                chip.setChecked(False)
        self.call_table.tracker.select_key(key)
        # Qt scrolls to a row only if another one was selected before.
        self.call_table.scrollTo(self.call_table.currentIndex())

    def refresh(self) -> None:
        """Update the counters, and show the table or the reason why it is empty."""
        counts = self._call_list.source.count_by_state()
        for group, chip in self.filter_chips.items():
            count = sum(counts[status].calls for status in group)
            # As strong as the rows that it counts: those of others are pale.
            has_own = any(counts[status].calls > counts[status].for_others for status in group)
            # A pressed chip stays even at zero: it is the only way to release its filter.
            chip.setVisible(count > 0 or chip.isChecked())
            prominent = has_own and state_display.CALL_SIGNS[group[0]].prominent
            text = format_call_count(group[0], count)
            chip.show_text(text, prominent=prominent, short_text=str(count))
        self._show_title_with_room()
        self._update_page()
        self._update_rows_above()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the title where the counters leave it room."""
        super().resizeEvent(event)
        self._show_title_with_room()

    def _show_title_with_room(self) -> None:
        # The list in the middle of the window is known by its place; a counter that is cut says nothing.
        chips = [chip for chip in self.filter_chips.values() if not chip.isHidden()]
        counted = (self.width(), self._theme_manager.zoom, *(chip.accessibleName() for chip in chips))
        if counted != self._title_room:
            self._title_room = counted
            margins, spacing = self.header_layout.contentsMargins(), self.header_layout.spacing()
            widths = [part.sizeHint().width() for part in (self.title_label, *chips)]
            widths += [self.filter_field.minimumSizeHint().width(), margins.left(), margins.right()]
            self.title_label.setVisible(sum(widths) + spacing * len(widths) <= self.width())

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard focus to the table, or to the page shown instead of it."""
        (self.call_table if self._call_list.rowCount() else self.empty_page).setFocus(reason)
        # Calls come and go: the selected one may be far from the callers who wait at the top.
        is_by_key = reason == Qt.FocusReason.ShortcutFocusReason
        if is_by_key and self._call_list.rowCount() and not self.call_table.is_selection_visible():
            self.call_table.select_first_row()

    def _update_rows_above(self) -> None:
        self.rows_above_button.show_count(self.call_table.count_urgent_rows_above())

    def _add_filter_chip(self, status: CallStatus) -> FilterChip:
        sign = state_display.CALL_SIGNS[status]
        chip = FilterChip(self._theme_manager, sign.icon, sign.colour_key, self)
        chip.toggled.connect(self._apply_state_filter)
        chip.hide()
        self.header_layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return chip

    def _emit_selection_changed(self) -> None:
        self.selection_changed.emit()

    def _update_page(self) -> None:
        has_rows = self._call_list.rowCount() > 0
        if not has_rows:
            self._update_empty_page()
        page, other = (self.call_table, self.empty_page) if has_rows else (self.empty_page, self.call_table)
        # Qt would give the focus of a page that is hidden to the next widget in the tab order.
        had_focus = other.hasFocus()
        self._stack.setCurrentWidget(page)
        if had_focus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _update_empty_page(self) -> None:
        if self._call_list.source.rowCount():
            detail = self.tr("Clear the filter to see all calls.")
            self.empty_page.show_text("search", "", self.tr("No matching calls"), detail)
            return
        link = self._link_model.info
        sign = state_display.LINK_SIGNS[link.state]
        title = state_display.describe_link_status(link.state)
        match link.state:
            case LinkStatus.LIVE:
                detail = self.tr("Calls appear here as soon as they start.")
                self.empty_page.show_text("quiet", "", self.tr("No calls"), detail)
                return
            case LinkStatus.CATCHING_UP:
                detail = self.tr("Loading current calls from the PBX.")
            case LinkStatus.CONNECTING:
                detail = self.tr("Waiting for the PBX to respond.")
            case LinkStatus.LOST | LinkStatus.RETRYING | LinkStatus.REFUSED:
                detail = translate_sentence(link.reason)
            case _:
                assert_never(link.state)
        self.empty_page.show_text(sign.icon, sign.colour_key, title, detail)

    def _apply_state_filter(self) -> None:
        checked = (group for group, chip in self.filter_chips.items() if chip.isChecked())
        self._call_list.set_states(status for group in checked for status in group)
        self.refresh()

    def _apply_text_filter(self, text: str) -> None:
        self._call_list.set_filter(text)
        self._update_page()
