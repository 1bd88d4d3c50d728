"""The sources of a desk: a PBX, the built-in simulator, or a recorded trace.

A source creates the desk of a window. With a PBX it also does what the banner and the menu of sites offer.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, assert_never

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.reconnection import watch_reconnections
from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import AuthenticationFailedError, LinkError
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.main_window.action_registry import SitesMenu
from devlink3_desk.qt.main_window.actions import MenuId
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.history_recording import create_call_id_prefix
from devlink3_desk.services.pbx_directory import DirectoryCache, DirectoryPoller, read_optional_file
from devlink3_desk.services.pbx_presence import PresencePoller
from devlink3_desk.services.session.reconnect import DESK_TIMING, SLEEP_CHECK_INTERVAL, SleepDetector
from devlink3_desk.services.session.session import (
    DevLinkSession,
    EventSink,
    wait_after_unexpected_error,
)
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog

log = logging.getLogger(__name__)

DEMO_FLAGS: Final = (EventFlag.SCN, EventFlag.CM_EXTN, EventFlag.SIP_TRACK)
DEMO_PRESENCE_PAUSE: Final = 0.05
"""Seconds between reading two users' presence; shorter than for a PBX, so that a demo fills soon."""

_DIRECTORY_ERROR: Final = QT_TRANSLATE_NOOP("Link", "The directory cannot be read. {problem}")


class RequestedSite(msgspec.Struct, frozen=True):
    """The site to open after this window has closed."""

    name: str | None = None
    """Name of the site; ``None`` opens the setup wizard."""


class DeskSource(Protocol):
    """A source of events that a window can be opened on."""

    @property
    def profile(self) -> Profile | None:
        """The profile of the site, ``None`` for a demo or a trace."""

    @property
    def address(self) -> str:
        """The address of the PBX or the name of the trace, noted beside what is recorded."""

    @property
    def requested_site(self) -> RequestedSite | None:
        """The site to open next; ``None`` ends the program."""

    def create_desk(self, window: MainWindow) -> Desk:
        """Create the desk of ``window``; called on the running event loop."""

    def close(self) -> None:
        """Release all resources; called after the event loop has ended."""


# -- a PBX


class LiveLink:
    """The link to a PBX: a session, and a new one whenever the user changes how to connect.

    A session reconnects by itself. It ends with an error that only the user can resolve, such as a wrong
    password; then this waits for :meth:`retry`.
    """

    def __init__(self, connection: ConnectionParameters) -> None:
        self.connection = connection
        self.signed_in = asyncio.Event()
        """Set while the session is signed in."""
        self.on_reconnected: Callable[[], object] = lambda: None
        """Called when the link was lost and is established again; set before :meth:`run`."""
        self._password = connection.password
        self._flags: Collection[EventFlag] = connection.profile.event_flags
        self._session: DevLinkSession | None = None
        self._retry_requested = asyncio.Event()
        self._refusal: LinkError | None = None
        """Why the last session has ended, while this waits for the user."""

    async def run(self, sink: EventSink) -> None:
        """Pass events to ``sink`` until cancelled."""
        sink = watch_reconnections(sink, self.on_reconnected)
        while True:
            self._retry_requested.clear()
            session = self._session = self._create_session()
            settings = self._password, self._flags
            try:
                await session.run(sink)
            except LinkError as error:
                log.warning("The session has ended and waits for the user: %s", error)
                self._refusal = error
                if settings == (self._password, self._flags):
                    # A request from before has had its effect: it must not try a refused password again.
                    self._retry_requested.clear()
                await self._retry_requested.wait()
                self._refusal = None
            except Exception as error:  # noqa: BLE001 (a defect of any part that the events reach)
                await wait_after_unexpected_error(error, sink, self._retry_requested)

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file, with the current password."""
        profile = self.connection.profile
        return await read_optional_file(self.connection.endpoint, profile.user, self._password, name)

    def retry(self) -> None:
        """Try to connect immediately."""
        self._retry_requested.set()
        if self._session is not None:
            self._session.retry_now()

    def resume(self) -> None:
        """Try to connect, because the network is back or the computer has resumed from sleep.

        A refused password is not tried again, and a wait that the PBX demands goes on.
        """
        if self._session is not None:
            self._session.resume()
        if self._refusal is not None and not isinstance(self._refusal, AuthenticationFailedError):
            self._retry_requested.set()

    def use_password(self, password: Password) -> None:
        """Sign in with another password from now on."""
        self._password = password
        self.retry()

    def exclude_network(self) -> None:
        """Request no events of other systems in the network from now on."""
        self._flags = frozenset(self._flags) - {EventFlag.SCN}
        if self._session is not None:
            self._session.set_flags(self._flags)
        self.retry()

    def _create_session(self) -> DevLinkSession:
        async def provide_password() -> Password:
            return self._password

        return DevLinkSession(
            self.connection.endpoint,
            self.connection.profile.user,
            provide_password,
            self._flags,
            retry_first_failure=True,
            was_connected=self._session is not None and self._session.was_connected,
            wait_for_restart=True,
            timing=DESK_TIMING,
            signed_in=self.signed_in,
        )


class LinkRecovery(QObject):
    """Runs the actions that the banner offers while the link is down."""

    def __init__(self, link: LiveLink, window: MainWindow, open_setup: Callable[[], object]) -> None:
        """``open_setup`` closes the window and opens the setup wizard."""
        super().__init__(window)
        self._link, self._window, self._open_setup = link, window, open_setup
        # asyncio holds only weak references to tasks.
        self._save_tasks: set[asyncio.Task[None]] = set()

    def apply(self, action: RecoveryAction) -> None:
        """Run an action; a question is asked without blocking the desk."""
        match action:
            case RecoveryAction.RETRY:
                self._link.retry()
            case RecoveryAction.EXCLUDE_NETWORK:
                self._link.exclude_network()
            case RecoveryAction.PASSWORD:
                self._ask_password()
            case RecoveryAction.RECONFIGURE:
                self._open_setup()
            case _:
                assert_never(action)

    def _ask_password(self) -> None:
        profile = self._link.connection.profile
        reason = self._window.models.link_model.info.reason or ""
        dialog = on_demand.create_password_dialog(profile, reason, self._window)
        dialog.accepted.connect(lambda: self._use_password(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_password(self, dialog: PasswordDialog) -> None:
        password = Password(dialog.password_field.text())
        if dialog.remember_box.isChecked():
            task = asyncio.ensure_future(on_demand.save_password(self._link.connection.profile, password))
            self._save_tasks.add(task)
            task.add_done_callback(self._save_tasks.discard)
        self._link.use_password(password)


class ResumeMonitor(QObject):
    """Reports when the network has come back or the computer has resumed from sleep.

    A session that waits for its next attempt, up to minutes, can then connect immediately.
    """

    resumed = Signal()
    """Emitted when a lost link is worth another attempt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sleep_detector = SleepDetector()
        timer = QTimer(self)
        timer.timeout.connect(self._check_sleep)
        timer.start(int(SLEEP_CHECK_INTERVAL * 1000))
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            self._reachability = network.reachability()
            network.reachabilityChanged.connect(self._on_reachability_changed)

    def _check_sleep(self) -> None:
        if self._sleep_detector.check(time.time()) is not None:
            self.resumed.emit()

    def _on_reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        has_improved = reachability.value > self._reachability.value
        self._reachability = reachability
        if has_improved:
            self.resumed.emit()


def add_sites_menu(
    window: MainWindow,
    store: SettingsStore | None,
    current: str,
    switch_site: Callable[[RequestedSite], object],
) -> None:
    """Add the menu of sites and their settings page; ``store`` has the sites."""
    names = []
    if store is not None:
        names = [profile.name for profile in store.load().profiles]
        window.add_settings_page(partial(on_demand.create_connections_page, store))
    menu = SitesMenu(window.action_registry.menus_by_id[MenuId.FILE], names, current)
    menu.site_chosen.connect(lambda name: switch_site(RequestedSite(name)))
    menu.new_site_requested.connect(lambda: switch_site(RequestedSite()))


class LiveSource:
    """A PBX."""

    def __init__(
        self, connection: ConnectionParameters, site: Site, data_dir: Path, store: SettingsStore | None = None
    ) -> None:
        """``store`` has the other sites, which the window then offers to switch to."""
        self.requested_site: RequestedSite | None = None
        self.profile = connection.profile
        self.address = connection.profile.host
        self._connection = connection
        self._site = site
        self._store = store
        self._cache = DirectoryCache(data_dir, connection.profile.name + connection.profile.host)

    def create_desk(self, window: MainWindow) -> Desk:
        """Create the desk; it starts with the directory of the previous run."""
        link = LiveLink(self._connection)
        # Both readers wait while the link is not signed in. A wrong password is thus tried once, not three
        # times: after a few failures the PBX locks the account.
        directory = DirectoryPoller(
            link.read_file,
            self._site,
            ready=link.signed_in,
            on_error=lambda error: _show_directory_error(window, error),
        )
        presence = PresencePoller(link.read_file, ready=link.signed_in)
        add_sites_menu(window, self._store, self._connection.profile.name, partial(self._switch_site, window))
        recovery = LinkRecovery(link, window, lambda: self._switch_site(window, RequestedSite()))
        window.banner_area.recovery_chosen.connect(recovery.apply)

        def read_again() -> None:
            directory.refresh()
            presence.refresh()

        def read_after_reconnection() -> None:
            directory.refresh_after_reconnection()
            presence.refresh()

        link.on_reconnected = read_after_reconnection
        window.set_action_handler("refresh-directory", read_again)
        ResumeMonitor(window).resumed.connect(link.resume)
        # The identities of calls are those of this run, so that the history never confuses two calls.
        switchboard = Switchboard(
            self._site, self._cache.load(self._site), call_id_prefix=create_call_id_prefix()
        )
        return Desk(
            window, switchboard, link, directory.run, save_directory=self._save_directory, presence=presence
        )

    def close(self) -> None:
        """Do nothing: the desk has closed the link."""

    def _switch_site(self, window: MainWindow, requested: RequestedSite) -> None:
        self.requested_site = requested
        window.request_quit()

    def _save_directory(self, directory: Directory) -> None:
        try:
            self._cache.save(directory)
        except OSError as error:
            log.warning("The directory cannot be saved for the next start: %s.", error.strerror)


def _show_directory_error(window: MainWindow, error: Sentence | None) -> None:
    """Show why the directory cannot be read; ``None`` when it has been read again."""
    # Calls still arrive, but without names.
    if error is not None:
        message = translate_sentence(Sentence(_DIRECTORY_ERROR, problem=error))
        window.link_bar.show_status_message(message)


# -- the demo, and traces


class DemoSource:
    """The built-in simulator, which the desk connects to over a socket as to any other PBX."""

    profile = None
    address = "demo"
    requested_site = None

    def __init__(self, site: Site) -> None:
        self._site = site
        # Imported here: only a demo needs the simulator.
        from devlink3_desk.simulator.options import DEMO_OPTIONS
        from devlink3_desk.simulator.server import SimulatorThread

        self._options = DEMO_OPTIONS
        self._simulator = SimulatorThread(self._options)
        self._port = self._simulator.start().tcp_port

    def create_desk(self, window: MainWindow) -> Desk:
        """Create the desk; it offers the tour of the window."""
        options = self._options
        profile = Profile(
            host=options.host, port=self._port, tls=False, user=options.user, flags=" ".join(DEMO_FLAGS)
        )
        link = LiveLink(ConnectionParameters(profile, profile.build_endpoint(), Password(options.password)))
        directory = DirectoryPoller(link.read_file, self._site)
        presence = PresencePoller(link.read_file, pause=DEMO_PRESENCE_PAUSE)
        switchboard = Switchboard(self._site, call_id_prefix=create_call_id_prefix())
        return Desk(window, switchboard, link, directory.run, presence=presence, offer_tour=True)

    def close(self) -> None:
        """Stop the simulator."""
        self._simulator.stop()


class ReplaySource:
    """A recorded trace."""

    profile = None
    requested_site = None

    def __init__(self, path: Path, speed: float, site: Site) -> None:
        """``speed`` is the factor of real time; 0 plays without pauses."""
        self.address = path.name
        self._site = site
        self._trace = TraceSource(path, speed)

    def create_desk(self, window: MainWindow) -> Desk:
        """Create the desk."""
        return Desk(window, Switchboard(self._site, call_id_prefix=create_call_id_prefix()), self._trace)

    def close(self) -> None:
        """Do nothing: the trace is closed when it ends."""
