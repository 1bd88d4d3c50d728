"""Which rule decides on a call or a hunt group: the first that fits, is switched on and has its hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from devlink3_desk.preferences.alerts import AlertKind, AlertPreferences, Rule, Whom

from .views import CallDirection, CallFlag, CallStatus, CallView, PartyKind, PartyView, QueueView

MINUTES: Final = 24 * 60

RINGING: Final = frozenset({CallStatus.RINGING, CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
"""States in which nobody has answered yet."""


class Moment(msgspec.Struct, frozen=True, gc=False):
    """Now, by both clocks that alerts need."""

    at: float
    """Seconds of the clock of the views."""
    minute: float = 12 * 60
    """Local minutes from midnight."""
    weekday: int = 0
    """0 is Monday."""


class Watching(msgspec.Struct, frozen=True):
    """All that decides on alerts besides the calls themselves."""

    preferences: AlertPreferences = AlertPreferences()
    mine: frozenset[str] = frozenset()
    """My own extensions."""
    watched: frozenset[str] = frozenset()
    """Numbers of people and hunt groups that are watched."""
    disturb: bool = True
    """Whether alerts are wanted at all now; rules that say so alert all the same."""


class Match(msgspec.Struct, frozen=True):
    """A rule that fits, and from when on it alerts."""

    rule: Rule
    whom: PartyView | None
    """Whose telephone it is about; ``None`` for a hunt group."""
    due: float
    """Instant from which on there is an alert."""


def has_its_hours(rule: Rule, moment: Moment) -> bool:
    """Return whether ``moment`` is in the days and hours of a rule; a night belongs to the day it begins."""
    begins, ends, day = rule.begins % MINUTES, rule.ends % MINUTES, moment.weekday
    if begins < ends:
        fits = begins <= moment.minute < ends
    elif begins > ends:
        fits = moment.minute >= begins or moment.minute < ends
        day = day if moment.minute >= begins else (day - 1) % 7
    else:
        fits = True
    return fits and (not rule.days or day in rule.days)


def other_hours_at(rules: Iterable[Rule], moment: Moment) -> float:
    """Return the instant at which the hours of some rule next begin or end; infinite where none do."""
    edges = {edge % MINUTES for rule in rules if rule.enabled for edge in _edges(rule)}
    minutes = ((edge - moment.minute) % MINUTES or MINUTES for edge in edges)
    return moment.at + 60 * min(minutes, default=float("inf"))


def _edges(rule: Rule) -> tuple[int, ...]:
    if rule.begins % MINUTES != rule.ends % MINUTES:
        return rule.begins, rule.ends
    return (0,) if rule.days else ()


def match_call(call: CallView, watching: Watching, moment: Moment) -> Match | None:
    """Return the rule that decides on a call, ``None`` where none does."""
    kinds = frozenset(_kinds(call, watching))
    if not kinds:
        return None
    for rule in watching.preferences.rules:
        if rule.kind not in kinds or not _may(rule, watching, moment):
            continue
        fits, whom = _whose(rule, call, watching)
        if fits:
            since = call.started if rule.kind in (AlertKind.RINGING, AlertKind.EMERGENCY) else call.since
            return Match(rule, whom, since + rule.seconds)
    return None


def match_queue(queue: QueueView, watching: Watching, moment: Moment) -> Match | None:
    """Return the rule that decides on a hunt group, ``None`` where nobody waits or no rule fits."""
    if not queue.waiting or queue.waiting_since is None:
        return None
    for rule in watching.preferences.rules:
        if rule.kind is not AlertKind.QUEUE or not _may(rule, watching, moment):
            continue
        if _named(rule, {queue.group, queue.name}, watching):
            return Match(rule, None, _queue_due(rule, queue, moment))
    return None


def emergency(call: CallView, numbers: tuple[str, ...]) -> bool:
    """Return whether somebody inside calls for help: the PBX says so, or the number called does.

    One digit before the number, for an outside line, is passed over.
    """
    if CallFlag.EMERGENCY in call.flags:
        return True
    if call.direction is not CallDirection.OUTGOING:
        return False
    outside = {party.number for party in (call.b, *call.targets) if party is not None}
    return any(number in numbers or number[1:] in numbers for number in outside)


def _kinds(call: CallView, watching: Watching) -> Iterator[AlertKind]:
    if emergency(call, watching.preferences.emergency_numbers):
        yield AlertKind.EMERGENCY
    if call.state in RINGING:
        mine = call.a is not None and call.a.number in watching.mine
        if not mine and call.direction is not CallDirection.OUTGOING:  # what rings there rings for others
            yield AlertKind.RINGING
    elif call.state is CallStatus.HELD:
        yield AlertKind.HELD
    elif call.state is CallStatus.PARKED:
        yield AlertKind.PARKED


def _may(rule: Rule, watching: Watching, moment: Moment) -> bool:
    return rule.enabled and (watching.disturb or rule.always) and has_its_hours(rule, moment)


def _queue_due(rule: Rule, queue: QueueView, moment: Moment) -> float:
    since = moment.at if queue.waiting_since is None else queue.waiting_since
    if rule.callers and queue.waiting >= rule.callers:
        return moment.at
    if rule.callers and not rule.seconds:
        return float("inf")
    return since + rule.seconds


def _whose(rule: Rule, call: CallView, watching: Watching) -> tuple[bool, PartyView | None]:
    """Return whether a rule is about this call, and which of its parties it is about."""
    parties = list(_about(rule.kind, call))
    if rule.whom is Whom.ANYONE:
        return True, next(iter(parties), None)
    for party in parties:
        if _named(rule, {party.number}, watching):
            return True, party
    return call.group is not None and _named(rule, {call.group}, watching), None


def _about(kind: AlertKind, call: CallView) -> Iterator[PartyView]:
    """Yield the parties that a rule of a kind looks at."""
    if kind is AlertKind.RINGING:
        yield from (target for target in call.targets if target.rejected is None)
        if call.state is CallStatus.RINGING and call.b is not None and not call.targets:
            yield call.b
        return
    inside = (p for p in (call.a, call.b) if p is not None and p.kind is PartyKind.EXTENSION)
    if kind is AlertKind.HELD:
        yield from (party for party in inside if party.number == call.held_by)
    else:
        yield from inside


def _named(rule: Rule, numbers: set[str], watching: Watching) -> bool:
    match rule.whom:
        case Whom.ANYONE:
            return True
        case Whom.ME:
            return not watching.mine.isdisjoint(numbers)
        case Whom.WATCHED:
            return not watching.watched.isdisjoint(numbers)
        case Whom.THESE:
            return not numbers.isdisjoint(rule.numbers)
