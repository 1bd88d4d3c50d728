"""The client's side of one connection, without I/O (sections 6.1 to 6.6).

:class:`DevLinkConnection` is driven the way h11 and wsproto are. The caller requests something and writes
:meth:`~DevLinkConnection.data_to_send` to its socket; it passes everything that it reads to
:meth:`~DevLinkConnection.receive_data`, which returns typed events.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto, unique
from itertools import islice
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.protocol import flags, packet_codec
from devlink3_desk.protocol.enums import AuthResult, AuthStep, EventResult, PacketId, TestResult
from devlink3_desk.protocol.errors import (
    LocalProtocolError,
    PacketError,
    PlainPasswordRefusedError,
    RemoteProtocolError,
    StreamIntegrityError,
)
from devlink3_desk.protocol.event_stream import EventDecoder, create_undecodable_packet
from devlink3_desk.protocol.events import StreamEvent
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.protocol.packets import (
    MAX_TEST_PAYLOAD,
    AuthenticateRequest,
    AuthenticateResponse,
    ChallengeAnswer,
    EventPacket,
    EventRequest,
    EventResponse,
    Packet,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    TestResponse,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


class ChallengeReceived(msgspec.Struct, frozen=True):
    """The PBX requests the password; call :meth:`DevLinkConnection.answer_challenge` (6.2.2 and 6.3.1)."""

    is_plain: bool
    """Whether the password is requested in clear, which is reported inside TLS only."""


class Authenticated(msgspec.Struct, frozen=True):
    """The sign-in has succeeded (section 6.2.4)."""

    pbx_version: str | None = None
    variant: str | None = None


class AuthenticationRejected(msgspec.Struct, frozen=True):
    """The sign-in has failed (section 6.2.4); ``result`` may be a number that no table lists."""

    result: int


class Subscribed(msgspec.Struct, frozen=True):
    """The event request was granted, in whole or in part (section 6.4.2)."""

    result: int
    accepted_flags: frozenset[EventFlag]
    """Flags that the PBX accepted."""
    rejected_flags: frozenset[EventFlag] = frozenset()
    """Flags that were requested and not accepted."""


class SubscriptionRejected(msgspec.Struct, frozen=True):
    """The event request was refused (section 6.4.2); ``result`` may be a number that no table lists."""

    result: int


class FileReceived(msgspec.Struct, frozen=True):
    """The answer to a file request; any result but 0 is a failure (section 6.6.1)."""

    result: int
    contents: bytes = b""


class TestResponseReceived(msgspec.Struct, frozen=True):
    """A test packet was answered (section 6.1)."""

    __test__ = False  # pytest would collect the class because of its name

    request_id: int
    result: int
    payload: bytes = b""


class UnrequestedResponse(msgspec.Struct, frozen=True):
    """A response to a request that was never sent, or that was answered before; it has no effect."""

    packet_id: int
    request_id: int


class ProtocolViolation(msgspec.Struct, frozen=True):
    """The peer broke the protocol: nothing more is read, and the connection must be closed."""

    error: RemoteProtocolError


ConnectionEvent: TypeAlias = (
    ChallengeReceived
    | Authenticated
    | AuthenticationRejected
    | Subscribed
    | SubscriptionRejected
    | FileReceived
    | TestResponseReceived
    | UnrequestedResponse
    | ProtocolViolation
    | StreamEvent
)
"""Everything that :meth:`DevLinkConnection.receive_data` returns."""


SHA1_PASSWORD_LENGTH: Final = 16
PLAIN_PASSWORD_LENGTH: Final = 32


def compute_sha1_answer(challenge: bytes, password: str) -> bytes:
    """Return the 20 bytes that answer a SHA1 challenge (section 6.2.3).

    The challenge, of any length, is hashed together with the password, whose UTF-8 bytes are cut or padded
    with zeros to 16. The cut may fall inside a character.
    """
    # SHA-1 is prescribed by the protocol.
    return hashlib.sha1(
        challenge + _pad_password(password, SHA1_PASSWORD_LENGTH), usedforsecurity=False
    ).digest()


def encode_plain_answer(password: str) -> bytes:
    """Return the password's UTF-8 bytes, cut or padded with zeros to 32 (section 6.3.2)."""
    return _pad_password(password, PLAIN_PASSWORD_LENGTH)


def _pad_password(password: str, length: int) -> bytes:
    # A keyring may return any string; a lone surrogate in it must not raise an exception.
    return password.encode("utf-8", "surrogatepass")[:length].ljust(length, b"\0")


@unique
class ConnectionState(Enum):
    """Stage of the sign-in, or why the connection is over."""

    NEW = auto()
    """Nothing has been requested; only test packets may be sent."""
    REQUESTED = auto()
    """The user name has been sent."""
    CHALLENGED = auto()
    """The PBX waits for the password."""
    ANSWERED = auto()
    """The challenge has been answered."""
    SIGNED_IN = auto()
    """Events and files may be requested."""
    REJECTED = auto()
    """The PBX rejected the sign-in; the connection is of no further use."""
    BROKEN = auto()
    """The peer broke the protocol."""
    CLOSED = auto()
    """The peer has closed the connection."""


class SignInTransition(Enum):
    """An event that moves a connection from one state to the next."""

    REQUEST = auto()
    CHALLENGE = auto()
    ANSWER = auto()
    ACCEPT = auto()
    REJECT = auto()


SIGN_IN_TRANSITIONS: Final[dict[tuple[ConnectionState, SignInTransition], ConnectionState]] = {
    (ConnectionState.NEW, SignInTransition.REQUEST): ConnectionState.REQUESTED,
    (ConnectionState.REQUESTED, SignInTransition.CHALLENGE): ConnectionState.CHALLENGED,
    (ConnectionState.REQUESTED, SignInTransition.ACCEPT): ConnectionState.SIGNED_IN,
    (ConnectionState.REQUESTED, SignInTransition.REJECT): ConnectionState.REJECTED,
    (ConnectionState.CHALLENGED, SignInTransition.ANSWER): ConnectionState.ANSWERED,
    (ConnectionState.CHALLENGED, SignInTransition.REJECT): ConnectionState.REJECTED,
    (ConnectionState.ANSWERED, SignInTransition.ACCEPT): ConnectionState.SIGNED_IN,
    (ConnectionState.ANSWERED, SignInTransition.REJECT): ConnectionState.REJECTED,
}
"""Every transition that the protocol allows (section 6.2).

A PBX may accept or reject a user without a challenge, but never challenges twice.
"""

_TRANSITIONS_BY_RESULT: Final[dict[int, SignInTransition]] = {
    AuthResult.SUCCESS: SignInTransition.ACCEPT,
    AuthResult.SHA1_CHALLENGE: SignInTransition.CHALLENGE,
    AuthResult.PLAIN_CHALLENGE: SignInTransition.CHALLENGE,
}
_GRANTED_RESULTS: Final = frozenset({EventResult.SUCCESS, EventResult.PARTIAL_SUCCESS})
_STREAM_LOST_RESULTS: Final = frozenset(
    {TestResult.STREAM_INTEGRITY_LOST, TestResult.STREAM_AUTHENTICATION_FAILED}
)

_PLAIN_CHALLENGE_REJECTED: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The PBX requests the password in plain text, but this connection is not encrypted. Nothing was sent.",
)
_UNEXPECTED_SIGN_IN_RESPONSE: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX sent an unexpected answer to the sign-in."
)
MAX_PENDING_TESTS: Final = 64
"""Test packets whose answers are awaited: one is sent every few seconds, and some peers never answer them."""


class DevLinkConnection:
    """One connection from the sign-in to its end; it is not reused.

    ``encrypted`` is whether the transport is TLS: only then is a PLAIN challenge answered.
    """

    def __init__(self, *, encrypted: bool) -> None:
        self.state = ConnectionState.NEW
        self._encrypted = encrypted
        self._frame_reader = FrameReader()
        self._outgoing_frames: list[bytes] = []
        self._last_request_id = 0
        self._auth_request_ids: set[int] = set()
        self._requested_flags: dict[int, frozenset[EventFlag]] = {}
        self._file_request_ids: set[int] = set()
        self._test_request_ids: deque[int] = deque(maxlen=MAX_PENDING_TESTS)
        self._awaited_ids: dict[int, Collection[int]] = {
            PacketId.AUTHENTICATE_RESPONSE: self._auth_request_ids,
            PacketId.EVENT_RESPONSE: self._requested_flags,
            PacketId.READ_FILE_RESPONSE: self._file_request_ids,
            PacketId.TEST_RESPONSE: self._test_request_ids,
        }
        self._pending_challenge: AuthenticateResponse | None = None
        self._event_decoder = EventDecoder()
        self._is_subscribed = False
        self._pending_events: Iterator[ConnectionEvent] | None = None

    # Requests

    def request_sign_in(self, user: str, application: str) -> int:
        """Request a sign-in as ``user``; ``application`` names this program to the PBX (section 6.2.1)."""
        self._apply_transition(SignInTransition.REQUEST)
        request_id = self._next_request_id()
        self._auth_request_ids.add(request_id)
        self._queue_packet(AuthenticateRequest(request_id, user, application))
        return request_id

    def answer_challenge(self, password: str) -> int:
        """Answer the challenge that :class:`ChallengeReceived` reported (sections 6.2.3 and 6.3.2)."""
        self._apply_transition(SignInTransition.ANSWER)
        challenge = self._pending_challenge
        self._pending_challenge = None
        if challenge is None:
            raise LocalProtocolError("There is no challenge to answer.")
        request_id = self._next_request_id()
        self._auth_request_ids.add(request_id)
        if challenge.result == AuthResult.PLAIN_CHALLENGE:
            answer = ChallengeAnswer(request_id, AuthStep.PLAIN_RESPONSE, encode_plain_answer(password))
        else:
            digest = compute_sha1_answer(challenge.challenge, password)
            answer = ChallengeAnswer(request_id, AuthStep.SHA1_RESPONSE, digest)
        self._queue_packet(answer)
        return request_id

    def request_events(self, event_flags: Collection[EventFlag]) -> int:
        """Request the event stream (section 6.4.1).

        A second request makes the PBX send the calls in progress once more. Raises :class:`FlagsError`, and
        sends nothing, if the flags contradict one another.
        """
        flags.validate_flags(event_flags)
        self._check_signed_in()
        request_id = self._next_request_id()
        self._requested_flags[request_id] = frozenset(event_flags)
        self._queue_packet(EventRequest(request_id, flags.format_flags(event_flags)))
        return request_id

    def request_file(self, name: str) -> int:
        """Request the pseudo-file ``name``, such as ``nasystem/user_list`` (section 6.6.1)."""
        self._check_signed_in()
        request_id = self._next_request_id()
        self._file_request_ids.add(request_id)
        self._queue_packet(ReadFileRequest(request_id, name))
        return request_id

    def send_test(self, payload: bytes = b"") -> int:
        """Send a test packet of at most 1000 bytes, which the PBX returns; allowed at any time (6.1)."""
        if len(payload) > MAX_TEST_PAYLOAD:
            raise LocalProtocolError(f"A test packet carries {MAX_TEST_PAYLOAD} bytes at most.")
        request_id = self._next_request_id()
        self._test_request_ids.append(request_id)
        self._queue_packet(TestRequest(request_id, payload))
        return request_id

    def data_to_send(self) -> bytes:
        """Return the bytes to write to the socket, once."""
        data = b"".join(self._outgoing_frames)
        self._outgoing_frames.clear()
        return data

    # Received data

    def receive_data(
        self, data: bytes | bytearray | memoryview, max_events: int | None = None
    ) -> list[ConnectionEvent]:
        """Decode received data and return its events in order.

        Nothing is raised because of the peer: a violation of the protocol is the last event, a
        :class:`ProtocolViolation`. Call :meth:`data_to_send` afterwards; test packets are answered.

        ``max_events`` limits the number of events returned. If :attr:`has_pending_events` is then true,
        call again without data for the next ones.
        """
        received: list[ConnectionEvent] = []
        if self.state is ConnectionState.BROKEN:
            return received
        if self._pending_events is None:
            self._pending_events = self._iter_events(data)
        elif data:
            raise LocalProtocolError("Earlier events are pending: first call receive_data() without data.")
        try:
            for event in islice(self._pending_events, max_events):
                received.append(event)  # noqa: PERF402 (extend() would lose the events before an error)
        except RemoteProtocolError as error:
            self.state = ConnectionState.BROKEN
            received.append(ProtocolViolation(error))
        if max_events is None or len(received) < max_events or self.state is ConnectionState.BROKEN:
            self._pending_events = None
        return received

    @property
    def has_pending_events(self) -> bool:
        """Whether the data received last may hold more events."""
        return self._pending_events is not None

    @property
    def has_partial_frame(self) -> bool:
        """Whether a frame has begun whose end has not been received yet."""
        return self._frame_reader.has_partial_frame

    def receive_eof(self) -> None:
        """Record that the peer has closed its side."""
        if self.state is not ConnectionState.BROKEN:
            self.state = ConnectionState.CLOSED

    def _iter_events(self, data: bytes | bytearray | memoryview) -> Iterator[ConnectionEvent]:
        for payload in self._frame_reader.feed_data(data):
            yield from self._handle_payload(payload)

    def _handle_payload(self, payload: bytes) -> Iterable[ConnectionEvent]:
        try:
            packet = packet_codec.decode_packet(payload)
        except PacketError as error:
            return self._handle_malformed_packet(payload, error)
        # Checked first: nearly every packet of a live connection is an event.
        if isinstance(packet, EventPacket):
            return self._event_decoder.iter_events(packet)
        if (unrequested := self._find_unrequested(payload)) is not None:
            return [unrequested]
        match packet:
            case AuthenticateResponse():
                return [self._handle_authenticate_response(packet)]
            case EventResponse():
                return [self._handle_event_response(packet)]
            case ReadFileResponse():
                self._file_request_ids.remove(packet.request_id)
                return [FileReceived(packet.result, packet.contents)]
            case TestResponse():
                return [self._handle_test_response(packet)]
            case TestRequest():
                self._answer_test_request(packet)
                return []
            case _:  # unknown, or a request that only a client sends
                return [create_undecodable_packet("a packet of an unknown type", payload)]

    def _handle_malformed_packet(self, payload: bytes, error: PacketError) -> list[ConnectionEvent]:
        if not packet_codec.is_response(payload):
            return [create_undecodable_packet(str(error), payload)]
        if (unrequested := self._find_unrequested(payload)) is not None:
            return [unrequested]
        packet_id, _ = packet_codec.read_packet_header(payload)
        if packet_id == PacketId.TEST_RESPONSE or not self._awaited_ids[packet_id]:
            # Nothing depends on it: the link is alive without answers to test packets.
            return [create_undecodable_packet(str(error), payload)]
        # The caller waits for this answer: to ignore the packet would leave it waiting.
        raise error

    def _find_unrequested(self, payload: bytes) -> UnrequestedResponse | None:
        """Return the event for a response that no request awaits."""
        packet_id, request_id = packet_codec.read_packet_header(payload)
        awaited_ids = self._awaited_ids.get(packet_id)
        if awaited_ids is None or request_id is None or request_id in awaited_ids:
            return None
        return UnrequestedResponse(packet_id, request_id)

    def _answer_test_request(self, packet: TestRequest) -> None:
        if not packet.request_id:
            return  # zero asks for no answer
        if len(packet.payload) > MAX_TEST_PAYLOAD:
            self._queue_packet(TestResponse(packet.request_id, TestResult.PAYLOAD_TOO_LONG))
        else:
            self._queue_packet(TestResponse(packet.request_id, TestResult.SUCCESS, packet.payload))

    def _handle_test_response(self, packet: TestResponse) -> TestResponseReceived:
        self._test_request_ids.remove(packet.request_id)
        result = TestResult.find_member(packet.result)
        if result is not None and result in _STREAM_LOST_RESULTS:
            raise StreamIntegrityError(result)
        return TestResponseReceived(packet.request_id, packet.result, packet.payload)

    def _handle_authenticate_response(self, packet: AuthenticateResponse) -> ConnectionEvent:
        # The ids of both requests are valid until the result: the official text gives the challenge answer an
        # id of its own, but does not say which of the two the result carries.
        transition = _TRANSITIONS_BY_RESULT.get(packet.result, SignInTransition.REJECT)
        if (self.state, transition) not in SIGN_IN_TRANSITIONS:
            raise PacketError(Sentence(_UNEXPECTED_SIGN_IN_RESPONSE))
        is_plain = packet.result == AuthResult.PLAIN_CHALLENGE
        if is_plain and not self._encrypted:
            # Before the state changes, so that answer_challenge() can never send the password in clear.
            raise PlainPasswordRefusedError(Sentence(_PLAIN_CHALLENGE_REJECTED))
        self._apply_transition(transition)
        if transition is SignInTransition.CHALLENGE:
            self._pending_challenge = packet
            return ChallengeReceived(is_plain)
        if transition is SignInTransition.ACCEPT:
            # Both are answered: a result that is repeated has no effect, as with every other request.
            self._auth_request_ids.clear()
            return Authenticated(packet.pbx_version, packet.variant)
        return AuthenticationRejected(packet.result)

    def _handle_event_response(self, packet: EventResponse) -> ConnectionEvent:
        requested_flags = self._requested_flags.pop(packet.request_id)
        if packet.result not in _GRANTED_RESULTS:
            return SubscriptionRejected(packet.result)
        accepted_flags = flags.parse_accepted_flags(packet.flags)
        if packet.result == EventResult.SUCCESS and not packet.flags.strip():
            # All flags were accepted; the PBX just does not repeat them.
            accepted_flags = requested_flags
        if self._is_subscribed:
            # The text does not say whether a further request restarts the counters: forget the old ones.
            self._event_decoder = EventDecoder(accepted_flags)
        else:
            # Events that came before the response belong to the same stream.
            self._event_decoder.set_flags(accepted_flags)
            self._is_subscribed = True
        return Subscribed(packet.result, accepted_flags, requested_flags - accepted_flags)

    # State and output

    def _apply_transition(self, transition: SignInTransition) -> None:
        next_state = SIGN_IN_TRANSITIONS.get((self.state, transition))
        if next_state is None:
            raise LocalProtocolError(f"{transition.name} is not possible in state {self.state.name}.")
        self.state = next_state

    def _check_signed_in(self) -> None:
        if self.state is not ConnectionState.SIGNED_IN:
            raise LocalProtocolError(f"This needs a finished sign-in; the state is {self.state.name}.")

    def _next_request_id(self) -> int:
        # Wraps to 1: a request with id zero is not answered.
        self._last_request_id = self._last_request_id % 0xFFFFFFFF + 1
        return self._last_request_id

    def _queue_packet(self, packet: Packet) -> None:
        self._outgoing_frames.append(encode_frame(packet_codec.encode_packet(packet)))
