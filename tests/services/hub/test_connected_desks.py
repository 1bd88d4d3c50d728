"""The desks that the status of a hub lists: each window, and for as long as it is connected."""

from __future__ import annotations

import asyncio

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.requests import HubRequester, RequestVerb
from tests.support.hub_rig import HubProcess, WindowlessDesk
from tests.support.nats_server import NatsServer


async def wait_for_desks(requester: HubRequester, names: list[str]) -> None:
    """Wait until the status of the hub lists desks with these names."""
    while True:
        status = await requester.ask(RequestVerb.STATUS)
        if sorted(desk["name"] for desk in status["desks"]) == names:
            return
        await asyncio.sleep(0.2)


async def test_windows_of_one_user_on_one_computer_are_as_many_desks(server: NatsServer, hub: HubProcess):
    connection = await HubConnection.connect(server.access("supervisor"))
    requester = HubRequester(SiteNames("main"), "supervisor")
    requester.connection = connection
    try:
        async with WindowlessDesk(server.access("desk"), "front").run():
            async with WindowlessDesk(server.access("desk"), "front").run():
                await wait_for_desks(requester, ["front", "front"])
            # One that is closed is gone at once: it would count for half a minute.
            await wait_for_desks(requester, ["front"])
        await wait_for_desks(requester, [])
    finally:
        await connection.close()
