"""The period of a report, the period before that it is compared with, and how finely its plots show it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import QDate

from devlink3_desk.history.report_request import ReportGrouping
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class PeriodChoice(StrEnum):
    """The periods that can be chosen."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    LAST_30_DAYS = "last-30-days"
    CHOSEN = "chosen"


PERIOD_TEXTS: Final[dict[PeriodChoice, str]] = {
    PeriodChoice.TODAY: QT_TRANSLATE_NOOP("Reports", "Today"),
    PeriodChoice.YESTERDAY: QT_TRANSLATE_NOOP("Reports", "Yesterday"),
    PeriodChoice.WEEK: QT_TRANSLATE_NOOP("Reports", "This week"),
    PeriodChoice.MONTH: QT_TRANSLATE_NOOP("Reports", "This month"),
    PeriodChoice.LAST_30_DAYS: QT_TRANSLATE_NOOP("Reports", "Last 30 days"),
    PeriodChoice.CHOSEN: QT_TRANSLATE_NOOP("Reports", "Choose days…"),
}

_HOURS_UP_TO_DAYS: Final = 2
_DAYS_UP_TO_DAYS: Final = 92
_WEEKS_UP_TO_DAYS: Final = 400


class DayRange(msgspec.Struct, frozen=True):
    """Days from the first to the last one, both included."""

    first: QDate
    last: QDate

    @property
    def days(self) -> int:
        """How many days these are."""
        return self.first.daysTo(self.last) + 1

    @property
    def since(self) -> float:
        """Instant at which the first day begins, in seconds since 1970."""
        return self.first.startOfDay().toMSecsSinceEpoch() / 1000

    @property
    def until(self) -> float:
        """Instant at which the last day has ended."""
        return self.last.addDays(1).startOfDay().toMSecsSinceEpoch() / 1000

    @property
    def interval(self) -> ReportGrouping:
        """What a bar of a plot is, so that there are neither too few nor too many."""
        if self.days <= _HOURS_UP_TO_DAYS:
            return ReportGrouping.HOUR
        if self.days <= _DAYS_UP_TO_DAYS:
            return ReportGrouping.DAY
        return ReportGrouping.WEEK if self.days <= _WEEKS_UP_TO_DAYS else ReportGrouping.MONTH

    def find_previous(self, choice: PeriodChoice, today: QDate) -> DayRange:
        """Return the period before: the same weekdays, or as many days.

        A period that has not ended yet is compared with the same part of the one before.
        """
        if choice is PeriodChoice.MONTH:
            first = self.first.addMonths(-1)
            if self.last < today or today.daysInMonth() == today.day():
                return DayRange(first, self.first.addDays(-1))
            return DayRange(first, min(first.addDays(self.days - 1), self.first.addDays(-1)))
        if choice in (PeriodChoice.TODAY, PeriodChoice.YESTERDAY, PeriodChoice.WEEK):
            # A Monday is compared with a Monday: weekdays differ more than weeks.
            return DayRange(self.first.addDays(-7), self.last.addDays(-7))
        return DayRange(self.first.addDays(-self.days), self.first.addDays(-1))


def find_days(choice: PeriodChoice, today: QDate, chosen: DayRange, first_weekday: int) -> DayRange:
    """Return the days of a choice; ``first_weekday`` is 1 where weeks begin on Monday."""
    match choice:
        case PeriodChoice.TODAY:
            return DayRange(today, today)
        case PeriodChoice.YESTERDAY:
            return DayRange(today.addDays(-1), today.addDays(-1))
        case PeriodChoice.WEEK:
            return DayRange(today.addDays(-((today.dayOfWeek() - first_weekday) % 7)), today)
        case PeriodChoice.MONTH:
            return DayRange(QDate(today.year(), today.month(), 1), today)
        case PeriodChoice.LAST_30_DAYS:
            return DayRange(today.addDays(-29), today)
        case PeriodChoice.CHOSEN:
            first, last = sorted((chosen.first, chosen.last), key=QDate.toJulianDay)
            return DayRange(first, last)
