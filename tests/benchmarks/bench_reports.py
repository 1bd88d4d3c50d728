"""Reports on a year of calls: opened from stored figures, and computed again after a change of the target."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QApplication

from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.reports.report_controls import PeriodChoice
from devlink3_desk.qt.reports.report_source import ReportSource
from devlink3_desk.qt.reports.reports_window import ReportsWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_figures import FigureFiller, compute_report
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import DAY_SECONDS
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from tests.benchmarks.bench_history import CALLS, START, YEAR_SECONDS, iter_batches
from tests.benchmarks.rows import Row

ROUNDS = 5
MONTH = START + 30 * DAY_SECONDS, START + 61 * DAY_SECONDS


def run() -> list[Row]:
    """Measure reports on a history of a year."""
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        location = HistoryLocation.parse(str(Path(folder) / "calls.db"))
        with open_history(location) as store:
            for batch in iter_batches():
                store.write_calls(batch)
            rows = _measure_reports(store)
        return [*rows, _measure_window(location)]


def _measure_reports(store: HistoryStore) -> list[Row]:
    year = START, START + YEAR_SECONDS
    started, slices, longest = perf_counter(), 0, 0.0
    more, filler = True, FigureFiller()
    while more:
        slice_started = perf_counter()
        more = filler.fill_slice(store, year[1])
        longest = max(longest, perf_counter() - slice_started)
        slices += 1
    name = f"reports on {CALLS:,} calls"
    other = FigureSettings(target_seconds=30.0)
    return [
        Row(f"{name}: figures stored for the first time", perf_counter() - started, "s"),
        Row(f"{name}: longest of {slices:,} slices", longest * 1_000, "ms"),
        _measure(f"{name}: year by day", store, ReportGrouping.DAY, year, 1_000.0),
        _measure(f"{name}: month by quarter hours", store, ReportGrouping.QUARTER, MONTH, 300.0),
        _measure(f"{name}: month by hunt group", store, ReportGrouping.GROUP, MONTH, None),
        _measure(f"{name}: month by extension", store, ReportGrouping.EXTENSION, MONTH, None),
        _measure(f"{name}: month by outside line", store, ReportGrouping.TRUNK, MONTH, None),
        _measure(f"{name}: year by outside line", store, ReportGrouping.TRUNK, year, None),
        _measure(f"{name}: year by extension", store, ReportGrouping.EXTENSION, year, None),
        _measure(f"{name}: month by day, other target", store, ReportGrouping.DAY, MONTH, None, other),
    ]


def _measure(
    name: str,
    store: HistoryStore,
    grouping: ReportGrouping,
    period: tuple[float, float],
    aim: float | None,
    settings: FigureSettings | None = None,
) -> Row:
    request = ReportRequest(
        grouping=grouping,
        since=period[0],
        until=period[1],
        settings=settings or FigureSettings(),
        zone=UTC,
    )
    middle = _find_median(lambda: compute_report(store, request, may_store=True))
    if aim is None:
        return Row(f"{name}, median", middle, "ms")
    return Row(f"{name}, median", middle, "ms", aim=f"at most {aim:g}", met=middle <= aim)


def _measure_window(location: HistoryLocation) -> Row:
    """Measure from the last figures of a month to the painted window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    history = LocalHistory(location, NumberingPlan())
    themes = ApplicationThemeManager(ThemeMode.LIGHT)
    window = ReportsWindow(themes, ReportSource(lambda: history, Preferences))
    window.controls.select_value(window.controls.period, PeriodChoice.CHOSEN)
    for field, instant in ((window.controls.first_day, MONTH[0]), (window.controls.last_day, MONTH[1] - 1)):
        field.setDate(QDateTime.fromSecsSinceEpoch(int(instant)).date())
    window.show()
    while window.contents is None:
        app.processEvents()

    def show_and_paint() -> None:
        window.show_answers()
        window.grab()

    middle = _find_median(show_and_paint)
    window.close()
    window.deleteLater()
    history.close()
    name = "window of reports, a month: from the figures to the painted window, median"
    return Row(name, middle, "ms", aim="at most 150", met=middle <= 150)


def _find_median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1_000)
    return sorted(times)[ROUNDS // 2]
