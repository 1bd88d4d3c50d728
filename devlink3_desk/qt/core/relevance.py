"""Whom a call concerns, and how pressing it is: what the order and the colours of the calls follow."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from devlink3_desk.preferences import CallPreferences, PeoplePreferences, StateLimit
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus


class Relevance(IntEnum):
    """Whose call it is, the nearest first."""

    ME = 0
    WATCHED = 1
    OTHERS = 2


class Urgency(IntEnum):
    """How long a call has been in a state that must not last."""

    NORMAL = 0
    WARNING = 1
    ALARM = 2


NO_LIMIT: Final = StateLimit(0, 0)


class RelevanceRules:
    """Who sits here and whom they watch. Where nobody has been named, every call is everyone's."""

    def __init__(self, people: PeoplePreferences | None = None) -> None:
        people = people or PeoplePreferences()
        self._own_numbers, self._watched_numbers = frozenset(people.me), frozenset(people.watched)

    def relevance_of(self, info: CallInfo) -> Relevance:
        """Return whom a call concerns: by its ends, those that it rings, and its hunt group."""
        if not self._own_numbers and not self._watched_numbers:
            return Relevance.ME
        parties = (info.a, info.b, *(target for target in info.targets if target.rejected is None))
        numbers = {party.number for party in parties if party is not None}
        if not self._own_numbers.isdisjoint(numbers):
            return Relevance.ME
        if info.group is not None:
            numbers.add(info.group)
        return Relevance.OTHERS if self._watched_numbers.isdisjoint(numbers) else Relevance.WATCHED


def state_limits(preferences: CallPreferences) -> dict[CallStatus, StateLimit]:
    """Return the limits of every state that must not last."""
    return {
        CallStatus.RINGING: preferences.ringing,
        CallStatus.QUEUED: preferences.queued,
        CallStatus.ANNOUNCEMENT: preferences.queued,
        CallStatus.HELD: preferences.held,
        CallStatus.PARKED: preferences.parked,
    }


def compute_urgency(limit: StateLimit, seconds: float) -> Urgency:
    """Return how pressing so many seconds are."""
    if limit.alarm and seconds >= limit.alarm:
        return Urgency.ALARM
    return Urgency.WARNING if limit.warn and seconds >= limit.warn else Urgency.NORMAL
