"""The contacts of address books, kept in the data folder: one file a source, written whole or not at all."""

from __future__ import annotations

import logging
import stat
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts import csv_export
from devlink3_desk.contacts.book import SHOWN_PROBLEMS, Holding, Progress, Source, Taken
from devlink3_desk.contacts.contact import Contact, FileRefusedError, Problem, Refusal
from devlink3_desk.contacts.encoding import MAX_OCTETS, read_text
from devlink3_desk.contacts.reading import Look, Plan, entries, look

from .files import write_whole

VERSION: Final = 1
"""Of the files; raised when an older program would misread a newer one."""

_TURN: Final = 100
"""Entries after which others get their turn."""

_LOG = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    version: int
    holding: Holding


class ContactStore:
    """A :class:`.Keeper` over one folder."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder / "contacts"
        self._clock = clock

    def load(self) -> list[Holding]:
        """Return everything that is kept, sources by name; what cannot be read stays where it is."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            try:
                kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
            except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
                _LOG.warning("The contacts in %s cannot be read: %s", path, error)
                continue
            if kept.version > VERSION:
                _LOG.warning("The contacts in %s were written by a newer program.", path)
                continue
            found.append(kept.holding)
        return sorted(found, key=lambda holding: (holding.source.name.casefold(), holding.source.id))

    def look(self, path: str, plan: Plan | None = None) -> Look:
        """Return what a file seems to be, and its first contacts."""
        return look(_octets(Path(path)), plan)

    def take(self, path: str, plan: Plan, name: str, replaces: str | None, progress: Progress) -> Taken:
        """Read a file and keep its contacts; the old ones stay until the new ones are kept."""
        contacts: list[Contact] = []
        problems: list[Problem] = []
        count = wrong = 0
        for count, item in enumerate(entries(read_text(_octets(Path(path))), plan), 1):
            if isinstance(item, Contact):
                contacts.append(item)
            else:
                wrong += 1
                if len(problems) < SHOWN_PROBLEMS:
                    problems.append(item)
            if count % _TURN == 0:
                progress(count)
        if not contacts:
            raise FileRefusedError(Refusal.NOTHING)
        progress(count)
        key = replaces or uuid.uuid4().hex
        source = Source(key, name, path, plan, self._clock(), len(contacts), wrong)
        kept = _Kept(VERSION, Holding(source, tuple(contacts)))
        write_whole(self._path(key), msgspec.json.encode(kept))
        return Taken(source, tuple(problems))

    def remove(self, source: str) -> None:
        """Forget a source and its contacts."""
        self._path(source).unlink(missing_ok=True)

    def export(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts as a table."""
        write_whole(Path(path), csv_export.to_csv(contacts))

    def _path(self, source: str) -> Path:
        return self.folder / f"{uuid.UUID(hex=source).hex}.json"


def _octets(path: Path) -> bytes:
    """Return the contents of a file, which must be one: a device or pipe may never end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileRefusedError(Refusal.UNREADABLE, path.name)
        if status.st_size > MAX_OCTETS:
            raise FileRefusedError(Refusal.TOO_LARGE, f"{status.st_size // (1024 * 1024)} MB")
        return path.read_bytes()
    except OSError as error:
        raise FileRefusedError(Refusal.UNREADABLE, error.strerror or path.name) from error
