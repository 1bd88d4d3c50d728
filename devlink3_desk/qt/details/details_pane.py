"""The pane with the details of the selected call: a summary, or all fields."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QToolButton, QWidget

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import CallDetailsLookup, CallRow
from devlink3_desk.qt.core.caller_history import CallerHistory
from devlink3_desk.qt.core.menu_pane import MenuPane
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.person_menu import MenuSubject
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import EmptyPage, IconButton
from devlink3_desk.qt.details.call_summary import SummaryLine, iter_summary_lines
from devlink3_desk.qt.details.record_model import iter_record_rows
from devlink3_desk.switchboard.calls.call_info import CallDetails

if TYPE_CHECKING:
    from devlink3_desk.qt.core.call_takers import CallTakers
    from devlink3_desk.qt.core.looked_up import LookedUpCallers
    from devlink3_desk.qt.details.records_view import RecordsView
    from devlink3_desk.qt.details.summary_page import SummaryPage


class DetailsPane(MenuPane):
    """Shows one call: its summary, or all fields that the PBX has sent for it."""

    moment_requested = Signal(float, str)
    """Emitted with the instant to show, in seconds since 1970, and the id of its call."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        notes: PersonNotes,
        find_call_details: CallDetailsLookup,
        link_model: LinkModel,
        caller_history: CallerHistory,
        find_name: NameLookup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Call"))
        self._theme_manager, self._link_model = theme_manager, link_model
        self._find_call_details, self._notes = find_call_details, notes
        self._caller_history, self._find_name = caller_history, find_name
        self._row: CallRow | None = None
        self._details: CallDetails | None = None
        self._has_moments = False
        self._looked_up: LookedUpCallers | None = None
        self._takers: CallTakers | None = None
        self._build_header()
        self._empty_page = EmptyPage(theme_manager, self)
        self.set_missing_text("")
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty_page)
        self.body_layout.addLayout(self._stack, 1)
        self.show_call(None)
        caller_history.changed.connect(self._update_history_line)

    @cached_property
    def summary_page(self) -> SummaryPage:
        """The summary, created when a call is first selected."""
        from devlink3_desk.qt.details.summary_page import SummaryPage

        page = SummaryPage(self.accessibleName(), self._theme_manager, self._notes, self)
        if self._looked_up is not None:
            page.show_looked_up(self._looked_up)
        if self._takers is not None:
            page.show_takers(self._takers)
        self._stack.addWidget(page)
        return page

    @cached_property
    def records_view(self) -> RecordsView:
        """The list of all fields, created when it is first shown."""
        from devlink3_desk.qt.details.records_view import RecordsView

        view = RecordsView(self)
        self._stack.addWidget(view)
        return view

    def _build_header(self) -> None:
        self.header_layout.addStretch(1)
        self.all_fields_button = QToolButton(self)
        self.all_fields_button.setObjectName("toggle")
        self.all_fields_button.setCheckable(True)
        self.all_fields_button.setText(self.tr("All fields"))
        self.all_fields_button.setToolTip(self.tr("Show all fields that the PBX has sent for this call"))
        self.all_fields_button.toggled.connect(self._update_page)
        self.header_layout.addWidget(self.all_fields_button)
        self.moment_button = IconButton(
            self._theme_manager, "rewind", self.tr("Show the start of this call"), self._show_moment, self
        )
        self.moment_button.hide()
        self.header_layout.addWidget(self.moment_button)
        self._copy_button = IconButton(
            self._theme_manager, "copy", self.tr("Copy all details"), self.copy_details, self
        )
        self.header_layout.addWidget(self._copy_button)

    def show_looked_up(self, callers: LookedUpCallers) -> None:
        """Show what a customer system knows of the caller in the summary."""
        self._looked_up = callers
        if "summary_page" in self.__dict__:
            self.summary_page.show_looked_up(callers)
            self._show_summary()

    def show_takers(self, takers: CallTakers) -> None:
        """Show who takes the call in the summary."""
        self._takers = takers
        if "summary_page" in self.__dict__:
            self.summary_page.show_takers(takers)
            self._show_summary()

    def _show_summary(self) -> None:
        """Show the call on the summary page, except for its lines, times and history."""
        if self._row is not None:
            self.summary_page.show_call(self._row)

    def set_moments_available(self, is_available: bool) -> None:  # noqa: FBT001 (as in the history)
        """Set whether the board of a past instant can be requested."""
        self._has_moments = is_available
        self._update_moment_button()

    def _update_moment_button(self) -> None:
        # A call in progress is on the current board.
        has_ended = self._row is not None and self._row.has_ended
        self.moment_button.setVisible(self._has_moments and has_ended)

    def _show_moment(self) -> None:
        if self._row is not None:
            elapsed = self._link_model.clock() - self._row.info.started
            self.moment_requested.emit(time.time() - elapsed, self._row.key)

    def set_missing_text(self, text: str) -> None:
        """Set the text shown instead of a call while calls are unknown; empty if one can be selected."""
        if text:
            self._empty_page.show_text("unknown", "", text, "")
        else:
            title, detail = self.tr("No call selected"), self.tr("Select a call to see its details.")
            self._empty_page.show_text("connected", "", title, detail)

    def show_call(self, row: CallRow | None) -> None:
        """Show a call, or the empty page for ``None``."""
        # Called after every batch of changes. Most of them are about other calls.
        if row is not None and row == self._row:
            self._refresh_details()
            return
        is_same_call = row is not None and self._row is not None and row.key == self._row.key
        self._row = row
        if not is_same_call:
            self._details = None
        self._copy_button.setEnabled(row is not None)
        self._update_moment_button()
        self.all_fields_button.setEnabled(row is not None)
        self._update_page()
        if row is None:
            return
        if not is_same_call:
            self.summary_page.show_history("")
        self.summary_page.show_call(row)
        self._update_history_line(row.key)
        if not self._refresh_details():
            self.summary_page.show_lines(self._list_summary_lines(row))
        self.update_times()

    def _list_summary_lines(self, row: CallRow) -> list[SummaryLine]:
        return list(iter_summary_lines(row.info, self._details, self._find_name, self._notes.site))

    def _update_history_line(self, call_id: str) -> None:
        """Show what the history knows about the caller, which may arrive later than the call."""
        if self._row is None or self._row.key != call_id:
            return
        line = self._caller_history.describe_history(call_id)
        # An ended call keeps its line as long as its row is shown.
        if line or not self._row.has_ended:
            self.summary_page.show_history(line)

    def update_times(self) -> None:
        """Update the times of the call, and its records, which change without a change of its row."""
        if self._row is None:
            return
        self._refresh_details()
        self.summary_page.show_times(self._format_times(self._row))

    def _format_times(self, row: CallRow) -> str:
        """Return how long the call has been in its state, and how long it lasts."""
        now = int(row.ended_at if row.has_ended else self._link_model.display_time())
        since = row.elapsed_since
        total = format_duration(now - int(row.info.started))
        if row.info.since_snapshot:
            total = state_display.format_over(total)
        if since is None or int(since) == int(row.info.started):
            return self.tr("Call {total}").format(total=total)
        state = format_duration(now - int(since))
        if row.is_lower_bound:
            state = state_display.format_over(state)
        return self.tr("{state} {time} · call {total}").format(state=row.state_text, time=state, total=total)

    def find_menu_view(self) -> QWidget:
        """Return the pane: the menu is that of the call, wherever it is opened."""
        return self

    def find_menu_subject(self) -> MenuSubject | None:
        """Return the outside party of the call, or its caller."""
        return None if self._row is None else MenuSubject(call_id=self._row.key)

    def find_text_to_copy(self) -> str:
        """Return the value of the selected field if the list of fields has the keyboard focus."""
        if not (self.all_fields_button.isChecked() and self.records_view.hasFocus()):
            return ""
        row = self.records_view.selected_row()
        return "" if row is None else row.value

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard focus to the list of fields if it is shown, else to the pane."""
        shows_fields = self.all_fields_button.isChecked() and self._row is not None
        (self.records_view if shows_fields else self).setFocus(reason)

    def copy_details(self) -> None:
        """Copy the summary to the clipboard, and all fields if they are shown."""
        if self._row is None:
            return
        lines = [
            f"{line.title}: {line.value}".replace("\n", ", ") for line in self._list_summary_lines(self._row)
        ]
        if history_line := self.summary_page.history_label.text():
            lines.insert(0, history_line)
        if self.all_fields_button.isChecked():
            lines += [
                f"\n{row.title}" if row.is_heading else f"{row.title}: {row.value}"
                for row in self.records_view.record_model.rows
            ]
        QApplication.clipboard().setText("\n".join(lines))

    def _refresh_details(self) -> bool:
        """Read the records of the call again; return whether they have changed and are shown."""
        # The switchboard deletes the records of a call when it ends. They stay here while its row is shown.
        if self._row is None or self._row.has_ended:
            return False
        details = self._find_call_details(self._row.key)
        if details is None or details == self._details:
            return False
        self._details = details
        self.summary_page.show_lines(self._list_summary_lines(self._row))
        if self.all_fields_button.isChecked():
            self._update_records()
        return True

    def _update_page(self) -> None:
        shows_all_fields = self.all_fields_button.isChecked()
        if shows_all_fields:
            self._update_records()
        if self._row is None:
            self._stack.setCurrentWidget(self._empty_page)
        else:
            self._stack.setCurrentWidget(self.records_view if shows_all_fields else self.summary_page)

    def _update_records(self) -> None:
        call_id = "" if self._row is None else self._row.key
        rows = () if self._details is None else tuple(iter_record_rows(self._details, call_id))
        self.records_view.show_rows(rows)
