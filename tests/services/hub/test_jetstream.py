"""Requests to JetStream that the server refuses, such as in a cluster that elects a leader."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from devlink3_desk.services.hub import jetstream
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import HubStorageError
from devlink3_desk.services.hub.names import SiteNames
from tests.support.nats_server import NatsServer

NAMES = SiteNames("main")


@pytest.fixture
async def connection(nats_server: NatsServer) -> AsyncIterator[HubConnection]:
    """The connection of a hub to a server without its streams."""
    connected = await HubConnection.connect(nats_server.access("hub"))
    yield connected
    await connected.close()


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: jetstream.find_last_sequence(connection, NAMES.event_stream),
        lambda connection: jetstream.list_subjects(connection, f"KV_{NAMES.shared_bucket}", ">"),
        lambda connection: jetstream.read_stream_sizes(connection, NAMES),
    ],
    ids=["last sequence", "subjects", "sizes"],
)
async def test_a_refused_request_is_an_error_of_the_link(
    connection: HubConnection, ask: Callable[[HubConnection], Awaitable[object]]
):
    """A hub connects anew then, and creates the streams; any other error would end it."""
    with pytest.raises(HubStorageError, match="stream not found"):
        await ask(connection)


async def test_what_no_stream_stores_is_an_error_of_the_server(connection: HubConnection):
    """It is no missing hub: the one that publishes would say that of itself."""
    with pytest.raises(HubStorageError):
        await jetstream.store_message(connection, NAMES.events, b"", last_in_stream=0)
