"""Alerts: changes and a clock in, alerts raised, brought up to date and withdrawn out.

An alert lives as long as its reason: it is withdrawn when anyone answers, when the call is gone or the
queue is served, when a rule no longer wants it, and when the link is lost, for then nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.preferences import AlertRule
from devlink3_desk.switchboard.alerts.rules import (
    AlertContext,
    AlertTime,
    RuleMatch,
    caller_address,
    match_call,
    match_queue,
    next_hours_change,
)
from devlink3_desk.switchboard.board_values import CallInfo, LinkStatus, PartyInfo, QueueInfo
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)


class Alert(msgspec.Struct, frozen=True):
    """One reason to look up from other work."""

    key: str
    """Stable for the life of the alert."""
    rule: AlertRule
    active_since: float
    """Instant from which on there is a reason."""
    call: CallInfo | None = None
    queue: QueueInfo | None = None
    party: PartyInfo | None = None
    """Whose telephone it is about."""


class AlertRaised(msgspec.Struct, frozen=True):
    """A new alert."""

    alert: Alert


class AlertUpdated(msgspec.Struct, frozen=True):
    """More is known of an alert; not a reason to sound again."""

    alert: Alert


class AlertWithdrawn(msgspec.Struct, frozen=True, gc=False):
    """The reason is gone."""

    key: str


class AddressRequested(msgspec.Struct, frozen=True, gc=False):
    """A web page is to be opened for a caller: once a call."""

    url: str


AlertOutcome: TypeAlias = AlertRaised | AlertUpdated | AlertWithdrawn | AddressRequested

_TRUSTED_LINK_STATES: Final = frozenset({LinkStatus.LIVE, LinkStatus.CATCHING_UP})


class AlertEngine:
    """All alerts of a desk. Bounded by the calls and hunt groups that there are."""

    def __init__(self, context: AlertContext | None = None) -> None:
        self._context = context or AlertContext()
        self._calls: dict[str, CallInfo] = {}
        self._queues: dict[str, QueueInfo] = {}
        self._active: dict[str, Alert] = {}
        self._due_by_key: dict[str, float] = {}
        self._next_hours_change = float("-inf")
        """Instant from which on other rules may have their hours."""
        self._addressed_calls: set[str] = set()
        self._link_trusted = True
        self.active: Final[Mapping[str, Alert]] = MappingProxyType(self._active)
        """By key, the oldest first."""

    @property
    def next_due(self) -> float | None:
        """Instant at which :meth:`tick` is wanted next, ``None`` where nothing ripens."""
        due = min(self._due_by_key.values(), default=float("inf"))
        if self._calls or self._queues:
            due = min(due, self._next_hours_change)
        return None if due == float("inf") else due

    def apply(self, changes: Iterable[Change], now: AlertTime) -> list[AlertOutcome]:
        """Take changes of the switchboard; what was over before anybody could look up is no reason to."""
        outcomes = self._evaluate_all(now) if self._next_hours_change <= now.monotonic else []
        keys: dict[str, None] = {}
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._calls[call.id] = call
                    keys[_call_key(call.id)] = None
                case CallEnded(id=key):
                    self._calls.pop(key, None)
                    self._addressed_calls.discard(key)
                    keys[_call_key(key)] = None
                case QueueChanged(queue=queue):
                    self._queues[queue.group] = queue
                    keys[_queue_key(queue.group)] = None
                case QueueRemoved(group=group):
                    self._queues.pop(group, None)
                    keys[_queue_key(group)] = None
                case LinkChanged(link=link):
                    outcomes += self._set_link_trusted(link.state in _TRUSTED_LINK_STATES, now)
                case _:
                    pass  # names reach an alert by its call or its hunt group
        for key in keys:
            outcomes += self._evaluate_key(key, now)
        return outcomes

    def tick(self, now: AlertTime) -> list[AlertOutcome]:
        """Raise what has become due; where the hours of a rule have begun or ended, look at everything."""
        if self._next_hours_change <= now.monotonic:
            return self._evaluate_all(now)
        ripe = [key for key, due in self._due_by_key.items() if due <= now.monotonic]
        return [outcome for key in ripe for outcome in self._evaluate_key(key, now)]

    def set_context(self, context: AlertContext, now: AlertTime) -> list[AlertOutcome]:
        """Take other rules; every call and hunt group is looked at anew."""
        self._context = context
        return self._evaluate_all(now)

    def _set_link_trusted(self, trusted: bool, now: AlertTime) -> list[AlertOutcome]:  # noqa: FBT001 (a property)
        if trusted == self._link_trusted:
            return []
        self._link_trusted = trusted
        return self._evaluate_all(now)

    def _evaluate_all(self, now: AlertTime) -> list[AlertOutcome]:
        self._next_hours_change = next_hours_change(self._context.preferences.rules, now)
        keys = [*map(_call_key, self._calls), *map(_queue_key, self._queues)]
        return [outcome for key in keys for outcome in self._evaluate_key(key, now)]

    def _evaluate_key(self, key: str, now: AlertTime) -> Iterator[AlertOutcome]:
        self._due_by_key.pop(key, None)
        wanted = self._find_due_alert(key, now)
        if wanted is not None:
            yield from self._request_address(wanted)
            if not (wanted.rule.notify or wanted.rule.sound):
                wanted = None  # a rule for quiet
        before = self._active.get(key)
        if before is not None and wanted is not None and wanted.rule == before.rule:
            if wanted != before:
                self._active[key] = wanted
                yield AlertUpdated(wanted)
            return
        if before is not None:
            del self._active[key]
            yield AlertWithdrawn(key)
        if wanted is not None:
            self._active[key] = wanted
            yield AlertRaised(wanted)

    def _find_due_alert(self, key: str, now: AlertTime) -> Alert | None:
        if not self._link_trusted:
            return None
        kind, _, identity = key.partition(":")
        call = self._calls.get(identity) if kind == "call" else None
        queue = self._queues.get(identity) if kind == "queue" else None
        found: RuleMatch | None = None
        if call is not None:
            found = match_call(call, self._context, now)
        elif queue is not None:
            found = match_queue(queue, self._context, now)
        if found is None:
            return None
        if found.due_at > now.monotonic:
            self._due_by_key[key] = found.due_at
            return None
        before = self._active.get(key)
        # A queue that is served and fills again is due anew; while it alerts, it has one beginning.
        since = before.active_since if before is not None and before.rule == found.rule else found.due_at
        return Alert(key, found.rule, since, call, queue, found.party)

    def _request_address(self, alert: Alert) -> Iterator[AddressRequested]:
        """Open the caller's page, unless the call was there before us or its page was opened already."""
        call = alert.call
        if (
            call is None
            or not alert.rule.open_address
            or call.since_snapshot
            or call.id in self._addressed_calls
        ):
            return
        url = caller_address(call, self._context.preferences.address)
        if url is not None:
            self._addressed_calls.add(call.id)
            yield AddressRequested(url)


def _call_key(call: str) -> str:
    return f"call:{call}"


def _queue_key(group: str) -> str:
    return f"queue:{group}"
