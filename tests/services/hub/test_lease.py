"""The lease in its bucket, where the server has dropped the entry or does not find it by its subject."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from devlink3_desk.services.hub import jetstream
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import LeadershipLostError
from devlink3_desk.services.hub.lease import LeaderLease
from devlink3_desk.services.hub.names import SiteNames
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

NAMES = SiteNames("main")
OTHER_SUBJECT = f"$KV.{NAMES.lease_bucket}.other"


@pytest.fixture
async def connection(nats_server: NatsServer) -> AsyncIterator[HubConnection]:
    """The connection of a hub to a server with the bucket."""
    connected = await HubConnection.connect(nats_server.access("hub"))
    await jetstream.ensure_streams(connected, NAMES)
    yield connected
    await connected.close()


async def wait_until_dropped(connection: HubConnection, last: int) -> None:
    """Wait until the bucket has dropped everything, of which ``last`` was the last message."""

    async def find_end() -> int | None:
        return await jetstream.find_end_of_empty_stream(connection, f"KV_{NAMES.lease_bucket}")

    while await find_end() != last:  # noqa: ASYNC110 (what it waits for is on a server)
        await asyncio.sleep(0.1)


async def test_a_lease_that_the_server_has_dropped_is_renewed_if_nobody_has_taken_it(
    connection: HubConnection,
):
    """A server that does not find entries by their subject would end each lead at the first renewal."""
    lease = LeaderLease(connection, NAMES)
    assert await lease.try_acquire("first")
    await wait_until_dropped(connection, 1)
    renewing = asyncio.create_task(lease.keep_renewed())
    await wait_for(lambda: lease.is_held or renewing.done())
    assert not renewing.done()
    renewing.cancel()


async def test_a_lease_that_another_hub_has_taken_meanwhile_is_lost(connection: HubConnection):
    lease, other = LeaderLease(connection, NAMES), LeaderLease(connection, NAMES)
    assert await lease.try_acquire("first")
    await wait_until_dropped(connection, 1)
    assert await other.try_acquire("second")
    with pytest.raises(LeadershipLostError):
        await lease.keep_renewed()


async def test_a_bucket_whose_entry_is_not_found_counts_as_taken(connection: HubConnection):
    """Two hubs would take the lease from each other again and again."""
    (settings,) = (
        each for each in jetstream.list_stream_settings(NAMES) if each["name"] == f"KV_{NAMES.lease_bucket}"
    )
    # Without a limit of age: the bucket would drop the message while the test is slow.
    changed = msgspec.json.encode(settings | {"max_age": 0})
    await connection.request(f"$JS.API.STREAM.UPDATE.{settings['name']}", changed)
    await jetstream.store_message(connection, OTHER_SUBJECT, b"not found by the subject of the lease")
    assert not await LeaderLease(connection, NAMES).try_acquire("first")
