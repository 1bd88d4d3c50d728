"""A language that nobody speaks: every text in Hebrew letters, written from right to left.

What is still English on the screen is not marked for translation; what is cut or on the wrong side
would be so in Hebrew and Arabic.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QTranslator

PSEUDO_LANGUAGE: Final = "pseudo"
"""Name of this language for ``--language``."""

_UNTRANSLATED: Final = re.compile(r"(\{[^}]*\}|%L?\d+|%n|&|<[^>]*>|https?://|\*\.\w+)")
"""Places that are filled in, mnemonics, tags, patterns of file names."""

_KEY_NAMES_CONTEXT: Final = "QShortcut"
"""Context of the names of keys, which stand on keyboards in Latin letters."""

_LETTER_MAP: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "אבקדעפגהיצכלמנופקרסתוושחיז",
)


def pseudo_translate(text: str) -> str:
    """Return ``text`` in the letters of the pseudo-language, with what is filled in left alone."""
    parts = _UNTRANSLATED.split(text)
    return "".join(part if at % 2 else part.lower().translate(_LETTER_MAP) for at, part in enumerate(parts))


class PseudoTranslator(QTranslator):
    """Makes up every text as it is asked for."""

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,  # noqa: N803 (Qt's name)
        disambiguation: str | bytes | bytearray | memoryview | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return a text of the program, or of Qt, in the pseudo-language."""
        source = _to_str(sourceText)
        return source if _to_str(context) == _KEY_NAMES_CONTEXT else pseudo_translate(source)

    def isEmpty(self) -> bool:
        """Say that there is something: Qt asks no translator that is empty."""
        return False


def _to_str(value: str | bytes | bytearray | memoryview) -> str:
    return value if isinstance(value, str) else bytes(value).decode()
