"""Fixtures of the history's widgets: a history on disk, and a theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.theme import ApplicationThemeManager
from tests.support.recorded_history import RecordedHistory, open_recorded_history


@pytest.fixture
def theme_manager(qapp: QApplication) -> ApplicationThemeManager:
    return ApplicationThemeManager()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[RecordedHistory]:
    with open_recorded_history(tmp_path / "history.sqlite") as opened:
        yield opened
