"""Which views name an end: found at once, however many calls there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .legs import Leg


class EndIndex:
    """Views by the identifiers of ends."""

    def __init__(self) -> None:
        self._by_end: dict[str, list[Leg]] = {}

    def __len__(self) -> int:
        """Return how many ends are named."""
        return len(self._by_end)

    def holders(self, end: str) -> Sequence[Leg]:
        """Return the views that name ``end``, as they are now."""
        return tuple(self._by_end.get(end, ()))

    def change(self, leg: Leg, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
        """Let ``leg`` name the ends ``after`` instead of ``before``; return ``after``."""
        if before != after:
            for end in before:
                if end not in after:
                    self._remove(end, leg)
            for end in after:
                if end not in before:
                    self._by_end.setdefault(end, []).append(leg)
        return after

    def _remove(self, end: str, leg: Leg) -> None:
        legs = self._by_end[end]
        legs.remove(leg)
        if not legs:
            del self._by_end[end]
