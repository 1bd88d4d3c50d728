"""The extensions and hunt groups of the board, brought up to date by calls, CMExtn and the directory."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from devlink3_desk.protocol.events import ExtensionState, ExtensionText
from devlink3_desk.switchboard.board_values import CmExtnInfo, ExtensionInfo, ExtensionStatus, QueueInfo
from devlink3_desk.switchboard.calls import state_rules
from devlink3_desk.switchboard.calls.call_info import NameResolver
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
_Record = TypeVar("_Record", bound="_PanelRecord")


class _PanelRecord:
    """What a panel stores for one key."""

    __slots__ = ("in_directory",)

    def __init__(self, *, in_directory: bool) -> None:
        self.in_directory = in_directory

    def has_calls(self) -> bool:
        """Return whether a call refers to this key."""
        raise NotImplementedError


class _Panel(Generic[_Record, _Info]):
    """Records by key, and the values built from them.

    The directory determines which keys are shown without calls; others are remembered for a while, up to
    ``max_unlisted``. Updates mark a record as changed; :meth:`collect_changes` rebuilds marked ones, once for
    all events of a batch.
    """

    def __init__(self, max_unlisted: int) -> None:
        self._max_unlisted = max_unlisted
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
            if was_removed and not record.has_calls():
                self._remove_record(key)
            else:
                self._changed[key] = record

    def collect_changes(self, resolver: NameResolver, at: float) -> list[Change]:
        """Rebuild the values of changed records; return the changes since the last call."""
        changes: list[Change] = []
        if self._changed:
            changed, self._changed = self._changed, {}
            infos = self._infos
            for key, record in changed.items():
                info = self._build_info(key, record, resolver, at)
                if info != infos.get(key):
                    infos[key] = info
                    changes.append(self._create_change(info))
                if not record.in_directory:
                    self._unlisted.pop(key, None)
                    if not record.has_calls():
                        self._unlisted[key] = None
            self._trim_unlisted()
        if self._removed:
            removed, self._removed = self._removed, {}
            # A key that was removed and has come back since is not reported as removed.
            changes += [self._create_removal(key) for key in removed if key not in self._infos]
        return changes

    def _create_record(self, *, in_directory: bool) -> _Record:
        raise NotImplementedError

    def _build_info(self, key: str, record: _Record, resolver: NameResolver, at: float) -> _Info:
        raise NotImplementedError

    def _create_change(self, info: _Info) -> Change:
        raise NotImplementedError

    def _create_removal(self, key: str) -> Change:
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


class _ExtensionRecord(_PanelRecord):
    __slots__ = ("calls_by_status", "cmextn_info", "cmextn_status", "has_been_in_call", "was_idle")

    def __init__(self, *, in_directory: bool) -> None:
        super().__init__(in_directory=in_directory)
        self.calls_by_status: dict[ExtensionStatus, dict[str, None]] = {}
        """Its calls by the status that they give to it."""
        self.has_been_in_call = False
        """Whether a call has been seen: without one now, the extension is known to be idle."""
        self.cmextn_status: ExtensionStatus | None = None
        """Status that CMExtn has reported since the calls last changed."""
        self.was_idle = False
        """Whether it was in no call at some instant since the value was last built."""
        self.cmextn_info: CmExtnInfo | None = None

    def has_calls(self) -> bool:
        return bool(self.calls_by_status)

    def add_call(self, call: str, status: ExtensionStatus) -> None:
        calls = self.calls_by_status.get(status)
        if calls is None:
            self.calls_by_status[status] = {call: None}
        else:
            calls[call] = None
        self.has_been_in_call = True

    def remove_call(self, call: str, status: ExtensionStatus) -> None:
        calls = self.calls_by_status[status]
        del calls[call]
        if not calls:
            del self.calls_by_status[status]

    def rank_calls(self) -> tuple[tuple[str, ...], ExtensionStatus | None]:
        """Return the calls, the one that determines the status first, and that status."""
        if not self.calls_by_status:
            return (), None
        if len(self.calls_by_status) == 1:
            ((status, calls),) = self.calls_by_status.items()
            return tuple(islice(calls, MAX_LISTED_CALLS)), status
        statuses = sorted(self.calls_by_status, key=EXTENSION_STATUS_RANK.__getitem__)
        ranked: list[str] = []
        for status in statuses:
            ranked.extend(islice(self.calls_by_status[status], MAX_LISTED_CALLS))
        return tuple(ranked[:MAX_LISTED_CALLS]), statuses[0]


class ExtensionPanel(_Panel[_ExtensionRecord, ExtensionInfo]):
    """Extensions by number. Of its calls and CMExtn, the later report determines the status."""

    def __init__(self, cmextn_states: CmExtnStates) -> None:
        super().__init__(MAX_UNLISTED_EXTENSIONS)
        self._cmextn_states = cmextn_states
        self._idle_status = _UNKNOWN

    def update_call(
        self, call: str, previous: Mapping[str, ExtensionStatus], current: Mapping[str, ExtensionStatus]
    ) -> None:
        """Replace the statuses that a call gave to extensions by ``current``."""
        for number, previous_status in previous.items():
            if number not in current:
                record = self._changed[number] = self._records[number]
                record.remove_call(call, previous_status)
                record.cmextn_status = None
                record.was_idle = record.was_idle or not record.calls_by_status
        for number, status in current.items():
            last_status = previous.get(number)
            if last_status is not status:
                record = self._changed[number] = self._ensure_record(number)
                if last_status is not None:
                    record.remove_call(call, last_status)
                record.add_call(call, status)
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
                record.cmextn_status = named or (None if record.calls_by_status else _UNKNOWN)
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
                (number, record) for number, record in self._records.items() if not record.calls_by_status
            )

    def _create_record(self, *, in_directory: bool) -> _ExtensionRecord:
        return _ExtensionRecord(in_directory=in_directory)

    def _build_info(
        self, key: str, record: _ExtensionRecord, resolver: NameResolver, at: float
    ) -> ExtensionInfo:
        calls, status = record.rank_calls()
        if record.cmextn_status is not None:
            status = record.cmextn_status
        elif status is None:
            status = _IDLE if record.has_been_in_call else self._idle_status
        last = self._infos.get(key)
        since = at
        if last is not None and last.state is status:
            # The same status as before, but between the two it may have been idle or in another call.
            since = at if record.was_idle and bool(calls) == bool(last.calls) else last.since
        record.was_idle = False
        return ExtensionInfo(key, resolver.resolve_name(key), status, calls, record.cmextn_info, since)

    def _create_change(self, info: ExtensionInfo) -> Change:
        return ExtensionChanged(info)

    def _create_removal(self, key: str) -> Change:
        return ExtensionRemoved(key)


class _QueueRecord(_PanelRecord):
    __slots__ = ("connected_count", "ringing_count", "wait_heap", "waiting_calls")

    def __init__(self, *, in_directory: bool) -> None:
        super().__init__(in_directory=in_directory)
        self.waiting_calls: dict[str, float] = {}
        """Instant from which each call has waited, by call."""
        self.wait_heap: list[tuple[float, str]] = []
        """The waits as a heap. A call that leaves stays in it until it reaches the top."""
        self.ringing_count = 0
        self.connected_count = 0

    def has_calls(self) -> bool:
        return bool(self.waiting_calls or self.ringing_count or self.connected_count)

    def add_call(self, call: str, role: QueueRole, since: float) -> None:
        if role == state_rules.WAITING:
            self.waiting_calls[call] = since
            heapq.heappush(self.wait_heap, (since, call))
        elif role == state_rules.RINGING:
            self.ringing_count += 1
        else:
            self.connected_count += 1

    def remove_call(self, call: str, role: QueueRole) -> None:
        if role == state_rules.WAITING:
            del self.waiting_calls[call]
        elif role == state_rules.RINGING:
            self.ringing_count -= 1
        else:
            self.connected_count -= 1

    def find_longest_wait(self) -> float | None:
        """Return the instant from which the longest waiting call has waited."""
        while self.wait_heap and self.waiting_calls.get(self.wait_heap[0][1]) != self.wait_heap[0][0]:
            heapq.heappop(self.wait_heap)
        # A caller who waits for hours below others that come and go must not let the heap grow.
        if len(self.wait_heap) > 2 * len(self.waiting_calls) + 8:
            self.wait_heap = [(since, call) for call, since in self.waiting_calls.items()]
            heapq.heapify(self.wait_heap)
        return self.wait_heap[0][0] if self.wait_heap else None


class QueuePanel(_Panel[_QueueRecord, QueueInfo]):
    """Hunt groups by number; by name where the PBX sends a name that the directory does not list."""

    def __init__(self) -> None:
        super().__init__(MAX_UNLISTED_GROUPS)

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

    def _create_record(self, *, in_directory: bool) -> _QueueRecord:
        return _QueueRecord(in_directory=in_directory)

    def _build_info(self, key: str, record: _QueueRecord, resolver: NameResolver, at: float) -> QueueInfo:
        del at
        group = resolver.directory.find_group(key)
        return QueueInfo(
            key,
            group.name if group is not None else "",
            len(record.waiting_calls),
            record.find_longest_wait(),
            record.ringing_count,
            record.connected_count,
        )

    def _create_change(self, info: QueueInfo) -> Change:
        return QueueChanged(info)

    def _create_removal(self, key: str) -> Change:
        return QueueRemoved(key)
