"""Which views name an end: found at once, however many calls there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .legs import Leg


class EndIndex:
    """Views by the identifiers of ends, at most ``limit`` of them by one end.

    Each view of an end makes its events dearer, and only a hostile PBX tells more of them.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_end: dict[str, list[Leg]] = {}
        self._shared: set[str] = set()

    def __len__(self) -> int:
        """Return how many ends are named."""
        return len(self._by_end)

    def holders(self, end: str) -> Sequence[Leg]:
        """Return the views that name ``end``, as they are now."""
        return tuple(self._by_end.get(end, ()))

    def crowded(self, ends: tuple[str, ...]) -> bool:
        """Return whether one of ``ends`` is named by more than one view."""
        return not self._shared.isdisjoint(ends)

    def change(self, leg: Leg, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
        """Let ``leg`` name the ends ``after`` instead of ``before``; return ``after``."""
        if before == after:
            return after
        for end in before:
            if end not in after:
                self._remove(end, leg)
        by_end = self._by_end
        for end in after:
            if end not in before:
                holders = by_end.get(end)
                if holders is None:
                    by_end[end] = [leg]
                elif len(holders) < self._limit:
                    holders.append(leg)
                    self._shared.add(end)
        return after

    def _remove(self, end: str, leg: Leg) -> None:
        legs = self._by_end.get(end)
        if legs is None:
            return
        if leg in legs:  # unless there were too many
            legs.remove(leg)
        if not legs:
            del self._by_end[end]
        if len(legs) < 2:
            self._shared.discard(end)
