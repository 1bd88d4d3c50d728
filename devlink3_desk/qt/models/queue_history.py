"""How many waited for each hunt group in the last hour, a number a minute."""

from __future__ import annotations

from typing import Final

HISTORY_MINUTES: Final = 60


class _GroupHistory:
    __slots__ = ("minute", "peaks", "waiting")

    def __init__(self, minute: int) -> None:
        self.minute = minute
        self.waiting = 0
        self.peaks = [0] * HISTORY_MINUTES
        """The most who waited at once, minute by minute, the present one last."""

    def advance_to(self, minute: int) -> None:
        passed = max(0, min(HISTORY_MINUTES, minute - self.minute))
        if passed:
            self.peaks = self.peaks[passed:] + [self.waiting] * passed
        self.minute = max(self.minute, minute)


class WaitingHistory:
    """The last hour of every group; an hour of one group weighs the same however much happens in it."""

    def __init__(self) -> None:
        self._groups: dict[str, _GroupHistory] = {}

    def __len__(self) -> int:
        return len(self._groups)

    def record_waiting(self, group: str, waiting: int | None, now: float) -> None:
        """Note how many wait from ``now`` on; ``None``: the group is gone."""
        if waiting is None:
            self._groups.pop(group, None)
            return
        minute = int(now // 60)
        past = self._groups.get(group)
        if past is None:
            past = self._groups[group] = _GroupHistory(minute)
        past.advance_to(minute)
        past.waiting = waiting
        past.peaks[-1] = max(past.peaks[-1], waiting)

    def last_hour(self, group: str, now: float) -> tuple[int, ...]:
        """Return the most who waited at once in each of the last :data:`MINUTES`, the present one last."""
        past = self._groups.get(group)
        if past is None:
            return (0,) * HISTORY_MINUTES
        past.advance_to(int(now // 60))
        return tuple(past.peaks)
