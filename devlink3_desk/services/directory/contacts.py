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

from devlink3_desk.contacts import csv_file
from devlink3_desk.contacts.contact import Contact, ContactFileError, FileErrorKind, ImportProblem
from devlink3_desk.contacts.files import (
    MAX_FILE_SIZE,
    MAX_LISTED_PROBLEMS,
    ContactSource,
    FilePreview,
    ImportPlan,
    ImportResult,
    ProgressCallback,
    SourceContacts,
    decode_text,
    iter_entries,
    preview_file,
)
from devlink3_desk.services.storage.atomic_file import write_atomically

FORMAT_VERSION: Final = 1
"""Of the files; raised when an older program would misread a newer one."""

_PROGRESS_INTERVAL: Final = 100
"""Entries after which others get their turn."""

_LOG = logging.getLogger(__name__)


class _StoredContacts(msgspec.Struct, frozen=True):
    version: int
    holding: SourceContacts


class ContactStore:
    """A :class:`.Keeper` over one folder."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder / "contacts"
        self._clock = clock

    def load_sources(self) -> list[SourceContacts]:
        """Return everything that is kept, sources by name; what cannot be read stays where it is."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            try:
                kept = msgspec.json.decode(path.read_bytes(), type=_StoredContacts)
            except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
                _LOG.warning("The contacts in %s cannot be read: %s", path, error)
                continue
            if kept.version > FORMAT_VERSION:
                _LOG.warning("The contacts in %s were written by a newer program.", path)
                continue
            found.append(kept.holding)
        return sorted(found, key=lambda holding: (holding.source.name.casefold(), holding.source.id))

    def preview_file(self, path: str, plan: ImportPlan | None = None) -> FilePreview:
        """Return what a file seems to be, and its first contacts."""
        return preview_file(_read_contact_file(Path(path)), plan)

    def import_file(
        self, path: str, plan: ImportPlan, name: str, replaces: str | None, progress: ProgressCallback
    ) -> ImportResult:
        """Read a file and keep its contacts; the old ones stay until the new ones are kept."""
        contacts: list[Contact] = []
        problems: list[ImportProblem] = []
        count = wrong = 0
        for count, item in enumerate(iter_entries(decode_text(_read_contact_file(Path(path))), plan), 1):
            if isinstance(item, Contact):
                contacts.append(item)
            else:
                wrong += 1
                if len(problems) < MAX_LISTED_PROBLEMS:
                    problems.append(item)
            if count % _PROGRESS_INTERVAL == 0:
                progress(count)
        if not contacts:
            raise ContactFileError(FileErrorKind.NO_CONTACTS)
        progress(count)
        key = replaces or uuid.uuid4().hex
        source = ContactSource(key, name, path, plan, self._clock(), len(contacts), wrong)
        kept = _StoredContacts(FORMAT_VERSION, SourceContacts(source, tuple(contacts)))
        write_atomically(self._source_path(key), msgspec.json.encode(kept))
        return ImportResult(source, tuple(problems))

    def remove_source(self, source_id: str) -> None:
        """Forget a source and its contacts."""
        self._source_path(source_id).unlink(missing_ok=True)

    def export_contacts(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts as a table."""
        write_atomically(Path(path), csv_file.encode_csv(contacts))

    def _source_path(self, source: str) -> Path:
        return self.folder / f"{uuid.UUID(hex=source).hex}.json"


def _read_contact_file(path: Path) -> bytes:
    """Return the contents of a file, which must be one: a device or pipe may never end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ContactFileError(FileErrorKind.UNREADABLE, path.name)
        if status.st_size > MAX_FILE_SIZE:
            raise ContactFileError(FileErrorKind.TOO_LARGE, f"{status.st_size // (1024 * 1024)} MB")
        return path.read_bytes()
    except OSError as error:
        raise ContactFileError(FileErrorKind.UNREADABLE, error.strerror or path.name) from error
