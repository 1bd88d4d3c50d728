"""The directory as rows, and the search through it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from time import perf_counter
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer

from devlink3_desk.switchboard.numbers import spellings
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.views import ExtensionStatus, Person, PersonKind

from . import words
from .catalogue import Catalogue, holds, lay_out
from .extensions import ExtensionModel
from .keyed import Clock, Index, RowModel, runs_of
from .marking import QT_TRANSLATE_NOOP
from .ordered import ListModel
from .person_row import PersonRow, Reach, person_row
from .roles import SHOWN
from .text import digits, fold, plain, tooltip

FEW: Final = 5
"""With fewer exact answers than this, words that are spelled nearly so count too."""

AT_ONCE: Final = 1_000
"""So many people are laid out before anyone can see that it takes time; more of them in between."""

_SLICE: Final = 0.004
"""Seconds of a frame that laying people out may take."""
_KEPT: Final = 500


def no_note(_person: Person) -> str:
    """Say that nobody has written anything down."""
    return ""


class PersonModel(RowModel[PersonRow]):
    """Everyone in the directory, colleagues first; wholly replaced when it is read anew.

    Rows are made when someone looks at them. A large directory is laid out in between other things,
    and the old one is shown until then.
    """

    headings: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("PersonModel", "Name"),)

    def __init__(self, clock: Clock, extensions: ExtensionModel, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._extensions = extensions
        self.note_of: Callable[[Person], str] = no_note
        """Tells the note on a person; set by whoever keeps them."""
        self.catalogue = Catalogue()
        self._rows: dict[int, PersonRow] = {}
        self._states: dict[int, Reach] = {}  # as they were last told of
        self._steps: Generator[None, None, Catalogue] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def reading(self) -> bool:
        """Whether people are being laid out."""
        return self._steps is not None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self.catalogue)

    def __iter__(self) -> Iterator[PersonRow]:
        return map(self.row_value, range(len(self.catalogue)))

    def row_value(self, row: int) -> PersonRow:
        """Return the value of one row."""
        known = self._rows.get(row)
        if known is None:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            person = self.catalogue.people[row]
            reach = self._reach(person)
            if reach.state is not None:
                self._states[row] = reach
            known = self._rows[row] = person_row(person, reach, self.note_of(person))
        return known

    def row_of(self, key: str) -> int | None:
        """Return where a key is."""
        return self.catalogue.at.get(key)

    def text(self, row: PersonRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the name."""
        return row.name

    def cell(self, row: PersonRow, column: int, role: int) -> object:
        """Return one role of a row; its tooltip tells what a line has no room for."""
        return tooltip(row.spoken) if role == Qt.ItemDataRole.ToolTipRole else super().cell(row, column, role)

    # -- what changes

    def read(self, people: Sequence[Person]) -> None:
        """Take a directory that was read anew: at once, or in slices where it is large."""
        self._steps = lay_out(people)
        if len(people) <= AT_ONCE:
            self.settle()
        else:
            self._timer.start()

    def settle(self) -> None:
        """Finish at once what is being laid out."""
        while self._steps is not None:
            self._step()

    def look(self, extensions: Iterable[str]) -> None:
        """Look again at the state of these extensions."""
        places = [at for extension in extensions for at in self.catalogue.extensions.get(extension, ())]
        changed: list[int] = []
        for at in places:
            reach = self._reach(self.catalogue.people[at])
            if self._states.get(at) != reach:
                self._states[at] = reach
                changed.append(at)
        self._look_again(changed)

    def look_at_all(self) -> None:
        """Make every row anew, where something that all show has changed."""
        self._rows.clear()
        if self.catalogue.people:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.catalogue) - 1, 0), list(SHOWN))

    def _look_again(self, places: Sequence[int]) -> None:
        for at in places:
            self._rows.pop(at, None)
        for first, last in runs_of(sorted(places)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), list(SHOWN))

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        while self._steps is not None and perf_counter() < until:
            self._step()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as done:
            self._steps = None
            self._timer.stop()
            self.beginResetModel()
            self.catalogue = done.value
            self._rows, self._states = {}, {}
            self.endResetModel()

    def _reach(self, person: Person) -> Reach:
        if person.kind != PersonKind.USER:
            return Reach()
        known = self._extensions.find(person.number)
        if known is None:
            unknown = ExtensionStatus.UNKNOWN
            return Reach(unknown, None, words.word(words.EXTENSION[unknown]))
        return Reach(known.view.state, known.away, known.word, known.also)


class PersonList(ListModel[PersonRow]):
    """The directory by name, colleagues first; while someone searches, the best answers first.

    Words match anywhere, without accents, the beginnings of names first; a number matches in any way
    of writing it; and where that finds few, words with a typing error count as well. Favourites come
    first among equals.
    """

    source: PersonModel

    def __init__(self, source: PersonModel, parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self.site = Site()
        """How numbers are written here."""
        self._spellings: tuple[str, ...] = ()
        self._shown: Sequence[int] = ()
        self._places: dict[int, int] | None = None
        self._narrow: tuple[tuple[str, ...], list[int]] | None = None
        self._numbered: tuple[tuple[str, ...], list[int]] | None = None
        self._favourites: tuple[str, ...] = ()
        self._first: frozenset[int] = frozenset()
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._reset)
        source.dataChanged.connect(self._changed)
        self._reset_places()
        self._build()

    def set_filter(self, text: str) -> None:
        """Search."""
        needles = tuple(fold(text).split())
        numbers = spellings(text, self.site) if digits(text) else ()
        if (needles, numbers) != (self.needles, self._spellings):
            self.needles, self._spellings = needles, numbers
            self.rebuild()

    def set_favourites(self, numbers: Iterable[str]) -> None:
        """Put users with these numbers first among equals, in this order where nobody searches."""
        wanted = tuple(dict.fromkeys(numbers))
        if wanted != self._favourites:
            self._favourites = wanted
            self._reset_places()
            self.rebuild()

    # -- what views ask

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many people are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def row_at(self, at: int) -> PersonRow:
        """Return the row shown at a place, with that one of its numbers that was searched for."""
        row = self.source.row_value(self._shown[at])
        if not self._spellings or not row.person.others:
            return row
        numbers = [row.person.number, *(other.number for other in row.person.others)]
        meant = next((number for number in numbers if holds(number, self._spellings)), row.person.number)
        return row if meant == row.person.number else msgspec.structs.replace(row, number=plain(meant))

    def key_at(self, at: int) -> str:
        """Return the key of the row shown at a place."""
        return self.source.catalogue.keys[self._shown[at]]

    def place_of(self, key: str) -> int | None:
        """Return where a key is shown, ``None`` if it is not."""
        row = self.source.row_of(key)
        return None if row is None else self._place(row)

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source's row numbers of what is shown between two places."""
        return list(self._shown[max(0, first) : last + 1])

    # -- following the source

    def _place(self, row: int) -> int | None:
        if isinstance(self._shown, range):
            return row if row in self._shown else None
        if self._places is None:
            self._places = {row: place for place, row in enumerate(self._shown)}
        return self._places.get(row)

    def _reset(self) -> None:
        self._narrow = self._numbered = None
        self._reset_places()
        self._build()
        self.endResetModel()

    def _reset_places(self) -> None:
        known = self.source.catalogue.extensions
        self._first = frozenset(at for number in self._favourites for at in known.get(number, ()))

    def _changed(self, top: QModelIndex, bottom: QModelIndex, roles: list[int]) -> None:
        rows = range(top.row(), bottom.row() + 1)
        if len(rows) >= len(self.source.catalogue):  # all of them: where each is shown does not matter
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0), roles)
            return
        places = sorted(place for row in rows if (place := self._place(row)) is not None)
        for first, last in runs_of(places):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), roles)

    # -- searching

    def _build(self) -> None:
        self._places = None
        if not self.needles:
            self._narrow = None
            self._shown = self._everyone()
            return
        shown: list[int] = []
        for hits in self._search():
            if not self._first.isdisjoint(hits):
                shown += [at for at in hits if at in self._first]
                shown += [at for at in hits if at not in self._first]
            else:
                shown += hits
        self._shown = shown

    def _everyone(self) -> Sequence[int]:
        everyone = range(len(self.source.catalogue))
        if not self._first:
            return everyone
        known = self.source.catalogue.extensions
        first = [at for number in self._favourites for at in known.get(number, ())]
        return [*first, *(at for at in everyone if at not in self._first)]

    def _search(self) -> Iterator[list[int]]:
        """Yield the answers, the best group first; nobody is in two of them."""
        if self._spellings:
            yield from self._search_number()
            return
        catalogue = self.source.catalogue
        hits = self._containing()
        first = catalogue.beginning(self.needles[0], hits)
        if len(self.needles) > 1:
            first = catalogue.with_words(self.needles[1:], first)
        yield first
        rest = _without(hits, first)
        second = catalogue.with_words(self.needles, rest)
        yield second
        yield _without(rest, second)
        if len(hits) < FEW:
            yield _without(catalogue.nearly(self.needles), hits)

    def _search_number(self) -> Iterator[list[int]]:
        before, self._numbered = self._numbered, None
        among = None
        same = before is not None and len(before[0]) == len(self._spellings)
        if before is not None and same and _narrows(before[0], self._spellings):
            among = before[1]
        exactly, begins, others = self.source.catalogue.numbered(self._spellings, among)
        self._numbered = (self._spellings, others)
        yield exactly
        yield _without(begins, exactly)
        if len(self.needles) == 1 and len(others) < len(self.source.catalogue):
            # Digits without blanks may stand in a name or an address, too.
            others = sorted({*others, *self._containing()})
        if len(others) > len(begins):
            yield _without(others, begins)

    def _containing(self) -> list[int]:
        """Return whoever has all words somewhere; of those found so far, where only letters were added."""
        catalogue, among = self.source.catalogue, None
        if self._narrow is not None and _narrows(self._narrow[0], self.needles):
            among = self._narrow[1]
        for needle in sorted(self.needles, key=len, reverse=True):
            among = catalogue.containing(needle, among)
        hits = list(among or ())
        self._narrow = (self.needles, hits)
        return hits


def _narrows(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Return whether everyone who answers ``new`` has answered ``old``."""
    if len(old) > len(new):
        return False
    return all(len(one) > 1 and one in other for one, other in zip(old, new, strict=False))


def _without(some: Sequence[int], others: Sequence[int]) -> list[int]:
    if not others:
        return list(some)
    left_out = frozenset(others)
    return [at for at in some if at not in left_out]
