"""Proxy models that filter and sort the rows of a model for a view.

``QSortFilterProxyModel`` calls back into Python twice for every comparison, which takes seconds for ten
thousand rows. :class:`SortedModel` keeps a sorted list of Python tuples and finds rows in it by bisection.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.qt.core.row_model import (
    MAX_ROW_RUNS,
    Index,
    KeyedModel,
    ModelRow,
    Role,
    RowChanges,
    RowModel,
    find_runs,
)
from devlink3_desk.qt.core.text import fold_text

R = TypeVar("R", bound=ModelRow)

SortKey: TypeAlias = tuple[float | str, ...]
Item: TypeAlias = tuple[SortKey, str]
"""Sort key and key of a row. Items are compared as a whole, so that the order of rows is always total."""

MAX_OUTDATED_KEYS: Final = 4_096
"""Changes of order since everything was sorted, from which sorting again costs less than merging them."""

MAX_CHANGED_RUNS: Final = 24
"""Separate runs of changed rows, above which one ``dataChanged`` from the first to the last costs less."""

_POSITION_ROLES: Final = frozenset({int(Role.SORT), int(Role.SEARCH_TEXT)})
"""Roles of which a change can move, show or hide a row."""


class RowProxyModel(QAbstractTableModel, Generic[R]):
    """Base class of models that show rows of a source model in an order of their own.

    Columns and roles are those of the source. A *position* is a row number of this model; *source row* is
    a row number of the source.
    """

    def __init__(self, source: RowModel[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._columns = source.columnCount()
        self.needles: tuple[str, ...] = ()
        """Folded words of the filter, all of which a row has to contain."""

    def key_at(self, position: int) -> str:
        """Return the key of the row at a position."""
        raise NotImplementedError

    def find_row(self, key: str) -> int | None:
        """Return the position of a key, or ``None`` if it is not shown."""
        raise NotImplementedError

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source rows of a range of positions, both ends included."""
        raise NotImplementedError

    def value_at(self, position: int) -> R | None:
        """Return the row value at a position."""
        raise NotImplementedError

    def _rebuild_rows(self) -> None:
        """Filter and sort all rows of the source again."""
        raise NotImplementedError

    def set_filter(self, text: str) -> None:
        """Show only rows that contain every word of ``text``."""
        needles = tuple(fold_text(clean_text(text)).split())
        if needles != self.needles:
            self.needles = needles
            self.rebuild()

    def rebuild(self) -> None:
        """Filter and sort all rows again and reset the model: for changes of the filter, not of rows."""
        self.beginResetModel()
        self._rebuild_rows()
        self.endResetModel()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of columns."""
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title or the alignment of a column."""
        return self.source.headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        position = index.row()
        if not index.isValid() or position >= self.rowCount():
            return None
        row = self.value_at(position)
        return None if row is None else self.source.cell_data(row, index.column(), role)


# How a SortedModel works, by the example of calls and the filter "ann". The source, a KeyedModel, holds
# its rows in the order of their arrival. The sort key is (priority, start of the state); low ones come first.
#
#   source row   key   value                      sort key   contains "ann"   position
#   0            a     Ann, talking since 10      (5, 10)    yes              2
#   1            b     Bob, ringing since 20      (0, 20)    no               -
#   2            c     Joanna, ringing since 30   (0, 30)    yes              0
#   3            d     Hannah, dialling since 35  (4, 35)    yes              1
#
#   _sorted_items      (0, 20) b   (0, 30) c   (4, 35) d   (5, 10) a     all rows, as of the last rebuild
#   _shown_items       (0, 30) c   (4, 35) d   (5, 10) a                 the rows of this model, in order
#   _shown_sort_keys   a: (5, 10)   c: (0, 30)   d: (4, 35)              the same, by key
#   _search_texts      a: "ann"   b: "bob"   c: "joanna"   d: "hannah"   only while there is a filter
#
# The position of a key is found by bisection: find_row("a") looks up (5, 10) and bisects _shown_items for
# it. This needs the sort key by which "a" is shown, even if its value in the source already has another one.
#
# At 40, one batch of changes arrives: a is put on hold, the name of b is resolved to "Anne", c ends, and a
# call e of "Annika" rings. The source applies changed values first, then removes rows, then adds some, and
# this model follows each of its signals:
#
#   signal of the source         step                             signals of this model      keys shown
#   rows_updated 0, SORT         a: (5, 10) becomes (2, 40),      rowsMoved 2 to 1           c a d
#                                bisected before d                shown_rows_updated 1
#                                                                 dataChanged 1
#   rows_updated 1, SEARCH_TEXT  b: "anne" contains "ann",        rowsInserted 0             b c a d
#                                (0, 20) is bisected before c     shown_rows_updated 0
#                                                                 dataChanged 0
#   rowsAboutToBeRemoved 2       c: find_row returns 1            rowsRemoved 1              b a d
#   rowsInserted 3               e: (0, 40) is bisected before a  rowsInserted 1             b e a d
#
# Only a change of the filter needs _sorted_items, so that a batch does not update it: _outdated_keys records
# a, b, c and e. When the filter is cleared, their items are dropped from the list, built again from the
# present values and merged into it, which costs far less than sorting all rows.
#
# In a frozen model (while the mouse is over its view), a stays at position 2, and only shown_rows_updated and
# dataChanged are emitted for it; b and e are not inserted. All three are recorded in _deferred_keys. But c is
# removed: there is nothing left that a click on it could mean. unfreeze() moves a and inserts b and e.


class SortedModel(RowProxyModel[R]):
    """The rows of a :class:`KeyedModel` that pass a filter, sorted, and kept so while the source changes."""

    source: KeyedModel[R]

    # dataChanged makes a QListView lay out all of its items; TileView repaints these instead.
    shown_rows_updated = Signal(list)
    """Emitted before ``dataChanged`` with the positions of all changed rows, in ascending order."""

    def __init__(self, source: KeyedModel[R], parent: QObject | None = None) -> None:
        super().__init__(source, parent)
        self._shown_items: list[Item] = []
        self._shown_sort_keys: dict[str, SortKey] | None = {}
        """Sort keys of :attr:`_shown_items` by key; ``None`` until they are needed after a rebuild."""
        self._search_texts: dict[str, str] | None = None
        """Search texts of all rows by key; ``None`` unless there is a filter."""
        self._sorted_items: list[Item] | None = None
        """All rows, sorted, except for :attr:`_outdated_keys`; ``None`` if they have to be sorted again."""
        self._outdated_keys: set[str] = set()
        """Keys that were added, removed or moved since :attr:`_sorted_items` was sorted."""
        self._deferred_keys: dict[str, None] | None = None
        """Keys to add or move after :meth:`unfreeze`, in order; ``None`` while the model is not frozen."""
        source.rowsInserted.connect(self._on_rows_inserted)
        source.rowsAboutToBeRemoved.connect(self._on_rows_about_to_be_removed)
        source.rows_updated.connect(self._on_rows_updated)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._on_source_reset)
        self._rebuild_rows()

    def build_row_filter(self) -> Callable[[R], bool] | None:
        """Return the condition for a row to be shown, besides the words of the filter; ``None`` if any is."""
        return None

    def accepts_row(self, row: R) -> bool:
        """Return whether a row passes :meth:`build_row_filter` and contains every word of the filter."""
        condition = self.build_row_filter()
        if condition is not None and not condition(row):
            return False
        return all(needle in row.search_text for needle in self.needles)

    def sort_key_of(self, row: R) -> SortKey:
        """Return the key by which a row is sorted."""
        return row.sort_key

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of shown rows."""
        return 0 if parent.isValid() else len(self._shown_items)

    def value_at(self, position: int) -> R | None:
        """Return the row value at a position."""
        return self.source.find(self._shown_items[position][1])

    def key_at(self, position: int) -> str:
        """Return the key of the row at a position."""
        return self._shown_items[position][1]

    def find_row(self, key: str) -> int | None:
        """Return the position of a key, or ``None`` if it is not shown."""
        sort_key = self._ensure_shown_sort_keys().get(key)
        return None if sort_key is None else bisect_left(self._shown_items, (sort_key, key))

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return the source rows of a range of positions, both ends included."""
        shown = self._shown_items[max(0, first) : last + 1]
        rows = (self.source.find_row(key) for _, key in shown)
        return [row for row in rows if row is not None]

    # Freezing.

    @property
    def is_frozen(self) -> bool:
        """Whether rows are neither added nor moved at present."""
        return self._deferred_keys is not None

    def freeze(self) -> None:
        """Defer adding and moving rows, so that a click hits the row that was aimed at."""
        if self._deferred_keys is None:
            self._deferred_keys = {}

    def unfreeze(self) -> None:
        """Add and move the rows that were deferred."""
        deferred, self._deferred_keys = self._deferred_keys, None
        if deferred is None:
            return
        if len(deferred) > MAX_ROW_RUNS:
            self.sort_all()
            return
        for key in deferred:
            # Rows that were removed in the meantime are gone from the source.
            row = self.source.find(key)
            if row is not None:
                self._reposition_row(row)

    # Rebuilding all rows.

    def sort_all(self) -> None:
        """Sort all rows again, after a change of what :meth:`sort_key_of` returns."""
        self._sorted_items = self._sort_source_rows()
        self._outdated_keys.clear()
        self.rebuild()

    def _rebuild_rows(self) -> None:
        items, condition = self._ensure_sorted_items(), self.build_row_filter()
        if self.needles:
            items = self._filter_by_needles(items)
        if condition is not None:
            rows = self.source.find_values(key for _, key in items)
            items = [item for item, row in zip(items, rows, strict=True) if condition(row)]
        self._shown_items = list(items)
        self._shown_sort_keys = None
        # A rebuild shows everything where it belongs, even in a frozen model.
        if self._deferred_keys is not None:
            self._deferred_keys = {}

    def _filter_by_needles(self, items: list[Item]) -> list[Item]:
        # A key press filters ten thousand rows. Search texts from one dictionary take a fraction of the time
        # that a look-up of each row and an attribute of it would.
        if self._search_texts is None:
            self._search_texts = {row.key: row.search_text for row in self.source}
        texts = self._search_texts
        for needle in self.needles:
            items = [item for item in items if needle in texts[item[1]]]
        return items

    def _ensure_shown_sort_keys(self) -> dict[str, SortKey]:
        # Built late: a reset that is followed by another, at the next key press, never needs it.
        if self._shown_sort_keys is None:
            self._shown_sort_keys = {key: sort_key for sort_key, key in self._shown_items}
        return self._shown_sort_keys

    def _sort_source_rows(self) -> list[Item]:
        return sorted((self.sort_key_of(row), row.key) for row in self.source)

    def _ensure_sorted_items(self) -> list[Item]:
        """Return the items of all rows in order, with as little sorting as possible."""
        if (
            self._sorted_items is None
            and self._deferred_keys is None
            and len(self._shown_items) == self.source.rowCount()
        ):
            # All rows are shown, and where they belong: this is the order.
            self._sorted_items = list(self._shown_items)
        elif self._sorted_items is None:
            self._sorted_items = self._sort_source_rows()
        elif self._outdated_keys:
            items = [item for item in self._sorted_items if item[1] not in self._outdated_keys]
            rows = ((key, self.source.find(key)) for key in self._outdated_keys)
            items += sorted((self.sort_key_of(row), key) for key, row in rows if row is not None)
            # Timsort merges two sorted runs in linear time.
            items.sort()
            self._sorted_items = items
        self._outdated_keys.clear()
        return self._sorted_items

    def _mark_outdated(self, keys: Iterable[str]) -> None:
        """Remember keys whose place in :attr:`_sorted_items` is no longer right."""
        if self._sorted_items is not None:
            self._outdated_keys.update(keys)
            # Of a list that was empty, all keys are: nothing in it would be merged with them.
            if len(self._outdated_keys) > min(MAX_OUTDATED_KEYS, len(self._sorted_items)):
                self._sorted_items = None
                self._outdated_keys.clear()

    # Following the source.

    def _on_source_reset(self) -> None:
        self._search_texts, self._sorted_items = None, self._sort_source_rows()
        self._outdated_keys.clear()
        self._rebuild_rows()
        # beginResetModel is connected to the source's modelAboutToBeReset.
        self.endResetModel()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        rows = [self.source.value_at(row) for row in range(first, last + 1)]
        self._mark_outdated(row.key for row in rows)
        self._update_search_texts(rows)
        if self._deferred_keys is not None:
            self._deferred_keys.update(dict.fromkeys(row.key for row in rows))
            return
        self._insert_items(sorted((self.sort_key_of(row), row.key) for row in rows if self.accepts_row(row)))

    def _insert_items(self, items: Sequence[Item]) -> None:
        """Insert sorted items, those for the same position with one signal."""
        insertions = [
            (position, list(group))
            for position, group in groupby(items, key=lambda item: bisect_left(self._shown_items, item))
        ]
        if len(insertions) > MAX_ROW_RUNS:
            self.rebuild()
            return
        # From the end, so that the positions of groups that are still to be inserted stay valid.
        for position, group in reversed(insertions):
            self.beginInsertRows(QModelIndex(), position, position + len(group) - 1)
            self._shown_items[position:position] = group
            self._ensure_shown_sort_keys().update((key, sort_key) for sort_key, key in group)
            self.endInsertRows()

    def _on_rows_about_to_be_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        # Before the removal, because afterwards the source no longer has the keys of these rows.
        keys = [self.source.value_at(row).key for row in range(first, last + 1)]
        self._mark_outdated(keys)
        if self._search_texts is not None:
            for key in keys:
                self._search_texts.pop(key, None)
        self._remove_keys(keys)

    def _update_search_texts(self, rows: Iterable[R]) -> None:
        if self._search_texts is None:
            return
        if self.needles:
            self._search_texts.update((row.key, row.search_text) for row in rows)
        else:
            # The filter has been cleared: the next one collects the texts again.
            self._search_texts = None

    def _remove_keys(self, keys: Iterable[str]) -> None:
        positions = [position for key in keys if (position := self.find_row(key)) is not None]
        sort_keys = self._ensure_shown_sort_keys()
        for first, last in reversed(find_runs(sorted(positions))):
            self.beginRemoveRows(QModelIndex(), first, last)
            for _, key in self._shown_items[first : last + 1]:
                del sort_keys[key]
            del self._shown_items[first : last + 1]
            self.endRemoveRows()

    def _on_rows_updated(self, changes: RowChanges) -> None:
        rows = [self.source.value_at(row) for row in changes.rows]
        if not _POSITION_ROLES.isdisjoint(changes.roles):
            self._mark_outdated(row.key for row in rows)
            self._update_search_texts(rows)
            if self._deferred_keys is None:
                for row in rows:
                    self._reposition_row(row)
            else:
                self._deferred_keys.update(dict.fromkeys(row.key for row in rows))
        positions = sorted(position for row in rows if (position := self.find_row(row.key)) is not None)
        self.shown_rows_updated.emit(positions)
        runs = find_runs(positions)
        if len(runs) > MAX_CHANGED_RUNS:
            runs = [(runs[0][0], runs[-1][1])]
        (left, right), roles = changes.columns, list(changes.roles)
        for first, last in runs:
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right), roles)

    def _reposition_row(self, row: R) -> None:
        """Insert, remove or move a row, as its new value requires."""
        position = self.find_row(row.key)
        accepted = self.accepts_row(row)
        if position is None:
            if accepted:
                self._insert_items([(self.sort_key_of(row), row.key)])
        elif not accepted:
            self._remove_keys([row.key])
        else:
            self._move_item(position, (self.sort_key_of(row), row.key))

    def _move_item(self, position: int, item: Item) -> None:
        """Replace the item at a position by one of the same key, and move it to where it belongs."""
        if self._shown_items[position] == item:
            return
        target = bisect_left(self._shown_items, item)
        # Either way the row stays where it is, and beginMoveRows would refuse the move.
        if target in (position, position + 1):
            self._shown_items[position] = item
            self._ensure_shown_sort_keys()[item[1]] = item[0]
            return
        # In "target", as in Qt, the moved row is counted; in the list it is not, once it is deleted.
        self.beginMoveRows(QModelIndex(), position, position, QModelIndex(), target)
        del self._shown_items[position]
        self._shown_items.insert(target - 1 if target > position else target, item)
        self._ensure_shown_sort_keys()[item[1]] = item[0]
        self.endMoveRows()
