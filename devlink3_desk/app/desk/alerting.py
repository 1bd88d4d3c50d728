"""Alerts of the desk: connects the alert controller to the window, the tray, sounds and notifications."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
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
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES
from devlink3_desk.switchboard.changes import Change

log = logging.getLogger(__name__)

TRAY_UPDATE_MS: Final = 250
"""Minimum time between two updates of the tray icon, which desktops animate."""


class Alerting(QObject):
    """The alerts of one window; they are shown from :meth:`start` on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.sound_player = SoundPlayer(self)
        self.sound_player.problem_found.connect(window.link_bar.show_status_message)
        models, clock = window.models, window.models.link_model.clock
        formatter = NoticeFormatter(
            clock, self._find_group_name, models.caller_history.describe_history, models.looked_up
        )
        self.controller = AlertController(self.sound_player, formatter, clock, parent=self)
        self.controller.call_requested.connect(self._show_window)
        self.controller.web_page_requested.connect(_open_url)
        self.controller.alerts_changed.connect(self._schedule_tray_update)
        models.callbacks.changed.connect(self._schedule_tray_update)
        models.caller_history.changed.connect(self._on_caller_line_changed)
        models.looked_up.changed.connect(self._on_caller_line_changed)
        self.tray = Tray(self)
        self._stopped = False
        self._alert_bar: AlertBar | None = None
        self._tray_timer = QTimer(self, singleShot=True, interval=TRAY_UPDATE_MS)
        self._tray_timer.timeout.connect(self._update_tray)
        self._connect_window()
        self._build_tray_menu()

    def start(self) -> None:
        """Show the tray icon, and open all channels for alerts."""
        self.tray.show_icon()
        # Without a tray, alerts also need a place in the window: nothing else shows that one is active.
        if not Tray.is_available():
            self._alert_bar = AlertBar(self._window.theme_manager, self._window)
            self._window.banner_area.add_banner("alerts", self._alert_bar)
            self.controller.add_channel(self._alert_bar)
        self.controller.add_channel(self._create_notifications())
        self.controller.add_channel(ScreenReaderAnnouncer(self._window))
        self._update_tray()

    def start_hidden(self) -> None:
        """Leave the window hidden in the tray, or show it minimised if there is no tray."""
        if not Tray.is_available():
            self._window.showMinimized()

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply changes of the switchboard; unlike the window, alerts do not wait for the next frame."""
        if not self._stopped:
            self.controller.apply_changes(changes)

    def stop(self) -> None:
        """Withdraw all alerts and remove the tray icon."""
        self._stopped = True
        self._tray_timer.stop()
        self.controller.shut_down()
        self.tray.close()

    # -- the window

    def _connect_window(self) -> None:
        window = self._window
        window.preferences.changed.connect(self._apply_preferences)
        self._apply_preferences(window.preferences.value)
        window.models.batch_applied.connect(self._on_batch_applied)
        self.controller.set_site(window.models.site)
        window.set_hides_on_close(self._closes_to_tray)
        quiet = window.actions_by_name["quiet"]
        quiet.setVisible(True)
        quiet.toggled.connect(lambda on: self.controller.set_alerts_enabled(not on))
        # Visible for as long as do not disturb is on: users who forget it miss every call.
        chip = Chip(window.theme_manager, "disturb", "held", window.link_bar)
        chip.show_text(self.tr("Do not disturb"), prominent=True)
        chip.hide()
        quiet.toggled.connect(chip.setVisible)
        window.link_bar.addWidget(chip)

    def _apply_preferences(self, preferences: Preferences) -> None:
        self.sound_player.configure(preferences.alerts.device, preferences.alerts.volume)
        self.controller.set_preferences(preferences.alerts, preferences.people.me, preferences.people.watched)

    def _closes_to_tray(self) -> bool:
        """Return whether closing the window leaves the desk running in the tray."""
        return self._window.preferences.value.alerts.close_to_tray and Tray.is_available()

    def _show_window(self, call_id: str) -> None:
        """Bring the window to the front, and select a call if ``call_id`` is not empty."""
        window = self._window
        if call_id:
            # The call is on the live switchboard, even while the window shows an earlier moment.
            window.actions_by_name["rewind"].setChecked(False)
            window.leave_compact_mode()
        window.bring_to_front()
        # Some systems do not let a program raise its own window; there its task bar entry flashes.
        QApplication.alert(window)
        if call_id:
            window.calls_pane.select_call(call_id)

    def _find_group_name(self, number: str) -> str:
        group = self._window.models.groups.find(number)
        return "" if group is None else group.name

    # -- the tray

    def _build_tray_menu(self) -> None:
        actions = self._window.actions_by_name
        show = QAction(self.tr("Show the desk"), self)
        show.triggered.connect(lambda: self._show_window(""))
        callbacks = QAction(self.tr("To call back"), self)
        callbacks.triggered.connect(self._show_callbacks)
        self.tray.add_action(show)
        self.tray.add_action(callbacks)
        self.tray.add_action(actions["quiet"], separator=True)
        self.tray.add_action(actions["compact"])
        self.tray.add_action(actions["quit"], separator=True)
        self.tray.clicked.connect(lambda: self._show_window(""))

    def _show_callbacks(self) -> None:
        self._show_window("")
        self._window.focus_pane("missed")

    def _on_caller_line_changed(self, _call_id: str) -> None:
        # Alerts do not wait for the history: the notice is shown already.
        if not self._stopped:
            self.controller.refresh_notices()

    def _on_batch_applied(self, batch: ChangeBatch) -> None:
        self._schedule_tray_update()
        # A new directory may name the callers of notices that are shown.
        if batch.people is not None and not self._stopped:
            self.controller.refresh_notices()

    def _schedule_tray_update(self) -> None:
        if not self._tray_timer.isActive() and not self._stopped:
            self._tray_timer.start()

    def _update_tray(self) -> None:
        models = self._window.models
        counts = models.calls.count_by_state()
        state = TrayState(
            link=models.link_model.info.state,
            ringing=counts[CallStatus.RINGING].calls,
            waiting=sum(counts[status].calls for status in WAITING_STATES),
            callbacks=models.callbacks.open_count,
            alerts=len(self.controller.engine.active),
            alerts_enabled=self.controller.alerts_enabled,
        )
        self.tray.set_state(state)

    # -- notifications

    def _create_notifications(self) -> NoticeChannel:
        if sys.platform != "linux":
            return self._create_popups()
        from devlink3_desk.qt.alerts.desktop_notifications import DesktopNotifications

        desktop = DesktopNotifications(self._window.windowTitle(), self.tr("Show"), self)
        desktop.failed.connect(lambda: self._replace_channel(desktop))
        return desktop

    def _replace_channel(self, channel: NoticeChannel) -> None:
        """Use pop-ups in place of the notifications of a desktop that has no service for them."""
        self.controller.remove_channel(channel)
        if not self._stopped:
            self.controller.add_channel(self._create_popups())

    def _create_popups(self) -> AlertPopups:
        # The bar in an active window shows the same texts.
        return AlertPopups(
            self._window.theme_manager,
            is_suppressed=lambda: self._alert_bar is not None and self._window.isActiveWindow(),
        )


def _open_url(url: str) -> None:
    if not QDesktopServices.openUrl(QUrl.fromEncoded(url.encode("ascii"), QUrl.ParsingMode.StrictMode)):
        log.warning("The system opens no web pages: the page of a caller was not opened.")
