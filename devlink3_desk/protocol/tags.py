"""Finds the tags of a Delta3 text, careful of quotation marks (the unusual way of :mod:`.delta3`).

The text is no XML: a raw ``<`` may stand in a quoted field, a tag may be written with a blank or in
another case, and anything may stand around a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .sections import find_quotation_end

_TAG_NAME: Final = r"([A-Za-z][A-Za-z0-9_]*(?: list)?)"
_OPENING_TAG: Final = re.compile(rf"<\s*+{_TAG_NAME}\s*+(/?)>")
_CLOSING_TAG_PATTERN: Final = rf"<\s*+/\s*+{_TAG_NAME}\s*+>"
_CLOSING_TAG: Final = re.compile(_CLOSING_TAG_PATTERN)
_ANY_TAG: Final = re.compile(rf"{_CLOSING_TAG_PATTERN}|{_OPENING_TAG.pattern}")
_CLOSING_TAG_OR_QUOTE: Final = re.compile(rf'{_CLOSING_TAG_PATTERN}|[,<]\s*+(?=")')
_LEADING_QUOTE: Final = re.compile(r'\s*+(?=")')
_LEAF_TAGS: Final = frozenset({"call", "partya", "partyb", "target", "calllost", "linklost", "attemptreject"})


class TagElement(NamedTuple):
    """A tag, in lower case, and what stands between it and its closing tag."""

    tag: str
    content: str

    def parse_children(self) -> list[TagElement]:
        """Return the elements inside."""
        return list(iter_elements(self.content))


def iter_elements(text: str) -> Iterator[TagElement]:
    """Yield the outermost elements of ``text`` in order; text between them is passed over.

    An element that is never closed reaches to the end.
    """
    position = 0
    while (opening := _OPENING_TAG.search(text, position)) is not None:
        tag = opening[1].casefold()
        if opening[2]:
            position = opening.end()
            yield TagElement(tag, "")
            continue
        find = _find_leaf_end if tag in _LEAF_TAGS else _find_branch_end
        end, position = find(text, opening.end(), tag)
        yield TagElement(tag, text[opening.end() : end])


def _find_leaf_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where the fields from ``start`` end, and where their closing tag does."""
    position = start
    quotation = _LEADING_QUOTE.match(text, start)
    if quotation is not None:
        position = find_quotation_end(text, quotation.end())
    while (found := _CLOSING_TAG_OR_QUOTE.search(text, position)) is not None:
        if found[1] is None:
            position = find_quotation_end(text, found.end())
        elif found[1].casefold() == tag:
            return found.start(), found.end()
        else:
            position = found.start() + 1
    return _find_first_closing_tag(text, start, tag)


def _find_branch_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where what stands from ``start`` ends, and where its closing tag does.

    Leaves inside are stepped over whole: a tag in a quoted field is text.
    """
    position = start
    while (found := _ANY_TAG.search(text, position)) is not None:
        closing, opening = found[1], found[2]
        if closing is not None and closing.casefold() == tag:
            return found.start(), found.end()
        if opening is not None and not found[3] and opening.casefold() in _LEAF_TAGS:
            position = _find_leaf_end(text, found.end(), opening.casefold())[1]
        else:
            position = found.end()
    return _find_first_closing_tag(text, start, tag)


def _find_first_closing_tag(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return the first closing tag as it stands: quotation marks that do not pair may have hidden it."""
    for found in _CLOSING_TAG.finditer(text, start):
        if found[1].casefold() == tag:
            return found.start(), found.end()
    return len(text), len(text)
