"""The problems of contact files in words, for the window and for the command line."""

from __future__ import annotations

from typing import Final

from devlink3_desk.contacts.contact import FileErrorKind, ProblemKind
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

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
    FileErrorKind.NO_CONTACTS: QT_TRANSLATE_NOOP("Contacts", "This file contains no contacts."),
    FileErrorKind.UNREADABLE: QT_TRANSLATE_NOOP("Contacts", "The file cannot be read."),
}
