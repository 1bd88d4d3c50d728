"""The card of a caller whom a customer system knows, as the details show it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.looked_up import LookedUpCallers, describe_result, format_link_text, open_link
from devlink3_desk.qt.core.text import escape_mnemonics, sanitize_text
from devlink3_desk.qt.core.widgets import BreakingLabel


class LookedUpCard(QFrame):
    """Shows what a customer system knows of one caller; hidden while it knows nothing."""

    def __init__(self, callers: LookedUpCallers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._callers = callers
        self._number, self._shown_name, self._site, self._link = "", "", "", ""
        self.title_label = BreakingLabel("", "muted", self)
        self.name_label, self.detail_label = BreakingLabel("", "", self), BreakingLabel("", "", self)
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

    def show_caller(self, number: str, shown_name: str = "", site: str = "") -> None:
        """Show what is known of the caller with ``number``, as the PBX presents it.

        ``shown_name`` stands above the card, and is not repeated in it. ``site`` is that of the call, on a
        board of several sites.
        """
        self._number, self._shown_name, self._site = number, shown_name, site
        result = self._callers.find(number, site) if number else None
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
            self.show_caller(number, self._shown_name, self._site)
