"""The live source: connects, signs in, asks for events, and keeps all three true (see "
"``docs/connecting.md``)."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import NoReturn, TypeAlias

from devlink3_desk.link.connection import LinkConnection
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.errors import DeadLinkError, LinkError, LostStreamError, StreamError
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.events import AnyEvent, Link, LinkState
from devlink3_desk.protocol.flags import EventFlag, check
from devlink3_desk.protocol.happenings import Happening
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_of

from .flow import Flow
from .policy import Course, Pacer, Waits, course, remedy
from .timing import Timing
from .waiting import pause

Sink: TypeAlias = Callable[[Sequence[AnyEvent]], None]
"""Takes everything that arrived at once, in order; called from the loop, it must not block."""

Credentials: TypeAlias = Callable[[], Awaitable[Password]]
"""Gives the password; raises :class:`.PasswordMissingError` where there is none to be had."""

LATE = 1.0
"""Seconds by which the loop must wake too late for silence to be our own fault."""

_NOT_SENT_AGAIN = QT_TRANSLATE_NOOP("Link", "The PBX did not send its calls again after a gap.")

_LOG = logging.getLogger(__name__)


class Session:
    """One live link for as long as it is wanted; :meth:`run` may be called once.

    ``patient`` goes on trying where the very first connection fails for a reason that may go away;
    otherwise the first failure ends it. ``reconnect`` goes on after a loss.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        user: str,
        credentials: Credentials,
        flags: Collection[EventFlag],
        *,
        patient: bool = False,
        reconnect: bool = True,
        timing: Timing | None = None,
        signed_in: asyncio.Event | None = None,
    ) -> None:
        check(flags)
        self._endpoint = endpoint
        self._user = user
        self._credentials = credentials
        self._flags = frozenset(flags)
        self._patient = patient
        self._reconnect = reconnect
        self._timing = timing or Timing()
        self._waits = Waits(self._timing)
        self._pacer = Pacer(self._timing)
        self._hurry = asyncio.Event()
        self._wake = asyncio.Event()
        self._flow: Flow | None = None
        self._was_connected = False
        self.signed_in = signed_in or asyncio.Event()
        """Set once the PBX has let us in: until then nothing else should try the same password."""

    def retry_now(self) -> None:
        """End the wait before the next attempt: the network is back, or a person wishes it."""
        self._hurry.set()

    def ask_again(self) -> None:
        """Ask for all calls in progress again, where there is a link."""
        if self._flow is not None:
            self._flow.ask_again(asyncio.get_running_loop().time())
            self._wake.set()

    async def run(self, sink: Sink) -> NoReturn:
        """Hand events to ``sink`` until cancelled; no task outlives it.

        Raises the :class:`.LinkError` after which a person is needed, or which ends a session that is not
        to go on; ``sink`` was told of it before. What ``sink`` raises ends it too.
        """
        try:
            password = await self._credentials()
        except LinkError as error:
            self._refuse(error, sink)
            raise
        while True:
            sink([Link(state=LinkState.CONNECTING)])
            lived = 0.0
            try:
                await self._attempt(password, sink)
            except LinkError as error:
                flow, self._flow = self._flow, None
                lost = flow is not None and flow.connected_at is not None
                if flow is not None and flow.connected_at is not None:
                    lived = asyncio.get_running_loop().time() - flow.connected_at
                await self._after(error, sink, lost=lost, lived=lived)

    async def _attempt(self, password: Password, sink: Sink) -> NoReturn:
        loop = asyncio.get_running_loop()
        flow = self._flow = Flow(self._timing, self._pacer, loop.time(), again=self._was_connected)

        def on_happenings(happenings: list[Happening]) -> None:
            events = flow.take(happenings, loop.time())
            if events:
                sink(events)
            self._wake.set()

        link = LinkConnection(self._endpoint, on_happenings, self._wake.set, diagnose=not self._was_connected)
        try:
            await link.reach()
            await link.encrypt()
            await link.sign_in(self._user, password)
            self.signed_in.set()
            await link.subscribe(self._flags)
            self._was_connected = True
            await self._live(link, flow, sink)
        finally:
            await link.close()

    async def _live(self, link: LinkConnection, flow: Flow, sink: Sink) -> NoReturn:
        loop = asyncio.get_running_loop()
        expected = loop.time()
        while True:
            link.check()
            now = loop.time()
            if now - expected > LATE:
                flow.keep_alive.excuse(now)
            self._act(link, flow, sink, now)
            dead_at = flow.keep_alive.dead_at(link.last_received)
            if now >= dead_at:
                raise DeadLinkError
            expected = min(flow.test_due, flow.ask_due, flow.snapshot_due, self._answer_due(flow), dead_at)
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(expected):
                    await self._wake.wait()

    def _act(self, link: LinkConnection, flow: Flow, sink: Sink, now: float) -> None:
        events = flow.tick(now)
        if events:
            sink(events)
        if flow.refused or now >= self._answer_due(flow):
            raise LostStreamError(Sentence(_NOT_SENT_AGAIN))
        if now >= flow.test_due:
            flow.test_sent(link.send_test(), now)
        if now >= flow.ask_due:
            _LOG.info("asking for the events again")
            sink(flow.asked(now))
            link.ask_again(self._flags)

    def _answer_due(self, flow: Flow) -> float:
        return float("inf") if flow.asked_at is None else flow.asked_at + self._endpoint.timeout

    def _refuse(self, error: LinkError, sink: Sink) -> None:
        reason = sentence_of(error)
        sink([Link(state=LinkState.REFUSED, reason=reason, remedy=remedy(error, self._flags))])

    async def _after(self, error: LinkError, sink: Sink, *, lost: bool, lived: float) -> None:
        _LOG.info("%s: %s", type(error).__name__, error)
        reason = sentence_of(error)
        if lost:
            sink([Link(state=LinkState.LOST, reason=reason)])
            if not self._reconnect:
                raise error if isinstance(error, StreamError) else LostStreamError(reason)
        what = course(error)
        if lost and what is Course.STOP:
            what = Course.AGAIN  # the stream ended so; whether it is for good, the next attempt will show
        if what is Course.STOP or not (self._was_connected or self._patient):
            self._refuse(error, sink)
            raise error
        wait = self._waits.after(error, lived)
        retry = Link(
            state=LinkState.RETRYING,
            retry_in=round(wait, 1),
            reason=reason,
            remedy=remedy(error, self._flags),
        )
        sink([retry])
        self._hurry.clear()
        await pause(wait, self._hurry, wake_early=what is Course.AGAIN)
