"""Builds a search index of the directory in short steps, from the previous index if little has changed."""

from __future__ import annotations

import operator
from collections.abc import Generator, Sequence
from typing import Final

from devlink3_desk.qt.directory.search_index import PreparedEntry, SearchIndex, prepare_entry
from devlink3_desk.switchboard.board_values import Person

PEOPLE_PER_STEP: Final = 100
"""Number of people that one step of :func:`build_search_index` prepares, in some tenths of a millisecond."""
_MAX_CHANGED: Final = 200
"""Maximum number of entries that are inserted and removed one by one; with more, the index is built anew."""
_INDEXED_PER_STEP: Final = 500
"""Number of prepared entries that one step adds to the index."""
_BLOCK_SIZE: Final = 1_024
"""Number of elements that :func:`count_common_ends` compares at once."""


def build_search_index(
    people: Sequence[Person], previous: SearchIndex | None = None
) -> Generator[None, None, SearchIndex]:
    """Build an index in short steps, and return it at the end.

    This is a generator, because a thread would compete with the window for the interpreter lock. The caller
    decides how many steps fit between two frames. The texts of people who are the same objects as in
    ``previous`` are not prepared again.
    """
    index: SearchIndex | None = None
    if previous is not None and previous.people:
        index = yield from _change_index(people, previous)
    if index is None:
        index = yield from _build_whole_index(people, previous)
    index.directory = people
    return index


def _change_index(
    people: Sequence[Person], previous: SearchIndex
) -> Generator[None, None, SearchIndex | None]:
    """Return ``previous`` with the changes to ``people``, ``None`` if there are too many of them."""
    directory = previous.directory
    first, last = count_common_ends(directory, people)
    yield
    old = {id(person): person for person in directory[first : len(directory) - last]}
    yield
    added = [person for person in people[first : len(people) - last] if old.pop(id(person), None) is None]
    if len(added) + len(old) > _MAX_CHANGED:
        return None
    hidden = [person for person in previous.hidden_people if id(person) not in old]
    removed = []
    for person in old.values():
        position = previous.find_position(person.key)
        if position is not None and previous.people[position] is person:
            removed.append(position)
    yield
    return (yield from previous.build_changed(added, removed, hidden))


def _build_whole_index(
    people: Sequence[Person], previous: SearchIndex | None
) -> Generator[None, None, SearchIndex]:
    known: dict[int, PreparedEntry] = {}
    if previous is not None:
        for each in previous.iter_prepared():
            known[id(each.entry.person)] = each
            if len(known) % _INDEXED_PER_STEP == 0:
                yield
    entries: list[PreparedEntry] = []
    for first in range(0, len(people), PEOPLE_PER_STEP):
        entries += [
            known.get(id(person)) or prepare_entry(person)
            for person in people[first : first + PEOPLE_PER_STEP]
        ]
        yield
    entries.sort(key=_get_sort_key)
    yield
    index = SearchIndex()
    for first in range(0, len(entries), _INDEXED_PER_STEP):
        index.add_entries(entries[first : first + _INDEXED_PER_STEP])
        yield
    return index


def _get_sort_key(prepared: PreparedEntry) -> str:
    return prepared.entry.sort_key


def count_common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many elements are the same objects at the start, and how many of the others at the end."""
    limit = min(len(old), len(new))
    first = last = 0
    while first < limit and _is_same(old[first : first + _BLOCK_SIZE], new[first : first + _BLOCK_SIZE]):
        first = min(first + _BLOCK_SIZE, limit)
    while first < limit and old[first] is new[first]:
        first += 1
    limit -= first
    while last + _BLOCK_SIZE <= limit and _is_same(
        old[len(old) - last - _BLOCK_SIZE : len(old) - last],
        new[len(new) - last - _BLOCK_SIZE : len(new) - last],
    ):
        last += _BLOCK_SIZE
    while last < limit and old[-last - 1] is new[-last - 1]:
        last += 1
    return first, last


def _is_same(old: Sequence[object], new: Sequence[object]) -> bool:
    return all(map(operator.is_, old, new))
