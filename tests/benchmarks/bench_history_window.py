"""The pane of the history on a year of calls: the time to the first page, and to a page further, painted."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.history.history_pane import HistoryPane
from tests.benchmarks.bench_history import CALLS, iter_batches
from tests.benchmarks.rows import Row
from tests.benchmarks.typing_rig import AIM_MS
from tests.support.recorded_history import RecordedHistory, open_recorded_history

OPENINGS = 9
PAGES = 400
FIRST_PAGE_AIM_MS = 50.0
LIMIT_SECONDS = 20.0


def run() -> list[Row]:
    """Measure the pane on as many calls as the history itself is measured with."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    with (
        tempfile.TemporaryDirectory(prefix="desk-bench-") as folder,
        open_recorded_history(Path(folder) / "calls.db") as history,
        GuiGarbageCollector(),  # as the program does
    ):
        for batch in iter_batches():
            history.write_calls(*batch)
        rows = [_measure_first_page(history), *_measure_pages(history)]
    del application
    return rows


def _measure_first_page(history: RecordedHistory) -> Row:
    times = []
    for _ in range(OPENINGS):
        pane = _create_pane(history)
        started = perf_counter()
        pane.show()
        _wait_for_rows(pane, 0)
        pane.panel.browser.list_view.viewport().repaint()
        times.append((perf_counter() - started) * 1_000)
        pane.close()
        pane.deleteLater()
        QTest.qWait(1)
    middle = sorted(times)[OPENINGS // 2]
    return Row(
        f"history pane, {CALLS:,} calls: shown and its first page painted, median",
        middle,
        "ms",
        aim=f"at most {FIRST_PAGE_AIM_MS:g}",
        met=middle <= FIRST_PAGE_AIM_MS,
    )


def _measure_pages(history: RecordedHistory) -> list[Row]:
    """Scroll down page by page, and measure painting alone, and with the calls that had to be read first."""
    pane = _create_pane(history)
    pane.show()
    _wait_for_rows(pane, 0)
    view = pane.panel.browser.list_view
    bar = view.verticalScrollBar()
    painted, complete = [], []
    for _ in range(PAGES):
        started = perf_counter()
        bar.setValue(bar.value() + bar.pageStep())
        view.viewport().repaint()
        painted.append((perf_counter() - started) * 1_000)
        while bar.value() >= bar.maximum() and pane.panel.browser.history_model.canFetchMore(
            view.rootIndex()
        ):
            _wait_for_rows(pane, pane.panel.browser.history_model.rowCount())
        view.viewport().repaint()
        complete.append((perf_counter() - started) * 1_000)
        QApplication.processEvents()
    memory = pane.panel.browser.history_model.loaded_rows
    pane.close()
    pane.deleteLater()
    QTest.qWait(1)
    name = f"history pane, {CALLS:,} calls"
    return [
        _create_row(f"{name}: a page further, painted, p99", painted),
        _create_row(f"{name}: a page further, its calls read and painted, p99", complete),
        Row(f"{name}: rows in memory after {PAGES} pages", memory, "rows"),
    ]


def _create_row(name: str, times: list[float]) -> Row:
    worst = sorted(times)[int(len(times) * 0.99)]
    return Row(name, worst, "ms", aim=f"at most {AIM_MS:g}", met=worst <= AIM_MS)


def _create_pane(history: RecordedHistory) -> HistoryPane:
    pane = HistoryPane(ApplicationThemeManager(), history.source)
    pane.resize(480, 900)
    return pane


def _wait_for_rows(pane: HistoryPane, count: int) -> None:
    """Run the event loop until there are more rows, without the pauses of a test."""
    deadline = perf_counter() + LIMIT_SECONDS
    while pane.panel.browser.history_model.rowCount() <= count and perf_counter() < deadline:
        QApplication.processEvents()
