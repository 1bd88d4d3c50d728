"""Models of rows: item roles, the interface of a row value, and a table model that finds rows by key.

A model holds immutable row values. A change replaces a value, and the model compares the old one with the new
one to learn which roles have changed. Delegates and proxies read the value itself (:attr:`Role.ROW`), which
takes one call from Qt into Python for each cell that is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import ClassVar, Final, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from devlink3_desk.qt.core.state_display import (
    describe_duration,
    describe_urgency,
    format_at_least,
    format_lower_bound,
)
from devlink3_desk.qt.core.text import format_duration, format_tooltip
from devlink3_desk.switchboard.board_values import Clock


class Role(IntEnum):
    """Item roles of the window's models."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The row value, with everything that a delegate paints."""
    KEY = Qt.ItemDataRole.UserRole + 2
    """Key of the row: unlike its row number, it does not change while the row exists."""
    SORT = Qt.ItemDataRole.UserRole + 3
    """Sort key of the row."""
    SEARCH_TEXT = Qt.ItemDataRole.UserRole + 4
    """Folded text that filters search."""
    ELAPSED = Qt.ItemDataRole.UserRole + 5
    """Whole seconds in the present state, or ``None``."""
    NUMBER = Qt.ItemDataRole.UserRole + 6
    """Number to copy or dial."""
    URGENCY = Qt.ItemDataRole.UserRole + 7
    """The :class:`.Urgency` of the elapsed time."""
    WAITING_HISTORY = Qt.ItemDataRole.UserRole + 8
    """Callers that waited for a hunt group, minute by minute."""
    WAITING_TARGET = Qt.ItemDataRole.UserRole + 9
    """Seconds that a caller may wait for a hunt group; 0 for no limit."""


DISPLAY_ROLE: Final = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE_TEXT_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)

CONTENT_ROLES: Final = (int(Role.ROW), DISPLAY_ROLE, ACCESSIBLE_TEXT_ROLE)
"""Roles that change whenever a row value does."""

ELAPSED_ROLES: Final = (int(Role.ELAPSED), int(Role.URGENCY), DISPLAY_ROLE)
"""Roles that change as time passes."""

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NameLookup: TypeAlias = Callable[[str], str]
"""Returns the name of an extension or hunt group by its number; an empty text if it is unknown."""

# A view rearranges its items and repairs its selection for every run that is removed or inserted. From a few
# hundred runs on, as after a resynchronisation with the PBX, a single reset costs less.
MAX_ROW_RUNS: Final = 256
"""Separate runs of rows that are removed or inserted one by one; a model is reset for more of them."""


class ModelRow(Protocol):
    """Interface of row values. They are immutable, and compare equal if all their fields do."""

    @property
    def key(self) -> str:
        """Identity of the row, unique in its model."""

    @property
    def elapsed_since(self) -> float | None:
        """Instant at which the present state began; ``None`` if no elapsed time is shown."""

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Key that orders the row among the rows of its model."""

    @property
    def search_text(self) -> str:
        """Folded text that filters search."""

    @property
    def number(self) -> str:
        """Number to copy or dial."""

    @property
    def accessible_text(self) -> str:
        """The row as one sentence, for screen readers."""


R = TypeVar("R", bound=ModelRow)


class RowChanges(NamedTuple):
    """Changes of the same columns and roles in several rows."""

    rows: Sequence[int]
    """Row numbers in ascending order, not necessarily contiguous."""
    columns: tuple[int, int]
    """First and last column that have changed."""
    roles: tuple[int, ...]


class RowModel(QAbstractTableModel, Generic[R]):
    """Base class of table models whose rows are values with keys. Subclasses decide how rows are stored.

    Elapsed times are those between :attr:`ModelRow.elapsed_since` and ``clock``.
    """

    # dataChanged can only name one rectangle of cells. A batch that changes hundreds of scattered rows would
    # make a proxy handle hundreds of signals, each with its crossing from C++ to Python; this is one.
    rows_updated = Signal(object)
    """Emitted after ``dataChanged`` with all rows of a batch that changed alike: a :class:`RowChanges`."""

    column_titles: ClassVar[tuple[str, ...]] = ("",)
    elapsed_column: ClassVar[int] = 0

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def value_at(self, row: int) -> R:
        """Return the value of a row."""
        raise NotImplementedError

    def find_row(self, key: str) -> int | None:
        """Return the row number of a key, or ``None``."""
        raise NotImplementedError

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.column_titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title or the alignment of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate(type(self).__name__, self.column_titles[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section and section == self.elapsed_column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        row = index.row()
        if not index.isValid() or row >= self.rowCount():
            return None
        return self.cell_data(self.value_at(row), index.column(), role)

    def cell_data(self, row: R, column: int, role: int) -> object:
        """Return one role of a row value. Proxies call it with values, without a model index."""
        # The roles that delegates ask for most come first: each painted cell ends up here.
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return self.cell_text(row, column)
            case Role.KEY:
                return row.key
            case Role.SORT:
                return row.sort_key
            case Role.SEARCH_TEXT:
                return row.search_text
            case Role.ELAPSED:
                return self.count_elapsed(row)
            case Role.NUMBER:
                return row.number
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.cell_text(row, column) if column else self._accessible_row_text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return format_tooltip(self.tooltip_text(row, column))
            case _:
                return None

    def cell_text(self, row: R, column: int) -> str:
        """Return the text of a cell."""
        raise NotImplementedError

    def tooltip_text(self, row: R, column: int) -> str:
        """Return the text of the tooltip of a cell: what the cell may have no room for."""
        return self.cell_text(row, column)

    def count_elapsed(self, row: R) -> int | None:
        """Return the whole seconds since :attr:`ModelRow.elapsed_since`, or ``None``."""
        # Both instants are truncated before they are subtracted, so that all rows change in the same tick.
        # Truncated differences would change at different times, and some would appear to skip a second.
        return None if row.elapsed_since is None else max(0, int(self._clock()) - int(row.elapsed_since))

    def is_lower_bound(self, row: R) -> bool:  # noqa: ARG002 (for most rows, no)
        """Return whether the state of a row may have begun before :attr:`ModelRow.elapsed_since`."""
        return False

    def format_elapsed(self, row: R) -> str:
        """Return :meth:`count_elapsed` as text, empty if there are none."""
        seconds = self.count_elapsed(row)
        if seconds is None:
            return ""
        return format_lower_bound(seconds) if self.is_lower_bound(row) else format_duration(seconds)

    def describe_elapsed(self, row: R) -> str:
        """Return :meth:`count_elapsed` in words, for screen readers."""
        seconds = self.count_elapsed(row)
        if seconds is None:
            return ""
        text = describe_duration(seconds)
        return format_at_least(text) if self.is_lower_bound(row) else text

    def _accessible_row_text(self, row: R) -> str:
        urgency = describe_urgency(self.cell_data(row, 0, Role.URGENCY))
        return ", ".join(filter(None, (row.accessible_text, self.describe_elapsed(row), urgency)))

    def find(self, key: str) -> R | None:
        """Return the value with a key, or ``None``."""
        row = self.find_row(key)
        return None if row is None else self.value_at(row)

    def emit_elapsed_changes(self, rows: Iterable[int]) -> None:
        """Report that the elapsed times of these rows have changed: one column, in few roles."""
        timed_rows = sorted(row for row in rows if self.value_at(row).elapsed_since is not None)
        self.emit_changes(RowChanges(timed_rows, (self.elapsed_column, self.elapsed_column), ELAPSED_ROLES))

    def emit_changes(self, changes: RowChanges) -> None:
        """Emit ``dataChanged`` for each run of contiguous rows, then :attr:`rows_updated` for all of them."""
        if not changes.rows:
            return
        (left, right), roles = changes.columns, list(changes.roles)
        for first, last in find_runs(changes.rows):
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right), roles)
        self.rows_updated.emit(changes)


class KeyedModel(RowModel[R]):
    """Stores rows in the order in which they are added; :class:`.SortedModel` sorts them for display.

    Unsorted rows make updates cheap: a new value replaces the old one, and a new row is appended. Only
    removing a row changes the numbers of others. To repair the index each time would cost the length of the
    model for every removed row. Instead, :attr:`_index_valid_to` records up to which row it is valid, and the
    first look-up of a row behind that repairs the rest, once for all removals before it.
    """

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._rows: list[R] = []
        self._row_by_key: dict[str, int] = {}
        """Row number of every key; from :attr:`_index_valid_to` on, it may be too high."""
        self._index_valid_to = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def value_at(self, row: int) -> R:
        """Return the value of a row."""
        return self._rows[row]

    def find_row(self, key: str) -> int | None:
        """Return the row number of a key, or ``None``."""
        row = self._row_by_key.get(key)
        # Rows only move up when others are removed, so that a number below the limit cannot be outdated.
        if row is None or row < self._index_valid_to:
            return row
        self._repair_index()
        return self._row_by_key[key]

    def find_values(self, keys: Iterable[str]) -> list[R]:
        """Return the values of many keys, faster than :meth:`find` for each.

        :raises KeyError: A key is not in the model.
        """
        self._repair_index()
        rows, index = self._rows, self._row_by_key
        return [rows[index[key]] for key in keys]

    def _repair_index(self) -> None:
        for row in range(self._index_valid_to, len(self._rows)):
            self._row_by_key[self._rows[row].key] = row
        self._index_valid_to = len(self._rows)

    def update_rows(self, rows: Mapping[str, R | None]) -> None:
        """Apply a batch: set the value of every key in ``rows``, or remove the row where it is ``None``.

        Values are changed first, then rows removed, then rows appended: in this order, the row numbers that
        are looked up at the start stay valid until they are used.
        """
        changed: dict[int, R] = {}
        added: list[R] = []
        removed: list[int] = []
        for key, value in rows.items():
            row = self.find_row(key)
            if value is None:
                if row is not None:
                    removed.append(row)
            elif row is None:
                added.append(value)
            elif self._rows[row] != value:
                changed[row] = value
        self._update_changed_rows(changed)
        self._remove_rows(removed)
        self._append_rows(added)

    def replace_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows and reset the model."""
        self.beginResetModel()
        self._rows = list(rows)
        self._row_by_key = {value.key: row for row, value in enumerate(self._rows)}
        self._index_valid_to = len(self._rows)
        self.endResetModel()

    def _update_changed_rows(self, changed: Mapping[int, R]) -> None:
        rows_by_roles: dict[tuple[int, ...], list[int]] = {}
        for row in sorted(changed):
            rows_by_roles.setdefault(_find_changed_roles(self._rows[row], changed[row]), []).append(row)
            self._rows[row] = changed[row]
        # Rows are grouped by roles, so that one that must move does not make proxies check all others.
        for roles, rows in rows_by_roles.items():
            self.emit_changes(RowChanges(rows, (0, len(self.column_titles) - 1), roles))

    def _remove_rows(self, removed: Sequence[int]) -> None:
        runs = find_runs(sorted(removed))
        if len(runs) > MAX_ROW_RUNS:
            removed_rows = set(removed)
            self.replace_rows([value for row, value in enumerate(self._rows) if row not in removed_rows])
            return
        # From the end, so that the numbers of runs that are still to be removed stay valid.
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            for value in self._rows[first : last + 1]:
                del self._row_by_key[value.key]
            del self._rows[first : last + 1]
            self._index_valid_to = min(self._index_valid_to, first)
            self.endRemoveRows()

    def _append_rows(self, added: Sequence[R]) -> None:
        if not added:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
        for row, value in enumerate(added, first):
            self._row_by_key[value.key] = row
        self._rows.extend(added)
        self.endInsertRows()


def _find_changed_roles(old: ModelRow, new: ModelRow) -> tuple[int, ...]:
    roles = list(CONTENT_ROLES)
    if old.sort_key != new.sort_key:
        roles.append(int(Role.SORT))
    if old.search_text != new.search_text:
        roles.append(int(Role.SEARCH_TEXT))
    if old.elapsed_since != new.elapsed_since:
        roles.append(int(Role.ELAPSED))
    if old.number != new.number:
        roles.append(int(Role.NUMBER))
    return tuple(roles)


def find_runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last number of every contiguous run in ascending row numbers."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
