"""Messages of an account that may publish what only the server and the hub may."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import nats
import pytest
from nats.aio.client import Client

from devlink3_desk.services.hub.names import SiteNames
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, run_hub, wait_until_boards_match
from tests.support.nats_server import NatsServer, run_server
from tests.support.waiting import wait_for

NAMES = SiteNames("main")


@pytest.fixture(scope="module")
def server(nats_program: str) -> Iterator[NatsServer]:
    """A server whose permissions are wider than those that are printed."""

    def permit_live(text: str) -> str:
        assert '"devlink3.main.events"' in text
        return text.replace('"devlink3.main.events"', '"devlink3.main.events", "devlink3.main.live"')

    with run_server(nats_program, permit_live) as started:
        yield started


@pytest.fixture
async def forger(server: NatsServer, hub: HubProcess) -> AsyncIterator[Client]:
    client = await nats.connect(
        f"nats://127.0.0.1:{server.port}", user="hub", password=server.passwords["hub"]
    )
    yield client
    await client.close()


@pytest.mark.parametrize("number", [None, "", "x", "-1", "1e3", "9" * 5000])
async def test_a_live_message_that_no_stream_has_is_ignored(
    server: NatsServer, pbx: SimulatedPbx, forger: Client, number: str | None
):
    desk = WindowlessDesk(server.access("desk"))
    async with desk.run():
        await wait_until_boards_match(pbx, [desk])
        headers = None if number is None else {"Nats-Sequence": number}
        for data in (b"garbage", b"", b"\x78\x9c\xff"):
            await forger.publish(NAMES.live, data, headers=headers)
        await forger.flush()
        ended = len(desk.ended)
        await wait_for(lambda: len(desk.ended) > ended, 20)
        assert [link.state.value for link in desk.links] == ["connecting", "connected"]


async def test_a_live_message_with_a_forged_number_costs_a_new_connection(
    server: NatsServer, pbx: SimulatedPbx, forger: Client
):
    desk = WindowlessDesk(server.access("desk"))
    async with desk.run():
        await wait_until_boards_match(pbx, [desk])
        await forger.publish(NAMES.live, b"garbage", headers={"Nats-Sequence": "1"})
        await forger.flush()
        await wait_for(lambda: [link.state.value for link in desk.links].count("connected") == 2)
        await wait_until_boards_match(pbx, [desk])


async def test_a_hub_that_stands_by_is_not_disturbed(
    server: NatsServer, hub: HubProcess, pbx: SimulatedPbx, forger: Client
):
    with run_hub(server, pbx) as standby:
        await standby.wait_until_ready()
        for number in ("x", "1"):
            await forger.publish(NAMES.live, b"garbage", headers={"Nats-Sequence": number})
        await forger.flush()
        desk = WindowlessDesk(server.access("desk"))
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
        assert not standby.has_ended
        assert "Nothing is published" not in standby.output
