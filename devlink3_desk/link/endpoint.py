"""A password or passphrase that cannot be shown by accident."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


class Password:
    """Keeps a secret out of every ``repr``, format, log line, pickle and JSON; :meth:`reveal` gives it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        """Return the secret: call this only where it leaves for the PBX, the keyring or a key file."""
        return self._secret

    def __repr__(self) -> str:
        """Say that there is one, and nothing about it."""
        return "Password(hidden)"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled."""
        raise TypeError("A password is not to be stored.")


TLS_PORT: Final = 50796
TCP_PORT: Final = 50797
"""Ports of the service (section 3)."""

_PIN_PATTERN: Final = re.compile(r"[0-9a-f]{64}")
_INVALID_PIN: Final = QT_TRANSLATE_NOOP(
    "Link", "A fingerprint is the certificate's SHA-256: 64 hex digits, with or without colons."
)


class TlsOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is trusted, and what is shown to a PBX that wants to trust us.

    There is no way to switch verification off: without ``pin``, chain and name are checked against
    ``ca`` or, without one, the system's store.
    """

    ca: Path | None = None
    """PEM file of the authorities to trust instead of the system's."""
    pin: str | None = None
    """SHA-256 of the leaf certificate as 64 lower-case hex digits; replaces the check of chain and name."""
    server_name: str | None = None
    """Name to expect in the certificate, where it is not the host that is connected to."""
    cert: Path | None = None
    """Client certificate: PEM, or PKCS#12 with its key in it."""
    key: Path | None = None
    """Its key as PEM; without it, the certificate's file holds it."""
    passphrase: Password | None = None
    """Of the key."""
    old_tls: bool = False
    """Accept TLS 1.0 and 1.1 too, for a PBX that has nothing newer."""


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A PBX: host and port, TLS (``None`` for plain TCP), and how long a step may take in seconds."""

    host: str
    port: int
    tls: TlsOptions | None
    timeout: float = 10.0

    def __str__(self) -> str:
        """Return it as people write it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def parse_pin(text: str) -> str:
    """Return a fingerprint as 64 lower-case hex digits, given with or without colons, in any case.

    Raises :class:`ValueError` where it is none.
    """
    pin = re.sub(r"[\s:]", "", text).lower()
    if not _PIN_PATTERN.fullmatch(pin):
        raise ValueError(Sentence(_INVALID_PIN))
    return pin
