"""Intervals of local time: quarter hours, hours, days, weeks and months, as long as they really are.

A day on which the clocks change has 23 or 25 hours, and is one day all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

import msgspec

from devlink3_desk.history.report_request import ReportGrouping, ReportRequest

QUARTER_SECONDS: Final = 900
MAX_INTERVALS: Final = 200_000
"""Five years of quarter hours; more would be a mistake."""


class ReportInterval(msgspec.Struct, frozen=True, gc=False):
    """From ``start`` to before ``end``, in seconds since 1970."""

    start: float
    end: float


class TooManyIntervalsError(ValueError):
    """A period has more intervals than anybody could read."""


def build_intervals(request: ReportRequest) -> list[ReportInterval]:
    """Return the intervals of a period, the first and the last cut at its borders.

    A report by hunt group or the like has one. Those of weekdays and hours are hours.
    """
    since, until = request.since, request.until
    if since >= until:
        return []
    find_next = _STEPS.get(request.grouping)
    if find_next is None:
        return [ReportInterval(since, until)]
    intervals: list[ReportInterval] = []
    start = since
    while start < until:
        end = min(find_next(start, request.zone), until)
        intervals.append(ReportInterval(start, end))
        if len(intervals) > MAX_INTERVALS:
            raise TooManyIntervalsError
        start = end
    return intervals


def extend_period(
    period: tuple[float, float], grouping: ReportGrouping, zone: dt.tzinfo | None
) -> tuple[float, float]:
    """Return ``period`` with its first and its last interval as a whole, or else its days."""
    since, until = period
    find_next = _STEPS.get(grouping, _next_day)
    day = to_local(since, zone).date()
    if grouping is ReportGrouping.MONTH:
        day = day.replace(day=1)
    elif grouping is ReportGrouping.WEEK:
        day -= dt.timedelta(days=day.isoweekday() - 1)
    start = to_instant(day, zone)
    while (after := find_next(start, zone)) <= since:
        start = after
    return start, find_next(max(start, until - 0.001), zone)


def to_local(instant: float, zone: dt.tzinfo | None) -> dt.datetime:
    """Return an instant in local time; without a zone, that of the system."""
    return dt.datetime.fromtimestamp(instant, dt.UTC).astimezone(zone)


def to_instant(date: dt.date, zone: dt.tzinfo | None) -> float:
    """Return the instant at which a day begins."""
    # Where the clocks change at midnight, this is the first instant that there is.
    return dt.datetime(date.year, date.month, date.day, tzinfo=zone).timestamp()


def _find_next_step(instant: float, zone: dt.tzinfo | None, seconds: int) -> float:
    local = to_local(instant, zone)
    within = (local.minute * 60 + local.second) % seconds + local.microsecond / 1e6
    # Not all clocks change by a whole hour, so each step begins at what the clock really shows.
    return round(instant + seconds - within, 3)


def _next_quarter(instant: float, zone: dt.tzinfo | None) -> float:
    return _find_next_step(instant, zone, QUARTER_SECONDS)


def _next_hour(instant: float, zone: dt.tzinfo | None) -> float:
    return _find_next_step(instant, zone, 3600)


def _next_day(instant: float, zone: dt.tzinfo | None) -> float:
    return to_instant(to_local(instant, zone).date() + dt.timedelta(days=1), zone)


def _next_week(instant: float, zone: dt.tzinfo | None) -> float:
    date = to_local(instant, zone).date()
    return to_instant(date + dt.timedelta(days=8 - date.isoweekday()), zone)


def _next_month(instant: float, zone: dt.tzinfo | None) -> float:
    date = to_local(instant, zone).date()
    return to_instant((date.replace(day=1) + dt.timedelta(days=32)).replace(day=1), zone)


_STEPS: Final[dict[ReportGrouping, Callable[[float, dt.tzinfo | None], float]]] = {
    ReportGrouping.QUARTER: _next_quarter,
    ReportGrouping.HOUR: _next_hour,
    ReportGrouping.WEEKDAY_HOUR: _next_hour,
    ReportGrouping.DAY: _next_day,
    ReportGrouping.WEEK: _next_week,
    ReportGrouping.MONTH: _next_month,
}
