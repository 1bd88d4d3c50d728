"""The wallboard: hunt groups, statistics of the day and waiting callers, to be read from a distance."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from devlink3_desk.preferences import WallboardPreferences
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.call_row import format_party
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.state_display import (
    describe_duration,
    describe_urgency,
    format_at_least,
    format_tile_time,
)
from devlink3_desk.qt.core.text import format_percent, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.wallboard.wallboard_cell import WallboardCell, measure_lines
from devlink3_desk.qt.wallboard.wallboard_figures import (
    GroupFigures,
    WallboardData,
    build_group_figures,
    find_urgency,
    format_figures,
    format_group_name,
    list_urgent_groups,
    list_waiting_callers,
    sort_groups,
    sum_figures,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallInfo, QueueInfo

ROW_TITLES: Final = (
    QT_TRANSLATE_NOOP("Wallboard", "Waiting"),
    QT_TRANSLATE_NOOP("Wallboard", "Longest wait"),
    QT_TRANSLATE_NOOP("Wallboard", "Ringing for groups"),
    QT_TRANSLATE_NOOP("Wallboard", "Talking"),
    QT_TRANSLATE_NOOP("Wallboard", "Answered today"),
    QT_TRANSLATE_NOOP("Wallboard", "Abandoned today"),
    QT_TRANSLATE_NOOP("Wallboard", "Service level"),
)
MAX_COLUMNS: Final = 8
"""Number of groups shown at a time; columns of more would be too narrow to be read from a distance."""
MAX_PINNED: Final = 6
"""Maximum number of columns for groups above a threshold, so that the others are shown, too."""
RINGING_ROW: Final = 2
"""Position of the ringing calls in :data:`ROW_TITLES`."""
MAX_CALLERS: Final = 4
LINE_COLUMN: Final = 3
"""Column of the text about a waiting caller."""
PAGE_SECONDS: Final = 10
"""Seconds after which the next groups are shown, if there are more than :data:`MAX_COLUMNS`."""


class Wallboard(QWidget):
    """Shows hunt groups, the statistics of today and waiting callers; it is for display only."""

    closed = Signal()
    """Emitted when the user closes the window."""

    def __init__(
        self, data: WallboardData, preferences: PreferencesModel, theme_manager: ThemeManager
    ) -> None:
        # Without a parent: a child window would always stay above the main window.
        super().__init__(None, Qt.WindowType.Window)
        self._data, self._preferences, self._theme_manager = data, preferences, theme_manager
        self._page = 0
        self._column_cells: list[list[WallboardCell]] = []
        self._shown_groups: list[str] = []
        self.setObjectName("wallboard")
        self.setWindowTitle(self.tr("Wallboard"))
        self.setWindowIcon(assets.load_app_icon())
        self.setMinimumSize(480, 320)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(2)
        self.grid.setVerticalSpacing(0)
        self.clock_cell = self._build_cell(0.4, alignment=Qt.AlignmentFlag.AlignLeft)
        self.grid.addWidget(self.clock_cell, 0, 0)
        self.title_cells = [
            self._build_cell(0.34, muted=True, alignment=Qt.AlignmentFlag.AlignLeft) for _ in ROW_TITLES
        ]
        for row, title in enumerate(self.title_cells, 1):
            self.grid.addWidget(title, row, 0)
            self.grid.setRowStretch(row, 3)
        self.grid.setRowStretch(0, 3)
        self.grid.setColumnStretch(0, 7)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setObjectName("line")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.addLayout(self.grid, 20)
        column.addWidget(line)
        column.addLayout(self._build_callers_grid(), 8)
        self.note_cell = self._build_cell(0.7, muted=True, alignment=Qt.AlignmentFlag.AlignLeft)
        self.note_cell.show_text(
            self.tr("Answered, abandoned and service level: only calls that this desk has seen today")
        )
        column.addWidget(self.note_cell, 1)
        self.note_cell.hide()

    def refresh(self) -> None:
        """Show the current figures and callers."""
        preferences, now = self._preferences.value.wallboard, self._data.link_model.display_time()
        groups = sort_groups(self._data.list_groups())
        shown_groups = self._list_page_groups(groups, preferences, now)
        # Cells are created and deleted only when the columns change, which is seldom.
        keys = [info.group for info in shown_groups]
        if keys != self._shown_groups or not self._column_cells:
            self._update_columns(len(shown_groups) + 1)
            self._shown_groups = keys
        self._update_titles(preferences)
        figures = [
            *map(self._find_figures, shown_groups),
            sum_figures(map(self._find_figures, groups), self._data.statistics.sum_tallies()),
        ]
        total = self.tr("Total")
        if len(groups) > len(shown_groups):
            # Otherwise, the total would look like that of the groups on this page.
            total = f"{total} ({QLocale().toString(len(groups))})"
        names = [*map(format_group_name, shown_groups), total]
        metrics = self.fontMetrics()
        longest = max([*map(format_group_name, groups), total], key=lambda name: measure_lines(name, metrics))
        for cells, name, column in zip(self._column_cells, names, figures, strict=True):
            cells[0].set_size_sample(longest)
            cells[0].show_text(name)
            cells[0].setToolTip(name)
            values = format_figures(column, preferences, now, one_group=cells is not self._column_cells[-1])
            for cell, title, value in zip(cells[1:], self.title_cells, values, strict=True):
                urgency = describe_urgency(value.urgency)
                spoken = ", ".join(filter(None, (f"{name}, {title.shown_text}: {value.text}", urgency)))
                cell.show_text(value.text, spoken, value.urgency, is_empty=value.is_empty)
        self._update_callers(groups, now)
        self.note_cell.setVisible(self._data.statistics.is_partial)

    def update_times(self, second: int) -> None:
        """Update the elapsed times, and show the page of groups for a second of the clock."""
        self._page = second // PAGE_SECONDS
        self.refresh()

    def _find_figures(self, info: QueueInfo) -> GroupFigures:
        return build_group_figures(info, self._data.statistics.for_group(info.group))

    def _list_page_groups(
        self, groups: list[QueueInfo], preferences: WallboardPreferences, now: float
    ) -> list[QueueInfo]:
        """Return the groups of the current page; those above a threshold are first on every page."""
        if len(groups) <= MAX_COLUMNS:
            return groups
        pinned = list_urgent_groups(groups, preferences, now)[:MAX_PINNED]
        others = [info for info in groups if info not in pinned]
        page_count = -(-len(others) // (MAX_COLUMNS - len(pinned)))  # rounded up
        # Each page has as many columns, so that they have one width; the last page repeats some groups.
        columns = -(-len(others) // page_count)
        first = min(self._page % page_count * columns, len(others) - columns)
        return pinned + others[first : first + columns]

    def _update_titles(self, preferences: WallboardPreferences) -> None:
        """Show the time and the titles of the rows."""
        titles = [QCoreApplication.translate("Wallboard", text) for text in ROW_TITLES]
        longest = max(titles, key=self.fontMetrics().horizontalAdvance)
        for cell, title in zip(self.title_cells, titles, strict=True):
            cell.set_size_sample(longest)
            cell.show_text(title)
        locale = QLocale()
        self.clock_cell.show_text(locale.toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))
        target = self.tr("Service level, target {percent} in {seconds} s").format(
            percent=format_percent(preferences.target),
            seconds=locale.toString(preferences.within),
        )
        self.title_cells[-1].show_text(self.title_cells[-1].shown_text, target)
        self.title_cells[-1].setToolTip(target)
        ringing_cell = self.title_cells[RINGING_ROW]
        ringing = self.tr("Calls that ring for a hunt group. Calls to a single extension are not counted.")
        ringing_cell.show_text(ringing_cell.shown_text, ringing)
        ringing_cell.setToolTip(ringing)

    def _build_cell(
        self,
        height_share: float,
        *,
        muted: bool = False,
        is_figure: bool = False,
        is_wrapped: bool = False,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> WallboardCell:
        return WallboardCell(
            self._theme_manager,
            height_share,
            self,
            muted=muted,
            is_figure=is_figure,
            is_wrapped=is_wrapped,
            alignment=alignment,
        )

    def _update_columns(self, columns: int) -> None:
        while len(self._column_cells) > columns:
            for cell in self._column_cells.pop():
                self.grid.removeWidget(cell)
                cell.deleteLater()
            self.grid.setColumnStretch(len(self._column_cells) + 1, 0)
        while len(self._column_cells) < columns:
            cells = [
                self._build_cell(0.36, muted=True, is_wrapped=True),
                *(self._build_cell(0.72, is_figure=True) for _ in ROW_TITLES),
            ]
            for row, cell in enumerate(cells):
                self.grid.addWidget(cell, row, len(self._column_cells) + 1)
                cell.show()
            self._column_cells.append(cells)
            self.grid.setColumnStretch(len(self._column_cells), 4)
        for cells_of_row in zip(*self._column_cells, strict=True):
            for cell in cells_of_row:
                cell.row = cells_of_row
        # The last column, which has the totals, stands out from those of the groups.
        for cells in self._column_cells:
            for cell in cells:
                cell.is_raised = cells is self._column_cells[-1]

    # -- waiting callers

    def _build_callers_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        self.callers_heading = self._build_cell(0.7, muted=True, alignment=Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.callers_heading, 0, 0, 1, 2)
        # At the end of the line, because above the hunt groups it would look like their heading.
        self.callbacks_cell = self._build_cell(0.7, muted=True, alignment=Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.callbacks_cell, 0, 2, 1, 2)
        self.caller_rows: list[tuple[WallboardCell, ...]] = []
        for row in range(1, MAX_CALLERS + 1):
            time = self._build_cell(0.74, is_figure=True)
            name = self._build_cell(0.74, alignment=Qt.AlignmentFlag.AlignLeft)
            group = self._build_cell(0.74, muted=True, alignment=Qt.AlignmentFlag.AlignLeft)
            line = self._build_cell(0.42, muted=True, alignment=Qt.AlignmentFlag.AlignLeft)
            self.caller_rows.append((time, name, group, line))
            for column, cell in enumerate(self.caller_rows[-1]):
                grid.addWidget(cell, row, column)
        for column, stretch in enumerate((2, 6, 4, 0)):
            grid.setColumnStretch(column, stretch)
        for row in range(MAX_CALLERS + 1):
            grid.setRowStretch(row, 1)
        self._callers_grid = grid
        return grid

    def _update_callers(self, groups: list[QueueInfo], now: float) -> None:
        preferences = self._preferences.value.wallboard
        names = {info.group: format_group_name(info) for info in groups}
        calls = list_waiting_callers(self._data.list_calls())
        if calls:
            self.callers_heading.show_text(self.tr("%n unanswered caller(s)", "", len(calls)))
        else:
            self.callers_heading.show_text(self.tr("No callers waiting"))
        callbacks = self._data.count_callbacks()
        self.callbacks_cell.show_text(
            self.tr("%n caller(s) to call back", "", callbacks) if callbacks else "", is_empty=not callbacks
        )
        lines = [sanitize_text(self._data.find_caller_line(call.id)) for call in calls[:MAX_CALLERS]]
        # Without such texts, the names have the whole width.
        self._callers_grid.setColumnStretch(LINE_COLUMN, 14 if any(lines) else 0)
        for call, text, cells in zip_longest(calls[:MAX_CALLERS], lines, self.caller_rows):
            if call is None:
                for cell in cells:
                    cell.show_text("")
                continue
            time, name, group, line = cells
            line.show_text(text)
            # While the data is stale, a call may have begun after the instant that is shown.
            seconds = max(0, int(now - call.waiting_since))
            urgency = find_urgency(seconds, preferences.warn_longest, preferences.alarm_longest)
            is_open, length = call.is_wait_lower_bound, describe_duration(seconds)
            length = format_at_least(length) if is_open else length
            spoken = ", ".join(filter(None, (length, describe_urgency(urgency))))
            time.show_text(format_tile_time(seconds, is_lower_bound=is_open), spoken, urgency)
            name.show_text(self._format_caller(call))
            group.show_text(names.get(call.group or "") or sanitize_text(call.group))

    def _format_caller(self, call: CallInfo) -> str:
        party = call.remote_party
        return self.tr("Number withheld") if party is None else format_party(party, self._data.read_site())[0]

    # -- window events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave full screen by Esc, or close the window if it is not full screen."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    def mouseDoubleClickEvent(self, event: object) -> None:  # noqa: ARG002 (Qt's own signature)
        """Enter or leave full screen."""
        self.toggle_full_screen()

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the current figures, which were not updated while the window was hidden."""
        super().showEvent(event)
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Report that the user has closed the window."""
        super().closeEvent(event)
        self.closed.emit()
