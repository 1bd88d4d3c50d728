"""Compressing and unpacking of what is stored or sent: zlib, and xz (LZMA) where this Python has it.

What is unpacked may be forged. It never becomes larger than the reader permits, whatever it asks for.
"""

from __future__ import annotations

import zlib
from typing import Final, Protocol

try:
    import lzma
except ImportError:  # a Python that was compiled without it
    lzma = None  # type: ignore[assignment]

XZ_MARK: Final = b"\xfd7zXZ"
"""First bytes of data compressed by xz; zlib begins with another byte."""
MAX_DECODER_BYTES: Final = 16 * 1024 * 1024
"""Memory that xz may use besides the unpacked bytes, enough for the dictionaries that are written here."""


class CompressionError(ValueError):
    """Bytes cannot be unpacked: they are damaged, cut short, larger than permitted, or of an unknown kind."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def is_xz_available() -> bool:
    """Return whether this Python can compress with xz, and unpack it."""
    return lzma is not None


def compress_xz(raw: bytes) -> bytes:
    """Return ``raw`` compressed by xz, with settings for many small values of MessagePack."""
    # No alignment (pb), because MessagePack has none. For the events of a busy simulated site: 17 bytes an
    # event in twice the time of zlib's level 5.
    strategy = {"id": lzma.FILTER_LZMA2, "preset": 0, "lc": 4, "pb": 0, "dict_size": 1024 * 1024}
    return lzma.compress(raw, check=lzma.CHECK_CRC32, filters=[strategy])


def decompress_xz(data: bytes, limit: int) -> bytes:
    """Return data unpacked by xz, at most ``limit`` bytes; raises :class:`CompressionError`."""
    if lzma is None:
        raise CompressionError("it needs the module lzma, which this Python does not have")
    try:
        return _decompress(lzma.LZMADecompressor(lzma.FORMAT_XZ, MAX_DECODER_BYTES), data, limit)
    except lzma.LZMAError as error:
        raise CompressionError(str(error)) from error


def decompress_zlib(data: bytes, limit: int) -> bytes:
    """Return data unpacked by zlib, at most ``limit`` bytes; raises :class:`CompressionError`."""
    try:
        return _decompress(zlib.decompressobj(), data, limit)
    except zlib.error as error:
        raise CompressionError(str(error)) from error


def _decompress(stream: _Decompressor, data: bytes, limit: int) -> bytes:
    raw = stream.decompress(data, limit)
    if not stream.eof:
        raise CompressionError("it is cut short, or too large")
    return raw
