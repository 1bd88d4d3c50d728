"""Tables in which the country code or the area code of a number stands in a column of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from devlink3_desk.contacts.cells import iter_numbers, normalise_words, parse_heading, repair_number
from devlink3_desk.contacts.contact import NUMBER_FIELDS, ContactField
from devlink3_desk.numbers.digits import count_digits
from devlink3_desk.numbers.e164 import complete_number, parse_valid
from devlink3_desk.numbers.text import parse_text

_COUNTRY: Final = re.compile(
    r"\b(?:(?:country|dial|dialling|dialing|calling|international)(?: calling)? code"
    r"|land(?:es|er)?(?:vorwahl|kennzahl)|laendervorwahl|internationale vorwahl"
    r"|indicatif(?: (?:pays|international|telephonique))?|(?:prefijo|codigo)(?: de| del)? pais"
    r"|prefijo internacional|prefisso (?:internazionale|nazionale)|landnummer|landskod)\b"
)
_AREA_WITH_ZERO: Final = re.compile(
    r"\b(?:(?:orts|telefon)?vorwahl(?:nummer)?|ortsnetz(?:kennzahl)?|onkz|std(?: code)?|netnummer|kengetal"
    r"|riktnummer|prefisso(?: telefonico)?)\b"
)
"""Of these area codes, a spreadsheet may have dropped the zero."""
_AREA: Final = re.compile(
    r"\b(?:(?:area|city) code|prefix|prefijo|codigo(?: de)? area|lada|kierunkowy|predvolba|predcisli"
    r"|korzetszam|indicatif regional)\b"
)
_AREA_OF_MOBILES: Final = re.compile(r"\bddd\b")
"""In Brazil, mobile numbers are in the area as well, and have nine digits beside its code."""
_DIRECT_LINE: Final = re.compile(r"durchwahl|dw|nebenstelle|nst|klappe|ext|extn|extension")
_CODE: Final = re.compile(r"\(?\s*(\+|00)?\s*(\d{1,6})\s*\)?\s*[/-]?")
_MIN_WHOLE_DIGITS: Final = 9
"""With fewer digits, a number that begins with those of the code is one without it."""
_MIN_DIGITS_WITHOUT_ZERO: Final = 10
"""A number of North America that has its own area code; no local one where codes have no zero is so long."""
_MOBILE_OF_ITALY: Final = "3"
"""Mobile numbers of Italy have no zero, landlines have one."""


class _CodeColumn(NamedTuple):
    position: int
    is_country: bool
    has_zero: bool
    has_mobiles: bool


class NumberColumns(NamedTuple):
    """The columns that belong to one with numbers."""

    codes: tuple[_CodeColumn, ...]
    direct_line: int | None = None
    """The column with the digits of a direct line or an extension."""
    is_mobile: bool = False
    """Whether it has mobile numbers, and other numbers stand between the codes and it."""


def find_code_columns(
    headings: Sequence[str], fields: Sequence[ContactField | None]
) -> dict[int, NumberColumns]:
    """Return the columns with codes, by the numbers in the columns right behind them."""
    found: dict[int, NumberColumns] = {}
    codes: tuple[_CodeColumn, ...] = ()
    is_behind_number = False
    for index, (heading, field) in enumerate(zip(headings, fields, strict=False)):
        if field in NUMBER_FIELDS:
            if is_behind_number and _DIRECT_LINE.fullmatch(normalise_words(heading)) and index - 1 in found:
                found[index - 1] = NumberColumns(codes, index)
            elif codes:
                is_mobile = is_behind_number and field is ContactField.MOBILE
                found[index] = NumberColumns(codes, is_mobile=is_mobile)
            is_behind_number = True
            continue
        code = _parse_code_heading(index, heading) if field is None else None
        codes = () if is_behind_number or code is None else codes
        is_behind_number = False
        codes += () if code is None else (code,)
    return found


def _parse_code_heading(index: int, heading: str) -> _CodeColumn | None:
    words = normalise_words(heading)
    for pattern in (_COUNTRY, _AREA_WITH_ZERO, _AREA_OF_MOBILES, _AREA):
        code = pattern.search(words)
        others = pattern.sub("", words, count=1).strip()
        # "Home area code", but not "Sales area code".
        if code is not None and (not others or parse_heading(others) is not None):
            return _CodeColumn(
                index, pattern is _COUNTRY, pattern is _AREA_WITH_ZERO, pattern is _AREA_OF_MOBILES
            )
    return None


def join_columns(cells: list[str], number: int, columns: NumberColumns) -> None:
    """Bring the number in the column ``number`` of a row together with the codes and digits that it lacks."""
    first = next(iter_numbers(cells[number]), None)
    if first is None or first.problem is not None:
        return
    text = repair_number(cells[number])
    least = _MIN_WHOLE_DIGITS if columns.is_mobile else _MIN_DIGITS_WITHOUT_ZERO
    is_whole = count_digits(parse_text(first.text).main) >= least
    for column in reversed(columns.codes):
        cell = cells[column.position] if column.position < len(cells) else ""
        if (code := _CODE.fullmatch(repair_number(cell))) is not None:
            has_zero = column.has_zero or code[2].startswith("0")
            has_other_code = is_whole and not column.has_mobiles and (columns.is_mobile or not has_zero)
            text = _join_code(text, code[1], code[2], column, has_other_code=has_other_code)
    direct_line = columns.direct_line
    if direct_line is not None and direct_line < len(cells):
        digits, cells[direct_line] = repair_number(cells[direct_line]), ""
        text = f"{text}-{digits}" if digits.isdecimal() else text
    cells[number] = text


def _join_code(number: str, sign: str | None, code: str, column: _CodeColumn, *, has_other_code: bool) -> str:
    if number.startswith(("+", "00", "(+", "(00")):
        return number
    digits = re.sub(r"\D", "", number)
    if sign or column.is_country:
        if digits.startswith(code) and _rate_number(f"+{digits}") > _rate_number(f"+{code}{digits}"):
            return f"+{number}"
        bare = number.lstrip("(")
        # Whether the zero of an area code is dialled from abroad depends on the country.
        return f"+{code} (0){bare[1:]}" if bare.startswith("0") else f"+{code} {number}"
    has_code = has_other_code or (digits.startswith(code) and len(digits) >= _MIN_WHOLE_DIGITS)
    # A single digit may be that of an outside line, or the number of an area where somebody sells.
    is_code = column.has_zero or len(code) > 1
    if has_code or not is_code or number.startswith(("0", "(")):
        return number
    lacks_zero = column.has_zero and not code.startswith(("0", _MOBILE_OF_ITALY))
    return f"{'0' if lacks_zero else ''}{code} {number}"


def _rate_number(international: str) -> int:
    """Return how likely a number is: 2 if it is valid, 1 if it is merely complete."""
    if parse_valid(international, "") is not None:
        return 2
    return 0 if complete_number(international, "") is None else 1
