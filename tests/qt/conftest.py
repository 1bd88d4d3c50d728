"""Fixtures of the window's tests: a clock that they set, models, and a window with a layout of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.core.translation import Translation
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.support.desk_models import ImmediateDeskModels, ManualClock, MemoryLayoutStore, open_window


@pytest.fixture
def theme_manager(qapp: QApplication) -> Iterator[ApplicationThemeManager]:
    """The style of the application, which a test may make larger."""
    theme_manager = ApplicationThemeManager()
    yield theme_manager
    theme_manager.set_zoom(1.0)


InstallLanguage = Callable[[str], None]


@pytest.fixture
def install_language(qapp: QApplication) -> Iterator[InstallLanguage]:
    """Return a function that installs a translation, which is removed after the test."""
    with contextlib.ExitStack() as installed:

        def install(language: str) -> None:
            translation = Translation(qapp, language)
            translation.install()
            installed.callback(translation.remove)

        yield install


@pytest.fixture
def restored_locale() -> Iterator[None]:
    """Restore the default locale after the test."""
    locale = QLocale()
    yield
    QLocale.setDefault(locale)


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
