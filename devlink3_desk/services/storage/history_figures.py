"""The figures of reports: stored by quarter hours, and computed from calls where they are not.

A quarter hour is a part of every local hour, day, week and month, so that their figures are sums of stored
ones. The figures of a quarter hour are removed in the transaction that changes one of its calls, and stored
again in one that reads the calls: they always agree with the calls.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from devlink3_desk.decoding import build_msgpack_decoder
from devlink3_desk.history.call_record import OUTSIDE_DIRECTIONS
from devlink3_desk.history.outside_lines import UNKNOWN_LINE
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.report_calculation import (
    CallSpan,
    LineSpan,
    count_calls,
    cut_periods,
    matches_filter,
    measure_concurrency,
    measure_span,
)
from devlink3_desk.history.report_figures import CallFigures, ExtensionFigures, PeriodFigures, VisitFigures
from devlink3_desk.history.report_request import (
    FigureSettings,
    ReportGrouping,
    ReportInterval,
    ReportRequest,
    build_intervals,
)
from devlink3_desk.history.report_rows import Report, ReportDirectory, build_report
from devlink3_desk.protocol.events import DirectoryMarker
from devlink3_desk.services.storage.call_rows import (
    DIRECTIONS,
    compute_first_id,
    decode_line_spans,
    decode_span,
    decode_start,
    to_milliseconds,
)
from devlink3_desk.services.storage.event_blocks import BlockError, BlockKind, decode_block
from devlink3_desk.services.storage.history_calls import QUARTER_MILLISECONDS
from devlink3_desk.services.storage.history_location import HistoryError
from devlink3_desk.services.storage.history_schema import LINES_VERSION, read_meta, write_meta
from devlink3_desk.switchboard.directory import restore_directory
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.services.storage.history_store import HistoryStore

log = logging.getLogger(__name__)

QUARTERS_PER_SLICE: Final = 8
"""Quarter hours stored in one transaction: two hours, so that recording need not wait for long."""
QUARTERS_PER_DAY: Final = 96
LONG_CALL_MILLISECONDS: Final = 7_200_000
"""Longer calls are found by an index of their own."""
MAX_FILTERED_SECONDS: Final = 86_400.0
"""How long before a period a call may have started that is in progress in it, where only some calls count."""
FIGURES_VERSION: Final = LINES_VERSION
"""Version of the tables in which figures are stored."""

_SETTINGS_META: Final = "figure_settings"
_COUNTING_VERSION: Final = 7
"""Increased when calls are counted differently: figures that were stored before are then computed again."""
_OUTSIDE_DIRECTIONS: Final = frozenset(map(DIRECTIONS.index, OUTSIDE_DIRECTIONS))
_COLUMNS: Final = {
    ReportGrouping.GROUP: "hunt_groups",
    ReportGrouping.EXTENSION: "extensions",
    ReportGrouping.DID: "dids",
    ReportGrouping.TRUNK: "outside_lines",
}

Counted = TypeVar("Counted")

_encode = msgspec.msgpack.Encoder().encode
_decode_times: Final = build_msgpack_decoder(CallFigures).decode
_decode_groups: Final = build_msgpack_decoder(dict[str, VisitFigures]).decode
_decode_extensions: Final = build_msgpack_decoder(dict[str, ExtensionFigures]).decode
_decode_calls: Final = build_msgpack_decoder(dict[str, CallFigures]).decode


class FigurePart(msgspec.Struct, frozen=True, gc=False):
    """The figures of a part of an interval, which begins at ``start``, in milliseconds."""

    start: int
    figures: PeriodFigures


def compute_report(store: HistoryStore, request: ReportRequest, *, may_store: bool) -> Report:
    """Return a report; ``may_store`` keeps figures that had to be computed for the next time."""
    intervals = build_intervals(request)
    figures = [PeriodFigures() for _ in intervals]
    if not intervals:
        blind: list[float] = []
    else:
        blind = cut_periods(store.list_live_periods(request.since, request.until), intervals, request.now)
        if _is_stored(store, request, intervals):
            _add_parts(figures, intervals, _iter_parts(store, request, may_store=may_store))
        else:
            figures = compute_figures(store, request, intervals)
    recorded = find_recorded_period(store)
    recorded_from = None if recorded is None else recorded[0]
    return build_report(request, intervals, figures, blind, read_directory(store), recorded_from)


def compute_figures(
    store: HistoryStore, request: ReportRequest, intervals: Sequence[ReportInterval]
) -> list[PeriodFigures]:
    """Return the figures of ``intervals``, computed from the calls themselves."""
    with_legs = not request.grouping.is_by_time
    query = CallQuery(
        since=intervals[0].start,
        until=intervals[-1].end,
        group=request.group,
        extension=request.extension,
        newest_first=False,
        with_legs=with_legs or request.extension is not None,
    )
    calls = store.iter_calls(query)
    if not request.is_filtered:
        figures = count_calls(calls, intervals, request.settings, with_legs=with_legs)
        spans = list_spans(store, intervals[0].start, intervals[-1].end)
    else:
        # They were in progress before, too, if they started a little earlier.
        earlier = msgspec.structs.replace(query, since=intervals[0].start - MAX_FILTERED_SECONDS)
        matching = [call for call in store.iter_calls(earlier) if matches_filter(call, request)]
        figures = count_calls(matching, intervals, request.settings, with_legs=with_legs)
        spans = [measure_span(call, request.trunk) for call in matching]
    measure_concurrency(spans, intervals, figures)
    return figures


def list_spans(store: HistoryStore, since: float, until: float) -> list[CallSpan]:
    """Return when the calls were in progress that were so at any time of a period."""
    first, last = to_milliseconds(since), to_milliseconds(until)
    border = compute_first_id(first - LONG_CALL_MILLISECONDS)
    lines_column = "lines" if store.database.read_version() >= LINES_VERSION else "NULL"
    columns = f"id, length, direction, {lines_column}"
    rows = store.database.execute(
        f"SELECT {columns} FROM calls WHERE id >= ? AND id < ?",  # noqa: S608
        (border, compute_first_id(last)),
    )
    rows += store.database.execute(
        f"SELECT {columns} FROM calls WHERE id < ? AND length > {LONG_CALL_MILLISECONDS}",  # noqa: S608
        (border,),
    )
    spans = []
    for call_id, length, direction, lines in rows:
        start, end = decode_span(call_id, length)
        if end > first:
            uses = [] if lines is None else decode_line_spans(lines, start, end)
            if not uses and direction in _OUTSIDE_DIRECTIONS:
                uses = [LineSpan(UNKNOWN_LINE, start, end)]
            spans.append(CallSpan(start, end, tuple(uses)))
    return spans


def read_directory(store: HistoryStore) -> ReportDirectory:
    """Return the hunt groups and extensions of the last directory of each source that was recorded."""
    blocks = store.database.execute(
        "SELECT id, size FROM event_blocks WHERE id IN (SELECT max(b.id) FROM event_blocks b "
        "JOIN runs r ON r.id = b.run_id WHERE b.is_checkpoint = ? GROUP BY r.source) ORDER BY id",
        (BlockKind.DIRECTORY.value,),
    )
    # Reading ten thousand people takes longer than most reports.
    known = store.known_directory
    if known is None or known[0] != blocks:
        directory = _decode_directory(store, [int(row[0]) for row in blocks])
        known = store.known_directory = (blocks, directory)
    return known[1]


def _decode_directory(store: HistoryStore, blocks: Sequence[int]) -> ReportDirectory:
    groups: dict[str, str] = {}
    extensions: dict[str, str] = {}
    for block in blocks:
        for (data,) in store.database.execute("SELECT data FROM event_blocks WHERE id = ?", (block,)):
            try:
                events = decode_block(data)
            except BlockError:
                continue
            for _, event in events:
                directory = restore_directory(event, Site()) if isinstance(event, DirectoryMarker) else None
                if directory is not None:
                    groups.update((each.number, each.name) for each in directory.iter_groups())
                    extensions.update((each.number, each.name) for each in directory.iter_users())
    return ReportDirectory(groups, extensions)


def find_recorded_period(store: HistoryStore) -> tuple[float, float] | None:
    """Return from when to when the history has calls or a live link; ``None`` where it has neither."""
    # In one query without subqueries, SQLite would read all calls.
    calls = store.database.execute("SELECT (SELECT min(id) FROM calls), (SELECT max(id) FROM calls)")[0]
    live = store.database.execute("SELECT min(started), max(ended) FROM live_periods")[0]
    spans = [] if live[0] is None else [live]
    if calls[0] is not None:
        # An interval ends before its last instant, so a call that starts last must be within.
        spans.append((decode_start(calls[0]), decode_start(calls[1]) + 1))
    return (min(span[0] for span in spans) / 1000, max(span[1] for span in spans) / 1000) if spans else None


def use_figure_settings(store: HistoryStore, settings: FigureSettings) -> None:
    """Store figures by these settings from now on; those of others are computed from calls each time."""
    if _stored_settings(store) != settings.key:
        write_meta(store.database, _SETTINGS_META, settings.key)


class FigureFiller:
    """Stores the figures that are missing, oldest first, so that a long report need not compute them."""

    def __init__(self) -> None:
        self._next: int | None = None

    def fill_slice(self, store: HistoryStore, until: float, most: int = QUARTERS_PER_SLICE) -> bool:
        """Store up to ``most`` quarter hours that have ended by ``until``; return whether there are more."""
        if store.database.read_version() < FIGURES_VERSION:
            return False
        recorded = find_recorded_period(store)
        if recorded is None:
            return False
        first = to_milliseconds(recorded[0]) // QUARTER_MILLISECONDS
        last = to_milliseconds(min(until, recorded[1])) // QUARTER_MILLISECONDS
        settings = _parse_settings(_stored_settings(store))
        position = max(first, self._next or first)
        while position < last:
            end = min(position + QUARTERS_PER_DAY, last)
            for part in _iter_slices(_find_missing(store, position, end, settings), most):
                _store_slice(store, *part, settings)
                self._next = position
                return True
            position = end
        # What is removed meanwhile is filled the next time.
        self._next = None
        return False


# -- stored figures


def _stored_settings(store: HistoryStore) -> str:
    return read_meta(store.database, _SETTINGS_META) or FigureSettings().key


def _parse_settings(key: str) -> FigureSettings:
    target, short = key.split("/")
    return FigureSettings(int(target) / 1000, int(short) / 1000)


def _is_stored(store: HistoryStore, request: ReportRequest, intervals: Sequence[ReportInterval]) -> bool:
    """Return whether a report can be put together from stored quarter hours."""
    if request.is_filtered or store.database.read_version() < FIGURES_VERSION:
        return False
    # The borders of local hours are those of quarter hours everywhere today, but not in all of the past.
    are_whole = all(to_milliseconds(each.start) % QUARTER_MILLISECONDS == 0 for each in intervals[1:])
    return are_whole and request.settings.key == _stored_settings(store)


def _iter_parts(store: HistoryStore, request: ReportRequest, *, may_store: bool) -> Iterator[FigurePart]:
    """Return the figures of a period in parts: whole quarter hours, and what is left at its borders."""
    since, until = _limit_to_recorded(store, request)
    if since >= until:
        return
    first, last = -(-since // QUARTER_MILLISECONDS), until // QUARTER_MILLISECONDS
    if first >= last:
        borders = [
            since,
            *([first * QUARTER_MILLISECONDS] if since < first * QUARTER_MILLISECONDS < until else []),
        ]
        for start, end in zip(borders, [*borders[1:], until], strict=True):
            yield _compute_part(store, request, start, end)
        return
    if since < first * QUARTER_MILLISECONDS:
        yield _compute_part(store, request, since, first * QUARTER_MILLISECONDS)
    yield from _read_quarters(store, request, first, last, may_store=may_store)
    if last * QUARTER_MILLISECONDS < until:
        yield _compute_part(store, request, last * QUARTER_MILLISECONDS, until)


def _limit_to_recorded(store: HistoryStore, request: ReportRequest) -> tuple[int, int]:
    """Return the part of a period in which anything can be recorded, in milliseconds.

    Without that, a period such as 1970 to 2100 is millions of quarter hours in which nothing happened.
    """
    since, until = to_milliseconds(request.since), to_milliseconds(request.until)
    recorded = find_recorded_period(store)
    if recorded is None:
        return since, since
    first = to_milliseconds(recorded[0]) // QUARTER_MILLISECONDS
    # The last call may go on for a while after it started.
    last = to_milliseconds(recorded[1]) // QUARTER_MILLISECONDS + 1 + QUARTERS_PER_DAY
    return max(since, first * QUARTER_MILLISECONDS), min(until, last * QUARTER_MILLISECONDS)


def _compute_part(store: HistoryStore, request: ReportRequest, start: int, end: int) -> FigurePart:
    interval = ReportInterval(start / 1000, end / 1000)
    return FigurePart(start, compute_figures(store, request, [interval])[0])


def _read_quarters(
    store: HistoryStore, request: ReportRequest, first: int, last: int, *, may_store: bool
) -> Iterator[FigurePart]:
    # In one query: between two of them, a recorder may remove figures, and store calls that have others.
    column = _COLUMNS.get(request.grouping)
    rows = store.database.execute(
        f"SELECT start, times{'' if column is None else f', {column}'} FROM figures "  # noqa: S608
        "WHERE start >= ? AND start < ? AND settings = ?",
        (first, last, _create_stored_key(request.settings)),
    )
    for row in rows:
        # Quarter hours without calls add nothing to a sum, and are most of the nights.
        if row[1]:
            yield FigurePart(row[0] * QUARTER_MILLISECONDS, _decode_row(request.grouping, row))
    missing = _list_missing((row[0] for row in rows), first, last)
    for slice_first, slice_last in _iter_slices(missing):
        figures = None
        if may_store:
            try:
                figures = _store_slice(store, slice_first, slice_last, request.settings)
            except HistoryError as error:
                # On a full disk, for example. The report needs none of them stored.
                log.info("the figures of a report are not stored: %s", error)
                may_store = False
        if figures is None:
            figures = _compute_quarters(store, slice_first, slice_last, request.settings)
        for quarter, counted in zip(range(slice_first, slice_last), figures, strict=True):
            yield FigurePart(quarter * QUARTER_MILLISECONDS, counted)


def _decode_row(
    grouping: ReportGrouping, row: tuple[int, bytes, bytes | None] | tuple[int, bytes]
) -> PeriodFigures:
    figures = PeriodFigures(_decode_times(row[1]))
    data = row[-1]
    match grouping:
        case ReportGrouping.GROUP if data is not None:
            figures.groups = _decode_groups(data)
        case ReportGrouping.EXTENSION if data is not None:
            figures.extensions = _decode_extensions(data)
        case ReportGrouping.DID if data is not None:
            figures.dids = _decode_calls(data)
        case ReportGrouping.TRUNK if data is not None:
            figures.lines = _decode_calls(data)
    return figures


def _create_stored_key(settings: FigureSettings) -> str:
    return f"{settings.key}/{_COUNTING_VERSION}"


def _find_missing(store: HistoryStore, first: int, last: int, settings: FigureSettings) -> list[int]:
    rows = store.database.execute(
        "SELECT start FROM figures WHERE start >= ? AND start < ? AND settings = ?",
        (first, last, _create_stored_key(settings)),
    )
    return _list_missing((row[0] for row in rows), first, last)


def _list_missing(stored: Iterable[int], first: int, last: int) -> list[int]:
    present = set(stored)
    if len(present) == last - first:
        return []
    return [quarter for quarter in range(first, last) if quarter not in present]


def _iter_slices(quarters: Sequence[int], most: int = QUARTERS_PER_SLICE) -> Iterator[tuple[int, int]]:
    """Return consecutive quarter hours together: the first one, and the one after the last."""
    for _, run in groupby(enumerate(quarters), lambda pair: pair[1] - pair[0]):
        numbers = [quarter for _, quarter in run]
        for start in range(0, len(numbers), most):
            part = numbers[start : start + most]
            yield part[0], part[-1] + 1


def _store_slice(store: HistoryStore, first: int, last: int, settings: FigureSettings) -> list[PeriodFigures]:
    # Nobody may change a call between reading it and storing what was counted.
    with store.database.transaction():
        figures = _compute_quarters(store, first, last, settings)
        store.database.execute_many(
            "INSERT INTO figures (start, settings, times, hunt_groups, extensions, dids, outside_lines) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (start) DO UPDATE SET settings = excluded.settings, "
            "times = excluded.times, hunt_groups = excluded.hunt_groups, extensions = excluded.extensions, "
            "dids = excluded.dids, outside_lines = excluded.outside_lines",
            [
                (first + index, _create_stored_key(settings), *_encode_figures(counted))
                for index, counted in enumerate(figures)
            ],
        )
    return figures


def _encode_figures(figures: PeriodFigures) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    if figures == PeriodFigures():
        return b"", b"", b"", b"", b""
    return (
        _encode(figures.times),
        _encode(figures.groups),
        _encode(figures.extensions),
        _encode(figures.dids),
        _encode(figures.lines),
    )


def _compute_quarters(
    store: HistoryStore, first: int, last: int, settings: FigureSettings
) -> list[PeriodFigures]:
    seconds = QUARTER_MILLISECONDS / 1000
    intervals = [ReportInterval(each * seconds, (each + 1) * seconds) for each in range(first, last)]
    query = CallQuery(since=intervals[0].start, until=intervals[-1].end, newest_first=False)
    figures = count_calls(store.iter_calls(query), intervals, settings)
    measure_concurrency(list_spans(store, intervals[0].start, intervals[-1].end), intervals, figures)
    return figures


def _add_parts(
    figures: Sequence[PeriodFigures], intervals: Sequence[ReportInterval], parts: Iterator[FigurePart]
) -> None:
    starts = [to_milliseconds(interval.start) for interval in intervals]
    for part in parts:
        figures[bisect_right(starts, part.start) - 1].add(part.figures)
