"""One client of the PBX: its session, its asyncio protocol, and a transport that can misbehave.

The session does no I/O: it is a table of states and packets (sections 6.1 to 6.6).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Final, assert_never

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.enums import AuthResult, PacketId, TestResult
from devlink3_desk.protocol.errors import FrameError, PacketError
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.protocol.packets import (
    MAX_TEST_PAYLOAD,
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventRequest,
    Packet,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    TestResponse,
)
from devlink3_desk.simulator.options import ConnectionFaults, Fault
from devlink3_desk.simulator.pbx_state import PbxState

log = logging.getLogger(__name__)

_GARBAGE: Final = b"\x00\xffGARBAGE\r\n"
"""Bytes that are not the start of a frame."""
_SLOW_SEND_INTERVAL: Final = 0.02
"""Seconds between two pieces that a slow connection sends."""


class ServerSessionState(Enum):
    """State of a connection."""

    PASSIVE = auto()
    """Nothing has been received yet; until then, the PBX sends nothing (section 3)."""
    CHALLENGED = auto()
    """The client has to answer a challenge (section 6.2.2)."""
    SIGNED_IN = auto()
    REFUSED = auto()
    """A sign-in has failed. Only test packets are answered, with that result (section 6.1)."""
    INTEGRITY_LOST = auto()
    """A test packet was too large. Only test packets are answered, with that result (section 6.1)."""


_TEST_RESULTS: Final = {
    ServerSessionState.REFUSED: TestResult.STREAM_AUTHENTICATION_FAILED,
    ServerSessionState.INTEGRITY_LOST: TestResult.STREAM_INTEGRITY_LOST,
}


class ServerSession:
    """One connection; ``send`` is called with data for the client, ``encrypted`` is whether TLS is used."""

    def __init__(self, pbx_state: PbxState, send: Callable[[bytes], None], *, encrypted: bool) -> None:
        self.state = ServerSessionState.PASSIVE
        self._pbx_state = pbx_state
        self._send_bytes = send
        self._is_encrypted = encrypted
        self._frame_reader = FrameReader()
        self._user = ""
        self._challenge: bytes | None = None
        self._first_request_id = 0

    def receive_data(self, data: bytes) -> None:
        """Handle data from the client. Raises :class:`.FrameError` if it is not a frame."""
        # A packet can change the state, so each is handled before the next one is decoded.
        for payload in self._frame_reader.feed_data(data):
            try:
                packet = packet_codec.decode_packet(payload)
            except PacketError as error:
                self._handle_malformed(payload, error)
                continue
            self._handle_packet(packet)

    def _handle_packet(self, packet: Packet) -> None:
        handler = PACKET_HANDLERS.get((self.state, type(packet)))
        if handler is None:
            log.info("%s is not expected in state %s.", type(packet).__name__, self.state.name)
            return
        handler(self, packet)

    def _handle_malformed(self, payload: bytes, error: PacketError) -> None:
        """Answer a test packet with a payload larger than its frame; ignore any other malformed packet."""
        # Only the header can be read: the packet itself cannot be decoded.
        if payload[:4] != PacketId.TEST_REQUEST.to_bytes(4, "big") or len(payload) < 8:
            log.info("A packet is ignored: %s", error)
            return
        self._mark_integrity_lost(int.from_bytes(payload[4:8], "big"))

    def handle_test(self, packet: TestRequest) -> None:
        """Send the payload back (section 6.1)."""
        if len(packet.payload) > self._pbx_state.options.test_limit:
            self._mark_integrity_lost(packet.request_id)
        elif len(packet.payload) > MAX_TEST_PAYLOAD:
            self._send_test_response(packet.request_id, TestResult.PAYLOAD_TOO_LONG)
        else:
            self._send_test_response(packet.request_id, TestResult.SUCCESS, packet.payload)

    def handle_test_after_failure(self, packet: TestRequest) -> None:
        """Report why the stream no longer works (section 6.1)."""
        self._send_test_response(packet.request_id, _TEST_RESULTS[self.state])

    def handle_authenticate(self, packet: AuthenticateRequest) -> None:
        """Challenge the client or refuse it (section 6.2.1)."""
        # An unknown user is challenged as well, so that clients cannot find out which users exist.
        refusal = self._pbx_state.find_sign_in_refusal(packet.user)
        if refusal is not None:
            self.state = ServerSessionState.REFUSED
            self._send_packet(AuthenticateResponse(packet.request_id, refusal))
            return
        log.info("%r signs in with application %r.", packet.user, packet.application)
        self.state = ServerSessionState.CHALLENGED
        self._user = packet.user
        self._first_request_id = packet.request_id
        challenge = self._challenge = self._pbx_state.create_challenge(encrypted=self._is_encrypted)
        result = AuthResult.PLAIN_CHALLENGE if challenge is None else AuthResult.SHA1_CHALLENGE
        self._send_packet(AuthenticateResponse(packet.request_id, result, challenge or b""))

    def handle_challenge_answer(self, packet: ChallengeAnswer) -> None:
        """Check the password (sections 6.2.3, 6.2.4 and 6.3.2)."""
        options = self._pbx_state.options
        request_id = self._first_request_id if options.result_of_first_request else packet.request_id
        result = self._pbx_state.check_challenge_answer(self._user, packet, self._challenge)
        if result is not AuthResult.SUCCESS:
            log.info("The sign-in of %r is refused: %s.", self._user, result.label)
            self.state = ServerSessionState.REFUSED
            self._send_packet(AuthenticateResponse(request_id, result))
            return
        self.state = ServerSessionState.SIGNED_IN
        self._send_packet(
            AuthenticateResponse(request_id, result, pbx_version=options.pbx_version, variant=options.variant)
        )

    def handle_event_request(self, packet: EventRequest) -> None:
        """Start a stream: send the response, then every eligible call in progress (section 6.4)."""
        response, snapshot = self._pbx_state.subscribe(
            self, packet.request_id, packet.flags, self._send_bytes
        )
        if packet.request_id:
            self._send_packet(response)
        # One write for the whole snapshot: it may contain hundreds of calls.
        if snapshot:
            stream = self._pbx_state.streams[self]
            self._send_bytes(b"".join(stream.encode_event_frame(node_event) for node_event in snapshot))

    def handle_read_file(self, packet: ReadFileRequest) -> None:
        """Send the contents of a pseudo-file (section 6.6)."""
        result, contents = self._pbx_state.read_file(packet.name)
        if packet.request_id:
            self._send_packet(ReadFileResponse(packet.request_id, result, contents))

    def close(self) -> None:
        """End the event stream of this connection."""
        self._pbx_state.unsubscribe(self)

    def _mark_integrity_lost(self, request_id: int) -> None:
        self.state = ServerSessionState.INTEGRITY_LOST
        self._pbx_state.unsubscribe(self)
        self._send_test_response(request_id, TestResult.STREAM_INTEGRITY_LOST)

    def _send_test_response(self, request_id: int, result: TestResult, payload: bytes = b"") -> None:
        if request_id:  # zero requests no answer
            self._send_packet(TestResponse(request_id, result, payload))

    def _send_packet(self, packet: Packet) -> None:
        self._send_bytes(encode_frame(packet_codec.encode_packet(packet)))


_WORKING_STATES: Final = (
    ServerSessionState.PASSIVE,
    ServerSessionState.CHALLENGED,
    ServerSessionState.SIGNED_IN,
)

# Any, because a dictionary type cannot relate the packet in a key to the parameter of its handler.
PACKET_HANDLERS: Final[dict[tuple[ServerSessionState, type], Callable[[ServerSession, Any], None]]] = {
    **{(state, TestRequest): ServerSession.handle_test for state in _WORKING_STATES},
    **{(state, TestRequest): ServerSession.handle_test_after_failure for state in _TEST_RESULTS},
    (ServerSessionState.PASSIVE, AuthenticateRequest): ServerSession.handle_authenticate,
    (ServerSessionState.CHALLENGED, ChallengeAnswer): ServerSession.handle_challenge_answer,
    (ServerSessionState.SIGNED_IN, EventRequest): ServerSession.handle_event_request,
    (ServerSessionState.SIGNED_IN, ReadFileRequest): ServerSession.handle_read_file,
}
"""Handler by state and packet; a packet without a handler in the current state is ignored."""


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
