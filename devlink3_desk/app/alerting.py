"""Alerts as a part of the program: how window, tray, sounds and notifications belong together."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.alerts.announcer import Announcer
from devlink3_desk.qt.alerts.cards import AlertBar, PopUps
from devlink3_desk.qt.alerts.centre import AlertCentre, Channel
from devlink3_desk.qt.alerts.missed_pane import MissedPane
from devlink3_desk.qt.alerts.notices import Texts
from devlink3_desk.qt.alerts.speakers import Speakers
from devlink3_desk.qt.models.batcher import Batch
from devlink3_desk.qt.tray import Tray, TrayState
from devlink3_desk.qt.widgets.banner_bar import BannerBar
from devlink3_desk.qt.widgets.chips import Chip
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.missed_file import MissedFile
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.missed import Missed
from devlink3_desk.switchboard.views import CallStatus

log = logging.getLogger(__name__)

TELL_MS: Final = 250
"""How often the tray is told of other counts at most."""
KEEP_MS: Final = 2_000
"""How long who was missed may wait to be written."""
SAID_MS: Final = 20_000
"""How long a sentence stands in the status bar."""
WAITING: Final = (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT)


class Alerting(QObject):
    """Tray, sounds, notifications and missed calls of one window.

    ``kept`` is where who was missed survives a restart; ``same`` brings numbers into one form.
    """

    def __init__(
        self, window: MainWindow, kept: MissedFile | None = None, same: Callable[[str], str] = str
    ) -> None:
        super().__init__(window)
        self._window, self._kept = window, kept
        self.speakers = Speakers(self)
        self.speakers.trouble.connect(lambda text: window.link_bar.showMessage(text, SAID_MS))
        missed = Missed(kept.load() if kept is not None else None, same)
        clock = window.models.clock
        self.centre = AlertCentre(self.speakers, Texts(clock, self._group_name), missed, clock, parent=self)
        self.centre.chosen.connect(self._show)
        self.centre.address.connect(_open)
        self.centre.changed.connect(self._later)
        self.centre.missed_changed.connect(self._missed_changed)
        self.tray = Tray(self)
        self._ended = False
        self._in_window: AlertBar | None = None
        self._tell_later = _timer(self, TELL_MS, self._tell)
        self._keep_later = _timer(self, KEEP_MS, self._keep)
        self._connect_window()
        self._fill_tray()

    def open(self) -> None:
        """Be seen and heard from now on."""
        self.tray.open()
        if not Tray.available():
            self._in_window = self._bar()
            self.centre.add_channel(self._in_window)
        self.centre.add_channel(self._notifications())
        self.centre.add_channel(Announcer(self._window))
        self._missed_changed()
        self._tell()

    def stand_by(self) -> None:
        """Begin out of sight: in the tray, or minimised where there is none to come back from."""
        if not Tray.available():
            self._window.showMinimized()

    def take(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, as they happen."""
        if not self._ended:
            self.centre.take(changes)

    def end(self) -> None:
        """Be silent, take everything off the screen, keep who was missed."""
        self._ended = True
        self._tell_later.stop()
        self.centre.end()
        self.tray.end()
        if self._keep_later.isActive():
            self._keep()

    # -- window and tray

    def _connect_window(self) -> None:
        window = self._window
        window.choices.changed.connect(self._choose)
        self._choose(window.choices.value)
        window.models.applied.connect(self._applied)
        pane = window.pane(MissedPane)
        pane.looked.connect(self.centre.look)
        pane.emptied.connect(self.centre.forget_missed)
        pane.retitled.connect(window.docks["missed"].setWindowTitle)
        window.stays = self._stays
        quiet = window.acts["quiet"]
        quiet.setVisible(True)
        quiet.toggled.connect(lambda on: self.centre.set_disturb(not on))
        # Before the eyes as long as it holds: whoever forgets it misses every call.
        sign = Chip(window.look, "disturb", "held", window.link_bar)
        sign.show_text(self.tr("Do not disturb"), loud=True)
        sign.hide()
        quiet.toggled.connect(sign.setVisible)
        window.link_bar.addWidget(sign)

    def _fill_tray(self) -> None:
        window = self._window
        show = QAction(self.tr("Show the desk"), self)
        show.triggered.connect(lambda: self._show(""))
        missed = QAction(self.tr("Missed calls"), self)
        missed.triggered.connect(self._show_missed)
        self.tray.add(show)
        self.tray.add(missed)
        self.tray.add(window.acts["quiet"], gap=True)
        self.tray.add(window.acts["compact"])
        self.tray.add(window.acts["quit"], gap=True)
        self.tray.chosen.connect(lambda: self._show(""))

    def _show(self, call: str) -> None:
        window = self._window
        window.present()
        QApplication.alert(window)  # where the system does not let a window come to the front by itself
        if call:
            window.calls.table.watch.select(call)

    def _show_missed(self) -> None:
        self._show("")
        self._window.go("missed")

    def _stays(self) -> bool:
        """Return whether the close button leaves the desk in the tray, if there is one."""
        return self._window.choices.value.alerts.close_to_tray and Tray.available()

    def _applied(self, batch: Batch) -> None:
        self._later()
        if batch.people is not None and not self._ended:
            self.centre.refresh()

    def _later(self) -> None:
        if not self._tell_later.isActive() and not self._ended:
            self._tell_later.start()

    def _tell(self) -> None:
        models = self._window.models
        counts = models.calls.counts()
        state = TrayState(
            link=models.link.state,
            ringing=counts[CallStatus.RINGING],
            waiting=sum(counts[status] for status in WAITING),
            missed=self.centre.missed.log.fresh,
            alerts=len(self.centre.alerts.active),
            disturb=self.centre.disturb,
        )
        self.tray.tell(state)

    # -- what people choose

    def _choose(self, value: Preferences) -> None:
        self.speakers.configure(value.alerts.device, value.alerts.volume)
        self.centre.watch(value.alerts, value.people.me, value.people.watched)

    # -- how notices are shown

    def _notifications(self) -> Channel:
        if sys.platform != "linux":
            return self._pop_ups()
        from devlink3_desk.qt.alerts.freedesktop import DesktopNotifications

        desktop = DesktopNotifications(self._window.windowTitle(), self.tr("Show"), self)
        desktop.failed.connect(lambda: self._instead_of(desktop))
        return desktop

    def _instead_of(self, channel: Channel) -> None:
        """Show what a desktop without a notification service cannot."""
        self.centre.drop_channel(channel)
        if not self._ended:
            self.centre.add_channel(self._pop_ups())

    def _pop_ups(self) -> PopUps:
        # Where the bar is before somebody's eyes, the same words in a corner would only be in the way.
        return PopUps(
            self._window.look, rests=lambda: self._in_window is not None and self._window.isActiveWindow()
        )

    def _bar(self) -> AlertBar:
        notices = AlertBar(self._window.look, self._window)
        BannerBar("alerts", notices, self._window)
        return notices

    # -- who was missed

    def _missed_changed(self) -> None:
        self._window.pane(MissedPane).show_log(self.centre.missed.log)
        self._later()
        if self._kept is not None and not self._keep_later.isActive():
            self._keep_later.start()

    def _keep(self) -> None:
        self._keep_later.stop()
        if self._kept is None:
            return
        try:
            self._kept.save(self.centre.missed.log)
        except OSError as error:
            log.warning("Who was missed cannot be kept for the next start: %s.", error.strerror)

    def _group_name(self, number: str) -> str:
        queue = self._window.models.queues.find(number)
        return "" if queue is None else queue.name


def _timer(parent: QObject, wait: int, do: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(do)
    return timer


def _open(url: str) -> None:
    if not QDesktopServices.openUrl(QUrl.fromEncoded(url.encode("ascii"), QUrl.ParsingMode.StrictMode)):
        log.warning("The system opens no web pages: the page of a caller was not opened.")
