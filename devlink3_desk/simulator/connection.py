"""One client of the PBX: its asyncio protocol, and a transport that can misbehave."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final, assert_never

from devlink3_desk.protocol.errors import FrameError
from devlink3_desk.simulator.options import ConnectionFaults, Fault
from devlink3_desk.simulator.pbx_state import PbxState
from devlink3_desk.simulator.session import ServerSession

log = logging.getLogger(__name__)

_GARBAGE: Final = b"\x00\xffGARBAGE\r\n"
"""Bytes that are not the start of a frame."""

_SLOW_SEND_INTERVAL: Final = 0.02
"""Seconds between two pieces that a slow connection sends."""


class FaultyTransport:
    """Applies faults to the bytes that a connection sends; without faults, they are sent immediately."""

    def __init__(self, transport: asyncio.Transport, faults: ConnectionFaults) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._splits_bytes = faults.split
        self._bytes_per_second = faults.slow
        self._drop_after = faults.drop_after
        self._half_open_after = faults.half_open_after
        self._buffer = bytearray()
        self._flush_handle: asyncio.Handle | None = None
        self._stalled_until = 0.0
        self._bytes_sent = 0
        self.is_half_open = False
        """Whether nothing is sent any more, and data from the client has to be ignored."""

    @property
    def backlog(self) -> int:
        """Number of bytes that have not been passed to the operating system."""
        return len(self._buffer) + self._transport.get_write_buffer_size()

    def write(self, data: bytes) -> None:
        """Send ``data`` as far and as fast as the faults permit."""
        if self.is_half_open or not data:
            return
        # Data must not overtake what is still in the buffer.
        if self._flush_handle is None and not self._needs_buffering():
            self._write_through(data)
            return
        self._buffer += data
        self._schedule_flush()

    def stall(self, seconds: float) -> None:
        """Send nothing for ``seconds``."""
        self._stalled_until = self._loop.time() + seconds

    def enable_split(self) -> None:
        """Send every byte separately from now on."""
        self._splits_bytes = True

    def limit_rate(self, bytes_per_second: int) -> None:
        """Send at most ``bytes_per_second`` from now on."""
        self._bytes_per_second = max(1, bytes_per_second)

    def become_half_open(self) -> None:
        """Send nothing any more, without closing the connection."""
        self.is_half_open = True
        self._buffer.clear()

    def close(self) -> None:
        """Stop sending and discard the buffer."""
        if self._flush_handle is not None:
            self._flush_handle.cancel()
            self._flush_handle = None
        self._buffer.clear()

    def _needs_buffering(self) -> bool:
        is_stalled = self._loop.time() < self._stalled_until
        return self._splits_bytes or self._bytes_per_second is not None or is_stalled

    def _schedule_flush(self) -> None:
        if self._flush_handle is not None or not self._buffer:
            return
        wait = self._stalled_until - self._loop.time()
        if wait <= 0 and self._bytes_per_second is not None:
            wait = _SLOW_SEND_INTERVAL
        self._flush_handle = (
            self._loop.call_later(wait, self._flush_buffer)
            if wait > 0
            else self._loop.call_soon(self._flush_buffer)
        )

    def _flush_buffer(self) -> None:
        self._flush_handle = None
        if self._loop.time() >= self._stalled_until:
            size = len(self._buffer)
            if self._bytes_per_second is not None:
                size = max(1, round(self._bytes_per_second * _SLOW_SEND_INTERVAL))
            if self._splits_bytes:
                size = 1
            piece = bytes(self._buffer[:size])
            del self._buffer[:size]
            self._write_through(piece)
        self._schedule_flush()

    def _write_through(self, data: bytes) -> None:
        limit = self._drop_after if self._drop_after is not None else self._half_open_after
        if limit is None:
            self._transport.write(data)
            return
        remaining = limit - self._bytes_sent
        self._bytes_sent += len(data)
        self._transport.write(data[: max(0, remaining)])
        if len(data) < remaining:
            return
        # The limit is reached: the client has received exactly that many bytes.
        if self._drop_after is not None:
            self.close()
            self._transport.close()
        else:
            self.become_half_open()


class ClientConnection(asyncio.Protocol):
    """Connects a session to a transport, and drops a client that does not read.

    The callbacks are called with the connection when it is made and when it is lost.
    """

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
        """Done once the connection is lost."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for data: the PBX sends nothing before the client does (section 3)."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - guaranteed by asyncio for streams
        self._transport = transport
        self._faulty_transport = FaultyTransport(transport, self._pbx_state.options.faults)
        self.peer_name = str(transport.get_extra_info("peername"))
        log.info("%s has connected.", self.peer_name)
        self._on_connected(self)

    def data_received(self, data: bytes) -> None:
        """Pass ``data`` to the session; close the connection if it is not a frame."""
        if self._faulty_transport is None or self._faulty_transport.is_half_open:
            return
        try:
            self.session.receive_data(data)
        except FrameError as error:
            log.info("%s is disconnected: %s", self.peer_name, error)
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Release the session and the transport."""
        log.info("%s has disconnected%s.", self.peer_name, f": {exc}" if exc else "")
        self.session.close()
        self._on_disconnected(self)
        self._transport = None
        if self._faulty_transport is not None:
            self._faulty_transport.close()
        if not self.closed.done():
            self.closed.set_result(None)

    def send(self, data: bytes) -> None:
        """Queue ``data``; everything from one iteration of the event loop is sent by one write."""
        if not self._pending_data and self._transport is not None:
            asyncio.get_running_loop().call_soon(self.flush)
        self._pending_data.append(data)

    def flush(self) -> None:
        """Write the queued data; drop the client if its backlog is too large."""
        data = b"".join(self._pending_data)
        self._pending_data.clear()
        if self._faulty_transport is None or self._transport is None or self._transport.is_closing():
            return
        self._faulty_transport.write(data)
        limit = self._pbx_state.options.max_backlog
        if self._faulty_transport.backlog > limit:
            log.warning("%s does not read: dropped with a backlog above %d bytes.", self.peer_name, limit)
            self.abort()

    def inject_fault(self, fault: Fault, value: float = 0.0) -> None:
        """Apply a fault to this connection; the meaning of ``value`` is described in :class:`.Fault`."""
        if self._faulty_transport is None:
            return
        # What was sent before the fault must not be affected by it.
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
                self._faulty_transport.write(_GARBAGE)
            case Fault.GAP:
                stream = self._pbx_state.streams.get(self.session)
                if stream is not None:
                    stream.skip_counters(max(1, int(value)))
            case _:
                assert_never(fault)

    def close(self) -> None:
        """Close the connection after sending the queued data."""
        self.session.close()
        if self._transport is not None:
            self.flush()
            self._transport.close()

    def abort(self) -> None:
        """Close the connection without sending the queued data."""
        self.session.close()
        if self._transport is not None:
            self._transport.abort()
