"""A cluster of three servers that keep three copies of each stream: one of them may be lost."""

from __future__ import annotations

import asyncio
import json
from functools import partial

import pytest

from devlink3_desk.services.hub import jetstream
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import HubLostError, HubStorageError
from devlink3_desk.services.hub.names import SiteNames
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_cluster import nats_cluster
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

__all__ = ["nats_cluster"]

PATIENCE = 90.0


def all_have_more_events(desks: list[WindowlessDesk], counts: list[int]) -> bool:
    return all(len(desk.events) > count for desk, count in zip(desks, counts, strict=True))


@pytest.mark.waits
async def test_a_hub_without_the_option_leaves_the_number_of_copies(nats_cluster: list[NatsServer]):
    """As one that is started anew, or stands by, with fewer options than the one that made the streams."""
    names = SiteNames("main")
    connection = await HubConnection.connect(nats_cluster[0].access("hub", timeout=3.0))
    try:
        for replicas, expected in ((None, 1), (3, 3), (None, 3), (1, 1)):
            await ensure_streams_patiently(connection, names, replicas)
            for settings in jetstream.list_stream_settings(names):
                answer = await connection.request(f"$JS.API.STREAM.INFO.{settings['name']}")
                assert json.loads(answer.data)["config"]["num_replicas"] == expected
    finally:
        await connection.close()


async def ensure_streams_patiently(connection: HubConnection, names: SiteNames, replicas: int | None) -> None:
    """Try again while the cluster elects leaders of new copies, when it may not answer a request."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return await jetstream.ensure_streams(connection, names, replicas)
            except (HubStorageError, HubLostError):
                await asyncio.sleep(0.2)


@pytest.mark.waits
async def test_hub_and_desks_survive_the_loss_of_one_server(nats_cluster: list[NatsServer]):
    pbx = SimulatedPbx()
    first, second, _ = nats_cluster
    hub = HubProcess(first, pbx.port, "--replicas", "3")
    # One desk uses the server of the hub, another one a server that is killed later.
    desks = [WindowlessDesk(server.access("desk", timeout=3.0)) for server in (first, second)]
    hub.start()
    try:
        await hub.wait_until_ready()
        async with desks[0].run(), desks[1].run():
            await wait_until_boards_match(pbx, desks, PATIENCE)
            for lost in (first, second):
                ids = {call.id for desk in desks for call in desk.board.calls.values()}
                lost.stop()
                counts = [len(desk.events) for desk in desks]
                await wait_for(partial(all_have_more_events, desks, counts), PATIENCE)
                await wait_until_boards_match(pbx, desks, PATIENCE)
                # Going on with another server of the cluster, the hub has lost nothing.
                ended = {call for desk in desks for call in desk.ended}
                assert ids <= ended | set(desks[0].board.calls)
                lost.start()
    finally:
        hub.stop()
        pbx.stop()
