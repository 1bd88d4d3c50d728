"""Detecting the encoding and the format of a contact file, and what importing one takes and returns."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Final, Protocol, TypeAlias

import msgspec

from devlink3_desk.contacts import csv_file, ldif, vcard
from devlink3_desk.contacts.contact import Contact, ContactFileError, FileErrorKind, ImportItem, ImportProblem
from devlink3_desk.contacts.csv_file import CsvLayout, CsvRow

MAX_FILE_SIZE: Final = 128 * 1024 * 1024
"""Bytes of a file; larger ones are not address books."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of ZIP (xlsx, ods), of OLE (xls) and of PDF files.
_WORKBOOK_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SAMPLE_SIZE: Final = 65_536
_CONTROL_BYTES: Final = bytes({*range(32)} - {*b"\t\n\r\f"})
_MAX_STRAY_CONTROLS: Final = 8
"""Control characters in a sample of any text file; a file with more of them is binary."""
_MIN_GOOD_PER_BAD_BYTE: Final = 10
"""Characters beyond ASCII for each invalid byte, from which on a text is UTF-8 with mistakes."""


class DecodedText(msgspec.Struct, frozen=True):
    """The text of a file, with ``\\n`` as the line end."""

    text: str
    encoding: str
    """Name of the encoding: ``utf-8``, ``utf-16-le``, ``cp1252`` …"""


def decode_text(data: bytes) -> DecodedText:
    """Return the text of a file, with U+FFFD in place of invalid bytes.

    Raises :class:`ContactFileError` if it is not a text file.
    """
    if not data.strip(b"\x00\r\n\t "):
        raise ContactFileError(FileErrorKind.EMPTY)
    if len(data) > MAX_FILE_SIZE:
        raise ContactFileError(FileErrorKind.TOO_LARGE, f"{len(data) // (1024 * 1024)} MB")
    if data.startswith(_WORKBOOK_SIGNATURES):
        raise ContactFileError(FileErrorKind.WORKBOOK)
    encoding, skip = _detect_encoding(data)
    text = str(data[skip:], encoding, "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return DecodedText(text, encoding)


def _detect_encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding and the size of the byte order mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if (wide := _detect_utf16(data[:_SAMPLE_SIZE])) is not None:
        return wide, 0
    sample = data[:_SAMPLE_SIZE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _MAX_STRAY_CONTROLS + len(sample) // 50:
        raise ContactFileError(FileErrorKind.BINARY)
    return ("utf-8" if _is_utf8(data) else "cp1252"), 0


def _detect_utf16(sample: bytes) -> str | None:
    """Return the UTF-16 encoding of a sample without a byte order mark, or ``None``."""
    # In most scripts nearly every other byte is zero: the high bytes of ASCII letters, digits and separators.
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 3 > half and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > half and odd * 10 < half else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return True  # the file ends inside a character
        # Some UTF-8 files contain a few names in another encoding; in other files hardly any byte is valid.
        text = data.decode(errors="surrogateescape")
        invalid = sum("\udc80" <= character <= "\udcff" for character in text)
        valid = len(text) - len(text.encode("ascii", "ignore")) - invalid
        return valid > invalid * _MIN_GOOD_PER_BAD_BYTE
    return True


MAX_PREVIEW_ENTRIES: Final = 50
"""Entries of a preview."""

_HEAD_LENGTH: Final = 4096


class FileFormat(StrEnum):
    """Format of a contact file."""

    CSV = "csv"
    VCARD = "vcard"
    LDIF = "ldif"


class ImportPlan(msgspec.Struct, frozen=True, omit_defaults=True):
    """How to read a file; saved with its contacts, so that the file can be imported again."""

    format: FileFormat
    table: CsvLayout | None = None
    """The layout, for :attr:`FileFormat.CSV`."""


class FilePreview(msgspec.Struct, frozen=True):
    """The probable format of a file, and its first contacts."""

    plan: ImportPlan
    encoding: str
    rows: tuple[CsvRow, ...] = ()
    """The first rows of a table, headings included."""
    contacts: tuple[Contact, ...] = ()
    """The first contacts, as imported by the plan."""
    problems: tuple[ImportProblem, ...] = ()
    """The problems of the first entries."""


def preview_file(data: bytes, plan: ImportPlan | None = None) -> FilePreview:
    """Return a preview of a file, read by ``plan`` or, without one, by the plan that fits best.

    Raises :class:`ContactFileError`.
    """
    text = decode_text(data)
    chosen, rows = _detect_plan(text) if plan is None else _apply_plan(text, plan)
    try:
        sample = tuple(islice(iter_entries(text, chosen), MAX_PREVIEW_ENTRIES))
    except ContactFileError as error:
        # The user assigns the columns in the preview.
        if error.kind is not FileErrorKind.NO_COLUMN:
            raise
        sample = ()
    return FilePreview(
        plan=chosen,
        encoding=text.encoding,
        rows=tuple(rows),
        contacts=tuple(item for item in sample if isinstance(item, Contact)),
        problems=tuple(item for item in sample if isinstance(item, ImportProblem)),
    )


def iter_entries(text: DecodedText, plan: ImportPlan) -> Iterator[ImportItem]:
    """Return an iterator over the contacts of a file and its problems, in their order.

    Iterating raises :class:`ContactFileError` if no column of a table holds names or numbers.
    """
    match plan.format:
        case FileFormat.VCARD:
            return vcard.iter_contacts(text.text)
        case FileFormat.LDIF:
            return ldif.iter_contacts(text.text)
        case FileFormat.CSV:
            table = plan.table or csv_file.detect_layout(text.text)[0]
            return csv_file.iter_contacts(text.text, table)


def _detect_plan(text: DecodedText) -> tuple[ImportPlan, list[CsvRow]]:
    head = text.text[:_HEAD_LENGTH].lstrip().upper()
    if "BEGIN:VCARD" in head:
        return ImportPlan(FileFormat.VCARD), []
    if head.startswith(("DN:", "VERSION:", "#")) and ("\nDN:" in f"\n{head}"):
        return ImportPlan(FileFormat.LDIF), []
    table, rows = csv_file.detect_layout(text.text)
    return ImportPlan(FileFormat.CSV, table), rows


def _apply_plan(text: DecodedText, plan: ImportPlan) -> tuple[ImportPlan, list[CsvRow]]:
    if plan.table is None:
        return plan, []
    table, rows = csv_file.build_layout(text.text, plan.table.separator, has_headings=plan.table.has_headings)
    if len(plan.table.columns) == len(table.columns):
        return plan, rows
    return ImportPlan(FileFormat.CSV, table), rows


MAX_LISTED_PROBLEMS: Final = 1_000
"""Problems of a file that are listed; further ones are only counted."""


class ContactSource(msgspec.Struct, frozen=True):
    """A file that contacts were imported from."""

    id: str
    name: str
    """Name for users."""
    path: str
    """Path of the file, to import it again."""
    plan: ImportPlan
    taken: float
    """Time of the import, in seconds since 1970."""
    count: int = 0
    """Number of contacts."""
    problems: int = 0
    """Number of problems."""


class ImportResult(msgspec.Struct, frozen=True):
    """The result of an import."""

    source: ContactSource
    problems: tuple[ImportProblem, ...]
    """The first problems, :data:`MAX_LISTED_PROBLEMS` at most."""


class SourceContacts(msgspec.Struct, frozen=True):
    """A source with its contacts."""

    source: ContactSource
    contacts: tuple[Contact, ...]


ProgressCallback: TypeAlias = Callable[[int], None]
"""Called with the number of entries read so far."""


class ContactRepository(Protocol):
    """Imports contact files and stores their contacts.

    All methods may block for seconds. They raise :class:`ContactFileError` and :class:`OSError`.
    """

    def load_sources(self) -> list[SourceContacts]:
        """Return all stored sources with their contacts."""

    def preview_file(self, path: str, plan: ImportPlan | None = None) -> FilePreview:
        """Return a preview of a file."""

    def import_file(
        self, path: str, plan: ImportPlan, name: str, replaces: str | None, progress: ProgressCallback
    ) -> ImportResult:
        """Import a file and store its contacts, in place of those of the source with id ``replaces``."""

    def remove_source(self, source_id: str) -> None:
        """Remove a source and its contacts."""

    def export_contacts(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts to a CSV file."""
