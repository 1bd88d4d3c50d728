"""Past instants in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.text import describe_past, format_past_day, format_past_time, start_of_week

NOW = QDateTime.fromString("2026-03-11T12:00:00", Qt.DateFormat.ISODate)
"""A Wednesday."""
HOUR, DAY = 3600, 86_400


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    previous = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(previous)


def ago(seconds: int) -> float:
    return float(NOW.toSecsSinceEpoch() - seconds)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (HOUR, "11:00"),
        (DAY, "Yesterday 12:00"),
        (2 * DAY, "Mon 12:00"),
        (6 * DAY, "Thu 12:00"),
        (7 * DAY, "04/03/2026 12:00"),
        (-DAY, "12/03/2026 12:00"),
    ],
)
def test_time_with_as_much_of_the_day_as_is_needed(seconds: int, expected: str) -> None:
    assert format_past_time(ago(seconds), NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(HOUR, "11:00"), (DAY, "Tuesday"), (2 * DAY, "Monday"), (7 * DAY, "04/03/2026")],
)
def test_day_since_which_something_holds(seconds: int, expected: str) -> None:
    assert format_past_day(ago(seconds), NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (HOUR, "11:00"),
        (-5, "12:00"),
    ],
)
def test_how_long_ago(seconds: int, expected: str) -> None:
    assert describe_past(ago(seconds), NOW) == expected


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        (QLocale.Country.UnitedKingdom, "2026-03-09T00:00:00"),  # Monday
        (QLocale.Country.UnitedStates, "2026-03-08T00:00:00"),  # Sunday
    ],
)
def test_week_begins_on_the_first_day_of_the_locale(country: QLocale.Country, expected: str) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, country))

    begin = QDateTime.fromMSecsSinceEpoch(int(start_of_week(NOW) * 1000))

    assert begin.toString(Qt.DateFormat.ISODate) == expected


@given(st.integers(0, 4_000_000_000))
def test_week_has_begun_at_most_seven_days_ago(seconds: int) -> None:
    now = QDateTime.fromSecsSinceEpoch(seconds)
    begin = start_of_week(now)

    assert begin <= seconds < begin + 7 * DAY + 2 * HOUR  # a week in which clocks are set back is longer
    first_day = QDateTime.fromMSecsSinceEpoch(int(begin * 1000)).date().dayOfWeek()
    assert first_day == QLocale().firstDayOfWeek().value
