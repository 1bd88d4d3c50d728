"""Who may sign in: passwords, and the lockout after wrong ones (section 6.2)."""

from __future__ import annotations

import hmac
from collections import deque
from collections.abc import Callable

from devlink3_desk.protocol.auth import encode_plain_answer, compute_sha1_answer
from devlink3_desk.protocol.enums import AuthStep
from devlink3_desk.protocol.packets import ChallengeAnswer


class Lockout:
    """Blocks a user for a while after too many wrong passwords; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float], max_attempts: int, window_seconds: float, block_seconds: float) -> None:
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
