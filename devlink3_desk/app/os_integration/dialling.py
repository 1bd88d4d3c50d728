"""What the desktop does for us: dialling, through whatever program the system or the site has for it."""

from __future__ import annotations

import logging
import re
from typing import Final

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from devlink3_desk.preferences import NUMBER_PLACEHOLDER, DiallingPreferences, DialMethod
from devlink3_desk.qt.core.dialog import DialFailure
from devlink3_desk.switchboard.numbers import format_for_dialling
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)

_DIALLABLE_PATTERN: Final = re.compile(r"[0-9+*#]")
_HOST_PATTERN: Final = re.compile(r"[A-Za-z0-9.\-:\[\]]+")


def build_dial_url(number: str, method: DialMethod = DialMethod.TEL, domain: str = "") -> QUrl | None:
    """Return the address of ``number``, made of digits, ``+``, ``*`` and ``#``, or ``None``."""
    digits = "".join(_DIALLABLE_PATTERN.findall(number))
    if not digits:
        return None
    url = QUrl()
    url.setScheme(method.value)
    host = domain if method is DialMethod.SIP and _HOST_PATTERN.fullmatch(domain) else ""
    url.setPath(f"{digits}@{host}" if host else digits, QUrl.ParsingMode.DecodedMode)
    return url


def build_dial_command(command: str, number: str) -> list[str] | None:
    """Return program and arguments with the number in its place, or ``None`` where it has none.

    No shell ever sees them: quotation marks keep blanks together, and that is all. The program itself
    is never made of a number.
    """
    program, *others = QProcess.splitCommand(command) or [""]
    digits = "".join(_DIALLABLE_PATTERN.findall(number))
    if (
        not program
        or not digits
        or NUMBER_PLACEHOLDER in program
        or not any(NUMBER_PLACEHOLDER in other for other in others)
    ):
        return None
    return [program, *(other.replace(NUMBER_PLACEHOLDER, digits) for other in others)]


class Dialler(QObject):
    """Hands numbers to a program that can dial: DevLink3 itself can only observe."""

    failed = Signal(object)
    """A :class:`.NotDialled`: nothing happened."""

    def __init__(self, parent: QObject | None = None, site: Site | None = None) -> None:
        super().__init__(parent)
        self.site = site or Site()
        self.preferences = DiallingPreferences()

    def dial(self, number: str) -> None:
        """Hand ``number`` on, as a telephone of the PBX dials it."""
        chosen = self.preferences
        wanted = format_for_dialling(number, self.site, outside_line=chosen.outside_line)
        reason = self._start_dialling(wanted) if wanted else DialFailure.NO_NUMBER
        if reason is not None:
            log.info("A number was not dialled: %s.", reason)
            self.failed.emit(reason)

    def _start_dialling(self, number: str) -> DialFailure | None:
        chosen = self.preferences
        if chosen.way is DialMethod.COMMAND:
            line = build_dial_command(chosen.command, number)
            started = line is not None and QProcess.startDetached(line[0], line[1:])[0]
            return None if started else DialFailure.NO_COMMAND
        url = build_dial_url(number, chosen.way, chosen.sip_domain)
        return None if url is not None and QDesktopServices.openUrl(url) else DialFailure.NO_PROGRAM
