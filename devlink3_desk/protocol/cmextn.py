"""CMExtn events, in words and in numbers, under one tuple id (sections 6.5.1.4 and 6.5.1.5)."""

from __future__ import annotations

import re
from struct import Struct
from typing import Final

from .events import ExtensionState, ExtensionText
from .octets import to_utf16, utf16

_NUMBERS: Final = Struct(">III")
_EXTENDED_LEAST: Final = _NUMBERS.size + 2
_EXTENSION: Final = re.compile(r"\s*Extn\s*([^\s:,;()]+)", re.IGNORECASE)


def decode(data: bytes, pbx: str | None = None, counter: int | None = None) -> ExtensionText | ExtensionState:
    """Return the event in the data of a CMExtn tuple. Raises :class:`.UndecodableError` on half a character.

    Both kinds share one id. An extended one begins with a number below 65,536 in four octets, thus
    with two zeros, as no text does; and it has room for three numbers and a terminator.
    """
    size = len(data)
    if size % 2 == 0 and size >= _EXTENDED_LEAST and data.startswith(b"\0\0"):
        v, p1, p2 = _NUMBERS.unpack_from(data)
        text = utf16(data[_NUMBERS.size :])
        return ExtensionState(
            pbx=pbx, counter=counter, v=v, p1=p1, p2=p2, extension=_extension(text), text=text
        )
    text = utf16(data)
    return ExtensionText(pbx=pbx, counter=counter, text=text, extension=_extension(text))


def encode(event: ExtensionText | ExtensionState) -> bytes:
    """Return the data of a CMExtn tuple."""
    if isinstance(event, ExtensionText):
        return to_utf16(event.text)
    return _NUMBERS.pack(event.v, event.p1, event.p2) + to_utf16(event.text)


def _extension(text: str) -> str | None:
    match = _EXTENSION.match(text)
    if match is not None:
        return match[1]
    return text.strip() if text.strip().isdecimal() else None
