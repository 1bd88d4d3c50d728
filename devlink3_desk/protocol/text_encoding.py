"""Text in the two encodings that a PBX and its administrators write: UTF-8 and Windows-1252."""

from __future__ import annotations

from typing import Final

_UNDEFINED: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CHARACTERS: Final = tuple(
    bytes([byte]).decode("latin-1" if byte in _UNDEFINED else "cp1252") for byte in range(256)
)


def decode_row(data: bytes) -> str:
    """Return a text that is UTF-8 or, if it is not valid UTF-8, Windows-1252.

    Nothing fails and nothing is lost: the five bytes that Windows-1252 leaves undefined become the control
    characters of Latin-1.
    """
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_CHARACTERS[byte] for byte in data)
