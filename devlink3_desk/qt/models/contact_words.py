"""Words for contact files: what columns are, and what is wrong, one clear sentence each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.contacts.contact import FileRefusedError, NumberKind, Problem, Refusal, Trouble
from devlink3_desk.contacts.draft import Field

from .marking import QT_TRANSLATE_NOOP
from .text import plain

CONTEXT: Final = "Contacts"

FIELD: Final[dict[Field, str]] = {
    Field.NAME: QT_TRANSLATE_NOOP("Contacts", "Whole name"),
    Field.GIVEN: QT_TRANSLATE_NOOP("Contacts", "First name"),
    Field.FAMILY: QT_TRANSLATE_NOOP("Contacts", "Family name"),
    Field.COMPANY: QT_TRANSLATE_NOOP("Contacts", "Company"),
    Field.DEPARTMENT: QT_TRANSLATE_NOOP("Contacts", "Department"),
    Field.EMAIL: QT_TRANSLATE_NOOP("Contacts", "E-mail address"),
    Field.NOTE: QT_TRANSLATE_NOOP("Contacts", "Remark"),
    Field.WORK: QT_TRANSLATE_NOOP("Contacts", "Number at work"),
    Field.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile number"),
    Field.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main number"),
    Field.HOME: QT_TRANSLATE_NOOP("Contacts", "Number at home"),
    Field.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    Field.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax number"),
}

KIND: Final[dict[NumberKind, str]] = {
    NumberKind.WORK: QT_TRANSLATE_NOOP("Contacts", "Work"),
    NumberKind.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile"),
    NumberKind.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main"),
    NumberKind.HOME: QT_TRANSLATE_NOOP("Contacts", "Home"),
    NumberKind.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    NumberKind.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax"),
}

TROUBLE: Final[dict[Trouble, str]] = {
    Trouble.QUOTE: QT_TRANSLATE_NOOP("Contacts", "Left out: a quotation mark is opened and never closed."),
    Trouble.EMPTY: QT_TRANSLATE_NOOP("Contacts", "Left out: neither a name nor a number."),
    Trouble.CUT_SHORT: QT_TRANSLATE_NOOP("Contacts", "Left out: the file ends in the middle of it."),
    Trouble.NO_END: QT_TRANSLATE_NOOP("Contacts", "Kept, but it has no end: something may be missing."),
    Trouble.LETTERS: QT_TRANSLATE_NOOP("Contacts", "Kept, but some letters could not be read."),
    Trouble.NUMBER: QT_TRANSLATE_NOOP("Contacts", "Kept without this, which is no telephone number."),
    Trouble.SPREADSHEET: QT_TRANSLATE_NOOP(
        "Contacts", "Kept without this number, which a spreadsheet has rounded."
    ),
    Trouble.TOO_LONG: QT_TRANSLATE_NOOP("Contacts", "Kept, but cut: it is too long."),
    Trouble.BASE64: QT_TRANSLATE_NOOP("Contacts", "Kept without this value, whose code cannot be read."),
    Trouble.ELSEWHERE: QT_TRANSLATE_NOOP(
        "Contacts", "Kept without this value, which is in another file that is not opened."
    ),
    Trouble.NO_ADDITION: QT_TRANSLATE_NOOP("Contacts", "Left out: it changes another entry."),
    Trouble.LINE: QT_TRANSLATE_NOOP("Contacts", "Left out: this line cannot be understood."),
}

REFUSAL: Final[dict[Refusal, str]] = {
    Refusal.EMPTY: QT_TRANSLATE_NOOP("Contacts", "The file is empty."),
    Refusal.TOO_LARGE: QT_TRANSLATE_NOOP("Contacts", "The file is too large for a contact file."),
    Refusal.WORKBOOK: QT_TRANSLATE_NOOP(
        "Contacts", "This is a workbook or document: save it as CSV in the program that made it."
    ),
    Refusal.BINARY: QT_TRANSLATE_NOOP("Contacts", "This is no contact file: choose CSV, vCard or LDIF."),
    Refusal.NO_COLUMN: QT_TRANSLATE_NOOP("Contacts", "Say which column holds the names or the numbers."),
    Refusal.NOTHING: QT_TRANSLATE_NOOP("Contacts", "There is no contact in this file."),
    Refusal.UNREADABLE: QT_TRANSLATE_NOOP("Contacts", "The file cannot be read."),
}


def word(text: str) -> str:
    """Return a word of these tables in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)


def problem_line(problem: Problem) -> str:
    """Return what is wrong and where, in one line."""
    line = QCoreApplication.translate(CONTEXT, "Line {line}: {sentence}")
    said = line.format(line=f"{problem.line:n}", sentence=word(TROUBLE[problem.trouble]))
    return f"{said} ({plain(problem.detail)})" if problem.detail else said


def failure(error: Exception) -> str:
    """Return why nothing was done, in one sentence and what the system says."""
    if isinstance(error, FileRefusedError):
        said = word(REFUSAL[error.refusal])
        return f"{said} ({plain(error.detail)})" if error.detail else said
    if isinstance(error, OSError):
        said = QCoreApplication.translate(CONTEXT, "It could not be written, and nothing was changed.")
        return f"{said} ({plain(error.strerror)})" if error.strerror else said
    return QCoreApplication.translate(CONTEXT, "It could not be done, and nothing was changed.")
