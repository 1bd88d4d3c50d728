"""Which views name an end: found at once, however many calls there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .legs import NodeCall


class EndIndex:
    """Views by the identifiers of ends, at most ``limit`` of them by one end.

    Each view of an end makes its events dearer, and only a hostile PBX tells more of them.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._node_calls_by_end: dict[str, list[NodeCall]] = {}
        self._shared_ends: set[str] = set()

    def __len__(self) -> int:
        """Return how many ends are named."""
        return len(self._node_calls_by_end)

    def find_node_calls(self, end: str) -> Sequence[NodeCall]:
        """Return the views that name ``end``, as they are now."""
        return tuple(self._node_calls_by_end.get(end, ()))

    def has_shared_end(self, ends: tuple[str, ...]) -> bool:
        """Return whether one of ``ends`` is named by more than one view."""
        return not self._shared_ends.isdisjoint(ends)

    def update_ends(self, node_call: NodeCall, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
        """Let ``leg`` name the ends ``after`` instead of ``before``; return ``after``."""
        if before == after:
            return after
        for end in before:
            if end not in after:
                self._remove_end(end, node_call)
        by_end = self._node_calls_by_end
        for end in after:
            if end not in before:
                holders = by_end.get(end)
                if holders is None:
                    by_end[end] = [node_call]
                elif len(holders) < self._limit:
                    holders.append(node_call)
                    self._shared_ends.add(end)
        return after

    def _remove_end(self, end: str, node_call: NodeCall) -> None:
        legs = self._node_calls_by_end.get(end)
        if legs is None:
            return
        if node_call in legs:  # unless there were too many
            legs.remove(node_call)
        if not legs:
            del self._node_calls_by_end[end]
        if len(legs) < 2:
            self._shared_ends.discard(end)
