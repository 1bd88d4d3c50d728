"""The address book of the window, which is read and written off the GUI thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable
from itertools import count
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.files import (
    ContactRepository,
    ContactSource,
    FilePreview,
    ImportPlan,
    ImportResult,
    SourceContacts,
)
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.directory import PhoneBook

T = TypeVar("T")


class BackgroundWorker(QObject):
    """Runs functions in threads of their own, which nobody waits for at the end of the program.

    A thread knows of a job nothing but its number: what is to be called in the end may hold widgets,
    and those must not be let go on another thread.
    """

    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callbacks: dict[int, Callable[[], None]] = {}
        self._numbers = count()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done."""
        return bool(self._callbacks)

    def run_in_thread(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Do ``work`` elsewhere, then call ``done`` with its result or ``failed`` with what it raised."""
        number = next(self._numbers)
        results: list[T] = []
        errors: list[Exception] = []

        def finish() -> None:
            if errors:
                on_error(errors[0])
            else:
                on_done(results[0])

        def do() -> None:
            try:
                results.append(work())
            except Exception as error:  # noqa: BLE001 (it belongs to whoever asked)
                errors.append(error)
            with contextlib.suppress(RuntimeError):  # the window is gone, and nobody waits any more
                self._finished.emit(number)

        self._callbacks[number] = finish
        threading.Thread(target=do, name="devlink3-background", daemon=True).start()

    @Slot(int)
    def _on_finished(self, number: int) -> None:
        self._callbacks.pop(number)()


_YIELD_SECONDS: Final = 0.001
"""Seconds that a long reading leaves to the window after each turn."""

ErrorHandler: TypeAlias = Callable[[Exception], None]


def iter_people(contacts: Iterable[Contact]) -> Iterable[Person]:
    """Yield contacts as entries of the directory."""
    for contact in contacts:
        first, *others = contact.numbers or (None,)
        yield Person(
            number=first.number if first is not None else "",
            name=contact.name,
            kind=PersonKind.CONTACT,
            department=contact.department,
            email=contact.email,
            company=contact.company,
            others=tuple(other for other in others if other is not None),
            remark=contact.note,
        )


class AddressBook(QObject):
    """Contacts by source, kept by a :class:`.Keeper`, which is asked off the GUI thread alone."""

    changed = Signal()
    """Other sources, or other people in them."""
    progress = Signal(int)
    """So many entries have been read."""
    failed = Signal(object)
    """What was kept could not be read: the :class:`Exception`."""

    def __init__(self, storage: ContactRepository | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phone_book = PhoneBook()
        """Everyone, by number."""
        self._storage = storage
        self._holdings: list[SourceContacts] = []
        self._worker = BackgroundWorker(self)

    @property
    def is_available(self) -> bool:
        """Whether there is somewhere to keep contacts."""
        return self._storage is not None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or kept."""
        return self._worker.is_busy

    @property
    def sources(self) -> tuple[ContactSource, ...]:
        """Where the contacts come from."""
        return tuple(holding.source for holding in self._holdings)

    def load(self) -> None:
        """Take what was kept."""
        if self._storage is not None:
            self._worker.run_in_thread(
                lambda: _load_contents(self._require_storage()), self._set_contents, self.failed.emit
            )

    def preview_file(
        self,
        path: str,
        plan: ImportPlan | None,
        on_done: Callable[[FilePreview], None],
        on_error: ErrorHandler,
    ) -> None:
        """Find out what a file is."""
        keeper = self._require_storage()
        self._worker.run_in_thread(lambda: keeper.preview_file(path, plan), on_done, on_error)

    def import_file(
        self,
        path: str,
        plan: ImportPlan,
        name: str,
        replaces: str | None,
        on_done: Callable[[ImportResult], None],
        on_error: ErrorHandler,
    ) -> None:
        """Take the contacts of a file, in place of those of the source ``replaces``."""
        keeper, tell = self._require_storage(), self.progress.emit

        def progress(count: int) -> None:
            if count % 1_000 == 0:
                tell(count)
            time.sleep(_YIELD_SECONDS)

        def work() -> tuple[ImportResult, _AddressBookContents]:
            return keeper.import_file(path, plan, name, replaces, progress), _load_contents(keeper)

        def ready(result: tuple[ImportResult, _AddressBookContents]) -> None:
            self._set_contents(result[1])
            on_done(result[0])

        self._worker.run_in_thread(work, ready, on_error)

    def refresh_source(
        self, source: ContactSource, on_done: Callable[[ImportResult], None], on_error: ErrorHandler
    ) -> None:
        """Read the file of a source again, as it was read before."""
        self.import_file(source.path, source.plan, source.name, source.id, on_done, on_error)

    def remove_source(self, source: ContactSource, on_error: ErrorHandler) -> None:
        """Forget a source and its contacts."""
        keeper = self._require_storage()

        def work() -> _AddressBookContents:
            keeper.remove_source(source.id)
            return _load_contents(keeper)

        self._worker.run_in_thread(work, self._set_contents, on_error)

    def export_contacts(self, path: str, on_done: Callable[[int], None], on_error: ErrorHandler) -> None:
        """Write all contacts as a table."""
        keeper = self._require_storage()
        contacts = [contact for holding in self._holdings for contact in holding.contacts]

        def work() -> int:
            keeper.export_contacts(path, contacts)
            return len(contacts)

        self._worker.run_in_thread(work, on_done, on_error)

    def _require_storage(self) -> ContactRepository:
        if self._storage is None:
            raise RuntimeError("There is nowhere to keep contacts.")
        return self._storage

    def _set_contents(self, contents: _AddressBookContents) -> None:
        self._holdings, self.phone_book = contents
        self.changed.emit()


_AddressBookContents: TypeAlias = tuple[list[SourceContacts], PhoneBook]


def _load_contents(storage: ContactRepository) -> _AddressBookContents:
    """Return all holdings and their people by number; made off the GUI thread, for it takes a moment."""
    holdings = storage.load_sources()
    return holdings, PhoneBook(_iter_everyone(holdings))


def _iter_everyone(holdings: Iterable[SourceContacts]) -> Iterable[Person]:
    for holding in holdings:
        for at, person in enumerate(iter_people(holding.contacts), 1):
            if at % 200 == 0:
                time.sleep(_YIELD_SECONDS)
            yield person
