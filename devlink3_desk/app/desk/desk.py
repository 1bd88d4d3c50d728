"""The desk as a program: window, switchboard and a source of events on one Qt event loop."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

import msgspec

from devlink3_desk.app import qt_application
from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.app.desk.saved_state import (
    DayStatisticsSaver,
    SettingsLayoutStore,
    create_preferences_model,
)
from devlink3_desk.app.logs import LogFile
from devlink3_desk.app.os_integration.desktop_integration import DesktopIntegration
from devlink3_desk.app.os_integration.dialling import Dialler
from devlink3_desk.app.os_integration.single_instance import SingleInstance
from devlink3_desk.app.qt_application import InterruptHandler
from devlink3_desk.preferences import Preferences
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.qt.core.dialog import DialFailure, show_dial_failure
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.system_pages import DiallingPage
from devlink3_desk.services.directory.contacts import ContactStore
from devlink3_desk.services.directory.notes import NoteStore
from devlink3_desk.services.directory.presence import PresencePoller
from devlink3_desk.services.storage.json_store import DayTallyFile, MissedCallFile
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.services.trace import RecentTrace
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import ExtensionStatus, PersonKind
from devlink3_desk.switchboard.changes import Change, ExtensionChanged
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.numbers import normalise_number
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)

SHUTDOWN_TIMEOUT: Final = 3.0
"""Seconds that link and directory get to end when the window closes; a dead peer must not hold it."""

EventSink = Callable[[Sequence[AnyEvent]], None]
Clock = Callable[[], float]


class EventSource(Protocol):
    """Where events come from: a live link, a trace, the demo. The window does not care which."""

    async def run(self, sink: EventSink) -> None:
        """Hand over events, all that arrived at once in one call, until cancelled or at the end."""


class Screenshot(msgspec.Struct, frozen=True):
    """A picture of the window to be saved, for scripts and support."""

    path: Path
    delay: float
    """Seconds from the start."""


class Desk:
    """One window on one source of events.

    ``read_directory`` is run beside the source, on connections of its own; its failure never
    touches the live link. Each directory that it reads is also given to ``keep``.
    """

    def __init__(
        self,
        window: MainWindow,
        switchboard: Switchboard,
        source: EventSource,
        read_directory: Callable[[Callable[[Directory], None]], Awaitable[None]] | None = None,
        save_directory: Callable[[Directory], None] = lambda _directory: None,
        clock: Clock = time.monotonic,
        *,
        presence: PresencePoller | None = None,
        offer_tour: bool = False,
    ) -> None:
        """``presence`` tells what people have set at the telephone system.

        ``first_look``: whether somebody is here to get to know the desk, and is offered a tour of it.
        """
        self._presence = presence
        self._offer_tour = offer_tour
        self._window = window
        self._switchboard = switchboard
        self._source = source
        self._read_directory = read_directory
        self._save_directory = save_directory
        self._clock = clock
        self._closing = asyncio.Event()
        self.listeners: Final[list[Callable[[Sequence[Change]], None]]] = [window.apply]
        """Who is told of changes, as they happen."""
        if presence is not None:
            self.listeners.append(partial(_refresh_presence, presence))
            window.models.presence_requested.connect(presence.request_next)
        self.last_trace: Final = RecentTrace()
        """What support may be given."""
        window.models.details_lookup = switchboard.call_details
        window.models.group_members_lookup = lambda: switchboard.directory.members
        window.close_requested.connect(self._closing.set)
        if window.is_closing:
            self._closing.set()
        connect_directory(window, switchboard.site, self._apply_contacts)

    @property
    def site(self) -> Site:
        """How numbers are written here."""
        return self._switchboard.site

    def close(self) -> None:
        """Ask for the end, as the window's close button does."""
        self._closing.set()

    async def run(
        self, screenshot: Screenshot | None = None, show_window: Callable[[], object] | None = None
    ) -> int:
        """Show the window until it is closed, or until ``picture`` is saved; return the exit code.

        ``show`` begins in another way than with the window in front.
        """
        self._notify_listeners(self._switchboard.initial_changes())
        (show_window or self._window.bring_to_front)()
        tasks = [asyncio.create_task(self._run_source(), name="source")]
        if self._read_directory is not None:
            tasks.append(asyncio.create_task(self._run_directory(), name="directory"))
        if self._presence is not None:
            models = self._window.models
            presences = self._presence.run(models.set_presence, models.set_presence_supported)
            tasks.append(asyncio.create_task(presences, name="presence"))
        try:
            if screenshot is None:
                if self._offer_tour:
                    self._window.tour.start_if_unseen()
                await self._closing.wait()
                return 0
            return await self._save_screenshot(screenshot)
        finally:
            await _cancel_tasks(tasks)
            self._window.finish_closing()

    async def _save_screenshot(self, screenshot: Screenshot) -> int:
        try:
            await asyncio.wait_for(self._closing.wait(), screenshot.delay)
        except TimeoutError:
            if not self._window.grab().save(str(screenshot.path)):
                sys.stderr.write(
                    f"The picture cannot be written to {screenshot.path}: choose a folder that exists and "
                    "a name that ends in .png.\n"
                )
                return 2
        return 0

    async def _run_source(self) -> None:
        try:
            await self._source.run(self._apply_events)
        except DevLinkError as error:
            # The source has told the window already; here it only must not vanish from the log.
            log.warning("The source of events has ended: %s", error)

    async def _run_directory(self) -> None:
        assert self._read_directory is not None  # noqa: S101 (run() starts this only where there is one)
        await self._read_directory(self._apply_directory)

    def _apply_events(self, events: Sequence[AnyEvent]) -> None:
        now = self._clock()
        self.last_trace.record(events, now)
        self._notify_listeners(self._switchboard.apply_all(events, now))

    def _apply_directory(self, directory: Directory) -> None:
        contacts = self._window.models.address_book.phone_book
        self._notify_listeners(
            self._switchboard.set_directory(directory.with_contacts(contacts), self._clock())
        )
        self._save_directory(directory)
        if self._presence is not None:
            self._presence.set_people(one.number for one in directory.people if one.kind is PersonKind.USER)

    def _apply_contacts(self) -> None:
        contacts = self._window.models.address_book.phone_book
        joined = self._switchboard.directory.with_contacts(contacts)
        self._notify_listeners(self._switchboard.set_directory(joined, self._clock()))

    def _notify_listeners(self, changes: Sequence[Change]) -> None:
        for listener in self.listeners:
            listener(changes)


def _refresh_presence(presence: PresencePoller, changes: Sequence[Change]) -> None:
    """Read anew what people have set who have just put down the receiver: perhaps they dialled for it."""
    for change in changes:
        if isinstance(change, ExtensionChanged) and change.extension.state == ExtensionStatus.IDLE:
            presence.request_soon(change.extension.extension)


async def _cancel_tasks(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    ended, late = await asyncio.wait(tasks, timeout=SHUTDOWN_TIMEOUT)
    for task in late:
        log.warning("%s did not end within %s s.", task.get_name(), SHUTDOWN_TIMEOUT)
    for task in ended:
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("%s ended with an error.", task.get_name(), exc_info=error)


class StartOptions(msgspec.Struct, frozen=True):
    """How a desk begins."""

    screenshot: Screenshot | None = None
    minimized: bool = False
    """In the tray, or minimised where there is none; also where people have chosen so."""
    data_dir: Path | None = None
    """Folder in which who was missed is kept; ``None`` keeps nothing."""
    contacts_dir: Path | None = None
    """Folder in which contacts and notes are kept; ``None``: there are none."""
    config_dir: Path | None = None
    """What ``--config-dir`` says."""
    number: str = ""
    """To be looked up at once."""
    single_instance: SingleInstance | None = None
    """This start among others, where there is to be only one."""
    log: LogFile = LogFile(None)


DeskFactory = Callable[[MainWindow], Desk]


def run_desk(
    create_desk: DeskFactory,
    store: SettingsStore,
    options: StartOptions,
    open_window: MainWindow | None = None,
) -> int:
    """Run the desk that ``compose`` makes on a Qt event loop; return the exit code.

    ``opened``: a window that can be seen already and is to be furnished; else one is made.
    """
    return qt_application.run_coroutine(_run_window(create_desk, store, options, open_window))


async def _run_window(
    create_desk: DeskFactory, store: SettingsStore, options: StartOptions, open_window: MainWindow | None
) -> int:
    models = DeskModels()
    if options.contacts_dir is not None:
        models = DeskModels(
            contact_storage=ContactStore(options.contacts_dir), note_storage=NoteStore(options.contacts_dir)
        )
    window = open_window or MainWindow(None, SettingsLayoutStore(store))
    window.populate(models, create_preferences_model(store))
    desk = create_desk(window)
    with InterruptHandler(desk.close) as interrupts:
        if options.screenshot is not None:
            code = await desk.run(options.screenshot)
        else:
            code = await _run_with_alerts(window, desk, options)
    return interrupts.exit_code or code


async def _run_with_alerts(window: MainWindow, desk: Desk, options: StartOptions) -> int:
    """Run the desk with its alerts: nobody is to hear and see them where only a picture is taken."""
    kept = None if options.data_dir is None else MissedCallFile(options.data_dir)
    alerting = Alerting(window, kept, lambda number: normalise_number(number, desk.site))
    counting = (
        None if options.data_dir is None else DayStatisticsSaver(window, DayTallyFile(options.data_dir))
    )
    desk.listeners.append(alerting.apply)
    alerting.start()
    manners = DesktopIntegration(window, options.config_dir, desk.last_trace, options.log)
    if options.single_instance is not None:
        manners.connect_instance(options.single_instance)
    if options.number:
        asyncio.get_running_loop().call_soon(manners.show_number, options.number)
    minimized = options.minimized or window.preferences.value.alerts.start_hidden
    try:
        return await desk.run(show_window=alerting.start_hidden if minimized else None)
    finally:
        manners.stop()
        alerting.stop()
        if counting is not None:
            counting.stop()


def connect_directory(window: MainWindow, site: Site, on_contacts_changed: Callable[[], object]) -> None:
    """Let the window's directory read numbers as ``site`` writes them, follow what people choose, and dial.

    ``joined`` is called whenever there are other contacts; the first time when those kept are read.
    """
    models = window.models
    models.set_site(site)
    dialler = Dialler(window, site)

    def settings() -> None:
        window.show_settings(DiallingPage)

    def follow(chosen: Preferences) -> None:
        dialler.preferences = chosen.dialling
        models.person_list.set_favourites((*chosen.people.me, *chosen.people.watched))

    def not_dialled(reason: DialFailure) -> None:
        show_dial_failure(reason, settings, window)

    follow(window.preferences.value)
    window.preferences.changed.connect(follow)
    window.dialRequested.connect(dialler.dial)
    dialler.failed.connect(not_dialled)
    window.directory_pane.dialling_help_requested.connect(settings)
    models.address_book.changed.connect(on_contacts_changed)
    models.address_book.failed.connect(lambda error: log.warning("The contacts cannot be read: %s", error))
    models.address_book.load()
