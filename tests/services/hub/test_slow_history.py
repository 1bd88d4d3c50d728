"""Two hubs with one history: one that does not answer while they change places, and who records into it."""

from __future__ import annotations

import signal
from contextlib import closing

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.lease import find_holder
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

NAMES = SiteNames("main")


async def test_a_hub_leads_once_while_another_program_locks_its_history(
    nats_server: NatsServer, pbx: SimulatedPbx, hubs: tuple[HubProcess, HubProcess]
):
    first, second = hubs
    desk = WindowlessDesk(nats_server.access("desk"))
    location = HistoryLocation.parse(str(first.folder / "history.sqlite"))
    connection = await HubConnection.connect(nats_server.access("hub"))
    try:
        with closing(open_history(location)) as store:
            first.stop()
            store.database.execute("BEGIN IMMEDIATE")
            async with desk.run():
                await wait_for(lambda: "leads now" in second.output, 30)
                holder = await find_holder(connection, NAMES)
                await wait_until_boards_match(pbx, [desk], 30)
                # Longer than a lease that is not renewed.
                ended = len(desk.ended)
                await wait_for(lambda: len(desk.ended) > ended + 3, 30)
                assert await find_holder(connection, NAMES) == holder is not None
            store.database.execute("ROLLBACK")
    finally:
        await connection.close()
    assert second.stop(signal.SIGTERM) == 0
    assert second.output.count("This hub leads now") == 1


async def test_a_hub_that_gives_way_reports_no_problem_of_its_history(hubs: tuple[HubProcess, HubProcess]):
    first, second = hubs
    first.send(signal.SIGSTOP)
    await wait_for(lambda: "This hub leads now" in second.output, 60)
    first.send(signal.SIGCONT)
    await wait_for(lambda: "Another hub leads now" in first.output, 60)
    assert "Nothing is recorded" not in first.output + second.output
