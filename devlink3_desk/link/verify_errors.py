"""Why a certificate is not trusted: OpenSSL's error numbers as sentences, with advice."""

from __future__ import annotations

import ssl
from typing import Final

from devlink3_desk.link.certificates import CertificateInfo
from devlink3_desk.link.errors import CertificateError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

_TRUST_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "If the administrator confirms that this certificate belongs to the PBX, pin it with --pin and its "
    "SHA-256, or use --ca with the CA that issued it.",
)
_NAME_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Connect to a name that the certificate contains, enter that name with --server-name, or pin the "
    "certificate with --pin.",
)
_DATE_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Renew the certificate of the PBX, check the clocks on both sides, or pin the certificate with --pin.",
)
_REPLACE_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link", "Replace the certificate of the PBX by one that is valid, or pin it with --pin and its SHA-256."
)

_NOT_TRUSTED_SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Link", "The certificate of the PBX cannot be trusted: {why}."
)
_NO_NAMES_SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The certificate of the PBX cannot be trusted: it contains no name or address (no subject alternative "
    "names).",
)
_OTHER_REASON: Final = QT_TRANSLATE_NOOP("Link", "it is not valid (OpenSSL error {code})")

_HOST_MISMATCH: Final = 62
_ADDRESS_MISMATCH: Final = 64

_UNKNOWN_CA: Final = QT_TRANSLATE_NOOP("Link", "its CA is unknown")
_CA_MAY_NOT_ISSUE: Final = QT_TRANSLATE_NOOP("Link", "its CA may not issue certificates")
_BAD_SIGNATURE: Final = QT_TRANSLATE_NOOP("Link", "its signature is not valid")
_BAD_DATES: Final = QT_TRANSLATE_NOOP("Link", "it contains dates that are not valid")
_LONG_CHAIN: Final = QT_TRANSLATE_NOOP("Link", "there are too many CAs between it and the root CA")
_REJECTED: Final = QT_TRANSLATE_NOOP("Link", "its CA is marked as not trusted")
_NOT_CHECKED: Final = QT_TRANSLATE_NOOP("Link", "it is not known whether it has been revoked")
_OTHER_NAMES: Final = QT_TRANSLATE_NOOP("Link", "its CA may not issue certificates for this name")
_WEAK_SIGNATURE: Final = QT_TRANSLATE_NOOP("Link", "its signature uses a method that is no longer secure")
_MALFORMED: Final = QT_TRANSLATE_NOOP("Link", "it violates the rules for certificates")

_VERIFY_ERRORS: Final[dict[int, tuple[str, str]]] = {
    2: (_UNKNOWN_CA, _TRUST_ADVICE),
    9: (QT_TRANSLATE_NOOP("Link", "it is not valid yet"), _DATE_ADVICE),
    10: (QT_TRANSLATE_NOOP("Link", "it has expired"), _DATE_ADVICE),
    18: (QT_TRANSLATE_NOOP("Link", "it is self-signed"), _TRUST_ADVICE),
    19: (QT_TRANSLATE_NOOP("Link", "its root CA is not trusted"), _TRUST_ADVICE),
    20: (_UNKNOWN_CA, _TRUST_ADVICE),
    21: (_UNKNOWN_CA, _TRUST_ADVICE),
    23: (QT_TRANSLATE_NOOP("Link", "it has been revoked"), _REPLACE_ADVICE),
    26: (QT_TRANSLATE_NOOP("Link", "it was not issued for a server"), _REPLACE_ADVICE),
    _HOST_MISMATCH: (QT_TRANSLATE_NOOP("Link", "it is for another name"), _NAME_ADVICE),
    _ADDRESS_MISMATCH: (QT_TRANSLATE_NOOP("Link", "it is for another address"), _NAME_ADVICE),
    66: (QT_TRANSLATE_NOOP("Link", "its key is too short to be secure"), _REPLACE_ADVICE),
    67: (QT_TRANSLATE_NOOP("Link", "the key of its CA is too short to be secure"), _REPLACE_ADVICE),
    **dict.fromkeys((4, 6, 7, 77, 78), (_BAD_SIGNATURE, _REPLACE_ADVICE)),
    **dict.fromkeys((13, 14), (_BAD_DATES, _REPLACE_ADVICE)),
    **dict.fromkeys((22, 25, 38, 55), (_LONG_CHAIN, _TRUST_ADVICE)),
    **dict.fromkeys((24, 32, 37, 79), (_CA_MAY_NOT_ISSUE, _TRUST_ADVICE)),
    **dict.fromkeys((27, 28), (_REJECTED, _TRUST_ADVICE)),
    **dict.fromkeys((3, 5, 8, 11, 12, 15, 16, 33, 35, 36, 44, 54, 73, 74, 75), (_NOT_CHECKED, _TRUST_ADVICE)),
    **dict.fromkeys((47, 48), (_OTHER_NAMES, _NAME_ADVICE)),
    **dict.fromkeys((68, 76), (_WEAK_SIGNATURE, _REPLACE_ADVICE)),
    **dict.fromkeys((29, 30, 31, 34, 39, 40, 41, 42, 43, 45, 46), (_MALFORMED, _TRUST_ADVICE)),
    **dict.fromkeys((49, 51, 52, 53, *range(80, 95)), (_MALFORMED, _TRUST_ADVICE)),
}
"""Reason and advice, by the number of ``X509_V_ERR_…`` in OpenSSL's x509_vfy.h.

Those that are missing need a check that no context of the link asks for (Suite B, DANE, e-mail).
"""


def describe_verify_error(code: int) -> Sentence:
    """Return why a certificate is not trusted, as a part of a sentence."""
    if code not in _VERIFY_ERRORS:
        return Sentence(_OTHER_REASON, code=code)
    return Sentence(_VERIFY_ERRORS[code][0])


def create_verification_error(
    error: ssl.SSLCertVerificationError, certificate: CertificateInfo | None
) -> CertificateError:
    """Return the error for a failed verification, with the certificate if it is known."""
    code = error.verify_code
    _, advice = _VERIFY_ERRORS.get(code, ("", _TRUST_ADVICE))
    sentence = Sentence(_NOT_TRUSTED_SENTENCE, why=describe_verify_error(code))
    # A Server Edition may have neither a name nor an address in its certificate.
    if certificate is not None and not certificate.names and code in (_HOST_MISMATCH, _ADDRESS_MISMATCH):
        sentence = Sentence(_NO_NAMES_SENTENCE)
    return CertificateError(sentence, Sentence(advice), certificate)
