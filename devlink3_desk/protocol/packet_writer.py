"""Packet to payload (section 6)."""

from __future__ import annotations

from functools import singledispatch
from struct import pack

from . import tuples
from .enums import AuthResult, AuthStep, PacketId, TupleId
from .errors import LocalProtocolError
from .octets import encode_utf8
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


def encode_packet(packet: Packet) -> bytes:
    """Return the payload of ``packet``. Raises :class:`LocalProtocolError` on what cannot be written."""
    return _encode_payload(packet)


@singledispatch
def _encode_payload(packet: object) -> bytes:
    raise LocalProtocolError(f"{type(packet).__name__} is not a DevLink3 packet.")


@_encode_payload.register
def _(packet: TestRequest) -> bytes:
    head = pack(">III", PacketId.TEST_REQUEST, packet.request_id, len(packet.payload))
    return head + packet.payload


@_encode_payload.register
def _(packet: TestResponse) -> bytes:
    size = len(packet.payload)
    head = pack(">IIII", PacketId.TEST_RESPONSE, packet.request_id, packet.result, size)
    return head + packet.payload


@_encode_payload.register
def _(packet: AuthenticateRequest) -> bytes:
    head = pack(">III", PacketId.AUTHENTICATE_REQUEST, packet.request_id, AuthStep.REQUEST)
    return head + _encode_terminated_text(packet.user) + _encode_text_tuples({TupleId.APPLICATION_NAME: packet.application})


@_encode_payload.register
def _(packet: ChallengeAnswer) -> bytes:
    size = len(packet.answer)
    head = pack(">IIII", PacketId.AUTHENTICATE_REQUEST, packet.request_id, packet.step, size)
    return head + packet.answer


@_encode_payload.register
def _(packet: AuthenticateResponse) -> bytes:
    head = pack(">III", PacketId.AUTHENTICATE_RESPONSE, packet.request_id, packet.result)
    if packet.result == AuthResult.SHA1_CHALLENGE:
        return head + pack(">I", len(packet.challenge)) + packet.challenge
    return head + _encode_text_tuples({TupleId.PBX_VERSION: packet.pbx_version, TupleId.VARIANT: packet.variant})


@_encode_payload.register
def _(packet: EventRequest) -> bytes:
    return pack(">II", PacketId.EVENT_REQUEST, packet.request_id) + _prepend_length(encode_utf8(packet.flags))


@_encode_payload.register
def _(packet: EventResponse) -> bytes:
    head = pack(">III", PacketId.EVENT_RESPONSE, packet.request_id, packet.result)
    return head + _prepend_length(encode_utf8(packet.flags))


@_encode_payload.register
def _(packet: EventPacket) -> bytes:
    try:
        first, second, third, fourth = (int(part) for part in packet.address.split("."))
        address = bytes((first, second, third, fourth))
    except ValueError as error:
        raise LocalProtocolError(f"{packet.address!r} is not a dotted IPv4 address.") from error
    return pack(">I4sI", PacketId.EVENT, address, packet.counter) + packet.data


@_encode_payload.register
def _(packet: ReadFileRequest) -> bytes:
    return pack(">II", PacketId.READ_FILE_REQUEST, packet.request_id) + _prepend_length(_encode_terminated_text(packet.name))


@_encode_payload.register
def _(packet: ReadFileResponse) -> bytes:
    head = pack(">III", PacketId.READ_FILE_RESPONSE, packet.request_id, packet.result)
    return head + packet.contents


@_encode_payload.register
def _(packet: UnknownPacket) -> bytes:
    return pack(">I", packet.packet_id) + packet.data


def _encode_terminated_text(text: str) -> bytes:
    if "\0" in text:
        raise LocalProtocolError("A zero character cannot stand in a zero-terminated text.")
    return encode_utf8(text)


def _prepend_length(data: bytes) -> bytes:
    """Return ``data`` behind its length in two octets."""
    if len(data) > 0xFFFF:
        raise LocalProtocolError(f"A text of {len(data)} octets is too long for its length field.")
    return pack(">H", len(data)) + data


def _encode_text_tuples(texts: dict[TupleId, str | None]) -> bytes:
    known = ((tuple_id, text) for tuple_id, text in texts.items() if text is not None)
    return b"".join(tuples.encode_tuple(tuple_id, encode_utf8(text)) for tuple_id, text in known)
