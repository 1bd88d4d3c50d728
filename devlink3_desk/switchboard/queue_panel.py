"""The hunt groups of the board, brought up to date by calls and the directory."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import Final

from devlink3_desk.switchboard.board_values import QueueInfo
from devlink3_desk.switchboard.calls import state_rules
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.calls.state_rules import QueueRole
from devlink3_desk.switchboard.changes import QueueChanged, QueueRemoved
from devlink3_desk.switchboard.record_table import PanelRecord, RecordTable

MAX_UNLISTED_GROUPS: Final = 1_024
"""Hunt groups without calls outside the directory; the one that has been empty longest is dropped first."""


class _QueueRecord(PanelRecord[QueueRole]):
    __slots__ = ("open_waits", "wait_heap")

    def __init__(self) -> None:
        super().__init__()
        self.open_waits: frozenset[str] = frozenset()
        """Waiting calls that may have waited since before the instant that is known."""
        self.wait_heap: list[tuple[float, str]] = []
        """The waits as a heap. A call that leaves stays in it until it reaches the top."""

    def find_longest_wait(self) -> tuple[float | None, bool]:
        """Return since when the longest waiting call has waited, and whether that may be longer."""
        heap = self.wait_heap
        if not heap:
            return None, False
        waiting = self.calls.get(state_rules.WAITING, {})
        while heap and waiting.get(heap[0][1]) != heap[0][0]:
            heapq.heappop(heap)
        # Calls that come and go above a caller who waits for hours must not let the heap grow.
        if len(heap) > 2 * len(waiting) + 8:
            self.wait_heap = heap = [(since, call) for call, since in waiting.items()]
            heapq.heapify(heap)
        if not heap:
            return None, False
        since, call = heap[0]
        return since, call in self.open_waits


class QueuePanel:
    """Hunt groups by number; by name where the PBX sends a name that the directory does not list."""

    def __init__(self) -> None:
        self.table: Final = RecordTable(
            MAX_UNLISTED_GROUPS, _QueueRecord, self._build_info, QueueChanged, QueueRemoved
        )

    def update_call(
        self,
        call: str,
        previous: tuple[str, QueueRole] | None,
        current: tuple[str, QueueRole] | None,
        since: float = 0.0,
        *,
        is_lower_bound: bool = False,
    ) -> None:
        """Count a call in the group and role ``current`` instead of ``previous``.

        ``is_lower_bound``: whether it may have waited since before ``since``.
        """
        if previous is not None:
            group, role = previous
            record = self.table.changed[group] = self.table.records[group]
            record.remove_call(call, role)
            if call in record.open_waits:
                record.open_waits -= {call}
        if current is not None:
            group, role = current
            record = self.table.changed[group] = self.table.ensure_record(group)
            record.add_call(call, role, since)
            if role == state_rules.WAITING:
                heapq.heappush(record.wait_heap, (since, call))
                if is_lower_bound:
                    record.open_waits |= {call}

    def set_directory(self, groups: Iterable[str], resolver: NameResolver) -> None:
        """Show ``groups`` even without calls, after the calls have been updated."""
        self.table.set_directory(groups)
        # A group that was shown by its name, and whose number is known now.
        self.table.remove_unused(lambda key: resolver.resolve_group(key) != key)

    def export_waits(self) -> dict[str, dict[str, float]]:
        """Return the instants from which calls have waited, by group and call."""
        return {
            group: record.calls.get(state_rules.WAITING, {}).copy()
            for group, record in self.table.iter_records()
        }

    def restore_waits(self, waits: Mapping[str, Mapping[str, float]], offset: float) -> None:
        """Add the groups without calls, and the instants from which calls have waited."""
        for group, since_by_call in waits.items():
            record = self.table.ensure_record(group)
            waiting = record.calls.get(state_rules.WAITING, {})
            for call in waiting:
                if call in since_by_call:
                    waiting[call] = since_by_call[call] + offset
            record.wait_heap = [(since, call) for call, since in waiting.items()]
            heapq.heapify(record.wait_heap)
            self.table.changed.pop(group, None)
            self.table.changed[group] = record

    def _build_info(
        self,
        key: str,
        record: _QueueRecord,
        last_info: QueueInfo | None,
        resolver: NameResolver,
        at: float,
    ) -> QueueInfo:
        del last_info, at
        calls, name = record.calls, record.name
        if name is None:
            name = record.name = resolver.resolve_group_name(key)
        since, is_lower_bound = record.find_longest_wait()
        return QueueInfo(
            key,
            name,
            len(calls.get(state_rules.WAITING, ())),
            since,
            len(calls.get(state_rules.RINGING, ())),
            len(calls.get(state_rules.CONNECTED, ())),
            is_lower_bound,
        )
