"""Where settings, data and logs live: the system's own places, or one folder for a run of its own."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec
import platformdirs

from devlink3_desk import resources
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.site import Site, parse_cmextn_states

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


log = logging.getLogger(__name__)

CMEXTN_STATES_FILE: Final = "cmextn_states.json"


def load_site(override: Path | None = None, profile: Profile | None = None) -> Site:
    """Return the site of ``profile``: how its numbers are written, and the names of CMExtn's states.

    To the product's own state names come those of a file in the folder of the settings.
    """
    states = parse_cmextn_states((resources.resource_folder() / CMEXTN_STATES_FILE).read_bytes())
    own = config_dir(override) / CMEXTN_STATES_FILE
    try:
        states = states.with_names(parse_cmextn_states(own.read_bytes()).names)
    except FileNotFoundError:
        pass
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("%s is not used: %s", own, error)
    chosen = profile or Profile()
    return Site(
        country=chosen.country,
        outside_prefix=chosen.outside_prefix,
        extension_digits=chosen.extension_digits,
        cmextn_states=states,
    )
