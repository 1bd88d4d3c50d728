"""Requests that a hub does not answer: one that is frozen, or that is asked too much."""

from __future__ import annotations

import asyncio
import random
import signal

import pytest

from devlink3_desk.link.errors import UnreachableError
from devlink3_desk.protocol.packets import EventRequest, EventResponse
from devlink3_desk.services.hub import requests
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.messages import MAX_MESSAGE_BYTES
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.request_service import RequestService
from devlink3_desk.services.hub.requests import HubRefusalError, HubRequester, RequestVerb
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_server import NatsServer
from tests.support.pbx_peer import PeerConversation, run_pbx_peer
from tests.support.waiting import wait_for

REQUESTS = 30
FLOOD = 300
"""More requests than one user may ask at once."""


async def test_a_frozen_hub_gets_no_requests_of_the_one_that_leads(
    nats_server: NatsServer, hubs: tuple[HubProcess, HubProcess]
):
    connection = await HubConnection.connect(nats_server.access("desk"))
    requester = HubRequester(SiteNames("main"), "desk")
    requester.connection = connection
    try:
        hubs[0].send(signal.SIGSTOP)
        await wait_for(lambda: "leads now" in hubs[1].output, 60)
        await requester.ask(RequestVerb.STATUS)
        # One attempt each: in a queue with the frozen hub, half of them would never be answered.
        answers = [await requester.ask(RequestVerb.STATUS, may_repeat=False) for _ in range(REQUESTS)]
        assert hubs[1].process is not None
        assert {str(each["leader"]).rpartition(":")[2] for each in answers} == {str(hubs[1].process.pid)}
    finally:
        hubs[0].send(signal.SIGCONT)
        await connection.close()


async def test_a_request_to_a_hub_that_freezes_is_asked_again(
    nats_server: NatsServer,
    hubs: tuple[HubProcess, HubProcess],
    pbx: SimulatedPbx,
    monkeypatch: pytest.MonkeyPatch,
):
    # However long the other hub needs to lead on this machine.
    monkeypatch.setattr(requests, "ANSWER_SECONDS", 120.0)
    desk = WindowlessDesk(nats_server.access("desk"))
    shared = desk.source.shared = SharedEntries(desk.source.requester, "Ann")
    async with desk.run():
        await wait_until_boards_match(pbx, [desk])
        await wait_for(lambda: shared.is_current)
        hubs[0].send(signal.SIGSTOP)
        try:
            assert await shared.change(SharedKind.NOTE, "200", "written while nobody led")
        finally:
            hubs[0].send(signal.SIGCONT)
        await wait_until_boards_match(pbx, [desk])
        assert shared.find_value(SharedKind.NOTE, "200") == "written while nobody led"


async def test_entries_that_a_busy_hub_did_not_list_are_fetched_later(
    nats_server: NatsServer, hubs: tuple[HubProcess, HubProcess], pbx: SimulatedPbx
):
    connection = await HubConnection.connect(nats_server.access("desk"))
    requester = HubRequester(SiteNames("main"), "desk")
    requester.connection = connection
    desk = WindowlessDesk(nats_server.access("desk"))
    shared = desk.source.shared = SharedEntries(desk.source.requester, "Ann")
    refusals = 0

    async def ask_on_and_on() -> None:
        nonlocal refusals
        while True:
            requests = [requester.ask(RequestVerb.STATUS) for _ in range(FLOOD)]
            answers = await asyncio.gather(*requests, return_exceptions=True)
            refusals += sum(isinstance(each, HubRefusalError) for each in answers)

    flood = asyncio.create_task(ask_on_and_on())
    try:
        await wait_for(lambda: refusals > 0)
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            flood.cancel()
            await wait_for(lambda: shared.is_current, what="the entries")
    finally:
        flood.cancel()
        await asyncio.gather(flood, return_exceptions=True)
        await connection.close()


async def test_an_answer_that_is_too_long_is_refused(
    nats_server: NatsServer, monkeypatch: pytest.MonkeyPatch
):
    # However long this machine takes to compress it.
    monkeypatch.setattr(requests, "ATTEMPT_SECONDS", 120.0)

    async def answer(_user: str, _body: object) -> str:
        return random.Random(1).randbytes(MAX_MESSAGE_BYTES).hex()  # half as long when it is compressed

    names = SiteNames("main")
    hub = await HubConnection.connect(nats_server.access("hub"))
    desk = await HubConnection.connect(nats_server.access("desk"))
    service = RequestService(hub, names, {RequestVerb.STATUS: answer}, "epoch", lambda: True)
    serving = asyncio.create_task(service.run())
    try:
        requester = HubRequester(names, "desk")
        requester.connection = desk
        with pytest.raises(HubRefusalError, match="too long"):
            await requester.ask(RequestVerb.STATUS)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await desk.close()
        await hub.close()


async def test_a_file_that_the_pbx_does_not_send_in_time_is_not_a_lost_hub(nats_server: NatsServer):
    async def send_no_files(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        packet = await conversation.receive_packet()
        if isinstance(packet, EventRequest):
            await conversation.send_packets(EventResponse(packet.request_id, 0, packet.flags))
            await conversation.answer_tests()
        await conversation.wait_for_hang_up()

    with run_pbx_peer(send_no_files) as pbx:
        hub = HubProcess(nats_server, pbx.port)
        hub.start()
        connection = await HubConnection.connect(nats_server.access("desk", timeout=4.0))
        try:
            await hub.wait_until_ready()
            requester = HubRequester(SiteNames("main"), "desk")
            requester.connection = connection
            with pytest.raises(UnreachableError, match="the file 'nasystem/user_list' within 4 s"):
                await requester.read_file("nasystem/user_list")
            assert connection.is_open
        finally:
            hub.stop()
            await connection.close()
