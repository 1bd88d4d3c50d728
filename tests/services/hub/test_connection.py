"""A connection to a real nats-server that ends: nothing of it remains."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from devlink3_desk.services.hub.connection import HubConnection
from tests.support.nats_server import NatsServer
from tests.support.waiting import list_running_tasks, wait_for

OPEN_FILES = Path("/proc/self/fd")
MESSAGE_BYTES = 32_768
MESSAGES = 400
"""More than the buffers of the system and of the library take."""


async def connect_with_subscription(server: NatsServer) -> HubConnection:
    """Return a connection with a subscription, which has a task of its own."""

    async def ignore_message(_message: object) -> None:
        pass

    connection = await HubConnection.connect(server.access("hub"))
    await connection.subscribe("devlink3.main.live", ignore_message)
    await connection.flush()
    return connection


def count_files() -> int:
    """Return how many files and sockets this process has open, 0 where the system does not say so."""
    return sum(1 for _ in OPEN_FILES.iterdir()) if OPEN_FILES.is_dir() else 0


async def publish_to_frozen(server: NatsServer, connection: HubConnection) -> None:
    """Publish more than a frozen server takes, so that the library cannot send the rest before it closes."""
    server.freeze()
    for _ in range(MESSAGES):
        await connection.publish("devlink3.main.live", bytes(MESSAGE_BYTES))


async def test_a_closed_connection_leaves_no_task(nats_server: NatsServer):
    before = list_running_tasks()
    connection = await connect_with_subscription(nats_server)
    await connection.close()
    assert list_running_tasks() == before
    await connection.close()
    assert not connection.is_open


async def test_closing_while_the_library_closes_after_a_kill_leaves_nothing(nats_server: NatsServer):
    before = list_running_tasks()
    connection = await connect_with_subscription(nats_server)
    nats_server.stop()
    # At the very step at which the library has noticed it; its own tasks have not ended then.
    async with asyncio.timeout(60):
        while not connection._client.is_closed:  # noqa: ASYNC110 (each step of the loop counts)
            await asyncio.sleep(0)
    await connection.close()
    assert list_running_tasks() == before


@pytest.mark.large(50)
async def test_closing_while_the_server_does_not_read_leaves_no_task_or_file(nats_server: NatsServer):
    before, files = list_running_tasks(), count_files()
    connection = await connect_with_subscription(nats_server)
    await publish_to_frozen(nats_server, connection)
    await connection.close()
    assert list_running_tasks() == before
    assert count_files() == files


@pytest.mark.large(50)
async def test_a_cancelled_close_leaves_nothing(nats_server: NatsServer):
    before = list_running_tasks()
    connection = await connect_with_subscription(nats_server)
    await publish_to_frozen(nats_server, connection)
    closing = asyncio.create_task(connection.close())
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.wait([closing])
    assert not connection.is_open
    await wait_for(lambda: list_running_tasks() == before, 30)
