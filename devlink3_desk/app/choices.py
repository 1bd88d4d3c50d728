"""Keeps what people choose among the settings."""

from __future__ import annotations

import logging

import msgspec

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.choices import PreferencesModel
from devlink3_desk.services.settings import SettingsStore

log = logging.getLogger(__name__)


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
