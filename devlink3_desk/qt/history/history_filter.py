"""The filter of the history: the choices of the user, and the query that they make."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QTime

from devlink3_desk.history.call_record import CallOutcome
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.numbers.search import find_presented_spellings
from devlink3_desk.qt.core.text import compute_day_start, find_week_start
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallDirection
from devlink3_desk.switchboard.site import Site


class FilterPeriod(StrEnum):
    """The days whose calls are shown."""

    ANY = "any"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    CHOSEN = "chosen"
    """From :attr:`HistoryFilter.first_day` to :attr:`HistoryFilter.last_day`, with their times."""


PERIOD_TEXTS: Final[dict[FilterPeriod, str]] = {
    FilterPeriod.ANY: QT_TRANSLATE_NOOP("HistoryFilter", "Any day"),
    FilterPeriod.TODAY: QT_TRANSLATE_NOOP("HistoryFilter", "Today"),
    FilterPeriod.YESTERDAY: QT_TRANSLATE_NOOP("HistoryFilter", "Yesterday"),
    FilterPeriod.WEEK: QT_TRANSLATE_NOOP("HistoryFilter", "This week"),
    FilterPeriod.CHOSEN: QT_TRANSLATE_NOOP("HistoryFilter", "Choose days…"),
}


class OutcomeChoice(StrEnum):
    """The choices of an outcome, some of which stand for several outcomes of a call."""

    ANY = "any"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    ABANDONED = "abandoned"
    VOICEMAIL = "voicemail"
    UNANSWERED = "unanswered"


OUTCOME_CHOICE_TEXTS: Final[dict[OutcomeChoice, str]] = {
    OutcomeChoice.ANY: QT_TRANSLATE_NOOP("HistoryFilter", "Any outcome"),
    OutcomeChoice.ANSWERED: QT_TRANSLATE_NOOP("HistoryFilter", "Answered"),
    OutcomeChoice.NOT_ANSWERED: QT_TRANSLATE_NOOP("HistoryFilter", "Not answered by a person"),
    OutcomeChoice.ABANDONED: QT_TRANSLATE_NOOP("HistoryFilter", "Caller hung up"),
    OutcomeChoice.VOICEMAIL: QT_TRANSLATE_NOOP("HistoryFilter", "Went to voicemail"),
    OutcomeChoice.UNANSWERED: QT_TRANSLATE_NOOP("HistoryFilter", "Nobody reached"),
}
_OUTCOMES: Final[dict[OutcomeChoice, tuple[CallOutcome, ...]]] = {
    OutcomeChoice.ANY: (),
    OutcomeChoice.ANSWERED: (CallOutcome.ANSWERED,),
    OutcomeChoice.NOT_ANSWERED: (
        CallOutcome.ABANDONED,
        CallOutcome.SHORT_ABANDONED,
        CallOutcome.VOICEMAIL,
        CallOutcome.UNANSWERED,
    ),
    OutcomeChoice.ABANDONED: (CallOutcome.ABANDONED, CallOutcome.SHORT_ABANDONED),
    OutcomeChoice.VOICEMAIL: (CallOutcome.VOICEMAIL,),
    OutcomeChoice.UNANSWERED: (CallOutcome.UNANSWERED,),
}

DIRECTION_CHOICE_TEXTS: Final[dict[CallDirection | None, str]] = {
    None: QT_TRANSLATE_NOOP("HistoryFilter", "Any direction"),
    CallDirection.INCOMING: QT_TRANSLATE_NOOP("HistoryFilter", "Incoming"),
    CallDirection.OUTGOING: QT_TRANSLATE_NOOP("HistoryFilter", "Outgoing"),
    CallDirection.INTERNAL: QT_TRANSLATE_NOOP("HistoryFilter", "Internal"),
}


def translate_choice(text: str) -> str:
    """Return a text of the tables above, translated."""
    return QCoreApplication.translate("HistoryFilter", text)


MIDNIGHT: Final = QTime(0, 0)


class HistoryFilter(msgspec.Struct, frozen=True):
    """The choices of the user; the default shows every call."""

    text: str = ""
    period: FilterPeriod = FilterPeriod.ANY
    first_day: QDate | None = None
    last_day: QDate | None = None
    first_time: QTime = MIDNIGHT
    """Time of the first day from which calls are shown."""
    last_time: QTime = MIDNIGHT
    """Time of the last day before which calls are shown; midnight is the end of that day."""
    span: tuple[float, float] | None = None
    """Start and exclusive end of the calls, in seconds since 1970; set only with their days and times.

    Only instants identify an hour that occurs twice, at the end of daylight saving time.
    """
    direction: CallDirection | None = None
    outcome: OutcomeChoice = OutcomeChoice.ANY
    group: str | None = None
    extension: str | None = None
    number: str = ""
    """The number whose calls are shown, as it is recorded; empty for all numbers."""

    @property
    def is_empty(self) -> bool:
        """Whether every call is shown."""
        return self == HistoryFilter()

    def build_query(self, today: QDate, site: Site) -> CallQuery:
        """Return the query for these calls, newest first, without their legs."""
        since, until = self._find_bounds(today)
        return CallQuery(
            since=since,
            until=until,
            numbers=find_presented_spellings(self.number, site) if self.number else (),
            extension=self.extension,
            group=self.group,
            outcomes=_OUTCOMES[self.outcome],
            direction=self.direction,
            text=self.text.strip(),
            with_legs=False,
        )

    def has_other_times(self) -> bool:
        """Return whether days and times alone stand for other instants than :attr:`span`."""
        if self.span is None or self.first_day is None or self.last_day is None:
            return False
        bounds = self._find_chosen_bounds(self.first_day, self.last_day)
        return any(abs(bound - instant) >= 1 for bound, instant in zip(bounds, self.span, strict=True))

    def has_same_days(self, other: HistoryFilter) -> bool:
        """Return whether both have the same days and times."""
        return all(getattr(self, name) == getattr(other, name) for name in _DAY_FIELDS)

    def _find_bounds(self, today: QDate) -> tuple[float | None, float | None]:
        """Return the start of the first day, and the end of the last day."""
        match self.period:
            case FilterPeriod.ANY:
                return None, None
            case FilterPeriod.TODAY:
                first, last = today, today
            case FilterPeriod.YESTERDAY:
                first, last = today.addDays(-1), today.addDays(-1)
            case FilterPeriod.WEEK:
                first, last = find_week_start(today), today
            case FilterPeriod.CHOSEN if self.span is not None:
                return self.span
            case FilterPeriod.CHOSEN:
                first, last = self.first_day or today, self.last_day or today
                return self._find_chosen_bounds(first, last)
        return compute_day_start(first), compute_day_start(last.addDays(1))

    def _find_chosen_bounds(self, first: QDate, last: QDate) -> tuple[float, float]:
        first_time, last_time = self.first_time, self.last_time
        if last < first or (last == first and MIDNIGHT < last_time < first_time):
            # In the wrong order, each day with its time.
            first, last, first_time, last_time = last, first, last_time, first_time
        since = compute_day_start(first)
        if first_time != MIDNIGHT:
            since = _to_seconds(QDateTime(first, first_time))
        if last_time == MIDNIGHT:
            return since, compute_day_start(last.addDays(1))
        return since, _to_seconds(QDateTime(last, last_time))


_DAY_FIELDS: Final = ("period", "first_day", "last_day", "first_time", "last_time")


def _to_seconds(moment: QDateTime) -> float:
    return moment.toMSecsSinceEpoch() / 1000
