"""What a connection reports besides the events of its stream."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum, auto, unique
from itertools import islice
from typing import Any, Final, TypeAlias

import msgspec

from devlink3_desk.protocol import flags, packet_codec
from devlink3_desk.protocol.enums import AuthResult, AuthStep, EventResult, TestResult
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
from devlink3_desk.protocol.framing import MAX_FRAME_SIZE, FrameReader, encode_frame
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
    """The PBX wants the password: call :meth:`.Connection.answer_challenge` (sections 6.2.2 and 6.3.1)."""

    is_plain: bool
    """Whether it wants it in clear, which happens only inside TLS."""


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
    """Flags that were asked for and not accepted."""


class SubscriptionRejected(msgspec.Struct, frozen=True):
    """The event request was refused (section 6.4.2); ``result`` may be a number that no table lists."""

    result: int


class FileReceived(msgspec.Struct, frozen=True):
    """A pseudo-file has come, or was not to be had: any result but 0 is a failure (section 6.6.1)."""

    result: int
    contents: bytes = b""


class TestResponseReceived(msgspec.Struct, frozen=True):
    """A test packet came back (section 6.1)."""

    __test__ = False  # not a test case, whatever pytest makes of its name

    request_id: int
    result: int
    payload: bytes = b""


class ProtocolViolation(msgspec.Struct, frozen=True):
    """The peer broke the protocol: nothing more will be read, close the connection."""

    error: RemoteProtocolError


ConnectionEvent: TypeAlias = (
    ChallengeReceived
    | Authenticated
    | AuthenticationRejected
    | Subscribed
    | SubscriptionRejected
    | FileReceived
    | TestResponseReceived
    | ProtocolViolation
    | StreamEvent
)


SHA1_PASSWORD_LENGTH: Final = 16
PLAIN_PASSWORD_LENGTH: Final = 32


def compute_sha1_answer(challenge: bytes, password: str) -> bytes:
    """Return the 20 octets that answer a SHA1 challenge.

    The challenge is hashed as it came, whatever its length, followed by the password's UTF-8 octets,
    cut or padded with zeros to 16: octets, so that a character may be cut in two.
    """
    # The protocol prescribes SHA-1; it is no choice of ours.
    return hashlib.sha1(
        challenge + _pad_password(password, SHA1_PASSWORD_LENGTH), usedforsecurity=False
    ).digest()


def encode_plain_answer(password: str) -> bytes:
    """Return the password's UTF-8 octets, cut or padded with zeros to 32, for an encrypted link only."""
    return _pad_password(password, PLAIN_PASSWORD_LENGTH)


def _pad_password(password: str, length: int) -> bytes:
    # A password from a keyring may hold anything: a lone surrogate must not end in an exception.
    return password.encode("utf-8", "surrogatepass")[:length].ljust(length, b"\0")


@unique
class ConnectionState(Enum):
    """How far the sign-in has come."""

    NEW = auto()
    """Nothing asked yet; only test packets may be sent."""
    REQUESTED = auto()
    """The user name is sent."""
    CHALLENGED = auto()
    """The PBX waits for the password."""
    ANSWERED = auto()
    """The challenge is answered."""
    SIGNED_IN = auto()
    """Events and files may be asked for."""
    REJECTED = auto()
    """The PBX said no; the connection is of no further use."""
    BROKEN = auto()
    """The peer broke the protocol."""
    CLOSED = auto()
    """The peer has gone."""


class SignInTransition(Enum):
    """What moves a connection from one state to the next."""

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
"""Every step of a sign-in that the protocol allows (section 6.2)."""

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
    "Link", "The PBX asks for the password in clear, and this link is not encrypted: nothing was sent."
)
_UNREQUESTED_SIGN_IN_RESPONSE: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX answered a sign-in that was not asked for."
)
_UNEXPECTED_SIGN_IN_RESPONSE: Final = QT_TRANSLATE_NOOP("Link", "The PBX answered the sign-in out of turn.")
_UNREQUESTED_EVENT_RESPONSE: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX answered an event request that was not made."
)
_UNREQUESTED_FILE_RESPONSE: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX answered a file request that was not made."
)


class DevLinkConnection:
    """One connection from sign-in to the end; it is used once.

    ``encrypted`` says whether the transport is TLS: only then is a PLAIN challenge answered.
    ``max_frame`` bounds what the peer may send in one piece, in octets.
    """

    def __init__(self, *, encrypted: bool, max_frame_size: int = MAX_FRAME_SIZE) -> None:
        self.state = ConnectionState.NEW
        self._encrypted = encrypted
        self._frame_reader = FrameReader(max_frame_size)
        self._outgoing_frames: list[bytes] = []
        self._last_request_id = 0
        self._auth_request_ids: set[int] = set()
        self._requested_flags: dict[int, frozenset[EventFlag]] = {}
        self._file_request_ids: set[int] = set()
        self._pending_challenge: AuthenticateResponse | None = None
        self._event_decoder = EventDecoder()
        self._pending_events: Iterator[ConnectionEvent] | None = None
        self._packet_handlers: dict[type, Callable[[Any], list[ConnectionEvent]]] = {
            TestRequest: self._handle_test_request,
            TestResponse: self._handle_test_response,
            AuthenticateResponse: self._handle_authenticate_response,
            EventResponse: self._handle_event_response,
            ReadFileResponse: self._handle_file_response,
        }

    # What the caller asks for

    def request_sign_in(self, user: str, application: str) -> int:
        """Ask to sign in as ``user``; ``application`` names this program to the PBX (section 6.2.1)."""
        self._apply_transition(SignInTransition.REQUEST)
        request_id = self._next_request_id()
        self._auth_request_ids.add(request_id)
        self._queue_packet(AuthenticateRequest(request_id, user, application))
        return request_id

    def answer_challenge(self, password: str) -> int:
        """Answer the challenge that :class:`Challenged` reported (sections 6.2.3 and 6.3.2)."""
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
        """Ask for events; asked again, the PBX sends the calls in progress again (section 6.4.1).

        Raises :class:`.FlagsError` where the flags contradict one another; then nothing is sent.
        """
        flags.validate_flags(event_flags)
        self._check_signed_in()
        request_id = self._next_request_id()
        self._requested_flags[request_id] = frozenset(event_flags)
        self._queue_packet(EventRequest(request_id, flags.format_flags(event_flags)))
        return request_id

    def request_file(self, name: str) -> int:
        """Ask for the pseudo-file ``name``, such as ``nasystem/user_list`` (section 6.6.1)."""
        self._check_signed_in()
        request_id = self._next_request_id()
        self._file_request_ids.add(request_id)
        self._queue_packet(ReadFileRequest(request_id, name))
        return request_id

    def send_test(self, payload: bytes = b"") -> int:
        """Ask for ``payload``, at most 1000 octets, to be sent back; allowed at any time (section 6.1)."""
        if len(payload) > MAX_TEST_PAYLOAD:
            raise LocalProtocolError(f"A test packet carries {MAX_TEST_PAYLOAD} octets at most.")
        request_id = self._next_request_id()
        self._queue_packet(TestRequest(request_id, payload))
        return request_id

    def data_to_send(self) -> bytes:
        """Return what must now be written to the socket, and forget it."""
        data = b"".join(self._outgoing_frames)
        self._outgoing_frames.clear()
        return data

    # What the peer does

    def receive_data(
        self, data: bytes | bytearray | memoryview, max_events: int | None = None
    ) -> list[ConnectionEvent]:
        """Take in what the socket gave and return what it tells, in order.

        It raises nothing: a peer that breaks the protocol is reported by a :class:`Broken` at the
        end, after which the connection must be closed. There may be an answer in
        :meth:`data_to_send` afterwards.

        Where there may be more than ``at_most`` happenings, :attr:`pending` is set: then the next
        call must bring no data, and returns the next of them.
        """
        found: list[ConnectionEvent] = []
        if self.state is ConnectionState.BROKEN:
            return found
        if self._pending_events is None:
            self._pending_events = self._iter_events(data)
        elif data:
            raise LocalProtocolError("What was received before has not all been taken yet.")
        try:
            for happening in islice(self._pending_events, max_events):
                found.append(happening)  # noqa: PERF402 (what came before an error counts)
        except RemoteProtocolError as error:
            self.state = ConnectionState.BROKEN
            found.append(ProtocolViolation(error))
        if max_events is None or len(found) < max_events or self.state is ConnectionState.BROKEN:
            self._pending_events = None
        return found

    @property
    def has_pending_events(self) -> bool:
        """Whether the last octets that were received may tell more."""
        return self._pending_events is not None

    def _iter_events(self, data: bytes | bytearray | memoryview) -> Iterator[ConnectionEvent]:
        for payload in self._frame_reader.feed_data(data):
            yield from self._handle_payload(payload)

    def receive_eof(self) -> None:
        """Note that the peer has closed its side."""
        if self.state is not ConnectionState.BROKEN:
            self.state = ConnectionState.CLOSED

    def _handle_payload(self, payload: bytes) -> Iterable[ConnectionEvent]:
        try:
            packet = packet_codec.decode_packet(payload)
        except PacketError as error:
            if packet_codec.is_response(payload):
                raise
            return [create_undecodable_packet(str(error), payload)]
        if isinstance(packet, EventPacket):
            return self._event_decoder.iter_events(packet)
        handler = self._packet_handlers.get(type(packet))
        if handler is None:
            return [create_undecodable_packet("a packet that is not known", payload)]
        return handler(packet)

    def _handle_test_request(self, packet: TestRequest) -> list[ConnectionEvent]:
        if packet.request_id:  # zero asks for no answer
            if len(packet.payload) > MAX_TEST_PAYLOAD:
                self._queue_packet(TestResponse(packet.request_id, TestResult.PAYLOAD_TOO_LONG))
            else:
                self._queue_packet(TestResponse(packet.request_id, TestResult.SUCCESS, packet.payload))
        return []

    def _handle_test_response(self, packet: TestResponse) -> list[ConnectionEvent]:
        result = TestResult.find_member(packet.result)
        if result in _STREAM_LOST_RESULTS:
            raise StreamIntegrityError(result)
        return [TestResponseReceived(packet.request_id, packet.result, packet.payload)]

    def _handle_authenticate_response(self, packet: AuthenticateResponse) -> list[ConnectionEvent]:
        # The answer to a challenge has a request id of its own; a PBX may go on with the first one.
        if packet.request_id not in self._auth_request_ids:
            raise PacketError(Sentence(_UNREQUESTED_SIGN_IN_RESPONSE))
        step = _TRANSITIONS_BY_RESULT.get(packet.result, SignInTransition.REJECT)
        if (self.state, step) not in SIGN_IN_TRANSITIONS:
            raise PacketError(Sentence(_UNEXPECTED_SIGN_IN_RESPONSE))
        if step is SignInTransition.CHALLENGE:
            return [self._handle_challenge(packet)]
        self._apply_transition(step)
        if step is SignInTransition.ACCEPT:
            return [Authenticated(packet.pbx_version, packet.variant)]
        return [AuthenticationRejected(packet.result)]

    def _handle_challenge(self, packet: AuthenticateResponse) -> ChallengeReceived:
        plain = packet.result == AuthResult.PLAIN_CHALLENGE
        if plain and not self._encrypted:
            raise PlainPasswordRefusedError(Sentence(_PLAIN_CHALLENGE_REJECTED))
        self._apply_transition(SignInTransition.CHALLENGE)
        self._pending_challenge = packet
        return ChallengeReceived(plain)

    def _handle_event_response(self, packet: EventResponse) -> list[ConnectionEvent]:
        wanted = self._requested_flags.pop(packet.request_id, None)
        if wanted is None:
            raise PacketError(Sentence(_UNREQUESTED_EVENT_RESPONSE))
        if packet.result not in _GRANTED_RESULTS:
            return [SubscriptionRejected(packet.result)]
        granted = flags.parse_accepted_flags(packet.flags)
        # Counters may start anew or go on: what is not known is no gap.
        self._event_decoder = EventDecoder(granted)
        return [Subscribed(packet.result, granted, wanted - granted)]

    def _handle_file_response(self, packet: ReadFileResponse) -> list[ConnectionEvent]:
        if packet.request_id not in self._file_request_ids:
            raise PacketError(Sentence(_UNREQUESTED_FILE_RESPONSE))
        self._file_request_ids.remove(packet.request_id)
        return [FileReceived(packet.result, packet.contents)]

    # Small parts

    def _apply_transition(self, transition: SignInTransition) -> None:
        following = SIGN_IN_TRANSITIONS.get((self.state, transition))
        if following is None:
            raise LocalProtocolError(f"{transition.name} is not possible in state {self.state.name}.")
        self.state = following

    def _check_signed_in(self) -> None:
        if self.state is not ConnectionState.SIGNED_IN:
            raise LocalProtocolError(f"This needs a finished sign-in; the state is {self.state.name}.")

    def _next_request_id(self) -> int:
        self._last_request_id = self._last_request_id % 0xFFFFFFFF + 1  # zero would ask for no answer
        return self._last_request_id

    def _queue_packet(self, packet: Packet) -> None:
        self._outgoing_frames.append(encode_frame(packet_codec.encode_packet(packet)))
