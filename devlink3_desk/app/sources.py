"""What a window can be opened on: a PBX, the built-in simulator, a recorded trace."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

import msgspec

from devlink3_desk.app.connection_options import Connection
from devlink3_desk.app.desk import Desk
from devlink3_desk.app.live_link import LiveLink
from devlink3_desk.app.remedies import Remedies
from devlink3_desk.app.sites import Sites
from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.qt.awake import Awake
from devlink3_desk.qt.dialogs.settings.connections import ConnectionsPage
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.qt.widgets.sites import SitesMenu
from devlink3_desk.services.directory import DirectoryKeeper, reader
from devlink3_desk.services.directory_cache import DirectoryCache
from devlink3_desk.services.presence import PresenceKeeper
from devlink3_desk.services.session import Session
from devlink3_desk.services.settings import SettingsStore
from devlink3_desk.services.timing import WATCHING
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.simulator.options import DEMO
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)

DEMO_FLAGS = frozenset({EventFlag.SCN, EventFlag.CM_EXTN, EventFlag.SIP_TRACK})

DEMO_PAUSE = 0.05
"""Seconds between two people whose settings are read: a first look is not to wait for a minute."""


class Wanted(msgspec.Struct, frozen=True):
    """What is to be opened when this window has closed."""

    site: str | None = None
    """Name of a site that is set up; ``None`` sets one up."""


class Source(Protocol):
    """Something to open a window on."""

    @property
    def wanted(self) -> Wanted | None:
        """What is to be opened next; ``None`` ends the program."""

    def desk(self, window: MainWindow) -> Desk:
        """Put the desk together; called on the running loop."""

    def close(self) -> None:
        """Give up what was taken; called when the loop has ended."""


class Live:
    """A PBX."""

    def __init__(
        self, connection: Connection, site: Site, data: Path, store: SettingsStore | None = None
    ) -> None:
        """``store``: the settings, where other sites may be."""
        self.wanted: Wanted | None = None
        self._connection = connection
        self._site = site
        self._store = store
        self._cache = DirectoryCache(data, connection.profile.name + connection.profile.host)

    def desk(self, window: MainWindow) -> Desk:
        """Put session, directory and window together, with the directory of last time to begin with."""
        link = LiveLink(self._connection)
        keeper = DirectoryKeeper(link.read, self._site, after=link.signed_in)
        presence = PresenceKeeper(link.read, after=link.signed_in)
        self._offer_sites(window)
        remedies = Remedies(link, window, lambda: self._leave(window, Wanted()))
        window.banner.remedy.connect(remedies.apply)
        window.on("refresh-directory", keeper.refresh)
        window.on("refresh-directory", presence.refresh)
        Awake(window).back.connect(link.retry)
        switchboard = Switchboard(self._site, self._cache.load(self._site))
        return Desk(window, switchboard, link, keeper.run, keep=self._keep, presence=presence)

    def close(self) -> None:
        """Nothing was taken."""

    def _offer_sites(self, window: MainWindow) -> None:
        names = []
        if self._store is not None:
            sites = Sites(self._store)
            names = [site.name for site in sites.sites()]
            window.add_settings_page(lambda _window: ConnectionsPage(sites))
        menu = SitesMenu(window, names, self._connection.profile.name)
        menu.chosen.connect(lambda name: self._leave(window, Wanted(name)))
        menu.wanted.connect(lambda: self._leave(window, Wanted()))

    def _leave(self, window: MainWindow, wanted: Wanted) -> None:
        """Close this window in favour of another."""
        self.wanted = wanted
        window.quit()

    def _keep(self, directory: Directory) -> None:
        try:
            self._cache.save(directory)
        except OSError as error:
            log.warning("The directory cannot be kept for the next start: %s.", error.strerror)


class Demo:
    """The built-in simulator, over a socket on this machine like any other PBX."""

    wanted = None

    def __init__(self, site: Site) -> None:
        self._site = site
        from devlink3_desk.simulator.server import SimulatorThread  # nobody with a PBX needs it

        self._simulator = SimulatorThread(DEMO)
        self._port = self._simulator.start().tcp_port

    def desk(self, window: MainWindow) -> Desk:
        """Put session, directory and window together."""
        endpoint = Endpoint(host=DEMO.host, port=self._port, tls=None)
        password = Password(DEMO.password)

        async def credentials() -> Password:
            return password

        session = Session(endpoint, DEMO.user, credentials, DEMO_FLAGS, patient=True, timing=WATCHING)
        read = reader(endpoint, DEMO.user, password)
        keeper, presence = DirectoryKeeper(read, self._site), PresenceKeeper(read, pause=DEMO_PAUSE)
        return Desk(window, Switchboard(self._site), session, keeper.run, presence=presence, first_look=True)

    def close(self) -> None:
        """Stop the simulator."""
        self._simulator.stop()


class Replay:
    """A recorded trace."""

    wanted = None

    def __init__(self, path: Path, speed: float, site: Site) -> None:
        self._site = site
        self._trace = TraceSource(path, speed)

    def desk(self, window: MainWindow) -> Desk:
        """Put trace and window together."""
        return Desk(window, Switchboard(self._site), self._trace)

    def close(self) -> None:
        """Nothing was taken."""
