"""One connection, step by step and out of step."""

from __future__ import annotations

import asyncio

import pytest

from devlink3_desk.link.connection import LinkConnection, read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    ConnectionLostError,
    LinkError,
    StepTimeoutError,
)
from devlink3_desk.link.transport import MAX_LOGGED_RESPONSES, DevLinkProtocol
from devlink3_desk.protocol.connection import (
    Authenticated,
    ChallengeReceived,
    ConnectionEvent,
    ConnectionState,
    Subscribed,
)
from devlink3_desk.protocol.enums import AuthResult
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventRequest,
    EventResponse,
    Packet,
    ReadFileRequest,
    ReadFileResponse,
    TestResponse,
)
from tests.support.pbx_peer import (
    PASSWORD,
    VARIANT,
    VERSION,
    PeerConversation,
    ScriptedPeer,
    encode_packet_frame,
    make_detail_packet,
    run_pbx_peer,
    stream_packets,
)
from tests.support.waiting import list_running_tasks, wait_for

SECRET = Password(PASSWORD)


def endpoint(pbx: ScriptedPeer, timeout: float = 2.0) -> Endpoint:
    return Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=timeout)


live = stream_packets(make_detail_packet(1), make_detail_packet(2))


async def test_the_steps_in_order_and_everything_of_one_piece_in_one_batch():
    batches: list[list[ConnectionEvent]] = []
    with run_pbx_peer(live) as pbx:
        link = LinkConnection(endpoint(pbx), batches.append)
        await link.connect()
        await link.start_tls()
        assert await link.sign_in("desk", SECRET) == Authenticated(VERSION, VARIANT)
        granted = await link.subscribe({EventFlag.CM_EXTN})
        assert granted.accepted_flags == {EventFlag.CM_EXTN}
        await link.close()
    assert [[type(event) for event in batch] for batch in batches] == [
        [ChallengeReceived],
        [Authenticated],
        [Subscribed, Detail, Detail],
    ]


@pytest.mark.expect_log("ignored response 0x80300011 to request 3")
@pytest.mark.expect_log("ignored response")
async def test_responses_that_were_never_requested_are_logged_and_ignored(caplog: pytest.LogCaptureFixture):
    """One before each answer; none of them is taken for the answer or ends the stream."""
    strays: tuple[Packet, ...] = (
        AuthenticateResponse(99, 0),
        EventResponse(99, 0),
        ReadFileResponse(99, 1),
        TestResponse(99, 0),
    )
    stray_data = b"".join(map(encode_packet_frame, strays))

    async def stray(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        challenge = AuthenticateResponse(request.request_id, 2, bytes(16))
        await conversation.send_bytes(stray_data + encode_packet_frame(challenge))
        answer = await conversation.expect_packet(ChallengeAnswer)
        accepted = AuthenticateResponse(answer.request_id, 0)
        # The grant, too, comes before it is requested: it is ignored, and not taken for the answer later.
        early = EventResponse(answer.request_id + 1, 0x80000021)
        await conversation.send_bytes(
            stray_data + encode_packet_frame(accepted) + encode_packet_frame(early) + stray_data
        )
        subscription = await conversation.expect_packet(EventRequest)
        granted = EventResponse(subscription.request_id, 0)
        await conversation.send_bytes(
            stray_data
            + encode_packet_frame(granted)
            + stray_data
            + encode_packet_frame(make_detail_packet(1))
        )
        await conversation.wait_for_hang_up()

    events: list[ConnectionEvent] = []
    with run_pbx_peer(stray) as pbx:
        link = LinkConnection(endpoint(pbx), events.extend)
        await link.connect()
        await link.sign_in("desk", SECRET)
        await link.subscribe(())
        await wait_for(lambda: len(events) == 4)
        link.check_connected()
        await link.close()
    assert [type(event) for event in events] == [ChallengeReceived, Authenticated, Subscribed, Detail]
    assert caplog.text.count("ignored response") == MAX_LOGGED_RESPONSES == 20


@pytest.mark.parametrize("steps", range(4))
async def test_closing_is_possible_in_every_state_and_any_number_of_times(steps):
    with run_pbx_peer(live) as pbx:
        link = LinkConnection(endpoint(pbx))
        todo = [link.connect, link.start_tls, lambda: link.sign_in("desk", SECRET)]
        for step in todo[:steps]:
            await step()
        tasks = list_running_tasks()
        await asyncio.gather(link.close(), link.close())
        await link.close()
        assert list_running_tasks() == tasks
        with pytest.raises(LinkError):
            await link.subscribe(())


async def test_a_connection_that_was_never_opened_is_of_no_use():
    link = LinkConnection(Endpoint(host="127.0.0.1", port=1, tls=None))
    with pytest.raises(ConnectionLostError):
        await link.sign_in("desk", SECRET)
    await link.close()


async def test_a_loss_is_reported_once_with_its_reason():
    ends: list[None] = []

    async def leave(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        conversation.hang_up()

    with run_pbx_peer(leave) as pbx:
        link = LinkConnection(endpoint(pbx), on_lost=lambda: ends.append(None))
        await link.connect()
        await link.sign_in("desk", SECRET)
        await wait_for(lambda: ends)
        with pytest.raises(ConnectionLostError):
            link.check_connected()
        await link.close()
        link.abort(ConnectionLostError())
    assert len(ends) == 1


async def test_the_end_of_the_stream_is_reported_before_anything_can_be_requested():
    """Otherwise the next request would fail for the state of the sign-in, as if the program were wrong."""
    lost: list[Exception] = []
    protocol = DevLinkProtocol(encrypted=False, on_events=lambda events: None, on_lost=lost.append)

    async def leave(conversation: PeerConversation) -> None:
        conversation.hang_up()

    with run_pbx_peer(leave) as pbx:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_connection(lambda: protocol, "127.0.0.1", pbx.port)
        protocol.start(transport)
        while protocol.connection.state is not ConnectionState.CLOSED:  # noqa: ASYNC110 (one iteration at a time)
            await asyncio.sleep(0)
        assert len(lost) == 1
        await protocol.closed
    assert len(lost) == 1


@pytest.mark.parametrize("hangs_up", [False, True])
async def test_a_rejection_right_behind_the_challenge_is_the_result_of_the_sign_in(hangs_up: bool):
    """Both may arrive in one piece, before the challenge is answered: of a locked account, for example."""

    async def challenge_and_reject(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        await conversation.send_packets(
            AuthenticateResponse(request.request_id, AuthResult.SHA1_CHALLENGE, bytes(16)),
            AuthenticateResponse(request.request_id, AuthResult.AUTHENTICATION_FAILED),
        )
        if not hangs_up:
            await conversation.wait_for_hang_up()

    with run_pbx_peer(challenge_and_reject) as pbx, pytest.raises(AuthenticationFailedError):
        await read_file(endpoint(pbx), "desk", SECRET, "x")
    assert len(pbx.conversations) == 1


async def test_a_large_file_may_take_longer_than_a_step_as_long_as_it_comes():
    contents = bytes(range(256)) * 400

    async def slowly(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.expect_packet(ReadFileRequest)
        data = encode_packet_frame(ReadFileResponse(request.request_id, 0, contents))
        size = len(data) // 8
        for start in range(0, len(data), size):
            await conversation.send_bytes(data[start : start + size])
            await asyncio.sleep(0.25)
        await conversation.wait_for_hang_up()

    with run_pbx_peer(slowly) as pbx:
        assert await read_file(endpoint(pbx, timeout=1.8), "desk", SECRET, "x") == contents


async def test_an_answer_byte_by_byte_does_not_prolong_a_sign_in():
    async def dribble(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        for byte in encode_packet_frame(AuthenticateResponse(request.request_id, 2, bytes(64))):
            await conversation.send_bytes(bytes((byte,)))
            await asyncio.sleep(0.05)

    with run_pbx_peer(dribble) as pbx, pytest.raises(StepTimeoutError, match=r"0\.3 s"):
        await read_file(endpoint(pbx, timeout=0.3), "desk", SECRET, "x")
