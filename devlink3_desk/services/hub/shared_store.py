"""The shared entries as the leading hub keeps them: in a bucket, each change by compare-and-swap."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final

import msgspec

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import list_subjects, store_message
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.request_service import RequestRefusedError
from devlink3_desk.services.hub.requests import RefusalCode
from devlink3_desk.services.hub.shared_entry import (
    MAX_AGE,
    MAX_ENTRIES,
    SharedChange,
    SharedEntry,
    SharedKind,
    build_key_token,
    find_problem,
)

LIST_LIMIT: Final = 2_000
"""Entries of one answer; ``after`` asks for more."""


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    change: SharedChange | None = None
    kinds: tuple[SharedKind, ...] = ()
    after: int = 0
    """Lists entries with a later revision."""


class SharedStore:
    """All entries of one site, in memory and in their bucket."""

    def __init__(
        self, connection: HubConnection, names: SiteNames, read_wall: Callable[[], float] = time.time
    ) -> None:
        self._connection, self._names, self._read_wall = connection, names, read_wall
        self._entries: dict[tuple[SharedKind, str], SharedEntry] = {}
        self._lock = asyncio.Lock()

    def __len__(self) -> int:
        return sum(entry.value is not None for entry in self._entries.values())

    async def load(self) -> None:
        """Read all entries; called once, before anything is answered."""
        stream = f"KV_{self._names.shared_bucket}"
        for subject in await list_subjects(self._connection, stream, f"$KV.{self._names.shared_bucket}.>"):
            stored = await self._connection.get_last_message(stream, subject)
            if stored is None:
                continue
            try:
                entry = msgspec.json.decode(stored.data, type=SharedEntry)
            except msgspec.MsgspecError:
                continue  # written by a later version, or by hand
            self._entries[entry.key] = msgspec.structs.replace(entry, revision=stored.sequence)

    async def answer(self, user: str, question: Any) -> Any:  # noqa: ANN401 (any JSON value)
        """Answer the question of a desk: list entries, or change one."""
        asked = msgspec.convert(question, _Question)
        if asked.change is not None:
            return msgspec.to_builtins(await self.apply_change(user, asked.change))
        return msgspec.to_builtins(self.list_entries(asked.kinds, asked.after))

    def list_entries(self, kinds: tuple[SharedKind, ...] = (), after: int = 0) -> list[SharedEntry]:
        """Return entries of some kinds, all without ``kinds``, by their revision."""
        found = [
            entry
            for entry in self._entries.values()
            if entry.revision > after and entry.value is not None and (not kinds or entry.kind in kinds)
        ]
        return sorted(found, key=lambda entry: entry.revision)[:LIST_LIMIT]

    async def apply_change(self, user: str, change: SharedChange) -> SharedEntry:
        """Store a change and tell all desks; raises :class:`.RequestRefusedError` with what is there now."""
        problem = find_problem(change)
        if problem is not None:
            raise RequestRefusedError(RefusalCode.INVALID, problem)
        async with self._lock:
            await self._remove_expired(change.kind)
            present = self._entries.get(change.key)
            self._check_revision(change, present)
            entry = SharedEntry(
                kind=change.kind,
                id=change.id,
                value=change.value,
                by=change.by,
                user=user,
                at=self._read_wall(),
            )
            return await self._store(entry, 0 if present is None else present.revision)

    def _check_revision(self, change: SharedChange, present: SharedEntry | None) -> None:
        revision = 0 if present is None or present.value is None else present.revision
        if change.revision != revision:
            raise RequestRefusedError(
                RefusalCode.CONFLICT,
                "Somebody else has changed this meanwhile.",
                None if present is None else msgspec.to_builtins(present),
            )
        if revision == 0 and change.value is not None:
            count = sum(
                entry.kind is change.kind and entry.value is not None for entry in self._entries.values()
            )
            if count >= MAX_ENTRIES[change.kind]:
                raise RequestRefusedError(RefusalCode.BUSY, "There are too many shared entries of this kind.")

    async def _store(self, entry: SharedEntry, last: int) -> SharedEntry:
        subject = f"$KV.{self._names.shared_bucket}.{build_key_token(entry.kind, entry.id)}"
        # A deleted entry is kept as one without a value: other hubs need its revision.
        revision = await store_message(
            self._connection, subject, msgspec.json.encode(entry), last_in_subject=last
        )
        stored = msgspec.structs.replace(entry, revision=revision)
        self._entries[entry.key] = stored
        await self._connection.publish(self._names.shared, msgspec.json.encode(stored))
        return stored

    async def _remove_expired(self, kind: SharedKind) -> None:
        max_age = MAX_AGE.get(kind)
        if max_age is None:
            return
        now = self._read_wall()
        for entry in list(self._entries.values()):
            if entry.kind is kind and entry.value is not None and now - entry.at > max_age:
                deleted = msgspec.structs.replace(entry, value=None, at=now)
                await self._store(deleted, entry.revision)
