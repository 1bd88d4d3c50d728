"""One desk with a bad network, and two hubs that share only a database."""

from __future__ import annotations

import random
import signal

import pytest

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.hub.event_source import HUB_TIMING
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.services.session.reconnect import RetryDecision, RetryDelays
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.chaos.proxy import ChaosProxy, ConnectionFault
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_server import NatsServer
from tests.support.postgres_server import PostgresServer, postgres_server
from tests.support.waiting import wait_for

__all__ = ["postgres_server"]

RECOVERY_SECONDS = 20.0
"""A busy machine may be slow; the chaos tests measure."""
LONGEST_RETRY_SECONDS = 1.5
"""After the three seconds in which a loss is noticed, all is to be right within five."""
SHORT_LINK_SECONDS = 6.0


def test_a_desk_tries_again_within_seconds_however_long_the_server_was_away():
    delays = RetryDelays(HUB_TIMING)
    away = [delays.next_delay(RetryDecision.RETRY, link_lifetime=0.0) for _ in range(50)]
    assert max(away) <= LONGEST_RETRY_SECONDS
    # A desk that is lost again a few seconds after that does not wait as if it had never been connected.
    assert delays.next_delay(RetryDecision.RETRY, link_lifetime=SHORT_LINK_SECONDS) < 1.0


@pytest.mark.parametrize(
    "fault", [ConnectionFault.CUT, ConnectionFault.STALL, ConnectionFault.SPLIT, ConnectionFault.BUNCH]
)
async def test_the_network_of_one_desk_does_not_affect_others(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx, fault: ConnectionFault
):
    proxy = ChaosProxy(nats_server.port, random.Random(5))
    async with proxy.run():
        far = WindowlessDesk(nats_server.access("desk", port=proxy.port, timeout=2.0), "far")
        near = WindowlessDesk(nats_server.access("desk"), "near")
        shared = far.source.shared = SharedEntries(far.source.requester, "Ann")
        async with far.run(), near.run():
            await wait_until_boards_match(pbx, [far, near])
            links = len(near.links)
            proxy.trigger(fault)
            if fault in (ConnectionFault.CUT, ConnectionFault.STALL):
                await wait_for(lambda: not shared.is_current, RECOVERY_SECONDS)
                shared.queue_change(SharedKind.NOTE, "200", "written meanwhile")
            await wait_until_boards_match(pbx, [far, near], RECOVERY_SECONDS)
            await wait_for(lambda: shared.is_current and not shared.waiting, RECOVERY_SECONDS)
            assert near.links[links:] == []
            assert len(near.ended) == len(set(near.ended))
            assert len(far.ended) == len(set(far.ended))


async def test_hubs_on_two_machines_share_a_database(
    nats_server: NatsServer, pbx: SimulatedPbx, postgres_server: PostgresServer
):
    url = postgres_server.create_database()
    hubs = [HubProcess(nats_server, pbx.port, "--history", url) for _ in range(2)]
    desk = WindowlessDesk(nats_server.access("desk"))
    try:
        for each in hubs:
            each.start()
            await each.wait_until_ready()
        first, second = hubs
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            await wait_for(lambda: len(desk.ended) > 2, 30)
            going_on = set(desk.board.calls)
            first.stop(signal.SIGKILL)
            await wait_for(lambda: "leads now" in second.output, RECOVERY_SECONDS)
            await wait_until_boards_match(pbx, [desk], RECOVERY_SECONDS)
            # Calls that both hubs have seen are one call of the history.
            await wait_for(lambda: going_on & set(desk.ended), 40)
            ended = set(desk.ended)
            await wait_for(
                lambda: ended <= {call.id for call in read_calls(url)}, 20, "the calls in the history"
            )
        calls = read_calls(url)
        assert len({call.id for call in calls}) == len(calls)
    finally:
        for each in hubs:
            each.stop()


def read_calls(url: str) -> list[CallRecord]:
    with open_history(HistoryLocation.parse(url), read_only=True) as store:
        return list(store.iter_calls(CallQuery(limit=2000)))
