"""JSON files of the program: typed, loaded as a whole and replaced as a whole.

A file that cannot be read never stops the program. It is reported with a sentence for people, and a
damaged one is moved aside, so that it is reported only once and is not overwritten.
"""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeAlias, TypeVar

import msgspec

from devlink3_desk.decoding import build_json_decoder
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

STALE_AFTER: Final = 600.0
"""Seconds after which a temporary file is no longer being written, even on the slowest disk."""

ProblemReporter: TypeAlias = Callable[[Sentence], None]
"""Called with one sentence for people on a file that cannot be read."""

_UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} cannot be read ({error}). The program continues without it."
)
_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is damaged. It was moved to {backup}, and the defaults are used."
)

log = logging.getLogger(__name__)
_Value = TypeVar("_Value")


def log_problem(problem: Sentence) -> None:
    """Log a problem: the :data:`ProblemReporter` where no other one is given."""
    log.warning("%s", problem)


class JsonFile(Generic[_Value]):
    """One JSON file with a value of type ``value_type``; it is created by the first :meth:`save`.

    :param indent: Spaces of indentation, for files that people read; 0 for compact ones.
    :param keeps_damaged: Leave a damaged file in place, for files that the user can replace.
    """

    def __init__(
        self,
        path: Path,
        value_type: type[_Value],
        report: ProblemReporter = log_problem,
        *,
        indent: int = 0,
        keeps_damaged: bool = False,
    ) -> None:
        self.path = path
        self._decoder = build_json_decoder(value_type)
        self._report = report
        self._indent = indent
        self._keeps_damaged = keeps_damaged

    def load(self) -> _Value | None:
        """Return the value, ``None`` if there is no file or it cannot be read, which is reported."""
        try:
            return self._read_file()
        except OSError as error:
            self._report_unreadable(error.strerror or str(error))
            return None

    def save(self, value: _Value) -> None:
        """Replace the file; raises :class:`OSError` and leaves the old file in place if that fails."""
        data = msgspec.json.encode(value)
        if self._indent:
            data = msgspec.json.format(data, indent=self._indent) + b"\n"
        write_atomically(self.path, data)

    def update(self, change: Callable[[_Value | None], _Value]) -> _Value:
        """Read the file again, save what ``change`` returns for its value, and return that.

        Another process may have written the file since it was loaded. Raises :class:`OSError` if the file
        exists and cannot be read, instead of overwriting it.
        """
        value = change(self._read_file())
        self.save(value)
        return value

    def _read_file(self) -> _Value | None:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            return self._decoder.decode(data)
        # UnicodeDecodeError: invalid UTF-8 in a string. RecursionError: thousands of nested arrays.
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            if self._keeps_damaged:
                self._report_unreadable(str(error))
            else:
                backup = build_backup_path(self.path, "broken")
                self.path.replace(backup)
                self._report(Sentence(_DAMAGED, file=str(self.path), backup=str(backup)))
            return None

    def _report_unreadable(self, error: str) -> None:
        self._report(Sentence(_UNREADABLE, file=str(self.path), error=error))


class KeptValue(Generic[_Value]):
    """A value that is kept for the next start: in a JSON file, or without a path only as long as this run."""

    def __init__(self, path: Path | None, value_type: type[_Value]) -> None:
        self._file = None if path is None else JsonFile(path, value_type)

    def load(self) -> _Value | None:
        """Return the value, ``None`` if none was kept."""
        return None if self._file is None else self._file.load()

    def save(self, value: _Value) -> bool:
        """Replace the value, and return whether it is kept; a file that cannot be written is logged."""
        if self._file is None:
            return True
        try:
            self._file.save(value)
        except OSError as error:
            log.warning("%s cannot be saved for the next start: %s.", self._file.path, error.strerror)
            return False
        return True


def build_backup_path(path: Path, suffix: str) -> Path:
    """Return the path of a backup, such as ``settings.broken.json`` for ``settings.json``."""
    return path.with_name(f"{path.stem}.{suffix}{path.suffix}")


def open_for_owner(path: str, flags: int) -> int:
    """Open a file that only its owner can read if it is new; an opener for :func:`open`."""
    return os.open(path, flags, 0o600)


def write_atomically(path: Path, contents: bytes) -> None:
    """Replace ``path`` by ``contents``, readable by this user only; raises :class:`OSError`.

    Whatever happens meanwhile, the file is either the old or the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder: a file can be replaced atomically only within one file system.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            file.flush()
            # Without it, a power failure can leave an empty file under the new name.
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _remove_stale_files(path)


def _remove_stale_files(path: Path) -> None:
    """Remove temporary files of ``path`` that a killed process has left."""
    oldest_in_use = time.time() - STALE_AFTER
    for leftover in path.parent.glob(f".{glob.escape(path.stem)}-????????"):
        with contextlib.suppress(OSError):
            if leftover.stat().st_mtime < oldest_in_use:
                leftover.unlink()
