"""Fixtures of the window's tests: a clock that they set, models, and a window with a layout of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.support.desk_models import ImmediateDeskModels, ManualClock, MemoryLayoutStore, open_window


@pytest.fixture
def theme_manager(qapp: QApplication) -> Iterator[ApplicationThemeManager]:
    """The style of the application, which a test may make larger."""
    theme_manager = ApplicationThemeManager()
    yield theme_manager
    theme_manager.set_zoom(1.0)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def store() -> MemoryLayoutStore:
    return MemoryLayoutStore()


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock) -> ImmediateDeskModels:
    return ImmediateDeskModels(clock)


@pytest.fixture
def window(desk: ImmediateDeskModels, store: MemoryLayoutStore) -> Iterator[MainWindow]:
    with open_window(desk, store) as window:
        yield window
