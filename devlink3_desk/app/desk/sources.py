"""The link of a window to a PBX, with what a person can do where it does not come about."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from devlink3_desk.app.cli.connection_options import ConnectionParameters
from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.site_setup import save_password
from devlink3_desk.app.desk.sites import SiteProfiles
from devlink3_desk.link.connection import read_file
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.link.errors import LinkError
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.qt.main_window.action_registry import SitesMenu
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog
from devlink3_desk.services.directory.pbx_directory import DirectoryPoller, create_reader
from devlink3_desk.services.directory.presence import PresencePoller
from devlink3_desk.services.session.reconnect import DESK_TIMING
from devlink3_desk.services.session.session import DevLinkSession, EventSink
from devlink3_desk.services.storage.json_store import DirectoryCache
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.simulator.options import DEMO_OPTIONS
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)


class LiveLink:
    """One session after another: a refusal waits for a person, whose word holds from then on."""

    def __init__(self, connection: ConnectionParameters) -> None:
        self.connection = connection
        self.signed_in = asyncio.Event()
        """Set while the password is known to be right."""
        self._password = connection.password
        self._flags: Collection[EventFlag] = connection.profile.event_flags
        self._session: DevLinkSession | None = None
        self._retry_requested = asyncio.Event()

    async def run(self, sink: EventSink) -> None:
        """Hand events to ``sink`` until cancelled."""
        while True:
            self._retry_requested.clear()
            session = self._session = self._create_session()
            try:
                await session.run(sink)
            except LinkError as error:
                log.warning("The session has ended and waits for a person: %s", error)
            await self._retry_requested.wait()

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file with the password that holds."""
        profile = self.connection.profile
        return await read_file(self.connection.endpoint, profile.user, self._password, name)

    def retry(self) -> None:
        """Try now: somebody wishes it, or the network is back."""
        self._retry_requested.set()
        if self._session is not None:
            self._session.retry_now()

    def use_password(self, password: Password) -> None:
        """Sign in with another password from now on."""
        self._password = password
        self.retry()

    def exclude_network(self) -> None:
        """Leave the other systems of the network out from now on."""
        self._flags = frozenset(self._flags) - {EventFlag.SCN}
        self.retry()

    def _create_session(self) -> DevLinkSession:
        async def credentials() -> Password:
            return self._password

        return DevLinkSession(
            self.connection.endpoint,
            self.connection.profile.user,
            credentials,
            self._flags,
            retry_first_failure=True,
            timing=DESK_TIMING,
            signed_in=self.signed_in,
        )


class LinkRecovery(QObject):
    """Does what the banner offers."""

    def __init__(self, link: LiveLink, window: MainWindow, open_setup: Callable[[], object]) -> None:
        """``set_up`` leaves this window for the wizard."""
        super().__init__(window)
        self._link, self._window, self._open_setup = link, window, open_setup
        self._save_tasks: set[asyncio.Task[None]] = set()

    def apply(self, action: RecoveryAction) -> None:
        """Do it; what has to be asked is asked in a dialog that does not stop the desk."""
        match action:
            case RecoveryAction.RETRY:
                self._link.retry()
            case RecoveryAction.EXCLUDE_NETWORK:
                self._link.exclude_network()
            case RecoveryAction.PASSWORD:
                self._ask_password()
            case RecoveryAction.RECONFIGURE:
                self._open_setup()

    def _ask_password(self) -> None:
        profile = self._link.connection.profile
        reason = self._window.models.link.reason or ""
        dialog = PasswordDialog(profile.user, profile.name, reason, self._window)
        dialog.accepted.connect(lambda: self._use_password(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_password(self, dialog: PasswordDialog) -> None:
        password = Password(dialog.password_field.text())
        if dialog.remember_box.isChecked():
            task = asyncio.ensure_future(save_password(self._link.connection.profile, password))
            self._save_tasks.add(task)
            task.add_done_callback(self._save_tasks.discard)
        self._link.use_password(password)


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


CLOCK_CHECK_INTERVAL_MS: Final = 5_000

SLEEP_THRESHOLD_SECONDS: Final = 20.0
"""Excess over :data:`CLOCK_CHECK_INTERVAL_MS` from which the computer must have been suspended."""


class ResumeMonitor(QObject):
    """Reports when the network has come back or the computer has resumed from sleep."""

    resumed = Signal()
    """Emitted when a lost link is worth another attempt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The wall clock: on some systems the monotonic clock stands still during sleep.
        self._last_checked = time.time()
        timer = QTimer(self)
        timer.timeout.connect(self._check_clock)
        timer.start(CLOCK_CHECK_INTERVAL_MS)
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            self._reachability = network.reachability()
            network.reachabilityChanged.connect(self._on_reachability_changed)

    def _check_clock(self) -> None:
        now = time.time()
        slept = now - self._last_checked > CLOCK_CHECK_INTERVAL_MS / 1000 + SLEEP_THRESHOLD_SECONDS
        self._last_checked = now
        if slept:
            self.resumed.emit()

    def _on_reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        improved = reachability.value > self._reachability.value
        self._reachability = reachability
        if improved:
            self.resumed.emit()


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
        return Desk(
            window, switchboard, link, keeper.run, save_directory=self._save_directory, presence=presence
        )

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
        from devlink3_desk.simulator.server import SimulatorThread

        self._simulator = SimulatorThread(DEMO_OPTIONS)
        self._port = self._simulator.start().tcp_port

    def create_desk(self, window: MainWindow) -> Desk:
        """Put session, directory and window together."""
        endpoint = Endpoint(host=DEMO_OPTIONS.host, port=self._port, tls=None)
        password = Password(DEMO_OPTIONS.password)

        async def credentials() -> Password:
            return password

        session = DevLinkSession(
            endpoint, DEMO_OPTIONS.user, credentials, DEMO_FLAGS, retry_first_failure=True, timing=DESK_TIMING
        )
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
