"""The live source: connects, signs in, asks for events, and keeps all three true (see "
"``docs/connecting.md``)."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import NoReturn, Protocol, TypeAlias

from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import ConnectionLostError, DeadLinkError, LinkError, StreamError
from devlink3_desk.protocol.connection import ConnectionEvent
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.protocol.flags import EventFlag, validate_flags
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.session.reconnect import (
    RetryDecision,
    RetryDelays,
    RetryPacer,
    SessionTiming,
    decide_retry,
    find_recovery,
    wait_before_retry,
)
from devlink3_desk.services.session.subscription import SubscriptionState

EventSink: TypeAlias = Callable[[Sequence[AnyEvent]], None]
"""Takes everything that arrived at once, in order; called from the loop, it must not block."""


class EventSource(Protocol):
    """A source of events: a session or a recorded trace."""

    async def run(self, sink: EventSink) -> None:
        """Pass all events to ``sink`` until the source ends or the task is cancelled."""


PasswordProvider: TypeAlias = Callable[[], Awaitable[Password]]
"""Gives the password; raises :class:`.PasswordMissingError` where there is none to be had."""

LATE_WAKE = 1.0
"""Seconds by which the loop must wake too late for silence to be our own fault."""

_RESUBSCRIPTION_FAILED = QT_TRANSLATE_NOOP("Link", "The PBX did not send its calls again after a gap.")

_LOG = logging.getLogger(__name__)


class DevLinkSession:
    """One live link for as long as it is wanted; :meth:`run` may be called once.

    ``patient`` goes on trying where the very first connection fails for a reason that may go away;
    otherwise the first failure ends it. ``reconnect`` goes on after a loss.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        user: str,
        password_provider: PasswordProvider,
        flags: Collection[EventFlag],
        *,
        retry_first_failure: bool = False,
        reconnect: bool = True,
        timing: SessionTiming | None = None,
        signed_in: asyncio.Event | None = None,
    ) -> None:
        validate_flags(flags)
        self._endpoint = endpoint
        self._user = user
        self._password_provider = password_provider
        self._flags = frozenset(flags)
        self._retry_first_failure = retry_first_failure
        self._reconnect = reconnect
        self._timing = timing or SessionTiming()
        self._retry_delays = RetryDelays(self._timing)
        self._pacer = RetryPacer(self._timing)
        self._retry_requested = asyncio.Event()
        self._wake = asyncio.Event()
        self._subscription: SubscriptionState | None = None
        self._was_connected = False
        self.signed_in = signed_in or asyncio.Event()
        """Set once the PBX has let us in: until then nothing else should try the same password."""

    def retry_now(self) -> None:
        """End the wait before the next attempt: the network is back, or a person wishes it."""
        self._retry_requested.set()

    def request_resubscription(self) -> None:
        """Ask for all calls in progress again, where there is a link."""
        if self._subscription is not None:
            self._subscription.request_resubscription(asyncio.get_running_loop().time())
            self._wake.set()

    async def run(self, sink: EventSink) -> NoReturn:
        """Hand events to ``sink`` until cancelled; no task outlives it.

        Raises the :class:`.LinkError` after which a person is needed, or which ends a session that is not
        to go on; ``sink`` was told of it before. What ``sink`` raises ends it too.
        """
        try:
            password = await self._password_provider()
        except LinkError as error:
            self._emit_refused(error, sink)
            raise
        while True:
            sink([LinkEvent(state=LinkState.CONNECTING)])
            lived = 0.0
            try:
                await self._run_connection(password, sink)
            except LinkError as error:
                flow, self._subscription = self._subscription, None
                lost = flow is not None and flow.connected_at is not None
                if flow is not None and flow.connected_at is not None:
                    lived = asyncio.get_running_loop().time() - flow.connected_at
                await self._handle_failure(error, sink, lost=lost, link_lifetime=lived)

    async def _run_connection(self, password: Password, sink: EventSink) -> NoReturn:
        loop = asyncio.get_running_loop()
        flow = self._subscription = SubscriptionState(
            self._timing, self._pacer, loop.time(), resuming=self._was_connected
        )

        def on_happenings(happenings: list[ConnectionEvent]) -> None:
            events = flow.apply(happenings, loop.time())
            if events:
                sink(events)
            self._wake.set()

        link = LinkConnection(self._endpoint, on_happenings, self._wake.set, diagnose=not self._was_connected)
        try:
            await link.connect()
            await link.start_tls()
            await link.sign_in(self._user, password)
            self.signed_in.set()
            await link.subscribe(self._flags)
            self._was_connected = True
            await self._run_live(link, flow, sink)
        finally:
            await link.close()

    async def _run_live(
        self, link: LinkConnection, subscription: SubscriptionState, sink: EventSink
    ) -> NoReturn:
        loop = asyncio.get_running_loop()
        expected = loop.time()
        while True:
            link.check_connected()
            now = loop.time()
            if now - expected > LATE_WAKE:
                subscription.keep_alive.reset_silence(now)
            self._perform_due_actions(link, subscription, sink, now)
            dead_at = subscription.keep_alive.dead_at(link.last_received_at)
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
        events = subscription.tick(now)
        if events:
            sink(events)
        if subscription.refused or now >= self._answer_due(subscription):
            raise ConnectionLostError(Sentence(_RESUBSCRIPTION_FAILED))
        if now >= subscription.test_due:
            subscription.record_test_sent(link.send_test(), now)
        if now >= subscription.resubscribe_due:
            _LOG.info("asking for the events again")
            sink(subscription.begin_resubscription(now))
            link.resubscribe(self._flags)

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
        _LOG.info("%s: %s", type(error).__name__, error)
        reason = sentence_from_error(error)
        if lost:
            sink([LinkEvent(state=LinkState.LOST, reason=reason)])
            if not self._reconnect:
                raise error if isinstance(error, StreamError) else ConnectionLostError(reason)
        what = decide_retry(error)
        if lost and what is RetryDecision.GIVE_UP:
            what = (
                RetryDecision.RETRY
            )  # the stream ended so; whether it is for good, the next attempt will show
        if what is RetryDecision.GIVE_UP or not (self._was_connected or self._retry_first_failure):
            self._emit_refused(error, sink)
            raise error
        wait = self._retry_delays.next_delay(error, link_lifetime)
        retry = LinkEvent(
            state=LinkState.RETRYING,
            retry_in=round(wait, 1),
            reason=reason,
            recovery=find_recovery(error, self._flags),
        )
        sink([retry])
        self._retry_requested.clear()
        await wait_before_retry(wait, self._retry_requested, wake_early=what is RetryDecision.RETRY)
