"""The words of reports."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from devlink3_desk.history.report_figures import CallFigures, PeriodFigures
from devlink3_desk.history.report_request import (
    FigureSettings,
    ReportGrouping,
    ReportInterval,
    ReportRequest,
)
from devlink3_desk.history.report_rows import IntervalRow, Report, ReportDirectory, build_report
from devlink3_desk.qt.reports.plot_data import format_share
from devlink3_desk.qt.reports.report_document import ReportContents, build_pdf
from devlink3_desk.qt.reports.report_plots import PlotTargets, build_plots
from devlink3_desk.qt.reports.report_texts import (
    describe_period,
    format_moment,
    format_outage,
    is_recorded,
    name_interval,
    name_period,
    shorten_interval,
)
from tests.support.history_calls import MONDAY_10
from tests.support.pdf_pages import read_paper_size


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


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0%"),
        (0.7996, "79.9%"),  # the wallboard has 79%, and an alarm
        (0.8, "80%"),
        (0.8004, "80%"),
        (0.29, "29%"),
        (2 / 3, "66.7%"),
        (0.9996, "99.9%"),
        (1.0, "100%"),
    ],
)
def test_a_level_that_misses_a_whole_percentage_is_not_shown_as_it(
    share: float, text: str, restored_locale: None
) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert format_share(share) == text


@pytest.mark.parametrize("grouping", ReportGrouping)
def test_the_formula_is_above_tables_with_a_service_level(grouping: ReportGrouping) -> None:
    """Persons have none."""
    report = build_blind_report(0.0)
    rows = msgspec.structs.replace(report, request=msgspec.structs.replace(report.request, grouping=grouping))
    explanation = ReportContents("", report, None, rows, ()).explanation
    assert ("Answered in target" in explanation) == (grouping is not ReportGrouping.EXTENSION)


def test_limits_are_written_as_in_the_language(restored_locale: None) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    report = build_blind_report(0.0)
    request = msgspec.structs.replace(report.request, settings=FigureSettings(2.5, 7.5))
    report = msgspec.structs.replace(report, request=request)
    assert "2,5 seconds" in ReportContents("", report, None, report, ()).explanation
    texts = " ".join(plot.explanation for plot in build_plots(report, report, report, PlotTargets()))
    assert "2,5 seconds" in texts
    assert "7,5 seconds" in texts


def build_blind_report(
    blind: float, figures: PeriodFigures | None = None, recorded_from: float | None = 0.0
) -> Report:
    """Return the report of an hour, in which nothing was seen for ``blind`` seconds."""
    since, until = MONDAY_10, MONDAY_10 + 3600.0
    request = ReportRequest(grouping=ReportGrouping.HOUR, since=since, until=until, zone=dt.UTC)
    return build_report(
        request,
        [ReportInterval(since, until)],
        [figures or PeriodFigures()],
        [blind],
        ReportDirectory(),
        recorded_from,
    )


@pytest.mark.parametrize(
    ("language", "size"), [("en_US", (792, 612)), ("de_DE", (842, 595)), ("C", (842, 595))]
)
def test_a_pdf_has_the_paper_of_the_country_in_landscape(
    language: str, size: tuple[int, int], qapp: QApplication, restored_locale: None
) -> None:
    QLocale.setDefault(QLocale(language))
    report = build_blind_report(0.0)
    assert read_paper_size(build_pdf(ReportContents("", report, None, report, ()))) == size


def test_the_outage_is_a_sentence_of_its_own() -> None:
    period = describe_period(build_blind_report(0.0), None)
    assert describe_period(build_blind_report(1800.0), None).startswith(f"{period}. For 30 min there was no ")
    compared = describe_period(build_blind_report(1800.0), build_blind_report(0.0))
    assert f"compared with {period}. For 30 min there was no " in compared


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ("2026-01-05T00:00", "2026-01-06T00:00", "Monday, 5 January 2026"),
        ("2026-01-05T00:00", "2026-01-07T00:00", "Monday, 5 January 2026 to Tuesday, 6 January 2026"),
        ("2026-01-05T00:00", "2026-01-05T14:05", "Monday, 5 January 2026 00:00 to 14:05"),
        (
            "2026-01-05T08:00",
            "2026-01-06T00:00",
            "Monday, 5 January 2026 08:00 to Tuesday, 6 January 2026 00:00",
        ),
        ("2026-01-05T08:00", "2026-01-05T08:00", "Monday, 5 January 2026 08:00 to 08:00"),
    ],
)
def test_a_period_has_times_unless_it_is_whole_days(
    since: str, until: str, text: str, restored_locale: None
) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    first, last = (dt.datetime.fromisoformat(f"{each}+01:00").timestamp() for each in (since, until))
    zone = ZoneInfo("Europe/Berlin")
    request = ReportRequest(grouping=ReportGrouping.HOUR, since=first, until=last, zone=zone)
    assert name_period(request) == f"{text} (Europe/Berlin)"


def test_the_incoming_calls_add_up() -> None:
    figures = PeriodFigures()
    calls = figures.times
    calls.incoming, calls.answered, calls.abandoned, calls.short_abandoned, calls.voicemail = 20, 9, 4, 3, 2
    text = describe_period(build_blind_report(0.0, figures), None)
    assert "Short abandons: 3." in text
    assert "unknown, the connection was lost: 2." in text
    assert "unknown" not in describe_period(build_blind_report(0.0), None)


def test_an_hour_without_records_is_not_an_hour_without_calls() -> None:
    assert is_recorded(build_blind_report(0.0))
    assert is_recorded(build_blind_report(1800.0))
    assert not is_recorded(build_blind_report(3600.0))


def test_the_time_before_the_first_recorded_moment_is_no_outage() -> None:
    """Recorded from half past ten, and ten minutes without a connection after that."""
    text = describe_period(build_blind_report(2_400.0, recorded_from=MONDAY_10 + 1_800.0), None)
    begin = format_moment(MONDAY_10 + 1_800.0, build_blind_report(0.0).request)
    assert f"The history begins on {begin}: calls before that are missing." in text
    assert "For 10 min there was no connection" in text
    text = describe_period(build_blind_report(1_800.0, recorded_from=MONDAY_10 + 1_800.0), None)
    assert "no connection" not in text
    report = build_blind_report(3_600.0, recorded_from=None)
    assert "Nothing is recorded yet." in describe_period(report, None)
    assert not is_recorded(report)
    # An hour after the first recorded moment, all of which is blind, is one without a connection.
    text = describe_period(build_blind_report(3_600.0, recorded_from=MONDAY_10), None)
    assert "For 1 h 0 min there was no connection" in text


def test_a_plot_of_time_that_was_not_recorded_does_not_claim_that_no_calls_came_in() -> None:
    reports = {
        "No calls came in during this period.": build_blind_report(1_800.0),
        "Nothing is recorded yet.": build_blind_report(3_600.0, recorded_from=None),
        "calls before that are missing.": build_blind_report(3_600.0, recorded_from=MONDAY_10 + 3_600.0),
        "calls of that time are missing.": build_blind_report(3_600.0),
    }
    for text, report in reports.items():
        plots = build_plots(report, report, report, PlotTargets())
        assert plots[0].empty_text.endswith(text)
        assert len({plot.empty_text for plot in plots}) == (3 if text.startswith("No calls") else 1)


def test_an_average_hour_is_of_the_hours_that_were_recorded() -> None:
    """Two Mondays from ten to eleven; only the second one was recorded, with six calls."""
    week = 7 * 86_400.0
    request = ReportRequest(
        grouping=ReportGrouping.WEEKDAY_HOUR, since=MONDAY_10, until=MONDAY_10 + week + 3_600.0, zone=dt.UTC
    )
    intervals = [ReportInterval(start, start + 3_600.0) for start in (MONDAY_10, MONDAY_10 + week)]
    figures = [PeriodFigures(), PeriodFigures(CallFigures(incoming=6))]
    report = build_report(
        request, intervals, figures, [3_600.0, 60.0], ReportDirectory(), MONDAY_10 + week - 60.0
    )
    (row,) = report.rows
    assert isinstance(row, IntervalRow)
    assert (row.incoming, row.intervals, row.blind, row.unrecorded) == (6, 1, 3_660.0, 3_600.0)


def test_an_average_hour_is_not_of_hours_in_the_future() -> None:
    """Two Mondays from ten to eleven, with six calls in the first one; the second one is in an hour."""
    week = 7 * 86_400.0
    request = ReportRequest(
        grouping=ReportGrouping.WEEKDAY_HOUR,
        since=MONDAY_10,
        until=MONDAY_10 + week + 3_600.0,
        zone=dt.UTC,
        now=MONDAY_10 + week - 3_600.0,
    )
    intervals = [ReportInterval(start, start + 3_600.0) for start in (MONDAY_10, MONDAY_10 + week)]
    figures = [PeriodFigures(CallFigures(incoming=6)), PeriodFigures()]
    for recorded_from, expected in ((MONDAY_10, True), (MONDAY_10 + week - 7_200.0, False)):
        report = build_report(request, intervals, figures, [0.0, 0.0], ReportDirectory(), recorded_from)
        (row,) = report.rows
        assert isinstance(row, IntervalRow)
        assert (row.incoming, row.intervals, row.is_recorded) == (6, 1, expected)


def test_hours_repeated_by_a_clock_change_have_different_names() -> None:
    """Berlin, 25 October 2026: from 02:00 to 03:00 twice."""
    midnight = 1_792_886_400.0
    request = ReportRequest(
        grouping=ReportGrouping.HOUR,
        since=midnight,
        until=midnight + 86_400.0,
        zone=ZoneInfo("Europe/Berlin"),
    )
    names = [name_interval(midnight + 3_600.0 * hour, request) for hour in range(3)]
    assert [name.partition(" (")[2] for name in names] == ["UTC+02:00)", "UTC+01:00)", ""]
    assert names[0].partition(" (")[0] == names[1].partition(" (")[0]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en_GB", "5 Oct"),
        ("en_US", "Oct 5"),
        ("de_DE", "5. Okt."),
        ("fr_FR", "5 oct."),
        ("es_ES", "5 oct"),
        ("da_DK", "5. okt."),
    ],
)
def test_a_day_on_an_axis_is_written_as_in_the_language(
    language: str, name: str, restored_locale: None
) -> None:
    monday = 1_791_158_400.0  # 5 October 2026
    request = ReportRequest(grouping=ReportGrouping.DAY, since=monday, until=monday + 86_400.0, zone=dt.UTC)
    QLocale.setDefault(QLocale(language))
    assert shorten_interval(monday, request) == name
