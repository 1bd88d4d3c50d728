"""A history of given calls that answers at once, for tests of windows that are not about storage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from typing import TypeVar

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.history.report_calculation import (
    count_calls,
    cut_periods,
    measure_concurrency,
    measure_span,
)
from devlink3_desk.history.report_request import ReportRequest, build_intervals
from devlink3_desk.history.report_rows import Report, ReportDirectory, build_report
from devlink3_desk.history.rewind import (
    DayOutline,
    DayQuery,
    FoundMoment,
    MissingMoment,
    MissingReason,
    MomentKind,
    NotableMoment,
)

Answer = TypeVar("Answer")


class FixedHistory:
    """Every query finds all calls; it is a :class:`.HistoryAccess`."""

    def __init__(self, *calls: CallRecord) -> None:
        self.calls = calls

    def fetch_page(self, query: CallQuery) -> Future[CallPage]:
        return _answer(CallPage(self.calls if query.after is None else ()))

    def count_calls(self, query: CallQuery) -> Future[int]:
        return _answer(len(self.calls))

    def find_calls(self, ids: Sequence[str]) -> Future[dict[str, CallRecord]]:
        return _answer({call.id: call for call in self.calls if call.id in ids})

    def find_returns(self, calls: Sequence[CallRecord]) -> Future[dict[str, ReturnedCall]]:
        return _answer({})

    def list_callbacks(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
    ) -> Future[list[Callback]]:
        return _answer([])

    def mark_callback(self, key: str, state: CallbackState, *, who: str, reason: str = "") -> Future[None]:
        return _answer(None)

    def undo_callback_mark(self, key: str) -> Future[bool]:
        return _answer(False)

    def summarise_contact(
        self, numbers: Collection[str], since: float, short_seconds: float = DEFAULT_SHORT_SECONDS
    ) -> Future[ContactSummary]:
        return _answer(ContactSummary())

    def compute_report(self, request: ReportRequest) -> Future[Report]:
        """Compute the report from the calls, with an empty directory and a link that was never live."""
        intervals = build_intervals(request)
        figures = count_calls(self.calls, intervals, request.settings)
        measure_concurrency(map(measure_span, self.calls), intervals, figures)
        blind = cut_periods([], intervals, request.now)
        return _answer(build_report(request, intervals, figures, blind, ReportDirectory()))


class FixedMoments:
    """Nothing was recorded; it is a :class:`.MomentAccess`."""

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        return _answer(MissingMoment(wall, MissingReason.NOT_RECORDED))

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        """Outline the day with one marked moment in its middle."""
        marked = NotableMoment(
            (query.since + query.until) / 2, MomentKind.ABANDONED, who="NORTHFIELD DENTAL", seconds=42.0
        )
        return _answer(DayOutline(query.since, query.until, moments=(marked,)))


def _answer(value: Answer) -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_result(value)
    return future
