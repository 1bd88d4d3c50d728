"""What to do about a failure: try again, try again much later, or leave it to a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum, auto, unique
from typing import Final

from devlink3_desk.link.backoff import iter_delays
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    EncryptionError,
    FeatureNotAvailableError,
    InsufficientLicenceError,
    LimitsExceededError,
    PasswordMissingError,
    RetryLaterError,
    is_retryable,
)
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.protocol.flags import EventFlag

from .timing import SessionTiming


@unique
class RetryDecision(Enum):
    """What follows a failure."""

    RETRY = auto()
    """Soon, and less and less often."""
    RETRY_LATER = auto()
    """After more than a minute: asking sooner would only be counted against us."""
    GIVE_UP = auto()
    """Not without a person: a wrong password asked again blocks the account."""


_RETRY_LATER_ERRORS: Final = (LimitsExceededError, RetryLaterError)


def decide_retry(error: DevLinkError) -> RetryDecision:
    """Return what to do about ``error``."""
    if not is_retryable(error):
        return RetryDecision.GIVE_UP
    return RetryDecision.RETRY_LATER if isinstance(error, _RETRY_LATER_ERRORS) else RetryDecision.RETRY


_RECOVERY_ACTIONS: Final[tuple[tuple[type[DevLinkError], RecoveryAction], ...]] = (
    (AuthenticationFailedError, RecoveryAction.PASSWORD),
    (PasswordMissingError, RecoveryAction.PASSWORD),
    (InsufficientLicenceError, RecoveryAction.EXCLUDE_NETWORK),
    (FeatureNotAvailableError, RecoveryAction.EXCLUDE_NETWORK),
    (EncryptionError, RecoveryAction.RECONFIGURE),
)


def find_recovery(error: DevLinkError, flags: Collection[EventFlag]) -> RecoveryAction:
    """Return what a person can do about ``error``, which came where ``flags`` were asked for."""
    found = next((each for kind, each in _RECOVERY_ACTIONS if isinstance(error, kind)), RecoveryAction.RETRY)
    if found is RecoveryAction.EXCLUDE_NETWORK and EventFlag.SCN not in flags:
        return RecoveryAction.RETRY
    return found


class RetryDelays:
    """How long to wait before each attempt."""

    def __init__(self, timing: SessionTiming) -> None:
        self._timing = timing
        self._normal_delays: Iterator[float] = iter_delays(timing.retry)
        self._long_delays: Iterator[float] = iter_delays(timing.long_retry)

    def next_delay(self, error: DevLinkError, link_lifetime: float) -> float:
        """Return the wait in seconds after ``error`` ended a link that had lived for ``lived`` seconds."""
        if link_lifetime >= self._timing.stable_after:
            self._normal_delays = iter_delays(self._timing.retry)
        return next(self._long_delays if decide_retry(error) is RetryDecision.RETRY_LATER else self._normal_delays)


class RetryPacer:
    """When the events may be asked for again after a gap; it outlives a connection."""

    def __init__(self, timing: SessionTiming) -> None:
        self._timing = timing
        self._delays = iter_delays(timing.resubscribe)
        self._last_request_at = float("-inf")
        self._not_before = float("-inf")

    def earliest_request_at(self, now: float) -> float:
        """Return the instant from which it may be done, for a gap that was seen at ``now``."""
        if now - self._last_request_at >= self._timing.calm_after:
            self._delays = iter_delays(self._timing.resubscribe)
            self._not_before = now
        return max(now, self._not_before)

    def record_request(self, now: float) -> None:
        """Note that the events were asked for at ``now``."""
        self._last_request_at = now
        self._not_before = now + next(self._delays)
