"""The messages that a hub publishes, without I/O.

A message is text in UTF-8: a head, which is one JSON object, and one line for each event, as in a trace
(``docs/traces.md``). A large message is compressed with zlib as a whole. ``docs/hub.md`` is the reference
for third-party programs.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

import msgspec

from devlink3_desk.decoding import decode_json
from devlink3_desk.protocol.events import AnyEvent, Undecodable
from devlink3_desk.services.compression import CompressionError, decompress_zlib
from devlink3_desk.services.event_lines import decode_event, encode_event

MESSAGE_FORMAT: Final = "devlink3-hub"
MESSAGE_VERSION: Final = 1

COMPRESSED_FROM: Final = 2_048
"""Size in bytes from which a message is compressed; smaller ones would gain little."""
COMPRESSION_LEVEL: Final = 1
"""Nearly the size of higher levels, and a third of their time."""
MAX_MESSAGE_BYTES: Final = 8 * 1024 * 1024
"""Maximum size of a published message; ``max_payload`` in the configuration of the server."""
MAX_RAW_BYTES: Final = 64 * 1024 * 1024
"""Maximum size of a decompressed message, which a forged one could exceed."""
MAX_EVENTS: Final = 500
"""Maximum number of events in a message."""

_UNSTORABLE: Final = "The event has a text that is no Unicode."
_ZLIB_FIRST_BYTE: Final = 0x78
_ENCODER: Final = msgspec.json.Encoder()


class MessageError(ValueError):
    """A message is damaged, or does not come from a hub."""


class NewerVersionError(MessageError):
    """A message has a format that only a newer version of this program can read."""


class MessageHead(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a message."""

    format: str = MESSAGE_FORMAT
    version: int = MESSAGE_VERSION
    site: str
    epoch: str
    """Identifies one term of a leading hub: another hub, or the same one later, has another epoch."""
    sequence: int
    """Number of the first event, from 0 in each epoch; in a checkpoint, of the first event after it."""
    count: int = 0
    """Number of events in the message; a message without events is a heartbeat."""
    at: float
    """Second of the hub's monotonic clock at which the last event came."""
    wall: float
    """The same instant in seconds since 1970, by the hub's clock."""
    stream_sequence: int = 0
    """In a checkpoint: number in the event stream of the last message before it."""

    @property
    def next_sequence(self) -> int:
        """Number of the first event of the next message."""
        return self.sequence + self.count


class HubMessage(msgspec.Struct, frozen=True):
    """A decoded message. A checkpoint has the events of :func:`.build_checkpoint`."""

    head: MessageHead
    events: tuple[AnyEvent, ...] = ()
    """Fewer than ``head.count`` if the message has events of kinds that this version cannot decode."""


def encode_message(head: MessageHead, lines: Sequence[bytes]) -> bytes:
    """Return a message as bytes; ``lines`` are events from :func:`encode_hub_event`."""
    return pack_text(b"\n".join([_ENCODER.encode(head), *lines]))


def encode_hub_event(event: AnyEvent) -> bytes:
    """Return an event as a line; one whose text is not valid Unicode as :class:`.Undecodable`."""
    try:
        return encode_event(event, 0)
    except ValueError:  # half a character, as only a hostile PBX sends it
        damaged = Undecodable(reason=_UNSTORABLE, tuple_id=0, data=b"", pbx=event.pbx, counter=event.counter)
        return encode_event(damaged, 0)


def pack_text(raw: bytes) -> bytes:
    """Return ``raw``, compressed if that is worthwhile."""
    return raw if len(raw) < COMPRESSED_FROM else zlib.compress(raw, COMPRESSION_LEVEL)


def unpack_text(data: bytes) -> bytes:
    """Return what :func:`pack_text` was given; raises :class:`MessageError`."""
    if data[:1] != bytes([_ZLIB_FIRST_BYTE]):
        return data
    try:
        return decompress_zlib(data, MAX_RAW_BYTES)
    except CompressionError as error:
        raise MessageError(f"a message cannot be read: {error}") from error


def decode_message(data: bytes) -> HubMessage:
    """Return a message; raises :class:`MessageError`."""
    first, *lines = unpack_text(data).split(b"\n")
    head = _decode_head(first)
    try:
        events = [decoded[1] for line in lines if (decoded := decode_event(line)) is not None]
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, TypeError, LookupError) as error:
        raise MessageError(f"an event is damaged: {error}") from error
    return HubMessage(head, tuple(events))


def decode_head(data: bytes) -> MessageHead:
    """Return the head of a message without decoding its events; raises :class:`MessageError`."""
    return _decode_head(unpack_text(data).partition(b"\n")[0])


def _decode_head(line: bytes) -> MessageHead:
    try:
        kind = decode_json(line, _FormatOnly)
        if kind.format != MESSAGE_FORMAT:
            raise MessageError("this is no message of a hub")
        if kind.version > MESSAGE_VERSION:
            raise NewerVersionError(f"the message has format {kind.version}, newer than {MESSAGE_VERSION}")
        return decode_json(line, MessageHead)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise MessageError(f"the head of a message is damaged: {error}") from error


class _FormatOnly(msgspec.Struct):
    format: str
    version: int
