"""Opening hours and dates beside phone numbers: digits that are no part of them."""

from __future__ import annotations

import re
from typing import Final

from devlink3_desk.numbers.digits import count_digits, count_own_digits

_ALL_DAY: Final = r"(?:24\s?h?\s?[/x]\s?(?:7|24)|7\s?[dj]?\s?[/x]\s?(?:7|24))(?:\s?[/x]\s?365)?(?![\d/])"
"""``24/7`` and what other languages write for it."""
_HOUR: Final = r"(?:[01]?\d|2[0-4])"
_MINUTES: Final = r"(?:[.:h]\s?[0-5]\d)?"
_PERIOD: Final = rf"{_HOUR}{_MINUTES}\s?h?\s?-\s?{_HOUR}{_MINUTES}"
_UNIT: Final = r"\s?(?:h|hrs?|hours?|std\.?|stunden|uhr|am|pm)"
_DATE: Final = (
    r"(?:[0-3]?\d([/.-])[0-3]?\d\1(?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?=\s*(?:$|[),;]|[^\W\d_]))"
)
_HOURS: Final = re.compile(
    rf"(?<![\d/.-])(?:{_ALL_DAY}(?:[\s,&]*(?:et\s|und\s|and\s)?\s*{_ALL_DAY})*"
    rf"|{_PERIOD}(?:{_UNIT}\b)?(?=\s*(?:$|[),;]))|{_PERIOD}{_UNIT}\b(?=:?\s+[+(0])|{_DATE})",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"[/x-]|[./][12]\d{3}(?!\d)", re.IGNORECASE)
"""All that is hours or a date has one of these."""
_SEPARATOR: Final = re.compile("[,;|\n]")
_END_OF_BRACKETS: Final = re.compile(r"\)\s*(?:$|[,;/|\n])")
_MIN_DIGITS_BEFORE_BLANK: Final = 9
"""With fewer digits, ``24/7`` behind a blank may be two ends of a number: ``01 99 00 12 24/7``."""
_WITHOUT_ZERO: Final = re.compile(r"[^\d+]*[1-9]")
_MIN_DIGITS_WITHOUT_ZERO: Final = 8
"""Where numbers begin with no zero, this is a whole one: ``32 12 34 56 24/7``, in Denmark."""
_MIN_DIGITS_BEFORE_SIGN: Final = 6
"""With fewer digits, what stands before a bracket, a comma or a word is a part of a number."""
_MIN_DIGITS_BEFORE_BRACKETS: Final = 3
"""Behind an extension, too, nothing else ends in brackets with hours or a date: ``4001 (01.02.2026)``."""


def list_hours(text: str) -> list[re.Match[str]]:
    """Return where opening hours and dates stand beside a number, in their order."""
    if _SIGN.search(text) is None:
        return []
    return [match for match in _HOURS.finditer(text) if _is_beside_number(match)]


def _is_beside_number(hours: re.Match[str]) -> bool:
    before, behind = hours.string[: hours.start()].rstrip(), hours.string[hours.end() :].lstrip(" :,-")
    number = _SEPARATOR.split(before.rstrip(" ,;(-"))[-1]
    if before.endswith("(") and _END_OF_BRACKETS.match(behind) is not None:
        required = _MIN_DIGITS_BEFORE_BRACKETS
    else:
        required = _MIN_DIGITS_BEFORE_BLANK if before[-1:].isdecimal() else _MIN_DIGITS_BEFORE_SIGN
        if hours.group().startswith("24") and _WITHOUT_ZERO.match(number) is not None:
            required = min(required, _MIN_DIGITS_WITHOUT_ZERO)
    is_first = not count_digits(before) and (
        behind[:1] in {"+", "0", "("} or count_digits(behind) >= _MIN_DIGITS_BEFORE_BLANK
    )
    return is_first or count_own_digits(number) >= required
