"""The directory as rows, and the search through it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from time import perf_counter
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.row_model import CONTENT_ROLES, Clock, Index, RowModel, contiguous_runs
from devlink3_desk.qt.core.sorted_model import RowProxyModel
from devlink3_desk.qt.core.text import extract_digits, fold_text, format_tooltip, sanitize_text
from devlink3_desk.qt.directory.person_row import PersonRow, Reachability, create_person_row
from devlink3_desk.qt.directory.search_index import SearchIndex, build_search_index, matches_spelling
from devlink3_desk.qt.extensions.extension_model import ExtensionModel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import ExtensionStatus, Person, PersonKind
from devlink3_desk.switchboard.numbers import number_variants
from devlink3_desk.switchboard.site import Site

MIN_EXACT_HITS: Final = 5
"""With fewer exact answers than this, words that are spelled nearly so count too."""

MAX_SYNCHRONOUS_PEOPLE: Final = 1_000
"""So many people are laid out before anyone can see that it takes time; more of them in between."""

_SLICE_SECONDS: Final = 0.004
"""Seconds of a frame that laying people out may take."""
_MAX_CACHED_ROWS: Final = 500


def no_note(_person: Person) -> str:
    """Say that nobody has written anything down."""
    return ""


class PersonModel(RowModel[PersonRow]):
    """Everyone in the directory, colleagues first; wholly replaced when it is read anew.

    Rows are made when someone looks at them. A large directory is laid out in between other things,
    and the old one is shown until then.
    """

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("PersonModel", "Name"),)

    def __init__(self, clock: Clock, extensions: ExtensionModel, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._extensions = extensions
        self.note_lookup: Callable[[Person], str] = no_note
        """Tells the note on a person; set by whoever keeps them."""
        self.search_index = SearchIndex()
        self._row_cache: dict[int, PersonRow] = {}
        self._reachability_by_row: dict[int, Reachability] = {}  # as they were last told of
        self._index_steps: Generator[None, None, SearchIndex] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._continue_indexing)

    @property
    def is_indexing(self) -> bool:
        """Whether people are being laid out."""
        return self._index_steps is not None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self.search_index)

    def __iter__(self) -> Iterator[PersonRow]:
        return map(self.value_at, range(len(self.search_index)))

    def value_at(self, row: int) -> PersonRow:
        """Return the value of one row."""
        known = self._row_cache.get(row)
        if known is None:
            if len(self._row_cache) >= _MAX_CACHED_ROWS:
                self._row_cache.clear()
            person = self.search_index.people[row]
            reach = self._find_reachability(person)
            if reach.state is not None:
                self._reachability_by_row[row] = reach
            known = self._row_cache[row] = create_person_row(person, reach, self.note_lookup(person))
        return known

    def find_row(self, key: str) -> int | None:
        """Return where a key is."""
        return self.search_index.position_by_key.get(key)

    def cell_text(self, row: PersonRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the name."""
        return row.name

    def cell_data(self, row: PersonRow, column: int, role: int) -> object:
        """Return one role of a row; its tooltip tells what a line has no room for."""
        return (
            format_tooltip(row.accessible_text)
            if role == Qt.ItemDataRole.ToolTipRole
            else super().cell_data(row, column, role)
        )

    # -- what changes

    def set_people(self, people: Sequence[Person]) -> None:
        """Take a directory that was read anew: at once, or in slices where it is large."""
        self._index_steps = build_search_index(people)
        if len(people) <= MAX_SYNCHRONOUS_PEOPLE:
            self.finish_indexing()
        else:
            self._timer.start()

    def finish_indexing(self) -> None:
        """Finish at once what is being laid out."""
        while self._index_steps is not None:
            self._run_index_step()

    def refresh_extensions(self, extensions: Iterable[str]) -> None:
        """Look again at the state of these extensions."""
        places = [
            at
            for extension in extensions
            for at in self.search_index.positions_by_extension.get(extension, ())
        ]
        changed: list[int] = []
        for at in places:
            reach = self._find_reachability(self.search_index.people[at])
            if self._reachability_by_row.get(at) != reach:
                self._reachability_by_row[at] = reach
                changed.append(at)
        self._invalidate_rows(changed)

    def refresh_all(self) -> None:
        """Make every row anew, where something that all show has changed."""
        self._row_cache.clear()
        if self.search_index.people:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self.search_index) - 1, 0), list(CONTENT_ROLES)
            )

    def _invalidate_rows(self, places: Sequence[int]) -> None:
        for at in places:
            self._row_cache.pop(at, None)
        for first, last in contiguous_runs(sorted(places)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), list(CONTENT_ROLES))

    def _continue_indexing(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        while self._index_steps is not None and perf_counter() < until:
            self._run_index_step()

    def _run_index_step(self) -> None:
        if self._index_steps is None:
            return
        try:
            next(self._index_steps)
        except StopIteration as done:
            self._index_steps = None
            self._timer.stop()
            self.beginResetModel()
            self.search_index = done.value
            self._row_cache, self._reachability_by_row = {}, {}
            self.endResetModel()

    def _find_reachability(self, person: Person) -> Reachability:
        if person.kind != PersonKind.USER:
            return Reachability()
        known = self._extensions.find(person.number)
        if known is None:
            unknown = ExtensionStatus.UNKNOWN
            return Reachability(
                unknown, None, state_display.extension_status_text(unknown)
            )
        return Reachability(known.info.state, known.away_reason, known.state_text, known.presence_summary)


class PersonList(RowProxyModel[PersonRow]):
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
        self._number_spellings: tuple[str, ...] = ()
        self._shown_rows: Sequence[int] = ()
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
        """Search."""
        needles = tuple(fold_text(text).split())
        numbers = number_variants(text, self.site) if extract_digits(text) else ()
        if (needles, numbers) != (self.needles, self._number_spellings):
            self.needles, self._number_spellings = needles, numbers
            self.rebuild()

    def set_favourites(self, numbers: Iterable[str]) -> None:
        """Put users with these numbers first among equals, in this order where nobody searches."""
        wanted = tuple(dict.fromkeys(numbers))
        if wanted != self._favourites:
            self._favourites = wanted
            self._update_favourite_rows()
            self.rebuild()

    # -- what views ask

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many people are shown."""
        return 0 if parent.isValid() else len(self._shown_rows)

    def value_at(self, at: int) -> PersonRow:
        """Return the row shown at a place, with that one of its numbers that was searched for."""
        row = self.source.value_at(self._shown_rows[at])
        if not self._number_spellings or not row.person.others:
            return row
        numbers = [row.person.number, *(other.number for other in row.person.others)]
        meant = next(
            (number for number in numbers if matches_spelling(number, self._number_spellings)),
            row.person.number,
        )
        return (
            row if meant == row.person.number else msgspec.structs.replace(row, number=sanitize_text(meant))
        )

    def key_at(self, at: int) -> str:
        """Return the key of the row shown at a place."""
        return self.source.search_index.keys[self._shown_rows[at]]

    def find_row(self, key: str) -> int | None:
        """Return where a key is shown, ``None`` if it is not."""
        row = self.source.find_row(key)
        return None if row is None else self._find_position(row)

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source's row numbers of what is shown between two places."""
        return list(self._shown_rows[max(0, first) : last + 1])

    # -- following the source

    def _find_position(self, row: int) -> int | None:
        if isinstance(self._shown_rows, range):
            return row if row in self._shown_rows else None
        if self._position_by_row is None:
            self._position_by_row = {row: place for place, row in enumerate(self._shown_rows)}
        return self._position_by_row.get(row)

    def _on_source_reset(self) -> None:
        self._last_text_hits = self._last_number_hits = None
        self._update_favourite_rows()
        self._rebuild_rows()
        self.endResetModel()

    def _update_favourite_rows(self) -> None:
        known = self.source.search_index.positions_by_extension
        self._favourite_rows = frozenset(at for number in self._favourites for at in known.get(number, ()))

    def _on_source_data_changed(self, top: QModelIndex, bottom: QModelIndex, roles: list[int]) -> None:
        rows = range(top.row(), bottom.row() + 1)
        if len(rows) >= len(self.source.search_index):  # all of them: where each is shown does not matter
            if self._shown_rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown_rows) - 1, 0), roles)
            return
        places = sorted(place for row in rows if (place := self._find_position(row)) is not None)
        for first, last in contiguous_runs(places):
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
            if not self._favourite_rows.isdisjoint(hits):
                shown += [at for at in hits if at in self._favourite_rows]
                shown += [at for at in hits if at not in self._favourite_rows]
            else:
                shown += hits
        self._shown_rows = shown

    def _all_rows(self) -> Sequence[int]:
        everyone = range(len(self.source.search_index))
        if not self._favourite_rows:
            return everyone
        known = self.source.search_index.positions_by_extension
        first = [at for number in self._favourites for at in known.get(number, ())]
        return [*first, *(at for at in everyone if at not in self._favourite_rows)]

    def _iter_hit_groups(self) -> Iterator[list[int]]:
        """Yield the answers, the best group first; nobody is in two of them."""
        if self._number_spellings:
            yield from self._iter_number_hit_groups()
            return
        catalogue = self.source.search_index
        hits = self._find_containing()
        first = catalogue.find_name_prefix(self.needles[0], hits)
        if len(self.needles) > 1:
            first = catalogue.find_word_prefixes(self.needles[1:], first)
        yield first
        rest = _exclude_rows(hits, first)
        second = catalogue.find_word_prefixes(self.needles, rest)
        yield second
        yield _exclude_rows(rest, second)
        if len(hits) < MIN_EXACT_HITS:
            yield _exclude_rows(catalogue.find_similar(self.needles), hits)

    def _iter_number_hit_groups(self) -> Iterator[list[int]]:
        before, self._last_number_hits = self._last_number_hits, None
        among = None
        same = before is not None and len(before[0]) == len(self._number_spellings)
        if before is not None and same and _narrows_search(before[0], self._number_spellings):
            among = before[1]
        exactly, begins, others = self.source.search_index.find_numbers(self._number_spellings, among)
        self._last_number_hits = (self._number_spellings, others)
        yield exactly
        yield _exclude_rows(begins, exactly)
        if len(self.needles) == 1 and len(others) < len(self.source.search_index):
            # Digits without blanks may stand in a name or an address, too.
            others = sorted({*others, *self._find_containing()})
        if len(others) > len(begins):
            yield _exclude_rows(others, begins)

    def _find_containing(self) -> list[int]:
        """Return whoever has all words somewhere; of those found so far, where only letters were added."""
        catalogue, among = self.source.search_index, None
        if self._last_text_hits is not None and _narrows_search(self._last_text_hits[0], self.needles):
            among = self._last_text_hits[1]
        for needle in sorted(self.needles, key=len, reverse=True):
            among = catalogue.find_containing(needle, among)
        hits = list(among or ())
        self._last_text_hits = (self.needles, hits)
        return hits


def _narrows_search(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Return whether everyone who answers ``new`` has answered ``old``."""
    if len(old) > len(new):
        return False
    return all(len(one) > 1 and one in other for one, other in zip(old, new, strict=False))


def _exclude_rows(some: Sequence[int], others: Sequence[int]) -> list[int]:
    if not others:
        return list(some)
    left_out = frozenset(others)
    return [at for at in some if at not in left_out]
