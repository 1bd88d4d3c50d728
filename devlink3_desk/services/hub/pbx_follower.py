"""What only the leading hub does: it holds the connection to the PBX and writes the history."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.link.errors import LinkError
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.services.history_recording import HistoryRecording, repair_runs
from devlink3_desk.services.hub.event_source import describe_pbx_loss
from devlink3_desk.services.hub.pbx_files import PbxFiles
from devlink3_desk.services.pbx_directory import DirectoryPoller, ReadFile
from devlink3_desk.services.session.reconnect import DESK_TIMING, SessionTiming
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_lock import HUB_LOCK
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

FOLLOWER_TIMING: Final[SessionTiming] = msgspec.structs.replace(DESK_TIMING, max_answered=1.5)
"""As a desk, but with a shorter limit for a PBX that is never quiet: after a take-over, desks wait for it."""

_LOG = logging.getLogger(__name__)

EventsListener: TypeAlias = Callable[[Sequence[AnyEvent], float, float], None]
"""Gets events with the monotonic second and the second since 1970 at which they came."""


class FollowerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a hub reaches its PBX and its history."""

    site: Site
    create_session: Callable[[], DevLinkSession]
    read_file: ReadFile
    create_writer: Callable[[str, Callable[[], object]], HistoryWriter]
    """Opens the history for a run whose calls begin with the first argument.

    The second one is called when calls were stored, in any thread.
    """
    location: HistoryLocation
    on_connected: Callable[[LinkEvent], None] = lambda _event: None
    on_live: Callable[[], None] = lambda: None
    """Called when all calls in progress are known, after a connection or a gap."""


def take_over_history(location: HistoryLocation, owner: str, site: Site) -> None:
    """Take the lock of the history from any other hub, and store the calls that its last hub was following.

    The lease says who leads. A hub that led before, and still runs, finds its lock gone with its next commit.
    Raises :class:`.HistoryError`.
    """
    with open_history(location) as store:
        last_owner = store.find_lock_owner(HUB_LOCK)
        if last_owner is not None:
            store.release_lock(HUB_LOCK, last_owner)
        store.acquire_lock(HUB_LOCK, owner, time.time())
        repair_runs(store, site, dead_prefix=last_owner)


class PbxFollower:
    """One connection to the PBX. With ``warm`` it is there before this hub leads, and drops the events."""

    def __init__(self, settings: FollowerSettings, listener: EventsListener, *, warm: bool = False) -> None:
        self.files: Final = PbxFiles(settings.read_file)
        self.is_leading = False
        self.writer: HistoryWriter | None = None
        self._settings, self._listener, self._warm = settings, listener, warm
        self._switchboard: Switchboard | None = None
        self._recording: HistoryRecording | None = None
        self._session: DevLinkSession | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._connected: LinkEvent | None = None
        self._is_live = False
        self.calls_stored: Final = asyncio.Event()
        """Set when calls were stored in the history."""
        self._failed = asyncio.Event()
        self._failure: LinkError | None = None

    def prepare(self) -> None:
        """Connect to the PBX already, if that is wanted."""
        if self._warm and self._session is None:
            self._start_session()

    async def lead(self, switchboard: Switchboard, prefix: str) -> None:
        """Follow the PBX from now on, with the calls that ``switchboard`` knows from another hub."""
        settings = self._settings
        await asyncio.to_thread(take_over_history, settings.location, prefix, settings.site)
        switchboard.use_call_id_prefix(prefix)
        self._switchboard = switchboard
        loop = asyncio.get_running_loop()

        def report_stored() -> None:
            with contextlib.suppress(RuntimeError):  # the program ends, and the loop is closed
                loop.call_soon_threadsafe(self.calls_stored.set)

        self.writer = await asyncio.to_thread(settings.create_writer, prefix, report_stored)
        self._recording = HistoryRecording(switchboard, self.writer)
        self.is_leading = True
        if self._session is None:
            self._start_session()
        elif self._connected is not None:
            # The connection is there, and its events were dropped so far: a snapshot has all of them.
            self._take_events([self._connected])
            self._session.request_resubscription()
        assert self._session is not None  # noqa: S101 (it was started above)
        poller = DirectoryPoller(self.files.read_file, settings.site, ready=self._session.signed_in)
        self._tasks.append(asyncio.create_task(poller.run(self._take_directory), name="directory"))

    async def wait_for_failure(self) -> None:
        """Wait until the session has ended with an error that needs a person, and raise it."""
        await self._failed.wait()
        if self._failure is not None:
            raise self._failure

    async def stop(self) -> None:
        """Close the connection and the history; calls in progress are recorded as far as they were seen."""
        self.is_leading = False
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._session = self._connected = None
        recording, self._recording = self._recording, None
        writer, self.writer = self.writer, None
        if recording is not None:
            recording.close(time.monotonic(), time.time())
        if writer is not None:
            await asyncio.to_thread(writer.close)

    def _start_session(self) -> None:
        self._session = self._settings.create_session()
        self._tasks.append(asyncio.create_task(self._run_session(self._session), name="session"))

    async def _run_session(self, session: DevLinkSession) -> None:
        try:
            await session.run(self._take_events)
        except LinkError as error:
            self._failure = error
            self._failed.set()

    def _take_events(self, events: Sequence[AnyEvent]) -> None:
        for event in events:
            if isinstance(event, LinkEvent):
                self._connected = event if event.state is LinkState.CONNECTED else self._connected
                if event.state is LinkState.LOST:
                    self._connected = None
        if not self.is_leading or self._switchboard is None or self._recording is None:
            return
        now, wall = time.monotonic(), time.time()
        shown = [describe_pbx_loss(event) for event in events]
        self._recording.record(shown, self._switchboard.apply_all(shown, now), now, wall)
        self._listener(shown, now, wall)
        is_live = self._switchboard.link.state is LinkStatus.LIVE
        if is_live and not self._is_live:
            self._settings.on_live()
        self._is_live = is_live
        for event in shown:
            if isinstance(event, LinkEvent) and event.state is LinkState.CONNECTED:
                self._settings.on_connected(event)

    def _take_directory(self, directory: Directory) -> None:
        if self._switchboard is None or self._recording is None:
            return
        now, wall = time.monotonic(), time.time()
        self._recording.record_changes(self._switchboard.set_directory(directory, now), now, wall)
