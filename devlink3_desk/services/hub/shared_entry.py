"""Entries that desks share, each with a revision; without I/O.

A change names the revision that it replaces. It is refused with the present entry if that has another
revision (compare-and-swap), so that no entry is overwritten that the author of the change has not seen.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum, unique
from typing import Any, Final, TypeAlias

import msgspec

MAX_ID_LENGTH: Final = 200
MAX_VALUE_BYTES: Final = 12 * 1024
MAX_PART_BYTES: Final = 44 * 1024
"""Of a :attr:`SharedKind.PART`, which is larger than anything that a desk may write."""
MAX_NAME_LENGTH: Final = 80


@unique
class SharedKind(StrEnum):
    """What an entry is about."""

    NOTE = "note"
    """A note on a person; the id is the number or the name that desks use for the person."""
    DESK = "desk"
    """Who is at a desk: name, state and until when; the id is the desk."""
    TAKEN = "taken"
    """Someone takes a ringing or waiting call; the id is the call's."""
    CALLBACK = "callback"
    """Someone calls a caller back; the id is the key of the caller."""
    PUBLISHED = "published"
    """Something for all desks, such as favourites: its topic and name are the id (``published_item.py``)."""
    PART = "part"
    """A part of what is published; the id is the digest of the part."""


PUBLISHING_KINDS: Final = frozenset({SharedKind.PUBLISHED, SharedKind.PART})
"""Kinds that only accounts with the permission to publish may change."""


MAX_ENTRIES: Final = {
    SharedKind.NOTE: 20_000,
    SharedKind.DESK: 500,
    SharedKind.TAKEN: 500,
    SharedKind.CALLBACK: 5_000,
    SharedKind.PUBLISHED: 100,
    SharedKind.PART: 300,
}
"""Entries of each kind: more than any site needs, and few enough for every desk."""

MAX_AGE: Final = {SharedKind.TAKEN: 3_600.0, SharedKind.DESK: 86_400.0}
"""Seconds after its last change from which an entry is removed; entries of other kinds are kept."""


EntryKey: TypeAlias = tuple[SharedKind, str]
"""Identifies an entry: its kind and its id."""


class SharedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as the hub publishes it to all desks."""

    kind: SharedKind
    id: str
    value: Any = None
    """``None`` once it was deleted."""
    revision: int = 0
    by: str = ""
    """Name of the author."""
    user: str = ""
    """Account of the hub that wrote it, which cannot be forged."""
    at: float = 0.0
    """Second since 1970 at which it was written."""

    @property
    def key(self) -> EntryKey:
        """Identifies the entry."""
        return self.kind, self.id


class SharedChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change that a desk requests."""

    kind: SharedKind
    id: str
    value: Any = None
    """``None`` deletes the entry."""
    revision: int = 0
    """Revision that it replaces; 0: there was no entry."""
    by: str = ""

    @property
    def key(self) -> EntryKey:
        """Identifies the entry."""
        return self.kind, self.id


def find_problem(change: SharedChange) -> str | None:
    """Return in one sentence why a change is not acceptable, ``None`` if it is."""
    if not 0 < len(change.id) <= MAX_ID_LENGTH:
        return "The entry has no id, or a longer one than is allowed."
    if len(change.by) > MAX_NAME_LENGTH:
        return "The name is too long."
    limit = MAX_PART_BYTES if change.kind is SharedKind.PART else MAX_VALUE_BYTES
    if len(msgspec.json.encode(change.value)) > limit:
        return "The entry is too long."
    return None


def build_key_token(kind: SharedKind, entry_id: str) -> str:
    """Return the key of an entry in its bucket; an id may have any characters, a key may not."""
    digest = hashlib.sha256(entry_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{kind.value}.{digest}"


class PendingChanges:
    """Changes that were made without a connection, to be sent later in their order.

    Of several changes of one entry the last one counts; it replaces what the first one has seen.
    """

    def __init__(self) -> None:
        self._changes: dict[EntryKey, SharedChange] = {}

    def __len__(self) -> int:
        return len(self._changes)

    def add(self, change: SharedChange) -> None:
        """Add a change that could not be sent."""
        earlier = self._changes.pop(change.key, None)
        if earlier is not None:
            change = msgspec.structs.replace(change, revision=earlier.revision)
        self._changes[change.key] = change

    def find(self, kind: SharedKind, entry_id: str) -> SharedChange | None:
        """Return the waiting change of an entry."""
        return self._changes.get((kind, entry_id))

    def list_changes(self) -> list[SharedChange]:
        """Return all waiting changes in the order in which they are to be sent."""
        return list(self._changes.values())

    def remove(self, change: SharedChange) -> None:
        """Remove a change that was sent, unless it was replaced meanwhile."""
        if self._changes.get(change.key) == change:
            del self._changes[change.key]

    def rebase(self, key: EntryKey, revision: int) -> None:
        """Set the revision that the waiting change of an entry replaces, if there is one."""
        if (change := self._changes.get(key)) is not None:
            self._changes[key] = msgspec.structs.replace(change, revision=revision)
