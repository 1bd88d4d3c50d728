"""Figures of calls with random courses, compared with what the courses note; more: ``WRITTEN_SEEDS=500``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import ExtensionReportRow, GroupReportRow, Report
from devlink3_desk.services.storage.history_figures import compute_report, use_figure_settings
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.statistics import DayStatistics, GroupTally, WaitingCallTracker
from tests.history.written_calls import (
    EXTENSIONS,
    SHORT,
    TARGET,
    CallWriter,
    WrittenCall,
    WrittenVisit,
    write_calls,
)

SEEDS = int(os.environ.get("WRITTEN_SEEDS", "12"))
CALLS = 40
WALL = 1_774_735_200.0
"""Saturday, 28 March 2026, before the clocks change in Europe."""
SETTINGS = FigureSettings(TARGET, SHORT)


def record_calls(writers: Sequence[CallWriter], statistics: DayStatistics) -> list[CallRecord]:
    """Return the records of calls, and count them as a wallboard without a history does."""
    events = sorted((event for writer in writers for event in writer.events), key=lambda pair: pair[0])
    board, recorder, waits = Switchboard(), CallRecorder(), WaitingCallTracker()
    records: dict[str, CallRecord] = {}
    for at, batch in groupby(events, key=lambda pair: pair[0]):
        changes = board.apply_all([event for _, event in batch], at)
        statistics.apply(waits.apply(changes, at), 1)
        records.update((call.id, call) for call in recorder.apply(changes, at, WALL + at))
    return list(records.values())


def compute(store: HistoryStore, grouping: ReportGrouping, end: float) -> Report:
    """Return a report on all calls."""
    request = ReportRequest(grouping=grouping, since=WALL, until=WALL + end + 1.0, settings=SETTINGS)
    return compute_report(store, request, may_store=True)


def describe_visits(visits: Sequence[WrittenVisit]) -> dict[str, Any]:
    """Return the figures of a group, by the words of the definitions."""
    answered = [visit for visit in visits if visit.result == "answered"]
    given_up = [visit.wait for visit in visits if visit.result == "given up"]
    talks = [visit.talk for visit in answered]
    return {
        "offered": len(visits),
        "answered": len(answered),
        "abandoned": sum(wait > SHORT for wait in given_up),
        "short_abandoned": sum(wait <= SHORT for wait in given_up),
        "overflowed": sum(visit.result == "overflowed" for visit in visits),
        "voicemail": sum(visit.result == "voicemail" for visit in visits),
        "answered_in_target": sum(visit.wait <= TARGET for visit in answered),
        "longest_wait": max(visit.wait for visit in visits),
        "average_wait": sum(visit.wait for visit in answered) / len(answered) if answered else None,
        "average_talk": sum(talks) / len(talks) if talks else None,
        "longest_talk": max(talks, default=None),
    }


def describe_extension(calls: Sequence[WrittenCall], extension: str) -> dict[str, Any]:
    """Return the figures of an extension, likewise."""
    rung = [call for call in calls if extension in call.rung]
    return {
        "rung": len(rung),
        "answered": sum(extension in call.talk for call in rung),
        "missed": sum(extension not in call.talk for call in rung),
        "made": sum(call.made_by == extension for call in calls),
        "talk": sum(call.talk[extension] for call in calls if extension in call.talk),
        "hold": sum(call.hold[extension] for call in calls if extension in call.hold),
    }


def read_values(row: object, expected: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a row that are expected, with a hundredth of a second for rounding."""
    found = {name: getattr(row, name) for name in expected}
    return {
        name: pytest.approx(value, abs=0.02) if isinstance(value, float) else value
        for name, value in found.items()
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_figures_are_those_of_the_courses(seed: int, tmp_path: Path) -> None:
    writers, statistics = write_calls(seed, CALLS), DayStatistics()
    statistics.configure(TARGET, SHORT)
    records = record_calls(writers, statistics)
    incoming = [writer.call for writer in writers]
    calls = [*incoming, *(own for writer in writers for own in writer.consultations)]
    end = max(call.end for call in incoming)
    assert len(records) == len(calls)
    with open_history(HistoryLocation.parse(str(tmp_path / "history.sqlite"))) as store:
        use_figure_settings(store, SETTINGS)
        store.write_calls(records)
        groups = [
            row for row in compute(store, ReportGrouping.GROUP, end).rows if isinstance(row, GroupReportRow)
        ]
        for row in groups:
            visits = [visit for call in calls for visit in call.visits if visit.group == row.group]
            expected = describe_visits(visits)
            assert expected == read_values(row, expected)
            tally = GroupTally(row.answered, row.answered_in_target, row.abandoned)
            assert statistics.for_group(row.group) == tally
        assert {row.group for row in groups} == {visit.group for call in calls for visit in call.visits}
        people = {
            row.extension: row
            for row in compute(store, ReportGrouping.EXTENSION, end).rows
            if isinstance(row, ExtensionReportRow)
        }
        assert not people.keys() - set(EXTENSIONS)
        for extension in EXTENSIONS:
            expected = describe_extension(calls, extension)
            if extension in people or any(expected.values()):
                assert expected == read_values(people[extension], expected)
        total = compute(store, ReportGrouping.HOUR, end).total
    outcomes = [call.outcome() for call in incoming]
    for name in ("answered", "voicemail", "abandoned", "short_abandoned"):
        assert getattr(total, name) == outcomes.count(name)
    assert (total.incoming, total.internal) == (len(incoming), len(calls) - len(incoming))
