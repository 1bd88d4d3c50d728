"""What a window can be opened on: a PBX, the built-in simulator, a recorded trace."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

import msgspec

from devlink3_desk.app.connection_options import ConnectionParameters
from devlink3_desk.app.desk import Desk
from devlink3_desk.app.live_link import LiveLink
from devlink3_desk.app.remedies import LinkRecovery
from devlink3_desk.app.sites import SiteProfiles
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.qt.awake import ResumeMonitor
from devlink3_desk.qt.dialogs.settings.connections import ConnectionsPage
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.qt.widgets.sites import SitesMenu
from devlink3_desk.services.directory import DirectoryPoller, create_reader
from devlink3_desk.services.directory_cache import DirectoryCache
from devlink3_desk.services.presence import PresencePoller
from devlink3_desk.services.session import DevLinkSession
from devlink3_desk.services.settings import SettingsStore
from devlink3_desk.services.timing import DESK_TIMING
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.simulator.options import DEMO_OPTIONS
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)

DEMO_FLAGS = frozenset({EventFlag.SCN, EventFlag.CM_EXTN, EventFlag.SIP_TRACK})

DEMO_PRESENCE_PAUSE = 0.05
"""Seconds between two people whose settings are read: a first look is not to wait for a minute."""


class RequestedSite(msgspec.Struct, frozen=True):
    """What is to be opened when this window has closed."""

    name: str | None = None
    """Name of a site that is set up; ``None`` sets one up."""


class DeskSource(Protocol):
    """Something to open a window on."""

    @property
    def requested_site(self) -> RequestedSite | None:
        """What is to be opened next; ``None`` ends the program."""

    def create_desk(self, window: MainWindow) -> Desk:
        """Put the desk together; called on the running loop."""

    def close(self) -> None:
        """Give up what was taken; called when the loop has ended."""


class LiveSource:
    """A PBX."""

    def __init__(
        self, connection: ConnectionParameters, site: Site, data_dir: Path, store: SettingsStore | None = None
    ) -> None:
        """``store``: the settings, where other sites may be."""
        self.requested_site: RequestedSite | None = None
        self._connection = connection
        self._site = site
        self._store = store
        self._cache = DirectoryCache(data_dir, connection.profile.name + connection.profile.host)

    def create_desk(self, window: MainWindow) -> Desk:
        """Put session, directory and window together, with the directory of last time to begin with."""
        link = LiveLink(self._connection)
        keeper = DirectoryPoller(link.read_file, self._site, ready=link.signed_in)
        presence = PresencePoller(link.read_file, ready=link.signed_in)
        self._add_sites_menu(window)
        remedies = LinkRecovery(link, window, lambda: self._leave_for(window, RequestedSite()))
        window.stale_banner.recovery_chosen.connect(remedies.apply)
        window.set_action_handler("refresh-directory", keeper.refresh)
        window.set_action_handler("refresh-directory", presence.refresh)
        ResumeMonitor(window).resumed.connect(link.retry)
        switchboard = Switchboard(self._site, self._cache.load(self._site))
        return Desk(window, switchboard, link, keeper.run, save_directory=self._save_directory, presence=presence)

    def close(self) -> None:
        """Nothing was taken."""

    def _add_sites_menu(self, window: MainWindow) -> None:
        names = []
        if self._store is not None:
            sites = SiteProfiles(self._store)
            names = [site.name for site in sites.load_sites()]
            window.add_settings_page(lambda _window: ConnectionsPage(sites))
        menu = SitesMenu(window, names, self._connection.profile.name)
        menu.site_chosen.connect(lambda name: self._leave_for(window, RequestedSite(name)))
        menu.new_site_requested.connect(lambda: self._leave_for(window, RequestedSite()))

    def _leave_for(self, window: MainWindow, requested: RequestedSite) -> None:
        """Close this window in favour of another."""
        self.requested_site = requested
        window.request_quit()

    def _save_directory(self, directory: Directory) -> None:
        try:
            self._cache.save(directory)
        except OSError as error:
            log.warning("The directory cannot be kept for the next start: %s.", error.strerror)


class DemoSource:
    """The built-in simulator, over a socket on this machine like any other PBX."""

    requested_site = None

    def __init__(self, site: Site) -> None:
        self._site = site
        from devlink3_desk.simulator.server import SimulatorThread  # nobody with a PBX needs it

        self._simulator = SimulatorThread(DEMO_OPTIONS)
        self._port = self._simulator.start().tcp_port

    def create_desk(self, window: MainWindow) -> Desk:
        """Put session, directory and window together."""
        endpoint = Endpoint(host=DEMO_OPTIONS.host, port=self._port, tls=None)
        password = Password(DEMO_OPTIONS.password)

        async def credentials() -> Password:
            return password

        session = DevLinkSession(endpoint, DEMO_OPTIONS.user, credentials, DEMO_FLAGS, retry_first_failure=True, timing=DESK_TIMING)
        read = create_reader(endpoint, DEMO_OPTIONS.user, password)
        keeper, presence = DirectoryPoller(read, self._site), PresencePoller(read, pause=DEMO_PRESENCE_PAUSE)
        return Desk(window, Switchboard(self._site), session, keeper.run, presence=presence, offer_tour=True)

    def close(self) -> None:
        """Stop the simulator."""
        self._simulator.stop()


class ReplaySource:
    """A recorded trace."""

    requested_site = None

    def __init__(self, path: Path, speed: float, site: Site) -> None:
        self._site = site
        self._trace = TraceSource(path, speed)

    def create_desk(self, window: MainWindow) -> Desk:
        """Put trace and window together."""
        return Desk(window, Switchboard(self._site), self._trace)

    def close(self) -> None:
        """Nothing was taken."""
