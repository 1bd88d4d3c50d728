"""The numbers in one cell or value: what spreadsheets have made of them, and several of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from devlink3_desk.contacts.contact import NumberKind, ProblemKind
from devlink3_desk.contacts.number_words import find_label_kind, is_phone_word
from devlink3_desk.numbers.text import (
    MAX_TEXT_LENGTH,
    clean_text,
    count_digits,
    parse_text,
    split_numbers,
)

MAX_NUMBER_LENGTH: Final = 40

# ="0163…" keeps a leading zero in Excel, =0163… is what becomes of +0163…, and an apostrophe marks text.
_SPREADSHEET_TEXT: Final = re.compile(r"""\s*'*\s*=?\s*["'\u2018\u2019]?(.*?)["']?\s*""", re.DOTALL)
_PLAIN_NUMBER: Final = re.compile(r"\+?\d(?: ?\d){1,16}", re.ASCII)
_DECIMAL_ZERO: Final = re.compile(r"([+-]?\d{6,})[.,]0{1,2}")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:([,'\u2019])\d{3})(?:\1\d{3})+(?:[.,]0{1,2})?")
_EXPONENTIAL: Final = re.compile(r"(\d)(?:[.,](\d+))?\s?E\s?\+?(\d{1,2})", re.IGNORECASE)
_FORMULA: Final = re.compile(r"\s*=\s*[^\W\d_]")
# Exports put several numbers into one cell: Google with " ::: ", FileMaker with a vertical tab. On business
# cards, a label or a plus sign begins the next number.
_CELL_SEPARATOR: Final = re.compile(
    r"\s*:::\s*|[\x0b\x0c\x1d\x85\u2028\u2029]|(?<=[\d)])\s+(?=\+\d)"
    r"|(?<=[\d)])\s+(?=(?:tel|fax|mob|mobile?|handy|home|work|direct)\s+[+(\d])"
    r"|(?<=[\d)])\s+(?!(?:ext|dw|nst|durchw|poste|int|anex|neben|x\b))(?=[^\W\d_]{1,12}\.?:\s*[+(\d])",
    re.IGNORECASE,
)
_NEXT_TRUNK_ZERO: Final = re.compile(r"(?<=\d)\s+(?=0\d)")
_MIN_JOINED_DIGITS: Final = 18
"""No number has so many digits: two of them stand there with a blank between them."""
_BLANK_WORDS: Final = "- -- . / ? 0 n/a na n.a. k.a. none null nan nil keine unbekannt inconnu x xx #n/a #nv"
_BLANK: Final = frozenset(_BLANK_WORDS.split())
_CLEAR_NUMBER: Final = re.compile(
    r"(?:\+|00?)\s?\(?\d[\d\s()\-./]{5,22}"  # international, or with the trunk zero
    r"|\(\d{2,5}\)\s?\d[\d\s\-./]{4,14}|\d{3}[\s\-.]\d{3}[\s\-.]\d{4}|1[\s\-.]\d{3}[\s\-.]\d{3}[\s\-.]\d{4}"
)
_DATE: Final = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:\s.*)?")
_ROOM_OR_DATE: Final = re.compile(r"\d{1,2}[.\-/]\d{1,3}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_NUMBER_SIGNS: Final = frozenset("+0123456789 ()-./*#,;'\"=\t\n|xX")

_LETTER_KINDS: Final = {"f": NumberKind.FAX, "m": NumberKind.MOBILE}
"""Letters before a number, as on business cards: ``T: … F: … M: …``."""


class CellNumber(NamedTuple):
    """One number of a cell, or the problem with it."""

    text: str
    kind: NumberKind | None = None
    """Kind that words beside the number name, ``None`` without such words."""
    remark: str = ""
    """Words beside the number that are no kind, such as opening hours."""
    problem: ProblemKind | None = None


def iter_numbers(cell: str) -> Iterator[CellNumber]:
    """Yield the numbers of a cell in their order, and a problem for each that is none."""
    if _PLAIN_NUMBER.fullmatch(cell):  # most cells of a large file
        yield CellNumber(cell)
        return
    if len(cell) > MAX_TEXT_LENGTH:
        yield CellNumber(cell, problem=ProblemKind.TOO_LONG)
        cell = cell[:MAX_TEXT_LENGTH]
    if _FORMULA.match(cell):
        yield CellNumber(cell, problem=ProblemKind.INVALID_NUMBER)
        return
    for piece in _CELL_SEPARATOR.split(cell):
        repaired = repair_number(piece)
        # A number as a whole is not split: 4,41632E+11 and 1,632,960,124 have commas of their own.
        parts = (repaired,) if _EXPONENTIAL.fullmatch(repaired) else split_numbers(repaired)
        for part in parts:
            if part.casefold() in _BLANK:
                continue
            for number in _split_joined(part):
                yield _read_number(repair_number(number))


def _split_joined(part: str) -> list[str]:
    """Split two whole numbers with nothing but a blank between them."""
    if count_digits(part) < _MIN_JOINED_DIGITS:
        return [part]
    pieces = _NEXT_TRUNK_ZERO.split(part)
    return pieces if all(count_digits(piece) * 2 >= _MIN_JOINED_DIGITS for piece in pieces) else [part]


def repair_number(text: str) -> str:
    """Return a number as it was before a spreadsheet took it for a formula, a decimal or a large amount.

    A number in exponential notation is returned as it is, unless all of its digits are there.
    """
    match = _SPREADSHEET_TEXT.fullmatch(clean_text(text))
    text = match[1].strip() if match is not None else text
    if (decimal := _DECIMAL_ZERO.fullmatch(text)) is not None:
        return decimal[1]
    if _THOUSANDS.fullmatch(text) is not None:
        return re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", text))
    if (exponential := _EXPONENTIAL.fullmatch(text)) is not None:
        digits = exponential[1] + (exponential[2] or "")
        # With fewer digits than the exponent says, the last ones are lost, or were zeros: nobody knows.
        if len(digits) == int(exponential[3]) + 1:
            return digits
    return text


def _read_number(part: str) -> CellNumber:
    if _EXPONENTIAL.fullmatch(part):
        return CellNumber(part, problem=ProblemKind.ROUNDED_NUMBER)
    written = parse_text(part)
    text, kind, remark = " ".join(part.split()), None, written.remark
    if remark or text[:1].isalpha():
        # The words beside a number are no part of it; an extension is.
        text = f"{written.main} ext {written.extension}" if written.extension else written.main
    if remark:
        kind = find_label_kind(remark) or _LETTER_KINDS.get(remark.casefold())
        remark = "" if kind is not None or is_phone_word(remark) else remark
    if not count_digits(text) or len(text) > MAX_NUMBER_LENGTH or '"' in text:
        return CellNumber(part, problem=ProblemKind.INVALID_NUMBER)
    return CellNumber(text, kind, remark)


def is_number_like(cell: str) -> bool:
    """Return whether a cell may be a telephone number, by its characters."""
    text = repair_number(cell)
    if _EXPONENTIAL.fullmatch(text):
        return True
    digits = count_digits(text)
    if not digits or "@" in text or _ROOM_OR_DATE.fullmatch(text):
        return False
    # Extensions, opening hours and labels have letters, too.
    return _NUMBER_SIGNS.issuperset(text) or (digits >= 6 and digits * 2 >= sum(map(str.isalpha, text)))


def is_clear_number(cell: str) -> bool:
    """Return whether a cell can hardly be anything else than a telephone number."""
    text = parse_text(re.split(r"[;,/|\n]", repair_number(cell))[0]).main
    return _CLEAR_NUMBER.fullmatch(text) is not None and not _DATE.fullmatch(text)
