"""A few minutes of storm; an hour of it is ``python -m tests.chaos``."""

from __future__ import annotations

from .proxy import Disaster
from .storm import storm


async def test_after_every_disaster_the_board_is_right_within_five_seconds() -> None:
    weathered = await storm(hours=0.1, seed=4)
    assert [each for each in weathered if each.seconds is None] == []
    assert len({each.disaster for each in weathered}) > len(Disaster) // 2
