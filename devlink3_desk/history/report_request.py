"""What a report is about: period, grouping, targets, formula of the service level, and intervals.

Intervals of local time are as long as they really are: a day on which the clocks change has 23 or 25 hours,
and is one day all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Final, Protocol

import msgspec

from devlink3_desk.history.call_record import DEFAULT_SHORT_SECONDS

DEFAULT_TARGET_SECONDS: Final = 20.0

QUARTER_SECONDS: Final = 900
MAX_INTERVALS: Final = 200_000
"""Five years of quarter hours; more would be a mistake."""


class ReportGrouping(StrEnum):
    """What the rows of a report are."""

    GROUP = "group"
    EXTENSION = "extension"
    DID = "did"
    TRUNK = "trunk"
    QUARTER = "quarter"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WEEKDAY_HOUR = "weekday-hour"

    @property
    def is_by_time(self) -> bool:
        """Whether rows are intervals."""
        return self not in _NOT_BY_TIME


_NOT_BY_TIME: Final = frozenset(
    {ReportGrouping.GROUP, ReportGrouping.EXTENSION, ReportGrouping.DID, ReportGrouping.TRUNK}
)


class ServiceLevelFormula(StrEnum):
    """The definitions of service level that are in use; there is no standard."""

    ANSWERED = "answered"
    """Answered in target ÷ (answered + abandoned); short abandons do not count."""
    ALL = "all"
    """(Answered in target + abandoned within it) ÷ all; short abandons count in both places."""
    PCA = "pca"
    """Answered in target ÷ answered."""
    OFFERED = "offered"
    """Answered in target ÷ offered, short abandons included."""


class _LevelFigures(Protocol):
    answered: int
    abandoned: int
    answered_in_target: int
    abandoned_in_target: int


def compute_service_level(formula: ServiceLevelFormula, figures: _LevelFigures, offered: int) -> float | None:
    """Return a share of 0 to 1, ``None`` without calls; ``offered`` are all calls or visits."""
    share, total = figures.answered_in_target, offered
    match formula:
        case ServiceLevelFormula.ANSWERED:
            total = figures.answered + figures.abandoned
        case ServiceLevelFormula.ALL:
            share += figures.abandoned_in_target
        case ServiceLevelFormula.PCA:
            total = figures.answered
        case ServiceLevelFormula.OFFERED:
            pass
    return share / total if total else None


class FigureSettings(msgspec.Struct, frozen=True):
    """The limits by which calls are counted, in seconds."""

    target_seconds: float = DEFAULT_TARGET_SECONDS
    short_seconds: float = DEFAULT_SHORT_SECONDS

    @property
    def target(self) -> int:
        """Waiting time within which an answer is in target, in milliseconds."""
        return round(self.target_seconds * 1000)

    @property
    def short(self) -> int:
        """Waiting time up to which an abandoned call is a short abandon, in milliseconds."""
        return round(self.short_seconds * 1000)

    @property
    def key(self) -> str:
        """Identifies the settings where figures are stored."""
        return f"{self.target}/{self.short}"


class ReportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A report on the calls that started from ``since`` to before ``until``, in seconds since 1970."""

    grouping: ReportGrouping
    since: float
    until: float
    settings: FigureSettings = FigureSettings()
    formula: ServiceLevelFormula = ServiceLevelFormula.ANSWERED
    zone: dt.tzinfo | None = None
    """Of days and hours; ``None`` is that of the system."""
    group: str | None = None
    """Only calls that visited this hunt group."""
    extension: str | None = None
    """Only calls in which this extension rang, talked or made the call."""
    did: str | None = None
    """Only calls to this number."""
    trunk: str | None = None
    """Only calls that used this outside line (:attr:`.LineUse.line`)."""
    now: float | None = None
    """What is later is not blind yet."""
    first_weekday: int = 1
    """Day on which weeks begin, of which 1 is Monday."""

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the calls count."""
        return any(each is not None for each in (self.group, self.extension, self.did, self.trunk))


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
    if request.grouping is ReportGrouping.WEEK:
        find_next = partial(_next_week, first_weekday=request.first_weekday)
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


def find_days(request: ReportRequest) -> tuple[dt.date, dt.date]:
    """Return the first and the last local day of a period."""
    # A period ends before its last instant.
    last = max(request.since, request.until - 0.001)
    return to_local(request.since, request.zone).date(), to_local(last, request.zone).date()


def has_whole_days(request: ReportRequest) -> bool:
    """Return whether a period begins and ends at local midnights."""
    first, last = find_days(request)
    day = dt.timedelta(days=1)
    borders = to_instant(first, request.zone), to_instant(last + day, request.zone)
    return borders == (request.since, request.until)


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


def _next_week(instant: float, zone: dt.tzinfo | None, first_weekday: int = 1) -> float:
    date = to_local(instant, zone).date()
    days = 7 - (date.isoweekday() - first_weekday) % 7
    return to_instant(date + dt.timedelta(days=days), zone)


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
