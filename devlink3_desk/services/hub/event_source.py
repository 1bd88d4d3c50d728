"""A hub as a source of events, beside a PBX, a trace and the demo.

It connects, takes the newest checkpoint, and goes on with the events after it. A gap or another leader ends
in a checkpoint, too; a lost server in a new connection. The board keeps its rows meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final, NoReturn

import msgspec
from nats.aio.msg import Msg

from devlink3_desk.link.errors import AuthenticationFailedError, EncryptionError, LinkError
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, RecoveryAction
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import HANG_UPS, HubLostError
from devlink3_desk.services.hub.event_reader import EventReader, Reading, ReadingKind
from devlink3_desk.services.hub.history_service import HISTORY_NOTICE
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.reading_sink import ReadingSink
from devlink3_desk.services.hub.requests import HubRequester
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.session.reconnect import (
    Backoff,
    RetryDecision,
    RetryDelays,
    SessionTiming,
    decide_retry,
    wait_before_retry,
)
from devlink3_desk.services.session.session import EventSink

HUB_TIMING: Final = SessionTiming(retry=Backoff(initial=0.4, factor=1.5, maximum=1.0), stable_after=5.0)
"""A server of ours may be asked more often than a PBX, and desks find it within seconds of its return."""
HELLO_SECONDS: Final = 10.0
"""Seconds between the hellos of a connected desk."""
FETCH_PAUSE: Final = 1.0
"""Time after which the shared entries are asked for again, if the hub has not answered."""

_PBX_LOST: Final = QT_TRANSLATE_NOOP("Link", "The hub is connected, but has no connection to the PBX. {why}")
_PBX_LOST_PLAIN: Final = QT_TRANSLATE_NOOP("Link", "The hub is connected, but has no connection to the PBX.")
_HUB_LOST: Final = QT_TRANSLATE_NOOP(
    "Link", "This desk has lost the hub; what it shows may be out of date. {why}"
)

log = logging.getLogger(__name__)


def describe_pbx_loss(event: AnyEvent) -> AnyEvent:
    """Return an event of the hub's own link as desks are to see it.

    Its reason names the connection from hub to PBX. Its recovery action, which only the host of the hub could
    run, is removed.
    """
    if not isinstance(event, LinkEvent) or event.state not in _REASONED_STATES:
        return event
    reason = Sentence(_PBX_LOST_PLAIN) if event.reason is None else Sentence(_PBX_LOST, why=event.reason)
    return msgspec.structs.replace(event, reason=reason, recovery=None)


_REASONED_STATES: Final = frozenset({LinkState.LOST, LinkState.RETRYING, LinkState.REFUSED})


class HubEventSource:
    """One site of a hub as an :class:`.EventSource`; :meth:`run` may be called once.

    :param retry_first_failure: Try again even if the first connection fails for a temporary reason.
    :param reconnect: Connect again after a loss.
    :param on_history_changed: Called when calls were stored, or when any desk has marked a caller.
    :param name: Shown in the status of the hub, such as the name of the computer.
    :param requester: Asks the hub in place of a requester of its own, such as one that outlives it.
    """

    def __init__(
        self,
        access: HubAccess,
        *,
        retry_first_failure: bool = False,
        reconnect: bool = True,
        name: str = "desk",
        signed_in: asyncio.Event | None = None,
        on_history_changed: Callable[[], object] = lambda: None,
        requester: HubRequester | None = None,
    ) -> None:
        self.names: Final = SiteNames(access.site)
        self.signed_in: Final = signed_in or asyncio.Event()
        """Set once the hub has been reached."""
        self.requester: Final = requester or HubRequester(self.names, access.user)
        """Asks the hub, while there is a connection."""
        self.shared: SharedEntries | None = None
        """The shared entries that are kept up to date over this connection; ``None`` for none."""
        self._access, self._on_history_changed = access, on_history_changed
        self._retry_first_failure, self._reconnect = retry_first_failure, reconnect
        self._name = name
        self._retry_delays = RetryDelays(HUB_TIMING)
        self._retry_requested = asyncio.Event()
        self._was_connected = False
        self._reader: EventReader | None = None
        self._are_entries_old: Final = asyncio.Event()
        """Set when the shared entries are to be fetched."""

    def retry_now(self) -> None:
        """End the wait before the next attempt."""
        self._retry_requested.set()

    async def run(self, sink: EventSink) -> NoReturn:
        """Pass events to ``sink`` until cancelled.

        Raises a :class:`.LinkError` that needs a person, or that ends a source without reconnecting; it is
        also passed to ``sink`` as an event before.
        """
        loop = asyncio.get_running_loop()
        reading_sink = ReadingSink(sink)
        while True:
            sink([LinkEvent(state=LinkState.CONNECTING)])
            connected_at: float | None = None
            try:
                connection = await HubConnection.connect(self._access, self._name)
                try:
                    reader = EventReader(connection, self.names, self._access.user)
                    readings = await reader.begin()
                    connected_at = loop.time()
                    await self._follow(connection, reader, readings, reading_sink)
                finally:
                    # Where the connection is lost, the hub finds out by itself.
                    await self.requester.send_hello(self._name, "", leaves=True)
                    self.requester.connection = None
                    if self.shared is not None:
                        self.shared.lose_connection()
                    await connection.close()
            except LinkError as error:
                lifetime = None if connected_at is None else loop.time() - connected_at
                await self._handle_failure(error, sink, lifetime)

    async def _follow(
        self, connection: HubConnection, reader: EventReader, readings: list[Reading], sink: ReadingSink
    ) -> NoReturn:
        self.requester.connection = connection
        self._reader = reader
        self._was_connected = True
        self.signed_in.set()
        sink.pass_beginning(readings)
        # First subscribed and then fetched: what changes in between is not missed.
        await connection.subscribe(self.names.shared, self._handle_notice)
        self._are_entries_old.set()
        # The events of the board wait for nothing else.
        tasks = [asyncio.create_task(each) for each in (self._send_hellos(), self._fetch_shared())]
        try:
            while True:
                readings = await reader.read_next()
                sink.pass_readings(readings)
                if readings[0].kind is ReadingKind.CHECKPOINT:
                    # A hub that has ended may have stored a change without publishing it.
                    self._are_entries_old.set()
        finally:
            for task in tasks:
                task.cancel()
            for result in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(result, Exception):
                    log.error("What this desk shares was not kept up to date.", exc_info=result)

    async def _fetch_shared(self) -> None:
        """Fetch the shared entries whenever they may be out of date, until the hub has answered."""
        while True:
            await self._are_entries_old.wait()
            self._are_entries_old.clear()
            if self.shared is not None and not await self.shared.synchronise():
                await asyncio.sleep(FETCH_PAUSE)
                self._are_entries_old.set()

    async def _handle_notice(self, message: Msg) -> None:
        if message.data == HISTORY_NOTICE:
            self._on_history_changed()
        elif self.shared is not None:
            self.shared.handle_update(message.data)

    async def _send_hellos(self) -> None:
        """Notify the hub periodically that this desk is connected, and how far it has read."""
        while True:
            head = None if self._reader is None else self._reader.head
            await self.requester.send_hello(self._name, "" if head is None else head.epoch)
            await asyncio.sleep(HELLO_SECONDS)

    async def _handle_failure(self, error: LinkError, sink: EventSink, lifetime: float | None) -> None:
        log.info("%s: %s", type(error).__name__, error)
        reason: Sentence = sentence_from_error(error)
        if self._was_connected:
            reason = Sentence(_HUB_LOST, why=reason)
        if lifetime is not None:
            sink([LinkEvent(state=LinkState.LOST, reason=reason)])
            if not self._reconnect:
                raise HubLostError(sentence_from_error(error))
        decision = decide_retry(error)
        is_permanent = isinstance(error, _PERMANENT_ERRORS) and not isinstance(error, HANG_UPS)
        if lifetime is not None or (self._was_connected and not is_permanent):
            decision = RetryDecision.RETRY
        if decision is RetryDecision.GIVE_UP or not (self._was_connected or self._retry_first_failure):
            recovery = RecoveryAction.RECONFIGURE if isinstance(error, _PERMANENT_ERRORS) else None
            sink([LinkEvent(state=LinkState.REFUSED, reason=reason, recovery=recovery)])
            raise error
        delay = self._retry_delays.next_delay(decision, lifetime or 0.0)
        sink(
            [
                LinkEvent(
                    state=LinkState.RETRYING,
                    retry_in=round(delay, 1),
                    reason=reason,
                    recovery=RecoveryAction.RETRY,
                )
            ]
        )
        self._retry_requested.clear()
        await wait_before_retry(delay, self._retry_requested, wake_early=True)


_PERMANENT_ERRORS: Final = (AuthenticationFailedError, EncryptionError)
