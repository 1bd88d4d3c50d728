"""A hub as the source of a desk: events, directory, presence and history come from it.

A desk shows one site, or several as one (:class:`.MergedBoard`, :class:`.MergedHistory`). Colleagues and what
is published are those of the first one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.desk_publishing import DeskPublishing
from devlink3_desk.app.desk.hub_link import HubLink, MergedLink, MergedPresence
from devlink3_desk.app.desk.shared_state import DeskSharing, SiteFinder
from devlink3_desk.app.desk.sources import RequestedSite, ResumeMonitor, add_sites_menu
from devlink3_desk.app.desk.waiting_marks import WaitingMarks
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.desk_history import DeskHistory
from devlink3_desk.services.hub.hub_moments import HubMoments
from devlink3_desk.services.hub.merged_history import MergedHistory, SiteHistory
from devlink3_desk.services.pbx_directory import DirectoryCache, DirectoryPoller
from devlink3_desk.services.pbx_presence import PresencePoller
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change, LinkChanged
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.merged_board import MergedBoard
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)


class _SiteParts(msgspec.Struct):
    """The objects that a desk has for each site."""

    name: str
    link: HubLink
    board: Switchboard
    directory: DirectoryPoller
    presence: PresencePoller
    cache: DirectoryCache | None

    def read_again(self) -> None:
        """Read directory and presence now."""
        self.directory.refresh()
        self.presence.refresh()

    def read_after_reconnection(self) -> None:
        """Read directory and presence again, as they may have changed while the link was lost."""
        self.directory.refresh_after_reconnection()
        self.presence.refresh()

    def save_directory(self, directory: Directory) -> None:
        """Keep the directory for a start without the hub."""
        if self.cache is not None:
            try:
                self.cache.save(directory)
            except OSError as error:
                log.warning("The directory cannot be saved for the next start: %s.", error.strerror)


class HubSource:
    """One site of a hub, or several as one."""

    def __init__(
        self,
        access: HubAccess,
        site: Site,
        profile: Profile | None = None,
        store: SettingsStore | None = None,
        folder: Path | None = None,
        others: Sequence[tuple[HubAccess, Site]] = (),
    ) -> None:
        """``site`` is the one that the hub publishes, or a default while it cannot be reached.

        ``profile`` is that of the settings, if it is one of ``store``; ``folder`` keeps what waits for the
        hub; ``others`` are further sites to show.
        """
        self._folder = folder
        self.requested_site: RequestedSite | None = None
        self.profile: Profile | None = profile
        self._store = store
        self.address: Final = str(access.endpoint)
        self._access, self._site = access, site
        self._places = ((access, site), *others)
        self._histories = [DeskHistory(place, folder) for place, _ in self._places]

    def create_desk(self, window: MainWindow) -> Desk:
        """Create the desk, which does not connect to the PBX itself."""
        parts = [self._create_site(window, access, site) for access, site in self._places]
        desk = (
            self._create_single(window, parts[0]) if len(parts) == 1 else self._create_merged(window, parts)
        )

        def retry() -> None:
            for part in parts:
                part.link.retry()

        window.banner_area.recovery_chosen.connect(
            lambda action: (
                retry() if action is RecoveryAction.RETRY else self._switch_site(window, RequestedSite())
            )
        )
        name = ", ".join(part.name for part in parts) if self.profile is None else self.profile.name
        add_sites_menu(window, self._store, name, partial(self._switch_site, window))
        for part in parts:
            part.link.on_reconnected = part.read_after_reconnection
            window.set_action_handler("refresh-directory", part.read_again)
        ResumeMonitor(window).resumed.connect(retry)
        desk.moments = HubMoments(self._histories[0], self._site)
        return desk

    def _create_site(self, window: MainWindow, access: HubAccess, site: Site) -> _SiteParts:
        link = HubLink(access, window.models.history_changed.emit)
        cache = None
        if self._folder is not None:
            cache = DirectoryCache(self._folder, f"hub {access.site} {self.address}")
        return _SiteParts(
            name=access.site,
            link=link,
            board=Switchboard(site, None if cache is None else cache.load(site)),
            directory=DirectoryPoller(link.read_file, site, ready=link.signed_in),
            presence=PresencePoller(link.read_file, ready=link.signed_in),
            cache=cache,
        )

    def _create_single(self, window: MainWindow, part: _SiteParts) -> Desk:
        sharing = DeskSharing(window, part.link.requester, part.board, self._folder, part.name, SiteFinder())
        self._connect_sharing(window, part.link, sharing)
        desk = Desk(
            window,
            part.board,
            part.link,
            part.directory.run,
            save_directory=part.save_directory,
            presence=part.presence,
        )
        desk.listeners.append(sharing.apply)
        self._connect_lookup(part.link, desk)
        window.models.set_history(self._histories[0])
        return desk

    def _create_merged(self, window: MainWindow, parts: list[_SiteParts]) -> Desk:
        from devlink3_desk.qt.main_window.sites_banner import SitesBanner

        board = MergedBoard([(part.name, part.board) for part in parts])
        history = self._merge_histories(board)
        finder = SiteFinder(board.find_site, partial(_find_site_of_caller, board, history))
        sharing = DeskSharing(window, parts[0].link.requester, board, self._folder, parts[0].name, finder)
        self._connect_sharing(window, parts[0].link, sharing)
        for part in parts[1:]:
            part.link.shared = sharing.add_site(part.link.requester, part.name)
        desk = Desk(
            window,
            board,
            MergedLink([part.link for part in parts]),
            lambda apply: _read_directories(parts, board, apply),
            presence=MergedPresence([(part.name, part.presence) for part in parts]),
        )
        banner = SitesBanner(window.theme_manager, window)
        window.banner_area.add_banner("sites", banner)
        for part in parts:
            banner.retry_requested.connect(part.link.retry)

        def show_links(changes: Sequence[Change]) -> None:
            if any(isinstance(change, LinkChanged) for change in changes):
                banner.show_links(board.list_links())

        desk.listeners.extend((sharing.apply, show_links))
        self._connect_lookup(parts[0].link, desk)
        window.models.site_histories = dict(zip((part.name for part in parts), self._histories, strict=True))
        window.models.set_history(history)
        return desk

    def _merge_histories(self, board: MergedBoard) -> MergedHistory:
        return MergedHistory(
            [
                SiteHistory(mark, history, partial(board.is_stale, position))
                for position, (mark, history) in enumerate(zip(board.marks, self._histories, strict=True))
            ],
            board.site,
        )

    @staticmethod
    def _connect_lookup(link: HubLink, desk: Desk) -> None:
        if link.publishing is not None:
            desk.hub_lookup = link.publishing.lookup

    def _connect_sharing(self, window: MainWindow, link: HubLink, sharing: DeskSharing) -> None:
        link.sharing, link.shared = sharing, sharing.shared
        WaitingMarks(window, self._histories, sharing)
        link.publishing = DeskPublishing(window, self._access, link.requester, sharing, self._folder)
        models = window.models
        window.add_settings_page(
            lambda: on_demand.create_published_page(models.published, window.preferences, models.address_book)
        )

    def _switch_site(self, window: MainWindow, requested: RequestedSite) -> None:
        self.requested_site = requested
        window.request_quit()

    def close(self) -> None:
        """End the connections of the histories; the desk has closed its own."""
        for history in self._histories:
            history.close()


def _find_site_of_caller(board: MergedBoard, history: MergedHistory, key: str) -> int:
    """Return the site of the present call with a number, else that of the last attempt of its caller."""
    for call in board.calls.values():
        party = call.remote_party
        if party is None or not party.number:
            continue
        if parse_presented(party.number, board.site, has_prefix=party.has_prefix).key == key:
            return board.find_site(call.id)
    return history.find_caller_site(key)


async def _read_directories(
    parts: Sequence[_SiteParts], board: MergedBoard, apply: Callable[[Directory], None]
) -> None:
    """Read the directories of all sites repeatedly, and pass on the merged directory."""

    def apply_directory(position: int, directory: Directory) -> None:
        parts[position].save_directory(directory)
        apply(board.replace_pbx_directory(position, directory))

    await asyncio.gather(
        *(part.directory.run(partial(apply_directory, position)) for position, part in enumerate(parts))
    )
