"""What all connections of a PBX share: its rules, its files, its calls and the streams of them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Final

from devlink3_desk.protocol import flags as event_flags
from devlink3_desk.protocol.enums import AuthResult, EventResult, ReadFileResult
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import ChallengeAnswer, EventResponse

from . import files
from .company import Company
from .emission import Emission
from .options import Challenge, SimulatorOptions
from .sign_in import Lockout, is_right
from .simulation import Simulation
from .subscription import Subscription

_SCN_LICENCES: Final = ((2, 5), (3, 20), (4, 10_000))
"""Licences, and the number of nodes that they allow ``-SCN`` on (section 5)."""


def allows_scn(licences: int, nodes: int) -> bool:
    """Return whether so many CTI Link Pro licences allow ``-SCN`` on so many nodes (section 5)."""
    return any(licences >= needed and nodes <= most for needed, most in _SCN_LICENCES)


class Exchange:
    """One PBX as its connections see it. ``clock`` gives real seconds, for the lockout."""

    def __init__(
        self, options: SimulatorOptions, company: Company, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.options = options
        self.company = company
        self.streams: dict[object, Subscription] = {}
        """Streams by their connection."""
        self.simulation = Simulation(company, options.seed, self._tell)
        self._lockout = Lockout(clock, options.lockout_attempts, options.lockout_window, options.lockout_time)
        self._outlets: dict[object, Callable[[bytes], None]] = {}

    # Sign-in (section 6.2)

    def refusal(self, user: str) -> AuthResult | None:
        """Return why ``user`` is not even challenged."""
        return AuthResult.RETRY_LATER if self._lockout.blocked(user) else None

    def challenge(self, *, encrypted: bool) -> bytes | None:
        """Return a SHA1 challenge, or ``None`` for a PLAIN one."""
        wanted = self.options.challenge
        if wanted is Challenge.PLAIN_ANYWHERE or (wanted is Challenge.PLAIN and encrypted):
            return None
        return secrets.token_bytes(self.options.challenge_octets)

    def verdict(self, user: str, answer: ChallengeAnswer, challenge: bytes | None) -> AuthResult:
        """Return the result of a sign-in."""
        options = self.options
        right = is_right(answer, challenge, options.password)
        if not right or user != options.user:
            self._lockout.failed(user)
            return AuthResult.AUTHENTICATION_FAILED
        self._lockout.succeeded(user)
        if options.licences < 1:
            return AuthResult.LICENCE_MISSING
        if options.limit_at_sign_in and len(self.streams) >= options.max_event_streams:
            return AuthResult.LIMITS_EXCEEDED
        return AuthResult.SUCCESS

    # Streams (section 6.4)

    def subscribe(
        self, connection: object, request_id: int, text: str, outlet: Callable[[bytes], None]
    ) -> tuple[EventResponse, list[Emission]]:
        """Answer an event request; return the calls in progress to send after it.

        A refused request leaves the stream that the connection has as it is.
        """
        result, granted = self._grant(connection, text)
        if result not in {EventResult.SUCCESS, EventResult.PARTIAL_SUCCESS}:
            return EventResponse(request_id, result), []
        stream = Subscription(granted, self.company.hub, self.options.faults.gap_every)
        self.streams[connection] = stream
        self._outlets[connection] = outlet
        answer = EventResponse(request_id, result, event_flags.format_flags(granted))
        if EventFlag.CD2 in granted:
            return answer, []
        return answer, self.simulation.pbx.reporter.snapshot(stream.nodes(self.company.nodes))

    def leave(self, connection: object) -> None:
        """Forget a connection that is closed."""
        self.streams.pop(connection, None)
        self._outlets.pop(connection, None)

    def _grant(self, connection: object, text: str) -> tuple[EventResult, frozenset[EventFlag]]:
        words = text.split()
        wanted = event_flags.accepted(text)
        refusals = {
            EventResult.UNKNOWN_FLAG: len(set(map(str.casefold, words))) - len(wanted) > 0,
            EventResult.FEATURE_NOT_AVAILABLE: bool(wanted & self._unavailable(wanted)),
            EventResult.INSUFFICIENT_LICENCE: EventFlag.SCN in wanted and not self._scn_licensed(),
        }
        refused = next((result for result, applies in refusals.items() if applies), None)
        if self._full(connection):
            return EventResult.FEATURE_NOT_AVAILABLE, frozenset()
        if refused is None:
            return EventResult.SUCCESS, wanted
        if not self.options.partial_success:
            return refused, frozenset()
        granted = wanted - self._unavailable(wanted)
        if not self._scn_licensed():
            granted -= {EventFlag.SCN}
        return EventResult.PARTIAL_SUCCESS, granted

    def _full(self, connection: object) -> bool:
        others = len(self.streams.keys() - {connection})
        return others >= self.options.max_event_streams

    def _scn_licensed(self) -> bool:
        return allows_scn(self.options.licences, len(self.company.nodes))

    def _unavailable(self, wanted: frozenset[EventFlag]) -> frozenset[EventFlag]:
        both = {EventFlag.SCN, EventFlag.CD2}
        contradiction = both if both <= wanted else set()
        return self.options.unavailable_flags | contradiction

    def _tell(self, emission: Emission) -> None:
        for connection, stream in self.streams.items():
            frame = stream.frame(emission)
            if frame:
                self._outlets[connection](frame)

    def send_raw(self, address: str, data: bytes) -> None:
        """Send a table of tuples, whatever is in it, on every stream, as having come from ``address``."""
        for connection, stream in self.streams.items():
            self._outlets[connection](stream.packet(address, data))

    # Files (section 6.6)

    def read_file(self, name: str) -> tuple[int, bytes]:
        """Return result and contents of a pseudo-file."""
        contents = self.options.extra_files.get(name)
        if contents is None:
            contents = files.read(name, self.company, self.options, self.simulation.pbx)
        if contents is None:
            return self.options.not_found, b""
        return ReadFileResult.SUCCESS, contents
