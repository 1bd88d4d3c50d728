"""Accounts that only read choose where answers go: no stream may store them, and nobody else receive them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import nats
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg

from devlink3_desk.services.hub import jetstream
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.lease_state import LEASE_KEY
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.request_service import RequestService
from devlink3_desk.services.hub.requests import HubRequester, RequestVerb
from tests.support.nats_server import NatsServer, run_server

NAMES = SiteNames("main")
READER = "wallboard"
FORGED_REPLIES = [
    NAMES.events,
    NAMES.checkpoint,
    NAMES.plan,
    NAMES.live,
    NAMES.shared,
    NAMES.build_request_subject("desk", "publish"),
    f"$KV.{NAMES.lease_bucket}.{LEASE_KEY}",
    f"$KV.{NAMES.shared_bucket}.note.x",
    "_INBOX_desk.1",
]


@pytest.fixture(scope="module")
def server(nats_program: str) -> Iterator[NatsServer]:
    with run_server(nats_program) as started:
        yield started


@pytest.fixture
async def hub(server: NatsServer) -> AsyncIterator[HubConnection]:
    """The connection of a hub that answers the request for a file."""

    async def answer(user: str, body: Any) -> str:
        del body
        return user

    connection = await HubConnection.connect(server.access("hub"))
    await jetstream.ensure_streams(connection, NAMES)
    service = RequestService(connection, NAMES, {RequestVerb.FILE: answer}, "epoch", lambda: True)
    running = asyncio.create_task(service.run())
    await connection.flush()
    yield connection
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await connection.close()


@pytest.fixture
async def reader(server: NatsServer) -> AsyncIterator[Client]:
    client = await nats.connect(
        f"nats://127.0.0.1:{server.port}", user=READER, password=server.passwords[READER]
    )
    yield client
    await client.close()


@pytest.fixture
async def received(server: NatsServer) -> AsyncIterator[list[str]]:
    """The subjects of all messages that a desk receives meanwhile."""
    subjects: list[str] = []

    async def note(message: Msg) -> None:
        subjects.append(message.subject)

    desk = await HubConnection.connect(server.access("desk"))
    for subject in (NAMES.live, NAMES.shared, "_INBOX_desk.1"):
        await desk.subscribe(subject, note)
    await desk.flush()
    yield subjects
    await desk.close()


async def count_stored(hub: HubConnection) -> int:
    return sum((await jetstream.read_stream_sizes(hub, NAMES)).values())


@pytest.mark.parametrize("reply", FORGED_REPLIES)
async def test_the_hub_answers_in_the_inbox_of_the_user_only(
    server: NatsServer, hub: HubConnection, reader: Client, received: list[str], reply: str
):
    before = await count_stored(hub)
    await reader.publish(NAMES.build_request_subject(READER, RequestVerb.FILE), b"", reply=reply)
    await reader.flush()
    connection = await HubConnection.connect(server.access(READER))
    try:
        requester = HubRequester(NAMES, READER)
        requester.connection = connection
        # Requests are answered in their order.
        assert await requester.ask(RequestVerb.FILE) == READER
    finally:
        await connection.close()
    assert await count_stored(hub) == before
    assert received == []


@pytest.mark.parametrize("reply", FORGED_REPLIES)
async def test_the_server_answers_in_the_inbox_of_the_user_only(
    hub: HubConnection, reader: Client, received: list[str], reply: str
):
    """It also answers those who read what is stored, such as that there is no such message."""
    before = await count_stored(hub)
    await reader.publish(f"$JS.API.DIRECT.GET.{NAMES.event_stream}", b'{"seq":1}', reply=reply)
    await reader.flush()
    await hub.get_message(NAMES.event_stream, 1)
    assert await count_stored(hub) == before
    assert received == []
