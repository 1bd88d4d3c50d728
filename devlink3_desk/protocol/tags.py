"""Finds the tags of a Delta3 text, careful of quotation marks (the unusual way of :mod:`.delta3`).

The text is no XML: a raw ``<`` may stand in a quoted field, a tag may be written with a blank or in
another case, and anything may stand around a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .sections import field_end

_OPENING: Final = re.compile(r"<\s*([A-Za-z][A-Za-z0-9_]*(?: list)?)\s*(/?)>")
_LEAVES: Final = frozenset({"call", "partya", "partyb", "target", "calllost", "linklost", "attemptreject"})


class Element(NamedTuple):
    """A tag, in lower case, and what stands between it and its closing tag."""

    tag: str
    content: str

    def children(self) -> list[Element]:
        """Return the elements inside."""
        return list(elements(self.content))


def elements(text: str) -> Iterator[Element]:
    """Yield the outermost elements of ``text`` in order; text between them is passed over.

    An element that is never closed reaches to the end.
    """
    position = 0
    while (opening := _OPENING.search(text, position)) is not None:
        tag = opening[1].casefold()
        if opening[2]:
            position = opening.end()
            yield Element(tag, "")
            continue
        closing = re.compile(rf"<\s*/\s*{re.escape(opening[1])}\s*>", re.IGNORECASE)
        end, position = _closing(text, opening.end(), closing, leaf=tag in _LEAVES)
        yield Element(tag, text[opening.end() : end])


def _closing(text: str, start: int, closing: re.Pattern[str], *, leaf: bool) -> tuple[int, int]:
    """Return where the content from ``start`` ends, and where its closing tag does."""
    position = start
    while position < len(text):
        position = field_end(text, position, ",<") if leaf else _quiet_end(text, position)
        match = closing.match(text, position)
        if match is not None:
            return match.start(), match.end()
        position += 1
    # Quotation marks that do not pair may have hidden the tag: take the first one as it stands.
    match = closing.search(text, start)
    return (match.start(), match.end()) if match else (len(text), len(text))


def _quiet_end(text: str, start: int) -> int:
    """Return the next ``<`` that is not inside a leaf's quoted field: leaves are stepped over whole."""
    position = text.find("<", start)
    if position < 0:
        return len(text)
    opening = _OPENING.match(text, position)
    if opening is None or opening[1].casefold() not in _LEAVES or opening[2]:
        return position
    closing = re.compile(rf"<\s*/\s*{re.escape(opening[1])}\s*>", re.IGNORECASE)
    return _closing(text, opening.end(), closing, leaf=True)[1]
