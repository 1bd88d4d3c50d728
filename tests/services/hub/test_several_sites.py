"""A desk account that may show several sites, on a server with exactly the printed configuration."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import msgspec
import pytest

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.errors import HubLostError, HubPermissionError
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.services.hub.site_plan import fetch_site
from tests.support.hub_rig import BUSY, HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_server import NatsServer, create_server, remove_server, skip_without_server
from tests.support.waiting import wait_for

SITES = ("main", "branch")


@pytest.fixture(scope="module")
def pbxs() -> Iterator[dict[str, SimulatedPbx]]:
    simulated = {
        site: SimulatedPbx(msgspec.structs.replace(BUSY, seed=6 + n)) for n, site in enumerate(SITES)
    }
    yield simulated
    for pbx in simulated.values():
        pbx.stop()


@pytest.fixture(scope="module")
def server(pbxs: dict[str, SimulatedPbx]) -> Iterator[NatsServer]:
    server = create_server(skip_without_server(), sites=SITES, all_sites=("overview",))
    server.start()
    hubs = [HubProcess(server, pbxs[site].port, site=site) for site in SITES]

    async def wait_until_ready() -> None:
        await asyncio.gather(*(hub.wait_until_ready() for hub in hubs))

    try:
        for hub in hubs:
            hub.start()
        asyncio.run(wait_until_ready())
        yield server
    finally:
        for hub in hubs:
            hub.stop()
        remove_server(server)


async def test_one_account_shows_both_sites(server: NatsServer, pbxs: dict[str, SimulatedPbx]):
    desks = {site: WindowlessDesk(server.access("overview", site)) for site in SITES}
    async with desks["main"].run(), desks["branch"].run():
        for site, desk in desks.items():
            await wait_until_boards_match(pbxs[site], [desk])
        assert not desks["main"].board.calls.keys() & desks["branch"].board.calls.keys()
    assert (await fetch_site(server.access("overview", "branch"))).country


async def test_shared_entries_of_another_site_are_read_and_changed(server: NatsServer):
    overview, ann = (
        WindowlessDesk(server.access("overview", "branch")),
        WindowlessDesk(server.access("branch-desk", "branch")),
    )
    for desk in (overview, ann):
        desk.source.shared = SharedEntries(desk.source.requester, "Ann")
    async with overview.run(), ann.run():
        seen, shared = overview.source.shared, ann.source.shared
        assert seen is not None
        assert shared is not None
        await wait_for(lambda: seen.is_current and shared.is_current)
        assert await shared.change(SharedKind.NOTE, "200", "from Ann")
        await wait_for(lambda: seen.find_value(SharedKind.NOTE, "200") == "from Ann")
        assert await seen.change(SharedKind.NOTE, "200", "from the overview")
        await wait_for(lambda: shared.find_value(SharedKind.NOTE, "200") == "from the overview")


@pytest.mark.parametrize(
    "subject",
    [
        SiteNames("main").events,
        SiteNames("main").live,
        SiteNames("branch").shared,
        SiteNames("main").build_request_subject("main-desk", "shared"),
        SiteNames("main").build_request_subject("overview", "publish"),
        f"$KV.{SiteNames('main').shared_bucket}.note.x",
        f"$JS.API.STREAM.INFO.{SiteNames('main').event_stream}",
    ],
)
async def test_the_account_may_not_do_more_than_a_desk(server: NatsServer, subject: str):
    connection = await HubConnection.connect(server.access("overview", "main"))
    try:
        with pytest.raises(HubPermissionError):
            await connection.request(subject, b"{}", timeout=20)
    finally:
        await connection.close()


async def test_desks_of_one_site_do_not_see_the_other(server: NatsServer):
    connection = await HubConnection.connect(server.access("main-desk", "branch"))
    try:
        with pytest.raises((HubPermissionError, HubLostError)):
            await connection.get_last_message(SiteNames("branch").state_stream, SiteNames("branch").plan)
    finally:
        await connection.close()
