"""Reasons for which OpenSSL does not trust a certificate, as sentences of our own, by real handshakes."""

from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from devlink3_desk.link.endpoint import TlsOptions
from devlink3_desk.link.tls import create_client_context, format_system_error
from devlink3_desk.link.verify_errors import create_verification_error

NAME = "pbx.example"
CA_LIMITS = x509.BasicConstraints(ca=True, path_length=None)
NO_CA = x509.BasicConstraints(ca=False, path_length=None)


def _create_certificate(
    name: str, key: Any, issuer: tuple[str, Any], *extensions: x509.ExtensionType
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer[0])]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=90))
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=not isinstance(extension, x509.ExtendedKeyUsage))
    return builder.sign(issuer[1], hashes.SHA256())


def _shake_hands(client: ssl.SSLContext, server: ssl.SSLContext) -> None:
    """Connect both in memory; raises what the client raises."""
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = client.wrap_bio(to_client, to_server, server_hostname=NAME)
    theirs = server.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(5):
        for side in (ours, theirs):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue


@pytest.mark.parametrize(
    ("root_extensions", "leaf_extensions", "key", "why"),
    [
        (
            (CA_LIMITS,),
            (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]),),
            ec.generate_private_key(ec.SECP256R1()),
            "it was not issued for a server",
        ),
        ((NO_CA,), (), ec.generate_private_key(ec.SECP256R1()), "its CA may not issue certificates"),
        (
            (CA_LIMITS, x509.NameConstraints([x509.DNSName("other.example")], None)),
            (),
            ec.generate_private_key(ec.SECP256R1()),
            "its CA may not issue certificates for this name",
        ),
    ],
)
def test_a_refused_certificate_is_explained_in_words_of_our_own(
    tmp_path: Path,
    root_extensions: tuple[x509.ExtensionType, ...],
    leaf_extensions: tuple[x509.ExtensionType, ...],
    key: Any,
    why: str,
) -> None:
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _create_certificate("Root", root_key, ("Root", root_key), *root_extensions)
    names = x509.SubjectAlternativeName([x509.DNSName(NAME)])
    leaf = _create_certificate(NAME, key, ("Root", root_key), names, *leaf_extensions)
    (tmp_path / "root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "leaf.pem").write_bytes(private + leaf.public_bytes(Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(tmp_path / "leaf.pem")

    with pytest.raises(ssl.SSLCertVerificationError) as caught:
        _shake_hands(create_client_context(TlsOptions(ca=tmp_path / "root.pem")), server)

    error = create_verification_error(caught.value, None)
    assert str(error) == f"The certificate of the PBX cannot be trusted: {why}."
    assert format_system_error(caught.value) == why


@pytest.mark.parametrize("code", range(1, 100))
def test_no_reason_is_in_the_words_of_openssl(code: int) -> None:
    failure = ssl.SSLCertVerificationError(1, "certificate verify failed")
    failure.verify_code, failure.verify_message = code, "XYZZY"
    error = create_verification_error(failure, None)
    assert str(error) == f"The certificate of the PBX cannot be trusted: {format_system_error(failure)}."
    assert "XYZZY" not in f"{error} {error.advice} {format_system_error(failure)}"
    assert str(error.advice).endswith(".")
