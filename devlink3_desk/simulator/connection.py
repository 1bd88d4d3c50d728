"""One client's connection: an asyncio transport below, a session above, faults between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from devlink3_desk.protocol.errors import FrameError

from .exchange import PbxState
from .faults import GARBAGE_BYTES, Fault, FaultyTransport
from .session import ServerSession

log = logging.getLogger(__name__)


class ClientConnection(asyncio.Protocol):
    """Joins what is sent in one turn of the loop into one write, and drops a client that does not read."""

    def __init__(
        self,
        pbx_state: PbxState,
        on_connected: Callable[[ClientConnection], None],
        on_disconnected: Callable[[ClientConnection], None],
        *,
        encrypted: bool,
    ) -> None:
        self._pbx_state = pbx_state
        self._on_connected = on_connected
        self._on_disconnected = on_disconnected
        self.session = ServerSession(pbx_state, self.send, encrypted=encrypted)
        self._pending_data: list[bytes] = []
        self._transport: asyncio.Transport | None = None
        self._faulty_transport: FaultyTransport | None = None
        self.peer_name = "?"
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done once the connection is gone."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; nothing is sent before the client speaks (section 3)."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - asyncio's promise to a stream protocol
        self._transport = transport
        self._faulty_transport = FaultyTransport(transport, self._pbx_state.options.faults)
        self.peer_name = str(transport.get_extra_info("peername"))
        log.info("%s has connected.", self.peer_name)
        self._on_connected(self)

    def data_received(self, data: bytes) -> None:
        """Answer what the client sent; close on what is no frame."""
        if self._faulty_transport is None or self._faulty_transport.is_half_open:
            return
        try:
            self.session.receive_data(data)
        except FrameError as error:
            log.info("%s is disconnected: %s", self.peer_name, error)
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        log.info("%s has gone%s.", self.peer_name, f": {exc}" if exc else "")
        self.session.close()
        self._on_disconnected(self)
        self._transport = None
        if self._faulty_transport is not None:
            self._faulty_transport.close()
        if not self.closed.done():
            self.closed.set_result(None)

    def send(self, data: bytes) -> None:
        """Send ``data`` with everything else of this turn of the loop."""
        if not self._pending_data and self._transport is not None:
            asyncio.get_running_loop().call_soon(self.flush)
        self._pending_data.append(data)

    def flush(self) -> None:
        """Hand to the socket what has gathered; drop a client with too much waiting."""
        data = b"".join(self._pending_data)
        self._pending_data.clear()
        if self._faulty_transport is None or self._transport is None or self._transport.is_closing():
            return
        self._faulty_transport.write(data)
        limit = self._pbx_state.options.max_backlog
        if self._faulty_transport.backlog > limit:
            log.warning("%s does not read: dropped with more than %d octets waiting.", self.peer_name, limit)
            self.abort()

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Make this connection behave badly from now on."""
        if self._faulty_transport is None:
            return
        self.flush()
        match fault:
            case Fault.DROP | Fault.RESTART:
                self.abort()
            case Fault.STALL:
                self._faulty_transport.stall(value)
            case Fault.HALF_OPEN:
                self._faulty_transport.become_half_open()
            case Fault.SPLIT:
                self._faulty_transport.enable_split()
            case Fault.SLOW:
                self._faulty_transport.limit_rate(int(value))
            case Fault.GARBAGE:
                self._faulty_transport.write(GARBAGE_BYTES)
            case Fault.GAP:
                stream = self._pbx_state.streams.get(self.session)
                if stream is not None:
                    stream.skip_counters(max(1, int(value)))

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
