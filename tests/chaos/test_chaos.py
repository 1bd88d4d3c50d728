"""A few minutes of failing connections; ``python -m tests.chaos`` runs an hour of them."""

from __future__ import annotations

import pytest

from tests.chaos.proxy import Disaster
from tests.chaos.storm import run_storm


@pytest.mark.waits
async def test_after_every_disaster_the_board_is_right_and_in_the_end_nothing_is_left_over() -> None:
    report = await run_storm(hours=0.1, seed=4, limit=30.0)
    assert [result for result in report.results if result.seconds is None] == []
    assert len({result.disaster for result in report.results}) > len(Disaster) // 2
    assert not report.after.exceeds(report.before), report
