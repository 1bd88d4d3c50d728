"""The contacts of address books and the notes on people, as files in the data folder.

Each source of contacts has a file of its own, so that a damaged one affects no other. The readers of contact
files are imported inside functions: most runs start with contacts that were read before.
"""

from __future__ import annotations

import errno
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.followed_source import create_source_id
from devlink3_desk.contacts.import_plan import (
    ContactSource,
    FilePreview,
    ImportPlan,
    ImportResult,
    ProgressCallback,
    SourceContacts,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.json_store import (
    JsonFile,
    ProblemReporter,
    log_problem,
)

CONTACTS_VERSION: Final = 1
NOTES_VERSION: Final = 1
"""Versions of the file formats; increased when an older program would misread a newer file."""

_NEWER: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is from a newer version of the program. Its contacts are not shown."
)


class _StoredContacts(msgspec.Struct, frozen=True):
    version: int
    holding: SourceContacts


class ContactStore:
    """The contacts in ``folder``; a :class:`.ContactRepository`.

    The methods may be called in a worker thread; ``report`` is called in the same one.
    """

    def __init__(
        self,
        folder: Path,
        wall_clock: Callable[[], float] = time.time,
        report: ProblemReporter = log_problem,
    ) -> None:
        self.folder = folder / "contacts"
        self._wall_clock = wall_clock
        self._report = report

    def load_sources(self) -> list[SourceContacts]:
        """Return all contacts, sorted by the names of their sources; unreadable files are reported."""
        sources = []
        for path in sorted(self.folder.glob("*.json")):
            stored = self._open_file(path).load()
            if stored is None:
                continue
            if stored.version > CONTACTS_VERSION:
                self._report(Sentence(_NEWER, file=str(path)))
                continue
            sources.append(stored.holding)
        return sorted(sources, key=lambda holding: (holding.source.name.casefold(), holding.source.id))

    def preview_file(self, path: str, plan: ImportPlan | None = None) -> FilePreview:
        """Return the detected format of a file and its first contacts."""
        from devlink3_desk.services.contact_files import preview_contact_file

        return preview_contact_file(Path(path), plan)

    def import_file(
        self, path: str, plan: ImportPlan, name: str, replaces: str | None, progress: ProgressCallback
    ) -> ImportResult:
        """Import the contacts of a file as a source; the source ``replaces`` stays until all is saved."""
        from devlink3_desk.services.contact_files import read_contact_file

        contents = read_contact_file(Path(path), plan, progress)
        source_id = replaces or create_source_id()
        contacts, count = contents.contacts, len(contents.contacts)
        source = ContactSource(source_id, name, path, plan, self._wall_clock(), count, contents.problem_count)
        self._open_file(self._build_source_path(source_id)).save(
            _StoredContacts(CONTACTS_VERSION, SourceContacts(source, contacts))
        )
        return ImportResult(source, contents.problems)

    def remove_source(self, source_id: str) -> None:
        """Delete a source and its contacts."""
        self._build_source_path(source_id).unlink(missing_ok=True)

    def export_contacts(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts to a CSV file."""
        from devlink3_desk.services.contact_files import write_contact_file

        write_contact_file(Path(path), contacts)

    def _open_file(self, path: Path) -> JsonFile[_StoredContacts]:
        # A damaged file stays: the user can see which one it is, and import the source again.
        return JsonFile(path, _StoredContacts, self._report, keeps_damaged=True)

    def _build_source_path(self, source_id: str) -> Path:
        # Parsed, because the identifier comes from a file: it must not lead out of the folder.
        return self.folder / f"{uuid.UUID(hex=source_id).hex}.json"


class _StoredNotes(msgspec.Struct, frozen=True):
    version: int
    notes: dict[str, str]


class NoteStore:
    """Notes by key, ``notes.json`` in ``folder``; a key is a normalised number, or a name."""

    def __init__(self, folder: Path, report: ProblemReporter = log_problem) -> None:
        self._file = JsonFile(folder / "notes.json", _StoredNotes, report, indent=1)
        self.path = self._file.path

    def load(self) -> dict[str, str]:
        """Return all notes."""
        stored = self._file.load()
        return {} if stored is None else dict(stored.notes)

    def save_note(self, key: str, text: str) -> dict[str, str]:
        """Save a note, or delete it if ``text`` is empty; return all notes.

        Raises :class:`OSError`, also if the file cannot be read or was written by a newer program: then it
        is not overwritten.
        """

        def change(stored: _StoredNotes | None) -> _StoredNotes:
            stored = stored or _StoredNotes(NOTES_VERSION, {})
            if stored.version > NOTES_VERSION:
                raise OSError(errno.EPERM, "written by a newer program")
            notes = dict(stored.notes)
            if text:
                notes[key] = text
            else:
                notes.pop(key, None)
            return _StoredNotes(NOTES_VERSION, notes)

        return dict(self._file.update(change).notes)
