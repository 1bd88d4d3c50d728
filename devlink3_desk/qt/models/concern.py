"""Whom a call concerns, and how pressing it is: what the order and the colours of the calls follow."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from devlink3_desk.preferences.calls import CallPreferences, Limit
from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.switchboard.views import CallStatus, CallView


class Concern(IntEnum):
    """Whose call it is, the nearest first."""

    ME = 0
    WATCHED = 1
    OTHERS = 2


class Level(IntEnum):
    """How long a call has been in a state that must not last."""

    CALM = 0
    WARN = 1
    ALARM = 2


NEVER: Final = Limit(0, 0)


class Concerns:
    """Who sits here and whom they watch. Where nobody has been named, every call is everyone's."""

    def __init__(self, people: PeoplePreferences | None = None) -> None:
        people = people or PeoplePreferences()
        self._me, self._watched = frozenset(people.me), frozenset(people.watched)

    def of(self, view: CallView) -> Concern:
        """Return whom a call concerns: by its ends, those that it rings, and its hunt group."""
        if not self._me and not self._watched:
            return Concern.ME
        parties = (view.a, view.b, *(target for target in view.targets if target.rejected is None))
        numbers = {party.number for party in parties if party is not None}
        if not self._me.isdisjoint(numbers):
            return Concern.ME
        if view.group is not None:
            numbers.add(view.group)
        return Concern.OTHERS if self._watched.isdisjoint(numbers) else Concern.WATCHED


def limits(chosen: CallPreferences) -> dict[CallStatus, Limit]:
    """Return the limits of every state that must not last."""
    return {
        CallStatus.RINGING: chosen.ringing,
        CallStatus.QUEUED: chosen.queued,
        CallStatus.ANNOUNCEMENT: chosen.queued,
        CallStatus.HELD: chosen.held,
        CallStatus.PARKED: chosen.parked,
    }


def level(limit: Limit, seconds: float) -> Level:
    """Return how pressing so many seconds are."""
    if limit.alarm and seconds >= limit.alarm:
        return Level.ALARM
    return Level.WARN if limit.warn and seconds >= limit.warn else Level.CALM
