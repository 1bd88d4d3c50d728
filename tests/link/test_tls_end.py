"""A peer that hangs up together with the end of the TLS handshake."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import ClosedEarlyError, HandshakeDroppedError, LinkError, StreamError
from devlink3_desk.protocol.packets import TestRequest
from tests.support import certificates
from tests.support.pbx_peer import PASSWORD, encode_packet_frame


@contextlib.contextmanager
def run_brief_service(context: ssl.SSLContext, data: bytes) -> Iterator[int]:
    """Run a service that sends the end of the handshake, ``data`` and the end of TLS in one piece."""

    def serve(listener: socket.socket) -> None:
        client, _ = listener.accept()
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = context.wrap_bio(incoming, outgoing, server_side=True)
        with client:
            while True:
                incoming.write(client.recv(65536))
                try:
                    tls.do_handshake()
                except ssl.SSLWantReadError:
                    client.sendall(outgoing.read())
                else:
                    break
            if data:
                tls.write(data)
            with contextlib.suppress(ssl.SSLError):  # the client has not ended TLS, and may have sent data
                tls.unwrap()
            client.sendall(outgoing.read())
            while client.recv(65536):
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(60)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", (HandshakeDroppedError, ClosedEarlyError)),
        (encode_packet_frame(TestRequest(1)), StreamError),
        (b"?", StreamError),
    ],
)
async def test_a_peer_that_hangs_up_with_the_end_of_the_handshake_is_reported_as_that(
    tmp_path: Path, version: ssl.TLSVersion, data: bytes, error: type[LinkError] | tuple[type[LinkError], ...]
):
    context, pin = certificates.create_self_signed_context(tmp_path)
    context.minimum_version = context.maximum_version = version
    with run_brief_service(context, data) as port:
        endpoint = Endpoint(host="127.0.0.1", port=port, tls=TlsOptions(pin=pin))
        link = LinkConnection(endpoint, diagnose=False)
        await link.connect()
        with pytest.raises(error):  # noqa: PT012 (whichever notices it)
            await link.start_tls()
            await link.sign_in("desk", Password(PASSWORD))
        await link.close()


async def test_nothing_but_a_handshake_is_the_answer_to_a_missing_client_certificate(tmp_path: Path):
    """A PBX of TLS 1.2 that drops a client without one, and sends no alert."""
    context, pin = certificates.create_self_signed_context(tmp_path)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with run_brief_service(context, b"") as port:
        link = LinkConnection(Endpoint(host="127.0.0.1", port=port, tls=TlsOptions(pin=pin)))
        await link.connect()
        with pytest.raises(HandshakeDroppedError, match="right after the TLS handshake"):
            await link.start_tls()
        await link.close()
