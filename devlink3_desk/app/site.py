"""What is particular to a site: how its numbers are written, and the names of CMExtn's states."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk import resources
from devlink3_desk.services.settings import Profile
from devlink3_desk.switchboard.site import Site, parse_cmextn_states

from .locations import config_dir

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
