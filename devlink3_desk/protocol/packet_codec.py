"""Payloads of frames to packets and back, with the texts and tuples in them (sections 6.1 to 6.6).

Numbers are unsigned and in network order. Texts end with a zero and are UTF-8 or double-byte. Client and
simulator use the same functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from struct import Struct, pack
from typing import Final, assert_never

from devlink3_desk.protocol.enums import AuthResult, AuthStep, PacketId, TupleId
from devlink3_desk.protocol.errors import LocalProtocolError, PacketError, UndecodableError
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventPacket,
    EventRequest,
    EventResponse,
    Packet,
    ReadFileRequest,
    ReadFileResponse,
    RequestPacket,
    ResponsePacket,
    TestRequest,
    TestResponse,
    UnknownPacket,
)
from devlink3_desk.protocol.pseudo_files import decode_row
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

# Texts


def decode_utf8(data: bytes) -> str:
    """Return a zero-terminated UTF-8 text; fields that are not UTF-8 are decoded as Windows-1252."""
    # A name in a wrong encoding must cost neither its call nor the other names of the record.
    if 0 in data:  # the search for an integer is faster than one for bytes, or than partition()
        data = data.partition(b"\0")[0]
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ",".join(map(decode_row, data.split(b",")))


def decode_utf16(data: bytes) -> str:
    """Return a zero-terminated double-byte text in network order.

    Half a surrogate pair becomes U+FFFD. Raises :class:`UndecodableError` on an odd number of bytes.
    """
    if len(data) % 2:
        raise UndecodableError(f"a double-byte text of {len(data)} bytes")
    return data.decode("utf-16-be", "replace").partition("\0")[0]


def encode_utf8(text: str) -> bytes:
    """Return ``text`` as zero-terminated UTF-8."""
    return text.encode("utf-8", "replace") + b"\0"


def encode_utf16(text: str) -> bytes:
    """Return ``text`` as zero-terminated double-byte text in network order."""
    return text.encode("utf-16-be", "replace") + b"\0\0"


# Tuples

_TUPLE_HEADER: Final = Struct(">IH")
_TUPLE_ID: Final = Struct(">I")
_MAX_TUPLE_DATA: Final = 0xFFFF
_DOUBLED_DELTA_ID: Final = _TUPLE_ID.pack(TupleId.CALL_DELTA3) + _TUPLE_ID.pack(TupleId.CALL_DELTA2)


class TruncatedTupleError(UndecodableError):
    """The length of a tuple is more than its packet has left."""

    def __init__(self, tuple_id: int, data: bytes) -> None:
        """Store the id and the incomplete data."""
        super().__init__("the tuple is longer than what is left of its packet")
        self.tuple_id = tuple_id
        self.data = data


def encode_tuple(tuple_id: int, data: bytes) -> bytes:
    """Return one tuple. Raises :class:`LocalProtocolError` on more than 65,535 bytes."""
    if len(data) > _MAX_TUPLE_DATA:
        raise LocalProtocolError(f"{len(data)} bytes do not fit into one tuple.")
    return _TUPLE_HEADER.pack(tuple_id, len(data)) + data


def split_tuples(data: bytes) -> Iterable[tuple[int, bytes]]:
    """Return id and data of every tuple in order, those with unknown ids included.

    A single tuple comes in a :class:`tuple`, several in an iterator. Iterating raises
    :class:`TruncatedTupleError` if the last one is incomplete.
    """
    if len(data) >= _TUPLE_HEADER.size:
        tuple_id, length = _TUPLE_HEADER.unpack_from(data)
        if length == len(data) - _TUPLE_HEADER.size and not data.startswith(_DOUBLED_DELTA_ID):
            return ((tuple_id, data[_TUPLE_HEADER.size :]),)
    return _iter_tuples(data)


def _iter_tuples(data: bytes) -> Iterator[tuple[int, bytes]]:
    position, size = 0, len(data)
    while position < size:
        # The official text prints a CallDelta2 tuple with the id of CallDelta3 in front of its own (6.5.1.2).
        # This cannot be a Delta3 tuple: it would be one of 0x0076 bytes that begins with a zero.
        if data.startswith(_DOUBLED_DELTA_ID, position):
            position += _TUPLE_ID.size
        if size - position < _TUPLE_HEADER.size:
            raise _create_truncated_header_error(data[position:])
        tuple_id, length = _TUPLE_HEADER.unpack_from(data, position)
        position += _TUPLE_HEADER.size
        if length > size - position:
            raise TruncatedTupleError(tuple_id, data[position:])
        yield tuple_id, data[position : position + length]
        position += length


def _create_truncated_header_error(rest: bytes) -> TruncatedTupleError:
    if len(rest) < _TUPLE_ID.size:
        return TruncatedTupleError(0, rest)
    return TruncatedTupleError(_TUPLE_ID.unpack_from(rest)[0], rest[_TUPLE_ID.size :])


# Packets to values

_UINT32: Final = Struct(">I")
_TWO_UINT32: Final = Struct(">II")
_THREE_UINT32: Final = Struct(">III")
_UINT16: Final = Struct(">H")

_TRUNCATED_PACKET: Final = QT_TRANSLATE_NOOP("Link", "A {what} of {octets} bytes is truncated.")
_WRONG_DATA_LENGTH: Final = QT_TRANSLATE_NOOP(
    "Link", "A {what} declares {length} bytes but contains {octets}."
)
_UNTERMINATED_USER_NAME: Final = QT_TRANSLATE_NOOP("Link", "The user name has no terminating zero.")
_EMPTY_CHALLENGE: Final = QT_TRANSLATE_NOOP("Link", "The SHA1 challenge contains no data.")


def decode_packet(payload: bytes) -> Packet:
    """Return the packet in ``payload``. Raises :class:`PacketError` if it is truncated."""
    (packet_id,) = _unpack_fields(_UINT32, payload, 0, "packet")
    decode = _PACKET_DECODERS.get(packet_id)
    return UnknownPacket(packet_id, payload[4:]) if decode is None else decode(payload)


def is_response(payload: bytes) -> bool:
    """Return whether ``payload`` is one of the known responses, which have the high bit of the id set."""
    packet_id, _ = read_packet_header(payload)
    return packet_id & 0x80000000 != 0 and packet_id in _PACKET_DECODERS


def read_packet_header(payload: bytes) -> tuple[int, int | None]:
    """Return the packet id and, where the payload is long enough, the request id behind it."""
    packet_id = int.from_bytes(payload[:4], "big")
    return packet_id, int.from_bytes(payload[4:8], "big") if len(payload) >= 8 else None


def _unpack_fields(layout: Struct, payload: bytes, offset: int, packet_name: str) -> tuple[int, ...]:
    if len(payload) - offset < layout.size:
        raise PacketError(Sentence(_TRUNCATED_PACKET, what=packet_name, octets=len(payload)))
    return layout.unpack_from(payload, offset)


def _read_sized_data(payload: bytes, offset: int, layout: Struct, packet_name: str) -> bytes:
    """Return the data at ``offset``, which is preceded by its length; empty if the packet ends there."""
    # Responses with an error may leave length and data out.
    if len(payload) == offset:
        return b""
    (length,) = _unpack_fields(layout, payload, offset, packet_name)
    start = offset + layout.size
    if length > len(payload) - start:
        raise PacketError(
            Sentence(_WRONG_DATA_LENGTH, what=packet_name, length=length, octets=len(payload) - start)
        )
    return payload[start : start + length]


def _decode_test_request(payload: bytes) -> TestRequest:
    _, request_id = _unpack_fields(_TWO_UINT32, payload, 0, "test packet")
    return TestRequest(request_id, _read_sized_data(payload, 8, _UINT32, "test packet"))


def _decode_test_response(payload: bytes) -> TestResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "test response")
    return TestResponse(request_id, result, _read_sized_data(payload, 12, _UINT32, "test response"))


def _decode_authenticate_request(payload: bytes) -> AuthenticateRequest | ChallengeAnswer:
    _, request_id, step = _unpack_fields(_THREE_UINT32, payload, 0, "sign-in request")
    if step != AuthStep.REQUEST:
        return ChallengeAnswer(request_id, step, _read_sized_data(payload, 12, _UINT32, "challenge response"))
    user, terminator, table = payload[12:].partition(b"\0")
    if not terminator:
        raise PacketError(Sentence(_UNTERMINATED_USER_NAME))
    texts = _decode_text_tuples(table)
    return AuthenticateRequest(request_id, decode_utf8(user), texts.get(TupleId.APPLICATION_NAME))


def _decode_text_tuples(table: bytes) -> dict[int, str]:
    """Return the texts of a table of tuples; an incomplete tuple ends the table."""
    texts = {}
    try:
        for tuple_id, data in split_tuples(table):
            texts[tuple_id] = decode_utf8(data)
    except TruncatedTupleError:
        pass  # names and versions only inform: no reason to refuse a sign-in
    return texts


def _decode_authenticate_response(payload: bytes) -> AuthenticateResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "sign-in response")
    if result == AuthResult.SHA1_CHALLENGE:
        challenge = _read_sized_data(payload, 12, _UINT32, "challenge")
        if not challenge:
            raise PacketError(Sentence(_EMPTY_CHALLENGE))
        return AuthenticateResponse(request_id, result, challenge)
    if result != AuthResult.SUCCESS:
        return AuthenticateResponse(request_id, result)
    texts = _decode_text_tuples(payload[12:])
    return AuthenticateResponse(
        request_id,
        result,
        pbx_version=texts.get(TupleId.PBX_VERSION),
        variant=texts.get(TupleId.VARIANT),
    )


def _decode_event_request(payload: bytes) -> EventRequest:
    _, request_id = _unpack_fields(_TWO_UINT32, payload, 0, "request for events")
    return EventRequest(request_id, decode_utf8(_read_sized_data(payload, 8, _UINT16, "request for events")))


def _decode_event_response(payload: bytes) -> EventResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "response with flags")
    return EventResponse(
        request_id, result, decode_utf8(_read_sized_data(payload, 12, _UINT16, "response with flags"))
    )


def _decode_event_packet(payload: bytes) -> EventPacket:
    _, address, counter = _unpack_fields(_THREE_UINT32, payload, 0, "packet of events")
    return EventPacket(_format_ipv4_address(address), counter, payload[_THREE_UINT32.size :])


@lru_cache(maxsize=256)
def _format_ipv4_address(address: int) -> str:
    """Return an address in dotted form; cached, since a network has a few dozen PBXs."""
    return f"{address >> 24}.{address >> 16 & 0xFF}.{address >> 8 & 0xFF}.{address & 0xFF}"


def _decode_file_request(payload: bytes) -> ReadFileRequest:
    _, request_id = _unpack_fields(_TWO_UINT32, payload, 0, "read file request")
    return ReadFileRequest(
        request_id, decode_utf8(_read_sized_data(payload, 8, _UINT16, "read file request"))
    )


def _decode_file_response(payload: bytes) -> ReadFileResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "read file response")
    return ReadFileResponse(request_id, result, payload[12:])


_PACKET_DECODERS: Final[dict[int, Callable[[bytes], Packet]]] = {
    PacketId.TEST_REQUEST: _decode_test_request,
    PacketId.TEST_RESPONSE: _decode_test_response,
    PacketId.AUTHENTICATE_REQUEST: _decode_authenticate_request,
    PacketId.AUTHENTICATE_RESPONSE: _decode_authenticate_response,
    PacketId.EVENT_REQUEST: _decode_event_request,
    PacketId.EVENT_RESPONSE: _decode_event_response,
    PacketId.EVENT: _decode_event_packet,
    PacketId.READ_FILE_REQUEST: _decode_file_request,
    PacketId.READ_FILE_RESPONSE: _decode_file_response,
}


# Values to packets


def encode_packet(packet: Packet) -> bytes:
    """Return the payload of ``packet``. Raises :class:`LocalProtocolError` on values without an encoding."""
    match packet:
        case EventPacket():
            return _encode_event_packet(packet)
        case UnknownPacket():
            return pack(">I", packet.packet_id) + packet.data
        case TestRequest() | AuthenticateRequest() | ChallengeAnswer() | EventRequest() | ReadFileRequest():
            return _encode_request(packet)
        case TestResponse() | AuthenticateResponse() | EventResponse() | ReadFileResponse():
            return _encode_response(packet)
        case _:
            assert_never(packet)


def _encode_request(packet: RequestPacket) -> bytes:
    match packet:
        case TestRequest():
            return _encode_sized(PacketId.TEST_REQUEST, packet.request_id, packet.payload)
        case AuthenticateRequest():
            header = pack(">III", PacketId.AUTHENTICATE_REQUEST, packet.request_id, AuthStep.REQUEST)
            tuples = _encode_text_tuples({TupleId.APPLICATION_NAME: packet.application})
            return header + _encode_terminated_text(packet.user) + tuples
        case ChallengeAnswer():
            return _encode_sized(PacketId.AUTHENTICATE_REQUEST, packet.request_id, packet.answer, packet.step)
        case EventRequest():
            header = pack(">II", PacketId.EVENT_REQUEST, packet.request_id)
            return header + _prepend_length(encode_utf8(packet.flags))
        case ReadFileRequest():
            header = pack(">II", PacketId.READ_FILE_REQUEST, packet.request_id)
            return header + _prepend_length(_encode_terminated_text(packet.name))
        case _:
            assert_never(packet)


def _encode_response(packet: ResponsePacket) -> bytes:
    match packet:
        case TestResponse():
            return _encode_sized(PacketId.TEST_RESPONSE, packet.request_id, packet.payload, packet.result)
        case AuthenticateResponse():
            return _encode_authenticate_response(packet)
        case EventResponse():
            header = pack(">III", PacketId.EVENT_RESPONSE, packet.request_id, packet.result)
            return header + _prepend_length(encode_utf8(packet.flags))
        case ReadFileResponse():
            header = pack(">III", PacketId.READ_FILE_RESPONSE, packet.request_id, packet.result)
            return header + packet.contents
        case _:
            assert_never(packet)


def _encode_authenticate_response(packet: AuthenticateResponse) -> bytes:
    if packet.result == AuthResult.SHA1_CHALLENGE:
        return _encode_sized(
            PacketId.AUTHENTICATE_RESPONSE, packet.request_id, packet.challenge, packet.result
        )
    header = pack(">III", PacketId.AUTHENTICATE_RESPONSE, packet.request_id, packet.result)
    return header + _encode_text_tuples(
        {TupleId.PBX_VERSION: packet.pbx_version, TupleId.VARIANT: packet.variant}
    )


def _encode_sized(packet_id: PacketId, request_id: int, data: bytes, *words: int) -> bytes:
    """Return a packet: request id, further 32-bit words, 32-bit length of ``data``, ``data``."""
    return pack(f">{3 + len(words)}I", packet_id, request_id, *words, len(data)) + data


def _encode_event_packet(packet: EventPacket) -> bytes:
    try:
        first, second, third, fourth = (int(part) for part in packet.address.split("."))
        address = bytes((first, second, third, fourth))
    except ValueError as error:
        raise LocalProtocolError(f"{packet.address!r} is not a dotted IPv4 address.") from error
    return pack(">I4sI", PacketId.EVENT, address, packet.counter) + packet.data


def _encode_terminated_text(text: str) -> bytes:
    if "\0" in text:
        raise LocalProtocolError("A zero-terminated text cannot contain a zero character.")
    return encode_utf8(text)


def _prepend_length(data: bytes) -> bytes:
    """Return ``data``, preceded by its length in 16 bits."""
    if len(data) > 0xFFFF:
        raise LocalProtocolError(f"A text of {len(data)} bytes is too long for its length field.")
    return pack(">H", len(data)) + data


def _encode_text_tuples(texts: dict[TupleId, str | None]) -> bytes:
    present = ((tuple_id, text) for tuple_id, text in texts.items() if text is not None)
    return b"".join(encode_tuple(tuple_id, encode_utf8(text)) for tuple_id, text in present)
