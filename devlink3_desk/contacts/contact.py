"""What a contact is, and what may be wrong with the file that it comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec


class NumberKind(StrEnum):
    """What a number of a contact is for."""

    WORK = "work"
    MOBILE = "mobile"
    MAIN = "main"
    HOME = "home"
    OTHER = "other"
    FAX = "fax"


class ContactNumber(msgspec.Struct, frozen=True, gc=False):
    """One number of a contact, as the file writes it."""

    number: str
    kind: NumberKind = NumberKind.OTHER


class Contact(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One entry of a contact file; the number to call first stands first."""

    name: str
    numbers: tuple[ContactNumber, ...] = ()
    company: str = ""
    department: str = ""
    email: str = ""
    note: str = ""


class ProblemKind(StrEnum):
    """What is wrong with one entry of a file."""

    UNCLOSED_QUOTE = "quote"
    """A quotation mark is opened and never closed; the row is left out."""
    EMPTY = "empty"
    """There is neither a name nor a number nor an address; the row is left out."""
    TRUNCATED = "cut_short"
    """The file ends in the middle of the entry, which is left out."""
    UNTERMINATED = "no_end"
    """The entry has no end of its own; it is kept."""
    UNREADABLE_CHARACTERS = "letters"
    """Some letters cannot be read; the entry is kept with a sign in their place."""
    INVALID_NUMBER = "number"
    """What stands for a number is none; the entry is kept without it."""
    ROUNDED_NUMBER = "spreadsheet"
    """A spreadsheet has rounded the number; the entry is kept without it."""
    TOO_LONG = "too_long"
    """A value is longer than any name or number; the entry is kept with its beginning."""
    INVALID_BASE64 = "base64"
    """A value is written in base64 that cannot be read; the entry is kept without it."""
    EXTERNAL_VALUE = "elsewhere"
    """A value stands in another file, which is not opened; the entry is kept without it."""
    NOT_AN_ADDITION = "no_addition"
    """The record changes or deletes another one; it is left out."""
    INVALID_LINE = "line"
    """A line cannot be understood; it is left out."""


class ImportProblem(msgspec.Struct, frozen=True, gc=False):
    """One thing that is wrong, and where."""

    line: int
    """Line of the file, from 1."""
    kind: ProblemKind
    detail: str = ""
    """The beginning of what stands there."""


ImportItem: TypeAlias = Contact | ImportProblem
"""What the readers give, in the order of the file."""


class FileErrorKind(StrEnum):
    """Why a whole file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WORKBOOK = "workbook"
    BINARY = "binary"
    NO_COLUMN = "no_column"
    """No column is a name or a number."""
    NO_CONTACTS = "nothing"
    """There is no contact in it."""
    UNREADABLE = "unreadable"
    """The operating system does not give it."""


class ContactFileError(Exception):
    """A file from which nothing can be taken."""

    def __init__(self, kind: FileErrorKind, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail
