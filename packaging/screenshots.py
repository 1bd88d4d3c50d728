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

from devlink3_desk.app.garbage import GuiGarbage
from devlink3_desk.app.layout import SettingsLayout
from devlink3_desk.app.site import load_site
from devlink3_desk.app.sources import Demo
from devlink3_desk.qt import translation
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.pseudo import PSEUDO
from devlink3_desk.qt.theme import Mode
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.settings import SettingsStore
from devlink3_desk.switchboard.views import CallStatus

SMALL: Final = QSize(1280, 800)
LARGE: Final = QSize(2560, 1440)
WALL: Final = QSize(1600, 900)
LIMIT: Final = 120.0
"""Seconds in which the morning must have become busy."""
LONG: Final = 4.0
"""Seconds that somebody has rung while somebody waited when the pictures begin."""
WARM: Final = 20.0
"""Seconds from the start, so that times differ."""
SETTLED: Final = 0.4
"""Seconds for a new size or theme to be laid out and painted."""


def _select_call(window: MainWindow) -> QWidget:
    window.calls.table.watch.begin()
    return window


def _commands(window: MainWindow) -> QWidget:
    window.commands.open()
    window.commands.search.setText("te")
    return window


def _compact(window: MainWindow) -> QWidget:
    window.acts["compact"].setChecked(True)
    strip = window.compact.strip
    if strip is None:
        raise RuntimeError("There is no strip.")
    return strip


def _tour(window: MainWindow) -> QWidget:
    window.tour.begin()
    return window


def _wallboard(window: MainWindow) -> QWidget:
    window.acts["wallboard"].setChecked(True)
    board = window.wall.board
    if board is None:
        raise RuntimeError("There is no wallboard.")
    board.setGeometry(QRect(QPoint(0, 0), WALL))
    return board


class Picture(NamedTuple):
    """One picture: the window in a mode and a size, after something was done to it."""

    name: str
    mode: Mode
    size: QSize
    prepare: Callable[[MainWindow], QWidget] = _select_call
    """Returns the widget to take the picture of."""
    language: str = "en"


PICTURES: Final = (
    Picture("desk-light", Mode.LIGHT, SMALL),
    Picture("desk-dark", Mode.DARK, SMALL),
    Picture("desk-light-large", Mode.LIGHT, LARGE),
    Picture("desk-dark-large", Mode.DARK, LARGE),
    Picture("commands", Mode.LIGHT, SMALL, _commands),
    Picture("tour", Mode.LIGHT, SMALL, _tour),
    Picture("compact-light", Mode.LIGHT, SMALL, _compact),
    Picture("compact-dark", Mode.DARK, SMALL, _compact),
    Picture("wallboard", Mode.LIGHT, SMALL, _wallboard),
    Picture("high-contrast", Mode.CONTRAST, SMALL),
    Picture("german", Mode.LIGHT, SMALL, language="de"),
    Picture("right-to-left", Mode.LIGHT, SMALL, language=PSEUDO),
)


async def _take(application: QApplication, folder: Path, names: frozenset[str]) -> None:
    wanted = [each for each in PICTURES if not names or each.name in names]
    for language in dict.fromkeys(each.language for each in wanted):
        spoken = translation.install(application, language)
        await _take_some([each for each in wanted if each.language == language], folder)
        spoken.remove()


async def _take_some(pictures: Sequence[Picture], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as settings:
        window = MainWindow(DeskModels(), SettingsLayout(SettingsStore(Path(settings))))
        source = Demo(load_site(Path(settings)))
        running = asyncio.create_task(source.desk(window).run())
        window.tour.end()
        try:
            await asyncio.wait_for(_busy(window), LIMIT)
            for picture in pictures:
                await _one(window, picture, folder)
        finally:
            window.close()
            await running
            source.close()


async def _busy(window: MainWindow) -> None:
    """Wait until somebody rings and somebody has waited for a while."""
    waited = 0.0
    await asyncio.sleep(WARM)
    while waited < LONG:
        await asyncio.sleep(SETTLED)
        counts = window.models.calls.counts()
        some = counts[CallStatus.RINGING] and counts[CallStatus.QUEUED] + counts[CallStatus.ANNOUNCEMENT]
        waited = waited + SETTLED if some else 0.0


async def _one(window: MainWindow, picture: Picture, folder: Path) -> None:
    window.look.set_mode(picture.mode)
    window.resize(picture.size)
    await asyncio.sleep(SETTLED)
    window.arrangement.reset()
    widget = picture.prepare(window)
    await asyncio.sleep(SETTLED)
    target = folder / f"{picture.name}.png"
    widget.grab().save(str(target))
    window.commands.dismiss()
    window.tour.end()
    window.acts["compact"].setChecked(False)
    window.acts["wallboard"].setChecked(False)
    sys.stdout.write(f"{target}\n")


def main() -> int:
    """Take all pictures, or those named."""
    options = argparse.ArgumentParser(description="Take the pictures of the desk again.")
    options.add_argument("folder", type=Path, nargs="?", default=Path("resources/screenshots"))
    options.add_argument("names", nargs="*", help="only these: " + ", ".join(each.name for each in PICTURES))
    chosen = options.parse_args()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with GuiGarbage(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        runner.run(_take(application, chosen.folder, frozenset(chosen.names)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
