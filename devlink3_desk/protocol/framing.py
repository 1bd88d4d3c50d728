"""Frames: discriminator, length in two or three bytes, payload (sections 3 and 6.6.1).

The length includes the header. A length above 0x7fff has three bytes, with the high bit of the first one set
and seven bits in the second one. Either form is accepted for any length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from devlink3_desk.protocol.errors import FrameError, LocalProtocolError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

DISCRIMINATOR: Final = 0x49
MAX_FRAME_SIZE: Final = 0x3FFFFF
"""Largest length that three bytes of 7, 7 and 8 bits can hold, header included."""

_SHORT_HEADER_SIZE: Final = 3
_LONG_HEADER_SIZE: Final = 4
_MAX_SHORT_LENGTH: Final = 0x7FFF

_BAD_DISCRIMINATOR: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The server sent byte 0x{octet:02x} where a DevLink3 frame should start (0x49). Check that this port "
    "is a DevLink3 service with the same encryption on both sides.",
)
_FRAME_TOO_SHORT: Final = QT_TRANSLATE_NOOP(
    "Link", "The length of a frame is {length} bytes, less than its header."
)
_FRAME_TOO_LONG: Final = QT_TRANSLATE_NOOP("Link", "A frame of {length} bytes exceeds the limit of {limit}.")


def encode_frame(payload: bytes) -> bytes:
    """Return ``payload`` with its frame header.

    Raises :class:`LocalProtocolError` if the payload does not fit into a frame.
    """
    length = len(payload) + _SHORT_HEADER_SIZE
    if length <= _MAX_SHORT_LENGTH:
        return bytes((DISCRIMINATOR, length >> 8, length & 0xFF)) + payload
    length += 1  # the third byte of the length
    if length > MAX_FRAME_SIZE:
        raise LocalProtocolError(f"A payload of {len(payload)} bytes does not fit into one DevLink3 frame.")
    header = (DISCRIMINATOR, (length >> 15) | 0x80, (length >> 8) & 0x7F, length & 0xFF)
    return bytes(header) + payload


class FrameReader:
    """Splits a stream of bytes into payloads, whatever pieces the stream arrives in.

    ``max_frame_size`` is the largest frame length to accept. A longer frame is refused by its header, before
    any of its payload is buffered.
    """

    def __init__(self, max_frame_size: int = MAX_FRAME_SIZE) -> None:
        self._max_frame_size = max_frame_size
        self._buffer = bytearray()
        self._bytes_needed = 1
        """Size of the buffer below which no frame can be complete.

        Without it, a large file that arrives in small pieces would be copied once for every piece.
        """

    @property
    def has_partial_frame(self) -> bool:
        """Whether a frame has begun whose end has not been fed yet."""
        return bool(self._buffer)

    def feed_data(self, data: bytes | bytearray | memoryview) -> Iterator[bytes]:
        """Add ``data`` and yield the payload of every frame that is complete, in order.

        Raises :class:`FrameError` if the stream does not consist of frames, after the payloads before the
        error; nothing may be fed after that. The iterator must be exhausted before the next call.
        """
        buffer = self._buffer
        buffer += data
        if len(buffer) < self._bytes_needed:
            return
        start = 0
        # Slices of bytes are payloads without another copy, and indexing bytes is faster than a bytearray.
        view = bytes(buffer)
        size = len(view)
        try:
            while start < size:
                header, length = self._parse_header(view, start, size)
                self._bytes_needed = length
                if size - start < length:
                    break
                end = start + length
                payload = view[start + header : end]
                start = end
                yield payload
            else:
                self._bytes_needed = 1
        finally:
            # Once for all frames: deleting at the front of the buffer moves what is left.
            del buffer[:start]

    def _parse_header(self, view: bytes, start: int, size: int) -> tuple[int, int]:
        """Return the sizes of the header and of the frame at ``start``, as far as they are known.

        For an incomplete header, both are the number of bytes that it needs.
        """
        # Never skip ahead to the next 0x49: it could be any byte of a payload.
        if view[start] != DISCRIMINATOR:
            raise FrameError(Sentence(_BAD_DISCRIMINATOR, octet=view[start]))
        available = size - start
        if available < _SHORT_HEADER_SIZE:
            return _SHORT_HEADER_SIZE, _SHORT_HEADER_SIZE
        first = view[start + 1]
        if not first & 0x80:
            header, length = _SHORT_HEADER_SIZE, first << 8 | view[start + 2]
        elif available < _LONG_HEADER_SIZE:
            return _LONG_HEADER_SIZE, _LONG_HEADER_SIZE
        else:
            header = _LONG_HEADER_SIZE
            length = (first & 0x7F) << 15 | (view[start + 2] & 0x7F) << 8 | view[start + 3]
        if length < header:
            raise FrameError(Sentence(_FRAME_TOO_SHORT, length=length))
        if length > self._max_frame_size:
            raise FrameError(Sentence(_FRAME_TOO_LONG, length=length, limit=self._max_frame_size))
        return header, length
