"""Octets to text: which encoding a file is in, found by what it holds."""

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
"""Larger files are no address books."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOK_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SAMPLE_SIZE: Final = 65_536
_CONTROL_BYTES: Final = bytes({*range(32)} - {*b"\t\n\r\f"})
_MAX_STRAY_CONTROLS: Final = 8
"""So many control characters may stand in a text that is one."""
_MIN_GOOD_PER_BAD_BYTE: Final = 10
"""So many good letters for each bad octet, and the text is UTF-8 with mistakes."""


class DecodedText(msgspec.Struct, frozen=True):
    """A file as text, its lines ended by ``\\n`` alone."""

    text: str
    encoding: str
    """Name of the encoding: ``utf-8``, ``utf-16-le``, ``cp1252`` …"""


def decode_text(data: bytes) -> DecodedText:
    """Return the text of a file; what cannot be read is U+FFFD.

    Raises :class:`FileRefusedError` where it is no text at all.
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
    """Return the encoding and how many octets its mark takes."""
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
    """Return UTF-16 without a mark: in most scripts every other octet is zero, or nearly so."""
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
            return True  # the file was cut short in the middle of a letter
        text = data.decode(errors="surrogateescape")
        bad = sum("\udc80" <= letter <= "\udcff" for letter in text)
        good = len(text) - len(text.encode("ascii", "ignore")) - bad
        return good > bad * _MIN_GOOD_PER_BAD_BYTE
    return True


MAX_PREVIEW_ENTRIES = 50
"""Entries of a preview."""

_HEAD_LENGTH = 4096


class FileFormat(StrEnum):
    """Kinds of contact files."""

    CSV = "csv"
    VCARD = "vcard"
    LDIF = "ldif"


class ImportPlan(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a file is to be read; kept with its contacts, so that it can be read again."""

    format: FileFormat
    table: CsvLayout | None = None
    """For :attr:`Format.CSV`."""


class FilePreview(msgspec.Struct, frozen=True):
    """What a file seems to be."""

    plan: ImportPlan
    encoding: str
    rows: tuple[CsvRow, ...] = ()
    """The first rows of a table, headings included."""
    contacts: tuple[Contact, ...] = ()
    """The first contacts, read by the plan."""
    problems: tuple[ImportProblem, ...] = ()
    """What is wrong with the first entries."""


def preview_file(data: bytes, plan: ImportPlan | None = None) -> FilePreview:
    """Return what a file is, and its first contacts, read by ``plan`` or as it seems best.

    Raises :class:`FileRefusedError`.
    """
    text = decode_text(data)
    chosen, rows = _detect_plan(text) if plan is None else _apply_plan(text, plan)
    try:
        sample = tuple(islice(iter_entries(text, chosen), MAX_PREVIEW_ENTRIES))
    except ContactFileError as error:
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
    """Yield every contact of a file, and everything that is wrong with it.

    Raises :class:`FileRefusedError` where a table has no column that is a name or number.
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


MAX_LISTED_PROBLEMS = 1_000
"""So many problems of a file are listed; the others are counted."""


class ContactSource(msgspec.Struct, frozen=True):
    """One file that contacts were taken from."""

    id: str
    name: str
    """What people call it."""
    path: str
    """Where the file was, to read it again."""
    plan: ImportPlan
    taken: float
    """When it was read, in seconds since 1970."""
    count: int = 0
    """How many contacts it gave."""
    problems: int = 0
    """How many things were wrong in it."""


class ImportResult(msgspec.Struct, frozen=True):
    """What came of reading a file."""

    source: ContactSource
    problems: tuple[ImportProblem, ...]
    """The first of them, :data:`SHOWN_PROBLEMS` at most."""


class SourceContacts(msgspec.Struct, frozen=True):
    """One source with its contacts."""

    source: ContactSource
    contacts: tuple[Contact, ...]


ProgressCallback: TypeAlias = Callable[[int], None]
"""Hears how many entries have been read; between two calls others get their turn."""


class ContactRepository(Protocol):
    """Reads contact files and keeps what they give. Everything here may take its time.

    What goes wrong is a :class:`.FileRefusedError` or an :class:`OSError`.
    """

    def load_sources(self) -> list[SourceContacts]:
        """Return everything that is kept."""

    def preview_file(self, path: str, plan: ImportPlan | None = None) -> FilePreview:
        """Return what a file seems to be, and its first contacts."""

    def import_file(
        self, path: str, plan: ImportPlan, name: str, replaces: str | None, progress: ProgressCallback
    ) -> ImportResult:
        """Read a file and keep its contacts, in place of those of the source ``replaces``."""

    def remove_source(self, source_id: str) -> None:
        """Forget a source and its contacts."""

    def export_contacts(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts as a table."""
