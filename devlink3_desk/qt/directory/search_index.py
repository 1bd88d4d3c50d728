"""A search index of the directory, whose texts are normalised once and only compared at each key press.

The index consists of parallel lists. Position *i* of each list belongs to the person ``people[i]``, and
people are sorted in the order in which equally good matches are listed. A query therefore scans one list of
prepared strings, and its result, a list of positions in ascending order, needs no sorting. For 100,000
people that takes some milliseconds, because the strings are joined in blocks (:class:`.TextBlocks`). The
contents of an index do not change. If few people of the directory have changed, a new index is made from
copies of the lists, in a fraction of the time.

For example, *O'Brien, Zoë* of Northfield, extension 201, mobile 07700 900123, is stored as::

    names[i]         " o'brien zoe"
    search_texts[i]  " o'brien, zoe   northfield  201 07700 900123 201 07700900123 "
    digit_texts[i]   " 201 07700900123 "

Every word has a space before it, and the digits of every number have a space on each side. The queries are
searches for substrings:

==========================  ==================================================================
``"zoe" in search_text``    a word that contains *zoe*, without regard to case and accents
``" z" in search_text``     a single letter, which is compared with beginnings of words only
``" 0770" in digit_text``   a number that begins with 0770
``" 201 " in digit_text``   exactly the number 201
``"0900123 " in …``         a number with these last digits, whatever prefix it is stored with
==========================  ==================================================================

Misspelt names are found by :meth:`SearchIndex.iter_similar`. It compares the query with every distinct word
of the names (:attr:`SearchIndex._vocabulary`), of which there are far fewer than people, and then finds the
people with the similar words. These are stored by key, since positions change when someone is inserted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

import msgspec

from devlink3_desk.numbers.search import extract_stored_digits
from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.qt.directory.text_blocks import TextBlocks
from devlink3_desk.switchboard.board_values import Person, PersonKind

_MAX_UNUSED_WORDS: Final = 1_000
"""Maximum number of unused words in the vocabulary; with more, it is built anew."""
_CHANGED_PER_STEP: Final = 20
"""Number of entries that one step inserts or removes."""
_SHORT_WORD_LENGTH: Final = 5
"""Words up to this length may have one typing error, longer ones two."""
_MIN_FUZZY_LENGTH: Final = 3
"""Minimum length of a word that may have an error; with shorter words, too many names would be similar."""
_SUFFIX_LENGTH: Final = 7
"""Two numbers with this many equal last digits are considered the same, whatever their prefixes are."""
_WORDS_PER_STEP: Final = 10_000
"""Number of words that one step of :meth:`SearchIndex.iter_similar` compares."""
_KIND_RANKS: Final = ("0", "1")
"""Prefixes of the sort keys of colleagues and of contacts, which are listed in this order."""
_LAST_CHARACTER: Final = "\U0010ffff"
"""A character that sorts after every character of a name."""
_SEPARATORS: Final = re.compile(r"[\s,;/()&_.\-]+")


class _SearchEntry(msgspec.Struct, frozen=True, gc=False):
    sort_key: str
    person: Person
    key: str
    name: str


class PreparedEntry(NamedTuple):
    """An entry with its texts, which the index stores in blocks."""

    entry: _SearchEntry
    search_text: str
    digit_text: str


def prepare_entry(person: Person) -> PreparedEntry:
    """Return the entry of a person, with normalised texts."""
    name = fold_text(sanitize_text(person.name) or sanitize_text(person.user_name))
    numbers = [person.number, *(other.number for other in person.others)]
    other_texts = " ".join((person.user_name, person.department, person.company, person.email, *numbers))
    digits = " ".join(map(extract_stored_digits, numbers))
    kind_rank, key = _KIND_RANKS[person.kind is PersonKind.CONTACT], person.key
    separated = _SEPARATORS.sub(" ", name)
    return PreparedEntry(
        _SearchEntry(sort_key=f"{kind_rank}{name}\0{key}", person=person, key=key, name=f" {separated}"),
        search_text=f" {name} {fold_text(sanitize_text(other_texts))} {digits} ",
        digit_text=f" {digits} ",
    )


class SearchIndex:
    """Parallel lists of people and of the texts by which they are found; see the module."""

    def __init__(self) -> None:
        self.entries: list[_SearchEntry] = []
        """The entries that the index was built from, in their order."""
        self.people: list[Person] = []
        self.keys: list[str] = []
        self.entry_by_key: dict[str, _SearchEntry] = {}
        self.positions_by_extension: dict[str, list[int]] = {}
        """Positions of the users of an extension; several users may share one."""
        self.names: list[str] = []
        self.search_texts = TextBlocks()
        self.digit_texts = TextBlocks()
        self.directory: Sequence[Person] = ()
        """The people from whom the index was built, in the order of the directory."""
        self.hidden_people: list[Person] = []
        """People whose key someone else has, too; a search does not find them."""
        self._keys_by_word: dict[str, list[str]] = {}
        self._vocabulary: list[str] = []
        """The words of names, except numbers, to which no word is similar."""
        self._prefixes_by_length: dict[int, list[str]] = {}
        """Beginnings of the words by length, prepared by the steps of the first search that needs them."""

    def __len__(self) -> int:
        return len(self.people)

    def add_entries(self, prepared: Sequence[PreparedEntry]) -> None:
        """Append entries, which must follow the last one in sort order; duplicate keys are ignored."""
        # One loop with local variables, because a directory may have a hundred thousand people.
        position, entry_by_key = len(self.people), self.entry_by_key
        keys_by_word, vocabulary = self._keys_by_word, self._vocabulary
        positions_by_extension = self.positions_by_extension
        added: list[PreparedEntry] = []
        for each in prepared:
            entry = each.entry
            key = entry.key
            if key in entry_by_key:
                self.hidden_people.append(entry.person)
                continue
            entry_by_key[key] = entry
            added.append(each)
            for word in entry.name.split():
                keys = keys_by_word.get(word)
                if keys is None:
                    keys_by_word[word] = [key]
                    if not word.isdecimal():
                        vocabulary.append(word)
                else:
                    keys.append(key)
            person = entry.person
            if person.kind is PersonKind.USER and person.number:
                positions = positions_by_extension.get(person.number)
                if positions is None:
                    positions_by_extension[person.number] = [position]
                else:
                    positions.append(position)
            position += 1
        entries = [each.entry for each in added]
        self.entries += entries
        self.people += [entry.person for entry in entries]
        self.keys += [entry.key for entry in entries]
        self.names += [entry.name for entry in entries]
        self.search_texts.append_texts([each.search_text for each in added])
        self.digit_texts.append_texts([each.digit_text for each in added])

    def iter_prepared(self) -> Iterator[PreparedEntry]:
        """Yield all entries with their texts."""
        search_texts = chain.from_iterable(self.search_texts.iter_blocks())
        digit_texts = chain.from_iterable(self.digit_texts.iter_blocks())
        yield from map(PreparedEntry, self.entries, search_texts, digit_texts)

    def build_changed(
        self, added: Sequence[Person], removed: Sequence[int], hidden: Sequence[Person]
    ) -> Generator[None, None, SearchIndex]:
        """Build, in short steps, an index without the entries at ``removed`` and with the people ``added``.

        ``hidden`` are those of :attr:`hidden_people` who have not been removed.
        """
        index = SearchIndex()
        index.entries, index.people, index.keys = self.entries[:], self.people[:], self.keys[:]
        index.names, index.search_texts = self.names[:], self.search_texts.copy()
        index.digit_texts = self.digit_texts.copy()
        yield
        index._keys_by_word, index._vocabulary = dict(self._keys_by_word), self._vocabulary
        index._prefixes_by_length = self._prefixes_by_length
        yield
        index.entry_by_key = dict(self.entry_by_key)
        yield
        gone = [self.entries[position] for position in sorted(removed, reverse=True)]
        for number, position in enumerate(sorted(removed, reverse=True), 1):
            index._delete_entry(position)
            if number % _CHANGED_PER_STEP == 0:
                yield
        for entry in gone:
            del index.entry_by_key[entry.key]
        new: dict[str, Person] = {}
        for person in (*hidden, *added):
            key = person.key
            if key not in new and key not in index.entry_by_key:
                new[key] = person
            else:
                index.hidden_people.append(person)
        prepared = list(map(prepare_entry, new.values()))
        yield
        for number, each in enumerate(prepared, 1):
            index._insert_entry(each)
            if number % _CHANGED_PER_STEP == 0:
                yield
        index._replace_words(gone, [each.entry for each in prepared])
        index._find_extensions()
        return index

    def _delete_entry(self, position: int) -> None:
        for values in (self.entries, self.people, self.keys, self.names):
            del values[position]
        self.search_texts.delete_text(position)
        self.digit_texts.delete_text(position)

    def _insert_entry(self, prepared: PreparedEntry) -> None:
        entry = prepared.entry
        position = self._find_entry(entry)
        self.entry_by_key[entry.key] = entry
        self.entries.insert(position, entry)
        self.people.insert(position, entry.person)
        self.keys.insert(position, entry.key)
        self.names.insert(position, entry.name)
        self.search_texts.insert_text(position, prepared.search_text)
        self.digit_texts.insert_text(position, prepared.digit_text)

    def _replace_words(self, removed: Iterable[_SearchEntry], added: Iterable[_SearchEntry]) -> None:
        """Replace the words of names in new lists, since the previous index shares its lists."""
        keys_by_word = self._keys_by_word
        for entry in removed:
            for word in entry.name.split():
                keys = [key for key in keys_by_word.get(word, ()) if key != entry.key]
                if keys:
                    keys_by_word[word] = keys
                else:
                    keys_by_word.pop(word, None)
        new_words = []
        for entry in added:
            for word in entry.name.split():
                if word not in keys_by_word and not word.isdecimal():
                    new_words.append(word)
                keys_by_word[word] = [*keys_by_word.get(word, ()), entry.key]
        if len(self._vocabulary) > len(keys_by_word) + _MAX_UNUSED_WORDS:
            self._vocabulary = [word for word in keys_by_word if not word.isdecimal()]
            self._prefixes_by_length = {}
        elif new_words:
            # Words that no name has any more stay for a while, because preparing all words takes long.
            self._prefixes_by_length = {
                length: [*prefixes, *(word[:length] for word in new_words)]
                for length, prefixes in self._prefixes_by_length.items()
                if len(prefixes) == len(self._vocabulary)
            }
            self._vocabulary = [*self._vocabulary, *new_words]

    def _find_extensions(self) -> None:
        for position, person in enumerate(self.people):
            # Contacts, which have no extension, are behind all others.
            if person.kind is PersonKind.CONTACT:
                break
            if person.kind is PersonKind.USER and person.number:
                self.positions_by_extension.setdefault(person.number, []).append(position)

    def find_position(self, key: str) -> int | None:
        """Return the position of a person by key, ``None`` if there is none."""
        entry = self.entry_by_key.get(key)
        return None if entry is None else self._find_entry(entry)

    def _find_entry(self, entry: _SearchEntry) -> int:
        return bisect_left(self.entries, entry.sort_key, key=_get_sort_key)

    # The methods below return the positions among ``candidates`` that match.

    def find_name_ranges(self, word: str) -> list[tuple[int, int]]:
        """Return the ranges of positions, colleagues first, of the names that begin with ``word``."""
        ranges = []
        for rank in _KIND_RANKS:
            first = bisect_left(self.entries, f"{rank}{word}", key=_get_sort_key)
            last = bisect_left(self.entries, f"{rank}{word}{_LAST_CHARACTER}", key=_get_sort_key)
            ranges.append((first, last))
        return ranges

    def find_containing(self, word: str, candidates: Sequence[int]) -> list[int]:
        """Return the candidates that contain ``word``; a single letter must begin a word."""
        needle = word if len(word) > 1 else f" {word}"
        return self.search_texts.find_containing(needle, candidates)

    def find_name_prefix(self, word: str, candidates: Sequence[int]) -> list[int]:
        """Return the candidates whose name begins with ``word``."""
        names, prefix = self.names, f" {word}"
        return [position for position in candidates if names[position].startswith(prefix)]

    def find_word_prefixes(self, words: Sequence[str], candidates: Sequence[int]) -> list[int]:
        """Return the candidates whose name has, for each of ``words``, a word that begins with it."""
        names = self.names
        for word in words:
            prefix = f" {word}"
            candidates = [position for position in candidates if prefix in names[position]]
        return list(candidates)

    def find_numbers(
        self, spellings: Sequence[str], candidates: Sequence[int]
    ) -> tuple[list[int], list[int], list[int]]:
        """Return the candidates with a number that equals, begins with, or contains one of ``spellings``.

        The three lists overlap. A single digit must begin a number. ``spellings`` are the forms in which one
        number may be stored, the typed one first (:func:`.list_search_variants`).
        """
        equal: list[int] = []
        beginning: list[int] = []
        containing: list[int] = []
        for digits in spellings:
            hits = self._find_digits(digits if len(digits) > 1 else f" {digits}", candidates)
            prefix_hits = self._find_digits(f" {digits}", hits) if len(digits) > 1 else hits
            equal += self._find_digits(f" {digits} ", prefix_hits)
            beginning += prefix_hits
            containing += hits
        if len(spellings) == 1:
            return equal, beginning, containing
        return _sort_unique(equal), _sort_unique(beginning), _sort_unique(containing)

    @staticmethod
    def has_suffix(spellings: Sequence[str]) -> bool:
        """Return whether a number is long enough to be found by its last digits."""
        return len(spellings[0]) > _SUFFIX_LENGTH

    def find_suffix(self, spellings: Sequence[str], candidates: Sequence[int]) -> list[int]:
        """Return the candidates with a number that has the same last digits."""
        return self._find_digits(f"{spellings[0][-_SUFFIX_LENGTH:]} ", candidates)

    def _find_digits(self, digits: str, candidates: Sequence[int]) -> list[int]:
        return self.digit_texts.find_containing(digits, candidates)

    def iter_similar(self, words: Sequence[str]) -> Iterator[list[int]]:
        """Find, in short steps, the names that have, for each of ``words``, a word that begins similarly.

        Only the last step yields positions.
        """
        result: set[int] | None = None
        for word in words:
            similar_words: set[str] = set()
            for found in self._iter_similar_words(word):
                similar_words |= found
                yield []
            hits = {
                self._find_entry(self.entry_by_key[key])
                for similar in similar_words
                for key in self._keys_by_word.get(similar, ())
            }
            result = hits if result is None else result & hits
        yield sorted(result or ())

    def _iter_similar_words(self, typed: str) -> Iterator[set[str]]:
        length = len(typed)
        if length < _MIN_FUZZY_LENGTH or not typed.isalpha():
            words = list(self._keys_by_word)
            for first in range(0, len(words), _WORDS_PER_STEP):
                yield {word for word in words[first : first + _WORDS_PER_STEP] if word.startswith(typed)}
            return
        # Imported late, not to delay the first window.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        max_errors = 1 if length <= _SHORT_WORD_LENGTH else 2
        # The query may be the beginning of a word, so it is compared with beginnings of words. A missing or
        # an additional letter shifts the end: "mulle" has to match the first six letters of "mueller".
        for prefix_length in (length - 1, length, length + 1):
            prefixes = self._prefixes_by_length.setdefault(prefix_length, [])
            for first in range(0, len(self._vocabulary), _WORDS_PER_STEP):
                if first >= len(prefixes):
                    words = self._vocabulary[first : first + _WORDS_PER_STEP]
                    prefixes += [word[:prefix_length] for word in words]
                hits = process.extract(
                    typed,
                    prefixes[first : first + _WORDS_PER_STEP],
                    scorer=OSA.distance,
                    score_cutoff=max_errors,
                    limit=None,
                )
                yield {self._vocabulary[first + index] for _, _, index in hits}


def _sort_unique(positions: list[int]) -> list[int]:
    return sorted(set(positions))


def matches_spelling(number: str, spellings: Sequence[str]) -> bool:
    """Return whether :meth:`SearchIndex.find_numbers` finds ``number`` by these spellings."""
    digits = extract_stored_digits(number)
    has_suffix = len(spellings[0]) > _SUFFIX_LENGTH and digits.endswith(spellings[0][-_SUFFIX_LENGTH:])
    return has_suffix or any(spelling in digits for spelling in spellings)


def _get_sort_key(entry: _SearchEntry) -> str:
    return entry.sort_key
