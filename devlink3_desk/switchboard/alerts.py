"""Alerts: changes and a clock in, alerts raised, brought up to date and withdrawn out.

An alert lives as long as its reason: it is withdrawn when anyone answers, when the call is gone or the
queue is served, when a rule no longer wants it, and when the link is lost, for then nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.preferences.alerts import Rule

from .alert_address import address_of
from .alert_rules import Match, Moment, Watching, match_call, match_queue, other_hours_at
from .changes import CallChanged, CallEnded, Change, LinkChanged, QueueChanged, QueueRemoved
from .views import CallView, LinkStatus, PartyView, QueueView


class Alert(msgspec.Struct, frozen=True):
    """One reason to look up from other work."""

    key: str
    """Stable for the life of the alert."""
    rule: Rule
    since: float
    """Instant from which on there is a reason."""
    call: CallView | None = None
    queue: QueueView | None = None
    whom: PartyView | None = None
    """Whose telephone it is about."""


class Raised(msgspec.Struct, frozen=True):
    """A new alert."""

    alert: Alert


class Updated(msgspec.Struct, frozen=True):
    """More is known of an alert; not a reason to sound again."""

    alert: Alert


class Withdrawn(msgspec.Struct, frozen=True, gc=False):
    """The reason is gone."""

    key: str


class Address(msgspec.Struct, frozen=True, gc=False):
    """A web page is to be opened for a caller: once a call."""

    url: str


Outcome: TypeAlias = Raised | Updated | Withdrawn | Address

_TRUSTED: Final = frozenset({LinkStatus.LIVE, LinkStatus.CATCHING_UP})


class Alerts:
    """All alerts of a desk. Bounded by the calls and hunt groups that there are."""

    def __init__(self, watching: Watching | None = None) -> None:
        self._watching = watching or Watching()
        self._calls: dict[str, CallView] = {}
        self._queues: dict[str, QueueView] = {}
        self._active: dict[str, Alert] = {}
        self._due: dict[str, float] = {}
        self._other_hours = float("-inf")
        """Instant from which on other rules may have their hours."""
        self._opened: set[str] = set()
        self._trusted = True
        self.active: Final[Mapping[str, Alert]] = MappingProxyType(self._active)
        """By key, the oldest first."""

    @property
    def due(self) -> float | None:
        """Instant at which :meth:`tick` is wanted next, ``None`` where nothing ripens."""
        due = min(self._due.values(), default=float("inf"))
        if self._calls or self._queues:
            due = min(due, self._other_hours)
        return None if due == float("inf") else due

    def take(self, changes: Iterable[Change], moment: Moment) -> list[Outcome]:
        """Take changes of the switchboard; what was over before anybody could look up is no reason to."""
        outcomes = self._look_at_all(moment) if self._other_hours <= moment.at else []
        keys: dict[str, None] = {}
        for change in changes:
            match change:
                case CallChanged(call=call):
                    self._calls[call.id] = call
                    keys[_call_key(call.id)] = None
                case CallEnded(id=key):
                    self._calls.pop(key, None)
                    self._opened.discard(key)
                    keys[_call_key(key)] = None
                case QueueChanged(queue=queue):
                    self._queues[queue.group] = queue
                    keys[_queue_key(queue.group)] = None
                case QueueRemoved(group=group):
                    self._queues.pop(group, None)
                    keys[_queue_key(group)] = None
                case LinkChanged(link=link):
                    outcomes += self._trust(link.state in _TRUSTED, moment)
                case _:
                    pass  # names reach an alert by its call or its hunt group
        for key in keys:
            outcomes += self._look(key, moment)
        return outcomes

    def tick(self, moment: Moment) -> list[Outcome]:
        """Raise what has become due; where the hours of a rule have begun or ended, look at everything."""
        if self._other_hours <= moment.at:
            return self._look_at_all(moment)
        ripe = [key for key, due in self._due.items() if due <= moment.at]
        return [outcome for key in ripe for outcome in self._look(key, moment)]

    def watch(self, watching: Watching, moment: Moment) -> list[Outcome]:
        """Take other rules; every call and hunt group is looked at anew."""
        self._watching = watching
        return self._look_at_all(moment)

    def _trust(self, trusted: bool, moment: Moment) -> list[Outcome]:  # noqa: FBT001 (a property)
        if trusted == self._trusted:
            return []
        self._trusted = trusted
        return self._look_at_all(moment)

    def _look_at_all(self, moment: Moment) -> list[Outcome]:
        self._other_hours = other_hours_at(self._watching.preferences.rules, moment)
        keys = [*map(_call_key, self._calls), *map(_queue_key, self._queues)]
        return [outcome for key in keys for outcome in self._look(key, moment)]

    def _look(self, key: str, moment: Moment) -> Iterator[Outcome]:
        self._due.pop(key, None)
        wanted = self._wanted(key, moment)
        if wanted is not None:
            yield from self._open(wanted)
            if not (wanted.rule.notify or wanted.rule.sound):
                wanted = None  # a rule for quiet
        before = self._active.get(key)
        if before is not None and wanted is not None and wanted.rule == before.rule:
            if wanted != before:
                self._active[key] = wanted
                yield Updated(wanted)
            return
        if before is not None:
            del self._active[key]
            yield Withdrawn(key)
        if wanted is not None:
            self._active[key] = wanted
            yield Raised(wanted)

    def _wanted(self, key: str, moment: Moment) -> Alert | None:
        if not self._trusted:
            return None
        kind, _, identity = key.partition(":")
        call = self._calls.get(identity) if kind == "call" else None
        queue = self._queues.get(identity) if kind == "queue" else None
        found: Match | None = None
        if call is not None:
            found = match_call(call, self._watching, moment)
        elif queue is not None:
            found = match_queue(queue, self._watching, moment)
        if found is None:
            return None
        if found.due > moment.at:
            self._due[key] = found.due
            return None
        before = self._active.get(key)
        # A queue that is served and fills again is due anew; while it alerts, it has one beginning.
        since = before.since if before is not None and before.rule == found.rule else found.due
        return Alert(key, found.rule, since, call, queue, found.whom)

    def _open(self, alert: Alert) -> Iterator[Address]:
        """Open the caller's page, unless the call was there before us or its page was opened already."""
        call = alert.call
        if call is None or not alert.rule.open_address or call.since_snapshot or call.id in self._opened:
            return
        url = address_of(call, self._watching.preferences.address)
        if url is not None:
            self._opened.add(call.id)
            yield Address(url)


def _call_key(call: str) -> str:
    return f"call:{call}"


def _queue_key(group: str) -> str:
    return f"queue:{group}"
