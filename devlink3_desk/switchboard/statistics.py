"""The statistics of the day: calls of each hunt group answered, answered in time, and abandoned.

Pure: outcomes of waiting calls in, counters out, bounded by the number of groups.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

import msgspec

from devlink3_desk.switchboard.waiting_calls import CallAbandoned, CallAnswered, WaitOutcome

MAX_GROUPS: Final = 1_024
"""Hunt groups counted; the one without a call for the longest time is dropped first."""


class GroupTally(msgspec.Struct, frozen=True, gc=False):
    """Counters of one hunt group on one day."""

    answered: int = 0
    in_time: int = 0
    """Calls answered within the target."""
    abandoned: int = 0

    @property
    def service_level(self) -> float | None:
        """Share of all calls that were answered in time, 0 to 1; ``None`` without calls."""
        calls = self.answered + self.abandoned
        return self.in_time / calls if calls else None

    def __add__(self, other: GroupTally) -> GroupTally:
        """Return the sum of both."""
        return GroupTally(
            self.answered + other.answered, self.in_time + other.in_time, self.abandoned + other.abandoned
        )


class DayTally(msgspec.Struct, frozen=True):
    """Counters of all groups on one day, as saved between runs."""

    day: int = 0
    """Number of the local day, such as ``date.toordinal()``."""
    groups: dict[str, GroupTally] = {}


class DayStatistics:
    """Counts the calls of hunt groups by local day; the counters restart when the day changes."""

    def __init__(self, tally: DayTally | None = None) -> None:
        self._day = 0
        self._groups: dict[str, GroupTally] = {}
        self._answer_target = 0.0
        self._abandoned_after = 0.0
        self._changed = False
        self.restore(tally or DayTally())

    @property
    def day_tally(self) -> DayTally:
        """A copy of the current counters."""
        return DayTally(self._day, dict(self._groups))

    def restore(self, tally: DayTally) -> None:
        """Replace the counters by saved ones."""
        self._day, self._groups = tally.day, dict(tally.groups)

    def configure(self, answer_target: float, abandoned_after: float) -> None:
        """Set the target for answering, and the wait from which a call counts as abandoned, in seconds."""
        self._answer_target, self._abandoned_after = answer_target, abandoned_after

    def apply(self, outcomes: Iterable[WaitOutcome], day: int) -> bool:
        """Apply outcomes of the day ``day``; return whether a counter has changed."""
        self._changed = False
        if day != self._day:
            self._day, self._changed = day, True
            self._groups.clear()
        for outcome in outcomes:
            match outcome:
                case CallAnswered(wait=wait, at=at):
                    in_time = wait.waited_for_group(at) <= self._answer_target
                    self._add_tally(wait.group, GroupTally(answered=1, in_time=int(in_time)))
                case CallAbandoned(wait=wait, at=at):
                    # Callers who give up immediately have dialled a wrong number.
                    if wait.waited_for_group(at) >= self._abandoned_after:
                        self._add_tally(wait.group, GroupTally(abandoned=1))
                case _:
                    assert_never(outcome)
        return self._changed

    def for_group(self, group: str) -> GroupTally:
        """Return the counters of one group."""
        return self._groups.get(group, GroupTally())

    def total_tally(self) -> GroupTally:
        """Return the sum of all groups."""
        return sum(self._groups.values(), GroupTally())

    def _add_tally(self, group: str, increment: GroupTally) -> None:
        if not group:
            return
        self._changed = True
        # Inserted again, so that the dictionary stays sorted by the time of the last call.
        self._groups[group] = self._groups.pop(group, GroupTally()) + increment
        if len(self._groups) > MAX_GROUPS:
            del self._groups[next(iter(self._groups))]
