"""The live source over real sockets, with shorter periods than a desk has."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs

from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    ConnectionLostError,
    DeadLinkError,
    LicenceMissingError,
    PasswordMissingError,
    UnreachableError,
)
from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.enums import AuthResult, TupleId
from devlink3_desk.protocol.events import AnyEvent, Detail, LinkState, RoundTrip, SnapshotMarker
from devlink3_desk.protocol.packets import AuthenticateRequest, EventPacket
from devlink3_desk.services.session.reconnect import Backoff, SessionTiming
from devlink3_desk.services.session.session import DevLinkSession
from tests.services.session.session_runner import (
    FIRST_SNAPSHOT,
    QUICK_TIMING,
    SessionRecorder,
    create_session,
    describe_event,
    read_password,
    run_session,
    run_until_resynchronised,
    send_two_calls,
)
from tests.support import certificates
from tests.support.pbx_peer import (
    VARIANT,
    VERSION,
    HungUpError,
    PeerConversation,
    ScriptedPeer,
    lose_stream,
    make_detail_packet,
    refuse_sign_in,
    run_pbx_peer,
    script_sequence,
    stream_packets,
)
from tests.support.qt_loop import QtRun
from tests.support.waiting import loop_turns, wait_for


async def test_snapshot_events_are_in_order_and_arrive_in_the_batches_of_their_reads():
    recorder = SessionRecorder()
    with run_pbx_peer(send_two_calls) as pbx:
        async with run_session(create_session(pbx), recorder):
            await wait_for(lambda: recorder.words == FIRST_SNAPSHOT)
    connected = recorder.links[1]
    assert (connected.pbx_version, connected.variant, connected.flags) == (VERSION, VARIANT, ("-CMExtn",))
    assert recorder.batches[1] == 4  # connected, snapshot and both calls
    assert "resynchronised" not in recorder.words


async def test_reports_round_trips():
    recorder = SessionRecorder()
    with run_pbx_peer(send_two_calls) as pbx:
        async with run_session(create_session(pbx), recorder):
            trips = await wait_for(lambda: [e for e in recorder.events if isinstance(e, RoundTrip)][2:])
    # The clock of the loop has steps of 15 ms on Windows.
    assert all(0 <= trip.milliseconds < 60_000 for trip in trips)


async def _calls_in_pieces(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.grant_events()
    await conversation.answer_test(await conversation.receive_packet())
    for counter in (1, 2):
        await conversation.answer_test(await conversation.receive_packet())
        await conversation.send_packets(make_detail_packet(counter, counter))
    await conversation.answer_tests()


async def _calls_and_no_test_answers(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    with contextlib.suppress(HungUpError):
        for counter in range(3, 1000):  # any byte proves that the link is alive
            await conversation.receive_packet()
            await conversation.send_packets(make_detail_packet(counter, counter))


@pytest.mark.parametrize("script", [_calls_in_pieces, _calls_and_no_test_answers])
async def test_a_snapshot_in_pieces_or_a_peer_that_answers_no_test_packets(script):
    recorder = SessionRecorder()
    patient = structs.replace(QUICK_TIMING, quiet_answered=1.0, quiet_unanswered=1.0, max_answered=1.5)
    with run_pbx_peer(script) as pbx:
        async with run_session(create_session(pbx, patient), recorder):
            await wait_for(lambda: "snapshot over" in recorder.words)
            words, seen = recorder.words, len(recorder.events)
            # One event for each test packet: more than enough of them for the link to have died in between.
            await wait_for(
                lambda: (
                    len(recorder.events)
                    > seen + 2 * QUICK_TIMING.dead_after / QUICK_TIMING.keep_alive_interval
                )
            )
            assert "lost" not in recorder.words
    assert words[:5] == FIRST_SNAPSHOT[:5]


async def test_a_pbx_without_calls_has_an_empty_snapshot():
    recorder = SessionRecorder()
    with run_pbx_peer(stream_packets()) as pbx:
        async with run_session(create_session(pbx), recorder):
            await wait_for(lambda: recorder.words == ["connecting", "connected", "snapshot", "snapshot over"])


async def test_the_snapshot_of_a_pbx_that_is_never_silent_ends():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        tests = asyncio.ensure_future(conversation.answer_tests())
        for counter in range(1, 1000):
            await conversation.send_packets(make_detail_packet(counter, counter))
            await asyncio.sleep(0.02)
        await tests

    recorder = SessionRecorder()
    with run_pbx_peer(script) as pbx:
        async with run_session(create_session(pbx), recorder):
            await wait_for(lambda: "snapshot over" in recorder.words)


async def test_the_answer_to_a_later_test_packet_ends_a_snapshot_too():
    async def drop_first(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1))
        await conversation.receive_packet()
        await conversation.answer_tests()

    timing = structs.replace(QUICK_TIMING, quiet_unanswered=60, max_unanswered=60)
    recorder = SessionRecorder()
    with run_pbx_peer(drop_first) as pbx:
        async with run_session(create_session(pbx, timing), recorder):
            await wait_for(lambda: recorder.words[-1:] == ["snapshot over"], timeout=50)


async def test_a_pbx_that_has_answered_test_packets_may_take_long_to_send_its_calls():
    async def lose(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1))
        await conversation.answer_test(await conversation.receive_packet())
        conversation.hang_up()

    async def take_long(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        await asyncio.sleep(2 * QUICK_TIMING.quiet_unanswered)
        await conversation.send_packets(make_detail_packet(1, 1))
        await conversation.answer_tests()

    timing = structs.replace(QUICK_TIMING, max_unanswered=60, dead_after=60)
    recorder, _ = await run_until_resynchronised(script_sequence([lose, take_long]), timing)
    assert recorder.words[-4:] == ["snapshot", "call 1", "snapshot over", "resynchronised"]


async def test_a_dead_link_is_noticed_though_the_socket_stays_open():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1))
        await conversation.answer_test(await conversation.receive_packet())
        await conversation.wait_for_hang_up()

    recorder = SessionRecorder()
    with run_pbx_peer(script) as pbx, pytest.raises(DeadLinkError):
        await create_session(pbx, reconnect=False).run(recorder)
    assert recorder.words[-1] == "lost"


async def test_a_link_is_lost_if_a_packet_never_ends():
    """A damaged length makes everything that follows a part of one packet."""

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1))
        await conversation.answer_test(await conversation.receive_packet())
        await conversation.send_bytes(b"\x49\xff\x7f\xff")
        await conversation.answer_tests()

    recorder = SessionRecorder()
    with run_pbx_peer(script) as pbx, pytest.raises(DeadLinkError):
        await asyncio.wait_for(create_session(pbx, reconnect=False).run(recorder), 60)
    assert recorder.words[-1] == "lost"


async def test_a_link_is_not_lost_by_silence_while_the_loop_was_blocked():
    recorder = SessionRecorder()

    def sink(batch: Sequence[AnyEvent]) -> None:
        recorder(batch)
        if SnapshotMarker(complete=True) in batch:
            time.sleep(1.5)  # a slow reader of the output blocks the event loop

    with run_pbx_peer(send_two_calls) as pbx:
        task = asyncio.create_task(create_session(pbx).run(sink))
        await wait_for(lambda: "snapshot over" in recorder.words)
        seen = len(recorder.events)
        await wait_for(lambda: len(recorder.events) > seen + 2)  # round trips: it is alive
        assert "lost" not in recorder.words
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@pytest.mark.parametrize("is_in_snapshot", [True, False])
async def test_silence_while_a_slow_machine_decodes_ends_neither_the_snapshot_nor_the_link(
    is_in_snapshot: bool,
):
    timing = structs.replace(QUICK_TIMING, dead_after=1.5, packet_limit=1.5, max_unanswered=60.0)
    empty = packet_codec.encode_tuple(TupleId.CALL_DELTA3, b"")
    packets = (EventPacket("192.168.42.3", 2, empty * 12_000), make_detail_packet(3, 2))
    is_due = threading.Event()
    loop = asyncio.get_running_loop()
    recorder = SessionRecorder()

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), *(packets if is_in_snapshot else ()))
        while not is_due.is_set():
            await conversation.answer_test(await conversation.receive_packet())
        await conversation.send_packets(*(() if is_in_snapshot else packets))
        await conversation.answer_tests()

    def slow_loop_down() -> None:
        time.sleep(0.15)
        if "call 2" not in recorder.words:
            loop.call_soon(slow_loop_down)

    with run_pbx_peer(script) as pbx:
        async with run_session(create_session(pbx, timing), recorder):
            await wait_for(lambda: ("call 1" if is_in_snapshot else "snapshot over") in recorder.words)
            slow_loop_down()
            is_due.set()
            await wait_for(lambda: {"call 1", "call 2", "snapshot over"} <= set(recorder.words))
    calls = ["call 2", "snapshot over"] if is_in_snapshot else ["snapshot over", "call 2"]
    words = [word for word in recorder.words if word != "undecodable"]
    assert words == ["connecting", "connected", "snapshot", "call 1", *calls]


async def test_reconnects_after_a_loss_and_reports_the_end_of_the_snapshot():
    async def lose(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(900, 1))
        conversation.reset_connection()

    recorder, _ = await run_until_resynchronised(script_sequence([lose, lose, send_two_calls]))
    once = ["connecting", "connected", "snapshot", "call 1", "lost", "retrying"]
    assert recorder.words == [*once, *once, *FIRST_SNAPSHOT, "resynchronised"]
    assert all(link.reason for link in recorder.links if link.state in {LinkState.LOST, LinkState.RETRYING})


@pytest.mark.parametrize(
    ("result", "error"), [(0x80000041, AuthenticationFailedError), (0x80000044, LicenceMissingError)]
)
async def test_a_permanent_refusal_is_never_retried(result, error):
    recorder = SessionRecorder()
    with run_pbx_peer(refuse_sign_in(result)) as pbx, pytest.raises(error):
        await create_session(pbx, retry_first_failure=True).run(recorder)
    assert recorder.words == ["connecting", "refused"]
    assert recorder.links[-1].reason
    assert len(pbx.conversations) == 1


async def test_signed_in_is_set_only_while_the_pbx_has_accepted_the_password():
    """Whatever else signs in with the same password would otherwise add to the failed attempts."""

    seen: list[tuple[str, bool]] = []
    with run_pbx_peer(script_sequence([lose_stream(), refuse_sign_in(0x80000041)])) as pbx:
        session = create_session(pbx)

        def sink(batch: Sequence[AnyEvent]) -> None:
            seen.extend((describe_event(event), session.signed_in.is_set()) for event in batch)

        with pytest.raises(AuthenticationFailedError):
            await session.run(sink)
    states = [(word, signed_in) for word, signed_in in seen if word in set(LinkState)]
    assert states == [
        ("connecting", False),
        ("connected", True),
        ("lost", False),
        ("retrying", False),
        ("connecting", False),
        ("refused", False),
    ]


async def test_limits_exceeded_is_retried_after_the_long_delay():
    recorder = SessionRecorder()
    with run_pbx_peer(script_sequence([refuse_sign_in(0x80000042), send_two_calls])) as pbx:
        async with run_session(create_session(pbx, retry_first_failure=True), recorder):
            await wait_for(lambda: "connected" in recorder.words)
    assert recorder.words[:3] == ["connecting", "retrying", "connecting"]
    assert recorder.links[1].retry_in == QUICK_TIMING.long_retry.initial


async def _hang_up_after_password(conversation: PeerConversation) -> None:
    await conversation.challenge_client()
    conversation.hang_up()


@pytest.mark.parametrize(
    "leave",
    [
        _hang_up_after_password,
        refuse_sign_in(AuthResult.SHA1_CHALLENGE, b"fedcba9876543210"),
        refuse_sign_in(0x80000055),
    ],
)
async def test_a_password_that_is_not_confirmed_twice_is_sent_again_after_the_long_delay(leave):
    """The PBX may count these attempts as failed, and lock the account."""

    async def send_no_frame(conversation: PeerConversation) -> None:
        await conversation.expect_packet(AuthenticateRequest)
        await conversation.send_bytes(b"?")
        await conversation.wait_for_hang_up()

    recorder = SessionRecorder()
    steps = [leave, send_no_frame, leave, leave, send_two_calls]
    with run_pbx_peer(script_sequence(steps)) as pbx:
        session = create_session(pbx, retry_first_failure=True)
        async with run_session(session, recorder):
            await wait_for(lambda: "connected" in recorder.words)
    waits = [link.retry_in for link in recorder.links if link.state is LinkState.RETRYING]
    is_long = [wait == QUICK_TIMING.long_retry.initial for wait in waits]
    # The second attempt ended before a password was sent.
    assert is_long == [False, False, True, True]


def test_the_long_delay_is_more_than_a_minute_with_any_jitter():
    later = SessionTiming().long_retry
    assert later.initial * (1 - later.jitter) > 60


async def test_without_retry_the_session_ends_with_the_first_failure():
    recorder = SessionRecorder()
    with run_pbx_peer(send_two_calls) as gone:
        pass
    with pytest.raises(UnreachableError):
        await create_session(gone).run(recorder)
    assert recorder.words == ["connecting", "refused"]


async def test_retry_now_ends_a_wait():
    recorder = SessionRecorder()
    with run_pbx_peer(send_two_calls) as gone:
        pass
    one = create_session(gone, SessionTiming(retry=Backoff(initial=600, jitter=0)), retry_first_failure=True)
    async with run_session(one, recorder):
        await wait_for(lambda: recorder.words == ["connecting", "retrying"])
        one.retry_now()
        await wait_for(lambda: recorder.words == ["connecting", "retrying", "connecting", "retrying"])


async def test_the_return_of_the_network_ends_a_wait_but_not_one_that_the_pbx_demands():
    async def hang_up(conversation: PeerConversation) -> None:
        conversation.hang_up()

    recorder = SessionRecorder()
    patient = SessionTiming(retry=Backoff(initial=600, jitter=0))
    with run_pbx_peer(script_sequence([hang_up, refuse_sign_in(0x80000043)])) as pbx:
        one = create_session(pbx, patient, retry_first_failure=True)
        async with run_session(one, recorder):
            await wait_for(lambda: recorder.words == ["connecting", "retrying"])
            one.resume()
            await wait_for(lambda: recorder.words == ["connecting", "retrying"] * 2)
            one.resume()
            await loop_turns()
            assert recorder.words == ["connecting", "retrying"] * 2
            one.retry_now()
            await wait_for(lambda: recorder.words == ["connecting", "retrying"] * 3)


async def _challenge_only(conversation: PeerConversation) -> None:
    await conversation.challenge_client()
    await conversation.wait_for_hang_up()


async def _no_grant(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.wait_for_hang_up()


@pytest.mark.parametrize(
    "script", [PeerConversation.wait_for_hang_up, _challenge_only, _no_grant, send_two_calls]
)
async def test_cancelled_at_any_step_it_closes_the_connection_and_leaves_no_task(script):
    gone = []

    async def watched(conversation: PeerConversation) -> None:
        with contextlib.suppress(HungUpError, ConnectionError):  # Windows resets what has a read pending
            await script(conversation)
            await conversation.receive_packet()
        gone.append(conversation)

    recorder = SessionRecorder()
    with run_pbx_peer(watched) as pbx:
        async with run_session(create_session(pbx), recorder):
            await wait_for(lambda: pbx.conversations and pbx.conversations[0].received_bytes)
        await wait_for(lambda: gone)


async def test_an_exception_of_the_sink_ends_the_session():
    def sink(batch: Sequence[AnyEvent]) -> None:
        if any(isinstance(event, Detail) for event in batch):
            raise ZeroDivisionError

    with run_pbx_peer(send_two_calls) as pbx, pytest.raises(ZeroDivisionError):
        await create_session(pbx).run(sink)


async def test_a_stream_lost_without_reconnection_is_a_stream_error():
    with run_pbx_peer(lose_stream()) as pbx, pytest.raises(ConnectionLostError):
        await create_session(pbx, reconnect=False).run(SessionRecorder())


async def test_without_a_password_no_connection_is_opened():
    async def none() -> Password:
        raise PasswordMissingError

    recorder = SessionRecorder()
    with run_pbx_peer(send_two_calls) as pbx:
        endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=None)
        with pytest.raises(PasswordMissingError):
            await DevLinkSession(endpoint, "u", none, ()).run(recorder)
    assert recorder.words == ["refused"]
    assert pbx.conversations == []


@pytest.mark.parametrize("encrypted", [False, True])
def test_runs_on_the_loop_of_the_window(qt_run: QtRun, tmp_path: Path, encrypted):
    context, pin = certificates.create_self_signed_context(tmp_path)

    async def scenario(pbx: ScriptedPeer) -> list[str]:
        recorder = SessionRecorder()
        tls = TlsOptions(pin=pin) if encrypted else None
        endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=tls, timeout=5)
        async with run_session(
            DevLinkSession(endpoint, "u", read_password, (), timing=QUICK_TIMING), recorder
        ):
            await wait_for(lambda: recorder.words == FIRST_SNAPSHOT)
        return recorder.words

    with run_pbx_peer(send_two_calls, context if encrypted else None) as pbx:
        assert qt_run(scenario(pbx)) == FIRST_SNAPSHOT
