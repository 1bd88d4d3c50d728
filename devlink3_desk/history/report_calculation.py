"""The calculation of reports: calls in, figures out.

Command line, window, wallboard and stored figures all use these functions, so that the figures of one period
are equal wherever they are shown. A call counts in the interval in which it started, with all that it became;
how many were in progress at the same time is counted in the interval itself, cut at its borders.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from devlink3_desk.history.call_record import CallOutcome, CallRecord, compute_outcome
from devlink3_desk.history.report_figures import (
    CallFigures,
    ExtensionFigures,
    GroupFigures,
    PeriodFigures,
    count_wait,
)
from devlink3_desk.history.report_request import FigureSettings, ReportInterval, ReportRequest
from devlink3_desk.history.report_visits import VisitResult, count_extensions, find_visits
from devlink3_desk.switchboard.board_values import CallDirection

_OUTSIDE: frozenset[CallDirection] = frozenset({CallDirection.INCOMING, CallDirection.OUTGOING})


class CallSpan(msgspec.Struct, frozen=True, gc=False):
    """From when to when a call was in progress, in milliseconds since 1970."""

    start: int
    end: int
    has_line: bool
    """Whether it needs a line to an outside party."""


def measure_span(call: CallRecord) -> CallSpan:
    """Return the span of a call."""
    return CallSpan(round(call.started * 1000), round(call.ended * 1000), call.direction in _OUTSIDE)


def count_calls(
    calls: Iterable[CallRecord],
    intervals: Sequence[ReportInterval],
    settings: FigureSettings,
    *,
    with_legs: bool = True,
) -> list[PeriodFigures]:
    """Return the figures of each of ``intervals``, which follow each other; other calls are ignored.

    ``with_legs=False`` counts neither hunt groups nor extensions.
    """
    figures = [PeriodFigures() for _ in intervals]
    starts = [round(interval.start * 1000) for interval in intervals]
    end = round(intervals[-1].end * 1000) if intervals else 0
    for call in calls:
        started = round(call.started * 1000)
        index = bisect_right(starts, started) - 1
        if index >= 0 and started < end:
            count_call(figures[index], call, settings, with_legs=with_legs)
    return figures


def count_call(
    figures: PeriodFigures, call: CallRecord, settings: FigureSettings, *, with_legs: bool = True
) -> None:
    """Count one call."""
    _count_times(figures.times, call, settings)
    if call.direction is CallDirection.INCOMING and call.did:
        _count_times(figures.dids.setdefault(call.did, CallFigures()), call, settings)
    if with_legs:
        _count_visits(figures.groups, call, settings)
        for extension, counted in count_extensions(call).items():
            figures.extensions.setdefault(extension, ExtensionFigures()).add(counted)


def _count_times(figures: CallFigures, call: CallRecord, settings: FigureSettings) -> None:
    if call.direction is CallDirection.OUTGOING:
        figures.outgoing += 1
        return
    if call.direction is CallDirection.INTERNAL:
        figures.internal += 1
        return
    if call.direction is not CallDirection.INCOMING:
        return
    figures.incoming += 1
    wait = round(call.wait * 1000)
    figures.longest_wait = max(figures.longest_wait, wait)
    outcome = compute_outcome(call, settings.short_seconds)
    is_in_target = wait <= settings.target
    if outcome is CallOutcome.ANSWERED:
        figures.answered += 1
        figures.wait_sum += wait
        figures.talk_sum += round(call.talk * 1000)
        figures.answered_in_target += is_in_target
        count_wait(figures.answered_waits, wait)
        return
    count_wait(figures.other_waits, wait)
    if outcome is CallOutcome.VOICEMAIL:
        figures.voicemail += 1
    elif outcome is CallOutcome.ABANDONED:
        figures.abandoned += 1
        figures.abandoned_in_target += is_in_target
    elif outcome is CallOutcome.SHORT_ABANDONED:
        figures.short_abandoned += 1
        figures.abandoned_in_target += is_in_target


def _count_visits(groups: dict[str, GroupFigures], call: CallRecord, settings: FigureSettings) -> None:
    for visit in find_visits(call):
        figures = groups.setdefault(visit.group, GroupFigures())
        wait = max(0, round(visit.end * 1000) - round(visit.start * 1000))
        figures.offered += 1
        figures.longest_wait = max(figures.longest_wait, wait)
        is_in_target = wait <= settings.target
        if visit.result is VisitResult.ANSWERED:
            talk = round(visit.talk * 1000)
            figures.answered += 1
            figures.wait_sum += wait
            figures.answered_in_target += is_in_target
            figures.talk_sum += talk
            figures.longest_talk = max(figures.longest_talk, talk)
        elif visit.result is VisitResult.GIVEN_UP:
            # Nobody knows how long a caller had waited who was already waiting when first seen.
            if visit.start_seen and wait <= settings.short:
                figures.short_abandoned += 1
            else:
                figures.abandoned += 1
            figures.abandoned_in_target += is_in_target
        elif visit.result is VisitResult.OVERFLOWED:
            figures.overflowed += 1
        elif visit.result is VisitResult.VOICEMAIL:
            figures.voicemail += 1


def measure_concurrency(
    spans: Iterable[CallSpan], intervals: Sequence[ReportInterval], figures: Sequence[PeriodFigures]
) -> None:
    """Set in ``figures`` how many calls were in progress at the same time in each of ``intervals``.

    ``spans`` are all calls that were in progress in any of them, whenever they started. A call that ends and
    one that begins in the same instant are not at once.
    """
    if not intervals:
        return
    borders = [round(interval.start * 1000) for interval in intervals]
    first, last = borders[0], round(intervals[-1].end * 1000)
    # Ends come before starts of the same instant; borders come after both, and see who is in progress.
    steps: list[tuple[int, int, int]] = []
    for span in spans:
        start, end = max(span.start, first), min(span.end, last)
        if start < end:
            steps.append((start, 1, span.has_line))
            steps.append((end, -1, -span.has_line))
    steps.sort(key=_sort_step)
    index = calls = lines = 0
    times = figures[0].times
    for instant, change, line in steps:
        while index + 1 < len(borders) and instant >= borders[index + 1]:
            # Whoever is in progress at a border is so in the next interval, too: the ends at the border
            # itself come first.
            if instant > borders[index + 1] or change > 0:
                index += 1
                times = figures[index].times
                _note_peak(times, calls, lines)
            else:
                break
        calls += change
        lines += line
        _note_peak(times, calls, lines)


def _sort_step(step: tuple[int, int, int]) -> tuple[int, int]:
    return step[0], step[1]


def _note_peak(times: CallFigures, calls: int, lines: int) -> None:
    times.most_at_once = max(times.most_at_once, calls)
    times.most_lines = max(times.most_lines, lines)


def cut_periods(
    periods: Sequence[tuple[float, float]], intervals: Sequence[ReportInterval], now: float | None
) -> list[float]:
    """Return for how many seconds of each of ``intervals`` there was no live link.

    ``periods`` are when the link was live, in order and without overlaps. What is later than ``now`` is not
    blind.
    """
    blind = []
    first = 0
    for interval in intervals:
        end = interval.end if now is None else max(interval.start, min(interval.end, now))
        while first < len(periods) and periods[first][1] <= interval.start:
            first += 1
        live = 0.0
        for start, stop in periods[first:]:
            if start >= end:
                break
            live += max(0.0, min(stop, end) - max(start, interval.start))
        blind.append(max(0.0, round(end - interval.start - live, 3)))
    return blind


def matches_filter(call: CallRecord, request: ReportRequest) -> bool:
    """Return whether a call counts in a report on some calls only."""
    if request.did is not None and call.did != request.did:
        return False
    if request.group is not None and request.group not in call.groups:
        return False
    return request.extension is None or request.extension in count_extensions(call)
