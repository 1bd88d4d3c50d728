"""Frames, sections 3 and 6.6.1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol.errors import FrameError, LocalProtocolError
from devlink3_desk.protocol.framing import FrameReader, encode_frame


def feed_all(reader: FrameReader, pieces: list[bytes]) -> list[bytes]:
    return [payload for piece in pieces for payload in reader.feed_data(piece)]


@pytest.mark.parametrize(
    ("size", "header"),
    [
        (0, b"\x49\x00\x03"),
        (1, b"\x49\x00\x04"),
        (0x7FFC, b"\x49\x7f\xff"),
        (0x7FFD, b"\x49\x81\x00\x01"),
        (5_000_000 // 2, bytes((0x49, 0x80 | (2_500_004 >> 15), (2_500_004 >> 8) & 0x7F, 2_500_004 & 0xFF))),
        (0x3FFFFF - 4, b"\x49\xff\x7f\xff"),
    ],
)
def test_header_and_back(size, header):
    payload = b"x" * size
    frame = encode_frame(payload)
    assert frame.startswith(header)
    assert len(frame) == size + len(header)
    assert feed_all(FrameReader(), [frame]) == [payload]


def test_too_long_a_payload_is_refused_before_it_is_sent():
    with pytest.raises(LocalProtocolError):
        encode_frame(b"x" * (0x3FFFFF - 3))


def test_three_bytes_may_encode_a_short_length():
    assert feed_all(FrameReader(), [b"\x49\x80\x00\x06ab"]) == [b"ab"]


@given(st.lists(st.binary(max_size=60), max_size=8), st.data())
def test_any_split_gives_the_same_payloads(payloads, data):
    stream = b"".join(map(encode_frame, payloads))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=12)))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert feed_all(FrameReader(), pieces) == payloads


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_single_bytes_of_every_buffer_type(kind):
    stream = encode_frame(b"one") + encode_frame(b"y" * 40_000) + encode_frame(b"")
    reader = FrameReader()
    payloads = feed_all(reader, [kind(stream[i : i + 1]) for i in range(len(stream))])
    assert payloads == [b"one", b"y" * 40_000, b""]
    assert feed_all(reader, [encode_frame(b"next")]) == [b"next"]


@pytest.mark.parametrize("stream", [b"\x48\x00\x04x", b"\x49\x00\x02", b"\x49\x80\x00\x03", b"\x49\x00\x00"])
def test_what_is_no_frame_ends_the_stream(stream):
    with pytest.raises(FrameError):
        feed_all(FrameReader(), [stream])


def test_good_frames_before_a_bad_one_are_not_lost():
    payloads = FrameReader().feed_data(encode_frame(b"good") + b"bad")
    assert next(payloads) == b"good"
    with pytest.raises(FrameError):
        next(payloads)


def test_limit_is_checked_before_a_payload_is_kept():
    reader = FrameReader(max_frame_size=1000)
    with pytest.raises(FrameError, match="1001"):
        feed_all(reader, [b"\x49\x03\xe9"])
