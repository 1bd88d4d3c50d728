"""The list of followed sources, and the last good contacts of each, as files in the data folder."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.followed_source import IMPORTED_ID, IMPORTED_SOURCE, FollowedSource
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.json_store import JsonFile, ProblemReporter, log_problem

SOURCES_VERSION: Final = 1
"""Version of the file formats; increased when an older program would misread a newer file."""

_NEWER: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is from a newer version of the program. Its contact sources are not used."
)


class _StoredSources(msgspec.Struct, frozen=True):
    version: int
    sources: tuple[FollowedSource, ...]


class StoredContents(msgspec.Struct, frozen=True):
    """The contacts of a source as they were last read."""

    version: int
    read: float
    """Time of that, in seconds since 1970."""
    contacts: tuple[Contact, ...]
    problem_count: int = 0


class SourceStore:
    """Reads and writes ``contact-sources.json`` and the folder ``contact-sources``; methods may block."""

    def __init__(self, folder: Path, report: ProblemReporter = log_problem) -> None:
        self._folder, self._report = folder / "contact-sources", report
        self._file = JsonFile(folder / "contact-sources.json", _StoredSources, report, indent=2)

    def load_sources(self) -> tuple[FollowedSource, ...]:
        """Return the sources in their order; the imported contacts are always among them, first at first."""
        stored = self._file.load()
        sources = () if stored is None else stored.sources
        if stored is not None and stored.version > SOURCES_VERSION:
            self._report(Sentence(_NEWER, file=str(self._file.path)))
            sources = ()
        return ensure_imported(sources)

    def save_sources(self, sources: tuple[FollowedSource, ...]) -> None:
        """Replace the list, and delete the contacts of other sources; raises :class:`OSError`."""
        self._file.save(_StoredSources(SOURCES_VERSION, sources))
        kept = {self._build_path(source.id) for source in sources if source.id != IMPORTED_ID}
        for path in self._folder.glob("*.json"):
            if path not in kept:
                path.unlink(missing_ok=True)

    def load_contents(self, source_id: str) -> StoredContents | None:
        """Return the last contacts of a source, ``None`` if there are none that can be read."""
        stored = self._open_contents(source_id).load()
        return None if stored is None or stored.version > SOURCES_VERSION else stored

    def save_contents(self, source_id: str, contents: StoredContents) -> None:
        """Replace the contacts of a source; raises :class:`OSError`."""
        self._open_contents(source_id).save(contents)

    def _open_contents(self, source_id: str) -> JsonFile[StoredContents]:
        return JsonFile(self._build_path(source_id), StoredContents, self._report)

    def _build_path(self, source_id: str) -> Path:
        # Parsed, because the identifier comes from a file: it must not lead out of the folder.
        return self._folder / f"{uuid.UUID(hex=source_id).hex}.json"


def ensure_imported(sources: tuple[FollowedSource, ...]) -> tuple[FollowedSource, ...]:
    """Return sources with valid and unique ids, the imported contacts among them."""
    valid = {source.id: source for source in sources if _is_valid_id(source.id)}
    if IMPORTED_ID not in valid:
        return (IMPORTED_SOURCE, *valid.values())
    return tuple(valid.values())


def _is_valid_id(source_id: str) -> bool:
    try:
        return source_id == IMPORTED_ID or bool(uuid.UUID(hex=source_id))
    except ValueError:
        return False


def create_source_id() -> str:
    """Return the id of a new source."""
    return uuid.uuid4().hex
