"""The PBX's side of one connection, without any I/O: a state table (sections 6.1 to 6.6)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Final

from devlink3_desk.protocol import packet_reader, packet_writer
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

from .exchange import Exchange

log = logging.getLogger(__name__)


class State(Enum):
    """How far a connection has come."""

    PASSIVE = auto()
    """Nothing is sent before the client has sent something valid (section 3)."""
    CHALLENGED = auto()
    SIGNED_IN = auto()
    REFUSED = auto()
    """A sign-in has failed: the stream no longer works (section 6.1)."""
    LOST = auto()
    """The integrity of the stream is lost (section 6.1)."""


_TEST_RESULTS: Final = {
    State.REFUSED: TestResult.STREAM_AUTHENTICATION_FAILED,
    State.LOST: TestResult.STREAM_INTEGRITY_LOST,
}


class Session:
    """One connection; ``send`` takes what goes to the client, ``encrypted`` says whether it runs in TLS."""

    def __init__(self, exchange: Exchange, send: Callable[[bytes], None], *, encrypted: bool) -> None:
        self.state = State.PASSIVE
        self._exchange = exchange
        self._send_octets = send
        self._encrypted = encrypted
        self._frames = FrameReader()
        self._user = ""
        self._challenge: bytes | None = None
        self._first_id = 0

    def receive_data(self, data: bytes) -> None:
        """Take in what the client sent and answer it. Raises :class:`.FrameError` where it is no frame."""
        for payload in self._frames.feed(data):
            try:
                packet = packet_reader.decode(payload)
            except PacketError as error:
                self._on_malformed(payload, error)
                continue
            self._on_packet(packet)

    def _on_packet(self, packet: Packet) -> None:
        handler = HANDLERS.get((self.state, type(packet)))
        if handler is None:
            log.info("%s makes no sense in state %s.", type(packet).__name__, self.state.name)
            return
        handler(self, packet)

    def _on_malformed(self, payload: bytes, error: PacketError) -> None:
        """Answer a test packet that is larger than its frame; whatever else is malformed is passed over."""
        if payload[:4] != PacketId.TEST_REQUEST.to_bytes(4, "big") or len(payload) < 8:
            log.info("A packet is passed over: %s", error)
            return
        self._lose(int.from_bytes(payload[4:8], "big"))

    def on_test(self, packet: TestRequest) -> None:
        """Send the payload back (section 6.1)."""
        if len(packet.payload) > self._exchange.options.test_limit:
            self._lose(packet.request_id)
        elif len(packet.payload) > MAX_TEST_PAYLOAD:
            self._answer_test(packet.request_id, TestResult.PAYLOAD_TOO_LONG)
        else:
            self._answer_test(packet.request_id, TestResult.SUCCESS, packet.payload)

    def on_dead_test(self, packet: TestRequest) -> None:
        """Say why the stream no longer works (section 6.1)."""
        self._answer_test(packet.request_id, _TEST_RESULTS[self.state])

    def on_authenticate(self, packet: AuthenticateRequest) -> None:
        """Challenge whoever it is: that a user does not exist is not to be found out (section 6.2.1)."""
        refusal = self._exchange.refusal(packet.user)
        if refusal is not None:
            self.state = State.REFUSED
            self._send(AuthenticateResponse(packet.request_id, refusal))
            return
        log.info("%r wants to sign in with %r.", packet.user, packet.application)
        self.state = State.CHALLENGED
        self._user = packet.user
        self._first_id = packet.request_id
        challenge = self._challenge = self._exchange.challenge(encrypted=self._encrypted)
        kind = AuthResult.PLAIN_CHALLENGE if challenge is None else AuthResult.SHA1_CHALLENGE
        self._send(AuthenticateResponse(packet.request_id, kind, challenge or b""))

    def on_challenge_answer(self, packet: ChallengeAnswer) -> None:
        """Check the password (sections 6.2.3, 6.2.4 and 6.3.2)."""
        options = self._exchange.options
        request_id = self._first_id if options.result_of_first_request else packet.request_id
        verdict = self._exchange.verdict(self._user, packet, self._challenge)
        if verdict is not AuthResult.SUCCESS:
            log.info("The sign-in of %r is refused: %s.", self._user, verdict.label)
            self.state = State.REFUSED
            self._send(AuthenticateResponse(request_id, verdict))
            return
        self.state = State.SIGNED_IN
        self._send(
            AuthenticateResponse(
                request_id, verdict, pbx_version=options.pbx_version, variant=options.variant
            )
        )

    def on_event_request(self, packet: EventRequest) -> None:
        """Begin a stream: the answer, then every eligible call in progress (section 6.4)."""
        answer, snapshot = self._exchange.subscribe(self, packet.request_id, packet.flags, self._send_octets)
        if packet.request_id:
            self._send(answer)
        if snapshot:
            stream = self._exchange.streams[self]
            self._send_octets(b"".join(stream.frame(emission) for emission in snapshot))

    def on_read_file(self, packet: ReadFileRequest) -> None:
        """Send a pseudo-file (section 6.6)."""
        result, contents = self._exchange.read_file(packet.name)
        if packet.request_id:
            self._send(ReadFileResponse(packet.request_id, result, contents))

    def close(self) -> None:
        """Forget the stream of this connection."""
        self._exchange.leave(self)

    def _lose(self, request_id: int) -> None:
        self.state = State.LOST
        self._exchange.leave(self)
        self._answer_test(request_id, TestResult.STREAM_INTEGRITY_LOST)

    def _answer_test(self, request_id: int, result: TestResult, payload: bytes = b"") -> None:
        if request_id:  # zero asks for no answer
            self._send(TestResponse(request_id, result, payload))

    def _send(self, packet: Packet) -> None:
        self._send_octets(encode_frame(packet_writer.encode(packet)))


_ALIVE: Final = (State.PASSIVE, State.CHALLENGED, State.SIGNED_IN)

HANDLERS: Final[dict[tuple[State, type], Callable[[Session, Any], None]]] = {
    **{(state, TestRequest): Session.on_test for state in _ALIVE},
    **{(state, TestRequest): Session.on_dead_test for state in _TEST_RESULTS},
    (State.PASSIVE, AuthenticateRequest): Session.on_authenticate,
    (State.CHALLENGED, ChallengeAnswer): Session.on_challenge_answer,
    (State.SIGNED_IN, EventRequest): Session.on_event_request,
    (State.SIGNED_IN, ReadFileRequest): Session.on_read_file,
}
"""What is done with each packet in each state; what is not here is passed over in silence."""
