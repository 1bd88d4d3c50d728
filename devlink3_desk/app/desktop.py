"""What the desktop does for us: dialling, through whatever program the system has for it."""

from __future__ import annotations

import logging
import re
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

log = logging.getLogger(__name__)

_DIALLABLE: Final = re.compile(r"[0-9+*#]")


def tel_url(number: str) -> QUrl | None:
    """Return the ``tel:`` address of ``number``, made of digits, ``+``, ``*`` and ``#``, or ``None``."""
    digits = "".join(_DIALLABLE.findall(number))
    if not digits:
        return None
    url = QUrl()
    url.setScheme("tel")
    url.setPath(digits, QUrl.ParsingMode.DecodedMode)
    return url


class Dialler(QObject):
    """Hands numbers to the system's ``tel:`` handler: DevLink3 itself can only observe."""

    def dial(self, number: str) -> None:
        """Open ``number`` with the system's handler."""
        url = tel_url(number)
        if url is None or not QDesktopServices.openUrl(url):
            log.warning("The system has no program that dials: nothing happened.")
