"""How the desk behaves among the other programs of a computer, while its window is open."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from devlink3_desk import __version__
from devlink3_desk.preferences.system import SystemPreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.support import SupportDialog
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services import daemon_thread
from devlink3_desk.services.last_trace import LastTrace

from . import support
from .autostart import Autostart, autostart
from .instance import Instance
from .logs import Log
from .tel_links import TelLinks, number_of, tel_links

log = logging.getLogger(__name__)

SAID_MS: Final = 20_000
"""How long a sentence stands in the status bar."""
FIRST_MS: Final = 60_000
DAILY_MS: Final = 24 * 60 * 60 * 1000
"""When the newest version is asked for, where people want that."""


class Manners(QObject):
    """Start with the system, links, updates, log and support file of one window."""

    _told = Signal(str)
    """The newest version, from the thread that has asked for it."""

    def __init__(self, window: MainWindow, folder: Path | None, calls: LastTrace, log_file: Log) -> None:
        super().__init__(window)
        self._window, self._folder, self._calls, self._log = window, folder, calls, log_file
        self._places: tuple[tuple[str, Autostart | TelLinks], ...] = (
            ("start_with_system", autostart()),
            ("tel_links", tel_links()),
        )
        self._chosen = self._as_it_is()
        self._asking = QTimer(self)
        self._asking.timeout.connect(self._ask)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        window.on("support", self._offer)
        window.on("update", self._open_updates)
        window.acts["update"].setVisible(False)
        # What the installer or the system's own settings have changed meanwhile holds.
        window.choices.replace(system=self._chosen)
        window.choices.changed.connect(self._choose)
        self._apply_rest()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the links that macOS hands to a running program."""
        if isinstance(event, QFileOpenEvent):
            number = number_of(event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded))
            if number is not None:
                self.show(number)
                return True
        return super().eventFilter(watched, event)

    def show(self, number: str) -> None:
        """Bring the window in front, with ``number`` in the search where there is one."""
        self._window.present()
        if number:
            self._window.go("directory")
            self._window.directory.search.setText(number)

    def follow(self, instance: Instance) -> None:
        """Do what other starts of the program ask for."""
        instance.asked.connect(self.show)

    def end(self) -> None:
        """Ask nobody any more."""
        self._asking.stop()

    def _as_it_is(self) -> SystemPreferences:
        kept = self._window.choices.value.system
        return msgspec.structs.replace(kept, **{name: place.is_on() for name, place in self._places})

    def _choose(self, preferences: Preferences) -> None:
        before, self._chosen = self._chosen, preferences.system
        if before == self._chosen:
            return
        for name, place in self._places:
            wanted = getattr(self._chosen, name)
            if wanted != getattr(before, name):
                self._turn(place, on=wanted)
        self._apply_rest()

    def _turn(self, place: Autostart | TelLinks, *, on: bool) -> None:
        try:
            place.turn_on() if on else place.turn_off()
        except OSError as error:
            log.warning("The system does not take the choice: %s.", error)
            self._say(self.tr("The system does not let this be changed: {why}.").format(why=error.strerror))

    def _apply_rest(self) -> None:
        self._log.set_detailed(self._chosen.detailed_log)
        self._asking.stop()
        if self._chosen.updates_from:
            self._asking.start(FIRST_MS)

    # -- newer versions

    def _ask(self) -> None:
        self._asking.setInterval(DAILY_MS)
        address = self._chosen.updates_from
        asked = daemon_thread.start(lambda: _newest(address))
        asked.add_done_callback(lambda done: self._told.emit("" if done.exception() else done.result()))

    def _tell(self, version: str) -> None:
        from devlink3_desk.services import updates

        if updates.is_newer(version, __version__):
            self._window.acts["update"].setVisible(True)
            self._say(self.tr("Version {version} is to be had; see the Help menu.").format(version=version))

    def _open_updates(self) -> None:
        address = QUrl(self._chosen.updates_from)
        QDesktopServices.openUrl(QUrl(f"{address.scheme()}://{address.authority()}"))

    # -- support

    def _offer(self) -> None:
        dialog = SupportDialog(self._window)
        dialog.chosen.connect(self._collect)
        dialog.open()

    def _collect(self, path: str, with_calls: bool) -> None:  # noqa: FBT001 (a slot)
        try:
            support.collect(Path(path), self._folder, self._calls if with_calls else None)
        except OSError as error:
            log.warning("The support file cannot be written: %s.", error)
            self._say(self.tr("The support file cannot be written: {why}.").format(why=error.strerror))
            return
        self._say(self.tr("The support file is in {path}.").format(path=path))

    def _say(self, text: str) -> None:
        self._window.link_bar.showMessage(text, SAID_MS)


def _newest(address: str) -> str:
    from devlink3_desk.services import updates  # whoever never asks does without HTTP

    return updates.newest(address)
