"""What a delegate or proxy may ask a model for, so that nobody parses text made for people."""

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

from devlink3_desk.qt.core.state_display import describe_duration, describe_urgency
from devlink3_desk.qt.core.text import format_duration, format_tooltip


class Role(IntEnum):
    """Item roles of our own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The whole row value: everything a delegate paints."""
    KEY = Qt.ItemDataRole.UserRole + 2
    """Identity of the row, stable while other rows come and go."""
    SORT = Qt.ItemDataRole.UserRole + 3
    """Order of the row, comparable with every other row's."""
    SEARCH_TEXT = Qt.ItemDataRole.UserRole + 4
    """Text that filters look into, folded."""
    ELAPSED = Qt.ItemDataRole.UserRole + 5
    """Whole seconds in the present state, or ``None``."""
    NUMBER = Qt.ItemDataRole.UserRole + 6
    """Number that copying or dialling the row means."""
    URGENCY = Qt.ItemDataRole.UserRole + 7
    """How pressing a call is by its time (:class:`.Level`)."""
    WAITING_HISTORY = Qt.ItemDataRole.UserRole + 8
    """How many waited for a hunt group, minute by minute."""
    WAITING_TARGET = Qt.ItemDataRole.UserRole + 9
    """Seconds that a caller may wait for it; 0: any."""


DISPLAY_ROLE: Final = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE_TEXT_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TOOLTIP_ROLE: Final = int(Qt.ItemDataRole.ToolTipRole)

CONTENT_ROLES: Final = (int(Role.ROW), DISPLAY_ROLE, ACCESSIBLE_TEXT_ROLE)
"""Roles that change whenever a row does."""

ELAPSED_ROLES: Final = (int(Role.ELAPSED), int(Role.URGENCY), DISPLAY_ROLE)
"""Roles that change because time passes."""


Index: TypeAlias = QModelIndex | QPersistentModelIndex
Clock: TypeAlias = Callable[[], float]

MAX_REMOVED_RUNS: Final = 256
"""Above this many separate runs of removed rows, one reset is cheaper for everyone (a resynchronisation)."""


class ModelRow(Protocol):
    """What every row value can tell, whichever model it is in."""

    @property
    def key(self) -> str:
        """Identity of the row."""

    @property
    def elapsed_since(self) -> float | None:
        """Instant from which its time counts, ``None`` where none does."""

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Order among rows of the same model."""

    @property
    def search_text(self) -> str:
        """Folded text that filters look into."""

    @property
    def number(self) -> str:
        """Number that copying or dialling it means."""

    @property
    def accessible_text(self) -> str:
        """The row in one sentence, for screen readers."""


R = TypeVar("R", bound=ModelRow)


class RowChanges(NamedTuple):
    """Rows of which something has changed, wherever they are."""

    rows: Sequence[int]
    """In order."""
    columns: tuple[int, int]
    """First and last that have changed."""
    roles: tuple[int, ...]


class RowModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind, each with a key; how they are kept is for its kinds to say.

    ``clock`` tells the instants that rows' ``since`` are measured with.
    """

    rows_updated = Signal(object)
    """The same as ``dataChanged``, said once of rows that do not stand together (:class:`Told`)."""

    column_titles: ClassVar[tuple[str, ...]] = ("",)
    elapsed_column: ClassVar[int] = 0

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    # -- what a kind of model decides

    def value_at(self, row: int) -> R:
        """Return the value of one row."""
        raise NotImplementedError

    def find_row(self, key: str) -> int | None:
        """Return where a key is."""
        raise NotImplementedError

    # -- what others ask

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns a row has."""
        return 0 if parent.isValid() else len(self.column_titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
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
        """Return one role of a row value; the same answer whether a model or a proxy is asked."""
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
                return self.elapsed_seconds(row)
            case Role.NUMBER:
                return row.number
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.cell_text(row, column) if column else self._accessible_row_text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return format_tooltip(self.cell_text(row, column))
            case _:
                return None

    def cell_text(self, row: R, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def elapsed_seconds(self, row: R) -> int | None:
        """Return the whole seconds since the row's instant.

        Both instants are cut to whole seconds, so that all rows tick together and none skips a beat.
        """
        return None if row.elapsed_since is None else max(0, int(self._clock()) - int(row.elapsed_since))

    def elapsed_text(self, row: R) -> str:
        """Return :meth:`elapsed` as people read it."""
        seconds = self.elapsed_seconds(row)
        return "" if seconds is None else format_duration(seconds)

    def accessible_elapsed_text(self, row: R) -> str:
        """Return :meth:`elapsed` as people say it."""
        seconds = self.elapsed_seconds(row)
        return "" if seconds is None else describe_duration(seconds)

    def _accessible_row_text(self, row: R) -> str:
        pressing = describe_urgency(self.cell_data(row, 0, Role.URGENCY))
        return ", ".join(filter(None, (row.accessible_text, self.accessible_elapsed_text(row), pressing)))

    def find(self, key: str) -> R | None:
        """Return the value under a key."""
        row = self.find_row(key)
        return None if row is None else self.value_at(row)

    def emit_elapsed_changes(self, rows: Iterable[int]) -> None:
        """Say that time has passed for these rows: only their time column changes, in its time roles."""
        timed = sorted(at for at in rows if self.value_at(at).elapsed_since is not None)
        self.emit_changes(RowChanges(timed, (self.elapsed_column, self.elapsed_column), ELAPSED_ROLES))

    def emit_changes(self, changes: RowChanges) -> None:
        """Say what has changed: of each run of rows for Qt, of all at once for our own."""
        if not changes.rows:
            return
        (left, right), roles = changes.columns, list(changes.roles)
        for first, last in contiguous_runs(changes.rows):
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right), roles)
        self.rows_updated.emit(changes)


class KeyedModel(RowModel[R]):
    """Rows in the order in which they came; proxies give the order that people see."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._rows: list[R] = []
        self._row_by_key: dict[str, int] = {}
        self._index_valid_to = 0  # rows below this have a true entry in _index

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def value_at(self, row: int) -> R:
        """Return the value of one row."""
        return self._rows[row]

    def find_row(self, key: str) -> int | None:
        """Return where a key is."""
        row = self._row_by_key.get(key)
        if row is None or row < self._index_valid_to:
            return row
        self._repair_index()
        return self._row_by_key[key]

    def find_values(self, keys: Iterable[str]) -> list[R]:
        """Return the values under many keys, each of which must be there: the quick way to all of them."""
        self._repair_index()
        rows, index = self._rows, self._row_by_key
        return [rows[index[key]] for key in keys]

    def _repair_index(self) -> None:
        for at in range(self._index_valid_to, len(self._rows)):
            self._row_by_key[self._rows[at].key] = at
        self._index_valid_to = len(self._rows)

    # -- what changes

    def update_rows(self, rows: Mapping[str, R | None]) -> None:
        """Bring every key to its new value; ``None`` removes it. Keys without news are not to be named."""
        changed: dict[int, R] = {}
        new: list[R] = []
        gone: list[int] = []
        for key, value in rows.items():
            at = self.find_row(key)
            if value is None:
                if at is not None:
                    gone.append(at)
            elif at is None:
                new.append(value)
            elif self._rows[at] != value:
                changed[at] = value
        self._update_changed_rows(changed)
        self._remove_rows(gone)
        self._append_rows(new)

    def replace_rows(self, rows: Sequence[R]) -> None:
        """Take wholly new contents, for a directory that was read anew."""
        self.beginResetModel()
        self._rows = list(rows)
        self._row_by_key = {row.key: at for at, row in enumerate(self._rows)}
        self._index_valid_to = len(self._rows)
        self.endResetModel()

    def _update_changed_rows(self, changed: Mapping[int, R]) -> None:
        by_roles: dict[tuple[int, ...], list[int]] = {}
        for at in sorted(changed):
            by_roles.setdefault(_find_changed_roles(self._rows[at], changed[at]), []).append(at)
            self._rows[at] = changed[at]
        for roles, rows in by_roles.items():
            self.emit_changes(RowChanges(rows, (0, len(self.column_titles) - 1), roles))

    def _remove_rows(self, gone: Sequence[int]) -> None:
        runs = contiguous_runs(sorted(gone))
        if len(runs) > MAX_REMOVED_RUNS:
            dropped = set(gone)
            self.replace_rows([row for at, row in enumerate(self._rows) if at not in dropped])
            return
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            for row in self._rows[first : last + 1]:
                del self._row_by_key[row.key]
            del self._rows[first : last + 1]
            self._index_valid_to = min(self._index_valid_to, first)
            self.endRemoveRows()

    def _append_rows(self, new: Sequence[R]) -> None:
        if not new:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        for at, row in enumerate(new, first):
            self._row_by_key[row.key] = at
        self._rows.extend(new)
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


def contiguous_runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return sorted row numbers as first and last of every unbroken run."""
    runs: list[tuple[int, int]] = []
    for at in rows:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
