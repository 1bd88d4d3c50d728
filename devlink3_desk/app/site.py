"""What a site adds to the product: the names of CMExtn's states."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk import resources
from devlink3_desk.switchboard.site import Site, cmextn_states

from .locations import config_dir

log = logging.getLogger(__name__)

STATES_FILE: Final = "cmextn_states.json"


def load_site(chosen_dir: Path | None = None) -> Site:
    """Return the site: the product's state names and, from the folder of the settings, the site's own."""
    states = cmextn_states((resources.folder() / STATES_FILE).read_bytes())
    own = config_dir(chosen_dir) / STATES_FILE
    try:
        states = states.extended(cmextn_states(own.read_bytes()).names)
    except FileNotFoundError:
        pass
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("%s is not used: %s", own, error)
    return Site(cmextn=states)
