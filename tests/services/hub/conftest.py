"""Fixtures of the tests of hubs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.hub_rig import SimulatedPbx


@pytest.fixture(scope="module")
def pbx() -> Iterator[SimulatedPbx]:
    """A simulated PBX with traffic, for all tests of a module."""
    simulated = SimulatedPbx()
    yield simulated
    simulated.stop()
