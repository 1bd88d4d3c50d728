"""The theme follows the system or the user's choice, and the whole window has one font."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.theme import (
    ApplicationThemeManager,
    ThemeMode,
    choose_font_family,
    override_state_colours,
)

KDE_SETTINGS = "[General]\nfont={0},9\nmenuFont={0},8\ntoolBarFont={0},7\n"

FONT_CHECK = """
from devlink3_desk.app.qt_application import ensure_application
from devlink3_desk.qt.core.theme import ApplicationThemeManager

app = ensure_application()
font = ApplicationThemeManager().font
for name in ("QMenuBar", "QMenu", "QToolButton", "QHeaderView", "QAbstractItemView", "QStatusBar"):
    assert app.font(name) == font, f"{name}: {app.font(name).toString()}, not {font.toString()}"
"""


def test_the_theme_follows_the_system_unless_one_is_chosen(qapp: QApplication) -> None:
    dark = False
    manager = ApplicationThemeManager(is_dark=lambda: dark)
    assert manager.theme.name == "light"
    dark = True
    manager.set_mode(ThemeMode.SYSTEM)
    assert manager.theme.name == "dark"
    manager.set_mode(ThemeMode.LIGHT)
    assert manager.theme.name == "light"
    assert qapp.palette().window().color().name() == manager.theme.window
    manager.set_mode(ThemeMode.DARK)
    dark = False
    assert manager.theme.name == "dark"
    manager.set_mode(ThemeMode.SYSTEM)
    assert manager.theme.name == "light"


def test_the_zoom_has_limits(qapp: QApplication) -> None:
    manager = ApplicationThemeManager(is_dark=lambda: False)
    normal = manager.font.pointSizeF()
    for _ in range(30):
        manager.change_zoom(1)
    assert manager.font.pointSizeF() == pytest.approx(normal * 2.0)
    for _ in range(30):
        manager.change_zoom(-1)
    assert manager.font.pointSizeF() == pytest.approx(normal * 0.8)
    manager.set_zoom(1.0)
    assert manager.font.pointSizeF() == pytest.approx(normal)


@pytest.mark.parametrize(
    ("requested", "installed", "chosen"),
    [
        ("Segoe UI", {"Segoe UI", "Inter"}, "Segoe UI"),
        ("MS Shell Dlg", {"Century", "DejaVu Sans"}, "DejaVu Sans"),
        ("MS Shell Dlg", {"Century", "Tahoma", "Arial"}, "Tahoma"),
        ("Sans Serif", {"Sans Serif", "Century", "Noto Sans"}, "Noto Sans"),
        (".AppleSystemUIFont", {"Arial"}, ".AppleSystemUIFont"),
        ("Gone", {"Century"}, "Gone"),
    ],
)
def test_a_font_that_is_not_installed_is_replaced_by_a_known_one(
    requested: str, installed: set[str], chosen: str
) -> None:
    assert choose_font_family(requested, installed.__contains__) == chosen


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_follows_the_system(qapp: QApplication, dark: bool) -> None:
    contrast_requested = False
    manager = ApplicationThemeManager(is_dark=lambda: dark, is_contrast_requested=lambda: contrast_requested)
    plain = "dark" if dark else "light"
    assert manager.theme.name == plain
    contrast_requested = True
    manager.set_mode(ThemeMode.SYSTEM)
    assert manager.theme.name == f"contrast-{plain}"
    contrast_requested = False
    manager.set_mode(ThemeMode.CONTRAST)
    assert manager.theme.name == f"contrast-{plain}"
    assert override_state_colours(manager.theme, {}) is manager.theme
    manager.set_mode(ThemeMode.SYSTEM)
    manager.deleteLater()


def test_menus_and_lists_have_the_font_of_the_window_from_the_start(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    if sys.platform == "linux":
        (tmp_path / "kdeglobals").write_text(KDE_SETTINGS.format("DejaVu Sans"), encoding="utf-8")
        environment = {
            **request.getfixturevalue("x_server").build_environment(),
            "XDG_CONFIG_HOME": str(tmp_path),
            "XDG_CURRENT_DESKTOP": "KDE",
            "KDE_SESSION_VERSION": "5",
        }
    result = subprocess.run(
        [sys.executable, "-c", FONT_CHECK],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode == 0, result.stderr
