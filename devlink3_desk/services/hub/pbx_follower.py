"""What only the leading hub does: it holds the connection to the PBX and writes the history."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.history_recording import HistoryRecording, find_seen_ends
from devlink3_desk.services.history_repair import repair_runs
from devlink3_desk.services.hub.event_source import describe_pbx_loss
from devlink3_desk.services.hub.pbx_files import PbxFiles
from devlink3_desk.services.pbx_directory import DirectoryPoller, ReadFile
from devlink3_desk.services.session.reconnect import DESK_TIMING, SessionTiming, read_elapsed_seconds
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_lock import HUB_LOCK
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

FOLLOWER_TIMING: Final[SessionTiming] = msgspec.structs.replace(DESK_TIMING, max_answered=1.0)
"""As a desk, but with a shorter limit for a PBX that is never quiet: after a take-over, desks wait for it."""
MAX_STALL_SECONDS: Final = 5.0
"""Seconds without an iteration of the event loop after which the arrival of pending events is unknown."""
HEARTBEAT_SECONDS: Final = 1.0
TAKE_OVER_SECONDS: Final = 4.0
"""Time for the history to be taken over: desks wait for the board meanwhile."""

_STALLED: Final = QT_TRANSLATE_NOOP("Link", "The hub did not run for {seconds} s.")

log = logging.getLogger(__name__)

EventsListener: TypeAlias = Callable[[Sequence[AnyEvent], float, float], None]
"""Gets events with the monotonic second and the second since 1970 at which they came."""


class FollowerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a hub reaches its PBX and its history."""

    site: Site
    create_session: Callable[[asyncio.Event, bool], DevLinkSession]
    """Called with :attr:`.DevLinkSession.signed_in`, and with whether the PBX was connected before."""
    read_file: ReadFile
    create_writer: Callable[[str, Callable[[], object]], HistoryWriter]
    """Opens the history for a run whose calls begin with the first argument.

    The second one is called when calls were stored, in any thread.
    """
    location: HistoryLocation
    on_link: Callable[[LinkEvent], None] = lambda _event: None
    """Called with the events of the link to the PBX, also while this hub stands by."""
    on_link_while_leading: Callable[[LinkEvent], None] = lambda _event: None
    """Called with the same events only while this hub leads."""
    on_live: Callable[[], None] = lambda: None
    """Called when all calls in progress are known, after a connection or a gap."""
    on_recording_problem: Callable[[Sentence | None], None] = lambda _problem: None
    """Called when an unexpected error has interrupted the recording, and with ``None`` when it goes on."""


class HistoryTakeover(msgspec.Struct, frozen=True):
    """What the last hub has left in the history."""

    last_owner: str | None
    """Begins the ids of the calls of its last run."""
    seen_ends: frozenset[str]
    """Calls that were published as calls in progress, and whose ends it has seen: a hub whose server was away
    goes on recording what it cannot publish."""


def take_over_history(location: HistoryLocation, owner: str, call_ids: Sequence[str]) -> HistoryTakeover:
    """Take the lock of the history from any other hub; ``call_ids`` are the calls in progress.

    The lease decides which hub leads. The next commit of one that led before fails, as its lock was released.
    Raises :class:`.HistoryError`.
    """
    with open_history(location) as store:
        last_owner = store.find_lock_owner(HUB_LOCK)
        if last_owner is not None:
            store.release_lock(HUB_LOCK, last_owner)
        store.acquire_lock(HUB_LOCK, owner, time.time())
        return HistoryTakeover(last_owner, find_seen_ends(store, call_ids))


async def _try_to_take_over(
    location: HistoryLocation, owner: str, call_ids: Sequence[str]
) -> HistoryTakeover:
    """Return what :func:`take_over_history` does, or nothing where the history fails or does not answer."""
    taking = asyncio.ensure_future(asyncio.to_thread(take_over_history, location, owner, call_ids))
    # A thread cannot be cancelled: what it still does is the same that the recorder does.
    await asyncio.wait([taking], timeout=TAKE_OVER_SECONDS)
    try:
        if taking.done():
            return taking.result()
        taking.add_done_callback(_log_takeover_failure)
        log.warning("the history does not answer")
    except HistoryError as error:
        # Desks need the board more than the history. The recorder reports the problem, and tries again.
        log.info("the history could not be taken over: %s", error)
    return HistoryTakeover(None, frozenset())


class _Instant(msgspec.Struct, frozen=True):
    """One instant by three clocks; ``elapsed`` counts the time in which the computer slept, too."""

    elapsed: float
    monotonic: float
    wall: float

    @classmethod
    def now(cls) -> _Instant:
        """Read the clocks."""
        return cls(read_elapsed_seconds(), time.monotonic(), time.time())


class PbxFollower:
    """One connection to the PBX. With ``warm`` it exists before this hub leads, and its events are dropped.

    If the program did not run for a while, the events that waited are dropped: the link counts as lost from
    then on, and a new session fetches the calls in progress.
    """

    def __init__(self, settings: FollowerSettings, listener: EventsListener, *, warm: bool = False) -> None:
        self.files: Final = PbxFiles(settings.read_file)
        self.is_leading = False
        self.writer: HistoryWriter | None = None
        self._settings, self._listener, self._warm = settings, listener, warm
        self._switchboard: Switchboard | None = None
        self._recording: HistoryRecording | None = None
        self._session: DevLinkSession | None = None
        self._session_task: asyncio.Task[None] | None = None
        self._signed_in: Final = asyncio.Event()
        self._ran_at = _Instant.now()
        """Instant of the last iteration of the event loop that was recorded."""
        self._heartbeat: asyncio.TimerHandle | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._poller: DirectoryPoller | None = None
        self._connected: LinkEvent | None = None
        self._was_connected = False
        """Whether the PBX has been connected at least once since this hub leads."""
        self._has_connected = False
        """Whether the PBX has been connected at least once."""
        self._is_live = False
        self.calls_stored: Final = asyncio.Event()
        """Set when calls were stored in the history."""
        self._failed = asyncio.Event()
        self._failure: Exception | None = None

    @property
    def history_problem(self) -> Sentence | None:
        """Why nothing is recorded, ``None`` while all is well."""
        interruption = None if self._recording is None else self._recording.problem
        return interruption or (None if self.writer is None else self.writer.status.problem)

    def prepare(self) -> None:
        """Connect to the PBX already, if that is wanted."""
        if self._warm and self._session is None:
            self._start_session()

    async def lead(self, switchboard: Switchboard, prefix: str) -> None:
        """Follow the PBX from now on; ``switchboard`` has the calls of the last leading hub.

        A history that cannot be used is no reason not to lead: its disk may be full. One that does not answer
        is waited for during :data:`TAKE_OVER_SECONDS`.
        """
        settings = self._settings
        takeover = await _try_to_take_over(settings.location, prefix, tuple(switchboard.calls))
        switchboard.use_call_id_prefix(prefix)
        led_before, self._switchboard = self._switchboard is switchboard, switchboard
        loop = asyncio.get_running_loop()

        def report_stored() -> None:
            with contextlib.suppress(RuntimeError):  # the program ends, and the loop is closed
                loop.call_soon_threadsafe(self.calls_stored.set)

        # On this thread, so that it is closed whenever this task is cancelled: it opens nothing itself.
        self.writer = settings.create_writer(prefix, report_stored)
        # In the thread of the recorder: it may take a second, and desks wait for the connection to the PBX.
        repair = self.writer.run(
            lambda store: repair_runs(store, settings.site, dead_prefix=takeover.last_owner)
        )
        repair.add_done_callback(_log_failure)
        self._recording = HistoryRecording(
            switchboard, self.writer, takeover.seen_ends, on_problem=settings.on_recording_problem
        )
        self.is_leading = True
        if led_before or switchboard.calls:
            # Nothing was seen since this or another hub stopped: the calls of the board are not complete.
            state = LinkState.LOST if led_before else LinkState.CONNECTING
            self._apply_events([LinkEvent(state=state)], now := _Instant.now(), now)
        if self._session is None:
            self._start_session()
        elif self._connected is not None:
            # The events of this connection were dropped so far: a snapshot contains all calls.
            self._handle_events(self._session, [self._connected])
            self._session.request_resubscription()
        self._poller = DirectoryPoller(self.files.read_file, settings.site, ready=self._signed_in)
        running = self._poller.run(self._handle_directory)
        self._tasks.append(asyncio.create_task(running, name="directory"))

    async def wait_for_failure(self) -> None:
        """Wait until the session has ended with a permanent or unexpected error, and raise it."""
        await self._failed.wait()
        if self._failure is not None:
            raise self._failure

    async def stop(self) -> None:
        """Close the connection and the history; calls in progress are recorded as far as they were seen."""
        if self._heartbeat is not None:
            self._heartbeat.cancel()
            self._check_stall()
            self._heartbeat = None
        self.is_leading = self._was_connected = False
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._session = self._session_task = self._connected = None
        recording, self._recording = self._recording, None
        writer, self.writer = self.writer, None
        if recording is not None:
            recording.close(time.monotonic(), time.time())
        if writer is not None:
            await asyncio.to_thread(writer.close)

    def _start_session(self) -> None:
        """Begin a session, in place of the one that there is."""
        if self._heartbeat is None:
            self._ran_at = _Instant.now()
            self._schedule_heartbeat()
        session = self._session = self._settings.create_session(self._signed_in, self._has_connected)
        running = self._run_session(session, self._session_task)
        self._session_task = asyncio.create_task(running, name="session")
        self._tasks = [*(task for task in self._tasks if not task.done()), self._session_task]

    async def _run_session(self, session: DevLinkSession, previous: asyncio.Task[None] | None) -> None:
        if previous is not None:
            # The PBX counts connections: the old one is closed first.
            previous.cancel()
            await asyncio.gather(previous, return_exceptions=True)
        try:
            await session.run(partial(self._handle_events, session))
        except Exception as error:  # noqa: BLE001 (wait_for_failure() raises it)
            # Also one that nobody expected: the hub ends, rather than publishing the last board as live.
            self._failure = error
            self._failed.set()

    # stalls

    def _schedule_heartbeat(self) -> None:
        self._heartbeat = asyncio.get_running_loop().call_later(HEARTBEAT_SECONDS, self._schedule_heartbeat)
        self._check_stall()

    def _check_stall(self) -> _Instant:
        """Return the instant of now; if the event loop has not run for long, begin anew before.

        After a stall, the loop reads sockets before it calls timers: each source of events checks this first.
        """
        now, last = _Instant.now(), self._ran_at
        self._ran_at = now
        stalled = now.elapsed - last.elapsed
        if now.wall - last.wall - stalled > MAX_STALL_SECONDS and self._recording is not None:
            # The clocks of a virtual machine stand still while it is suspended; then this one is set.
            self._recording.note_sleep(last.wall, now.wall)
        if stalled > MAX_STALL_SECONDS and self._session is not None and not self._failed.is_set():
            log.warning("the hub did not run for %.1f s", stalled)
            self._connected = None
            reason = Sentence(_STALLED, seconds=round(stalled))
            # Nothing was seen since the loop ran last. Desks are notified now: their clock does not go back.
            self._apply_events([LinkEvent(state=LinkState.LOST, reason=reason)], last, now)
            self._start_session()
        return now

    # events

    def _handle_events(self, session: DevLinkSession, events: Sequence[AnyEvent]) -> None:
        now = self._check_stall()
        if session is not self._session:
            return  # pending while this program did not run: the instant of their arrival is unknown
        for event in events:
            if isinstance(event, LinkEvent):
                self._settings.on_link(event)
                if event.state is LinkState.CONNECTED:
                    self._connected, self._has_connected = event, True
                if event.state is LinkState.LOST:
                    self._connected = None
        self._apply_events(events, now, now)

    def _apply_events(self, events: Sequence[AnyEvent], at: _Instant, notified_at: _Instant) -> None:
        """Apply and record events that arrived at ``at``, and pass them to the listener."""
        if not self.is_leading or self._switchboard is None or self._recording is None:
            return
        shown = [describe_pbx_loss(event) for event in events]
        changes = self._switchboard.apply_all(shown, at.monotonic)
        self._recording.record(shown, changes, at.monotonic, at.wall)
        self._listener(shown, notified_at.monotonic, notified_at.wall)
        is_live = self._switchboard.link.state is LinkStatus.LIVE
        if is_live and not self._is_live:
            self._settings.on_live()
        self._is_live = is_live
        for event in shown:
            if isinstance(event, LinkEvent):
                self._settings.on_link_while_leading(event)
                if event.state is LinkState.CONNECTED:
                    self._handle_connected()

    def _handle_connected(self) -> None:
        if self._was_connected and self._poller is not None:
            self.files.drop_cached_lists()
            self._poller.refresh_after_reconnection()
        self._was_connected = True

    def _handle_directory(self, directory: Directory) -> None:
        if self._switchboard is None or self._recording is None:
            return
        now = self._check_stall()
        changes = self._switchboard.set_directory(directory, now.monotonic)
        self._recording.record_changes(changes, now.monotonic, now.wall)


def _log_takeover_failure(taking: asyncio.Task[HistoryTakeover]) -> None:
    if not taking.cancelled() and (error := taking.exception()) is not None:
        log.info("the history could not be taken over: %s", error)


def _log_failure(repair: Future[int]) -> None:
    if not repair.cancelled() and (error := repair.exception()) is not None:
        log.info("runs that were cut short are repaired later: %s", error)
