"""The numbering plan of a site, which its hub publishes, so that all desks interpret numbers alike."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import HubMissingError, HubVersionError
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.storage.json_store import JsonFile
from devlink3_desk.switchboard.site import Site


def encode_site(site: Site) -> bytes:
    """Return a site as its hub publishes it."""
    return msgspec.json.encode(site)


async def fetch_site(access: HubAccess) -> Site:
    """Return the site that a hub publishes, over a connection of its own.

    Raises a :class:`.LinkError` within the time-out: what is wrong with address, certificate or password is
    found here.
    """
    names = SiteNames(access.site)
    connection = await HubConnection.connect(access)
    try:
        stored = await connection.get_last_message(names.state_stream, names.plan)
    finally:
        await connection.close()
    if stored is None:
        raise HubMissingError
    try:
        return decode_json(stored.data, Site)
    except msgspec.MsgspecError as error:
        raise HubVersionError from error


class SitePlanFile:
    """A file in ``folder`` with the numbering plan that the hub of a site has published last."""

    def __init__(self, folder: Path, access: HubAccess) -> None:
        name = hashlib.sha256(f"{access.endpoint} {access.site}".encode()).hexdigest()[:16]
        self._file = JsonFile(folder / f"hub-plan-{name}.json", Site)

    def load(self) -> Site | None:
        """Return the site, ``None`` if it was never reached."""
        return self._file.load()

    def save(self, site: Site) -> None:
        """Store the site; problems with the file are ignored."""
        if site != self.load():
            with contextlib.suppress(OSError):
                self._file.save(site)
