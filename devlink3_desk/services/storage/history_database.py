"""One connection to the database of a history: SQLite or PostgreSQL behind the same few methods.

SQL is written once, with ``?`` for parameters and in what both engines understand. Errors of both engines
come as :class:`.HistoryError`, so that callers need not distinguish the engines.
"""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final, TypeAlias

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_location import (
    CANNOT_WRITE,
    HistoryError,
    HistoryLocation,
    HistoryProblem,
)

MAX_PARAMETERS: Final = 900
"""Parameters of one statement: SQLite permits 999 of them in old builds."""

SqlRow: TypeAlias = tuple[Any, ...]
SqlValue: TypeAlias = str | int | float | bytes | None

_TEMPLATES: Final = {
    HistoryProblem.MISSING: QT_TRANSLATE_NOOP("Link", "There is no history at {location}."),
    HistoryProblem.FULL: QT_TRANSLATE_NOOP("Link", "The disk of the history {location} is full."),
    HistoryProblem.READ_ONLY: CANNOT_WRITE,
    HistoryProblem.DAMAGED: QT_TRANSLATE_NOOP("Link", "The history {location} is damaged: {why}."),
    HistoryProblem.UNAVAILABLE: QT_TRANSLATE_NOOP("Link", "The history {location} cannot be used: {why}."),
}
_FOREIGN: Final = QT_TRANSLATE_NOOP(
    "Link", "{location} has tables of another program: choose another file or database for the history."
)
_NO_HISTORY: Final = QT_TRANSLATE_NOOP(
    "Link", "{location} is not a history: choose another file or database for the history."
)

FIRST_TABLES: Final = frozenset(
    {
        *("meta", "texts", "runs", "calls", "legs", "call_texts", "callback_marks", "event_blocks"),
        *("live_periods", "recording_gaps", "clock_changes", "locks"),
    }
)
"""Tables that histories of all versions have, created in one transaction."""


class Database(ABC):
    """A connection for one thread at a time. Methods raise :class:`.HistoryError`."""

    types: ClassVar[Mapping[str, str]]
    """What the placeholders of the schema stand for."""
    is_read_only = False
    """Whether it was opened only to be read."""
    begin_snapshot: ClassVar[str]
    """Statement with which :meth:`snapshot` begins."""

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

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """Answer all queries within from one state, whatever others store meanwhile.

        Nothing may be written within, unless it is within a transaction.
        """
        if self._depth:
            yield
            return
        self._depth = 1
        try:
            self.execute(self.begin_snapshot)
            yield
        finally:
            with contextlib.suppress(HistoryError):
                self.execute("COMMIT")
            self._depth = 0

    def create_damage_error(self, error: Exception) -> HistoryError:
        """Return the error for values that cannot be what was stored."""
        return self._create_error(error, HistoryProblem.DAMAGED)

    def _create_foreign_error(self, *, is_database: bool = True) -> HistoryError:
        template = _FOREIGN if is_database else _NO_HISTORY
        return HistoryError(Sentence(template, location=str(self.location)), HistoryProblem.REFUSED)

    def _create_error(self, error: Exception, problem: HistoryProblem) -> HistoryError:
        # A driver's text may quote a password, run over several lines, and end with a full stop. PostgreSQL
        # indents lines with questions to the user; our advice is another one.
        text = str(error).replace(self.location.url or "\0", str(self.location))
        lines = [line for line in text.splitlines() if not line.startswith("\t")]
        why = " ".join(" ".join(lines).split()).rstrip(".")
        return HistoryError(Sentence(_TEMPLATES[problem], location=str(self.location), why=why), problem)


def list_marks(count: int) -> str:
    """Return the question marks for ``count`` parameters of a statement."""
    return ", ".join("?" * count)


def split_parameters(values: Iterable[SqlValue]) -> Iterator[tuple[str, list[SqlValue]]]:
    """Return ``values`` in parts that one statement can take, each with its question marks."""
    listed = list(values)
    for start in range(0, len(listed), MAX_PARAMETERS):
        part = listed[start : start + MAX_PARAMETERS]
        yield list_marks(len(part)), part
