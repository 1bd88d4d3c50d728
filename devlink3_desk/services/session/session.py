"""The live source of events: connects, signs in, subscribes, and reconnects after a loss.

``docs/connecting.md`` describes its behaviour.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Final, NoReturn, Protocol, TypeAlias

from msgspec import structs

from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import (
    ConnectionLostError,
    DeadLinkError,
    InvalidStreamError,
    LinkError,
    StreamError,
    create_rejection_error,
)
from devlink3_desk.link.steps import ConnectStep
from devlink3_desk.protocol.connection import ConnectionEvent
from devlink3_desk.protocol.enums import EventResult
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, RecoveryAction
from devlink3_desk.protocol.flags import EventFlag, validate_flags
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.session.reconnect import (
    RetryDecision,
    RetryDelays,
    SessionTiming,
    SnapshotRateLimiter,
    decide_retry,
    find_recovery,
    may_be_restarting,
    wait_before_retry,
)
from devlink3_desk.services.session.subscription import SubscriptionState

EventSink: TypeAlias = Callable[[Sequence[AnyEvent]], None]
"""Called on the event loop with all events that arrived together, in order; it must not block."""


class EventSource(Protocol):
    """A source of events: a session or a recorded trace."""

    async def run(self, sink: EventSink) -> None:
        """Pass all events to ``sink`` until the source ends or the task is cancelled."""


PasswordProvider: TypeAlias = Callable[[], Awaitable[Password]]
"""Returns the password; raises :class:`.PasswordMissingError` if there is none."""

LATE_WAKE: Final = 1.0
"""Seconds of delay of the event loop from which silence may be the fault of this program."""

MAX_EARLY_EVENTS: Final = 32_768
MAX_EARLY_BYTES: Final = 32 * 1024 * 1024
"""Events, and bytes of the connection, that may arrive before the answer to the first event request.

A PBX may send its calls in progress before that answer. The largest network has fewer of them.
"""

_TOO_MANY_EARLY_EVENTS: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX sent too many events before the answer to the event request."
)
_RESUBSCRIPTION_FAILED: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX did not resend its calls after a gap in the events."
)

RESTART_SECONDS: Final = 5.0
"""Delay of the next attempt after an error that this program has not expected."""
_UNEXPECTED: Final = QT_TRANSLATE_NOOP(
    "Link", "An unexpected error has interrupted the connection ({error}). The log has details."
)

log = logging.getLogger(__name__)


async def wait_after_unexpected_error(
    error: Exception, sink: EventSink, retry_requested: asyncio.Event
) -> None:
    """Report a link that an unexpected error has ended as lost, and wait until it is to be tried again.

    For a window: it would otherwise show the calls of that moment as live for ever. The wait ends after
    :data:`RESTART_SECONDS`, or when ``retry_requested`` is set.
    """
    log.error("The link has failed unexpectedly.", exc_info=error)
    reason = Sentence(_UNEXPECTED, error=type(error).__name__)
    lost = LinkEvent(state=LinkState.LOST, reason=reason)
    retry = LinkEvent(
        state=LinkState.RETRYING, retry_in=RESTART_SECONDS, reason=reason, recovery=RecoveryAction.RETRY
    )
    try:
        sink([lost, retry])
    except Exception:
        log.exception("The loss of the link could not be reported to all parts of the program.")
    retry_requested.clear()
    await wait_before_retry(RESTART_SECONDS, retry_requested, wake_early=True)


class DevLinkSession:
    """One live link; :meth:`run` may be called once.

    :param retry_first_failure: Try again even if the first connection fails for a temporary reason.
    :param was_connected: The PBX was connected in an earlier session, so that the first connection of this
        one is a reconnection.
    :param reconnect: Connect again after a loss.
    :param wait_for_restart: Go on trying, slowly, after errors that a PBX may cause while it restarts.
    :param signed_in: Set while the PBX has accepted the password; created if not given.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        user: str,
        password_provider: PasswordProvider,
        flags: Collection[EventFlag],
        *,
        retry_first_failure: bool = False,
        was_connected: bool = False,
        reconnect: bool = True,
        wait_for_restart: bool = False,
        timing: SessionTiming | None = None,
        signed_in: asyncio.Event | None = None,
    ) -> None:
        self.set_flags(flags)
        self._endpoint = endpoint
        self._user = user
        self._password_provider = password_provider
        self._retry_first_failure = retry_first_failure
        self._reconnect = reconnect
        self._wait_for_restart = wait_for_restart
        self._timing = timing or SessionTiming()
        self._retry_delays = RetryDelays(self._timing)
        self._rate_limiter = SnapshotRateLimiter(self._timing)
        self._retry_requested = asyncio.Event()
        self._unconfirmed_passwords = 0
        self._is_unconfirmed = False
        """Whether the last attempt has ended after the password was sent, and before it was confirmed."""
        self._may_wake_early = False
        """Whether the current wait may end early without a request of the user."""
        self._wake = asyncio.Event()
        self._subscription: SubscriptionState | None = None
        self._answers_tests = False
        """Whether the PBX has answered a test packet on an earlier link."""
        self.was_connected = was_connected
        """Whether the PBX has been connected at least once, in this session or before."""
        self.signed_in = signed_in or asyncio.Event()
        """Set while this session is signed in.

        Nothing else should sign in at any other time. A wrong password would be tried more than once, and
        further attempts would extend the block after LIMITS EXCEEDED and RETRY LATER.
        """

    def set_flags(self, flags: Collection[EventFlag]) -> None:
        """Set the flags of the next event request."""
        validate_flags(flags)
        self._flags = frozenset(flags)

    def retry_now(self) -> None:
        """End the wait before the next attempt, because the user has asked for it."""
        self._retry_requested.set()

    def resume(self) -> None:
        """End the wait before the next attempt, because the network is back or the computer was asleep.

        Does nothing where the PBX would extend its block.
        """
        if self._may_wake_early:
            self._retry_requested.set()

    def request_resubscription(self) -> None:
        """Request a new snapshot of all calls in progress, if there is a link."""
        if self._subscription is not None:
            self._subscription.request_resubscription(asyncio.get_running_loop().time())
            self._wake.set()

    async def run(self, sink: EventSink) -> NoReturn:
        """Pass events to ``sink`` until cancelled; no task outlives this method.

        Raises a :class:`.LinkError` that needs a person or that ends a session without reconnecting; it is
        also passed to ``sink`` as an event before. An exception of ``sink`` ends the session, too.
        """
        try:
            password = await self._password_provider()
        except LinkError as error:
            self._emit_refused(error, sink)
            raise
        while True:
            sink([LinkEvent(state=LinkState.CONNECTING)])
            try:
                await self._run_connection(password, sink)
            except LinkError as error:
                subscription, self._subscription = self._subscription, None
                if subscription is None or subscription.connected_at is None:
                    await self._handle_failure(error, sink, lost=False, link_lifetime=0.0)
                    continue
                if subscription.awaits_refresh and EventFlag.SCN not in self._flags:
                    # Or such a PBX would lose its link every quarter of an hour. In a network, the new link
                    # is what removes the calls of a PBX that has failed.
                    self._timing = structs.replace(self._timing, refresh_interval=float("inf"))
                lifetime = asyncio.get_running_loop().time() - subscription.connected_at
                await self._handle_failure(error, sink, lost=True, link_lifetime=lifetime)

    async def _run_connection(self, password: Password, sink: EventSink) -> NoReturn:
        loop = asyncio.get_running_loop()
        subscription = self._subscription = SubscriptionState(
            self._timing,
            self._rate_limiter,
            loop.time(),
            resuming=self.was_connected,
            answers_tests=self._answers_tests,
        )

        def on_connection_events(connection_events: list[ConnectionEvent]) -> None:
            now = loop.time()
            subscription.keep_alive.record_packet(now)
            events = subscription.apply(connection_events, now)
            if events:
                sink(events)
            early_events = subscription.early_event_count
            if early_events > MAX_EARLY_EVENTS or (early_events and link.bytes_received > MAX_EARLY_BYTES):
                link.abort(InvalidStreamError(Sentence(_TOO_MANY_EARLY_EVENTS)))
            self._wake.set()

        # Diagnosing a failed handshake takes a second connection: not for a PBX that has worked before.
        link = LinkConnection(
            self._endpoint, on_connection_events, self._wake.set, diagnose=not self.was_connected
        )
        try:
            await link.connect()
            await link.start_tls()
            await link.sign_in(self._user, password)
            self.signed_in.set()
            await link.subscribe(self._flags)
            self.was_connected = True
            await self._run_live(link, subscription, sink)
        finally:
            self._answers_tests = subscription.answers_tests
            self._count_unconfirmed(link)
            self.signed_in.clear()
            await link.close()

    def _count_unconfirmed(self, link: LinkConnection) -> None:
        """Count the passwords in succession that the PBX has not confirmed; ``link`` has ended."""
        if self.signed_in.is_set():
            self._unconfirmed_passwords = 0
        elif link.password_sent:
            self._unconfirmed_passwords += 1
        self._is_unconfirmed = link.password_sent and not self.signed_in.is_set()

    async def _run_live(
        self, link: LinkConnection, subscription: SubscriptionState, sink: EventSink
    ) -> NoReturn:
        loop = asyncio.get_running_loop()
        expected = loop.time()
        while True:
            link.check_connected()
            now = loop.time()
            if now - expected > LATE_WAKE or link.is_decoding:
                # The loop was blocked, the computer asleep, or decoding is behind: bytes may have arrived
                # that nobody has read.
                subscription.keep_alive.reset_silence(now)
            self._perform_due_actions(link, subscription, sink, now)
            dead_at = subscription.keep_alive.dead_at(link.last_received_at, is_receiving=link.is_receiving)
            if now >= dead_at:
                raise DeadLinkError
            expected = min(
                subscription.test_due,
                subscription.resubscribe_due,
                subscription.snapshot_due,
                self._answer_due(subscription),
                dead_at,
            )
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(expected):
                    await self._wake.wait()

    def _perform_due_actions(
        self, link: LinkConnection, subscription: SubscriptionState, sink: EventSink, now: float
    ) -> None:
        # Calls of a snapshot may have arrived that are not decoded yet.
        is_behind = link.is_decoding and now < subscription.snapshot_due + self._timing.max_unanswered
        events = [] if is_behind else subscription.collect_due_events(now)
        if events:
            sink(events)
        if subscription.rejection is not None or now >= self._answer_due(subscription):
            raise ConnectionLostError(self._explain_rejection(subscription))
        if now >= subscription.test_due:
            subscription.record_test_sent(link.send_test(), now)
        if now >= subscription.resubscribe_due:
            log.info("requesting the events again")
            # The marker of the snapshot goes to the sink before the request goes to the PBX: a PBX may
            # send calls before it answers.
            sink(subscription.begin_resubscription(now))
            link.resubscribe(self._flags)

    def _explain_rejection(self, subscription: SubscriptionState) -> Sentence:
        if not subscription.is_refreshing:
            return Sentence(_RESUBSCRIPTION_FAILED)
        if subscription.rejection is None:
            return ConnectStep.SUBSCRIBE.format_timeout(self._endpoint.timeout)
        return sentence_from_error(create_rejection_error(EventResult, subscription.rejection.result))

    def _answer_due(self, subscription: SubscriptionState) -> float:
        return (
            float("inf")
            if subscription.resubscribed_at is None
            else subscription.resubscribed_at + self._endpoint.timeout
        )

    def _emit_refused(self, error: LinkError, sink: EventSink) -> None:
        reason = sentence_from_error(error)
        sink([LinkEvent(state=LinkState.REFUSED, reason=reason, recovery=find_recovery(error, self._flags))])

    async def _handle_failure(
        self, error: LinkError, sink: EventSink, *, lost: bool, link_lifetime: float
    ) -> None:
        log.info("%s: %s", type(error).__name__, error)
        reason = sentence_from_error(error)
        if lost:
            sink([LinkEvent(state=LinkState.LOST, reason=reason)])
            if not self._reconnect:
                raise error if isinstance(error, StreamError) else ConnectionLostError(reason)
        decision = decide_retry(error)
        if lost and decision is RetryDecision.GIVE_UP:
            # The error has ended a link that worked. The next attempt will show whether it is permanent.
            decision = RetryDecision.RETRY
        is_restarting = may_be_restarting(error, was_connected=self.was_connected)
        if decision is RetryDecision.GIVE_UP and self._wait_for_restart and is_restarting:
            decision = RetryDecision.RETRY_LATER
        if decision is RetryDecision.RETRY and self._is_unconfirmed and self._unconfirmed_passwords > 1:
            # The PBX may count them as failed attempts, and lock the account.
            decision = RetryDecision.RETRY_LATER
        if decision is RetryDecision.GIVE_UP or not (self.was_connected or self._retry_first_failure):
            self._emit_refused(error, sink)
            raise error
        delay = self._retry_delays.next_delay(decision, link_lifetime)
        retry = LinkEvent(
            state=LinkState.RETRYING,
            retry_in=round(delay, 1),
            reason=reason,
            recovery=find_recovery(error, self._flags),
        )
        sink([retry])
        self._retry_requested.clear()
        self._may_wake_early = decision is RetryDecision.RETRY
        await wait_before_retry(delay, self._retry_requested, wake_early=self._may_wake_early)
        self._may_wake_early = False
