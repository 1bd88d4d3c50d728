"""One of the hubs of a site: it stands by, leads, and stands by again.

A hub that stands by follows the leading hub as a desk does. When the lease is free, the hub acquires it,
continues with its board, so that calls keep their ids, and publishes in an epoch of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, Final, NoReturn, TypeAlias

from devlink3_desk.link.errors import LinkError
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.services.history_recording import create_call_id_prefix
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import (
    HubLostError,
    HubMissingError,
    HubPermissionError,
    LeadershipLostError,
)
from devlink3_desk.services.hub.event_reader import EventReader
from devlink3_desk.services.hub.history_service import HISTORY_NOTICE, MARKING_METHODS
from devlink3_desk.services.hub.hub_contacts import HubContacts, withdraw_other_sources
from devlink3_desk.services.hub.hub_status import HubStatus, NodeRole, StatusCollector
from devlink3_desk.services.hub.jetstream import ensure_streams
from devlink3_desk.services.hub.lease import POLL_SECONDS, LeaderLease
from devlink3_desk.services.hub.lookup_service import LOOKUP_ITEM, LookupService
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.pbx_follower import FollowerSettings, PbxFollower
from devlink3_desk.services.hub.publisher import EventPublisher
from devlink3_desk.services.hub.request_service import RequestHandler, RequestRefusedError, RequestService
from devlink3_desk.services.hub.requests import RequestVerb
from devlink3_desk.services.hub.shared_store import SharedStore
from devlink3_desk.services.hub.site_plan import encode_site
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint

RECONNECT_SECONDS: Final = 0.5
CHECKPOINT_SECONDS: Final = 60.0
"""Seconds between checkpoints; a desk that joins reads at most the events of this time."""
STORED_PAUSE: Final = 2.0
"""Minimum seconds between two notices that calls were stored."""
CHECKPOINT_PAUSE: Final = 0.1
"""Minimum seconds between checkpoints that desks request."""
CHECKPOINT_SHARE: Final = 0.2
"""Maximum share of time that these take; a checkpoint of a thousand calls takes a twentieth of a second."""
MAX_CHECKPOINT_PAUSE: Final = 1.0
MAX_EPOCHS: Final = 16
"""Number of last epochs by which a hub recognises its own lease that it can no longer renew."""
REFUSED_SECONDS: Final = 60.0
"""Seconds until a refused item is published again."""
MAX_BOARD_AGE: Final = 600.0
"""Seconds without any hub after which a starting hub does not continue with the last board."""

log = logging.getLogger(__name__)

ReportProblem: TypeAlias = Callable[[Sentence | None], None]
"""Called with the reason why the hub cannot publish, and with ``None`` when it publishes again."""


class HubNode:
    """Runs one hub until cancelled."""

    def __init__(
        self,
        access: HubAccess,
        settings: FollowerSettings,
        *,
        warm: bool = False,
        replicas: int | None = None,
        history: RequestHandler | None = None,
        contacts: HubContacts | None = None,
        lookup: LookupService | None = None,
        on_role: Callable[[NodeRole], None] = lambda _role: None,
        on_problem: ReportProblem = lambda _problem: None,
    ) -> None:
        """``history`` answers requests to the history; ``on_role`` is called with what this hub does now.

        ``replicas`` are the copies of each stream, ``None`` for as many as there are. ``contacts`` are
        published, and ``lookup`` looks callers up for desks.
        """
        self.names: Final = SiteNames(access.site)
        self.role = NodeRole.STARTING
        self._access, self._settings, self._replicas = access, settings, replicas
        self._contacts, self._lookup = contacts, lookup
        self._history, self._on_role, self._on_problem = history, on_role, on_problem
        self._switchboard = Switchboard(settings.site)
        self._has_led = False
        """Whether the board is that of the epoch in which this hub led."""
        self._epochs: deque[str] = deque(maxlen=MAX_EPOCHS)
        """The last epochs for which this hub has tried to take the lease."""
        self._reader: EventReader | None = None
        """Has read what the leading hub publishes."""
        self._follower = PbxFollower(settings, self._publish_events, warm=warm)
        self._publisher: EventPublisher | None = None
        self._collector = StatusCollector(self.names)
        self._checkpoint_lock = asyncio.Lock()
        self._checkpoint_at = float("-inf")
        self._checkpoint_pause = CHECKPOINT_PAUSE
        self.was_connected = False
        """Whether the server has been reached at least once."""

    async def run(self) -> None:
        """Stand by and lead until cancelled.

        Raises the error that ended the session with the PBX, or the :class:`.LinkError` of the first
        connection to the server.
        """
        self._follower.prepare()
        try:
            await _run_until_one_ends(self._follower.wait_for_failure(), self._serve_always())
        finally:
            await self._follower.stop()

    async def read_status(self) -> HubStatus:
        """Return the role and the counters of this hub."""
        return await self._collector.collect(
            self.role, self._switchboard.link, self._publisher, self._follower.history_problem
        )

    # connections

    async def _serve_always(self) -> None:
        while True:
            try:
                connection = await HubConnection.connect(self._access, "devlink3-desk hub")
                try:
                    await self._serve(connection)
                finally:
                    await connection.close()
            except LinkError as error:
                # A hub that the account never allowed to lead or to stand by would try in vain for ever.
                is_refused = isinstance(error, HubPermissionError) and self.role is NodeRole.STARTING
                if is_refused or not self.was_connected:
                    raise
                log.info("the hub is not connected: %s", error)
                self._on_problem(sentence_from_error(error))
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _serve(self, connection: HubConnection) -> None:
        await ensure_streams(connection, self.names, self._replicas)
        self.was_connected = True
        lease = LeaderLease(connection, self.names)
        self._collector.use_connection(connection, lease)
        while True:
            epoch = create_call_id_prefix()
            self._epochs.append(epoch)
            try:
                await self._stand_by(connection, lease, epoch)
                await self._lead(connection, lease, epoch)
            except LeadershipLostError as error:
                log.warning("this hub no longer leads: %s", error)
                await self._follower.stop()
                self._follower.prepare()
                lease = LeaderLease(connection, self.names)
                self._collector.use_connection(connection, lease)

    # standing by

    async def _stand_by(self, connection: HubConnection, lease: LeaderLease, epoch: str) -> None:
        """Follow the leading hub until this one holds the lease."""
        self._reader = None
        while not await lease.try_acquire(epoch):
            # This hub led when its connection was lost: its own lease has to expire. Not by the name of the
            # process, which two hubs in containers can have in common.
            if lease.holder is None or lease.holder.epoch not in self._epochs:
                break
            await asyncio.sleep(POLL_SECONDS)
        else:
            return
        if self._follower.is_leading:
            # The connection was away for so long that another hub leads now.
            raise LeadershipLostError("another hub leads")
        self._switchboard, self._has_led = Switchboard(self._settings.site), False
        reading = asyncio.create_task(self._read_events(connection), name="standby")
        try:
            await _acquire_when_free(lease, epoch)
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    async def _read_events(self, connection: HubConnection) -> None:
        while connection.is_open:
            reader = self._reader = EventReader(connection, self.names, self._access.user)
            with contextlib.suppress(HubMissingError, HubLostError, LinkError):
                for reading in await reader.begin():
                    self._switchboard.apply_all(reading.events, time.monotonic())
                # From here on, this hub has the board, and can take the lead.
                self._set_role(NodeRole.STANDBY)
                while True:
                    for reading in await reader.read_next():
                        self._switchboard.apply_all(reading.events, time.monotonic())
            self._reader = None
            await reader.close()
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _catch_up(self, connection: HubConnection) -> None:
        """Apply what the last leading hub has stored and this one has not read: desks have seen it.

        A hub that begins goes on from there, too, so that calls in progress keep their ids.
        """
        reader, self._reader = self._reader or EventReader(connection, self.names), None
        try:
            readings = await reader.catch_up()
            seen_until = reader.last_arrival
        except HubMissingError:
            return  # nothing was ever published
        finally:
            await reader.close()
        if seen_until < time.monotonic() - MAX_BOARD_AGE:
            return
        for reading in readings:
            self._switchboard.apply_all(reading.events, seen_until)
        # Nothing was seen since: the calls in progress are not complete.
        self._switchboard.apply_all([LinkEvent(state=LinkState.CONNECTING)], seen_until)

    # leading

    async def _lead(self, connection: HubConnection, lease: LeaderLease, epoch: str) -> None:
        """Lead until the lease or the connection is lost; the lease is given back on cancellation."""
        try:
            # From the first moment on: the history and the shared entries may take longer to answer than a
            # lease lasts that is not renewed.
            await _run_until_one_ends(lease.keep_renewed(), self._run_epoch(connection, lease, epoch))
        except asyncio.CancelledError:
            await self._release_lease(lease)
            raise
        finally:
            self._publisher = None

    async def _run_epoch(self, connection: HubConnection, lease: LeaderLease, epoch: str) -> NoReturn:
        """Publish an epoch, and answer the requests of desks, until cancelled or until something fails."""
        publisher = EventPublisher(connection, self.names, epoch)
        shared = SharedStore(connection, self.names)
        await publisher.begin(*_read_clocks())
        if not self._follower.is_leading:
            if not self._has_led:
                await self._catch_up(connection)
            await self._follower.lead(self._switchboard, epoch)
            self._has_led = True
        await shared.load()
        handlers = self._build_handlers(connection, shared)
        service = RequestService(connection, self.names, handlers, epoch, lambda: lease.is_held)
        self._collector.begin_epoch(publisher, service, shared)
        self._publisher = publisher
        await self._publish_checkpoint(publisher)
        await publisher.publish_state(self.names.plan, encode_site(self._settings.site))
        await service.begin()
        self._set_role(NodeRole.LEADER)
        await _run_until_one_ends(
            publisher.run(_read_clocks),
            self._publish_checkpoints(publisher),
            self._publish_history_notices(connection),
            service.run(),
            self._publish_lookup_offer(shared),
            self._publish_contacts(shared),
            connection.closed.wait(),
        )
        raise HubLostError

    async def _publish_lookup_offer(self, shared: SharedStore) -> NoReturn:
        """Publish whether this hub looks callers up, as soon as that is possible."""
        was_refused = False
        while True:
            try:
                if self._lookup is not None:
                    await self._lookup.publish_offer(shared)
                else:
                    await shared.publish_own(LOOKUP_ITEM, None)
                break
            except RequestRefusedError as error:
                if not was_refused:
                    log.warning("The look-up is not published: %s", error)
                was_refused = True
            await asyncio.sleep(REFUSED_SECONDS)
        await _wait_forever()

    async def _publish_contacts(self, shared: SharedStore) -> None:
        """Publish the contacts that this hub follows, until cancelled."""
        if self._contacts is not None:
            await self._contacts.publish(shared)
        else:
            await withdraw_other_sources(shared, ())
        await _wait_forever()

    async def _release_lease(self, lease: LeaderLease) -> None:
        # Another hub leads at once, instead of when the lease expires.
        with contextlib.suppress(LinkError, LeadershipLostError, TimeoutError):
            async with asyncio.timeout(1.0):
                await lease.release()

    def _publish_events(self, events: Sequence[AnyEvent], at: float, wall: float) -> None:
        if self._publisher is not None:
            self._publisher.add_events(events, at, wall)

    async def _publish_history_notices(self, connection: HubConnection) -> None:
        """Notify all desks when the history has more calls, so that all show who was called back."""
        while True:
            await self._follower.calls_stored.wait()
            self._follower.calls_stored.clear()
            await connection.publish(self.names.shared, HISTORY_NOTICE)
            # Each desk asks once for all calls that end within this time.
            await asyncio.sleep(STORED_PAUSE)

    async def _publish_checkpoints(self, publisher: EventPublisher) -> None:
        while True:
            await asyncio.sleep(CHECKPOINT_SECONDS)
            await self._publish_checkpoint(publisher)

    async def _publish_checkpoint(self, publisher: EventPublisher, asked_at: float = float("inf")) -> None:
        """Publish a checkpoint, unless there is one since ``asked_at``."""
        async with self._checkpoint_lock:
            if self._checkpoint_at >= asked_at:
                return
            at, wall = _read_clocks()
            await publisher.publish_checkpoint(build_checkpoint(self._switchboard, at), at, wall)
            self._checkpoint_at = at
            pause = (time.monotonic() - at) / CHECKPOINT_SHARE
            self._checkpoint_pause = min(max(pause, CHECKPOINT_PAUSE), MAX_CHECKPOINT_PAUSE)

    # requests

    def _build_handlers(
        self, connection: HubConnection, shared: SharedStore
    ) -> dict[RequestVerb, RequestHandler]:
        handlers: dict[RequestVerb, RequestHandler] = {
            RequestVerb.CHECKPOINT: self._answer_checkpoint,
            RequestVerb.HELLO: self._collector.handle_hello,
            RequestVerb.FILE: self._follower.files.answer,
            RequestVerb.STATUS: self._answer_status,
            RequestVerb.SHARED: shared.answer,
            RequestVerb.PUBLISH: shared.answer_publisher,
        }
        if self._lookup is not None:
            handlers[RequestVerb.LOOKUP] = self._lookup.answer
        if self._history is not None:
            handlers[RequestVerb.HISTORY] = partial(self._answer_history, connection, self._history)
        return handlers

    async def _answer_history(
        self,
        connection: HubConnection,
        history: RequestHandler,
        user: str,
        body: Any,  # noqa: ANN401 (any JSON value)
    ) -> Any:  # noqa: ANN401 (any JSON value)
        answer = await history(user, body)
        if body.get("method") in MARKING_METHODS:
            await connection.publish(self.names.shared, HISTORY_NOTICE)
        return answer

    async def _answer_checkpoint(self, user: str, body: Any) -> float:  # noqa: ANN401 (any JSON value)
        del user, body
        if self._publisher is None:
            raise HubLostError
        asked_at = time.monotonic()
        # However many desks ask at once, such as after the server was away: one checkpoint is for all.
        await asyncio.sleep(max(0.0, self._checkpoint_at + self._checkpoint_pause - asked_at))
        await self._publish_checkpoint(self._publisher, asked_at)
        return time.monotonic() - self._checkpoint_at

    async def _answer_status(self, user: str, body: Any) -> Any:  # noqa: ANN401 (any JSON value)
        del user, body
        return (await self.read_status()).to_json()

    def _set_role(self, role: NodeRole) -> None:
        self._on_problem(None)
        if role is not self.role:
            self.role = role
            self._on_role(role)


async def _wait_forever() -> NoReturn:
    """Wait until cancelled."""
    await asyncio.Event().wait()
    raise AssertionError("nothing sets the event")


def _read_clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()


async def _run_until_one_ends(*coroutines: Coroutine[Any, Any, object]) -> None:
    """Run all until one of them ends, and raise its error."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def _acquire_when_free(lease: LeaderLease, epoch: str) -> None:
    while not await lease.try_acquire(epoch):  # noqa: ASYNC110 (what it waits for is on a server)
        await asyncio.sleep(POLL_SECONDS)
