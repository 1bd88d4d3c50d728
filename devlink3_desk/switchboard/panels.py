"""The extensions and hunt groups of the board, brought up to date by calls, CMExtn and the directory."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
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
"""Calls listed for one extension. No telephone has so many, and each one costs time."""

MAX_UNLISTED_EXTENSIONS: Final = 4_096
"""Idle extensions outside the directory; the one that has been idle longest is dropped first."""

MAX_UNLISTED_GROUPS: Final = 1_024
"""Hunt groups without calls outside the directory; the one that has been empty longest is dropped first."""

_UNKNOWN: Final = ExtensionStatus.UNKNOWN
_IDLE: Final = ExtensionStatus.IDLE

_Info = TypeVar("_Info", ExtensionInfo, QueueInfo)
_Role = TypeVar("_Role", bound=str)


class _PanelRecord(Generic[_Info, _Role]):
    """What a panel stores for one key."""

    __slots__ = ("calls", "in_directory", "info")

    def __init__(self, *, in_directory: bool) -> None:
        self.in_directory = in_directory
        self.info: _Info | None = None
        """The value that was built last."""
        self.calls: dict[_Role, dict[str, float]] = {}
        """Calls by their role here, with the instant from which they have had it; no role is empty."""

    def add_call(self, call: str, role: _Role, since: float = 0.0) -> None:
        calls = self.calls.get(role)
        if calls is None:
            self.calls[role] = {call: since}
        else:
            calls[call] = since

    def remove_call(self, call: str, role: _Role) -> None:
        calls = self.calls[role]
        del calls[call]
        if not calls:
            del self.calls[role]


_Record = TypeVar("_Record", bound=_PanelRecord[Any, Any])


class _Panel(Generic[_Record, _Info]):
    """Records by key, and the values built from them.

    The directory determines which keys are shown without calls; others are remembered for a while, up to
    ``max_unlisted``. Updates mark a record as changed; :meth:`collect_changes` rebuilds marked ones, once for
    all events of a batch.
    """

    def __init__(
        self,
        max_unlisted: int,
        create_change: Callable[[_Info], Change],
        create_removal: Callable[[str], Change],
    ) -> None:
        self._max_unlisted = max_unlisted
        self._create_change: Final[Callable[[_Info], Change]] = create_change
        self._create_removal = create_removal
        self._records: dict[str, _Record] = {}
        self._infos: dict[str, _Info] = {}
        self._unlisted: dict[str, None] = {}
        """Keys without calls outside the directory, the longest unused first."""
        self._changed: dict[str, _Record] = {}
        self._removed: dict[str, None] = {}
        self.infos: Final[Mapping[str, _Info]] = MappingProxyType(self._infos)

    def set_directory(self, keys: Iterable[str]) -> None:
        """Show ``keys`` even without calls."""
        listed = set(keys)
        for key in listed - self._records.keys():
            self._records[key] = self._create_record(in_directory=True)
        for key, record in list(self._records.items()):
            was_removed = record.in_directory and key not in listed
            record.in_directory = key in listed
            if was_removed and not record.calls:
                self._remove_record(key)
            else:
                self._changed[key] = record

    def collect_changes(self, resolver: NameResolver, at: float, changes: list[Change]) -> None:
        """Rebuild the values of changed records; append the changes since the last call to ``changes``."""
        if self._changed:
            changed, self._changed = self._changed, {}
            unlisted = self._unlisted
            for key, record in changed.items():
                info = self._build_info(key, record, resolver, at)
                if info != record.info:
                    record.info = self._infos[key] = info
                    changes.append(self._create_change(info))
                if not record.in_directory:
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
        for key, record in list(self._records.items()):
            if record.in_directory:
                self._records[key] = self._changed[key] = self._create_record(in_directory=True)
            else:
                self._remove_record(key)

    def _iter_records(self) -> Iterator[tuple[str, _Record]]:
        """Return all records that have a value, those that have been unused longest first."""
        for key in {**self._unlisted, **self._infos}:
            yield key, self._records[key]

    def _create_record(self, *, in_directory: bool) -> _Record:
        raise NotImplementedError

    def _build_info(self, key: str, record: _Record, resolver: NameResolver, at: float) -> _Info:
        raise NotImplementedError

    def _ensure_record(self, key: str) -> _Record:
        record = self._records.get(key)
        if record is None:
            record = self._records[key] = self._create_record(in_directory=False)
        return record

    def _trim_unlisted(self) -> None:
        while len(self._unlisted) > self._max_unlisted:
            oldest = next(iter(self._unlisted))
            del self._unlisted[oldest]
            if not self._records[oldest].in_directory:
                self._remove_record(oldest)

    def _remove_record(self, key: str) -> None:
        del self._records[key]
        self._changed.pop(key, None)
        self._unlisted.pop(key, None)
        self._infos.pop(key, None)
        self._removed[key] = None


class _ExtensionRecord(_PanelRecord[ExtensionInfo, ExtensionStatus]):
    # The role of a call is the status that it gives to the extension.

    __slots__ = ("cmextn_info", "cmextn_status", "has_been_in_call", "was_idle")

    def __init__(self, *, in_directory: bool) -> None:
        super().__init__(in_directory=in_directory)
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

    def list_calls_in_order(self) -> list[str]:
        """Return the calls in their order, or nothing if it follows from their statuses."""
        if all(len(calls) == 1 for calls in self.calls.values()):
            return []
        return [call for calls in self.calls.values() for call in calls]

    def reorder_calls(self, order: list[str]) -> None:
        """Put the calls of each status into the order of :meth:`list_calls_in_order`."""
        positions = {call: position for position, call in enumerate(order)}
        if positions:
            for status, calls in self.calls.items():
                ordered = sorted(calls, key=lambda call: positions.get(call, len(positions)))
                self.calls[status] = {call: calls[call] for call in ordered}


class ExtensionPanel(_Panel[_ExtensionRecord, ExtensionInfo]):
    """Extensions by number. Of its calls and CMExtn, the later report determines the status."""

    def __init__(self, cmextn_states: CmExtnStates) -> None:
        super().__init__(MAX_UNLISTED_EXTENSIONS, ExtensionChanged, ExtensionRemoved)
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
        for number, previous_status in previous.items():
            if number not in current:
                record = self._changed[number] = self._records[number]
                record.remove_call(call, previous_status)
                record.cmextn_status = None
                record.was_idle = record.was_idle or not record.calls
        for number, status in current.items():
            last_status = previous.get(number)
            if last_status is not status:
                record = self._records.get(number) or self._ensure_record(number)
                self._changed[number] = record
                if last_status is not None:
                    record.remove_call(call, last_status)
                # add_call() inlined: this is run for every telephone that a call rings.
                calls = record.calls.get(status)
                if calls is None:
                    record.calls[status] = {call: 0.0}
                else:
                    calls[call] = 0.0
                record.has_been_in_call = True
                record.cmextn_status = None

    def apply_cmextn(self, event: ExtensionState | ExtensionText) -> None:
        """Apply a CMExtn event (section 6.5.1.5). Its numbers are stored whether they have a name or not."""
        if not event.extension:
            return
        number, text = event.extension[:MAX_KEY_LENGTH], event.text[:MAX_KEY_LENGTH]
        record = self._changed[number] = self._ensure_record(number)
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

    def set_snapshot_complete(self, *, complete: bool) -> None:
        """Treat extensions without calls as idle once all calls in progress are known."""
        idle_status = _IDLE if complete else _UNKNOWN
        if idle_status is not self._idle_status:
            self._idle_status = idle_status
            self._changed.update(
                (number, record) for number, record in self._records.items() if not record.calls
            )

    def export_memory(self) -> dict[str, ExtensionMemory]:
        """Return what the calls do not tell, by number."""
        return {
            number: ExtensionMemory(
                record.info.state,
                record.info.since,
                record.list_calls_in_order(),
                record.has_been_in_call,
                record.cmextn_status,
                record.cmextn_info,
            )
            for number, record in self._iter_records()
            if record.info is not None
        }

    def restore_memory(
        self,
        memory: Mapping[str, ExtensionMemory],
        resolver: NameResolver,
        offset: float,
        *,
        are_calls_known: bool,
    ) -> list[Change]:
        """Add what the calls do not tell, and return all extensions.

        Instants are moved by ``offset`` seconds.
        """
        changes: list[Change] = []
        self._idle_status = _IDLE if are_calls_known else _UNKNOWN
        for number, each in memory.items():
            record = self._ensure_record(number)
            record.has_been_in_call, record.cmextn_status = each.has_been_in_call, each.cmextn_status
            record.cmextn_info = each.cmextn
            record.was_idle = False
            record.reorder_calls(each.call_order)
            name, calls = resolver.resolve_name(number), record.rank_calls()[0]
            info = ExtensionInfo(number, name, each.state, calls, each.cmextn, each.since + offset)
            record.info = self._infos[number] = info
            changes.append(ExtensionChanged(info))
            self._changed.pop(number, None)
            if not record.in_directory and not record.calls:
                self._unlisted[number] = None
        return changes

    def _create_record(self, *, in_directory: bool) -> _ExtensionRecord:
        return _ExtensionRecord(in_directory=in_directory)

    def _build_info(
        self, key: str, record: _ExtensionRecord, resolver: NameResolver, at: float
    ) -> ExtensionInfo:
        calls, status = record.rank_calls() if record.calls else ((), None)
        if record.cmextn_status is not None:
            status = record.cmextn_status
        elif status is None:
            status = _IDLE if record.has_been_in_call else self._idle_status
        last = record.info
        since = at
        if last is not None and last.state is status:
            # The same status as before, but between the two it may have been idle or in another call.
            since = at if record.was_idle and bool(calls) == bool(last.calls) else last.since
        record.was_idle = False
        return ExtensionInfo(key, resolver.resolve_name(key), status, calls, record.cmextn_info, since)


class _QueueRecord(_PanelRecord[QueueInfo, QueueRole]):
    __slots__ = ("wait_heap",)

    def __init__(self, *, in_directory: bool) -> None:
        super().__init__(in_directory=in_directory)
        self.wait_heap: list[tuple[float, str]] = []
        """The waits as a heap. A call that leaves stays in it until it reaches the top."""

    def find_longest_wait(self) -> float | None:
        """Return the instant from which the longest waiting call has waited."""
        heap = self.wait_heap
        if not heap:
            return None
        waiting = self.calls.get(state_rules.WAITING, {})
        while heap and waiting.get(heap[0][1]) != heap[0][0]:
            heapq.heappop(heap)
        # Calls that come and go above a caller who waits for hours must not let the heap grow.
        if len(heap) > 2 * len(waiting) + 8:
            self.wait_heap = heap = [(since, call) for call, since in waiting.items()]
            heapq.heapify(heap)
        return heap[0][0] if heap else None


class QueuePanel(_Panel[_QueueRecord, QueueInfo]):
    """Hunt groups by number; by name where the PBX sends a name that the directory does not list."""

    def __init__(self) -> None:
        super().__init__(MAX_UNLISTED_GROUPS, QueueChanged, QueueRemoved)

    def update_call(
        self,
        call: str,
        previous: tuple[str, QueueRole] | None,
        current: tuple[str, QueueRole] | None,
        since: float,
    ) -> None:
        """Count a call in the group and role ``current`` instead of ``previous``."""
        if previous is not None:
            group, role = previous
            record = self._changed[group] = self._records[group]
            record.remove_call(call, role)
        if current is not None:
            group, role = current
            record = self._changed[group] = self._ensure_record(group)
            record.add_call(call, role, since)
            if role == state_rules.WAITING:
                heapq.heappush(record.wait_heap, (since, call))

    def export_waits(self) -> dict[str, dict[str, float]]:
        """Return the instants from which calls have waited, by group and call."""
        return {
            group: record.calls.get(state_rules.WAITING, {}).copy() for group, record in self._iter_records()
        }

    def restore_waits(self, waits: Mapping[str, Mapping[str, float]], offset: float) -> None:
        """Add the groups without calls, and the instants from which calls have waited."""
        for group, since_by_call in waits.items():
            record = self._ensure_record(group)
            waiting = record.calls.get(state_rules.WAITING, {})
            for call in waiting:
                if call in since_by_call:
                    waiting[call] = since_by_call[call] + offset
            record.wait_heap = [(since, call) for call, since in waiting.items()]
            heapq.heapify(record.wait_heap)
            self._changed.pop(group, None)
            self._changed[group] = record

    def _create_record(self, *, in_directory: bool) -> _QueueRecord:
        return _QueueRecord(in_directory=in_directory)

    def _build_info(self, key: str, record: _QueueRecord, resolver: NameResolver, at: float) -> QueueInfo:
        del at
        calls = record.calls
        return QueueInfo(
            key,
            resolver.resolve_group_name(key),
            len(calls.get(state_rules.WAITING, ())),
            record.find_longest_wait(),
            len(calls.get(state_rules.RINGING, ())),
            len(calls.get(state_rules.CONNECTED, ())),
        )
