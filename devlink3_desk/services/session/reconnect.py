"""Reconnecting: what to do after an error, and how long to wait before the next attempt."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sys
import time
from collections.abc import Callable, Collection, Iterator
from enum import Enum, auto, unique
from typing import Final

import msgspec

from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    ClientCertificateError,
    EncryptionError,
    FeatureNotAvailableError,
    InsufficientLicenceError,
    LicenceMissingError,
    LimitsExceededError,
    PasswordMissingError,
    RetryLaterError,
    is_retryable,
)
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.protocol.flags import EventFlag


class Backoff(msgspec.Struct, frozen=True):
    """A sequence of increasing delays, in seconds."""

    initial: float = 1.0
    factor: float = 1.8
    maximum: float = 30.0
    jitter: float = 0.25
    """Each delay is a random one from ``1 ± jitter`` times its nominal length.

    So thirty desks that lost the same PBX do not all reconnect at the same instant.
    """


def iter_delays(backoff: Backoff, random_source: Callable[[], float] = random.random) -> Iterator[float]:
    """Yield delays forever; ``random_source`` returns numbers from 0 up to 1."""
    nominal = backoff.initial
    while True:
        yield nominal * (1 + backoff.jitter * (2 * random_source() - 1))
        nominal = min(nominal * backoff.factor, backoff.maximum)


class SessionTiming(msgspec.Struct, frozen=True, kw_only=True):
    """The periods of a session, in seconds; tests use shorter ones."""

    keep_alive_interval: float = 5.0
    """Between two test packets; two of them fit into ``dead_after``."""
    dead_after: float = 12.0
    """Silence after which the link counts as lost, so that a loss is noticed within 15 seconds."""
    packet_limit: float = 60.0
    """Longest time for a packet to arrive; a slow line takes less for the largest one.

    A damaged length would otherwise make everything that follows a part of one packet, on a link that looks
    alive.
    """
    quiet_answered: float = 0.3
    """Time without a call after which a snapshot ends, once the test packet has been answered.

    A PBX that answers requests in order has sent everything by then; this is for one that does not.
    """
    quiet_unanswered: float = 1.5
    """The same for a PBX that does not answer test packets."""
    max_answered: float = 3.0
    """Longest snapshot after that answer, for a PBX that is so busy that no such time passes."""
    max_unanswered: float = 10.0
    """Longest snapshot after the event request was granted, except with ``max_arriving``."""
    max_arriving: float = 60.0
    """The same for a PBX that has answered test packets before, as long as its calls arrive."""
    retry: Backoff = Backoff()
    """Delays between attempts to connect."""
    stable_after: float = 30.0
    """Lifetime of a link after which the delays start again from the first one."""
    long_retry: Backoff = Backoff(initial=68.0, factor=1.0, maximum=68.0, jitter=0.1)
    """Delays of :attr:`RetryDecision.RETRY_LATER`: more than the minute for which the PBX blocks."""
    resubscribe: Backoff = Backoff(initial=2.0, factor=2.0, maximum=60.0, jitter=0.0)
    """Delays between requests for a new snapshot after gaps; the first request is made immediately.

    A PBX whose counters are wrong must not get one request after another.
    """
    resubscribe_reset_after: float = 60.0
    """Time without a gap after which the next one is handled immediately again."""
    refresh_interval: float = float("inf")
    """Time after a snapshot until the next one is requested, with or without a gap."""


DESK_TIMING: Final = SessionTiming(refresh_interval=900.0)
"""Timing of a desk that runs all day.

A PBX of the network that fails sends nothing, not even a gap, and its calls would stay on the board. A
snapshot every quarter of an hour removes them.
"""


@unique
class RetryDecision(Enum):
    """What to do after an error."""

    RETRY = auto()
    """Try again, with increasing delays."""
    RETRY_LATER = auto()
    """Try again after more than a minute; an earlier attempt would extend the block of the PBX."""
    GIVE_UP = auto()
    """Do not try again: the configuration has to change, and a repeated wrong password blocks the account."""


_RETRY_LATER_ERRORS: Final = (LimitsExceededError, RetryLaterError)


def decide_retry(error: DevLinkError) -> RetryDecision:
    """Return what to do after ``error``."""
    if not is_retryable(error):
        return RetryDecision.GIVE_UP
    return RetryDecision.RETRY_LATER if isinstance(error, _RETRY_LATER_ERRORS) else RetryDecision.RETRY


_LICENCE_ERRORS: Final = (LicenceMissingError, InsufficientLicenceError, FeatureNotAvailableError)
_HANDSHAKE_ERRORS: Final = (EncryptionError, ClientCertificateError)


def may_be_restarting(error: DevLinkError, *, was_connected: bool) -> bool:
    """Return whether ``error`` may go away once a PBX that restarts is complete.

    It may accept connections before it has loaded its licences. That it also rejects handshakes before it has
    loaded its certificates is assumed only of a PBX that was connected before.
    """
    # Not their subclasses: a certificate that cannot be verified, or a wrong port, needs a person.
    return isinstance(error, _LICENCE_ERRORS) or (was_connected and type(error) in _HANDSHAKE_ERRORS)


_RECOVERY_ACTIONS: Final[tuple[tuple[type[DevLinkError], RecoveryAction], ...]] = (
    (AuthenticationFailedError, RecoveryAction.PASSWORD),
    (PasswordMissingError, RecoveryAction.PASSWORD),
    (InsufficientLicenceError, RecoveryAction.EXCLUDE_NETWORK),
    (FeatureNotAvailableError, RecoveryAction.EXCLUDE_NETWORK),
    (EncryptionError, RecoveryAction.RECONFIGURE),
)


def find_recovery(error: DevLinkError, flags: Collection[EventFlag]) -> RecoveryAction:
    """Return what the user can do about ``error``, which a request for ``flags`` has caused."""
    action = next(
        (action for kind, action in _RECOVERY_ACTIONS if isinstance(error, kind)), RecoveryAction.RETRY
    )
    if action is RecoveryAction.EXCLUDE_NETWORK and EventFlag.SCN not in flags:
        # The events of the network were not requested, so leaving them out would change nothing.
        return RecoveryAction.RETRY
    return action


class RetryDelays:
    """The delay before each attempt to connect."""

    def __init__(self, timing: SessionTiming) -> None:
        self._timing = timing
        self._normal_delays: Iterator[float] = iter_delays(timing.retry)
        self._long_delays: Iterator[float] = iter_delays(timing.long_retry)

    def next_delay(self, decision: RetryDecision, link_lifetime: float) -> float:
        """Return the seconds to wait, by ``decision``, after a link that lived ``link_lifetime`` seconds."""
        if link_lifetime >= self._timing.stable_after:
            self._normal_delays = iter_delays(self._timing.retry)
        return next(self._long_delays if decision is RetryDecision.RETRY_LATER else self._normal_delays)


class SnapshotRateLimiter:
    """Limits how often a snapshot is requested after gaps; it outlives a connection."""

    def __init__(self, timing: SessionTiming) -> None:
        self._timing = timing
        self._delays = iter_delays(timing.resubscribe)
        self._last_request_at = float("-inf")
        self._not_before = float("-inf")

    def find_earliest_request(self, now: float) -> float:
        """Return the instant from which a snapshot may be requested, after a gap at ``now``."""
        if now - self._last_request_at >= self._timing.resubscribe_reset_after:
            self._delays = iter_delays(self._timing.resubscribe)
            self._not_before = now
        return max(now, self._not_before)

    def record_request(self, now: float) -> None:
        """Note a request for a snapshot at ``now``."""
        self._last_request_at = now
        self._not_before = now + next(self._delays)


CHECK_INTERVAL: Final = 1.0
"""Seconds between two checks of the clock during a wait."""

SLEEP_THRESHOLD: Final = 5.0
"""Seconds by which that clock must have advanced further than the loop's for the computer to have slept."""


SLEEP_CHECK_INTERVAL: Final = 5.0
"""Seconds between two checks of a :class:`SleepDetector`."""

SLEEP_MARGIN: Final = 20.0
"""Delay of such a check, in seconds, after which the computer must have slept; a busy one causes less."""


def read_elapsed_seconds() -> float:
    """Return the seconds of a clock that goes on while the computer sleeps, and that nobody can set."""
    if sys.platform not in ("linux", "darwin"):
        return time.monotonic()  # that of Windows goes on
    clock = time.CLOCK_BOOTTIME if sys.platform == "linux" else time.CLOCK_MONOTONIC_RAW
    return time.clock_gettime(clock)


class SleepDetector:
    """Tells whether the computer has slept, if it is asked every :data:`SLEEP_CHECK_INTERVAL`."""

    def __init__(self, read_elapsed: Callable[[], float] = read_elapsed_seconds) -> None:
        """``read_elapsed`` returns the seconds of a clock that goes on while the computer sleeps."""
        self._read_elapsed = read_elapsed
        self._last_check = read_elapsed(), time.time()

    def check(self, wall: float) -> float | None:
        """Return when this was asked last, in seconds since 1970, if the computer has slept since then.

        ``wall`` is the present instant. The clocks of a virtual machine that is suspended may stand still;
        then this one is set.
        """
        elapsed, (last_elapsed, last_wall) = self._read_elapsed(), self._last_check
        self._last_check = elapsed, wall
        passed = max(elapsed - last_elapsed, wall - last_wall)
        return last_wall if passed > SLEEP_CHECK_INTERVAL + SLEEP_MARGIN else None


async def wait_before_retry(
    seconds: float,
    interrupt: asyncio.Event,
    *,
    wake_early: bool,
    clock: Callable[[], float] = read_elapsed_seconds,
) -> None:
    """Wait for ``seconds``, or until ``interrupt`` is set.

    The time asleep counts as waiting. With ``wake_early`` the wait also ends when the computer resumes from
    sleep, where the clock of the loop stands still meanwhile.
    """
    loop = asyncio.get_running_loop()
    end = clock() + seconds
    offset = clock() - loop.time()
    while (remaining := end - clock()) > 0 and not interrupt.is_set():
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(remaining, CHECK_INTERVAL)):
                await interrupt.wait()
        if wake_early and clock() - loop.time() - offset > SLEEP_THRESHOLD:
            return
    interrupt.clear()
