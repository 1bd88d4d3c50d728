"""Texts on the wire: terminated by zero, UTF-8 or double-byte (sections 6, 6.2 and 6.5.1)."""

from __future__ import annotations

from .errors import UndecodableError


def decode_utf8(data: bytes) -> str:
    """Return a zero-terminated UTF-8 text; what is not UTF-8 is read as Latin-1, so that no call is lost."""
    data = data.partition(b"\0")[0]
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def decode_utf16(data: bytes) -> str:
    """Return a zero-terminated double-byte text in network order.

    Half a surrogate pair becomes U+FFFD. Raises :class:`UndecodableError` on an odd number of octets.
    """
    if len(data) % 2:
        raise UndecodableError(f"a double-byte text of {len(data)} octets")
    return data.decode("utf-16-be", "replace").partition("\0")[0]


def encode_utf8(text: str) -> bytes:
    """Return ``text`` as zero-terminated UTF-8."""
    return text.encode("utf-8", "replace") + b"\0"


def encode_utf16(text: str) -> bytes:
    """Return ``text`` as zero-terminated double-byte text in network order."""
    return text.encode("utf-16-be", "replace") + b"\0\0"
