"""Dialling: numbers are handed to a telephone program of this computer, as DevLink3 can only observe."""

from __future__ import annotations

import logging
import re
from typing import Final

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from devlink3_desk.preferences import NUMBER_PLACEHOLDER, DiallingPreferences, DialMethod, Preferences
from devlink3_desk.qt.core.dialog import DialFailure, show_dial_failure
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.system_pages import DiallingPage
from devlink3_desk.switchboard.site import Site, format_for_dialling

log = logging.getLogger(__name__)

# Numbers come from the PBX and from contact files, and end up in a URL or on a command line. Only these
# characters get there.
_DIALLABLE_PATTERN: Final = re.compile(r"[0-9+*#]")
_HOST_PATTERN: Final = re.compile(r"[A-Za-z0-9.\-:\[\]]+")


def build_dial_url(number: str, method: DialMethod = DialMethod.TEL, domain: str = "") -> QUrl | None:
    """Return the URL that dials ``number``, or ``None`` if it has no characters that can be dialled."""
    digits = "".join(_DIALLABLE_PATTERN.findall(number))
    if not digits:
        return None
    url = QUrl()
    url.setScheme(method.value)
    host = domain if method is DialMethod.SIP and _HOST_PATTERN.fullmatch(domain) else ""
    url.setPath(f"{digits}@{host}" if host else digits, QUrl.ParsingMode.DecodedMode)
    return url


def build_dial_command(command: str, number: str) -> list[str] | None:
    """Return the program and its arguments with ``number`` in place of the placeholder.

    ``None`` if the arguments have no placeholder or the number has no characters that can be dialled. The
    command runs without a shell: quotation marks group words, and nothing else is special.
    """
    program, *arguments = QProcess.splitCommand(command) or [""]
    digits = "".join(_DIALLABLE_PATTERN.findall(number))
    if (
        not program
        or not digits
        or NUMBER_PLACEHOLDER in program
        or not any(NUMBER_PLACEHOLDER in argument for argument in arguments)
    ):
        return None
    return [program, *(argument.replace(NUMBER_PLACEHOLDER, digits) for argument in arguments)]


class Dialler(QObject):
    """Dials numbers by the method that the preferences choose."""

    failed = Signal(object)
    """Emitted with a :class:`.DialFailure` if nothing was started."""

    def __init__(self, parent: QObject | None = None, site: Site | None = None) -> None:
        super().__init__(parent)
        self.site = site or Site()
        self.preferences = DiallingPreferences()

    def dial(self, number: str) -> None:
        """Dial ``number`` as a telephone of the PBX does, with the prefix for an outside line."""
        dialled = format_for_dialling(number, self.site, outside_line=self.preferences.outside_line)
        failure = self._start_dialling(dialled) if dialled else DialFailure.NO_NUMBER
        if failure is not None:
            log.info("A number was not dialled: %s.", failure)
            self.failed.emit(failure)

    def _start_dialling(self, number: str) -> DialFailure | None:
        preferences = self.preferences
        if preferences.way is DialMethod.COMMAND:
            command = build_dial_command(preferences.command, number)
            started = command is not None and QProcess.startDetached(command[0], command[1:])[0]
            return None if started else DialFailure.NO_COMMAND
        url = build_dial_url(number, preferences.way, preferences.sip_domain)
        return None if url is not None and QDesktopServices.openUrl(url) else DialFailure.NO_PROGRAM


def connect_dialler(window: MainWindow, site: Site) -> Dialler:
    """Create the dialler of a window: it dials what the user chooses there and reports failures."""
    dialler = Dialler(window, site)

    def apply_preferences(preferences: Preferences) -> None:
        dialler.preferences = preferences.dialling

    def show_settings() -> None:
        window.show_settings(DiallingPage)

    apply_preferences(window.preferences.value)
    window.preferences.changed.connect(apply_preferences)
    window.dialRequested.connect(dialler.dial)
    window.directory_pane.dialling_help_requested.connect(show_settings)
    dialler.failed.connect(lambda failure: show_dial_failure(failure, show_settings, window))
    return dialler
