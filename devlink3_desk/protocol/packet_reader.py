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
from .octets import utf8
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

_WORD: Final = Struct(">I")
_TWO_WORDS: Final = Struct(">II")
_THREE_WORDS: Final = Struct(">III")
_SHORT: Final = Struct(">H")


def decode(payload: bytes) -> Packet:
    """Return the packet in ``payload``. Raises :class:`PacketError` where it is cut short."""
    (packet_id,) = _unpack(_WORD, payload, 0, "packet")
    reader = _READERS.get(packet_id)
    return UnknownPacket(packet_id, payload[4:]) if reader is None else reader(payload)


def is_answer(payload: bytes) -> bool:
    """Return whether ``payload`` answers a request, so that nothing can go on without it."""
    return (
        len(payload) >= _WORD.size and bool(payload[0] & 0x80) and _WORD.unpack_from(payload)[0] in _READERS
    )


def _unpack(layout: Struct, payload: bytes, offset: int, what: str) -> tuple[int, ...]:
    if len(payload) - offset < layout.size:
        cut = QT_TRANSLATE_NOOP("Link", "A {what} of {octets} octets is cut short.")
        raise PacketError(Sentence(cut, what=what, octets=len(payload)))
    return layout.unpack_from(payload, offset)


def _sized(payload: bytes, offset: int, layout: Struct, what: str) -> bytes:
    """Return the data at ``offset`` behind its own length; nothing where the packet ends there."""
    if len(payload) == offset:
        return b""
    (length,) = _unpack(layout, payload, offset, what)
    start = offset + layout.size
    if length > len(payload) - start:
        other = QT_TRANSLATE_NOOP("Link", "A {what} says that it holds {length} octets and holds {octets}.")
        raise PacketError(Sentence(other, what=what, length=length, octets=len(payload) - start))
    return payload[start : start + length]


def _read_test_request(payload: bytes) -> TestRequest:
    _, request_id = _unpack(_TWO_WORDS, payload, 0, "test packet")
    return TestRequest(request_id, _sized(payload, 8, _WORD, "test packet"))


def _read_test_response(payload: bytes) -> TestResponse:
    _, request_id, result = _unpack(_THREE_WORDS, payload, 0, "test response")
    return TestResponse(request_id, result, _sized(payload, 12, _WORD, "test response"))


def _read_authenticate_request(payload: bytes) -> AuthenticateRequest | ChallengeAnswer:
    _, request_id, step = _unpack(_THREE_WORDS, payload, 0, "authenticate request")
    if step != AuthStep.REQUEST:
        return ChallengeAnswer(request_id, step, _sized(payload, 12, _WORD, "challenge response"))
    user, terminator, table = payload[12:].partition(b"\0")
    if not terminator:
        unended = QT_TRANSLATE_NOOP("Link", "A user name without its terminating zero.")
        raise PacketError(Sentence(unended))
    known = _read_tuples(table)
    return AuthenticateRequest(request_id, utf8(user), known.get(TupleId.APPLICATION_NAME))


def _read_tuples(table: bytes) -> dict[int, str]:
    """Return the texts of a table of tuples; one that is cut short ends the table, for it only informs."""
    texts = {}
    try:
        for tuple_id, data in tuples.split(table):
            texts[tuple_id] = utf8(data)
    except tuples.TruncatedTupleError:
        pass
    return texts


def _read_authenticate_response(payload: bytes) -> AuthenticateResponse:
    _, request_id, result = _unpack(_THREE_WORDS, payload, 0, "authenticate response")
    if result == AuthResult.SHA1_CHALLENGE:
        challenge = _sized(payload, 12, _WORD, "challenge")
        if not challenge:
            raise PacketError(Sentence(QT_TRANSLATE_NOOP("Link", "A SHA1 challenge without challenge data.")))
        return AuthenticateResponse(request_id, result, challenge)
    if result != AuthResult.SUCCESS:
        return AuthenticateResponse(request_id, result)
    known = _read_tuples(payload[12:])
    return AuthenticateResponse(
        request_id,
        result,
        pbx_version=known.get(TupleId.PBX_VERSION),
        variant=known.get(TupleId.VARIANT),
    )


def _read_event_request(payload: bytes) -> EventRequest:
    _, request_id = _unpack(_TWO_WORDS, payload, 0, "event request")
    return EventRequest(request_id, utf8(_sized(payload, 8, _SHORT, "event request")))


def _read_event_response(payload: bytes) -> EventResponse:
    _, request_id, result = _unpack(_THREE_WORDS, payload, 0, "event response")
    return EventResponse(request_id, result, utf8(_sized(payload, 12, _SHORT, "event response")))


def _read_event(payload: bytes) -> EventPacket:
    _, address, counter = _unpack(_THREE_WORDS, payload, 0, "event")
    return EventPacket(_dotted(address), counter, payload[_THREE_WORDS.size :])


@lru_cache(maxsize=256)
def _dotted(address: int) -> str:
    """Return an address as people write it; a network has a few dozen."""
    return f"{address >> 24}.{address >> 16 & 0xFF}.{address >> 8 & 0xFF}.{address & 0xFF}"


def _read_file_request(payload: bytes) -> ReadFileRequest:
    _, request_id = _unpack(_TWO_WORDS, payload, 0, "read file request")
    return ReadFileRequest(request_id, utf8(_sized(payload, 8, _SHORT, "read file request")))


def _read_file_response(payload: bytes) -> ReadFileResponse:
    _, request_id, result = _unpack(_THREE_WORDS, payload, 0, "read file response")
    return ReadFileResponse(request_id, result, payload[12:])


_READERS: Final[dict[int, Callable[[bytes], Packet]]] = {
    PacketId.TEST_REQUEST: _read_test_request,
    PacketId.TEST_RESPONSE: _read_test_response,
    PacketId.AUTHENTICATE_REQUEST: _read_authenticate_request,
    PacketId.AUTHENTICATE_RESPONSE: _read_authenticate_response,
    PacketId.EVENT_REQUEST: _read_event_request,
    PacketId.EVENT_RESPONSE: _read_event_response,
    PacketId.EVENT: _read_event,
    PacketId.READ_FILE_REQUEST: _read_file_request,
    PacketId.READ_FILE_RESPONSE: _read_file_response,
}
