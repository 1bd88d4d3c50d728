"""A process that sends bytes over a local socket as a PBX does: ``python -m tests.benchmarks.sender``.

It reads a pickled :class:`Load` from stdin, prints its port, serves one client, and prints the time
(``time.monotonic``) at which the last byte was sent.
"""

from __future__ import annotations

import contextlib
import pickle
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import msgspec


class Load(msgspec.Struct, frozen=True):
    """The bytes to send."""

    pieces: list[bytes]
    """Sent one after another; an empty piece is a pause."""
    rate: float = 0.0
    """Pieces a second; 0 sends them as fast as the client reads them."""
    stamp: bytes = b""
    """Bytes that are replaced by the time of sending, in nanoseconds, padded to the same length."""
    delay: float = 0.0
    """Seconds from the connection of the client to the first piece."""


class Sender:
    """The running process."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        assert process.stdout is not None
        self.port = int(process.stdout.readline())

    def done_at(self) -> float:
        """Return the time at which the last byte was sent; waits for it."""
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())


@contextlib.contextmanager
def run_sender(load: Load) -> Iterator[Sender]:
    """Run the process until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.sender"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        pickle.dump((load.pieces, load.rate, load.stamp, load.delay), process.stdin)
        process.stdin.close()
        try:
            yield Sender(process)
        finally:
            process.kill()


def main() -> None:
    """Serve one client."""
    load = Load(*pickle.load(sys.stdin.buffer))
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        client, _ = server.accept()
        with client:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            time.sleep(load.delay)
            _send_pieces(client, load)
            print(time.monotonic(), flush=True)
            with contextlib.suppress(ConnectionError):
                client.recv(1)


def _send_pieces(client: socket.socket, load: Load) -> None:
    started = time.monotonic()
    for number, piece in enumerate(load.pieces):
        if load.rate:
            wait = started + number / load.rate - time.monotonic()
            if wait > 0:
                time.sleep(wait)
        if load.stamp:
            piece = piece.replace(load.stamp, b"%*d" % (len(load.stamp), time.monotonic_ns()))  # noqa: PLW2901
        client.sendall(piece)


if __name__ == "__main__":
    main()
