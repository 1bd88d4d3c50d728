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
from devlink3_desk.app import support_file
from devlink3_desk.app.logs import LogFile
from devlink3_desk.app.os_integration.autostart import Autostart, create_autostart
from devlink3_desk.app.os_integration.single_instance import SingleInstance
from devlink3_desk.app.os_integration.tel_links import TelLinks, create_tel_links, parse_tel_link
from devlink3_desk.preferences import Preferences, SystemPreferences
from devlink3_desk.qt.main_window.help_dialogs import SupportDialog
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services import daemon_thread
from devlink3_desk.services.trace import RecentTrace

log = logging.getLogger(__name__)

STATUS_MESSAGE_MS: Final = 20_000
"""How long a sentence stands in the status bar."""
FIRST_CHECK_MS: Final = 60_000
CHECK_INTERVAL_MS: Final = 24 * 60 * 60 * 1000
"""When the newest version is asked for, where people want that."""


class DesktopIntegration(QObject):
    """Start with the system, links, updates, log and support file of one window."""

    _version_found = Signal(str)
    """The newest version, from the thread that has asked for it."""

    def __init__(
        self, window: MainWindow, config_dir: Path | None, last_trace: RecentTrace, log_file: LogFile
    ) -> None:
        super().__init__(window)
        self._window, self._config_dir, self._last_trace, self._log = window, config_dir, last_trace, log_file
        self._registrations: tuple[tuple[str, Autostart | TelLinks], ...] = (
            ("start_with_system", create_autostart()),
            ("tel_links", create_tel_links()),
        )
        self._preferences = self._read_system_state()
        self._update_timer = QTimer(self)
        self._update_timer.timeout.connect(self._request_latest_version)
        self._version_found.connect(self._on_version_found, Qt.ConnectionType.QueuedConnection)
        window.set_action_handler("support", self._open_support_dialog)
        window.set_action_handler("update", self._open_updates_page)
        window.actions_by_name["update"].setVisible(False)
        # What the installer or the system's own settings have changed meanwhile holds.
        window.preferences.update_sections(system=self._preferences)
        window.preferences.changed.connect(self._apply_preferences)
        self._apply_log_and_updates()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the links that macOS hands to a running program."""
        if isinstance(event, QFileOpenEvent):
            number = parse_tel_link(event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded))
            if number is not None:
                self.show_number(number)
                return True
        return super().eventFilter(watched, event)

    def show_number(self, number: str) -> None:
        """Bring the window in front, with ``number`` in the search where there is one."""
        self._window.bring_to_front()
        if number:
            self._window.focus_pane("directory")
            self._window.directory_pane.search_field.setText(number)

    def connect_instance(self, instance: SingleInstance) -> None:
        """Do what other starts of the program ask for."""
        instance.activation_requested.connect(self.show_number)

    def stop(self) -> None:
        """Ask nobody any more."""
        self._update_timer.stop()

    def _read_system_state(self) -> SystemPreferences:
        kept = self._window.preferences.value.system
        return msgspec.structs.replace(kept, **{name: place.is_on() for name, place in self._registrations})

    def _apply_preferences(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences.system
        if before == self._preferences:
            return
        for name, place in self._registrations:
            wanted = getattr(self._preferences, name)
            if wanted != getattr(before, name):
                self._set_registration(place, on=wanted)
        self._apply_log_and_updates()

    def _set_registration(self, registration: Autostart | TelLinks, *, on: bool) -> None:
        try:
            registration.turn_on() if on else registration.turn_off()
        except OSError as error:
            log.warning("The system does not take the choice: %s.", error)
            self._show_status_message(
                self.tr("The system does not let this be changed: {why}.").format(why=error.strerror)
            )

    def _apply_log_and_updates(self) -> None:
        self._log.set_detailed(self._preferences.detailed_log)
        self._update_timer.stop()
        if self._preferences.updates_from:
            self._update_timer.start(FIRST_CHECK_MS)

    # -- newer versions

    def _request_latest_version(self) -> None:
        self._update_timer.setInterval(CHECK_INTERVAL_MS)
        address = self._preferences.updates_from
        asked = daemon_thread.run_in_thread(lambda: _fetch_latest_version(address))
        asked.add_done_callback(
            lambda done: self._version_found.emit("" if done.exception() else done.result())
        )

    def _on_version_found(self, version: str) -> None:
        from devlink3_desk.services import updates

        if updates.is_newer(version, __version__):
            self._window.actions_by_name["update"].setVisible(True)
            self._show_status_message(
                self.tr("Version {version} is to be had; see the Help menu.").format(version=version)
            )

    def _open_updates_page(self) -> None:
        address = QUrl(self._preferences.updates_from)
        QDesktopServices.openUrl(QUrl(f"{address.scheme()}://{address.authority()}"))

    # -- support

    def _open_support_dialog(self) -> None:
        dialog = SupportDialog(self._window)
        dialog.save_requested.connect(self._save_support_file)
        dialog.open()

    def _save_support_file(self, path: str, with_calls: bool) -> None:  # noqa: FBT001 (a slot)
        try:
            support_file.write_support_file(
                Path(path), self._config_dir, self._last_trace if with_calls else None
            )
        except OSError as error:
            log.warning("The support file cannot be written: %s.", error)
            self._show_status_message(
                self.tr("The support file cannot be written: {why}.").format(why=error.strerror)
            )
            return
        self._show_status_message(self.tr("The support file is in {path}.").format(path=path))

    def _show_status_message(self, text: str) -> None:
        self._window.link_bar.showMessage(text, STATUS_MESSAGE_MS)


def _fetch_latest_version(address: str) -> str:
    from devlink3_desk.services import updates

    return updates.fetch_newest_version(address)
