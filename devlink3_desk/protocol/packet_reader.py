"""Payload to packet (section 6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from struct import Struct
from typing import Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

from . import tuples
from .enums import AuthResult, AuthStep, PacketId, TupleId
from .errors import PacketError
from .octets import decode_utf8
from .packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventPacket,
    EventRequest,
    EventResponse,
    Packet,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    TestResponse,
    UnknownPacket,
)

_UINT32: Final = Struct(">I")
_TWO_UINT32: Final = Struct(">II")
_THREE_UINT32: Final = Struct(">III")
_UINT16: Final = Struct(">H")


def decode_packet(payload: bytes) -> Packet:
    """Return the packet in ``payload``. Raises :class:`PacketError` where it is cut short."""
    (packet_id,) = _unpack_fields(_UINT32, payload, 0, "packet")
    reader = _PACKET_DECODERS.get(packet_id)
    return UnknownPacket(packet_id, payload[4:]) if reader is None else reader(payload)


def is_response(payload: bytes) -> bool:
    """Return whether ``payload`` answers a request, so that nothing can go on without it."""
    return (
        len(payload) >= _UINT32.size and bool(payload[0] & 0x80) and _UINT32.unpack_from(payload)[0] in _PACKET_DECODERS
    )


def _unpack_fields(layout: Struct, payload: bytes, offset: int, packet_name: str) -> tuple[int, ...]:
    if len(payload) - offset < layout.size:
        cut = QT_TRANSLATE_NOOP("Link", "A {what} of {octets} octets is cut short.")
        raise PacketError(Sentence(cut, what=packet_name, octets=len(payload)))
    return layout.unpack_from(payload, offset)


def _read_sized_data(payload: bytes, offset: int, layout: Struct, packet_name: str) -> bytes:
    """Return the data at ``offset`` behind its own length; nothing where the packet ends there."""
    if len(payload) == offset:
        return b""
    (length,) = _unpack_fields(layout, payload, offset, packet_name)
    start = offset + layout.size
    if length > len(payload) - start:
        other = QT_TRANSLATE_NOOP("Link", "A {what} says that it holds {length} octets and holds {octets}.")
        raise PacketError(Sentence(other, what=packet_name, length=length, octets=len(payload) - start))
    return payload[start : start + length]


def _decode_test_request(payload: bytes) -> TestRequest:
    _, request_id = _unpack_fields(_TWO_UINT32, payload, 0, "test packet")
    return TestRequest(request_id, _read_sized_data(payload, 8, _UINT32, "test packet"))


def _decode_test_response(payload: bytes) -> TestResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "test response")
    return TestResponse(request_id, result, _read_sized_data(payload, 12, _UINT32, "test response"))


def _decode_authenticate_request(payload: bytes) -> AuthenticateRequest | ChallengeAnswer:
    _, request_id, step = _unpack_fields(_THREE_UINT32, payload, 0, "authenticate request")
    if step != AuthStep.REQUEST:
        return ChallengeAnswer(request_id, step, _read_sized_data(payload, 12, _UINT32, "challenge response"))
    user, terminator, table = payload[12:].partition(b"\0")
    if not terminator:
        unended = QT_TRANSLATE_NOOP("Link", "A user name without its terminating zero.")
        raise PacketError(Sentence(unended))
    known = _decode_text_tuples(table)
    return AuthenticateRequest(request_id, decode_utf8(user), known.get(TupleId.APPLICATION_NAME))


def _decode_text_tuples(table: bytes) -> dict[int, str]:
    """Return the texts of a table of tuples; one that is cut short ends the table, for it only informs."""
    texts = {}
    try:
        for tuple_id, data in tuples.split_tuples(table):
            texts[tuple_id] = decode_utf8(data)
    except tuples.TruncatedTupleError:
        pass
    return texts


def _decode_authenticate_response(payload: bytes) -> AuthenticateResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "authenticate response")
    if result == AuthResult.SHA1_CHALLENGE:
        challenge = _read_sized_data(payload, 12, _UINT32, "challenge")
        if not challenge:
            raise PacketError(Sentence(QT_TRANSLATE_NOOP("Link", "A SHA1 challenge without challenge data.")))
        return AuthenticateResponse(request_id, result, challenge)
    if result != AuthResult.SUCCESS:
        return AuthenticateResponse(request_id, result)
    known = _decode_text_tuples(payload[12:])
    return AuthenticateResponse(
        request_id,
        result,
        pbx_version=known.get(TupleId.PBX_VERSION),
        variant=known.get(TupleId.VARIANT),
    )


def _decode_event_request(payload: bytes) -> EventRequest:
    _, request_id = _unpack_fields(_TWO_UINT32, payload, 0, "event request")
    return EventRequest(request_id, decode_utf8(_read_sized_data(payload, 8, _UINT16, "event request")))


def _decode_event_response(payload: bytes) -> EventResponse:
    _, request_id, result = _unpack_fields(_THREE_UINT32, payload, 0, "event response")
    return EventResponse(request_id, result, decode_utf8(_read_sized_data(payload, 12, _UINT16, "event response")))


def _decode_event_packet(payload: bytes) -> EventPacket:
    _, address, counter = _unpack_fields(_THREE_UINT32, payload, 0, "event")
    return EventPacket(_format_ipv4_address(address), counter, payload[_THREE_UINT32.size :])


@lru_cache(maxsize=256)
def _format_ipv4_address(address: int) -> str:
    """Return an address as people write it; a network has a few dozen."""
    return f"{address >> 24}.{address >> 16 & 0xFF}.{address >> 8 & 0xFF}.{address & 0xFF}"


def _decode_file_request(payload: bytes) -> ReadFileRequest:
    _, request_id = _unpack_fields(_TWO_UINT32, payload, 0, "read file request")
    return ReadFileRequest(request_id, decode_utf8(_read_sized_data(payload, 8, _UINT16, "read file request")))


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
