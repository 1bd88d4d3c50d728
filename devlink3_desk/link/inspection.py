"""Looking at the certificate of a peer that is not trusted (yet), so that a person can decide."""

from __future__ import annotations

import asyncio
import contextlib

from .certificates import CertificateFacts, read_facts
from .endpoint import Endpoint
from .tls import inspection_context


async def show_certificate(endpoint: Endpoint) -> CertificateFacts | None:
    """Return the facts of the certificate shown at ``endpoint``, or ``None`` where none could be had.

    A connection of its own that sends nothing but the handshake and ends at once; the failed
    handshake that made this necessary does not give the certificate away.
    """
    name = endpoint.tls.server_name if endpoint.tls else None
    loop = asyncio.get_running_loop()
    protocol = _Silent(loop)
    der: bytes | None = None
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(endpoint.timeout):
            transport, _ = await loop.create_connection(
                lambda: protocol,
                endpoint.host,
                endpoint.port,
                ssl=inspection_context(),
                server_hostname=name or endpoint.host,
            )
            tls = transport.get_extra_info("ssl_object")
            der = tls.getpeercert(binary_form=True) if tls else None
            transport.abort()
            await protocol.gone
    return read_facts(der) if der else None


class _Silent(asyncio.Protocol):
    """Waits for the end of a connection."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.gone: asyncio.Future[None] = loop.create_future()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - named by asyncio
        """Note the end."""
        if not self.gone.done():
            self.gone.set_result(None)
