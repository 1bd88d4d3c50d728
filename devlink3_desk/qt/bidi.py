"""Lines with words of both directions, where the window runs from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QGuiApplication

_NUMBER_PATTERN: Final = re.compile(r"\+?\(?\d[\d ()/.:-]*\d")
_LEFT_TO_RIGHT_ISOLATE, _FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2066", "\u2068", "\u2069"
_RIGHT_TO_LEFT_MARK: Final = "\u200f"


@lru_cache(maxsize=4096)
def isolate_numbers(text: str) -> str:
    """Return ``text`` with numbers of several groups, such as telephone numbers, kept from left to right."""
    return _NUMBER_PATTERN.sub(rf"{_LEFT_TO_RIGHT_ISOLATE}\g<0>{_POP_ISOLATE}", text)


def join_bidi(parts: Iterable[str], separator: str) -> str:
    """Return parts one after the other, in the direction of the window whatever is in them."""
    if not QGuiApplication.isRightToLeft():
        return separator.join(parts)
    return _RIGHT_TO_LEFT_MARK + separator.join(f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}" for part in parts)
