"""The wallboard shows of today what the report of today says, and counts calls in progress at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.call_records import WaitingCallRecorder
from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
from devlink3_desk.app.desk.today_figures import OpenCallFollower, TodayFigures, build_tally
from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.report_calculation import count_calls
from devlink3_desk.history.report_request import (
    FigureSettings,
    ReportGrouping,
    ReportRequest,
    build_intervals,
)
from devlink3_desk.history.report_rows import GroupReportRow, Report, ReportDirectory, build_report
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally
from tests.support.desk_models import open_window
from tests.support.event_notation import parse_event
from tests.support.history_calls import MONDAY_10, make_incoming_call
from tests.support.history_desk import open_local_history, store_calls

DAY = 5
REQUEST = ReportRequest(
    grouping=ReportGrouping.GROUP,
    since=MONDAY_10,
    until=MONDAY_10 + 86_400.0,
    settings=FigureSettings(20.0, 10.0),
)


def make_report(*calls: CallRecord) -> Report:
    intervals = build_intervals(REQUEST)
    figures = count_calls(calls, intervals, REQUEST.settings)
    return build_report(REQUEST, intervals, figures, [0.0], ReportDirectory({"201": "Service"}))


ENDED = (
    make_incoming_call("a", "01632960001", MONDAY_10, answered_by="301", wait=5.0),
    make_incoming_call("b", "01632960002", MONDAY_10 + 100, answered_by="301", wait=30.0),
    make_incoming_call("c", "01632960003", MONDAY_10 + 200, wait=30.0),
    make_incoming_call("d", "01632960004", MONDAY_10 + 300, wait=3.0),
)


def open_call(name: str, answered_by: str | None) -> CallRecord:
    return make_incoming_call(
        name, "01632960009", MONDAY_10 + 400, answered_by=answered_by, wait=8.0, end_seen=False
    )


def test_the_counters_are_those_of_the_report() -> None:
    report = make_report(*ENDED)
    tally = build_tally(report, [], DAY)
    assert tally.groups == {"200": GroupTally(answered=2, in_time=1, abandoned=1), "201": GroupTally()}
    levels = {row.group: row.service_level for row in report.rows if isinstance(row, GroupReportRow)}
    assert tally.groups["200"].service_level == pytest.approx(levels["200"], abs=1e-5)
    assert tally.groups["201"].service_level is levels["201"] is None


def test_a_call_in_progress_counts_when_it_is_answered_and_once() -> None:
    before = build_tally(make_report(*ENDED), [open_call("e", None)], DAY)
    assert before.groups["200"].answered == 2
    talking = build_tally(make_report(*ENDED), [open_call("e", "301")], DAY, before)
    assert (talking.groups["200"].answered, talking.groups["200"].in_time) == (3, 2)
    # For a moment, it is neither in progress nor in the report yet.
    between = build_tally(make_report(*ENDED), [], DAY, talking)
    assert between == talking
    ended = make_incoming_call("e", "01632960009", MONDAY_10 + 400, answered_by="301", wait=8.0)
    assert build_tally(make_report(*ENDED, ended), [], DAY, between) == talking


def test_the_counters_of_another_day_do_not_matter() -> None:
    yesterday = DayTally(DAY - 1, {"200": GroupTally(answered=50)})
    assert build_tally(make_report(*ENDED), [], DAY, yesterday).groups["200"].answered == 2


def test_a_call_that_an_earlier_hub_has_recorded_is_counted_in_the_report_only() -> None:
    """When a hub ends or is killed, its part of the call is stored."""
    before = Switchboard(call_id_prefix="first")
    before.apply(create_ringing_call("1"), 1.0)
    before.use_call_id_prefix("second")
    board = Switchboard()
    board.apply_all(build_checkpoint(before, 5.0), 5.0)
    calls = OpenCallFollower(board)
    calls.apply(board.initial_changes())
    calls.apply(board.apply(create_ringing_call("2"), 6.0))
    assert [call.id.split("-")[0] for call in calls.list_open_calls()] == ["second"]


def create_ringing_call(number: str) -> AnyEvent:
    return parse_event([f"detail n1/{number} group=200", f"a t{number} trunk ringback", f"t e{number} 201"])


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window() as window:
        yield window


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot
def test_the_counters_of_a_day_end_at_midnight_without_a_call(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """A wallboard that is open all night showed the figures of yesterday until the first call."""
    wall = MONDAY_10 + 600.0  # the same day as MONDAY_10 in every time zone
    statistics = DayStatistics()
    counter = WaitingCallRecorder(window, statistics, read_wall=lambda: wall)
    counter.stop_counting()
    with open_local_history(tmp_path) as history:
        store_calls(history, *ENDED)
        window.models.set_history(history)
        today = TodayFigures(
            window, statistics, OpenCallFollower(Switchboard()), counter, read_wall=lambda: wall
        )
        qtbot.waitUntil(lambda: statistics.for_group("200").answered == 2, timeout=20_000)
        wall += 86_400.0
        window.ticker.ticked.emit()
        qtbot.waitUntil(lambda: statistics.for_group("200") == GroupTally(), timeout=20_000)
        today.stop()
        window.models.set_history(None)


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot
def test_a_desk_that_does_not_record_counts_what_it_sees_unless_someone_else_records(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """The history of a desk whose recording is switched off has no calls of today."""
    wall = MONDAY_10 + 600.0  # the same day as MONDAY_10 in every time zone
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    with open_history(location) as store:
        store.write_calls(ENDED)
        run = store.begin_run("desk", "site", 0.0, MONDAY_10)
        store.extend_live_period(store.begin_live_period(run, MONDAY_10), MONDAY_10 + 400.0)
    statistics = DayStatistics()
    counter = WaitingCallRecorder(window, statistics, read_wall=lambda: wall)
    counter.stop_counting()
    recorder = DeskRecorder(window, Switchboard(), RecordingOptions(location, "site", is_recording=False))
    today = TodayFigures(window, statistics, recorder, counter, read_wall=lambda: wall)
    qtbot.waitUntil(lambda: statistics.is_partial and counter.is_counting, timeout=20_000)
    assert statistics.sum_tallies() == GroupTally()
    with open_history(location) as store:
        run = store.begin_run("hub", "site", 0.0, wall)
        store.extend_live_period(store.begin_live_period(run, wall - 30.0), wall)
    today.request_report()
    qtbot.waitUntil(lambda: not statistics.is_partial, timeout=20_000)
    assert statistics.for_group("200").answered == 2
    assert not counter.is_counting
    today.stop()
    recorder.close()
    window.models.set_history(None)
