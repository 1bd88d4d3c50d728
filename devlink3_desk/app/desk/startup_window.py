"""The window before everything that it needs has been read: seen at once, furnished when that is there.

Reading some three hundred modules takes longer than Qt takes to make a window and paint it.
"""

from __future__ import annotations

import importlib
import time
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject

from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.qt_application import ensure_application
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import SettingsStore

FIRST_PAINT_TIMEOUT: Final = 0.5
"""Seconds for the first paint; a desktop that is slower than that is not waited for."""
PRELOADED_MODULES: Final = (
    "asyncio",
    "qasync",
    "phonenumbers",
    "devlink3_desk.qt.main_window.desk_models",
    "devlink3_desk.qt.main_window.window_builder",
    "devlink3_desk.app.desk.alerting",
    "devlink3_desk.app.desk.desk",
    "devlink3_desk.app.desk.sources",
)
"""What is read between the first paint and the whole window, a moment for the desktop behind each."""


def starts_with_window(store: SettingsStore) -> bool:
    """Return whether people have chosen to begin with the window, and not out of sight or with the strip."""
    strip = SettingsLayoutStore(store).load("window/compact") == b"1"
    return not (strip or store.load().preferences.alerts.start_hidden)


def show_startup_window(store: SettingsStore) -> MainWindow:
    """Return the window, shown and painted as soon as can be, and not furnished."""
    qt = ensure_application()
    window = MainWindow(None, SettingsLayoutStore(store))
    paint = _FirstPaintWatcher(window)
    window.bring_to_front()
    give_up = time.monotonic() + FIRST_PAINT_TIMEOUT
    while not paint.is_painted and time.monotonic() < give_up:
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    return window


def import_remaining_modules() -> None:
    """Read what the window is furnished with, and let the desktop have its turn in between."""
    qt = ensure_application()
    for name in PRELOADED_MODULES:
        qt.processEvents()
        importlib.import_module(name)


class _FirstPaintWatcher(QObject):
    """Knows when a window has been painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.is_painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the request to paint, which Qt answers at once."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.is_painted = True
            watched.removeEventFilter(self)
        return False
