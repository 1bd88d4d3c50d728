"""A contact in the making: values come in any order, in any shape."""

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
"""Characters of a name, number or address; longer ones are no such thing."""
MAX_NOTE_LENGTH: Final = 4_000
MAX_CONTACT_NUMBERS: Final = 20

_DETAIL_LENGTH: Final = 60
_MAX_NUMBER_LENGTH: Final = 40
_WHITESPACE: Final = re.compile(r"[\s\x00-\x1f\x7f]+")
_CONTROL_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")
_ROUNDED_NUMBER: Final = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_NUMBER_SEPARATOR: Final = re.compile(r"\s*(?::::|;|\n)\s*")
_BLANK_NUMBERS: Final = frozenset({"", "-", "--", "?", "n/a", "none", "0"})
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 (spreadsheets take the wide ones too)


class ContactField(StrEnum):
    """What a value of a file is of a contact."""

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
"""Fields that are numbers."""


def collapse_whitespace(text: str) -> str:
    """Return ``text`` in one line, without control characters."""
    return _WHITESPACE.sub(" ", text).strip()


def is_escaped_formula(text: str) -> bool:
    """Return whether an apostrophe stands before what a spreadsheet would take for a formula."""
    return text.startswith("'") and text[1:].lstrip().startswith(_FORMULA_SIGNS)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would take ``text`` for a formula."""
    return text.startswith(_FORMULA_SIGNS) or text.lstrip().startswith(_FORMULA_SIGNS)


class ContactBuilder:
    """Collects the values of one entry that begins on ``line``."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.problems: list[ImportProblem] = []
        self._values: dict[ContactField, str] = {}
        self._numbers: list[ContactNumber] = []

    def move_to_front(self, index: int) -> None:
        """Let the numbers put in from place ``at`` on come first."""
        self._numbers = self._numbers[index:] + self._numbers[:index]

    @property
    def number_count(self) -> int:
        """How many numbers there are."""
        return len(self._numbers)

    def add_value(self, field: ContactField, value: str, line: int | None = None) -> None:
        """Take one value; the first of a field that has room for one is kept."""
        at = self.line if line is None else line
        if "\ufffd" in value:
            self.add_problem(ProblemKind.UNREADABLE_CHARACTERS, value, at)
        if is_escaped_formula(value):
            value = value[1:]
        if field in NUMBER_FIELDS and len(self._numbers) >= MAX_CONTACT_NUMBERS:
            self.add_problem(ProblemKind.TOO_LONG, value, at)
        elif field in NUMBER_FIELDS:
            for part in _NUMBER_SEPARATOR.split(value):
                self._add_number(collapse_whitespace(part), NUMBER_FIELDS[field], at)
        else:
            self._set_text(field, value, at)

    def _set_text(self, field: ContactField, value: str, line: int) -> None:
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
        elif len(text) > _MAX_NUMBER_LENGTH or not any(letter.isdigit() for letter in text):
            self.add_problem(ProblemKind.INVALID_NUMBER, text, line)
        elif len(self._numbers) < MAX_CONTACT_NUMBERS and all(
            text != known.number for known in self._numbers
        ):
            self._numbers.append(ContactNumber(text, kind))

    def add_problem(self, kind: ProblemKind, detail: str = "", line: int | None = None) -> None:
        """Note what is wrong; of each kind once an entry is enough."""
        if all(known.kind is not kind for known in self.problems):
            at = self.line if line is None else line
            self.problems.append(
                ImportProblem(at, kind, collapse_whitespace(detail[: _DETAIL_LENGTH * 2])[:_DETAIL_LENGTH])
            )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put in."""
        return not (self._values or self._numbers or self.problems)

    @property
    def is_reachable(self) -> bool:
        """Whether there is a number or an address."""
        return bool(self._numbers or self._values.get(ContactField.EMAIL))

    def iter_items(self) -> Iterator[ImportItem]:
        """Yield the contact, where there is one, and what is wrong with it."""
        get = self._values.get
        name = get(ContactField.NAME) or " ".join(
            filter(None, (get(ContactField.GIVEN_NAME), get(ContactField.FAMILY_NAME)))
        )
        company = get(ContactField.COMPANY, "")
        if name or company or self.is_reachable:
            self._numbers.sort(key=lambda number: number.kind is NumberKind.FAX)
            yield Contact(
                name=name or company or get(ContactField.EMAIL) or self._numbers[0].number,
                numbers=tuple(self._numbers),
                company=company,
                department=get(ContactField.DEPARTMENT, ""),
                email=get(ContactField.EMAIL, ""),
                note=get(ContactField.NOTE, ""),
            )
        else:  # what was wrong with its values does not matter any more
            detail = self.problems[0].detail if self.problems else ""
            self.problems = [ImportProblem(self.line, ProblemKind.EMPTY, detail)]
        yield from self.problems
