"""A window of a hub that does not answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.launcher import run_launcher, wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


class SilentServer:
    """Accepts connections and sends nothing, until it is released: then it closes them."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.connections: list[socket.socket] = []
        self.released = threading.Event()
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()

    def _accept(self) -> None:
        while not self.released.is_set():
            connection, _ = self._socket.accept()
            connection.setblocking(False)
            self.connections.append(connection)
        for connection in self.connections:
            connection.close()

    def count_open(self) -> int:
        """Return how many connections the client, which sends nothing, has not closed."""
        count = 0
        for connection in self.connections:
            try:
                connection.recv(1)
            except BlockingIOError:
                count += 1
        return count

    def release(self) -> None:
        """Close all connections, and accept no others."""
        self.released.set()
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def server() -> Iterator[SilentServer]:
    server = SilentServer()
    yield server
    if not server.released.is_set():
        server.release()


@pytest.mark.expect_log("The numbering of the site is not known")
def test_the_window_answers_while_it_waits_for_the_hub(
    qapp: QApplication, server: SilentServer, tmp_path: Path
) -> None:
    hub = ("--hub", f"nats://127.0.0.1:{server.port}", "--site", "main,branch", "--timeout", "30")
    waiting = 0

    def use_window() -> Generator[None, None, None]:
        nonlocal waiting
        yield from wait_for(lambda: len(server.connections) >= 2)
        # Both sites are asked about at the same time, and the event loop has control meanwhile.
        waiting = server.count_open()
        server.release()
        QApplication.closeAllWindows()

    assert run_launcher(tmp_path, *hub, steps=use_window()) == 0
    assert waiting == 2
