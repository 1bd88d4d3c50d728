"""The records of a panel of the board, such as that of the extensions, and the values built from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from devlink3_desk.switchboard.board_values import ExtensionInfo, QueueInfo
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.changes import Change

_Info = TypeVar("_Info", ExtensionInfo, QueueInfo)
_Role = TypeVar("_Role", bound=str)

_NO_CALLS: Final[dict[Any, dict[str, float]]] = {}
"""The calls of all records that have had none, which are most of thousands; it is never changed."""


class PanelRecord(Generic[_Role]):
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


_Record = TypeVar("_Record", bound=PanelRecord[Any])


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
        self._delisted: set[str] = set()
        """Keys that the directory has listed before, and that have calls: removed with the last one."""
        self._unlisted: dict[str, None] = {}
        """Keys without calls outside the directory, the longest unused first."""
        self._removed: dict[str, None] = {}
        self.infos: Final[Mapping[str, _Info]] = MappingProxyType(self._infos)
        """The values that were built last."""

    def set_directory(self, keys: Iterable[str]) -> None:
        """Show ``keys`` even without calls, and those that were listed before only while they have calls."""
        previously_listed, self._listed = self._listed, frozenset(keys)
        for key in self._listed - self.records.keys():
            self.records[key] = self._create_record()
        self._delisted |= previously_listed
        self._delisted &= self.records.keys() - self._listed
        for key, record in list(self.records.items()):
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
            if self._delisted:
                self._remove_delisted(changed)
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

    def _remove_delisted(self, changed: dict[str, _Record]) -> None:
        """Remove those of ``changed`` that the directory has listed before, and that have no calls now."""
        delisted = self._delisted
        for key in [key for key, record in changed.items() if key in delisted and not record.calls]:
            del changed[key]
            self._remove_record(key)

    def list_delisted(self) -> tuple[str, ...]:
        """Return the keys that will be removed with their last call."""
        return tuple(sorted(self._delisted))

    def restore_delisted(self, keys: Iterable[str]) -> None:
        """Set the keys that will be removed with their last call, for a panel that is restored."""
        self._delisted = self.records.keys() & set(keys) - self._listed

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
        self._delisted.discard(key)
        self._infos.pop(key, None)
        self._removed[key] = None
