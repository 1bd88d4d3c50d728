"""A few faults of two hubs; ``python -m tests.chaos.hub_chaos`` causes more, and measures the recoveries."""

from __future__ import annotations

from random import Random

import pytest

from tests.chaos.hub_chaos import run_faults

NAMES = (
    "the leading hub is killed",
    "a desk is cut off",
    "the disk of nats-server is full",
    "the PBX restarts",
    "hub and nats-server are killed",
)


@pytest.mark.waits
def test_boards_are_correct_after_each_fault(nats_program: str) -> None:
    recoveries, problems = run_faults(iter(NAMES), Random(11), freeze_seconds=2.0, program=nats_program)
    assert [recovery.fault for recovery in recoveries] == list(NAMES)
    assert not problems, "\n".join(problems)
