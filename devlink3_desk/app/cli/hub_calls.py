"""The history of a hub for the commands that otherwise read a history on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from devlink3_desk.history.call_record import Callback, CallRecord, ReturnedCall
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.report_request import ReportRequest
from devlink3_desk.history.report_rows import Report

if TYPE_CHECKING:
    from devlink3_desk.services.hub.connection import HubAccess

CALLS_AT_ONCE: Final = 100

Answer = TypeVar("Answer")


class HubCalls:
    """Has those methods of a :class:`.HistoryStore` that commands need, each of which asks the hub."""

    def __init__(self, access: HubAccess) -> None:
        from devlink3_desk.services.hub.hub_history import HubHistory

        self._history = HubHistory(access)

    def __enter__(self) -> Self:
        """Return this object, which is closed at the end of the ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self._history.close()

    def iter_calls(self, query: CallQuery) -> Iterator[CallRecord]:
        """Return calls, fetched in pages."""
        return self._history.iter_calls(query)

    def find_returns(
        self, calls: Sequence[CallRecord], find_spellings: Callable[[str], Sequence[str]]
    ) -> dict[str, ReturnedCall]:
        """Return by which later call each call that nobody answered was returned."""
        # The hub knows how its site writes numbers, and compares the spellings itself.
        del find_spellings
        missed = [call for call in calls if not call.was_connected]
        returns: dict[str, ReturnedCall] = {}
        for start in range(0, len(missed), CALLS_AT_ONCE):
            part = missed[start : start + CALLS_AT_ONCE]
            found = wait_for_answer(self._history.find_returns(part))
            returns.update(found)
        return returns

    def list_callbacks(self, *, short_seconds: float, normalise: Callable[[str], str]) -> Sequence[Callback]:
        """Return the callers who are to be called back."""
        del normalise
        return wait_for_answer(self._history.list_callbacks(short_seconds=short_seconds))

    def find_recorded_period(self) -> tuple[float, float] | None:
        """Return from when to when the history has calls."""
        return wait_for_answer(self._history.find_recorded_period())

    def compute_report(self, request: ReportRequest) -> Report:
        """Return the figures of a period."""
        return wait_for_answer(self._history.compute_report(request))


def wait_for_answer(future: Future[Answer]) -> Answer:
    """Return the answer; raises the error of the hub, or of the connection to it."""
    # With a timeout: on Windows, Ctrl+C does not interrupt a wait without one.
    while True:
        try:
            return future.result(timeout=1.0)
        except TimeoutError:
            if future.done():
                raise
