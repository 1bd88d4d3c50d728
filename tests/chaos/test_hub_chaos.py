"""A short storm over two hubs; ``python -m tests.chaos.hub_chaos`` runs longer ones, and measures."""

from __future__ import annotations

from random import Random

import pytest

from tests.chaos.hub_chaos import run_storm

NAMES = (
    "the leading hub is killed",
    "a desk is cut off",
    "the disk of nats-server is full",
    "the PBX restarts",
    "hub and nats-server are killed",
)


@pytest.mark.waits
def test_boards_are_right_after_each_disaster(nats_program: str) -> None:
    recoveries, problems = run_storm(iter(NAMES), Random(11), freeze_seconds=2.0, program=nats_program)
    assert [recovery.disaster for recovery in recoveries] == list(NAMES)
    assert not problems, "\n".join(problems)
