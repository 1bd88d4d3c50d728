"""Finds the tags of a Delta3 text, careful of quotation marks (the unusual way of :mod:`.delta3`).

The text is no XML: a raw ``<`` may stand in a quoted field, a tag may be written with a blank or in
another case, and anything may stand around a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .sections import quotation_end

_NAME: Final = r"([A-Za-z][A-Za-z0-9_]*(?: list)?)"
_OPENING: Final = re.compile(rf"<\s*+{_NAME}\s*+(/?)>")
_CLOSING: Final = rf"<\s*+/\s*+{_NAME}\s*+>"
_ANY_CLOSING: Final = re.compile(_CLOSING)
_NEXT: Final = re.compile(rf"{_CLOSING}|{_OPENING.pattern}")
_IN_LEAF: Final = re.compile(rf'{_CLOSING}|[,<]\s*+(?=")')
_FIELD_START: Final = re.compile(r'\s*+(?=")')
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
        find = _leaf_end if tag in _LEAVES else _branch_end
        end, position = find(text, opening.end(), tag)
        yield Element(tag, text[opening.end() : end])


def _leaf_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where the fields from ``start`` end, and where their closing tag does."""
    position = start
    quotation = _FIELD_START.match(text, start)
    if quotation is not None:
        position = quotation_end(text, quotation.end())
    while (found := _IN_LEAF.search(text, position)) is not None:
        if found[1] is None:
            position = quotation_end(text, found.end())
        elif found[1].casefold() == tag:
            return found.start(), found.end()
        else:
            position = found.start() + 1
    return _first_closing(text, start, tag)


def _branch_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where what stands from ``start`` ends, and where its closing tag does.

    Leaves inside are stepped over whole: a tag in a quoted field is text.
    """
    position = start
    while (found := _NEXT.search(text, position)) is not None:
        closing, opening = found[1], found[2]
        if closing is not None and closing.casefold() == tag:
            return found.start(), found.end()
        if opening is not None and not found[3] and opening.casefold() in _LEAVES:
            position = _leaf_end(text, found.end(), opening.casefold())[1]
        else:
            position = found.end()
    return _first_closing(text, start, tag)


def _first_closing(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return the first closing tag as it stands: quotation marks that do not pair may have hidden it."""
    for found in _ANY_CLOSING.finditer(text, start):
        if found[1].casefold() == tag:
            return found.start(), found.end()
    return len(text), len(text)
