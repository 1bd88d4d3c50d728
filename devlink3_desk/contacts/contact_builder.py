"""Builds one contact from the values of an entry, in any order, and collects the problems with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from devlink3_desk.contacts.cells import iter_numbers
from devlink3_desk.contacts.contact import (
    DIALLED_LAST,
    NUMBER_FIELDS,
    Contact,
    ContactField,
    ContactNumber,
    ImportItem,
    ImportProblem,
    NumberKind,
    ProblemKind,
    collapse_whitespace,
)
from devlink3_desk.contacts.encodings import is_encoded_twice
from devlink3_desk.numbers.digits import count_digits

MAX_VALUE_LENGTH: Final = 300
"""Characters of a name, number or address; longer values are mistakes, such as a whole file in one cell."""
MAX_NOTE_LENGTH: Final = 4_000
MAX_CONTACT_NUMBERS: Final = 20
MAX_NUMBER_VALUES: Final = 100
"""Values of a contact that are searched for numbers, most of which may be the same ones."""

_DETAIL_LENGTH: Final = 60
_MAX_PROBLEMS: Final = 20
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Direction marks and the like, which come along when a text is copied; joiners matter in some scripts."""
_ADDRESS: Final = re.compile(r"""(?<![^\s<>()\[\]{};,:"'])[^\s<>()\[\]{};,:"']+@[^\s<>()\[\]{};,:"']+""")
"""An e-mail address, which may have a name, a scheme or other addresses beside it.

It is searched for only where a word begins: from every letter of a long word, the search would take forever.
"""
_CONTROL_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")
# OWASP's list for CSV injection, with the full-width forms, which spreadsheets accept as well.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001


def is_escaped_formula(text: str) -> bool:
    """Return whether ``text`` is a formula behind an apostrophe, as :func:`.encode_csv` writes it."""
    return text.startswith("'") and text.lstrip("'").lstrip().startswith(_FORMULA_SIGNS)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would evaluate ``text`` as a formula."""
    return text.startswith(_FORMULA_SIGNS) or text.lstrip().startswith(_FORMULA_SIGNS)


def escape_formula(cell: str) -> str:
    """Return a cell of CSV behind an apostrophe if a spreadsheet would evaluate it.

    A cell that looks as if it had been escaped is escaped, too: reading removes one apostrophe.
    """
    return f"'{cell}" if is_formula(cell) or is_escaped_formula(cell) else cell


class ValueRank(IntEnum):
    """Place of a number among those of its contact; numbers of the same rank stay in the file's order.

    Of e-mail addresses, only one is kept: the first with ``PREFERRED``, or the first of all.
    """

    PREFERRED = 0
    WORK_COLUMN = 1
    """From a column of numbers at work. Columns are in an order of the program, not of the person."""
    DEFAULT = 2
    SECONDARY = 3
    """From a column of further numbers, such as *OtherTelephone*."""
    GUESSED = 4
    """From a column whose heading is unknown."""


def find_column_rank(field: ContactField) -> ValueRank:
    """Return the rank of the values below a heading, or of an attribute, whose field is known."""
    return ValueRank.WORK_COLUMN if field is ContactField.WORK else ValueRank.DEFAULT


class ContactBuilder:
    """Collects the values of the entry that begins on ``line``."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.problems: list[ImportProblem] = []
        self._values: dict[ContactField, str] = {}
        self._preferred_fields: set[ContactField] = set()
        self._numbers: dict[str, tuple[ValueRank, ContactNumber]] = {}
        self._remarks: list[str] = []
        self._label = ""
        """The first words beside a number; in a list such as ``Ann 01632 960144``, they are the name."""
        self._number_values = 0

    def add_value(
        self,
        field: ContactField,
        value: str,
        line: int | None = None,
        *,
        rank: ValueRank = ValueRank.DEFAULT,
    ) -> None:
        """Add a value.

        Of several values for a field that is not a number, the first preferred one counts, or the first one.
        """
        line = self.line if line is None else line
        if "\ufffd" in value:
            self.add_problem(ProblemKind.UNREADABLE_CHARACTERS, value, line)
        if "Ã" in value and is_encoded_twice(value):
            self.add_problem(ProblemKind.GARBLED_LETTERS, value, line)
        if is_escaped_formula(value):
            value = value[1:]
        self._number_values += field in NUMBER_FIELDS
        if field in NUMBER_FIELDS and self._number_values > MAX_NUMBER_VALUES:
            self.add_problem(ProblemKind.TOO_LONG, "", line)
        elif field in NUMBER_FIELDS:
            self._add_numbers(value, NUMBER_FIELDS[field], line, rank)
        else:
            self._set_text(field, value, line, is_preferred=rank is ValueRank.PREFERRED)

    def _set_text(self, field: ContactField, value: str, line: int, *, is_preferred: bool) -> None:
        # A note may have several lines.
        text = (
            _CONTROL_CHARACTERS.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
            if field is ContactField.NOTE
            else collapse_whitespace(value if value.isascii() else _INVISIBLE.sub("", value))
        )
        if field is ContactField.EMAIL and (address := _ADDRESS.search(text)) is not None:
            text = address[0]
        limit = MAX_NOTE_LENGTH if field is ContactField.NOTE else MAX_VALUE_LENGTH
        if len(text) > limit:
            self.add_problem(ProblemKind.TOO_LONG, text, line)
            text = text[:limit]
        is_preferred = is_preferred and field not in self._preferred_fields
        if text and (is_preferred or not self._values.get(field)):
            self._values[field] = text
            if is_preferred:
                self._preferred_fields.add(field)

    def _add_numbers(self, value: str, kind: NumberKind, line: int, rank: ValueRank) -> None:
        for number in iter_numbers(value):
            if number.problem is not None:
                self.add_problem(number.problem, number.text, line)
            elif len(self._numbers) >= MAX_CONTACT_NUMBERS:
                self.add_problem(ProblemKind.TOO_LONG, value, line)
                return
            else:
                found = ContactNumber(number.text, _combine_kinds(kind, number.kind))
                self._numbers.setdefault(number.text, (rank, found))
                if number.remark:
                    self._label = self._label or number.remark
                    self.add_remark(f"{number.text}: {number.remark}")

    def add_remark(self, text: str) -> None:
        """Add a line to the note."""
        self._remarks.append(collapse_whitespace(text)[:MAX_VALUE_LENGTH])

    def add_problem(self, kind: ProblemKind, detail: str = "", line: int | None = None) -> None:
        """Add a problem, unless the entry has the same one already."""
        # Cut twice: the detail may be a whole file, and collapsing its white space would take long.
        detail = collapse_whitespace(detail[: _DETAIL_LENGTH * 2])[:_DETAIL_LENGTH]
        problem = ImportProblem(self.line if line is None else line, kind, detail)
        if len(self.problems) < _MAX_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)

    @property
    def has_name(self) -> bool:
        """Whether there is a name, or a part of one."""
        fields = (ContactField.NAME, ContactField.GIVEN_NAME, ContactField.FAMILY_NAME)
        return any(map(self._values.get, fields))

    @property
    def is_reachable(self) -> bool:
        """Whether there is a number or an e-mail address."""
        return bool(self._numbers or self._values.get(ContactField.EMAIL))

    def iter_items(self) -> Iterator[ImportItem]:
        """Yield the contact, if there is one, and its problems."""
        get = self._values.get
        given_name, family_name = get(ContactField.GIVEN_NAME, ""), get(ContactField.FAMILY_NAME, "")
        # A column "Name" beside one of family names may hold both names.
        if given_name.endswith(f" {family_name}"):
            family_name = ""
        names = (given_name, family_name)
        # In East Asia, the family name comes first.
        name = get(ContactField.NAME) or " ".join(
            filter(None, names[::-1] if _are_east_asian(names) else names)
        )
        company = get(ContactField.COMPANY, "")
        if name or company or self.is_reachable:
            numbers = self._sort_numbers()
            notes = [get(ContactField.NOTE, ""), *self._remarks]
            yield Contact(
                name=name or company or get(ContactField.EMAIL) or self._choose_label() or numbers[0].number,
                numbers=numbers,
                company=company,
                department=get(ContactField.DEPARTMENT, ""),
                email=get(ContactField.EMAIL, ""),
                note="\n".join(filter(None, notes))[:MAX_NOTE_LENGTH],
            )
        else:
            # Problems with single values do not matter for an entry that is skipped.
            detail = self.problems[0].detail if self.problems else ""
            self.problems = [ImportProblem(self.line, ProblemKind.EMPTY, detail)]
        # A vCard's numbers are added after its other values.
        yield from sorted(self.problems, key=lambda problem: problem.line)

    def _choose_label(self) -> str:
        return "" if count_digits(self._label) else self._label

    def _sort_numbers(self) -> tuple[ContactNumber, ...]:
        # The sort is stable. A fax is last even where the file prefers it: nobody answers there.
        ranked = sorted(
            self._numbers.values(), key=lambda entry: (DIALLED_LAST.get(entry[1].kind, 0), entry[0])
        )
        return tuple(number for _, number in ranked)


def _are_east_asian(names: tuple[str, str]) -> bool:
    return all("\u2e80" <= name[:1] <= "\ud7ff" for name in names)


def _combine_kinds(kind: NumberKind, label_kind: NumberKind | None) -> NumberKind:
    """Return the kind of a number from its column and from the words beside it in the cell."""
    if label_kind is None or kind in DIALLED_LAST:
        return kind
    # "Fax: 01632 960149" among numbers at work is a fax, but "(work)" makes no other number of a mobile.
    is_stronger = kind is NumberKind.OTHER or label_kind in DIALLED_LAST or label_kind is NumberKind.MOBILE
    return label_kind if is_stronger else kind
