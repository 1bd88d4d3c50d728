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

from devlink3_desk.qt.core.row_model import (
    MAX_REMOVED_RUNS,
    Index,
    KeyedModel,
    ModelRow,
    Role,
    RowChanges,
    RowModel,
    contiguous_runs,
)
from devlink3_desk.qt.core.text import fold_text

R = TypeVar("R", bound=ModelRow)
SortKey: TypeAlias = tuple[float | str, ...]

MAX_MOVED_KEYS: Final = 4_096
"""Rows that may have moved since everything was sorted; beyond that it is sorted anew."""

MAX_CHANGED_RUNS: Final = 24
"""Above this many separate runs of changed rows, a view that paints all it shows, once, has less to do."""

_POSITION_ROLES: Final = frozenset({int(Role.SORT), int(Role.SEARCH_TEXT)})
"""Roles whose change may move a row or let it in or out."""


class RowProxyModel(QAbstractTableModel, Generic[R]):
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

    def find_row(self, key: str) -> int | None:
        """Return where a key is shown, ``None`` if it is not."""
        raise NotImplementedError

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source's row numbers of what is shown between two places."""
        raise NotImplementedError

    def value_at(self, at: int) -> R | None:
        """Return the row shown at a place."""
        raise NotImplementedError

    def _rebuild_rows(self) -> None:
        """Filter and sort everything anew."""
        raise NotImplementedError

    # -- what views ask

    def set_filter(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        needles = tuple(fold_text(text).split())
        if needles != self.needles:
            self.needles = needles
            self.rebuild()

    def rebuild(self) -> None:
        """Filter and sort everything anew, after the question has changed (not the answers)."""
        self.beginResetModel()
        self._rebuild_rows()
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
        row = self.value_at(at)
        return None if row is None else self.source.cell_data(row, index.column(), role)


class SortedModel(RowProxyModel[R]):
    """A live, sorted and filtered view of one :class:`KeyedModel`."""

    source: KeyedModel[R]

    shown_rows_updated = Signal(list)
    """Places of all rows that have just changed, in order: for a view that paints no more than these."""

    def __init__(self, source: KeyedModel[R], parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self._shown_items: list[tuple[SortKey, str]] = []
        self._shown_ranks: dict[str, SortKey] | None = {}
        """Order by key of what is shown, made when it is first asked for."""
        self._search_texts: dict[str, str] | None = None
        """What the filter looks for words in, by key, as long as somebody types."""
        self._sorted_items: list[tuple[SortKey, str]] | None = None
        """All rows in their order as they were when it was last asked for, so that a filter need not sort."""
        self._moved_keys: set[str] = set()
        """Keys that have come, gone or moved since then."""
        self._deferred_keys: dict[str, None] | None = None
        """Keys that have come or moved while nothing is to move; ``None`` where everything may."""
        source.rowsInserted.connect(self._on_rows_inserted)
        source.rowsAboutToBeRemoved.connect(self._on_rows_about_to_be_removed)
        source.rows_updated.connect(self._on_rows_updated)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._on_source_reset)
        self._rebuild_rows()

    # -- what a kind of list decides

    def row_filter(self) -> Callable[[R], bool] | None:
        """Return what a row must fulfil besides the words of the filter, ``None`` where that is nothing."""
        return None

    def accepts_row(self, row: R) -> bool:
        """Return whether a row is shown: every word of the filter is somewhere in it."""
        condition = self.row_filter()
        if condition is not None and not condition(row):
            return False
        return all(needle in row.search_text for needle in self.needles)

    def sort_key_of(self, row: R) -> SortKey:
        """Return a row's order."""
        return row.sort_key

    # -- what views ask

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown_items)

    def value_at(self, at: int) -> R | None:
        """Return the row shown at a place."""
        return self.source.find(self._shown_items[at][1])

    def key_at(self, at: int) -> str:
        """Return the key of the row shown at a place."""
        return self._shown_items[at][1]

    def find_row(self, key: str) -> int | None:
        """Return where a key is shown, ``None`` if it is not."""
        rank = self._ensure_shown_ranks().get(key)
        return None if rank is None else bisect_left(self._shown_items, (rank, key))

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source's row numbers of what is shown between two places."""
        shown = self._shown_items[max(0, first) : last + 1]
        rows = (self.source.find_row(key) for _, key in shown)
        return [at for at in rows if at is not None]

    # -- following the source

    @property
    def is_frozen(self) -> bool:
        """Whether no row is to come or move now."""
        return self._deferred_keys is not None

    def freeze(self) -> None:
        """Let no row come or move from now on: somebody is about to click. What goes, goes."""
        if self._deferred_keys is None:
            self._deferred_keys = {}

    def unfreeze(self) -> None:
        """Let rows come and move again, first those that have waited for it."""
        waiting, self._deferred_keys = self._deferred_keys, None
        if waiting is None:
            return
        if len(waiting) > MAX_REMOVED_RUNS:
            self.sort_all()
            return
        for key in waiting:
            row = self.source.find(key)
            if row is not None:
                self._reposition_row(row)

    def sort_all(self) -> None:
        """Sort everything anew, after :meth:`rank` has come to mean something else."""
        self._sorted_items = self._sort_source_rows()
        self._moved_keys.clear()
        self.rebuild()

    def _rebuild_rows(self) -> None:
        items, condition = self._ensure_sorted_items(), self.row_filter()
        if self.needles:
            items = self._filter_by_needles(items)
        if condition is not None:
            rows = self.source.find_values(key for _, key in items)
            items = [item for item, row in zip(items, rows, strict=True) if condition(row)]
        self._shown_items = list(items)
        self._shown_ranks = None
        if self._deferred_keys is not None:
            self._deferred_keys = {}

    def _filter_by_needles(self, items: list[tuple[SortKey, str]]) -> list[tuple[SortKey, str]]:
        """Return what has all words of the filter; ten thousand rows are looked through at a key press."""
        if self._search_texts is None:
            self._search_texts = {row.key: row.search_text for row in self.source}
        texts = self._search_texts
        for needle in self.needles:
            items = [item for item in items if needle in texts[item[1]]]
        return items

    def _ensure_shown_ranks(self) -> dict[str, SortKey]:
        if self._shown_ranks is None:
            self._shown_ranks = {key: rank for rank, key in self._shown_items}
        return self._shown_ranks

    def _sort_source_rows(self) -> list[tuple[SortKey, str]]:
        return sorted((self.sort_key_of(row), row.key) for row in self.source)

    def _ensure_sorted_items(self) -> list[tuple[SortKey, str]]:
        if (
            self._sorted_items is None
            and self._deferred_keys is None
            and len(self._shown_items) == self.source.rowCount()
        ):
            self._sorted_items = list(self._shown_items)  # everything is shown, in its order
        elif self._sorted_items is None:
            self._sorted_items = self._sort_source_rows()
        elif self._moved_keys:
            items = [item for item in self._sorted_items if item[1] not in self._moved_keys]
            rows = ((key, self.source.find(key)) for key in self._moved_keys)
            items += sorted((self.sort_key_of(row), key) for key, row in rows if row is not None)
            items.sort()  # two sorted runs are merged
            self._sorted_items = items
        self._moved_keys.clear()
        return self._sorted_items

    def _record_moved_keys(self, keys: Iterable[str]) -> None:
        """Remember that rows are no longer where they were when everything was sorted."""
        if self._sorted_items is not None:
            self._moved_keys.update(keys)
            if len(self._moved_keys) > MAX_MOVED_KEYS:
                self._sorted_items = None
                self._moved_keys.clear()

    def _on_source_reset(self) -> None:
        self._search_texts, self._sorted_items = None, self._sort_source_rows()
        self._moved_keys.clear()
        self._rebuild_rows()
        self.endResetModel()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        rows = [self.source.value_at(at) for at in range(first, last + 1)]
        self._record_moved_keys(row.key for row in rows)
        self._update_search_texts(rows)
        if self._deferred_keys is not None:
            self._deferred_keys.update(dict.fromkeys(row.key for row in rows))
            return
        self._insert_items(sorted((self.sort_key_of(row), row.key) for row in rows if self.accepts_row(row)))

    def _insert_items(self, items: Sequence[tuple[SortKey, str]]) -> None:
        steps = [
            (at, list(group))
            for at, group in groupby(items, key=lambda item: bisect_left(self._shown_items, item))
        ]
        if len(steps) > MAX_REMOVED_RUNS:
            self.rebuild()
            return
        for at, group in reversed(steps):
            self.beginInsertRows(QModelIndex(), at, at + len(group) - 1)
            self._shown_items[at:at] = group
            self._ensure_shown_ranks().update((key, rank) for rank, key in group)
            self.endInsertRows()

    def _on_rows_about_to_be_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        keys = [self.source.value_at(at).key for at in range(first, last + 1)]
        self._record_moved_keys(keys)
        if self._search_texts is not None:
            for key in keys:
                self._search_texts.pop(key, None)
        self._remove_keys(keys)

    def _update_search_texts(self, rows: Iterable[R]) -> None:
        """Know the words of rows that have come or changed; nobody filters: nobody needs to."""
        if self._search_texts is None:
            return
        if self.needles:
            self._search_texts.update((row.key, row.search_text) for row in rows)
        else:
            self._search_texts = None

    def _remove_keys(self, keys: Iterable[str]) -> None:
        places = [place for key in keys if (place := self.find_row(key)) is not None]
        places_of = self._ensure_shown_ranks()
        for first, last in reversed(contiguous_runs(sorted(places))):
            self.beginRemoveRows(QModelIndex(), first, last)
            for _, key in self._shown_items[first : last + 1]:
                del places_of[key]
            del self._shown_items[first : last + 1]
            self.endRemoveRows()

    def _on_rows_updated(self, changes: RowChanges) -> None:
        rows = [self.source.value_at(at) for at in changes.rows]
        if not _POSITION_ROLES.isdisjoint(changes.roles):
            self._record_moved_keys(row.key for row in rows)
            self._update_search_texts(rows)
            if self._deferred_keys is None:
                for row in rows:
                    self._reposition_row(row)
            else:
                self._deferred_keys.update(dict.fromkeys(row.key for row in rows))
        places = sorted(place for row in rows if (place := self.find_row(row.key)) is not None)
        self.shown_rows_updated.emit(places)
        runs = contiguous_runs(places)
        if len(runs) > MAX_CHANGED_RUNS:
            runs = [(runs[0][0], runs[-1][1])]
        (left, right), roles = changes.columns, list(changes.roles)
        for first, last in runs:
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right), roles)

    def _reposition_row(self, row: R) -> None:
        """Let one row in or out, or move it, as its new value asks."""
        at = self.find_row(row.key)
        accepted = self.accepts_row(row)
        if at is None:
            if accepted:
                self._insert_items([(self.sort_key_of(row), row.key)])
        elif not accepted:
            self._remove_keys([row.key])
        else:
            self._move_item(at, (self.sort_key_of(row), row.key))

    def _move_item(self, at: int, item: tuple[SortKey, str]) -> None:
        if self._shown_items[at] == item:
            return
        to = bisect_left(self._shown_items, item)
        if to in (at, at + 1):
            self._shown_items[at] = item
            self._ensure_shown_ranks()[item[1]] = item[0]
            return
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to)
        del self._shown_items[at]
        self._shown_items.insert(to - 1 if to > at else to, item)
        self._ensure_shown_ranks()[item[1]] = item[0]
        self.endMoveRows()
