"""Takes the pictures of the desk again: ``.venv/bin/python packaging/screenshots.py [FOLDER] [NAME …]``.

Each is the real window on the demo's simulator, some seconds after its start, in a size that people have.
It needs a screen; without one, run it under ``xvfb-run -s "-screen 0 2600x1500x24"``.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import qasync
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.desk.sources import DemoSource
from devlink3_desk.app.locations import load_site
from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.qt.core import translation
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.core.translation import PSEUDO_LANGUAGE
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board_values import CallStatus

SMALL_SIZE: Final = QSize(1280, 800)
LARGE_SIZE: Final = QSize(2560, 1440)
WALLBOARD_SIZE: Final = QSize(1600, 900)
BUSY_TIMEOUT_SECONDS: Final = 120.0
"""Seconds in which the morning must have become busy."""
MIN_BUSY_SECONDS: Final = 4.0
"""Seconds that somebody has rung while somebody waited when the pictures begin."""
WARM_UP_SECONDS: Final = 20.0
"""Seconds from the start, so that times differ."""
LAYOUT_SECONDS: Final = 0.4
"""Seconds for a new size or theme to be laid out and painted."""


def _select_call(window: MainWindow) -> QWidget:
    window.calls_pane.call_table.tracker.ensure_selection()
    return window


def _open_command_palette(window: MainWindow) -> QWidget:
    window.command_palette.open_palette()
    window.command_palette.search_field.setText("te")
    return window


def _enter_compact_mode(window: MainWindow) -> QWidget:
    window.actions_by_name["compact"].setChecked(True)
    strip = window.compact_mode.strip
    if strip is None:
        raise RuntimeError("There is no strip.")
    return strip


def _start_tour(window: MainWindow) -> QWidget:
    window.tour.start_tour()
    return window


def _open_wallboard(window: MainWindow) -> QWidget:
    window.actions_by_name["wallboard"].setChecked(True)
    board = window.wallboard_controller.wallboard
    if board is None:
        raise RuntimeError("There is no wallboard.")
    board.setGeometry(QRect(QPoint(0, 0), WALLBOARD_SIZE))
    return board


class ScreenshotSpec(NamedTuple):
    """One picture: the window in a mode and a size, after something was done to it."""

    name: str
    mode: ThemeMode
    size: QSize
    prepare: Callable[[MainWindow], QWidget] = _select_call
    """Returns the widget to take the picture of."""
    language: str = "en"


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
    ScreenshotSpec("high-contrast", ThemeMode.CONTRAST, SMALL_SIZE),
    ScreenshotSpec("german", ThemeMode.LIGHT, SMALL_SIZE, language="de"),
    ScreenshotSpec("right-to-left", ThemeMode.LIGHT, SMALL_SIZE, language=PSEUDO_LANGUAGE),
)


async def _capture_all(application: QApplication, folder: Path, names: frozenset[str]) -> None:
    wanted = [each for each in SCREENSHOTS if not names or each.name in names]
    for language in dict.fromkeys(each.language for each in wanted):
        spoken = translation.install_translation(application, language)
        await _capture_language([each for each in wanted if each.language == language], folder)
        spoken.remove()


async def _capture_language(screenshots: Sequence[ScreenshotSpec], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as settings:
        window = MainWindow(DeskModels(), SettingsLayoutStore(SettingsStore(Path(settings))))
        source = DemoSource(load_site(Path(settings)))
        running = asyncio.create_task(source.create_desk(window).run())
        window.tour.stop_tour()
        try:
            await asyncio.wait_for(_wait_until_busy(window), BUSY_TIMEOUT_SECONDS)
            for picture in screenshots:
                await _capture_screenshot(window, picture, folder)
        finally:
            window.close()
            await running
            source.close()


async def _wait_until_busy(window: MainWindow) -> None:
    """Wait until somebody rings and somebody has waited for a while."""
    waited = 0.0
    await asyncio.sleep(WARM_UP_SECONDS)
    while waited < MIN_BUSY_SECONDS:
        await asyncio.sleep(LAYOUT_SECONDS)
        counts = window.models.calls.count_by_state()
        some = counts[CallStatus.RINGING] and counts[CallStatus.QUEUED] + counts[CallStatus.ANNOUNCEMENT]
        waited = waited + LAYOUT_SECONDS if some else 0.0


async def _capture_screenshot(window: MainWindow, screenshot: ScreenshotSpec, folder: Path) -> None:
    window.theme_manager.set_mode(screenshot.mode)
    window.resize(screenshot.size)
    await asyncio.sleep(LAYOUT_SECONDS)
    window.dock_layout.reset_layout()
    widget = screenshot.prepare(window)
    await asyncio.sleep(LAYOUT_SECONDS)
    target = folder / f"{screenshot.name}.png"
    widget.grab().save(str(target))
    window.command_palette.close_palette()
    window.tour.stop_tour()
    window.actions_by_name["compact"].setChecked(False)
    window.actions_by_name["wallboard"].setChecked(False)
    sys.stdout.write(f"{target}\n")


def main() -> int:
    """Take all pictures, or those named."""
    options = argparse.ArgumentParser(description="Take the pictures of the desk again.")
    options.add_argument("folder", type=Path, nargs="?", default=Path("resources/screenshots"))
    options.add_argument(
        "names", nargs="*", help="only these: " + ", ".join(each.name for each in SCREENSHOTS)
    )
    chosen = options.parse_args()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        runner.run(_capture_all(application, chosen.folder, frozenset(chosen.names)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
