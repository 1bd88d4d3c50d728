"""The model of the directory, and the list that a search shows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from time import perf_counter
from typing import ClassVar, Final, TypeAlias

import msgspec
from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer

from devlink3_desk.contacts.contact import NumberKind
from devlink3_desk.numbers.search import search_variants
from devlink3_desk.numbers.text import clean_text
from devlink3_desk.qt.core.row_model import CONTENT_ROLES, Index, RowModel, contiguous_runs
from devlink3_desk.qt.core.sorted_model import RowProxyModel
from devlink3_desk.qt.core.text import fold_text, format_tooltip, sanitize_text
from devlink3_desk.qt.directory.person_row import PersonRow, Reachability, create_person_row
from devlink3_desk.qt.directory.search_index import SearchIndex, build_search_index, matches_spelling
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Clock, Person, PersonKind
from devlink3_desk.switchboard.site import Site

MIN_EXACT_HITS: Final = 5
"""If a search has fewer hits than this, names with a typing error are listed, too."""

MAX_SYNCHRONOUS_PEOPLE: Final = 1_000
"""A directory of up to this size is indexed immediately, within a frame or two."""

_SLICE_SECONDS: Final = 0.004
"""Time of one slice of indexing: a quarter of a frame, so that painting and input are not delayed."""
_MAX_CACHED_ROWS: Final = 500
"""Several screens full. Rows outside the screen are read by screen readers only."""

ReachabilityLookup: TypeAlias = Callable[[str], Reachability]
NoteLookup: TypeAlias = Callable[[Person], str]


class PersonModel(RowModel[PersonRow]):
    """Everyone in the directory, colleagues first; replaced as a whole when the directory is read again.

    Rows are created when a view asks for them: of ten thousand people, a screen shows twenty. A large
    directory is indexed in slices between other events, and the previous one is shown until then.
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
        """What views have been shown or notified of last, to emit changes only for what differs."""
        self._index_steps: Generator[None, None, SearchIndex] | None = None
        # An interval of zero runs whenever the event loop has nothing else to do.
        self._timer = QTimer(self)
        self._timer.setInterval(0)
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

    def cell_data(self, row: PersonRow, column: int, role: int) -> object:
        """Return one role of a row; the tooltip has everything that a line has no room for."""
        return (
            format_tooltip(row.accessible_text)
            if role == Qt.ItemDataRole.ToolTipRole
            else super().cell_data(row, column, role)
        )

    # -- changes

    def set_people(self, people: Sequence[Person]) -> None:
        """Replace the directory: now if it is small, else as soon as it is indexed.

        Nothing happens if everybody is the same as before, as when only names of callers are looked up.
        """
        people = tuple(people)
        if people == self._people and len(people) > MAX_SYNCHRONOUS_PEOPLE:
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
        for first, last in contiguous_runs(sorted(rows)):
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
    """The directory by name, colleagues first; during a search, the best matches first.

    The groups of matches, each sorted by name with favourites first, are for words:

    1. names that begin with the first word typed, and contain words beginning with the others
    2. names that contain words beginning with each of them
    3. entries that contain each of them anywhere: in the name, company, address or number
    4. with fewer than :data:`MIN_EXACT_HITS` matches so far, names with a typing error

    and for numbers, in any spelling that the site's dial plan allows: equal to what was typed, beginning
    with it, containing it.
    """

    source: PersonModel

    def __init__(self, source: PersonModel, parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self.site = Site()
        """How telephone numbers are written here."""
        self._number_spellings: tuple[str, ...] = ()
        self._shown_rows: Sequence[int] = ()
        """Source rows in the order in which they are shown; a :class:`range` if that is all of them."""
        self._position_by_row: dict[int, int] | None = None
        self._last_text_hits: tuple[tuple[str, ...], list[int]] | None = None
        self._last_number_hits: tuple[tuple[str, ...], list[int]] | None = None
        self._favourites: tuple[str, ...] = ()
        self._favourite_rows: frozenset[int] = frozenset()
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._on_source_reset)
        source.dataChanged.connect(self._on_source_data_changed)
        self._update_favourite_rows()
        self._rebuild_rows()

    def set_filter(self, text: str) -> None:
        """Search for ``text``; an empty text shows everyone."""
        # What is pasted may hold invisible characters, or be a whole tel: link.
        text = clean_text(text)
        needles = tuple(fold_text(text).split())
        spellings = search_variants(text, self.site)
        if (needles, spellings) != (self.needles, self._number_spellings):
            self.needles, self._number_spellings = needles, spellings
            self.rebuild()

    def set_favourites(self, numbers: Iterable[str]) -> None:
        """Show users with these numbers first: in this order, or during a search within their group."""
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
        """Return the row at a position, with the one of its numbers that matches the search."""
        row = self.source.value_at(self._shown_rows[position])
        if not self._number_spellings or not row.person.others:
            return row
        # Enter dials the number that was searched for, not the first one of the person, but never a fax.
        others = (other.number for other in row.person.others if other.kind is not NumberKind.FAX)
        numbers = [row.person.number, *others]
        matching = (number for number in numbers if matches_spelling(number, self._number_spellings))
        number = next(matching, row.person.number)
        if number == row.person.number:
            return row
        return msgspec.structs.replace(row, number=sanitize_text(number))

    def key_at(self, position: int) -> str:
        """Return the key of the row at a position."""
        # Without creating the row: selections are restored by comparing keys.
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
        if isinstance(self._shown_rows, range):
            return row if row in self._shown_rows else None
        if self._position_by_row is None:
            self._position_by_row = {row: position for position, row in enumerate(self._shown_rows)}
        return self._position_by_row.get(row)

    def _on_source_reset(self) -> None:
        self._last_text_hits = self._last_number_hits = None
        self._update_favourite_rows()
        self._rebuild_rows()
        self.endResetModel()

    def _update_favourite_rows(self) -> None:
        rows_by_extension = self.source.search_index.positions_by_extension
        self._favourite_rows = frozenset(
            row for number in self._favourites for row in rows_by_extension.get(number, ())
        )

    def _on_source_data_changed(self, top: QModelIndex, bottom: QModelIndex, roles: list[int]) -> None:
        rows = range(top.row(), bottom.row() + 1)
        if len(rows) >= len(self.source.search_index):
            # All rows have changed, so that all positions have, wherever each row is shown.
            if self._shown_rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown_rows) - 1, 0), roles)
            return
        positions = sorted(position for row in rows if (position := self._find_position(row)) is not None)
        for first, last in contiguous_runs(positions):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), roles)

    # -- searching

    def _rebuild_rows(self) -> None:
        self._position_by_row = None
        if not self.needles:
            self._last_text_hits = None
            self._shown_rows = self._all_rows()
            return
        shown: list[int] = []
        for hits in self._iter_hit_groups():
            if self._favourite_rows.isdisjoint(hits):
                shown += hits
            else:
                shown += [row for row in hits if row in self._favourite_rows]
                shown += [row for row in hits if row not in self._favourite_rows]
        self._shown_rows = shown

    def _all_rows(self) -> Sequence[int]:
        rows = range(len(self.source.search_index))
        if not self._favourite_rows:
            return rows
        rows_by_extension = self.source.search_index.positions_by_extension
        favourites = [row for number in self._favourites for row in rows_by_extension.get(number, ())]
        return [*favourites, *(row for row in rows if row not in self._favourite_rows)]

    def _iter_hit_groups(self) -> Iterator[list[int]]:
        """Yield the groups of matches, the best first; they are disjoint."""
        if self._number_spellings:
            yield from self._iter_number_hit_groups()
            return
        index = self.source.search_index
        hits = self._find_containing()
        first_group = index.find_name_prefix(self.needles[0], hits)
        if len(self.needles) > 1:
            first_group = index.find_word_prefixes(self.needles[1:], first_group)
        yield first_group
        rest = _exclude_rows(hits, first_group)
        second_group = index.find_word_prefixes(self.needles, rest)
        yield second_group
        yield _exclude_rows(rest, second_group)
        if len(hits) < MIN_EXACT_HITS:
            yield _exclude_rows(index.find_similar(self.needles), hits)

    def _iter_number_hit_groups(self) -> Iterator[list[int]]:
        last_hits, self._last_number_hits = self._last_number_hits, None
        candidates = None
        # With another digit, a spelling may be added or dropped; they are compared in pairs.
        if (
            last_hits is not None
            and len(last_hits[0]) == len(self._number_spellings)
            and _narrows_search(last_hits[0], self._number_spellings)
        ):
            candidates = last_hits[1]
        equal, beginning, containing = self.source.search_index.find_numbers(
            self._number_spellings, candidates
        )
        self._last_number_hits = (self._number_spellings, containing)
        yield equal
        yield _exclude_rows(beginning, equal)
        if len(self.needles) == 1 and len(containing) < len(self.source.search_index):
            # Digits without spaces may occur in a name or an e-mail address, too.
            containing = sorted({*containing, *self._find_containing()})
        if len(containing) > len(beginning):
            yield _exclude_rows(containing, beginning)

    def _find_containing(self) -> list[int]:
        """Return who has all words anywhere."""
        index, candidates = self.source.search_index, None
        # While users go on typing, each result is among those of the last key press.
        if self._last_text_hits is not None and _narrows_search(self._last_text_hits[0], self.needles):
            candidates = self._last_text_hits[1]
        # The longest word is the rarest one as a rule, and leaves the fewest candidates for the others.
        for needle in sorted(self.needles, key=len, reverse=True):
            candidates = index.find_containing(needle, candidates)
        hits = list(candidates or ())
        self._last_text_hits = (self.needles, hits)
        return hits


def _narrows_search(previous: tuple[str, ...], current: tuple[str, ...]) -> bool:
    """Return whether all matches of ``current`` are matches of ``previous``."""
    if len(previous) > len(current):
        return False
    # A single letter matches beginnings of words only, so that "za" finds people whom "z" does not.
    return all(
        len(shorter) > 1 and shorter in longer for shorter, longer in zip(previous, current, strict=False)
    )


def _exclude_rows(rows: Sequence[int], excluded: Sequence[int]) -> list[int]:
    if not excluded:
        return list(rows)
    excluded_rows = frozenset(excluded)
    return [row for row in rows if row not in excluded_rows]
