"""Counts the digits of phone numbers."""

from __future__ import annotations

import re
from typing import Final

_DIGIT: Final = re.compile(r"\d")
INTERNATIONAL_ZEROS: Final = re.compile(r"[^\d+]*(?:\+|(00))")
"""The beginning of an international number; a group, if that is two zeros."""
_BEFORE_INTERNATIONAL: Final = re.compile(r"\s*(?:\d{1,2}\s*(?=\+)|[1-9]\d?[.:)]\s+(?=\(?(?:\+|00)))")
"""Digits of an outside line, or the marker of a list: ``9 +44 …``, ``1. 0044 …``."""


def count_digits(text: str) -> int:
    """Return how many digits ``text`` has."""
    return len(_DIGIT.findall(text))


def count_own_digits(number: str) -> int:
    """Return how many digits ``number`` has, about as it has them in its own country."""
    if (before := _BEFORE_INTERNATIONAL.match(number)) is not None:
        number = number[before.end() :]
    zeros = INTERNATIONAL_ZEROS.match(number)
    # Of a country code with two digits, one stands for the zero of the area code.
    surplus = 0 if zeros is None else 3 if zeros[1] else 1
    return count_digits(number.replace("(0)", "")) - surplus
