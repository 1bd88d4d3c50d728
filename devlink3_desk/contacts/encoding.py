"""Octets to text: which encoding a file is in, found by what it holds."""

from __future__ import annotations

import codecs
from typing import Final

import msgspec

from .contact import ContactFileError, FileErrorKind

MAX_FILE_SIZE: Final = 128 * 1024 * 1024
"""Larger files are no address books."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOK_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SAMPLE_SIZE: Final = 65_536
_CONTROL_BYTES: Final = bytes({*range(32)} - {*b"\t\n\r\f"})
_MAX_STRAY_CONTROLS: Final = 8
"""So many control characters may stand in a text that is one."""
_MIN_GOOD_PER_BAD_BYTE: Final = 10
"""So many good letters for each bad octet, and the text is UTF-8 with mistakes."""


class DecodedText(msgspec.Struct, frozen=True):
    """A file as text, its lines ended by ``\\n`` alone."""

    text: str
    encoding: str
    """Name of the encoding: ``utf-8``, ``utf-16-le``, ``cp1252`` …"""


def decode_text(data: bytes) -> DecodedText:
    """Return the text of a file; what cannot be read is U+FFFD.

    Raises :class:`FileRefusedError` where it is no text at all.
    """
    if not data.strip(b"\x00\r\n\t "):
        raise ContactFileError(FileErrorKind.EMPTY)
    if len(data) > MAX_FILE_SIZE:
        raise ContactFileError(FileErrorKind.TOO_LARGE, f"{len(data) // (1024 * 1024)} MB")
    if data.startswith(_WORKBOOK_SIGNATURES):
        raise ContactFileError(FileErrorKind.WORKBOOK)
    encoding, skip = _detect_encoding(data)
    text = str(data[skip:], encoding, "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return DecodedText(text, encoding)


def _detect_encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding and how many octets its mark takes."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if (wide := _detect_utf16(data[:_SAMPLE_SIZE])) is not None:
        return wide, 0
    sample = data[:_SAMPLE_SIZE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _MAX_STRAY_CONTROLS + len(sample) // 50:
        raise ContactFileError(FileErrorKind.BINARY)
    return ("utf-8" if _is_utf8(data) else "cp1252"), 0


def _detect_utf16(sample: bytes) -> str | None:
    """Return UTF-16 without a mark: in most scripts every other octet is zero, or nearly so."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 3 > half and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > half and odd * 10 < half else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return True  # the file was cut short in the middle of a letter
        text = data.decode(errors="surrogateescape")
        bad = sum("\udc80" <= letter <= "\udcff" for letter in text)
        good = len(text) - len(text.encode("ascii", "ignore")) - bad
        return good > bad * _MIN_GOOD_PER_BAD_BYTE
    return True
