"""The whole window has one font, even if the system has others for menus and lists."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KDE = "[General]\nfont={0},9\nmenuFont={0},8\ntoolBarFont={0},7\n"

PROGRAM = """
from devlink3_desk.app.qt_application import ensure_application
from devlink3_desk.qt.core.theme import ThemeManager

app = ensure_application()
font = ThemeManager().font
for name in ("QMenuBar", "QMenu", "QToolButton", "QHeaderView", "QAbstractItemView", "QStatusBar"):
    assert app.font(name) == font, f"{name}: {app.font(name).toString()}, not {font.toString()}"
"""


def test_menus_and_lists_have_the_windows_own_font_from_the_start(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    if sys.platform == "linux":
        (tmp_path / "kdeglobals").write_text(KDE.format("DejaVu Sans"), encoding="utf-8")
        environment = {
            **request.getfixturevalue("x_server").build_environment(),
            "XDG_CONFIG_HOME": str(tmp_path),
            "XDG_CURRENT_DESKTOP": "KDE",
            "KDE_SESSION_VERSION": "5",
        }
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
