"""Octets to text: which encoding a file is in, found by what it holds."""

from __future__ import annotations

import codecs
from typing import Final

import msgspec

from .contact import FileRefusedError, Refusal

MAX_OCTETS: Final = 128 * 1024 * 1024
"""Larger files are no address books."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SAMPLE: Final = 65_536
_CONTROLS: Final = bytes({*range(32)} - {*b"\t\n\r\f"})
_STRAY: Final = 8
"""So many control characters may stand in a text that is one."""
_TRUST: Final = 10
"""So many good letters for each bad octet, and the text is UTF-8 with mistakes."""


class Text(msgspec.Struct, frozen=True):
    """A file as text, its lines ended by ``\\n`` alone."""

    text: str
    encoding: str
    """Name of the encoding: ``utf-8``, ``utf-16-le``, ``cp1252`` …"""


def read_text(octets: bytes) -> Text:
    """Return the text of a file; what cannot be read is U+FFFD.

    Raises :class:`FileRefusedError` where it is no text at all.
    """
    if not octets.strip(b"\x00\r\n\t "):
        raise FileRefusedError(Refusal.EMPTY)
    if len(octets) > MAX_OCTETS:
        raise FileRefusedError(Refusal.TOO_LARGE, f"{len(octets) // (1024 * 1024)} MB")
    if octets.startswith(_WORKBOOKS):
        raise FileRefusedError(Refusal.WORKBOOK)
    encoding, skip = _encoding(octets)
    text = str(octets[skip:], encoding, "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Text(text, encoding)


def _encoding(octets: bytes) -> tuple[str, int]:
    """Return the encoding and how many octets its mark takes."""
    for mark, encoding in _MARKS:
        if octets.startswith(mark):
            return encoding, len(mark)
    if (wide := _wide(octets[:_SAMPLE])) is not None:
        return wide, 0
    sample = octets[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _STRAY + len(sample) // 50:
        raise FileRefusedError(Refusal.BINARY)
    return ("utf-8" if _is_utf8(octets) else "cp1252"), 0


def _wide(sample: bytes) -> str | None:
    """Return UTF-16 without a mark: in most scripts every other octet is zero, or nearly so."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 3 > half and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > half and odd * 10 < half else None


def _is_utf8(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return True  # the file was cut short in the middle of a letter
        text = octets.decode(errors="surrogateescape")
        bad = sum("\udc80" <= letter <= "\udcff" for letter in text)
        good = len(text) - len(text.encode("ascii", "ignore")) - bad
        return good > bad * _TRUST
    return True
