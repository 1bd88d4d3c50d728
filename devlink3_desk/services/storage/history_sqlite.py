"""A history in an SQLite file of this machine."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote_from_bytes

from devlink3_desk.services.storage.history_database import (
    FIRST_TABLES,
    Database,
    SqlRow,
    SqlValue,
    list_marks,
)
from devlink3_desk.services.storage.history_location import (
    HistoryError,
    HistoryLocation,
    HistoryProblem,
    close_to_others,
    create_private_file,
    has_been_database,
    identify_file,
)

BUSY_TIMEOUT_SECONDS: Final = 10.0
"""How long to wait for another program that writes to the same file."""
BUSY_PAUSE_SECONDS: Final = 0.02
"""Time between two attempts of what SQLite refuses at once."""
MIN_FREE_PAGES: Final = 500
"""Free pages of a file from which on they are given back: 2 MB."""
INSERT_SIZES: Final = (1, 4, 16, 64, 256)
"""Rows of one statement: of a few sizes only, so that the compiled statements are found again."""

_SQLITE_PROBLEMS: Final = {
    sqlite3.SQLITE_FULL: HistoryProblem.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: HistoryProblem.FULL,  # no room for the file that programs share
    sqlite3.SQLITE_READONLY: HistoryProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: HistoryProblem.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: HistoryProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: HistoryProblem.DAMAGED,
}
_NOTHING_CREATED: Final = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_READONLY_DIRECTORY})
"""Errors of a full disk, and of a folder in which this user may not create files."""
_KIND_MASK: Final = 0xFF
"""Bits of an error that are its kind; the rest distinguishes variants of it."""
_UNDECODABLE: Final = "Could not decode to UTF-8"
"""Begins the error of the module sqlite3 for a text of other bytes, which it has not written."""
_DAMAGED_TEXT: Final = "a text in it cannot be decoded"
_LOG_HEADER_BYTES: Final = 32
_LOG_HEADER_START: Final = struct.Struct(">III")
"""Magic number, version and size of a page, with which a log of SQLite begins."""
_LOG_MAGIC: Final = 0x377F0682
"""The lowest bit is set in a log of a big-endian machine."""
_LOG_SALTS: Final = slice(16, 24)
"""Bytes of the header that each frame repeats."""
_LOG_UNUSABLE: Final = "the log beside it cannot be read"


class SqliteDatabase(Database):
    """A file of this machine, shared with other programs by SQLite's locks."""

    types = MappingProxyType(
        {
            "id": "INTEGER PRIMARY KEY",
            "key": "INTEGER PRIMARY KEY",
            "blob": "BLOB",
            "clustered": " WITHOUT ROWID",
        }
    )
    begin_snapshot = "BEGIN"

    def __init__(
        self,
        location: HistoryLocation,
        path: Path,
        *,
        read_only: bool = False,
        pause: Callable[[], object] | None = None,
    ) -> None:
        """``pause`` is called after each statement: SQLite takes the interpreter's lock again and again."""
        super().__init__(location)
        self._pause = pause
        if read_only and not path.exists():
            raise self._create_error(FileNotFoundError(), HistoryProblem.MISSING)
        if not read_only:
            create_private_file(path)
        self._path = path
        self._identity = identify_file(path)
        if read_only and _is_log_unusable(path):
            raise self._create_error(ValueError(_LOG_UNUSABLE), HistoryProblem.DAMAGED)
        try:
            self._connect(read_only=read_only)
        except HistoryError as error:
            if error.problem is HistoryProblem.DAMAGED and not has_been_database(path):
                raise self._create_foreign_error(is_database=False) from error
            if not read_only or not _is_unshareable(path, error):
                raise
            self._connect(read_only=True, is_unchanging=True)

    def _connect(self, *, read_only: bool, is_unchanging: bool = False) -> None:
        with self._translated_errors():
            self._connection = _open_sqlite(self._path, read_only=read_only, is_unchanging=is_unchanging)
        self._max_parameters = self._connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        try:
            self._prepare(read_only=read_only)
        except BaseException:
            self.close()
            raise

    def _prepare(self, *, read_only: bool) -> None:
        self.execute("PRAGMA foreign_keys = ON")
        # Without this, sorting a large answer writes names and numbers to a file elsewhere.
        self.execute("PRAGMA temp_store = MEMORY")
        self.execute("PRAGMA cache_size = -16000")
        tables = {name for (name,) in self.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and not tables >= FIRST_TABLES:
            raise self._create_foreign_error()
        if read_only:
            return
        # Only now is it known to be a history. SQLite gives further files the permissions of the database.
        close_to_others(self._path)
        if not tables:
            # Has an effect in a new file only: what a purge has freed can be given back in slices.
            self.execute("PRAGMA auto_vacuum = INCREMENTAL")
        self._use_write_ahead_log()
        # With WAL, a crash of the program loses nothing; one of the machine loses the last moments.
        self.execute("PRAGMA synchronous = NORMAL")
        self.execute("PRAGMA secure_delete = FAST")
        self.execute("PRAGMA journal_size_limit = 67108864")

    def _use_write_ahead_log(self) -> None:
        # While another program writes to a file that has no such log yet, which is a new one, SQLite refuses
        # this at once, whatever the timeout.
        deadline = time.monotonic() + BUSY_TIMEOUT_SECONDS
        while True:
            try:
                self.execute("PRAGMA journal_mode = WAL")
            except HistoryError as error:
                is_busy = _find_code(error.__cause__) & _KIND_MASK == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() >= deadline:
                    raise
                time.sleep(BUSY_PAUSE_SECONDS)
            else:
                return

    @property
    def is_current(self) -> bool:
        """Whether the file is still there: another program may have set a damaged one aside."""
        return identify_file(self._path) == self._identity

    def _begin(self) -> None:
        # At once, not at the first write: a transaction that began by reading cannot wait for its turn.
        self.execute("BEGIN IMMEDIATE")

    def execute(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[SqlRow]:
        """Execute one statement and return its rows."""
        with self._translated_errors():
            rows = self._connection.execute(sql, parameters).fetchall()
        if self._pause is not None:
            self._pause()
        return rows

    def execute_many(self, sql: str, rows: Iterable[Sequence[SqlValue]]) -> None:
        """Execute one statement for each of ``rows``."""
        with self._translated_errors():
            self._connection.executemany(sql, rows)

    def read_numbers(
        self, key: str, number: str, source: str, parameters: Sequence[SqlValue]
    ) -> dict[str, int]:
        """Return the column ``number`` by the column ``key``, a text without zeros, of ``source``."""
        # As one text, because each row of an answer is a step, too (see insert_rows).
        packed = f"SELECT group_concat({number} || ' ' || {key}, char(0)) FROM {source}"  # noqa: S608
        ((text,),) = self.execute(packed, parameters)
        pairs = (pair.partition(" ") for pair in text.split("\0")) if text is not None else ()
        return {found: int(value) for value, _, found in pairs}

    def insert_rows(self, table: str, rows: Sequence[Sequence[SqlValue]]) -> None:
        """Insert rows; ``table`` includes the columns, such as ``texts (text, folded)``."""
        # Many at once. Before and after each step of a statement, sqlite3 takes and releases the lock of the
        # interpreter: with a statement for each row, that slowed the thread of the window down by half.
        if not rows:
            return
        columns = len(rows[0])
        sizes = [size for size in INSERT_SIZES if size * columns <= self._max_parameters]
        for start in range(0, len(rows), sizes[-1]):
            part = rows[start : start + sizes[-1]]
            size = next(each for each in sizes if each >= len(part))
            marks = ", ".join([f"({list_marks(columns)})"] * size)
            # What is left of the statement has no values, and inserts nothing.
            values = [*chain.from_iterable(part), *[None] * (columns * (size - len(part)))]
            self.execute(
                f"INSERT INTO {table} SELECT * FROM (VALUES {marks}) WHERE column1 IS NOT NULL",  # noqa: S608
                values,
            )

    def count_changes(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """Execute one statement and return how many rows it has changed."""
        with self._translated_errors():
            return self._connection.execute(sql, parameters).rowcount

    def read_version(self) -> int:
        """Return the version of the schema, 0 for an empty database."""
        return int(self.execute("PRAGMA user_version")[0][0])

    def write_version(self, version: int) -> None:
        """Note the version of the schema; belongs to the transaction around it."""
        self.execute(f"PRAGMA user_version = {version:d}")

    def shrink(self, pages: int) -> bool:
        """Give up to ``pages`` free pages back, if there are many; return whether there are more."""
        free = int(self.execute("PRAGMA freelist_count")[0][0])
        total = int(self.execute("PRAGMA page_count")[0][0])
        # What comes next needs free pages, too: only a file that is mostly empty is worth the work.
        if free < max(MIN_FREE_PAGES, total // 4):
            return False
        with self._translated_errors():
            # As a script, because Python ends this statement after the first page otherwise.
            self._connection.executescript(f"PRAGMA incremental_vacuum({pages:d})")
        return True

    def back_up(self, target: Path) -> None:
        """Write a consistent copy to ``target`` while others go on writing."""
        # Imported late: few runs copy their history.
        from devlink3_desk.services.storage.history_backup import write_copy

        with self._translated_errors():
            write_copy(self._connection, self._path, target)

    def close(self) -> None:
        """Close the connection; a transaction that is open is rolled back."""
        self._connection.close()

    @contextlib.contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
                raise  # a programming error, which no user can resolve
            if str(error).startswith(_UNDECODABLE):
                raise self._create_error(ValueError(_DAMAGED_TEXT), HistoryProblem.DAMAGED) from error
            code = _find_code(error)
            problem = _SQLITE_PROBLEMS.get(code) or _SQLITE_PROBLEMS.get(code & _KIND_MASK)
            problem = problem or HistoryProblem.UNAVAILABLE
            raise self._create_error(error, problem) from error
        except UnicodeDecodeError as error:
            # The message of SQLite itself: it quotes the definition of a table, which is damaged.
            raise self._create_error(ValueError(_DAMAGED_TEXT), HistoryProblem.DAMAGED) from error


def _find_code(error: BaseException | None) -> int:
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR))


def _format_file_uri(path: Path) -> str:
    # Path.as_uri() imports urllib.request from Python 3.14 on, which delays the start of the program. It also
    # makes the server of a network drive the authority of the URI, which SQLite refuses.
    encoded = os.fsencode(path.absolute().as_posix().removeprefix("/"))
    return f"file:///{quote_from_bytes(encoded, safe='/:')}"


def _is_unshareable(path: Path, error: HistoryError) -> bool:
    """Return whether a file cannot be read only because nothing can be created in its folder.

    SQLite needs a file beside it through which programs see what others write. Without a log, or with an
    empty one, nobody has written since the last program closed it, and all of the history is in the file.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return False
    code = _find_code(error.__cause__)
    return code & _KIND_MASK == sqlite3.SQLITE_CANTOPEN or code in _NOTHING_CREATED


def _is_log_unusable(path: Path) -> bool:
    """Return whether SQLite would wait ten seconds for a log that nobody is going to write.

    The file through which programs share a log can be read and not written, so that SQLite rebuilds its
    contents from the log. It tries that again and again with a log that has a damaged header or nothing else;
    one of zeros, as a crashed file system leaves it, is ignored.
    """
    shared = path.with_name(f"{path.name}-shm")
    if not shared.exists() or os.access(shared, os.W_OK):
        return False
    try:
        with path.with_name(f"{path.name}-wal").open("rb") as log:
            header = log.read(_LOG_HEADER_BYTES + 1)
    except OSError:
        return False
    if len(header) < _LOG_HEADER_BYTES or not any(header[_LOG_SALTS]):
        return False
    magic, _version, page_bytes = _LOG_HEADER_START.unpack_from(header)
    is_valid = magic & ~1 == _LOG_MAGIC and page_bytes.bit_count() == 1
    return not is_valid or len(header) == _LOG_HEADER_BYTES


def _open_sqlite(path: Path, *, read_only: bool, is_unchanging: bool = False) -> sqlite3.Connection:
    # Statements begin and end transactions (isolation_level). Another thread than this one may use it.
    mode = "ro" if read_only else "rw"
    return sqlite3.connect(
        f"{_format_file_uri(path)}?mode={mode}{'&immutable=1' if is_unchanging else ''}",
        uri=True,
        timeout=BUSY_TIMEOUT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
