"""Windows are placed on a screen that exists, and sets of screens are told apart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.window_placement import (
    ScreenInfo,
    build_layout_id,
    compute_default_size,
    find_reachable_geometry,
    fit_into_screen,
)
from tests.support.x_server import XServer


def create_screen(name: str, x: int, y: int, width: int, height: int, bar: int = 30) -> ScreenInfo:
    return ScreenInfo(name, QRect(x, y, width, height), QRect(x, y, width, height - bar))


DESK, SIDE = create_screen("DP-1", 0, 0, 2560, 1440), create_screen("DP-2", 2560, 200, 1280, 1024)
BOTH = (DESK, SIDE)


def test_a_set_of_screens_has_one_name_in_any_order():
    assert build_layout_id(BOTH) == build_layout_id((SIDE, DESK))


@pytest.mark.parametrize(
    "other",
    [
        (DESK,),
        (DESK, create_screen("DP-2", -1280, 200, 1280, 1024)),
        (DESK, create_screen("DP-3", 2560, 200, 1280, 1024)),
    ],
)
def test_another_set_has_another_name(other: Sequence[ScreenInfo]):
    assert build_layout_id(BOTH) != build_layout_id(other)


@pytest.mark.parametrize(
    "window",
    [
        QRect(100, 100, 800, 600),
        QRect(-500, 10, 800, 600),
        QRect(2400, 300, 800, 600),
        QRect(3700, 300, 800, 600),
    ],
)
def test_a_window_that_can_still_be_dragged_stays(window: QRect):
    stays = find_reachable_geometry(window, BOTH)
    assert (stays == window) == (window.left() < 3680)


@pytest.mark.parametrize(
    ("window", "rescued"),
    [
        (QRect(5000, 300, 800, 600), QRect(3040, 300, 800, 600)),
        (QRect(100, -2000, 800, 600), QRect(100, 0, 800, 600)),
        (QRect(100, 1430, 800, 600), QRect(100, 810, 800, 600)),
        (QRect(9000, 9000, 4000, 3000), QRect(2560, 200, 1280, 994)),
    ],
)
def test_another_window_is_put_whole_on_the_nearest_screen(window: QRect, rescued: QRect):
    assert find_reachable_geometry(window, BOTH) == rescued


def test_without_any_screen_nothing_is_moved():
    window = QRect(5000, 300, 800, 600)
    assert find_reachable_geometry(window, ()) == window


@pytest.mark.parametrize(
    ("screen", "window"),
    [
        ((1920, 1080), (1600, 972)),
        ((2560, 1440), (1600, 1000)),
        ((1280, 800), (1280, 800)),
        ((1024, 768), (1024, 768)),
    ],
)
def test_a_first_window_fits_its_screen(screen: tuple[int, int], window: tuple[int, int]) -> None:
    assert compute_default_size(QSize(*screen)) == QSize(*window)


def test_a_window_is_not_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    available = window.screen().availableGeometry()
    size = fit_into_screen(window, QSize(10_000, 300))
    assert available.width() - 100 < size.width() < available.width()
    assert size.height() == 300
    assert fit_into_screen(window, QSize(300, 10_000)).height() < available.height()


RESTORED_WINDOW = """
import time
from PySide6.QtWidgets import QApplication
from devlink3_desk.qt.core.window_placement import find_screens
from devlink3_desk.qt.main_window.window_frame import WindowFrame
from tests.support.desk_models import MemoryLayoutStore

def wait_until(condition):
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.01)

def is_framed(window):
    return window.frameGeometry().top() < window.geometry().top()

application, store = QApplication([]), MemoryLayoutStore()
screen = application.primaryScreen().availableGeometry()
first = WindowFrame(store, None, find_screens)
first.show()
wait_until(lambda: is_framed(first))
frame, contents = first.frameGeometry(), first.geometry()
wanted = screen.adjusted(
    contents.left() - frame.left(), contents.top() - frame.top(), -300, contents.bottom() - frame.bottom()
)
first.setGeometry(wanted)
wait_until(lambda: first.frameGeometry().height() == screen.height() and first.geometry() == wanted)
store.save("window/geometry", bytes(first.saveGeometry().data()))
first.hide()
second = WindowFrame(store, None, find_screens)
second.show()
wait_until(lambda: is_framed(second) and screen.contains(second.frameGeometry()))
print(screen.contains(second.frameGeometry()), second.geometry().height() == wanted.height())
"""


def test_a_window_as_high_as_the_screen_is_restored_with_its_whole_frame_on_it(x_server: XServer) -> None:
    """Qt moves such a window down, by the title bar that it expects."""
    ended = subprocess.run(
        [sys.executable, "-c", RESTORED_WINDOW],
        env=x_server.build_environment(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ended.stdout.split() == [b"True", b"True"], ended.stderr
