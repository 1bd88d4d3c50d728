"""A screenshot, which scripts take beside a running desk."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli import window


@pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")
def test_a_screenshot_leaves_the_settings_as_they_are(qapp: QApplication, tmp_path: Path) -> None:
    """They would get the layout of a virtual screen, and overwrite that of a running desk."""
    settings = tmp_path / "settings.json"
    settings.write_text("{}")
    picture = tmp_path / "desk.png"
    parser = argparse.ArgumentParser()
    window.add_arguments(parser)
    arguments = parser.parse_args(["--demo", "--screenshot", str(picture), "--after", "0.1"])
    arguments.config_dir = tmp_path
    assert window.DeskLauncher(arguments, None).run() == 0
    assert not QImage(str(picture)).isNull()
    assert settings.read_text() == "{}"
