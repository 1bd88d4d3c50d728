"""The calls, with how many there are of each kind, or why there are none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from devlink3_desk.qt import assets, states
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.counts import counted
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.link_words import translated
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.views import CallStatus, LinkStatus

from .basics import EmptyPage, FilterField, Pane, RowWatch
from .chips import FilterChip
from .views import CallTable

COUNTED: Final = (
    (CallStatus.RINGING,),
    (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT),
    (CallStatus.HELD, CallStatus.PARKED),
    (CallStatus.CONNECTED, CallStatus.CONFERENCE),
)
"""States that share a counter, named by the first."""


class CallsPane(Pane):
    """The middle of the desk."""

    selected = Signal()
    """Another call is selected, or none."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Calls"))
        self._look, self._models = look, models
        self.chips = {group: self._chip(group[0]) for group in COUNTED}
        self.header.addStretch(1)
        self.filter = FilterField(self.tr("Filter calls"), self)
        self.filter.textChanged.connect(self._filter)
        self.header.addWidget(self.filter)
        self.table = CallTable(look, models.call_list, self)
        self.empty = EmptyPage(look, self)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a screen reader is to reach it
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.body.addWidget(holder, 1)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        models.call_list.modelReset.connect(self._tell)
        self.refresh()

    def _chip(self, status: CallStatus) -> FilterChip:
        sign = states.CALL[status]
        chip = FilterChip(self._look, sign.icon, sign.tone, self)
        chip.toggled.connect(self._filter_states)
        chip.hide()
        self.header.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return chip

    def _tell(self) -> None:
        self.selected.emit()

    def refresh(self) -> None:
        """Count anew, and show the list or why there is none."""
        counts = self._models.calls.counts()
        for group, chip in self.chips.items():
            count = sum(counts[status] for status in group)
            chip.setVisible(count > 0 or chip.isChecked())
            chip.show_text(counted(group[0], count), loud=states.CALL[group[0]].loud)
        self._show_page()

    def _show_page(self) -> None:
        some = self._models.call_list.rowCount() > 0
        if not some:
            self._say_why()
        page, other = (self.table, self.empty) if some else (self.empty, self.table)
        focused = other.hasFocus()
        self._stack.setCurrentWidget(page)
        if focused:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.table.watch,)

    def enter(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the list, or to what stands in its place."""
        (self.table if self._models.call_list.rowCount() else self.empty).setFocus(reason)
        if reason == Qt.FocusReason.ShortcutFocusReason:
            self.table.watch.begin()

    def _say_why(self) -> None:
        link = self._models.link
        sign = states.LINK[link.state]
        word = words.word(words.LINK[link.state])
        if self._models.calls.rowCount():
            text = ("search", "", self.tr("No call matches"), self.tr("Clear the filter to see all calls."))
        elif link.state == LinkStatus.LIVE:
            more = self.tr("Calls appear here the moment they begin.")
            text = ("quiet", "", self.tr("All quiet"), more)
        elif link.state == LinkStatus.CATCHING_UP:
            text = (sign.icon, sign.tone, word, self.tr("Reading the calls in progress from the PBX."))
        elif link.state == LinkStatus.CONNECTING:
            text = (sign.icon, sign.tone, word, self.tr("Waiting for the PBX to answer."))
        else:
            text = (sign.icon, sign.tone, word, translated(link.reason))
        self.empty.show_text(*text)

    def _filter_states(self) -> None:
        pressed = (group for group, chip in self.chips.items() if chip.isChecked())
        self._models.call_list.set_states(status for group in pressed for status in group)
        self.refresh()

    def _filter(self, text: str) -> None:
        self._models.call_list.set_filter(text)
        self._show_page()


def search_icon(look: Look, field: QLineEdit) -> None:
    """Put the looking glass into a search field."""
    field.addAction(_Glass(look, field), QLineEdit.ActionPosition.LeadingPosition)


class _Glass(QAction):
    """Leads into its field; gone with it, which a function of a signal would not be."""

    def __init__(self, look: Look, field: QLineEdit) -> None:
        super().__init__(QCoreApplication.translate("Naming", "Search"), field)
        self._look, self._field = look, field
        self.triggered.connect(self._enter)
        look.changed.connect(self._restyle)
        self._restyle()

    def _enter(self) -> None:
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _restyle(self) -> None:
        self.setIcon(assets.icon("search", self._look.theme.muted))
