"""An HTTP server on this machine with the answers that a test defines, invalid ones included."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Respond = Callable[[BaseHTTPRequestHandler], None]


class HttpPeer:
    """Records requests, and answers them with :attr:`respond`."""

    def __init__(self, respond: Respond, context: ssl.SSLContext | None = None) -> None:
        self.respond = respond
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        self.released = threading.Event()
        """Set at the end of the test; an answer that must not arrive waits for it."""
        peer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                peer.requests.append((self.command, self.path, dict(self.headers), body))
                with contextlib.suppress(OSError):
                    peer.respond(self)
                self.close_connection = True

            do_POST = do_GET  # noqa: N815 (the name that the base class calls)

            def log_message(self, *_arguments: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = False

            def handle_error(self, *_arguments: object) -> None:
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        """Stop the server and its threads."""
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def send(handler: BaseHTTPRequestHandler, data: bytes, status: int = 200, **headers: str) -> None:
    """Send a whole answer."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


def respond_json(text: str) -> Respond:
    """Return a way to answer with a JSON document."""
    return lambda handler: send(handler, text.encode(), Content_Type="application/json")


@contextlib.contextmanager
def run_http_peer(respond: Respond, context: ssl.SSLContext | None = None) -> Iterator[HttpPeer]:
    """Run a server until the end of the block."""
    peer = HttpPeer(respond, context)
    try:
        yield peer
    finally:
        peer.close()


def trickle(handler: BaseHTTPRequestHandler, peer: HttpPeer) -> None:
    """Send single bytes with pauses, until the peer is closed or the client disconnects."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while not peer.released.wait(0.05):
        handler.wfile.write(b" ")
        handler.wfile.flush()
