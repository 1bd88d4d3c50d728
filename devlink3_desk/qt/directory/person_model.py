"""The model of the directory, and the list of the people who match a search."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from time import perf_counter
from typing import ClassVar, Final, TypeAlias

import msgspec
from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from devlink3_desk.contacts.contact import NumberKind
from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.numbers.search import list_search_variants
from devlink3_desk.qt.core.row_model import CONTENT_ROLES, Index, RowModel, find_runs
from devlink3_desk.qt.core.sorted_model import RowProxyModel
from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.qt.directory.directory_search import (
    DirectorySearch,
    HitGroups,
    RecentResults,
    SearchQuery,
    SearchResult,
)
from devlink3_desk.qt.directory.index_builder import build_search_index
from devlink3_desk.qt.directory.person_row import PersonRow, Reachability, create_person_row
from devlink3_desk.qt.directory.search_index import SearchIndex, matches_spelling
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Clock, Person, PersonKind
from devlink3_desk.switchboard.site import Site

MAX_SYNCHRONOUS_PEOPLE: Final = 1_000
"""Maximum size of a directory that is indexed immediately, within a frame or two."""

_SLICE_SECONDS: Final = 0.004
"""Duration of one slice of indexing or searching, a quarter of a frame, so that nothing else is delayed."""
_MIN_SHOWN_HITS: Final = 60
"""Number of results, one screen, from which an unfinished search shows its results."""
_MAX_CACHED_ROWS: Final = 500
"""Maximum number of rows in memory, several screens; only screen readers read other rows."""

ReachabilityLookup: TypeAlias = Callable[[str], Reachability]
NoteLookup: TypeAlias = Callable[[Person], str]


class PersonModel(RowModel[PersonRow]):
    """The people of the directory, colleagues first. The model is reset when the directory is read again.

    Rows are created when a view reads them, since a screen shows twenty of ten thousand people. A large
    directory is indexed in slices between other events; the previous one is shown until then.
    """

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("PersonModel", "Name"),)

    def __init__(
        self,
        clock: Clock,
        find_reachability: ReachabilityLookup,
        find_note: NoteLookup,
        parent: QObject | None = None,
    ) -> None:
        """Create an empty model.

        ``find_reachability`` returns what is known of an extension by its number, ``find_note`` the note
        on a person, or an empty text.
        """
        super().__init__(clock, parent)
        self._find_extension_reachability, self._find_note = find_reachability, find_note
        self.search_index = SearchIndex()
        self._people: tuple[Person, ...] = ()
        self._row_cache: dict[int, PersonRow] = {}
        self._reachability_by_row: dict[int, Reachability] = {}
        """The values that views have read last; ``dataChanged`` is emitted only for values that differ."""
        self._index_steps: Generator[None, None, SearchIndex] | None = None
        # An interval of zero runs whenever the event loop has nothing else to do.
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._continue_indexing)

    @property
    def is_indexing(self) -> bool:
        """Whether a directory is being indexed."""
        return self._index_steps is not None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of people."""
        return 0 if parent.isValid() else len(self.search_index)

    def __iter__(self) -> Iterator[PersonRow]:
        return map(self.value_at, range(len(self.search_index)))

    def value_at(self, row: int) -> PersonRow:
        """Return the value of one row."""
        cached = self._row_cache.get(row)
        if cached is None:
            if len(self._row_cache) >= _MAX_CACHED_ROWS:
                self._row_cache.clear()
            person = self.search_index.people[row]
            reachability = self._find_reachability(person)
            if reachability.state is not None:
                self._reachability_by_row[row] = reachability
            cached = create_person_row(person, reachability, self._find_note(person))
            self._row_cache[row] = cached
        return cached

    def find_row(self, key: str) -> int | None:
        """Return the row of a key, or ``None``."""
        return self.search_index.find_position(key)

    def cell_text(self, row: PersonRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the name."""
        return row.name

    def tooltip_text(self, row: PersonRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return all texts of a person."""
        return row.accessible_text

    # -- changes

    def set_people(self, people: Sequence[Person]) -> None:
        """Replace the directory: immediately if it is small, else when it is indexed.

        Nothing happens if all people are the same as before, such as after a look-up of callers.
        """
        people = tuple(people)
        if people == self._people:
            return
        self._people = people
        self._index_steps = build_search_index(people, self.search_index)
        if len(people) <= MAX_SYNCHRONOUS_PEOPLE:
            self.finish_indexing()
        else:
            self._timer.start()

    def finish_indexing(self) -> None:
        """Complete a pending :meth:`set_people`."""
        while self._index_steps is not None:
            self._run_index_step()

    def refresh_extensions(self, extensions: Iterable[str]) -> None:
        """Update the users of these extensions, whose state or presence has changed."""
        rows = [
            row
            for extension in extensions
            for row in self.search_index.positions_by_extension.get(extension, ())
        ]
        changed: list[int] = []
        for row in rows:
            reachability = self._find_reachability(self.search_index.people[row])
            if self._reachability_by_row.get(row) != reachability:
                self._reachability_by_row[row] = reachability
                changed.append(row)
        self._invalidate_rows(changed)

    def refresh_all(self) -> None:
        """Create every row again, after a note has changed."""
        self._row_cache.clear()
        if self.search_index.people:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self.search_index) - 1, 0), list(CONTENT_ROLES)
            )

    def _invalidate_rows(self, rows: Sequence[int]) -> None:
        for row in rows:
            self._row_cache.pop(row, None)
        for first, last in find_runs(sorted(rows)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), list(CONTENT_ROLES))

    def _continue_indexing(self) -> None:
        deadline = perf_counter() + _SLICE_SECONDS
        while self._index_steps is not None and perf_counter() < deadline:
            self._run_index_step()

    def _run_index_step(self) -> None:
        if self._index_steps is None:
            return
        try:
            next(self._index_steps)
        except StopIteration as stop:
            self._index_steps = None
            self._timer.stop()
            self.beginResetModel()
            self.search_index = stop.value
            self._row_cache, self._reachability_by_row = {}, {}
            self.endResetModel()

    def _find_reachability(self, person: Person) -> Reachability:
        # Groups and contacts have no extension, even if a contact's number equals one.
        if person.kind != PersonKind.USER:
            return Reachability()
        return self._find_extension_reachability(person.number)


class PersonList(RowProxyModel[PersonRow]):
    """The directory sorted by name, colleagues first; during a search, the best matches first.

    The groups of matches, each sorted by name with favourites first, are for words:

    1. names that begin with the first word typed, and contain words beginning with the others
    2. names that contain words beginning with each of them
    3. entries that contain each of them anywhere: in the name, company, address or number
    4. with fewer than :data:`.MIN_EXACT_HITS` matches so far, names with a typing error

    and for numbers, in any spelling that the site's dial plan allows: equal to what was typed, beginning
    with it, containing it.

    A search that takes longer than a part of a frame continues between other events. The list changes when
    there are matches for a screen, and when the search is complete.
    """

    source: PersonModel

    results_shown = Signal()
    """Emitted when the list shows other results; the search may be unfinished."""

    def __init__(self, source: PersonModel, parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self.site = Site()
        """How phone numbers are written at this site."""
        self._query = SearchQuery((), ())
        self._search: DirectorySearch | None = None
        self._search_steps: Generator[None, None, SearchResult] | None = None
        """The remaining steps of the search; ``None`` if it is complete."""
        self._has_shown_some = False
        """Whether the first results of the search are shown."""
        self._recent = RecentResults()
        self._groups: HitGroups = ()
        """Source rows in the order in which they are shown: groups in ascending order."""
        self._shown_rows: Sequence[int] = ()
        """The same in one sequence."""
        self._everyone: HitGroups | None = None
        """The groups that are shown without a search, once they have been computed."""
        self._favourites: tuple[str, ...] = ()
        self._favourite_rows: tuple[int, ...] = ()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._continue_search)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._on_source_reset)
        source.dataChanged.connect(self._on_source_data_changed)
        self._update_favourite_rows()
        self._rebuild_rows()

    def set_filter(self, text: str) -> None:
        """Search for ``text``; an empty text shows everyone."""
        # Pasted text may contain invisible characters, or be a whole tel: link.
        text = clean_text(text)
        query = SearchQuery(tuple(fold_text(text).split()), list_search_variants(text, self.site))
        if query != self._query:
            self._query, self.needles = query, query.needles
            self._start_search()
            self._continue_search()

    def finish_search(self) -> None:
        """Complete the search, so that the best match is known."""
        while self._search_steps is not None:
            self._continue_search()

    def set_favourites(self, numbers: Iterable[str]) -> None:
        """Show users with these numbers first: in this order, or first in their group during a search."""
        favourites = tuple(dict.fromkeys(numbers))
        if favourites != self._favourites:
            self._favourites = favourites
            self._update_favourite_rows()
            self.rebuild()

    # -- the interface of the proxy

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of people that are shown."""
        return 0 if parent.isValid() else len(self._shown_rows)

    def value_at(self, position: int) -> PersonRow:
        """Return the row at a position, with the number that matches the search if there is one."""
        row = self.source.value_at(self._shown_rows[position])
        spellings = self._query.spellings
        if not spellings or not row.person.others:
            return row
        # Enter dials the number that was searched for, not the first one of the person, but never a fax.
        others = (other.number for other in row.person.others if other.kind is not NumberKind.FAX)
        numbers = [row.person.number, *others]
        matching = (number for number in numbers if matches_spelling(number, spellings))
        number = next(matching, row.person.number)
        if number == row.person.number:
            return row
        return msgspec.structs.replace(row, number=sanitize_text(number))

    def key_at(self, position: int) -> str:
        """Return the key of the row at a position."""
        # This does not create the row, because selections are restored by comparing many keys.
        return self.source.search_index.keys[self._shown_rows[position]]

    def find_row(self, key: str) -> int | None:
        """Return the position of a key, or ``None`` if it is not shown."""
        row = self.source.find_row(key)
        return None if row is None else self._find_position(row)

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source rows shown from position ``first`` to ``last``."""
        return list(self._shown_rows[max(0, first) : last + 1])

    # -- changes of the source

    def _find_position(self, row: int) -> int | None:
        position = 0
        for group in self._groups:
            offset = bisect_left(group, row)
            if offset < len(group) and group[offset] == row:
                return position + offset
            position += len(group)
        return None

    def _on_source_reset(self) -> None:
        self._recent.clear()
        self._update_favourite_rows()
        self._rebuild_rows()
        self.endResetModel()

    def _update_favourite_rows(self) -> None:
        rows_by_extension = self.source.search_index.positions_by_extension
        self._everyone = None
        self._favourite_rows = tuple(
            row for number in self._favourites for row in rows_by_extension.get(number, ())
        )

    def _on_source_data_changed(self, top: QModelIndex, bottom: QModelIndex, roles: list[int]) -> None:
        rows = range(top.row(), bottom.row() + 1)
        if len(rows) >= len(self.source.search_index):
            # If all rows have changed, all positions have.
            if self._shown_rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown_rows) - 1, 0), roles)
            return
        positions = sorted(position for row in rows if (position := self._find_position(row)) is not None)
        for first, last in find_runs(positions):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), roles)

    # -- searching

    def _rebuild_rows(self) -> None:
        # With another directory or other favourites, no shown row stays.
        self._start_search()
        self._run_search_steps()
        self._update_shown_rows()

    def _start_search(self) -> None:
        self._timer.stop()
        self._search = self._search_steps = None
        self._has_shown_some = False
        if self._query.needles:
            self._search = DirectorySearch(self.source.search_index, self._query, self._recent)
            self._search_steps = self._search.iter_steps()

    def _run_search_steps(self) -> None:
        """Search for one slice, at least one step; the other steps follow between other events."""
        deadline = perf_counter() + _SLICE_SECONDS
        while self._search_steps is not None:
            try:
                next(self._search_steps)
            except StopIteration as stop:
                self._search_steps = None
                self._recent.add(self._query, stop.value)
            if perf_counter() >= deadline:
                break
        if self._search_steps is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _continue_search(self) -> None:
        self._run_search_steps()
        has_first_page = self._search is not None and self._search.count_hits() >= _MIN_SHOWN_HITS
        if self._search_steps is None or (has_first_page and not self._has_shown_some):
            self.beginResetModel()
            self._update_shown_rows()
            self.endResetModel()
            self.results_shown.emit()

    def _update_shown_rows(self) -> None:
        """Show the hits so far."""
        if self._search is None:
            if self._everyone is None:
                self._everyone = self._group_everyone()
            self._groups = self._everyone
        else:
            self._has_shown_some = True
            self._groups = tuple(self._iter_groups_with_favourites(self._search.groups))
        self._shown_rows = self._groups[0] if len(self._groups) == 1 else list(chain(*self._groups))

    def _group_everyone(self) -> HitGroups:
        rows = range(len(self.source.search_index))
        if not self._favourite_rows:
            return (rows,)
        others: list[int] = []
        first = 0
        for row in sorted(self._favourite_rows):
            others += rows[first:row]
            first = row + 1
        others += rows[first:]
        return (*((row,) for row in self._favourite_rows), others)

    def _iter_groups_with_favourites(self, groups: HitGroups) -> Iterator[Sequence[int]]:
        """Yield the favourites of each group, then its other hits."""
        favourites = sorted(set(self._favourite_rows))
        for group in groups:
            # A copy, because the search may add to the group later.
            others, found = list(group), []
            for row in favourites:
                offset = bisect_left(others, row)
                if offset < len(others) and others[offset] == row:
                    found.append(row)
                    del others[offset]
            yield found
            yield others
