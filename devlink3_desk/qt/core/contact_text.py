"""Texts about contact files: columns, kinds of numbers, and problems."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.contacts.contact import (
    ContactFileError,
    FileErrorKind,
    ImportProblem,
    NumberKind,
    ProblemKind,
)
from devlink3_desk.contacts.contact_builder import ContactField
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

FIELD_TEXTS: Final[dict[ContactField, str]] = {
    ContactField.NAME: QT_TRANSLATE_NOOP("Contacts", "Whole name"),
    ContactField.GIVEN_NAME: QT_TRANSLATE_NOOP("Contacts", "First name"),
    ContactField.FAMILY_NAME: QT_TRANSLATE_NOOP("Contacts", "Family name"),
    ContactField.COMPANY: QT_TRANSLATE_NOOP("Contacts", "Company"),
    ContactField.DEPARTMENT: QT_TRANSLATE_NOOP("Contacts", "Department"),
    ContactField.EMAIL: QT_TRANSLATE_NOOP("Contacts", "E-mail address"),
    ContactField.NOTE: QT_TRANSLATE_NOOP("Contacts", "Remark"),
    ContactField.WORK: QT_TRANSLATE_NOOP("Contacts", "Number at work"),
    ContactField.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile number"),
    ContactField.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main number"),
    ContactField.HOME: QT_TRANSLATE_NOOP("Contacts", "Number at home"),
    ContactField.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    ContactField.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax number"),
}

NUMBER_KIND_TEXTS: Final[dict[NumberKind, str]] = {
    NumberKind.WORK: QT_TRANSLATE_NOOP("Contacts", "Work"),
    NumberKind.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile"),
    NumberKind.MAIN: QT_TRANSLATE_NOOP("Contacts", "Main"),
    NumberKind.HOME: QT_TRANSLATE_NOOP("Contacts", "Home"),
    NumberKind.OTHER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    NumberKind.FAX: QT_TRANSLATE_NOOP("Contacts", "Fax"),
}

PROBLEM_TEXTS: Final[dict[ProblemKind, str]] = {
    ProblemKind.UNCLOSED_QUOTE: QT_TRANSLATE_NOOP(
        "Contacts", "Left out: a quotation mark is opened and never closed."
    ),
    ProblemKind.EMPTY: QT_TRANSLATE_NOOP("Contacts", "Left out: neither a name nor a number."),
    ProblemKind.TRUNCATED: QT_TRANSLATE_NOOP("Contacts", "Left out: the file ends in the middle of it."),
    ProblemKind.UNTERMINATED: QT_TRANSLATE_NOOP(
        "Contacts", "Kept, but it has no end: something may be missing."
    ),
    ProblemKind.UNREADABLE_CHARACTERS: QT_TRANSLATE_NOOP(
        "Contacts", "Kept, but some letters could not be read."
    ),
    ProblemKind.INVALID_NUMBER: QT_TRANSLATE_NOOP(
        "Contacts", "Kept without this, which is no telephone number."
    ),
    ProblemKind.ROUNDED_NUMBER: QT_TRANSLATE_NOOP(
        "Contacts", "Kept without this number, which a spreadsheet has rounded."
    ),
    ProblemKind.TOO_LONG: QT_TRANSLATE_NOOP("Contacts", "Kept, but cut: it is too long."),
    ProblemKind.INVALID_BASE64: QT_TRANSLATE_NOOP(
        "Contacts", "Kept without this value, whose code cannot be read."
    ),
    ProblemKind.EXTERNAL_VALUE: QT_TRANSLATE_NOOP(
        "Contacts", "Kept without this value, which is in another file that is not opened."
    ),
    ProblemKind.NOT_AN_ADDITION: QT_TRANSLATE_NOOP("Contacts", "Left out: it changes another entry."),
    ProblemKind.INVALID_LINE: QT_TRANSLATE_NOOP("Contacts", "Left out: this line cannot be understood."),
}

REFUSAL_TEXTS: Final[dict[FileErrorKind, str]] = {
    FileErrorKind.EMPTY: QT_TRANSLATE_NOOP("Contacts", "The file is empty."),
    FileErrorKind.TOO_LARGE: QT_TRANSLATE_NOOP("Contacts", "The file is too large for a contact file."),
    FileErrorKind.WORKBOOK: QT_TRANSLATE_NOOP(
        "Contacts", "This is a workbook or document: save it as CSV in the program that made it."
    ),
    FileErrorKind.BINARY: QT_TRANSLATE_NOOP(
        "Contacts", "This is no contact file: choose CSV, vCard or LDIF."
    ),
    FileErrorKind.NO_COLUMN: QT_TRANSLATE_NOOP(
        "Contacts", "Say which column holds the names or the numbers."
    ),
    FileErrorKind.NO_CONTACTS: QT_TRANSLATE_NOOP("Contacts", "There is no contact in this file."),
    FileErrorKind.UNREADABLE: QT_TRANSLATE_NOOP("Contacts", "The file cannot be read."),
}


def translate_contact_text(text: str) -> str:
    """Return a text of the tables above, translated."""
    return QCoreApplication.translate("Contacts", text)


def format_problem(problem: ImportProblem) -> str:
    """Return a problem in an imported file, and its line, as one sentence."""
    template = QCoreApplication.translate("Contacts", "Line {line}: {sentence}")
    sentence = translate_contact_text(PROBLEM_TEXTS[problem.kind])
    # The format "n" groups digits as the locale does.
    return _append_detail(template.format(line=f"{problem.line:n}", sentence=sentence), problem.detail)


def describe_failure(error: Exception) -> str:
    """Return why contacts or notes could not be read or written, as one sentence."""
    if isinstance(error, ContactFileError):
        return _append_detail(translate_contact_text(REFUSAL_TEXTS[error.kind]), error.detail)
    if isinstance(error, OSError):
        text = QCoreApplication.translate("Contacts", "It could not be written, and nothing was changed.")
        return _append_detail(text, error.strerror)
    return QCoreApplication.translate("Contacts", "It could not be done, and nothing was changed.")


def _append_detail(sentence: str, detail: str | None) -> str:
    # Details are quoted from the file or come from the system, in whatever language it has.
    return f"{sentence} ({sanitize_text(detail)})" if detail else sentence
