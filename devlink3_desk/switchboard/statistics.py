"""How every hunt group did today: calls answered and abandoned, and how many of them in time.

Pure and bounded. What counts as abandoned is decided by :mod:`.missed` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from .changes import Change
from .missed import Missed, MissedKind

MAX_GROUPS: Final = 1_024
"""Groups counted at most; whoever has not been heard of for longest goes first."""


class Tally(msgspec.Struct, frozen=True, gc=False):
    """One hunt group on one day."""

    answered: int = 0
    in_time: int = 0
    """Of those, how many within the target."""
    abandoned: int = 0

    @property
    def level(self) -> float | None:
        """Service level: the part of all calls that was answered in time, 0 to 1; ``None`` without calls."""
        calls = self.answered + self.abandoned
        return self.in_time / calls if calls else None

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            self.answered + other.answered, self.in_time + other.in_time, self.abandoned + other.abandoned
        )


class DayTally(msgspec.Struct, frozen=True):
    """All groups on one day: what is kept between runs."""

    day: int = 0
    """Number of the local day, such as ``date.toordinal()``."""
    groups: dict[str, Tally] = {}


class Statistics:
    """Counts the calls of hunt groups by local day; counters begin at nothing when the day changes."""

    def __init__(self, kept: DayTally | None = None) -> None:
        kept = kept or DayTally()
        self._day = kept.day
        self._groups = dict(kept.groups)
        self._within = 0.0
        self._news = False
        self._missed = Missed(answered=self._answered)

    @property
    def today(self) -> DayTally:
        """The counters as they are."""
        return DayTally(self._day, dict(self._groups))

    def watch(self, within: float, abandoned_after: float) -> None:
        """Take the seconds of the target, and those of waiting that make an abandoned call."""
        self._within = within
        self._missed.watch(frozenset(), abandoned_after)

    def take(self, changes: Iterable[Change], at: float, wall: float, day: int) -> bool:
        """Take changes, ``at`` by the views' clock, ``wall`` since 1970; return whether a counter is new."""
        self._news = False
        if day != self._day:
            self._day, self._news = day, True
            self._groups.clear()
        if self._missed.take(changes, at, wall):
            for call in self._missed.log.calls:
                if call.kind is MissedKind.ABANDONED:
                    self._count(call.whom, Tally(abandoned=1))
            self._missed.clear()
        return self._news

    def of(self, group: str) -> Tally:
        """Return the counters of one group."""
        return self._groups.get(group, Tally())

    def total(self) -> Tally:
        """Return those of all groups together."""
        return sum(self._groups.values(), Tally())

    def _answered(self, group: str, waited: float) -> None:
        self._count(group, Tally(answered=1, in_time=int(waited <= self._within)))

    def _count(self, group: str, more: Tally) -> None:
        self._news = True
        # Put in anew, so that the order tells who has not been heard of for longest.
        self._groups[group] = self._groups.pop(group, Tally()) + more
        if len(self._groups) > MAX_GROUPS:
            del self._groups[next(iter(self._groups))]
