"""The rows of a report, with averages and service levels, and their JSON form.

The keys are part of the contract of the command line. Durations are seconds; what cannot be computed without
calls is ``None``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import msgspec

from devlink3_desk.history.call_record import format_instant, is_extension
from devlink3_desk.history.outside_lines import join_line, split_line
from devlink3_desk.history.report_figures import CallFigures, ExtensionFigures, PeriodFigures, VisitFigures
from devlink3_desk.history.report_request import (
    ReportGrouping,
    ReportInterval,
    ReportRequest,
    compute_service_level,
    to_local,
)


class GroupReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """The visits to one hunt group."""

    group: str
    name: str
    offered: int
    answered: int
    abandoned: int
    short_abandoned: int
    overflowed: int
    voicemail: int
    answered_in_target: int
    service_level: float | None
    formula: str
    average_wait: float | None
    longest_wait: float | None
    average_talk: float | None
    longest_talk: float | None


class ExtensionReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """The calls of one extension."""

    extension: str
    name: str
    rung: int
    answered: int
    missed: int
    made: int
    talk: float
    hold: float
    average_talk: float | None


class CallCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What intervals and DID numbers have in common."""

    incoming: int
    outgoing: int
    internal: int
    answered: int
    abandoned: int
    short_abandoned: int
    voicemail: int
    answered_in_target: int
    service_level: float | None
    formula: str
    average_wait: float | None
    longest_wait: float | None


class IntervalRow(CallCounts, frozen=True, kw_only=True):
    """The calls that started in one interval; or, by weekday and hour, in all of those hours."""

    start: float
    """Second since 1970; by weekday and hour, that of the first such hour."""
    end: float
    weekday: int | None = None
    """1 is Monday; only by weekday and hour."""
    hour: int | None = None
    most_at_once: int
    most_lines: int
    """Outside lines in use at the same time."""
    blind: float
    answered_waits: tuple[int, ...] = ()
    """By class of waiting time (:data:`.WAIT_BOUNDS`)."""
    other_waits: tuple[int, ...] = ()
    intervals: int = 1
    """How many intervals are in this row, without those in the future or before the first recorded moment."""
    unrecorded: float = 0.0
    """Those of the seconds in ``blind`` that were before the first recorded moment."""
    is_recorded: bool = True
    """Whether any of it was after the first recorded moment."""


class DidRow(CallCounts, frozen=True, kw_only=True):
    """The calls to one of our numbers."""

    did: str
    average_talk: float | None


class TrunkRow(CallCounts, frozen=True, kw_only=True):
    """The calls that used one outside line; a call that used several counts for each."""

    trunk: str | None
    """Number of the line, or ``sip`` for the SIP trunks of a PBX; ``None`` where it was not recorded."""
    node: str | None
    """The PBX that the line belongs to."""
    average_talk: float | None
    most_lines: int
    """Channels of this line in use at the same time."""

    @property
    def line(self) -> str:
        """Identifies the line, as in :attr:`.LineUse.line`."""
        return join_line(self.trunk, self.node)


ReportRow: TypeAlias = GroupReportRow | ExtensionReportRow | IntervalRow | DidRow | TrunkRow

INSTANT_COLUMNS: Final = ("start", "end")
"""Keys with instants."""

_COUNTS: Final = (
    *("incoming", "outgoing", "internal", "answered", "abandoned", "short_abandoned", "voicemail"),
    *("answered_in_target", "service_level", "formula", "average_wait", "longest_wait"),
)
_INTERVAL_COLUMNS: Final = ("start", "end", *_COUNTS, "most_at_once", "most_lines", "blind")
_WEEKDAY_COLUMNS: Final = ("weekday", "hour", *_INTERVAL_COLUMNS[2:])


def list_columns(grouping: ReportGrouping) -> tuple[str, ...]:
    """Return the keys of a row, in order."""
    match grouping:
        case ReportGrouping.GROUP:
            return GroupReportRow.__struct_fields__
        case ReportGrouping.EXTENSION:
            return ExtensionReportRow.__struct_fields__
        case ReportGrouping.DID:
            return (
                "did",
                *(name for name in _COUNTS if name not in ("outgoing", "internal")),
                "average_talk",
            )
        case ReportGrouping.TRUNK:
            counts = (name for name in _COUNTS if name != "internal")
            return ("trunk", "node", *counts, "average_talk", "most_lines")
        case ReportGrouping.WEEKDAY_HOUR:
            return _WEEKDAY_COLUMNS
        case _:
            return _INTERVAL_COLUMNS


def encode_row(row: ReportRow, columns: Sequence[str]) -> dict[str, Any]:
    """Return a row as a JSON object."""
    values = {name: getattr(row, name) for name in columns}
    for name in INSTANT_COLUMNS:
        if name in values:
            values[name] = format_instant(values[name])
    return values


def build_group_rows(
    figures: Mapping[str, VisitFigures], names: Mapping[str, str], request: ReportRequest
) -> list[GroupReportRow]:
    """Return a row for each hunt group with a visit, and in a report on all calls for each in ``names``."""
    formula = request.formula
    rows = []
    for group in _sort_numbers(figures if request.is_filtered else {*figures, *names}):
        counted = figures.get(group, VisitFigures())
        rows.append(
            GroupReportRow(
                group=group,
                name=names.get(group, ""),
                offered=counted.offered,
                answered=counted.answered,
                abandoned=counted.abandoned,
                short_abandoned=counted.short_abandoned,
                overflowed=counted.overflowed,
                voicemail=counted.voicemail,
                answered_in_target=counted.answered_in_target,
                service_level=_round_share(compute_service_level(formula, counted, counted.offered)),
                formula=formula.value,
                average_wait=_compute_average(counted.wait_sum, counted.answered),
                longest_wait=_convert_longest(counted.longest_wait, counted.offered),
                average_talk=_compute_average(counted.talk_sum, counted.answered),
                longest_talk=_convert_longest(counted.longest_talk, counted.answered),
            )
        )
    return rows


def build_extension_rows(
    figures: Mapping[str, ExtensionFigures], names: Mapping[str, str], request: ReportRequest
) -> list[ExtensionReportRow]:
    """Return a row for each extension with a call, and in a report on all calls for each in ``names``."""
    found = [number for number in figures if is_extension(number, names)]
    rows = []
    for extension in _sort_numbers(found if request.is_filtered else {*found, *names}):
        counted = figures.get(extension, ExtensionFigures())
        rows.append(
            ExtensionReportRow(
                extension=extension,
                name=names.get(extension, ""),
                rung=counted.rung,
                answered=counted.answered,
                missed=counted.missed,
                made=counted.made,
                talk=counted.talk / 1000,
                hold=counted.hold / 1000,
                average_talk=_compute_average(counted.talk, counted.talked),
            )
        )
    return rows


def build_did_rows(figures: Mapping[str, CallFigures], request: ReportRequest) -> list[DidRow]:
    """Return a row for each of our numbers that was called."""
    return [
        DidRow(
            did=did,
            average_talk=_compute_average(figures[did].talk_sum, figures[did].answered),
            **_count_fields(figures[did], request),
        )
        for did in _sort_numbers(figures)
    ]


def build_trunk_rows(figures: Mapping[str, CallFigures], request: ReportRequest) -> list[TrunkRow]:
    """Return a row for each outside line that was used, that of lines that were not recorded last."""
    rows = []
    for line, counted in figures.items():
        trunk, node = split_line(line)
        rows.append(
            TrunkRow(
                trunk=trunk,
                node=node,
                average_talk=_compute_average(counted.talk_sum, counted.answered),
                most_lines=counted.most_lines,
                **_count_fields(counted, request),
            )
        )
    return sorted(rows, key=lambda row: (row.trunk is None, _sort_key(row.trunk or ""), row.node or ""))


def build_interval_rows(
    intervals: Sequence[ReportInterval],
    figures: Sequence[CallFigures],
    blind: Sequence[float],
    request: ReportRequest,
    recorded_from: float | None = 0.0,
) -> list[IntervalRow]:
    """Return a row for each interval; by weekday and hour, one for each hour of the week that occurs."""
    if request.grouping is ReportGrouping.WEEKDAY_HOUR:
        return _build_weekday_rows(intervals, figures, blind, request, recorded_from)
    return [
        _build_interval_row(interval, counted, seconds, request, recorded_from)
        for interval, counted, seconds in zip(intervals, figures, blind, strict=True)
    ]


def _build_weekday_rows(
    intervals: Sequence[ReportInterval],
    figures: Sequence[CallFigures],
    blind: Sequence[float],
    request: ReportRequest,
    recorded_from: float | None,
) -> list[IntervalRow]:
    slots: dict[tuple[int, int], tuple[list[ReportInterval], CallFigures, list[float]]] = {}
    for interval, counted, seconds in zip(intervals, figures, blind, strict=True):
        local = to_local(interval.start, request.zone)
        slot = slots.setdefault((local.isoweekday(), local.hour), ([], CallFigures(), []))
        slot[0].append(interval)
        slot[1].add(counted)
        slot[2].append(seconds)
    rows = []
    for (weekday, hour), (hours, total, seconds_blind) in sorted(slots.items()):
        row = _build_interval_row(hours[0], total, round(sum(seconds_blind), 3), request, recorded_from)
        begun = [each for each in hours if request.now is None or each.start < request.now]
        unrecorded = [_measure_unrecorded(each, request, recorded_from) for each in begun]
        rows.append(
            msgspec.structs.replace(
                row,
                weekday=weekday,
                hour=hour,
                intervals=max(1, sum(is_recorded for _, is_recorded in unrecorded)),
                unrecorded=round(sum(seconds for seconds, _ in unrecorded), 3),
                is_recorded=not begun or any(is_recorded for _, is_recorded in unrecorded),
            )
        )
    return rows


def _measure_unrecorded(
    interval: ReportInterval, request: ReportRequest, recorded_from: float | None
) -> tuple[float, bool]:
    """Return how much of an interval was before the first recorded moment, and whether any was after it."""
    now = request.now
    end = interval.end if now is None else max(interval.start, min(interval.end, now))
    first = end if recorded_from is None else min(end, recorded_from)
    unrecorded = max(0.0, round(first - interval.start, 3))
    return unrecorded, end <= interval.start or unrecorded < round(end - interval.start, 3)


def _build_interval_row(
    interval: ReportInterval,
    figures: CallFigures,
    blind: float,
    request: ReportRequest,
    recorded_from: float | None,
) -> IntervalRow:
    unrecorded, is_recorded = _measure_unrecorded(interval, request, recorded_from)
    return IntervalRow(
        unrecorded=unrecorded,
        is_recorded=is_recorded,
        start=interval.start,
        end=interval.end,
        most_at_once=figures.most_at_once,
        most_lines=figures.most_lines,
        blind=blind,
        answered_waits=tuple(figures.answered_waits),
        other_waits=tuple(figures.other_waits),
        **_count_fields(figures, request),
    )


def _count_fields(figures: CallFigures, request: ReportRequest) -> dict[str, Any]:
    level = compute_service_level(request.formula, figures, figures.incoming)
    return {
        "incoming": figures.incoming,
        "outgoing": figures.outgoing,
        "internal": figures.internal,
        "answered": figures.answered,
        "abandoned": figures.abandoned,
        "short_abandoned": figures.short_abandoned,
        "voicemail": figures.voicemail,
        "answered_in_target": figures.answered_in_target,
        "service_level": _round_share(level),
        "formula": request.formula.value,
        "average_wait": _compute_average(figures.wait_sum, figures.answered),
        "longest_wait": _convert_longest(figures.longest_wait, figures.incoming),
    }


class Report(msgspec.Struct, frozen=True):
    """The answer to a request."""

    request: ReportRequest
    rows: tuple[ReportRow, ...]
    total: IntervalRow
    """The whole period in one row."""
    recorded_from: float | None = 0.0
    """First recorded moment of the history, in seconds since 1970; ``None`` where there is none."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the rows."""
        return list_columns(self.request.grouping)


def build_report(
    request: ReportRequest,
    intervals: Sequence[ReportInterval],
    figures: Sequence[PeriodFigures],
    blind: Sequence[float],
    directory: ReportDirectory,
    recorded_from: float | None = 0.0,
) -> Report:
    """Return the report of the figures of ``intervals``; ``blind`` are their seconds without a live link."""
    whole = PeriodFigures()
    for counted in figures:
        whole.times.add(counted.times)
    total = _build_interval_row(
        ReportInterval(request.since, request.until),
        whole.times,
        round(sum(blind), 3),
        request,
        recorded_from,
    )
    rows: Sequence[ReportRow]
    match request.grouping:
        case ReportGrouping.GROUP:
            rows = build_group_rows(_merge_figures(figures).groups, directory.groups, request)
        case ReportGrouping.EXTENSION:
            rows = build_extension_rows(_merge_figures(figures).extensions, directory.extensions, request)
        case ReportGrouping.DID:
            rows = build_did_rows(_merge_figures(figures).dids, request)
        case ReportGrouping.TRUNK:
            lines = _merge_figures(figures).lines
            of_one = {} if request.trunk is None else {request.trunk: lines.get(request.trunk, CallFigures())}
            rows = build_trunk_rows(of_one or lines, request)
        case _:
            rows = build_interval_rows(
                intervals, [each.times for each in figures], blind, request, recorded_from
            )
    return Report(request, tuple(rows), total, recorded_from)


class ReportDirectory(msgspec.Struct, frozen=True):
    """The hunt groups and extensions of the directory, by number, with their names."""

    groups: dict[str, str] = {}
    extensions: dict[str, str] = {}


def _merge_figures(figures: Sequence[PeriodFigures]) -> PeriodFigures:
    total = PeriodFigures()
    for counted in figures:
        total.add(counted)
    return total


def _compute_average(total: int, count: int) -> float | None:
    return round(total / count / 1000, 3) if count else None


def _convert_longest(longest: int, count: int) -> float | None:
    return longest / 1000 if count else None


def _round_share(share: float | None) -> float | None:
    return None if share is None else round(share, 6)


def _sort_numbers(numbers: Iterable[str]) -> list[str]:
    """Return numbers in the order in which people count; texts that are none come last."""
    return sorted(numbers, key=_sort_key)


def _sort_key(text: str) -> tuple[bool, int, str]:
    return not text.isdecimal(), len(text), text
