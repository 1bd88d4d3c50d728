"""What a customer system knows of callers, for all parts of the window; and a line that shows it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal

from devlink3_desk.qt.core.text import sanitize_text

if TYPE_CHECKING:
    from devlink3_desk.contacts.lookup_definition import LookupResult

MAX_CALLERS: Final = 200
MAX_SYSTEM_NAME: Final = 24
"""Characters of the name of a customer system on a button."""


class LookedUpCallers(QObject):
    """The results by the number of the caller, as the PBX presents it.

    On a board of several sites, which may be in different countries, also by the site of the call.
    """

    changed = Signal(str)
    """Emitted with a number whose result has arrived."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: OrderedDict[tuple[str, str], LookupResult] = OrderedDict()

    def find(self, number: str, site: str = "") -> LookupResult | None:
        """Return what is known of the caller with ``number``; ``None`` if nothing is."""
        return self._results.get((number, site))

    def add(self, number: str, result: LookupResult, site: str = "") -> None:
        """Store a result; one that is empty removes an older one."""
        self._results.pop((number, site), None)
        if not result.is_empty:
            self._results[number, site] = result
        while len(self._results) > MAX_CALLERS:
            self._results.popitem(last=False)
        self.changed.emit(number)

    def clear(self) -> None:
        """Forget everything."""
        keys = list(self._results)
        self._results.clear()
        for number, _ in keys:
            self.changed.emit(number)


def describe_result(result: LookupResult) -> str:
    """Return what a customer system knows in one line, without the name: company, count and note."""
    count = ""
    if result.count is not None:
        label = sanitize_text(result.count_label)
        count = f"{label}: {result.count:n}" if label else f"{result.count:n}"
    parts = (sanitize_text(result.company), count, sanitize_text(result.note))
    return " · ".join(filter(None, parts))


def format_link_text(result: LookupResult) -> str:
    """Return the text of the button that opens the link of a result."""
    text = QCoreApplication.translate("LookedUpCard", "Open in {system}")
    return text.format(system=sanitize_text(result.system, MAX_SYSTEM_NAME))


def open_link(link: str) -> bool:
    """Open the web page of a caller in the browser; return whether that was possible."""
    from PySide6.QtGui import QDesktopServices

    from devlink3_desk.contacts.lookup_definition import sanitize_link

    address = sanitize_link(link)
    return bool(address) and QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
