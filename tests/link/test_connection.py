"""One connection, step by step and out of step."""

from __future__ import annotations

import asyncio

import pytest

from devlink3_desk.link.connection import LinkConnection, read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import ConnectionLostError, LinkError, StepTimeoutError
from devlink3_desk.protocol.connection import Authenticated, ChallengeReceived, ConnectionEvent, Subscribed
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from tests.support.pbx_peer import (
    PASSWORD,
    VARIANT,
    VERSION,
    PeerConversation,
    ScriptedPeer,
    encode_packet_frame,
    make_detail_packet,
    run_peer,
)
from tests.support.waiting import running_tasks, wait_for

SECRET = Password(PASSWORD)


def endpoint(pbx: ScriptedPeer, timeout: float = 2.0) -> Endpoint:
    return Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=timeout)


async def live(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1), make_detail_packet(2))
    await conversation.answer_tests()


async def test_the_steps_in_order_and_everything_of_one_piece_in_one_batch():
    batches: list[list[ConnectionEvent]] = []
    with run_peer(live) as pbx:
        link = LinkConnection(endpoint(pbx), batches.append)
        await link.connect()
        await link.start_tls()
        assert await link.sign_in("desk", SECRET) == Authenticated(VERSION, VARIANT)
        granted = await link.subscribe({EventFlag.CM_EXTN})
        assert granted.accepted_flags == {EventFlag.CM_EXTN}
        await link.close()
    assert [[type(each) for each in batch] for batch in batches] == [
        [ChallengeReceived],
        [Authenticated],
        [Subscribed, Detail, Detail],
    ]


async def test_challenge_result_and_grant_may_come_before_they_are_waited_for():
    """A PBX that answers ahead of itself, all in one piece, is understood as far as it makes sense."""

    async def eager(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        await conversation.send_bytes(
            encode_packet_frame(AuthenticateResponse(request.request_id, 0))
            + encode_packet_frame(EventResponse(request.request_id + 1, 0))
        )
        await conversation.wait_for_hang_up()

    with run_peer(eager) as pbx:
        link = LinkConnection(endpoint(pbx))
        await link.connect()
        await link.sign_in("desk", SECRET)
        with pytest.raises(LinkError, match="was not made"):
            await link.subscribe(())
        await link.close()


@pytest.mark.parametrize("steps", range(4))
async def test_closing_is_possible_in_every_state_and_any_number_of_times(steps):
    with run_peer(live) as pbx:
        link = LinkConnection(endpoint(pbx))
        todo = [link.connect, link.start_tls, lambda: link.sign_in("desk", SECRET)]
        for step in todo[:steps]:
            await step()
        before = running_tasks()
        await asyncio.gather(link.close(), link.close())
        await link.close()
        assert running_tasks() == before
        with pytest.raises(LinkError):
            await link.subscribe(())


async def test_a_connection_that_was_never_opened_is_of_no_use():
    link = LinkConnection(Endpoint(host="127.0.0.1", port=1, tls=None))
    with pytest.raises(ConnectionLostError):
        await link.sign_in("desk", SECRET)
    await link.close()


async def test_its_end_is_told_once_and_says_why():
    ends: list[None] = []

    async def leave(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        conversation.hang_up()

    with run_peer(leave) as pbx:
        link = LinkConnection(endpoint(pbx), on_lost=lambda: ends.append(None))
        await link.connect()
        await link.sign_in("desk", SECRET)
        await wait_for(lambda: ends)
        with pytest.raises(ConnectionLostError):
            link.check_connected()
        await link.close()
        link.abort(ConnectionLostError())
    assert len(ends) == 1


async def test_a_large_file_may_take_longer_than_a_step_as_long_as_it_comes():
    contents = bytes(range(256)) * 400

    async def slowly(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.expect_packet(ReadFileRequest)
        data = encode_packet_frame(ReadFileResponse(request.request_id, 0, contents))
        size = len(data) // 8
        for at in range(0, len(data), size):
            await conversation.send_bytes(data[at : at + size])
            await asyncio.sleep(0.25)
        await conversation.wait_for_hang_up()

    with run_peer(slowly) as pbx:
        assert await read_file(endpoint(pbx, timeout=1.8), "desk", SECRET, "x") == contents


async def test_octets_that_dribble_do_not_prolong_a_sign_in():
    async def dribble(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        for octet in encode_packet_frame(AuthenticateResponse(request.request_id, 2, bytes(64))):
            await conversation.send_bytes(bytes((octet,)))
            await asyncio.sleep(0.05)

    with run_peer(dribble) as pbx, pytest.raises(StepTimeoutError, match=r"0\.3 s"):
        await read_file(endpoint(pbx, timeout=0.3), "desk", SECRET, "x")
