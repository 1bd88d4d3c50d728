"""Words of the operating system for what went wrong."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import secrets
import ssl
import tempfile
from pathlib import Path
from typing import Final

from devlink3_desk.link.certificates import CertificateInfo, compute_fingerprint, parse_certificate
from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import (
    CertificateError,
    ClientCertificateError,
    EncryptionError,
    HandshakeDroppedError,
    InvalidStreamError,
    LinkError,
    PinMismatchError,
    WrongEncryptionError,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

_KNOWN_SYSTEM_ERRORS: Final = {
    errno.EACCES: QT_TRANSLATE_NOOP("Link", "permission denied"),
    errno.ECONNABORTED: QT_TRANSLATE_NOOP("Link", "connection aborted"),
    errno.ECONNRESET: QT_TRANSLATE_NOOP("Link", "connection reset by peer"),
    errno.EHOSTUNREACH: QT_TRANSLATE_NOOP("Link", "no route to host"),
    errno.EISDIR: QT_TRANSLATE_NOOP("Link", "is a directory"),
    errno.ENETUNREACH: QT_TRANSLATE_NOOP("Link", "network is unreachable"),
    errno.ENOENT: QT_TRANSLATE_NOOP("Link", "no such file or directory"),
    errno.ETIMEDOUT: QT_TRANSLATE_NOOP("Link", "connection timed out"),
}
"""Those that people meet; the others stay in the words of the system."""


def format_system_error(error: Exception) -> str:
    """Return what ``error`` says, without numbers and without the source lines of OpenSSL."""
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    if isinstance(error, OSError) and error.errno in _KNOWN_SYSTEM_ERRORS:
        return Sentence(_KNOWN_SYSTEM_ERRORS[error.errno])
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return str(error).rstrip(".") or type(error).__name__


_PEM_PREFIX: Final = b"-----BEGIN"

_TRUST_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "If an administrator confirms that this is the PBX's own certificate, pin it with --pin and its "
    "SHA-256, or give the authority that issued it with --ca.",
)
_NAME_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Connect by a name that the certificate has, give that name with --server-name, or pin it with --pin.",
)
_DATE_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link", "Renew the certificate of the PBX, check the clocks on both sides, or pin it with --pin."
)

_UNKNOWN_ISSUER_SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The certificate of the PBX cannot be trusted: the authority that issued it is not known here.",
)
_NO_NAMES_SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The certificate of the PBX cannot be trusted: it does not say for which name or address it is "
    "(no subject alternative names).",
)
_NOT_TRUSTED_SENTENCE: Final = QT_TRANSLATE_NOOP(
    "Link", "The certificate of the PBX cannot be trusted: {why}."
)

# Numbers of X509_V_ERR_… in OpenSSL's x509_vfy.h.
_VERIFY_ERRORS: Final[dict[int, tuple[str, str]]] = {
    9: (
        QT_TRANSLATE_NOOP("Link", "The certificate of the PBX cannot be trusted: it is not valid yet."),
        _DATE_ADVICE,
    ),
    10: (
        QT_TRANSLATE_NOOP("Link", "The certificate of the PBX cannot be trusted: it has expired."),
        _DATE_ADVICE,
    ),
    18: (
        QT_TRANSLATE_NOOP(
            "Link",
            "The certificate of the PBX cannot be trusted: it is self-signed and nobody vouches for it.",
        ),
        _TRUST_ADVICE,
    ),
    19: (
        QT_TRANSLATE_NOOP(
            "Link",
            "The certificate of the PBX cannot be trusted: it ends in an authority that is not trusted here.",
        ),
        _TRUST_ADVICE,
    ),
    20: (_UNKNOWN_ISSUER_SENTENCE, _TRUST_ADVICE),
    21: (_UNKNOWN_ISSUER_SENTENCE, _TRUST_ADVICE),
    62: (
        QT_TRANSLATE_NOOP("Link", "The certificate of the PBX cannot be trusted: it is for another name."),
        _NAME_ADVICE,
    ),
    64: (
        QT_TRANSLATE_NOOP("Link", "The certificate of the PBX cannot be trusted: it is for another address."),
        _NAME_ADVICE,
    ),
}

_TLS_TO_PLAIN_PORT: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "This port does not speak TLS, and the profile is set to TLS.")),
    Sentence(
        QT_TRANSLATE_NOOP("Link", "Use the TLS port (50796), or --no-tls if this is the plain one (50797).")
    ),
)
_ONLY_OLD_TLS: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "The PBX speaks only versions of TLS older than 1.2.")),
    Sentence(
        QT_TRANSLATE_NOOP(
            "Link",
            "Update the PBX, or allow older TLS in the settings of this profile if you accept the risk.",
        )
    ),
)
"""Sentence and advice."""

_NOT_TLS_REASONS: Final = frozenset(
    {
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "PACKET_LENGTH_TOO_LONG",
        "RECORD_LAYER_FAILURE",
        "BAD_RECORD_TYPE",
    }
)
_DROPPED_REASONS: Final = frozenset({"UNEXPECTED_EOF_WHILE_READING"})
_TOO_OLD_REASONS: Final = frozenset(
    {"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE"}
)
_CLIENT_CERTIFICATE_REASONS: Final = ("CERTIFICATE", "UNKNOWN_CA", "HANDSHAKE_FAILURE", "ACCESS_DENIED")
"""Parts of the names of alerts with which a peer turns down what it was shown."""


def create_client_context(options: TlsOptions) -> ssl.SSLContext:
    """Return the context for a link; raises :class:`EncryptionError` where a file cannot be used.

    With a pin the context itself verifies nothing: the caller must hand the finished handshake to
    :func:`check_pin` before it sends a single octet.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if options.old_tls:
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        # OpenSSL refuses the signatures of TLS 1.0 and 1.1 above this level.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    if options.pin is not None:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        _load_authorities(context, options.ca)
    _load_client_certificate(context, options)
    return context


def _load_authorities(context: ssl.SSLContext, ca: Path | None) -> None:
    if ca is None:
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
        return
    try:
        context.load_verify_locations(cafile=ca)
    except (OSError, ssl.SSLError) as error:
        raise CertificateError(
            Sentence(
                QT_TRANSLATE_NOOP("Link", "The file of authorities {file} cannot be used: {why}."),
                file=str(ca),
                why=format_system_error(error),
            ),
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Link", "Give a PEM file with the certificate of the authority that issued the PBX's."
                )
            ),
        ) from error


def _load_client_certificate(context: ssl.SSLContext, options: TlsOptions) -> None:
    if options.cert is None:
        return
    try:
        if options.cert.read_bytes().lstrip().startswith(_PEM_PREFIX):
            _load_pem(context, options.cert, options.key, options.passphrase)
        else:
            _load_pkcs12(context, options.cert, options.passphrase)
    except (OSError, ValueError) as error:
        raise ClientCertificateError(
            Sentence(
                QT_TRANSLATE_NOOP("Link", "The client certificate {file} cannot be used: {why}."),
                file=str(options.cert),
                why=format_system_error(error),
            ),
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Link",
                    "Give the certificate and its key as PEM (--cert, --key) or as one PKCS#12 file; the "
                    "passphrase of the key comes from DEVLINK3_KEY_PASSPHRASE or the system's keyring.",
                )
            ),
        ) from error


def _load_pem(context: ssl.SSLContext, cert: Path, key: Path | None, passphrase: Password | None) -> None:
    # Without a passphrase OpenSSL would ask on the terminal by itself: an empty one fails instead.
    secret = passphrase.reveal() if passphrase else ""
    context.load_cert_chain(cert, key, password=lambda: secret)


def _load_pkcs12(context: ssl.SSLContext, path: Path, passphrase: Password | None) -> None:
    # Slow, and only for those who have such a file.
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
        pkcs12,
    )

    secret = passphrase.reveal().encode() if passphrase else None
    key, certificate, others = pkcs12.load_key_and_certificates(path.read_bytes(), secret)
    if key is None or certificate is None:
        raise ValueError("it lacks the certificate or the key")
    # The ssl module reads files only. The key is encrypted with a passphrase of the moment, so that it is
    # never on a disk in clear; the file is readable by this user alone and gone at once.
    moment = secrets.token_hex(32)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(moment.encode()))
    for each in (certificate, *others):
        pem += each.public_bytes(Encoding.PEM)
    handle, name = tempfile.mkstemp(suffix=".pem")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
        context.load_cert_chain(name, password=moment)
    finally:
        Path(name).unlink()


def create_inspection_context() -> ssl.SSLContext:
    """Return a context that trusts nobody and checks nothing: only to look at a certificate.

    Nothing may ever be sent through it. See :func:`.inspection.show_certificate`.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def check_pin(der: bytes | None, pin: str) -> None:
    """Raise :class:`PinMismatchError` where the leaf certificate ``der`` is not the pinned one."""
    if der is None or not secrets.compare_digest(compute_fingerprint(der), pin):
        raise PinMismatchError(certificate=parse_certificate(der) if der else None)


def create_verification_error(
    error: ssl.SSLCertVerificationError, certificate: CertificateInfo | None
) -> CertificateError:
    """Return what a failed verification means, with the certificate where it could be had."""
    if error.verify_code not in _VERIFY_ERRORS:
        sentence = Sentence(_NOT_TRUSTED_SENTENCE, why=error.verify_message.lower())
        return CertificateError(sentence, Sentence(_TRUST_ADVICE), certificate)
    template, advice = _VERIFY_ERRORS[error.verify_code]
    if certificate is not None and not certificate.names and error.verify_code in {62, 64}:
        template = _NO_NAMES_SENTENCE
    return CertificateError(Sentence(template), Sentence(advice), certificate)


def create_stream_error(error: ssl.SSLError) -> LinkError:
    """Return what an error of TLS after the handshake means to a person."""
    found = create_handshake_error(error)
    # Under TLS 1.3 a server turns our certificate down only then; anything else is a stream that broke.
    if isinstance(found, ClientCertificateError):
        return found
    broken = QT_TRANSLATE_NOOP("Link", "The encrypted stream was broken: {why}.")
    return InvalidStreamError(Sentence(broken, why=format_system_error(error)))


def create_handshake_error(error: Exception) -> EncryptionError:
    """Return what an error of the handshake means to a person."""
    reason = (error.reason or "") if isinstance(error, ssl.SSLError) else ""
    if reason in _DROPPED_REASONS or not isinstance(error, ssl.SSLError):
        return HandshakeDroppedError()
    if reason in _NOT_TLS_REASONS:
        return WrongEncryptionError(*_TLS_TO_PLAIN_PORT)
    if reason in _TOO_OLD_REASONS:
        return EncryptionError(*_ONLY_OLD_TLS)
    if any(part in reason for part in _CLIENT_CERTIFICATE_REASONS):
        return ClientCertificateError()
    failed = QT_TRANSLATE_NOOP("Link", "The encrypted link could not be set up: {why}.")
    return EncryptionError(Sentence(failed, why=format_system_error(error)))


INSPECTION_TIMEOUT: Final = 3.0
"""Seconds that a look may take: it only makes a sentence better."""

HANGUP_TIMEOUT: Final = 1.0
"""Seconds within which a peer that wants to be rid of us has hung up."""


async def fetch_certificate(endpoint: Endpoint) -> CertificateInfo | None:
    """Return the facts of the certificate shown at ``endpoint``, or ``None`` where none could be had.

    A connection of its own that sends nothing but the handshake and ends at once; the failed
    handshake that made this necessary does not give the certificate away.
    """
    name = endpoint.tls.server_name if endpoint.tls else None
    loop = asyncio.get_running_loop()
    protocol = _CloseWaiter(loop)
    der: bytes | None = None
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(min(endpoint.timeout, INSPECTION_TIMEOUT)):
            transport, _ = await loop.create_connection(
                lambda: protocol,
                endpoint.host,
                endpoint.port,
                ssl=create_inspection_context(),
                server_hostname=name or endpoint.host,
            )
            tls = transport.get_extra_info("ssl_object")
            der = tls.getpeercert(binary_form=True) if tls else None
            transport.abort()
            await protocol.closed
    return parse_certificate(der) if der else None


async def closes_after_handshake(endpoint: Endpoint, context: ssl.SSLContext) -> bool:
    """Return whether the peer ends a connection by itself right after the TLS handshake.

    A PBX stays passive until it is sent something (section 3). One that hangs up before does not like
    how we introduced ourselves: under TLS 1.3 a server learns only after our side of the handshake is
    done that there is no client certificate, and some then hang up without an alert.
    """
    name = endpoint.tls.server_name if endpoint.tls else None
    loop = asyncio.get_running_loop()
    protocol = _CloseWaiter(loop)
    try:
        async with asyncio.timeout(endpoint.timeout):
            transport, _ = await loop.create_connection(
                lambda: protocol,
                endpoint.host,
                endpoint.port,
                ssl=context,
                server_hostname=name or endpoint.host,
            )
    except OSError:
        return False
    try:
        done, _ = await asyncio.wait([protocol.closed], timeout=HANGUP_TIMEOUT)
    finally:
        transport.abort()
    await protocol.closed
    return bool(done)


class _CloseWaiter(asyncio.Protocol):
    """Waits for the end of a connection."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.closed: asyncio.Future[None] = loop.create_future()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - named by asyncio
        """Note the end."""
        if not self.closed.done():
            self.closed.set_result(None)
