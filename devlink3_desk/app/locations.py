"""Where settings, data and logs live: the system's own places, or one folder for a run of its own."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from devlink3_desk.services.settings import SettingsStore

APPLICATION = "devlink3-desk"


def config_dir(chosen: Path | None) -> Path:
    """Return the folder of the settings; ``chosen`` is what ``--config-dir`` says."""
    return chosen or platformdirs.user_config_path(APPLICATION, appauthor=False)


def data_dir(chosen: Path | None) -> Path:
    """Return the folder of everything else that is kept between runs."""
    return chosen or platformdirs.user_data_path(APPLICATION, appauthor=False)


def log_file(chosen: Path | None) -> Path:
    """Return the file that takes the details of what nobody expected."""
    return (chosen or platformdirs.user_log_path(APPLICATION, appauthor=False)) / "devlink3-desk.log"


def settings_store(chosen: Path | None) -> SettingsStore:
    """Return the settings of this run."""
    return SettingsStore(config_dir(chosen))
