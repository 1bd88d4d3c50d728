"""Turns changes of the switchboard into alerts that are raised, updated and withdrawn.

An alert exists as long as its reason. It is withdrawn when the call is answered or ends, when the queue is
served, when no rule applies any longer, and when the link is lost, since the board may be wrong then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, assert_never

import msgspec

from devlink3_desk.preferences import AlertKind, AlertRule
from devlink3_desk.switchboard.alert_rules import (
    AlertContext,
    AlertTime,
    RuleMatch,
    caller_address,
    find_dialled_number,
    find_dialling_party,
    is_emergency_call,
    match_call,
    match_queue,
    next_hours_change,
)
from devlink3_desk.switchboard.board_values import CallInfo, LinkStatus, PartyInfo, QueueInfo
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)


class EmergencyDial(msgspec.Struct, frozen=True):
    """Who dialled an emergency number, as first seen: help goes there, wherever the call goes later."""

    number: str
    """The emergency number, as it was dialled."""
    by: PartyInfo | None
    at: float
    """Instant at which the call began."""


class Alert(msgspec.Struct, frozen=True):
    """One alert."""

    key: str
    """Identity for the life of the alert."""
    rule: AlertRule
    active_since: float
    """Instant at which it became due."""
    call: CallInfo | None = None
    queue: QueueInfo | None = None
    party: PartyInfo | None = None
    """The party that the rule applies to."""
    emergency: EmergencyDial | None = None
    """Of an emergency call, who dialled; it does not change while the call lasts."""


class AlertRaised(msgspec.Struct, frozen=True):
    """An alert is new."""

    alert: Alert


class AlertUpdated(msgspec.Struct, frozen=True):
    """An alert has new values; its sound is not played again."""

    alert: Alert


class AlertWithdrawn(msgspec.Struct, frozen=True, gc=False):
    """The reason of an alert no longer exists."""

    key: str


class AddressRequested(msgspec.Struct, frozen=True, gc=False):
    """The web page of a caller is to be opened; emitted once for a call."""

    url: str


AlertOutcome: TypeAlias = AlertRaised | AlertUpdated | AlertWithdrawn | AddressRequested

_TRUSTED_LINK_STATES: Final = frozenset({LinkStatus.LIVE, LinkStatus.CATCHING_UP})


class AlertEngine:
    """All alerts of one desk; bounded by the number of calls and hunt groups."""

    def __init__(self, context: AlertContext | None = None) -> None:
        self._context = context or AlertContext()
        self._calls: dict[str, CallInfo] = {}
        self._queues: dict[str, QueueInfo] = {}
        self._active: dict[str, Alert] = {}
        self._due_by_key: dict[str, float] = {}
        self._next_hours_change = float("-inf")
        """Instant at which the hours of a rule begin or end next."""
        self._addressed_calls: set[str] = set()
        self._emergencies: dict[str, EmergencyDial] = {}
        """Emergency calls in progress, by call."""
        self._link_trusted = True
        self.active: Final[Mapping[str, Alert]] = MappingProxyType(self._active)
        """Active alerts by key, the oldest first."""

    @property
    def next_due(self) -> float | None:
        """Instant at which :meth:`raise_due_alerts` has to be called next, ``None`` if nothing is pending."""
        due = min(self._due_by_key.values(), default=float("inf"))
        if self._calls or self._queues:
            due = min(due, self._next_hours_change)
        return None if due == float("inf") else due

    def apply(self, changes: Iterable[Change], now: AlertTime) -> list[AlertOutcome]:
        """Apply changes of the switchboard; only the final state of a batch raises alerts."""
        outcomes = self._evaluate_all(now) if self._next_hours_change <= now.monotonic else []
        keys: dict[str, None] = {}
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._calls[call.id] = call
                    self._note_emergency(call)
                    keys[_build_call_key(call.id)] = None
                case CallEnded(id=key, merged_into=successor):
                    self._calls.pop(key, None)
                    dialled = self._emergencies.pop(key, None)
                    if dialled is not None and successor is not None:
                        self._emergencies[successor] = dialled
                        keys[_build_call_key(successor)] = None
                    self._addressed_calls.discard(key)
                    keys[_build_call_key(key)] = None
                case QueueChanged(queue=queue):
                    self._queues[queue.group] = queue
                    keys[_queue_key(queue.group)] = None
                case QueueRemoved(group=group):
                    self._queues.pop(group, None)
                    keys[_queue_key(group)] = None
                case LinkChanged(link=link):
                    outcomes += self._set_link_trusted(link.state in _TRUSTED_LINK_STATES, now)
                case ExtensionChanged() | ExtensionRemoved() | DirectoryChanged():
                    pass  # names reach an alert through its call or hunt group
                case _:
                    assert_never(change)
        for key in keys:
            outcomes += self._evaluate_key(key, now)
        return outcomes

    def raise_due_alerts(self, now: AlertTime) -> list[AlertOutcome]:
        """Raise alerts that have become due; re-evaluate everything when the hours of a rule begin or end."""
        if self._next_hours_change <= now.monotonic:
            return self._evaluate_all(now)
        due_keys = [key for key, due_at in self._due_by_key.items() if due_at <= now.monotonic]
        return [outcome for key in due_keys for outcome in self._evaluate_key(key, now)]

    def set_context(self, context: AlertContext, now: AlertTime) -> list[AlertOutcome]:
        """Replace rules and numbers; re-evaluate every call and hunt group."""
        previous, self._context = self._context, context
        if (context.preferences.emergency_numbers, context.site) != (
            previous.preferences.emergency_numbers,
            previous.site,
        ):
            self._emergencies.clear()
            for call in self._calls.values():
                self._note_emergency(call)
        return self._evaluate_all(now)

    def _set_link_trusted(self, trusted: bool, now: AlertTime) -> list[AlertOutcome]:  # noqa: FBT001 (a property)
        if trusted == self._link_trusted:
            return []
        self._link_trusted = trusted
        return self._evaluate_all(now)

    def _evaluate_all(self, now: AlertTime) -> list[AlertOutcome]:
        self._next_hours_change = next_hours_change(self._context.preferences.rules, now)
        keys = [*map(_build_call_key, self._calls), *map(_queue_key, self._queues)]
        return [outcome for key in keys for outcome in self._evaluate_key(key, now)]

    def _evaluate_key(self, key: str, now: AlertTime) -> Iterator[AlertOutcome]:
        self._due_by_key.pop(key, None)
        alert = self._find_due_alert(key, now)
        if alert is not None:
            yield from self._request_address(alert)
            if not (alert.rule.notify or alert.rule.sound):
                # A silent rule before a loud one excludes calls from the latter.
                alert = None
        active = self._active.get(key)
        if active is not None and alert is not None and alert.rule == active.rule:
            if alert != active:
                self._active[key] = alert
                yield AlertUpdated(alert)
            return
        if active is not None:
            del self._active[key]
            yield AlertWithdrawn(key)
        if alert is not None:
            self._active[key] = alert
            yield AlertRaised(alert)

    def _find_due_alert(self, key: str, now: AlertTime) -> Alert | None:
        if not self._link_trusted:
            return None
        kind, _, identity = key.partition(":")
        call = self._calls.get(identity) if kind == "call" else None
        queue = self._queues.get(identity) if kind == "queue" else None
        rule_match: RuleMatch | None = None
        if any(found is not None and found.is_stale for found in (call, queue)):
            return None  # the link of this site is down
        if call is not None:
            rule_match = match_call(call, self._context, now, is_emergency=identity in self._emergencies)
        elif queue is not None:
            rule_match = match_queue(queue, self._context, now)
        if rule_match is None:
            return None
        if rule_match.due_at > now.monotonic:
            self._due_by_key[key] = rule_match.due_at
            return None
        active = self._active.get(key)
        # The longest wait of a queue changes while it alerts; the alert keeps the instant of its beginning.
        since = (
            active.active_since
            if active is not None and active.rule == rule_match.rule
            else rule_match.due_at
        )
        dialled = self._emergencies.get(identity) if rule_match.rule.kind is AlertKind.EMERGENCY else None
        return Alert(key, rule_match.rule, since, call, queue, rule_match.party, dialled)

    def _note_emergency(self, call: CallInfo) -> None:
        """Remember who has dialled an emergency number, the first time that a call shows it."""
        if call.id not in self._emergencies and is_emergency_call(call, self._context):
            self._emergencies[call.id] = EmergencyDial(
                find_dialled_number(call), find_dialling_party(call), call.started
            )

    def _request_address(self, alert: Alert) -> Iterator[AddressRequested]:
        """Request the web page of the caller, unless requested before or the call came with a snapshot."""
        call = alert.call
        if (
            call is None
            or not alert.rule.open_address
            or call.since_snapshot
            or call.id in self._addressed_calls
        ):
            return
        url = caller_address(call, self._context.preferences.address, self._context.site)
        if url is not None:
            self._addressed_calls.add(call.id)
            yield AddressRequested(url)


def _build_call_key(call: str) -> str:
    return f"call:{call}"


def _queue_key(group: str) -> str:
    return f"queue:{group}"
