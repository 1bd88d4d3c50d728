"""The words of reports."""

from __future__ import annotations

import datetime as dt

import pytest

from devlink3_desk.history.report_figures import PeriodFigures
from devlink3_desk.history.report_request import ReportGrouping, ReportInterval, ReportRequest
from devlink3_desk.history.report_rows import Report, ReportDirectory, build_report
from devlink3_desk.qt.reports.report_texts import describe_period, format_outage, is_recorded
from tests.support.history_calls import MONDAY_10


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (20.0, "less than a minute"),
        (29 * 60.0, "29 min"),
        (59 * 60 + 45.0, "1 h 0 min"),
        (21 * 3600 + 38 * 60 + 4.0, "21 h 38 min"),
    ],
)
def test_an_outage_does_not_look_like_a_time_of_day(seconds: float, text: str) -> None:
    assert format_outage(seconds) == text


def build_blind_report(blind: float, figures: PeriodFigures | None = None) -> Report:
    """Return the report of an hour, in which nothing was seen for ``blind`` seconds."""
    since, until = MONDAY_10, MONDAY_10 + 3600.0
    request = ReportRequest(grouping=ReportGrouping.HOUR, since=since, until=until, zone=dt.UTC)
    return build_report(
        request, [ReportInterval(since, until)], [figures or PeriodFigures()], [blind], ReportDirectory()
    )


def test_the_outage_is_a_sentence_of_its_own() -> None:
    period = describe_period(build_blind_report(0.0), None)
    assert describe_period(build_blind_report(1800.0), None).startswith(f"{period}. For 30 min there was no ")
    compared = describe_period(build_blind_report(1800.0), build_blind_report(0.0))
    assert f"compared with {period}. For 30 min there was no " in compared


def test_the_incoming_calls_add_up() -> None:
    figures = PeriodFigures()
    calls = figures.times
    calls.incoming, calls.answered, calls.abandoned, calls.short_abandoned, calls.voicemail = 20, 9, 4, 3, 2
    text = describe_period(build_blind_report(0.0, figures), None)
    assert "Short abandons: 3." in text
    assert "unknown, the connection was lost: 2." in text
    assert "unknown" not in describe_period(build_blind_report(0.0), None)


def test_an_hour_in_which_nothing_was_seen_is_not_one_without_calls() -> None:
    assert is_recorded(build_blind_report(0.0))
    assert is_recorded(build_blind_report(1800.0))
    assert not is_recorded(build_blind_report(3600.0))
