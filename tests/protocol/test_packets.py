"""Packets byte by byte, sections 6.1 to 6.6."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.enums import PacketId, TupleId
from devlink3_desk.protocol.errors import LocalProtocolError, PacketError
from devlink3_desk.protocol.packet_codec import decode_packet, encode_packet
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventPacket,
    EventRequest,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    TestResponse,
    UnknownPacket,
)

PAYLOADS = [
    ("6.1 request", TestRequest(7, b"hi"), "002a0001 00000007 00000002 6869"),
    ("6.1 success", TestResponse(7, 0, b"hi"), "802a0001 00000007 00000000 00000002 6869"),
    ("6.1 too long", TestResponse(7, 0x80000001), "802a0001 00000007 80000001 00000000"),
    ("6.1 integrity", TestResponse(7, 0x80000002), "802a0001 00000007 80000002 00000000"),
    ("6.1 authentication", TestResponse(7, 0x80000003), "802a0001 00000007 80000003 00000000"),
    ("6.2.1", AuthenticateRequest(1, "Zoë"), "00300001 00000001 00000001 5a6fc3ab 00"),
    (
        "6.2.1.1",
        AuthenticateRequest(1, "a", "App"),
        "00300001 00000001 00000001 6100 007e0001 0004 41707000",
    ),
    ("6.2.2", AuthenticateResponse(1, 2, b"\1\2\3\4"), "80300001 00000001 00000002 00000004 01020304"),
    ("6.2.3", ChallengeAnswer(2, 0x50, b"\xaa" * 20), "00300001 00000002 00000050 00000014" + "aa" * 20),
    (
        "6.2.4.1",
        AuthenticateResponse(2, 0, pbx_version="v", variant="S"),
        "80300001 00000002 00000000 007d0001 0002 7600 007d0002 0002 5300",
    ),
    ("6.2.4 failed", AuthenticateResponse(2, 0x80000041), "80300001 00000002 80000041"),
    ("6.2.4 limits", AuthenticateResponse(2, 0x80000042), "80300001 00000002 80000042"),
    ("6.2.4 later", AuthenticateResponse(2, 0x80000043), "80300001 00000002 80000043"),
    ("6.2.4 licence", AuthenticateResponse(2, 0x80000044), "80300001 00000002 80000044"),
    ("6.3.1", AuthenticateResponse(2, 1), "80300001 00000002 00000001"),
    (
        "6.3.2",
        ChallengeAnswer(2, 0x51, b"pw".ljust(32, b"\0")),
        "00300001 00000002 00000051 00000020 7077" + "00" * 30,
    ),
    ("6.4.1", EventRequest(3, "-SCN"), "00300011 00000003 0005 2d53434e00"),
    ("6.4.2", EventResponse(3, 9, "-SCN"), "80300011 00000003 00000009 0005 2d53434e00"),
    ("6.5.1", EventPacket("192.168.42.3", 258, b"\1"), "10300011 c0a82a03 00000102 01"),
    ("6.6.1 request", ReadFileRequest(4, "a/b"), "00300041 00000004 0004 612f6200"),
    ("6.6.1 response", ReadFileResponse(4, 0, b"x,1\r\n"), "80300041 00000004 00000000 782c310d0a"),
    ("none", UnknownPacket(0x12345678, b"zz"), "12345678 7a7a"),
]


@pytest.mark.parametrize(("packet", "text"), [row[1:] for row in PAYLOADS], ids=[row[0] for row in PAYLOADS])
def test_payloads_both_ways(packet, text):
    payload = bytes.fromhex(text)
    assert encode_packet(packet) == payload
    assert decode_packet(payload) == packet


def test_every_packet_of_the_text_is_there():
    assert {int.from_bytes(bytes.fromhex(row[2])[:4], "big") for row in PAYLOADS} >= set(PacketId)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "00",
        "002a0001 0000",
        "002a0001 00000007 00000005 6869",
        "802a0001 00000007",
        "00300001 00000001 00000001 61",
        "80300001 00000001 00000002",
        "80300001 00000001 00000002 00000010 01",
        "10300011 c0a82a03",
        "80300011 00000003",
        "80300041 00000003 00",
    ],
)
def test_a_truncated_packet_is_a_packet_error(text):
    with pytest.raises(PacketError) as caught:
        decode_packet(bytes.fromhex(text))
    assert not re.search(r"\b[Aa] [aeiou]", str(caught.value))  # monitor prints the sentence


def test_lengths_that_error_answers_may_leave_out():
    assert decode_packet(bytes.fromhex("802a0001 00000007 80000001")) == TestResponse(7, 0x80000001)
    assert decode_packet(bytes.fromhex("80300011 00000003 80000021")) == EventResponse(3, 0x80000021)


def test_unknown_tuples_of_a_sign_in_are_skipped():
    payload = bytes.fromhex("80300001 00000002 00000000 00990099 0002 ffff 007d0001 0002 7600")
    packet = decode_packet(payload)
    assert isinstance(packet, AuthenticateResponse)
    assert packet.pbx_version == "v"


@given(st.binary(max_size=80), st.sampled_from(list(PacketId)))
def test_no_bytes_raise_anything_else(data, packet_id):
    for payload in (data, packet_id.to_bytes(4, "big") + data):
        with suppress(PacketError):
            decode_packet(payload)


def test_the_password_is_in_no_repr():
    assert "secret" not in repr(ChallengeAnswer(1, 0x51, b"secret"))


def test_values_that_cannot_be_written_are_refused():
    for packet in (
        EventPacket("1.2.3", 1, b""),
        EventPacket("1.2.3.400", 1, b""),
        AuthenticateRequest(1, "a\0b"),
    ):
        with pytest.raises(LocalProtocolError):
            encode_packet(packet)


def test_tuples_without_a_count_6_5_1():
    table = packet_codec.encode_tuple(1, b"") + packet_codec.encode_tuple(0x00760004, b"ab")
    assert list(packet_codec.split_tuples(table)) == [(1, b""), (0x00760004, b"ab")]


def test_delta2_tuple_with_two_ids_6_5_1_2():
    bare = packet_codec.encode_tuple(TupleId.CALL_DELTA2, b"x")
    doubled = TupleId.CALL_DELTA3.to_bytes(4, "big") + bare
    assert list(packet_codec.split_tuples(doubled + bare)) == [(TupleId.CALL_DELTA2, b"x")] * 2
