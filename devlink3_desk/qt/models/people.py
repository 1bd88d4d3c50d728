"""The directory as rows, and the search through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QObject, QTimer
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

_SHORT: Final = 5
"""Up to this length a word may have one typing error, above it two."""

_SOON_MS: Final = 150

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


class _Index:
    """The directory laid out for searching: lists in step, everyone in the order in which equals stand."""

    def __init__(self, rows: Iterable[PersonRow]) -> None:
        # Colleagues before contacts: those are whom a caller most often wants.
        order = sorted(rows, key=lambda row: (row.person.kind == PersonKind.CONTACT, *row.sort_key))
        self.keys = [row.key for row in order]
        self.haystacks = [row.haystack for row in order]
        self.names = [f" {row.folded}" for row in order]
        self.digits = [row.digits for row in order]
        self.ends = [row.digits[-_SUFFIX:] for row in order]
        self._words: dict[str, list[int]] | None = None

    def containing(self, needles: Sequence[str]) -> list[int]:
        """Return whoever has all of these somewhere."""
        first, *others = needles
        hits = [at for at, haystack in enumerate(self.haystacks) if first in haystack]
        for needle in others:
            hits = [at for at in hits if needle in self.haystacks[at]]
        return hits

    def numbered(self, number: str) -> list[int]:
        """Return whoever has this number, or one that it is a part of."""
        end = number[-_SUFFIX:] if len(number) >= _SUFFIX else None
        pairs = enumerate(zip(self.digits, self.ends, strict=True))
        return [at for at, (digits, last) in pairs if number in digits or last == end]

    def nearly(self, needles: Sequence[str]) -> list[int]:
        """Return whoever has, for each of these, a word of the name that is spelled nearly so."""
        words = self._vocabulary()
        found: set[int] | None = None
        for needle in needles:
            allowed = 1 if len(needle) <= _SHORT else 2
            near = process.extract(needle, list(words), scorer=OSA.distance, score_cutoff=allowed, limit=50)
            hits = {at for word, _, _ in near for at in words[word]}
            found = hits if found is None else found & hits
        return sorted(found or ())

    def _vocabulary(self) -> dict[str, list[int]]:
        if self._words is None:
            self._words = {}
            for at, name in enumerate(self.names):
                for word in name.replace(",", " ").replace("-", " ").split():
                    self._words.setdefault(word, []).append(at)
        return self._words


class PersonList(OrderedModel[PersonRow]):
    """The directory by name; while someone searches, the best answers first.

    Words match anywhere, without accents, the beginnings of names first; a number matches in any way
    of writing it; and where that finds few, words with a typing error count as well.
    """

    def __init__(self, source: PersonModel, parent: QObject | None = None) -> None:
        self._number = ""
        self._index: _Index | None = None
        self._answers: dict[str, SortKey] = {}
        source.modelAboutToBeReset.connect(self._forget)  # before the base looks at the new rows
        super().__init__(source, parent)
        self._soon = QTimer(self)  # so that not even the first letter typed has to wait
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._indexed)
        source.modelReset.connect(self._soon.start)

    def set_filter(self, text: str) -> None:
        """Search."""
        needles, number = tuple(fold(text).split()), digits(text).lstrip("0")
        if (needles, number) != (self.needles, self._number):
            self.needles, self._number = needles, number
            self.rebuild()

    def accepts(self, row: PersonRow) -> bool:
        """Return whether an entry answers the search."""
        return not self.needles or row.key in self._answers

    def rank(self, row: PersonRow) -> SortKey:
        """Return how well an entry answers, then its place among equals; without a search, its name."""
        return self._answers[row.key] if self.needles else row.sort_key

    def _build(self) -> None:
        if not self.needles:
            self._answers = {}
            super()._build()
            return
        index = self._indexed()
        self._order = [
            ((goodness, at), index.keys[at])
            for goodness, hits in enumerate(self._search(index))
            for at in hits
        ]
        self._answers = self._place = {key: rank for rank, key in self._order}

    def _search(self, index: _Index) -> tuple[Sequence[int], ...]:
        """Return the answers, the best group first."""
        names, starts = index.names, tuple(f" {needle}" for needle in self.needles)
        hits = index.containing(self.needles)
        first, second, others = [], [], []
        for at in hits:
            name = names[at]
            if name.startswith(starts[0]):
                first.append(at)
            elif all(start in name for start in starts):
                second.append(at)
            else:
                others.append(at)
        if self._number:
            known = set(hits)
            others += [at for at in index.numbered(self._number) if at not in known]
            return first, second, sorted(others)
        if len(hits) >= FEW:
            return first, second, others
        known = set(hits)
        return first, second, others, [at for at in index.nearly(self.needles) if at not in known]

    def _indexed(self) -> _Index:
        if self._index is None:
            self._index = _Index(self.source)
        return self._index

    def _forget(self) -> None:
        self._index = None
