"""Memory of ends that have left, so that a record which comes late does not bring them back.

A CallLost can overtake the last Detail of its call. Without this memory that Detail would put a row
on the board that nothing ever removes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devlink3_desk.protocol.records import Number

    from .legs import Call

HOLD: Final = 5.0
"""Seconds for which an end stays gone. Late records come within one; after a reboot a PBX may give the
same identifiers again."""

NEWS: Final = 10
"""Tenths of a second by the PBX's own stamps: a record made so much later than the loss is no late one."""

LIMIT: Final = 20_000
"""Ends remembered at most; the oldest are forgotten first."""

CallKey = int | str | None


class Loss:
    """How one end left."""

    __slots__ = ("at", "call", "cause", "everywhere", "stamp", "where")

    def __init__(self, at: float) -> None:
        self.at = at
        self.everywhere = False
        """Whether the node on which the end is local said so: then it is gone for all nodes."""
        self.cause: Number = None
        self.stamp: Number = None
        self.where: dict[str, CallKey] = {}
        """CallID that it left, by node."""
        self.call: Call | None = None
        """The conversation that it left."""


class Losses:
    """The ends that left of late, bounded in time and number."""

    def __init__(self) -> None:
        self._by_end: dict[str, Loss] = {}

    def __len__(self) -> int:
        """Return how many ends are remembered."""
        return len(self._by_end)

    def note(self, end: str, at: float) -> Loss:
        """Return the entry of ``end``, a new one where there is none, as the youngest."""
        loss = self._by_end.pop(end, None)
        if loss is None or at - loss.at > HOLD:
            loss = Loss(at)
            self._trim(at)
        loss.at = at
        self._by_end[end] = loss
        return loss

    def find(self, end: str) -> Loss | None:
        """Return how ``end`` left, if it has."""
        return self._by_end.get(end)

    def knows(self, ends: Iterable[str]) -> bool:
        """Return whether one of ``ends`` has left, as far as is remembered."""
        return not self._by_end.keys().isdisjoint(ends)

    def blocks(self, end: str, node: str, call_id: CallKey, at: float, stamp: Number) -> bool:
        """Return whether a record of this view still names an end that has left it.

        Another CallID on the node that it left is a new claim, and so is a record made well after the
        loss; what was known of the end is void then.
        """
        loss = self._by_end.get(end)
        if loss is None:
            return False
        if at - loss.at > HOLD:
            del self._by_end[end]
            return False
        if node not in loss.where:
            return loss.everywhere
        left = loss.where[node]
        if (left is None or left == call_id) and not _is_news(stamp, loss.stamp):
            return True
        del self._by_end[end]
        return False

    def clear(self) -> None:
        """Forget all: a snapshot begins, and what it names is there."""
        self._by_end.clear()

    def _trim(self, at: float) -> None:
        while self._by_end:
            oldest = next(iter(self._by_end))
            if len(self._by_end) < LIMIT and at - self._by_end[oldest].at <= HOLD:
                return
            del self._by_end[oldest]


def _is_news(stamp: Number, lost: Number) -> bool:
    return isinstance(stamp, int) and isinstance(lost, int) and stamp - lost > NEWS
