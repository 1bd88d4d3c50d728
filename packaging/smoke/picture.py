"""Counts the colours of a PNG with the standard library only."""

from __future__ import annotations

import struct
import zlib

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BYTES_PER_PIXEL = {0: 1, 2: 3, 4: 2, 6: 4}
"""Bytes of a pixel by colour type of the PNG, at eight bits per channel."""


def _read_chunks(png: bytes) -> dict[bytes, bytes]:
    """Return the contents of the chunks by type; chunks of one type are joined."""
    chunks: dict[bytes, bytes] = {}
    offset = len(_PNG_SIGNATURE)
    while offset + 8 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, offset)
        chunks[kind] = chunks.get(kind, b"") + png[offset + 8 : offset + 8 + length]
        offset += 12 + length  # length, type, contents, checksum
    return chunks


def _predict_paeth(left: int, above: int, corner: int) -> int:
    """Return the prediction of the Paeth filter (PNG, section 9.4)."""
    estimate = left + above - corner
    distances = (
        (abs(estimate - left), left),
        (abs(estimate - above), above),
        (abs(estimate - corner), corner),
    )
    return min(distances, key=lambda pair: pair[0])[1]


def _unfilter_line(kind: int, line: bytearray, above: bytes, step: int) -> bytes:
    """Return a line without its filter (PNG, section 9); ``step`` is the number of bytes of a pixel."""
    for index in range(len(line)) if kind else ():
        left = line[index - step] if index >= step else 0
        up = above[index]
        corner = above[index - step] if index >= step else 0
        # By filter type: none, sub, up, average, Paeth.
        prediction = (0, left, up, (left + up) // 2, _predict_paeth(left, up, corner))[kind]
        line[index] = (line[index] + prediction) & 0xFF
    return bytes(line)


def count_colours(png: bytes) -> tuple[int, int, int]:
    """Return width, height and number of colours of a PNG. Raises :class:`ValueError`."""
    chunks = _read_chunks(png)
    if not png.startswith(_PNG_SIGNATURE) or b"IHDR" not in chunks:
        raise ValueError("This is not a PNG file.")
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if depth != 8 or interlaced or kind not in _BYTES_PER_PIXEL:
        raise ValueError("Only PNG files with 8 bits per channel and without interlacing are supported.")
    step = _BYTES_PER_PIXEL[kind]
    raw, stride = zlib.decompress(chunks[b"IDAT"]), width * step
    above = bytes(stride)
    colours: set[bytes] = set()
    for row in range(height):
        begin = row * (stride + 1)  # a line begins with the type of its filter
        above = _unfilter_line(raw[begin], bytearray(raw[begin + 1 : begin + 1 + stride]), above, step)
        colours.update(above[offset : offset + step] for offset in range(0, stride, step))
    return width, height, len(colours)
