"""CSV files of any dialect, with one contact per row: detecting the layout, reading and writing."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final

import msgspec

from devlink3_desk.contacts import headings
from devlink3_desk.contacts.contact import (
    Contact,
    ContactFileError,
    FileErrorKind,
    ImportItem,
    ImportProblem,
    ProblemKind,
)
from devlink3_desk.contacts.contact_builder import NUMBER_FIELDS, ContactBuilder, ContactField, is_formula

MAX_ROW_LINES: Final = 60
"""Lines of a row; a quotation mark that is open for longer is a mistake, not a long note."""

MAX_COLUMNS: Final = 512

_NAME_FIELDS: Final = frozenset(
    {ContactField.NAME, ContactField.GIVEN_NAME, ContactField.FAMILY_NAME, ContactField.COMPANY}
)
_MAX_UNCLOSED_ROWS: Final = 200
"""Rows with an unclosed quotation mark after which no row may have several lines.

Each such row is parsed up to :data:`MAX_ROW_LINES` times. The bound keeps a hostile file from taking minutes.
"""
_SEPARATORS: Final = ";,\t|"
_SAMPLE_ROWS: Final = 30
_MAX_SAMPLED_ROWS: Final = 300
"""Rows that are read to find :data:`_SAMPLE_ROWS` without a problem."""


class CsvRow(msgspec.Struct, frozen=True, gc=False):
    """One row, and the line of the file at which it begins."""

    line: int
    cells: tuple[str, ...]


class CsvLayout(msgspec.Struct, frozen=True):
    """How to read a table; detected by :func:`detect_layout`, and corrected by the user if it is wrong."""

    separator: str
    has_headings: bool
    columns: tuple[ContactField | None, ...]
    """The field of each column, ``None`` for a column that is not imported."""


class _UnclosedQuoteError(Exception):
    """A quotation mark is not closed."""


class _LineSource:
    """The lines of a text for the csv module, with a limit on the lines of one row.

    The csv module reads on until a quotation is closed. Without the limit, one missing quotation mark would
    swallow the rest of the file.
    """

    def __init__(self, lines: Sequence[str], position: int) -> None:
        self._lines = lines
        self.position = self.row_start = position
        self.max_row_lines = MAX_ROW_LINES

    def __iter__(self) -> _LineSource:
        return self

    def __next__(self) -> str:
        row_lines = self.position - self.row_start
        if row_lines and (self.position >= len(self._lines) or row_lines >= self.max_row_lines):
            raise _UnclosedQuoteError
        if self.position >= len(self._lines):
            raise StopIteration
        self.position += 1
        return self._lines[self.position - 1] + "\n"


def iter_rows(text: str, separator: str) -> Iterator[CsvRow | ImportProblem]:
    """Yield every row that is not blank, and a problem for every row with an unclosed quotation mark."""
    lines = text.split("\n")
    source, unclosed_rows = _LineSource(lines, 0), 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        source.position = source.row_start = 1  # Excel's way to declare the separator
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_UnclosedQuoteError, csv.Error):
            # Continue behind the first line of the row, with a new reader: the old one is inside a quotation.
            line = lines[source.row_start]
            source.position = source.row_start + 1
            reader = csv.reader(source, delimiter=separator, strict=True)
            if _has_unclosed_quote(line, separator):
                unclosed_rows += 1
                source.max_row_lines = MAX_ROW_LINES if unclosed_rows < _MAX_UNCLOSED_ROWS else 1
                yield ImportProblem(source.position, ProblemKind.UNCLOSED_QUOTE, line[:60])
                source.row_start = source.position
                continue
            # Text behind a closing quotation mark, which only the strict reader refuses.
            cells = next(csv.reader([line], delimiter=separator))
        if any(cell and not cell.isspace() for cell in cells):
            yield CsvRow(source.row_start + 1, tuple(cells[:MAX_COLUMNS]))
        source.row_start = source.position


def _has_unclosed_quote(line: str, separator: str) -> bool:
    """Return whether a quotation mark is open at the end of a line."""
    # If so, the line break becomes part of a cell.
    try:
        return any("\n" in cell for cell in next(csv.reader([line + "\n"], delimiter=separator), []))
    except csv.Error:
        return True


def detect_layout(text: str) -> tuple[CsvLayout, list[CsvRow]]:
    """Return the probable layout of a table, and its first rows.

    Raises :class:`ContactFileError` if there is no row.
    """
    separator = _detect_separator(text)
    rows = _read_first_rows(text, separator)
    if not rows:
        raise ContactFileError(FileErrorKind.NO_CONTACTS)
    return build_layout(text, separator, has_headings=headings.is_heading_row(rows[0].cells))


def build_layout(text: str, separator: str, *, has_headings: bool) -> tuple[CsvLayout, list[CsvRow]]:
    """Return the layout of a table with this separator, with or without headings, and its first rows."""
    rows = _read_first_rows(text, separator)
    if has_headings and rows:
        columns = headings.resolve_columns(rows[0].cells)
        if not any(columns):  # headings in an unknown language
            guessed = headings.guess_columns([row.cells for row in rows[1:]])
            columns = guessed + columns[len(guessed) :]
    else:
        columns = headings.guess_columns([row.cells for row in rows])
    return CsvLayout(separator, has_headings, columns), rows


def _read_first_rows(text: str, separator: str) -> list[CsvRow]:
    items = islice(iter_rows(text, separator), _MAX_SAMPLED_ROWS)
    return list(islice((item for item in items if isinstance(item, CsvRow)), _SAMPLE_ROWS))


def _detect_separator(text: str) -> str:
    """Return the separator that gives most rows the same, large number of columns."""
    head = text[:4096].lower()
    if head.startswith("sep=") and head[5:6] == "\n" and head[4] in _SEPARATORS:
        return head[4]
    best, best_score = ",", 0
    for separator in _SEPARATORS:
        widths = Counter(len(row.cells) for row in _read_first_rows(text, separator))
        width, row_count = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        # Columns count up to 8: beyond, more of them do not make a separator more probable.
        score = row_count * min(width, 8)
        if width > 1 and score > best_score:
            best, best_score = separator, score
    return best


def iter_contacts(text: str, layout: CsvLayout) -> Iterator[ImportItem]:
    """Yield the contact of every row, and the problems, in the order of the file.

    Raises :class:`ContactFileError` if no column holds names or numbers.
    """
    columns = [(index, field) for index, field in enumerate(layout.columns) if field is not None]
    if not any(field in NUMBER_FIELDS or field in _NAME_FIELDS for _, field in columns):
        raise ContactFileError(FileErrorKind.NO_COLUMN)
    kind_columns: dict[int, int] = {}
    is_heading = layout.has_headings
    # A last line without a line end may be cut off, and so may its last number.
    unterminated_line = 0 if text.endswith("\n") else text.count("\n") + 1
    for row in iter_rows(text, layout.separator):
        if isinstance(row, ImportProblem):
            yield row
        elif is_heading:
            kind_columns, is_heading = headings.find_kind_columns(row.cells), False
        else:
            builder = _build_contact(row, columns, kind_columns)
            if row.line == unterminated_line and len(row.cells) < len(layout.columns):
                builder.add_problem(ProblemKind.UNTERMINATED)
            yield from builder.iter_items()


def _build_contact(
    row: CsvRow, columns: Sequence[tuple[int, ContactField]], kind_columns: dict[int, int]
) -> ContactBuilder:
    builder, cells = ContactBuilder(row.line), row.cells
    for index, field in columns:
        if index < len(cells) and cells[index]:
            kind_index = kind_columns.get(index)
            if kind_index is not None and kind_index < len(cells) and field is ContactField.OTHER:
                builder.add_value(headings.resolve_number_field(cells[kind_index]), cells[index])
            else:
                builder.add_value(field, cells[index])
    return builder


MAX_PHONE_COLUMNS: Final = 6
"""Columns of numbers in an exported file; further numbers are not exported."""

# Headings that Google Contacts exports as well, so that other programs read the file.
EXPORT_HEADINGS: Final = (
    "Name",
    "Company",
    "Department",
    *(
        text
        for number in range(1, MAX_PHONE_COLUMNS + 1)
        for text in (f"Phone {number} - Type", f"Phone {number} - Value")
    ),
    "E-mail",
    "Notes",
)


def encode_csv(contacts: Iterable[Contact]) -> bytes:
    """Return ``contacts`` as a table that :func:`iter_contacts` reads back unchanged.

    The encoding is UTF-8 with a byte order mark, without which Excel assumes another one. Cells that a
    spreadsheet would evaluate as formulas are preceded by an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(EXPORT_HEADINGS)
    for contact in contacts:
        writer.writerow(map(_escape_formula, _format_cells(contact)))
    return out.getvalue().encode("utf-8-sig", "replace")


def _format_cells(contact: Contact) -> list[str]:
    cells = [contact.name, contact.company, contact.department]
    for number, _ in zip_longest(contact.numbers[:MAX_PHONE_COLUMNS], range(MAX_PHONE_COLUMNS)):
        cells += ("", "") if number is None else (number.kind.value.title(), number.number)
    return [*cells, contact.email, contact.note]


def _escape_formula(cell: str) -> str:
    return f"'{cell}" if is_formula(cell) else cell
