"""The callers to call back, as the history lists them, and the marks that users set on them.

The history decides who is listed. It is queried when calls were stored, after each mark, and at intervals for
the changes of other desks. The last list stays while the history does not answer.
"""

from __future__ import annotations

import time
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallRecord,
    ReturnedCall,
)
from devlink3_desk.history.queries import HistoryAccess
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.switchboard.board_values import CallDirection

POLL_MS: Final = 4_000
"""Minimum interval at which the history is queried for changes by other desks."""
MAX_LOAD: Final = 0.02
"""Maximum share of time that these queries take; a large history is queried less often."""
MAX_UNDO: Final = 50
"""Maximum number of marks that can be undone."""
_CHANGED_SINCE: Final = QT_TRANSLATE_NOOP(
    "Link", "Someone else has marked {name} since. Nothing was taken back."
)


class ReturnedCaller(msgspec.Struct, frozen=True):
    """A caller who is no longer listed, because a user has spoken with them."""

    callback: Callback
    call: ReturnedCall
    by_caller: bool
    """Whether the caller has called again, and was answered."""


class UndoableMark(msgspec.Struct, frozen=True):
    """A mark of this desk that can be undone."""

    key: str
    name: str
    """The caller."""
    state: CallbackState
    who: str


class CallbackBook(QObject):
    """Callers to call back, from a history that may change and may be absent."""

    changed = Signal()
    """Emitted when :attr:`callbacks`, :attr:`problem`, the history or the scope has changed."""
    returned = Signal(object)
    """Emitted with a :class:`ReturnedCaller` when a user has spoken with a listed caller."""
    undo_changed = Signal()
    """Emitted when :attr:`undoable` has changed."""
    undone = Signal(object)
    """Emitted with the :class:`UndoableMark` that was undone."""
    mark_failed = Signal(object)
    """Emitted with the :class:`.Sentence` that says why a mark was not stored, or not undone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.callbacks: tuple[Callback, ...] = ()
        """All callers who have tried to call since they were last reached, also those marked as done."""
        self.problem: Sentence | None = None
        """Why the history does not answer; ``None`` if it does."""
        self.has_answer = False
        """Whether the history has answered at all."""
        self._history: HistoryAccess | None = None
        self._short_seconds = DEFAULT_SHORT_SECONDS
        self._scope: frozenset[str] = frozenset()
        self._undoable: list[UndoableMark] = []
        self._receiver = FutureReceiver(self)
        self._requested_at: float | None = None
        """Monotonic time of the pending query; ``None`` if none is pending."""
        self._counted_source: tuple[tuple[Callback, ...], frozenset[str]] | None = None
        self._open_count = 0
        self._is_stopped = False
        self._is_outdated = False
        """Whether to query again when the pending query is answered."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)

    # -- where the callers come from

    @property
    def is_available(self) -> bool:
        """Whether there is a history."""
        return self._history is not None

    def set_history(self, history: HistoryAccess | None) -> None:
        """Set the history; without one, nobody is listed."""
        if history is self._history or self._is_stopped:
            self.refresh()
            return
        self._history = history
        self._timer.stop()
        self._receiver.drop_pending()
        self._requested_at, self._is_outdated, self.has_answer = None, False, False
        self.callbacks, self.problem = (), None
        self._undoable.clear()
        self.undo_changed.emit()
        self.changed.emit()
        self.refresh()

    def set_short_seconds(self, short_seconds: float) -> None:
        """Set the seconds up to which a caller who gave up need not be called back."""
        if short_seconds != self._short_seconds:
            self._short_seconds = short_seconds
            self.refresh()

    def set_scope(self, numbers: frozenset[str]) -> None:
        """Set the extensions and hunt groups that this desk watches; empty for all."""
        if numbers != self._scope:
            self._scope = numbers
            self.changed.emit()

    @property
    def scope(self) -> frozenset[str]:
        """The extensions and hunt groups that this desk watches; empty for all."""
        return self._scope

    def is_watched(self, callback: Callback) -> bool:
        """Return whether a caller has tried to reach someone that this desk watches."""
        return not self._scope or not self._scope.isdisjoint(callback.targets)

    @property
    def open_count(self) -> int:
        """Number of callers in the scope who are still to be called back."""
        # Cached: it is read with every batch of changes.
        source = (self.callbacks, self._scope)
        if self._counted_source is None or any(
            one is not other for one, other in zip(source, self._counted_source, strict=True)
        ):
            self._counted_source = source
            self._open_count = sum(
                callback.state is not CallbackState.DONE and self.is_watched(callback)
                for callback in self.callbacks
            )
        return self._open_count

    def refresh(self) -> None:
        """Request the callers to call back from the history."""
        if self._history is None or self._is_stopped:
            return
        if self._requested_at is not None:
            self._is_outdated = True
            return
        self._timer.stop()
        self._requested_at = time.monotonic()
        future = self._history.list_callbacks(short_seconds=self._short_seconds, with_done=True)
        self._receiver.wait_for(future, self._set_callbacks, self._set_problem)

    def stop(self) -> None:
        """Stop querying; called at the end of the program, before the history is closed."""
        self._is_stopped = True
        self._timer.stop()
        self._receiver.drop_pending()

    def _set_callbacks(self, callbacks: list[Callback]) -> None:
        previous, had_answer, had_problem = self.callbacks, self.has_answer, self.problem is not None
        answer = tuple(callbacks)
        has_changed = answer != previous
        self.callbacks, self.problem, self.has_answer = answer if has_changed else previous, None, True
        self._schedule_refresh()
        if has_changed or not had_answer or had_problem:
            self.changed.emit()
        if had_answer and has_changed:
            keys = {callback.key for callback in callbacks}
            self._request_missed_calls(
                [each for each in previous if each.key not in keys and each.state is not CallbackState.DONE]
            )

    def _set_problem(self, problem: Sentence) -> None:
        has_changed, self.problem = problem != self.problem, problem
        self._schedule_refresh()
        if has_changed:
            self.changed.emit()

    def _schedule_refresh(self) -> None:
        """Schedule the next query: soon if the answer may be outdated, else after a longer pause."""
        seconds = 0.0 if self._requested_at is None else time.monotonic() - self._requested_at
        self._requested_at = None
        pause = max(POLL_MS, round(seconds * 1000 / MAX_LOAD))
        if self._is_outdated:
            # Pause for as long as the query took, so that the history is busy half of the time at most.
            pause = round(seconds * 1000)
        self._is_outdated = False
        self._timer.start(pause)

    # -- callers who were reached

    def _request_missed_calls(self, callbacks: list[Callback]) -> None:
        if not callbacks or self._history is None:
            return
        by_call = {callback.last_call: callback for callback in callbacks}
        future = self._history.find_calls(list(by_call))
        self._receiver.wait_for(future, lambda calls: self._request_returns(by_call, calls), _ignore_failure)

    def _request_returns(self, by_call: dict[str, Callback], calls: dict[str, CallRecord]) -> None:
        # The calls of a caller whose number was deleted are not found; such a caller is not reported.
        if not calls or self._history is None:
            return
        future = self._history.find_returns(list(calls.values()))
        self._receiver.wait_for(
            future, lambda returns: self._request_returning_calls(by_call, returns), _ignore_failure
        )

    def _request_returning_calls(
        self, by_call: dict[str, Callback], returns: dict[str, ReturnedCall]
    ) -> None:
        if not returns or self._history is None:
            return
        future = self._history.find_calls([each.call for each in returns.values()])

        def report(calls: dict[str, CallRecord]) -> None:
            for missed, returned in returns.items():
                call = calls.get(returned.call)
                by_caller = call is not None and call.direction is CallDirection.INCOMING
                self.returned.emit(ReturnedCaller(by_call[missed], returned, by_caller))

        self._receiver.wait_for(future, report, _ignore_failure)

    # -- marks

    def mark_caller(self, callback: Callback, state: CallbackState, *, who: str, reason: str = "") -> None:
        """Mark a caller as claimed by ``who``, as done, or as open again."""
        if self._history is None:
            return
        mark = UndoableMark(callback.key, callback.name or callback.number, state, who)
        future = self._history.mark_callback(callback.key, state, who=who, reason=reason)
        self._receiver.wait_for(future, lambda _none: self._add_undoable(mark), self._report_failure)

    @property
    def undoable(self) -> UndoableMark | None:
        """The mark that :meth:`undo_mark` undoes; ``None`` if there is none."""
        return self._undoable[-1] if self._undoable else None

    def undo_mark(self) -> None:
        """Undo the last mark of this desk, unless another desk has marked the caller since."""
        if self._history is None or not self._undoable:
            return
        mark = self._undoable.pop()
        self.undo_changed.emit()
        # Requested again, because the list that is shown may be some seconds old.
        future = self._history.list_callbacks(short_seconds=self._short_seconds, with_done=True)
        self._receiver.wait_for(
            future, lambda callbacks: self._undo_own_mark(mark, callbacks), self._report_failure
        )

    def _undo_own_mark(self, mark: UndoableMark, callbacks: list[Callback]) -> None:
        current = next((each for each in callbacks if each.key == mark.key), None)
        if current is not None and not _is_mark_of(current, mark):
            self._report_failure(Sentence(_CHANGED_SINCE, name=mark.name))
        elif self._history is not None:
            future = self._history.undo_callback_mark(mark.key)
            self._receiver.wait_for(future, lambda _removed: self._report_undone(mark), self._report_failure)

    def _report_undone(self, mark: UndoableMark) -> None:
        self.undone.emit(mark)
        self.refresh()

    def _add_undoable(self, mark: UndoableMark) -> None:
        self._undoable = [*self._undoable, mark][-MAX_UNDO:]
        self.undo_changed.emit()
        self.refresh()

    def _report_failure(self, sentence: Sentence) -> None:
        self.mark_failed.emit(sentence)
        self.refresh()


def _is_mark_of(callback: Callback, mark: UndoableMark) -> bool:
    """Return whether the current mark of a caller is ``mark``."""
    return callback.state is mark.state and callback.by == mark.who


def _ignore_failure(_sentence: Sentence) -> None:
    """Do nothing. Without this answer, only the message about a returned call is missing."""
