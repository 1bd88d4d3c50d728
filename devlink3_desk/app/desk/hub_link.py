"""The links of a desk to its hub: one for each site that it shows."""

from __future__ import annotations

import asyncio
import logging
import platform
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from devlink3_desk.app.desk.desk import log_task_error
from devlink3_desk.app.desk.desk_publishing import DeskPublishing
from devlink3_desk.app.desk.reconnection import watch_reconnections
from devlink3_desk.app.desk.shared_state import DeskSharing
from devlink3_desk.link.errors import LinkError
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.event_source import HubEventSource
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.requests import HubRequester
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.pbx_presence import PresenceCallback, PresencePoller
from devlink3_desk.services.session.session import EventSink, wait_after_unexpected_error
from devlink3_desk.switchboard.live_board import SiteEvents
from devlink3_desk.switchboard.presence import Presence
from devlink3_desk.switchboard.site import join_number, split_number

log = logging.getLogger(__name__)


class HubLink:
    """The link to a hub: a source of events, and a new one when the user tries again."""

    def __init__(self, access: HubAccess, on_history_changed: Callable[[], object]) -> None:
        self.requester: Final = HubRequester(SiteNames(access.site), access.user)
        """Sends requests to the hub, over the current connection."""
        self.sharing: DeskSharing | None = None
        """What this desk shares with others, sent by a task of this link."""
        self.shared: SharedEntries | None = None
        """The shared entries of the site, kept up to date over this link."""
        self.publishing: DeskPublishing | None = None
        """What is published for all desks of the site."""
        self.on_reconnected: Callable[[], object] = lambda: None
        """Called when the link of this desk or of the hub was lost and is back; set before :meth:`run`."""
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
        if self.publishing is not None:
            tasks.append(asyncio.create_task(self.publishing.run(), name="publishing"))
        for task in tasks[1:]:
            # An error here is logged only: without sharing, the board still works.
            task.add_done_callback(log_task_error)
        try:
            await asyncio.wait([following])
            following.result()
        finally:
            if self.sharing is not None:
                await self.sharing.leave()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _follow(self, sink: EventSink) -> None:
        sink = watch_reconnections(sink, self.on_reconnected)
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
            source.shared = self.shared
            try:
                await source.run(sink)
            except LinkError as error:
                log.warning("The connection to the hub has ended and waits for the user: %s", error)
                # A request from before has had its effect: it must not try a refused password again.
                self._retry_requested.clear()
                await self._retry_requested.wait()
            except Exception as error:  # noqa: BLE001 (a defect of any part that the events reach)
                await wait_after_unexpected_error(error, sink, self._retry_requested)

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file of the PBX, which the hub does for all desks."""
        await self.signed_in.wait()
        return await self.requester.read_file(name)

    def retry(self) -> None:
        """Try to connect immediately."""
        self._retry_requested.set()
        if self._source is not None:
            self._source.retry_now()


class MergedLink:
    """The links of several sites as one source of events; each goes on whatever happens to the others."""

    def __init__(self, links: Sequence[HubLink]) -> None:
        self._links = links

    async def run(self, sink: EventSink) -> None:
        """Pass the events of all sites to ``sink`` as :class:`.SiteEvents`, until cancelled."""

        def pass_events(site: int, events: Iterable[AnyEvent]) -> None:
            sink(SiteEvents(site, events))

        tasks = [
            asyncio.create_task(link.run(partial(pass_events, position)), name=f"site {position}")
            for position, link in enumerate(self._links)
        ]
        try:
            # Not gather(), which would pass a cancellation on: with a second one, nothing would be closed.
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()
        finally:
            # The first one notifies the others of all sites that this desk is closed: it ends first.
            tasks[0].cancel()
            try:
                await asyncio.wait(tasks[:1])
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)


class MergedPresence:
    """Reads what users of several sites have set; a :class:`.PresenceReader`."""

    def __init__(self, readers: Sequence[tuple[str, PresencePoller]]) -> None:
        """``readers`` are names of sites and their readers; the first site has the bare numbers."""
        self._readers = {
            "" if not position else name: reader for position, (name, reader) in enumerate(readers)
        }

    def set_people(self, extensions: Iterable[str]) -> None:
        """Set the extensions whose users are read."""
        numbers: dict[str, list[str]] = {site: [] for site in self._readers}
        for extension in extensions:
            number, site = split_number(extension)
            if site in numbers:
                numbers[site].append(number)
        for site, reader in self._readers.items():
            reader.set_people(numbers[site])

    def refresh(self) -> None:
        """Begin a round at all sites."""
        for reader in self._readers.values():
            reader.refresh()

    def request_soon(self, extension: str) -> None:
        """Read an extension soon."""
        number, site = split_number(extension)
        if (reader := self._readers.get(site)) is not None:
            reader.request_soon(number)

    def request_next(self, extension: str) -> None:
        """Read an extension before all others of its site."""
        number, site = split_number(extension)
        if (reader := self._readers.get(site)) is not None:
            reader.request_next(number)

    async def run(self, on_presence: PresenceCallback, on_supported: Callable[[bool], None]) -> None:
        """Pass each presence to ``on_presence``, until cancelled."""
        supported: dict[str, bool] = {}

        def note_support(site: str, is_supported: bool) -> None:  # noqa: FBT001 (a callback)
            supported[site] = is_supported
            on_supported(any(supported.values()))

        def pass_presence(site: str, number: str, presence: Presence | None) -> None:
            on_presence(join_number(number, site), presence)

        await asyncio.gather(
            *(
                reader.run(partial(pass_presence, site), partial(note_support, site))
                for site, reader in self._readers.items()
            )
        )
