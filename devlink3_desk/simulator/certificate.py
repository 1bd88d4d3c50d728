"""A certificate of the kind that a PBX makes for itself, and the TLS of the server."""

from __future__ import annotations

import ipaddress
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from devlink3_desk.simulator.options import SimulatorOptions

_COMMON_NAME = "ipoffice-00e0070a0b0c.avaya.com"
_VALID_DAYS = 825


def create_server_context(options: SimulatorOptions) -> tuple[ssl.SSLContext, str]:
    """Return the TLS settings of the server and its certificate as PEM.

    Raises :class:`OSError` where the given files cannot be read or used.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if options.client_ca is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(options.client_ca)
    if options.certificate is not None:
        context.load_cert_chain(options.certificate, options.key)
        return context, options.certificate.read_text()
    certificate, key = create_self_signed(options.host)
    # The ssl module reads keys from files only.
    with tempfile.TemporaryDirectory(prefix="devlink3-simulator-") as folder:
        file = Path(folder, "identity.pem")
        file.touch(0o600)
        file.write_text(key + certificate)
        context.load_cert_chain(file)
    return context, certificate


def create_self_signed(host: str) -> tuple[str, str]:
    """Return certificate and key as PEM, for the name of a PBX, ``localhost`` and ``host``."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _COMMON_NAME)])
    now = datetime.now(UTC)
    alternatives: list[x509.GeneralName] = [
        x509.DNSName(_COMMON_NAME),
        x509.DNSName("localhost"),
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
        x509.IPAddress(ipaddress.ip_address("::1")),
    ]
    if host not in {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", ""}:  # noqa: S104 - compared, not bound
        alternatives.append(_parse_alternative_name(host))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_VALID_DAYS))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode(), private.decode()


def _parse_alternative_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
