"""Certificates of every kind that a PBX or a client may present, created when a test runs."""

from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PBX_NAME = "ipoffice-00e007000001.avaya.com"


def create_server_context(
    certificate: trustme.LeafCert, *, client_ca: trustme.CA | None = None
) -> ssl.SSLContext:
    """Return the context of a PBX with ``certificate``, which requires one of ``client_ca`` if given."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    if client_ca is not None:
        client_ca.configure_trust(context)
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def create_self_signed_context(
    folder: Path, *, names: tuple[str, ...] = (PBX_NAME,)
) -> tuple[ssl.SSLContext, str]:
    """Return the context of a PBX with a self-signed certificate, and the fingerprint of that."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, PBX_NAME)])
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=825))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    )
    if names:
        alternatives = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
        builder = builder.add_extension(alternatives, critical=False)
    certificate = builder.sign(key, hashes.SHA256())
    pem = folder / f"self-signed-{certificate.serial_number}.pem"
    pem.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + certificate.public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context, certificate.fingerprint(hashes.SHA256()).hex()


def write_authority_pem(authority: trustme.CA, folder: Path) -> Path:
    """Write the certificate of an authority, and return its path."""
    path = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def compute_fingerprint(certificate: trustme.LeafCert) -> str:
    """Return the SHA-256 of a certificate as hex digits."""
    leaf = x509.load_pem_x509_certificate(certificate.cert_chain_pems[0].bytes())
    return leaf.fingerprint(hashes.SHA256()).hex()


def write_pkcs12(certificate: trustme.LeafCert, path: Path, passphrase: str) -> None:
    """Write a client certificate and its key to a PKCS#12 file that ``passphrase`` opens."""
    key = load_pem_private_key(certificate.private_key_pem.bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    leaf = x509.load_pem_x509_certificate(certificate.cert_chain_pems[0].bytes())
    encryption = BestAvailableEncryption(passphrase.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"desk", key, leaf, None, encryption))
