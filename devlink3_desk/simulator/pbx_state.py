"""Who may sign in: passwords, and the lockout after wrong ones (section 6.2)."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol import flags as event_flags
from devlink3_desk.protocol.connection import compute_sha1_answer, encode_plain_answer
from devlink3_desk.protocol.enums import AuthResult, AuthStep, EventResult, ReadFileResult
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import ChallengeAnswer, EventResponse
from devlink3_desk.simulator import files
from devlink3_desk.simulator.company import Company
from devlink3_desk.simulator.event_stream import EventStream
from devlink3_desk.simulator.options import ChallengeMode, SimulatorOptions
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Simulation


class Lockout:
    """Blocks a user for a while after too many wrong passwords; ``clock`` gives seconds."""

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
        """Return whether ``user`` has to wait."""
        until = self._blocked_until.get(user)
        if until is not None and self._clock() >= until:
            del self._blocked_until[user]
            until = None
        return until is not None

    def record_failure(self, user: str) -> None:
        """Note a wrong password; disconnecting and connecting again does not help."""
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
    """Return whether ``answer`` proves ``password``; ``challenge`` is ``None`` where it was PLAIN."""
    if challenge is None:
        return answer.step == AuthStep.PLAIN_RESPONSE and hmac.compare_digest(
            answer.answer, encode_plain_answer(password)
        )
    expected = compute_sha1_answer(challenge, password)
    return answer.step == AuthStep.SHA1_RESPONSE and hmac.compare_digest(answer.answer, expected)


_SCN_LICENCE_LIMITS: Final = ((2, 5), (3, 20), (4, 10_000))
"""Licences, and the number of nodes that they allow ``-SCN`` on (section 5)."""


def is_scn_allowed(licences: int, nodes: int) -> bool:
    """Return whether so many CTI Link Pro licences allow ``-SCN`` on so many nodes (section 5)."""
    return any(licences >= needed and nodes <= most for needed, most in _SCN_LICENCE_LIMITS)


class PbxState:
    """One PBX as its connections see it. ``clock`` gives real seconds, for the lockout."""

    def __init__(
        self, options: SimulatorOptions, company: Company, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.options = options
        self.company = company
        self.streams: dict[object, EventStream] = {}
        """Streams by their connection."""
        self.simulation = Simulation(company, options.seed, self._broadcast_event)
        self._lockout = Lockout(clock, options.lockout_attempts, options.lockout_window, options.lockout_time)
        self._senders: dict[object, Callable[[bytes], None]] = {}

    # Sign-in (section 6.2)

    def find_sign_in_refusal(self, user: str) -> AuthResult | None:
        """Return why ``user`` is not even challenged."""
        return AuthResult.RETRY_LATER if self._lockout.is_blocked(user) else None

    def create_challenge(self, *, encrypted: bool) -> bytes | None:
        """Return a SHA1 challenge, or ``None`` for a PLAIN one."""
        wanted = self.options.challenge
        if wanted is ChallengeMode.PLAIN_ANYWHERE or (wanted is ChallengeMode.PLAIN and encrypted):
            return None
        return secrets.token_bytes(self.options.challenge_length)

    def check_challenge_answer(
        self, user: str, answer: ChallengeAnswer, challenge: bytes | None
    ) -> AuthResult:
        """Return the result of a sign-in."""
        options = self.options
        right = is_answer_correct(answer, challenge, options.password)
        if not right or user != options.user:
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
        """Answer an event request; return the calls in progress to send after it.

        A refused request leaves the stream that the connection has as it is.
        """
        result, granted = self._grant_flags(connection, text)
        if result not in {EventResult.SUCCESS, EventResult.PARTIAL_SUCCESS}:
            return EventResponse(request_id, result), []
        stream = EventStream(granted, self.company.hub, self.options.faults.gap_every)
        self.streams[connection] = stream
        self._senders[connection] = send
        answer = EventResponse(request_id, result, event_flags.format_flags(granted))
        if EventFlag.CD2 in granted:
            return answer, []
        return answer, self.simulation.pbx.reporter.build_snapshot(stream.select_nodes(self.company.nodes))

    def unsubscribe(self, connection: object) -> None:
        """Forget a connection that is closed."""
        self.streams.pop(connection, None)
        self._senders.pop(connection, None)

    def _grant_flags(self, connection: object, text: str) -> tuple[EventResult, frozenset[EventFlag]]:
        words = text.split()
        wanted = event_flags.parse_accepted_flags(text)
        refusals = {
            EventResult.UNKNOWN_FLAG: len(set(map(str.casefold, words))) - len(wanted) > 0,
            EventResult.FEATURE_NOT_AVAILABLE: bool(wanted & self._find_unavailable_flags(wanted)),
            EventResult.INSUFFICIENT_LICENCE: EventFlag.SCN in wanted and not self._has_scn_licences(),
        }
        refused = next((result for result, applies in refusals.items() if applies), None)
        if self._is_stream_limit_reached(connection):
            return EventResult.FEATURE_NOT_AVAILABLE, frozenset()
        if refused is None:
            return EventResult.SUCCESS, wanted
        if not self.options.partial_success:
            return refused, frozenset()
        granted = wanted - self._find_unavailable_flags(wanted)
        if not self._has_scn_licences():
            granted -= {EventFlag.SCN}
        return EventResult.PARTIAL_SUCCESS, granted

    def _is_stream_limit_reached(self, connection: object) -> bool:
        others = len(self.streams.keys() - {connection})
        return others >= self.options.max_event_streams

    def _has_scn_licences(self) -> bool:
        return is_scn_allowed(self.options.licences, len(self.company.nodes))

    def _find_unavailable_flags(self, requested: frozenset[EventFlag]) -> frozenset[EventFlag]:
        both = {EventFlag.SCN, EventFlag.CD2}
        contradiction = both if both <= requested else set()
        return self.options.unavailable_flags | contradiction

    def _broadcast_event(self, emission: NodeEvent) -> None:
        for connection, stream in self.streams.items():
            frame = stream.encode_event_frame(emission)
            if frame:
                self._senders[connection](frame)

    def broadcast_raw(self, address: str, data: bytes) -> None:
        """Send a table of tuples, whatever is in it, on every stream, as having come from ``address``."""
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
