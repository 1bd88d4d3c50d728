"""Everyone laid out for searching: folded once, so that a key press only has to look."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from typing import Final, NamedTuple

from devlink3_desk.switchboard.numbers import digits
from devlink3_desk.switchboard.views import Person, PersonKind

from .text import fold, plain

PIECE: Final = 100
"""People whom a step of laying out takes: some tenths of a millisecond."""

_SHORT: Final = 5
"""Up to this length a word may have one typing error, above it two."""
_LEAST: Final = 3
"""Shorter words are not searched for typing errors, nor numbers: every other one would be near."""
_SUFFIX: Final = 7
"""As many last digits make the same subscriber, whatever prefix stands before them."""
_BREAKS: Final = re.compile(r"[\s,;/()&_.\-]+")


class _Entry(NamedTuple):
    order: str
    person: Person
    name: str
    haystack: str
    digits: str


def _entry(person: Person) -> _Entry:
    name = fold(plain(person.name) or plain(person.user_name))
    numbers = [person.number, *(other.number for other in person.others)]
    rest = " ".join((person.user_name, person.department, person.company, person.email, *numbers))
    spelled = " ".join(map(digits, numbers))
    # Colleagues before contacts: those are whom a caller most often wants.
    contact = "1" if person.kind is PersonKind.CONTACT else "0"
    return _Entry(
        order=f"{contact}{name}\0{person.key}",
        person=person,
        name=f" {_BREAKS.sub(' ', name)}",
        haystack=f" {name} {fold(plain(rest))} {spelled} ",
        digits=f" {spelled} ",
    )


class Catalogue:
    """Lists in step, everyone in the order in which equals stand."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.keys: list[str] = []
        self.at: dict[str, int] = {}
        """Where a key stands."""
        self.extensions: dict[str, list[int]] = {}
        """Where the users of an extension stand."""
        self.names: list[str] = []
        """Names in folded words, a blank before each."""
        self.haystacks: list[str] = []
        self.digits: list[str] = []
        self._words: dict[str, list[int]] = {}
        self._spelled: list[str] = []
        self._cut: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self.people)

    def add(self, entry: _Entry) -> None:
        """Take the next in order; the second of a key is left out."""
        at, person = len(self.people), entry.person
        key = person.key
        if self.at.setdefault(key, at) != at:
            return
        self.people.append(person)
        self.keys.append(key)
        self.names.append(entry.name)
        self.haystacks.append(entry.haystack)
        self.digits.append(entry.digits)
        if person.kind is PersonKind.USER and person.number:
            self.extensions.setdefault(person.number, []).append(at)
        for word in entry.name.split():
            known = self._words.get(word)
            if known is None:
                self._words[word] = [at]
                self._spelled.append(word)
            else:
                known.append(at)

    def containing(self, needle: str, among: Sequence[int] | None = None) -> list[int]:
        """Return whoever has ``needle`` somewhere; a single letter only at the beginning of a word."""
        sought = needle if len(needle) > 1 else f" {needle}"
        haystacks = self.haystacks
        if among is None:
            return [at for at, haystack in enumerate(haystacks) if sought in haystack]
        return [at for at in among if sought in haystacks[at]]

    def beginning(self, word: str, among: Sequence[int]) -> list[int]:
        """Return those of ``among`` whose name begins with ``word``."""
        names, sought = self.names, f" {word}"
        return [at for at in among if names[at].startswith(sought)]

    def with_words(self, words: Sequence[str], among: Sequence[int]) -> list[int]:
        """Return those of ``among`` who have words in their names that begin so."""
        names = self.names
        for word in words:
            sought = f" {word}"
            among = [at for at in among if sought in names[at]]
        return list(among)

    def numbered(
        self, spellings: Sequence[str], among: Sequence[int] | None = None
    ) -> tuple[list[int], list[int], list[int]]:
        """Return who has such a number: exactly, at the beginning, and anywhere in it.

        A single digit is only looked for at the beginning. The groups overlap.
        """
        exactly: list[int] = []
        begins: list[int] = []
        others: list[int] = []
        for spelled in spellings:
            within = self._with_digits(spelled if len(spelled) > 1 else f" {spelled}", among)
            begun = self._with_digits(f" {spelled}", within) if len(spelled) > 1 else within
            exactly += self._with_digits(f" {spelled} ", begun)
            begins += begun
            others += within
        if len(spellings[0]) > _SUFFIX:
            others += self._with_digits(f"{spellings[0][-_SUFFIX:]} ")
        if len(spellings) == 1:
            return exactly, begins, others
        return _once(exactly), _once(begins), _once(others)

    def _with_digits(self, sought: str, among: Sequence[int] | None = None) -> list[int]:
        if among is None:
            return [at for at, digits in enumerate(self.digits) if sought in digits]
        digits = self.digits
        return [at for at in among if sought in digits[at]]

    def nearly(self, needles: Sequence[str]) -> list[int]:
        """Return whoever has, for each needle, a word of the name that begins nearly so."""
        found: set[int] | None = None
        for needle in needles:
            hits = {at for word in self._near(needle) for at in self._words[word]}
            found = hits if found is None else found & hits
        return sorted(found or ())

    def _near(self, needle: str) -> set[str]:
        length = len(needle)
        if length < _LEAST or not needle.isalpha():
            return {word for word in self._spelled if word.startswith(needle)}
        # Here, so that the window need not wait for them.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 1 if length <= _SHORT else 2
        near: set[str] = set()
        # A letter too many or too few is the same error in the middle of typing as in a whole word.
        for cut in (length - 1, length, length + 1):
            hits = process.extract(
                needle, self._beginnings(cut), scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            near.update(self._spelled[at] for _, _, at in hits)
        return near

    def _beginnings(self, length: int) -> list[str]:
        if length not in self._cut:
            self._cut[length] = [word[:length] for word in self._spelled]
        return self._cut[length]


def _once(places: list[int]) -> list[int]:
    """Return places in order, none twice."""
    return sorted(set(places))


def holds(number: str, spellings: Sequence[str]) -> bool:
    """Return whether a number is one that :meth:`Catalogue.numbered` finds by these spellings."""
    own = digits(number)
    long = len(spellings[0]) > _SUFFIX and own.endswith(spellings[0][-_SUFFIX:])
    return long or any(spelled in own for spelled in spellings)


def lay_out(people: Sequence[Person]) -> Generator[None, None, Catalogue]:
    """Lay out people step by step, for whoever has other things to do in between; return the catalogue."""
    entries: list[_Entry] = []
    for first in range(0, len(people), PIECE):
        entries.extend(map(_entry, people[first : first + PIECE]))
        yield
    entries.sort(key=_order)
    catalogue = Catalogue()
    for first in range(0, len(entries), PIECE):
        for entry in entries[first : first + PIECE]:
            catalogue.add(entry)
        yield
    return catalogue


def _order(entry: _Entry) -> str:
    return entry.order
