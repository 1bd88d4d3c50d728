"""Integrates the window with the operating system: registrations, links, updates, log and support file."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from devlink3_desk import __version__
from devlink3_desk.app.diagnostics import LogFile, write_support_file
from devlink3_desk.app.os_integration.registration import (
    Registration,
    create_autostart,
    create_tel_links,
    parse_tel_link,
)
from devlink3_desk.preferences import Preferences, SystemPreferences
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services import daemon_thread
from devlink3_desk.services.trace import RecentTrace

log = logging.getLogger(__name__)

FIRST_CHECK_MS: Final = 60_000
"""Delay of the first check for updates, so that it does not slow down the start."""
CHECK_INTERVAL_MS: Final = 24 * 60 * 60 * 1000


class DesktopIntegration(QObject):
    """Applies the system preferences of one window, and handles links, updates and the support file."""

    def __init__(
        self, window: MainWindow, config_dir: Path | None, last_trace: RecentTrace, log_file: LogFile
    ) -> None:
        super().__init__(window)
        self._window, self._config_dir = window, config_dir
        self._last_trace, self._log_file = last_trace, log_file
        self._registrations: dict[str, Registration] = {
            "start_with_system": create_autostart(),
            "tel_links": create_tel_links(),
        }
        """The registrations, by the name of their preference."""
        self._preferences = self._read_registrations()
        self._update_timer = QTimer(self)
        self._update_timer.timeout.connect(self._request_latest_version)
        window.set_action_handler("support", self._open_support_dialog)
        window.set_action_handler("update", self._open_updates_page)
        window.actions_by_name["update"].setVisible(False)
        # The installer and the settings of the system change registrations, too: their state takes
        # precedence over the stored preferences.
        window.preferences.update_sections(system=self._preferences)
        window.preferences.changed.connect(self._apply_preferences)
        self._apply_log_and_updates()
        application = QApplication.instance()
        # Only on macOS, which passes links as events: the filter is called for every event of the program.
        if application is not None and sys.platform == "darwin":
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the links that macOS passes to a running program."""
        if isinstance(event, QFileOpenEvent):
            number = parse_tel_link(event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded))
            if number is not None:
                self.show_number(number)
                return True
        return super().eventFilter(watched, event)

    def show_number(self, number: str) -> None:
        """Bring the window to the front and search the directory for ``number``, if it is not empty."""
        self._window.bring_to_front()
        if number:
            self._window.focus_pane("directory")
            # While a moment of the past is shown, its directory is in the place of the live one.
            pane = self._window.past_panes.get("directory") or self._window.directory_pane
            if (field := pane.find_search_field()) is not None:
                field.setText(number)

    def stop(self) -> None:
        """Stop checking for updates."""
        self._update_timer.stop()

    # -- preferences

    def _read_registrations(self) -> SystemPreferences:
        states = {name: registration.is_on() for name, registration in self._registrations.items()}
        return msgspec.structs.replace(self._window.preferences.value.system, **states)

    def _apply_preferences(self, preferences: Preferences) -> None:
        previous, self._preferences = self._preferences, preferences.system
        if previous == self._preferences:
            return
        for name, registration in self._registrations.items():
            is_on: bool = getattr(self._preferences, name)
            if is_on != getattr(previous, name):
                self._set_registration(registration, on=is_on)
        self._apply_log_and_updates()

    def _set_registration(self, registration: Registration, *, on: bool) -> None:
        try:
            registration.turn_on() if on else registration.turn_off()
        except OSError as error:
            log.warning("A registration with the system cannot be changed: %s.", error)
            self._window.link_bar.show_status_message(
                self.tr("The system rejected this change: {why}.").format(why=error.strerror)
            )

    def _apply_log_and_updates(self) -> None:
        self._log_file.set_detailed(self._preferences.detailed_log)
        self._update_timer.stop()
        if self._preferences.updates_from:
            self._update_timer.start(FIRST_CHECK_MS)

    # -- updates

    def _request_latest_version(self) -> None:
        self._update_timer.setInterval(CHECK_INTERVAL_MS)
        address = self._preferences.updates_from
        request = daemon_thread.run_in_thread(lambda: _fetch_latest_version(address))
        report_version = relay_to_gui(self._on_version_found)

        def finish(done: Future[str]) -> None:
            if (error := done.exception()) is not None:
                log.info("The latest version is unknown: %s", error)
            report_version("" if error is not None else done.result())

        request.add_done_callback(finish)

    def _on_version_found(self, version: str) -> None:
        """Offer the latest version if it is newer; it is empty if it could not be fetched."""
        from devlink3_desk.services import updates

        if updates.is_newer(version, __version__):
            self._window.actions_by_name["update"].setVisible(True)
            self._window.link_bar.show_status_message(
                self.tr("Version {version} is available; see the Help menu.").format(version=version)
            )

    def _open_updates_page(self) -> None:
        address = QUrl(self._preferences.updates_from)
        QDesktopServices.openUrl(QUrl(f"{address.scheme()}://{address.authority()}"))

    # -- support

    def _open_support_dialog(self) -> None:
        from devlink3_desk.qt.main_window.help_dialogs import SupportDialog

        dialog = SupportDialog(self._window)
        dialog.save_requested.connect(self._save_support_file)
        dialog.open()

    def _save_support_file(self, path: str, with_calls: bool) -> None:  # noqa: FBT001 (a slot)
        last_trace, config_dir = self._last_trace.copy() if with_calls else None, self._config_dir
        request = daemon_thread.run_in_thread(lambda: write_support_file(Path(path), config_dir, last_trace))
        report_saved = relay_to_gui(self._on_support_file_saved)
        request.add_done_callback(lambda done: report_saved(path, done.exception()))

    def _on_support_file_saved(self, path: str, error: BaseException | None) -> None:
        if error is None:
            text = self.tr("Support file saved as {path}.").format(path=path)
        else:
            log.warning("The support file cannot be saved: %s.", error)
            why = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
            text = self.tr("The support file cannot be saved: {why}.").format(why=why)
        self._window.link_bar.show_status_message(text)


def _fetch_latest_version(address: str) -> str:
    # Imported on the worker thread: the modules for HTTPS take long to import.
    from devlink3_desk.services import updates

    return updates.fetch_latest_version(address)
