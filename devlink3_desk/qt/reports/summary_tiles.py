"""The figures of a period at a glance, each with that of the period before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from devlink3_desk.history.report_rows import Report
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.reports.plot_data import NO_VALUE
from devlink3_desk.qt.reports.report_texts import COLUMN_TEXTS, FORMULA_TEXTS, format_cell, translate

_COLUMNS = ("incoming", "answered", "abandoned", "voicemail", "service_level", "average_wait", "longest_wait")
_SCALE = 1.7


class SummaryTile(QFrame):
    """One figure."""

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
        self.value.setFont(self._theme_manager.scaled_font(_SCALE, bold=True))

    def show_values(self, report: Report, previous: Report) -> None:
        """Show the figure of a period, and that of the period before."""
        shown, before = (
            format_cell(self._column, getattr(each.total, self._column), each.request)
            for each in (report, previous)
        )
        self.value.setText(shown)
        self.before.setText(QCoreApplication.translate("Reports", "before: {value}").format(value=before))
        formula = translate(FORMULA_TEXTS[report.request.formula])
        self.setToolTip(formula if self._column == "service_level" else "")
        self.setAccessibleName(f"{self.name.text()}: {shown}. {self.before.text()}")


class SummaryTiles(QWidget):
    """A row of figures."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self.tiles = [SummaryTile(column, theme_manager, self) for column in _COLUMNS]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for tile in self.tiles:
            layout.addWidget(tile, 1)

    def show_reports(self, report: Report, previous: Report) -> None:
        """Show the figures of a period."""
        for tile in self.tiles:
            tile.show_values(report, previous)
