"""The history of a hub for a desk, with the interface of a history on this machine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import convert_value
from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.history.report_request import ReportRequest, build_intervals
from devlink3_desk.history.report_rows import Report
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import HubLostError, HubVersionError
from devlink3_desk.services.hub.history_service import (
    ANSWER_TYPES,
    MAX_PAGE_SIZE,
    REPEATABLE_METHODS,
    build_report_arguments,
    decode_report,
)
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.requests import HubRequester, RequestVerb

CLOSE_SECONDS: Final = 10.0
CONNECTION_NAME: Final = "devlink3-desk history"


class HubHistory:
    """Sends requests to the hub, in a thread with a connection of its own; it is a :class:`.HistoryAccess`.

    It connects with the first request, and again after a loss.
    """

    def __init__(self, access: HubAccess) -> None:
        self._access = access
        self._loop = asyncio.new_event_loop()
        self._connection: HubConnection | None = None
        self._requester = HubRequester(SiteNames(access.site), access.user)
        self._connecting = asyncio.Lock()
        self._is_closing = False
        self._closing_lock = threading.Lock()
        """Held while a coroutine is passed to the loop, which must not stop before it has started it."""
        self._thread = threading.Thread(target=self._run_loop, name="devlink3-hub-history", daemon=True)
        self._thread.start()

    @property
    def is_read_only(self) -> bool:
        """Whether callers cannot be marked."""
        return False

    def fetch_page(self, query: CallQuery) -> Future[CallPage]:
        """Return the calls of one page and where the next one begins."""
        return self.ask("fetch_page", {"query": query})

    def count_calls(self, query: CallQuery) -> Future[int]:
        """Return how many calls are found, without regard to ``query.limit``."""
        return self.ask("count_calls", {"query": query})

    def find_calls(self, ids: Sequence[str]) -> Future[dict[str, CallRecord]]:
        """Return calls by the ids that the board showed."""
        return self.ask("find_calls", {"ids": tuple(ids)})

    def find_returns(self, calls: Sequence[CallRecord]) -> Future[dict[str, ReturnedCall]]:
        """Return the later call that returned each of the unanswered ``calls``, by the id of the call."""
        # Without the legs, which are long and not needed for that.
        return self.ask("find_returns", {"calls": [msgspec.structs.replace(call, legs=()) for call in calls]})

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
    ) -> Future[list[Callback]]:
        """Return the callers who are to be called back, the one who has waited longest first."""
        arguments = {"since": since, "short_seconds": short_seconds, "with_done": with_done}
        return self.ask("list_callbacks", arguments)

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        """Mark a caller as claimed by ``who``, as done, or as open again.

        If another user has claimed the caller meanwhile, nothing changes, and the future fails with
        :class:`.HubRefusalError`.
        """
        return self.ask("mark_callback", {"key": key, "state": state, "who": who, "reason": reason})

    def undo_callback_mark(self, key: str) -> Future[bool]:
        """Remove the last mark of a caller; the result is whether there was one."""
        return self.ask("undo_callback_mark", {"key": key})

    def summarise_contact(
        self, numbers: Collection[str], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> Future[ContactSummary]:
        """Return the summary of a number; its calls are counted from ``since`` on, in seconds since 1970."""
        arguments = {"numbers": tuple(numbers), "since": since, "short_seconds": short_seconds}
        return self.ask("summarise_contact", arguments)

    def find_recorded_period(self) -> Future[tuple[float, float] | None]:
        """Return from when to when the history has calls or a live link."""
        return self.ask("find_recorded_period", {})

    def compute_report(self, request: ReportRequest) -> Future[Report]:
        """Return the figures of a period.

        The future fails with :class:`.TooManyIntervalsError` as for a history on this machine.
        """
        return self.run(self._fetch_report(request))

    async def _fetch_report(self, request: ReportRequest) -> Any:  # noqa: ANN401 (it is read by decode_report)
        # A hub refuses such a period, too, without this error.
        build_intervals(request)
        return await self.fetch_answer(
            "compute_report", build_report_arguments(request), lambda value: decode_report(value, request)
        )

    def iter_calls(self, query: CallQuery) -> Iterator[CallRecord]:
        """Return calls page by page; blocks while each one is fetched."""
        remaining = query.limit
        while True:
            size = MAX_PAGE_SIZE if remaining is None else min(remaining, MAX_PAGE_SIZE)
            page = self.fetch_page(msgspec.structs.replace(query, limit=size)).result()
            yield from page.calls
            if remaining is not None:
                remaining -= len(page.calls)
            if page.next_position is None or not page.calls or remaining == 0:
                return
            query = msgspec.structs.replace(query, after=page.next_position)

    def close(self) -> None:
        """End the connection and the thread; later requests fail."""
        with self._closing_lock:
            if not self._is_closing:
                self._is_closing = True
                self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CLOSE_SECONDS)

    def ask(
        self, method: str, arguments: dict[str, Any], decode: Callable[[Any], Any] | None = None
    ) -> Future[Any]:
        """Send a request of :data:`.ANSWER_TYPES`, or one whose answer ``decode`` reads.

        ``decode`` runs in the thread of the connection, and raises :class:`msgspec.ValidationError`.
        """
        return self.run(self.fetch_answer(method, arguments, decode))

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Future[Any]:
        """Run a coroutine in the thread of the connection."""
        with self._closing_lock:
            if not self._is_closing and self._thread.is_alive():
                return asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        coroutine.close()
        failed: Future[Any] = Future()
        failed.set_exception(HubLostError())
        return failed

    async def fetch_answer(
        self, method: str, arguments: dict[str, Any], decode: Callable[[Any], Any] | None = None
    ) -> Any:  # noqa: ANN401 (the answer of any method)
        """Return the answer to a request, in the thread of the connection; as :meth:`ask`."""
        body = {"method": method, "arguments": msgspec.to_builtins(arguments)}
        await self._connect()
        value = await self._requester.ask(RequestVerb.HISTORY, body, may_repeat=method in REPEATABLE_METHODS)
        try:
            return decode(value) if decode else convert_value(value, ANSWER_TYPES[method])
        except msgspec.ValidationError as error:
            raise HubVersionError from error

    async def _connect(self) -> None:
        async with self._connecting:
            if self._connection is None or not self._connection.is_open:
                self._connection = self._requester.connection = None
                self._connection = await HubConnection.connect(self._access, CONNECTION_NAME)
                self._requester.connection = self._connection

    def _run_loop(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(self._end_tasks())
        finally:
            self._loop.close()

    async def _end_tasks(self) -> None:
        current = asyncio.current_task()
        while True:
            if self._connection is not None:
                await self._connection.close()
                self._connection = None
            tasks = asyncio.all_tasks() - {current}
            if not tasks:
                return
            for task in tasks:
                task.cancel()
            # A request that was connecting may have suppressed the cancellation, and has a connection then.
            await asyncio.gather(*tasks, return_exceptions=True)
