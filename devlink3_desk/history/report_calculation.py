"""The calculation of reports: calls in, figures out.

Command line, window, wallboard and stored figures all use these functions, so that the figures of one period
are equal wherever they are shown. A call counts in the interval in which it started, with all that it became;
how many were in progress at the same time is counted in the interval itself, cut at its borders.

A *visit* is each time a call is offered to a hunt group, from then until it is answered, has gone elsewhere
or is over. A caller who passes three groups makes three visits in one call.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

import msgspec

from devlink3_desk.history.call_record import (
    TALK_STATES,
    TOLERANCE_SECONDS,
    CallLeg,
    CallOutcome,
    CallRecord,
    compute_outcome,
    list_line_uses,
    list_lines,
)
from devlink3_desk.history.report_extensions import count_extensions
from devlink3_desk.history.report_figures import (
    CallFigures,
    ExtensionFigures,
    PeriodFigures,
    VisitFigures,
    count_wait,
)
from devlink3_desk.history.report_request import FigureSettings, ReportInterval, ReportRequest
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

_SERVED_STATES: Final = TALK_STATES | {CallStatus.HELD, CallStatus.PARKED}
_NEUTRAL_STATES: Final = frozenset({CallStatus.DIALLING, CallStatus.DISCONNECTING, CallStatus.UNKNOWN})
"""A call in them is offered to nobody. A parked call is briefly dialling while it is picked up."""


class VisitResult(Enum):
    """How a visit ended."""

    ANSWERED = auto()
    GIVEN_UP = auto()
    OVERFLOWED = auto()
    """It left for another destination without an answer."""
    VOICEMAIL = auto()
    UNKNOWN = auto()
    """Its end was not seen."""


class GroupVisit(msgspec.Struct, gc=False):
    """A call that was offered to a hunt group."""

    group: str
    start: float
    """Second since 1970."""
    end: float = 0.0
    """When it was answered, went elsewhere or was over."""
    result: VisitResult = VisitResult.UNKNOWN
    talk: float = 0.0
    """Seconds of the talk that followed its answer, until the call went elsewhere."""
    start_seen: bool = True

    @property
    def wait(self) -> float:
        """Seconds for which the caller waited in this visit."""
        return max(0.0, self.end - self.start)


class _VisitFinder:
    """Finds the visits of one call by following its legs."""

    def __init__(self, call: CallRecord) -> None:
        self.visits: list[GroupVisit] = []
        self._call = call
        self._answer = call.started + call.wait
        self._open: GroupVisit | None = None
        self._served: tuple[GroupVisit, str | None] | None = None
        """The visit whose talk goes on, and the group of its legs."""
        self._was_served = False
        """Whether a person has had the call."""

    def find(self) -> list[GroupVisit]:
        call = self._call
        first = next(iter(call.groups), None)
        first_seen = next((leg.group for leg in call.legs if leg.group is not None), None)
        if first is not None and call.legs and first_seen != first:
            # It was offered to this group, and left it, before it was first seen.
            self._begin_visit(first, None)
        for leg in call.legs:
            if leg.state in _NEUTRAL_STATES:
                continue
            if leg.state is CallStatus.VOICEMAIL:
                self._follow_voicemail(leg)
            elif self._is_served(leg):
                self._follow_served(leg)
            else:
                self._follow_waiting(leg)
        self._finish_visit(call.ended, VisitResult.GIVEN_UP if call.end_seen else VisitResult.UNKNOWN)
        return self.visits

    def _is_served(self, leg: CallLeg) -> bool:
        # Before the answer, only a device such as the player of announcements can have been connected.
        return (
            self._call.was_connected
            and leg.state in _SERVED_STATES
            and leg.start >= self._answer - TOLERANCE_SECONDS
        )

    def _follow_waiting(self, leg: CallLeg) -> None:
        self._served = None
        if self._open is not None and leg.group == self._open.group:
            return
        self._finish_visit(leg.start, VisitResult.OVERFLOWED)
        if leg.group is not None:
            self._begin_visit(leg.group, leg)

    def _follow_served(self, leg: CallLeg) -> None:
        if self._open is not None and leg.group not in (None, self._open.group):
            self._finish_visit(leg.start, VisitResult.OVERFLOWED)
        if self._open is None and leg.group is not None and not self._was_served:
            # It was answered before it was first seen. A group that an answered call gets later without
            # ringing is that of a consultation, which was the visit.
            self._begin_visit(leg.group, leg)
        self._was_served = True
        if self._open is not None:
            visit = self._open
            # Of an answer during a loss of the link, it is known only how long the caller had waited by then.
            self._finish_visit(self._find_answer(visit, leg), VisitResult.ANSWERED)
            self._served = visit, leg.group
        elif self._served is not None and self._served[1] != leg.group:
            self._served = None
        if self._served is not None and leg.state in TALK_STATES:
            self._served[0].talk += leg.duration

    def _find_answer(self, visit: GroupVisit, leg: CallLeg) -> float:
        return self._answer if visit.start <= self._answer < leg.start else leg.start

    def _follow_voicemail(self, leg: CallLeg) -> None:
        if self._open is not None and leg.group not in (None, self._open.group):
            self._finish_visit(leg.start, VisitResult.OVERFLOWED)
        if self._open is None and leg.group is not None and self._served_group() != leg.group:
            self._begin_visit(leg.group, leg)
        self._finish_visit(leg.start, VisitResult.VOICEMAIL)
        self._served = None

    def _served_group(self) -> str | None:
        return None if self._served is None else self._served[0].group

    def _begin_visit(self, group: str, leg: CallLeg | None) -> None:
        """Begin a visit with a leg, or before the call was first seen."""
        start = self._call.started
        if leg is not None:
            # The group may have been called for the person who transferred the call to it.
            start = leg.start if leg.offered is None else leg.offered
        start_seen = self._call.start_seen or start > self._call.started
        self._open = GroupVisit(group, start, start, start_seen=start_seen)
        self.visits.append(self._open)

    def _finish_visit(self, end: float, result: VisitResult) -> None:
        if self._open is not None:
            self._open.end, self._open.result = end, result
            self._open = None


def find_visits(call: CallRecord) -> list[GroupVisit]:
    """Return the visits of a call to hunt groups, in order."""
    if not call.groups and all(leg.group is None for leg in call.legs):
        return []
    return _VisitFinder(call).find()


class LineSpan(msgspec.Struct, frozen=True, gc=False):
    """From when to when an outside line was in use, in milliseconds since 1970."""

    line: str
    start: int
    end: int


class CallSpan(msgspec.Struct, frozen=True, gc=False):
    """From when to when a call was in progress, in milliseconds since 1970."""

    start: int
    end: int
    lines: tuple[LineSpan, ...] = ()


def measure_span(call: CallRecord, line: str | None = None) -> CallSpan:
    """Return the span of a call, and when it used outside lines; ``line`` leaves out the others."""
    lines = [
        LineSpan(use.line, round(use.start * 1000), round(use.end * 1000))
        for use in list_line_uses(call)
        if line is None or use.line == line
    ]
    return CallSpan(round(call.started * 1000), round(call.ended * 1000), tuple(lines))


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
    for line in list_lines(call):
        _count_times(figures.lines.setdefault(line, CallFigures()), call, settings)
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


def _count_visits(groups: dict[str, VisitFigures], call: CallRecord, settings: FigureSettings) -> None:
    for visit in find_visits(call):
        figures = groups.setdefault(visit.group, VisitFigures())
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
    """Set in ``figures`` how many calls and lines were in use at the same time in each of ``intervals``.

    ``spans`` are all calls that were in progress in any of them, whenever they started. A call that ends and
    one that begins in the same instant are not at once.
    """
    if not intervals:
        return
    borders = [round(interval.start * 1000) for interval in intervals]
    end = round(intervals[-1].end * 1000)
    calls: list[tuple[int, int]] = []
    lines: dict[str, list[tuple[int, int]]] = {}
    for span in spans:
        calls.append((span.start, span.end))
        for use in span.lines:
            lines.setdefault(use.line, []).append((use.start, use.end))
    for counted, peak in zip(figures, _find_peaks(calls, borders, end), strict=True):
        counted.times.most_at_once = max(counted.times.most_at_once, peak)
    everything = [use for uses in lines.values() for use in uses]
    for counted, peak in zip(figures, _find_peaks(everything, borders, end), strict=True):
        counted.times.most_lines = max(counted.times.most_lines, peak)
    for line, uses in lines.items():
        for counted, peak in zip(figures, _find_peaks(uses, borders, end), strict=True):
            if peak:
                of_line = counted.lines.setdefault(line, CallFigures())
                of_line.most_lines = max(of_line.most_lines, peak)


def _find_peaks(spans: Iterable[tuple[int, int]], borders: Sequence[int], end: int) -> list[int]:
    """Return how many spans there are at the same time, at most, in each of the intervals.

    ``borders`` are the starts of the intervals, ``end`` is that of the last one.
    """
    peaks = [0] * len(borders)
    steps: list[tuple[int, int]] = []
    for span_start, span_end in spans:
        start, stop = max(span_start, borders[0]), min(span_end, end)
        if start < stop:
            steps += ((start, 1), (stop, -1))
    # Ends come before starts of the same instant; borders come after both, and see who is in progress.
    steps.sort()
    index = present = 0
    for instant, change in steps:
        while index + 1 < len(borders) and instant >= borders[index + 1]:
            # A call in progress at a border is so in the next interval, too: the ends at the border
            # itself come first.
            if instant > borders[index + 1] or change > 0:
                index += 1
                peaks[index] = max(peaks[index], present)
            else:
                break
        present += change
        peaks[index] = max(peaks[index], present)
    return peaks


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


def matches_outside(call: CallRecord, request: ReportRequest) -> bool:
    """Return whether a call counts in a report on one number called, or on one outside line."""
    if request.did is not None and call.did != request.did:
        return False
    return request.trunk is None or request.trunk in list_lines(call)


def matches_filter(call: CallRecord, request: ReportRequest) -> bool:
    """Return whether a call counts in a report on some calls only."""
    if not matches_outside(call, request):
        return False
    if request.group is not None and request.group not in call.groups:
        return False
    return request.extension is None or request.extension in count_extensions(call)
