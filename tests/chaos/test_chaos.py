"""A few minutes of failing connections; ``python -m tests.chaos`` runs an hour of them."""

from __future__ import annotations

import pytest

from tests.chaos.fault_run import run_faults
from tests.chaos.proxy import ConnectionFault


@pytest.mark.waits
async def test_the_board_is_correct_after_each_fault_and_no_resources_remain() -> None:
    report = await run_faults(hours=0.1, seed=4, limit=30.0)
    assert [result for result in report.results if result.seconds is None] == []
    assert len({result.fault for result in report.results}) > len(ConnectionFault) // 2
    assert not report.after.exceeds(report.before), report
