"""A few minutes of storm; an hour of it is ``python -m tests.chaos``."""

from __future__ import annotations

from tests.chaos.proxy import Disaster
from tests.chaos.storm import run_storm


async def test_after_every_disaster_the_board_is_right_and_in_the_end_nothing_is_left_over() -> None:
    through = await run_storm(hours=0.1, seed=4)
    assert [each for each in through.results if each.seconds is None] == []
    assert len({each.disaster for each in through.results}) > len(Disaster) // 2
    assert through.after == through.before
