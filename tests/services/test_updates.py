"""The newest version: asked for over TLS, and believed only where the answer makes sense."""

from __future__ import annotations

import http.server
import socket
import ssl
import threading
from collections.abc import Callable, Iterator

import pytest
import trustme

from devlink3_desk.services import updates

Serve = Callable[[int, bytes], str]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def context(authority: trustme.CA) -> ssl.SSLContext:
    made = ssl.create_default_context()
    authority.configure_trust(made)
    return made


class Quiet(http.server.HTTPServer):
    """Says nothing about clients that leave."""

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def serve(authority: trustme.CA) -> Iterator[Serve]:
    """Answer every request with a status and a body, over TLS."""
    answer: dict[str, bytes] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(answer["status"]))
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(answer["body"])

        def log_message(self, *_: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()

    def begin(status: int, body: bytes) -> str:
        answer.update(status=str(status).encode(), body=body)
        return f"https://127.0.0.1:{server.server_port}/newest"

    yield begin
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("body", "version"),
    [
        (b'{"version": "1.2.3"}', "1.2.3"),
        (b'{"tag_name": "v2.0", "id": 7}', "2.0"),
        (b'{"version": " v2.0-rc.1+build5\\n"}', "2.0-rc.1+build5"),
    ],
)
def test_both_kinds_of_answers_are_understood(serve: Serve, context: ssl.SSLContext, body, version):
    assert updates.fetch_latest_version(serve(200, body), context) == version


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, b'{"version": "9.9"}'),
        (302, b'{"version": "9.9"}'),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b'{"version": 9}'),
        (200, b'{"version": "soon"}'),
        (200, b'{"version": "' + b"9" * updates.MAX_RESPONSE_BYTES + b'"}'),
        (200, b"\xff\xfe"),
        (200, b'{"version": "' + b"9" * 5000 + b'"}'),
        (200, b'{"version": "9.9 is bad, call 555 0100"}'),
        (200, '{"version": "9.9\u202egpj.exe"}'.encode()),
        (200, '{"version": "٩.٩"}'.encode()),
    ],
)
def test_what_makes_no_sense_is_no_version(serve: Serve, context: ssl.SSLContext, status, body):
    with pytest.raises(updates.UpdateError):
        updates.fetch_latest_version(serve(status, body), context)


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_what_is_not_http_is_no_version(
    authority: trustme.CA, context: ssl.SSLContext, answer: bytes
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)

    def reply(listener: socket.socket) -> None:
        with listener.accept()[0] as accepted, tls.wrap_socket(accepted, server_side=True) as peer:
            peer.recv(4096)
            peer.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=reply, args=(listener,))
        thread.start()
        with pytest.raises(updates.UpdateError, match="does not answer"):
            updates.fetch_latest_version(f"https://127.0.0.1:{listener.getsockname()[1]}/", context)
        thread.join()


@pytest.mark.parametrize("address", ["https://[::1/", "https://a b/", "https://a:b/", "https://a/\n"])
def test_an_address_that_is_none_is_not_asked(address: str) -> None:
    with pytest.raises(updates.UpdateError, match="does not answer"):
        updates.fetch_latest_version(address)


def test_a_server_whose_certificate_is_not_trusted_is_refused(serve: Serve):
    with pytest.raises(updates.UpdateError, match=r"does not answer \(SSLCertVerificationError\)"):
        updates.fetch_latest_version(serve(200, b'{"version": "9.9"}'))


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "file:///etc/passwd", ""])
def test_only_https_is_asked(address):
    with pytest.raises(updates.UpdateError, match="https"):
        updates.fetch_latest_version(address)


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("1.10", "1.9.9", True),
        ("v2", "1.9", True),
        ("1.2", "1.2.0", False),
        ("1.2.0", "1.2", False),
        ("0.9", "1.0", False),
        ("soon", "0.1", False),
        ("1.0rc1", "0.9", True),
    ],
)
def test_versions_are_compared_by_their_numbers(version, than, newer):
    assert updates.is_newer(version, than) is newer
