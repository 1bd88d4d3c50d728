"""Sockets to a PBX by its name, which is looked up without keeping the program from ending."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import TypeVar

ProtocolType = TypeVar("ProtocolType", bound=asyncio.BaseProtocol)


async def open_connection(
    create_protocol: Callable[[], ProtocolType],
    host: str,
    port: int,
    *,
    limit: float,
    tls: ssl.SSLContext | None = None,
    server_name: str | None = None,
) -> tuple[asyncio.Transport, ProtocolType]:
    """Connect to the first address of ``host`` that accepts a connection.

    The caller waits for ``limit`` seconds. Of several addresses, each may take its share of the time that is
    left: a firewall may drop what is sent to one, such as an IPv6 address. With ``tls``, the handshake is
    included, and the certificate is checked against ``server_name``. Raises :class:`OSError`, of the first
    address if there are several, and :class:`UnicodeError` for a name that no host can have.
    """
    loop = asyncio.get_running_loop()
    first_error: OSError | None = None
    addresses = await _resolve_host(host, port)
    deadline = loop.time() + limit
    for index, (address, address_port) in enumerate(addresses):
        share = (deadline - loop.time()) / (len(addresses) - index)
        try:
            async with asyncio.timeout(share):
                return await loop.create_connection(
                    create_protocol,
                    address,
                    address_port,
                    ssl=tls,
                    server_hostname=server_name if tls else None,
                )
        except OSError as error:
            first_error = first_error or error
    raise first_error or OSError(f"{host} has no address")


async def _resolve_host(host: str, port: int) -> list[tuple[str, int]]:
    """Return the addresses of ``host`` with their ports.

    A name is looked up in a daemon thread of its own. The loop's executor, which ``create_connection()``
    uses, joins its threads: a name server that does not answer would delay the end of the program by up to a
    minute.
    """
    with contextlib.suppress(socket.gaierror):
        return _look_up(host, port, socket.AI_NUMERICHOST)  # an address: answered without a name server
    future: Future[list[tuple[str, int]]] = Future()

    def work() -> None:
        # The future may have been cancelled by a timeout meanwhile.
        try:
            addresses = _look_up(host, port)
        except Exception as error:  # noqa: BLE001 (raised in the coroutine)
            with contextlib.suppress(InvalidStateError):
                future.set_exception(error)
        else:
            with contextlib.suppress(InvalidStateError):
                future.set_result(addresses)

    threading.Thread(target=work, name="devlink3-resolver", daemon=True).start()
    return await asyncio.wrap_future(future)


def _look_up(host: str, port: int, flags: int = 0) -> list[tuple[str, int]]:
    addresses = []
    for _, _, _, _, socket_address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags):
        address, address_port, *more = socket_address
        # A link-local IPv6 address is of use only with its zone.
        zone = more[1] if len(more) > 1 else 0
        addresses.append((f"{address}%{zone}" if zone else str(address), int(address_port)))
    return addresses
