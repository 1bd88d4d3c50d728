"""What people see of a model: the rows that pass a filter, in their order.

Qt's own sorting proxy asks Python twice for every comparison; this one keeps a sorted list of sort
keys and finds each row's place in it by bisection, so that ten thousand rows stay within a frame.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from .keyed import MAX_GAPS, Index, KeyedModel, Row, RowModel, Told, runs_of
from .roles import Role
from .text import fold

R = TypeVar("R", bound=Row)
SortKey: TypeAlias = tuple[float | str, ...]

MAX_MOVED: Final = 4_096
"""Rows that may have moved since everything was sorted; beyond that it is sorted anew."""

MAX_RUNS: Final = 24
"""Above this many separate runs of changed rows, a view that paints all it shows, once, has less to do."""

_PLACING: Final = frozenset({int(Role.SORT), int(Role.FILTER)})
"""Roles whose change may move a row or let it in or out."""


class ListModel(QAbstractTableModel, Generic[R]):
    """Some rows of a model in some order, as a view shows them; the same columns and roles."""

    def __init__(self, source: RowModel[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._columns = source.columnCount()
        self.needles: tuple[str, ...] = ()

    # -- what a kind of list decides

    def key_at(self, at: int) -> str:
        """Return the key of the row shown at a place."""
        raise NotImplementedError

    def place_of(self, key: str) -> int | None:
        """Return where a key is shown, ``None`` if it is not."""
        raise NotImplementedError

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source's row numbers of what is shown between two places."""
        raise NotImplementedError

    def row_at(self, at: int) -> R | None:
        """Return the row shown at a place."""
        raise NotImplementedError

    def _build(self) -> None:
        """Filter and sort everything anew."""
        raise NotImplementedError

    # -- what views ask

    def set_filter(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        needles = tuple(fold(text).split())
        if needles != self.needles:
            self.needles = needles
            self.rebuild()

    def rebuild(self) -> None:
        """Filter and sort everything anew, after the question has changed (not the answers)."""
        self.beginResetModel()
        self._build()
        self.endResetModel()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many columns a row has."""
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        return self.source.headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        at = index.row()
        if not index.isValid() or at >= self.rowCount():
            return None
        row = self.row_at(at)
        return None if row is None else self.source.cell(row, index.column(), role)


class OrderedModel(ListModel[R]):
    """A live, sorted and filtered view of one :class:`KeyedModel`."""

    source: KeyedModel[R]

    changed_at = Signal(list)
    """Places of all rows that have just changed, in order: for a view that paints no more than these."""

    def __init__(self, source: KeyedModel[R], parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self._order: list[tuple[SortKey, str]] = []
        self._places: dict[str, SortKey] | None = {}
        """Order by key of what is shown, made when it is first asked for."""
        self._texts: dict[str, str] | None = None
        """What the filter looks for words in, by key, as long as somebody types."""
        self._sorted: list[tuple[SortKey, str]] | None = None
        """All rows in their order as they were when it was last asked for, so that a filter need not sort."""
        self._since: set[str] = set()
        """Keys that have come, gone or moved since then."""
        self._waiting: dict[str, None] | None = None
        """Keys that have come or moved while nothing is to move; ``None`` where everything may."""
        source.rowsInserted.connect(self._inserted)
        source.rowsAboutToBeRemoved.connect(self._removing)
        source.rows_told.connect(self._changed)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._reset)
        self._build()

    # -- what a kind of list decides

    def condition(self) -> Callable[[R], bool] | None:
        """Return what a row must fulfil besides the words of the filter, ``None`` where that is nothing."""
        return None

    def accepts(self, row: R) -> bool:
        """Return whether a row is shown: every word of the filter is somewhere in it."""
        condition = self.condition()
        if condition is not None and not condition(row):
            return False
        return all(needle in row.haystack for needle in self.needles)

    def rank(self, row: R) -> SortKey:
        """Return a row's order."""
        return row.sort_key

    # -- what views ask

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def row_at(self, at: int) -> R | None:
        """Return the row shown at a place."""
        return self.source.find(self._order[at][1])

    def key_at(self, at: int) -> str:
        """Return the key of the row shown at a place."""
        return self._order[at][1]

    def place_of(self, key: str) -> int | None:
        """Return where a key is shown, ``None`` if it is not."""
        rank = self._place().get(key)
        return None if rank is None else bisect_left(self._order, (rank, key))

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source's row numbers of what is shown between two places."""
        shown = self._order[max(0, first) : last + 1]
        rows = (self.source.row_of(key) for _, key in shown)
        return [at for at in rows if at is not None]

    # -- following the source

    @property
    def held(self) -> bool:
        """Whether no row is to come or move now."""
        return self._waiting is not None

    def hold(self) -> None:
        """Let no row come or move from now on: somebody is about to click. What goes, goes."""
        if self._waiting is None:
            self._waiting = {}

    def release(self) -> None:
        """Let rows come and move again, first those that have waited for it."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        if len(waiting) > MAX_GAPS:
            self.rank_anew()
            return
        for key in waiting:
            row = self.source.find(key)
            if row is not None:
                self._settle(row)

    def rank_anew(self) -> None:
        """Sort everything anew, after :meth:`rank` has come to mean something else."""
        self._sorted = self._sort()
        self._since.clear()
        self.rebuild()

    def _build(self) -> None:
        items, condition = self._all_sorted(), self.condition()
        if self.needles:
            items = self._with_words(items)
        if condition is not None:
            rows = self.source.find_all(key for _, key in items)
            items = [item for item, row in zip(items, rows, strict=True) if condition(row)]
        self._order = list(items)
        self._places = None
        if self._waiting is not None:
            self._waiting = {}

    def _with_words(self, items: list[tuple[SortKey, str]]) -> list[tuple[SortKey, str]]:
        """Return what has all words of the filter; ten thousand rows are looked through at a key press."""
        if self._texts is None:
            self._texts = {row.key: row.haystack for row in self.source}
        texts = self._texts
        for needle in self.needles:
            items = [item for item in items if needle in texts[item[1]]]
        return items

    def _place(self) -> dict[str, SortKey]:
        if self._places is None:
            self._places = {key: rank for rank, key in self._order}
        return self._places

    def _sort(self) -> list[tuple[SortKey, str]]:
        return sorted((self.rank(row), row.key) for row in self.source)

    def _all_sorted(self) -> list[tuple[SortKey, str]]:
        if self._sorted is None and self._waiting is None and len(self._order) == self.source.rowCount():
            self._sorted = list(self._order)  # everything is shown, in its order
        elif self._sorted is None:
            self._sorted = self._sort()
        elif self._since:
            items = [item for item in self._sorted if item[1] not in self._since]
            rows = ((key, self.source.find(key)) for key in self._since)
            items += sorted((self.rank(row), key) for key, row in rows if row is not None)
            items.sort()  # two sorted runs are merged
            self._sorted = items
        self._since.clear()
        return self._sorted

    def _note(self, keys: Iterable[str]) -> None:
        """Remember that rows are no longer where they were when everything was sorted."""
        if self._sorted is not None:
            self._since.update(keys)
            if len(self._since) > MAX_MOVED:
                self._sorted = None
                self._since.clear()

    def _reset(self) -> None:
        self._texts, self._sorted = None, self._sort()
        self._since.clear()
        self._build()
        self.endResetModel()

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        rows = [self.source.row_value(at) for at in range(first, last + 1)]
        self._note(row.key for row in rows)
        self._read(rows)
        if self._waiting is not None:
            self._waiting.update(dict.fromkeys(row.key for row in rows))
            return
        self._insert(sorted((self.rank(row), row.key) for row in rows if self.accepts(row)))

    def _insert(self, items: Sequence[tuple[SortKey, str]]) -> None:
        steps = [
            (at, list(group)) for at, group in groupby(items, key=lambda item: bisect_left(self._order, item))
        ]
        if len(steps) > MAX_GAPS:
            self.rebuild()
            return
        for at, group in reversed(steps):
            self.beginInsertRows(QModelIndex(), at, at + len(group) - 1)
            self._order[at:at] = group
            self._place().update((key, rank) for rank, key in group)
            self.endInsertRows()

    def _removing(self, _parent: QModelIndex, first: int, last: int) -> None:
        keys = [self.source.row_value(at).key for at in range(first, last + 1)]
        self._note(keys)
        if self._texts is not None:
            for key in keys:
                self._texts.pop(key, None)
        self._drop(keys)

    def _read(self, rows: Iterable[R]) -> None:
        """Know the words of rows that have come or changed; nobody filters: nobody needs to."""
        if self._texts is None:
            return
        if self.needles:
            self._texts.update((row.key, row.haystack) for row in rows)
        else:
            self._texts = None

    def _drop(self, keys: Iterable[str]) -> None:
        places = [place for key in keys if (place := self.place_of(key)) is not None]
        places_of = self._place()
        for first, last in reversed(runs_of(sorted(places))):
            self.beginRemoveRows(QModelIndex(), first, last)
            for _, key in self._order[first : last + 1]:
                del places_of[key]
            del self._order[first : last + 1]
            self.endRemoveRows()

    def _changed(self, told: Told) -> None:
        rows = [self.source.row_value(at) for at in told.rows]
        if not _PLACING.isdisjoint(told.roles):
            self._note(row.key for row in rows)
            self._read(rows)
            if self._waiting is None:
                for row in rows:
                    self._settle(row)
            else:
                self._waiting.update(dict.fromkeys(row.key for row in rows))
        places = sorted(place for row in rows if (place := self.place_of(row.key)) is not None)
        self.changed_at.emit(places)
        runs = runs_of(places)
        if len(runs) > MAX_RUNS:
            runs = [(runs[0][0], runs[-1][1])]
        (left, right), roles = told.columns, list(told.roles)
        for first, last in runs:
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right), roles)

    def _settle(self, row: R) -> None:
        """Let one row in or out, or move it, as its new value asks."""
        at = self.place_of(row.key)
        accepted = self.accepts(row)
        if at is None:
            if accepted:
                self._insert([(self.rank(row), row.key)])
        elif not accepted:
            self._drop([row.key])
        else:
            self._move(at, (self.rank(row), row.key))

    def _move(self, at: int, item: tuple[SortKey, str]) -> None:
        if self._order[at] == item:
            return
        to = bisect_left(self._order, item)
        if to in (at, at + 1):
            self._order[at] = item
            self._place()[item[1]] = item[0]
            return
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to)
        del self._order[at]
        self._order.insert(to - 1 if to > at else to, item)
        self._place()[item[1]] = item[0]
        self.endMoveRows()
