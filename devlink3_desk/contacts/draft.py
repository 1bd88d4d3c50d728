"""A contact in the making: values come in any order, in any shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from .contact import Contact, ContactNumber, Item, NumberKind, Problem, Trouble

MAX_VALUE: Final = 300
"""Characters of a name, number or address; longer ones are no such thing."""
MAX_NOTE: Final = 4_000
MAX_NUMBERS: Final = 20

_DETAIL: Final = 60
_LONGEST_NUMBER: Final = 40
_SPACES: Final = re.compile(r"[\s\x00-\x1f\x7f]+")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")
_ROUNDED: Final = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"\s*(?::::|;|\n)\s*")
_BLANKS: Final = frozenset({"", "-", "--", "?", "n/a", "none", "0"})
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 (spreadsheets take the wide ones too)


class Field(StrEnum):
    """What a value of a file is of a contact."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
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


NUMBERS: Final = {Field(kind.value): kind for kind in NumberKind}
"""Fields that are numbers."""


def one_line(text: str) -> str:
    """Return ``text`` in one line, without control characters."""
    return _SPACES.sub(" ", text).strip()


def guarded(text: str) -> bool:
    """Return whether an apostrophe stands before what a spreadsheet would take for a formula."""
    return text.startswith("'") and text[1:].lstrip().startswith(_FORMULA_SIGNS)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would take ``text`` for a formula."""
    return text.startswith(_FORMULA_SIGNS) or text.lstrip().startswith(_FORMULA_SIGNS)


class Draft:
    """Collects the values of one entry that begins on ``line``."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.problems: list[Problem] = []
        self._values: dict[Field, str] = {}
        self._numbers: list[ContactNumber] = []

    def prefer(self, at: int) -> None:
        """Let the numbers put in from place ``at`` on come first."""
        self._numbers = self._numbers[at:] + self._numbers[:at]

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return len(self._numbers)

    def put(self, field: Field, value: str, line: int | None = None) -> None:
        """Take one value; the first of a field that has room for one is kept."""
        at = self.line if line is None else line
        if "\ufffd" in value:
            self.complain(Trouble.LETTERS, value, at)
        if guarded(value):
            value = value[1:]
        if field in NUMBERS and len(self._numbers) >= MAX_NUMBERS:
            self.complain(Trouble.TOO_LONG, value, at)
        elif field in NUMBERS:
            for part in _SEVERAL.split(value):
                self._number(one_line(part), NUMBERS[field], at)
        else:
            self._text(field, value, at)

    def _text(self, field: Field, value: str, at: int) -> None:
        text = _CONTROLS.sub(" ", value).strip() if field is Field.NOTE else one_line(value)
        limit = MAX_NOTE if field is Field.NOTE else MAX_VALUE
        if len(text) > limit:
            self.complain(Trouble.TOO_LONG, text, at)
            text = text[:limit]
        if text and not self._values.get(field):
            self._values[field] = text

    def _number(self, text: str, kind: NumberKind, line: int) -> None:
        if text.casefold() in _BLANKS:
            return
        if _ROUNDED.fullmatch(text):
            self.complain(Trouble.SPREADSHEET, text, line)
        elif len(text) > _LONGEST_NUMBER or not any(letter.isdigit() for letter in text):
            self.complain(Trouble.NUMBER, text, line)
        elif len(self._numbers) < MAX_NUMBERS and all(text != known.number for known in self._numbers):
            self._numbers.append(ContactNumber(text, kind))

    def complain(self, trouble: Trouble, detail: str = "", line: int | None = None) -> None:
        """Note what is wrong; of each kind once an entry is enough."""
        if all(known.trouble is not trouble for known in self.problems):
            at = self.line if line is None else line
            self.problems.append(Problem(at, trouble, one_line(detail[: _DETAIL * 2])[:_DETAIL]))

    @property
    def blank(self) -> bool:
        """Whether nothing was put in."""
        return not (self._values or self._numbers or self.problems)

    @property
    def reachable(self) -> bool:
        """Whether there is a number or an address."""
        return bool(self._numbers or self._values.get(Field.EMAIL))

    def finish(self) -> Iterator[Item]:
        """Yield the contact, where there is one, and what is wrong with it."""
        get = self._values.get
        name = get(Field.NAME) or " ".join(filter(None, (get(Field.GIVEN), get(Field.FAMILY))))
        company = get(Field.COMPANY, "")
        if name or company or self.reachable:
            self._numbers.sort(key=lambda number: number.kind is NumberKind.FAX)
            yield Contact(
                name=name or company or get(Field.EMAIL) or self._numbers[0].number,
                numbers=tuple(self._numbers),
                company=company,
                department=get(Field.DEPARTMENT, ""),
                email=get(Field.EMAIL, ""),
                note=get(Field.NOTE, ""),
            )
        else:  # what was wrong with its values does not matter any more
            detail = self.problems[0].detail if self.problems else ""
            self.problems = [Problem(self.line, Trouble.EMPTY, detail)]
        yield from self.problems
