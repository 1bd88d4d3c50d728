"""Fixtures of the tests of desks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.hub_rig import HubProcess, SimulatedPbx, run_hub
from tests.support.nats_server import NatsServer


@pytest.fixture
def hub(nats_server: NatsServer, pbx: SimulatedPbx) -> Iterator[HubProcess]:
    """A hub of the ``pbx`` of the test file, which need not be ready yet."""
    with run_hub(nats_server, pbx) as process:
        yield process
