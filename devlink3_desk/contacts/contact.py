"""Contacts, and the problems of the files that they are read from."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.sentences import QT_TRANSLATE_NOOP

_WORD: Final = re.compile(r"\w+")
_WHITESPACE: Final = re.compile(r"[\s\x00-\x1f\x7f]+")


class NumberKind(StrEnum):
    """Kind of a contact's number."""

    WORK = "work"
    MOBILE = "mobile"
    MAIN = "main"
    HOME = "home"
    OTHER = "other"
    PAGER = "pager"
    FAX = "fax"


DIALLED_LAST: Final = {NumberKind.PAGER: 1, NumberKind.FAX: 2}
"""Kinds that stand behind all other numbers of a contact, in this order: nobody talks there."""


class ContactField(StrEnum):
    """The part of a contact that a value of a file belongs to."""

    NAME = "name"
    GIVEN_NAME = "given"
    FAMILY_NAME = "family"
    COMPANY = "company"
    DEPARTMENT = "department"
    EMAIL = "email"
    NOTE = "note"
    WORK = NumberKind.WORK.value
    MOBILE = NumberKind.MOBILE.value
    MAIN = NumberKind.MAIN.value
    HOME = NumberKind.HOME.value
    OTHER = NumberKind.OTHER.value
    PAGER = NumberKind.PAGER.value
    FAX = NumberKind.FAX.value


NUMBER_FIELDS: Final = {ContactField(kind.value): kind for kind in NumberKind}
"""The fields that are numbers, with their kind."""


class ContactNumber(msgspec.Struct, frozen=True, gc=False):
    """One number of a contact, as written in the file."""

    number: str
    kind: NumberKind = NumberKind.OTHER
    source: str = ""
    """Names of the sources that have it; empty for contacts that were imported, and for those of the PBX."""


class Contact(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One entry of a contact file; the preferred number is the first one, unless that is a fax."""

    name: str
    numbers: tuple[ContactNumber, ...] = ()
    company: str = ""
    department: str = ""
    email: str = ""
    note: str = ""


class ProblemKind(StrEnum):
    """Kind of a problem with one entry of a file."""

    UNCLOSED_QUOTE = "quote"
    """A quotation mark is never closed; the row is skipped."""
    EMPTY = "empty"
    """There is neither a name nor a number nor an address; the row is skipped."""
    TRUNCATED = "cut_short"
    """The file ends inside the entry, which is skipped."""
    UNTERMINATED = "no_end"
    """The end of the entry is missing; the entry is imported."""
    UNREADABLE_CHARACTERS = "letters"
    """Some bytes cannot be decoded; the entry is imported with U+FFFD in their place."""
    GARBLED_LETTERS = "twice"
    """Letters were encoded in UTF-8 twice, or are decoded in a wrong encoding; the entry is imported."""
    INVALID_NUMBER = "number"
    """A number is not a phone number; the entry is imported without it."""
    ROUNDED_NUMBER = "spreadsheet"
    """A spreadsheet has rounded the number; the entry is imported without it."""
    TOO_LONG = "too_long"
    """A value exceeds its maximum length; the entry is imported with the beginning of the value."""
    INVALID_BASE64 = "base64"
    """A value is invalid base64; the entry is imported without it."""
    EXTERNAL_VALUE = "elsewhere"
    """A value refers to another file, which is not opened; the entry is imported without it."""
    NOT_AN_ADDITION = "no_addition"
    """The record changes or deletes an entry; it is skipped."""
    INVALID_LINE = "line"
    """A line cannot be parsed; it is skipped."""
    GUESSED_COLUMN = "column"
    """The heading of a column is unknown; it is imported as what its cells look like."""
    SWALLOWED_ROWS = "rows"
    """A quotation holds other rows: its end is probably missing; the row is skipped."""


class ImportProblem(msgspec.Struct, frozen=True, gc=False):
    """A problem and where it was found."""

    line: int
    """Line of the file, from 1."""
    kind: ProblemKind
    detail: str = ""
    """The beginning of the text that has the problem."""


ImportItem: TypeAlias = Contact | ImportProblem
"""The readers yield these in the order of the file."""


class FileErrorKind(StrEnum):
    """Why a file cannot be imported at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WORKBOOK = "workbook"
    BINARY = "binary"
    NO_COLUMN = "no_column"
    """No column holds names or numbers."""
    OTHER_COLUMNS = "other_columns"
    """A column that a person chose is missing."""
    NO_CONTACTS = "nothing"
    """The file contains no contact."""
    UNREADABLE = "unreadable"
    """The operating system reports an error."""


class ContactFileError(Exception):
    """A file that cannot be imported."""

    def __init__(self, kind: FileErrorKind, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail


PROBLEM_TEXTS: Final[dict[ProblemKind, str]] = {
    ProblemKind.UNCLOSED_QUOTE: QT_TRANSLATE_NOOP("Contacts", "Skipped: a quotation mark is not closed."),
    ProblemKind.EMPTY: QT_TRANSLATE_NOOP("Contacts", "Skipped: no name and no number."),
    ProblemKind.TRUNCATED: QT_TRANSLATE_NOOP(
        "Contacts", "Skipped: the file ends in the middle of the entry."
    ),
    ProblemKind.UNTERMINATED: QT_TRANSLATE_NOOP(
        "Contacts", "Imported, but the entry has no end: data may be missing."
    ),
    ProblemKind.UNREADABLE_CHARACTERS: QT_TRANSLATE_NOOP(
        "Contacts", "Imported, but some characters could not be read."
    ),
    ProblemKind.GARBLED_LETTERS: QT_TRANSLATE_NOOP(
        "Contacts", "Imported, but some letters look wrong: check the character encoding."
    ),
    ProblemKind.INVALID_NUMBER: QT_TRANSLATE_NOOP(
        "Contacts", "Imported without this value: it is not a phone number."
    ),
    ProblemKind.ROUNDED_NUMBER: QT_TRANSLATE_NOOP(
        "Contacts", "Imported without this number: a spreadsheet has rounded it."
    ),
    ProblemKind.TOO_LONG: QT_TRANSLATE_NOOP("Contacts", "Imported, but shortened: too long."),
    ProblemKind.INVALID_BASE64: QT_TRANSLATE_NOOP(
        "Contacts", "Imported without this value: its encoding cannot be read."
    ),
    ProblemKind.EXTERNAL_VALUE: QT_TRANSLATE_NOOP(
        "Contacts", "Imported without this value: it is in another file."
    ),
    ProblemKind.NOT_AN_ADDITION: QT_TRANSLATE_NOOP("Contacts", "Skipped: it changes another entry."),
    ProblemKind.INVALID_LINE: QT_TRANSLATE_NOOP("Contacts", "Skipped: this line cannot be parsed."),
    ProblemKind.GUESSED_COLUMN: QT_TRANSLATE_NOOP(
        "Contacts", "Unknown column name: imported by its content."
    ),
    ProblemKind.SWALLOWED_ROWS: QT_TRANSLATE_NOOP(
        "Contacts", "Skipped: a quotation mark is not closed and would include other rows."
    ),
}

REFUSAL_TEXTS: Final[dict[FileErrorKind, str]] = {
    FileErrorKind.EMPTY: QT_TRANSLATE_NOOP("Contacts", "The file is empty."),
    FileErrorKind.TOO_LARGE: QT_TRANSLATE_NOOP("Contacts", "The file is too large."),
    FileErrorKind.WORKBOOK: QT_TRANSLATE_NOOP(
        "Contacts", "This is a workbook or document. Save it as CSV first."
    ),
    FileErrorKind.BINARY: QT_TRANSLATE_NOOP(
        "Contacts", "This is not a contact file. Choose a CSV, vCard or LDIF file."
    ),
    FileErrorKind.NO_COLUMN: QT_TRANSLATE_NOOP("Contacts", "Choose the column of the names or numbers."),
    FileErrorKind.OTHER_COLUMNS: QT_TRANSLATE_NOOP(
        "Contacts", "The columns of the file have changed. Choose them again."
    ),
    FileErrorKind.NO_CONTACTS: QT_TRANSLATE_NOOP("Contacts", "This file contains no contacts."),
    FileErrorKind.UNREADABLE: QT_TRANSLATE_NOOP("Contacts", "The file cannot be read."),
}


def build_name_key(name: str) -> str:
    """Return what a name has in common with itself in another order: *O'Brien, Zoë* and *Zoë O'Brien*."""
    return " ".join(sorted(_WORD.findall(name.casefold())))


def collapse_whitespace(text: str) -> str:
    """Return ``text`` on one line, without control characters."""
    return _WHITESPACE.sub(" ", text).strip()
