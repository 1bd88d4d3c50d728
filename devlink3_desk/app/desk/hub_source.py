"""A hub as the source of a desk: events, directory, presence and history come from it."""

from __future__ import annotations

import asyncio
import logging
import platform
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.shared_state import DeskSharing
from devlink3_desk.app.desk.sources import RequestedSite, ResumeMonitor, add_sites_menu
from devlink3_desk.app.desk.waiting_marks import WaitingMarks
from devlink3_desk.link.errors import LinkError
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.desk_history import DeskHistory
from devlink3_desk.services.hub.event_source import HubEventSource
from devlink3_desk.services.hub.hub_moments import HubMoments
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.requests import HubRequester
from devlink3_desk.services.pbx_directory import DirectoryCache, DirectoryPoller, PresencePoller
from devlink3_desk.services.session.session import EventSink
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)


class HubLink:
    """The link to a hub: a source of events, and a new one when the user tries again."""

    def __init__(self, access: HubAccess, on_history_changed: Callable[[], object]) -> None:
        self.requester: Final = HubRequester(SiteNames(access.site), access.user)
        """Asks the hub, over whatever connection there is."""
        self.sharing: DeskSharing | None = None
        """What this desk shares with others over this link."""
        self._on_history_changed = on_history_changed
        self.signed_in = asyncio.Event()
        """Set once the hub has been reached."""
        self._access = access
        self._source: HubEventSource | None = None
        self._retry_requested = asyncio.Event()

    async def run(self, sink: EventSink) -> None:
        """Pass events to ``sink`` until cancelled, and send what this desk shares."""
        following = asyncio.create_task(self._follow(sink), name="hub link")
        tasks = [following]
        if self.sharing is not None:
            tasks.append(asyncio.create_task(self.sharing.run(), name="sharing"))
        try:
            # Whatever happens to what is shared, the board goes on.
            await asyncio.wait([following])
            following.result()
        finally:
            if self.sharing is not None:
                await self.sharing.leave()
            for task in tasks:
                task.cancel()
            for result in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(result, Exception):
                    log.error("A task of the link to the hub has failed.", exc_info=result)

    async def _follow(self, sink: EventSink) -> None:
        while True:
            self._retry_requested.clear()
            source = self._source = HubEventSource(
                self._access,
                retry_first_failure=True,
                name=platform.node() or "desk",
                signed_in=self.signed_in,
                on_history_changed=self._on_history_changed,
                requester=self.requester,
            )
            source.shared = None if self.sharing is None else self.sharing.shared
            try:
                await source.run(sink)
            except LinkError as error:
                log.warning("The connection to the hub has ended and waits for the user: %s", error)
            await self._retry_requested.wait()

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file of the PBX, which the hub does for all desks."""
        await self.signed_in.wait()
        return await self.requester.read_file(name)

    def retry(self) -> None:
        """Try to connect immediately."""
        self._retry_requested.set()
        if self._source is not None:
            self._source.retry_now()


class HubSource:
    """One site of a hub."""

    def __init__(
        self,
        access: HubAccess,
        site: Site,
        profile: Profile | None = None,
        store: SettingsStore | None = None,
        folder: Path | None = None,
    ) -> None:
        """``site`` is the one that the hub publishes, or a default while it cannot be reached.

        ``profile`` is that of the settings, if it is one of ``store``; ``folder`` keeps what waits for the
        hub.
        """
        self._folder = folder
        self.requested_site: RequestedSite | None = None
        self.profile: Profile | None = profile
        self._store = store
        self.address: Final = str(access.endpoint)
        self._access, self._site = access, site
        self._history = DeskHistory(access, folder)
        self._cache = None if folder is None else DirectoryCache(folder, f"hub {access.site} {self.address}")

    def create_desk(self, window: MainWindow) -> Desk:
        """Create the desk; nothing of it reaches the PBX itself."""
        link = HubLink(self._access, window.models.history_changed.emit)
        directory = DirectoryPoller(link.read_file, self._site, ready=link.signed_in)
        presence = PresencePoller(link.read_file, ready=link.signed_in)
        window.stale_banner.recovery_chosen.connect(
            lambda action: (
                link.retry() if action is RecoveryAction.RETRY else self._switch_site(window, RequestedSite())
            )
        )
        name = self._access.site if self.profile is None else self.profile.name
        add_sites_menu(window, self._store, name, partial(self._switch_site, window))
        window.set_action_handler("refresh-directory", directory.refresh)
        window.set_action_handler("refresh-directory", presence.refresh)
        ResumeMonitor(window).resumed.connect(link.retry)
        known = None if self._cache is None else self._cache.load(self._site)
        switchboard = Switchboard(self._site, known)
        sharing = link.sharing = DeskSharing(
            window, link.requester, switchboard, self._folder, self._access.site
        )
        desk = Desk(
            window,
            switchboard,
            link,
            directory.run,
            save_directory=self._save_directory,
            presence=presence,
        )
        desk.listeners.append(sharing.apply)
        WaitingMarks(window, self._history, sharing)
        window.models.set_history(self._history)
        desk.moments = HubMoments(self._history, self._site)
        return desk

    def _switch_site(self, window: MainWindow, requested: RequestedSite) -> None:
        self.requested_site = requested
        window.request_quit()

    def _save_directory(self, directory: Directory) -> None:
        if self._cache is not None:
            try:
                self._cache.save(directory)
            except OSError as error:
                log.warning("The directory cannot be saved for the next start: %s.", error.strerror)

    def close(self) -> None:
        """End the connection of the history; the desk has closed its own."""
        self._history.close()
