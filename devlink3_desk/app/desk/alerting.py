"""Alerts as a part of the program: how window, tray, sounds and notifications belong together."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.alerts.alert_channels import AlertBar, AlertPopups, ScreenReaderAnnouncer
from devlink3_desk.qt.alerts.alert_controller import AlertController, NoticeChannel
from devlink3_desk.qt.alerts.notices import NoticeFormatter
from devlink3_desk.qt.alerts.tray import Tray, TrayState
from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.sound_player import SoundPlayer
from devlink3_desk.qt.main_window.link_bar import BannerBar
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.services.storage.json_store import MissedCallFile
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.missed_calls import MissedCallTracker

log = logging.getLogger(__name__)

TRAY_UPDATE_MS: Final = 250
"""How often the tray is told of other counts at most."""
SAVE_DELAY_MS: Final = 2_000
"""How long who was missed may wait to be written."""
STATUS_MESSAGE_MS: Final = 20_000
"""How long a sentence stands in the status bar."""
WAITING_STATES: Final = (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT)


class Alerting(QObject):
    """Tray, sounds, notifications and missed calls of one window.

    ``kept`` is where who was missed survives a restart; ``same`` brings numbers into one form.
    """

    def __init__(
        self,
        window: MainWindow,
        missed_file: MissedCallFile | None = None,
        normalise_number: Callable[[str], str] = str,
    ) -> None:
        super().__init__(window)
        self._window, self._missed_file = window, missed_file
        self.speakers = SoundPlayer(self)
        self.speakers.problem_found.connect(lambda text: window.link_bar.showMessage(text, STATUS_MESSAGE_MS))
        missed = MissedCallTracker(missed_file.load() if missed_file is not None else None, normalise_number)
        clock = window.models.clock
        self.controller = AlertController(
            self.speakers, NoticeFormatter(clock, self._find_group_name), missed, clock, parent=self
        )
        self.controller.call_requested.connect(self._show_window)
        self.controller.web_page_requested.connect(_open_url)
        self.controller.alerts_changed.connect(self._schedule_tray_update)
        self.controller.missed_changed.connect(self._on_missed_changed)
        self.tray = Tray(self)
        self._stopped = False
        self._alert_bar: AlertBar | None = None
        self._tray_timer = _create_timer(self, TRAY_UPDATE_MS, self._update_tray)
        self._save_timer = _create_timer(self, SAVE_DELAY_MS, self._save_missed)
        self._connect_window()
        self._build_tray_menu()

    def start(self) -> None:
        """Be seen and heard from now on."""
        self.tray.show_icon()
        if not Tray.is_available():
            self._alert_bar = self._create_alert_bar()
            self.controller.add_channel(self._alert_bar)
        self.controller.add_channel(self._create_notifications())
        self.controller.add_channel(ScreenReaderAnnouncer(self._window))
        self._on_missed_changed()
        self._update_tray()

    def start_hidden(self) -> None:
        """Begin out of sight: in the tray, or minimised where there is none to come back from."""
        if not Tray.is_available():
            self._window.showMinimized()

    def apply(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, as they happen."""
        if not self._stopped:
            self.controller.apply_changes(changes)

    def stop(self) -> None:
        """Be silent, take everything off the screen, keep who was missed."""
        self._stopped = True
        self._tray_timer.stop()
        self.controller.shut_down()
        self.tray.close()
        if self._save_timer.isActive():
            self._save_missed()

    # -- window and tray

    def _connect_window(self) -> None:
        window = self._window
        window.preferences.changed.connect(self._apply_preferences)
        self._apply_preferences(window.preferences.value)
        window.models.batch_applied.connect(self._on_batch_applied)
        pane = window.pane_of_type(MissedPane)
        pane.list_seen.connect(self.controller.mark_missed_seen)
        pane.clear_requested.connect(self.controller.clear_missed)
        pane.title_changed.connect(window.docks["missed"].setWindowTitle)
        window.hides_on_close = self._closes_to_tray
        quiet = window.actions_by_name["quiet"]
        quiet.setVisible(True)
        quiet.toggled.connect(lambda on: self.controller.set_alerts_enabled(not on))
        # Before the eyes as long as it holds: whoever forgets it misses every call.
        sign = Chip(window.theme_manager, "disturb", "held", window.link_bar)
        sign.show_text(self.tr("Do not disturb"), prominent=True)
        sign.hide()
        quiet.toggled.connect(sign.setVisible)
        window.link_bar.addWidget(sign)

    def _build_tray_menu(self) -> None:
        window = self._window
        show = QAction(self.tr("Show the desk"), self)
        show.triggered.connect(lambda: self._show_window(""))
        missed = QAction(self.tr("Missed calls"), self)
        missed.triggered.connect(self._show_missed_calls)
        self.tray.add_action(show)
        self.tray.add_action(missed)
        self.tray.add_action(window.actions_by_name["quiet"], separator=True)
        self.tray.add_action(window.actions_by_name["compact"])
        self.tray.add_action(window.actions_by_name["quit"], separator=True)
        self.tray.clicked.connect(lambda: self._show_window(""))

    def _show_window(self, call: str) -> None:
        window = self._window
        window.bring_to_front()
        QApplication.alert(window)  # where the system does not let a window come to the front by itself
        if call:
            window.calls_pane.call_table.tracker.select_key(call)

    def _show_missed_calls(self) -> None:
        self._show_window("")
        self._window.focus_pane("missed")

    def _closes_to_tray(self) -> bool:
        """Return whether the close button leaves the desk in the tray, if there is one."""
        return self._window.preferences.value.alerts.close_to_tray and Tray.is_available()

    def _on_batch_applied(self, batch: ChangeBatch) -> None:
        self._schedule_tray_update()
        if batch.people is not None and not self._stopped:
            self.controller.refresh_notices()

    def _schedule_tray_update(self) -> None:
        if not self._tray_timer.isActive() and not self._stopped:
            self._tray_timer.start()

    def _update_tray(self) -> None:
        models = self._window.models
        counts = models.calls.count_by_state()
        state = TrayState(
            link=models.link.state,
            ringing=counts[CallStatus.RINGING],
            waiting=sum(counts[status] for status in WAITING_STATES),
            missed=self.controller.missed_calls.log.unseen_count,
            alerts=len(self.controller.engine.active),
            alerts_enabled=self.controller.alerts_enabled,
        )
        self.tray.set_state(state)

    # -- what people choose

    def _apply_preferences(self, preferences: Preferences) -> None:
        self.speakers.configure(preferences.alerts.device, preferences.alerts.volume)
        self.controller.set_preferences(preferences.alerts, preferences.people.me, preferences.people.watched)

    # -- how notices are shown

    def _create_notifications(self) -> NoticeChannel:
        if sys.platform != "linux":
            return self._create_pop_ups()
        from devlink3_desk.qt.alerts.desktop_notifications import DesktopNotifications

        desktop = DesktopNotifications(self._window.windowTitle(), self.tr("Show"), self)
        desktop.failed.connect(lambda: self._replace_channel(desktop))
        return desktop

    def _replace_channel(self, channel: NoticeChannel) -> None:
        """Show what a desktop without a notification service cannot."""
        self.controller.remove_channel(channel)
        if not self._stopped:
            self.controller.add_channel(self._create_pop_ups())

    def _create_pop_ups(self) -> AlertPopups:
        # Where the bar is before somebody's eyes, the same words in a corner would only be in the way.
        return AlertPopups(
            self._window.theme_manager,
            is_suppressed=lambda: self._alert_bar is not None and self._window.isActiveWindow(),
        )

    def _create_alert_bar(self) -> AlertBar:
        notices = AlertBar(self._window.theme_manager, self._window)
        BannerBar("alerts", notices, self._window)
        return notices

    # -- who was missed

    def _on_missed_changed(self) -> None:
        self._window.pane_of_type(MissedPane).show_log(self.controller.missed_calls.log)
        self._schedule_tray_update()
        if self._missed_file is not None and not self._save_timer.isActive():
            self._save_timer.start()

    def _save_missed(self) -> None:
        self._save_timer.stop()
        if self._missed_file is None:
            return
        try:
            self._missed_file.save(self.controller.missed_calls.log)
        except OSError as error:
            log.warning("Who was missed cannot be kept for the next start: %s.", error.strerror)

    def _find_group_name(self, number: str) -> str:
        queue = self._window.models.groups.find(number)
        return "" if queue is None else queue.name


def _create_timer(parent: QObject, interval: int, callback: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(callback)
    return timer


def _open_url(url: str) -> None:
    if not QDesktopServices.openUrl(QUrl.fromEncoded(url.encode("ascii"), QUrl.ParsingMode.StrictMode)):
        log.warning("The system opens no web pages: the page of a caller was not opened.")
