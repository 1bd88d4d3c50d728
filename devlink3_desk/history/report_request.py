"""What a report is about: period, grouping, targets and the formula of the service level."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final, Protocol

import msgspec

from devlink3_desk.history.call_record import DEFAULT_SHORT_SECONDS

DEFAULT_TARGET_SECONDS: Final = 20.0


class ReportGrouping(StrEnum):
    """What the rows of a report are."""

    GROUP = "group"
    EXTENSION = "extension"
    DID = "did"
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


_NOT_BY_TIME: Final = frozenset({ReportGrouping.GROUP, ReportGrouping.EXTENSION, ReportGrouping.DID})


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
    now: float | None = None
    """What is later is not blind yet."""

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the calls count."""
        return any(each is not None for each in (self.group, self.extension, self.did))
