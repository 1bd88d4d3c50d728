"""``monitor`` against PBXs of many kinds, all of them legal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from devlink3_desk.app.cli.monitor import EventPrinter
from devlink3_desk.protocol import delta3, packet_codec
from devlink3_desk.protocol.enums import EventResult
from devlink3_desk.protocol.event_stream import encode_event
from devlink3_desk.protocol.events import LinkEvent, LinkState
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventPacket,
    EventRequest,
    EventResponse,
    TestRequest,
    TestResponse,
    UnknownPacket,
)
from tests.support.command_line import CommandResult, repeat_until
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    PeerScript,
    encode_packet_frame,
    lose_stream,
    make_detail_packet,
    refuse_sign_in,
    run_pbx_peer,
    script_sequence,
    stream_packets,
    stream_snapshots,
)


def test_prints_connected_and_then_each_event(plain: Callable[..., CommandResult]):
    with run_pbx_peer(stream_packets(make_detail_packet(7, 1), make_detail_packet(8, 2))) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 2)
    assert outcome.code == 0
    assert outcome.event_names == ["connected", "detail", "detail"]
    assert outcome.json_lines[0] == {"event": "link", "pbx": None, "counter": None, "state": "connected"}
    assert [line["counter"] for line in outcome.json_lines[1:]] == [7, 8]
    assert outcome.json_lines[1]["pbx"] == "192.168.42.3"
    assert outcome.json_lines[1]["call"]["call_id"] == 1
    assert outcome.json_lines[1]["party_a"]["identity"] == "4001"
    assert outcome.json_lines[1]["party_b"] is None
    assert outcome.json_lines[1]["targets"] == []


def test_a_name_with_separators_and_controls_stays_on_one_line(plain: Callable[..., CommandResult]):
    """Many readers end a line at U+2028 or U+0085, and a terminal obeys U+009B."""
    name = "a\x85b\u2028c\u2029d\x9b2Je\x7ff\u202eg\U000e0001 Zoë 山 😀"
    record = f'<Detail><Call>n,1</Call><PartyA>e{"," * 24}"{name}"</PartyA></Detail>'
    (event,) = delta3.decode_records(record)
    with run_pbx_peer(stream_packets(EventPacket("192.168.42.3", 1, encode_event(event)))) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 1)
    assert len(outcome.out.decode().splitlines()) == 2
    assert all(character.isprintable() or character == "\n" for character in outcome.out.decode())
    assert "Zoë 山 😀" in outcome.out.decode()
    assert outcome.json_lines[1]["party_a"]["name"] == name


def test_count_writes_no_line_more_even_out_of_one_piece(plain: Callable[..., CommandResult]):
    with run_pbx_peer(stream_packets(*(make_detail_packet(n, n) for n in range(1, 9)))) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 3)
    assert outcome.event_names == ["connected", "detail", "detail", "detail"]


@pytest.mark.parametrize("length", [1, 8, 16, 20, 64])
def test_hashes_a_challenge_of_any_length_with_the_first_16_bytes_of_the_password(
    plain: Callable[..., CommandResult], length
):
    challenge = bytes(range(length))

    async def script(conversation: PeerConversation) -> None:
        answer = await conversation.challenge_client(challenge)
        expected = hashlib.sha1(challenge + PASSWORD.encode()[:16]).digest()
        assert answer.answer == expected
        await conversation.send_packets(AuthenticateResponse(answer.request_id, 0))
        await conversation.grant_events(make_detail_packet(1))
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        assert plain("monitor", pbx.port, "--count", 1).code == 0


def test_lets_the_pbx_go_on_with_the_first_request_id(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        assert request.user == "Müller"
        await conversation.send_packets(AuthenticateResponse(request.request_id, 2, b"x" * 16))
        await conversation.receive_packet()
        await conversation.send_packets(AuthenticateResponse(request.request_id, 0))
        await conversation.grant_events(make_detail_packet(1))
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        assert plain("monitor", pbx.port, "--count", 1).event_names == ["connected", "detail"]


def test_reads_a_stream_split_into_single_bytes(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        await conversation.send_bytewise(
            encode_packet_frame(AuthenticateResponse(request.request_id, 2, b"x" * 16))
        )
        answer = await conversation.expect_packet(ChallengeAnswer)
        await conversation.send_bytewise(encode_packet_frame(AuthenticateResponse(answer.request_id, 0)))
        events = await conversation.receive_event_request()
        await conversation.send_bytewise(
            encode_packet_frame(EventResponse(events.request_id, 0, events.flags))
            + encode_packet_frame(make_detail_packet(1))
        )
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        assert plain("monitor", pbx.port, "--count", 1).event_names == ["connected", "detail"]


def test_a_pbx_that_sends_calls_before_it_answers_loses_none(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.receive_event_request()
        await conversation.send_packets(make_detail_packet(1, 1))
        await conversation.send_packets(
            EventResponse(request.request_id, 0, request.flags), make_detail_packet(2, 2)
        )
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 2)
    assert outcome.event_names == ["connected", "detail", "detail"]
    assert [line["counter"] for line in outcome.json_lines[1:]] == [1, 2]


def test_answers_test_packets_and_passes_over_what_it_does_not_know(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        unknown_tuple = EventPacket(
            "192.168.42.3", 2, packet_codec.encode_tuple(0x00769999, b"new") + make_detail_packet(2, 2).data
        )
        await conversation.grant_events(
            UnknownPacket(0x10300099, b"something new"),
            make_detail_packet(1),
            unknown_tuple,
            TestRequest(77, b"are you there"),
        )
        while True:
            packet = await conversation.receive_packet()
            if isinstance(packet, TestResponse):
                break
            await conversation.answer_test(packet)
        assert packet == TestResponse(77, 0, b"are you there")
        await conversation.send_packets(make_detail_packet(3, 3))
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 5)
    assert outcome.event_names == ["connected", "undecodable", "detail", "undecodable", "detail", "detail"]
    assert outcome.json_lines[1]["tuple_id"] == 0x10300099
    assert (outcome.json_lines[3]["tuple_id"], outcome.json_lines[3]["hex"]) == (0x00769999, "6e6577")


def test_partial_success_goes_on_and_names_the_flags(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.receive_event_request()
        assert request.flags == "-SCN -CMExtn"
        await conversation.send_packets(
            EventResponse(request.request_id, EventResult.PARTIAL_SUCCESS, "-CMExtn"), make_detail_packet(1)
        )
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 1, "--flags", "-SCN -CMExtn")
    assert outcome.code == 0
    outcome.assert_stderr("PARTIAL SUCCESS", "-SCN")


def test_flags_that_a_later_request_does_not_get_are_reported_once(capsys: pytest.CaptureFixture[str]):
    def link(state: LinkState, *flags: str) -> LinkEvent:
        missing = tuple(flag for flag in ("-CMExtn", "-SIPTrack") if flag not in flags)
        return LinkEvent(state=state, flags=flags, missing=missing)

    printer = EventPrinter(None, frozenset({EventFlag.CM_EXTN, EventFlag.SIP_TRACK}))
    printer.print_events([link(LinkState.CONNECTED, "-CMExtn", "-SIPTrack")])
    assert capsys.readouterr().err == ""
    printer.print_events([link(LinkState.RESYNCHRONISED, "-CMExtn")])
    assert "did not accept -SIPTrack (PARTIAL SUCCESS)" in capsys.readouterr().err
    printer.print_events([link(LinkState.RESYNCHRONISED, "-CMExtn")])
    printer.print_events([LinkEvent(state=LinkState.RESYNCHRONISED)])
    assert capsys.readouterr().err == ""
    printer.print_events([link(LinkState.RESYNCHRONISED)])
    assert "did not accept -SIPTrack -CMExtn (PARTIAL SUCCESS)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sent"),
    [
        ((), "-CMExtn"),
        (("--flags", "-CD2"), "-CD2"),
        (("--flags=-CD2",), "-CD2"),
        (("--flags", "-CD2 -TEXT"), "-CD2 -TEXT"),
        (("--flags", ""), ""),
        (("--flags=",), ""),
    ],
)
def test_flags_go_out_as_given(plain: Callable[..., CommandResult], arguments, sent):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.grant_events(make_detail_packet(1))
        assert request.flags == sent
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        assert plain("monitor", pbx.port, "--count", 1, *arguments).code == 0


def test_duration_ends_with_0(plain: Callable[..., CommandResult]):
    with run_pbx_peer(stream_packets(make_detail_packet(1))) as pbx:
        lines = repeat_until(lambda: plain("monitor", pbx.port, "--duration", 0.3), lambda lines: lines[1:])
    assert [line["event"] for line in lines] == ["link", "detail"]


def test_duration_without_a_connection_ends_with_3(plain: Callable[..., CommandResult]):
    with run_pbx_peer(PeerConversation.wait_for_hang_up) as pbx:
        assert plain("monitor", pbx.port, "--duration", 0.2).code == 3


def test_a_gap_comes_before_the_event_that_shows_it_and_ends_in_resynchronised(
    plain: Callable[..., CommandResult],
):
    script = stream_snapshots(
        [make_detail_packet(5, 1), make_detail_packet(9, 2)],
        [make_detail_packet(10, 1), make_detail_packet(11, 2)],
    )
    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port, "--duration", 1.6)
    assert outcome.event_names == [
        "connected",
        "detail",
        "gap",
        "detail",
        "detail",
        "detail",
        "resynchronised",
    ]
    gap = outcome.json_lines[2]
    assert (gap["expected"], gap["received"], gap["counter"], gap["pbx"]) == (6, 9, 9, "192.168.42.3")


def test_counters_that_never_agree_do_not_make_a_loop(plain: Callable[..., CommandResult]):
    requests = []

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        counter = 1
        while True:
            counter += 10
            await conversation.send_packets(make_detail_packet(counter))
            packet = await conversation.receive_packet()
            if isinstance(packet, TestRequest):
                await conversation.answer_test(packet)
                continue
            assert isinstance(packet, EventRequest)
            requests.append(packet)
            await conversation.send_packets(EventResponse(packet.request_id, 0, packet.flags))

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port, "--duration", 2.0)
    assert outcome.code == 0
    assert len(requests) <= 2


def test_a_lost_stream_is_reported_and_comes_back_resynchronised(plain: Callable[..., CommandResult]):
    async def lose(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(500, 1))
        await conversation.answer_test(await conversation.receive_packet())
        conversation.reset_connection()

    with run_pbx_peer(
        script_sequence([lose, stream_packets(make_detail_packet(1, 1), make_detail_packet(2, 2))])
    ) as pbx:
        outcome = plain("monitor", pbx.port, "--duration", 3)
    assert outcome.event_names == [
        "connected", "detail", "lost", "retrying", "connected", "detail", "detail", "resynchronised",
    ]  # fmt: skip
    assert outcome.json_lines[3]["retry_in"] > 0


def test_no_reconnect_ends_with_9_when_the_stream_is_lost(plain: Callable[..., CommandResult]):
    with run_pbx_peer(lose_stream(make_detail_packet(1))) as pbx:
        outcome = plain("monitor", pbx.port, "--no-reconnect")
    assert outcome.code == 9
    assert outcome.event_names == ["connected", "detail", "lost"]
    outcome.assert_stderr("What to do")
    assert len(outcome.err.splitlines()) == 2


def test_garbage_in_the_stream_is_a_lost_stream(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events(make_detail_packet(1))
        await conversation.send_bytes(b"\x00garbage")
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port, "--no-reconnect")
    assert (outcome.code, outcome.event_names) == (9, ["connected", "detail", "lost"])


def script_refused_reconnection(result: int) -> PeerScript:
    """Return a script that loses the link, and answers the next sign-in with ``result``."""
    return script_sequence([lose_stream(), refuse_sign_in(result)])


@pytest.mark.parametrize(("result", "code"), [(0x80000041, 5), (0x80000044, 8)])
def test_a_reconnection_refused_for_good_ends_with_its_code(
    plain: Callable[..., CommandResult], result, code
):
    with run_pbx_peer(script_refused_reconnection(result)) as pbx:
        outcome = plain("monitor", pbx.port)
    assert (outcome.code, outcome.event_names) == (code, ["connected", "lost", "retrying"])
    assert len(pbx.conversations) == 2


@pytest.mark.parametrize("result", [0x80000042, 0x80000043])
def test_a_reconnection_put_off_waits_for_more_than_a_minute(plain: Callable[..., CommandResult], result):
    with run_pbx_peer(script_refused_reconnection(result)) as pbx:
        outcome = plain("monitor", pbx.port, "--duration", 2)
    assert (outcome.code, outcome.event_names) == (0, ["connected", "lost", "retrying", "retrying"])
    assert outcome.json_lines[-1]["retry_in"] > 60


@pytest.mark.parametrize("first_byte", [b"\x15", b"\x16"])
def test_a_tls_alert_is_recognised_by_its_first_byte(plain: Callable[..., CommandResult], first_byte):
    async def script(conversation: PeerConversation) -> None:
        await conversation.receive_packet()
        await conversation.send_bytewise(first_byte + b"\x03\x01\x00\x02\x02\x46")
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port)
    assert outcome.code == 4
    outcome.assert_stderr("This port uses TLS")
