"""Names of PBXs and their addresses: with several of them, and from a name server that does not answer."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from devlink3_desk.link.connection import LinkConnection, read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import StepTimeoutError, UnreachableError
from tests.support.pbx_peer import PASSWORD, PeerConversation, run_pbx_peer

NAME = "pbx.example"
SECRET = Password(PASSWORD)
find_addresses: Any = socket.getaddrinfo


def test_a_name_server_that_does_not_answer_holds_nobody_up(monkeypatch: pytest.MonkeyPatch):
    """Nothing can interrupt the question of the system: neither a command nor a window waits for it."""
    released = threading.Event()
    threads: list[threading.Thread] = []
    in_time: list[bool] = []

    def ask(host: str | bytes | None, *arguments: Any, flags: int = 0, **options: Any) -> Any:
        if host != NAME or flags & socket.AI_NUMERICHOST:
            return find_addresses(host, *arguments, flags=flags, **options)
        threads.append(threading.current_thread())
        in_time.append(released.wait(30))
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    with pytest.raises(StepTimeoutError):
        asyncio.run(read_file(Endpoint(host=NAME, port=50797, tls=None, timeout=0.2), "u", SECRET, "x"))
    released.set()
    for thread in threads:
        thread.join(60)
    assert in_time == [True]


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list of ports at this machine, to which the name leads."""
    ports: list[int] = []

    def answer(host: str, port: int, *arguments: Any, flags: int = 0, **options: Any) -> Any:
        if host == NAME and not flags & socket.AI_NUMERICHOST:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", number)) for number in ports]
        return find_addresses(host, port, *arguments, flags=flags, **options)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return ports


async def test_the_next_address_of_a_name_is_tried(ports: list[int]):
    """As where a name has an IPv6 address at which the PBX does not listen."""
    with run_pbx_peer(PeerConversation.wait_for_hang_up) as pbx:
        ports += [1, pbx.port]
        link = LinkConnection(Endpoint(host=NAME, port=50797, tls=None))
        await link.connect()
        await link.close()


@contextlib.contextmanager
def run_silent_service() -> Iterator[int]:
    """Run a service that answers no attempt to connect, as behind a firewall; yield its port."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, contextlib.ExitStack() as waiting:
        # Nobody accepts the first connections, and the system drops the packets of further ones.
        for _ in range(4):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse what a full queue does not hold")
async def test_the_next_address_of_a_name_is_tried_if_the_first_does_not_answer(ports: list[int]):
    """As where a name has an IPv6 address that a firewall blocks."""
    with run_silent_service() as silent_port, run_pbx_peer(PeerConversation.wait_for_hang_up) as pbx:
        ports += [silent_port, pbx.port]
        link = LinkConnection(Endpoint(host=NAME, port=50797, tls=None, timeout=10))
        await link.connect()
        await link.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse what a full queue does not hold")
@pytest.mark.parametrize("is_silent_first", [True, False])
async def test_a_name_of_which_no_address_answers_is_one_that_does_not_answer(
    ports: list[int], is_silent_first: bool
):
    with run_silent_service() as silent_port:
        # With half of the time for the second address, the error would be that of the first.
        ports += [silent_port, 1] if is_silent_first else [1, silent_port]
        link = LinkConnection(Endpoint(host=NAME, port=50797, tls=None, timeout=0.4))
        with pytest.raises(StepTimeoutError):
            await link.connect()


async def test_a_name_with_two_addresses_without_a_service_is_reported_in_words(ports: list[int]):
    ports += [1, 2]
    link = LinkConnection(Endpoint(host=NAME, port=50797, tls=None))
    with pytest.raises(UnreachableError, match=r"No service is listening at pbx\.example:50797\."):
        await link.connect()
