"""Fingerprints as people write them, and certificates as they are shown."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from devlink3_desk.link.certificates import parse_certificate
from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions, parse_pin
from tests.support import certificates
from tests.support.pbx_peer import PASSWORD, PeerConversation, run_pbx_peer

PIN = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "text",
    [
        PIN,
        PIN.upper(),
        ":".join(PIN[at : at + 2] for at in range(0, 64, 2)),
        f"  {PIN}\n",
        PIN[:32] + " " + PIN[32:],
    ],
)
def test_a_fingerprint_is_understood_however_it_is_written(text):
    assert parse_pin(text) == PIN


@pytest.mark.parametrize("text", ["", PIN[:-1], PIN + "0", "g" * 64, "ab" * 20])
def test_what_is_no_sha_256_is_refused(text):
    with pytest.raises(ValueError, match="64 hex digits"):
        parse_pin(text)


@pytest.mark.parametrize(
    ("host", "shown"), [("pbx", "pbx:1"), ("192.0.2.1", "192.0.2.1:1"), ("::1", "[::1]:1")]
)
def test_an_endpoint_is_shown_as_people_write_it(host, shown):
    assert str(Endpoint(host=host, port=1, tls=None)) == shown


def test_the_facts_of_a_certificate():
    leaf = trustme.CA().issue_cert(certificates.PBX_NAME, "192.168.42.1")
    der = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes()).public_bytes(Encoding.DER)
    facts = parse_certificate(der)
    assert facts.names == (certificates.PBX_NAME, "192.168.42.1")
    assert facts.fingerprint == hashlib.sha256(der).hexdigest()
    assert not facts.is_self_signed
    assert facts.not_before < dt.datetime.now(dt.UTC) < facts.not_after
    assert ("SHA-256", facts.fingerprint) in facts.format_rows()


@pytest.mark.parametrize("der", [b"", b"\x30\x03\x02\x01\x01", b"nonsense"])
def test_a_certificate_that_cannot_be_parsed_still_has_its_fingerprint(der):
    assert parse_certificate(der).fingerprint == hashlib.sha256(der).hexdigest()


@pytest.mark.parametrize(
    ("host", "address", "name"),
    [
        ("[::1]", "::1", "::1"),
        ("fe80::1%eth0", "fe80::1%eth0", "fe80::1"),
        ("[fe80::1%eth0]", "fe80::1%eth0", "fe80::1"),
        ("pbx.example.org", "pbx.example.org", "pbx.example.org"),
    ],
)
def test_an_ipv6_address_may_have_brackets_and_a_zone(host: str, address: str, name: str):
    endpoint = Endpoint(host=host, port=50796, tls=TlsOptions())
    assert (endpoint.host, endpoint.certificate_name) == (address, name)
    assert str(endpoint) == (f"[{address}]:50796" if ":" in address else f"{address}:50796")
    named = Endpoint(host=host, port=50796, tls=TlsOptions(server_name="other.example.org"))
    assert named.certificate_name == "other.example.org"


async def test_the_certificate_of_an_ipv6_address_is_verified(tmp_path: Path):
    authority = trustme.CA()
    context = certificates.create_server_context(authority.issue_cert("::1"))
    ca = certificates.write_authority_pem(authority, tmp_path)

    async def live(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.answer_tests()

    with run_pbx_peer(live, context, host="::1") as pbx:
        link = LinkConnection(
            Endpoint(host="[::1]", port=pbx.port, tls=TlsOptions(ca=ca)), lambda _events: None
        )
        await link.connect()
        await link.start_tls()
        await link.sign_in("desk", Password(PASSWORD))
        await link.close()
