"""Tables: separated values of any dialect, a row a contact."""

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
"""A row goes over so many lines at most; a quotation mark that is open for longer was a mistake."""

MAX_COLUMNS: Final = 512

_NAME_FIELDS: Final = frozenset(
    {ContactField.NAME, ContactField.GIVEN_NAME, ContactField.FAMILY_NAME, ContactField.COMPANY}
)
_MAX_UNCLOSED_ROWS: Final = 200
"""After so many rows with open quotation marks every line is a row of its own."""
_SEPARATORS: Final = ";,\t|"
_SAMPLE_ROWS: Final = 30
_MAX_SAMPLED_ROWS: Final = 300
"""So many rows are looked at to find some that can be read."""


class CsvRow(msgspec.Struct, frozen=True, gc=False):
    """One row, and the line of the file at which it begins."""

    line: int
    cells: tuple[str, ...]


class CsvLayout(msgspec.Struct, frozen=True):
    """How a table is to be read; found by :func:`look`, and changed by a person where it is wrong."""

    separator: str
    has_headings: bool
    columns: tuple[ContactField | None, ...]
    """What each column is; ``None``: left out."""


class _UnclosedQuoteError(Exception):
    """A quotation mark is not closed."""


class _LineSource:
    """The lines of a text for the csv module, which may not run away with them."""

    def __init__(self, lines: Sequence[str], position: int) -> None:
        self._lines = lines
        self.position = self.row_start = position
        self.max_row_lines = MAX_ROW_LINES

    def __iter__(self) -> _LineSource:
        return self

    def __next__(self) -> str:
        inside = self.position > self.row_start
        if inside and (
            self.position >= len(self._lines) or self.position - self.row_start >= self.max_row_lines
        ):
            raise _UnclosedQuoteError
        if self.position >= len(self._lines):
            raise StopIteration
        self.position += 1
        return self._lines[self.position - 1] + "\n"


def iter_rows(text: str, separator: str) -> Iterator[CsvRow | ImportProblem]:
    """Yield every row that is not blank; a row that never ends costs only its own line."""
    lines = text.split("\n")
    source, broken = _LineSource(lines, 0), 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        source.position = source.row_start = 1  # what one spreadsheet tells another
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_UnclosedQuoteError, csv.Error):
            line = lines[source.row_start]
            source.position = source.row_start + 1
            reader = csv.reader(source, delimiter=separator, strict=True)
            if _has_unclosed_quote(line, separator):
                broken += 1
                source.max_row_lines = MAX_ROW_LINES if broken < _MAX_UNCLOSED_ROWS else 1
                yield ImportProblem(source.position, ProblemKind.UNCLOSED_QUOTE, line[:60])
                source.row_start = source.position
                continue
            cells = next(csv.reader([line], delimiter=separator))
        if any(cell and not cell.isspace() for cell in cells):
            yield CsvRow(source.row_start + 1, tuple(cells[:MAX_COLUMNS]))
        source.row_start = source.position


def _has_unclosed_quote(line: str, separator: str) -> bool:
    """Return whether a quotation mark is open at the end of a line."""
    try:
        return any("\n" in cell for cell in next(csv.reader([line + "\n"], delimiter=separator), []))
    except csv.Error:
        return True


def detect_layout(text: str) -> tuple[CsvLayout, list[CsvRow]]:
    """Return how a table seems to be written, and its first rows."""
    separator = _detect_separator(text)
    first = _read_first_rows(text, separator)
    if not first:
        raise ContactFileError(FileErrorKind.NO_CONTACTS)
    return build_layout(text, separator, has_headings=headings.is_heading_row(first[0].cells))


def build_layout(text: str, separator: str, *, has_headings: bool) -> tuple[CsvLayout, list[CsvRow]]:
    """Return a table read with this separator, whose first row names the columns or does not."""
    first = _read_first_rows(text, separator)
    if has_headings and first:
        columns = headings.resolve_columns(first[0].cells)
        if not any(columns):  # nobody knows these headings
            guessed = headings.guess_columns([row.cells for row in first[1:]])
            columns = guessed + columns[len(guessed) :]
    else:
        columns = headings.guess_columns([row.cells for row in first])
    return CsvLayout(separator, has_headings, columns), first


def _read_first_rows(text: str, separator: str) -> list[CsvRow]:
    tried = islice(iter_rows(text, separator), _MAX_SAMPLED_ROWS)
    return list(islice((row for row in tried if isinstance(row, CsvRow)), _SAMPLE_ROWS))


def _detect_separator(text: str) -> str:
    """Return the separator by which most rows have the same number of columns, and many."""
    head = text[:4096].lower()
    if head.startswith("sep=") and head[5:6] == "\n" and head[4] in _SEPARATORS:
        return head[4]
    best, score = ",", 0
    for separator in _SEPARATORS:
        widths = Counter(len(row.cells) for row in _read_first_rows(text, separator))
        width, alike = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        if width > 1 and alike * min(width, 8) > score:
            best, score = separator, alike * min(width, 8)
    return best


def iter_contacts(text: str, layout: CsvLayout) -> Iterator[ImportItem]:
    """Yield the contact of every row, and what is wrong with the rows, in the order of the file.

    Raises :class:`FileRefusedError` where no column is a name or number.
    """
    wanted = [(at, field) for at, field in enumerate(layout.columns) if field is not None]
    if not any(field in NUMBER_FIELDS or field in _NAME_FIELDS for _, field in wanted):
        raise ContactFileError(FileErrorKind.NO_COLUMN)
    kinds: dict[int, int] = {}
    top = layout.has_headings
    last = 0 if text.endswith("\n") else text.count("\n") + 1
    for row in iter_rows(text, layout.separator):
        if isinstance(row, ImportProblem):
            yield row
        elif top:
            kinds, top = headings.find_kind_columns(row.cells), False
        else:
            draft = _build_contact(row, wanted, kinds)
            if row.line == last and len(row.cells) < len(layout.columns):
                draft.add_problem(ProblemKind.UNTERMINATED)
            yield from draft.iter_items()


def _build_contact(
    row: CsvRow, columns: Sequence[tuple[int, ContactField]], kind_columns: dict[int, int]
) -> ContactBuilder:
    draft, cells = ContactBuilder(row.line), row.cells
    for at, field in columns:
        if at < len(cells) and cells[at]:
            told = kind_columns.get(at)
            if told is not None and told < len(cells) and field is ContactField.OTHER:
                draft.add_value(headings.resolve_number_field(cells[told]), cells[at])
            else:
                draft.add_value(field, cells[at])
    return draft


MAX_PHONE_COLUMNS: Final = 6
"""Columns of numbers; nobody was met who has more."""

EXPORT_HEADINGS: Final = (
    "Name",
    "Company",
    "Department",
    *(
        text
        for at in range(1, MAX_PHONE_COLUMNS + 1)
        for text in (f"Phone {at} - Type", f"Phone {at} - Value")
    ),
    "E-mail",
    "Notes",
)


def encode_csv(contacts: Iterable[Contact]) -> bytes:
    """Return ``contacts`` as a table that :mod:`.reading` reads back as it was.

    Before everything that a spreadsheet would take for a formula stands an apostrophe. UTF-8 with
    its mark, by which spreadsheets know it.
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
