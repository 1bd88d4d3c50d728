"""Rules of alerts: which rule applies to a call or hunt group, and the web address opened with an alert.

A rule applies by its kind, its scope and its hours. Of the rules that apply, the first one decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from devlink3_desk.numbers.emergency import list_emergency_numbers
from devlink3_desk.numbers.plan import format_national_digits, parse_presented
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
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES
from devlink3_desk.switchboard.site import Site

MINUTES_PER_DAY: Final = 24 * 60


class AlertTime(msgspec.Struct, frozen=True, gc=False):
    """The present, by the two clocks that alerts depend on."""

    monotonic: float
    """Seconds of the clock of the board's values."""
    minute_of_day: float = 12 * 60
    """Local time, in minutes since midnight."""
    weekday: int = 0
    """Local day; 0 is Monday."""


class AlertContext(msgspec.Struct, frozen=True):
    """What alerts depend on besides the calls."""

    preferences: AlertPreferences = AlertPreferences()
    own_extensions: frozenset[str] = frozenset()
    """Extensions of the user of this desk."""
    watched_numbers: frozenset[str] = frozenset()
    """Numbers of watched people and hunt groups."""
    alerts_enabled: bool = True
    """``False`` for do-not-disturb; rules with ``always`` alert even then."""
    site: Site = Site()


class RuleMatch(msgspec.Struct, frozen=True):
    """A rule that applies, and when its alert is due."""

    rule: AlertRule
    party: PartyInfo | None
    """The party that the rule applies to; ``None`` for a hunt group."""
    due_at: float
    """Instant at which the alert is due."""


def is_within_hours(rule: AlertRule, now: AlertTime) -> bool:
    """Return whether a rule applies at this time; a night belongs to the day on which it begins."""
    begins, ends, day = rule.begins % MINUTES_PER_DAY, rule.ends % MINUTES_PER_DAY, now.weekday
    if begins < ends:
        in_hours = begins <= now.minute_of_day < ends
    elif begins > ends:
        in_hours = now.minute_of_day >= begins or now.minute_of_day < ends
        day = day if now.minute_of_day >= begins else (day - 1) % 7
    else:
        in_hours = True
    return in_hours and (not rule.days or day in rule.days)


def next_hours_change(rules: Iterable[AlertRule], now: AlertTime) -> float:
    """Return the instant at which the hours of any rule begin or end next, infinity if none do."""
    boundaries = {
        boundary % MINUTES_PER_DAY for rule in rules if rule.enabled for boundary in _hours_boundaries(rule)
    }
    minutes = ((boundary - now.minute_of_day) % MINUTES_PER_DAY or MINUTES_PER_DAY for boundary in boundaries)
    return now.monotonic + 60 * min(minutes, default=float("inf"))


def _hours_boundaries(rule: AlertRule) -> tuple[int, ...]:
    if rule.begins % MINUTES_PER_DAY != rule.ends % MINUTES_PER_DAY:
        return rule.begins, rule.ends
    # A rule for whole days begins and ends at midnight.
    return (0,) if rule.days else ()


def match_call(
    call: CallInfo, context: AlertContext, now: AlertTime, *, is_emergency: bool
) -> RuleMatch | None:
    """Return the first rule that applies to a call, ``None`` if none does.

    ``is_emergency`` is whether an emergency number was dialled in it, now or earlier.
    """
    kinds = frozenset(_iter_alert_kinds(call, context, is_emergency=is_emergency))
    if not kinds:
        return None
    for rule in context.preferences.rules:
        if rule.kind not in kinds or not _is_rule_active(rule, context, now):
            continue
        matches, party = _match_parties(rule, call, context)
        if matches:
            # A call that is passed from phone to phone has rung since it came.
            since = call.started if rule.kind in (AlertKind.RINGING, AlertKind.EMERGENCY) else call.since
            return RuleMatch(rule, party, since + rule.seconds)
    return None


def match_queue(queue: QueueInfo, context: AlertContext, now: AlertTime) -> RuleMatch | None:
    """Return the first rule that applies to a hunt group with waiting callers, ``None`` if none does."""
    if not queue.waiting or queue.waiting_since is None:
        return None
    for rule in context.preferences.rules:
        if rule.kind is not AlertKind.QUEUE or not _is_rule_active(rule, context, now):
            continue
        if _matches_scope(rule, {queue.group, queue.name}, context):
            return RuleMatch(rule, None, _compute_queue_due(rule, queue, now))
    return None


def is_emergency_call(call: CallInfo, context: AlertContext) -> bool:
    """Return whether this is a call to an emergency number, by the flag of the PBX or by the number.

    The numbers are those of the preferences, else those of the site's country. The digits of an outside line
    before the number are ignored.
    """
    if CallFlag.EMERGENCY in call.flags:
        return True
    if call.direction is not CallDirection.OUTGOING:
        return False
    numbers = context.preferences.emergency_numbers or list_emergency_numbers(context.site.country)
    prefix = context.site.outside_prefix
    called = {party.number for party in (call.b, *call.targets) if party is not None}
    return any(number in numbers or number.removeprefix(prefix) in numbers for number in called)


def find_dialled_number(call: CallInfo) -> str:
    """Return the number that was called, empty where no called party has one."""
    return next((party.number for party in (call.b, *call.targets) if party and party.number), "")


def find_dialling_party(call: CallInfo) -> PartyInfo | None:
    """Return who has made a call to the outside: the extension, else the first party."""
    parties = [party for party in (call.a, call.b) if party is not None]
    extensions = (party for party in parties if party.kind is PartyKind.EXTENSION)
    return next(extensions, parties[0] if parties else None)


def _iter_alert_kinds(call: CallInfo, context: AlertContext, *, is_emergency: bool) -> Iterator[AlertKind]:
    if is_emergency:
        yield AlertKind.EMERGENCY
    if call.state in UNANSWERED_STATES:
        # A call that the user makes rings for another person.
        is_own = call.a is not None and call.a.number in context.own_extensions
        if not is_own and call.direction is not CallDirection.OUTGOING:
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
        # The rule sets a number of callers only, and it is not reached.
        return float("inf")
    return since + rule.seconds


def _match_parties(rule: AlertRule, call: CallInfo, context: AlertContext) -> tuple[bool, PartyInfo | None]:
    """Return whether the scope of a rule includes a call, and the party that is in scope."""
    parties = list(_iter_relevant_parties(rule.kind, call))
    if rule.whom is AlertScope.ANYONE:
        return True, next(iter(parties), None)
    for party in parties:
        if _matches_scope(rule, {party.number}, context):
            return True, party
    return call.group is not None and _matches_scope(rule, {call.group}, context), None


def _iter_relevant_parties(kind: AlertKind, call: CallInfo) -> Iterator[PartyInfo]:
    """Yield the parties of a call that are compared with the scope of a rule."""
    if kind is AlertKind.RINGING:
        yield from (target for target in call.targets if target.rejected is None)
        if call.state is CallStatus.RINGING and call.b is not None and not call.targets:
            yield call.b
        return
    extensions = (p for p in (call.a, call.b) if p is not None and p.kind is PartyKind.EXTENSION)
    if kind is AlertKind.HELD:
        yield from (party for party in extensions if party.number == call.held_by)
    else:
        yield from extensions


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


# the web address of a caller

MAX_URL_LENGTH: Final = 2_000
"""Maximum length in characters; some browsers truncate longer addresses."""

_PLACEHOLDER: Final = re.compile(r"\{(number|national|digits|as_received|name)\}")
_ALLOWED_SCHEMES: Final = frozenset({"http", "https"})
_MAX_VALUE_LENGTH: Final = 200


def find_template_problem(template: str) -> str | None:
    """Return the invalid part of a template: ``scheme``, ``host`` or ``field``; ``None`` if it is valid.

    Scheme and host must not contain placeholders: a caller, who controls name and number, must not be able
    to choose the server.
    """
    try:
        parts = urlsplit(template)
        host = parts.hostname or ""
        _ = parts.port  # raises ValueError if it is not a number
    except ValueError:
        return "host"
    if parts.scheme not in _ALLOWED_SCHEMES:
        return "scheme"
    if not host or re.search(r"[{}\s\\]", parts.netloc) or template.strip() != template:
        return "host"
    return "field" if re.search(r"[{}]", _PLACEHOLDER.sub("", template)) else None


def fill_template(template: str, values: Mapping[str, str]) -> str | None:
    """Return the address with percent-encoded values, ``None`` if the template or the result is invalid."""
    if find_template_problem(template) is not None:
        return None
    url = _PLACEHOLDER.sub(lambda placeholder: _quote_value(values.get(placeholder[1], "")), template)
    return url if len(url) <= MAX_URL_LENGTH else None


def caller_address(call: CallInfo, template: str, site: Site) -> str | None:
    """Return the web address for the remote party of a call, ``None`` if its number is unknown.

    ``{number}`` is E.164 where that is known, ``{digits}`` the same without its ``+``, ``{national}`` what
    the country itself dials, and ``{as_received}`` the text that the PBX has sent.
    """
    party = call.remote_party
    if not template or party is None or not party.number:
        return None
    number = parse_presented(party.number, site, has_prefix=party.has_prefix)
    known = number.e164 or number.digits or party.number
    values = {
        "number": known,
        "national": format_national_digits(number, site) or party.number,
        "digits": known.lstrip("+"),
        "as_received": party.number,
        # If several people have the number, the name is a guess and useless for a search.
        "name": "" if party.name == party.number or party.candidates else party.name,
    }
    return fill_template(template, values)


def _quote_value(text: str) -> str:
    return quote(text[:_MAX_VALUE_LENGTH], safe="", errors="replace")
