"""TLS for a link: contexts, pinning, errors of the handshake, and how to fetch a peer's certificate."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import secrets
import socket
import ssl
import sys
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
    ServerHandshakeError,
    WrongEncryptionError,
)
from devlink3_desk.link.resolver import open_connection
from devlink3_desk.link.verify_errors import describe_verify_error
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

_KNOWN_SYSTEM_ERRORS: Final = {
    errno.EACCES: QT_TRANSLATE_NOOP("Link", "permission denied"),
    errno.ECONNABORTED: QT_TRANSLATE_NOOP("Link", "connection aborted"),
    errno.ECONNREFUSED: QT_TRANSLATE_NOOP("Link", "connection refused"),
    errno.ECONNRESET: QT_TRANSLATE_NOOP("Link", "connection reset by peer"),
    errno.EHOSTUNREACH: QT_TRANSLATE_NOOP("Link", "no route to host"),
    errno.EISDIR: QT_TRANSLATE_NOOP("Link", "is a folder"),
    errno.ENETUNREACH: QT_TRANSLATE_NOOP("Link", "network is unreachable"),
    errno.ENOENT: QT_TRANSLATE_NOOP("Link", "no such file or folder"),
    errno.ETIMEDOUT: QT_TRANSLATE_NOOP("Link", "connection timed out"),
}
"""Errors that users meet often, to be translated; others have the text of the operating system."""
_WINDOWS_ERRORS: Final = {
    64: errno.ECONNRESET,
    121: errno.ETIMEDOUT,
    1225: errno.ECONNREFUSED,
    1231: errno.ENETUNREACH,
    1232: errno.EHOSTUNREACH,
    1236: errno.ECONNABORTED,
}
"""Numbers of :mod:`errno` by the Windows error codes of failed connections."""
_FIRST_SOCKET_ERROR: Final = 10_000


def format_system_error(error: Exception) -> str:
    """Return the text of ``error`` without error numbers and source lines of OpenSSL."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return describe_verify_error(error.verify_code)
    if isinstance(error, ssl.SSLError) and error.reason:
        if error.reason in _NOT_TLS_REASONS:
            return Sentence(QT_TRANSLATE_NOOP("Link", "the server does not use TLS"))
        return error.reason.replace("_", " ").lower()
    if isinstance(error, ssl.SSLError):  # its error number is not that of the operating system
        text = str(error).partition(" (_ssl.c")[0]
        return "its PEM data or the passphrase is wrong" if "PEM lib" in text else text
    if isinstance(error, socket.gaierror):
        return Sentence(QT_TRANSLATE_NOOP("Link", "the name is unknown"))
    number = find_error_number(error) if isinstance(error, OSError) else 0
    if number in _KNOWN_SYSTEM_ERRORS:
        return Sentence(_KNOWN_SYSTEM_ERRORS[number])
    if number:
        return format_error_number(number).lower()
    return str(error).rstrip(".") or type(error).__name__


def find_error_number(error: OSError) -> int:
    """Return the number of an error as in :mod:`errno`, or 0 if it has none."""
    # On Windows, asyncio reports failed connections by Windows error codes, which Python maps to EINVAL.
    return _WINDOWS_ERRORS.get(getattr(error, "winerror", None) or 0, error.errno or 0)


def format_error_number(number: int) -> str:
    """Return the text of the operating system for a number of :mod:`errno`."""
    # The C library of Windows has no texts for socket errors.
    if sys.platform == "win32" and number >= _FIRST_SOCKET_ERROR:
        import ctypes

        return ctypes.FormatError(number).rstrip(".")
    return os.strerror(number)


_PEM_PREFIX: Final = b"-----BEGIN "
_PEM_KEY: Final = b"PRIVATE KEY-----"
_INCOMPLETE: Final = "it lacks the certificate or the key"
_NO_PKCS12: Final = "it is no PKCS#12 file, or the passphrase is wrong"

_TLS_TO_PLAIN_PORT: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "This port does not support TLS, but the connection is set to TLS.")),
    Sentence(
        QT_TRANSLATE_NOOP("Link", "Use the TLS port (50796), or --no-tls for the unencrypted port (50797).")
    ),
)
_ONLY_OLD_TLS: Final = (
    Sentence(QT_TRANSLATE_NOOP("Link", "The PBX supports only TLS versions older than 1.2.")),
    Sentence(
        QT_TRANSLATE_NOOP(
            "Link",
            "Update the PBX. If you accept the risk, allow TLS 1.0 and 1.1 in the settings of this site.",
        )
    ),
)
"""Sentences and advice."""

# What OpenSSL reports when the first data from the peer is not a TLS record.
_NOT_TLS_REASONS: Final = frozenset(
    {
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "PACKET_LENGTH_TOO_LONG",
        "RECORD_LAYER_FAILURE",
        "BAD_RECORD_TYPE",
    }
)
_DROPPED_REASONS: Final = frozenset({"", "UNEXPECTED_EOF_WHILE_READING"})
_SERVER_ERROR_REASONS: Final = frozenset({"TLSV1_ALERT_INTERNAL_ERROR", "TLSV1_ALERT_USER_CANCELLED"})
"""Alerts of a peer that has not rejected this client: it has an error of its own, or is being stopped."""
_TOO_OLD_REASONS: Final = frozenset(
    {"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE"}
)
# HANDSHAKE_FAILURE is what servers of TLS 1.2 send where TLS 1.3 has CERTIFICATE_REQUIRED.
_CLIENT_CERTIFICATE_REASONS: Final = ("CERTIFICATE", "UNKNOWN_CA", "HANDSHAKE_FAILURE", "ACCESS_DENIED")
"""Parts of the names of the alerts by which a peer rejects a client certificate, or its absence."""


def create_client_context(options: TlsOptions) -> ssl.SSLContext:
    """Return the context for a link; raises :class:`EncryptionError` if a file cannot be used.

    With a pin, the context verifies nothing: the caller must call :func:`check_pin` after the handshake,
    before it sends anything.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if options.old_tls:
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        # OpenSSL refuses the signatures of TLS 1.0 and 1.1 above this level.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    if options.pin is not None:
        # check_hostname has to be off before CERT_NONE is accepted.
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
                QT_TRANSLATE_NOOP("Link", "The CA file {file} cannot be used: {why}."),
                file=str(ca),
                why=format_system_error(error),
            ),
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Link",
                    "Choose a PEM file with the certificate of the CA that issued the PBX certificate.",
                )
            ),
        ) from error


def _load_client_certificate(context: ssl.SSLContext, options: TlsOptions) -> None:
    if options.cert is None:
        return
    try:
        # Text may precede the PEM data: the attributes that openssl writes, or the certificate in words.
        if _PEM_PREFIX in options.cert.read_bytes():
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
                    "Use PEM files for certificate and key (--cert, --key), or one PKCS#12 file. The key "
                    "passphrase is read from DEVLINK3_KEY_PASSPHRASE or the system keyring.",
                )
            ),
        ) from error


def _load_pem(context: ssl.SSLContext, cert: Path, key: Path | None, passphrase: Password | None) -> None:
    if key is None and _PEM_KEY not in cert.read_bytes():
        raise ValueError(_INCOMPLETE)
    # Without a passphrase OpenSSL prompts on the terminal; an empty one makes it fail instead.
    secret = passphrase.reveal() if passphrase else ""
    context.load_cert_chain(cert, key, password=lambda: secret)


def _load_pkcs12(context: ssl.SSLContext, path: Path, passphrase: Password | None) -> None:
    # Imported here: it takes long, and few profiles have such a file.
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
        pkcs12,
    )

    secret = passphrase.reveal().encode() if passphrase else None
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(path.read_bytes(), secret)
    except ValueError as error:
        raise ValueError(_NO_PKCS12) from error
    if key is None or certificate is None:
        raise ValueError(_INCOMPLETE)
    # The ssl module only reads files. The key is encrypted with a random passphrase, so that it is never on a
    # disk in clear. The file is readable by this user only, and deleted immediately.
    random_passphrase = secrets.token_hex(32)
    encryption = BestAvailableEncryption(random_passphrase.encode())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    for entry in (certificate, *others):
        pem += entry.public_bytes(Encoding.PEM)
    handle, name = tempfile.mkstemp(suffix=".pem")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
        context.load_cert_chain(name, password=random_passphrase)
    finally:
        Path(name).unlink()


def create_inspection_context() -> ssl.SSLContext:
    """Return a context that verifies nothing, to fetch a certificate with :func:`fetch_certificate`.

    Nothing may be sent over such a connection.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def check_pin(der: bytes | None, pin: str) -> None:
    """Raise :class:`PinMismatchError` if the leaf certificate ``der`` is not the pinned one."""
    if der is None or not secrets.compare_digest(compute_fingerprint(der), pin):
        raise PinMismatchError(certificate=parse_certificate(der) if der else None)


def create_stream_error(error: ssl.SSLError) -> LinkError:
    """Return the error for a failure of TLS after the handshake."""
    # Under TLS 1.3 a server rejects a client certificate only after the client's side of the handshake.
    handshake_error = create_handshake_error(error)
    if isinstance(handshake_error, ClientCertificateError):
        return handshake_error
    broken = QT_TRANSLATE_NOOP("Link", "The encrypted connection was interrupted: {why}.")
    return InvalidStreamError(Sentence(broken, why=format_system_error(error)))


def create_handshake_error(error: Exception) -> EncryptionError:
    """Return the error for a failed handshake."""
    failed = QT_TRANSLATE_NOOP("Link", "The encrypted connection could not be established: {why}.")
    if isinstance(error, UnicodeError):  # of the name that is expected in the certificate
        return EncryptionError(Sentence(failed, why=str(error)))
    reason = (error.reason or "") if isinstance(error, ssl.SSLError) else ""
    # Without a reason, the peer has closed TLS: in order, or by an alert for which OpenSSL has no name, such
    # as a fatal close_notify.
    if reason in _DROPPED_REASONS:
        return HandshakeDroppedError()
    if reason in _SERVER_ERROR_REASONS:
        return ServerHandshakeError(Sentence(failed, why=format_system_error(error)))
    if reason in _NOT_TLS_REASONS:
        return WrongEncryptionError(*_TLS_TO_PLAIN_PORT)
    if reason in _TOO_OLD_REASONS:
        return EncryptionError(*_ONLY_OLD_TLS)
    if any(part in reason for part in _CLIENT_CERTIFICATE_REASONS):
        return ClientCertificateError()
    return EncryptionError(Sentence(failed, why=format_system_error(error)))


INSPECTION_TIMEOUT: Final = 3.0
"""Seconds to fetch a certificate; short, since the connection has failed and users wait for the reason."""

HANGUP_TIMEOUT: Final = 1.0
"""Seconds to wait for a peer that closes the connection right after the handshake."""


async def fetch_certificate(endpoint: Endpoint) -> CertificateInfo | None:
    """Return the certificate that ``endpoint`` presents, or ``None`` if there is none.

    This takes a connection of its own, which is aborted after the handshake: the ssl module does not reveal
    the certificate of a handshake that failed.
    """
    der: bytes | None = None
    with contextlib.suppress(OSError):
        limit = min(endpoint.timeout, INSPECTION_TIMEOUT)
        async with asyncio.timeout(limit):
            transport, protocol = await _connect_to_inspect(endpoint, create_inspection_context(), limit)
            ssl_object = transport.get_extra_info("ssl_object")
            der = ssl_object.getpeercert(binary_form=True) if ssl_object else None
            transport.abort()
            await protocol.closed
    return parse_certificate(der) if der else None


async def closes_after_handshake(endpoint: Endpoint, context: ssl.SSLContext) -> bool:
    """Return whether the peer closes a connection by itself right after the TLS handshake.

    A PBX is passive until it receives data (section 3). One that closes the connection before that misses
    the client certificate: under TLS 1.3 it learns only after the client's side of the handshake that there
    is none, and some close the connection without an alert.
    """
    try:
        async with asyncio.timeout(endpoint.timeout):
            transport, protocol = await _connect_to_inspect(endpoint, context, endpoint.timeout)
    except OSError:
        return False
    try:
        done, _ = await asyncio.wait([protocol.closed], timeout=HANGUP_TIMEOUT)
    finally:
        transport.abort()
    await protocol.closed
    return bool(done)


async def _connect_to_inspect(
    endpoint: Endpoint, context: ssl.SSLContext, limit: float
) -> tuple[asyncio.Transport, _CloseWaiter]:
    """Open a connection over which nothing but the TLS handshake is sent."""
    loop = asyncio.get_running_loop()
    return await open_connection(
        lambda: _CloseWaiter(loop),
        endpoint.host,
        endpoint.port,
        limit=limit,
        tls=context,
        server_name=endpoint.certificate_name,
    )


class _CloseWaiter(asyncio.Protocol):
    """A protocol whose ``closed`` is done at the end of the connection."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.closed: asyncio.Future[None] = loop.create_future()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - named by asyncio
        """Finish the future."""
        if not self.closed.done():
            self.closed.set_result(None)
