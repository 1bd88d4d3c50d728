"""The client's side of a connection against packets written by hand, sections 6.1 to 6.6."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.connection import (
    MAX_PENDING_TESTS,
    Authenticated,
    AuthenticationRejected,
    ChallengeReceived,
    ConnectionState,
    DevLinkConnection,
    FileReceived,
    ProtocolViolation,
    Subscribed,
    SubscriptionRejected,
    TestResponseReceived,
    UnrequestedResponse,
    compute_sha1_answer,
    encode_plain_answer,
)
from devlink3_desk.protocol.enums import AuthStep, EventResult, TupleId
from devlink3_desk.protocol.errors import (
    FlagsError,
    FrameError,
    LocalProtocolError,
    PacketError,
    PlainPasswordRefusedError,
    StreamIntegrityError,
)
from devlink3_desk.protocol.events import CounterGap, Delta2, Undecodable
from devlink3_desk.protocol.flags import EventFlag, format_flags, parse_flags
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.protocol.packets import (
    AuthenticateResponse,
    EventPacket,
    EventResponse,
    ReadFileResponse,
    TestRequest,
    TestResponse,
    UnknownPacket,
)


def encode(*packets):
    return b"".join(encode_frame(packet_codec.encode_packet(packet)) for packet in packets)


def sent(connection):
    return [
        packet_codec.decode_packet(payload) for payload in FrameReader().feed_data(connection.data_to_send())
    ]


def signed_in(encrypted=True):
    connection = DevLinkConnection(encrypted=encrypted)
    connection.request_sign_in("desk", "App")
    connection.receive_data(encode(AuthenticateResponse(1, 0)))
    connection.data_to_send()
    return connection


def broken(connection, *packets):
    violation = connection.receive_data(encode(*packets))[-1]
    assert isinstance(violation, ProtocolViolation)
    assert connection.state is ConnectionState.BROKEN
    return violation.error


@pytest.mark.parametrize("answered_id", [1, 2])
def test_sign_in_by_sha1(answered_id):
    connection = DevLinkConnection(encrypted=False)
    connection.request_sign_in("desk", "App")
    (request,) = sent(connection)
    assert (request.user, request.application) == ("desk", "App")
    assert connection.receive_data(encode(AuthenticateResponse(1, 2, b"c" * 16))) == [
        ChallengeReceived(is_plain=False)
    ]
    connection.answer_challenge("pass")
    (answer,) = sent(connection)
    assert answer.step == AuthStep.SHA1_RESPONSE
    assert answer.answer == hashlib.sha1(b"c" * 16 + b"pass".ljust(16, b"\0")).digest()
    success = AuthenticateResponse(answered_id, 0, pbx_version="IP500", variant="S")
    assert connection.receive_data(encode(success)) == [Authenticated("IP500", "S")]
    assert connection.state is ConnectionState.SIGNED_IN


def test_sign_in_in_clear_inside_tls_6_3():
    connection = DevLinkConnection(encrypted=True)
    connection.request_sign_in("desk", "App")
    assert connection.receive_data(encode(AuthenticateResponse(1, 1))) == [ChallengeReceived(is_plain=True)]
    connection.data_to_send()
    connection.answer_challenge("pass")
    (answer,) = sent(connection)
    assert (answer.step, answer.answer) == (AuthStep.PLAIN_RESPONSE, b"pass".ljust(32, b"\0"))


def test_password_never_leaves_in_clear_without_tls():
    connection = DevLinkConnection(encrypted=False)
    connection.request_sign_in("desk", "App")
    connection.data_to_send()
    assert isinstance(broken(connection, AuthenticateResponse(1, 1)), PlainPasswordRefusedError)
    with pytest.raises(LocalProtocolError):
        connection.answer_challenge("pass")
    assert connection.data_to_send() == b""


def test_passwords_are_cut_by_bytes():
    assert encode_plain_answer("ä" * 20) == ("ä" * 16).encode()
    assert compute_sha1_answer(b"", "x" + "ä" * 20) == hashlib.sha1(("x" + "ä" * 8).encode()[:16]).digest()
    assert (
        compute_sha1_answer(b"long challenge of any length", "")
        == hashlib.sha1(b"long challenge of any length" + bytes(16)).digest()
    )


@pytest.mark.parametrize("result", [0x80000041, 0x80000042, 0x80000043, 0x80000044, 0x80000099, 77])
def test_refused_sign_in_6_2_4(result):
    connection = DevLinkConnection(encrypted=True)
    connection.request_sign_in("desk", "App")
    assert connection.receive_data(encode(AuthenticateResponse(1, result))) == [
        AuthenticationRejected(result)
    ]
    assert connection.state is ConnectionState.REJECTED


@pytest.mark.parametrize(
    ("result", "text", "expected"),
    [
        (0, "-SCN -CMExtn", Subscribed(0, frozenset({EventFlag.SCN, EventFlag.CM_EXTN}))),
        (0, "", Subscribed(0, frozenset({EventFlag.SCN, EventFlag.CM_EXTN}))),
        (9, "", Subscribed(9, frozenset(), frozenset({EventFlag.SCN, EventFlag.CM_EXTN}))),
        (9, "-CMExtn", Subscribed(9, frozenset({EventFlag.CM_EXTN}), frozenset({EventFlag.SCN}))),
        (0x80000021, "", SubscriptionRejected(0x80000021)),
        (0x80000022, "", SubscriptionRejected(0x80000022)),
        (0x80000023, "", SubscriptionRejected(0x80000023)),
        (5, "", SubscriptionRejected(5)),
    ],
)
def test_event_request_6_4(result, text, expected):
    connection = signed_in()
    request_id = connection.request_events(parse_flags("-cmextn -SCN"))
    (request,) = sent(connection)
    assert request.flags == "-SCN -CMExtn"
    assert connection.receive_data(encode(EventResponse(request_id, result, text))) == [expected]


def test_flags_6_4_1():
    every = "-SCN -SIPTrack -CMExtn -CONN -TEXT"
    assert format_flags(parse_flags(every)) == every
    assert format_flags(parse_flags("-TEXT -CD2")) == "-CD2 -TEXT"
    with pytest.raises(FlagsError, match="-FOO"):
        parse_flags("-FOO")
    connection = signed_in()
    with pytest.raises(FlagsError):
        connection.request_events({EventFlag.SCN, EventFlag.CD2})
    assert connection.data_to_send() == b""


def test_counters_start_anew_with_each_event_response():
    connection = signed_in()
    first = connection.request_events(())
    events = [EventPacket("10.0.0.1", n, b"") for n in (5, 6)]
    assert connection.receive_data(encode(EventResponse(first, EventResult.SUCCESS), *events))[1:] == []
    again = connection.request_events(())
    data = encode(EventResponse(again, EventResult.SUCCESS), EventPacket("10.0.0.1", 1, b""))
    assert len(connection.receive_data(data)) == 1


def test_counters_of_events_before_the_first_event_response_go_on_after_it():
    connection = signed_in()
    request_id = connection.request_events({EventFlag.CD2, EventFlag.TEXT})
    assert connection.receive_data(encode(EventPacket("10.0.0.1", 1, b""))) == []
    record = packet_codec.encode_tuple(TupleId.CALL_DELTA2, b"Ann\0")
    response = EventResponse(request_id, EventResult.SUCCESS, "-CD2 -TEXT")
    received = connection.receive_data(encode(response, EventPacket("10.0.0.1", 3, record)))
    assert received[1:] == [
        CounterGap(2, 3, pbx="10.0.0.1", counter=3),
        Delta2("Ann", pbx="10.0.0.1", counter=3),
    ]


def test_read_file_6_6():
    connection = signed_in()
    request_id = connection.request_file("nasystem/user_list")
    contents = b"u,1\r\n" * 700_000
    assert connection.receive_data(encode(ReadFileResponse(request_id, 0, contents))) == [
        FileReceived(0, contents)
    ]
    request_id = connection.request_file("nope")
    assert connection.receive_data(encode(ReadFileResponse(request_id, 1))) == [FileReceived(1)]


def test_test_packets_both_ways_6_1():
    connection = DevLinkConnection(encrypted=False)
    request_id = connection.send_test(b"x" * 1000)
    assert sent(connection) == [TestRequest(request_id, b"x" * 1000)]
    second_id = connection.send_test(b"y")
    answers = encode(TestResponse(request_id, 0, b"x"), TestResponse(second_id, 0x80000001))
    assert connection.receive_data(answers) == [
        TestResponseReceived(request_id, 0, b"x"),
        TestResponseReceived(second_id, 0x80000001),
    ]
    connection.data_to_send()
    with pytest.raises(LocalProtocolError):
        connection.send_test(b"x" * 1001)
    asked = encode(TestRequest(9, b"echo"), TestRequest(0, b"none"), TestRequest(8, b"y" * 1001))
    assert connection.receive_data(asked) == []
    assert sent(connection) == [TestResponse(9, 0, b"echo"), TestResponse(8, 0x80000001)]


@pytest.mark.parametrize("result", [0x80000002, 0x80000003])
def test_a_lost_stream_ends_the_connection_6_1(result):
    connection = signed_in()
    error = broken(connection, TestResponse(connection.send_test(), result))
    assert isinstance(error, StreamIntegrityError)
    assert error.result == result


STRAY_RESPONSES = [
    AuthenticateResponse(99, 0),
    AuthenticateResponse(99, 1),
    AuthenticateResponse(99, 2, b"x"),
    AuthenticateResponse(99, 0x80000041),
    EventResponse(99, 0),
    EventResponse(99, 0x80000021),
    ReadFileResponse(99, 0, b"x"),
    TestResponse(99, 0),
    TestResponse(99, 0x80000002),
]


@pytest.mark.parametrize("packet", STRAY_RESPONSES, ids=repr)
def test_a_response_that_was_never_requested_is_ignored_at_every_step(packet):
    connection = DevLinkConnection(encrypted=False)
    ignored = [UnrequestedResponse(int.from_bytes(packet_codec.encode_packet(packet)[:4], "big"), 99)]
    assert connection.receive_data(encode(packet)) == ignored
    connection.request_sign_in("desk", "App")
    assert connection.receive_data(encode(packet)) == ignored
    connection.receive_data(encode(AuthenticateResponse(1, 2, b"c" * 16)))
    assert connection.receive_data(encode(packet)) == ignored
    connection.answer_challenge("pass")
    assert connection.receive_data(encode(packet)) == ignored
    assert connection.receive_data(encode(AuthenticateResponse(2, 0))) == [Authenticated()]
    assert connection.receive_data(encode(packet)) == ignored
    request_id = connection.request_events(())
    assert connection.receive_data(encode(packet)) == ignored
    granted = connection.receive_data(encode(EventResponse(request_id, 0)))
    assert granted == [Subscribed(0, frozenset())]
    assert connection.receive_data(encode(packet)) == ignored


def test_a_second_answer_to_the_same_request_is_ignored():
    connection = signed_in()
    for packet in (
        EventResponse(connection.request_events(()), 0),
        ReadFileResponse(connection.request_file("a"), 0),
        TestResponse(connection.send_test(), 0),
    ):
        first, second = connection.receive_data(encode(packet, packet))
        assert not isinstance(first, UnrequestedResponse)
        assert isinstance(second, UnrequestedResponse)


@pytest.mark.parametrize(
    "repeated",
    [AuthenticateResponse(2, 0), AuthenticateResponse(1, 2, b"c"), AuthenticateResponse(2, 0x80000043)],
    ids=repr,
)
def test_a_second_result_of_the_sign_in_is_ignored(repeated):
    connection = DevLinkConnection(encrypted=False)
    connection.request_sign_in("desk", "App")
    connection.receive_data(encode(AuthenticateResponse(1, 2, b"c")))
    connection.answer_challenge("pass")
    events = connection.receive_data(encode(AuthenticateResponse(2, 0), repeated))
    assert events == [Authenticated(), UnrequestedResponse(0x80300001, repeated.request_id)]
    assert connection.state is ConnectionState.SIGNED_IN
    request_id = connection.request_events(())
    assert connection.receive_data(encode(EventResponse(request_id, 0))) == [Subscribed(0, frozenset())]


def test_a_truncated_response_ends_the_connection_only_where_it_was_requested():
    cut = bytes.fromhex("80300041 00000063 00")
    connection = signed_in()
    assert connection.receive_data(encode_frame(cut)) == [UnrequestedResponse(0x80300041, 99)]
    cut = cut[:4] + connection.request_file("a").to_bytes(4, "big") + cut[8:]
    (violation,) = connection.receive_data(encode_frame(cut))
    assert isinstance(violation, ProtocolViolation)
    assert isinstance(violation.error, PacketError)


@pytest.mark.parametrize("cut", ["80300041", "80300041 000000", "80300011", "80300001 00", "802a0001"])
def test_a_truncated_response_that_nobody_waits_for_is_reported_and_the_stream_goes_on(cut):
    """Without a RequestID, it could be a response to any request."""
    connection = signed_in()
    payload = bytes.fromhex(cut)
    (event,) = connection.receive_data(encode_frame(payload))
    assert isinstance(event, Undecodable)
    assert (event.tuple_id, event.data) == (int.from_bytes(payload[:4], "big"), payload[4:])
    request_id = connection.request_file("a")
    (answer,) = connection.receive_data(encode(ReadFileResponse(request_id, 0, b"x")))
    assert answer == FileReceived(0, b"x")


def test_a_truncated_answer_to_a_test_packet_is_reported_and_the_stream_goes_on():
    connection = signed_in()
    cut = bytes.fromhex("802a0001") + connection.send_test().to_bytes(4, "big")
    (event,) = connection.receive_data(encode_frame(cut))
    assert isinstance(event, Undecodable)


def test_a_second_challenge_ends_the_connection():
    connection = DevLinkConnection(encrypted=False)
    connection.request_sign_in("desk", "App")
    connection.receive_data(encode(AuthenticateResponse(1, 2, b"x")))
    connection.answer_challenge("pass")
    assert isinstance(broken(connection, AuthenticateResponse(1, 2, b"y")), PacketError)


def test_unanswered_test_packets_do_not_pile_up():
    connection = signed_in()
    ids = [connection.send_test() for _ in range(MAX_PENDING_TESTS + 1)]
    first, last = connection.receive_data(encode(TestResponse(ids[0], 0), TestResponse(ids[-1], 0)))
    assert isinstance(first, UnrequestedResponse)
    assert last == TestResponseReceived(ids[-1], 0)


def test_unknown_and_malformed_packets_are_reported_and_the_stream_goes_on():
    connection = signed_in()
    short_event = encode_frame(bytes.fromhex("10300011c0a82a03"))
    test_id = connection.send_test()
    test = encode(TestResponse(test_id, 0))
    events = connection.receive_data(
        encode(UnknownPacket(0x11223344, b"abc")) + short_event + encode_frame(b"") + test
    )
    assert [(event.tuple_id, event.data) for event in events if isinstance(event, Undecodable)] == [
        (0x11223344, b"abc"),
        (0x10300011, bytes.fromhex("c0a82a03")),
        (0, b""),
    ]
    assert events[3:] == [TestResponseReceived(test_id, 0)]


def test_events_before_a_violation_are_reported():
    connection = signed_in()
    test_id = connection.send_test()
    answer, violation = connection.receive_data(encode(TestResponse(test_id, 0)) + b"garbage")
    assert answer == TestResponseReceived(test_id, 0)
    assert isinstance(violation, ProtocolViolation)
    assert isinstance(violation.error, FrameError)


def test_nothing_is_asked_before_the_sign_in():
    connection = DevLinkConnection(encrypted=True)
    for ask in (lambda: connection.request_events(()), lambda: connection.request_file("a")):
        with pytest.raises(LocalProtocolError):
            ask()


@given(st.lists(st.binary(max_size=60), max_size=6), st.booleans())
def test_no_bytes_raise(pieces, framed):
    connection = DevLinkConnection(encrypted=True)
    connection.request_sign_in("a", "b")
    for piece in pieces:
        connection.receive_data(encode_frame(piece) if framed else piece)
    connection.receive_eof()
