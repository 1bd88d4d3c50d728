"""Where settings, data and logs live: the system's own places, or one folder for a run of its own."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from devlink3_desk.services.settings import SettingsStore

APPLICATION_NAME = "devlink3-desk"


def config_dir(override: Path | None) -> Path:
    """Return the folder of the settings; ``chosen`` is what ``--config-dir`` says."""
    return override or platformdirs.user_config_path(APPLICATION_NAME, appauthor=False)


def data_dir(override: Path | None) -> Path:
    """Return the folder of everything else that is kept between runs."""
    return override or platformdirs.user_data_path(APPLICATION_NAME, appauthor=False)


def log_file(override: Path | None) -> Path:
    """Return the file that takes the details of what nobody expected."""
    return (override or platformdirs.user_log_path(APPLICATION_NAME, appauthor=False)) / "devlink3-desk.log"


def open_settings_store(override: Path | None) -> SettingsStore:
    """Return the settings of this run."""
    return SettingsStore(config_dir(override))
