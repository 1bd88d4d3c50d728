"""The figures of today on the wallboard: those of the report of today, and of the calls in progress.

Reports and wallboard use one calculation. The wallboard counts a call as soon as it is answered, a report
when it has ended.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from devlink3_desk.app.desk.call_records import WaitingCallRecorder, find_local_day
from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.report_calculation import count_call
from devlink3_desk.history.report_figures import PeriodFigures, VisitFigures
from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import GroupReportRow, Report
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import compute_day_start
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally

log = logging.getLogger(__name__)

UPDATE_MS: Final = 500
"""Time from a change of a call until it is counted."""
ASK_MS: Final = 3_000
"""Time from the end of a call until a hub's history is asked; a hub stores a call within 2 s."""
RETRY_MS: Final = 30_000
"""Time until a history that has not answered is asked again."""
RECENT_SECONDS: Final = 120.0
"""Time within which a history must have had a live link if another program records into it."""
REPORT_DELAY_SECONDS: Final = 8.0
"""Time from the end of a call until the reports of a hub contain it."""


def build_tally(
    report: Report, open_calls: Iterable[CallRecord], day: int, before: DayTally | None = None
) -> DayTally:
    """Return the counters of a day: those of its report by hunt group, and of calls in progress.

    No counter is lower than in ``before``, of the same day: for a moment, a call that has just ended is in
    neither.
    """
    figures = PeriodFigures()
    for call in open_calls:
        if call.started >= report.request.since:
            count_call(figures, call, report.request.settings)
    groups = {row.group: row for row in report.rows if isinstance(row, GroupReportRow)}
    last = before.groups if before is not None and before.day == day else {}
    tallies = {}
    for group in {*groups, *figures.groups, *last}:
        tally = _add_current(groups.get(group), figures.groups.get(group, VisitFigures()))
        known = last.get(group, GroupTally())
        tallies[group] = GroupTally(
            answered=max(tally.answered, known.answered),
            in_time=max(tally.in_time, known.in_time),
            abandoned=max(tally.abandoned, known.abandoned),
        )
    return DayTally(day, tallies)


def _add_current(row: GroupReportRow | None, current: VisitFigures) -> GroupTally:
    stored = (0, 0, 0) if row is None else (row.answered, row.answered_in_target, row.abandoned)
    return GroupTally(
        answered=stored[0] + current.answered,
        in_time=stored[1] + current.answered_in_target,
        abandoned=stored[2] + current.abandoned,
    )


class OpenCalls(Protocol):
    """A source of the calls in progress."""

    @property
    def is_recording(self) -> bool:
        """Whether the history gets the calls that this desk sees."""

    def list_open_calls(self) -> list[CallRecord]:
        """Return the calls in progress as far as they were seen, of which the history has nothing yet."""


class OpenCallFollower:
    """The calls in progress of a desk on a hub, which records them."""

    is_recording = True

    def __init__(self, board: Switchboard) -> None:
        self._board = board
        self._recorder = CallRecorder(board.site)

    def apply(self, changes: Sequence[Change]) -> None:
        """Follow the calls."""
        self._recorder.apply(changes, time.monotonic(), time.time())

    def list_open_calls(self) -> list[CallRecord]:
        """Return the calls whose beginning was seen here: only the hub knows how long others have waited.

        What an earlier hub has seen of a call is in the history, which counts it.
        """
        prefix = f"{self._board.new_call_id_prefix}-"
        return [
            call
            for call in self._recorder.open_calls(time.monotonic())
            if call.start_seen and call.id.startswith(prefix)
        ]


class TodayFigures(QObject):
    """Keeps the statistics of the day equal to the report of today, while there is a history.

    Where the history does not answer or nobody records, ``counter`` counts what this desk sees, and the
    wallboard says so.
    """

    def __init__(
        self,
        window: MainWindow,
        statistics: DayStatistics,
        open_calls: OpenCalls,
        counter: WaitingCallRecorder,
        *,
        ask_after_calls: bool = False,
        read_wall: Callable[[], float] = time.time,
    ) -> None:
        """``ask_after_calls`` is for a history that does not signal new calls: ask after each one.

        ``read_wall`` returns the time, in seconds since 1970.
        """
        super().__init__(window)
        self._read_wall = read_wall
        self._window, self._statistics, self._open_calls = window, statistics, open_calls
        self._counter, self._ask_after_calls = counter, ask_after_calls
        self._receiver = FutureReceiver(self)
        self._report: Report | None = None
        self._tally: DayTally | None = None
        self._last_end = -math.inf
        self._timer = QTimer(self, singleShot=True, interval=UPDATE_MS)
        self._timer.timeout.connect(self._update_tally)
        self._ask_timer = QTimer(self, singleShot=True, interval=ASK_MS)
        self._ask_timer.timeout.connect(self.request_report)
        window.models.history_changed.connect(self.request_report)
        window.preferences.changed.connect(self._on_preferences_changed)
        window.ticker.ticked.connect(self._check_day)
        self.request_report()

    def apply(self, changes: Sequence[Change]) -> None:
        """Count calls that were answered, a moment later."""
        if any(isinstance(each, CallEnded) for each in changes):
            self._last_end = time.monotonic()
            if self._ask_after_calls:
                self._start_ask_timer(ASK_MS)
        if not self._timer.isActive() and any(isinstance(each, CallChanged | CallEnded) for each in changes):
            self._timer.start()

    def request_report(self) -> None:
        """Ask the history for the report of today."""
        self._receiver.drop_pending()
        if self._open_calls.is_recording:
            self._ask_history(self._build_request(), self._apply_report)
        else:
            now = self._read_wall()
            recent = ReportRequest(
                grouping=ReportGrouping.GROUP, since=now - RECENT_SECONDS, until=now, now=now
            )
            self._ask_history(recent, self._check_recording)

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()
        self._ask_timer.stop()
        self._receiver.drop_pending()

    def _ask_history(self, request: ReportRequest, apply: Callable[[Report], object]) -> None:
        history = self._window.models.history
        if history is not None:
            self._receiver.wait_for(history.compute_report(request), apply, self._count_without_history)

    def _start_ask_timer(self, milliseconds: int) -> None:
        if not self._ask_timer.isActive():
            self._ask_timer.start(milliseconds)

    def _build_request(self) -> ReportRequest:
        preferences, now = self._window.preferences.value, self._read_wall()
        today = find_local_day(now)
        return ReportRequest(
            grouping=ReportGrouping.GROUP,
            since=compute_day_start(today),
            until=compute_day_start(today.addDays(1)),
            settings=FigureSettings(
                float(preferences.wallboard.within), float(preferences.alerts.abandoned_after)
            ),
            now=now,
        )

    def _apply_report(self, report: Report) -> None:
        self._report = report
        if self._statistics.is_partial or self._counter.is_counting:
            self._tally = None  # the counters of this desk may be higher
        self._statistics.is_partial = False
        self._counter.stop_counting()
        self._update_tally()

    def _check_recording(self, recent: Report) -> None:
        """Count locally, unless another desk or a hub records into the history."""
        if recent.total.blind < RECENT_SECONDS:
            self._ask_history(self._build_request(), self._apply_report)
        else:
            self._count_locally()

    def _count_without_history(self, problem: Sentence) -> None:
        if not self._statistics.is_partial:
            log.warning("The figures of today are counted here: %s", problem)
        self._count_locally()

    def _count_locally(self) -> None:
        self._report = None
        self._statistics.is_partial = True
        self._counter.resume_counting()
        self._window.wallboard_controller.refresh()
        self._start_ask_timer(RETRY_MS)

    def _on_preferences_changed(self, _preferences: Preferences) -> None:
        # With another target, fewer calls may have been answered in time.
        self._tally = None
        self.request_report()

    def _check_day(self) -> None:
        """Request the report of the new day after midnight, also if there is no call."""
        if self._report is not None and self._read_wall() >= self._report.request.until:
            self._report = self._tally = None
            self.request_report()

    def _update_tally(self) -> None:
        self._check_day()
        report = self._report
        if report is None:
            return
        if self._ask_after_calls and time.monotonic() - self._last_end > REPORT_DELAY_SECONDS:
            # The report has all calls that have ended; where clocks of hub and desk differ, it applies.
            self._tally = None
        calls = self._open_calls.list_open_calls()
        day = find_local_day(report.request.since).toJulianDay()
        self._tally = build_tally(report, calls, day, self._tally)
        self._statistics.restore(self._tally)
        self._window.wallboard_controller.refresh()


def follow_hub(
    window: MainWindow, statistics: DayStatistics, counter: WaitingCallRecorder, board: object
) -> Sequence[Callable[[Sequence[Change]], None]]:
    """Show the figures of today of a hub's history, and return the listener for changes of the board.

    ``board`` is that of the desk. A history is of one site: with several, this desk counts what it sees, and
    the wallboard says so.
    """
    if not isinstance(board, Switchboard):
        statistics.is_partial = True
        return ()
    calls = OpenCallFollower(board)
    today = TodayFigures(window, statistics, calls, counter, ask_after_calls=True)
    return calls.apply, today.apply
