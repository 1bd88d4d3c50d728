"""Keeps the window's layout among the settings."""

from __future__ import annotations

import base64
import binascii
import logging

import msgspec

from devlink3_desk.services.settings import SettingsStore

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
