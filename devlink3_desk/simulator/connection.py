"""One client's connection: an asyncio transport below, a session above, faults between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from devlink3_desk.protocol.errors import FrameError

from .exchange import Exchange
from .faults import GARBAGE, Fault, Outlet
from .session import Session

log = logging.getLogger(__name__)


class ClientConnection(asyncio.Protocol):
    """Joins what is sent in one turn of the loop into one write, and drops a client that does not read."""

    def __init__(
        self,
        exchange: Exchange,
        register: Callable[[ClientConnection], None],
        forget: Callable[[ClientConnection], None],
        *,
        encrypted: bool,
    ) -> None:
        self._exchange = exchange
        self._register = register
        self._forget = forget
        self.session = Session(exchange, self.send, encrypted=encrypted)
        self._outgoing: list[bytes] = []
        self._transport: asyncio.Transport | None = None
        self._outlet: Outlet | None = None
        self.peer = "?"
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done once the connection is gone."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; nothing is sent before the client speaks (section 3)."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - asyncio's promise to a stream protocol
        self._transport = transport
        self._outlet = Outlet(transport, self._exchange.options.faults)
        self.peer = str(transport.get_extra_info("peername"))
        log.info("%s has connected.", self.peer)
        self._register(self)

    def data_received(self, data: bytes) -> None:
        """Answer what the client sent; close on what is no frame."""
        if self._outlet is None or self._outlet.deaf:
            return
        try:
            self.session.receive_data(data)
        except FrameError as error:
            log.info("%s is disconnected: %s", self.peer, error)
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        log.info("%s has gone%s.", self.peer, f": {exc}" if exc else "")
        self.session.close()
        self._forget(self)
        self._transport = None
        if self._outlet is not None:
            self._outlet.close()
        if not self.closed.done():
            self.closed.set_result(None)

    def send(self, data: bytes) -> None:
        """Send ``data`` with everything else of this turn of the loop."""
        if not self._outgoing and self._transport is not None:
            asyncio.get_running_loop().call_soon(self.flush)
        self._outgoing.append(data)

    def flush(self) -> None:
        """Hand to the socket what has gathered; drop a client with too much waiting."""
        data = b"".join(self._outgoing)
        self._outgoing.clear()
        if self._outlet is None or self._transport is None or self._transport.is_closing():
            return
        self._outlet.write(data)
        limit = self._exchange.options.max_backlog
        if self._outlet.backlog > limit:
            log.warning("%s does not read: dropped with more than %d octets waiting.", self.peer, limit)
            self.abort()

    def fault(self, fault: Fault, value: float = 0.0) -> None:
        """Make this connection behave badly from now on."""
        if self._outlet is None:
            return
        self.flush()
        match fault:
            case Fault.DROP | Fault.RESTART:
                self.abort()
            case Fault.STALL:
                self._outlet.stall(value)
            case Fault.HALF_OPEN:
                self._outlet.go_deaf()
            case Fault.SPLIT:
                self._outlet.split()
            case Fault.SLOW:
                self._outlet.slow(int(value))
            case Fault.GARBAGE:
                self._outlet.write(GARBAGE)
            case Fault.GAP:
                stream = self._exchange.streams.get(self.session)
                if stream is not None:
                    stream.skip(max(1, int(value)))

    def close(self) -> None:
        """Send what waits and close."""
        self.session.close()
        if self._transport is not None:
            self.flush()
            self._transport.close()

    def abort(self) -> None:
        """Close without a word."""
        self.session.close()
        if self._transport is not None:
            self._transport.abort()
