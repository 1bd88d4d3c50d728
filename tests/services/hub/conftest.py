"""Fixtures of the tests of hubs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.support.hub_rig import HubProcess, SimulatedPbx, run_hub
from tests.support.nats_server import NatsServer, run_server


@pytest.fixture(scope="module")
def pbx() -> Iterator[SimulatedPbx]:
    """A simulated PBX with traffic, for all tests of a module."""
    simulated = SimulatedPbx()
    yield simulated
    simulated.stop()


@pytest.fixture(scope="module")
def server(nats_program: str) -> Iterator[NatsServer]:
    """A NATS server for all tests of a module."""
    with run_server(nats_program) as started:
        yield started


@pytest.fixture(scope="module")
def hub(server: NatsServer, pbx: SimulatedPbx) -> Iterator[HubProcess]:
    """A hub that is ready, for all tests of a module."""
    with run_hub(server, pbx) as process:
        asyncio.run(process.wait_until_ready())
        yield process


@pytest.fixture
async def own_hub(nats_server: NatsServer, pbx: SimulatedPbx) -> AsyncIterator[HubProcess]:
    """A hub that is ready, with the NATS server of a single test."""
    with run_hub(nats_server, pbx) as process:
        await process.wait_until_ready()
        yield process


@pytest.fixture
async def hubs(nats_server: NatsServer, pbx: SimulatedPbx) -> AsyncIterator[tuple[HubProcess, HubProcess]]:
    """The hub that leads, and one that stands by, with the NATS server of a single test."""
    first = HubProcess(nats_server, pbx.port)
    second = HubProcess(nats_server, pbx.port, folder=first.folder)
    second.log = first.folder / "stderr of the second"
    try:
        for each in (first, second):
            each.start()
            await each.wait_until_ready()
        yield first, second
    finally:
        first.stop()
        second.stop()
