"""A hub process and desks on a real nats-server: boards, ids, take-over, outages."""

from __future__ import annotations

import asyncio
import signal
import time

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.rewind import DayQuery, Moment
from devlink3_desk.protocol.events import LinkState
from devlink3_desk.services.hub.hub_history import HubHistory
from devlink3_desk.services.hub.hub_moments import HubMoments
from devlink3_desk.services.hub.site_plan import fetch_site
from devlink3_desk.services.pbx_directory import read_directory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.site import Site
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, run_hub, wait_until_boards_match
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

RECOVERY_SECONDS = 20.0
"""A busy machine may be slow; the chaos tests measure."""


def ids_by_ends(desk: WindowlessDesk) -> dict[frozenset[str], str]:
    return {
        frozenset(party.end_id for party in (call.a, call.b) if party and party.end_id): call.id
        for call in desk.board.calls.values()
    }


async def test_desks_show_what_there_is_with_the_same_ids(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx
):
    first, late = (WindowlessDesk(nats_server.access("desk")) for _ in range(2))
    async with first.run():
        await wait_until_boards_match(pbx, [first])
        async with late.run():
            await wait_until_boards_match(pbx, [first, late])
            seen = await wait_for(lambda: len(first.ended) > 3 and len(late.ended) > 3, 30)
            assert seen
            await wait_until_boards_match(pbx, [first, late])
            common = ids_by_ends(first).items() & ids_by_ends(late).items()
            assert len(common) >= len(first.board.calls) - 2
            assert [link.state for link in late.links] == [LinkState.CONNECTING, LinkState.CONNECTED]


async def test_the_history_has_the_ids_of_the_desks(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx
):
    desk = WindowlessDesk(nats_server.access("desk"))
    async with desk.run():
        await wait_for(lambda: len(desk.ended) > 5, 30)
        ended = desk.ended[:5]
        location = HistoryLocation.parse(str(own_hub.folder / "history.sqlite"))

        def find_recorded() -> set[str]:
            with open_history(location, read_only=True) as store:
                return {call.id for call in store.iter_calls(CallQuery(limit=1000))}

        await wait_for(lambda: set(ended) <= find_recorded(), 10, "the calls in the history")


async def test_directory_and_plan_come_from_the_hub(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx
):
    desk = WindowlessDesk(nats_server.access("wallboard"))
    async with desk.run():
        await asyncio.wait_for(desk.source.signed_in.wait(), 10)
        site = await fetch_site(nats_server.access("wallboard"))
        directory = await read_directory(desk.source.requester.read_file, site)
    company = pbx.thread.server.company
    assert {person.number for person in directory.iter_users()} >= set(company.users)


async def test_another_hub_takes_over_and_the_rows_stay(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx
):
    standby = HubProcess(nats_server, pbx.port, folder=own_hub.folder)
    standby.log = own_hub.folder / "stderr of the standby"
    standby.start()
    desk = WindowlessDesk(nats_server.access("desk"))
    try:
        await standby.wait_until_ready()
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            before = ids_by_ends(desk)
            own_hub.stop(signal.SIGKILL)
            await wait_for(lambda: "leads now" in standby.output, RECOVERY_SECONDS)
            await wait_until_boards_match(pbx, [desk], RECOVERY_SECONDS)
            after = ids_by_ends(desk)
            kept = before.keys() & after.keys()
            assert kept
            assert {ends: before[ends] for ends in kept} == {ends: after[ends] for ends in kept}
    finally:
        assert standby.stop(signal.SIGTERM) == 0


async def test_a_frozen_leader_gives_way_to_another_hub(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx
):
    desk = WindowlessDesk(nats_server.access("desk"))
    with run_hub(nats_server, pbx, "--warm-standby") as standby:
        await standby.wait_until_ready()
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            own_hub.send(signal.SIGSTOP)
            await wait_for(lambda: "leads now" in standby.output, RECOVERY_SECONDS)
            await wait_until_boards_match(pbx, [desk], RECOVERY_SECONDS)
            own_hub.send(signal.SIGCONT)
            await wait_for(lambda: "Another hub leads now" in own_hub.output, RECOVERY_SECONDS)
            ended = len(desk.ended)
            await wait_for(lambda: len(desk.ended) > ended + 2, RECOVERY_SECONDS)
            await wait_until_boards_match(pbx, [desk], RECOVERY_SECONDS)
            assert desk.is_live


async def test_a_killed_server_comes_back(nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx):
    desk = WindowlessDesk(nats_server.access("desk"))
    async with desk.run():
        await wait_until_boards_match(pbx, [desk])
        before = ids_by_ends(desk)
        nats_server.stop()
        await wait_for(lambda: not desk.is_live, RECOVERY_SECONDS)
        # What was there stays visible, and the link says which of the two connections is lost.
        assert desk.board.calls
        assert "lost the hub" in (desk.board.link.reason or "")
        nats_server.start()
        await wait_until_boards_match(pbx, [desk], RECOVERY_SECONDS)
        kept = before.keys() & ids_by_ends(desk).keys()
        assert {ends: before[ends] for ends in kept} == {ends: ids_by_ends(desk)[ends] for ends in kept}
        assert LinkState.RESYNCHRONISED in [link.state for link in desk.links]


async def test_a_frozen_server_is_noticed(nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx):
    desk = WindowlessDesk(nats_server.access("desk", timeout=2.0))
    async with desk.run():
        await wait_until_boards_match(pbx, [desk])
        nats_server.freeze()
        await wait_for(lambda: not desk.is_live, RECOVERY_SECONDS)
        nats_server.thaw()
        await wait_until_boards_match(pbx, [desk], RECOVERY_SECONDS)


async def test_desks_say_that_the_hub_has_lost_the_pbx(nats_server: NatsServer):
    pbx = SimulatedPbx()
    desk = WindowlessDesk(nats_server.access("desk"))
    try:
        with run_hub(nats_server, pbx) as hub:
            await hub.wait_until_ready()
            async with desk.run():
                await wait_until_boards_match(pbx, [desk])
                pbx.stop()
                await wait_for(lambda: not desk.is_live, RECOVERY_SECONDS)
                reason = desk.board.link.reason or ""
                assert "The hub is connected, but has no connection to the PBX" in reason
                assert desk.board.link.recovery is None
    finally:
        pbx.stop()


async def test_desks_see_recorded_moments(nats_server: NatsServer, own_hub: HubProcess):
    """The board of a moment comes from the recording of the hub, with its names."""
    history = HubHistory(nats_server.access("desk"))
    moments = HubMoments(history, Site())
    deadline = time.monotonic() + RECOVERY_SECONDS
    try:
        while True:
            wall = time.time() - 3.0
            found = await asyncio.wrap_future(moments.fetch_moment(wall))
            if isinstance(found, Moment) and found.switchboard.calls and found.switchboard.directory.people:
                break
            assert time.monotonic() < deadline, found
            await asyncio.sleep(0.2)
        outline = await asyncio.wrap_future(moments.fetch_day(DayQuery(wall - 3600, wall)))
    finally:
        history.close()
    assert outline.blind[0][0] == wall - 3600
