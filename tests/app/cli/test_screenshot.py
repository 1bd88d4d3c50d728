"""A screenshot, which scripts take beside a running desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli.output import UsageError
from tests.support.launcher import run_launcher

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


def take_screenshot(picture: Path, folder: Path) -> int:
    """Take a screenshot of the demo with the settings in ``folder``, and return the exit code."""
    return run_launcher(folder, "--demo", "--screenshot", str(picture), "--after", "0.1")


def test_a_screenshot_leaves_the_settings_as_they_are(qapp: QApplication, tmp_path: Path) -> None:
    """They would get the layout of a virtual screen, and overwrite that of a running desk."""
    settings = tmp_path / "settings.json"
    settings.write_text("{}")
    picture = tmp_path / "desk.png"
    assert take_screenshot(picture, tmp_path) == 0
    assert not QImage(str(picture)).isNull()
    assert settings.read_text() == "{}"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_named_as_why_a_screenshot_is_not_saved(qapp: QApplication, tmp_path: Path) -> None:
    picture = tmp_path / "desk.png"
    picture.symlink_to("/dev/full")
    with pytest.raises(UsageError, match="No space left on device"):
        take_screenshot(picture, tmp_path)
