"""How every hunt group does: who waits, since when, what rings and who talks."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from .changes import Change, QueueChanged, QueueRemoved
from .parties import Names
from .views import QueueView

MAX_STRANGERS: Final = 1_024
"""Hunt groups kept that have no calls and are not in the directory; the longest unheard of go first."""

WAITING: Final = "waiting"
RINGING: Final = "ringing"
CONNECTED: Final = "connected"


class _Queue:
    __slots__ = ("connected", "heap", "listed", "ringing", "view", "waiting")

    def __init__(self, *, listed: bool) -> None:
        self.listed = listed
        self.waiting: dict[str, float] = {}
        self.heap: list[tuple[float, str]] = []
        self.ringing = 0
        self.connected = 0
        self.view: QueueView | None = None

    @property
    def empty(self) -> bool:
        return not (self.waiting or self.ringing or self.connected)

    def count(self, call: str, what: str, since: float) -> None:
        if what == WAITING:
            self.waiting[call] = since
            heapq.heappush(self.heap, (since, call))
        elif what == RINGING:
            self.ringing += 1
        else:
            self.connected += 1

    def discount(self, call: str, what: str) -> None:
        if what == WAITING:
            del self.waiting[call]
        elif what == RINGING:
            self.ringing -= 1
        else:
            self.connected -= 1

    def longest(self) -> float | None:
        """Return since when the first of those who wait has waited; those who left are skipped lazily."""
        while self.heap and self.waiting.get(self.heap[0][1]) != self.heap[0][0]:
            heapq.heappop(self.heap)
        if len(self.heap) > 2 * len(self.waiting) + 8:
            self.heap = [(since, call) for call, since in self.waiting.items()]
            heapq.heapify(self.heap)
        return self.heap[0][0] if self.heap else None


class QueueBoard:
    """Hunt groups by number, or by name where the PBX writes that and the directory has no number for it.

    What happens to them is shown when :meth:`news` is asked for.
    """

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}
        self._views: dict[str, QueueView] = {}
        self._strangers: dict[str, None] = {}
        self._touched: dict[str, _Queue] = {}
        self._gone: dict[str, None] = {}
        self.views: Final[Mapping[str, QueueView]] = MappingProxyType(self._views)

    def count(
        self, call: str, before: tuple[str, str] | None, after: tuple[str, str] | None, since: float
    ) -> None:
        """Count a call in a group and as something (``after``) instead of what it was before."""
        if before is not None:
            queue = self._touched[before[0]] = self._queues[before[0]]
            queue.discount(call, before[1])
        if after is not None:
            group = after[0]
            known = self._queues.get(group)
            if known is None:
                known = self._queues[group] = _Queue(listed=False)
            self._touched[group] = known
            known.count(call, after[1], since)

    def set_directory(self, groups: Iterable[str]) -> None:
        """Show these groups whether they have calls or not."""
        listed = set(groups)
        for group in listed - self._queues.keys():
            self._queues[group] = _Queue(listed=True)
        for group, queue in list(self._queues.items()):
            left = queue.listed and group not in listed
            queue.listed = group in listed
            if left and queue.empty:
                self._remove(group)
            else:
                self._touched[group] = queue

    def news(self, names: Names) -> list[Change]:
        """Bring the views up to date and return what has changed since this was last asked."""
        changes: list[Change] = []
        if self._touched:
            touched, self._touched = self._touched, {}
            for group, queue in touched.items():
                view = _view(group, queue, names)
                if view != queue.view:
                    queue.view = self._views[group] = view
                    changes.append(QueueChanged(view))
                if not queue.listed:
                    self._strangers.pop(group, None)
                    if queue.empty:
                        self._strangers[group] = None
            self._keep_strangers_few()
        if self._gone:
            gone, self._gone = self._gone, {}
            changes += [QueueRemoved(group) for group in gone if group not in self._views]
        return changes

    def _keep_strangers_few(self) -> None:
        while len(self._strangers) > MAX_STRANGERS:
            oldest = next(iter(self._strangers))
            del self._strangers[oldest]
            if not self._queues[oldest].listed:
                self._remove(oldest)

    def _remove(self, group: str) -> None:
        del self._queues[group]
        self._touched.pop(group, None)
        self._strangers.pop(group, None)
        self._views.pop(group, None)
        self._gone[group] = None


def _view(group: str, queue: _Queue, names: Names) -> QueueView:
    person = names.directory.group(group)
    name = person.name if person is not None else ""
    return QueueView(group, name, len(queue.waiting), queue.longest(), queue.ringing, queue.connected)
