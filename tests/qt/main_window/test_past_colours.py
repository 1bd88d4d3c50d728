"""The colours that tell a window that shows the past from a live one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.qt.all_windows import open_past
from tests.qt.window_stage import WindowStage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_menu_bar_of_the_past_reaches_both_edges_of_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, mode: ThemeMode
) -> None:
    window.theme_manager.set_mode(mode)
    open_past(WindowStage(window, tmp_path))
    QApplication.processEvents()
    image = window.grab().toImage()
    bar = window.menuBar().geometry()
    expected = QColor(window.theme_manager.theme.state_colours("held").solid)
    for x in (0, bar.left() + 2, bar.right() - 2, window.width() - 1):
        for y in (bar.top(), bar.center().y(), bar.bottom()):
            assert image.pixelColor(x, y) == expected, (x, y)
    below = image.pixelColor(0, bar.bottom() + 2)
    assert below != expected, "The margin beside the panes has the colour of the window."
