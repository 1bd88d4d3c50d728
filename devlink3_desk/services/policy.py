"""What to do about a failure: try again, try again much later, or leave it to a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum, auto, unique
from typing import Final

from devlink3_desk.link.backoff import delays
from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    EncryptionError,
    FeatureNotAvailableError,
    InsufficientLicenceError,
    LimitsExceededError,
    PasswordMissingError,
    RetryLaterError,
    retryable,
)
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.protocol.events import Remedy
from devlink3_desk.protocol.flags import EventFlag

from .timing import Timing


@unique
class Course(Enum):
    """What follows a failure."""

    AGAIN = auto()
    """Soon, and less and less often."""
    LATER = auto()
    """After more than a minute: asking sooner would only be counted against us."""
    STOP = auto()
    """Not without a person: a wrong password asked again blocks the account."""


_LATER: Final = (LimitsExceededError, RetryLaterError)


def course(error: DevLinkError) -> Course:
    """Return what to do about ``error``."""
    if not retryable(error):
        return Course.STOP
    return Course.LATER if isinstance(error, _LATER) else Course.AGAIN


_REMEDIES: Final[tuple[tuple[type[DevLinkError], Remedy], ...]] = (
    (AuthenticationFailedError, Remedy.PASSWORD),
    (PasswordMissingError, Remedy.PASSWORD),
    (InsufficientLicenceError, Remedy.WITHOUT_NETWORK),
    (FeatureNotAvailableError, Remedy.WITHOUT_NETWORK),
    (EncryptionError, Remedy.SET_UP),
)


def remedy(error: DevLinkError, flags: Collection[EventFlag]) -> Remedy:
    """Return what a person can do about ``error``, which came where ``flags`` were asked for."""
    found = next((each for kind, each in _REMEDIES if isinstance(error, kind)), Remedy.RETRY)
    if found is Remedy.WITHOUT_NETWORK and EventFlag.SCN not in flags:
        return Remedy.RETRY
    return found


class Waits:
    """How long to wait before each attempt."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._again: Iterator[float] = delays(timing.retry)
        self._later: Iterator[float] = delays(timing.later)

    def after(self, error: DevLinkError, lived: float) -> float:
        """Return the wait in seconds after ``error`` ended a link that had lived for ``lived`` seconds."""
        if lived >= self._timing.stable_after:
            self._again = delays(self._timing.retry)
        return next(self._later if course(error) is Course.LATER else self._again)


class Pacer:
    """When the events may be asked for again after a gap; it outlives a connection."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._waits = delays(timing.ask_again)
        self._last = float("-inf")
        self._not_before = float("-inf")

    def due(self, now: float) -> float:
        """Return the instant from which it may be done, for a gap that was seen at ``now``."""
        if now - self._last >= self._timing.calm_after:
            self._waits = delays(self._timing.ask_again)
            self._not_before = now
        return max(now, self._not_before)

    def done(self, now: float) -> None:
        """Note that the events were asked for at ``now``."""
        self._last = now
        self._not_before = now + next(self._waits)
