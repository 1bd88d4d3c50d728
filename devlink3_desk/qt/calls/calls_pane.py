"""The calls, with how many there are of each kind, or why there are none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from devlink3_desk.qt.core import assets, state_signs, state_text
from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.core.list_views import CallTable
from devlink3_desk.qt.core.state_text import format_call_count
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import EmptyPage, FilterField, Pane, RowTracker
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus

COUNTED_STATES: Final = (
    (CallStatus.RINGING,),
    (CallStatus.QUEUED, CallStatus.ANNOUNCEMENT),
    (CallStatus.HELD, CallStatus.PARKED),
    (CallStatus.CONNECTED, CallStatus.CONFERENCE),
)
"""States that share a counter, named by the first."""


class CallsPane(Pane):
    """The middle of the desk."""

    selection_changed = Signal()
    """Another call is selected, or none."""

    def __init__(
        self, theme_manager: ThemeManager, models: DeskModels, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Calls"))
        self._theme_manager, self._models = theme_manager, models
        self.filter_chips = {group: self._add_filter_chip(group[0]) for group in COUNTED_STATES}
        self.header_layout.addStretch(1)
        self.filter_field = FilterField(self.tr("Filter calls"), self)
        self.filter_field.textChanged.connect(self._apply_text_filter)
        self.header_layout.addWidget(self.filter_field)
        self.call_table = CallTable(theme_manager, models.call_list, self)
        self.empty_page = EmptyPage(theme_manager, self)
        self.empty_page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a screen reader is to reach it
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.call_table)
        self._stack.addWidget(self.empty_page)
        self.body_layout.addWidget(holder, 1)
        self.call_table.selectionModel().selectionChanged.connect(self._emit_selection_changed)
        models.call_list.modelReset.connect(self._emit_selection_changed)
        self.refresh()

    def _add_filter_chip(self, status: CallStatus) -> FilterChip:
        sign = state_signs.CALL_SIGNS[status]
        chip = FilterChip(self._theme_manager, sign.icon, sign.colour_key, self)
        chip.toggled.connect(self._apply_state_filter)
        chip.hide()
        self.header_layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return chip

    def _emit_selection_changed(self) -> None:
        self.selection_changed.emit()

    def refresh(self) -> None:
        """Count anew, and show the list or why there is none."""
        counts = self._models.calls.count_by_state()
        for group, chip in self.filter_chips.items():
            count = sum(counts[status] for status in group)
            chip.setVisible(count > 0 or chip.isChecked())
            chip.show_text(
                format_call_count(group[0], count), prominent=state_signs.CALL_SIGNS[group[0]].prominent
            )
        self._update_page()

    def _update_page(self) -> None:
        some = self._models.call_list.rowCount() > 0
        if not some:
            self._update_empty_page()
        page, other = (self.call_table, self.empty_page) if some else (self.empty_page, self.call_table)
        focused = other.hasFocus()
        self._stack.setCurrentWidget(page)
        if focused:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The list."""
        return (self.call_table.tracker,)

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the list, or to what stands in its place."""
        (self.call_table if self._models.call_list.rowCount() else self.empty_page).setFocus(reason)
        if reason == Qt.FocusReason.ShortcutFocusReason:
            self.call_table.tracker.ensure_selection()

    def _update_empty_page(self) -> None:
        link = self._models.link
        sign = state_signs.LINK_SIGNS[link.state]
        word = state_text.translate_state_text(state_text.LINK_STATE_TEXTS[link.state])
        if self._models.calls.rowCount():
            text = ("search", "", self.tr("No call matches"), self.tr("Clear the filter to see all calls."))
        elif link.state == LinkStatus.LIVE:
            more = self.tr("Calls appear here the moment they begin.")
            text = ("quiet", "", self.tr("All quiet"), more)
        elif link.state == LinkStatus.CATCHING_UP:
            text = (sign.icon, sign.colour_key, word, self.tr("Reading the calls in progress from the PBX."))
        elif link.state == LinkStatus.CONNECTING:
            text = (sign.icon, sign.colour_key, word, self.tr("Waiting for the PBX to answer."))
        else:
            text = (sign.icon, sign.colour_key, word, translate_sentence(link.reason))
        self.empty_page.show_text(*text)

    def _apply_state_filter(self) -> None:
        pressed = (group for group, chip in self.filter_chips.items() if chip.isChecked())
        self._models.call_list.set_states(status for group in pressed for status in group)
        self.refresh()

    def _apply_text_filter(self, text: str) -> None:
        self._models.call_list.set_filter(text)
        self._update_page()


def add_search_icon(theme_manager: ThemeManager, field: QLineEdit) -> None:
    """Put the looking glass into a search field."""
    field.addAction(_SearchIconAction(theme_manager, field), QLineEdit.ActionPosition.LeadingPosition)


class _SearchIconAction(QAction):
    """Leads into its field; gone with it, which a function of a signal would not be."""

    def __init__(self, theme_manager: ThemeManager, field: QLineEdit) -> None:
        super().__init__(QCoreApplication.translate("Naming", "Search"), field)
        self._theme_manager, self._field = theme_manager, field
        self.triggered.connect(self._focus_field)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def _focus_field(self) -> None:
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _apply_theme(self) -> None:
        self.setIcon(assets.load_icon("search", self._theme_manager.theme.muted))
