"""Typed values out of JSON, MessagePack and built-in objects, in any thread.

msgspec prepares a type when it is first used. If two threads use a type for the first time at once, one of
them reads what the other one has half prepared, and the process crashes (seen with msgspec 0.22). Here, one
type at a time is prepared. Everything in this package that decodes typed values uses them.
"""

from __future__ import annotations

import threading
from typing import Any, Final, TypeVar, overload

import msgspec

T = TypeVar("T")

_preparing: Final = threading.RLock()
_prepared: Final[set[Any]] = set()
"""Types that are complete, with all types in them."""


@overload
def convert_value(value: object, value_type: type[T], *, from_attributes: bool = False) -> T: ...
@overload
def convert_value(value: object, value_type: Any, *, from_attributes: bool = False) -> Any: ...  # noqa: ANN401
def convert_value(value: object, value_type: Any, *, from_attributes: bool = False) -> Any:
    """Return a value of ``value_type`` that is made of built-in objects, as :func:`msgspec.convert` does.

    Raises :class:`msgspec.ValidationError` if they do not fit the type.
    """
    _prepare_type(value_type)
    return msgspec.convert(value, value_type, from_attributes=from_attributes)


@overload
def decode_json(data: bytes | str, value_type: type[T]) -> T: ...
@overload
def decode_json(data: bytes | str, value_type: Any = Any) -> Any: ...  # noqa: ANN401
def decode_json(data: bytes | str, value_type: Any = Any) -> Any:
    """Return the value of a JSON document.

    Raises :class:`msgspec.DecodeError` if it is none, :class:`msgspec.ValidationError` if it does not fit the
    type.
    """
    _prepare_type(value_type)
    return msgspec.json.decode(data, type=value_type)


@overload
def decode_msgpack(data: bytes, value_type: type[T]) -> T: ...
@overload
def decode_msgpack(data: bytes, value_type: Any) -> Any: ...  # noqa: ANN401
def decode_msgpack(data: bytes, value_type: Any) -> Any:
    """Return the value of a MessagePack message; raises errors as :func:`decode_json` does."""
    _prepare_type(value_type)
    return msgspec.msgpack.decode(data, type=value_type)


@overload
def build_json_decoder(value_type: type[T]) -> msgspec.json.Decoder[T]: ...
@overload
def build_json_decoder(value_type: Any) -> msgspec.json.Decoder[Any]: ...  # noqa: ANN401
def build_json_decoder(value_type: Any) -> msgspec.json.Decoder[Any]:
    """Return a decoder for many JSON documents of one type."""
    _prepare_type(value_type)
    return msgspec.json.Decoder(value_type)


@overload
def build_msgpack_decoder(value_type: type[T]) -> msgspec.msgpack.Decoder[T]: ...
@overload
def build_msgpack_decoder(value_type: Any) -> msgspec.msgpack.Decoder[Any]: ...  # noqa: ANN401
def build_msgpack_decoder(value_type: Any) -> msgspec.msgpack.Decoder[Any]:
    """Return a decoder for many MessagePack messages of one type."""
    _prepare_type(value_type)
    return msgspec.msgpack.Decoder(value_type)


def _prepare_type(value_type: Any) -> None:  # noqa: ANN401 (any annotation)
    if value_type not in _prepared:
        with _preparing:
            msgspec.msgpack.Decoder(value_type)
            _prepared.add(value_type)
