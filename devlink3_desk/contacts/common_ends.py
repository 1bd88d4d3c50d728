"""Compares two long sequences of which most elements are the same objects."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Final

_BLOCK: Final = 1_024


def count_common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many elements are the same objects at the beginning, and at the end behind those."""
    limit = min(len(old), len(new))
    first = last = 0
    while first < limit and _is_same(old[first : first + _BLOCK], new[first : first + _BLOCK]):
        first = min(first + _BLOCK, limit)
    while first < limit and old[first] is new[first]:
        first += 1
    limit -= first
    while last + _BLOCK <= limit and _is_same(
        old[len(old) - last - _BLOCK : len(old) - last], new[len(new) - last - _BLOCK : len(new) - last]
    ):
        last += _BLOCK
    while last < limit and old[-last - 1] is new[-last - 1]:
        last += 1
    return first, last


def _is_same(old: Sequence[object], new: Sequence[object]) -> bool:
    return all(map(operator.is_, old, new))
