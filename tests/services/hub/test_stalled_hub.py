"""A hub process that does not run for a while, alone on its PBX: nothing counts as seen that was not."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator

import msgspec
import pytest

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.hub.pbx_follower import MAX_STALL_SECONDS
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.support.hub_rig import BUSY, HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

SHORT_CALLS = msgspec.structs.replace(BUSY, talk_time=6)


@pytest.fixture
def pbx() -> Iterator[SimulatedPbx]:
    simulated = SimulatedPbx(SHORT_CALLS)
    yield simulated
    simulated.stop()


def read_history(hub: HubProcess) -> tuple[list[CallRecord], list[tuple[float, float]]]:
    """Return the calls, and when the link was live."""
    location = HistoryLocation.parse(str(hub.folder / "history.sqlite"))
    with open_history(location, read_only=True) as store:
        return list(store.iter_calls(CallQuery(limit=10_000))), store.list_live_periods(0, time.time())


async def freeze(hub: HubProcess) -> tuple[float, float]:
    """Stop the process for longer than a hub may stall; return from when to when it did not run."""
    assert hub.process is not None
    hub.send(signal.SIGSTOP)
    await asyncio.to_thread(os.waitid, os.P_PID, hub.process.pid, os.WSTOPPED | os.WNOWAIT)
    begun = time.time()
    await asyncio.sleep(MAX_STALL_SECONDS + 1)
    ended = time.time()
    hub.send(signal.SIGCONT)
    return begun, ended


@pytest.mark.waits
@pytest.mark.parametrize("arguments", [(), ("--warm-standby",)], ids=["cold", "warm"])
async def test_calls_during_a_stall_are_not_complete(
    nats_server: NatsServer, pbx: SimulatedPbx, arguments: tuple[str, ...]
):
    hub, desk = HubProcess(nats_server, pbx.port, *arguments), WindowlessDesk(nats_server.access("desk"))
    hub.start()
    try:
        await hub.wait_until_ready()
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            await wait_for(lambda: any(call.complete for call in read_history(hub)[0]))
            begun, ended = await freeze(hub)

            def has_call_after() -> bool:
                return any(call.complete and call.started > ended for call in read_history(hub)[0])

            await wait_for(has_call_after, 90, "a complete call that began after the stall")
            await wait_until_boards_match(pbx, [desk])
    finally:
        hub.stop(signal.SIGTERM)
    calls, periods = read_history(hub)
    wrong = [call for call in calls if call.complete and call.started < ended and call.ended > begun]
    assert not wrong
    assert any(not call.complete and call.started < begun for call in calls)
    assert not [period for period in periods if period[0] < ended and period[1] > begun]
    assert any(period[0] > ended for period in periods)
