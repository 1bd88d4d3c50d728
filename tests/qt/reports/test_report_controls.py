"""Periods and those before them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime

from devlink3_desk.history.report_request import ReportGrouping
from devlink3_desk.qt.reports.report_controls import DayRange, PeriodChoice, find_days

FRIDAY = QDate(2026, 11, 27)
ANY = DayRange(FRIDAY, FRIDAY)


def describe(days: DayRange) -> tuple[str, str]:
    return days.first.toString("MM-dd"), days.last.toString("MM-dd")


@pytest.mark.parametrize(
    ("choice", "days", "before"),
    [
        (PeriodChoice.TODAY, ("11-27", "11-27"), ("11-20", "11-20")),
        (PeriodChoice.YESTERDAY, ("11-26", "11-26"), ("11-19", "11-19")),
        # Monday to Friday of both weeks.
        (PeriodChoice.WEEK, ("11-23", "11-27"), ("11-16", "11-20")),
        (PeriodChoice.MONTH, ("11-01", "11-27"), ("10-01", "10-27")),
        (PeriodChoice.LAST_30_DAYS, ("10-29", "11-27"), ("09-29", "10-28")),
    ],
)
def test_each_period_has_its_previous_period(
    choice: PeriodChoice, days: tuple[str, str], before: tuple[str, str]
) -> None:
    found = find_days(choice, FRIDAY, ANY, 1)
    assert describe(found) == days
    assert describe(found.find_previous(choice, FRIDAY)) == before


def test_a_week_begins_where_the_system_says() -> None:
    assert describe(find_days(PeriodChoice.WEEK, FRIDAY, ANY, 7)) == ("11-22", "11-27")


def test_chosen_days_are_in_order_whichever_was_chosen_first() -> None:
    days = find_days(PeriodChoice.CHOSEN, FRIDAY, DayRange(FRIDAY, FRIDAY.addDays(-9)), 1)
    assert describe(days) == ("11-18", "11-27")
    assert describe(days.find_previous(PeriodChoice.CHOSEN, FRIDAY)) == ("11-08", "11-17")


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the time zone of the system, in which clocks change on 25 October 2026."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this system cannot be set")
@pytest.mark.parametrize("choice", [PeriodChoice.TODAY, PeriodChoice.WEEK, PeriodChoice.MONTH])
@pytest.mark.parametrize("today", [QDate(2026, 10, 25), QDate(2026, 11, 1), QDate(2026, 11, 27)])
def test_the_previous_period_ends_at_the_same_time_of_day(
    choice: PeriodChoice, today: QDate, berlin: None
) -> None:
    """Also where the clocks have changed in one of both."""
    days = find_days(choice, today, ANY, 7)
    before = days.find_previous(choice, today)
    now = QDateTime(today, QTime(14, 5)).toMSecsSinceEpoch() / 1000
    until = QDateTime.fromMSecsSinceEpoch(round(days.cut_previous(before, now) * 1000))
    assert until == QDateTime(before.first.addDays(days.days - 1), QTime(14, 5))
    assert days.cut_previous(before, days.until) == before.until


def test_the_first_days_of_march_are_not_compared_with_march() -> None:
    today = QDate(2026, 3, 30)
    days = find_days(PeriodChoice.MONTH, today, ANY, 1)
    assert describe(days.find_previous(PeriodChoice.MONTH, today)) == ("02-01", "02-28")


@pytest.mark.parametrize(
    ("days", "interval"),
    [
        (1, ReportGrouping.HOUR), (2, ReportGrouping.HOUR), (3, ReportGrouping.DAY),
        (92, ReportGrouping.DAY), (93, ReportGrouping.WEEK), (401, ReportGrouping.MONTH),
    ],
)  # fmt: skip
def test_the_interval_of_the_bars_fits_the_period(days: int, interval: ReportGrouping) -> None:
    assert DayRange(FRIDAY.addDays(1 - days), FRIDAY).interval is interval
