"""How every hunt group did today: calls answered and abandoned, and how many of them in time.

Pure and bounded. What counts as abandoned is decided by :mod:`.missed` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.missed_calls import MissedCallTracker, MissedKind

MAX_GROUPS: Final = 1_024
"""Groups counted at most; whoever has not been heard of for longest goes first."""


class GroupTally(msgspec.Struct, frozen=True, gc=False):
    """One hunt group on one day."""

    answered: int = 0
    in_time: int = 0
    """Of those, how many within the target."""
    abandoned: int = 0

    @property
    def service_level(self) -> float | None:
        """Service level: the part of all calls that was answered in time, 0 to 1; ``None`` without calls."""
        calls = self.answered + self.abandoned
        return self.in_time / calls if calls else None

    def __add__(self, other: GroupTally) -> GroupTally:
        """Return both together."""
        return GroupTally(
            self.answered + other.answered, self.in_time + other.in_time, self.abandoned + other.abandoned
        )


class DayTally(msgspec.Struct, frozen=True):
    """All groups on one day: what is kept between runs."""

    day: int = 0
    """Number of the local day, such as ``date.toordinal()``."""
    groups: dict[str, GroupTally] = {}


class DayStatistics:
    """Counts the calls of hunt groups by local day; counters begin at nothing when the day changes."""

    def __init__(self, stored: DayTally | None = None) -> None:
        stored = stored or DayTally()
        self._day = stored.day
        self._groups = dict(stored.groups)
        self._answer_target = 0.0
        self._changed = False
        self._missed_tracker = MissedCallTracker(on_answered=self._count_answered)

    @property
    def day_tally(self) -> DayTally:
        """The counters as they are."""
        return DayTally(self._day, dict(self._groups))

    def configure(self, answer_target: float, abandoned_after: float) -> None:
        """Take the seconds of the target, and those of waiting that make an abandoned call."""
        self._answer_target = answer_target
        self._missed_tracker.configure(frozenset(), abandoned_after)

    def apply(self, changes: Iterable[Change], at: float, wall_time: float, day: int) -> bool:
        """Take changes, ``at`` by the views' clock, ``wall`` since 1970; return whether a counter is new."""
        self._changed = False
        if day != self._day:
            self._day, self._changed = day, True
            self._groups.clear()
        if self._missed_tracker.apply(changes, at, wall_time):
            for call in self._missed_tracker.log.calls:
                if call.kind is MissedKind.ABANDONED:
                    self._add_tally(call.whom, GroupTally(abandoned=1))
            self._missed_tracker.clear()
        return self._changed

    def for_group(self, group: str) -> GroupTally:
        """Return the counters of one group."""
        return self._groups.get(group, GroupTally())

    def total_tally(self) -> GroupTally:
        """Return those of all groups together."""
        return sum(self._groups.values(), GroupTally())

    def _count_answered(self, group: str, waited: float) -> None:
        self._add_tally(group, GroupTally(answered=1, in_time=int(waited <= self._answer_target)))

    def _add_tally(self, group: str, increment: GroupTally) -> None:
        self._changed = True
        # Put in anew, so that the order tells who has not been heard of for longest.
        self._groups[group] = self._groups.pop(group, GroupTally()) + increment
        if len(self._groups) > MAX_GROUPS:
            del self._groups[next(iter(self._groups))]
