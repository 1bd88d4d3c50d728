"""The wallboard of a desk on a hub: the figures of today are those of the hub's history."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.app.desk.call_records import WaitingCallRecorder
from devlink3_desk.app.desk.today_figures import follow_hub
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.hub.hub_history import HubHistory
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.merged_board import MergedBoard
from devlink3_desk.switchboard.statistics import DayStatistics, GroupTally
from tests.support.hub_desk import HubDesk
from tests.support.hub_rig import HubProcess, SimulatedPbx, simulate_script
from tests.support.nats_server import NatsServer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

# Two answered and one given up, before the desk comes.
CALLS = """
user 4001 "Ann Archer"
group 200 Reception 4001
line 5 isdn
at 0.1 call A from trunk 5.1 did 5678 cli 01632960101 to group 200
at 0.4 answer A by 4001
at 0.8 clear A by trunk
at 1.0 call B from trunk 5.2 did 5678 cli 01632960102 to group 200
at 1.3 answer B by 4001
at 1.6 clear B by trunk
at 1.8 call C from trunk 5.3 did 5678 cli 01632960103 to group 200
at 2.4 clear C by trunk
"""


@pytest.fixture
def pbx(tmp_path: Path) -> Iterator[SimulatedPbx]:
    with simulate_script(tmp_path, CALLS) as simulated:
        yield simulated


@pytest.mark.expect_log("figures of today are counted here")
def test_a_desk_that_comes_later_shows_what_the_report_of_the_hub_says(
    qt_run: QtRun, nats_server: NatsServer, hub: HubProcess, tmp_path: Path
) -> None:
    """And says so while the hub cannot be asked."""

    async def run() -> None:
        await hub.wait_until_ready()
        history = HubHistory(nats_server.access("desk"))
        try:
            # With pauses: a hub refuses users who ask all the time.
            for _ in range(240):
                if await asyncio.wrap_future(history.count_calls(CallQuery())) == 3:
                    break
                await asyncio.sleep(0.25)
        finally:
            history.close()
        desk = HubDesk(nats_server.access("desk"), tmp_path / "ann", "Ann")
        statistics = DayStatistics()
        counter = WaitingCallRecorder(desk.window, statistics)
        listeners = follow_hub(desk.window, statistics, counter, desk.desk.switchboard)
        desk.desk.listeners.extend((counter.apply, *listeners))
        async with desk.run():
            expected = GroupTally(answered=2, in_time=2, abandoned=1)
            await wait_for(lambda: statistics.for_group("200") == expected, 60)
            assert not statistics.is_partial
            assert not counter.is_counting
            nats_server.stop()
            await wait_for(lambda: not desk.sharing.shared.is_current, 60)
            desk.models.history_changed.emit()
            await wait_for(lambda: statistics.is_partial and counter.is_counting, 60)
            # What was known goes on.
            assert statistics.for_group("200") == expected
            nats_server.start()
            await wait_for(lambda: not statistics.is_partial and not counter.is_counting, 90)
            assert statistics.for_group("200") == expected

    qt_run(run(), 110.0)


def test_several_sites_count_what_the_desk_sees(
    qt_run: QtRun, nats_server: NatsServer, tmp_path: Path
) -> None:
    """A history is of one site."""

    async def run() -> None:
        desk = HubDesk(nats_server.access("desk"), tmp_path / "ann", "Ann")
        statistics = DayStatistics()
        counter = WaitingCallRecorder(desk.window, statistics)
        try:
            assert (
                follow_hub(
                    desk.window,
                    statistics,
                    counter,
                    MergedBoard([("one", Switchboard()), ("two", Switchboard())]),
                )
                == ()
            )
            assert statistics.is_partial
            assert counter.is_counting
        finally:
            counter.stop()
            desk.source.close()
            desk.window.finish_closing()

    qt_run(run(), 110.0)
