"""Keeps the window's layout among the settings."""

from __future__ import annotations

import base64
import binascii
import logging
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.json_store import DayTallyFile
from devlink3_desk.services.storage.settings import SettingsStore

log = logging.getLogger(__name__)


class SettingsLayoutStore:
    """Octets by key in the settings file; what cannot be read or written is done without."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._values = dict(store.load().desk)

    def load(self, key: str) -> bytes | None:
        """Return what was saved under ``key``."""
        text = self._values.get(key)
        try:
            return base64.b64decode(text, validate=True) if isinstance(text, str) else None
        except (binascii.Error, ValueError):
            return None

    def save(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        text = base64.b64encode(value).decode()
        if self._values.get(key) == text:
            return
        self._values[key] = text
        # Read anew: another window may have changed other settings since.
        settings = self._store.load()
        try:
            self._store.save(msgspec.structs.replace(settings, desk={**settings.desk, key: text}))
        except OSError as error:
            log.warning("The layout of the window cannot be kept: %s.", error.strerror)


def create_preferences_model(store: SettingsStore) -> PreferencesModel:
    """Return the choices of the settings; each change is written at once."""
    choices = PreferencesModel(store.load().preferences)

    def keep(value: Preferences) -> None:
        # Read anew: another window may have changed other settings since.
        settings = store.load()
        try:
            store.save(msgspec.structs.replace(settings, preferences=value))
        except OSError as error:
            log.warning(
                "What was chosen holds until the program ends, but cannot be kept: %s.", error.strerror
            )

    choices.changed.connect(keep)
    return choices


SAVE_DELAY_MS: Final = 2_000
"""How long a counter may wait to be written."""


class DayStatisticsSaver(QObject):
    """Gives the window what was counted before, and keeps what it counts."""

    def __init__(self, window: MainWindow, tally_file: DayTallyFile) -> None:
        super().__init__(window)
        self._wallboard, self._tally_file = window.wallboard_controller, tally_file
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_DELAY_MS)
        self._save_timer.timeout.connect(self._save_tally)
        self._wallboard.restore_tally(tally_file.load())
        self._wallboard.statistics_changed.connect(self._schedule_save)

    def stop(self) -> None:
        """Write what waits."""
        if self._save_timer.isActive():
            self._save_tally()

    def _schedule_save(self) -> None:
        if not self._save_timer.isActive():
            self._save_timer.start()

    def _save_tally(self) -> None:
        self._save_timer.stop()
        try:
            self._tally_file.save(self._wallboard.tally)
        except OSError as error:
            log.warning("Today's counters cannot be kept for the next start: %s.", error.strerror)
