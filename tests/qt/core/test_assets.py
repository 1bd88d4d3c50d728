"""Icons in the colours of the theme."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode, compute_contrast
from devlink3_desk.qt.core.widgets import IconButton

_PRINT_ICON_CODE = """
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
application = QApplication([])
from devlink3_desk.qt.core.assets import load_icon
pixmap = load_icon("search", "#123456").pixmap(QSize(16, 16), application.devicePixelRatio())
image = pixmap.toImage()
inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255}
print(pixmap.width(), pixmap.devicePixelRatio(), *inks)
"""


@pytest.mark.parametrize(("factor", "expected"), [("1", "16 1.0 #123456"), ("2", "32 2.0 #123456")])
def test_an_icon_is_sharp_on_the_screen_that_it_is_shown_on(factor: str, expected: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PRINT_ICON_CODE],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor},
    )
    assert ended.stdout.strip() == expected, ended.stderr


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_a_disabled_button_is_fainter_than_the_others_in_every_theme(mode: ThemeMode, qtbot: QtBot) -> None:
    theme_manager = ApplicationThemeManager(mode)
    button = IconButton(theme_manager, "copy", "Copy", lambda: None)
    qtbot.addWidget(button)
    base = theme_manager.theme.base

    def measure_contrast() -> float:
        """Return the strongest contrast of the icon with the background of panes."""
        mode = QIcon.Mode.Normal if button.isEnabled() else QIcon.Mode.Disabled
        image = button.icon().pixmap(button.iconSize(), 1.0, mode).toImage()
        colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        opaque = (colour.name() for colour in colours if colour.alpha() == 255)
        return max(compute_contrast(colour, base) for colour in opaque)

    enabled = measure_contrast()
    button.setEnabled(False)
    assert measure_contrast() < 0.6 * enabled
    button.setEnabled(True)
    assert measure_contrast() == enabled
