"""The model of live calls, the order in which they are shown, and calls that have just ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import ClassVar, Final, NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer

from devlink3_desk.preferences import StateLimit
from devlink3_desk.qt.core.call_row import DEFAULT_SITE, CallRow
from devlink3_desk.qt.core.call_takers import format_taker
from devlink3_desk.qt.core.row_model import KeyedModel, Role
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.state_display import (
    Urgency,
    compute_urgency,
    describe_direction,
    describe_flag,
)
from devlink3_desk.qt.core.text import join_bidi
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallFlag, CallStatus, Clock


class CallColumn(IntEnum):
    """Columns of the list of calls."""

    STATE = 0
    FROM = 1
    TO = 2
    LINE = 3
    TIME = 4


class StateCount(NamedTuple):
    """Number of calls in a state."""

    calls: int
    for_others: int
    """Those among them that others have to attend to."""


class CallModel(KeyedModel[CallRow]):
    """All live calls, and those that have just ended."""

    elapsed_column: ClassVar[int] = CallColumn.TIME
    column_titles: ClassVar[tuple[str, ...]] = (
        QT_TRANSLATE_NOOP("CallModel", "State"),
        QT_TRANSLATE_NOOP("CallModel", "From"),
        QT_TRANSLATE_NOOP("CallModel", "To"),
        QT_TRANSLATE_NOOP("CallModel", "Group and line"),
        QT_TRANSLATE_NOOP("CallModel", "Time"),
    )

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._state_limits: Mapping[CallStatus, StateLimit] = {}
        self.site = DEFAULT_SITE
        """How phone numbers are written."""

    def set_state_limits(self, limits: Mapping[CallStatus, StateLimit]) -> None:
        """Set the seconds after which a state becomes urgent; states without a limit never do.

        No change is announced: urgency is read with the elapsed time, which is repainted every second.
        """
        self._state_limits = limits

    def find_urgency(self, row: CallRow) -> Urgency:
        """Return how urgent a call is by the time that it has been in its state."""
        limit = None if row.is_for_others else self._state_limits.get(row.info.state)
        return Urgency.NORMAL if limit is None else compute_urgency(limit, self.count_elapsed(row) or 0)

    def cell_data(self, row: CallRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        return self.find_urgency(row) if role == Role.URGENCY else super().cell_data(row, column, role)

    def cell_text(self, row: CallRow, column: int) -> str:
        """Return the text of one cell."""
        match column:
            case CallColumn.STATE:
                return row.state_text
            case CallColumn.FROM:
                return join_bidi(filter(None, (row.caller, row.caller_detail)), " ")
            case CallColumn.TO:
                return join_bidi(filter(None, (row.called, row.called_detail)), " ")
            case CallColumn.LINE:
                return join_bidi(filter(None, (row.line, row.line_detail)), " ")
            case _:
                return self.format_elapsed(row)

    def tooltip_text(self, row: CallRow, column: int) -> str:
        """Return the texts of a cell, and what it paints as icons or shows in a wide window only."""
        lines: tuple[str, ...] = (self.cell_text(row, column),)
        if column == CallColumn.FROM:
            flags = (flag for flag in row.info.flags if flag is not CallFlag.EMERGENCY)
            lines += (describe_direction(row.info.direction), row.emergency_text, *map(describe_flag, flags))
        elif column == CallColumn.TO:
            taker = format_taker(row.taken_by) if row.taken_by else ""
            lines += (taker, row.line if row.line != row.called else "")
        return "\n".join(filter(None, lines))

    def is_lower_bound(self, row: CallRow) -> bool:
        """Return whether the state, or the waiting, may have begun before the link was up."""
        return row.is_lower_bound

    def count_by_state(self) -> dict[CallStatus, StateCount]:
        """Return the number of calls in each state, ended ones left out."""
        # With an entry for every state: callers add up states that may have no call.
        calls, for_others = dict.fromkeys(CallStatus, 0), dict.fromkeys(CallStatus, 0)
        for row in self:
            if not row.has_ended:
                calls[row.info.state] += 1
                if row.is_for_others:
                    for_others[row.info.state] += 1
        return {state: StateCount(count, for_others[state]) for state, count in calls.items()}


class CallList(SortedModel[CallRow]):
    """Calls by priority, optionally only those in some states."""

    source: CallModel

    def __init__(self, source: CallModel, parent: QObject | None = None) -> None:
        # The base class builds its rows, and with them asks for the filter, in its constructor.
        self._states: frozenset[CallStatus] = frozenset()
        super().__init__(source, parent)

    def build_row_filter(self) -> Callable[[CallRow], bool] | None:
        """Return the filter by state, or ``None`` if all states are shown."""
        states = self._states
        return (lambda row: row.info.state in states) if states else None

    def set_states(self, states: Iterable[CallStatus]) -> None:
        """Show only calls in these states; an empty iterable shows all."""
        selected = frozenset(states)
        if selected != self._states:
            self._states = selected
            self.rebuild()


MAX_RETAINED: Final = 40
"""Maximum number of ended calls that stay: after an outage, hundreds may end together."""

PAUSED_RETRY_MS: Final = 250
"""Milliseconds between two checks whether the list has stopped being frozen."""

MIN_TIMER_MS: Final = 50
"""Calls that expire within this time are removed together."""


class EndedCallRetention(QObject):
    """Decides how long ended calls stay in the list, and removes them.

    A row that vanishes the moment its call ends makes the rows below it jump, often under a mouse
    button that is just going down. So an ended call lingers:

    1. The call ends. Its row is replaced by one that keeps the sort key it had
       (:func:`.create_ended_row`), so that it stays where it is, greyed out and without a running time.
       :meth:`retain_calls` appends its key to a queue, with the instant at which it expires.
    2. All calls stay for the same time, so the queue is sorted by expiry, and one single-shot timer
       for its head is enough. Its time-out removes everything that has expired.
    3. While a list of :meth:`watch_list` is frozen because the mouse moves over it, nothing is removed; the
       timer asks again.

    A key may come back to life while it waits here (a call that was parked and retrieved, or is listed
    again by a snapshot). Such a key stays in the queue, and is ignored when its time comes.
    """

    def __init__(self, clock: Clock, calls: CallModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.retention_seconds = 0.0
        """How long an ended call stays; 0 removes it immediately."""
        self._clock, self._calls = clock, calls
        self._lists: WeakSet[CallList] = WeakSet()
        self._expiries: deque[tuple[float, str]] = deque()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.remove_expired)

    def watch_list(self, call_list: CallList) -> None:
        """Remove nothing while ``call_list`` is frozen."""
        self._lists.add(call_list)

    def count_ended(self) -> int:
        """Return the number of ended calls that are still in the list."""
        return sum(self._has_ended(key) for key in {key for _, key in self._expiries})

    def retain_calls(self, keys: Iterable[str]) -> None:
        """Let calls that have just ended stay for :attr:`retention_seconds`."""
        expiry = self._clock() + self.retention_seconds
        self._expiries.extend((expiry, key) for key in keys)
        # Those that have ended first are removed, whatever time they have left.
        excess = len(self._expiries) - MAX_RETAINED
        if excess > 0:
            self._remove_calls([self._expiries.popleft()[1] for _ in range(excess)])
        self._schedule_removal()

    def remove_expired(self) -> None:
        """Remove the calls that have stayed long enough."""
        if any(call_list.is_frozen for call_list in self._lists):
            self._timer.start(PAUSED_RETRY_MS)
            return
        now = self._clock()
        expired: list[str] = []
        while self._expiries and self._expiries[0][0] <= now:
            expired.append(self._expiries.popleft()[1])
        if expired:
            self._remove_calls(expired)
        self._schedule_removal()

    def _has_ended(self, key: str) -> bool:
        row = self._calls.find(key)
        return row is not None and row.has_ended

    def _remove_calls(self, keys: Iterable[str]) -> None:
        self._calls.update_rows({key: None for key in keys if self._has_ended(key)})

    def _schedule_removal(self) -> None:
        # A running timer is early enough: calls are appended with later expiries only.
        if self._expiries and not self._timer.isActive():
            remaining = self._expiries[0][0] - self._clock()
            self._timer.start(max(MIN_TIMER_MS, round(remaining * 1000)))
