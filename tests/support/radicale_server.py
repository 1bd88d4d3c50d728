"""A real CardDAV server (Radicale) on this machine, and a copy of its address book as vdirsyncer makes it."""

from __future__ import annotations

import socket
import threading
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS_BOOK = "/kim/contacts/"
_CREATE = """<?xml version="1.0" encoding="utf-8"?>
<mkcol xmlns="DAV:" xmlns:CR="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><CR:addressbook/></resourcetype></prop></set></mkcol>"""
_LIST = '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'


class CardDavServer:
    """An address book at a URL."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"

    def create_address_book(self) -> None:
        self._request("MKCOL", ADDRESS_BOOK, _CREATE)

    def put_card(self, name: str, card: str) -> None:
        self._request("PUT", f"{ADDRESS_BOOK}{name}.vcf", card, "text/vcard")

    def delete_card(self, name: str) -> None:
        self._request("DELETE", f"{ADDRESS_BOOK}{name}.vcf")

    def copy_to_folder(self, folder: Path) -> None:
        """Store each card in a file, replaced at once, and delete the files of cards that are gone."""
        listing = ET.fromstring(self._request("PROPFIND", ADDRESS_BOOK, _LIST))
        paths = [element.text or "" for element in listing.iter("{DAV:}href")]
        names = {path.rpartition("/")[2]: path for path in paths if path.endswith(".vcf")}
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in names.items():
            data = self._request("GET", path)
            if not (folder / name).exists() or (folder / name).read_bytes() != data:
                (folder / f".{name}.tmp").write_bytes(data)
                (folder / f".{name}.tmp").replace(folder / name)
        for file in folder.glob("*.vcf"):
            if file.name not in names:
                file.unlink()

    def _request(
        self, method: str, path: str, body: str = "", content_type: str = "application/xml"
    ) -> bytes:
        request = urllib.request.Request(self.url + path, body.encode() or None, method=method)
        request.add_header("Content-Type", content_type)
        request.add_header("Authorization", "Basic a2ltOng=")  # kim:x
        request.add_header("Depth", "1")
        with urllib.request.urlopen(request, timeout=240) as response:
            data: bytes = response.read()
            return data


@contextmanager
def run_radicale(folder: Path) -> Iterator[CardDavServer]:
    """Run a server whose collections are in ``folder`` until the end of the block."""
    import radicale.config
    import radicale.server

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configuration = radicale.config.load()
    configuration.update(
        {
            "server": {"hosts": f"127.0.0.1:{port}"},
            "auth": {"type": "none"},
            "storage": {"filesystem_folder": str(folder)},
            "logging": {"level": "error"},
        },
        "test",
    )
    stop_sender, stop_receiver = socket.socketpair()

    def serve() -> None:
        radicale.server.serve(configuration, stop_receiver)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        _wait_for_port(port)
        yield CardDavServer(port)
    finally:
        stop_sender.close()
        thread.join()
        stop_receiver.close()


def _wait_for_port(port: int) -> None:
    for _ in range(3_000):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            threading.Event().wait(0.01)
        else:
            return
    raise TimeoutError("Radicale does not listen")
