"""Take the screenshots of the README: ``.venv/bin/python packaging/screenshots.py [FOLDER] [NAME …]``.

Each shows the real window on the simulator of the demo, some seconds after the start, in a common size. The
history has sample calls of the past weeks.
A display is required; without one, use ``xvfb-run -s "-screen 0 2600x1500x24"``.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from past_calls import PastCalls
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from devlink3_desk.app.configuration import load_site
from devlink3_desk.app.desk.call_records import CallbackConnector, WaitingCallRecorder
from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
from devlink3_desk.app.desk.rewind import DeskRewind
from devlink3_desk.app.desk.sources import DemoSource
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.app.desk.today_figures import TodayFigures
from devlink3_desk.app.event_loop import QtEventLoop
from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.qt.core import translation
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.core.translation import PSEUDO_LANGUAGE
from devlink3_desk.qt.history.history_panel import HistoryWindow
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.reports.report_controls import PeriodChoice
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.statistics import DayStatistics

SMALL_SIZE: Final = QSize(1280, 800)
LARGE_SIZE: Final = QSize(2560, 1440)
WALLBOARD_SIZE: Final = QSize(1600, 900)
BUSY_TIMEOUT_SECONDS: Final = 120.0
"""Seconds to wait for ringing and waiting calls."""
MIN_BUSY_SECONDS: Final = 4.0
"""Seconds that calls must have been ringing and waiting at the same time before the first screenshot."""
WARM_UP_SECONDS: Final = 20.0
"""Seconds from the start, so that the displayed durations differ."""
LAYOUT_SECONDS: Final = 0.4
"""Seconds for a new size or theme to be laid out and painted."""
ANSWER_SECONDS: Final = 4.0
"""Seconds for the history to answer, and for a moment of Rewind to be stored."""
REWIND_SECONDS: Final = 12.0
"""Seconds between the moment that Rewind shows and the screenshot."""
PAST_SECONDS: Final = 70 * 86_400.0
"""Seconds for which the sample site has been recorded."""
HISTORY_SIZE: Final = QSize(1240, 800)


def _select_call(window: MainWindow) -> QWidget:
    """Select the most urgent call; the one of the screenshot before may have moved down the list."""
    table = window.calls_pane.call_table
    table.setCurrentIndex(table.model().index(0, 0))
    table.scrollToTop()
    return window


def _open_command_palette(window: MainWindow) -> QWidget:
    _select_call(window)
    window.command_palette.open_palette()
    window.command_palette.search_field.setText("te")
    return window


def _enter_compact_mode(window: MainWindow) -> QWidget:
    window.actions_by_name["compact"].setChecked(True)
    strip = window.compact_mode.strip
    if strip is None:
        raise RuntimeError("The compact strip is not open.")
    return strip


def _start_tour(window: MainWindow) -> QWidget:
    _select_call(window)
    window.tour.start_tour()
    return window


def _open_wallboard(window: MainWindow) -> QWidget:
    window.actions_by_name["wallboard"].setChecked(True)
    board = window.wallboard_controller.wallboard
    if board is None:
        raise RuntimeError("The wallboard is not open.")
    board.setGeometry(QRect(QPoint(0, 0), WALLBOARD_SIZE))
    return board


def _show_callbacks(window: MainWindow) -> QWidget:
    window.focus_pane("missed")
    return _select_call(window)


def _open_history(window: MainWindow) -> QWidget:
    history = window.tool_windows.open_history()
    history.resize(HISTORY_SIZE)
    return history


def _select_transferred(history: HistoryWindow) -> None:
    """Select the first call whose timeline has several parties."""
    list_view, model = history.panel.browser.list_view, history.panel.browser.history_model
    for position in range(model.loaded_rows):
        row = model.value_at(position)
        if row is not None and row.call.transfers:
            list_view.setCurrentIndex(model.index(position, 0))
            return


def _open_reports(window: MainWindow) -> QWidget:
    reports = window.tool_windows.reports.open_window()
    reports.resize(HISTORY_SIZE)
    reports.controls.select_value(reports.controls.period, PeriodChoice.LAST_30_DAYS)
    reports.refresh()
    return reports


def _rewind_window(window: MainWindow) -> QWidget:
    window.moment_requested.emit(time.time() - REWIND_SECONDS)
    return window


class ScreenshotSpec(NamedTuple):
    """One screenshot: theme, size and language of the window, and the preparation."""

    name: str
    mode: ThemeMode
    size: QSize
    prepare: Callable[[MainWindow], QWidget] = _select_call
    """Prepares the window and returns the widget to capture."""
    language: str = "en"
    pause: float = LAYOUT_SECONDS
    """Seconds between the preparation and the screenshot."""


SCREENSHOTS: Final = (
    ScreenshotSpec("desk-light", ThemeMode.LIGHT, SMALL_SIZE),
    ScreenshotSpec("desk-dark", ThemeMode.DARK, SMALL_SIZE),
    ScreenshotSpec("desk-light-large", ThemeMode.LIGHT, LARGE_SIZE),
    ScreenshotSpec("desk-dark-large", ThemeMode.DARK, LARGE_SIZE),
    ScreenshotSpec("commands", ThemeMode.LIGHT, SMALL_SIZE, _open_command_palette),
    ScreenshotSpec("tour", ThemeMode.LIGHT, SMALL_SIZE, _start_tour),
    ScreenshotSpec("compact-light", ThemeMode.LIGHT, SMALL_SIZE, _enter_compact_mode),
    ScreenshotSpec("compact-dark", ThemeMode.DARK, SMALL_SIZE, _enter_compact_mode),
    ScreenshotSpec("wallboard", ThemeMode.LIGHT, SMALL_SIZE, _open_wallboard),
    ScreenshotSpec("to-call-back", ThemeMode.LIGHT, WALLBOARD_SIZE, _show_callbacks),
    ScreenshotSpec("history", ThemeMode.LIGHT, SMALL_SIZE, _open_history, pause=ANSWER_SECONDS),
    ScreenshotSpec("reports", ThemeMode.LIGHT, SMALL_SIZE, _open_reports, pause=ANSWER_SECONDS),
    ScreenshotSpec("rewind", ThemeMode.LIGHT, WALLBOARD_SIZE, _rewind_window, pause=ANSWER_SECONDS),
    ScreenshotSpec("high-contrast", ThemeMode.CONTRAST, SMALL_SIZE),
    ScreenshotSpec("german", ThemeMode.LIGHT, SMALL_SIZE, language="de"),
    ScreenshotSpec("right-to-left", ThemeMode.LIGHT, SMALL_SIZE, language=PSEUDO_LANGUAGE),
)


async def _capture_all(application: QApplication, folder: Path, names: frozenset[str]) -> None:
    selected = [spec for spec in SCREENSHOTS if not names or spec.name in names]
    for language in dict.fromkeys(spec.language for spec in selected):
        installed = translation.install_translation(application, language)
        await _capture_language([spec for spec in selected if spec.language == language], folder)
        installed.remove()


async def _capture_language(specs: Sequence[ScreenshotSpec], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as settings:
        store, statistics = SettingsLayoutStore(SettingsStore(Path(settings))), DayStatistics()
        window = MainWindow(DeskModels(), store, statistics=statistics)
        source = DemoSource(load_site(Path(settings)))
        desk = source.create_desk(window)
        desk.recorder = recorder = DeskRecorder(window, desk.switchboard, RecordingOptions(source="demo"))
        rewind = DeskRewind(window, recorder.access, desk.site)
        # Kept in a variable: these objects must live as long as the window.
        parts = (
            TodayFigures(window, statistics, recorder, WaitingCallRecorder(window, statistics)),
            CallbackConnector(window, None, lambda _problem: None),
        )
        started = time.time()
        running = asyncio.create_task(desk.run())
        # This stores that the tour was seen, so that the desk does not start it.
        window.tour.stop_tour()
        try:
            await asyncio.wait_for(_wait_until_busy(window), BUSY_TIMEOUT_SECONDS)
            await _write_past_calls(window, recorder, started)
            for spec in specs:
                await _capture_screenshot(window, spec, folder)
        finally:
            rewind.close()  # its timers are deleted with the window
            window.close()
            await running
            recorder.close()
            source.close()
            del parts


async def _write_past_calls(window: MainWindow, recorder: DeskRecorder, started: float) -> None:
    """Store calls of the time before ``started``, many of them of callers in the directory."""
    models, now = window.models, time.time()
    groups, people = ([(row.number, row.name) for row in rows] for rows in (models.groups, models.extensions))
    callers = [
        (person.number, person.name) for person in models.directory_people if person.number.startswith("0")
    ]
    calls = list(PastCalls(now, groups, people[:24], callers).build_calls())

    def store_calls(history: HistoryStore) -> None:
        history.write_calls(calls)
        run = history.begin_run("past", "demo", 0.0, now - PAST_SECONDS)
        history.extend_live_period(history.begin_live_period(run, now - PAST_SECONDS), started)
        history.touch_run(run, started, has_ended=True)

    await asyncio.wrap_future(recorder.access.run(store_calls))
    recorder.history_changed.emit()
    await asyncio.sleep(ANSWER_SECONDS)


async def _wait_until_busy(window: MainWindow) -> None:
    """Wait until calls have been ringing and waiting at the same time for a while."""
    busy_seconds = 0.0
    await asyncio.sleep(WARM_UP_SECONDS)
    while busy_seconds < MIN_BUSY_SECONDS:
        await asyncio.sleep(LAYOUT_SECONDS)
        counts = window.models.calls.count_by_state()
        is_busy = counts[CallStatus.RINGING] and counts[CallStatus.QUEUED] + counts[CallStatus.ANNOUNCEMENT]
        busy_seconds = busy_seconds + LAYOUT_SECONDS if is_busy else 0.0


async def _capture_screenshot(window: MainWindow, spec: ScreenshotSpec, folder: Path) -> None:
    window.theme_manager.set_mode(spec.mode)
    window.resize(spec.size)
    await asyncio.sleep(LAYOUT_SECONDS)
    # The default arrangement depends on the size of the window.
    window.dock_layout.reset_layout()
    widget = spec.prepare(window)
    await asyncio.sleep(spec.pause)
    if isinstance(widget, HistoryWindow):
        _select_transferred(widget)
        await asyncio.sleep(LAYOUT_SECONDS)
    target = folder / f"{spec.name}.png"
    if not widget.grab().save(str(target)):
        raise OSError(f"The screenshot cannot be saved as {target}.")
    window.command_palette.close_palette()
    window.tour.stop_tour()
    window.actions_by_name["compact"].setChecked(False)
    window.actions_by_name["wallboard"].setChecked(False)
    window.actions_by_name["rewind"].setChecked(False)
    window.tool_windows.close_windows()
    sys.stdout.write(f"{target}\n")


def main() -> int:
    """Take all screenshots, or those that the command line names."""
    parser = argparse.ArgumentParser(description="Take the screenshots of the desk.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("resources/screenshots"))
    parser.add_argument(
        "names", nargs="*", help="only these: " + ", ".join(spec.name for spec in SCREENSHOTS)
    )
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    # Each language has a window of its own, and closing one must not end the program.
    application.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector(), asyncio.Runner(loop_factory=lambda: QtEventLoop(application)) as runner:
        runner.run(_capture_all(application, options.folder, frozenset(options.names)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
