"""Typed values are decoded in several threads at once."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import msgspec
import pytest

from devlink3_desk.decoding import (
    build_json_decoder,
    build_msgpack_decoder,
    convert_value,
    decode_json,
    decode_msgpack,
)


class _Item(msgspec.Struct, frozen=True):
    name: str
    count: int = 0


def test_values_are_decoded_or_refused() -> None:
    item = _Item("desk", 2)
    assert convert_value({"name": "desk", "count": 2}, _Item) == item
    assert convert_value(SimpleNamespace(name="desk", count=2), _Item, from_attributes=True) == item
    assert decode_json(b'[{"name":"desk","count":2}]', list[_Item]) == [item]
    assert decode_json("[1, null]") == [1, None]
    assert decode_msgpack(msgspec.msgpack.encode({1: item}), dict[int, _Item]) == {1: item}
    assert build_json_decoder(_Item).decode(b'{"name":"desk","count":2}') == item
    assert build_msgpack_decoder(_Item).decode(msgspec.msgpack.encode(item)) == item
    with pytest.raises(msgspec.ValidationError):
        convert_value({"name": 2}, _Item)
    with pytest.raises(msgspec.ValidationError):
        decode_json(b"{}", _Item)


_MANY_THREADS = """
from __future__ import annotations
import sys, threading
from typing import Any
import msgspec
from devlink3_desk.decoding import convert_value

sys.setswitchinterval(1e-6)
for number in range(300):
    # The annotations are texts. They are evaluated in Python, and other threads run meanwhile.
    class Inner(msgspec.Struct):
        a: int
        b: list[int] = []

    class Outer(msgspec.Struct):
        x: Inner
        y: list[Inner] = []
        z: dict[str, Inner] = {}

    barrier = threading.Barrier(4)

    def convert() -> None:
        barrier.wait()
        value = convert_value({"x": {"a": 1}, "z": {"k": {"a": 2}}}, Outer)
        assert value.z["k"].a == 2

    threads = [threading.Thread(target=convert) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_types_are_prepared_in_one_thread_at_a_time() -> None:
    """With msgspec alone, this ends in a segmentation fault."""
    ended = subprocess.run([sys.executable, "-c", _MANY_THREADS], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
