"""Which views name an end: found at once, however many calls there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from devlink3_desk.protocol.records import NumberValue
    from devlink3_desk.switchboard.calls.node_calls import NodeCall, TrackedCall


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

    def update_ends(
        self, node_call: NodeCall, before: tuple[str, ...], after: tuple[str, ...]
    ) -> tuple[str, ...]:
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


RETENTION_SECONDS: Final = 5.0
"""Seconds for which an end stays gone. Late records come within one; after a reboot a PBX may give the
same identifiers again."""

NEW_CLAIM_TICKS: Final = 10
"""Tenths of a second by the PBX's own stamps: a record made so much later than the loss is no late one."""

MAX_DEPARTED_ENDS: Final = 20_000
"""Ends remembered at most; the oldest are forgotten first."""

NodeCallId = int | str | None


class EndDeparture:
    """How one end left."""

    __slots__ = ("call", "call_id_by_node", "cause", "departed_at", "left_all_nodes", "timestamp")

    def __init__(self, at: float) -> None:
        self.departed_at = at
        self.left_all_nodes = False
        """Whether the node on which the end is local said so: then it is gone for all nodes."""
        self.cause: NumberValue = None
        self.timestamp: NumberValue = None
        self.call_id_by_node: dict[str, NodeCallId] = {}
        """CallID that it left, by node."""
        self.call: TrackedCall | None = None
        """The conversation that it left."""


class DepartedEnds:
    """The ends that left of late, bounded in time and number."""

    def __init__(self) -> None:
        self._departures: dict[str, EndDeparture] = {}

    def __len__(self) -> int:
        """Return how many ends are remembered."""
        return len(self._departures)

    def record_departure(self, end: str, at: float) -> EndDeparture:
        """Return the entry of ``end``, a new one where there is none, as the youngest."""
        loss = self._departures.pop(end, None)
        if loss is None or at - loss.departed_at > RETENTION_SECONDS:
            loss = EndDeparture(at)
            self._remove_expired(at)
        loss.departed_at = at
        self._departures[end] = loss
        return loss

    def find(self, end: str) -> EndDeparture | None:
        """Return how ``end`` left, if it has."""
        return self._departures.get(end)

    def has_any(self, ends: Iterable[str]) -> bool:
        """Return whether one of ``ends`` has left, as far as is remembered."""
        return not self._departures.keys().isdisjoint(ends)

    def is_late_record(
        self, end: str, node: str, call_id: NodeCallId, at: float, timestamp: NumberValue
    ) -> bool:
        """Return whether a record of this view still names an end that has left it.

        Another CallID on the node that it left is a new claim, and so is a record made well after the
        loss; what was known of the end is void then.
        """
        loss = self._departures.get(end)
        if loss is None:
            return False
        if at - loss.departed_at > RETENTION_SECONDS:
            del self._departures[end]
            return False
        if node not in loss.call_id_by_node:
            return loss.left_all_nodes
        left = loss.call_id_by_node[node]
        if (left is None or left == call_id) and not _is_new_claim(timestamp, loss.timestamp):
            return True
        del self._departures[end]
        return False

    def clear(self) -> None:
        """Forget all: a snapshot begins, and what it names is there."""
        self._departures.clear()

    def _remove_expired(self, at: float) -> None:
        while self._departures:
            oldest = next(iter(self._departures))
            if (
                len(self._departures) < MAX_DEPARTED_ENDS
                and at - self._departures[oldest].departed_at <= RETENTION_SECONDS
            ):
                return
            del self._departures[oldest]


def _is_new_claim(timestamp: NumberValue, lost_timestamp: NumberValue) -> bool:
    return (
        isinstance(timestamp, int)
        and isinstance(lost_timestamp, int)
        and timestamp - lost_timestamp > NEW_CLAIM_TICKS
    )
