"""The base of every model: rows found by key, changed in place, never rebuilt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

from .roles import SHOWN, TICKING, Role
from .spoken import level_word, time_in_words
from .text import duration, tooltip

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Clock: TypeAlias = Callable[[], float]

MAX_GAPS: Final = 256
"""Above this many separate runs of removed rows, one reset is cheaper for everyone (a resynchronisation)."""


class Row(Protocol):
    """What every row value can tell, whichever model it is in."""

    @property
    def key(self) -> str:
        """Identity of the row."""

    @property
    def since(self) -> float | None:
        """Instant from which its time counts, ``None`` where none does."""

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Order among rows of the same model."""

    @property
    def haystack(self) -> str:
        """Folded text that filters look into."""

    @property
    def number(self) -> str:
        """Number that copying or dialling it means."""

    @property
    def spoken(self) -> str:
        """The row in one sentence, for screen readers."""


R = TypeVar("R", bound=Row)


class Told(NamedTuple):
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

    rows_told = Signal(object)
    """The same as ``dataChanged``, said once of rows that do not stand together (:class:`Told`)."""

    headings: ClassVar[tuple[str, ...]] = ("",)
    elapsed_column: ClassVar[int] = 0

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    # -- what a kind of model decides

    def row_value(self, row: int) -> R:
        """Return the value of one row."""
        raise NotImplementedError

    def row_of(self, key: str) -> int | None:
        """Return where a key is."""
        raise NotImplementedError

    # -- what others ask

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns a row has."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate(type(self).__name__, self.headings[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section and section == self.elapsed_column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        row = index.row()
        if not index.isValid() or row >= self.rowCount():
            return None
        return self.cell(self.row_value(row), index.column(), role)

    def cell(self, row: R, column: int, role: int) -> object:
        """Return one role of a row value; the same answer whether a model or a proxy is asked."""
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Role.KEY:
                return row.key
            case Role.SORT:
                return row.sort_key
            case Role.FILTER:
                return row.haystack
            case Role.ELAPSED:
                return self.elapsed(row)
            case Role.NUMBER:
                return row.number
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.text(row, column) if column else self._spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self.text(row, column))
            case _:
                return None

    def text(self, row: R, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def elapsed(self, row: R) -> int | None:
        """Return the whole seconds since the row's instant.

        Both instants are cut to whole seconds, so that all rows tick together and none skips a beat.
        """
        return None if row.since is None else max(0, int(self._clock()) - int(row.since))

    def elapsed_text(self, row: R) -> str:
        """Return :meth:`elapsed` as people read it."""
        seconds = self.elapsed(row)
        return "" if seconds is None else duration(seconds)

    def elapsed_words(self, row: R) -> str:
        """Return :meth:`elapsed` as people say it."""
        seconds = self.elapsed(row)
        return "" if seconds is None else time_in_words(seconds)

    def _spoken(self, row: R) -> str:
        pressing = level_word(self.cell(row, 0, Role.LEVEL))
        return ", ".join(filter(None, (row.spoken, self.elapsed_words(row), pressing)))

    def find(self, key: str) -> R | None:
        """Return the value under a key."""
        row = self.row_of(key)
        return None if row is None else self.row_value(row)

    def tick(self, rows: Iterable[int]) -> None:
        """Say that time has passed for these rows: only their time column changes, in its time roles."""
        timed = sorted(at for at in rows if self.row_value(at).since is not None)
        self.tell(Told(timed, (self.elapsed_column, self.elapsed_column), TICKING))

    def tell(self, told: Told) -> None:
        """Say what has changed: of each run of rows for Qt, of all at once for our own."""
        if not told.rows:
            return
        (left, right), roles = told.columns, list(told.roles)
        for first, last in runs_of(told.rows):
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right), roles)
        self.rows_told.emit(told)


class KeyedModel(RowModel[R]):
    """Rows in the order in which they came; proxies give the order that people see."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._rows: list[R] = []
        self._index: dict[str, int] = {}
        self._sound_to = 0  # rows below this have a true entry in _index

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def row_value(self, row: int) -> R:
        """Return the value of one row."""
        return self._rows[row]

    def row_of(self, key: str) -> int | None:
        """Return where a key is."""
        row = self._index.get(key)
        if row is None or row < self._sound_to:
            return row
        self._mend_index()
        return self._index[key]

    def find_all(self, keys: Iterable[str]) -> list[R]:
        """Return the values under many keys, each of which must be there: the quick way to all of them."""
        self._mend_index()
        rows, index = self._rows, self._index
        return [rows[index[key]] for key in keys]

    def _mend_index(self) -> None:
        for at in range(self._sound_to, len(self._rows)):
            self._index[self._rows[at].key] = at
        self._sound_to = len(self._rows)

    # -- what changes

    def update(self, rows: Mapping[str, R | None]) -> None:
        """Bring every key to its new value; ``None`` removes it. Keys without news are not to be named."""
        changed: dict[int, R] = {}
        new: list[R] = []
        gone: list[int] = []
        for key, value in rows.items():
            at = self.row_of(key)
            if value is None:
                if at is not None:
                    gone.append(at)
            elif at is None:
                new.append(value)
            elif self._rows[at] != value:
                changed[at] = value
        self._change(changed)
        self._remove(gone)
        self._append(new)

    def replace(self, rows: Sequence[R]) -> None:
        """Take wholly new contents, for a directory that was read anew."""
        self.beginResetModel()
        self._rows = list(rows)
        self._index = {row.key: at for at, row in enumerate(self._rows)}
        self._sound_to = len(self._rows)
        self.endResetModel()

    def _change(self, changed: Mapping[int, R]) -> None:
        by_roles: dict[tuple[int, ...], list[int]] = {}
        for at in sorted(changed):
            by_roles.setdefault(_changed_roles(self._rows[at], changed[at]), []).append(at)
            self._rows[at] = changed[at]
        for roles, rows in by_roles.items():
            self.tell(Told(rows, (0, len(self.headings) - 1), roles))

    def _remove(self, gone: Sequence[int]) -> None:
        runs = runs_of(sorted(gone))
        if len(runs) > MAX_GAPS:
            dropped = set(gone)
            self.replace([row for at, row in enumerate(self._rows) if at not in dropped])
            return
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            for row in self._rows[first : last + 1]:
                del self._index[row.key]
            del self._rows[first : last + 1]
            self._sound_to = min(self._sound_to, first)
            self.endRemoveRows()

    def _append(self, new: Sequence[R]) -> None:
        if not new:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        for at, row in enumerate(new, first):
            self._index[row.key] = at
        self._rows.extend(new)
        self.endInsertRows()


def _changed_roles(old: Row, new: Row) -> tuple[int, ...]:
    roles = list(SHOWN)
    if old.sort_key != new.sort_key:
        roles.append(int(Role.SORT))
    if old.haystack != new.haystack:
        roles.append(int(Role.FILTER))
    if old.since != new.since:
        roles.append(int(Role.ELAPSED))
    if old.number != new.number:
        roles.append(int(Role.NUMBER))
    return tuple(roles)


def runs_of(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return sorted row numbers as first and last of every unbroken run."""
    runs: list[tuple[int, int]] = []
    for at in rows:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
