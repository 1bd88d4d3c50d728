"""Counts the colours of a PNG with nothing but Python's own library."""

from __future__ import annotations

import struct
import zlib

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BYTES_PER_PIXEL = {0: 1, 2: 3, 4: 2, 6: 4}
"""Octets of a pixel by PNG's colour type, at eight bits a channel."""


def _read_chunks(png: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = len(_PNG_SIGNATURE)
    while at + 8 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        found[kind] = found.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def _predict_paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    distances = ((abs(guess - left), left), (abs(guess - above), above), (abs(guess - corner), corner))
    return min(distances, key=lambda pair: pair[0])[1]


def _unfilter_line(kind: int, line: bytearray, above: bytes, step: int) -> bytes:
    """Undo what PNG (section 9) did to a line to compress it better."""
    for at in range(len(line)) if kind else ():
        left = line[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        add = (0, left, above[at], (left + above[at]) // 2, _predict_paeth(left, above[at], corner))[kind]
        line[at] = (line[at] + add) & 0xFF
    return bytes(line)


def count_colours(png: bytes) -> tuple[int, int, int]:
    """Return width, height and the number of colours of an 8-bit PNG without interlacing; else ValueError."""
    chunks = _read_chunks(png)
    if not png.startswith(_PNG_SIGNATURE) or b"IHDR" not in chunks:
        raise ValueError("This is no PNG.")
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if depth != 8 or interlaced or kind not in _BYTES_PER_PIXEL:
        raise ValueError("This kind of PNG is not read here.")
    step = _BYTES_PER_PIXEL[kind]
    raw, stride = zlib.decompress(chunks[b"IDAT"]), width * step
    above = bytes(stride)
    seen: set[bytes] = set()
    for row in range(height):
        begin = row * (stride + 1)
        above = _unfilter_line(raw[begin], bytearray(raw[begin + 1 : begin + 1 + stride]), above, step)
        seen.update(above[at : at + step] for at in range(0, stride, step))
    return width, height, len(seen)
