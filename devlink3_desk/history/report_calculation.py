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
    CallLeg,
    CallOutcome,
    CallRecord,
    compute_outcome,
    list_line_uses,
    list_lines,
)
from devlink3_desk.history.report_figures import (
    CallFigures,
    ExtensionFigures,
    PeriodFigures,
    VisitFigures,
    count_wait,
)
from devlink3_desk.history.report_request import FigureSettings, ReportInterval, ReportRequest
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

MAX_EXTENSION_DIGITS: Final = 15
"""Digits of the longest extensions."""

_SERVED_STATES: Final = TALK_STATES | {CallStatus.HELD, CallStatus.PARKED}
_NEUTRAL_STATES: Final = frozenset({CallStatus.DIALLING, CallStatus.DISCONNECTING, CallStatus.UNKNOWN})
"""A call in them is offered to nobody. A parked call is briefly dialling while it is picked up."""
_CALLER_DIRECTIONS: Final = frozenset({CallDirection.OUTGOING, CallDirection.INTERNAL})
_CONFERENCE_PARTIES: Final = 2
_ROOM_STATES: Final = frozenset({CallStatus.CONFERENCE, CallStatus.DISCONNECTING})
"""States in which the number of a conference room can be among the parties."""
_TOLERANCE: Final = 0.002
"""Seconds by which instants may differ because each was rounded separately."""

# A phone can ring while the call waits in the queue.
_RINGING_STATES: Final = frozenset({CallStatus.RINGING, CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
_COUNTED_STATES: Final = _RINGING_STATES | {CallStatus.HELD}
"""States beside talk whose parties have a part in the figures: they rang, or had the call on hold."""


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
            and leg.start >= self._answer - _TOLERANCE
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


def count_extensions(call: CallRecord) -> dict[str, ExtensionFigures]:
    """Return what each extension has to do with a call: each counts the call once.

    A number of more than :data:`.SHORT_DIGITS` digits may be outside (:func:`.is_extension`).
    """
    outside = _find_outside_numbers(call)
    known, rooms = _find_members(call)
    outside |= rooms
    rung = {number for leg in call.legs if leg.state is CallStatus.RINGING for number in leg.parties}
    # The number of the caller outside can be that of an extension, too: where it rings, or is the only one.
    shared = rung & {call.caller.number}
    figures: dict[str, ExtensionFigures] = {}
    answer = call.started + call.wait - _TOLERANCE
    for leg in call.legs:
        is_talk = call.was_connected and leg.state in TALK_STATES and leg.start >= answer
        if not is_talk and leg.state not in _COUNTED_STATES:
            continue
        is_shared = leg.state is CallStatus.RINGING or len(leg.parties) == 1
        hidden = outside - shared if is_shared else outside
        numbers = {number for number in leg.parties if number not in hidden and _is_extension(number)}
        if _is_conference_call(leg):
            numbers &= known
        for number in numbers:
            _count_leg(
                figures.setdefault(number, ExtensionFigures()),
                leg,
                is_talk=is_talk,
                waits=number == call.caller.number if call.caller.number in leg.parties else None,
            )
    if call.direction in _CALLER_DIRECTIONS and _is_extension(call.caller.number):
        figures.setdefault(call.caller.number, ExtensionFigures()).made = 1
    for extension in figures.values():
        extension.answered = extension.rung & extension.talked
        extension.missed = extension.rung - extension.answered
    return figures


def _count_leg(figures: ExtensionFigures, leg: CallLeg, *, is_talk: bool, waits: bool | None) -> None:
    """Count a leg; ``waits`` is whether it is the party that waits in a queue, if that is known."""
    length = round(leg.end * 1000) - round(leg.start * 1000)
    if is_talk:
        figures.talked = 1
        figures.talk += length
    elif leg.state is CallStatus.HELD:
        figures.hold += length
    elif leg.state is CallStatus.RINGING or not (figures.talked if waits is None else waits):
        # Otherwise, it waits: it is the caller, or someone who has been transferred to the queue.
        figures.rung = 1


def _find_outside_numbers(call: CallRecord) -> set[str]:
    """Return the numbers of the outside party, which can be as short as an extension."""
    numbers = {party.number for party in call.reached}
    if call.direction is CallDirection.INCOMING:
        numbers.add(call.caller.number)
    elif call.direction is CallDirection.OUTGOING:
        numbers |= {call.called.number, call.answered_by or ""}
    return numbers


def _find_members(call: CallRecord) -> tuple[set[str | None], set[str]]:
    """Return the numbers that are those of persons for certain, and the number of the conference room.

    The number of a room is a party, too, all the time; a person has been in the call before, or comes later
    than others or leaves earlier.
    """
    known = {call.caller.number, call.answered_by}
    # The room is also in the leg that remains when the last member has hung up.
    known.update(*(leg.parties for leg in call.legs if leg.state not in _ROOM_STATES))
    conference = [
        set(leg.parties)
        for leg in call.legs
        if leg.state is CallStatus.CONFERENCE and leg.duration >= _TOLERANCE
    ]
    if not conference:
        return known, set()
    always = set.intersection(*conference)
    known.update(*(each - always for each in conference if len(each) > _CONFERENCE_PARTIES))
    rooms = always - known
    is_certain = len(rooms) == 1 and any(len(each) <= _CONFERENCE_PARTIES for each in conference)
    return known, rooms if is_certain else set()


def _is_conference_call(leg: CallLeg) -> bool:
    """Return whether a leg is that of one member of a conference, with the number of the room or without.

    Where a conference is one call, several members are in it; it looks so for a moment while it begins.
    """
    is_alone = len(leg.parties) <= _CONFERENCE_PARTIES
    return leg.state is CallStatus.CONFERENCE and (is_alone or leg.duration < _TOLERANCE)


def _is_extension(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) <= MAX_EXTENSION_DIGITS


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
