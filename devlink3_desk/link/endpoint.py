"""Where to connect to, what to trust, and a password that cannot be shown by accident."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


class Password:
    """A secret that appears in no ``repr``, format, log line, pickle or JSON; :meth:`reveal` returns it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        """Return the secret; call this only where it is sent to the PBX, the keyring or a key file."""
        return self._secret

    def __repr__(self) -> str:
        """Return a text without the secret."""
        return "Password(hidden)"

    def __reduce__(self) -> NoReturn:
        """Raise :class:`TypeError`: a password is not pickled, nor copied."""
        raise TypeError("A password is not to be stored.")


TLS_PORT: Final = 50796
TCP_PORT: Final = 50797
"""Ports of the service (section 3)."""

_PIN_PATTERN: Final = re.compile(r"[0-9a-f]{64}")
_INVALID_PIN: Final = QT_TRANSLATE_NOOP(
    "Link", "Enter the SHA-256 fingerprint of the certificate: 64 hex digits, with or without colons."
)


class TlsOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The certificates to trust, and the certificate to present.

    Verification cannot be switched off: without ``pin``, chain and name are checked against ``ca`` or,
    without that, against the store of the system.
    """

    ca: Path | None = None
    """PEM file with the authorities to trust instead of those of the system."""
    pin: str | None = None
    """SHA-256 of the leaf certificate as 64 lower-case hex digits; replaces the check of chain and name."""
    server_name: str | None = None
    """Name to expect in the certificate, if it is not the host."""
    cert: Path | None = None
    """File with the client certificate: PEM, or PKCS#12 including the key."""
    key: Path | None = None
    """PEM file with the key of the client certificate, if it is not in ``cert``."""
    passphrase: Password | None = None
    """Passphrase of the key."""
    old_tls: bool = False
    """Whether to accept TLS 1.0 and 1.1 as well, for a PBX without anything newer."""


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """Address of a PBX."""

    host: str
    port: int
    tls: TlsOptions | None
    """``None`` for plain TCP."""
    timeout: float = 10.0
    """Seconds that each step of a connection may take."""

    def __post_init__(self) -> None:
        """Accept an IPv6 address in brackets, as URLs have it."""
        msgspec.structs.force_setattr(self, "host", remove_brackets(self.host))

    @property
    def certificate_name(self) -> str:
        """Name or address that the certificate of the PBX is checked against."""
        if self.tls is not None and self.tls.server_name:
            return self.tls.server_name
        # The zone of a link-local address, as in fe80::1%eth0, names an interface of this computer.
        return self.host.partition("%")[0]

    def __str__(self) -> str:
        """Return ``host:port``, with an IPv6 address in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def remove_brackets(host: str) -> str:
    """Return an IPv6 address without the brackets that URLs have around it; other text unchanged."""
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


def parse_pin(text: str) -> str:
    """Return a fingerprint as 64 lower-case hex digits; colons, blanks and upper case are accepted.

    Raises :class:`ValueError` on anything else.
    """
    pin = re.sub(r"[\s:]", "", text).lower()
    if not _PIN_PATTERN.fullmatch(pin):
        raise ValueError(Sentence(_INVALID_PIN))
    return pin
