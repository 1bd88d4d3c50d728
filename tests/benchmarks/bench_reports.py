"""Reports on a year of calls: opened from stored figures, and computed anew after a change of the target."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from time import perf_counter

from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
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
            return _measure_reports(store)


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


def _find_median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1_000)
    return sorted(times)[ROUNDS // 2]
