"""A short storm over two hubs; ``python -m tests.chaos.hub_chaos`` runs longer ones, and measures."""

from __future__ import annotations

from tests.chaos.hub_chaos import run_storm


def test_boards_are_right_after_each_disaster() -> None:
    recoveries = run_storm(rounds=3, seed=11)
    assert len(recoveries) == 3
