"""Comma-separated sections of Delta3 records: text to typed record and back (sections 6.7.2 to 6.7.7).

Fields are identified by position alone. White space around a field is not part of it. A quotation mark counts
only at the start of a field; inside the quotation a comma is text, and a quotation mark is doubled or follows
a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec import structs

from devlink3_desk.protocol import events, records
from devlink3_desk.protocol.enums import LabelledEnum, PartyFlags
from devlink3_desk.protocol.events import AttemptReject, CallLost, Event, LinkLost
from devlink3_desk.protocol.records import CallSection, NumberValue, Party, RecordField, Target

Record = TypeVar("Record", bound=msgspec.Struct)

_INTEGER: Final = re.compile(r"-?[0-9]{1,19}")
_INTEGERS: Final = range(-(2**63), 2**63)
"""Integers of 64 bits, which every reader of JSON and every database can hold; others stay text."""
_QUOTED_TEXT: Final = re.compile(r'"((?:[^"\\]|""|\\.)*)"', re.DOTALL)
_ESCAPED_QUOTE: Final = re.compile(r'""|\\"')
_ENTITY: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NEEDS_QUOTES: Final = re.compile(r'[,"\s]')
_PADDING: Final = " \t\r\n"
"""White space that may surround a field; a carriage return comes with a newline only."""
_find_padding: Final = re.compile(r",[ \t\r\n]|[ \t\r\n],").search
_SMALL_NUMBERS: Final[dict[str, int]] = {str(number): number for number in range(256)}
_MAX_INT_DIGITS: Final = 19
"""A number with fewer digits fits into 64 bits."""


class NumberTable:
    """Maps the text of an integer field to an enumeration member, a plain ``int``, ``None`` or the text."""

    def __init__(self, enum_type: type[LabelledEnum | PartyFlags] | None) -> None:
        """Store the common texts of a field with the values of ``enum_type``."""
        self.common_values: Final[dict[str, NumberValue]] = {**_SMALL_NUMBERS, "": None}
        """The values of the common texts; others are not stored, so that a peer cannot make it grow."""
        if enum_type is not None and issubclass(enum_type, LabelledEnum):
            self.common_values.update((str(int(member)), member) for member in enum_type)

    def convert_text(self, text: str) -> NumberValue:
        """Return the value of any text."""
        common = self.common_values
        if text in common:
            return common[text]
        text = text.strip()
        if _INTEGER.fullmatch(text) is None:
            return text or None
        number = int(text)
        # "007" is 7, and so may be a member of the enumeration after all.
        return common.get(str(number), number if number in _INTEGERS else text)


@cache
def number_table_for(enum_type: type[LabelledEnum | PartyFlags] | None) -> NumberTable:
    """Return the number table of an enumeration, which all fields with it share."""
    return NumberTable(enum_type)


# How a section is decoded: a worked example
# ------------------------------------------
#
# A loop over the field table would look up, for each of 26 fields, what kind of field it is, although that
# never changes. Instead, SectionCodec writes the source of a function in which the table is unrolled, and
# compiles it once, as dataclasses does for __init__. For a section of three fields,
#
#     class Tiny(msgspec.Struct):
#         end_id: Annotated[TextValue, FieldInfo(...)] = None
#         state: Annotated[NumberValue, FieldInfo(..., enum_type=CallState)] = None
#         timestamp: Annotated[NumberValue, FieldInfo(..., has_large_values=True)] = None
#         extra: tuple[str, ...] = ()
#
# the last lines of decode() become
#
#     try:
#         [v0, v1, v2] = values
#         return Record(v0, numbers_v1[v1], int(v2) if v2.isdecimal() and ... else numbers_v2[v2])
#     except (KeyError, ValueError):
#         return build_irregular(values if text else [])
#
# where numbers_v1 is NumberTable(CallState).common_values: {"": None, "0": CallState.IDLE, ..., "255": 255}.
# Only positions go into the source, so that no text of a peer is ever compiled.
#
#     text            values                 path
#     --------------  ---------------------  --------------------------------------------------------------
#     e1,2,990017     ["e1", "2", "990017"]  The expression: Tiny("e1", CallState.CONNECTED, 990017).
#     e1,"",7         ["e1", "", "7"]        The same: an empty quotation is an empty field.
#     "a,b",2,7       ["a,b", "2", "7"]      The same: decode() itself splits a text with one quotation.
#     e1,2            ["e1", "2"]            Unpacking raises ValueError, and build_irregular() loops over
#                                            the table. It also compiles a build() for two fields, which
#                                            serves from then on: a PBX sends the same number each time.
#     "a""b",2,7      ['a"b', "2", "7"]      split_fields() splits it; then as above, with three fields.
#     e1,777,7        ["e1", "777", "7"]     numbers_v1["777"] raises KeyError, in build() as well. The loop
#                                            converts the number: Tiny("e1", 777, 7).
#     e1,2,7,new      ["e1", "2", "7", ...]  Too many fields: the loop, and extra=("new",).
#
# Each path makes the same record of the same values; they differ in speed alone.

_DECODE_SOURCE: Final = """
def decode(text{envelope}):
    text = text.strip()
    if "&" in text:
        return build_irregular(split_fields(text){envelope})
    # An empty quotation is the same as an empty field, where there is no other quotation.
    without_empty = text.replace(',"",', ",,")
    if '"' not in without_empty:
        # Nearly every text is a single word, where nothing needs to be searched.
        if (" " in text or "\\n" in text or "\\t" in text) and find_padding(text):
            return build_irregular(split_fields(text){envelope})
        values = without_empty.split(",")
    else:
        pieces = text.split('"')
        if len(pieces) != 3:
            return build_irregular(split_fields(text){envelope})
        # Nearly always a single field is quoted, without a quotation mark inside: the name of the caller.
        before, inside, after = pieces
        values = before.split(",")
        if values[-1] or "\\\\" in inside or after[:1] != ",":
            return build_irregular(split_fields(text){envelope})
        outside = before + after
        if " " in outside or "\\n" in outside or "\\t" in outside:
            return build_irregular(split_fields(text){envelope})
        values[-1] = inside
        values += after[1:].split(",")
    try:
        {names} = values
        return {construction}
    except (KeyError, ValueError):  # an uncommon number, or another number of fields
        return build_irregular(values if text else []{envelope})
"""
_DECODE_ALL_SOURCE: Final = """
def decode_all(list_text):
    # "<Target>a,b</Target><Target>c</Target>" splits into "", "Target>a,b", "/Target>", "Target>c" …
    pieces = list_text.split("<")[1::2]
    try:
        return tuple([
            {construction}
            for piece in pieces
            for text in (piece[{start}:].strip(),)
            # A target with white space inside gives a ValueError, and is left to decode().
            for {names} in (
                () if " " in text or "\\n" in text or "\\t" in text else text.split(","),
            )
        ])
    except (KeyError, ValueError):
        # An empty section, which always comes here, is none.
        return tuple([decode(piece[{start}:]) for piece in pieces if piece[{start}:].strip()])
"""
_BUILD_SOURCE: Final = """
def build(values):
    {names} = values
    return {construction}
"""


class SectionCodec(Generic[Record]):
    """Decodes and encodes one kind of section, as its field table says.

    The hot path of the whole program runs through :attr:`decode` and :attr:`decode_all`; see the worked
    example above.
    """

    def __init__(self, tag: str, record_type: type[Record], fields: Sequence[RecordField]) -> None:
        """Compile the functions for ``fields``, whose names are the attributes of ``record_type``."""
        self.fields = fields
        self.record_type = record_type
        self._tag = tag
        self._number_tables = {
            field.name: number_table_for(field.enum_type) for field in fields if field.value_type is int
        }
        self._builders_by_length: dict[int, Callable[[list[str]], Record]] = {}
        scope = {
            "split_fields": split_fields,
            "find_padding": _find_padding,
            "build_irregular": self._build_record,
        }
        self.decode: Final[Callable[..., Record]] = self._compile_function(
            "decode", _DECODE_SOURCE, len(fields), scope
        )
        """Returns the record in a text; fields beyond the end of the text are ``None``.

        The arguments are the text and, for a record that is an event, ``pbx`` and ``counter``.
        """

    @cached_property
    def decode_all(self) -> Callable[[str], tuple[Record, ...]]:
        """The function that decodes a list of such sections, without entities and quotation marks."""
        return self._compile_function(
            "decode_all", _DECODE_ALL_SOURCE, len(self.fields), {"decode": self.decode}
        )

    def encode(self, record: msgspec.Struct) -> str:
        """Return ``record`` as text, without the trailing fields that are ``None``."""
        values: list[NumberValue] = [getattr(record, field.name) for field in self.fields]
        extra: tuple[str, ...] = getattr(record, "extra", ())
        while values and values[-1] is None and not extra:
            values.pop()
        encoded = [
            encode_field(value, is_quoted=field.is_quoted)
            for field, value in zip(self.fields, values, strict=False)
        ]
        if encoded == [""]:
            return ","  # a single empty field would look like a section without fields
        return ",".join(encoded + [encode_field(text, is_quoted=False) for text in extra])

    def _build_record(self, values: list[str], *envelope: str | int | None) -> Record:
        """Return the record of any number of fields with any values."""
        if envelope:
            pbx, counter = envelope
            return structs.replace(self._build_record(values), pbx=pbx, counter=counter)
        build = self._builders_by_length.get(len(values))
        if build is not None:
            try:
                return build(values)
            except KeyError:
                pass  # an uncommon number
        return self._build_irregular_record(values)

    def _build_irregular_record(self, values: list[str]) -> Record:
        known, extra = values[: len(self.fields)], values[len(self.fields) :]
        if len(known) not in self._builders_by_length:
            self._builders_by_length[len(known)] = self._compile_function(
                "build", _BUILD_SOURCE, len(known), {}
            )
        numbers = self._number_tables
        converted = [
            numbers[field.name].convert_text(value) if field.name in numbers else value
            for field, value in zip(self.fields, known, strict=False)
        ]
        record = self.record_type(*converted)
        return structs.replace(record, extra=tuple(extra)) if extra else record

    def _compile_function(
        self, name: str, source: str, count: int, scope: dict[str, Any]
    ) -> Callable[[Any], Any]:
        """Return the function ``name`` of ``source`` for ``count`` fields.

        Except for ``decode`` and ``decode_all``, the function raises :class:`KeyError` on an uncommon number
        and :class:`ValueError` on another number of fields.
        """
        names, construction = self._build_expression(count, scope)
        envelope = ""
        if source is _DECODE_SOURCE and issubclass(self.record_type, Event):
            envelope = ", pbx, counter"
            construction = f"{construction[:-1]}, pbx=pbx, counter=counter)"
        code = source.format(
            start=len(self._tag) + 1, names=names, construction=construction, envelope=envelope
        )
        exec(code, scope)  # noqa: S102 (made of positions only)
        compiled: Callable[[Any], Any] = scope[name]
        return compiled

    def _build_expression(self, count: int, scope: dict[str, Any]) -> tuple[str, str]:
        """Return ``[v0, …]`` and ``Record(v0, numbers_v1[v1], …)``; add what they refer to to ``scope``."""
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
                # int() alone would also accept "1_0", " 7" and digits of other scripts.
                is_plain = f"{name}.isdecimal() and {name}.isascii() and len({name}) < {_MAX_INT_DIGITS}"
                argument = f"int({name}) if {is_plain} else {argument}"
            arguments.append(argument)
        return f"[{', '.join(names)}]", f"Record({', '.join(arguments)})"


def split_fields(text: str) -> list[str]:
    """Return the fields of a section, unquoted and with entities resolved.

    White space around a field is not part of it.
    """
    text = text.strip()
    if "&" in text:
        return _split_irregular_fields(text)
    pieces = text.split('"')
    if len(pieces) == 1 and not _find_padding(text):
        return text.split(",") if text else []
    if len(pieces) != 3:
        return _split_irregular_fields(text)
    before, inside, after = pieces
    values = before.split(",")
    if values[-1] or "\\" in inside or (after and after[0] != ",") or _find_padding(f"{before}{after}"):
        return _split_irregular_fields(text)
    values[-1] = inside
    if after:
        values += after[1:].split(",")
    return values


def _split_irregular_fields(text: str) -> list[str]:
    values = []
    position = 0
    while True:
        value, position = _parse_field(text, position)
        values.append(value)
        if position >= len(text):
            return values
        position += 1
        if position == len(text):  # a comma at the end is followed by one more, empty field
            values.append("")
            return values


def _parse_field(text: str, start: int) -> tuple[str, int]:
    """Return the field at ``start`` and the position of the comma behind it, or of the end of the text."""
    end = _find_field_end(text, start)
    field = text[start:end]
    quoted = _QUOTED_TEXT.match(field.strip())
    if quoted is None:
        return resolve_entities(field.strip(_PADDING)), end
    field = field.strip()
    rest = field[quoted.end() :].strip()
    return resolve_entities(_ESCAPED_QUOTE.sub('"', quoted[1]) + rest), end


def _find_field_end(text: str, start: int) -> int:
    """Return where the field at ``start`` ends: at the first comma outside a quotation."""
    position = start
    while position < len(text) and text[position].isspace():
        position += 1
    if text.startswith('"', position):
        position = find_quotation_end(text, position)
    comma = text.find(",", position)
    return len(text) if comma < 0 else comma


def find_quotation_end(text: str, start: int) -> int:
    """Return the position behind the quotation that begins at ``start``, or ``start`` if it never ends."""
    quoted = _QUOTED_TEXT.match(text, start)
    return start if quoted is None else quoted.end()


def resolve_entities(text: str) -> str:
    """Resolve the five predefined entities and numeric ones; a bare ``&`` is left alone."""
    return _ENTITY.sub(_resolve_entity, text) if "&" in text else text


def _resolve_entity(match: re.Match[str]) -> str:
    # Imported late: the table of all entities of HTML is 0.3 MB, and few texts contain one.
    from html import unescape

    entity = match[0]
    resolved = unescape(entity)
    # References to zero, surrogates and numbers above U+10FFFF are not characters: show them as sent.
    return entity if resolved in {"\ufffd", ""} else resolved


def encode_field(value: NumberValue, *, is_quoted: bool) -> str:
    """Return the text of one field."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(int(value))
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if is_quoted or _NEEDS_QUOTES.search(value):
        return '"' + escaped.replace('"', '""').replace("\\", "&#92;") + '"'
    return escaped


CALL_CODEC: Final = SectionCodec("Call", CallSection, records.CALL_FIELDS)
PARTY_CODEC: Final = SectionCodec("Party", Party, records.PARTY_FIELDS)
TARGET_CODEC: Final = SectionCodec("Target", Target, records.TARGET_FIELDS)
CALL_LOST_CODEC: Final = SectionCodec("CallLost", CallLost, events.CALL_LOST_FIELDS)
LINK_LOST_CODEC: Final = SectionCodec("LinkLost", LinkLost, events.LINK_LOST_FIELDS)
ATTEMPT_REJECT_CODEC: Final = SectionCodec("AttemptReject", AttemptReject, events.ATTEMPT_REJECT_FIELDS)
