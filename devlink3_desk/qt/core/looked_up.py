"""What a customer system knows of callers, for all parts of the window; and a line that shows it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.text import escape_mnemonics, sanitize_text
from devlink3_desk.qt.core.widgets import Label, WrappedLabel

if TYPE_CHECKING:
    from devlink3_desk.contacts.lookup_definition import LookupResult

MAX_CALLERS: Final = 200


class LookedUpCallers(QObject):
    """The results by the number of the caller, as the PBX presents it."""

    changed = Signal(str)
    """Emitted with a number whose result has arrived."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: OrderedDict[str, LookupResult] = OrderedDict()

    def find(self, number: str) -> LookupResult | None:
        """Return what is known of the caller with ``number``; ``None`` if nothing is."""
        return self._results.get(number)

    def add(self, number: str, result: LookupResult) -> None:
        """Store a result; one that is empty removes an older one."""
        self._results.pop(number, None)
        if not result.is_empty:
            self._results[number] = result
        while len(self._results) > MAX_CALLERS:
            self._results.popitem(last=False)
        self.changed.emit(number)

    def clear(self) -> None:
        """Forget everything."""
        numbers = list(self._results)
        self._results.clear()
        for number in numbers:
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
    return text.format(system=sanitize_text(result.system))


def open_link(link: str) -> bool:
    """Open the web page of a caller in the browser; return whether that was possible."""
    from PySide6.QtGui import QDesktopServices

    from devlink3_desk.contacts.lookup_definition import sanitize_link

    address = sanitize_link(link)
    return bool(address) and QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class LookedUpCard(QFrame):
    """Shows what a customer system knows of one caller; hidden while it knows nothing."""

    def __init__(self, callers: LookedUpCallers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._callers = callers
        self._number, self._shown_name, self._link = "", "", ""
        self.title_label = Label("", "muted", self)
        self.name_label, self.detail_label = WrappedLabel("", "", self), WrappedLabel("", "", self)
        self.link_button = QPushButton("", self)
        self.link_button.setAutoDefault(False)
        self.link_button.clicked.connect(lambda _checked=False: open_link(self._link))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(3)
        for part in (self.title_label, self.name_label, self.detail_label):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.link_button)
        row.addStretch(1)
        column.addLayout(row)
        callers.changed.connect(self._on_changed)
        self.hide()

    def show_caller(self, number: str, shown_name: str = "") -> None:
        """Show what is known of the caller with ``number``, as the PBX presents it.

        ``shown_name`` stands above the card, and is not repeated in it.
        """
        self._number, self._shown_name = number, shown_name
        result = self._callers.find(number) if number else None
        self.setVisible(result is not None)
        if result is None:
            return
        system = sanitize_text(result.system)
        self._link = result.link
        self.title_label.setText(system)
        self.title_label.setVisible(bool(system))
        name = sanitize_text(result.name)
        self.name_label.setText(name)
        self.name_label.setVisible(bool(name) and name != self._shown_name)
        details = describe_result(result)
        self.detail_label.setText(details)
        self.detail_label.setVisible(bool(details))
        self.link_button.setText(escape_mnemonics(format_link_text(result)))
        self.link_button.setToolTip(QUrl(result.link).host())
        self.link_button.setVisible(bool(result.link))
        self.setAccessibleName(", ".join(filter(None, (system, sanitize_text(result.name), details))))

    def _on_changed(self, number: str) -> None:
        if number == self._number:
            self.show_caller(number, self._shown_name)
