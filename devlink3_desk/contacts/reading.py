"""One way in for every kind of contact file: look at it, then read it as it is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

import msgspec

from . import csv_file, ldif, vcard
from .contact import Contact, ContactFileError, ImportItem, ImportProblem, FileErrorKind
from .csv_file import CsvRow, CsvLayout
from .encoding import DecodedText, decode_text

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
    table, rows = csv_file.build_layout(
        text.text, plan.table.separator, has_headings=plan.table.has_headings
    )
    if len(plan.table.columns) == len(table.columns):
        return plan, rows
    return ImportPlan(FileFormat.CSV, table), rows
