"""What a person needs to know of a certificate to decide whether to trust it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from cryptography import x509


class CertificateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Subject, issuer, validity, names and fingerprint of one certificate."""

    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime
    names: tuple[str, ...]
    """Subject alternative names; empty where it has none."""
    fingerprint: str
    """SHA-256 of the whole certificate, 64 lower-case hex digits."""

    @property
    def self_signed(self) -> bool:
        """Whether it names itself as its issuer."""
        return self.subject == self.issuer

    def expired(self, now: datetime) -> bool:
        """Return whether ``now`` is outside its validity."""
        return not self.not_before <= now <= self.not_after

    def lines(self) -> list[str]:
        """Return it as lines for people."""
        issuer = "itself (self-signed)" if self.self_signed else self.issuer
        return [
            f"subject      {self.subject or '(empty)'}",
            f"issued by    {issuer or '(empty)'}",
            f"valid        {self.not_before:%Y-%m-%d} to {self.not_after:%Y-%m-%d}",
            f"names        {', '.join(self.names) or '(none)'}",
            f"SHA-256      {self.fingerprint}",
        ]


def fingerprint(der: bytes) -> str:
    """Return the SHA-256 of a certificate in its binary form, 64 lower-case hex digits."""
    return hashlib.sha256(der).hexdigest()


def read_facts(der: bytes) -> CertificateFacts:
    """Return the facts of a certificate; one that is too odd to be read still has its fingerprint."""
    from cryptography import x509  # slow, and few windows ever need it

    try:
        certificate = x509.load_der_x509_certificate(der)
        return CertificateFacts(
            subject=certificate.subject.rfc4514_string(),
            issuer=certificate.issuer.rfc4514_string(),
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            names=_names(certificate),
            fingerprint=fingerprint(der),
        )
    except ValueError:
        unknown = datetime.min.replace(tzinfo=UTC)
        return CertificateFacts(
            subject="(not readable)",
            issuer="",
            not_before=unknown,
            not_after=unknown,
            names=(),
            fingerprint=fingerprint(der),
        )


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (x509.ExtensionNotFound, x509.DuplicateExtension):
        return ()
    dns = extension.value.get_values_for_type(x509.DNSName)
    addresses = extension.value.get_values_for_type(x509.IPAddress)
    return (*dns, *(str(address) for address in addresses))
