"""Follows one source of contacts in a thread of its own, so that a slow one never delays the others."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

import msgspec

from devlink3_desk.contacts.contact import Contact, ImportItem
from devlink3_desk.contacts.followed_source import (
    IMPORTED_ID,
    IMPORTED_SOURCE,
    FollowedSource,
    SourceKind,
    SourceStatus,
)
from devlink3_desk.link.endpoint import Password
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services.contact_sources.followed_files import FollowedFiles
from devlink3_desk.services.contact_sources.ldap_client import (
    CredentialsRefusedError,
    LdapReader,
    SourceReadError,
)
from devlink3_desk.services.storage.json_store import JsonFile, ProblemReporter, log_problem

log = logging.getLogger(__name__)

SOURCES_VERSION: Final = 1
"""Version of the file formats; increased when an older program would misread a newer file."""

_NEWER: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is from a newer version of the program. Its contact sources are not used."
)

SecretFinder = Callable[[FollowedSource], Password | None]
"""Returns the password of a source; may block. Raises :class:`.KeyringError`."""
_YIELD_SECONDS: Final = 0.001
"""Pause while contacts are parsed, in which the thread of the window gets its turn."""
_POLL_RATIO: Final = 100
"""Time between two checks of files, in multiples of the time that a check takes."""
_WORK_SECONDS: Final = 0.002
"""Time of work after which a thread pauses."""
_NOT_STORED: Final = QT_TRANSLATE_NOOP("Link", "The contacts cannot be stored for the next start ({why}).")
_UNEXPECTED: Final = QT_TRANSLATE_NOOP("Link", "Reading failed unexpectedly ({error}). The log has details.")


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


class FollowTiming(msgspec.Struct, frozen=True):
    """Times in seconds; tests use shorter ones."""

    poll_interval: float = 0.3
    """Between two checks of a file, if a check takes less than a hundredth of that."""
    max_poll_interval: float = 5.0
    """Between two checks that take long, as in a large folder, or after several that have failed."""
    read_delay: float = 0.2
    """From a change of a file until it is read, if nothing else changes meanwhile."""
    incomplete_read_delay: float = 2.0
    """The same for a file that is new or has become much smaller, since it is probably being written."""
    retry_delay: float = 60.0
    """From a failed read of a server to the next, doubled up to the interval of the source."""
    seconds_per_minute: float = 60.0
    """Of the interval of a source, which is in minutes."""


class _Reading(msgspec.Struct, frozen=True):
    """A result of reading a source."""

    items: tuple[ImportItem, ...]
    remark: Sentence | None = None


class _Unstored(msgspec.Struct, frozen=True):
    """Contents that could not be stored, as on a full disk."""

    contents: StoredContents
    remark: Sentence | None
    """The remark of their reading, which that about storing replaces if there is none."""
    retry_at: float
    """Instant of the monotonic clock at which storing is tried again."""


class _Source(Protocol):
    """Reads one kind of source."""

    def read(self) -> _Reading | None:
        """Return the contents; ``None`` if they have not changed or are not stable yet."""

    def next_delay(self, failures: int) -> float:
        """Return the seconds until the next :meth:`read`, after so many failed ones."""

    def cancel(self) -> None:
        """End a :meth:`read` in another thread soon, if possible."""


class _FileSource:
    def __init__(self, source: FollowedSource, timing: FollowTiming) -> None:
        self._files = FollowedFiles(Path(source.path), source.plan)
        self._timing = timing
        self._worked_since = self._poll_seconds = 0.0

    def read(self) -> _Reading | None:
        started = self._worked_since = time.perf_counter()
        contents = self._files.read_if_changed(self._yield_to_gui)
        if contents is None:
            self._poll_seconds = time.perf_counter() - started
        return None if contents is None else _Reading(contents.items, contents.remark)

    def _yield_to_gui(self, _count: int) -> None:
        if time.perf_counter() - self._worked_since > _WORK_SECONDS:
            time.sleep(_YIELD_SECONDS)
            self._worked_since = time.perf_counter()

    def next_delay(self, failures: int) -> float:
        timing, files = self._timing, self._files
        if files.is_changing and (not failures or files.has_incomplete_file):
            return timing.incomplete_read_delay if files.is_probably_incomplete else timing.read_delay
        wanted = max(timing.poll_interval * (1 << min(failures, 10)), self._poll_seconds * _POLL_RATIO)
        return max(timing.poll_interval, min(wanted, timing.max_poll_interval))

    def cancel(self) -> None:
        """Do nothing: nothing can interrupt the system while it waits for a file server."""


class _LdapSource:
    def __init__(self, source: FollowedSource, timing: FollowTiming, find_secret: SecretFinder) -> None:
        self._source, self._timing, self._find_secret = source, timing, find_secret
        self._reader: LdapReader | None = None
        self._is_refused = False

    def read(self) -> _Reading | None:
        if self._reader is None:
            password = self._find_secret(self._source) if self._source.ldap.bind_name else None
            self._reader = LdapReader(self._source.ldap, password)
        try:
            result = self._reader.read()
        except SourceReadError as error:
            # The password may be another one by the next time.
            self._reader = None
            self._is_refused = isinstance(error, CredentialsRefusedError)
            raise
        return _Reading(result.items, result.remark)

    def next_delay(self, failures: int) -> float:
        interval = max(1, self._source.minutes) * self._timing.seconds_per_minute
        if not failures or self._is_refused:
            return interval
        return min(interval, self._timing.retry_delay * (1 << min(failures - 1, 10)))

    def cancel(self) -> None:
        if (reader := self._reader) is not None:
            reader.cancel()


class SourceFollower:
    """Reads one source again and again, from :meth:`start` to :meth:`stop`.

    A read that fails changes nothing but the status: the contacts of the last good one stay, also from one
    run of the program to the next.
    """

    def __init__(
        self,
        source: FollowedSource,
        store: SourceStore,
        find_secret: SecretFinder,
        on_change: Callable[[], object],
        timing: FollowTiming,
    ) -> None:
        """``on_change`` is called in the thread of the follower after contacts or status have changed."""
        self.source = source
        self.contacts: tuple[Contact, ...] = ()
        """The contacts of the last good read."""
        self.status = SourceStatus()
        self._store, self._on_change = store, on_change
        self._timing = timing
        self._reader: _Source = (
            _FileSource(source, timing)
            if source.kind is SourceKind.FILE
            else _LdapSource(source, timing, find_secret)
        )
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._failures = 0
        self._unstored: _Unstored | None = None
        self._thread = threading.Thread(target=self._run, name="devlink3-contact-source", daemon=True)

    def start(self) -> None:
        """Start to read the source."""
        self._thread.start()

    def read_now(self) -> None:
        """Read the source as soon as possible."""
        self._woken.set()

    def stop(self, limit: float = 0.0) -> None:
        """Stop reading, and wait ``limit`` seconds at most for a read that is running."""
        self._stopped.set()
        self._woken.set()
        self._reader.cancel()
        if limit and self._thread.is_alive():
            self._thread.join(limit)

    # -- the thread

    def _run(self) -> None:
        self._load_stored()
        while True:
            # Cleared first: stop() may come between the two.
            self._woken.clear()
            if self._stopped.is_set():
                return
            self._read_source()
            self._retry_storing()
            delay = self._reader.next_delay(self._failures)
            self._woken.wait(delay)

    def _load_stored(self) -> None:
        stored = self._store.load_contents(self.source.id)
        if stored is not None:
            self.contacts = stored.contacts
            self._set_status(
                SourceStatus(read=stored.read, count=len(stored.contacts), problem_count=stored.problem_count)
            )

    def _read_source(self) -> None:
        replace = msgspec.structs.replace
        if self.source.kind is SourceKind.LDAP:
            self._set_status(replace(self.status, is_reading=True))
        try:
            reading = self._reader.read()
        except DevLinkError as error:
            problem = sentence_from_error(error)
        except Exception as error:  # a thread that ends would leave the source as it is for good
            log.exception("a source of contacts could not be read")
            problem = Sentence(_UNEXPECTED, error=type(error).__name__)
        else:
            self._failures = 0
            self._accept_reading(reading)
            return
        if self._stopped.is_set():
            return
        self._failures += 1
        self._set_status(replace(self.status, is_reading=False, problem=problem))

    def _accept_reading(self, reading: _Reading | None) -> None:
        if self._stopped.is_set():
            return
        now = time.time()
        if reading is None:
            # A file that is as it was, after it could not be found for a while.
            if self.status.problem is not None and self.contacts:
                self._set_status(msgspec.structs.replace(self.status, problem=None))
            return
        contacts = self._reuse_contacts(reading)
        problem_count = len(reading.items) - len(contacts)
        is_new = contacts != self.contacts or self.status.read is None
        self.contacts = contacts
        status = SourceStatus(
            read=now, count=len(contacts), problem_count=problem_count, remark=reading.remark
        )
        self._set_status(status)
        if is_new or self._unstored is not None:
            stored = StoredContents(SOURCES_VERSION, now, contacts, problem_count)
            self._store_contents(stored, reading.remark)

    def _store_contents(self, contents: StoredContents, remark: Sentence | None) -> None:
        try:
            self._store.save_contents(self.source.id, contents)
        except OSError as error:
            self._unstored = _Unstored(contents, remark, time.monotonic() + self._timing.retry_delay)
            remark = remark or Sentence(_NOT_STORED, why=error.strerror or type(error).__name__)
        else:
            self._unstored = None
        self._set_status(msgspec.structs.replace(self.status, remark=remark))

    def _retry_storing(self) -> None:
        """Store contents that could not be stored before, once that is due."""
        unstored = self._unstored
        if unstored is not None and not self._stopped.is_set() and time.monotonic() >= unstored.retry_at:
            self._store_contents(unstored.contents, unstored.remark)

    def _reuse_contacts(self, reading: _Reading) -> tuple[Contact, ...]:
        """Return the contacts; those that have not changed are the same objects as before."""
        found = [item for item in reading.items if isinstance(item, Contact)]
        kept = set(map(id, self.contacts))
        if all(id(contact) in kept for contact in found):
            return tuple(found)
        known = {contact: contact for contact in self.contacts}
        return tuple(known.get(contact, contact) for contact in found)

    def _set_status(self, status: SourceStatus) -> None:
        if status != self.status:
            self.status = status
            self._on_change()
