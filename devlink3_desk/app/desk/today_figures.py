"""The figures of today on the wallboard: those of the report of today, and of the calls in progress.

Reports and wallboard use one calculation. The wallboard counts a call as soon as it is answered, a report
when it has ended.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QDate, QObject, QTimer

from devlink3_desk.app.desk.call_records import current_day
from devlink3_desk.app.desk.recording import DeskRecorder
from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.report_calculation import count_call
from devlink3_desk.history.report_figures import PeriodFigures, VisitFigures
from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import GroupReportRow, Report
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally

UPDATE_MS: Final = 500
"""Time from a change of a call until it is counted."""


def build_tally(
    report: Report, open_calls: Iterable[CallRecord], day: int, before: DayTally | None = None
) -> DayTally:
    """Return the counters of a day: those of its report by hunt group, and of calls in progress.

    None is less than it was ``before`` on that day: for a moment, a call that has just ended is in neither.
    """
    figures = PeriodFigures()
    for call in open_calls:
        if call.started >= report.request.since:
            count_call(figures, call, report.request.settings)
    groups = {row.group: row for row in report.rows if isinstance(row, GroupReportRow)}
    last = before.groups if before is not None and before.day == day else {}
    tallies = {}
    for group in {*groups, *figures.groups, *last}:
        tally = _add(groups.get(group), figures.groups.get(group, VisitFigures()))
        known = last.get(group, GroupTally())
        tallies[group] = GroupTally(
            answered=max(tally.answered, known.answered),
            in_time=max(tally.in_time, known.in_time),
            abandoned=max(tally.abandoned, known.abandoned),
        )
    return DayTally(day, tallies)


def _add(row: GroupReportRow | None, current: VisitFigures) -> GroupTally:
    stored = (0, 0, 0) if row is None else (row.answered, row.answered_in_target, row.abandoned)
    return GroupTally(
        answered=stored[0] + current.answered,
        in_time=stored[1] + current.answered_in_target,
        abandoned=stored[2] + current.abandoned,
    )


class TodayFigures(QObject):
    """Keeps the statistics of the day equal to the report of today, while the desk has a history."""

    def __init__(self, window: MainWindow, statistics: DayStatistics, recorder: DeskRecorder) -> None:
        super().__init__(window)
        self._window, self._statistics, self._recorder = window, statistics, recorder
        self._receiver = FutureReceiver(self)
        self._report: Report | None = None
        self._tally: DayTally | None = None
        self._timer = QTimer(self, singleShot=True, interval=UPDATE_MS)
        self._timer.timeout.connect(self._update)
        window.models.history_changed.connect(self.ask)
        window.preferences.changed.connect(self._on_preferences_changed)
        self.ask()

    def apply(self, changes: Sequence[Change]) -> None:
        """Count calls that were answered, a moment later."""
        if not self._timer.isActive() and any(isinstance(each, CallChanged | CallEnded) for each in changes):
            self._timer.start()

    def ask(self) -> None:
        """Ask the history for the report of today."""
        history = self._window.models.history
        if history is not None:
            self._receiver.drop_pending()
            self._receiver.wait_for(history.compute_report(self._build_request()), self._receive)

    def stop(self) -> None:
        """Count nothing any more."""
        self._timer.stop()
        self._receiver.drop_pending()

    def _build_request(self) -> ReportRequest:
        preferences, today = self._window.preferences.value, QDate.currentDate()
        return ReportRequest(
            grouping=ReportGrouping.GROUP,
            since=today.startOfDay().toMSecsSinceEpoch() / 1000,
            until=today.addDays(1).startOfDay().toMSecsSinceEpoch() / 1000,
            settings=FigureSettings(
                float(preferences.wallboard.within), float(preferences.alerts.abandoned_after)
            ),
            now=time.time(),
        )

    def _receive(self, report: Report) -> None:
        self._report = report
        self._update()

    def _on_preferences_changed(self, _preferences: Preferences) -> None:
        # With another target, there may be less in time than before.
        self._tally = None
        self.ask()

    def _update(self) -> None:
        report = self._report
        if report is None:
            return
        if time.time() >= report.request.until:
            self._report = self._tally = None
            self.ask()
            return
        self._tally = build_tally(report, self._recorder.list_open_calls(), current_day(), self._tally)
        self._statistics.restore(self._tally)
        self._window.wallboard_controller.refresh()
