"""Copies of a history in a file, made while others go on writing to it."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from pathlib import Path
from typing import Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_location import HistoryError, HistoryProblem

_IS_ITSELF: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is the history itself: choose another file for the copy."
)
_IN_USE: Final = QT_TRANSLATE_NOOP("Link", "{file} is a history in use: choose another file for the copy.")
_IS_NO_FILE: Final = QT_TRANSLATE_NOOP("Link", "{file} is not a file: choose another file for the copy.")
_NOT_COPIED: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} cannot be written: {why}. Choose another file for the copy."
)
_PROBLEM: Final = HistoryProblem.REFUSED
_KIND_MASK: Final = 0xFF
"""Bits of an error of SQLite that are its kind."""
_ERRORS_OF_DISKS: Final = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
}
"""What they say about the disk of the copy; that of the history is only read."""


def write_copy(source: sqlite3.Connection, path: Path, target: Path) -> None:
    """Write a consistent copy of the history ``path``, which ``source`` has open, to ``target``.

    A file of that name is replaced once the copy is complete. Raises :class:`.HistoryError` where it is the
    history itself, another one that is in use, or cannot be written.
    """
    try:
        written = target.resolve()
        _check_target(path, target, written)
        # Written beside the target first, so that a copy is whole or not there.
        partial = written.with_name(f".{written.name}.partial")
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            with contextlib.closing(sqlite3.connect(partial)) as copy:
                source.backup(copy)
                # One file, without a log beside it that could be left behind.
                copy.execute("PRAGMA journal_mode = DELETE")
            partial.replace(written)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        why = getattr(error, "strerror", None) or str(error)
        raise HistoryError(Sentence(_NOT_COPIED, file=str(target), why=why), _PROBLEM) from error
    except sqlite3.OperationalError as error:
        why = _ERRORS_OF_DISKS.get(error.sqlite_errorcode & _KIND_MASK)
        if why is None:
            raise
        raise HistoryError(Sentence(_NOT_COPIED, file=str(target), why=os.strerror(why)), _PROBLEM) from error


def _check_target(path: Path, target: Path, written: Path) -> None:
    """Raise :class:`.HistoryError` for a target that other programs use; ``written`` is without links."""
    if target.exists() and target.samefile(path):
        template = _IS_ITSELF
    elif written.with_name(f"{written.name}-wal").exists():
        # SQLite has this file beside a database that someone writes to, and would apply it to the copy.
        template = _IN_USE
    elif target.exists() and not target.is_file():
        template = _IS_NO_FILE  # a device or a pipe, which the copy would replace
    else:
        return
    raise HistoryError(Sentence(template, file=str(target)), _PROBLEM)
