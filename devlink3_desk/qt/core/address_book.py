"""The address book of the window: contacts, read and written off the GUI thread, and their errors."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from itertools import count
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from devlink3_desk.contacts.contact import (
    PROBLEM_TEXTS,
    REFUSAL_TEXTS,
    Contact,
    ContactFileError,
    ImportProblem,
)
from devlink3_desk.contacts.followed_source import IMPORTED_ID, FollowedContacts, NamedContacts
from devlink3_desk.contacts.import_plan import (
    ContactRepository,
    ContactSource,
    FilePreview,
    ImportPlan,
    ImportResult,
    SourceContacts,
)
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.switchboard.contact_book import ContactBookBuilder
from devlink3_desk.switchboard.directory import PhoneBook

T = TypeVar("T")

ErrorHandler: TypeAlias = Callable[[Exception], None]


class BackgroundWorker(QObject):
    """Runs functions in threads of their own, and calls back on the GUI thread.

    The threads are daemons: the program does not wait for them when it exits.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A thread only has the number of its job. Callbacks may hold the last reference to a widget, which
        # must not be destroyed on another thread.
        self._callbacks: dict[int, Callable[[], None]] = {}
        self._numbers = count()

    @property
    def is_busy(self) -> bool:
        """Whether a function is running."""
        return bool(self._callbacks)

    def run_in_thread(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Run ``work`` in a thread; call ``on_done`` with its result, or ``on_error`` with its exception."""
        number, report_finished = next(self._numbers), relay_to_gui(self._on_finished)
        results: list[T] = []
        errors: list[Exception] = []

        def call_back() -> None:
            if errors:
                on_error(errors[0])
            else:
                on_done(results[0])

        def run() -> None:
            try:
                results.append(work())
            except Exception as error:  # noqa: BLE001 (passed on to on_error)
                errors.append(error)
            report_finished(number)

        self._callbacks[number] = call_back
        threading.Thread(target=run, name="devlink3-background", daemon=True).start()

    def _on_finished(self, number: int) -> None:
        self._callbacks.pop(number)()


# A thread that parses contacts holds the GIL and competes with the GUI thread for it. Sleeping now and then,
# however briefly, lets the GUI thread paint a frame without having to wait for the switch interval.
_YIELD_SECONDS: Final = 0.001
_WORK_SECONDS: Final = 0.002
"""Time of work after which a thread sleeps."""
_ENTRIES_PER_PROGRESS_SIGNAL: Final = 1_000


class AddressBook(QObject):
    """The contacts of the user: imported ones, by source, and those of sources that are followed.

    The repository is only called off the GUI thread, where the phone book is built, too.
    """

    changed = Signal()
    """Emitted when :attr:`sources` and :attr:`phone_book` have changed."""
    followed_changed = Signal()
    """Emitted when the contents or the status of a followed source have changed."""
    progress = Signal(int)
    """Emitted with the number of entries that an import has read so far."""
    failed = Signal(object)
    """Emitted with the :class:`Exception` if the stored contacts could not be read."""

    def __init__(self, storage: ContactRepository | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phone_book = PhoneBook()
        """All contacts, by number."""
        self._storage = storage
        self._holdings: list[SourceContacts] = []
        self._worker = BackgroundWorker(self)
        self._builder = _BookBuilder()
        self._followed: FollowedContacts | None = None
        self.published: tuple[NamedContacts, ...] = ()
        """Lists that are published for all desks; they come after all others."""
        self._is_building = self._is_outdated = False
        # Sources change in threads of their own.
        self._report_followed = relay_to_gui(self._on_followed_changed)

    @property
    def followed(self) -> FollowedContacts | None:
        """The followed sources of contacts; ``None`` if nothing is followed."""
        return self._followed

    def set_followed(self, followed: FollowedContacts | None) -> None:
        """Use the contacts of followed sources, too; they are loaded with :meth:`load`."""
        if self._followed is not None:
            self._followed.remove_listener(self._report_followed)
        self._followed = followed
        if followed is not None:
            followed.add_listener(self._report_followed)

    def set_published(self, published: tuple[NamedContacts, ...]) -> None:
        """Use the contacts that are published for all desks, too."""
        if published != self.published:
            self.published = published
            self.followed_changed.emit()
            self._rebuild_book()

    def list_named_contacts(self) -> list[NamedContacts]:
        """Return the lists of contacts of this desk: imported files, and sources that are followed."""
        named = [
            NamedContacts(holding.source.id, holding.source.name, holding.contacts, is_followed=False)
            for holding in self._holdings
        ]
        followed = [] if self._followed is None else self._followed.list_contents()
        return named + [each for each in followed if each.group != IMPORTED_ID]

    def _on_followed_changed(self) -> None:
        self.followed_changed.emit()
        self._rebuild_book()

    def _rebuild_book(self) -> None:
        """Build the phone book again off the GUI thread; once more if sources change meanwhile."""
        if self._is_building:
            self._is_outdated = True
            return
        self._is_building, self._is_outdated = True, False
        holdings, followed, builder = self._holdings, self._followed, self._builder
        published = self.published
        self._worker.run_in_thread(
            lambda: builder.build(holdings, followed, published), self._finish_rebuild, self._fail_rebuild
        )

    def _finish_rebuild(self, book: PhoneBook) -> None:
        self._is_building = False
        if book is not self.phone_book:
            self.phone_book = book
            self.changed.emit()
        if self._is_outdated:
            self._rebuild_book()

    def _fail_rebuild(self, error: Exception) -> None:
        self._is_building = False
        self.failed.emit(error)

    @property
    def is_available(self) -> bool:
        """Whether contacts can be stored."""
        return self._storage is not None

    @property
    def is_busy(self) -> bool:
        """Whether contacts are being read or written."""
        return self._worker.is_busy

    @property
    def sources(self) -> tuple[ContactSource, ...]:
        """The sources of the contacts."""
        return tuple(holding.source for holding in self._holdings)

    def load(self) -> None:
        """Read the stored contacts, if there is a repository."""
        if self._storage is not None:
            load = self._create_loader(self._storage)
            self._worker.run_in_thread(load, self._set_contents, self.failed.emit)

    def preview_file(
        self,
        path: str,
        plan: ImportPlan | None,
        on_done: Callable[[FilePreview], None],
        on_error: ErrorHandler,
    ) -> None:
        """Read the beginning of a contact file, to show what an import would yield."""
        storage = self._require_storage()
        self._worker.run_in_thread(lambda: storage.preview_file(path, plan), on_done, on_error)

    def import_file(
        self,
        path: str,
        plan: ImportPlan,
        name: str,
        replaces: str | None,
        on_done: Callable[[ImportResult], None],
        on_error: ErrorHandler,
    ) -> None:
        """Import the contacts of a file as a source, in place of the source with the id ``replaces``."""
        storage, emit_progress = self._require_storage(), relay_to_gui(self._emit_progress)
        load = self._create_loader(storage)

        def report_progress(entries: int) -> None:
            if entries % _ENTRIES_PER_PROGRESS_SIGNAL == 0:
                emit_progress(entries)
            time.sleep(_YIELD_SECONDS)

        def work() -> tuple[ImportResult, _AddressBookContents]:
            result = storage.import_file(path, plan, name, replaces, report_progress)
            return result, load()

        def finish(outcome: tuple[ImportResult, _AddressBookContents]) -> None:
            result, contents = outcome
            self._set_contents(contents)
            on_done(result)

        self._worker.run_in_thread(work, finish, on_error)

    def _emit_progress(self, entries: int) -> None:
        self.progress.emit(entries)

    def refresh_source(
        self, source: ContactSource, on_done: Callable[[ImportResult], None], on_error: ErrorHandler
    ) -> None:
        """Import the file of a source again, in the same way as before."""
        self.import_file(source.path, source.plan, source.name, source.id, on_done, on_error)

    def remove_source(self, source: ContactSource, on_error: ErrorHandler) -> None:
        """Delete a source with its contacts."""
        storage = self._require_storage()
        load = self._create_loader(storage)

        def work() -> _AddressBookContents:
            storage.remove_source(source.id)
            return load()

        self._worker.run_in_thread(work, self._set_contents, on_error)

    def export_contacts(self, path: str, on_done: Callable[[int], None], on_error: ErrorHandler) -> None:
        """Write all contacts to a CSV file, and report their number."""
        storage = self._require_storage()
        contacts = [contact for holding in self._holdings for contact in holding.contacts]

        def work() -> int:
            storage.export_contacts(path, contacts)
            return len(contacts)

        self._worker.run_in_thread(work, on_done, on_error)

    def _require_storage(self) -> ContactRepository:
        if self._storage is None:
            raise RuntimeError("This address book has no repository.")
        return self._storage

    def _create_loader(self, storage: ContactRepository) -> Callable[[], _AddressBookContents]:
        """Return a function for a thread that reads the imported contacts, and builds the phone book."""
        followed, published, builder = self._followed, self.published, self._builder

        def load() -> _AddressBookContents:
            holdings = storage.load_sources()
            return holdings, builder.build(holdings, followed, published)

        return load

    def _set_contents(self, contents: _AddressBookContents) -> None:
        self._holdings, self.phone_book = contents
        self.changed.emit()
        # Followed sources may have changed while the imported contacts were read.
        if self._followed is not None or self.published:
            self._rebuild_book()


_AddressBookContents: TypeAlias = tuple[list[SourceContacts], PhoneBook]


class _BookBuilder:
    """Builds the phone book of imported and followed contacts, in one thread at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._builder = ContactBookBuilder()
        self._imported: dict[Contact, Contact] = {}
        self._last_sources: list[NamedContacts] = []
        self._book = PhoneBook()
        self._worked_since = 0.0

    def build(
        self,
        holdings: list[SourceContacts],
        followed: FollowedContacts | None,
        published: Sequence[NamedContacts],
    ) -> PhoneBook:
        """Return the phone book; the same object as last time if nothing has changed."""
        with self._lock:
            sources = [*self._list_sources(holdings, followed), *published]
            if sources != self._last_sources:
                self._last_sources = sources
                self._worked_since = time.perf_counter()
                self._book = self._builder.build(sources, self._yield_to_gui)
            return self._book

    def _list_sources(
        self, holdings: list[SourceContacts], followed: FollowedContacts | None
    ) -> list[NamedContacts]:
        """Return the contacts of all sources by precedence, those that were imported by file."""
        # Read again, contacts that have not changed would be new objects, which are prepared again.
        known = self._imported
        self._imported = {
            contact: known.get(contact, contact) for holding in holdings for contact in holding.contacts
        }
        imported = [
            NamedContacts(
                IMPORTED_ID,
                holding.source.name,
                tuple(self._imported[contact] for contact in holding.contacts),
                is_followed=False,
            )
            for holding in holdings
        ]
        if followed is None:
            return imported
        sources: list[NamedContacts] = []
        for entry in followed.list_contents():
            sources += imported if entry.group == IMPORTED_ID else [entry]
        return sources

    def _yield_to_gui(self) -> None:
        if time.perf_counter() - self._worked_since > _WORK_SECONDS:
            time.sleep(_YIELD_SECONDS)
            self._worked_since = time.perf_counter()


def format_problem(problem: ImportProblem) -> str:
    """Return a problem in an imported file, and its line, as one sentence."""
    template = QCoreApplication.translate("Contacts", "Line {line}: {sentence}")
    sentence = QCoreApplication.translate("Contacts", PROBLEM_TEXTS[problem.kind])
    # The format "n" groups digits as the locale does.
    return _append_detail(template.format(line=f"{problem.line:n}", sentence=sentence), problem.detail)


def describe_failure(error: Exception) -> str:
    """Return why contacts or notes could not be read or written, as one sentence."""
    if isinstance(error, ContactFileError):
        return _append_detail(QCoreApplication.translate("Contacts", REFUSAL_TEXTS[error.kind]), error.detail)
    if isinstance(error, OSError):
        text = QCoreApplication.translate("Contacts", "The file cannot be saved. Nothing was changed.")
        return _append_detail(text, error.strerror)
    return QCoreApplication.translate("Contacts", "Failed. Nothing was changed.")


def _append_detail(sentence: str, detail: str | None) -> str:
    # Details are quoted from the file or come from the system, in whatever language it has.
    return f"{sentence} ({sanitize_text(detail)})" if detail else sentence
