"""Tables: separated values of any dialect, a row a contact."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec

from . import headings
from .contact import FileRefusedError, Item, Problem, Refusal, Trouble
from .draft import NUMBERS, Draft, Field

MAX_LINES: Final = 60
"""A row goes over so many lines at most; a quotation mark that is open for longer was a mistake."""

MAX_COLUMNS: Final = 512

_NAMING: Final = frozenset({Field.NAME, Field.GIVEN, Field.FAMILY, Field.COMPANY})
_PATIENCE: Final = 200
"""After so many rows with open quotation marks every line is a row of its own."""
_SEPARATORS: Final = ";,\t|"
_SAMPLE: Final = 30
_TRIED: Final = 300
"""So many rows are looked at to find some that can be read."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row, and the line of the file at which it begins."""

    line: int
    cells: tuple[str, ...]


class Table(msgspec.Struct, frozen=True):
    """How a table is to be read; found by :func:`look`, and changed by a person where it is wrong."""

    separator: str
    has_headings: bool
    columns: tuple[Field | None, ...]
    """What each column is; ``None``: left out."""


class _OpenError(Exception):
    """A quotation mark is not closed."""


class _Lines:
    """The lines of a text for the csv module, which may not run away with them."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self._lines = lines
        self.at = self.begun = at
        self.span = MAX_LINES

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        inside = self.at > self.begun
        if inside and (self.at >= len(self._lines) or self.at - self.begun >= self.span):
            raise _OpenError
        if self.at >= len(self._lines):
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1] + "\n"


def rows(text: str, separator: str) -> Iterator[Row | Problem]:
    """Yield every row that is not blank; a row that never ends costs only its own line."""
    lines = text.split("\n")
    source, broken = _Lines(lines, 0), 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        source.at = source.begun = 1  # what one spreadsheet tells another
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_OpenError, csv.Error):
            line = lines[source.begun]
            source.at = source.begun + 1
            reader = csv.reader(source, delimiter=separator, strict=True)
            if _is_open(line, separator):
                broken += 1
                source.span = MAX_LINES if broken < _PATIENCE else 1
                yield Problem(source.at, Trouble.QUOTE, line[:60])
                source.begun = source.at
                continue
            cells = next(csv.reader([line], delimiter=separator))
        if any(cell and not cell.isspace() for cell in cells):
            yield Row(source.begun + 1, tuple(cells[:MAX_COLUMNS]))
        source.begun = source.at


def _is_open(line: str, separator: str) -> bool:
    """Return whether a quotation mark is open at the end of a line."""
    try:
        return any("\n" in cell for cell in next(csv.reader([line + "\n"], delimiter=separator), []))
    except csv.Error:
        return True


def look(text: str) -> tuple[Table, list[Row]]:
    """Return how a table seems to be written, and its first rows."""
    separator = _separator(text)
    first = _first(text, separator)
    if not first:
        raise FileRefusedError(Refusal.NOTHING)
    return with_headings(text, separator, has_headings=headings.are_headings(first[0].cells))


def with_headings(text: str, separator: str, *, has_headings: bool) -> tuple[Table, list[Row]]:
    """Return a table read with this separator, whose first row names the columns or does not."""
    first = _first(text, separator)
    if has_headings and first:
        columns = headings.fields(first[0].cells)
        if not any(columns):  # nobody knows these headings
            guessed = headings.guessed([row.cells for row in first[1:]])
            columns = guessed + columns[len(guessed) :]
    else:
        columns = headings.guessed([row.cells for row in first])
    return Table(separator, has_headings, columns), first


def _first(text: str, separator: str) -> list[Row]:
    tried = islice(rows(text, separator), _TRIED)
    return list(islice((row for row in tried if isinstance(row, Row)), _SAMPLE))


def _separator(text: str) -> str:
    """Return the separator by which most rows have the same number of columns, and many."""
    head = text[:4096].lower()
    if head.startswith("sep=") and head[5:6] == "\n" and head[4] in _SEPARATORS:
        return head[4]
    best, score = ",", 0
    for separator in _SEPARATORS:
        widths = Counter(len(row.cells) for row in _first(text, separator))
        width, alike = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        if width > 1 and alike * min(width, 8) > score:
            best, score = separator, alike * min(width, 8)
    return best


def contacts(text: str, table: Table) -> Iterator[Item]:
    """Yield the contact of every row, and what is wrong with the rows, in the order of the file.

    Raises :class:`FileRefusedError` where no column is a name or number.
    """
    wanted = [(at, field) for at, field in enumerate(table.columns) if field is not None]
    if not any(field in NUMBERS or field in _NAMING for _, field in wanted):
        raise FileRefusedError(Refusal.NO_COLUMN)
    kinds: dict[int, int] = {}
    top = table.has_headings
    last = 0 if text.endswith("\n") else text.count("\n") + 1
    for row in rows(text, table.separator):
        if isinstance(row, Problem):
            yield row
        elif top:
            kinds, top = headings.kinds(row.cells), False
        else:
            draft = _draft(row, wanted, kinds)
            if row.line == last and len(row.cells) < len(table.columns):
                draft.complain(Trouble.NO_END)
            yield from draft.finish()


def _draft(row: Row, wanted: Sequence[tuple[int, Field]], kinds: dict[int, int]) -> Draft:
    draft, cells = Draft(row.line), row.cells
    for at, field in wanted:
        if at < len(cells) and cells[at]:
            told = kinds.get(at)
            if told is not None and told < len(cells) and field is Field.OTHER:
                draft.put(headings.kind_of(cells[told]), cells[at])
            else:
                draft.put(field, cells[at])
    return draft
