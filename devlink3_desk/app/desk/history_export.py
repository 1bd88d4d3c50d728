"""Exports calls of the history into CSV and XLSX files, in a thread of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import IO, Final, TypeVar

import msgspec

from devlink3_desk.app.configuration import SystemZone
from devlink3_desk.history.call_record import CALL_COLUMNS, INSTANT_COLUMNS, encode_call
from devlink3_desk.history.queries import CallQuery, HistoryAccess
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.qt.history.history_source import ExportFormat
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.daemon_thread import run_in_thread
from devlink3_desk.services.file_replacement import open_replacement
from devlink3_desk.services.table_files import CellValue, TableFormat, flatten, write_table

Answer = TypeVar("Answer")

PAGE_SIZE: Final = 500
ANSWER_SECONDS: Final = 120.0
"""Time after which a history that does not answer is given up."""

_NO_HISTORY: Final = QT_TRANSLATE_NOOP("Link", "Nothing is recorded, so that there is nothing to export.")
_NOT_WRITTEN: Final = QT_TRANSLATE_NOOP("Link", "{file} cannot be written: {why}.")
_NO_ANSWER: Final = QT_TRANSLATE_NOOP("Link", "The history does not answer. Try again later.")


class ExportError(DevLinkError):
    """An export that failed; the text is one sentence for users."""


@contextlib.contextmanager
def open_export(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to write, which replaces ``path`` once it is complete; raises :class:`ExportError`."""
    try:
        with open_replacement(path) as stream:
            yield stream
    except OSError as error:
        sentence = Sentence(_NOT_WRITTEN, file=str(path), why=error.strerror or str(error))
        raise ExportError(sentence) from error


class CallExporter:
    """Writes the calls that a query finds; it is a :class:`.HistoryExporter`."""

    def __init__(
        self, read_access: Callable[[], HistoryAccess | None], zone: dt.tzinfo | None = None
    ) -> None:
        """``zone`` is that of the times; without it, that of the system."""
        self._read_access = read_access
        self._zone = zone or SystemZone()

    def export_calls(
        self,
        query: CallQuery,
        path: Path,
        file_format: ExportFormat,
        report_progress: Callable[[int], object],
        is_cancelled: Callable[[], bool],
    ) -> Future[int]:
        """Write a file and return how many calls it has; a file of that name is replaced at the end."""
        access = self._read_access()
        if access is None:
            future: Future[int] = Future()
            future.set_exception(ExportError(Sentence(_NO_HISTORY)))
            return future
        rows = _CallRows(access, query, report_progress, is_cancelled)
        return run_in_thread(lambda: _write_file(path, TableFormat(file_format.value), rows, self._zone))


class _CallRows:
    """The cells of every call, read page by page, so that memory holds only one page."""

    def __init__(
        self,
        access: HistoryAccess,
        query: CallQuery,
        report_progress: Callable[[int], object],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._access, self._query = access, query
        self._report_progress, self._is_cancelled = report_progress, is_cancelled

    def __iter__(self) -> Iterator[list[CellValue]]:
        count, position = 0, self._query.after
        while True:
            query = msgspec.structs.replace(self._query, limit=PAGE_SIZE, after=position)
            page = _wait_for(self._access.fetch_page(query))
            returns = _wait_for(self._access.find_returns(page.calls))
            for call in page.calls:
                encoded = encode_call(call, query.short_seconds, returns.get(call.id))
                yield flatten(encoded, CALL_COLUMNS, INSTANT_COLUMNS)
            count, position = count + len(page.calls), page.next_position
            self._report_progress(count)
            if self._is_cancelled():
                raise CancelledError
            if position is None:
                return


def _wait_for(future: Future[Answer]) -> Answer:
    try:
        return future.result(ANSWER_SECONDS)
    except TimeoutError as error:
        raise ExportError(Sentence(_NO_ANSWER)) from error


def _write_file(path: Path, table_format: TableFormat, rows: _CallRows, zone: dt.tzinfo) -> int:
    with open_export(path) as stream:
        return write_table(stream, table_format, CALL_COLUMNS, rows, zone=zone)
