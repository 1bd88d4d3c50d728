"""Comma-separated sections of Delta3 records: text to typed record and back (sections 6.7.2 to 6.7.7).

Fields are told apart by position alone. Quotation marks count only at the start of a field; inside
them a comma is text, and a quotation mark is written twice or after a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import unescape
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec import structs

from devlink3_desk.protocol import records
from devlink3_desk.protocol.enums import LabelledEnum, PartyFlags
from devlink3_desk.protocol.events import AttemptReject, CallLost, Event, LinkLost
from devlink3_desk.protocol.records import CallSection, NumberValue, Party, RecordField, Target

Record = TypeVar("Record", bound=msgspec.Struct)

_INTEGER: Final = re.compile(r"(-?[0-9]{1,18})")
_QUOTED_TEXT: Final = re.compile(r'"((?:[^"\\]|""|\\.)*)"', re.DOTALL)
_ESCAPED_QUOTE: Final = re.compile(r'""|\\"')
_ENTITY: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NEEDS_QUOTES: Final = re.compile(r'[,"\s]')
_SMALL_NUMBERS: Final[dict[str, int]] = {str(number): number for number in range(256)}
_MAX_INT_DIGITS: Final = 19


class NumberTable(dict[str, NumberValue]):
    """Text of an integer field to its value: an enumeration member, a plain ``int``, ``None`` or the text.

    The usual texts are in the dictionary; all others are worked out and not kept, so that a peer
    cannot make it grow.
    """

    def __init__(self, enum_type: type[LabelledEnum | PartyFlags] | None) -> None:
        """Fill in what is usual in fields of ``table``."""
        super().__init__(_SMALL_NUMBERS)
        self[""] = None
        if enum_type is not None and issubclass(enum_type, LabelledEnum):
            self.update((str(int(member)), member) for member in enum_type)
        self.common_values: Final[dict[str, NumberValue]] = dict(self)
        """The usual texts alone: another one is a ``KeyError`` there."""

    def __missing__(self, text: str) -> NumberValue:
        """Return the value of an unusual text."""
        text = text.strip()
        match = _INTEGER.fullmatch(text)
        if match is None:
            return text or None
        plain = str(int(match[1]))
        return self[plain] if plain in self else int(plain)


@cache
def _number_table_for(enum_type: type[LabelledEnum | PartyFlags] | None) -> NumberTable:
    """Return the numbers of a table, once for all fields that have it."""
    return NumberTable(enum_type)


_DECODE_SOURCE: Final = """
def decode(text{origin}):
    text = text.strip()
    if "&" in text:
        return otherwise(split_fields(text){origin})
    # A field that is quoted and empty is as good as one without quotation marks, where there are no others.
    bare = text.replace(',"",', ",,")
    if '"' not in bare:
        found = bare.split(",")
    else:
        pieces = text.split('"')
        if len(pieces) != 3:
            return otherwise(split_fields(text){origin})
        # Almost always one field is quoted and has no quotation marks inside.
        before, inside, after = pieces
        found = before.split(",")
        if found[-1] or "\\\\" in inside or after[:1] != ",":
            return otherwise(split_fields(text){origin})
        found[-1] = inside
        found += after[1:].split(",")
    try:
        {names} = found
        return {building}
    except (KeyError, ValueError):  # an unlisted number, or another number of fields
        return otherwise(found if text else []{origin})
"""
_DECODE_ALL_SOURCE: Final = """
def decode_all(pieces):
    return tuple([{building} for piece in pieces for {names} in (piece[{start}:].strip().split(","),)])
"""
_BUILD_SOURCE: Final = """
def build(values):
    {names} = values
    return {building}
"""
"""Sources of what a :class:`Section` compiles; they are filled with positions alone, never with what a peer
or a user wrote."""


class SectionCodec(Generic[Record]):
    """How one kind of section is read and written, from its field table.

    The hot path of the whole program is here. Functions are compiled from the table that convert and
    build in one expression: twice as fast as a loop over the table. What they cannot do (an unlisted
    number, more fields than are known) the loop does.
    """

    def __init__(self, tag: str, record: type[Record], table: Sequence[RecordField]) -> None:
        """Prepare the conversions of ``table``, whose names are the attributes of ``record``."""
        self.fields = table
        self._tag = tag
        self.record_type = record
        self._number_tables = {
            field.name: _number_table_for(field.enum_type) for field in table if field.value_type is int
        }
        self._builders_by_length: dict[int, Callable[[list[str]], Record]] = {}
        scope = {"split_fields": split_fields, "otherwise": self._build_record}
        self.decode: Final[Callable[..., Record]] = self._compile_function(
            "decode", _DECODE_SOURCE, len(table), scope
        )
        """Returns the record in a text; fields that it does not reach are ``None``. For an event it is told
        ``pbx`` and ``counter`` as well."""
        self._decode_all_records: Final[Callable[[list[str]], tuple[Record, ...]]] = self._compile_function(
            "decode_all", _DECODE_ALL_SOURCE, len(table), {}
        )

    def decode_all(self, list_text: str) -> tuple[Record, ...]:
        """Return the records in a list of this section's elements, without entities and quotation marks."""
        pieces = list_text.split("<")[1::2]
        try:
            return self._decode_all_records(pieces)
        except (KeyError, ValueError):
            return tuple([self.decode(piece[len(self._tag) + 1 :]) for piece in pieces])

    def encode(self, record: msgspec.Struct) -> str:
        """Return ``record`` as text, without the empty tail of fields that are ``None``."""
        values: list[NumberValue] = [getattr(record, field.name) for field in self.fields]
        extra: tuple[str, ...] = getattr(record, "extra", ())
        while values and values[-1] is None and not extra:
            values.pop()
        written = [
            encode_field(value, quoted=f.quoted) for f, value in zip(self.fields, values, strict=False)
        ]
        if written == [""]:
            return ","  # one empty field and nothing else would look like a section without any
        return ",".join(written + [encode_field(text, quoted=False) for text in extra])

    def _build_record(self, values: list[str], *origin: str | int | None) -> Record:
        """Return the record of any number of fields."""
        if origin:
            pbx, counter = origin
            return structs.replace(self._build_record(values), pbx=pbx, counter=counter)
        build = self._builders_by_length.get(len(values))
        if build is not None:
            try:
                return build(values)
            except KeyError:
                pass  # an unlisted number
        return self._build_irregular_record(values)

    def _build_irregular_record(self, values: list[str]) -> Record:
        known, extra = values[: len(self.fields)], values[len(self.fields) :]
        if len(known) not in self._builders_by_length:
            self._builders_by_length[len(known)] = self._compile_function(
                "build", _BUILD_SOURCE, len(known), {}
            )
        numbers = self._number_tables
        typed = [
            numbers[field.name][value] if field.name in numbers else value
            for field, value in zip(self.fields, known, strict=False)
        ]
        record = self.record_type(*typed)
        return structs.replace(record, extra=tuple(extra)) if extra else record

    def _compile_function(
        self, name: str, source: str, count: int, scope: dict[str, Any]
    ) -> Callable[[Any], Any]:
        """Return the function ``name`` of ``source`` for ``count`` fields.

        It raises ``KeyError`` on an unusual number and, without a length check, ``ValueError`` on another
        number of fields.
        """
        names, building = self._build_expression(count, scope)
        origin = ""
        if source is _DECODE_SOURCE and issubclass(self.record_type, Event):
            origin = ", pbx, counter"
            building = f"{building[:-1]}, pbx=pbx, counter=counter)"
        exec(  # noqa: S102
            source.format(
                count=count, start=len(self._tag) + 1, names=names, building=building, origin=origin
            ),
            scope,
        )
        compiled: Callable[[Any], Any] = scope[name]
        return compiled

    def _build_expression(self, count: int, scope: dict[str, Any]) -> tuple[str, str]:
        """Return ``[v0, v1, …]`` and ``Record(v0, numbers_v1[v1], …)``; ``scope`` gets what that needs."""
        names = [f"v{position}" for position in range(count)]
        scope["Record"] = self.record_type
        arguments = []
        for name, field in zip(names, self.fields, strict=False):
            if field.name not in self._number_tables:
                arguments.append(name)
                continue
            scope[f"numbers_{name}"] = self._number_tables[field.name].common_values
            argument = f"numbers_{name}[{name}]"
            if field.has_large_values:
                plain = f"{name}.isdecimal() and {name}.isascii() and len({name}) < {_MAX_INT_DIGITS}"
                argument = f"int({name}) if {plain} else {argument}"
            arguments.append(argument)
        return f"[{', '.join(names)}]", f"Record({', '.join(arguments)})"


def split_fields(text: str) -> list[str]:
    """Return the fields of a section, unquoted and with entities resolved.

    White space around the section is not part of it; inside, it is part of its field.
    """
    text = text.strip()
    if "&" in text:
        return _split_irregular_fields(text)
    pieces = text.split('"')
    if len(pieces) == 1:
        return text.split(",") if text else []
    if len(pieces) != 3:
        return _split_irregular_fields(text)
    # Almost always one field is quoted and has no quotation marks inside.
    before, inside, after = pieces
    found = before.split(",")
    if found[-1] or "\\" in inside or (after and after[0] != ","):
        return _split_irregular_fields(text)
    found[-1] = inside
    if after:
        found += after[1:].split(",")
    return found


def _split_irregular_fields(text: str) -> list[str]:
    found = []
    position = 0
    while True:
        field, position = _parse_field(text, position)
        found.append(field)
        if position >= len(text):
            return found
        position += 1
        if position == len(text):
            found.append("")
            return found


def _parse_field(text: str, start: int) -> tuple[str, int]:
    """Return the field at ``start`` and the position of the comma behind it, or of the end."""
    end = _find_field_end(text, start)
    field = text[start:end]
    quoted = _QUOTED_TEXT.match(field.strip())
    if quoted is None:
        return resolve_entities(field), end
    field = field.strip()
    rest = field[quoted.end() :].strip()
    return resolve_entities(_ESCAPED_QUOTE.sub('"', quoted[1]) + rest), end


def _find_field_end(text: str, start: int) -> int:
    """Return where the field at ``start`` ends: at a comma outside quotation."""
    position = start
    while position < len(text) and text[position].isspace():
        position += 1
    if text.startswith('"', position):
        position = find_quotation_end(text, position)
    found = text.find(",", position)
    return len(text) if found < 0 else found


def find_quotation_end(text: str, start: int) -> int:
    """Return the position behind the quotation that begins at ``start``, ``start`` where it never ends."""
    quoted = _QUOTED_TEXT.match(text, start)
    return start if quoted is None else quoted.end()


def resolve_entities(text: str) -> str:
    """Resolve the five predefined entities and numeric ones; a bare ``&`` stays what it is."""
    return _ENTITY.sub(_resolve_entity, text) if "&" in text else text


def _resolve_entity(match: re.Match[str]) -> str:
    entity = match[0]
    resolved = unescape(entity)
    # A reference to no character, or to zero, says nothing that a person could read.
    return entity if resolved in {"\ufffd", ""} else resolved


def encode_field(value: NumberValue, *, quoted: bool) -> str:
    """Return one field as it is written in a section."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(int(value))
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quoted or _NEEDS_QUOTES.search(value):
        return '"' + escaped.replace('"', '""').replace("\\", "&#92;") + '"'
    return escaped


CALL_CODEC: Final = SectionCodec("Call", CallSection, records.CALL_FIELDS)
PARTY_CODEC: Final = SectionCodec("Party", Party, records.PARTY_FIELDS)
TARGET_CODEC: Final = SectionCodec("Target", Target, records.TARGET_FIELDS)
CALL_LOST_CODEC: Final = SectionCodec("CallLost", CallLost, records.CALL_LOST_FIELDS)
LINK_LOST_CODEC: Final = SectionCodec("LinkLost", LinkLost, records.LINK_LOST_FIELDS)
ATTEMPT_REJECT_CODEC: Final = SectionCodec("AttemptReject", AttemptReject, records.ATTEMPT_REJECT_FIELDS)
