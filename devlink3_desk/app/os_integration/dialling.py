"""Dialling: a number is passed to the phone app of this computer, because DevLink3 can only observe calls."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.os_integration.registration import TEL_DESKTOP_ENTRY
from devlink3_desk.numbers.parsing import TelephoneNumber
from devlink3_desk.numbers.plan import (
    build_dial_string,
    format_national_digits,
    parse_written,
)
from devlink3_desk.preferences import (
    DIAL_PLACEHOLDERS,
    NUMBER_PLACEHOLDER,
    DiallingPreferences,
    DialMethod,
    Preferences,
)
from devlink3_desk.qt.core.dial_failure import DialFailure, show_dial_failure
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)

# Numbers come from the PBX and from contact files, and end up in a URL or on a command line: only these
# characters are passed on, even if a caller has not checked the number.
_DIALLED_PATTERN: Final = re.compile(r"[0-9+*#]+", re.ASCII)
_HOST_PATTERN: Final = re.compile(r"[A-Za-z0-9.\-:\[\]]+")


def build_dial_url(number: str, method: DialMethod = DialMethod.TEL, domain: str = "") -> QUrl | None:
    """Return the URL that dials ``number``, a result of :func:`.build_dial_string`, else ``None``."""
    if not _DIALLED_PATTERN.fullmatch(number):
        return None
    url = QUrl()
    url.setScheme(method.value)
    host = domain if method is DialMethod.SIP and _HOST_PATTERN.fullmatch(domain) else ""
    url.setPath(f"{number}@{host}" if host else number, QUrl.ParsingMode.DecodedMode)
    return url


def build_dial_command(command: str, number: str, forms: Mapping[str, str] | None = None) -> list[str] | None:
    """Return the program and its arguments with ``number`` in place of the placeholder.

    ``number`` is a result of :func:`.build_dial_string`; ``forms`` are further forms of it by placeholder.
    ``None`` if the arguments have no placeholder, or a form is no number. The command runs without a shell:
    quotation marks group words, and nothing else is special.
    """
    values = {**(forms or {}), NUMBER_PLACEHOLDER: number}
    program, *arguments = QProcess.splitCommand(command) or [""]
    if (
        not program
        or not all(map(_DIALLED_PATTERN.fullmatch, values.values()))
        or any(placeholder in program for placeholder in DIAL_PLACEHOLDERS)
        or not any(placeholder in argument for argument in arguments for placeholder in values)
    ):
        return None
    for placeholder, value in values.items():
        arguments = [argument.replace(placeholder, value) for argument in arguments]
    return [program, *arguments]


class Dialler(QObject):
    """Dials numbers by the method that the preferences choose."""

    dialled = Signal(str, str)
    """Emitted with a number and the name of the program that it was passed to, empty if that is unknown."""
    failed = Signal(object)
    """Emitted with a :class:`.DialFailure`, or the :class:`.Sentence` of a number that cannot be dialled."""

    def __init__(self, parent: QObject | None = None, site: Site | None = None) -> None:
        super().__init__(parent)
        self.site = site or Site()
        self.preferences = DiallingPreferences()

    def dial(self, number: str) -> None:
        """Dial ``number``, which is in the written form, as a phone of the PBX does.

        A number with characters that cannot be dialled is rejected: without them, it is another number.
        """
        meaning = parse_written(number, self.site)
        try:
            dialled = build_dial_string(meaning, self.site, outside_line=self.preferences.outside_line)
        except ValueError as error:
            failure: DialFailure | Sentence | None = sentence_from_error(error)
        else:
            failure = self._start_dialling(dialled, meaning)
        if failure is not None:
            log.info("A number was not dialled: %s", failure)
            self.failed.emit(failure)

    def _start_dialling(self, number: str, meaning: TelephoneNumber) -> DialFailure | None:
        """Pass a number to the phone app; return why that failed, or ``None``."""
        if self.preferences.way is DialMethod.COMMAND:
            return self._run_command(number, meaning)
        url = build_dial_url(number, self.preferences.way, self.preferences.sip_domain)
        entry = find_link_handler(self.preferences.way.value)
        if url is None or entry == "":
            return DialFailure.NO_PROGRAM
        if entry == TEL_DESKTOP_ENTRY:
            # The desktop entry of this program would pass the number back to this window.
            return DialFailure.OWN_LINK
        if not QDesktopServices.openUrl(url):
            return DialFailure.NO_PROGRAM
        self.dialled.emit(number, "" if entry is None else read_program_name(entry))
        return None

    def _run_command(self, number: str, meaning: TelephoneNumber) -> DialFailure | None:
        preferences = self.preferences
        forms = {
            "{e164}": meaning.e164 or number,
            "{national}": format_national_digits(meaning, self.site),
            "{digits}": (meaning.e164 or number).lstrip("+"),
        }
        command = build_dial_command(preferences.command, number, forms)
        if command is None or not QProcess.startDetached(command[0], command[1:])[0]:
            return DialFailure.NO_COMMAND
        self.dialled.emit(number, Path(command[0]).stem)
        return None


def connect_dialler(window: MainWindow, site: Site) -> Dialler:
    """Create the dialler of a window, which dials the numbers that users choose, and reports failures."""
    dialler = Dialler(window, site)

    def apply_preferences(preferences: Preferences) -> None:
        dialler.preferences = preferences.dialling

    def show_settings() -> None:
        on_demand.show_dialling_settings(window)

    apply_preferences(window.preferences.value)
    window.preferences.changed.connect(apply_preferences)
    window.dialRequested.connect(dialler.dial)
    window.directory_pane.dialling_settings_requested.connect(show_settings)
    dialler.failed.connect(lambda failure: show_dial_failure(failure, show_settings, window))
    dialler.dialled.connect(
        lambda number, program: window.link_bar.show_status_message(format_dialled(number, program))
    )
    return dialler


def format_dialled(number: str, program: str) -> str:
    """Return the line that says what was passed to which program."""
    if program:
        text = QCoreApplication.translate("Dialling", "{number} was passed to {program}.")
        return text.format(number=number, program=program)
    return QCoreApplication.translate("Dialling", "{number} was passed to the phone app.").format(
        number=number
    )


# -- the program that opens a kind of link (Linux: the MIME applications specification of freedesktop.org)


def find_link_handler(scheme: str) -> str | None:
    """Return the desktop entry of the program that opens links of a scheme, ``""`` if there is none.

    ``None`` on Windows and macOS, which report a missing program. Linux does not: the program that opens
    links is started, finds no handler, and reports no error.
    """
    if sys.platform in ("win32", "darwin"):
        return None
    key = f"x-scheme-handler/{scheme}"
    for path, section in _iter_association_files():
        entries = (entry.strip() for entry in _read_value(path, section, key).split(";"))
        for entry in filter(None, entries):
            if _find_desktop_entry(entry) is not None:
                return entry
    return ""


def read_program_name(entry: str) -> str:
    """Return the name of the program of a desktop entry, without the ending of the file if it has none."""
    path = _find_desktop_entry(entry)
    name = "" if path is None else _read_value(path, "Desktop Entry", "Name")
    return name or entry.removesuffix(".desktop")


def _iter_association_files() -> Iterator[tuple[Path, str]]:
    """Yield the files that name programs for links and the section to read, the most important first."""
    desktops = [name.lower() for name in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    names = [*(f"{desktop}-mimeapps.list" for desktop in desktops), "mimeapps.list"]
    config = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.GenericConfigLocation)
    applications = [folder / "applications" for folder in _list_data_folders()]
    lists = [folder / name for folder in (*map(Path, config), *applications) for name in names]
    for section in ("Default Applications", "Added Associations"):
        yield from ((path, section) for path in lists)
    yield from ((folder / "mimeinfo.cache", "MIME Cache") for folder in applications)


def _list_data_folders() -> list[Path]:
    folders = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.GenericDataLocation)
    return [Path(folder) for folder in folders]


def _find_desktop_entry(entry: str) -> Path | None:
    if "/" in entry:
        return None
    paths = (folder / "applications" / entry for folder in _list_data_folders())
    return next((path for path in paths if path.is_file()), None)


def _read_value(path: Path, section: str, key: str) -> str:
    """Return a value of a file of sections, keys and values, ``""`` if it has none."""
    # Without configparser, which takes too long for the thousands of lines of a desktop's cache.
    heading, prefix, is_in_section = f"[{section}]", f"{key}=", False
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("["):
                    is_in_section = line.strip() == heading
                elif is_in_section and line.startswith(prefix):
                    return line[len(prefix) :].strip()
    except OSError:
        pass  # a missing file names no program
    return ""
