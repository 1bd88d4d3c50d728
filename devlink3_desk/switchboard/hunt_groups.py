"""How every hunt group does: who waits, since when, what rings and who talks."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from devlink3_desk.switchboard.board_values import QueueInfo
from devlink3_desk.switchboard.calls.parties import NameResolver
from devlink3_desk.switchboard.changes import Change, QueueChanged, QueueRemoved

MAX_UNLISTED_GROUPS: Final = 1_024
"""Hunt groups kept that have no calls and are not in the directory; the longest unheard of go first."""

WAITING: Final = "waiting"
RINGING: Final = "ringing"
CONNECTED: Final = "connected"


class _QueueRecord:
    __slots__ = ("connected_count", "in_directory", "info", "ringing_count", "wait_heap", "waiting_calls")

    def __init__(self, *, in_directory: bool) -> None:
        self.in_directory = in_directory
        self.waiting_calls: dict[str, float] = {}
        self.wait_heap: list[tuple[float, str]] = []
        self.ringing_count = 0
        self.connected_count = 0
        self.info: QueueInfo | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.waiting_calls or self.ringing_count or self.connected_count)

    def add_call(self, call: str, role: str, since: float) -> None:
        if role == WAITING:
            self.waiting_calls[call] = since
            heapq.heappush(self.wait_heap, (since, call))
        elif role == RINGING:
            self.ringing_count += 1
        else:
            self.connected_count += 1

    def remove_call(self, call: str, role: str) -> None:
        if role == WAITING:
            del self.waiting_calls[call]
        elif role == RINGING:
            self.ringing_count -= 1
        else:
            self.connected_count -= 1

    def find_longest_wait(self) -> float | None:
        """Return since when the first of those who wait has waited; those who left are skipped lazily."""
        while self.wait_heap and self.waiting_calls.get(self.wait_heap[0][1]) != self.wait_heap[0][0]:
            heapq.heappop(self.wait_heap)
        if len(self.wait_heap) > 2 * len(self.waiting_calls) + 8:
            self.wait_heap = [(since, call) for call, since in self.waiting_calls.items()]
            heapq.heapify(self.wait_heap)
        return self.wait_heap[0][0] if self.wait_heap else None


class QueuePanel:
    """Hunt groups by number, or by name where the PBX writes that and the directory has no number for it.

    What happens to them is shown when :meth:`news` is asked for.
    """

    def __init__(self) -> None:
        self._records: dict[str, _QueueRecord] = {}
        self._infos: dict[str, QueueInfo] = {}
        self._unlisted: dict[str, None] = {}
        self._changed: dict[str, _QueueRecord] = {}
        self._removed: dict[str, None] = {}
        self.infos: Final[Mapping[str, QueueInfo]] = MappingProxyType(self._infos)

    def update_call(
        self, call: str, before: tuple[str, str] | None, after: tuple[str, str] | None, since: float
    ) -> None:
        """Count a call in a group and as something (``after``) instead of what it was before."""
        if before is not None:
            queue = self._changed[before[0]] = self._records[before[0]]
            queue.remove_call(call, before[1])
        if after is not None:
            group = after[0]
            known = self._records.get(group)
            if known is None:
                known = self._records[group] = _QueueRecord(in_directory=False)
            self._changed[group] = known
            known.add_call(call, after[1], since)

    def set_directory(self, groups: Iterable[str]) -> None:
        """Show these groups whether they have calls or not."""
        listed = set(groups)
        for group in listed - self._records.keys():
            self._records[group] = _QueueRecord(in_directory=True)
        for group, queue in list(self._records.items()):
            left = queue.in_directory and group not in listed
            queue.in_directory = group in listed
            if left and queue.is_empty:
                self._remove_record(group)
            else:
                self._changed[group] = queue

    def collect_changes(self, resolver: NameResolver) -> list[Change]:
        """Bring the views up to date and return what has changed since this was last asked."""
        changes: list[Change] = []
        if self._changed:
            touched, self._changed = self._changed, {}
            for group, queue in touched.items():
                view = _build_info(group, queue, resolver)
                if view != queue.info:
                    queue.info = self._infos[group] = view
                    changes.append(QueueChanged(view))
                if not queue.in_directory:
                    self._unlisted.pop(group, None)
                    if queue.is_empty:
                        self._unlisted[group] = None
            self._trim_unlisted()
        if self._removed:
            gone, self._removed = self._removed, {}
            changes += [QueueRemoved(group) for group in gone if group not in self._infos]
        return changes

    def _trim_unlisted(self) -> None:
        while len(self._unlisted) > MAX_UNLISTED_GROUPS:
            oldest = next(iter(self._unlisted))
            del self._unlisted[oldest]
            if not self._records[oldest].in_directory:
                self._remove_record(oldest)

    def _remove_record(self, group: str) -> None:
        del self._records[group]
        self._changed.pop(group, None)
        self._unlisted.pop(group, None)
        self._infos.pop(group, None)
        self._removed[group] = None


def _build_info(group: str, queue: _QueueRecord, resolver: NameResolver) -> QueueInfo:
    person = resolver.directory.find_group(group)
    name = person.name if person is not None else ""
    return QueueInfo(
        group,
        name,
        len(queue.waiting_calls),
        queue.find_longest_wait(),
        queue.ringing_count,
        queue.connected_count,
    )
