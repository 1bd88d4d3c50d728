"""One way in for every kind of contact file: look at it, then read it as it is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

import msgspec

from . import csv_file, ldif, vcard
from .contact import Contact, FileRefusedError, Item, Problem, Refusal
from .csv_file import Row, Table
from .encoding import Text, read_text

SAMPLE = 50
"""Entries of a preview."""

_HEAD = 4096


class Format(StrEnum):
    """Kinds of contact files."""

    CSV = "csv"
    VCARD = "vcard"
    LDIF = "ldif"


class Plan(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a file is to be read; kept with its contacts, so that it can be read again."""

    format: Format
    table: Table | None = None
    """For :attr:`Format.CSV`."""


class Look(msgspec.Struct, frozen=True):
    """What a file seems to be."""

    plan: Plan
    encoding: str
    rows: tuple[Row, ...] = ()
    """The first rows of a table, headings included."""
    contacts: tuple[Contact, ...] = ()
    """The first contacts, read by the plan."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the first entries."""


def look(octets: bytes, plan: Plan | None = None) -> Look:
    """Return what a file is, and its first contacts, read by ``plan`` or as it seems best.

    Raises :class:`FileRefusedError`.
    """
    text = read_text(octets)
    chosen, rows = _plan(text) if plan is None else _followed(text, plan)
    try:
        sample = tuple(islice(entries(text, chosen), SAMPLE))
    except FileRefusedError as error:
        if error.refusal is not Refusal.NO_COLUMN:
            raise
        sample = ()
    return Look(
        plan=chosen,
        encoding=text.encoding,
        rows=tuple(rows),
        contacts=tuple(item for item in sample if isinstance(item, Contact)),
        problems=tuple(item for item in sample if isinstance(item, Problem)),
    )


def entries(text: Text, plan: Plan) -> Iterator[Item]:
    """Yield every contact of a file, and everything that is wrong with it.

    Raises :class:`FileRefusedError` where a table has no column that is a name or number.
    """
    match plan.format:
        case Format.VCARD:
            return vcard.contacts(text.text)
        case Format.LDIF:
            return ldif.contacts(text.text)
        case Format.CSV:
            table = plan.table or csv_file.look(text.text)[0]
            return csv_file.contacts(text.text, table)


def _plan(text: Text) -> tuple[Plan, list[Row]]:
    head = text.text[:_HEAD].lstrip().upper()
    if "BEGIN:VCARD" in head:
        return Plan(Format.VCARD), []
    if head.startswith(("DN:", "VERSION:", "#")) and ("\nDN:" in f"\n{head}"):
        return Plan(Format.LDIF), []
    table, rows = csv_file.look(text.text)
    return Plan(Format.CSV, table), rows


def _followed(text: Text, plan: Plan) -> tuple[Plan, list[Row]]:
    if plan.table is None:
        return plan, []
    table, rows = csv_file.with_headings(
        text.text, plan.table.separator, has_headings=plan.table.has_headings
    )
    if len(plan.table.columns) == len(table.columns):
        return plan, rows
    return Plan(Format.CSV, table), rows
