"""New snapshots on the same connection: after a gap, on request, and at regular intervals."""

from __future__ import annotations

import pytest
from msgspec import structs

from devlink3_desk.protocol.enums import EventResult
from devlink3_desk.protocol.event_stream import encode_event
from devlink3_desk.protocol.events import ExtensionText, LinkState
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import EventPacket, EventRequest, EventResponse, TestRequest
from devlink3_desk.switchboard.board import Switchboard
from tests.services.session.session_runner import (
    FIRST_SNAPSHOT,
    QUICK_TIMING,
    SessionRecorder,
    create_session,
    run_session,
    run_until_resynchronised,
    send_two_calls,
)
from tests.support.pbx_peer import (
    PeerConversation,
    PeerScript,
    make_detail_packet,
    run_pbx_peer,
    script_sequence,
    stream_snapshots,
)
from tests.support.waiting import wait_for

# What the first snapshot does not name may have been lost, and still go on.
AGAIN_AFTER_GAP = [
    "connecting", "connected", "snapshot", "call 1", "gap", "call 2",
    "snapshot", "call 2", "snapshot over", "resynchronised",
]  # fmt: skip


async def test_a_gap_is_followed_by_a_new_snapshot_on_the_same_connection():
    script = stream_snapshots(
        [make_detail_packet(1, 1), make_detail_packet(5, 2)], [make_detail_packet(6, 2)]
    )
    recorder, connections = await run_until_resynchronised(script)
    assert recorder.words == AGAIN_AFTER_GAP
    assert connections == 1


async def test_a_gap_before_the_answer_to_the_first_request_is_followed_by_a_new_snapshot():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.receive_event_request()
        await conversation.send_packets(
            make_detail_packet(1, 1),
            make_detail_packet(5, 2),
            EventResponse(request.request_id, 0, request.flags),
        )
        await conversation.grant_events(make_detail_packet(6, 2))
        await conversation.answer_tests()

    recorder, _ = await run_until_resynchronised(script)
    assert recorder.words == AGAIN_AFTER_GAP


async def test_a_pbx_that_counts_wrong_has_complete_snapshots():
    """Its calls would never be removed otherwise."""
    script = stream_snapshots(
        [make_detail_packet(1, 1), make_detail_packet(5, 2)],
        [make_detail_packet(6, 2), make_detail_packet(9, 3)],
        [make_detail_packet(10, 3)],
    )
    recorder, _ = await run_until_resynchronised(script, times=2)
    assert recorder.words == [
        "connecting", "connected", "snapshot", "call 1", "gap", "call 2",
        "snapshot", "call 2", "gap", "call 3", "snapshot over", "resynchronised",
        "snapshot", "call 3", "snapshot over", "resynchronised",
    ]  # fmt: skip


async def test_calls_sent_before_the_answer_to_a_second_request_belong_to_its_snapshot():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(5, 2))
        request = await conversation.receive_event_request()
        await conversation.send_packets(make_detail_packet(6, 3))
        await conversation.send_packets(EventResponse(request.request_id, 0, request.flags))
        await conversation.answer_tests()

    recorder, _ = await run_until_resynchronised(script)
    assert recorder.words[-4:] == ["snapshot", "call 3", "snapshot over", "resynchronised"]


async def test_a_gap_among_calls_sent_before_the_answer_to_a_second_request_is_followed_by_a_third_one():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
        request = await conversation.receive_event_request()
        # The record with counter 4 is lost.
        await conversation.send_packets(make_detail_packet(3, 1), make_detail_packet(5, 3))
        await conversation.send_packets(EventResponse(request.request_id, 0, request.flags))
        await conversation.grant_events(*(make_detail_packet(5 + call, call) for call in (1, 2, 3)))
        await conversation.answer_tests()

    timing = structs.replace(QUICK_TIMING, refresh_interval=0.2)
    recorder, _ = await run_until_resynchronised(script, timing)
    assert recorder.words[len(FIRST_SNAPSHOT) :][:10] == [
        "snapshot", "call 1", "gap", "call 3",
        "snapshot", "call 1", "call 2", "call 3", "snapshot over", "resynchronised",
    ]  # fmt: skip


async def test_a_gap_before_the_answer_to_a_second_request_is_made_up_for_by_its_snapshot():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(5, 2))
        request = await conversation.receive_event_request()
        text = EventPacket("192.168.42.3", 8, encode_event(ExtensionText("x")))
        await conversation.send_packets(text, EventResponse(request.request_id, 0, request.flags))
        await conversation.send_packets(make_detail_packet(9, 2))
        await conversation.answer_tests()

    recorder, _ = await run_until_resynchronised(script)
    after = recorder.words[recorder.words.index("gap") + 2 :]
    assert after == ["snapshot", "gap", "extension", "call 2", "snapshot over", "resynchronised"]


@pytest.mark.parametrize("answers", [True, False])
async def test_a_pbx_that_sends_no_second_snapshot_is_reconnected(answers):
    async def once(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(5, 2))
        while True:
            packet = await conversation.receive_packet()
            if isinstance(packet, TestRequest):
                await conversation.answer_test(packet)
            elif answers and isinstance(packet, EventRequest):
                await conversation.send_packets(
                    EventResponse(packet.request_id, EventResult.FEATURE_NOT_AVAILABLE)
                )

    recorder, connections = await run_until_resynchronised(script_sequence([once, send_two_calls]))
    assert "lost" in recorder.words
    assert connections == 2


async def test_a_later_request_that_is_granted_with_fewer_flags_changes_those_of_the_board():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(5, 2))
        request = await conversation.receive_event_request()
        await conversation.send_packets(
            EventResponse(request.request_id, EventResult.PARTIAL_SUCCESS, "-CMExtn"),
            make_detail_packet(6, 2),
        )
        await conversation.answer_tests()

    board, recorder = Switchboard(), SessionRecorder()
    flags = (EventFlag.CM_EXTN, EventFlag.SIP_TRACK)
    with run_pbx_peer(script) as pbx:
        async with run_session(create_session(pbx, flags=flags), recorder):
            await wait_for(lambda: "resynchronised" in recorder.words)
    granted = []
    for event in recorder.events:
        board.apply(event, 0.0)
        granted.append((board.link.flags, board.link.refused_flags))
    assert list(dict.fromkeys(granted)) == [
        ((), ()),
        (("-CMExtn", "-SIPTrack"), ()),
        (("-CMExtn",), ("-SIPTrack",)),
    ]


async def test_request_resubscription_brings_a_new_snapshot():
    recorder = SessionRecorder()
    with run_pbx_peer(stream_snapshots([make_detail_packet(1, 1)], [make_detail_packet(2, 1)])) as pbx:
        one = create_session(pbx)
        async with run_session(one, recorder):
            await wait_for(lambda: "snapshot over" in recorder.words)
            one.request_resubscription()
            await wait_for(lambda: "resynchronised" in recorder.words)


async def test_a_session_requests_a_snapshot_at_regular_intervals_without_a_gap():
    # The PBX of the second call has failed, which no event reports.
    script = stream_snapshots(
        [make_detail_packet(1, 1), make_detail_packet(2, 2)], [make_detail_packet(3, 1)]
    )
    recorder, _ = await run_until_resynchronised(script, structs.replace(QUICK_TIMING, refresh_interval=0.2))
    assert "gap" not in recorder.words
    assert recorder.words[len(FIRST_SNAPSHOT) :][:4] == [
        "snapshot",
        "call 1",
        "snapshot over",
        "resynchronised",
    ]


async def _refuse_second_request(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    request = await conversation.receive_event_request()
    await conversation.send_packets(EventResponse(request.request_id, EventResult.FEATURE_NOT_AVAILABLE))
    await conversation.wait_for_hang_up()


async def _ignore_second_request(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    await conversation.receive_event_request()
    await conversation.answer_tests()


async def _hang_up_on_second_request(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    await conversation.receive_event_request()
    conversation.hang_up()


@pytest.mark.parametrize(
    ("reject", "reason"),
    [
        (_hang_up_on_second_request, "The PBX closed the connection."),
        (_refuse_second_request, "The PBX says FEATURE NOT AVAILABLE"),
        (_ignore_second_request, "The PBX did not answer the event request within 2 s."),
    ],
)
async def test_a_pbx_that_rejects_regular_snapshots_loses_the_link_once(reject: PeerScript, reason: str):
    answered = 0

    async def answer_tests_only(conversation: PeerConversation) -> None:
        nonlocal answered
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
        while True:
            # Fails on another request for events.
            await conversation.answer_test(await conversation.receive_packet())
            answered += 1

    recorder = SessionRecorder()
    timing = structs.replace(QUICK_TIMING, refresh_interval=0.2)
    with run_pbx_peer(script_sequence([reject, answer_tests_only])) as pbx:
        async with run_session(create_session(pbx, timing), recorder):
            # They are sent every 0.05 s: the next snapshot would have been requested long before.
            await wait_for(lambda: answered >= 20)
    assert [word for word in recorder.words if word in {"lost", "resynchronised"}] == [
        "lost",
        "resynchronised",
    ]
    assert len(pbx.conversations) == 2
    (lost,) = (link for link in recorder.links if link.state is LinkState.LOST)
    assert str(lost.reason).startswith(reason)


async def test_in_a_network_a_pbx_that_rejects_regular_snapshots_is_connected_to_again():
    """Otherwise, the calls of another PBX that has failed would stay."""
    recorder = SessionRecorder()
    timing = structs.replace(QUICK_TIMING, refresh_interval=0.2)
    with run_pbx_peer(_refuse_second_request) as pbx:
        async with run_session(create_session(pbx, timing, flags={EventFlag.SCN}), recorder):
            await wait_for(lambda: recorder.words.count("resynchronised") >= 2)
