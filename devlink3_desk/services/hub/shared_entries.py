"""The shared entries on a desk: synchronised with the hub, and changed immediately or after an outage."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import convert_value, decode_json
from devlink3_desk.link.errors import LinkError
from devlink3_desk.services.hub.errors import HubPermissionError, HubVersionError
from devlink3_desk.services.hub.requests import HubRefusalError, HubRequester, RefusalCode, RequestVerb
from devlink3_desk.services.hub.shared_entry import (
    EntryKey,
    PendingChanges,
    SharedChange,
    SharedEntry,
    SharedKind,
)
from devlink3_desk.services.storage.json_store import KeptValue

_TRANSIENT_KINDS: Final = frozenset({SharedKind.TAKEN, SharedKind.DESK})
"""Kinds whose entries and changes are not kept over a restart."""

log = logging.getLogger(__name__)


class _AnyEntry(msgspec.Struct, frozen=True):
    """An entry of whatever kind."""

    revision: int


class SharedConflict(msgspec.Struct, frozen=True):
    """A change that was not made, because someone else has changed the entry meanwhile."""

    change: SharedChange
    present: SharedEntry | None
    """What is there now; ``None`` if the entry was deleted."""


class SharedEntries:
    """The entries of one site.

    A change is shown at once. Without the hub it waits, also over a restart if there is a file, and is sent
    with the next connection: then it is either made, or reported as a conflict, so that nothing is lost
    silently and nothing is overwritten unseen.
    """

    def __init__(
        self,
        requester: HubRequester,
        name: str,
        *,
        on_change: Callable[[SharedEntry], None] = lambda _entry: None,
        on_conflict: Callable[[SharedConflict], None] = lambda _conflict: None,
        on_status: Callable[[], object] = lambda: None,
        path: Path | None = None,
        cache_path: Path | None = None,
    ) -> None:
        """``name`` is shown to other desks as the author; ``path`` keeps the changes that wait.

        ``cache_path`` keeps the entries for a start without the hub.

        ``on_status`` is called when :attr:`waiting` or :attr:`is_current` may have changed.
        """
        self.name = name
        self.is_current = False
        """Whether the entries are those of the hub; without a connection they may be out of date."""
        self._requester = requester
        self._on_change, self._on_conflict, self._on_status = on_change, on_conflict, on_status
        self._sending = asyncio.Lock()
        self._file = KeptValue(path, list[SharedChange])
        self._cache = KeptValue(cache_path, list[SharedEntry])
        self._is_cache_old = False
        self._entries: dict[EntryKey, SharedEntry] = {entry.key: entry for entry in self._cache.load() or ()}
        self.entries: Final[Mapping[EntryKey, SharedEntry]] = MappingProxyType(self._entries)
        self._revisions_while_fetching: dict[EntryKey, int] = {}
        """Revisions that the hub has published while all entries were being fetched."""
        self._is_fetching = False
        self._pending = PendingChanges()
        self._kept = [change for change in self._file.load() or () if change.kind not in _TRANSIENT_KINDS]
        """What the file has."""
        for change in self._kept:
            self._pending.add(change)

    @property
    def waiting(self) -> int:
        """Changes that were not sent yet."""
        return len(self._pending)

    @property
    def waiting_edits(self) -> int:
        """Changes of the user that were not sent yet; those of the present moment are not worth a count."""
        return sum(change.kind not in _TRANSIENT_KINDS for change in self._pending.list_changes())

    def find_value(self, kind: SharedKind, entry_id: str) -> Any:  # noqa: ANN401 (any JSON value)
        """Return the value of an entry as this desk is to show it, ``None`` if there is none."""
        waiting = self._pending.find(kind, entry_id)
        if waiting is not None:
            return waiting.value
        entry = self._entries.get((kind, entry_id))
        return None if entry is None else entry.value

    def list_values(self, kind: SharedKind) -> dict[str, Any]:
        """Return all values of a kind by id, as this desk is to show them."""
        values = {entry.id: entry.value for entry in self._entries.values() if entry.kind is kind}
        values |= {change.id: change.value for change in self._pending.list_changes() if change.kind is kind}
        return {entry_id: value for entry_id, value in values.items() if value is not None}

    async def synchronise(self) -> bool:
        """Fetch all entries and send what waits; called after each connection, and when another hub leads.

        Return whether that is done; otherwise the hub did not answer, and may do so later.
        """
        self._revisions_while_fetching.clear()
        self._is_fetching = True
        try:
            fetched = await self._fetch_all()
        except HubPermissionError:
            return True  # a wallboard shares nothing
        except LinkError as error:
            log.info("the shared entries cannot be read: %s", error)
            return False
        finally:
            self._is_fetching = False
        for key in [
            key for key in self._entries if key not in fetched and key not in self._revisions_while_fetching
        ]:
            self._apply(msgspec.structs.replace(self._entries[key], value=None))
        for entry in fetched.values():
            if entry.revision > self._revisions_while_fetching.get(entry.key, 0):
                self._apply(entry)
        self.is_current = True
        self._on_status()
        await self.send_waiting()
        return True

    async def send_waiting(self) -> None:
        """Send what waits, until one change cannot be sent."""
        for change in self._pending.list_changes():
            await self.send(change.kind, change.id)
            if self._pending.find(*change.key) is not None:
                return  # the hub is away again, or busy

    def handle_update(self, data: bytes) -> None:
        """Apply a change that the hub publishes to all desks; anything else is ignored."""
        try:
            entry = decode_json(data, SharedEntry)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return
        if self._is_fetching:
            self._revisions_while_fetching[entry.key] = entry.revision
        known = self._entries.get(entry.key)
        if known is None or entry.revision > known.revision:
            self._apply(entry)

    def lose_connection(self) -> None:
        """Mark the entries as possibly out of date, because the connection is lost."""
        self.is_current = False
        self._on_status()

    async def save_cache(self) -> None:
        """Store the entries for a start without the hub, if they have changed."""
        if not self._is_cache_old:
            return
        self._is_cache_old = False
        kept = [entry for entry in self._entries.values() if entry.kind not in _TRANSIENT_KINDS]
        # There may be thousands, which take a while to be written.
        await asyncio.to_thread(self._cache.save, kept)

    async def change(self, kind: SharedKind, entry_id: str, value: Any) -> bool:  # noqa: ANN401
        """Change an entry, ``None`` deletes it; return whether the hub has stored it already.

        A conflict is reported, and the change is not made.
        """
        self.queue_change(kind, entry_id, value)
        return await self.send(kind, entry_id)

    def queue_change(self, kind: SharedKind, entry_id: str, value: Any) -> None:  # noqa: ANN401
        """Add a waiting change, which :meth:`find_value` returns from now on; :meth:`send` sends it."""
        entry = self._entries.get((kind, entry_id))
        revision = 0 if entry is None or entry.value is None else entry.revision
        change = SharedChange(kind=kind, id=entry_id, value=value, revision=revision, by=self.name)
        self._pending.add(change)
        self._save_pending()
        self._on_status()

    async def send(self, kind: SharedKind, entry_id: str) -> bool:
        """Send the change of an entry that waits; return whether the hub has stored it."""
        # One after the other: the revision of a second change of the same entry is that of the first.
        async with self._sending:
            change = self._pending.find(kind, entry_id)
            return change is None or await self._send(change)

    async def _send(self, change: SharedChange) -> bool:
        try:
            answer = await self._requester.ask(RequestVerb.SHARED, {"change": msgspec.to_builtins(change)})
        except HubRefusalError as error:
            if error.code in (RefusalCode.BUSY, RefusalCode.FAILED):
                return False
            self._forget(change)
            present = _convert_entry(error.value)
            if present is not None:
                self._apply(present)
            # The same text, such as of a change whose answer was lost, is no conflict.
            if present is None or present.value != change.value:
                self._on_conflict(SharedConflict(change, present))
            return False
        except LinkError as error:
            log.info("a change is sent later: %s", error)
            return False
        stored = _convert_entry(answer)
        if stored is None:
            log.info("a change is sent later: the hub is of another version")
            return False
        self._forget(change, stored)
        self._apply(stored)
        return True

    async def _fetch_all(self) -> dict[EntryKey, SharedEntry]:
        fetched: dict[EntryKey, SharedEntry] = {}
        after = 0
        while True:
            answer = await self._requester.ask(RequestVerb.SHARED, {"kinds": [], "after": after})
            try:
                page = convert_value(answer, list[_AnyEntry])
            except msgspec.ValidationError as error:
                raise HubVersionError from error
            if not page or page[-1].revision <= after:
                return fetched
            after = page[-1].revision
            fetched |= {entry.key: entry for raw in answer if (entry := _convert_entry(raw)) is not None}

    def _apply(self, entry: SharedEntry) -> None:
        if entry.value is None:
            self._entries.pop(entry.key, None)
        elif self._entries.get(entry.key) == entry:
            return
        else:
            self._entries[entry.key] = entry
        self._is_cache_old = True
        self._on_change(entry)

    def _forget(self, change: SharedChange, stored: SharedEntry | None = None) -> None:
        self._pending.remove(change)
        if stored is not None:
            # What was changed meanwhile replaces what was stored now.
            self._pending.rebase(change.key, 0 if stored.value is None else stored.revision)
        self._save_pending()
        self._on_status()

    def _save_pending(self) -> None:
        """Store the waiting changes; this blocks the thread of the window, so only if they have changed."""
        kept = [change for change in self._pending.list_changes() if change.kind not in _TRANSIENT_KINDS]
        if kept != self._kept and self._file.save(kept):
            self._kept = kept


def _convert_entry(value: Any) -> SharedEntry | None:  # noqa: ANN401 (any JSON value)
    """Return an entry that a hub has sent; ``None`` if it is none, or one of a later version."""
    try:
        return convert_value(value, SharedEntry)
    except msgspec.ValidationError:
        return None
