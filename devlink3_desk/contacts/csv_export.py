"""Contacts as a table that spreadsheets can open without running anything that stands in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

from .contact import Contact
from .draft import is_formula

MAX_PHONE_COLUMNS: Final = 6
"""Columns of numbers; nobody was met who has more."""

EXPORT_HEADINGS: Final = (
    "Name",
    "Company",
    "Department",
    *(text for at in range(1, MAX_PHONE_COLUMNS + 1) for text in (f"Phone {at} - Type", f"Phone {at} - Value")),
    "E-mail",
    "Notes",
)


def encode_csv(contacts: Iterable[Contact]) -> bytes:
    """Return ``contacts`` as a table that :mod:`.reading` reads back as it was.

    Before everything that a spreadsheet would take for a formula stands an apostrophe. UTF-8 with
    its mark, by which spreadsheets know it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(EXPORT_HEADINGS)
    for contact in contacts:
        writer.writerow(map(_escape_formula, _format_cells(contact)))
    return out.getvalue().encode("utf-8-sig", "replace")


def _format_cells(contact: Contact) -> list[str]:
    cells = [contact.name, contact.company, contact.department]
    for number, _ in zip_longest(contact.numbers[:MAX_PHONE_COLUMNS], range(MAX_PHONE_COLUMNS)):
        cells += ("", "") if number is None else (number.kind.value.title(), number.number)
    return [*cells, contact.email, contact.note]


def _escape_formula(cell: str) -> str:
    return f"'{cell}" if is_formula(cell) else cell
