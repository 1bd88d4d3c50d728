"""One search in the directory, in short steps, so that the window never waits for it.

A step compares some thousand people. Between two steps, the groups of hits can be shown, to which later steps
add. People whose names begin with the text are found first, since the index is sorted by name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.qt.directory.search_index import SearchIndex

MIN_EXACT_HITS: Final = 5
"""Number of hits below which names with a typing error are listed, too."""

PEOPLE_PER_SEARCH_STEP: Final = 2_000
"""Number of people that one step compares, which takes some tenths of a millisecond."""

_MAX_RECENT_RESULTS: Final = 12
"""Maximum number of results that are kept, for letters of the search text that are deleted again."""
_MAX_RECENT_HITS: Final = 10_000
"""Maximum number of hits of a result that is kept; the last result may have more."""

HitGroups: TypeAlias = tuple[Sequence[int], ...]
"""Positions in the index, the best hits first; each group is in ascending order, and they are disjoint."""


class SearchQuery(msgspec.Struct, frozen=True):
    """What to search for."""

    needles: tuple[str, ...]
    """Folded words."""
    spellings: tuple[str, ...]
    """Forms of the number that the words may be; empty if they are no number."""


class SearchResult(msgspec.Struct, frozen=True):
    """What a complete search has found."""

    groups: HitGroups
    text_hits: Sequence[int] | None
    """Positions of the people who have all words anywhere; ``None`` if words were not searched for."""
    number_hits: Sequence[int] | None
    """Positions of the people with a number that contains a spelling; ``None`` without spellings."""


class RecentResults:
    """Complete results of one index: a longer text is searched among the hits of a shorter one."""

    def __init__(self) -> None:
        self._results: dict[SearchQuery, SearchResult] = {}

    def clear(self) -> None:
        """Remove all results, because the index has changed."""
        self._results.clear()

    def find(self, query: SearchQuery) -> SearchResult | None:
        """Return the result of the same query, or ``None``."""
        return self._results.get(query)

    def add(self, query: SearchQuery, result: SearchResult) -> None:
        """Add a result; of the results with many hits, only the last one is kept."""
        for known, other in list(self._results.items()):
            if _count_hits(other) > _MAX_RECENT_HITS:
                del self._results[known]
        self._results.pop(query, None)
        self._results[query] = result
        if len(self._results) > _MAX_RECENT_RESULTS:
            del self._results[next(iter(self._results))]

    def find_text_candidates(self, query: SearchQuery) -> Sequence[int] | None:
        """Return the shortest known list with all text hits of ``query``, ``None`` for everybody."""
        return _find_shortest(
            result.text_hits
            for known, result in self._results.items()
            if _narrows_search(known.needles, query.needles)
        )

    def find_number_candidates(self, query: SearchQuery) -> Sequence[int] | None:
        """Return the shortest known list with all number hits of ``query``, ``None`` for everybody."""
        # Spellings are compared in pairs, and another digit may add or remove one.
        return _find_shortest(
            result.number_hits
            for known, result in self._results.items()
            if len(known.spellings) == len(query.spellings)
            and _narrows_search(known.spellings, query.spellings)
        )


class DirectorySearch:
    """One search of an index: :meth:`iter_steps` runs it, and :attr:`groups` has its hits."""

    def __init__(self, index: SearchIndex, query: SearchQuery, recent: RecentResults) -> None:
        self.query: Final = query
        self._index = index
        self._text_candidates = recent.find_text_candidates(query)
        self._number_candidates = recent.find_number_candidates(query) if query.spellings else None
        self._groups: tuple[list[int], ...] = ([], [], [], [])
        self._text_hits: list[int] | None = None
        self._number_hits: list[int] | None = None
        self._known = recent.find(query)

    @property
    def groups(self) -> HitGroups:
        """The hits so far."""
        return self._groups if self._known is None else self._known.groups

    def count_hits(self) -> int:
        """Return the number of hits so far."""
        return sum(map(len, self.groups))

    def iter_steps(self) -> Generator[None, None, SearchResult]:
        """Search in short steps, and return the result at the end."""
        if self._known is not None:
            return self._known
        if self.query.spellings:
            yield from self._search_numbers()
        else:
            yield from self._search_words()
        return SearchResult(self._groups, self._text_hits, self._number_hits)

    # words

    def _search_words(self) -> Iterator[None]:
        index, needles = self._index, self.query.needles
        beginning, of_words, anywhere, similar = self._groups
        hits: list[int] = []
        for candidates in self._iter_text_parts():
            found = self._find_containing(candidates)
            if found:
                first = index.find_name_prefix(needles[0], found)
                if len(needles) > 1:
                    first = index.find_word_prefixes(needles[1:], first)
                rest = _exclude_positions(found, first)
                second = index.find_word_prefixes(needles, rest)
                hits += found
                beginning += first
                of_words += second
                anywhere += _exclude_positions(rest, second)
            yield
        # The names that begin with the text came first. Sorting two sorted parts takes no longer than a copy.
        for group in (hits, of_words, anywhere):
            group.sort()
        self._text_hits = hits
        if len(hits) < MIN_EXACT_HITS:
            known = frozenset(hits)
            for positions in index.iter_similar(needles):
                similar[:] = [position for position in positions if position not in known]
                yield

    def _iter_text_parts(self) -> Iterator[Sequence[int]]:
        """Yield the candidates in parts, first those whose name begins with the first word."""
        people = range(len(self._index)) if self._text_candidates is None else self._text_candidates
        start = 0
        others: list[Sequence[int]] = []
        for first, last in self._index.find_name_ranges(self.query.needles[0]):
            begin, end = bisect_left(people, first), bisect_left(people, last)
            yield from _split_positions(people[begin:end])
            others.append(people[start:begin])
            start = end
        for part in (*others, people[start:]):
            yield from _split_positions(part)

    def _find_containing(self, candidates: Sequence[int]) -> Sequence[int]:
        # The longest word is usually the rarest one, and leaves the fewest candidates for the others.
        for needle in sorted(self.query.needles, key=len, reverse=True):
            candidates = self._index.find_containing(needle, candidates)
        return candidates

    # numbers

    def _search_numbers(self) -> Iterator[None]:
        index, (equal, beginning, containing, _similar) = self._index, self._groups
        spellings = self.query.spellings
        hits: list[int] = []
        people = range(len(index)) if self._number_candidates is None else self._number_candidates
        for candidates in _split_positions(people):
            same, longer, found = index.find_numbers(spellings, candidates)
            hits += found
            equal += same
            beginning += _exclude_positions(longer, same)
            containing += _exclude_positions(found, longer)
            yield
        if index.has_suffix(spellings):
            # Among all people: a number stored without the typed prefix has not matched shorter queries.
            known = frozenset(hits)
            for candidates in _split_positions(range(len(index))):
                found = [each for each in index.find_suffix(spellings, candidates) if each not in known]
                hits += found
                containing += found
                yield
            hits.sort()
        self._number_hits = hits
        if len(self.query.needles) == 1 and len(hits) < len(index):
            # Digits without spaces may occur in a name or an e-mail address, too.
            self._text_hits = []
            for candidates in self._iter_text_parts():
                with_text = self._find_containing(candidates)
                self._text_hits += with_text
                if with_text:
                    containing += _exclude_positions(with_text, _select_range(hits, with_text))
                yield
            self._text_hits.sort()
        containing.sort()


def _split_positions(positions: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(positions), PEOPLE_PER_SEARCH_STEP):
        yield positions[first : first + PEOPLE_PER_SEARCH_STEP]


def _select_range(positions: Sequence[int], part: Sequence[int]) -> Sequence[int]:
    """Return those of ``positions`` between the first and the last one of ``part``."""
    return positions[bisect_left(positions, part[0]) : bisect_right(positions, part[-1])]


def _narrows_search(previous: tuple[str, ...], current: tuple[str, ...]) -> bool:
    """Return whether all matches of ``current`` are matches of ``previous``."""
    if not previous or len(previous) > len(current):
        return False
    # A single letter matches beginnings of words only, so "za" matches people whom "z" does not.
    return all(
        len(shorter) > 1 and shorter in longer for shorter, longer in zip(previous, current, strict=False)
    )


def _find_shortest(candidates: Iterable[Sequence[int] | None]) -> Sequence[int] | None:
    known = [each for each in candidates if each is not None]
    return min(known, key=len) if known else None


def _count_hits(result: SearchResult) -> int:
    return sum(map(len, result.groups))


def _exclude_positions(positions: Sequence[int], excluded: Sequence[int]) -> Sequence[int]:
    if not excluded:
        return positions
    known = frozenset(excluded)
    return [position for position in positions if position not in known]
