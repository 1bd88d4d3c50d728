"""Events as lines of text, in traces and in the messages of a hub; ``docs/traces.md`` describes the format.

A line is a JSON array: the time in milliseconds, the kind of the event, and its fields in order. Empty fields
at the end of the line and of each section are omitted.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Final, Union, get_args, get_origin

import msgspec

from devlink3_desk.decoding import build_json_decoder, convert_value, decode_json
from devlink3_desk.protocol.events import AnyEvent, Detail
from devlink3_desk.protocol.records import CallSection, Party, Target

EVENT_TYPES: Final[dict[str, type[AnyEvent]]] = {
    kind.kind: kind for union in get_args(AnyEvent) for kind in (get_args(union) or (union,))
}
"""Classes of events by the kind that is written to a line."""

_HIDDEN_CODE: Final = "*****"
_SECTION_TYPES: Final[tuple[type[msgspec.Struct], ...]] = (CallSection, Party, Target)
# PBX and counter first: every event has them, and a reader finds them in the same columns.
_COLUMNS: Final = {
    kind: ("pbx", "counter", *(name for name in kind.__struct_fields__ if name not in ("pbx", "counter")))
    for kind in EVENT_TYPES.values()
}
_READ_COLUMNS: Final = {kind: attrgetter(*names) for kind, names in _COLUMNS.items()}
# A Sentence is a subclass of str, which msgspec passes to the hook; it is written as its English text.
_ENCODER: Final = msgspec.json.Encoder(enc_hook=str)


def encode_event(event: AnyEvent, milliseconds: int) -> bytes:
    """Return one line without its end: time, kind, and the fields in order, without trailing empty ones."""
    values: Sequence[Any] = (
        _list_detail(event) if isinstance(event, Detail) else _READ_COLUMNS[type(event)](event)
    )
    return _ENCODER.encode((milliseconds, event.kind, *_omit_empty_end(values)))


def _list_detail(event: Detail) -> Sequence[Any]:
    call = event.call
    if call.authorization_code:
        # The PBX masks it already, but a trace leaves the site and must not depend on that.
        call = msgspec.structs.replace(call, authorization_code=_HIDDEN_CODE)
    return (
        event.pbx,
        event.counter,
        _list_section(call),
        None if event.party_a is None else _list_section(event.party_a),
        None if event.party_b is None else _list_section(event.party_b),
        tuple(map(_list_section, event.targets)),
    )


def _list_section(section: msgspec.Struct) -> list[Any]:
    # A list, also without any value: that the section is there must not be omitted.
    return list(_omit_empty_end(msgspec.structs.astuple(section)))


def _omit_empty_end(values: Sequence[Any]) -> Sequence[Any]:
    end = len(values)
    while end and (values[end - 1] is None or values[end - 1] == ()):
        end -= 1
    return values[:end]


def decode_event(line: bytes) -> tuple[int, AnyEvent] | None:
    """Return the milliseconds and the event of one line, ``None`` for an unknown kind.

    Unknown fields of a line are ignored. Raises :class:`msgspec.MsgspecError` or
    :class:`ValueError` if the line has another format.
    """
    time, comma, rest = line.partition(b",")
    if not comma or not time.lstrip().startswith(b"["):
        raise msgspec.ValidationError("a line begins with time and kind")
    try:
        row = _create_row_decoder()(b"[" + rest)
    except msgspec.ValidationError:
        name = decode_json(b"[" + rest, list[Any])[0]
        if isinstance(name, str) and name not in EVENT_TYPES:
            return None
        raise
    kind = EVENT_TYPES[row.__struct_config__.tag]
    return int(time.lstrip()[1:]), convert_value(row, kind, from_attributes=True)


@functools.cache
def _create_row_decoder() -> Callable[[bytes], Any]:
    """Return what decodes lines without their times.

    Its types have the fields of the events in the order of a line, so that the library decodes a line in one
    go. They are made when the first line is decoded: most runs decode none.
    """
    sections = {
        section: _define_row_type(section, section.__struct_fields__, {}) for section in _SECTION_TYPES
    }
    rows = tuple(
        _define_row_type(kind, _COLUMNS[kind], sections, tag=name) for name, kind in EVENT_TYPES.items()
    )
    return build_json_decoder(Union[rows]).decode  # noqa: UP007 (made of a tuple)


def _define_row_type(
    record: type[msgspec.Struct],
    columns: Sequence[str],
    sections: dict[type[msgspec.Struct], type[msgspec.Struct]],
    tag: str | None = None,
) -> type[msgspec.Struct]:
    known = {field.name: field for field in msgspec.structs.fields(record)}
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for name in columns:
        field = known[name]
        row_type = _replace_types(field.type, sections)
        fields.append((name, row_type) if field.required else (name, row_type, field.default))
    return msgspec.defstruct(
        f"{record.__name__}Row",
        fields,
        array_like=True,
        tag=tag,
        tag_field=None if tag is None else "kind",
        kw_only=True,
        gc=False,
    )


def _replace_types(annotation: Any, replacements: dict[Any, Any]) -> Any:  # noqa: ANN401 (any annotation)
    """Return an annotation in which types are replaced, also within tuples and unions."""
    if annotation in replacements:
        return replacements[annotation]
    arguments = tuple(_replace_types(argument, replacements) for argument in get_args(annotation))
    if get_origin(annotation) is tuple:
        return tuple[arguments]  # type: ignore[valid-type]  # (made of a tuple)
    if get_origin(annotation) in (Union, types.UnionType):
        return Union[arguments]  # noqa: UP007 (made of a tuple)
    return annotation
