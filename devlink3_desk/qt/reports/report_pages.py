"""The pages of the reports window: plots with their tables, the table of rows, and the summary tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.history.report_rows import IntervalRow, Report
from devlink3_desk.qt.core.text import NO_VALUE, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Label, WrappedLabel
from devlink3_desk.qt.reports.plot_data import PlotData, PlotKind
from devlink3_desk.qt.reports.plot_widget import PlotWidget
from devlink3_desk.qt.reports.report_texts import (
    COLUMN_TEXTS,
    FORMULA_TEXTS,
    HIDDEN_COLUMNS,
    NOT_RECORDED_TEXT,
    TOTAL_COLUMNS,
    format_before,
    format_cell,
    format_total,
    read_interval_value,
    translate,
)

_SORT_ROLE: Final = Qt.ItemDataRole.UserRole
_TEXT_COLUMNS: Final = frozenset(
    {"group", "extension", "did", "trunk", "node", "name", "start", "weekday", "hour"}
)

_SCALE = 1.7
_TILES_PER_ROW: Final = 4
"""Number of tiles in the first of two rows."""
_TILE_SPACING: Final = 8
MIN_TABLE_LINES: Final = 4
"""Minimum height of a table below a plot, in lines of text, heading included."""


class _SortedItem(QTableWidgetItem):
    """A cell that is sorted by its value instead of its text."""

    def __lt__(self, other: QTableWidgetItem) -> bool:
        first, second = self.data(_SORT_ROLE), other.data(_SORT_ROLE)
        if first is None or second is None:
            return second is not None
        return bool(first < second)


class FigureTable(QTableWidget):
    """A table of figures that can be sorted."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        # The same distance from the border of the column as that of the heading.
        self.setStyleSheet("QTableView::item { padding: 0 7px; }")
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self._columns_width = 0
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(
        self, headings: Sequence[str], rows: Sequence[Sequence[tuple[str, Any]]], text_columns: int
    ) -> None:
        """Show rows of pairs of a text and its sort value; the first ``text_columns`` are aligned as text."""
        self.setSortingEnabled(False)
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        for column, heading in enumerate(headings):
            head = QTableWidgetItem(heading)
            side = Qt.AlignmentFlag.AlignLeft if column < text_columns else Qt.AlignmentFlag.AlignRight
            head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, head)
        for row, cells in enumerate(rows):
            for column, (text, value) in enumerate(cells):
                item = _SortedItem(text)
                item.setData(_SORT_ROLE, value)
                side = Qt.AlignmentFlag.AlignLeft if column < text_columns else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        hint = self.horizontalHeader().sectionSizeHint
        self._columns_width = sum(
            max(hint(column), self.sizeHintForColumn(column)) for column in range(len(headings))
        )
        self._stretch_first_column()

    def sizeHint(self) -> QSize:
        """Return a height of a few lines; the table expands into the height that the plot leaves."""
        return QSize(super().sizeHint().width(), MIN_TABLE_LINES * self.fontMetrics().lineSpacing() * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the first column the remaining width."""
        super().resizeEvent(event)
        self._stretch_first_column()

    def _stretch_first_column(self) -> None:
        # The first column has the remaining width, so that the figures stay together. It is not stretched if
        # not all columns fit, because Qt would then make it narrower than its text.
        has_room = self._columns_width <= self.viewport().width()
        modes = QHeaderView.ResizeMode
        if self.columnCount():
            self.horizontalHeader().setSectionResizeMode(
                0, modes.Stretch if has_room else modes.ResizeToContents
            )


class PlotPage(QWidget):
    """A plot with its title and explanation, and its values in a table."""

    span_chosen = Signal(float, float)
    """See :attr:`.PlotWidget.span_chosen`."""
    moment_requested = Signal(float, float)
    """See :attr:`.PlotWidget.moment_requested`."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Label("", "emptyTitle", self)
        self.explanation = WrappedLabel("", "muted", self)
        self.plot = PlotWidget(theme_manager, self)
        self.plot.span_chosen.connect(self.span_chosen)
        self.plot.moment_requested.connect(self.moment_requested)
        self.table = FigureTable("", self)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.plot)
        splitter.addWidget(self.table)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([520, 170])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.title)
        layout.addWidget(self.explanation)
        layout.addWidget(splitter, 1)

    def show_plot(self, data: PlotData) -> None:
        """Show a plot and its table."""
        self.title.setText(data.title)
        self.explanation.setText(data.explanation)
        self.plot.show_plot(data)
        self.table.setAccessibleName(
            QCoreApplication.translate("Reports", "{title} as a table").format(title=data.title)
        )
        headings, rows = list_plot_rows(data)
        self.table.show_rows(headings, rows, 1)


def list_plot_rows(data: PlotData) -> tuple[list[str], list[list[tuple[str, Any]]]]:
    """Return the headings and the rows of the table of a plot."""

    def write(value: float | None) -> tuple[str, Any]:
        return (NO_VALUE if value is None else data.format_value(value)), value

    if data.kind is PlotKind.HEAT:
        headings = ["", *(data.name_category(index) for index in range(len(data.categories)))]
        return headings, [
            [(each.name, index), *(write(value) for value in each.values)]
            for index, each in enumerate(data.series)
        ]
    headings = [data.category_name, *(each.name for each in data.series)]
    rows = [
        [(data.name_category(index), index), *(write(each.values[index]) for each in data.series)]
        for index in range(len(data.categories))
    ]
    return headings, rows


class RowsPage(QWidget):
    """A page with the rows of a report, as the command line prints them."""

    row_chosen = Signal(object)
    """Emitted with the row of a report that was double-clicked, or chosen with Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.explanation = WrappedLabel("", "muted", self)
        self.table = FigureTable(QCoreApplication.translate("Reports", "Figures"), self)
        self.table.activated.connect(self._choose_row)
        self._report: Report | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.explanation)
        layout.addWidget(self.table, 1)

    def show_report(self, report: Report, explanation: str) -> None:
        """Show the rows of a report."""
        self._report = report
        self.explanation.setText(explanation)
        self.explanation.setVisible(bool(explanation))
        headings, rows, text_columns = list_report_rows(report)
        self.table.show_rows(headings, rows, text_columns)

    def _choose_row(self, index: QModelIndex) -> None:
        item = self.table.item(index.row(), 0)
        if self._report is not None and item is not None:
            position = item.data(_SORT_ROLE)
            if isinstance(position, int) and position < len(self._report.rows):
                self.row_chosen.emit(self._report.rows[position])


def list_shown_columns(report: Report) -> list[str]:
    """Return the keys of the columns that are shown, in order."""
    return [column for column in report.columns if column not in HIDDEN_COLUMNS]


def list_report_rows(report: Report) -> tuple[list[str], list[list[tuple[str, Any]]], int]:
    """Return the headings and the rows of a report, and the number of columns with texts."""
    columns = list_shown_columns(report)
    rows = []
    for position, row in enumerate(report.rows):
        cells = []
        for column in columns:
            value = read_interval_value(row, column) if isinstance(row, IntervalRow) else getattr(row, column)
            text = sanitize_text(format_cell(column, value, report.request))
            if value is None and column == "blind":
                text = translate(NOT_RECORDED_TEXT)
            # The first column is sorted by the position, since rows are in the order of time or number.
            cells.append((text, position if column == columns[0] else value))
        rows.append(cells)
    text_columns = sum(column in _TEXT_COLUMNS for column in columns)
    return [translate(COLUMN_TEXTS[column]) for column in columns], rows, text_columns


def find_span(row: object) -> tuple[float, float] | None:
    """Return the interval of a row of a report; ``None`` if the row has none."""
    if isinstance(row, IntervalRow) and row.weekday is None:
        return row.start, row.end
    return None


class SummaryTile(QFrame):
    """A figure of the period, and that of the previous period."""

    def __init__(self, column: str, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._column, self._theme_manager = column, theme_manager
        self.name = Label(translate(COLUMN_TEXTS[column]), "muted", self)
        self.value = Label(NO_VALUE, "", self)
        self.before = Label("", "muted", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(1)
        for label in (self.name, self.value, self.before):
            layout.addWidget(label)
        theme_manager.changed.connect(self._apply_font)
        self._apply_font()

    def _apply_font(self) -> None:
        self.value.setFont(self._theme_manager.scale_font(_SCALE, bold=True))

    def show_values(self, report: Report, previous: Report) -> None:
        """Show the figure of a report, and that of the report on the previous period."""
        shown = format_total(report, self._column)
        self.value.setText(shown)
        self.before.setText(format_before(previous, self._column))
        formula = translate(FORMULA_TEXTS[report.request.formula])
        self.setToolTip(formula if self._column == "service_level" else "")
        self.setAccessibleName(f"{self.name.text()}: {shown}. {self.before.text()}")


class SummaryTiles(QWidget):
    """The tiles of a report in one row, or in two if the font is large."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self.tiles = [SummaryTile(column, theme_manager, self) for column in TOTAL_COLUMNS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_TILE_SPACING)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row in self._rows:
            row.setSpacing(_TILE_SPACING)
            column.addLayout(row)
        for tile in self.tiles:
            self._rows[0].addWidget(tile, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the size of two rows, which become one row if the width allows it."""
        halves = self.tiles[:_TILES_PER_ROW], self.tiles[_TILES_PER_ROW:]
        return QSize(max(map(_compute_row_width, halves)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many rows as the width needs."""
        super().resizeEvent(event)
        first, second = self._rows
        old, new = (second, first) if _compute_row_width(self.tiles) <= self.width() else (first, second)
        for tile in self.tiles[_TILES_PER_ROW:]:
            if old.indexOf(tile) >= 0:
                old.removeWidget(tile)
                new.addWidget(tile, 1)

    def show_reports(self, report: Report, previous: Report) -> None:
        """Show the figures of a report, and those of the report on the previous period."""
        for tile in self.tiles:
            tile.show_values(report, previous)


def _compute_row_width(tiles: Sequence[SummaryTile]) -> int:
    return sum(tile.minimumSizeHint().width() + _TILE_SPACING for tile in tiles) - _TILE_SPACING
