"""Two hubs whose processes have the same name, such as process 1 of two containers with one host name."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time

import msgspec

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import ensure_streams, store_message
from devlink3_desk.services.hub.lease_state import LEASE_KEY, RENEWAL_SECONDS, LeaseHolder
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.publisher import EventPublisher
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.support.hub_rig import HubProcess, SimulatedPbx
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

NAMES = SiteNames("main")


def read_clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()


class LeadingHub:
    """What a hub that leads writes, in this process: its lease, a checkpoint, and signs of life."""

    def __init__(self, connection: HubConnection) -> None:
        self.owner = f"{socket.gethostname()}:{os.getpid()}"
        self._connection = connection

    async def lead(self) -> None:
        """Lead until cancelled."""
        publisher = EventPublisher(self._connection, NAMES, "other")
        await publisher.begin(*read_clocks())
        at, wall = read_clocks()
        await publisher.publish_checkpoint(build_checkpoint(Switchboard(), at), at, wall)
        await asyncio.gather(publisher.run(read_clocks), self._renew())

    async def _renew(self) -> None:
        while True:
            holder = msgspec.json.encode(LeaseHolder("other", self.owner, 0.0))
            await store_message(self._connection, f"$KV.{NAMES.lease_bucket}.{LEASE_KEY}", holder)
            await asyncio.sleep(RENEWAL_SECONDS / 2)


async def test_a_hub_with_the_name_of_the_leading_one_stands_by(nats_server: NatsServer, pbx: SimulatedPbx):
    connection = await HubConnection.connect(nats_server.access("hub"))
    await ensure_streams(connection, NAMES)
    other, hub = LeadingHub(connection), HubProcess(nats_server, pbx.port)
    leading = asyncio.create_task(other.lead())
    try:
        hub.start()
        assert hub.process is not None
        other.owner = f"{socket.gethostname()}:{hub.process.pid}"
        await wait_for(lambda: hub.is_ready or leading.done(), 60)
        assert not leading.done()
        assert "leads now" not in hub.output
    finally:
        leading.cancel()
        await asyncio.gather(leading, return_exceptions=True)
        hub.stop(signal.SIGTERM)
        await connection.close()
