"""The properties of a certificate by which users decide whether to trust it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeAlias

import msgspec

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from cryptography import x509


CertificateRow: TypeAlias = tuple[str, str]
"""A title and a value."""

_EMPTY_TEXT: Final = QT_TRANSLATE_NOOP("Link", "(empty)")
_VALIDITY_RANGE: Final = QT_TRANSLATE_NOOP("Link", "{begin} to {end}")
_SELF_SIGNED_ISSUER: Final = QT_TRANSLATE_NOOP("Link", "itself (self-signed)")
_NO_NAMES_TEXT: Final = QT_TRANSLATE_NOOP("Link", "(none)")


def format_row(row: CertificateRow) -> str:
    """Return a row as a line of text; the values of all rows start in the same column."""
    title, value = row
    return f"{title:<13}{value}"


class CertificateInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Subject, issuer, validity, names and fingerprint of one certificate."""

    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime
    names: tuple[str, ...]
    """Subject alternative names: DNS names, then addresses."""
    fingerprint: str
    """SHA-256 of the whole certificate, 64 lower-case hex digits."""

    @property
    def is_self_signed(self) -> bool:
        """Whether the certificate names itself as its issuer."""
        return self.subject == self.issuer

    def format_rows(self) -> tuple[CertificateRow, ...]:
        """Return the properties as titles and values for users."""
        empty = Sentence(_EMPTY_TEXT)
        issuer = Sentence(_SELF_SIGNED_ISSUER) if self.is_self_signed else self.issuer
        validity = Sentence(_VALIDITY_RANGE, begin=self.not_before.date(), end=self.not_after.date())
        return (
            (Sentence(QT_TRANSLATE_NOOP("Link", "subject")), self.subject or empty),
            (Sentence(QT_TRANSLATE_NOOP("Link", "issued by")), issuer or empty),
            (Sentence(QT_TRANSLATE_NOOP("Link", "valid")), validity),
            (Sentence(QT_TRANSLATE_NOOP("Link", "names")), ", ".join(self.names) or Sentence(_NO_NAMES_TEXT)),
            ("SHA-256", self.fingerprint),
        )


def compute_fingerprint(der: bytes) -> str:
    """Return the SHA-256 of a certificate in DER form, as 64 lower-case hex digits."""
    import hashlib  # imported late: it loads OpenSSL, which would delay the first paint

    return hashlib.sha256(der).hexdigest()


def parse_certificate(der: bytes) -> CertificateInfo:
    """Return the properties of a certificate; one that cannot be parsed has a fingerprint only."""
    # Imported here: it takes long, and most starts of the program need no certificate.
    from cryptography import x509

    try:
        certificate = x509.load_der_x509_certificate(der)
        return CertificateInfo(
            subject=certificate.subject.rfc4514_string(),
            issuer=certificate.issuer.rfc4514_string(),
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            names=_parse_alternative_names(certificate),
            fingerprint=compute_fingerprint(der),
        )
    except ValueError:
        unknown = datetime.min.replace(tzinfo=UTC)
        return CertificateInfo(
            subject=Sentence(QT_TRANSLATE_NOOP("Link", "(not readable)")),
            issuer="",
            not_before=unknown,
            not_after=unknown,
            names=(),
            fingerprint=compute_fingerprint(der),
        )


def _parse_alternative_names(certificate: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (x509.ExtensionNotFound, x509.DuplicateExtension):
        return ()
    dns = extension.value.get_values_for_type(x509.DNSName)
    addresses = extension.value.get_values_for_type(x509.IPAddress)
    return (*dns, *(str(address) for address in addresses))
