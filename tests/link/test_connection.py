"""One connection, step by step and out of step."""

from __future__ import annotations

import asyncio

import pytest

from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.errors import LinkError, LostStreamError, StepTimeoutError
from devlink3_desk.link.password import Password
from devlink3_desk.link.reading import read_file
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.happenings import Authenticated, Challenged, Happening, Subscribed
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from tests.link.peers import PASSWORD, VARIANT, VERSION, Conversation, Peer, detail, frame, peer
from tests.support.tasks import running_tasks
from tests.support.waiting import wait_for

SECRET = Password(PASSWORD)


def endpoint(pbx: Peer, timeout: float = 2.0) -> Endpoint:
    return Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=timeout)


async def live(conversation: Conversation) -> None:
    await conversation.let_in()
    await conversation.grant(detail(1), detail(2))
    await conversation.answer_tests()


async def test_the_steps_in_order_and_everything_of_one_piece_in_one_batch():
    batches: list[list[Happening]] = []
    with peer(live) as pbx:
        link = LinkConnection(endpoint(pbx), batches.append)
        await link.reach()
        await link.encrypt()
        assert await link.sign_in("desk", SECRET) == Authenticated(VERSION, VARIANT)
        granted = await link.subscribe({EventFlag.CM_EXTN})
        assert granted.flags == {EventFlag.CM_EXTN}
        await link.close()
    assert [[type(each) for each in batch] for batch in batches] == [
        [Challenged],
        [Authenticated],
        [Subscribed, Detail, Detail],
    ]


async def test_challenge_result_and_grant_may_come_before_they_are_waited_for():
    """A PBX that answers ahead of itself, all in one piece, is understood as far as it makes sense."""

    async def eager(conversation: Conversation) -> None:
        request = await conversation.receive_a(AuthenticateRequest)
        await conversation.send_octets(
            frame(AuthenticateResponse(request.request_id, 0))
            + frame(EventResponse(request.request_id + 1, 0))
        )
        await conversation.silence()

    with peer(eager) as pbx:
        link = LinkConnection(endpoint(pbx))
        await link.reach()
        await link.sign_in("desk", SECRET)
        with pytest.raises(LinkError, match="was not made"):
            await link.subscribe(())
        await link.close()


@pytest.mark.parametrize("steps", range(4))
async def test_closing_is_possible_in_every_state_and_any_number_of_times(steps):
    with peer(live) as pbx:
        link = LinkConnection(endpoint(pbx))
        todo = [link.reach, link.encrypt, lambda: link.sign_in("desk", SECRET)]
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
    with pytest.raises(LostStreamError):
        await link.sign_in("desk", SECRET)
    await link.close()


async def test_its_end_is_told_once_and_says_why():
    ends: list[None] = []

    async def leave(conversation: Conversation) -> None:
        await conversation.let_in()
        conversation.hang_up()

    with peer(leave) as pbx:
        link = LinkConnection(endpoint(pbx), on_ended=lambda: ends.append(None))
        await link.reach()
        await link.sign_in("desk", SECRET)
        await wait_for(lambda: ends)
        with pytest.raises(LostStreamError):
            link.check()
        await link.close()
        link.abort(LostStreamError())
    assert len(ends) == 1


async def test_a_large_file_may_take_longer_than_a_step_as_long_as_it_comes():
    contents = bytes(range(256)) * 400

    async def slowly(conversation: Conversation) -> None:
        await conversation.let_in()
        request = await conversation.receive_a(ReadFileRequest)
        data = frame(ReadFileResponse(request.request_id, 0, contents))
        size = len(data) // 8
        for at in range(0, len(data), size):
            await conversation.send_octets(data[at : at + size])
            await asyncio.sleep(0.25)
        await conversation.silence()

    with peer(slowly) as pbx:
        assert await read_file(endpoint(pbx, timeout=1.8), "desk", SECRET, "x") == contents


async def test_octets_that_dribble_do_not_prolong_a_sign_in():
    async def dribble(conversation: Conversation) -> None:
        request = await conversation.receive_a(AuthenticateRequest)
        for octet in frame(AuthenticateResponse(request.request_id, 2, bytes(64))):
            await conversation.send_octets(bytes((octet,)))
            await asyncio.sleep(0.05)

    with peer(dribble) as pbx, pytest.raises(StepTimeoutError, match=r"0\.3 s"):
        await read_file(endpoint(pbx, timeout=0.3), "desk", SECRET, "x")
