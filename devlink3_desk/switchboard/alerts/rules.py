"""The web address of a caller: a template, filled so that no caller can change where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    PartyInfo,
    PartyKind,
    QueueInfo,
)

MAX_URL_LENGTH: Final = 2_000
"""Longer addresses are cut off by some browsers; no honest caller needs one."""

_PLACEHOLDER: Final = re.compile(r"\{(number|name)\}")
_ALLOWED_SCHEMES: Final = frozenset({"http", "https"})
_MAX_VALUE_LENGTH: Final = 200


def find_template_problem(template: str) -> str | None:
    """Return which part of a template cannot be: ``scheme``, ``host`` or ``field``; ``None`` where all can.

    Scheme and host must be written out: what a caller sends is filled in behind them only.
    """
    try:
        parts = urlsplit(template)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "host"
    if parts.scheme not in _ALLOWED_SCHEMES:
        return "scheme"
    if not host or re.search(r"[{}\s\\]", parts.netloc) or template.strip() != template:
        return "host"
    return "field" if re.search(r"[{}]", _PLACEHOLDER.sub("", template)) else None


def fill_template(template: str, number: str, name: str) -> str | None:
    """Return the address, all but letters and digits percent-encoded; ``None`` where it cannot be."""
    if find_template_problem(template) is not None:
        return None
    values = {"number": _quote_value(number), "name": _quote_value(name)}
    url = _PLACEHOLDER.sub(lambda blank: values[blank[1]], template)
    return url if len(url) <= MAX_URL_LENGTH else None


def caller_address(call: CallInfo, template: str) -> str | None:
    """Return the address for who is at the other end of a call; ``None`` where the number is not known."""
    party = remote_party(call)
    if not template or party is None or not party.number:
        return None
    return fill_template(template, party.number, party.name if party.name != party.number else "")


def remote_party(call: CallInfo) -> PartyInfo | None:
    """Return whom a receptionist sees in a call: the outside party if there is one, else the caller."""
    parties = [party for party in (call.a, call.b) if party is not None]
    outside = [party for party in parties if party.kind is PartyKind.TRUNK]
    return next(iter(outside or parties), None)


def _quote_value(text: str) -> str:
    return quote(text[:_MAX_VALUE_LENGTH], safe="", errors="replace")


MINUTES_PER_DAY: Final = 24 * 60

UNANSWERED_STATES: Final = frozenset({CallStatus.RINGING, CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
"""States in which nobody has answered yet."""


class AlertTime(msgspec.Struct, frozen=True, gc=False):
    """Now, by both clocks that alerts need."""

    monotonic: float
    """Seconds of the clock of the views."""
    minute_of_day: float = 12 * 60
    """Local minutes from midnight."""
    weekday: int = 0
    """0 is Monday."""


class AlertContext(msgspec.Struct, frozen=True):
    """All that decides on alerts besides the calls themselves."""

    preferences: AlertPreferences = AlertPreferences()
    own_extensions: frozenset[str] = frozenset()
    """My own extensions."""
    watched_numbers: frozenset[str] = frozenset()
    """Numbers of people and hunt groups that are watched."""
    alerts_enabled: bool = True
    """Whether alerts are wanted at all now; rules that say so alert all the same."""


class RuleMatch(msgspec.Struct, frozen=True):
    """A rule that fits, and from when on it alerts."""

    rule: AlertRule
    party: PartyInfo | None
    """Whose telephone it is about; ``None`` for a hunt group."""
    due_at: float
    """Instant from which on there is an alert."""


def is_within_hours(rule: AlertRule, now: AlertTime) -> bool:
    """Return whether ``moment`` is in the days and hours of a rule; a night belongs to the day it begins."""
    begins, ends, day = rule.begins % MINUTES_PER_DAY, rule.ends % MINUTES_PER_DAY, now.weekday
    if begins < ends:
        fits = begins <= now.minute_of_day < ends
    elif begins > ends:
        fits = now.minute_of_day >= begins or now.minute_of_day < ends
        day = day if now.minute_of_day >= begins else (day - 1) % 7
    else:
        fits = True
    return fits and (not rule.days or day in rule.days)


def next_hours_change(rules: Iterable[AlertRule], now: AlertTime) -> float:
    """Return the instant at which the hours of some rule next begin or end; infinite where none do."""
    edges = {edge % MINUTES_PER_DAY for rule in rules if rule.enabled for edge in _hours_boundaries(rule)}
    minutes = ((edge - now.minute_of_day) % MINUTES_PER_DAY or MINUTES_PER_DAY for edge in edges)
    return now.monotonic + 60 * min(minutes, default=float("inf"))


def _hours_boundaries(rule: AlertRule) -> tuple[int, ...]:
    if rule.begins % MINUTES_PER_DAY != rule.ends % MINUTES_PER_DAY:
        return rule.begins, rule.ends
    return (0,) if rule.days else ()


def match_call(call: CallInfo, context: AlertContext, now: AlertTime) -> RuleMatch | None:
    """Return the rule that decides on a call, ``None`` where none does."""
    kinds = frozenset(_iter_alert_kinds(call, context))
    if not kinds:
        return None
    for rule in context.preferences.rules:
        if rule.kind not in kinds or not _is_rule_active(rule, context, now):
            continue
        fits, whom = _match_parties(rule, call, context)
        if fits:
            since = call.started if rule.kind in (AlertKind.RINGING, AlertKind.EMERGENCY) else call.since
            return RuleMatch(rule, whom, since + rule.seconds)
    return None


def match_queue(queue: QueueInfo, context: AlertContext, now: AlertTime) -> RuleMatch | None:
    """Return the rule that decides on a hunt group, ``None`` where nobody waits or no rule fits."""
    if not queue.waiting or queue.waiting_since is None:
        return None
    for rule in context.preferences.rules:
        if rule.kind is not AlertKind.QUEUE or not _is_rule_active(rule, context, now):
            continue
        if _matches_scope(rule, {queue.group, queue.name}, context):
            return RuleMatch(rule, None, _compute_queue_due(rule, queue, now))
    return None


def is_emergency_call(call: CallInfo, numbers: tuple[str, ...]) -> bool:
    """Return whether somebody inside calls for help: the PBX says so, or the number called does.

    One digit before the number, for an outside line, is passed over.
    """
    if CallFlag.EMERGENCY in call.flags:
        return True
    if call.direction is not CallDirection.OUTGOING:
        return False
    outside = {party.number for party in (call.b, *call.targets) if party is not None}
    return any(number in numbers or number[1:] in numbers for number in outside)


def _iter_alert_kinds(call: CallInfo, context: AlertContext) -> Iterator[AlertKind]:
    if is_emergency_call(call, context.preferences.emergency_numbers):
        yield AlertKind.EMERGENCY
    if call.state in UNANSWERED_STATES:
        mine = call.a is not None and call.a.number in context.own_extensions
        if not mine and call.direction is not CallDirection.OUTGOING:  # what rings there rings for others
            yield AlertKind.RINGING
    elif call.state is CallStatus.HELD:
        yield AlertKind.HELD
    elif call.state is CallStatus.PARKED:
        yield AlertKind.PARKED


def _is_rule_active(rule: AlertRule, context: AlertContext, now: AlertTime) -> bool:
    return rule.enabled and (context.alerts_enabled or rule.always) and is_within_hours(rule, now)


def _compute_queue_due(rule: AlertRule, queue: QueueInfo, now: AlertTime) -> float:
    since = now.monotonic if queue.waiting_since is None else queue.waiting_since
    if rule.callers and queue.waiting >= rule.callers:
        return now.monotonic
    if rule.callers and not rule.seconds:
        return float("inf")
    return since + rule.seconds


def _match_parties(rule: AlertRule, call: CallInfo, context: AlertContext) -> tuple[bool, PartyInfo | None]:
    """Return whether a rule is about this call, and which of its parties it is about."""
    parties = list(_iter_relevant_parties(rule.kind, call))
    if rule.whom is AlertScope.ANYONE:
        return True, next(iter(parties), None)
    for party in parties:
        if _matches_scope(rule, {party.number}, context):
            return True, party
    return call.group is not None and _matches_scope(rule, {call.group}, context), None


def _iter_relevant_parties(kind: AlertKind, call: CallInfo) -> Iterator[PartyInfo]:
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


def _matches_scope(rule: AlertRule, numbers: set[str], context: AlertContext) -> bool:
    match rule.whom:
        case AlertScope.ANYONE:
            return True
        case AlertScope.ME:
            return not context.own_extensions.isdisjoint(numbers)
        case AlertScope.WATCHED:
            return not context.watched_numbers.isdisjoint(numbers)
        case AlertScope.LISTED:
            return not numbers.isdisjoint(rule.numbers)
