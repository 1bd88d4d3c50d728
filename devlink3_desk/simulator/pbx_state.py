"""State that all connections to one PBX share: sign-in, lockout, licences, event streams, files."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from typing import Final, assert_never

from devlink3_desk.protocol import flags as event_flags
from devlink3_desk.protocol import packet_codec
from devlink3_desk.protocol.connection import compute_sha1_answer, encode_plain_answer
from devlink3_desk.protocol.enums import AuthResult, AuthStep, EventResult, ReadFileResult
from devlink3_desk.protocol.events import (
    AttemptReject,
    CallLost,
    Delta2,
    Detail,
    ExtensionState,
    ExtensionText,
    LinkLost,
    SipTrack,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.framing import encode_frame
from devlink3_desk.protocol.packets import ChallengeAnswer, EventPacket, EventResponse
from devlink3_desk.simulator import files
from devlink3_desk.simulator.company import Company, Node
from devlink3_desk.simulator.options import ChallengeMode, SimulatorOptions
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Simulation


class Lockout:
    """Blocks a user for some time after too many wrong passwords (section 6.2); times are in seconds."""

    def __init__(
        self, clock: Callable[[], float], max_attempts: int, window_seconds: float, block_seconds: float
    ) -> None:
        self._clock = clock
        self._max_attempts = max_attempts
        self._window_seconds = window_seconds
        self._block_seconds = block_seconds
        self._failures: dict[str, deque[float]] = {}
        self._blocked_until: dict[str, float] = {}

    def is_blocked(self, user: str) -> bool:
        """Return whether ``user`` is blocked now."""
        until = self._blocked_until.get(user)
        if until is not None and self._clock() >= until:
            del self._blocked_until[user]
            until = None
        return until is not None

    def record_failure(self, user: str) -> None:
        """Record a wrong password for ``user``, on any connection."""
        now = self._clock()
        failures = self._failures.setdefault(user, deque())
        failures.append(now)
        while failures[0] <= now - self._window_seconds:
            failures.popleft()
        if len(failures) >= self._max_attempts:
            self._blocked_until[user] = now + self._block_seconds
            del self._failures[user]

    def clear_failures(self, user: str) -> None:
        """Forget the wrong passwords of ``user``."""
        self._failures.pop(user, None)


def is_answer_correct(answer: ChallengeAnswer, challenge: bytes | None, password: str) -> bool:
    """Return whether ``answer`` proves ``password``; ``challenge`` is ``None`` if it was PLAIN."""
    if challenge is None:
        return answer.step == AuthStep.PLAIN_RESPONSE and hmac.compare_digest(
            answer.answer, encode_plain_answer(password)
        )
    expected = compute_sha1_answer(challenge, password)
    return answer.step == AuthStep.SHA1_RESPONSE and hmac.compare_digest(answer.answer, expected)


_SCN_LICENCE_LIMITS: Final = ((2, 5), (3, 20), (4, 10_000))
"""Pairs of licences and the most nodes for which they permit ``-SCN`` (section 5)."""


def is_scn_allowed(licences: int, nodes: int) -> bool:
    """Return whether this many CTI Link Pro licences permit ``-SCN`` with this many nodes (section 5)."""
    return any(licences >= required and nodes <= limit for required, limit in _SCN_LICENCE_LIMITS)


class EventStream:
    """The stream that an event request started (section 6.4): filters, encodes and numbers events.

    ``connected_node`` is the node that the client is connected to.
    """

    def __init__(
        self, flags: frozenset[EventFlag], connected_node: Node, gap_every: int | None = None
    ) -> None:
        self.flags = flags
        self._connected_node = connected_node
        self._gap_every = gap_every
        self._counters: Counter[str] = Counter()
        self._reported_parties: set[tuple[str, str | None]] = set()
        """Node and end of every party that this stream has reported and not yet lost."""

    def select_nodes(self, all_nodes: Iterable[Node]) -> tuple[Node, ...]:
        """Return the nodes whose events are in the stream (section 6.4.1)."""
        return tuple(all_nodes) if EventFlag.SCN in self.flags else (self._connected_node,)

    def encode_event_frame(self, node_event: NodeEvent) -> bytes:
        """Return the frame of an event, or no bytes if the flags exclude it from the stream."""
        if node_event.node is not self._connected_node and EventFlag.SCN not in self.flags:
            return b""
        data = self._encode_event(node_event)
        return self.encode_packet_frame(node_event.node.address, data) if data is not None else b""

    def encode_packet_frame(self, address: str, data: bytes) -> bytes:
        """Return the frame of an event packet, with the next counter of ``address`` (section 6.5.1)."""
        self._counters[address] += 1
        if self._gap_every and self._counters[address] % self._gap_every == 0:
            self._counters[address] += 1
        counter = self._counters[address] % 0x100000000
        return encode_frame(packet_codec.encode_packet(EventPacket(address, counter, data)))

    def skip_counters(self, count: int) -> None:
        """Skip ``count`` counters of every node, as if that many events were lost."""
        for address in {self._connected_node.address, *self._counters}:
            self._counters[address] += count

    def _encode_event(self, node_event: NodeEvent) -> bytes | None:
        match node_event.event:
            case SipTrack():
                return node_event.encode_tuple() if EventFlag.SIP_TRACK in self.flags else None
            case ExtensionText() | ExtensionState():
                return node_event.encode_tuple() if EventFlag.CM_EXTN in self.flags else None
            case Detail() | CallLost() | LinkLost() | AttemptReject() | Delta2():
                # Delta2 replaces Delta3, it does not add to it (section 6.5.1.2).
                if EventFlag.CD2 in self.flags:
                    return node_event.encode_delta2(text=EventFlag.TEXT in self.flags)
                return node_event.encode_tuple() if self._includes_delta3(node_event) else None
            case _ as unexpected:
                assert_never(unexpected)

    def _includes_delta3(self, node_event: NodeEvent) -> bool:
        """Return whether a call event is part of a Delta3 stream, considering the flag ``-CONN``."""
        if not node_event.is_delta3:
            return False
        connected_only = EventFlag.CONNECTED in self.flags
        node_id = node_event.node.id
        match node_event.event:
            case Detail() as event:
                if connected_only and not node_event.connected:
                    return False
                parties = (event.party_a, event.party_b)
                self._reported_parties |= {(node_id, party.end_id) for party in parties if party is not None}
                return True
            case CallLost() | LinkLost() as event:
                # With -CONN, most ends have never been reported, and their loss must not be reported either.
                is_reported = (node_id, event.end_id) in self._reported_parties
                self._reported_parties.discard((node_id, event.end_id))
                return is_reported
        return node_event.connected or not connected_only


class PbxState:
    """The state of one PBX that its connections share; ``clock`` returns real seconds, for the lockout."""

    def __init__(
        self, options: SimulatorOptions, company: Company, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.options = options
        self.company = company
        self.streams: dict[object, EventStream] = {}
        """Event streams by connection."""
        self.simulation = Simulation(company, options.seed, self._broadcast_event)
        self._lockout = Lockout(clock, options.lockout_attempts, options.lockout_window, options.lockout_time)
        self._senders: dict[object, Callable[[bytes], None]] = {}

    # Sign-in (section 6.2)

    def find_sign_in_refusal(self, user: str) -> AuthResult | None:
        """Return why ``user`` is refused without a challenge, ``None`` if there is no reason."""
        return AuthResult.RETRY_LATER if self._lockout.is_blocked(user) else None

    def create_challenge(self, *, encrypted: bool) -> bytes | None:
        """Return a SHA1 challenge, or ``None`` for a PLAIN one."""
        mode = self.options.challenge
        if mode is ChallengeMode.PLAIN_ANYWHERE or (mode is ChallengeMode.PLAIN and encrypted):
            return None
        return secrets.token_bytes(self.options.challenge_length)

    def check_challenge_answer(
        self, user: str, answer: ChallengeAnswer, challenge: bytes | None
    ) -> AuthResult:
        """Return the result of a sign-in."""
        options = self.options
        # The answer is checked for an unknown user, too, so that the time of a refusal does not depend on it.
        is_correct = is_answer_correct(answer, challenge, options.password)
        if not is_correct or user != options.user:
            self._lockout.record_failure(user)
            return AuthResult.AUTHENTICATION_FAILED
        self._lockout.clear_failures(user)
        if options.licences < 1:
            return AuthResult.LICENCE_MISSING
        if options.limit_at_sign_in and len(self.streams) >= options.max_event_streams:
            return AuthResult.LIMITS_EXCEEDED
        return AuthResult.SUCCESS

    # Streams (section 6.4)

    def subscribe(
        self, connection: object, request_id: int, text: str, send: Callable[[bytes], None]
    ) -> tuple[EventResponse, list[NodeEvent]]:
        """Start a stream and return the response, and the calls in progress to send after it.

        If the request is refused, a stream that the connection already has continues.
        """
        result, granted = self._grant_flags(connection, text)
        if result not in {EventResult.SUCCESS, EventResult.PARTIAL_SUCCESS}:
            return EventResponse(request_id, result), []
        stream = EventStream(granted, self.company.hub, self.options.faults.gap_every)
        self.streams[connection] = stream
        self._senders[connection] = send
        # A copy of the accepted flags: as the client wrote them, in its order (section 6.4.2).
        accepted = (word for word in text.split() if granted & event_flags.parse_accepted_flags(word))
        response = EventResponse(request_id, result, " ".join(accepted))
        # A Delta2 stream starts without a snapshot (section 6.4.2).
        if EventFlag.CD2 in granted:
            return response, []
        nodes = stream.select_nodes(self.company.nodes)
        return response, self.simulation.pbx.reporter.build_snapshot(nodes)

    def unsubscribe(self, connection: object) -> None:
        """Remove the stream of a connection that is closed."""
        self.streams.pop(connection, None)
        self._senders.pop(connection, None)

    def _grant_flags(self, connection: object, text: str) -> tuple[EventResult, frozenset[EventFlag]]:
        words = text.split()
        requested = event_flags.parse_accepted_flags(text)
        unavailable = self._find_unavailable_flags(requested)
        refusals = {
            EventResult.UNKNOWN_FLAG: len(set(map(str.casefold, words))) > len(requested),
            EventResult.FEATURE_NOT_AVAILABLE: bool(requested & unavailable),
            EventResult.INSUFFICIENT_LICENCE: EventFlag.SCN in requested and not self._has_scn_licences(),
        }
        refusal = next((result for result, applies in refusals.items() if applies), None)
        if self._is_stream_limit_reached(connection):
            return EventResult.FEATURE_NOT_AVAILABLE, frozenset()
        if refusal is None:
            return EventResult.SUCCESS, requested
        if not self.options.partial_success:
            return refusal, frozenset()
        granted = requested - unavailable
        if not self._has_scn_licences():
            granted -= {EventFlag.SCN}
        return EventResult.PARTIAL_SUCCESS, granted

    def _is_stream_limit_reached(self, connection: object) -> bool:
        others = len(self.streams.keys() - {connection})
        return others >= self.options.max_event_streams

    def _has_scn_licences(self) -> bool:
        return is_scn_allowed(self.options.licences, len(self.company.nodes))

    def _find_unavailable_flags(self, requested: frozenset[EventFlag]) -> frozenset[EventFlag]:
        # Delta2 is available only for the node that the client is connected to: it prevents -SCN (6.4.1).
        conflict = {EventFlag.SCN} if EventFlag.CD2 in requested else set()
        return self.options.unavailable_flags | conflict

    def _broadcast_event(self, node_event: NodeEvent) -> None:
        for connection, stream in self.streams.items():
            frame = stream.encode_event_frame(node_event)
            if frame:
                self._senders[connection](frame)

    def broadcast_raw(self, address: str, data: bytes) -> None:
        """Send arbitrary bytes as the tuples of an event of ``address`` on every stream."""
        for connection, stream in self.streams.items():
            self._senders[connection](stream.encode_packet_frame(address, data))

    # Files (section 6.6)

    def read_file(self, name: str) -> tuple[int, bytes]:
        """Return result and contents of a pseudo-file."""
        contents = self.options.extra_files.get(name)
        if contents is None:
            contents = files.read_pseudo_file(name, self.company, self.options, self.simulation.pbx)
        if contents is None:
            return self.options.not_found_result, b""
        return ReadFileResult.SUCCESS, contents
