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

from devlink3_desk.app import qt_loop
from devlink3_desk.app.alerting import Alerting
from devlink3_desk.app.choices import kept_choices
from devlink3_desk.app.counting import Counting
from devlink3_desk.app.directory_desk import open_directory
from devlink3_desk.app.instance import Instance
from devlink3_desk.app.layout import SettingsLayout
from devlink3_desk.app.logs import Log
from devlink3_desk.app.manners import Manners
from devlink3_desk.app.signals import Interrupts
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore
from devlink3_desk.services.last_trace import LastTrace
from devlink3_desk.services.missed_file import MissedFile
from devlink3_desk.services.notes import NoteStore
from devlink3_desk.services.presence import PresenceKeeper
from devlink3_desk.services.settings import SettingsStore
from devlink3_desk.services.tally_file import TallyFile
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change, ExtensionChanged
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.numbers import normalise
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.views import ExtensionStatus, PersonKind

log = logging.getLogger(__name__)

END_LIMIT: Final = 3.0
"""Seconds that link and directory get to end when the window closes; a dead peer must not hold it."""

Sink = Callable[[Sequence[AnyEvent]], None]
Clock = Callable[[], float]


class EventSource(Protocol):
    """Where events come from: a live link, a trace, the demo. The window does not care which."""

    async def run(self, sink: Sink) -> None:
        """Hand over events, all that arrived at once in one call, until cancelled or at the end."""


class Picture(msgspec.Struct, frozen=True):
    """A picture of the window to be saved, for scripts and support."""

    path: Path
    after: float
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
        keep: Callable[[Directory], None] = lambda _directory: None,
        clock: Clock = time.monotonic,
        *,
        presence: PresenceKeeper | None = None,
        first_look: bool = False,
    ) -> None:
        """``presence`` tells what people have set at the telephone system.

        ``first_look``: whether somebody is here to get to know the desk, and is offered a tour of it.
        """
        self._presence = presence
        self._first_look = first_look
        self._window = window
        self._switchboard = switchboard
        self._source = source
        self._read_directory = read_directory
        self._keep = keep
        self._clock = clock
        self._closing = asyncio.Event()
        self.listeners: Final[list[Callable[[Sequence[Change]], None]]] = [window.apply]
        """Who is told of changes, as they happen."""
        if presence is not None:
            self.listeners.append(partial(_look_again, presence))
            window.models.looked_at.connect(presence.ask)
        self.last_trace: Final = LastTrace()
        """What support may be given."""
        window.models.details_of = switchboard.details
        window.models.members_of = lambda: switchboard.directory.members
        window.closing.connect(self._closing.set)
        if window.leaving:
            self._closing.set()
        open_directory(window, switchboard.site, self._take_contacts)

    @property
    def site(self) -> Site:
        """How numbers are written here."""
        return self._switchboard.site

    def close(self) -> None:
        """Ask for the end, as the window's close button does."""
        self._closing.set()

    async def run(self, picture: Picture | None = None, show: Callable[[], object] | None = None) -> int:
        """Show the window until it is closed, or until ``picture`` is saved; return the exit code.

        ``show`` begins in another way than with the window in front.
        """
        self._tell(self._switchboard.view_changes())
        (show or self._window.present)()
        tasks = [asyncio.create_task(self._follow(), name="source")]
        if self._read_directory is not None:
            tasks.append(asyncio.create_task(self._follow_directory(), name="directory"))
        if self._presence is not None:
            models = self._window.models
            presences = self._presence.run(models.show_presence, models.say_whether_presence_is_given)
            tasks.append(asyncio.create_task(presences, name="presence"))
        try:
            if picture is None:
                if self._first_look:
                    self._window.tour.offer()
                await self._closing.wait()
                return 0
            return await self._take(picture)
        finally:
            await _end(tasks)
            self._window.finish()

    async def _take(self, picture: Picture) -> int:
        try:
            await asyncio.wait_for(self._closing.wait(), picture.after)
        except TimeoutError:
            if not self._window.grab().save(str(picture.path)):
                sys.stderr.write(
                    f"The picture cannot be written to {picture.path}: choose a folder that exists and "
                    "a name that ends in .png.\n"
                )
                return 2
        return 0

    async def _follow(self) -> None:
        try:
            await self._source.run(self._sink)
        except DevLinkError as error:
            # The source has told the window already; here it only must not vanish from the log.
            log.warning("The source of events has ended: %s", error)

    async def _follow_directory(self) -> None:
        assert self._read_directory is not None  # noqa: S101 (run() starts this only where there is one)
        await self._read_directory(self._take_directory)

    def _sink(self, events: Sequence[AnyEvent]) -> None:
        now = self._clock()
        self.last_trace.take(events, now)
        self._tell(self._switchboard.apply_all(events, now))

    def _take_directory(self, directory: Directory) -> None:
        contacts = self._window.models.address_book.phone_book
        self._tell(self._switchboard.set_directory(directory.with_contacts(contacts), self._clock()))
        self._keep(directory)
        if self._presence is not None:
            self._presence.watch(one.number for one in directory.people if one.kind is PersonKind.USER)

    def _take_contacts(self) -> None:
        contacts = self._window.models.address_book.phone_book
        joined = self._switchboard.directory.with_contacts(contacts)
        self._tell(self._switchboard.set_directory(joined, self._clock()))

    def _tell(self, changes: Sequence[Change]) -> None:
        for listener in self.listeners:
            listener(changes)


def _look_again(presence: PresenceKeeper, changes: Sequence[Change]) -> None:
    """Read anew what people have set who have just put down the receiver: perhaps they dialled for it."""
    for change in changes:
        if isinstance(change, ExtensionChanged) and change.extension.state == ExtensionStatus.IDLE:
            presence.look_again(change.extension.extension)


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    ended, late = await asyncio.wait(tasks, timeout=END_LIMIT)
    for task in late:
        log.warning("%s did not end within %s s.", task.get_name(), END_LIMIT)
    for task in ended:
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("%s ended with an error.", task.get_name(), exc_info=error)


class Start(msgspec.Struct, frozen=True):
    """How a desk begins."""

    picture: Picture | None = None
    minimized: bool = False
    """In the tray, or minimised where there is none; also where people have chosen so."""
    data: Path | None = None
    """Folder in which who was missed is kept; ``None`` keeps nothing."""
    book: Path | None = None
    """Folder in which contacts and notes are kept; ``None``: there are none."""
    config_dir: Path | None = None
    """What ``--config-dir`` says."""
    number: str = ""
    """To be looked up at once."""
    instance: Instance | None = None
    """This start among others, where there is to be only one."""
    log: Log = Log(None)


Compose = Callable[[MainWindow], Desk]


def run_desk(compose: Compose, store: SettingsStore, start: Start, opened: MainWindow | None = None) -> int:
    """Run the desk that ``compose`` makes on a Qt event loop; return the exit code.

    ``opened``: a window that can be seen already and is to be furnished; else one is made.
    """
    return qt_loop.run(_main(compose, store, start, opened))


async def _main(compose: Compose, store: SettingsStore, start: Start, opened: MainWindow | None) -> int:
    models = DeskModels()
    if start.book is not None:
        models = DeskModels(keeper=ContactStore(start.book), pad=NoteStore(start.book))
    window = opened or MainWindow(None, SettingsLayout(store))
    window.furnish(models, kept_choices(store))
    desk = compose(window)
    with Interrupts(desk.close) as interrupts:
        if start.picture is not None:
            code = await desk.run(start.picture)
        else:
            code = await _alerted(window, desk, start)
    return interrupts.code or code


async def _alerted(window: MainWindow, desk: Desk, start: Start) -> int:
    """Run the desk with its alerts: nobody is to hear and see them where only a picture is taken."""
    kept = None if start.data is None else MissedFile(start.data)
    alerting = Alerting(window, kept, lambda number: normalise(number, desk.site))
    counting = None if start.data is None else Counting(window, TallyFile(start.data))
    desk.listeners.append(alerting.take)
    alerting.open()
    manners = Manners(window, start.config_dir, desk.last_trace, start.log)
    if start.instance is not None:
        manners.follow(start.instance)
    if start.number:
        asyncio.get_running_loop().call_soon(manners.show, start.number)
    minimized = start.minimized or window.choices.value.alerts.start_hidden
    try:
        return await desk.run(show=alerting.stand_by if minimized else None)
    finally:
        manners.end()
        alerting.end()
        if counting is not None:
            counting.end()
