"""The server side of one connection, without I/O: a table of states and packets (sections 6.1 to 6.6)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Final

from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.enums import AuthResult, PacketId, TestResult
from devlink3_desk.protocol.errors import PacketError
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
from devlink3_desk.simulator.pbx_state import PbxState

log = logging.getLogger(__name__)


class ServerSessionState(Enum):
    """State of a connection."""

    PASSIVE = auto()
    """Nothing has been received yet, and nothing is sent before (section 3)."""
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
