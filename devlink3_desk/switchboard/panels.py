"""The extensions and hunt groups of the board, brought up to date by calls, CMExtn and the directory."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from devlink3_desk.protocol.events import ExtensionState, ExtensionText
from devlink3_desk.switchboard.board_memory import ExtensionMemory
from devlink3_desk.switchboard.board_values import CmExtnInfo, ExtensionInfo, ExtensionStatus, QueueInfo
from devlink3_desk.switchboard.calls import state_rules
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH
from devlink3_desk.switchboard.calls.state_rules import EXTENSION_STATUS_RANK, QueueRole
from devlink3_desk.switchboard.changes import (
    Change,
    ExtensionChanged,
    ExtensionRemoved,
    QueueChanged,
    QueueRemoved,
)
from devlink3_desk.switchboard.site import CmExtnStates

MAX_LISTED_CALLS: Final = 16
"""Calls listed for one extension. No phone has so many, and each one costs time."""

MAX_UNLISTED_EXTENSIONS: Final = 4_096
"""Idle extensions outside the directory; the one that has been idle longest is dropped first."""

MAX_UNLISTED_GROUPS: Final = 1_024
"""Hunt groups without calls outside the directory; the one that has been empty longest is dropped first."""

_UNKNOWN: Final = ExtensionStatus.UNKNOWN
_IDLE: Final = ExtensionStatus.IDLE

_Info = TypeVar("_Info", ExtensionInfo, QueueInfo)
_Role = TypeVar("_Role", bound=str)

_NO_CALLS: Final[dict[Any, dict[str, float]]] = {}
"""The calls of all records that have had none, which are most of thousands; it is never changed."""


class _PanelRecord(Generic[_Role]):
    """What a panel stores for one key."""

    __slots__ = ("calls", "name")

    def __init__(self) -> None:
        self.name: str | None = None
        """Name by the directory, ``None`` until it is resolved."""
        self.calls: dict[_Role, dict[str, float]] = _NO_CALLS
        """Calls by their role here, with the instant from which they have had it; no role is empty."""

    def add_call(self, call: str, role: _Role, since: float = 0.0) -> None:
        calls = self.calls.get(role)
        if calls is not None:
            calls[call] = since
        elif self.calls:
            self.calls[role] = {call: since}
        else:
            self.calls = {role: {call: since}}

    def remove_call(self, call: str, role: _Role) -> None:
        calls = self.calls[role]
        del calls[call]
        if not calls:
            del self.calls[role]


_Record = TypeVar("_Record", bound=_PanelRecord[Any])


class RecordTable(Generic[_Record, _Info]):
    """The records of a panel by key, and the values built from them.

    The directory determines which keys are shown without calls; others are remembered for a while, up to
    ``max_unlisted``. A panel changes a record and adds it to ``changed``; :meth:`collect_changes` builds its
    value again, once for all events of a batch.
    """

    def __init__(
        self,
        max_unlisted: int,
        create_record: Callable[[], _Record],
        build_info: Callable[[str, _Record, _Info | None, NameResolver, float], _Info],
        create_change: Callable[[_Info], Change],
        create_removal: Callable[[str], Change],
    ) -> None:
        self._max_unlisted = max_unlisted
        self._create_record = create_record
        self._build_info: Final[Callable[[str, _Record, _Info | None, NameResolver, float], _Info]] = (
            build_info
        )
        self._create_change: Final[Callable[[_Info], Change]] = create_change
        self._create_removal = create_removal
        self.records: Final[dict[str, _Record]] = {}
        self.changed: dict[str, _Record] = {}
        """Records whose values are built again by the next :meth:`collect_changes`."""
        self._infos: dict[str, _Info] = {}
        self._listed: frozenset[str] = frozenset()
        """Keys in the directory."""
        self._unlisted: dict[str, None] = {}
        """Keys without calls outside the directory, the longest unused first."""
        self._removed: dict[str, None] = {}
        self.infos: Final[Mapping[str, _Info]] = MappingProxyType(self._infos)
        """The values that were built last."""

    def set_directory(self, keys: Iterable[str]) -> None:
        """Show ``keys`` even without calls."""
        previously_listed, self._listed = self._listed, frozenset(keys)
        for key in self._listed - self.records.keys():
            self.records[key] = self._create_record()
        for key, record in list(self.records.items()):
            was_removed = key in previously_listed and key not in self._listed
            if was_removed and not record.calls:
                self._remove_record(key)
            else:
                record.name = None
                self.changed[key] = record

    def remove_unused(self, is_obsolete: Callable[[str], bool]) -> None:
        """Remove the keys without calls outside the directory that are obsolete."""
        for key, record in list(self.records.items()):
            if key not in self._listed and not record.calls and is_obsolete(key):
                self._remove_record(key)

    def collect_changes(self, resolver: NameResolver, at: float, changes: list[Change]) -> None:
        """Rebuild the values of changed records; append the changes since the last call to ``changes``."""
        if self.changed:
            changed, self.changed = self.changed, {}
            infos, unlisted, listed = self._infos, self._unlisted, self._listed
            build_info, create_change = self._build_info, self._create_change
            for key, record in changed.items():
                last_info = infos.get(key)
                info = build_info(key, record, last_info, resolver, at)
                if info != last_info:
                    infos[key] = info
                    changes.append(create_change(info))
                if key not in listed:
                    unlisted.pop(key, None)
                    if not record.calls:
                        unlisted[key] = None
            if len(unlisted) > self._max_unlisted:
                self._trim_unlisted()
        if self._removed:
            removed, self._removed = self._removed, {}
            # A key that was removed and has come back since is not reported as removed.
            changes += [self._create_removal(key) for key in removed if key not in self._infos]

    def clear(self) -> None:
        """Forget all calls, and the keys outside the directory."""
        for key in list(self.records):
            if key in self._listed:
                self._infos.pop(key, None)
                self.records[key] = self.changed[key] = self._create_record()
            else:
                self._remove_record(key)

    def restore_info(self, key: str, info: _Info) -> None:
        """Set the value of a record, for a panel that is restored."""
        self._infos[key] = info
        self.changed.pop(key, None)
        record = self.records[key]
        if key not in self._listed and not record.calls:
            self._unlisted[key] = None

    def iter_records(self) -> Iterator[tuple[str, _Record]]:
        """Return all records that have a value, those that have been unused longest first."""
        for key in {**self._unlisted, **self._infos}:
            yield key, self.records[key]

    def ensure_record(self, key: str) -> _Record:
        """Return the record of ``key``; create it if necessary."""
        record = self.records.get(key)
        if record is None:
            record = self.records[key] = self._create_record()
        return record

    def _trim_unlisted(self) -> None:
        while len(self._unlisted) > self._max_unlisted:
            oldest = next(iter(self._unlisted))
            del self._unlisted[oldest]
            if oldest not in self._listed:
                self._remove_record(oldest)

    def _remove_record(self, key: str) -> None:
        del self.records[key]
        self.changed.pop(key, None)
        self._unlisted.pop(key, None)
        self._infos.pop(key, None)
        self._removed[key] = None


class _ExtensionRecord(_PanelRecord[ExtensionStatus]):
    # The role of a call is the status that it gives to the extension.

    __slots__ = ("cmextn_info", "cmextn_status", "has_been_in_call", "was_idle")

    def __init__(self) -> None:
        super().__init__()
        self.has_been_in_call = False
        """Whether a call has been seen: without one now, the extension is known to be idle."""
        self.cmextn_status: ExtensionStatus | None = None
        """Status that CMExtn has reported since the calls last changed."""
        self.was_idle = False
        """Whether it was in no call at some instant since the value was last built."""
        self.cmextn_info: CmExtnInfo | None = None

    def rank_calls(self) -> tuple[tuple[str, ...], ExtensionStatus | None]:
        """Return the calls, the one that determines the status first, and that status."""
        if not self.calls:
            return (), None
        if len(self.calls) == 1:
            ((status, calls),) = self.calls.items()
            # Without a slice for the usual one or two calls: this is run for every change of an extension.
            few = len(calls) <= MAX_LISTED_CALLS
            return tuple(calls) if few else tuple(islice(calls, MAX_LISTED_CALLS)), status
        statuses = sorted(self.calls, key=EXTENSION_STATUS_RANK.__getitem__)
        ranked: list[str] = []
        for status in statuses:
            ranked.extend(islice(self.calls[status], MAX_LISTED_CALLS))
        return tuple(ranked[:MAX_LISTED_CALLS]), statuses[0]

    def list_calls_in_order(self) -> tuple[str, ...]:
        """Return the calls in their order, or nothing if it follows from their statuses."""
        if all(len(calls) == 1 for calls in self.calls.values()):
            return ()
        return tuple(call for calls in self.calls.values() for call in calls)

    def reorder_calls(self, order: Sequence[str]) -> None:
        """Put the calls of each status into the order of :meth:`list_calls_in_order`."""
        positions = {call: position for position, call in enumerate(order)}
        if positions:
            for status, calls in self.calls.items():
                ordered = sorted(calls, key=lambda call: positions.get(call, len(positions)))
                self.calls[status] = {call: calls[call] for call in ordered}


class ExtensionPanel:
    """Extensions by number. Of its calls and CMExtn, the later report determines the status."""

    def __init__(self, cmextn_states: CmExtnStates) -> None:
        self.table: Final = RecordTable(
            MAX_UNLISTED_EXTENSIONS, _ExtensionRecord, self._build_info, ExtensionChanged, ExtensionRemoved
        )
        self._cmextn_states = cmextn_states
        self._idle_status = _UNKNOWN

    @property
    def are_calls_known(self) -> bool:
        """Whether extensions without calls are known to be idle."""
        return self._idle_status is _IDLE

    def update_call(
        self, call: str, previous: Mapping[str, ExtensionStatus], current: Mapping[str, ExtensionStatus]
    ) -> None:
        """Replace the statuses that a call gave to extensions by ``current``."""
        table = self.table
        for number, previous_status in previous.items():
            if number not in current:
                record = table.changed[number] = table.records[number]
                record.remove_call(call, previous_status)
                record.cmextn_status = None
                record.was_idle = record.was_idle or not record.calls
        for number, status in current.items():
            last_status = previous.get(number)
            if last_status is not status:
                record = table.changed[number] = table.records.get(number) or table.ensure_record(number)
                if last_status is not None:
                    record.remove_call(call, last_status)
                # add_call() inlined: this is run for every phone that a call rings.
                calls = record.calls.get(status)
                if calls is not None:
                    calls[call] = 0.0
                elif record.calls:
                    record.calls[status] = {call: 0.0}
                else:
                    record.calls = {status: {call: 0.0}}
                record.has_been_in_call = True
                record.cmextn_status = None

    def apply_cmextn(self, event: ExtensionState | ExtensionText) -> None:
        """Apply a CMExtn event (section 6.5.1.5). Its numbers are stored whether they have a name or not."""
        if not event.extension:
            return
        number, text = event.extension[:MAX_KEY_LENGTH], event.text[:MAX_KEY_LENGTH]
        record = self.table.changed[number] = self.table.ensure_record(number)
        last = record.cmextn_info
        if isinstance(event, ExtensionState):
            meaning = self._cmextn_states.describe_transition(event.v, event.p1, event.p2)
            last_text = last.text if last is not None else None
            record.cmextn_info = CmExtnInfo(event.v, event.p1, event.p2, last_text, meaning)
            if event.v == self._cmextn_states.version:
                named = self._cmextn_states.extension_status(event.v, event.p1)
                # A number without a name ends the last named status, and the calls decide again.
                record.cmextn_status = named or (None if record.calls else _UNKNOWN)
        elif last is None:
            record.cmextn_info = CmExtnInfo(None, None, None, text)
        else:
            record.cmextn_info = CmExtnInfo(last.v, last.p1, last.p2, text, last.meaning)

    def forget_cmextn_statuses(self) -> None:
        """Let the calls determine all statuses, because CMExtn events may have been lost."""
        records = self.table.records
        # Sorted: a switchboard that was rebuilt from a checkpoint has them in another order.
        for number in sorted(key for key, record in records.items() if record.cmextn_status is not None):
            record = self.table.changed[number] = records[number]
            record.cmextn_status = None

    def restart_times(self, numbers: Iterable[str], is_known_from_before: Callable[[str], bool]) -> None:
        """Let the time of extensions begin anew that were in a call whose end was not reported.

        Except where another one of their calls was known before, so that they have not been idle meanwhile.
        """
        for number in numbers:
            record = self.table.records.get(number)
            if record is not None and not any(map(is_known_from_before, chain(*record.calls.values()))):
                record.was_idle = True

    def set_snapshot_complete(self, *, complete: bool) -> None:
        """Treat extensions without calls as idle once all calls in progress are known."""
        idle_status = _IDLE if complete else _UNKNOWN
        if idle_status is not self._idle_status:
            self._idle_status = idle_status
            self.table.changed.update(
                (number, record) for number, record in self.table.records.items() if not record.calls
            )

    def export_memory(self) -> dict[str, ExtensionMemory]:
        """Return what the calls do not contain, by number."""
        return {
            number: ExtensionMemory(
                info.state,
                info.since,
                record.list_calls_in_order() if record.calls else (),
                record.has_been_in_call,
                record.cmextn_status,
                record.cmextn_info,
            )
            for number, record in self.table.iter_records()
            if (info := self.table.infos.get(number)) is not None
        }

    def restore_memory(
        self,
        memory: Mapping[str, ExtensionMemory],
        resolver: NameResolver,
        offset: float,
        *,
        are_calls_known: bool,
    ) -> list[Change]:
        """Add what the calls do not contain, and return all extensions.

        Instants are moved by ``offset`` seconds.
        """
        changes: list[Change] = []
        self._idle_status = _IDLE if are_calls_known else _UNKNOWN
        for number, each in memory.items():
            record = self.table.ensure_record(number)
            record.has_been_in_call, record.cmextn_status = each.has_been_in_call, each.cmextn_status
            record.cmextn_info = each.cmextn
            record.was_idle = False
            record.reorder_calls(each.call_order)
            record.name, calls = resolver.resolve_name(number), record.rank_calls()[0]
            info = ExtensionInfo(number, record.name, each.state, calls, each.cmextn, each.since + offset)
            self.table.restore_info(number, info)
            changes.append(ExtensionChanged(info))
        return changes

    def _build_info(
        self,
        key: str,
        record: _ExtensionRecord,
        last_info: ExtensionInfo | None,
        resolver: NameResolver,
        at: float,
    ) -> ExtensionInfo:
        calls, status = record.rank_calls() if record.calls else ((), None)
        if record.cmextn_status is not None:
            status = record.cmextn_status
        elif status is None:
            status = _IDLE if record.has_been_in_call else self._idle_status
        since = at
        if last_info is not None and last_info.state is status:
            # The same status as before, but between the two it may have been idle or in another call.
            was_idle = record.was_idle and bool(calls) == bool(last_info.calls)
            since = at if was_idle else last_info.since
        record.was_idle = False
        name = record.name
        if name is None:
            name = record.name = resolver.resolve_name(key)
        return ExtensionInfo(key, name, status, calls, record.cmextn_info, since)


class _QueueRecord(_PanelRecord[QueueRole]):
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
