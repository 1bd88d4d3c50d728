"""A cluster of three servers that keep three copies of each stream: one of them may be lost."""

from __future__ import annotations

from functools import partial

import pytest

from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_cluster import nats_cluster
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

__all__ = ["nats_cluster"]

PATIENCE = 90.0


def all_have_more_events(desks: list[WindowlessDesk], counts: list[int]) -> bool:
    return all(len(desk.events) > count for desk, count in zip(desks, counts, strict=True))


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
