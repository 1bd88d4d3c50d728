"""How long to wait between attempts: longer each time, up to a bound, and never in step with others."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Collection, Iterator
from enum import Enum, auto, unique
from typing import Final

import msgspec

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


class Backoff(msgspec.Struct, frozen=True):
    """Shape of the waits, in seconds."""

    initial: float = 1.0
    factor: float = 1.8
    maximum: float = 30.0
    jitter: float = 0.25
    """Each wait is drawn from ``1 ± jitter`` times its nominal length, so that thirty desks that lost
    the same PBX do not all come back in the same instant."""


def iter_delays(backoff: Backoff, random_source: Callable[[], float] = random.random) -> Iterator[float]:
    """Yield the waits for ever; ``draw`` gives numbers from 0 up to 1."""
    nominal = backoff.initial
    while True:
        yield nominal * (1 + backoff.jitter * (2 * random_source() - 1))
        nominal = min(nominal * backoff.factor, backoff.maximum)


class SessionTiming(msgspec.Struct, frozen=True, kw_only=True):
    """The periods of a session; tests use shorter ones."""

    keep_alive_interval: float = 5.0
    """Between test packets: often enough that two of them fit into ``dead_after``."""
    dead_after: float = 12.0
    """Silence after which the link is given up although the socket is open; a loss is to be noticed "
    "in 15 s."""
    quiet_answered: float = 0.3
    """After the answer to the test packet behind the event request, the snapshot is over when no call came
    for so long: a PBX that works in order has sent everything by then, this is for one that does not."""
    quiet_unanswered: float = 1.5
    """The same for a peer that does not answer test packets."""
    max_answered: float = 3.0
    """Since the answer to that test packet: a PBX so busy that it is never quiet must not keep the board
    catching up for ever."""
    max_unanswered: float = 10.0
    """Since the answer to the event request, whatever happens."""
    retry: Backoff = Backoff()
    """Between attempts to connect."""
    stable_after: float = 30.0
    """A link that lived for so long starts the waits anew; one that did not, goes on with longer ones."""
    long_retry: Backoff = Backoff(initial=68.0, factor=1.0, maximum=68.0, jitter=0.1)
    """After LIMITS EXCEEDED and RETRY LATER: more than a minute in every case, since the PBX blocks "
    "for one."""
    resubscribe: Backoff = Backoff(initial=2.0, factor=2.0, maximum=60.0, jitter=0.0)
    """Between requests for the events after gaps: the first is made at once; a PBX with odd counters must
    not drive us round in circles."""
    calm_after: float = 60.0
    """Without a gap for so long, the next one is answered at once again."""
    refresh_interval: float = float("inf")
    """After so long without a snapshot the events are asked for again, gap or none."""


DESK_TIMING: Final = SessionTiming(refresh_interval=900.0)
"""For who watches a board all day: a PBX of the network that falls silent for good tells nothing, not even a
gap, and its calls would stay for ever. Asking again costs one snapshot."""


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
        return next(
            self._long_delays if decide_retry(error) is RetryDecision.RETRY_LATER else self._normal_delays
        )


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


CHECK_INTERVAL: Final = 1.0
"""Seconds between looks at the wall clock."""

SLEEP_THRESHOLD: Final = 5.0
"""Seconds by which the wall clock must run ahead for the machine to have slept."""


async def wait_before_retry(
    seconds: float, interrupt: asyncio.Event, *, wake_early: bool, wall_clock: Callable[[], float] = time.time
) -> None:
    """Wait for ``seconds``, or until ``hurry`` is set.

    With ``wake_early`` the wait also ends when the machine comes back from sleep; without it the time
    asleep at least counts, which the loop's own clock does not see everywhere.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    offset = wall_clock() - loop.time()
    while (left := end - loop.time()) > 0 and not interrupt.is_set():
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(left, CHECK_INTERVAL)):
                await interrupt.wait()
        asleep = wall_clock() - loop.time() - offset
        if asleep > SLEEP_THRESHOLD:
            if wake_early:
                return
            end -= asleep
            offset += asleep
    interrupt.clear()
