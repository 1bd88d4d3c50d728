"""A nats-server that requires a client certificate: the hub and the commands present one."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import trustme

from tests.support.certificates import write_authority_pem
from tests.support.command_line import RunCommand
from tests.support.hub_rig import SimulatedPbx, run_hub
from tests.support.nats_server import NatsServer, run_server


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The CA, and certificate and key of the server, of a client, and of a client of another CA."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    found = {"ca": write_authority_pem(authority, folder)}
    for name, issuer in (("server", authority), ("client", authority), ("stranger", trustme.CA())):
        leaf = issuer.issue_cert("localhost", "127.0.0.1")
        found[name], found[f"{name}-key"] = folder / f"{name}.pem", folder / f"{name}.key"
        leaf.cert_chain_pems[0].write_to_path(str(found[name]))
        leaf.private_key_pem.write_to_path(str(found[f"{name}-key"]))
    return found


@pytest.fixture(scope="module")
def server(nats_program: str, files: Mapping[str, Path]) -> Iterator[NatsServer]:
    def require_certificate(text: str) -> str:
        return text.replace(
            "  timeout: 5", f'  ca_file: "{files["ca"].as_posix()}"\n  verify: true\n  timeout: 5'
        )

    certificate, key = (files[name].as_posix() for name in ("server", "server-key"))
    with run_server(nats_program, require_certificate, certificate=certificate, key=key) as started:
        yield started


def test_hub_and_commands_present_a_client_certificate(
    cli: RunCommand, server: NatsServer, files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
):
    pbx = SimulatedPbx()
    own = (files["client"], files["client-key"])
    hub_options = ("--hub-ca", files["ca"], "--hub-cert", own[0], "--hub-key", own[1])
    with run_hub(server, pbx, *map(str, hub_options)) as hub:
        asyncio.run(hub.wait_until_ready())
        monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["desk"])
        access = ("--hub", f"nats://127.0.0.1:{server.port}", "--site", "main", "--hub-user", "desk")
        for command in (("read", "nasystem/user_list"), ("hub", "status"), ("history",)):
            outcome = cli(*command, *access, "--ca", files["ca"], "--cert", own[0], "--key", own[1])
            assert (outcome.code, outcome.err) == (0, "")
    pbx.stop()


@pytest.mark.parametrize("client", [None, "stranger"])
@pytest.mark.parametrize("command", ["monitor", "hub"])
def test_a_missing_or_unknown_client_certificate_is_rejected(
    cli: RunCommand,
    server: NatsServer,
    files: Mapping[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    client: str | None,
    command: str,
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["desk"])
    prefix, address = ("--", "--hub") if command == "monitor" else ("--hub-", "--publish")
    arguments = [address, f"nats://127.0.0.1:{server.port}", "--site", "main", "--hub-user", "desk"]
    arguments += [f"{prefix}ca", str(files["ca"])]
    if command == "hub":
        arguments += ["--host", "127.0.0.1", "--port", "1", "--user", "u"]
    if client is not None:
        arguments += [f"{prefix}cert", str(files[client]), f"{prefix}key", str(files[f"{client}-key"])]
    outcome = cli(command, *arguments)
    assert (outcome.code, outcome.out) == (4, b"")
    outcome.assert_stderr("client certificate", f"Use {prefix}cert and {prefix}key")


@contextlib.contextmanager
def serve_hang_ups(files: Mapping[str, Path], *, is_reset: bool) -> Iterator[int]:
    """Run a server that requires a client certificate and hangs up after the handshake.

    The alert of the server is lost in this case.
    """
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(files["server"], files["server-key"])

    is_ending = threading.Event()

    def accept_all() -> None:
        while True:
            plain, _ = listener.accept()
            if is_ending.is_set():
                plain.close()
                return
            with contextlib.suppress(OSError):
                plain.sendall(b'INFO {"tls_required":true,"tls_verify":true,"max_payload":1048576}\r\n')
                encrypted = context.wrap_socket(plain, server_side=True)
                if is_reset:
                    encrypted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                encrypted.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept_all)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            is_ending.set()
            socket.create_connection(listener.getsockname()).close()
            thread.join()


@pytest.mark.parametrize("is_reset", [True, False])
def test_a_hang_up_in_place_of_an_alert_is_reported_as_a_rejection(
    cli: RunCommand, files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch, *, is_reset: bool
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "secret")
    with serve_hang_ups(files, is_reset=is_reset) as port:
        hub = (
            "--hub",
            f"nats://127.0.0.1:{port}",
            "--site",
            "main",
            "--hub-user",
            "desk",
            "--ca",
            files["ca"],
        )
        outcome = cli("monitor", *hub)
    assert (outcome.code, outcome.out) == (4, b"")
    outcome.assert_stderr("client certificate", "Use --cert and --key")


def test_a_key_without_a_certificate_ends_with_2(cli: RunCommand, files: Mapping[str, Path]):
    hub = ("--hub", "nats://127.0.0.1:1", "--site", "s", "--key", files["client-key"])
    outcome = cli("monitor", *hub)
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr("--key requires --cert")


def test_a_certificate_file_that_cannot_be_used_ends_with_4(
    cli: RunCommand, server: NatsServer, files: Mapping[str, Path]
):
    hub = ("--hub", f"nats://127.0.0.1:{server.port}", "--site", "s", "--cert", files["ca"])
    outcome = cli("monitor", *hub)
    assert (outcome.code, outcome.out) == (4, b"")
    outcome.assert_stderr("cannot be used")
