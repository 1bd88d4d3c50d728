"""Everyone laid out for searching: folded once, so that a key press only has to look."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from typing import Final, NamedTuple

from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.numbers import extract_digits

PEOPLE_PER_STEP: Final = 100
"""People whom a step of laying out takes: some tenths of a millisecond."""

_SHORT_WORD_LENGTH: Final = 5
"""Up to this length a word may have one typing error, above it two."""
_MIN_FUZZY_LENGTH: Final = 3
"""Shorter words are not searched for typing errors, nor numbers: every other one would be near."""
_SUFFIX_LENGTH: Final = 7
"""As many last digits make the same subscriber, whatever prefix stands before them."""
_SEPARATORS: Final = re.compile(r"[\s,;/()&_.\-]+")


class _SearchEntry(NamedTuple):
    sort_key: str
    person: Person
    name: str
    search_text: str
    digits_text: str


def _create_entry(person: Person) -> _SearchEntry:
    name = fold_text(sanitize_text(person.name) or sanitize_text(person.user_name))
    numbers = [person.number, *(other.number for other in person.others)]
    rest = " ".join((person.user_name, person.department, person.company, person.email, *numbers))
    spelled = " ".join(map(extract_digits, numbers))
    # Colleagues before contacts: those are whom a caller most often wants.
    contact = "1" if person.kind is PersonKind.CONTACT else "0"
    return _SearchEntry(
        sort_key=f"{contact}{name}\0{person.key}",
        person=person,
        name=f" {_SEPARATORS.sub(' ', name)}",
        search_text=f" {name} {fold_text(sanitize_text(rest))} {spelled} ",
        digits_text=f" {spelled} ",
    )


class SearchIndex:
    """Lists in step, everyone in the order in which equals stand."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.keys: list[str] = []
        self.position_by_key: dict[str, int] = {}
        """Where a key stands."""
        self.positions_by_extension: dict[str, list[int]] = {}
        """Where the users of an extension stand."""
        self.names: list[str] = []
        """Names in folded words, a blank before each."""
        self.search_texts: list[str] = []
        self.digit_texts: list[str] = []
        self._positions_by_word: dict[str, list[int]] = {}
        self._vocabulary: list[str] = []
        self._prefixes_by_length: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self.people)

    def add_entry(self, entry: _SearchEntry) -> None:
        """Take the next in order; the second of a key is left out."""
        at, person = len(self.people), entry.person
        key = person.key
        if self.position_by_key.setdefault(key, at) != at:
            return
        self.people.append(person)
        self.keys.append(key)
        self.names.append(entry.name)
        self.search_texts.append(entry.search_text)
        self.digit_texts.append(entry.digits_text)
        if person.kind is PersonKind.USER and person.number:
            self.positions_by_extension.setdefault(person.number, []).append(at)
        for word in entry.name.split():
            known = self._positions_by_word.get(word)
            if known is None:
                self._positions_by_word[word] = [at]
                self._vocabulary.append(word)
            else:
                known.append(at)

    def find_containing(self, needle: str, candidates: Sequence[int] | None = None) -> list[int]:
        """Return whoever has ``needle`` somewhere; a single letter only at the beginning of a word."""
        sought = needle if len(needle) > 1 else f" {needle}"
        haystacks = self.search_texts
        if candidates is None:
            return [at for at, haystack in enumerate(haystacks) if sought in haystack]
        return [at for at in candidates if sought in haystacks[at]]

    def find_name_prefix(self, word: str, candidates: Sequence[int]) -> list[int]:
        """Return those of ``among`` whose name begins with ``word``."""
        names, sought = self.names, f" {word}"
        return [at for at in candidates if names[at].startswith(sought)]

    def find_word_prefixes(self, words: Sequence[str], candidates: Sequence[int]) -> list[int]:
        """Return those of ``among`` who have words in their names that begin so."""
        names = self.names
        for word in words:
            sought = f" {word}"
            candidates = [at for at in candidates if sought in names[at]]
        return list(candidates)

    def find_numbers(
        self, spellings: Sequence[str], candidates: Sequence[int] | None = None
    ) -> tuple[list[int], list[int], list[int]]:
        """Return who has such a number: exactly, at the beginning, and anywhere in it.

        A single digit is only looked for at the beginning. The groups overlap.
        """
        exactly: list[int] = []
        begins: list[int] = []
        others: list[int] = []
        for spelled in spellings:
            within = self._find_digits(spelled if len(spelled) > 1 else f" {spelled}", candidates)
            begun = self._find_digits(f" {spelled}", within) if len(spelled) > 1 else within
            exactly += self._find_digits(f" {spelled} ", begun)
            begins += begun
            others += within
        if len(spellings[0]) > _SUFFIX_LENGTH:
            others += self._find_digits(f"{spellings[0][-_SUFFIX_LENGTH:]} ")
        if len(spellings) == 1:
            return exactly, begins, others
        return _unique_sorted(exactly), _unique_sorted(begins), _unique_sorted(others)

    def _find_digits(self, sought: str, candidates: Sequence[int] | None = None) -> list[int]:
        if candidates is None:
            return [at for at, digits in enumerate(self.digit_texts) if sought in digits]
        digits = self.digit_texts
        return [at for at in candidates if sought in digits[at]]

    def find_similar(self, needles: Sequence[str]) -> list[int]:
        """Return whoever has, for each needle, a word of the name that begins nearly so."""
        found: set[int] | None = None
        for needle in needles:
            hits = {at for word in self._similar_words(needle) for at in self._positions_by_word[word]}
            found = hits if found is None else found & hits
        return sorted(found or ())

    def _similar_words(self, needle: str) -> set[str]:
        length = len(needle)
        if length < _MIN_FUZZY_LENGTH or not needle.isalpha():
            return {word for word in self._vocabulary if word.startswith(needle)}
        # Here, so that the window need not wait for them.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 1 if length <= _SHORT_WORD_LENGTH else 2
        near: set[str] = set()
        # A letter too many or too few is the same error in the middle of typing as in a whole word.
        for cut in (length - 1, length, length + 1):
            hits = process.extract(
                needle, self._word_prefixes(cut), scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            near.update(self._vocabulary[at] for _, _, at in hits)
        return near

    def _word_prefixes(self, length: int) -> list[str]:
        if length not in self._prefixes_by_length:
            self._prefixes_by_length[length] = [word[:length] for word in self._vocabulary]
        return self._prefixes_by_length[length]


def _unique_sorted(positions: list[int]) -> list[int]:
    """Return places in order, none twice."""
    return sorted(set(positions))


def matches_spelling(number: str, spellings: Sequence[str]) -> bool:
    """Return whether a number is one that :meth:`Catalogue.numbered` finds by these spellings."""
    own = extract_digits(number)
    long = len(spellings[0]) > _SUFFIX_LENGTH and own.endswith(spellings[0][-_SUFFIX_LENGTH:])
    return long or any(spelled in own for spelled in spellings)


def build_search_index(people: Sequence[Person]) -> Generator[None, None, SearchIndex]:
    """Lay out people step by step, for whoever has other things to do in between; return the catalogue."""
    entries: list[_SearchEntry] = []
    for first in range(0, len(people), PEOPLE_PER_STEP):
        entries.extend(map(_create_entry, people[first : first + PEOPLE_PER_STEP]))
        yield
    entries.sort(key=_entry_sort_key)
    catalogue = SearchIndex()
    for first in range(0, len(entries), PEOPLE_PER_STEP):
        for entry in entries[first : first + PEOPLE_PER_STEP]:
            catalogue.add_entry(entry)
        yield
    return catalogue


def _entry_sort_key(entry: _SearchEntry) -> str:
    return entry.sort_key
