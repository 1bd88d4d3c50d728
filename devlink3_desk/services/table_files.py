"""Tables as files: CSV and XLSX, with cells that no spreadsheet evaluates.

Commands and windows write their tables with :func:`write_table`, row by row: a year of calls needs no memory.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

import msgspec

from devlink3_desk.contacts.contact_builder import escape_formula, is_formula

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CellValue: TypeAlias = str | int | float | bool | dt.datetime | None
"""Value of a cell. A date-time has a time zone; ``None`` is an empty cell."""

MAX_SHEET_ROWS: Final = 1_048_576
"""Rows of a sheet at most, with its headings; further rows are on further sheets."""
MAX_CELL_LENGTH: Final = 32_767
"""Characters of a cell in XLSX at most; a longer text is cut."""
_MIN_WIDTH: Final = 10


class TableFormat(StrEnum):
    """Format of a file with a table."""

    CSV = "csv"
    XLSX = "xlsx"


def write_table(
    stream: IO[bytes],
    table_format: TableFormat,
    columns: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    *,
    zone: dt.tzinfo = dt.UTC,
) -> int:
    """Write a table with headings and return the number of its rows without them.

    Date-times are written in ``zone``: in CSV in RFC 3339, in XLSX as date-times that show their zone.
    ``stream`` is not closed. Raises :class:`OSError`.
    """
    if table_format is TableFormat.CSV:
        return _write_csv(stream, columns, rows, zone)
    return _write_xlsx(stream, columns, rows, zone)


def flatten(
    item: Mapping[str, Any], columns: Sequence[str], instants: Collection[str] = ()
) -> list[CellValue]:
    """Return the cells of a JSON object; the key of a nested one is named like ``caller.number``.

    ``instants`` are the columns with RFC 3339 texts, which become date-times. A list of texts becomes one
    text; other lists and objects become JSON.
    """
    return [_create_cell(_find_value(item, column), is_instant=column in instants) for column in columns]


def _find_value(item: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    value: Any = item
    for key in column.split("."):
        value = None if value is None else value[key]
    return value


def _create_cell(value: Any, *, is_instant: bool) -> CellValue:  # noqa: ANN401
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return dt.datetime.fromisoformat(value) if is_instant else value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " ".join(value)
    return msgspec.json.encode(value).decode()


# -- CSV


def _write_csv(
    stream: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[CellValue]], zone: dt.tzinfo
) -> int:
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    count = 0
    try:
        writer = csv.writer(text)
        writer.writerow([escape_formula(column) for column in columns])
        for row in rows:
            writer.writerow([_format_cell(value, zone) for value in row])
            count += 1
        text.flush()
    finally:
        text.detach()  # otherwise it closes the stream
    return count


def _format_cell(value: CellValue, zone: dt.tzinfo) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return escape_formula(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.astimezone(zone).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return msgspec.json.encode(value).decode()


# -- XLSX


def _write_xlsx(
    stream: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[CellValue]], zone: dt.tzinfo
) -> int:
    # Imported here: most commands write no spreadsheet.
    from xlsxwriter.workbook import Workbook

    # A ZIP archive that cannot be written to its end prints a traceback when it is deleted: it is completed
    # in a temporary file, and copied.
    with tempfile.TemporaryFile() as archive:
        book = Workbook(archive, {"constant_memory": True, "remove_timezone": True})
        writer = _SheetWriter(book, columns, zone)
        try:
            for row in rows:
                writer.write_row(row)
        finally:
            # Also after an error, which would otherwise leave temporary files.
            writer.finish_sheet()
            book.close()
        archive.seek(0)
        shutil.copyfileobj(archive, stream)
    return writer.count


class _SheetWriter:
    """Writes rows to one sheet after the other."""

    def __init__(self, book: Workbook, columns: Sequence[str], zone: dt.tzinfo) -> None:
        self.count = 0
        """Rows so far, without headings."""
        self._book = book
        self._columns = columns
        self._zone = zone
        self._heading_format = book.add_format({"bold": True, "bottom": 1})
        self._quoted_format = book.add_format({"quote_prefix": True})
        self._time_formats: dict[str, Format] = {}
        self._row = 0
        self._sheet = self._add_sheet()

    def write_row(self, values: Sequence[CellValue]) -> None:
        """Write the next row."""
        if self._row >= MAX_SHEET_ROWS:
            self.finish_sheet()
            self._sheet = self._add_sheet()
        for column, value in enumerate(values):
            self._write_cell(column, value)
        self._row += 1
        self.count += 1

    def finish_sheet(self) -> None:
        """Add the filters of the headings to the present sheet."""
        if self._row > 1:
            self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _add_sheet(self) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(self._columns):
            sheet.set_column(column, column, max(_MIN_WIDTH, len(heading) + 4))
            sheet.write_string(0, column, heading, self._heading_format)
        self._row = 1
        return sheet

    def _write_cell(self, column: int, value: CellValue) -> None:
        sheet, row = self._sheet, self._row
        if isinstance(value, str):
            # Never write(), which would make a formula or a link of it. The prefix keeps a text that looks
            # like a formula a text when the cell is edited.
            cell_format = self._quoted_format if is_formula(value) else None
            sheet.write_string(row, column, _clean_text(value), cell_format)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, dt.datetime):
            local = value.astimezone(self._zone)
            sheet.write_datetime(row, column, local, self._find_time_format(local.tzname() or ""))
        elif value is not None:
            sheet.write_number(row, column, value)

    def _find_time_format(self, zone_name: str) -> Format:
        if zone_name not in self._time_formats:
            # The zone is in the cell, because scripts rely on the headings.
            pattern = f'yyyy-mm-dd hh:mm:ss.000 "{zone_name}"'.replace(' ""', "")
            self._time_formats[zone_name] = self._book.add_format({"num_format": pattern})
        return self._time_formats[zone_name]


def _clean_text(text: str) -> str:
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # a lone surrogate
    return text[:MAX_CELL_LENGTH]
