"""Looking at the certificate of a peer that is not trusted (yet), so that a person can decide."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from typing import Final

from .certificates import CertificateInfo, parse_certificate
from .endpoint import Endpoint
from .tls import create_inspection_context

INSPECTION_TIMEOUT: Final = 3.0
"""Seconds that a look may take: it only makes a sentence better."""

HANGUP_TIMEOUT: Final = 1.0
"""Seconds within which a peer that wants to be rid of us has hung up."""


async def fetch_certificate(endpoint: Endpoint) -> CertificateInfo | None:
    """Return the facts of the certificate shown at ``endpoint``, or ``None`` where none could be had.

    A connection of its own that sends nothing but the handshake and ends at once; the failed
    handshake that made this necessary does not give the certificate away.
    """
    name = endpoint.tls.server_name if endpoint.tls else None
    loop = asyncio.get_running_loop()
    protocol = _CloseWaiter(loop)
    der: bytes | None = None
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(min(endpoint.timeout, INSPECTION_TIMEOUT)):
            transport, _ = await loop.create_connection(
                lambda: protocol,
                endpoint.host,
                endpoint.port,
                ssl=create_inspection_context(),
                server_hostname=name or endpoint.host,
            )
            tls = transport.get_extra_info("ssl_object")
            der = tls.getpeercert(binary_form=True) if tls else None
            transport.abort()
            await protocol.closed
    return parse_certificate(der) if der else None


async def closes_after_handshake(endpoint: Endpoint, context: ssl.SSLContext) -> bool:
    """Return whether the peer ends a connection by itself right after the TLS handshake.

    A PBX stays passive until it is sent something (section 3). One that hangs up before does not like
    how we introduced ourselves: under TLS 1.3 a server learns only after our side of the handshake is
    done that there is no client certificate, and some then hang up without an alert.
    """
    name = endpoint.tls.server_name if endpoint.tls else None
    loop = asyncio.get_running_loop()
    protocol = _CloseWaiter(loop)
    try:
        async with asyncio.timeout(endpoint.timeout):
            transport, _ = await loop.create_connection(
                lambda: protocol,
                endpoint.host,
                endpoint.port,
                ssl=context,
                server_hostname=name or endpoint.host,
            )
    except OSError:
        return False
    try:
        done, _ = await asyncio.wait([protocol.closed], timeout=HANGUP_TIMEOUT)
    finally:
        transport.abort()
    await protocol.closed
    return bool(done)


class _CloseWaiter(asyncio.Protocol):
    """Waits for the end of a connection."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.closed: asyncio.Future[None] = loop.create_future()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - named by asyncio
        """Note the end."""
        if not self.closed.done():
            self.closed.set_result(None)
