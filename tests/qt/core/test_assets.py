"""Icons in the colours of the theme."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
