"""The directory as rows, and the search through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QObject
from rapidfuzz import process
from rapidfuzz.distance import OSA

from devlink3_desk.switchboard.views import ExtensionStatus, Person, PersonKind

from . import words
from .extensions import ExtensionModel
from .keyed import Clock, KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel, SortKey
from .text import digits, fold, plain

FEW: Final = 5
"""With fewer exact answers than this, words that are spelled nearly so count too."""

_SUFFIX: Final = 7
"""As many last digits make the same subscriber, whatever prefix stands before them."""


class PersonRow(msgspec.Struct, frozen=True, gc=False):
    """One directory entry in words, with the state of its extension."""

    person: Person
    state: ExtensionStatus | None
    """``None`` for what has no extension here."""
    name: str
    number: str
    more: str
    folded: str
    """The name as it is searched."""
    haystack: str
    digits: str
    spoken: str

    @property
    def key(self) -> str:
        """Identity within the directory."""
        return self.person.key

    @property
    def since(self) -> None:
        """No clock runs here."""
        return

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name."""
        return (self.folded, self.person.key)


def person_row(person: Person, state: ExtensionStatus | None) -> PersonRow:
    """Return a directory entry as it is shown."""
    name, number = plain(person.name) or plain(person.user_name), plain(person.number)
    department = plain(person.department)
    folded = fold(name)
    more = department or (words.word(words.PERSON[person.kind]) if person.kind != PersonKind.USER else "")
    own_digits = digits(number)
    rest = fold(" ".join((plain(person.user_name), department, plain(person.email), number)))
    state_word = words.word(words.EXTENSION[state]) if state is not None else ""
    return PersonRow(
        person=person,
        state=state,
        name=name or number,
        number=number,
        more=more,
        folded=folded,
        haystack=f"{folded} {rest} {own_digits}",
        digits=own_digits,
        spoken=", ".join(filter(None, (name, number, more, state_word))),
    )


class PersonModel(KeyedModel[PersonRow]):
    """Everyone in the directory; wholly replaced when it is read anew."""

    headings: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("PersonModel", "Name"),)

    def __init__(self, clock: Clock, extensions: ExtensionModel, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._extensions = extensions
        self._by_extension: dict[str, list[str]] = {}

    def text(self, row: PersonRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the name."""
        return row.name

    def read(self, people: Sequence[Person]) -> None:
        """Take a directory that was read anew."""
        rows = {person.key: person_row(person, self._state(person)) for person in people}
        self._by_extension = {}
        for row in rows.values():
            if row.person.kind == PersonKind.USER and row.person.number:
                self._by_extension.setdefault(row.person.number, []).append(row.key)
        self.replace(list(rows.values()))

    def look(self, extensions: Iterable[str]) -> None:
        """Look again at the state of these extensions."""
        rows: dict[str, PersonRow | None] = {}
        for extension in extensions:
            for key in self._by_extension.get(extension, ()):
                known = self.find(key)
                if known is not None and known.state != self._state(known.person):
                    rows[key] = person_row(known.person, self._state(known.person))
        self.update(rows)

    def _state(self, person: Person) -> ExtensionStatus | None:
        if person.kind != PersonKind.USER:
            return None
        known = self._extensions.find(person.number)
        return ExtensionStatus.UNKNOWN if known is None else known.view.state


class PersonList(OrderedModel[PersonRow]):
    """The directory by name; while someone searches, the best answers first.

    Words match anywhere, without accents, the beginnings of names first; a number matches in any way
    of writing it; and where that finds few, words with a typing error count as well.
    """

    def __init__(self, source: PersonModel, parent: QObject | None = None) -> None:
        self._number = ""
        self._near: frozenset[str] = frozenset()
        self._words: dict[str, list[str]] | None = None
        super().__init__(source, parent)
        source.modelReset.connect(self._forget_words)

    def set_filter(self, text: str) -> None:
        """Search."""
        needles = tuple(fold(text).split())
        if needles == self.needles and digits(text) == self._number:
            return
        self.needles, self._near = needles, frozenset()
        self._number = digits(text).lstrip("0")
        self.rebuild()
        if self.rowCount() < FEW and needles and not self._number:
            self._near = self._nearly()
            if self._near:
                self.rebuild()

    def accepts(self, row: PersonRow) -> bool:
        """Return whether an entry answers the search."""
        if not self.needles or super().accepts(row) or row.key in self._near:
            return True
        return bool(self._number) and self._same_number(row.digits)

    def rank(self, row: PersonRow) -> SortKey:
        """Return how well an entry answers, then its name."""
        if not self.needles:
            return row.sort_key
        outsider = row.person.kind == PersonKind.CONTACT
        return (self._goodness(row), outsider, *row.sort_key)

    def _goodness(self, row: PersonRow) -> int:
        first = self.needles[0]
        if row.folded.startswith(first) or row.number == first:
            return 0
        if all(f" {needle}" in f" {row.folded}" for needle in self.needles):
            return 1
        if row.key in self._near and not super().accepts(row):
            return 3
        return 2

    def _same_number(self, other: str) -> bool:
        if len(self._number) >= _SUFFIX and len(other) >= _SUFFIX:
            return self._number[-_SUFFIX:] == other[-_SUFFIX:] or self._number in other
        return self._number in other

    def _nearly(self) -> frozenset[str]:
        """Return the keys of entries that have, for every word of the search, a word spelled nearly so."""
        vocabulary = self._vocabulary()
        found: set[str] | None = None
        for needle in self.needles:
            allowed = 1 if len(needle) <= 5 else 2
            near = process.extract(
                needle, list(vocabulary), scorer=OSA.distance, score_cutoff=allowed, limit=50
            )
            keys = {key for match, _, _ in near for key in vocabulary[match]}
            found = keys if found is None else found & keys
        return frozenset(found or ())

    def _vocabulary(self) -> dict[str, list[str]]:
        if self._words is None:
            self._words = {}
            for row in self.source:
                for part in row.folded.replace(",", " ").replace("-", " ").split():
                    self._words.setdefault(part, []).append(row.key)
        return self._words

    def _forget_words(self) -> None:
        self._words = None
