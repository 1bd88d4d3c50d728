"""The desk: a window, a switchboard and a source of events on one Qt event loop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import msgspec

from devlink3_desk.app import qt_application
from devlink3_desk.app.cli.output import ExitCode, UsageError, open_stream
from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.app.desk.call_records import CallbackConnector, DayTallyFile, WaitingCallRecorder
from devlink3_desk.app.desk.customer_data import CustomerData
from devlink3_desk.app.desk.rewind import DeskRewind
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.app.desk.window_contents import WindowContents
from devlink3_desk.app.diagnostics import LogFile
from devlink3_desk.app.os_integration.desktop_integration import DesktopIntegration
from devlink3_desk.app.os_integration.dialling import connect_dialler
from devlink3_desk.app.qt_application import InterruptHandler
from devlink3_desk.preferences import Preferences
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.qt.core.window_placement import LayoutStore
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.pbx_presence import PresenceReader
from devlink3_desk.services.session.session import RESTART_SECONDS, EventSource
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.services.trace import RecentTrace
from devlink3_desk.switchboard.board_values import Clock, ExtensionStatus, PersonKind
from devlink3_desk.switchboard.changes import Change, ExtensionChanged
from devlink3_desk.switchboard.directory import Directory, PhoneBook
from devlink3_desk.switchboard.live_board import LiveBoard, SiteEvents
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.app.desk.lookup import CallerSource
    from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
    from devlink3_desk.app.os_integration.single_instance import SingleInstance
    from devlink3_desk.history.rewind import MomentAccess

log = logging.getLogger(__name__)

ChangeListener: TypeAlias = Callable[[Sequence[Change]], None]
DirectoryReader: TypeAlias = Callable[[Callable[[Directory], None]], Awaitable[None]]
"""Reads the directory at intervals, and passes each one to its argument, until cancelled."""

SHUTDOWN_TIMEOUT: Final = 10.0
"""Seconds to close the link and the readers: a peer that does not answer must not keep the window open."""


class Screenshot(msgspec.Struct, frozen=True):
    """A picture of the window to be saved, for scripts and support."""

    path: Path
    delay: float
    """Seconds from the start."""


class Desk:
    """Runs a source of events, and passes the changes of its switchboard to the window and other listeners.

    The directory and the presence are read by tasks of their own, over connections of their own: an error
    there does not affect the live link.
    """

    def __init__(
        self,
        window: MainWindow,
        switchboard: LiveBoard,
        source: EventSource,
        read_directory: DirectoryReader | None = None,
        save_directory: Callable[[Directory], None] = lambda _directory: None,
        clock: Clock = time.monotonic,
        *,
        presence: PresenceReader | None = None,
        offer_tour: bool = False,
    ) -> None:
        """``save_directory`` gets each directory that was read; ``offer_tour`` starts the tour once."""
        self._presence = presence
        self._offer_tour = offer_tour
        self._window = window
        self._switchboard = switchboard
        self._source = source
        self._read_directory = read_directory
        self._save_directory = save_directory
        self._clock = clock
        self._closing = asyncio.Event()
        self.on_closing: Callable[[], object] = lambda: None
        """Called when the desk begins to close, which takes as long as the link needs."""
        self.listeners: Final[list[ChangeListener]] = [window.apply]
        """Called with all changes, in this order."""
        if presence is not None:
            self.listeners.append(self._refresh_presence)
            window.models.presence_requested.connect(presence.request_next)
        self.recorder: DeskRecorder | None = None
        """Records all that the switchboard applies; ``None`` records nothing."""
        self.hub_lookup: CallerSource | None = None
        """The look-up of the hub, if it has one."""
        self.moments: MomentAccess | None = None
        """Answers for recorded moments where another program records."""
        self.last_trace: Final = RecentTrace()
        """The latest events, for the support file."""
        window.models.set_lookups(
            call_details=switchboard.call_details, group_members=lambda: switchboard.directory.members
        )
        window.close_requested.connect(self._closing.set)
        # The user can close the window while the modules of the desk are still being imported.
        if window.is_closing:
            self._closing.set()
        self._connect_window()

    @property
    def switchboard(self) -> LiveBoard:
        """The switchboard that the events are applied to."""
        return self._switchboard

    @property
    def site(self) -> Site:
        """The site, which determines how numbers are written."""
        return self._switchboard.site

    def close(self) -> None:
        """Close the desk, as the close button of the window does."""
        self._closing.set()

    async def run(
        self, screenshot: Screenshot | None = None, show_window: Callable[[], object] | None = None
    ) -> None:
        """Show the window until it is closed, or until the screenshot is saved.

        ``show_window`` replaces :meth:`.MainWindow.bring_to_front`. Raises :class:`.UsageError` if the
        screenshot cannot be written.
        """
        self._notify_listeners(self._switchboard.initial_changes())
        (show_window or self._window.bring_to_front)()
        tasks = self._create_tasks()
        try:
            if screenshot is not None:
                await self._save_screenshot(screenshot)
                return
            if self._offer_tour:
                self._window.tour.start_if_unseen()
            await self._closing.wait()
        finally:
            self.on_closing()
            # The link is closed before the window, which shows its state until then.
            await _cancel_tasks(tasks)
            self._window.finish_closing()

    # -- tasks

    def _create_tasks(self) -> list[asyncio.Task[None]]:
        tasks = [asyncio.create_task(self._run_source(), name="source")]
        readers: dict[str, Callable[[], Awaitable[None]]] = {}
        if self._read_directory is not None:
            readers["directory"] = partial(self._read_directory, self._apply_directory)
        if self._presence is not None:
            models = self._window.models
            readers["presence"] = partial(
                self._presence.run, models.set_presence, models.set_presence_supported
            )
        tasks += [
            asyncio.create_task(_restart_after_errors(name, run), name=name) for name, run in readers.items()
        ]
        for task in tasks:
            # When the task ends, not when the window is closed: users read the log while a part fails.
            task.add_done_callback(log_task_error)
        return tasks

    async def _run_source(self) -> None:
        if self.recorder is not None:
            await self.recorder.expect_earlier_calls()
        try:
            await self._source.run(self._apply_events)
        except DevLinkError as error:
            # The source has already reported the error as an event, which the window shows.
            log.warning("The source of events has ended: %s", error)

    async def _save_screenshot(self, screenshot: Screenshot) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(screenshot.delay):
                await self._closing.wait()
                return
        picture = _encode_picture(self._window, screenshot.path)
        with open_stream(screenshot.path) as stream:
            stream.write(picture)

    # -- changes

    def _apply_events(self, events: Sequence[AnyEvent]) -> None:
        now, wall = self._clock(), time.time()
        if not isinstance(events, SiteEvents) or events.site == 0:
            # Of several sites, the first one: a trace is of one PBX.
            self.last_trace.record(events, now)
        changes = self._switchboard.apply_all(events, now)
        if self.recorder is not None:
            self.recorder.record(events, changes, now, wall)
        self._notify_listeners(changes)

    def _apply_directory(self, directory: Directory) -> None:
        self._set_directory(directory)
        self._save_directory(directory)
        if self._presence is not None:
            users = (person.number for person in directory.people if person.kind is PersonKind.USER)
            self._presence.set_people(users)

    def _apply_contacts(self) -> None:
        self._set_directory(self._switchboard.directory)

    def _set_directory(self, directory: Directory) -> None:
        """Use a directory, joined with the contacts of the user."""
        joined = directory.with_contacts(self._window.models.address_book.phone_book)
        joined = joined.with_looked_up(self._switchboard.directory.looked_up)
        self._apply_joined(joined)

    def set_looked_up(self, looked_up: PhoneBook) -> None:
        """Replace the names of callers that were looked up in a customer system."""
        self._apply_joined(self._switchboard.directory.with_looked_up(looked_up))

    def _apply_joined(self, directory: Directory) -> None:
        now, wall = self._clock(), time.time()
        changes = self._switchboard.set_directory(directory, now)
        if self.recorder is not None:
            self.recorder.record_changes(changes, now, wall)
        self._notify_listeners(changes)

    def _notify_listeners(self, changes: Sequence[Change]) -> None:
        for listener in self.listeners:
            listener(changes)

    def _refresh_presence(self, changes: Sequence[Change]) -> None:
        """Read the presence of users who have just hung up."""
        # Do not disturb and forwarding are set by dialling a code. The PBX sends no event for that, but the
        # end of the call that dialled it.
        assert self._presence is not None  # noqa: S101 (this is a listener only then)
        for change in changes:
            if isinstance(change, ExtensionChanged) and change.extension.state == ExtensionStatus.IDLE:
                self._presence.request_soon(change.extension.extension)

    # -- the window

    def _connect_window(self) -> None:
        window, models = self._window, self._window.models
        models.set_site(self.site)
        connect_dialler(window, self.site)
        self._apply_preferences(window.preferences.value)
        window.preferences.changed.connect(self._apply_preferences)
        models.address_book.changed.connect(self._apply_contacts)
        models.address_book.failed.connect(
            lambda error: log.warning("The contacts cannot be read: %s", error)
        )
        models.address_book.load()

    def _apply_preferences(self, preferences: Preferences) -> None:
        people = preferences.people
        favourites = (*people.favourites, *people.me, *people.watched)
        self._window.models.person_list.set_favourites(favourites)


def _encode_picture(window: MainWindow, path: Path) -> bytes:
    """Return a picture of a window in the format that the name of a file asks for."""
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not window.grab().save(buffer, path.suffix[1:]):
        raise UsageError(f"The screenshot cannot be saved as {path}. Choose a file name that ends in .png.")
    return bytes(buffer.data().data())


async def _restart_after_errors(name: str, run: Callable[[], Awaitable[None]]) -> None:
    """Await ``run``, and restart it after an error: a defect in one part must not stop the readers."""
    while True:
        try:
            await run()
        except Exception:
            log.exception("The %s has failed unexpectedly.", name)
            await asyncio.sleep(RESTART_SECONDS)
        else:
            return


def log_task_error(task: asyncio.Task[None]) -> None:
    """Log the error that has ended a task, if one has; a callback of the task."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("%s ended with an error.", task.get_name(), exc_info=error)


async def _cancel_tasks(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    _, pending = await asyncio.wait(tasks, timeout=SHUTDOWN_TIMEOUT)
    for task in pending:
        log.warning("%s did not end within %s s.", task.get_name(), SHUTDOWN_TIMEOUT)


# -- running a desk


def _create_recorder(
    window: MainWindow, desk: Desk, options: RecordingOptions, store: SettingsStore
) -> DeskRecorder:
    """Return a recorder of what a desk applies; the settings of the window change its history."""
    # Imported late: a desk of a hub has no history of its own, and loads no SQLite.
    from devlink3_desk.app.desk.history_maintenance import connect_history_settings
    from devlink3_desk.app.desk.recording import DeskRecorder

    recorder = DeskRecorder(window, desk.switchboard, options)
    connect_history_settings(window, recorder, SettingsLayoutStore(store))
    return recorder


class StartOptions(msgspec.Struct, frozen=True):
    """Options of a run."""

    screenshot: Screenshot | None = None
    minimized: bool = False
    """Whether to start in the tray, or minimised without a tray; a preference can also require it."""
    data_dir: Path | None = None
    """Folder of the statistics of the day, and of the missed calls of earlier versions; ``None``: none."""
    site: str = ""
    """A text that no other site with files in :attr:`data_dir` has."""
    recording: RecordingOptions | None = None
    """Where calls and events are recorded; ``None``: the window has no history."""
    trace: Path | None = None
    """The trace that is replayed."""
    config_dir: Path | None = None
    """Value of ``--config-dir``."""
    number: str = ""
    """A number to look up at the start."""
    single_instance: SingleInstance | None = None
    """Receives requests of other starts; ``None`` in runs that are not the only one."""
    log: LogFile = LogFile(None)


DeskFactory: TypeAlias = Callable[[MainWindow], Desk]


def run_desk(
    create_desk: DeskFactory, store: SettingsStore, options: StartOptions, contents: WindowContents
) -> ExitCode:
    """Run the desk that ``create_desk`` creates for a window on a Qt event loop, and return the exit code."""
    return qt_application.run_coroutine(_run_window(create_desk, store, options, contents))


def ask_for_phone(window: MainWindow, store: LayoutStore) -> None:
    """Ask once, in the window, which phone is that of the user, unless one is chosen already."""
    from devlink3_desk.qt.main_window.phone_question import PhoneQuestion

    models = window.models
    question = PhoneQuestion(window.theme_manager, store, window.preferences, models.extensions, window)
    window.banner_area.add_banner("phone-question", question)


async def _run_window(
    create_desk: DeskFactory, store: SettingsStore, options: StartOptions, contents: WindowContents
) -> ExitCode:
    window, statistics, report = contents.window, contents.statistics, contents.report_problem
    desk = create_desk(window)
    # A screenshot is taken beside a running desk, whose files it must not overwrite.
    data_dir = options.data_dir if options.screenshot is None else None
    tally_file = None if data_dir is None else DayTallyFile(data_dir, options.site, report)
    recorder = WaitingCallRecorder(window, statistics, tally_file)
    desk.listeners.append(recorder.apply)
    rewind: DeskRewind | None = None
    # Imported late: desks without a history show no figures of today.
    if options.recording is not None:
        from devlink3_desk.app.desk.today_figures import TodayFigures

        desk.recorder = _create_recorder(window, desk, options.recording, store)
        rewind = DeskRewind(window, desk.recorder.access, desk.site, options.trace)
        if options.trace is None:
            # A trace is of another day.
            today = TodayFigures(window, statistics, desk.recorder, recorder)
            desk.listeners.append(today.apply)
            recorder.stop_counting()
    elif desk.moments is not None:
        from devlink3_desk.app.desk.today_figures import follow_hub

        rewind = DeskRewind(window, desk.moments, desk.site)
        desk.listeners.extend(follow_hub(window, statistics, recorder, desk.switchboard))
    if options.trace is None and options.screenshot is None:
        ask_for_phone(window, SettingsLayoutStore(store))
    window.add_settings_page(on_demand.create_mail_page)
    CallbackConnector(window, data_dir, report)
    customer_data = CustomerData(window, desk, contents.contacts_dir, report)
    with InterruptHandler(desk.close) as interrupts:
        try:
            if options.screenshot is not None:
                await desk.run(options.screenshot)
            else:
                await _run_with_alerts(window, desk, options)
        finally:
            customer_data.stop()
            recorder.stop()
            if rewind is not None:
                rewind.close()
            if desk.recorder is not None:
                desk.recorder.close()
    return interrupts.exit_code


async def _run_with_alerts(window: MainWindow, desk: Desk, options: StartOptions) -> None:
    alerting = Alerting(window)
    desk.listeners.append(alerting.apply)
    alerting.start()
    integration = DesktopIntegration(window, options.config_dir, desk.last_trace, options.log)
    if options.single_instance is not None:
        options.single_instance.activation_requested.connect(integration.show_number)
        options.single_instance.resume_answers()
        desk.on_closing = options.single_instance.hold_answers
    if options.number:
        # On the loop: the window has to be shown first.
        asyncio.get_running_loop().call_soon(integration.show_number, options.number)
    minimized = options.minimized or window.preferences.value.alerts.start_hidden
    try:
        await desk.run(show_window=alerting.start_hidden if minimized else None)
    finally:
        integration.stop()
        alerting.stop()
