"""Comma-separated sections of Delta3 records: text to typed record and back (sections 6.7.2 to 6.7.7).

Fields are told apart by position alone. Quotation marks count only at the start of a field; inside
them a comma is text, and a quotation mark is written twice or after a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any, Final, Generic, TypeVar

import msgspec

from . import fields
from .enums import Named
from .events import AttemptReject, CallLost, LinkLost
from .fields import Field
from .records import CallSection, Number, Party, Target

Record = TypeVar("Record", bound=msgspec.Struct)

_INTEGER: Final = re.compile(r"\s*(-?[0-9]{1,18})\s*", re.ASCII)
_QUOTED: Final = re.compile(r'"((?:[^"\\]|""|\\.)*)"', re.DOTALL)
_ESCAPED_QUOTE: Final = re.compile(r'""|\\"')
_ENTITY: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NEEDS_QUOTES: Final = re.compile(r'[,"\s]')
_STOPS: Final = {",": re.compile(","), ",<": re.compile("[,<]")}
_PREFILLED: Final = 256


class Numbers(dict[str, Number]):
    """Text of an integer field to its value: an enumeration member, a plain ``int``, ``None`` or the text.

    The usual texts are in the dictionary; all others are worked out and not kept, so that a peer
    cannot make it grow.
    """

    def __init__(self, table: type[Any] | None) -> None:
        """Fill in what is usual in fields of ``table``."""
        super().__init__((str(number), number) for number in range(_PREFILLED))
        self[""] = None
        if table is not None and issubclass(table, Named):
            self.update((str(int(member)), member) for member in table)

    def __missing__(self, text: str) -> Number:
        """Return the value of an unusual text."""
        match = _INTEGER.fullmatch(text)
        if match is None:
            return text.strip() or None
        plain = str(int(match[1]))
        return self[plain] if plain in self else int(plain)


class Section(Generic[Record]):
    """How one kind of section is read and written, from its field table."""

    def __init__(self, record: type[Record], table: Sequence[Field]) -> None:
        """Prepare the conversions of ``table``, whose names are the attributes of ``record``."""
        self.table = table
        self.record = record
        self._size = len(table)
        self._numbers = tuple(
            (position, Numbers(field.table)) for position, field in enumerate(table) if field.kind is int
        )
        self._names = tuple(field.name for field in table)

    def read(self, text: str) -> dict[str, Any]:
        """Return the fields of ``text`` by name, and those beyond the table under ``extra``."""
        values, extra = self.values(text)
        named = dict(zip(self._names, values, strict=False))
        if extra:
            named["extra"] = extra
        return named

    def values(self, text: str) -> tuple[list[Any], tuple[str, ...]]:
        """Return the typed values of ``text`` by position, and the fields beyond the table."""
        values: list[Any] = split_fields(text)
        extra: tuple[str, ...] = ()
        size = self._size
        if len(values) > size:
            extra = tuple(values[size:])
            del values[size:]
        count = len(values)
        for position, numbers in self._numbers:
            if position >= count:
                break
            values[position] = numbers[values[position]]
        return values, extra

    def decode(self, text: str) -> Record:
        """Return the record in ``text``; fields that it does not reach are ``None``."""
        values, extra = self.values(text)
        if extra:
            return self.record(*values, extra=extra)
        return self.record(*values)

    def encode(self, record: msgspec.Struct) -> str:
        """Return ``record`` as text, without the empty tail of fields that are ``None``."""
        values: list[Number] = [getattr(record, name) for name in self._names]
        extra: tuple[str, ...] = getattr(record, "extra", ())
        written = [write_field(value, quoted=f.quoted) for f, value in zip(self.table, values, strict=True)]
        if extra:
            written.extend(write_field(text, quoted=False) for text in extra)
        else:
            while written and values[len(written) - 1] is None:
                written.pop()
        return ",".join(written)


def split_fields(text: str) -> list[str]:
    """Return the fields of a section, unquoted, with entities resolved and white space around them gone."""
    text = text.strip()
    if not text:
        return []
    if '"' in text:
        return _split_quoted(text)
    return _split_plain(text)


def _split_plain(text: str) -> list[str]:
    found = text.split(",")
    if "&" in text:
        found = [resolve(field) for field in found]
    # White space inside is rare; looking for the usual kinds is cheaper than stripping every field.
    if " " in text or "\n" in text or "\t" in text or "\r" in text:
        found = [field.strip() for field in found]
    return found


def _split_quoted(text: str) -> list[str]:
    """Split a text with quotation marks; almost always it has one quoted field, without any inside."""
    opening = text.index('"')
    closing = text.rindex('"')
    before, inside, after = text[:opening], text[opening + 1 : closing], text[closing + 1 :]
    usual = (
        opening < closing
        and '"' not in inside
        and "\\" not in inside
        and (not before or before[-1] == ",")
        and (not after or after[0] == ",")
    )
    if not usual:
        return _split_carefully(text)
    found = _split_plain(before[:-1]) if before else []
    found.append(resolve(inside) if "&" in inside else inside)
    if after:
        found.extend(_split_plain(after[1:]))
    return found


def _split_carefully(text: str) -> list[str]:
    found = []
    position = 0
    while True:
        field, position = _next_field(text, position)
        found.append(field)
        if position >= len(text):
            return found
        position += 1
        if position == len(text):
            found.append("")
            return found


def _next_field(text: str, start: int) -> tuple[str, int]:
    """Return the field at ``start`` and the position of the comma behind it, or of the end."""
    end = field_end(text, start)
    field = text[start:end].strip()
    quoted = _QUOTED.match(field)
    if quoted is None:
        return resolve(field), end
    rest = field[quoted.end() :].strip()
    return resolve(_ESCAPED_QUOTE.sub('"', quoted[1]) + rest), end


def field_end(text: str, start: int, stops: str = ",") -> int:
    """Return where the field at ``start`` ends: at one of ``stops``, ``,`` or ``,<``, outside quotation."""
    position = start
    while position < len(text) and text[position].isspace():
        position += 1
    if text.startswith('"', position):
        quoted = _QUOTED.match(text, position)
        position = quoted.end() if quoted else position
    found = _STOPS[stops].search(text, position)
    return found.start() if found else len(text)


def resolve(text: str) -> str:
    """Resolve the five predefined entities and numeric ones; a bare ``&`` stays what it is."""
    return _ENTITY.sub(_resolve_one, text) if "&" in text else text


def _resolve_one(match: re.Match[str]) -> str:
    entity = match[0]
    resolved = unescape(entity)
    # A reference to no character, or to zero, says nothing that a person could read.
    return entity if resolved in {"\ufffd", ""} else resolved


def write_field(value: Number, *, quoted: bool) -> str:
    """Return one field as it is written in a section."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(int(value))
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quoted or _NEEDS_QUOTES.search(value):
        return '"' + escaped.replace('"', '""').replace("\\", "&#92;") + '"'
    return escaped


CALL: Final = Section(CallSection, fields.CALL)
PARTY: Final = Section(Party, fields.PARTY)
TARGET: Final = Section(Target, fields.TARGET)
CALL_LOST: Final = Section(CallLost, fields.CALL_LOST)
LINK_LOST: Final = Section(LinkLost, fields.LINK_LOST)
ATTEMPT_REJECT: Final = Section(AttemptReject, fields.ATTEMPT_REJECT)
