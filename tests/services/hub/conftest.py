"""Fixtures of the tests of hubs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

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
