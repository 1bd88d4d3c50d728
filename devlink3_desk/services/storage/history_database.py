"""One connection to the database of a history: SQLite or PostgreSQL behind the same few methods.

SQL is written once, with ``?`` for parameters and in what both engines understand. Errors of both engines
come as :class:`.HistoryError`, so that callers need not distinguish the engines.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias
from urllib.parse import quote_from_bytes

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_location import (
    HistoryError,
    HistoryLocation,
    HistoryProblem,
    create_private_file,
    identify_file,
)

if TYPE_CHECKING:
    import psycopg

BUSY_TIMEOUT_SECONDS: Final = 10.0
"""How long to wait for another program that writes to the same file."""
CONNECT_TIMEOUT_SECONDS: Final = 10
MIN_FREE_PAGES: Final = 500
"""Free pages of a file of SQLite from which on they are given back: 2 MB."""
MAX_PARAMETERS: Final = 900
"""Parameters of one statement: SQLite permits 999 of them in old builds."""
INSERT_SIZES: Final = (1, 4, 16, 64, 256)
"""Rows of one statement: of a few sizes only, so that the compiled statements are found again."""

SqlRow: TypeAlias = tuple[Any, ...]
SqlValue: TypeAlias = str | int | float | bytes | None

_TEMPLATES: Final = {
    HistoryProblem.MISSING: QT_TRANSLATE_NOOP("Link", "There is no history at {location}."),
    HistoryProblem.FULL: QT_TRANSLATE_NOOP("Link", "The disk of the history {location} is full."),
    HistoryProblem.READ_ONLY: QT_TRANSLATE_NOOP("Link", "The history {location} cannot be written: {why}."),
    HistoryProblem.DAMAGED: QT_TRANSLATE_NOOP("Link", "The history {location} is damaged: {why}."),
    HistoryProblem.UNAVAILABLE: QT_TRANSLATE_NOOP("Link", "The history {location} cannot be used: {why}."),
}
_NO_PSYCOPG: Final = QT_TRANSLATE_NOOP(
    "Link", "A history in PostgreSQL needs the Python package psycopg, which is not installed."
)

_USE_PG_DUMP: Final = QT_TRANSLATE_NOOP(
    "Link", "Use PostgreSQL tools to back up this history: run 'pg_dump --file {file}'."
)

_ADVISORY_LOCK: Final = 0x444C3348
"""Any number that no other program uses in this database."""

_SQLITE_PROBLEMS: Final = {
    sqlite3.SQLITE_FULL: HistoryProblem.FULL,
    sqlite3.SQLITE_READONLY: HistoryProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: HistoryProblem.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: HistoryProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: HistoryProblem.DAMAGED,
}


class Database(ABC):
    """A connection for one thread at a time. Methods raise :class:`.HistoryError`."""

    types: ClassVar[Mapping[str, str]]
    """What the placeholders of the schema stand for."""

    def __init__(self, location: HistoryLocation) -> None:
        self.location = location
        self._depth = 0

    @abstractmethod
    def execute(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[SqlRow]:
        """Execute one statement and return its rows."""

    @abstractmethod
    def execute_many(self, sql: str, rows: Iterable[Sequence[SqlValue]]) -> None:
        """Execute one statement for each of ``rows``."""

    def insert_rows(self, table: str, rows: Sequence[Sequence[SqlValue]]) -> None:
        """Insert rows; ``table`` includes the columns, such as ``texts (text, folded)``.

        The first column is never NULL.
        """
        if rows:
            self.execute_many(f"INSERT INTO {table} VALUES ({list_marks(len(rows[0]))})", rows)  # noqa: S608

    def read_numbers(
        self, key: str, number: str, source: str, parameters: Sequence[SqlValue]
    ) -> dict[str, int]:
        """Return the column ``number`` by the column ``key``, a text without zeros, of ``source``."""
        rows = self.execute(f"SELECT {key}, {number} FROM {source}", parameters)  # noqa: S608
        return {text: int(value) for text, value in rows}

    @abstractmethod
    def count_changes(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """Execute one statement and return how many rows it has changed."""

    @abstractmethod
    def read_version(self) -> int:
        """Return the version of the schema, 0 for an empty database."""

    @abstractmethod
    def write_version(self, version: int) -> None:
        """Note the version of the schema; belongs to the transaction around it."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection; a transaction that is open is rolled back."""

    @abstractmethod
    def back_up(self, target: Path) -> None:
        """Write a consistent copy to ``target`` while others go on writing."""

    def shrink(self, pages: int) -> bool:  # noqa: ARG002 - what SQLite needs to know
        """Give up to ``pages`` free pages back, if there are many; return whether there are more."""
        return False

    @property
    def is_current(self) -> bool:
        """Whether the location still leads to what this connection has open."""
        return True

    @property
    def is_connected(self) -> bool:
        """Whether the connection is not known to be broken; one that is stays so."""
        return True

    @abstractmethod
    def _begin(self) -> None:
        """Begin a transaction that is going to write, when no other program has one open."""

    @contextlib.contextmanager
    def transaction(self) -> Generator[None]:
        """Commit what happens within, or nothing of it; within another transaction, leave that to it."""
        if self._depth:
            yield
            return
        self._depth = 1
        try:
            self._begin()
            yield
            self.execute("COMMIT")
        except BaseException:
            # Some errors have ended the transaction already, as has a lost connection.
            with contextlib.suppress(HistoryError):
                self.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0

    def _create_error(self, error: Exception, problem: HistoryProblem) -> HistoryError:
        # A driver's text may quote a password, run over several lines, and end with a full stop.
        why = " ".join(str(error).replace(self.location.url or "\0", str(self.location)).split()).rstrip(".")
        return HistoryError(Sentence(_TEMPLATES[problem], location=str(self.location), why=why), problem)


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
        try:
            self._connect(read_only=read_only)
        except HistoryError as error:
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
        if read_only:
            self.execute("SELECT count(*) FROM sqlite_master")  # the first look at the file
            return
        if not self.execute("SELECT count(*) FROM sqlite_master")[0][0]:
            # Has an effect in a new file only: what a purge has freed can be given back in slices.
            self.execute("PRAGMA auto_vacuum = INCREMENTAL")
        self.execute("PRAGMA journal_mode = WAL")
        # With WAL, a crash of the program loses nothing; one of the machine loses the last moments.
        self.execute("PRAGMA synchronous = NORMAL")
        self.execute("PRAGMA secure_delete = FAST")
        self.execute("PRAGMA journal_size_limit = 67108864")

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
        # Written beside the target first, so that a backup is whole or not there.
        partial = target.with_name(f".{target.name}.partial")
        partial.unlink(missing_ok=True)
        create_private_file(partial)
        try:
            with self._translated_errors(), contextlib.closing(sqlite3.connect(partial)) as copy:
                self._connection.backup(copy)
                # One file, without a log beside it that could be left behind.
                copy.execute("PRAGMA journal_mode = DELETE")
            partial.replace(target)
        except OSError as error:
            raise self._create_error(error, HistoryProblem.UNAVAILABLE) from error
        finally:
            partial.unlink(missing_ok=True)

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
            # The low byte is the kind of error; the rest distinguishes variants of it.
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            problem = _SQLITE_PROBLEMS.get(code, HistoryProblem.UNAVAILABLE)
            raise self._create_error(error, problem) from error


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
    code = getattr(error.__cause__, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    log = path.with_name(f"{path.name}-wal")
    return code == sqlite3.SQLITE_CANTOPEN and not (log.exists() and log.stat().st_size)


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


class PostgresDatabase(Database):
    """A PostgreSQL database, version 13 or newer; the password is where libpq finds it."""

    types = MappingProxyType(
        {
            "id": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
            "key": "BIGINT PRIMARY KEY",
            "blob": "BYTEA",
            "clustered": "",
        }
    )

    def __init__(self, location: HistoryLocation, url: str, *, read_only: bool = False) -> None:
        super().__init__(location)
        try:
            import psycopg  # an optional extra
        except ImportError as error:
            raise HistoryError(Sentence(_NO_PSYCOPG), HistoryProblem.REFUSED) from error
        with self._translated_errors(is_connecting=True):
            self._connection: psycopg.Connection[SqlRow] = psycopg.connect(
                url,
                autocommit=True,
                connect_timeout=CONNECT_TIMEOUT_SECONDS,
                application_name="devlink3-desk",
                # A server that stops answering without closing the connection is detected within 30 s.
                keepalives_idle=10,
                keepalives_interval=5,
                keepalives_count=3,
                tcp_user_timeout=25_000,
            )
        if read_only:
            self.execute("SET default_transaction_read_only = on")

    @property
    def is_connected(self) -> bool:
        """Whether no statement has found that the server has closed the connection."""
        return not self._connection.closed

    def _begin(self) -> None:
        self.execute("BEGIN")
        # Serialised as in SQLite, so that no text is stored twice, and no id is chosen twice.
        self.execute("SELECT pg_advisory_xact_lock(?)", (_ADVISORY_LOCK,))

    def execute(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[SqlRow]:
        """Execute one statement and return its rows."""
        with self._translated_errors():
            cursor = self._connection.execute(_convert_parameters(sql), parameters or None)
            return cursor.fetchall() if cursor.description else []

    def execute_many(self, sql: str, rows: Iterable[Sequence[SqlValue]]) -> None:
        """Execute one statement for each of ``rows``."""
        with self._translated_errors(), self._connection.cursor() as cursor:
            cursor.executemany(_convert_parameters(sql), rows)

    def count_changes(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """Execute one statement and return how many rows it has changed."""
        with self._translated_errors():
            return self._connection.execute(_convert_parameters(sql), parameters or None).rowcount

    def read_version(self) -> int:
        """Return the version of the schema, 0 for an empty database."""
        if self.execute("SELECT to_regclass('schema_version')")[0][0] is None:
            return 0
        return int(self.execute("SELECT version FROM schema_version")[0][0])

    def write_version(self, version: int) -> None:
        """Note the version of the schema; belongs to the transaction around it."""
        self.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
        self.execute("DELETE FROM schema_version")
        self.execute("INSERT INTO schema_version (version) VALUES (?)", (version,))

    def back_up(self, target: Path) -> None:
        """Refuse: a server has tools of its own, which also restore what they write."""
        raise HistoryError(Sentence(_USE_PG_DUMP, file=str(target)), HistoryProblem.REFUSED)

    def close(self) -> None:
        """Close the connection; a transaction that is open is rolled back."""
        self._connection.close()

    @contextlib.contextmanager
    def _translated_errors(self, *, is_connecting: bool = False) -> Iterator[None]:
        import psycopg

        mistakes = (psycopg.IntegrityError, psycopg.ProgrammingError, psycopg.DataError)
        refusals = (psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InsufficientPrivilege)
        try:
            yield
        except psycopg.Error as error:
            if isinstance(error, psycopg.errors.DiskFull):
                problem = HistoryProblem.FULL
            elif isinstance(error, refusals):
                problem = HistoryProblem.READ_ONLY
            elif isinstance(error, (psycopg.errors.DataCorrupted, psycopg.errors.IndexCorrupted)):
                problem = HistoryProblem.DAMAGED
            elif isinstance(error, mistakes) and not is_connecting:
                raise  # a programming error, which no user can resolve
            else:
                problem = HistoryProblem.UNAVAILABLE
            raise self._create_error(error, problem) from error


def _convert_parameters(sql: str) -> str:
    """Return a statement with psycopg's sign for parameters; ours have no other ``?`` and no ``%``."""
    return sql.replace("?", "%s")


def open_database(
    location: HistoryLocation, *, read_only: bool = False, pause: Callable[[], object] | None = None
) -> Database:
    """Connect to ``location``; a file that does not exist is created, unless it is only to be read.

    ``pause`` is called after each statement on a file, for the sake of other threads.
    """
    if location.path is not None:
        return SqliteDatabase(location, location.path, read_only=read_only, pause=pause)
    return PostgresDatabase(location, location.url or "", read_only=read_only)


def list_marks(count: int) -> str:
    """Return the question marks for ``count`` parameters of a statement."""
    return ", ".join("?" * count)


def split_parameters(values: Iterable[SqlValue]) -> Iterator[tuple[str, list[SqlValue]]]:
    """Return ``values`` in parts that one statement can take, each with its question marks."""
    listed = list(values)
    for start in range(0, len(listed), MAX_PARAMETERS):
        part = listed[start : start + MAX_PARAMETERS]
        yield list_marks(len(part)), part
