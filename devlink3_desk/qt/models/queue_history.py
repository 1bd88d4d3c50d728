"""How many waited for each hunt group in the last hour, a number a minute."""

from __future__ import annotations

from typing import Final

MINUTES: Final = 60


class _Past:
    __slots__ = ("minute", "most", "present")

    def __init__(self, minute: int) -> None:
        self.minute = minute
        self.present = 0
        self.most = [0] * MINUTES
        """The most who waited at once, minute by minute, the present one last."""

    def go_on(self, minute: int) -> None:
        passed = max(0, min(MINUTES, minute - self.minute))
        if passed:
            self.most = self.most[passed:] + [self.present] * passed
        self.minute = max(self.minute, minute)


class QueueHistory:
    """The last hour of every group; an hour of one group weighs the same however much happens in it."""

    def __init__(self) -> None:
        self._groups: dict[str, _Past] = {}

    def __len__(self) -> int:
        return len(self._groups)

    def take(self, group: str, waiting: int | None, now: float) -> None:
        """Note how many wait from ``now`` on; ``None``: the group is gone."""
        if waiting is None:
            self._groups.pop(group, None)
            return
        minute = int(now // 60)
        past = self._groups.get(group)
        if past is None:
            past = self._groups[group] = _Past(minute)
        past.go_on(minute)
        past.present = waiting
        past.most[-1] = max(past.most[-1], waiting)

    def last_hour(self, group: str, now: float) -> tuple[int, ...]:
        """Return the most who waited at once in each of the last :data:`MINUTES`, the present one last."""
        past = self._groups.get(group)
        if past is None:
            return (0,) * MINUTES
        past.go_on(int(now // 60))
        return tuple(past.most)
