"""Answers requests to the history for desks, page by page, so that desks need no account of a database."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

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
from devlink3_desk.history.offset_zone import OffsetZone, ZoneOffset, list_offsets
from devlink3_desk.history.queries import DEFAULT_PAGE_SIZE, CallPage, CallQuery
from devlink3_desk.history.report_request import ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import (
    DidRow,
    ExtensionReportRow,
    GroupReportRow,
    IntervalRow,
    Report,
    ReportRow,
    TrunkRow,
)
from devlink3_desk.history.rewind import DayQuery
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.hub.moment_service import MomentService
from devlink3_desk.services.hub.request_service import RequestRefusedError
from devlink3_desk.services.hub.requests import RefusalCode
from devlink3_desk.services.storage.history_figures import compute_report, find_recorded_period

Item = TypeVar("Item")

HISTORY_NOTICE: Final = b'{"kind":"history"}'
"""Notifies all desks that calls were stored, or that a caller was marked."""
MARKING_METHODS: Final = frozenset({"mark_callback", "undo_callback_mark"})
REPEATABLE_METHODS: Final = frozenset({"mark_callback"})
"""Methods that are answered quickly, and have the same effect if they are called twice."""
MAX_PAGE_SIZE: Final = 500
"""Calls of one page: about a megabyte."""
MAX_IDS: Final = 500
MAX_NUMBERS: Final = 50
MAX_TEXT: Final = 200
REQUEST_SECONDS: Final = 8.0
"""Time for the history to answer; less than a desk waits."""


class HistoryRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request: the name of a method of :class:`.HistoryAccess`, and its arguments by name."""

    method: str
    arguments: dict[str, Any] = {}


class _PageArguments(msgspec.Struct, frozen=True):
    query: CallQuery


class _IdArguments(msgspec.Struct, frozen=True):
    ids: tuple[str, ...]


class _CallArguments(msgspec.Struct, frozen=True):
    calls: tuple[CallRecord, ...]


class _CallbackArguments(msgspec.Struct, frozen=True):
    since: float | None = None
    short_seconds: float = DEFAULT_SHORT_SECONDS
    with_done: bool = False


class _MarkArguments(msgspec.Struct, frozen=True):
    key: str
    state: CallbackState
    who: str
    reason: str = ""
    seen: tuple[CallbackState, str | None] | None = None
    """State of the caller, and who has marked it, as the desk has seen it; ``None``: whatever it is."""


class _KeyArguments(msgspec.Struct, frozen=True):
    key: str


class _ReportArguments(msgspec.Struct, frozen=True):
    request: ReportRequest
    zone: str | None = None
    """Name of the time zone of days and hours."""
    offsets: tuple[ZoneOffset, ...] = ()
    """Offsets of a zone without a name, such as that of the computer of the desk."""


class _MomentArguments(msgspec.Struct, frozen=True):
    wall: float
    directory: str = ""


class _DayArguments(msgspec.Struct, frozen=True):
    query: DayQuery


class _ContactArguments(msgspec.Struct, frozen=True):
    numbers: tuple[str, ...]
    since: float
    short_seconds: float = DEFAULT_SHORT_SECONDS


ANSWER_TYPES: Final[dict[str, Any]] = {
    "fetch_page": CallPage,
    "count_calls": int,
    "find_calls": dict[str, CallRecord],
    "find_returns": dict[str, ReturnedCall],
    "list_callbacks": list[Callback],
    "mark_callback": type(None),
    "undo_callback_mark": bool,
    "summarise_contact": ContactSummary,
    "find_recorded_period": tuple[float, float] | None,
}
"""Type of the answer of each method; others are decoded by functions of their own."""


class HistoryService:
    """Answers requests to a history on the hub's machine."""

    def __init__(self, history: LocalHistory, moments: MomentService) -> None:
        self._history, self._moments = history, moments
        self._methods: Final[dict[str, Callable[[dict[str, Any]], Future[Any]]]] = {
            "fetch_page": self._fetch_page,
            "count_calls": self._count_calls,
            "find_calls": self._find_calls,
            "find_returns": self._find_returns,
            "list_callbacks": self._list_callbacks,
            "undo_callback_mark": self._undo_mark,
            "summarise_contact": self._summarise,
            "find_recorded_period": lambda _arguments: self._history.run(find_recorded_period),
            "compute_report": self._compute_report,
            "fetch_moment": self._fetch_moment,
            "fetch_day": self._fetch_day,
        }
        self._mark_lock = asyncio.Lock()

    async def answer(self, user: str, body: Any) -> Any:  # noqa: ANN401 (any JSON value)
        """Answer the request of a desk; raises :class:`.RequestRefusedError`."""
        del user
        asked = convert_value(body, HistoryRequest)
        async with asyncio.timeout(REQUEST_SECONDS):
            if asked.method == "mark_callback":
                await self._mark_callback(convert_value(asked.arguments, _MarkArguments))
                return None
            method = self._methods.get(asked.method)
            if method is None:
                raise RequestRefusedError(RefusalCode.INVALID, "The hub does not know this request.")
            return msgspec.to_builtins(await asyncio.wrap_future(method(asked.arguments)))

    def _fetch_page(self, arguments: dict[str, Any]) -> Future[Any]:
        query = convert_value(arguments, _PageArguments).query
        limit = min(query.limit or DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
        return self._history.fetch_page(msgspec.structs.replace(_check_query(query), limit=limit))

    def _count_calls(self, arguments: dict[str, Any]) -> Future[Any]:
        return self._history.count_calls(_check_query(convert_value(arguments, _PageArguments).query))

    def _find_calls(self, arguments: dict[str, Any]) -> Future[Any]:
        return self._history.find_calls(_check_length(convert_value(arguments, _IdArguments).ids, MAX_IDS))

    def _find_returns(self, arguments: dict[str, Any]) -> Future[Any]:
        calls = convert_value(arguments, _CallArguments).calls
        return self._history.find_returns(_check_length(calls, MAX_IDS))

    def _list_callbacks(self, arguments: dict[str, Any]) -> Future[Any]:
        asked = convert_value(arguments, _CallbackArguments)
        return self._history.list_callbacks(
            since=asked.since, short_seconds=asked.short_seconds, with_done=asked.with_done
        )

    def _undo_mark(self, arguments: dict[str, Any]) -> Future[Any]:
        return self._history.undo_callback_mark(convert_value(arguments, _KeyArguments).key)

    def _summarise(self, arguments: dict[str, Any]) -> Future[Any]:
        asked = convert_value(arguments, _ContactArguments)
        numbers = _check_length(asked.numbers, MAX_NUMBERS)
        return self._history.summarise_contact(numbers, asked.since, asked.short_seconds)

    def _compute_report(self, arguments: dict[str, Any]) -> Future[Any]:
        asked = convert_value(arguments, _ReportArguments)
        if asked.request.zone is not None:
            raise RequestRefusedError(RefusalCode.INVALID, "The zone is named apart.")
        request = msgspec.structs.replace(asked.request, zone=_find_zone(asked))
        return self._history.run(
            lambda store: _encode_report(compute_report(store, request, may_store=False))
        )

    def _fetch_moment(self, arguments: dict[str, Any]) -> Future[Any]:
        asked = convert_value(arguments, _MomentArguments)
        return self._moments.fetch_moment(asked.wall, asked.directory)

    def _fetch_day(self, arguments: dict[str, Any]) -> Future[Any]:
        return self._moments.fetch_day(convert_value(arguments, _DayArguments).query)

    async def _mark_callback(self, mark: _MarkArguments) -> None:
        """Mark a caller, unless someone else has claimed it meanwhile: then nothing is overwritten."""
        if max(len(mark.key), len(mark.who), len(mark.reason)) > MAX_TEXT:
            raise RequestRefusedError(RefusalCode.INVALID, "A text is too long.")
        async with self._mark_lock:
            callbacks = await asyncio.wrap_future(
                self._history.list_callbacks(short_seconds=0.0, with_done=True)
            )
            present = next((each for each in callbacks if each.key == mark.key), None)
            _check_mark(mark, present)
            if present is not None and _is_same(mark, present):
                return  # a desk that got no answer asks again; a second mark would have to be undone twice
            await asyncio.wrap_future(
                self._history.mark_callback(mark.key, mark.state, who=mark.who, reason=mark.reason)
            )


def _is_same(mark: _MarkArguments, present: Callback) -> bool:
    return (mark.state, mark.who, mark.reason) == (present.state, present.by or "", present.reason)


def _check_mark(mark: _MarkArguments, present: Callback | None) -> None:
    """Raise :class:`.RequestRefusedError` if someone else has done something about the caller meanwhile."""
    if mark.seen is None:
        states = (mark.state, None if present is None else present.state)
        both_claim = states == (CallbackState.CLAIMED, CallbackState.CLAIMED)
        if both_claim and present is not None and present.by != mark.who:
            raise RequestRefusedError(
                RefusalCode.CONFLICT, f"{present.by} is already calling back.", present.by
            )
        return
    if present is None:
        raise RequestRefusedError(RefusalCode.CONFLICT, "This caller has been reached meanwhile.")
    if (present.state, present.by) not in (mark.seen, (mark.state, mark.who)):
        value = {"state": present.state, "by": present.by}
        raise RequestRefusedError(RefusalCode.CONFLICT, "This caller has been marked meanwhile.", value)


_ROW_TYPES: Final[dict[ReportGrouping, type[ReportRow]]] = {
    ReportGrouping.GROUP: GroupReportRow,
    ReportGrouping.EXTENSION: ExtensionReportRow,
    ReportGrouping.DID: DidRow,
    ReportGrouping.TRUNK: TrunkRow,
}
"""Rows of reports; all others have intervals."""


def build_report_arguments(request: ReportRequest) -> dict[str, Any]:
    """Return the arguments with which a hub computes a report, of days and hours of the desk."""
    plain = msgspec.structs.replace(request, zone=None)
    if isinstance(request.zone, ZoneInfo):
        return {"request": plain, "zone": request.zone.key}
    return {"request": plain, "offsets": list_offsets(request.since, request.until, request.zone)}


def _find_zone(asked: _ReportArguments) -> dt.tzinfo | None:
    if asked.zone is not None:
        return ZoneInfo(asked.zone)
    # Earlier versions send neither, and get days and hours of the hub.
    return OffsetZone(asked.offsets) if asked.offsets else None


def _encode_report(report: Report) -> dict[str, Any]:
    return {
        "rows": msgspec.to_builtins(report.rows),
        "total": msgspec.to_builtins(report.total),
        "recorded_from": report.recorded_from,
    }


def decode_report(value: Any, request: ReportRequest) -> Report:  # noqa: ANN401 (any JSON value)
    """Return the report that a hub has answered to ``request``; raises :class:`msgspec.ValidationError`."""
    row_type = _ROW_TYPES.get(request.grouping, IntervalRow)
    answer = convert_value(value, dict[str, Any])
    rows = tuple(convert_value(row, row_type) for row in answer.get("rows", ()))
    recorded_from = convert_value(answer.get("recorded_from", 0.0), float | None)
    return Report(request, rows, convert_value(answer.get("total"), IntervalRow), recorded_from)


def _check_query(query: CallQuery) -> CallQuery:
    texts = (query.text, query.extension or "", query.group or "", *query.numbers)
    if len(query.numbers) > MAX_NUMBERS or any(len(text) > MAX_TEXT for text in texts):
        raise RequestRefusedError(RefusalCode.INVALID, "The request is too long.")
    return query


def _check_length(items: tuple[Item, ...], limit: int) -> tuple[Item, ...]:
    if len(items) > limit:
        raise RequestRefusedError(RefusalCode.INVALID, f"Ask for {limit} at a time.")
    return items
