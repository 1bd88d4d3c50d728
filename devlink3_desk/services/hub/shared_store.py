"""The shared entries on the leading hub, stored in a bucket; each change is a compare-and-swap."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import convert_value, decode_json
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import SequenceConflictError, list_subjects, store_message
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.published_item import (
    HUB_TOPICS,
    ItemId,
    compute_part_digest,
    decode_part,
    encode_part,
    find_item_problem,
    list_part_digests,
    parse_item_id,
)
from devlink3_desk.services.hub.request_service import RequestRefusedError
from devlink3_desk.services.hub.requests import RefusalCode
from devlink3_desk.services.hub.shared_entry import (
    MAX_AGE,
    MAX_ENTRIES,
    PUBLISHING_KINDS,
    EntryKey,
    SharedChange,
    SharedEntry,
    SharedKind,
    build_key_token,
    find_problem,
)

LIST_LIMIT: Final = 2_000
"""Entries of one answer at most; ``after`` asks for more."""
LIST_BYTES: Final = 1024 * 1024
"""Bytes of their values at most: the server limits the size of a message."""
TOTAL_BYTES: Final = 48 * 1024 * 1024
"""Bytes of all values: less than the bucket holds, so that it never drops an entry by itself."""
MAX_DELETED: Final = 500
"""Deleted entries of each kind that are remembered; the subject of an earlier one is used again."""
LOADED_AT_ONCE: Final = 100
PART_SECONDS: Final = 600.0
"""Seconds for which a part is kept that no item refers to."""
NOT_ALLOWED: Final = "Only an account that may publish for all desks can change this."

HUB_NAME: Final = "hub"
"""Author of what the hub itself publishes; these entries have no user."""


class _SharedRequest(msgspec.Struct, forbid_unknown_fields=True):
    change: SharedChange | None = None
    kinds: tuple[SharedKind, ...] = ()
    after: int = 0
    """Lists entries with a later revision."""
    part: str = ""
    """Asks for one part of what is published."""


class _PublishRequest(msgspec.Struct, forbid_unknown_fields=True):
    change: SharedChange | None = None
    part: str = ""
    """A part to be stored, in Base64."""


class _BucketValue(msgspec.Struct, frozen=True):
    """Where an entry is in the bucket."""

    subject: str
    size: int
    """Bytes of the value."""


class SharedStore:
    """All entries of one site, in memory and in their bucket."""

    def __init__(
        self, connection: HubConnection, names: SiteNames, read_wall: Callable[[], float] = time.time
    ) -> None:
        self._connection, self._names, self._read_wall = connection, names, read_wall
        self._stream = f"KV_{names.shared_bucket}"
        self._entries: dict[EntryKey, SharedEntry] = {}
        self._bucket_values: dict[EntryKey, _BucketValue] = {}
        self._keys_by_subject: dict[str, EntryKey] = {}
        self._unreadable: set[str] = set()
        """Subjects of the bucket with something that this version cannot read, and leaves there."""
        self._deleted: dict[SharedKind, dict[EntryKey, None]] = {kind: {} for kind in SharedKind}
        """Deleted entries in the order of their deletion."""
        self._total = 0
        self._lock = asyncio.Lock()

    def __len__(self) -> int:
        return sum(entry.value is not None for entry in self._entries.values())

    async def load(self) -> None:
        """Read all entries; called once, before anything is answered."""
        pattern = f"$KV.{self._names.shared_bucket}.>"
        subjects = await list_subjects(self._connection, self._stream, pattern)
        found: list[tuple[str, SharedEntry]] = []
        for first in range(0, len(subjects), LOADED_AT_ONCE):
            some = subjects[first : first + LOADED_AT_ONCE]
            entries = zip(some, await asyncio.gather(*map(self._read_entry, some)), strict=True)
            for subject, entry in entries:
                if entry is None:
                    self._unreadable.add(subject)
                else:
                    found.append((subject, entry))
        # By revision: of two values of one entry, the later one counts.
        for subject, entry in sorted(found, key=lambda each: each[1].revision):
            self._remember(subject, entry)

    async def answer(self, user: str, body: Any) -> Any:  # noqa: ANN401 (any JSON value)
        """Answer the request of a desk: list entries, or change one."""
        asked = convert_value(body, _SharedRequest)
        if asked.change is not None:
            if asked.change.kind in PUBLISHING_KINDS:
                raise RequestRefusedError(RefusalCode.INVALID, NOT_ALLOWED)
            return msgspec.to_builtins(await self.apply_change(user, asked.change))
        if asked.part:
            part = self._entries.get((SharedKind.PART, asked.part))
            return None if part is None else part.value
        return msgspec.to_builtins(self.list_entries(asked.kinds, asked.after))

    async def answer_publisher(self, user: str, body: Any) -> Any:  # noqa: ANN401 (any JSON value)
        """Answer the request of an account that may publish: store a part, or change what is published."""
        asked = convert_value(body, _PublishRequest)
        if asked.part:
            return await self._store_part(user, asked.part)
        if asked.change is None or asked.change.kind is not SharedKind.PUBLISHED:
            raise RequestRefusedError(RefusalCode.INVALID, "Nothing is said to be published.")
        item = parse_item_id(asked.change.id)
        if item is not None and item.topic in HUB_TOPICS:
            raise RequestRefusedError(RefusalCode.INVALID, "The hub alone publishes this.")
        problem = find_item_problem(asked.change.id, asked.change.value)
        if problem is not None:
            raise RequestRefusedError(RefusalCode.INVALID, problem)
        for digest in list_part_digests(asked.change.value):
            if (SharedKind.PART, digest) not in self._entries:
                raise RequestRefusedError(RefusalCode.INVALID, "A part of what is published is missing.")
        stored = await self.apply_change(user, asked.change)
        await self._remove_unreferenced_parts()
        return msgspec.to_builtins(stored)

    def list_entries(self, kinds: tuple[SharedKind, ...] = (), after: int = 0) -> list[SharedEntry]:
        """Return entries of some kinds by their revision; all but parts without ``kinds``."""
        found = [
            entry
            for entry in self._entries.values()
            if entry.revision > after
            and entry.value is not None
            and (entry.kind in kinds if kinds else entry.kind is not SharedKind.PART)
        ]
        listed: list[SharedEntry] = []
        size = 0
        for entry in sorted(found, key=lambda entry: entry.revision)[:LIST_LIMIT]:
            size += self._bucket_values[entry.key].size
            if listed and size > LIST_BYTES:
                break
            listed.append(entry)
        return listed

    async def apply_change(self, user: str, change: SharedChange) -> SharedEntry:
        """Store a change and publish it; raises :class:`.RequestRefusedError` with what is there now."""
        problem = find_problem(change)
        if problem is not None:
            raise RequestRefusedError(RefusalCode.INVALID, problem)
        async with self._lock:
            await self._remove_expired(change.kind)
            self._check_revision(change, self._entries.get(change.key))
            entry = SharedEntry(
                kind=change.kind,
                id=change.id,
                value=change.value,
                by=change.by,
                user=user,
                at=self._read_wall(),
            )
            try:
                return await self._store(entry)
            except SequenceConflictError:
                self._check_revision(change, self._entries.get(change.key))
                return await self._store(entry)

    def _check_revision(self, change: SharedChange, present: SharedEntry | None) -> None:
        revision = 0 if present is None or present.value is None else present.revision
        if change.revision != revision:
            raise RequestRefusedError(
                RefusalCode.CONFLICT,
                "Someone else has changed this meanwhile.",
                None if present is None else msgspec.to_builtins(present),
            )
        if change.value is None:
            return
        if self._total > TOTAL_BYTES:
            raise RequestRefusedError(RefusalCode.BUSY, "The desks share too much already.")
        if revision == 0:
            count = sum(
                entry.kind is change.kind and entry.value is not None for entry in self._entries.values()
            )
            if count >= MAX_ENTRIES[change.kind]:
                raise RequestRefusedError(RefusalCode.BUSY, "There are too many shared entries of this kind.")

    # what is published

    def list_own_items(self) -> list[ItemId]:
        """Return what the hub itself has published."""
        entries = [
            entry
            for entry in self._entries.values()
            if entry.kind is SharedKind.PUBLISHED and entry.value is not None and not entry.user
        ]
        return [item for entry in entries if (item := parse_item_id(entry.id)) is not None]

    async def publish_own(self, item: ItemId, parts: Sequence[bytes] | None) -> None:
        """Publish something of the hub itself in place of what it published before; ``None`` withdraws it.

        Raises :class:`.RequestRefusedError`, also where an account has published something by this name.
        """
        key = (SharedKind.PUBLISHED, item.entry_id)
        present = self._entries.get(key)
        is_there = present is not None and present.value is not None
        if present is not None and is_there and present.user:
            raise RequestRefusedError(RefusalCode.CONFLICT, f"{present.by} has published this name.")
        if parts is None and not is_there:
            return
        digests = [compute_part_digest(part) for part in parts or ()]
        if present is not None and is_there and list_part_digests(present.value) == tuple(digests):
            return
        for part in parts or ():
            await self._store_part("", encode_part(part))
        revision = present.revision if present is not None and is_there else 0
        value = None if parts is None else {"parts": digests}
        change = SharedChange(kind=key[0], id=key[1], value=value, revision=revision, by=HUB_NAME)
        await self.apply_change("", change)
        # A desk that is fetching the old parts gets the new entry next.
        await self._remove_unreferenced_parts(list_part_digests(present.value) if present is not None else ())

    async def _store_part(self, user: str, text: str) -> str:
        part = decode_part(text)
        if part is None:
            raise RequestRefusedError(RefusalCode.INVALID, "A part of what is published is damaged.")
        await self._remove_unreferenced_parts()
        change = SharedChange(kind=SharedKind.PART, id=compute_part_digest(part), value=text)
        present = self._entries.get(change.key)
        if present is None or present.value is None:
            await self.apply_change(user, change)
        else:
            self._entries[change.key] = msgspec.structs.replace(present, at=self._read_wall())
        return change.id

    async def _remove_unreferenced_parts(self, replaced: Sequence[str] = ()) -> None:
        """Remove parts that no item refers to: those in ``replaced`` at once, others after a while."""
        used = {
            digest
            for entry in self._entries.values()
            if entry.kind is SharedKind.PUBLISHED and entry.value is not None
            for digest in list_part_digests(entry.value)
        }
        limit = self._read_wall() - PART_SECONDS
        async with self._lock:
            for entry in list(self._entries.values()):
                is_unreferenced = (
                    entry.kind is SharedKind.PART and entry.value is not None and entry.id not in used
                )
                if is_unreferenced and (entry.at < limit or entry.id in replaced):
                    await self._store(msgspec.structs.replace(entry, value=None))

    # the bucket

    async def _store(self, entry: SharedEntry) -> SharedEntry:
        """Store an entry and publish it.

        Raises :class:`.SequenceConflictError`, after the value of its subject was read again: the
        server may have stored an earlier change after this hub had given up waiting for the answer, or
        someone else may have written it.
        """
        subject, last = self._choose_subject(entry)
        try:
            # A deleted entry is kept as one without a value: other hubs need its revision.
            revision = await store_message(
                self._connection, subject, msgspec.json.encode(entry), last_in_subject=last
            )
        except SequenceConflictError:
            if (found := await self._read_entry(subject)) is not None:
                await self._remember_and_publish(subject, found)
            else:
                self._abandon_subject(subject)
            raise
        stored = msgspec.structs.replace(entry, revision=revision)
        await self._remember_and_publish(subject, stored)
        return stored

    async def _remember_and_publish(self, subject: str, stored: SharedEntry) -> None:
        """Remember an entry that the bucket has, and publish it to all desks."""
        self._remember(subject, stored)
        if stored.kind is not SharedKind.PART:
            await self._connection.publish(self._names.shared, msgspec.json.encode(stored))

    async def _read_entry(self, subject: str) -> SharedEntry | None:
        """Return the entry of a subject of the bucket; ``None`` if there is none that this version reads."""
        message = await self._connection.get_last_message(self._stream, subject)
        if message is None:
            return None
        try:
            entry = decode_json(message.data, SharedEntry)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None  # written by a later version, or by hand
        return msgspec.structs.replace(entry, revision=message.sequence)

    def _choose_subject(self, entry: SharedEntry) -> tuple[str, int]:
        """Return the subject for an entry, and the revision of what is there.

        A bucket would grow with each call that was taken once, if subjects were not used again.
        """
        present = self._entries.get(entry.key)
        if present is not None:
            return self._bucket_values[entry.key].subject, present.revision
        deleted = self._deleted[entry.kind]
        if len(deleted) >= MAX_DELETED:
            oldest = next(iter(deleted))
            return self._bucket_values[oldest].subject, self._entries[oldest].revision
        for attempt in itertools.count():
            # The subject of this id may be used by another entry by now.
            token = build_key_token(entry.kind, f"{entry.id}\0{attempt}" if attempt else entry.id)
            subject = f"$KV.{self._names.shared_bucket}.{token}"
            if subject not in self._keys_by_subject and subject not in self._unreadable:
                break
        return subject, 0

    def _remember(self, subject: str, entry: SharedEntry) -> None:
        key = entry.key
        for earlier in {key, self._keys_by_subject.get(subject, key)}:
            if earlier in self._bucket_values:
                self._forget(earlier)
        size = 0 if entry.value is None else len(msgspec.json.encode(entry.value))
        self._entries[key], self._bucket_values[key] = entry, _BucketValue(subject, size)
        self._keys_by_subject[subject] = key
        self._total += size
        if entry.value is None:
            self._deleted[entry.kind][key] = None

    def _forget(self, key: EntryKey) -> None:
        stored = self._bucket_values.pop(key)
        del self._entries[key], self._keys_by_subject[stored.subject]
        self._total -= stored.size
        self._deleted[key[0]].pop(key, None)

    def _abandon_subject(self, subject: str) -> None:
        """Forget the entry of a subject, and do not use the subject again."""
        self._unreadable.add(subject)
        if (key := self._keys_by_subject.get(subject)) is not None:
            self._forget(key)

    async def _remove_expired(self, kind: SharedKind) -> None:
        max_age = MAX_AGE.get(kind)
        if max_age is None:
            return
        now = self._read_wall()
        for entry in list(self._entries.values()):
            if entry.kind is kind and entry.value is not None and now - entry.at > max_age:
                await self._store(msgspec.structs.replace(entry, value=None, at=now))
