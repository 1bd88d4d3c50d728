"""Lines with words of both directions, where the window runs from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QGuiApplication

_NUMBER: Final = re.compile(r"\+?\(?\d[\d ()/.:-]*\d")
_LEFT_TO_RIGHT, _FIRST_STRONG, _END = "\u2066", "\u2068", "\u2069"
_RIGHT_TO_LEFT: Final = "\u200f"


@lru_cache(maxsize=4096)
def numbers_kept(text: str) -> str:
    """Return ``text`` with numbers of several groups, such as telephone numbers, kept from left to right."""
    return _NUMBER.sub(rf"{_LEFT_TO_RIGHT}\g<0>{_END}", text)


def joined(parts: Iterable[str], between: str) -> str:
    """Return parts one after the other, in the direction of the window whatever is in them."""
    if not QGuiApplication.isRightToLeft():
        return between.join(parts)
    return _RIGHT_TO_LEFT + between.join(f"{_FIRST_STRONG}{part}{_END}" for part in parts)
