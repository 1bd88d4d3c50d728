"""CMExtn events, in words and in numbers, under one tuple id (sections 6.5.1.4 and 6.5.1.5)."""

from __future__ import annotations

import re
from struct import Struct
from typing import Final

from .events import ExtensionState, ExtensionText
from .octets import encode_utf16, decode_utf16

_STATE_NUMBERS: Final = Struct(">III")
_MIN_STATE_SIZE: Final = _STATE_NUMBERS.size + 2
_EXTENSION_PATTERN: Final = re.compile(r"\s*Extn\s*([^\s:,;()]+)", re.IGNORECASE)


def decode_cm_extn(data: bytes, pbx: str | None = None, counter: int | None = None) -> ExtensionText | ExtensionState:
    """Return the event in the data of a CMExtn tuple. Raises :class:`.UndecodableError` on half a character.

    Both kinds share one id. An extended one begins with a number below 65,536 in four octets, thus
    with two zeros, as no text does; and it has room for three numbers and a terminator.
    """
    size = len(data)
    if size % 2 == 0 and size >= _MIN_STATE_SIZE and data.startswith(b"\0\0"):
        v, p1, p2 = _STATE_NUMBERS.unpack_from(data)
        text = decode_utf16(data[_STATE_NUMBERS.size :])
        return ExtensionState(
            pbx=pbx, counter=counter, v=v, p1=p1, p2=p2, extension=_parse_extension(text), text=text
        )
    text = decode_utf16(data)
    return ExtensionText(pbx=pbx, counter=counter, text=text, extension=_parse_extension(text))


def encode_cm_extn(event: ExtensionText | ExtensionState) -> bytes:
    """Return the data of a CMExtn tuple."""
    if isinstance(event, ExtensionText):
        return encode_utf16(event.text)
    return _STATE_NUMBERS.pack(event.v, event.p1, event.p2) + encode_utf16(event.text)


def _parse_extension(text: str) -> str | None:
    match = _EXTENSION_PATTERN.match(text)
    if match is not None:
        return match[1]
    return text.strip() if text.strip().isdecimal() else None
