"""The client's side of one DevLink3 connection, without any I/O.

The caller writes what :meth:`Connection.data_to_send` returns to the socket after every call, hands
what it reads to :meth:`Connection.receive_data`, and acts on the happenings that come back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum, auto, unique
from itertools import islice
from typing import Any, Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

from . import auth, flags, packet_reader, packet_writer
from .enums import AuthResult, AuthStep, EventResult, TestResult
from .errors import LocalProtocolError, PacketError, PlainRefusedError, RemoteProtocolError, StreamLostError
from .flags import EventFlag
from .framing import MAX_FRAME, FrameReader, encode_frame
from .happenings import (
    Authenticated,
    AuthenticationRefused,
    Broken,
    Challenged,
    FileRead,
    Happening,
    Subscribed,
    SubscriptionRefused,
    TestAnswered,
)
from .packets import (
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
from .stream import EventDecoder, undecodable_packet


@unique
class State(Enum):
    """How far the sign-in has come."""

    NEW = auto()
    """Nothing asked yet; only test packets may be sent."""
    ASKED = auto()
    """The user name is sent."""
    CHALLENGED = auto()
    """The PBX waits for the password."""
    ANSWERED = auto()
    """The challenge is answered."""
    SIGNED_IN = auto()
    """Events and files may be asked for."""
    REFUSED = auto()
    """The PBX said no; the connection is of no further use."""
    BROKEN = auto()
    """The peer broke the protocol."""
    CLOSED = auto()
    """The peer has gone."""


class Step(Enum):
    """What moves a connection from one state to the next."""

    ASK = auto()
    CHALLENGE = auto()
    ANSWER = auto()
    ACCEPT = auto()
    REFUSE = auto()


TRANSITIONS: Final[dict[tuple[State, Step], State]] = {
    (State.NEW, Step.ASK): State.ASKED,
    (State.ASKED, Step.CHALLENGE): State.CHALLENGED,
    (State.ASKED, Step.ACCEPT): State.SIGNED_IN,
    (State.ASKED, Step.REFUSE): State.REFUSED,
    (State.CHALLENGED, Step.ANSWER): State.ANSWERED,
    (State.CHALLENGED, Step.REFUSE): State.REFUSED,
    (State.ANSWERED, Step.ACCEPT): State.SIGNED_IN,
    (State.ANSWERED, Step.REFUSE): State.REFUSED,
}
"""Every step of a sign-in that the protocol allows (section 6.2)."""

_AUTH_STEPS: Final[dict[int, Step]] = {
    AuthResult.SUCCESS: Step.ACCEPT,
    AuthResult.SHA1_CHALLENGE: Step.CHALLENGE,
    AuthResult.PLAIN_CHALLENGE: Step.CHALLENGE,
}
_GRANTED: Final = frozenset({EventResult.SUCCESS, EventResult.PARTIAL_SUCCESS})
_STREAM_LOST: Final = frozenset({TestResult.STREAM_INTEGRITY_LOST, TestResult.STREAM_AUTHENTICATION_FAILED})

_PLAIN: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX asks for the password in clear, and this link is not encrypted: nothing was sent."
)
_SIGN_IN_NOT_ASKED: Final = QT_TRANSLATE_NOOP("Link", "The PBX answered a sign-in that was not asked for.")
_SIGN_IN_OUT_OF_TURN: Final = QT_TRANSLATE_NOOP("Link", "The PBX answered the sign-in out of turn.")
_EVENTS_NOT_ASKED: Final = QT_TRANSLATE_NOOP("Link", "The PBX answered an event request that was not made.")
_FILE_NOT_ASKED: Final = QT_TRANSLATE_NOOP("Link", "The PBX answered a file request that was not made.")


class Connection:
    """One connection from sign-in to the end; it is used once.

    ``encrypted`` says whether the transport is TLS: only then is a PLAIN challenge answered.
    ``max_frame`` bounds what the peer may send in one piece, in octets.
    """

    def __init__(self, *, encrypted: bool, max_frame: int = MAX_FRAME) -> None:
        self.state = State.NEW
        self._encrypted = encrypted
        self._frames = FrameReader(max_frame)
        self._outgoing: list[bytes] = []
        self._last_id = 0
        self._auth_ids: set[int] = set()
        self._subscriptions: dict[int, frozenset[EventFlag]] = {}
        self._files: set[int] = set()
        self._challenge: AuthenticateResponse | None = None
        self._decoder = EventDecoder()
        self._telling: Iterator[Happening] | None = None
        self._handlers: dict[type, Callable[[Any], list[Happening]]] = {
            TestRequest: self._on_test_request,
            TestResponse: self._on_test_response,
            AuthenticateResponse: self._on_authenticate_response,
            EventResponse: self._on_event_response,
            ReadFileResponse: self._on_file_response,
        }

    # What the caller asks for

    def authenticate(self, user: str, application: str) -> int:
        """Ask to sign in as ``user``; ``application`` names this program to the PBX (section 6.2.1)."""
        self._step(Step.ASK)
        request_id = self._next_id()
        self._auth_ids.add(request_id)
        self._send(AuthenticateRequest(request_id, user, application))
        return request_id

    def answer_challenge(self, password: str) -> int:
        """Answer the challenge that :class:`Challenged` reported (sections 6.2.3 and 6.3.2)."""
        self._step(Step.ANSWER)
        challenge = self._challenge
        self._challenge = None
        if challenge is None:
            raise LocalProtocolError("There is no challenge to answer.")
        request_id = self._next_id()
        self._auth_ids.add(request_id)
        if challenge.result == AuthResult.PLAIN_CHALLENGE:
            answer = ChallengeAnswer(request_id, AuthStep.PLAIN_RESPONSE, auth.plain_answer(password))
        else:
            digest = auth.sha1_answer(challenge.challenge, password)
            answer = ChallengeAnswer(request_id, AuthStep.SHA1_RESPONSE, digest)
        self._send(answer)
        return request_id

    def request_events(self, wanted: Collection[EventFlag]) -> int:
        """Ask for events; asked again, the PBX sends the calls in progress again (section 6.4.1).

        Raises :class:`.FlagsError` where the flags contradict one another; then nothing is sent.
        """
        flags.check(wanted)
        self._need_sign_in()
        request_id = self._next_id()
        self._subscriptions[request_id] = frozenset(wanted)
        self._send(EventRequest(request_id, flags.format_flags(wanted)))
        return request_id

    def read_file(self, name: str) -> int:
        """Ask for the pseudo-file ``name``, such as ``nasystem/user_list`` (section 6.6.1)."""
        self._need_sign_in()
        request_id = self._next_id()
        self._files.add(request_id)
        self._send(ReadFileRequest(request_id, name))
        return request_id

    def send_test(self, payload: bytes = b"") -> int:
        """Ask for ``payload``, at most 1000 octets, to be sent back; allowed at any time (section 6.1)."""
        if len(payload) > MAX_TEST_PAYLOAD:
            raise LocalProtocolError(f"A test packet carries {MAX_TEST_PAYLOAD} octets at most.")
        request_id = self._next_id()
        self._send(TestRequest(request_id, payload))
        return request_id

    def data_to_send(self) -> bytes:
        """Return what must now be written to the socket, and forget it."""
        data = b"".join(self._outgoing)
        self._outgoing.clear()
        return data

    # What the peer does

    def receive_data(
        self, data: bytes | bytearray | memoryview, at_most: int | None = None
    ) -> list[Happening]:
        """Take in what the socket gave and return what it tells, in order.

        It raises nothing: a peer that breaks the protocol is reported by a :class:`Broken` at the
        end, after which the connection must be closed. There may be an answer in
        :meth:`data_to_send` afterwards.

        Where there may be more than ``at_most`` happenings, :attr:`pending` is set: then the next
        call must bring no data, and returns the next of them.
        """
        found: list[Happening] = []
        if self.state is State.BROKEN:
            return found
        if self._telling is None:
            self._telling = self._tell(data)
        elif data:
            raise LocalProtocolError("What was received before has not all been taken yet.")
        try:
            for happening in islice(self._telling, at_most):
                found.append(happening)  # noqa: PERF402 (what came before an error counts)
        except RemoteProtocolError as error:
            self.state = State.BROKEN
            found.append(Broken(error))
        if at_most is None or len(found) < at_most or self.state is State.BROKEN:
            self._telling = None
        return found

    @property
    def pending(self) -> bool:
        """Whether the last octets that were received may tell more."""
        return self._telling is not None

    def _tell(self, data: bytes | bytearray | memoryview) -> Iterator[Happening]:
        for payload in self._frames.feed(data):
            yield from self._on_payload(payload)

    def receive_eof(self) -> None:
        """Note that the peer has closed its side."""
        if self.state is not State.BROKEN:
            self.state = State.CLOSED

    def _on_payload(self, payload: bytes) -> Iterable[Happening]:
        try:
            packet = packet_reader.decode(payload)
        except PacketError as error:
            if packet_reader.is_answer(payload):
                raise
            return [undecodable_packet(str(error), payload)]
        if isinstance(packet, EventPacket):
            return self._decoder.events(packet)
        handler = self._handlers.get(type(packet))
        if handler is None:
            return [undecodable_packet("a packet that is not known", payload)]
        return handler(packet)

    def _on_test_request(self, packet: TestRequest) -> list[Happening]:
        if packet.request_id:  # zero asks for no answer
            if len(packet.payload) > MAX_TEST_PAYLOAD:
                self._send(TestResponse(packet.request_id, TestResult.PAYLOAD_TOO_LONG))
            else:
                self._send(TestResponse(packet.request_id, TestResult.SUCCESS, packet.payload))
        return []

    def _on_test_response(self, packet: TestResponse) -> list[Happening]:
        result = TestResult.find(packet.result)
        if result in _STREAM_LOST:
            raise StreamLostError(result)
        return [TestAnswered(packet.request_id, packet.result, packet.payload)]

    def _on_authenticate_response(self, packet: AuthenticateResponse) -> list[Happening]:
        # The answer to a challenge has a request id of its own; a PBX may go on with the first one.
        if packet.request_id not in self._auth_ids:
            raise PacketError(Sentence(_SIGN_IN_NOT_ASKED))
        step = _AUTH_STEPS.get(packet.result, Step.REFUSE)
        if (self.state, step) not in TRANSITIONS:
            raise PacketError(Sentence(_SIGN_IN_OUT_OF_TURN))
        if step is Step.CHALLENGE:
            return [self._challenged(packet)]
        self._step(step)
        if step is Step.ACCEPT:
            return [Authenticated(packet.pbx_version, packet.variant)]
        return [AuthenticationRefused(packet.result)]

    def _challenged(self, packet: AuthenticateResponse) -> Challenged:
        plain = packet.result == AuthResult.PLAIN_CHALLENGE
        if plain and not self._encrypted:
            raise PlainRefusedError(Sentence(_PLAIN))
        self._step(Step.CHALLENGE)
        self._challenge = packet
        return Challenged(plain)

    def _on_event_response(self, packet: EventResponse) -> list[Happening]:
        wanted = self._subscriptions.pop(packet.request_id, None)
        if wanted is None:
            raise PacketError(Sentence(_EVENTS_NOT_ASKED))
        if packet.result not in _GRANTED:
            return [SubscriptionRefused(packet.result)]
        granted = flags.accepted(packet.flags)
        # Counters may start anew or go on: what is not known is no gap.
        self._decoder = EventDecoder(granted)
        return [Subscribed(packet.result, granted, wanted - granted)]

    def _on_file_response(self, packet: ReadFileResponse) -> list[Happening]:
        if packet.request_id not in self._files:
            raise PacketError(Sentence(_FILE_NOT_ASKED))
        self._files.remove(packet.request_id)
        return [FileRead(packet.result, packet.contents)]

    # Small parts

    def _step(self, step: Step) -> None:
        following = TRANSITIONS.get((self.state, step))
        if following is None:
            raise LocalProtocolError(f"{step.name} is not possible in state {self.state.name}.")
        self.state = following

    def _need_sign_in(self) -> None:
        if self.state is not State.SIGNED_IN:
            raise LocalProtocolError(f"This needs a finished sign-in; the state is {self.state.name}.")

    def _next_id(self) -> int:
        self._last_id = self._last_id % 0xFFFFFFFF + 1  # zero would ask for no answer
        return self._last_id

    def _send(self, packet: Packet) -> None:
        self._outgoing.append(encode_frame(packet_writer.encode(packet)))
