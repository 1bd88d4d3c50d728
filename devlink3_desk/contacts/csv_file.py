"""CSV files of any dialect, with one contact per row: detecting the layout, reading and writing."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec

from devlink3_desk.contacts import headings
from devlink3_desk.contacts.cells import (
    find_assistant_word,
    is_clear_number,
    is_number_like,
    join_extension,
    normalise_words,
)
from devlink3_desk.contacts.code_columns import NumberColumns, find_code_columns, join_columns
from devlink3_desk.contacts.contact import (
    NUMBER_FIELDS,
    Contact,
    ContactField,
    ContactFileError,
    FileErrorKind,
    ImportItem,
    ImportProblem,
    ProblemKind,
)
from devlink3_desk.contacts.contact_builder import ContactBuilder, ValueRank, escape_formula, find_column_rank
from devlink3_desk.contacts.entry_cache import EntryCache
from devlink3_desk.contacts.import_plan import CsvLayout, CsvRow
from devlink3_desk.numbers.text import parse_text

MAX_ROW_LINES: Final = 60
"""Lines of a row; a quotation mark that is open for longer is a mistake, not a long note."""

MAX_COLUMNS: Final = 512

_MAX_UNCLOSED_ROWS: Final = 200
"""Rows with an unclosed quotation mark after which no row may have several lines.

Each such row is parsed up to :data:`MAX_ROW_LINES` times. The bound keeps a hostile file from taking minutes.
"""
_SEPARATORS: Final = ";,\t|"
_ANY_SEPARATOR: Final = re.compile(f"[{_SEPARATORS}]")
_APOSTROPHES: Final = re.compile(rf" *'[^']+'(?: *[{_SEPARATORS}] *'[^']+')+\s*")
"""A row of headings that are quoted by apostrophes, as some databases export them."""
_WRAPPED_ROW: Final = re.compile(r"([\"'])(.*)\1[;,\s]*")
"""A line in quotation marks; the second group is what stands in them."""
_WRAPPED_SAMPLE: Final = 20
"""Lines of which all must be in quotation marks where rows are."""
_SAMPLE_ROWS: Final = 300
_WORD_FIELDS: Final = frozenset({ContactField.COMPANY, ContactField.DEPARTMENT, ContactField.EMAIL})
"""Fields of texts that are never a number alone; a person without a name may have that of the number."""
_MAX_SAMPLED_ROWS: Final = 1_000
"""Rows that are read to find :data:`_SAMPLE_ROWS` without a problem."""


class _UnclosedQuoteError(Exception):
    """A quotation mark is not closed."""


def _create_csv_reader(
    lines: Iterable[str], separator: str, quote: str, *, strict: bool = False
) -> Iterator[list[str]]:
    # In lists that people write, a quotation begins behind the blank that follows the separator.
    return csv.reader(lines, delimiter=separator, quotechar=quote, skipinitialspace=True, strict=strict)


def _unwrap_lines(lines: list[str]) -> list[str]:
    """Return the lines of a table, without the quotes of rows that are quoted as if each were one cell."""
    rows = [_WRAPPED_ROW.fullmatch(line) for line in lines[:_WRAPPED_SAMPLE] if line.strip()]
    if not rows or any(row is None or row[1] in row[2].replace(row[1] * 2, "") for row in rows):
        return lines
    titles = _unwrap_line(lines[0])
    for separator in _SEPARATORS:
        fields = headings.resolve_columns(titles.split(separator)[:MAX_COLUMNS])
        if sum(field is not None for field in fields) > 1:
            return list(map(_unwrap_line, lines))
    return lines


def _unwrap_line(line: str) -> str:
    row = _WRAPPED_ROW.fullmatch(line)
    return line if row is None else row[2].replace(row[1] * 2, row[1])


class _LineSource:
    """The lines of a text for the csv module, with a limit on the lines of one row.

    The csv module reads on until a quotation is closed. Without the limit, one missing quotation mark would
    swallow the rest of the file.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.position = self.row_start = 0
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


class _RowReader:
    """Reads the rows of a table one after the other."""

    def __init__(self, text: str, separator: str) -> None:
        self._lines, self._separator = _unwrap_lines(text.split("\n")), separator
        self._source, self._unclosed_rows = _LineSource(self._lines), 0
        first = self._lines[0]
        if first.lower().startswith("sep=") and len(first) == len("sep=;"):
            self._source.position = self._source.row_start = 1  # Excel's way to declare the separator
        titles = self._lines[self._source.position] if len(self._lines) > self._source.position else ""
        self._quote = "'" if _APOSTROPHES.fullmatch(titles) else '"'
        self._reader = self._create_reader()
        self.row_text = ""
        """The lines of the row that was read last."""

    def _create_reader(self) -> Iterator[list[str]]:
        return _create_csv_reader(self._source, self._separator, self._quote, strict=True)

    def read_row(self) -> CsvRow | ImportProblem | None:
        """Return the next row that is not blank, or its unclosed quotation mark; ``None`` at the end."""
        source = self._source
        while True:
            try:
                cells = next(self._reader)
            except StopIteration:
                return None
            except (_UnclosedQuoteError, csv.Error):
                # Continue behind the first line of the row, with a new reader: the old one is inside a
                # quotation.
                line = self._lines[source.row_start]
                source.position = source.row_start + 1
                self._reader = self._create_reader()
                if _has_unclosed_quote(line, self._separator, self._quote):
                    return self._skip_unclosed(line)
                # Text behind a closing quotation mark, which only the strict reader refuses.
                cells = next(_create_csv_reader([line], self._separator, self._quote))
            start = source.row_start
            source.row_start = source.position
            if any(cell and not cell.isspace() for cell in cells):
                self.row_text = "\n".join(self._lines[start : source.position])
                return CsvRow(start + 1, tuple(cells[:MAX_COLUMNS]))

    def _skip_unclosed(self, line: str) -> ImportProblem:
        self._unclosed_rows += 1
        self._source.max_row_lines = MAX_ROW_LINES if self._unclosed_rows < _MAX_UNCLOSED_ROWS else 1
        self._source.row_start = self._source.position
        return ImportProblem(self._source.position, ProblemKind.UNCLOSED_QUOTE, line[:60])

    def iter_known(self, known: EntryCache, seen: EntryCache) -> Iterator[Contact]:
        """Yield the contacts of the next rows without parsing them, as long as each is a known line."""
        lines, position = self._lines, self._source.position
        # A last line without a line end may be cut off.
        end = len(lines) - 1
        while position < end:
            line = lines[position]
            contact = known.get(line)
            if contact is None:
                break
            seen[line] = contact
            position += 1
            yield contact
        self._source.position = self._source.row_start = position


def iter_rows(text: str, separator: str) -> Iterator[CsvRow | ImportProblem]:
    """Yield every row that is not blank, and a problem for every row with an unclosed quotation mark."""
    reader = _RowReader(text, separator)
    while (row := reader.read_row()) is not None:
        yield row


def _has_unclosed_quote(line: str, separator: str, quote: str) -> bool:
    """Return whether a quotation mark is open at the end of a line."""
    # If so, the line break becomes part of a cell.
    try:
        return any("\n" in cell for cell in next(_create_csv_reader([line + "\n"], separator, quote), []))
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
    has_headings = headings.find_heading_row([row.cells for row in rows]) is not None
    return build_layout(text, separator, has_headings=has_headings)


def build_layout(text: str, separator: str, *, has_headings: bool) -> tuple[CsvLayout, list[CsvRow]]:
    """Return the layout of a table with this separator, with or without headings, and its first rows."""
    rows = _read_first_rows(text, separator)
    cells = [row.cells for row in rows]
    if not has_headings or not rows:
        return CsvLayout(separator, has_headings, headings.guess_columns(cells)), rows
    title_rows = headings.find_heading_row(cells) or 0
    titles, body = cells[title_rows], cells[title_rows + 1 :]
    columns = headings.resolve_columns(titles, body)
    guesses = headings.guess_unknown_columns(titles, columns, body)
    columns = tuple(guesses.get(index, field) for index, field in enumerate(columns))
    layout = CsvLayout(separator, has_headings, columns, title_rows, tuple(sorted(guesses)))
    if not any(columns):  # headings in an unknown language
        guessed = headings.guess_columns(body)
        columns = guessed[: len(columns)] + columns[len(guessed) :]
        layout = CsvLayout(separator, has_headings, columns, title_rows)
    return layout, rows[title_rows:]


def adapt_layout(text: str, layout: CsvLayout) -> CsvLayout:
    """Return a layout that a person chose, for a table whose columns may be in another order.

    Raises :class:`ContactFileError` if a chosen column is missing.
    """
    rows = _read_first_rows(text, layout.separator)[layout.title_rows :] if layout.titles else []
    if not layout.titles or (rows and rows[0].cells == layout.titles):
        return layout
    fields = dict(zip(layout.titles, layout.columns, strict=False))
    titles = rows[0].cells if rows else ()
    if any(field is not None and title not in titles for title, field in fields.items()):
        raise ContactFileError(FileErrorKind.OTHER_COLUMNS)
    return msgspec.structs.replace(layout, columns=tuple(map(fields.get, titles)), titles=titles)


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


def iter_contacts(
    text: str, layout: CsvLayout, known: EntryCache | None = None, seen: EntryCache | None = None
) -> Iterator[ImportItem]:
    """Yield the contact of every row, and the problems, in the order of the file.

    Rows in ``known``, which were read with the same layout, are not read again; ``seen`` receives those of
    this file. Raises :class:`ContactFileError` if no column holds names or numbers.
    """
    if not any(field in headings.NAME_FIELDS for field in layout.columns) and not headings.holds_numbers(
        layout.columns
    ):
        raise ContactFileError(FileErrorKind.NO_COLUMN)
    table, rows = _TableReader(layout), _RowReader(text, layout.separator)
    known, seen_rows = known or {}, {} if seen is None else seen
    # A last line without a line end may be cut off, and so may its last number.
    unterminated_line = 0 if text.endswith("\n") else text.count("\n") + 1
    while True:
        if known and table.is_in_body:
            yield from rows.iter_known(known, seen_rows)
        row = rows.read_row()
        if row is None:
            return
        if isinstance(row, ImportProblem):
            yield row
            continue
        is_complete = row.line != unterminated_line
        contact = known.get(rows.row_text) if table.is_in_body and is_complete else None
        items = [contact] if contact is not None else list(table.iter_items(row, is_complete=is_complete))
        yield from items
        if seen is not None and is_complete and len(items) == 1 and isinstance(items[0], Contact):
            seen[rows.row_text] = items[0]


class _TableReader:
    """Reads the rows of a table, behind its titles and its headings."""

    def __init__(self, layout: CsvLayout) -> None:
        self._layout = layout
        self._columns = [(index, field) for index, field in enumerate(layout.columns) if field is not None]
        self._kind_columns: dict[int, int] = {}
        self._extension_columns: dict[int, int] = {}
        self._code_columns: dict[int, NumberColumns] = {}
        self._secondary_columns: frozenset[int] = frozenset()
        """Columns such as *OtherTelephone*, whose numbers are dialled after those of *Phone*."""
        self._nickname_column: int | None = None
        self._assistant_columns: dict[int, str] = {}
        """Titles of the columns with the names and numbers of people's assistants."""
        self._headings: Sequence[str] | None = None
        self._remaining_titles = layout.title_rows if layout.has_headings else 0

    @property
    def is_in_body(self) -> bool:
        """Whether titles and headings have been read."""
        return not self._remaining_titles and (self._headings is not None or not self._layout.has_headings)

    def iter_items(self, row: CsvRow, *, is_complete: bool) -> Iterator[ImportItem]:
        """Yield what one row holds: a contact with its problems, or nothing for titles and headings."""
        layout = self._layout
        if self._remaining_titles:
            self._remaining_titles -= 1
            parts = (part for cell in row.cells for part in _ANY_SEPARATOR.split(cell))
            if any(map(is_clear_number, parts)):
                yield ImportProblem(row.line, ProblemKind.INVALID_LINE, " ".join(row.cells).strip()[:60])
        elif layout.has_headings and self._headings is None:
            self._read_headings(row.cells)
            for index in layout.guessed:
                if index < len(row.cells):
                    yield ImportProblem(row.line, ProblemKind.GUESSED_COLUMN, row.cells[index].strip()[:60])
        elif self._headings is not None and headings.is_repeated_heading(row.cells, self._headings):
            return
        elif self._contains_rows(row):
            yield ImportProblem(row.line, ProblemKind.SWALLOWED_ROWS, row.cells[0].partition("\n")[0][:60])
        else:
            builder = self._build_contact(row)
            if not is_complete and len(row.cells) < len(layout.columns):
                builder.add_problem(ProblemKind.UNTERMINATED)
            yield from builder.iter_items()

    def _read_headings(self, cells: Sequence[str]) -> None:
        """Find the columns that say more about others: kinds and extensions of numbers, the shown name."""
        self._headings = cells
        self._kind_columns = headings.find_kind_columns(cells, self._layout.columns)
        # A person may have chosen them as columns of numbers.
        chosen = {index for index, _ in self._columns}
        extensions = headings.find_extension_columns(cells)
        self._extension_columns = {key: at for key, at in extensions.items() if at not in chosen}
        self._code_columns = find_code_columns(cells, self._layout.columns)
        words = enumerate(map(normalise_words, cells))
        self._secondary_columns = frozenset(index for index, name in words if name.startswith("other"))
        nickname = headings.find_nickname_column(cells)
        self._nickname_column = nickname if nickname not in chosen else None
        assistants = set(headings.find_assistant_columns(cells)) - chosen
        self._assistant_columns = {index: cells[index] for index in sorted(assistants)}
        # Of several names, the first one counts.
        shown = {index for index, cell in enumerate(cells) if headings.is_shown_name(cell)}
        self._columns.sort(key=lambda column: column[0] not in shown)

    def _contains_rows(self, row: CsvRow) -> bool:
        """Return whether a quoted cell holds other rows, with the numbers of other people."""
        separator = self._layout.separator
        return any(
            "\n" in cell and separator in cell and self._holds_row(cell.split("\n"), index, len(row.cells))
            for index, cell in enumerate(row.cells)
        )

    def _holds_row(self, lines: Sequence[str], index: int, cell_count: int) -> bool:
        columns = self._layout.columns
        is_text = index >= len(columns) or columns[index] in (None, ContactField.NOTE)
        for number, line in enumerate(lines):
            parts = line.split(self._layout.separator)
            if len(parts) == 1 or not any(map(is_clear_number, parts)):
                continue
            # The first line continues the cells before the quotation, and the last one those behind it.
            width = len(parts) + (0 if number else index)
            width += cell_count - index - 1 if number == len(lines) - 1 else 0
            # A note of several lines may contain separators and numbers; a row in it has the width of a row.
            if width == len(columns) if is_text else width >= len(columns) - 1:
                return True
        return False

    def _build_contact(self, row: CsvRow) -> ContactBuilder:
        builder, cells = ContactBuilder(row.line), self._join_cells(row.cells)
        for index, field in self._columns:
            if index >= len(cells) or not cells[index]:
                continue
            kind_index = self._kind_columns.get(index)
            if kind_index is not None and kind_index < len(cells) and field is ContactField.OTHER:
                _add_labelled_numbers(builder, cells[kind_index], cells[index])
            elif field in _WORD_FIELDS and _is_only_number(cells[index]):
                # Cells of this row are missing or too many.
                builder.add_value(ContactField.OTHER, cells[index], rank=ValueRank.GUESSED)
            elif index in self._layout.guessed:
                builder.add_value(field, cells[index], rank=ValueRank.GUESSED)
            else:
                rank = ValueRank.SECONDARY if index in self._secondary_columns else find_column_rank(field)
                builder.add_value(field, cells[index], rank=rank)
        nickname = self._nickname_column
        if nickname is not None and nickname < len(cells) and not builder.has_name:
            builder.add_value(ContactField.NAME, cells[nickname])
        self._add_assistant(builder, cells)
        if self._holds_two_rows(cells):
            builder.add_problem(ProblemKind.UNTERMINATED)
            return builder
        # Behind the last column stands what an unquoted separator has moved there.
        for cell in filter(is_clear_number, cells[len(self._layout.columns) :]):
            builder.add_value(ContactField.OTHER, cell, rank=ValueRank.GUESSED)
        return builder

    def _join_cells(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row, those of numbers with their codes and extensions of other columns."""
        cells = list(row)
        for number, columns in self._code_columns.items():
            if number < len(cells):
                join_columns(cells, number, columns)
        for number, extension in self._extension_columns.items():
            if max(number, extension) < len(cells):
                cells[number] = join_extension(cells[number], cells[extension])
        return cells

    def _add_assistant(self, builder: ContactBuilder, cells: Sequence[str]) -> None:
        """Note the number of the assistant: as one of the person's, it would name somebody else's calls."""
        found = {
            title: cells[index]
            for index, title in self._assistant_columns.items()
            if index < len(cells) and cells[index].strip()
        }
        if any(map(is_number_like, found.values())):
            for title, cell in found.items():
                builder.add_remark(f"{title.strip().rstrip(':')}: {cell}")

    def _holds_two_rows(self, cells: Sequence[str]) -> bool:
        """Return whether a row continues with another one, where files were joined without a line end.

        The last cell of the first row and the first one of the second are a single cell then.
        """
        width = len(self._layout.columns)
        if width == 1 or len(cells) != 2 * width - 1:
            return False
        # Further numbers may also stand in columns without a heading.
        own = [
            cells[index] for index, field in self._columns if field in NUMBER_FIELDS and cells[index].strip()
        ]
        are_alone = all(is_number_like(cell) and not parse_text(cell).remark for cell in own)
        are_numbers_behind = all(cell.strip() and is_number_like(cell) for cell in cells[width:])
        return any(map(is_clear_number, own)) and not (are_alone and are_numbers_behind)


def _is_only_number(cell: str) -> bool:
    return not any(map(str.isalpha, cell)) and is_clear_number(cell)


def _add_labelled_numbers(builder: ContactBuilder, label: str, cell: str) -> None:
    # Google writes "Home Fax ::: Work" for two numbers in one pair of cells, and one label if it is the same.
    labels, values = label.split(":::"), cell.split(":::")
    if len(labels) != len(values):
        labels, values = [label], [cell]
    for text, value in zip(labels, values, strict=True):
        if assistant := find_assistant_word(text):
            builder.add_remark(f"{assistant.title()}: {value}")
        else:
            builder.add_value(headings.resolve_number_field(text), value)


# Headings that Google Contacts exports as well, so that other programs read the file.
_EXPORT_HEADINGS: Final = ("Name", "Company", "Department", "E-mail", "Notes")
_PHONE_HEADINGS: Final = ("Phone {number} - Type", "Phone {number} - Value")


def encode_csv(contacts: Iterable[Contact]) -> bytes:
    """Return ``contacts`` as a table that :func:`iter_contacts` reads back unchanged.

    There are as many columns as the contact with the most numbers needs. The encoding is UTF-8 with a byte
    order mark, without which Excel assumes another one. Cells that a spreadsheet would evaluate as formulas
    are preceded by an apostrophe.
    """
    rows = list(contacts)
    phone_count = max((len(contact.numbers) for contact in rows), default=1) or 1
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    phones = [text.format(number=at) for at in range(1, phone_count + 1) for text in _PHONE_HEADINGS]
    writer.writerow([*_EXPORT_HEADINGS, *phones])
    for contact in rows:
        writer.writerow(map(escape_formula, _format_cells(contact, phone_count)))
    return out.getvalue().encode("utf-8-sig", "replace")


def _format_cells(contact: Contact, phone_count: int) -> list[str]:
    cells = [contact.name, contact.company, contact.department, contact.email, contact.note]
    for number in contact.numbers:
        cells += (number.kind.value.title(), number.number)
    return [*cells, *("", "") * (phone_count - len(contact.numbers))]
