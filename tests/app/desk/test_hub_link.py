"""The link of a desk to its hub, without a window."""

from __future__ import annotations

import asyncio

import pytest

from devlink3_desk.app.desk.hub_link import HubLink
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from tests.support.nats_server import NatsServer
from tests.support.waiting import loop_turns, wait_for


@pytest.mark.expect_log("waits for the user")
async def test_a_click_of_earlier_does_not_retry_a_refused_password(nats_server: NatsServer):
    nats_server.stop()
    events: list[AnyEvent] = []

    def list_states() -> list[LinkState]:
        return [event.state for event in events if isinstance(event, LinkEvent)]

    link = HubLink(nats_server.access("desk", password="wrong"), lambda: None)
    running = asyncio.create_task(link.run(events.extend))
    try:
        await wait_for(lambda: LinkState.RETRYING in list_states())
        link.retry()
        nats_server.start()
        await wait_for(lambda: LinkState.REFUSED in list_states())
        await loop_turns()
        assert list_states()[-1] is LinkState.REFUSED
        assert list_states().count(LinkState.REFUSED) == 1
        link.retry()
        await wait_for(lambda: list_states().count(LinkState.REFUSED) == 2)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
