"""Builds one contact from the values of an entry, in any order, and collects the problems with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from devlink3_desk.contacts.contact import (
    Contact,
    ContactNumber,
    ImportItem,
    ImportProblem,
    NumberKind,
    ProblemKind,
)

MAX_VALUE_LENGTH: Final = 300
"""Characters of a name, number or address; longer values are mistakes, such as a whole file in one cell."""
MAX_NOTE_LENGTH: Final = 4_000
MAX_CONTACT_NUMBERS: Final = 20

_DETAIL_LENGTH: Final = 60
_MAX_NUMBER_LENGTH: Final = 40
_WHITESPACE: Final = re.compile(r"[\s\x00-\x1f\x7f]+")
_CONTROL_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")
# "1,63296E+09": a spreadsheet has stored the number as a floating-point number, and digits are lost.
_ROUNDED_NUMBER: Final = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
# Exports put several numbers into one cell, with " ::: " (Google), semicolons or line breaks between them.
_NUMBER_SEPARATOR: Final = re.compile(r"\s*(?::::|;|\n)\s*")
_BLANK_NUMBERS: Final = frozenset({"", "-", "--", "?", "n/a", "none", "0"})
# OWASP's list for CSV injection, with the full-width forms, which spreadsheets accept as well.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001


class ContactField(StrEnum):
    """The part of a contact that a value of a file belongs to."""

    NAME = "name"
    GIVEN_NAME = "given"
    FAMILY_NAME = "family"
    COMPANY = "company"
    DEPARTMENT = "department"
    EMAIL = "email"
    NOTE = "note"
    WORK = "work"
    MOBILE = "mobile"
    MAIN = "main"
    HOME = "home"
    OTHER = "other"
    FAX = "fax"


NUMBER_FIELDS: Final = {ContactField(kind.value): kind for kind in NumberKind}
"""The fields that are numbers, with their kind."""


def collapse_whitespace(text: str) -> str:
    """Return ``text`` on one line, without control characters."""
    return _WHITESPACE.sub(" ", text).strip()


def is_escaped_formula(text: str) -> bool:
    """Return whether ``text`` is a formula behind an apostrophe, as :func:`.encode_csv` writes it."""
    return text.startswith("'") and text[1:].lstrip().startswith(_FORMULA_SIGNS)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would evaluate ``text`` as a formula."""
    return text.startswith(_FORMULA_SIGNS) or text.lstrip().startswith(_FORMULA_SIGNS)


class ContactBuilder:
    """Collects the values of the entry that begins on ``line``."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.problems: list[ImportProblem] = []
        self._values: dict[ContactField, str] = {}
        self._numbers: list[ContactNumber] = []

    def move_to_front(self, index: int) -> None:
        """Move the numbers from ``index`` on in front of the others: they are preferred."""
        self._numbers = self._numbers[index:] + self._numbers[:index]

    @property
    def number_count(self) -> int:
        """Number of telephone numbers added so far."""
        return len(self._numbers)

    def add_value(self, field: ContactField, value: str, line: int | None = None) -> None:
        """Add a value; of several values for a field that is not a number, the first one counts."""
        line = self.line if line is None else line
        if "\ufffd" in value:
            self.add_problem(ProblemKind.UNREADABLE_CHARACTERS, value, line)
        if is_escaped_formula(value):
            value = value[1:]
        if field in NUMBER_FIELDS and len(self._numbers) >= MAX_CONTACT_NUMBERS:
            self.add_problem(ProblemKind.TOO_LONG, value, line)
        elif field in NUMBER_FIELDS:
            for part in _NUMBER_SEPARATOR.split(value):
                self._add_number(collapse_whitespace(part), NUMBER_FIELDS[field], line)
        else:
            self._set_text(field, value, line)

    def _set_text(self, field: ContactField, value: str, line: int) -> None:
        # A note may have several lines.
        text = (
            _CONTROL_CHARACTERS.sub(" ", value).strip()
            if field is ContactField.NOTE
            else collapse_whitespace(value)
        )
        limit = MAX_NOTE_LENGTH if field is ContactField.NOTE else MAX_VALUE_LENGTH
        if len(text) > limit:
            self.add_problem(ProblemKind.TOO_LONG, text, line)
            text = text[:limit]
        if text and not self._values.get(field):
            self._values[field] = text

    def _add_number(self, text: str, kind: NumberKind, line: int) -> None:
        if text.casefold() in _BLANK_NUMBERS:
            return
        if _ROUNDED_NUMBER.fullmatch(text):
            self.add_problem(ProblemKind.ROUNDED_NUMBER, text, line)
        elif len(text) > _MAX_NUMBER_LENGTH or not any(character.isdigit() for character in text):
            self.add_problem(ProblemKind.INVALID_NUMBER, text, line)
        elif len(self._numbers) < MAX_CONTACT_NUMBERS and all(
            text != other.number for other in self._numbers
        ):
            self._numbers.append(ContactNumber(text, kind))

    def add_problem(self, kind: ProblemKind, detail: str = "", line: int | None = None) -> None:
        """Add a problem, unless the entry has one of this kind already."""
        if all(problem.kind is not kind for problem in self.problems):
            # Cut twice: the detail may be a whole file, and collapsing its white space would take long.
            detail = collapse_whitespace(detail[: _DETAIL_LENGTH * 2])[:_DETAIL_LENGTH]
            self.problems.append(ImportProblem(self.line if line is None else line, kind, detail))

    @property
    def is_empty(self) -> bool:
        """Whether there are neither values nor problems."""
        return not (self._values or self._numbers or self.problems)

    @property
    def is_reachable(self) -> bool:
        """Whether there is a number or an e-mail address."""
        return bool(self._numbers or self._values.get(ContactField.EMAIL))

    def iter_items(self) -> Iterator[ImportItem]:
        """Yield the contact, if there is one, and its problems."""
        get = self._values.get
        name = get(ContactField.NAME) or " ".join(
            filter(None, (get(ContactField.GIVEN_NAME), get(ContactField.FAMILY_NAME)))
        )
        company = get(ContactField.COMPANY, "")
        if name or company or self.is_reachable:
            # The sort is stable: only fax numbers move, behind the numbers that can be called.
            self._numbers.sort(key=lambda number: number.kind is NumberKind.FAX)
            yield Contact(
                name=name or company or get(ContactField.EMAIL) or self._numbers[0].number,
                numbers=tuple(self._numbers),
                company=company,
                department=get(ContactField.DEPARTMENT, ""),
                email=get(ContactField.EMAIL, ""),
                note=get(ContactField.NOTE, ""),
            )
        else:
            # Problems with single values do not matter for an entry that is skipped.
            detail = self.problems[0].detail if self.problems else ""
            self.problems = [ImportProblem(self.line, ProblemKind.EMPTY, detail)]
        yield from self.problems
