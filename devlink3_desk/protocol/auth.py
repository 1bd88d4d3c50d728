"""Answers to the challenges of a sign-in (sections 6.2.3 and 6.3.2)."""

from __future__ import annotations

import hashlib
from typing import Final

SHA1_PASSWORD_LENGTH: Final = 16
PLAIN_PASSWORD_LENGTH: Final = 32


def compute_sha1_answer(challenge: bytes, password: str) -> bytes:
    """Return the 20 octets that answer a SHA1 challenge.

    The challenge is hashed as it came, whatever its length, followed by the password's UTF-8 octets,
    cut or padded with zeros to 16: octets, so that a character may be cut in two.
    """
    # The protocol prescribes SHA-1; it is no choice of ours.
    return hashlib.sha1(challenge + _pad_password(password, SHA1_PASSWORD_LENGTH), usedforsecurity=False).digest()


def encode_plain_answer(password: str) -> bytes:
    """Return the password's UTF-8 octets, cut or padded with zeros to 32, for an encrypted link only."""
    return _pad_password(password, PLAIN_PASSWORD_LENGTH)


def _pad_password(password: str, length: int) -> bytes:
    # A password from a keyring may hold anything: a lone surrogate must not end in an exception.
    return password.encode("utf-8", "surrogatepass")[:length].ljust(length, b"\0")
