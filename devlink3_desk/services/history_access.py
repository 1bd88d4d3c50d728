"""The history of this machine, or of a database server, for a window that must not wait for it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from typing import Final, TypeAlias, TypeVar

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
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.numbers.search import find_presented_spellings
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_figures import compute_report, use_figure_settings
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_store import HistoryStore, open_history

Answer = TypeVar("Answer")
_Task: TypeAlias = Callable[[HistoryStore | HistoryError], None]

_CLOSED: Final = QT_TRANSLATE_NOOP("Link", "The history is closed.")


class LocalHistory:
    """Answers questions to a history, one after the other, in a thread of its own.

    It is a :class:`.HistoryAccess`. The history is opened with the first question, and again after an error:
    a file that did not exist, or a server that was away, is there again later.
    """

    def __init__(
        self,
        location: HistoryLocation,
        plan: NumberingPlan,
        read_wall: Callable[[], float] = time.time,
        *,
        read_only: bool = False,
    ) -> None:
        """``plan`` tells which numbers are the same one; with ``read_only``, callers cannot be marked."""
        self._read_only = read_only
        self._location = location
        self._plan = plan
        self._read_wall = read_wall
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
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
        return self.run(lambda store: store.fetch_page(query))

    def count_calls(self, query: CallQuery) -> Future[int]:
        """Return how many calls are found, without regard to ``query.limit``."""
        return self.run(lambda store: store.count_calls(query))

    def find_calls(self, ids: Sequence[str]) -> Future[dict[str, CallRecord]]:
        """Return calls by the ids that the board showed."""
        return self.run(lambda store: store.find_calls(ids))

    def find_returns(self, calls: Sequence[CallRecord]) -> Future[dict[str, ReturnedCall]]:
        """Return by which later call each of ``calls`` that nobody answered was returned."""
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
        return self.run(
            lambda store: store.open_callbacks(
                since=since,
                short_seconds=short_seconds,
                with_done=with_done,
                normalise=self._normalise_number,
            )
        )

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        """Note that ``who`` is going to call back, that it is done, or that it is open again."""
        wall = self._read_wall()
        return self.run(lambda store: store.mark_callback(key, state, who=who, wall=wall, reason=reason))

    def undo_callback_mark(self, key: str) -> Future[bool]:
        """Take back the last mark of a caller; the answer says whether there was one."""
        return self.run(lambda store: store.undo_callback_mark(key))

    def summarise_contact(
        self, numbers: Collection[str], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> Future[ContactSummary]:
        """Return what is known about a number; its calls are counted from ``since`` on."""
        return self.run(lambda store: store.summarise_contact(tuple(numbers), since, short_seconds))

    def compute_report(self, request: ReportRequest) -> Future[Report]:
        """Return the figures of a period; those that had to be computed are stored for the next time."""

        def compute(store: HistoryStore) -> Report:
            if self._read_only:
                return compute_report(store, request, may_store=False)
            # The limits that are asked for last are those of the next time.
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

    def run(self, question: Callable[[HistoryStore], Answer]) -> Future[Answer]:
        """Call ``question`` with the open store in the thread, and return the future of its answer."""
        future: Future[Answer] = Future()

        def task(store: HistoryStore | HistoryError) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                if isinstance(store, HistoryError):
                    raise store  # noqa: TRY301 (it goes to the caller, like an error of the question)
                answer = question(store)
            except BaseException as error:  # noqa: BLE001 (it is raised where the answer is used)
                future.set_exception(error)
            else:
                future.set_result(answer)

        if self._is_closed:
            task(HistoryError(Sentence(_CLOSED), HistoryProblem.UNAVAILABLE))
        else:
            self._tasks.put(task)
        return future

    def close(self, timeout: float = 3.0) -> None:
        """Answer what was asked so far and close the history; later questions fail."""
        self._is_closed = True
        self._tasks.put(None)
        if self._reports is not None:
            self._reports.close(timeout)
        self._thread.join(timeout)

    def _find_spellings(self, text: str) -> tuple[str, ...]:
        return find_presented_spellings(text, self._plan)

    def _normalise_number(self, text: str) -> str:
        return parse_presented(text, self._plan).key or text

    def _run_tasks(self) -> None:
        store: HistoryStore | None = None
        while (task := self._tasks.get()) is not None:
            if store is not None and not store.database.is_current:
                # A damaged file was set aside; another one is in its place.
                store.close()
                store = None
            try:
                store = store or open_history(self._location, read_only=self._read_only)
            except HistoryError as error:
                task(error)
            else:
                task(store)
        if store is not None:
            store.close()
