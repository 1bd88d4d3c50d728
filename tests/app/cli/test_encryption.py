"""Certificates of all kinds over real TLS. Nothing is sent before the PBX is trusted."""

from __future__ import annotations

import datetime as dt
import re
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from devlink3_desk.protocol.packets import AuthenticateResponse, ReadFileRequest
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from tests.support import certificates
from tests.support.command_line import CommandResult, RunCommand
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    ScriptedPeer,
    make_detail_packet,
    run_pbx_peer,
    run_tls_handshaker,
    stream_packets,
)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(cli: RunCommand):
    """Run ``monitor --count 1`` over TLS."""

    def run(port: int, *arguments: object, command: str = "monitor"):
        connection = ("--host", "127.0.0.1", "--port", port, "--user", "u", "--timeout", 5)
        ending = ("--count", 1) if command == "monitor" else ()
        return cli(command, *connection, *ending, *arguments)

    return run


stream = stream_packets(make_detail_packet(1))


def test_a_certificate_of_a_known_authority_for_this_address_is_trusted(
    secure, authority: trustme.CA, tmp_path: Path
):
    with run_pbx_peer(stream, certificates.create_server_context(authority.issue_cert("127.0.0.1"))) as pbx:
        outcome = secure(pbx.port, "--ca", certificates.write_authority_pem(authority, tmp_path))
    assert (outcome.code, outcome.event_names) == (0, ["connected", "detail"])


def assert_refused(outcome: CommandResult, pbx: ScriptedPeer, *words: str) -> None:
    assert outcome.code == 4
    assert outcome.out == b""
    assert pbx.received_bytes == b""
    outcome.assert_stderr(*words, "What to do")


def test_an_authority_that_is_not_known_is_refused_and_the_certificate_shown(secure, authority: trustme.CA):
    leaf = authority.issue_cert("127.0.0.1")
    with run_pbx_peer(stream, certificates.create_server_context(leaf)) as pbx:
        outcome = secure(pbx.port)
    assert_refused(outcome, pbx, "cannot be trusted", "--ca", certificates.compute_fingerprint(leaf))


def test_a_self_signed_certificate_is_refused_and_shown(secure, tmp_path: Path):
    context, fingerprint = certificates.create_self_signed_context(tmp_path)
    with run_pbx_peer(stream, context) as pbx:
        outcome = secure(pbx.port)
    assert_refused(outcome, pbx, "self-signed", "--pin", fingerprint, certificates.PBX_NAME)
    assert re.search(r"valid +\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d", outcome.err)


@pytest.mark.parametrize("names", [(certificates.PBX_NAME,), ()])
@pytest.mark.parametrize(
    "spelling",
    [str.lower, str.upper, lambda pin: ":".join(pin[start : start + 2] for start in range(0, 64, 2))],
)
def test_a_pin_replaces_chain_and_name(secure, tmp_path: Path, names, spelling):
    context, fingerprint = certificates.create_self_signed_context(tmp_path, names=names)
    with run_pbx_peer(stream, context) as pbx:
        outcome = secure(pbx.port, "--pin", spelling(fingerprint))
    assert (outcome.code, outcome.event_names) == (0, ["connected", "detail"])


@pytest.mark.parametrize("valid_otherwise", [True, False])
def test_another_certificate_than_the_pinned_one_is_an_alarm(
    secure, authority: trustme.CA, tmp_path: Path, valid_otherwise
):
    leaf = authority.issue_cert("127.0.0.1")
    trust_options = ("--ca", certificates.write_authority_pem(authority, tmp_path)) if valid_otherwise else ()
    with run_pbx_peer(stream, certificates.create_server_context(leaf)) as pbx:
        outcome = secure(pbx.port, "--pin", "ab" * 32, *trust_options)
    assert_refused(
        outcome, pbx, "differs from the pinned one", "Do not sign in", certificates.compute_fingerprint(leaf)
    )


def test_an_expired_certificate_is_refused(secure, authority: trustme.CA, tmp_path: Path):
    past = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
    leaf = authority.issue_cert(
        "127.0.0.1", not_before=dt.datetime(2020, 1, 1, tzinfo=dt.UTC), not_after=past
    )
    with run_pbx_peer(stream, certificates.create_server_context(leaf)) as pbx:
        outcome = secure(pbx.port, "--ca", certificates.write_authority_pem(authority, tmp_path))
    assert_refused(outcome, pbx, "expired", "2021-01-01")


def test_a_certificate_for_another_name_is_refused_unless_that_name_is_expected(
    secure, authority: trustme.CA, tmp_path: Path
):
    ca = certificates.write_authority_pem(authority, tmp_path)
    with run_pbx_peer(
        stream, certificates.create_server_context(authority.issue_cert(certificates.PBX_NAME))
    ) as pbx:
        assert_refused(secure(pbx.port, "--ca", ca), pbx, "another", "--server-name", certificates.PBX_NAME)
        outcome = secure(pbx.port, "--ca", ca, "--server-name", certificates.PBX_NAME)
    assert (outcome.code, outcome.event_names) == (0, ["connected", "detail"])


def test_an_expected_name_that_no_server_can_have_is_refused(
    cli: RunCommand, authority: trustme.CA, tmp_path: Path
):
    context = certificates.create_server_context(authority.issue_cert("127.0.0.1"))
    with run_pbx_peer(stream, context) as pbx:
        profile = Profile(name="PBX", host="127.0.0.1", port=pbx.port, user="u", server_name="..")
        SettingsStore(tmp_path).save(Settings(profiles=(profile,), last_profile="PBX"))
        outcome = cli("monitor", "--no-reconnect")
        assert_refused(outcome, pbx, "could not be established")


def test_a_certificate_without_names_is_refused_for_an_address(secure, tmp_path: Path):
    context, fingerprint = certificates.create_self_signed_context(tmp_path, names=())
    (pem,) = tmp_path.glob("self-signed-*.pem")
    with run_pbx_peer(stream, context) as pbx:
        outcome = secure(pbx.port, "--ca", pem)
        assert_refused(outcome, pbx, "no subject alternative names", fingerprint)


@pytest.fixture(params=[ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def demanding(request: pytest.FixtureRequest, authority: trustme.CA, tmp_path: Path):
    """Return the context of a PBX that requires a client certificate, and the options that trust it."""
    context = certificates.create_server_context(authority.issue_cert("127.0.0.1"), client_ca=authority)
    context.maximum_version = request.param
    return context, ("--ca", certificates.write_authority_pem(authority, tmp_path))


def _write_unknown_certificate(folder: Path) -> Path:
    pem = folder / "stranger.pem"
    trustme.CA().issue_cert("desk@example.org").private_key_and_cert_chain_pem.write_to_path(str(pem))
    return pem


@pytest.mark.parametrize("has_certificate", [False, True])
def test_a_missing_or_unknown_client_certificate_ends_with_4(
    secure, demanding, tmp_path: Path, has_certificate
):
    context, trust = demanding
    certificate_options = ("--cert", _write_unknown_certificate(tmp_path)) if has_certificate else ()
    with run_pbx_peer(stream, context) as pbx:  # closes the connection without an alert
        assert_refused(
            secure(pbx.port, *trust, *certificate_options), pbx, "require a client certificate", "--cert"
        )
    with run_tls_handshaker(context) as port:  # sends an alert
        outcome = secure(port, *trust, *certificate_options)
    assert outcome.code == 4
    outcome.assert_stderr("client certificate", "--cert")


def test_a_client_certificate_that_cannot_be_used_is_reported_in_words(secure, tmp_path: Path):
    leaf = trustme.CA().issue_cert("desk@example.org")
    certificate, wrong_key = tmp_path / "cert.pem", tmp_path / "key.pem"
    leaf.cert_chain_pems[0].write_to_path(str(certificate))
    wrong_key.write_text("no key")
    bundle = tmp_path / "cert.pem.p12"
    certificates.write_pkcs12(leaf, bundle, "geheim")
    no_pkcs12 = "it is no PKCS#12 file, or the passphrase is wrong"
    for options, reason in (
        (("--cert", certificate), "it lacks the certificate or the key"),
        (("--cert", certificate, "--key", wrong_key), "its PEM data or the passphrase is wrong"),
        (("--cert", bundle), no_pkcs12),
        (("--cert", __file__, "--key", certificate), no_pkcs12),
    ):
        outcome = secure(1, *options)
        assert outcome.code == 4
        outcome.assert_stderr(str(options[1]), reason, "What to do: Use PEM files")
        assert "unknown error" not in outcome.err


def test_a_peer_that_leaves_only_when_asked_is_not_taken_for_one_that_wants_a_certificate(
    secure, authority: trustme.CA, tmp_path: Path
):
    async def script(conversation: PeerConversation) -> None:
        await conversation.receive_packet()
        conversation.hang_up()

    with run_pbx_peer(script, certificates.create_server_context(authority.issue_cert("127.0.0.1"))) as pbx:
        outcome = secure(pbx.port, "--ca", certificates.write_authority_pem(authority, tmp_path))
    assert outcome.code == 3


def _write_client_certificate(authority: trustme.CA, folder: Path) -> tuple[Path, Path]:
    leaf = authority.issue_cert("desk@example.org")
    cert, key = folder / "mine.pem", folder / "mine.key"
    leaf.cert_chain_pems[0].write_to_path(str(cert))
    leaf.private_key_pem.write_to_path(str(key))
    return cert, key


def test_a_client_certificate_as_pem_pair_is_shown(secure, demanding, authority: trustme.CA, tmp_path: Path):
    context, trust = demanding
    cert, key = _write_client_certificate(authority, tmp_path)
    with run_pbx_peer(stream, context) as pbx:
        assert secure(pbx.port, *trust, "--cert", cert, "--key", key).code == 0


def test_a_client_certificate_with_text_before_it_is_shown(
    secure, demanding, authority: trustme.CA, tmp_path: Path
):
    """``openssl pkcs12`` and ``openssl x509 -text`` write such files."""
    context, trust = demanding
    for file in _write_client_certificate(authority, tmp_path):
        pem = file.read_bytes()
        file.write_bytes(b"Bag Attributes\n    localKeyID: 01 00\nKey Attributes: <No Attributes>\n" + pem)
    with run_pbx_peer(stream, context) as pbx:
        cert, key = tmp_path / "mine.pem", tmp_path / "mine.key"
        assert secure(pbx.port, *trust, "--cert", cert, "--key", key).code == 0


@pytest.mark.parametrize("passphrase", ["geheim-öä", None])
def test_a_client_certificate_as_pkcs12_is_shown(
    secure, demanding, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase
):
    context, trust = demanding
    bundle = tmp_path / "mine.p12"
    certificates.write_pkcs12(authority.issue_cert("desk@example.org"), bundle, passphrase or "x")
    monkeypatch.setenv("DEVLINK3_KEY_PASSPHRASE", passphrase or "wrong")
    with run_pbx_peer(stream, context) as pbx:
        outcome = secure(pbx.port, *trust, "--cert", bundle)
    if passphrase:
        assert outcome.code == 0
    else:
        assert_refused(outcome, pbx, "mine.p12", "DEVLINK3_KEY_PASSPHRASE")


def test_a_ca_file_that_is_none_ends_with_4(secure, authority: trustme.CA):
    with run_pbx_peer(stream, certificates.create_server_context(authority.issue_cert("127.0.0.1"))) as pbx:
        assert_refused(secure(pbx.port, "--ca", __file__), pbx, "CA file")


def test_tls_older_than_1_2_is_refused(secure, authority: trustme.CA, tmp_path: Path):
    context = certificates.create_server_context(authority.issue_cert("127.0.0.1"))
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with run_tls_handshaker(context) as port:
        outcome = secure(port, "--ca", certificates.write_authority_pem(authority, tmp_path))
    assert outcome.code == 4
    outcome.assert_stderr("older than 1.2", "settings")


async def _hang_up(conversation: PeerConversation) -> None:
    conversation.hang_up()


async def _reset(conversation: PeerConversation) -> None:
    conversation.reset_connection()


async def _talk(conversation: PeerConversation) -> None:
    await conversation.send_bytes(b"220 ready\r\n")
    await conversation._reader.read(10)


@pytest.mark.parametrize("script", [_hang_up, _reset, _talk])
def test_a_tls_profile_at_a_port_without_tls_says_so(secure, script):
    with run_pbx_peer(script) as pbx:
        outcome = secure(pbx.port)
    assert outcome.code in {3, 4}
    outcome.assert_stderr("TLS", "without" if outcome.code == 3 else "--no-tls")


def test_a_tls_profile_at_a_silent_port_ends_with_3_and_says_so(secure):
    async def script(conversation: PeerConversation) -> None:
        await conversation._reader.read(10)
        await conversation._reader.read()

    with run_pbx_peer(script) as pbx:
        outcome = secure(pbx.port, "--timeout", 0.3)
    assert outcome.code == 3
    outcome.assert_stderr("TLS handshake", "may not support TLS")


def test_a_tcp_profile_at_a_tls_port_says_so(plain: Callable[..., CommandResult], authority: trustme.CA):
    with run_pbx_peer(stream, certificates.create_server_context(authority.issue_cert("127.0.0.1"))) as pbx:
        outcome = plain("monitor", pbx.port)
    assert outcome.code == 4
    outcome.assert_stderr("This port uses TLS")


@pytest.mark.parametrize("password", [PASSWORD, PASSWORD * 4])
def test_a_plain_challenge_inside_tls_is_answered_with_32_bytes(
    secure, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password
):
    async def script(conversation: PeerConversation) -> None:
        answer = await conversation.challenge_client(plain=True)
        assert answer.answer == password.encode()[:32].ljust(32, b"\0")
        await conversation.send_packets(AuthenticateResponse(answer.request_id, 0))
        await conversation.grant_events(make_detail_packet(1))
        await conversation.answer_tests()

    monkeypatch.setenv("DEVLINK3_PASSWORD", password)
    with run_pbx_peer(script, certificates.create_server_context(authority.issue_cert("127.0.0.1"))) as pbx:
        assert secure(pbx.port, "--ca", certificates.write_authority_pem(authority, tmp_path)).code == 0


def test_probe_shows_the_certificate(secure, authority: trustme.CA, tmp_path: Path):
    leaf = authority.issue_cert("127.0.0.1")

    async def script(conversation: PeerConversation) -> None:
        if conversation.number > 1:
            await conversation.accept_sign_in()
            request = await conversation.expect_packet(ReadFileRequest)
            await conversation.send_bytes(
                b"\x49\x00\x0f\x80\x30\x00\x41" + request.request_id.to_bytes(4, "big") + b"\0\0\0\0"
            )
            await conversation.wait_for_hang_up()
        await stream(conversation)

    with run_pbx_peer(script, certificates.create_server_context(leaf)) as pbx:
        outcome = secure(
            pbx.port, "--ca", certificates.write_authority_pem(authority, tmp_path), command="probe"
        )
    assert outcome.code == 0
    assert certificates.compute_fingerprint(leaf) in outcome.out.decode()
    assert "TLSv1.3" in outcome.out.decode()
