"""The live source over real sockets, with shorter periods than a desk has."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs

from devlink3_desk.link.backoff import Backoff
from devlink3_desk.link.endpoint import Endpoint, TlsOptions
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    DeadLinkError,
    LicenceMissingError,
    LinkError,
    LostStreamError,
    PasswordMissingError,
    UnreachableError,
)
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.enums import EventResult
from devlink3_desk.protocol.events import AnyEvent, Detail, Link, LinkState, RoundTrip, Snapshot
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import AuthenticateResponse, EventRequest, EventResponse, TestRequest
from devlink3_desk.services.session import Session
from devlink3_desk.services.timing import Timing
from tests.link import certificates, proxy
from tests.link.peers import (
    PASSWORD,
    VARIANT,
    VERSION,
    Conversation,
    HungUpError,
    Peer,
    detail,
    peer,
    scripted,
)
from tests.support.loops import QtRun
from tests.support.tasks import running_tasks
from tests.support.waiting import wait_for

QUICK = Timing(
    keep_alive=0.05,
    dead_after=0.4,
    quiet=0.1,
    quiet_unanswered=0.2,
    longest_answered=0.4,
    longest_unanswered=0.6,
    retry=Backoff(first=0.05, factor=2, most=0.2),
    later=Backoff(first=0.3, factor=1, most=0.3, jitter=0),
    ask_again=Backoff(first=0.1, factor=2, most=1, jitter=0),
    calm_after=5,
)


class Told:
    """Everything that a session has told."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []
        self.batches: list[int] = []

    def __call__(self, batch: Sequence[AnyEvent]) -> None:
        self.events += batch
        self.batches.append(len(batch))

    @property
    def words(self) -> list[str]:
        """Each event in a word, round trips left out: they come when they come."""
        return [word(event) for event in self.events if not isinstance(event, RoundTrip)]

    @property
    def links(self) -> list[Link]:
        return [event for event in self.events if isinstance(event, Link)]


def word(event: AnyEvent) -> str:
    match event:
        case Link():
            return str(event.state)
        case Snapshot():
            return "snapshot over" if event.complete else "snapshot"
        case Detail():
            return f"call {event.call.call_id}"
        case _:
            return event.kind


async def password() -> Password:
    return Password(PASSWORD)


def session(pbx: Peer, timing: Timing = QUICK, *, patient: bool = False, reconnect: bool = True) -> Session:
    endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=2)
    return Session(
        endpoint, "u", password, {EventFlag.CM_EXTN}, patient=patient, reconnect=reconnect, timing=timing
    )


@contextlib.asynccontextmanager
async def running(one: Session, told: Told):
    """Run a session in the background; nothing of it is left afterwards."""
    before = running_tasks()
    task = asyncio.create_task(one.run(told))
    try:
        yield task
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, LinkError):
            await task
        assert {each for each in running_tasks() - before if each.get_name() != proxy.NAME} == set()


async def live(conversation: Conversation) -> None:
    await conversation.let_in()
    await conversation.grant(detail(1, 1), detail(2, 2))
    await conversation.answer_tests()


FIRST = ["connecting", "connected", "snapshot", "call 1", "call 2", "snapshot over"]


async def test_tells_the_snapshot_in_order_and_what_arrived_at_once_in_one_batch():
    told = Told()
    with peer(live) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: told.words == FIRST)
    connected = told.links[1]
    assert (connected.pbx_version, connected.variant, connected.flags) == (VERSION, VARIANT, ("-CMExtn",))
    assert told.batches[1] == 4  # connected, snapshot and both calls
    assert "resynchronised" not in told.words


async def test_reports_round_trips():
    told = Told()
    with peer(live) as pbx:
        async with running(session(pbx), told):
            trips = await wait_for(lambda: [e for e in told.events if isinstance(e, RoundTrip)][2:])
    assert all(0 < trip.milliseconds < 1000 for trip in trips)


async def _calls_in_pieces(conversation: Conversation) -> None:
    await conversation.let_in()
    await conversation.grant()
    await conversation.answer_test(await conversation.receive())
    for counter in (1, 2):
        await conversation.answer_test(await conversation.receive())
        await conversation.send(detail(counter, counter))
    await conversation.answer_tests()


async def _calls_and_no_test_answers(conversation: Conversation) -> None:
    await conversation.let_in()
    await conversation.grant(detail(1, 1), detail(2, 2))
    with contextlib.suppress(HungUpError):
        for counter in range(3, 1000):  # any octet is a sign of life
            await conversation.receive()
            await conversation.send(detail(counter, counter))


@pytest.mark.parametrize("script", [_calls_in_pieces, _calls_and_no_test_answers])
async def test_a_snapshot_in_pieces_or_a_peer_that_answers_no_test_packets(script):
    told = Told()
    patient = structs.replace(QUICK, quiet=1.0, quiet_unanswered=1.0, longest_answered=1.5)
    with peer(script) as pbx:
        async with running(session(pbx, patient), told):
            await wait_for(lambda: "snapshot over" in told.words)
            words, seen = told.words, len(told.events)
            # One event for each test packet: more than enough of them for the link to have died in between.
            await wait_for(lambda: len(told.events) > seen + 2 * QUICK.dead_after / QUICK.keep_alive)
            assert "lost" not in told.words
    assert words[:5] == FIRST[:5]


async def test_a_pbx_without_calls_has_an_empty_snapshot():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant()
        await conversation.answer_tests()

    told = Told()
    with peer(script) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: told.words == ["connecting", "connected", "snapshot", "snapshot over"])


async def test_a_pbx_that_is_never_quiet_is_caught_up_with():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant()
        tests = asyncio.ensure_future(conversation.answer_tests())
        for counter in range(1, 1000):
            await conversation.send(detail(counter, counter))
            await asyncio.sleep(0.02)
        await tests

    told = Told()
    with peer(script) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: "snapshot over" in told.words)


async def test_a_dead_link_is_noticed_though_the_socket_stays_open():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(1, 1))
        await conversation.answer_test(await conversation.receive())
        await conversation.silence()

    told = Told()
    with peer(script) as pbx, pytest.raises(DeadLinkError):
        await session(pbx, reconnect=False).run(told)
    assert told.words[-1] == "lost"


async def test_silence_while_we_did_not_listen_is_not_held_against_the_pbx():
    told = Told()

    def sink(batch: Sequence[AnyEvent]) -> None:
        told(batch)
        if Snapshot(complete=True) in batch:
            time.sleep(1.5)  # a reader of our output that takes its time: the loop stands still

    with peer(live) as pbx:
        task = asyncio.create_task(session(pbx).run(sink))
        await wait_for(lambda: "snapshot over" in told.words)
        seen = len(told.events)
        await wait_for(lambda: len(told.events) > seen + 2)  # round trips: it is alive
        assert "lost" not in told.words
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def test_comes_back_after_a_loss_and_says_when_it_has_caught_up():
    async def lose(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(900, 1))
        conversation.reset()

    told = Told()
    with peer(scripted([lose, lose, live])) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: "resynchronised" in told.words)
    once = ["connecting", "connected", "snapshot", "call 1", "lost", "retrying"]
    assert told.words == [*once, *once, *FIRST, "resynchronised"]
    assert all(link.reason for link in told.links if link.state in {LinkState.LOST, LinkState.RETRYING})


async def test_a_gap_is_followed_by_a_new_snapshot_on_the_same_connection():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(1, 1), detail(5, 2))
        await conversation.grant(detail(6, 2))
        await conversation.answer_tests()

    told = Told()
    with peer(script) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: "resynchronised" in told.words)
    assert told.words == [
        "connecting", "connected", "snapshot", "call 1", "gap", "call 2", "snapshot over",
        "snapshot", "call 2", "snapshot over", "resynchronised",
    ]  # fmt: skip
    assert len(pbx.conversations) == 1


async def test_calls_sent_before_the_answer_to_a_second_request_belong_to_its_snapshot():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(1, 1), detail(5, 2))
        request = await conversation.event_request()
        await conversation.send(detail(6, 3))
        await conversation.send(EventResponse(request.request_id, 0, request.flags))
        await conversation.answer_tests()

    told = Told()
    with peer(script) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: "resynchronised" in told.words)
    assert told.words[-4:] == ["snapshot", "call 3", "snapshot over", "resynchronised"]


@pytest.mark.parametrize("answers", [True, False])
async def test_a_pbx_that_does_not_send_its_events_twice_is_connected_anew(answers):
    async def once(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(1, 1), detail(5, 2))
        while True:
            packet = await conversation.receive()
            if isinstance(packet, TestRequest):
                await conversation.answer_test(packet)
            elif answers and isinstance(packet, EventRequest):
                await conversation.send(EventResponse(packet.request_id, EventResult.FEATURE_NOT_AVAILABLE))

    told = Told()
    with peer(scripted([once, live])) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: "resynchronised" in told.words)
    assert "lost" in told.words
    assert len(pbx.conversations) == 2


@pytest.mark.parametrize(
    ("result", "error"), [(0x80000041, AuthenticationFailedError), (0x80000044, LicenceMissingError)]
)
async def test_a_refusal_for_good_is_never_tried_again_however_patient(result, error):
    async def refuse(conversation: Conversation) -> None:
        answer = await conversation.challenge()
        await conversation.send(AuthenticateResponse(answer.request_id, result))
        await conversation.silence()

    told = Told()
    with peer(refuse) as pbx, pytest.raises(error):
        await session(pbx, patient=True).run(told)
    assert told.words == ["connecting", "refused"]
    assert told.links[-1].reason
    assert len(pbx.conversations) == 1


async def test_a_patient_session_waits_long_after_limits_exceeded_and_comes_in():
    async def refuse(conversation: Conversation) -> None:
        answer = await conversation.challenge()
        await conversation.send(AuthenticateResponse(answer.request_id, 0x80000042))
        await conversation.silence()

    told = Told()
    with peer(scripted([refuse, live])) as pbx:
        async with running(session(pbx, patient=True), told):
            await wait_for(lambda: "connected" in told.words)
    assert told.words[:3] == ["connecting", "retrying", "connecting"]
    assert told.links[1].retry_in == QUICK.later.first


def test_the_long_wait_is_more_than_a_minute_whatever_the_dice_say():
    later = Timing().later
    assert later.first * (1 - later.jitter) > 60


async def test_an_impatient_session_ends_with_the_first_failure():
    told = Told()
    with peer(live) as gone:
        pass
    with pytest.raises(UnreachableError):
        await session(gone).run(told)
    assert told.words == ["connecting", "refused"]


async def test_retry_now_ends_a_wait():
    told = Told()
    with peer(live) as gone:
        pass
    one = session(gone, Timing(retry=Backoff(first=600, jitter=0)), patient=True)
    async with running(one, told):
        await wait_for(lambda: told.words == ["connecting", "retrying"])
        one.retry_now()
        await wait_for(lambda: told.words == ["connecting", "retrying", "connecting", "retrying"])


async def test_ask_again_brings_a_new_snapshot():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(1, 1))
        await conversation.grant(detail(2, 1))
        await conversation.answer_tests()

    told = Told()
    with peer(script) as pbx:
        one = session(pbx)
        async with running(one, told):
            await wait_for(lambda: "snapshot over" in told.words)
            one.ask_again()
            await wait_for(lambda: "resynchronised" in told.words)


async def test_who_watches_all_day_asks_again_though_no_gap_tells_of_a_loss():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant(detail(1, 1), detail(2, 2))
        await conversation.grant(detail(3, 1))  # the other one's PBX has died without a word
        await conversation.answer_tests()

    told = Told()
    with peer(script) as pbx:
        async with running(session(pbx, structs.replace(QUICK, refresh=0.2)), told):
            await wait_for(lambda: "resynchronised" in told.words)
    assert "gap" not in told.words
    assert told.words[len(FIRST) :][:4] == ["snapshot", "call 1", "snapshot over", "resynchronised"]


async def _mute(conversation: Conversation) -> None:
    await conversation.silence()


async def _challenge_only(conversation: Conversation) -> None:
    await conversation.challenge()
    await conversation.silence()


async def _no_grant(conversation: Conversation) -> None:
    await conversation.let_in()
    await conversation.silence()


@pytest.mark.parametrize("script", [_mute, _challenge_only, _no_grant, live])
async def test_cancelled_at_any_step_it_closes_the_connection_and_leaves_no_task(script):
    gone = []

    async def watched(conversation: Conversation) -> None:
        with contextlib.suppress(HungUpError, ConnectionError):  # Windows resets what has a read pending
            await script(conversation)
            await conversation.receive()
        gone.append(conversation)

    told = Told()
    with peer(watched) as pbx:
        async with running(session(pbx), told):
            await wait_for(lambda: pbx.conversations and pbx.conversations[0].octets)
        await wait_for(lambda: gone)


async def test_what_the_sink_raises_ends_the_session():
    def sink(batch: Sequence[AnyEvent]) -> None:
        if any(isinstance(event, Detail) for event in batch):
            raise ZeroDivisionError

    with peer(live) as pbx, pytest.raises(ZeroDivisionError):
        await session(pbx).run(sink)


async def test_a_stream_lost_without_reconnection_is_a_stream_error():
    async def script(conversation: Conversation) -> None:
        await conversation.let_in()
        await conversation.grant()
        conversation.hang_up()

    with peer(script) as pbx, pytest.raises(LostStreamError):
        await session(pbx, reconnect=False).run(Told())


async def test_no_password_no_connection():
    async def none() -> Password:
        raise PasswordMissingError

    told = Told()
    with peer(live) as pbx:
        endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=None)
        with pytest.raises(PasswordMissingError):
            await Session(endpoint, "u", none, ()).run(told)
    assert told.words == ["refused"]
    assert pbx.conversations == []


@pytest.mark.parametrize("encrypted", [False, True])
def test_runs_on_the_loop_of_the_window(qt_run: QtRun, tmp_path: Path, encrypted):
    context, pin = certificates.self_signed_server(tmp_path)

    async def scenario(pbx: Peer) -> list[str]:
        told = Told()
        tls = TlsOptions(pin=pin) if encrypted else None
        endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=tls, timeout=5)
        async with running(Session(endpoint, "u", password, (), timing=QUICK), told):
            await wait_for(lambda: told.words == FIRST)
        return told.words

    with peer(live, context if encrypted else None) as pbx:
        assert qt_run(scenario(pbx)) == FIRST
