"""The address book of the window: its sources, and the people in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from devlink3_desk.contacts.book import Holding, Keeper, Source, Taken
from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.reading import Look, Plan
from devlink3_desk.switchboard.directory import PhoneBook
from devlink3_desk.switchboard.views import Person, PersonKind

from .background import Background

_REST: Final = 0.001
"""Seconds that a long reading leaves to the window after each turn."""

Failed: TypeAlias = Callable[[Exception], None]


def people(contacts: Iterable[Contact]) -> Iterable[Person]:
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

    def __init__(self, keeper: Keeper | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phone_book = PhoneBook()
        """Everyone, by number."""
        self._keeper = keeper
        self._holdings: list[Holding] = []
        self._background = Background(self)

    @property
    def available(self) -> bool:
        """Whether there is somewhere to keep contacts."""
        return self._keeper is not None

    @property
    def busy(self) -> bool:
        """Whether something is being read or kept."""
        return self._background.busy

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the contacts come from."""
        return tuple(holding.source for holding in self._holdings)

    def load(self) -> None:
        """Take what was kept."""
        if self._keeper is not None:
            self._background.run(lambda: _loaded(self._known()), self._show, self.failed.emit)

    def look(self, path: str, plan: Plan | None, done: Callable[[Look], None], failed: Failed) -> None:
        """Find out what a file is."""
        keeper = self._known()
        self._background.run(lambda: keeper.look(path, plan), done, failed)

    def take(
        self,
        path: str,
        plan: Plan,
        name: str,
        replaces: str | None,
        done: Callable[[Taken], None],
        failed: Failed,
    ) -> None:
        """Take the contacts of a file, in place of those of the source ``replaces``."""
        keeper, tell = self._known(), self.progress.emit

        def progress(count: int) -> None:
            if count % 1_000 == 0:
                tell(count)
            time.sleep(_REST)

        def work() -> tuple[Taken, _Loaded]:
            return keeper.take(path, plan, name, replaces, progress), _loaded(keeper)

        def ready(result: tuple[Taken, _Loaded]) -> None:
            self._show(result[1])
            done(result[0])

        self._background.run(work, ready, failed)

    def update(self, source: Source, done: Callable[[Taken], None], failed: Failed) -> None:
        """Read the file of a source again, as it was read before."""
        self.take(source.path, source.plan, source.name, source.id, done, failed)

    def remove(self, source: Source, failed: Failed) -> None:
        """Forget a source and its contacts."""
        keeper = self._known()

        def work() -> _Loaded:
            keeper.remove(source.id)
            return _loaded(keeper)

        self._background.run(work, self._show, failed)

    def export(self, path: str, done: Callable[[int], None], failed: Failed) -> None:
        """Write all contacts as a table."""
        keeper = self._known()
        contacts = [contact for holding in self._holdings for contact in holding.contacts]

        def work() -> int:
            keeper.export(path, contacts)
            return len(contacts)

        self._background.run(work, done, failed)

    def _known(self) -> Keeper:
        if self._keeper is None:
            raise RuntimeError("There is nowhere to keep contacts.")
        return self._keeper

    def _show(self, loaded: _Loaded) -> None:
        self._holdings, self.phone_book = loaded
        self.changed.emit()


_Loaded: TypeAlias = tuple[list[Holding], PhoneBook]


def _loaded(keeper: Keeper) -> _Loaded:
    """Return all holdings and their people by number; made off the GUI thread, for it takes a moment."""
    holdings = keeper.load()
    return holdings, PhoneBook(_everyone(holdings))


def _everyone(holdings: Iterable[Holding]) -> Iterable[Person]:
    for holding in holdings:
        for at, person in enumerate(people(holding.contacts), 1):
            if at % 200 == 0:
                time.sleep(_REST)
            yield person
