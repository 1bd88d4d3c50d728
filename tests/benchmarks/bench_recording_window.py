"""What recording costs an open window: processor time and longest stalls, without it and with it.

Events come at 2,000/s. The time is that of the whole process, painting and the writer's thread included.

At that rate, the GUI thread is busy for nine tenths of the time and more. When the machine gets a little
slower, stalls get much longer: without recording, too, the longest one of a run is twice as long in some runs
as in others. So the median of the runs is shown beside the best one, and how much runs of one kind differ.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from PySide6.QtWidgets import QApplication

from devlink3_desk.app.event_loop import QtEventLoop
from devlink3_desk.app.qt_application import SWITCH_SECONDS, GuiGarbageCollector
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from tests.benchmarks.bench_window import EXTENSIONS, LIVE_CALLS, RATE, measure_steady
from tests.benchmarks.rows import Row
from tests.benchmarks.window_rig import RunResult, WindowDesk

SECONDS: Final = 10
"""Length of one run: long enough for twenty commits and a checkpoint."""
ROUNDS: Final = 5
MAX_COST_RATIO: Final = 1.25


def run() -> list[Row]:
    """Measure both kinds of run in turns; of each, the best round counts."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    sys.setswitchinterval(SWITCH_SECONDS)  # as the program does
    without: list[RunResult] = []
    recorded: list[RunResult] = []
    with (
        tempfile.TemporaryDirectory(prefix="desk-bench-") as folder,
        GuiGarbageCollector(),
        asyncio.Runner(loop_factory=lambda: QtEventLoop(application)) as runner,
    ):
        for number in range(ROUNDS):
            runner.run(_collect_garbage())
            without.append(runner.run(measure_steady(WindowDesk(EXTENSIONS), SECONDS))[0])
            path = Path(folder) / f"{number}.sqlite"
            writer = HistoryWriter(HistoryLocation(path=path), RecorderOptions(call_id_prefix="bench"))
            assert writer.flush(60.0)
            runner.run(_collect_garbage())
            recorded.append(runner.run(measure_steady(WindowDesk(EXTENSIONS, writer), SECONDS))[0])
            assert writer.flush(60.0)
            assert writer.status.lost_events == 0
            writer.close(60.0)
    name = f"window with {LIVE_CALLS:,} calls, {EXTENSIONS:,} extensions, {RATE:,} events/s, recorded"
    return [
        _compare(f"{name}: processor time of an event", "cpu_per_event", without, recorded, MAX_COST_RATIO),
        _compare(f"{name}: longest stall of the GUI thread", "longest_stall", without, recorded),
        _compare_medians(f"{name}: longest stall of a run", "longest_stall", without, recorded),
        _compare_medians(f"{name}: stalls of a run, p99", "stall_p99", without, recorded),
        _show_spread(f"{name}, but not recorded: longest stall of a run", "longest_stall", without),
        _compare(f"{name}: bytes to painted row, p99", "p99", without, recorded),
    ]


async def _collect_garbage() -> None:
    """Free the window of the run before: else, the next run stalls while that is done."""
    await asyncio.sleep(0.1)  # what it has deleted later is deleted now
    gc.collect()
    # Modules and classes again, as the program does at its start: the first run has loaded more of them.
    gc.freeze()


def _compare(
    name: str, figure: str, without: list[RunResult], recorded: list[RunResult], aim: float = 1.0
) -> Row:
    # The best round of each: other processes only make a round slower.
    base, cost = (min(getattr(result, figure) for result in results) * 1e3 for results in (without, recorded))
    ratio = cost / base
    return Row(name, cost, "ms", "not recorded, ms", base, ratio, f"at most {aim:g} times", ratio <= aim)


def _compare_medians(name: str, figure: str, without: list[RunResult], recorded: list[RunResult]) -> Row:
    # Half of the rounds are better, and half of them worse: what a single round met by chance does not count.
    base, cost = (median(_list_milliseconds(results, figure)) for results in (without, recorded))
    return Row(f"{name}, median of {len(recorded)} runs", cost, "ms", "not recorded, ms", base, cost / base)


def _show_spread(name: str, figure: str, results: list[RunResult]) -> Row:
    best, *_, worst = sorted(_list_milliseconds(results, figure))
    return Row(
        f"{name}, worst of {len(results)} runs", worst, "ms", "the best of them, ms", best, worst / best
    )


def _list_milliseconds(results: Sequence[RunResult], figure: str) -> list[float]:
    return [getattr(result, figure) * 1e3 for result in results]
