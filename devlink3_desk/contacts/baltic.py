"""Whether bytes read as Lithuanian, Latvian or Estonian.

Nearly all letters of these languages are bytes that are letters of Western or Central Europe in other
encodings. What tells them apart is which of them occur in one file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

ENCODING: Final = "cp1257"
"""The encoding of the Baltic languages in Windows."""
_MAX_FOREIGN_SHARE: Final = 0.15
"""Share of the letters beyond ASCII that may be those of people with names of other languages."""


class _Language(NamedTuple):
    """A language, and by what it is recognised."""

    encoding: str
    letters: str
    needed: tuple[str, ...]
    """Letters of each of which at least one occurs: as others, they are never found in one file."""
    min_lead: float
    """By how much the language must be likelier than the likeliest encoding, on the scale of its score."""


# As letters of other languages, they would be Icelandic beside French; and Hungarian beside German.
_LANGUAGES: Final = (
    _Language(ENCODING, "ąčęėįšųūž", ("šž", "ėū"), 0.9),
    _Language(ENCODING, "āčēģīķļņšūž", ("šž", "āī"), 0.9),
    _Language("cp1252", "äõöüšž", ("õ", "ä"), 0.0),
    _Language(ENCODING, "äõöüšž", ("õ", "ä"), 0.0),
)


def detect_baltic(rows: Iterable[bytes], score: float) -> str | None:
    """Return the encoding in which ``rows`` are of one of these languages, ``None`` if they are of none.

    ``score`` is that of the likeliest other encoding: one for each letter of a language.
    """
    text = b"\n".join(rows)
    for language in _LANGUAGES:
        decoded = str(text, language.encoding, "replace").lower()
        counts = Counter(
            sign for sign in decoded if not sign.isascii() and (sign.isalpha() or sign == "\ufffd")
        )
        known = sum(counts[letter] for letter in language.letters)
        has_needed = all(any(map(counts.get, letters)) for letters in language.needed)
        is_alone = counts.total() - known <= known * _MAX_FOREIGN_SHARE
        if has_needed and is_alone and known >= score + language.min_lead:
            return language.encoding
    return None
