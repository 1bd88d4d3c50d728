"""Strategies of hypothesis for events with any values."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from devlink3_desk.protocol.events import AnyEvent, Detail
from devlink3_desk.services.event_lines import EVENT_TYPES

HIDDEN_CODE = "*****"
"""What is stored in place of an authorization code."""


def _without_code(event: AnyEvent) -> AnyEvent:
    if isinstance(event, Detail) and event.call.authorization_code:
        call = msgspec.structs.replace(event.call, authorization_code=HIDDEN_CODE)
        return msgspec.structs.replace(event, call=call)
    return event


def _draw_type(annotation: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a field's type, with integers that a block can hold."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _draw_type(arguments[0])
    if origin in (Union, UnionType):
        return st.one_of([_draw_type(each) for each in arguments])
    if origin is tuple:
        return st.lists(_draw_type(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(_draw_type(arguments[0]), _draw_type(arguments[1]), max_size=2)
    if annotation is Any:
        return st.recursive(
            st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
            max_leaves=4,
        )
    if annotation is int:
        return st.integers(-(2**63), 2**64 - 1)
    if annotation is float:
        return st.floats(allow_nan=False)
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return _draw_struct(annotation)
    return st.from_type(annotation)


def _draw_struct(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{field.name: _draw_type(field.type) for field in msgspec.structs.fields(kind)})


EVENTS: st.SearchStrategy[AnyEvent] = st.one_of(
    [_draw_struct(kind).map(_without_code) for kind in EVENT_TYPES.values()]
)
