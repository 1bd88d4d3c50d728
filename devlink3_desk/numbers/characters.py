"""The characters of phone numbers: what programs and people write for digits, spaces and hyphens.

The same cleaning applies to imported files, to what is typed or pasted into the search field, and to what the
PBX sends, so that a number equals itself wherever it comes from.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_TEXT_LENGTH: Final = 300
"""Longer texts hold no numbers that anybody dials."""

# Hyphens, dashes and minus signs that NFKC leaves alone.
_SLASHES: Final = re.compile("[\u2044\u2215]")
_DASHES: Final = re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
# Soft hyphen, variation selectors and everything that Unicode calls a format character: direction marks,
# zero-width joiners, byte-order marks; and the frame of a key. Programs add them when a number is copied out
# of them. Superscript digits are those of footnotes. An acute accent alone is an apostrophe.
_REMOVED: Final = re.compile(
    "[\u00ad\u00b4\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_MARKERS: Final = re.compile("\\s*[\u2460-\u249b\u24f5-\u24fe\u2776-\u2793]\\s*")
"""Circled and other numbers of lists, which are no digits of what follows."""
_DOTS: Final = re.compile("(?<=\\d)[\u00b7\u2022\u2219\u22c5](?=\\d)")
"""Raised dots between digits: ``01632\u00b7960144``."""
_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_SPACES: Final = re.compile(r"[^\S\n]+")
"""White space, but not line breaks."""

# Telephones, mobile phones and fax machines of letterheads and signatures.
MOBILE_ICONS, FAX_ICON = "\U0001f4f1\U0001f4f2", "\U0001f4e0"
ICONS: Final = "\u260e\u260f\u2706\U0001f4de-\U0001f4e0\U0001f4f1\U0001f4f2\U0001f57b-\U0001f57f"
"""All of them, for a set of a regular expression."""


def strip_symbols(text: str) -> str:
    """Return ``text`` without check marks, arrows, icons and other symbols at its ends."""
    if text.isascii():
        return text
    start, end = 0, len(text)
    while start < end and _is_symbol(text[start]):
        start += 1
    while start < end and _is_symbol(text[end - 1]):
        end -= 1
    return text[start:end].strip()


def _is_symbol(sign: str) -> bool:
    # What could not be decoded may have been a digit.
    if sign.isascii() or sign == "\ufffd":
        return False
    return sign.isspace() or unicodedata.category(sign).startswith("S")


def clean_text(text: str) -> str:
    """Return ``text`` without invisible characters, with plain digits, spaces and hyphens.

    Line breaks stay: they separate numbers.
    """
    if text.isascii():
        cleaned = text
    else:
        cleaned = _MARKERS.sub(" \u2022 ", _REMOVED.sub("", text))
        cleaned = _SLASHES.sub("/", _DASHES.sub("-", unicodedata.normalize("NFKC", cleaned)))
        # Digits of other scripts have a decimal value, too.
        cleaned = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in cleaned)
        cleaned = _DOTS.sub(".", cleaned)
    if not cleaned.isprintable():
        cleaned = _CONTROLS.sub("", _LINE_BREAKS.sub("\n", cleaned))
    return _SPACES.sub(" ", cleaned).strip()
