"""A file, or a folder of files, whose contacts are read again when they change.

Changes are found by comparing times and sizes, not by notifications of the system: those do not come from
network shares. A file is read only when it has not changed between two checks, and the contents are used
only if it is the same after reading, so that no half-written file is used.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts.contact import (
    Contact,
    ContactFileError,
    FileErrorKind,
    ImportItem,
    ImportProblem,
    ProblemKind,
)
from devlink3_desk.contacts.entry_cache import EntryCache
from devlink3_desk.contacts.files import MAX_FILE_SIZE, decode_text, detect_plan, iter_entries
from devlink3_desk.contacts.import_plan import FilePreview, ImportPlan
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.contact_files import preview_contact_file
from devlink3_desk.services.contact_sources.ldap_client import SourceReadError

FILE_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt", ".vcf", ".vcard", ".ldif", ".ldi"})
"""Endings of the files of a folder that are read."""
SYSTEM_FOLDERS: Final = frozenset({"$recycle.bin", "#recycle", "system volume information", "lost+found"})
"""Folders of the system at the root of a drive or share, with deleted files or none that may be read."""
MAX_FILES: Final = 50_000
"""Files of a folder; CardDAV clients store one for each contact."""
MAX_INCOMPLETE_POLLS: Final = 30
"""Checks after which a file that ends in the middle of an entry, and does not change, is used as it is."""
_ENTRIES_PER_PROGRESS: Final = 200
_MIN_CACHED_SIZE: Final = 16_384
"""Bytes of a file whose entries are kept by their text: a folder may have one small file for each contact."""
_SMALL_SIZE: Final = 4_096
"""Bytes that programs write at once."""
_SAMPLE_LENGTH: Final = 100_000
"""Characters in which the layout of a table is detected, which takes longer than comparing them."""

_MISSING: Final = QT_TRANSLATE_NOOP("Link", "{path} cannot be found.")
_UNREADABLE: Final = QT_TRANSLATE_NOOP("Link", "{path} cannot be read ({why}).")
_EMPTY_FOLDER: Final = QT_TRANSLATE_NOOP(
    "Link", "{path} contains no contact files any more. Check whether the drive is connected."
)
_NO_FILES: Final = QT_TRANSLATE_NOOP("Link", "{path} contains no contact files (CSV, vCard or LDIF).")
_REFUSALS: Final[dict[FileErrorKind, str]] = {
    FileErrorKind.EMPTY: QT_TRANSLATE_NOOP("Link", "{file} is empty."),
    FileErrorKind.TOO_LARGE: QT_TRANSLATE_NOOP("Link", "{file} is too large."),
    FileErrorKind.WORKBOOK: QT_TRANSLATE_NOOP("Link", "{file} is a workbook or document. Export it as CSV."),
    FileErrorKind.BINARY: QT_TRANSLATE_NOOP("Link", "{file} is not a contact file (CSV, vCard or LDIF)."),
    FileErrorKind.NO_COLUMN: QT_TRANSLATE_NOOP(
        "Link", "{file} has no column of names or numbers. Edit the source and choose its columns."
    ),
    FileErrorKind.OTHER_COLUMNS: QT_TRANSLATE_NOOP(
        "Link", "{file} has other columns than before. Edit the source and choose them again."
    ),
    FileErrorKind.NO_CONTACTS: QT_TRANSLATE_NOOP("Link", "{file} contains no contacts."),
    FileErrorKind.UNREADABLE: QT_TRANSLATE_NOOP("Link", "{file} cannot be read."),
}
_UNFINISHED: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} ends in the middle of an entry. It is read once it is complete."
)
_TOO_MANY: Final = QT_TRANSLATE_NOOP("Link", "{path} contains more than {count} files.")
_SOME_REFUSED: Final = QT_TRANSLATE_NOOP("Link", "{count} files could not be read. {sentence}")

_CUT_KINDS: Final = frozenset({ProblemKind.TRUNCATED, ProblemKind.UNTERMINATED, ProblemKind.UNCLOSED_QUOTE})


class FileState(msgspec.Struct, frozen=True, gc=False):
    """What shows that a file has changed."""

    modified: int
    """Time of the last change in nanoseconds, by the clock of the file server."""
    size: int
    inode: int


class FileContents(msgspec.Struct, frozen=True):
    """The contacts of the files of a source, and their problems."""

    items: tuple[ImportItem, ...]
    remark: Sentence | None = None
    """A problem with some of the files, or one that is still being written."""


class _FileCache(msgspec.Struct, frozen=True):
    """How a file was read, and its entries."""

    plan: ImportPlan
    beginning: str
    """The part of the text in which the plan was detected."""
    headings: str
    entries: EntryCache


class FollowedFiles:
    """The files of one source. Not thread-safe; all methods may block for as long as a file server does."""

    def __init__(self, path: Path, plan: ImportPlan | None = None) -> None:
        self._path, self._plan = path, plan
        self._seen: dict[Path, FileState] = {}
        self._items: dict[Path, tuple[FileState, tuple[ImportItem, ...]]] = {}
        self._refused: dict[Path, tuple[FileState, Sentence]] = {}
        self._caches: dict[Path, _FileCache] = {}
        self._incomplete_polls: dict[Path, int] = {}
        self._contents: FileContents | None = None
        self._has_changed = True

    @property
    def is_changing(self) -> bool:
        """Whether the next call of :meth:`read_if_changed` should come soon, as something has changed."""
        return self._has_changed or bool(self._incomplete_polls)

    @property
    def has_incomplete_file(self) -> bool:
        """Whether a file ends in the middle of an entry."""
        return bool(self._incomplete_polls)

    @property
    def is_probably_incomplete(self) -> bool:
        """Whether a file has changed that has probably not been written to its end."""
        return bool(self._incomplete_polls) or any(
            self._is_probably_incomplete(path, state) for path, state in self._seen.items()
        )

    def _is_probably_incomplete(self, path: Path, state: FileState) -> bool:
        if path in self._refused:
            return False
        known = self._items.get(path)
        # A program that replaces a file writes it from the beginning.
        return known is None or known[0].size - state.size > max(_SMALL_SIZE, known[0].size // 20)

    def read_if_changed(
        self, on_progress: Callable[[int], None] = lambda _count: None
    ) -> FileContents | None:
        """Return the contents if they have changed since the last call and are stable, else ``None``.

        A change that a call has found is read by the next call, before which the caller waits.
        Raises :class:`SourceReadError` if there is nothing to read, or no longer.
        """
        states = self._list_states()
        previous, self._seen = self._seen, states
        self._has_changed = states != previous
        if self._has_changed:
            return None
        known = {path: state for path, (state, _) in (*self._items.items(), *self._refused.items())}
        if self._contents is not None and known == states:
            if self._path in self._refused:
                raise SourceReadError(self._refused[self._path][1])
            return None
        return self._read_changed(states, on_progress)

    def read_once(self) -> FileContents:
        """Return the contents as they are, for a preview."""
        return self._read_changed(self._list_states(), lambda _count: None, requires_end=False)

    def _list_states(self) -> dict[Path, FileState]:
        try:
            status = self._path.stat()
        except FileNotFoundError as error:
            raise SourceReadError(Sentence(_MISSING, path=str(self._path))) from error
        except OSError as error:
            raise self._create_error(error) from error
        if not stat.S_ISDIR(status.st_mode):
            if not stat.S_ISREG(status.st_mode):
                # Reading a device or a pipe might never end.
                raise SourceReadError(Sentence(_REFUSALS[FileErrorKind.BINARY], file=self._path.name))
            return {self._path: _read_state(status)}
        try:
            states = dict(_iter_folder(self._path))
        except OSError as error:
            raise self._create_error(error) from error
        if len(states) > MAX_FILES:
            raise SourceReadError(Sentence(_TOO_MANY, path=str(self._path), count=MAX_FILES))
        if not states:
            # The empty folder below which a share is mounted looks like one whose files were deleted.
            text = _EMPTY_FOLDER if self._items else _NO_FILES
            raise SourceReadError(Sentence(text, path=str(self._path)))
        return states

    def _read_changed(
        self, states: dict[Path, FileState], on_progress: Callable[[int], None], *, requires_end: bool = True
    ) -> FileContents:
        """Return the contents of all files, reading only those that have changed."""
        self._refused = {path: refused for path, refused in self._refused.items() if path in states}
        items: dict[Path, tuple[FileState, tuple[ImportItem, ...]]] = {}
        refusals: list[Sentence] = []
        for path, state in states.items():
            known = self._items.get(path)
            if known is None or known[0] != state:
                try:
                    known = state, self._read_file(path, state, on_progress, requires_end=requires_end)
                    self._refused.pop(path, None)
                except SourceReadError as error:
                    refusals.append(sentence_from_error(error))
                    # The contents of last time are used until the file can be read again.
                    if known is None:
                        continue
            items[path] = known
        if refusals and (not items or self._path in states):
            raise SourceReadError(refusals[0])
        self._items = items
        self._caches = {path: cache for path, cache in self._caches.items() if path in items}
        remark = None
        if refusals:
            first = refusals[0]
            remark = (
                first if len(refusals) == 1 else Sentence(_SOME_REFUSED, count=len(refusals), sentence=first)
            )
        everything = tuple(item for _, found in items.values() for item in found)
        self._contents = FileContents(everything, remark)
        return self._contents

    def _read_file(
        self, path: Path, state: FileState, on_progress: Callable[[int], None], *, requires_end: bool
    ) -> tuple[ImportItem, ...]:
        """Return the contacts of a file and its problems; raises :class:`SourceReadError`."""
        refused = self._refused.get(path)
        if refused is not None and refused[0] == state:
            raise SourceReadError(refused[1])
        try:
            items = self._parse_file(path, _read_stable(path, state), on_progress)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SourceReadError(Sentence(_UNREADABLE, path=str(path), why=why)) from error
        except ContactFileError as error:
            sentence = Sentence(_REFUSALS[error.kind], file=path.name)
            self._refused[path] = state, sentence
            raise SourceReadError(sentence) from error
        if requires_end and _is_cut(items):
            self._incomplete_polls[path] = self._incomplete_polls.get(path, 0) + 1
            if self._incomplete_polls[path] < MAX_INCOMPLETE_POLLS:
                raise SourceReadError(Sentence(_UNFINISHED, file=path.name))
        self._incomplete_polls.pop(path, None)
        return items

    def _parse_file(
        self, path: Path, data: bytes, on_progress: Callable[[int], None]
    ) -> tuple[ImportItem, ...]:
        text = decode_text(data, "" if self._plan is None else self._plan.encoding)
        cache, beginning = self._caches.get(path), text.text[:_SAMPLE_LENGTH]
        is_same_file = cache is not None and cache.beginning == beginning
        plan = cache.plan if cache is not None and is_same_file else detect_plan(text, self._plan)
        headings = _find_headings(text.text, plan)
        # Entries are known by their text only as long as the columns mean the same.
        is_same_layout = cache is not None and (cache.plan, cache.headings) == (plan, headings)
        known = cache.entries if cache is not None and is_same_layout else None
        seen: EntryCache = {}
        items: list[ImportItem] = []
        entries = iter_entries(text, plan, known, seen)
        for count, item in enumerate(entries, 1):
            items.append(item)
            if count % _ENTRIES_PER_PROGRESS == 0:
                on_progress(count)
        if not any(isinstance(item, Contact) for item in items):
            raise ContactFileError(FileErrorKind.NO_CONTACTS)
        if len(data) >= _MIN_CACHED_SIZE:
            self._caches[path] = _FileCache(plan, beginning, headings, seen)
        return tuple(items)

    def _create_error(self, error: OSError) -> SourceReadError:
        why = error.strerror or type(error).__name__
        return SourceReadError(Sentence(_UNREADABLE, path=str(error.filename or self._path), why=why))


def preview_followed_file(path: Path, plan: ImportPlan | None) -> FilePreview:
    """Return a preview of a file; raises :class:`SourceReadError`. It may block as long as a file server."""
    try:
        return preview_contact_file(path, plan)
    except ContactFileError as error:
        raise SourceReadError(Sentence(_REFUSALS[error.kind], file=path.name)) from error


def _read_stable(path: Path, state: FileState) -> bytes:
    """Return the contents of a file that does not change while it is read."""
    if state.size > MAX_FILE_SIZE:
        raise ContactFileError(FileErrorKind.TOO_LARGE)
    data = path.read_bytes()
    if _read_state(path.stat()) != state:
        raise SourceReadError(Sentence(_UNFINISHED, file=path.name))
    return data


def _find_headings(text: str, plan: ImportPlan) -> str:
    """Return the titles and headings of a table, which also determine what its cells mean."""
    count = 0 if plan.table is None else plan.table.title_rows + 1
    return "\n".join(text.split("\n", count)[:count])


def _is_cut(items: tuple[ImportItem, ...]) -> bool:
    """Return whether a file ends in the middle of an entry, as while it is being written."""
    last = items[-2:]
    return any(isinstance(item, ImportProblem) and item.kind in _CUT_KINDS for item in last)


def _iter_folder(folder: Path) -> Iterator[tuple[Path, FileState]]:
    """Yield the contact files of a folder and of the folders in it, in the order of their names."""
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        # Programs write to hidden files, and rename them when they are complete.
        if entry.name.startswith((".", "~")) or entry.name.lower() in SYSTEM_FOLDERS:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _iter_folder(Path(entry.path))
        elif Path(entry.name).suffix.lower() in FILE_SUFFIXES and (state := _find_state(entry)) is not None:
            yield Path(entry.path), state


def _find_state(entry: os.DirEntry[str]) -> FileState | None:
    """Return the state of an entry of a folder, ``None`` if it is no file, or none any more."""
    try:
        # On Windows, the entry itself does not know the number of its file.
        return _read_state(Path(entry.path).stat()) if entry.is_file() else None
    except FileNotFoundError:
        return None  # removed since the folder was read
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None  # a link that leads to itself
        raise


def _read_state(status: os.stat_result) -> FileState:
    return FileState(status.st_mtime_ns, status.st_size, status.st_ino)
