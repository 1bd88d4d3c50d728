"""The history of this machine, or of a database server, for a window that must not wait for it."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Generator, Sequence
from concurrent.futures import Future
from typing import Any, Final, Generic, TypeAlias, TypeVar

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.history.report_request import ReportRequest
from devlink3_desk.history.report_rows import Report
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.search import find_presented_key, find_presented_spellings
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_figures import compute_report, use_figure_settings
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_store import HistoryStore, open_history

Answer = TypeVar("Answer")
Slices: TypeAlias = Generator[None, None, Answer]
"""Stops after each slice of a few milliseconds at most, and returns the answer in the end."""
_Task: TypeAlias = Callable[[HistoryStore | HistoryError], None]

SLICE_SECONDS: Final = 0.003
"""Seconds that a query in slices runs before other queries are answered."""
SLICE_PAUSE: Final = 0.001
"""Seconds after a slice, in which the thread of the window runs."""
SHORT_REPORT_SECONDS: Final = 2.5 * 86_400.0
"""Length of a period up to which its figures need not be stored by the limits that are asked for."""

RETRY_SECONDS: Final = 2.0
"""Time between two attempts to open a history that can only be read for the time being."""
_READABLE_PROBLEMS: Final = frozenset({HistoryProblem.FULL, HistoryProblem.READ_ONLY, HistoryProblem.NEWER})
"""Problems of a history that can still be read."""

_CLOSED: Final = QT_TRANSLATE_NOOP("Link", "The history is closed.")


class LocalHistory:
    """Answers queries of a history, one after the other, in a thread of its own.

    It is a :class:`.HistoryAccess`. The history is opened with the first query, and again after an error:
    a file that did not exist may have been created, and a server may run again.
    """

    def __init__(
        self,
        location: HistoryLocation,
        plan: NumberingPlan,
        read_wall: Callable[[], float] = time.time,
        *,
        read_only: bool = False,
    ) -> None:
        """``plan`` defines which numbers are the same one; with ``read_only``, callers cannot be marked."""
        self._read_only = read_only
        self._location = location
        self._plan = plan
        self._read_wall = read_wall
        self._tasks: queue.SimpleQueue[_Task | _SlicedTask[Any] | None] = queue.SimpleQueue()
        self._write_problem: HistoryError | None = None
        """Why the history can only be read at present; belongs to the thread."""
        self._retry_at = 0.0
        self._is_closed = False
        self._reports: LocalHistory | None = None
        self._thread = threading.Thread(target=self._run_tasks, name="devlink3-history-reader", daemon=True)
        self._thread.start()

    @property
    def is_read_only(self) -> bool:
        """Whether callers cannot be marked."""
        return self._read_only

    def fetch_page(self, query: CallQuery) -> Future[CallPage]:
        """Return the calls of one page and where the next one begins."""
        if query.text:
            return self.run_in_slices(lambda store: store.fetch_page_in_slices(query), is_search=True)
        return self.run(lambda store: store.fetch_page(query))

    def count_calls(self, query: CallQuery) -> Future[int]:
        """Return how many calls are found, without regard to ``query.limit``."""
        if query.text:
            return self.run_in_slices(lambda store: store.count_calls_in_slices(query), is_search=True)
        return self.run(lambda store: store.count_calls(query))

    def find_calls(self, ids: Sequence[str]) -> Future[dict[str, CallRecord]]:
        """Return calls by the ids that the board showed."""
        return self.run(lambda store: store.find_calls(ids))

    def find_returns(self, calls: Sequence[CallRecord]) -> Future[dict[str, ReturnedCall]]:
        """Return the later call that returned each of the unanswered ``calls``, by the id of the call."""
        # By spellings: to read every number of a year takes seconds, and a page of calls has few of them.
        return self.run(lambda store: store.find_returns(calls, self._find_spellings))

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
    ) -> Future[list[Callback]]:
        """Return the callers who are to be called back, the one who has waited longest first."""
        return self.run_in_slices(
            lambda store: store.list_callbacks_in_slices(
                since=since,
                short_seconds=short_seconds,
                with_done=with_done,
                normalise=self._normalise_number,
            )
        )

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        """Note that ``who`` is going to call back, that it is done, or that it is open again."""
        wall = self._read_wall()
        return self._run_change(
            lambda store: store.mark_callback(key, state, who=who, wall=wall, reason=reason)
        )

    def undo_callback_mark(self, key: str) -> Future[bool]:
        """Remove the last mark of a caller; the result is whether there was one."""
        return self._run_change(lambda store: store.undo_callback_mark(key))

    def summarise_contact(
        self, numbers: Collection[str], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> Future[ContactSummary]:
        """Return the summary of a number; its calls are counted from ``since`` on, in seconds since 1970."""
        return self.run(lambda store: store.summarise_contact(tuple(numbers), since, short_seconds))

    def compute_report(self, request: ReportRequest) -> Future[Report]:
        """Return the figures of a period; those that had to be computed are stored for the next time."""

        def compute(store: HistoryStore) -> Report:
            if store.database.is_read_only:
                return compute_report(store, request, may_store=False)
            # The limits that are asked for last are those of the next time. The figures of a year are not
            # replaced for the wallboard, which asks for those of today after each call.
            if request.until - request.since > SHORT_REPORT_SECONDS:
                use_figure_settings(store, request.settings)
            return compute_report(store, request, may_store=True)

        if self._is_closed:
            return self.run(compute)
        if self._reports is None:
            # In a thread of its own: a year that is computed for the first time takes minutes.
            self._reports = LocalHistory(
                self._location, self._plan, self._read_wall, read_only=self._read_only
            )
        return self._reports.run(compute)

    def run(self, function: Callable[[HistoryStore], Answer]) -> Future[Answer]:
        """Call ``function`` with the open store in the thread, and return the future of its result."""
        future: Future[Answer] = Future()

        def task(store: HistoryStore | HistoryError) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                if isinstance(store, HistoryError):
                    raise store  # noqa: TRY301 (it goes to the caller, like an error of the query)
                answer = function(store)
            except BaseException as error:  # noqa: BLE001 (it is raised where the answer is used)
                future.set_exception(error)
            else:
                future.set_result(answer)

        if self._is_closed:
            task(HistoryError(Sentence(_CLOSED), HistoryProblem.UNAVAILABLE))
        else:
            self._tasks.put(task)
        return future

    def _run_change(self, function: Callable[[HistoryStore], Answer]) -> Future[Answer]:
        """Run a function that writes; it fails with the reason why the history can only be read."""

        def change(store: HistoryStore) -> Answer:
            if self._write_problem is not None:
                raise self._write_problem
            return function(store)

        return self.run(change)

    def run_in_slices(
        self, function: Callable[[HistoryStore], Slices[Answer]], *, is_search: bool = False
    ) -> Future[Answer]:
        """Run ``function`` in slices, with other queries between them; return the future of its result.

        A search, for which someone waits who is typing, is finished before all others.
        """
        future: Future[Answer] = Future()
        task = _SlicedTask(function, future, is_search=is_search)
        if self._is_closed:
            task.advance(HistoryError(Sentence(_CLOSED), HistoryProblem.UNAVAILABLE))
        else:
            self._tasks.put(task)
        return future

    def close(self, timeout: float = 3.0) -> None:
        """Answer the pending queries and close the history; later queries fail."""
        self._is_closed = True
        self._tasks.put(None)
        if self._reports is not None:
            self._reports.close(timeout)
        self._thread.join(timeout)

    def _find_spellings(self, text: str) -> tuple[str, ...]:
        return find_presented_spellings(text, self._plan)

    def _normalise_number(self, text: str) -> str:
        return find_presented_key(text, self._plan)

    def _run_tasks(self) -> None:
        store: HistoryStore | None = None
        sliced: deque[_SlicedTask[Any]] = deque()
        is_closing = False
        while not is_closing or sliced:
            # One after the other: what the first one has read is what the next one needs.
            try:
                task = self._tasks.get(block=not sliced and not is_closing)
            except queue.Empty:
                task = sliced[0]
            if task is None:
                is_closing = True
                continue
            if isinstance(task, _SlicedTask) and task not in sliced:
                # Behind the other searches, or behind all.
                searches = sum(each.is_search for each in sliced)
                sliced.insert(searches if task.is_search else len(sliced), task)
            opened = self._open_store(store, may_retry=not sliced)
            store = opened if isinstance(opened, HistoryStore) else None
            if not isinstance(task, _SlicedTask):
                task(opened)
            if sliced and sliced[0].advance(opened):
                sliced.popleft()
            elif sliced:
                time.sleep(SLICE_PAUSE)
        if store is not None:
            store.close()

    def _open_store(self, store: HistoryStore | None, *, may_retry: bool) -> HistoryStore | HistoryError:
        """Return the open store, or why it cannot be opened.

        A history that cannot be written is opened to be read; ``may_retry`` is whether to try again to write.
        """
        is_outdated = may_retry and self._write_problem is not None and time.monotonic() >= self._retry_at
        if store is not None and (
            is_outdated or not (store.database.is_current and store.database.is_connected)
        ):
            # A damaged file was set aside, and another one is in its place; or the server was restarted.
            store.close()
            store = None
        if store is not None:
            return store
        self._write_problem = None
        try:
            return open_history(self._location, read_only=self._read_only)
        except HistoryError as error:
            if self._read_only or error.problem not in _READABLE_PROBLEMS:
                return error
            self._write_problem, self._retry_at = error, time.monotonic() + RETRY_SECONDS
        try:
            return open_history(self._location, read_only=True)
        except HistoryError:
            return self._write_problem


class _SlicedTask(Generic[Answer]):
    """A query that runs in slices."""

    def __init__(
        self,
        function: Callable[[HistoryStore], Slices[Answer]],
        future: Future[Answer],
        *,
        is_search: bool = False,
    ) -> None:
        self._function, self._future, self.is_search = function, future, is_search
        self._store: HistoryStore | None = None
        self._slices: Slices[Answer] | None = None

    def advance(self, store: HistoryStore | HistoryError) -> bool:
        """Go on for a slice; return whether that was the last one."""
        if self._future.cancelled():
            return True
        try:
            if isinstance(store, HistoryError):
                raise store  # noqa: TRY301 (it goes to the caller, like an error of the query)
            if self._slices is None or store is not self._store:
                # From the beginning where another file is in the place of the one that it was asked.
                self._store, self._slices = store, self._function(store)
            until = time.monotonic() + SLICE_SECONDS
            while time.monotonic() < until:
                next(self._slices)
        except StopIteration as end:
            if self._future.set_running_or_notify_cancel():
                self._future.set_result(end.value)
        except BaseException as error:  # noqa: BLE001 (it is raised where the answer is used)
            if self._future.set_running_or_notify_cancel():
                self._future.set_exception(error)
        else:
            return False
        return True
