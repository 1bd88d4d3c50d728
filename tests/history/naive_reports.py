"""Reports computed a second time, by other means: slowly, call by call and interval by interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from tests.history.simulated_truth import TrueCall

Row = dict[str, Any]


def wait_of(call: TrueCall) -> int:
    """Return for how long the caller waited, in milliseconds."""
    answer = call.answer()
    return (call.end if answer is None else answer) - call.start


def outcome_of(call: TrueCall, short: int) -> str:
    """Return how an incoming call went."""
    if call.answer() is not None:
        return "answered"
    if any(glimpse.state == "voicemail" for _, glimpse in call.glimpses):
        return "voicemail"
    return "short_abandoned" if wait_of(call) <= short else "abandoned"


def service_level(
    formula: str, in_target: int, gave_up_in_target: int, answered: int, abandoned: int, everything: int
) -> float | None:
    """Return the share, by the words of the definition."""
    share = in_target + (gave_up_in_target if formula == "all" else 0)
    total = {"answered": answered + abandoned, "pca": answered}.get(formula, everything)
    return round(share / total, 6) if total else None


def mean(values: Sequence[int]) -> float | None:
    """Return the mean of milliseconds, in seconds."""
    return round(sum(values) / len(values) / 1000, 3) if values else None


def most(values: Sequence[int]) -> float | None:
    """Return the largest of milliseconds, in seconds."""
    return max(values) / 1000 if values else None


def describe_times(calls: Iterable[TrueCall], target: int, short: int, formula: str) -> Row:
    """Return the figures of calls by time."""
    calls = list(calls)
    incoming = [call for call in calls if call.direction == "incoming"]
    by_outcome = {
        name: [call for call in incoming if outcome_of(call, short) == name]
        for name in ("answered", "abandoned", "short_abandoned", "voicemail")
    }
    answered = by_outcome["answered"]
    gave_up = by_outcome["abandoned"] + by_outcome["short_abandoned"]
    in_target = sum(wait_of(call) <= target for call in answered)
    level = service_level(
        formula,
        in_target,
        sum(wait_of(call) <= target for call in gave_up),
        len(answered),
        len(by_outcome["abandoned"]),
        len(incoming),
    )
    return {
        "incoming": len(incoming),
        "outgoing": sum(call.direction == "outgoing" for call in calls),
        "internal": sum(call.direction == "internal" for call in calls),
        **{name: len(found) for name, found in by_outcome.items()},
        "answered_in_target": in_target,
        "service_level": level,
        "formula": formula,
        "average_wait": mean([wait_of(call) for call in answered]),
        "longest_wait": most([wait_of(call) for call in incoming]),
    }


def count_at_once(calls: Iterable[TrueCall], start: int, end: int) -> int:
    """Return how many calls were in progress at the same time: at the start of an interval or of a call."""
    inside = [call for call in calls if call.start < end and call.end > start and call.start < call.end]
    moments = {start} | {call.start for call in inside if call.start >= start}
    return max(sum(call.start <= moment < call.end for call in inside) for moment in moments)


def describe_lines(calls: Iterable[TrueCall], target: int, short: int, formula: str) -> dict[str, Row]:
    """Return the figures of the calls that used each outside line, apart from those at once."""
    calls = list(calls)
    rows: dict[str, Row] = {}
    for line in {name for call in calls for name, _, _ in call.lines}:
        of_line = [call for call in calls if any(name == line for name, _, _ in call.lines)]
        rows[line] = describe_times(of_line, target, short, formula)
        del rows[line]["internal"]
    return rows


def count_channels(calls: Iterable[TrueCall], start: int, end: int, line: str | None = None) -> int:
    """Return how many channels of a line, or of all, were in use at the same time."""
    uses = [use[1:] for call in calls for use in call.lines if line in (None, use[0])]
    inside = [(first, last) for first, last in uses if first < end and last > start]
    moments = {start} | {first for first, _ in inside if first >= start}
    return max(sum(first <= moment < last for first, last in inside) for moment in moments)


def find_intervals(since: int, until: int, zone: dt.tzinfo, kind: str) -> list[tuple[int, int]]:
    """Return intervals by looking at the clock every five minutes."""

    def name(instant: int) -> object:
        local = dt.datetime.fromtimestamp(instant / 1000, zone)
        return {
            # Two hours that the clock shows alike are not the same hour.
            "hour": (local.date(), local.hour, local.utcoffset()),
            "day": local.date(),
            "week": local.date().isocalendar()[:2],
            "month": (local.year, local.month),
        }[kind]

    borders = [since]
    moment = since - since % 300_000
    while (moment := moment + 300_000) < until:
        if name(moment) != name(moment - 300_000):
            borders.append(moment)
    return list(zip(borders, [*borders[1:], until], strict=True))


class _Visit:
    def __init__(self, group: str, start: int) -> None:
        self.group, self.start, self.end = group, start, start
        self.result = ""
        self.talk = 0


def find_first_ring(call: TrueCall, start: int, group: str) -> int:
    """Return since when the phones of a group have rung that ring for a call from ``start`` on."""
    if call.consultation is None or call.consultation[0] != start:
        return start
    waiting = [first for first, _, look in call.consultation[1].stretches() if look.group == group]
    return waiting[0] if waiting else start


def find_visits(call: TrueCall) -> list[_Visit]:
    """Return the visits of a call to hunt groups."""
    visits: list[_Visit] = []
    stretches = [each for each in call.stretches() if each[2].state != "over"]
    for index, (start, _end, look) in enumerate(stretches):
        before = stretches[index - 1][2] if index else None
        if look.state != "waiting" or not look.group:
            continue
        if before is not None and before.state == "waiting" and before.group == look.group:
            continue
        visit = _Visit(look.group, find_first_ring(call, start, look.group))
        visits.append(visit)
        rest = stretches[index + 1 :]
        while rest and rest[0][2].state == "waiting" and rest[0][2].group == look.group:
            del rest[0]
        if not rest:
            visit.end, visit.result = call.end, "gave up"
            continue
        visit.end = rest[0][0]
        after = rest[0][2].state
        visit.result = {"voicemail": "voicemail", "waiting": "overflowed"}.get(after, "answered")
        if visit.result == "answered":
            for first, last, later in rest:
                if later.state not in ("talk", "hold", "parked") or later.group != rest[0][2].group:
                    break
                visit.talk += (last - first) * (later.state == "talk")
    return visits


def describe_groups(calls: Iterable[TrueCall], target: int, short: int, formula: str) -> dict[str, Row]:
    """Return a row for each group with a visit."""
    by_group: dict[str, list[_Visit]] = {}
    for call in calls:
        for visit in find_visits(call):
            by_group.setdefault(visit.group, []).append(visit)
    return {group: _describe_group(visits, target, short, formula) for group, visits in by_group.items()}


def _describe_group(visits: list[_Visit], target: int, short: int, formula: str) -> Row:
    waits = {visit: visit.end - visit.start for visit in visits}
    answered = [visit for visit in visits if visit.result == "answered"]
    gave_up = [visit for visit in visits if visit.result == "gave up"]
    abandoned = [visit for visit in gave_up if waits[visit] > short]
    in_target = sum(waits[visit] <= target for visit in answered)
    gave_up_in_target = sum(waits[visit] <= target for visit in gave_up)
    return {
        "offered": len(visits),
        "answered": len(answered),
        "abandoned": len(abandoned),
        "short_abandoned": len(gave_up) - len(abandoned),
        "overflowed": sum(visit.result == "overflowed" for visit in visits),
        "voicemail": sum(visit.result == "voicemail" for visit in visits),
        "answered_in_target": in_target,
        "service_level": service_level(
            formula, in_target, gave_up_in_target, len(answered), len(abandoned), len(visits)
        ),
        "formula": formula,
        "average_wait": mean([waits[visit] for visit in answered]),
        "longest_wait": most(list(waits.values())),
        "average_talk": mean([visit.talk for visit in answered]),
        "longest_talk": most([visit.talk for visit in answered]),
    }


def describe_extension(calls: Iterable[TrueCall], extension: str) -> Row:
    """Return the row of one extension."""
    rung = talked = answered = made = talk = hold = 0
    for call in calls:
        stretches = call.stretches()
        has_rung = any(extension in look.ringing for _, _, look in stretches)
        talks = [
            (first, last)
            for first, last, look in stretches
            if look.state == "talk" and extension in look.people
        ]
        rung += has_rung
        talked += bool(talks)
        answered += has_rung and bool(talks)
        made += call.caller == extension and call.direction in ("outgoing", "internal")
        talk += sum(last - first for first, last in talks)
        hold += sum(
            last - first
            for first, last, look in stretches
            if look.state == "hold" and extension in look.people
        )
    return {
        "rung": rung,
        "answered": answered,
        "missed": rung - answered,
        "made": made,
        "talk": talk / 1000,
        "hold": hold / 1000,
        "average_talk": round(talk / talked / 1000, 3) if talked else None,
    }


def group_by_weekday(intervals: list[tuple[int, int]], zone: dt.tzinfo) -> list[list[tuple[int, int]]]:
    """Return hours by their weekday and hour, Monday first."""
    slots: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in intervals:
        local = dt.datetime.fromtimestamp(start / 1000, zone)
        slots.setdefault((local.weekday(), local.hour), []).append((start, end))
    return [slots[name] for name in sorted(slots)]


def count_blind(periods: Iterable[tuple[float, float]], start: int, end: int) -> float:
    """Return for how many seconds of an interval the link was not live."""
    live = sum(max(0.0, min(stop, end / 1000) - max(begin, start / 1000)) for begin, stop in periods)
    return (end - start) / 1000 - live
