"""How a site writes its numbers, as its hub publishes it: desks that understand them alike show the same."""

from __future__ import annotations

import msgspec

from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import HubMissingError, HubVersionError
from devlink3_desk.services.hub.names import SiteNames
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
        return msgspec.json.decode(stored.data, type=Site)
    except msgspec.MsgspecError as error:
        raise HubVersionError from error
