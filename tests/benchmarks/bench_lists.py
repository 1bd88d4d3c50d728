"""The time from a key press in a filter, or from scrolling a page, to the painted list."""

from __future__ import annotations

import os
from time import monotonic, perf_counter

from PySide6.QtCore import QAbstractItemModel, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListView

from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.qt.core.row_model import Role
from tests.benchmarks.rows import Row
from tests.benchmarks.typing_rig import (
    AIM_MS,
    SearchField,
    measure_99th_percentile,
    open_proxy_view,
)
from tests.benchmarks.window_rig import WindowDesk
from tests.support import call_records

CALLS = 10_000
EXTENSIONS = 3_000
NODES = 32
SEARCH_TEXTS = ("12", "1234", "person 2", "0163", "sales", "9", "person 1 7")
PAGES = 60
PAINT_WAIT_MS = 500
"""Time until all calls are painted."""


def run() -> list[Row]:
    """Measure the panes of calls and extensions, and a plain filtered list of the same texts."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    desk = WindowDesk(EXTENSIONS)
    desk.window.resize(1600, 1000)
    desk.window.show()
    QTest.qWaitForWindowExposed(desk.window)
    desk.apply_changes(
        desk.board.apply_all(call_records.create_ringing_calls(CALLS, nodes=NODES), monotonic())
    )
    desk.window.batcher.flush()
    QTest.qWait(PAINT_WAIT_MS)
    window, models = desk.window, desk.models
    with GuiGarbageCollector():  # as the program does
        rows = [
            *_measure_list(
                f"{CALLS:,} calls",
                models.call_list,
                window.calls_pane.filter_field,
                window.calls_pane.call_table,
            ),
            *_measure_list(
                f"{models.extensions.rowCount():,} extensions, their calls on {NODES} nodes",
                models.extension_list,
                window.extensions_pane.filter_field,
                window.extensions_pane.tile_view,
            ),
        ]
    desk.close()
    del application
    return rows


def _measure_list(
    subject: str, rows: QAbstractItemModel, field: QLineEdit, view: QAbstractItemView
) -> list[Row]:
    texts = [str(rows.index(row, 0).data(Role.ROW).search_text) for row in range(rows.rowCount())]
    # One after another: Qt repaints a window when another one appears above it.
    ours = measure_99th_percentile(SearchField(field, view, field.clear, lambda: None), SEARCH_TEXTS)
    theirs = measure_99th_percentile(_open_proxy_list(texts), SEARCH_TEXTS)
    aim = f"at most {AIM_MS:g}"
    return [
        Row(
            f"key press in the filter of {subject} to the painted list, p99",
            ours,
            "ms",
            "QSortFilterProxyModel, substring, ms",
            theirs,
            ours / theirs,
            aim,
            ours <= AIM_MS,
        ),
        _measure_paging(f"{subject}: a page further, painted, p99", view),
    ]


def _measure_paging(name: str, view: QAbstractItemView) -> Row:
    bar = view.verticalScrollBar()
    times = []
    for page in range(PAGES):
        started = perf_counter()
        bar.setValue((page * bar.pageStep()) % max(1, bar.maximum()))
        view.viewport().repaint()
        times.append((perf_counter() - started) * 1_000)
    times.sort()
    worst = times[int(len(times) * 0.99)]
    return Row(name, worst, "ms", aim=f"at most {AIM_MS:g}", met=worst <= AIM_MS)


def _open_proxy_list(texts: list[str]) -> SearchField:
    view = QListView()
    view.setUniformItemSizes(True)
    return open_proxy_view(view, texts, QSize(900, 500))
