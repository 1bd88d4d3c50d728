"""The details of one ended call: parties, times and outcome, the timeline, and the table of legs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from devlink3_desk.history.call_record import CallRecord, list_lines
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.outside_lines import name_lines
from devlink3_desk.qt.core.state_display import describe_direction, describe_flag
from devlink3_desk.qt.core.text import format_duration, join_bidi, sanitize_text, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import BreakingLabel, ElidedLabel, EmptyPage
from devlink3_desk.qt.history.call_lanes import build_call_lanes
from devlink3_desk.qt.history.call_timeline import CallTimeline, describe_move
from devlink3_desk.qt.history.history_row import OUTCOME_SIGNS, HistoryRow, RowWriter, describe_outcome
from devlink3_desk.qt.history.history_source import HistorySource
from devlink3_desk.qt.history.legs_table import LegsTable
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

SEPARATOR: Final = "  ·  "
_REMOVED: Final = QT_TRANSLATE_NOOP("Link", "The call is no longer in the history.")


class CallCard(QWidget):
    """Shows the details of the selected call, whose legs are read from the history when it is selected."""

    def __init__(
        self, theme_manager: ThemeManager, source: HistorySource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._receiver = FutureReceiver(self)
        self._row: HistoryRow | None = None
        self._writer: RowWriter | None = None
        self._chip = Chip(theme_manager, "unknown", "unknown", self)
        self._name_label = ElidedLabel("", "cardName", self)
        self._party_label = BreakingLabel("", "muted", self)
        self._facts_label = BreakingLabel("", "muted", self)
        self._moves_label = BreakingLabel("", "", self)
        self.timeline = CallTimeline(theme_manager, self)
        self.legs_table = LegsTable(theme_manager, self)
        self.empty_page = EmptyPage(theme_manager, self)
        self._page = self._build_page()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.empty_page)
        self.show_row(None, None)

    def _build_page(self) -> QScrollArea:
        page = QWidget(self)
        page.setObjectName("clear")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name_label, 1)
        head.addWidget(self._chip)
        column.addLayout(head)
        # Elided in a narrow pane, where its full width would push the chip out of sight.
        self._name_label.setMinimumWidth(1)
        for label in (self._party_label, self._facts_label, self._moves_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._party_label)
        column.addSpacing(6)
        column.addWidget(self.timeline)
        column.addSpacing(2)
        column.addWidget(self._moves_label)
        column.addWidget(self._facts_label)
        column.addSpacing(6)
        column.addWidget(self.legs_table, 1)
        self.legs_table.setMinimumHeight(self.legs_table.fontMetrics().height() * 6)
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def show_row(self, row: HistoryRow | None, writer: RowWriter | None) -> None:
        """Show a call, or the empty page for ``None``."""
        self._receiver.drop_pending()
        self._row, self._writer = row, writer
        if row is None or writer is None:
            self.empty_page.show_text(
                "connected", "", self.tr("No call selected"), self.tr("Select a call to see its course.")
            )
            self._stack.setCurrentWidget(self.empty_page)
            return
        self._show_head(row)
        access = self._source.read_access()
        if access is not None:
            self._receiver.wait_for(access.find_calls([row.key]), self._show_legs, self._show_problem)

    def _show_head(self, row: HistoryRow) -> None:
        call = row.call
        sign = OUTCOME_SIGNS[row.outcome]
        self._chip.set_icon(sign.icon, sign.colour_key)
        self._chip.show_text(describe_outcome(row.outcome))
        self._name_label.show_message(row.name)
        self._name_label.setAccessibleName(row.name)
        parties = (row.shown_number, describe_direction(call.direction), row.own_side)
        self._party_label.setText(join_bidi(filter(None, parties), SEPARATOR))
        started = QDateTime.fromMSecsSinceEpoch(round(call.started * 1000))
        day = QLocale().toString(started, QLocale.FormatType.ShortFormat)
        facts = [day, self.tr("Waited {time}").format(time=format_duration(round(call.wait)))]
        if call.talk:
            facts.append(self.tr("Talked {time}").format(time=format_duration(round(call.talk))))
        if call.hold:
            facts.append(self.tr("On hold {time}").format(time=format_duration(round(call.hold))))
        if call.parked:
            facts.append(self.tr("Parked {time}").format(time=format_duration(round(call.parked))))
        if call.did:
            facts.append(self.tr("Dialled {number}").format(number=sanitize_text(call.did)))
        facts += name_lines(line for line in list_lines(call) if line).values()
        if call.account_code:
            facts.append(self.tr("Account code {code}").format(code=sanitize_text(call.account_code)))
        if call.tag:
            facts.append(sanitize_text(call.tag))
        facts += [describe_flag(flag) for flag in call.flags]
        facts.append(row.returned_text)
        self._facts_label.setText(join_bidi(filter(None, facts), SEPARATOR))

    def _show_legs(self, found: dict[str, CallRecord]) -> None:
        if self._row is None or self._writer is None:
            return
        call = found.get(self._row.key)
        if call is None:
            self._show_problem(Sentence(_REMOVED))
            return
        call_lanes, writer = build_call_lanes(call), self._writer.with_parties_of(call)
        self.timeline.show_lanes(call_lanes, writer)
        self.legs_table.legs_model.show_call(call, writer)
        notes = [describe_move(move, writer) for move in call_lanes.moves]
        if not call.complete:
            notes.append(self.tr("A part of this call was not seen."))
        self._moves_label.setText(join_bidi(notes, SEPARATOR))
        self._moves_label.setVisible(bool(notes))
        self._stack.setCurrentWidget(self._page)

    def _show_problem(self, problem: Sentence) -> None:
        title = self.tr("The course of the call cannot be shown")
        self.empty_page.show_text("warning", "bad", title, translate_sentence(problem))
        self._stack.setCurrentWidget(self.empty_page)

    def find_text_to_copy(self) -> str:
        """Return the rows of the table as text; empty if neither table nor timeline has the focus."""
        has_focus = self.legs_table.hasFocus() or self.timeline.hasFocus()
        return self.legs_table.find_text_to_copy() if has_focus else ""
