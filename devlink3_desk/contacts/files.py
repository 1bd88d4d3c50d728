"""Detecting the encoding and the format of a contact file, and what importing one takes and returns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from devlink3_desk.contacts import csv_file, encodings, headings, ldif, vcard
from devlink3_desk.contacts.contact import Contact, ContactFileError, FileErrorKind, ImportItem, ImportProblem
from devlink3_desk.contacts.entry_cache import EntryCache
from devlink3_desk.contacts.import_plan import CsvRow, FileFormat, FilePreview, ImportPlan

MAX_FILE_SIZE: Final = 128 * 1024 * 1024
"""Bytes of a file; larger ones are not address books."""

# First bytes of ZIP (xlsx, ods), of OLE (xls) and of PDF files.
_WORKBOOK_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SAMPLE_SIZE: Final = 65_536
_CONTROL_BYTES: Final = bytes({*range(32)} - {*b"\t\n\r\f\x1a"})
_MAX_STRAY_CONTROLS: Final = 8
"""Control characters in a sample of any text file; a file with more of them is binary."""
_MARKUP: Final = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<phonebooks?\b|[\[{]\s*[\"{])", re.IGNORECASE)
"""The beginning of XML, HTML and JSON files."""
_CARD_BEGIN: Final = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.MULTILINE)
_BYTE_ORDER_MARK: Final = "\ufeff"
_SEPARATOR: Final = re.compile(r"[,;\t|]")
_END_OF_FILE: Final = "\x1a"
"""The end of a text file in DOS, which also stands in the middle of files that were joined."""


class DecodedText(msgspec.Struct, frozen=True):
    """The text of a file, with ``\\n`` as the line end."""

    text: str
    encoding: str
    """Name of the encoding: ``utf-8``, ``utf-16-le``, ``cp1252`` …"""
    is_certain: bool = True
    """Whether the bytes allow no other encoding."""


def decode_text(data: bytes, encoding: str = "") -> DecodedText:
    """Return the text of a file, in ``encoding`` or the most probable one, with U+FFFD for invalid bytes.

    Raises :class:`ContactFileError` if it is not a text file.
    """
    if not data.strip(b"\x00\x1a\r\n\t "):
        raise ContactFileError(FileErrorKind.EMPTY)
    if len(data) > MAX_FILE_SIZE:
        raise ContactFileError(FileErrorKind.TOO_LARGE, f"{len(data) // (1024 * 1024)} MB")
    if data.startswith(_WORKBOOK_SIGNATURES):
        raise ContactFileError(FileErrorKind.WORKBOOK)
    detected = encodings.detect_encoding(data)
    if not detected.is_certain and (unfolded := encodings.move_folds(data)) != data:
        data = unfolded
        detected = encodings.detect_encoding(data)
    is_wide = detected.encoding.startswith(("utf-16", "utf-32"))
    data = encodings.restore_line_ends(data, detected.encoding)
    sample = data[:_SAMPLE_SIZE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if not is_wide and controls > _MAX_STRAY_CONTROLS + len(sample) // 50:
        raise ContactFileError(FileErrorKind.BINARY)
    # A byte order mark leaves no choice.
    is_chosen = encoding in encodings.ENCODINGS and not detected.mark_size and not is_wide
    name = encoding if is_chosen else detected.encoding
    text = encodings.decode_bytes(data[detected.mark_size :], name, is_chosen=is_chosen)
    if _MARKUP.match(text):
        raise ContactFileError(FileErrorKind.BINARY)
    return DecodedText(_clean_joined_text(text), name, detected.is_certain)


def _clean_joined_text(text: str) -> str:
    """Return a text with ``\\n`` as line end, without the marks that joining files leaves in the middle."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.rstrip("\x00")
    if _END_OF_FILE in text:
        # Elsewhere, this character stands for a letter that was lost in a conversion.
        end = text.rstrip(f"{_END_OF_FILE}\n ")
        text = end + "\n" if len(end) < len(text) else text
    # The first line of a table begins each of the tables that were joined.
    titles = text.partition("\n")[0]
    if text.count(titles) > 1 and _are_headings(titles):
        glued = rf"(?<=[^\n{_BYTE_ORDER_MARK}]){re.escape(titles)}(?=\n|$)"
        text = re.sub(glued, lambda match: f"\n{match[0]}", text)
    if _BYTE_ORDER_MARK not in text and _END_OF_FILE not in text:
        return text
    heading = re.escape(titles)
    begin = rf"BEGIN:VCARD|dn:|version:{'|' + heading if heading else ''}"
    marks = f"[{_BYTE_ORDER_MARK}{_END_OF_FILE}]"
    # The repetition is bounded: a file of such marks alone must not take long.
    before_entry = rf"{marks}(?:{marks}|[ \t]){{0,16}}(?={begin})"
    joint = re.compile(rf"{before_entry}|{_END_OF_FILE}(?=[ \t]{{0,16}}\n)", re.IGNORECASE)
    text = joint.sub("\n", text)
    return text.replace(_BYTE_ORDER_MARK, "").replace(_END_OF_FILE, "\ufffd")


def _are_headings(line: str) -> bool:
    """Return whether a line is one of headings, several of which are known."""
    columns = headings.resolve_columns(_SEPARATOR.split(line, csv_file.MAX_COLUMNS))
    return sum(field is not None for field in columns) > 1


MAX_PREVIEW_ENTRIES: Final = 50
"""Entries of a preview."""

_HEAD_LENGTH: Final = 4096


def preview_file(data: bytes, plan: ImportPlan | None = None) -> FilePreview:
    """Return a preview of a file, read by ``plan`` or, without one, by the plan that fits best.

    Raises :class:`ContactFileError`.
    """
    encoding = "" if plan is None else plan.encoding
    text = decode_text(data, encoding)
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
        is_encoding_certain=text.is_certain,
        unusual_words=encodings.list_unusual_words(text.text),
        rows=tuple(rows),
        contacts=tuple(item for item in sample if isinstance(item, Contact)),
        problems=tuple(item for item in sample if isinstance(item, ImportProblem)),
    )


def iter_entries(
    text: DecodedText,
    plan: ImportPlan,
    known: EntryCache | None = None,
    seen: EntryCache | None = None,
) -> Iterator[ImportItem]:
    """Return an iterator over the contacts of a file and its problems, in their order.

    Entries in ``known``, which were read by the same plan, are not read again; ``seen`` receives those of
    this file. Iterating raises :class:`ContactFileError` if no column of a table holds names or numbers.
    """
    match plan.format:
        case FileFormat.VCARD:
            return vcard.iter_contacts(text.text, known, seen)
        case FileFormat.LDIF:
            return ldif.iter_contacts(text.text, known, seen)
        case FileFormat.CSV:
            table = plan.table or csv_file.detect_layout(text.text)[0]
            return csv_file.iter_contacts(text.text, table, known, seen)


def detect_plan(text: DecodedText, chosen: ImportPlan | None = None) -> ImportPlan:
    """Return how a file is probably to be read; raises :class:`ContactFileError`.

    ``chosen`` is what a person has chosen, perhaps for an earlier file with other columns.
    """
    if chosen is None:
        return _detect_plan(text)[0]
    if chosen.table is None:
        return chosen
    return msgspec.structs.replace(chosen, table=csv_file.adapt_layout(text.text, chosen.table))


def _detect_plan(text: DecodedText) -> tuple[ImportPlan, list[CsvRow]]:
    head = text.text[:_HEAD_LENGTH].lstrip().upper()
    if _CARD_BEGIN.search(head):
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
    return ImportPlan(FileFormat.CSV, table, plan.encoding), rows
