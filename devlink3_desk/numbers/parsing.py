"""What one number means in a country, without regard to the digits of an outside line.

It is internal, a service, or a number outside, in E.164 where it is complete. :mod:`.plan` takes the digits
of an outside line into account.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec

from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.numbers.country_tables import phonenumbers
from devlink3_desk.numbers.e164 import (
    SEPARATORS,
    complete_number,
    count_national_digits,
    find_international_prefix,
    parse_valid,
    resolve_bracketed_zero,
)
from devlink3_desk.numbers.text import APPENDED_DIGITS, WrittenNumber, parse_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

CACHE_SIZE: Final = 16_384
"""Numbers whose meaning is remembered: parsing one costs as much as decoding ten events."""
MAX_DIGITS: Final = 40
_MIN_DIGITS_ABROAD: Final = 3
"""Digits of the shortest services behind a country code: ``+49 115``."""

_PLAIN: Final = re.compile(r"\+?\d+")
_SERVICE_CODE: Final = re.compile(r"[*#][\d*#]*|\d+[*#][\d*#]*")
_EXTENSION_RANGE: Final = re.compile(r"([1-9]\d{2,5})\s*-\s*([1-9]\d{2,5})")
_MAX_RANGE: Final = 100
"""The ends of a range of extensions are closer together than the halves of most numbers."""
_COUNTRIES_WITH_EQUAL_HALVES: Final = frozenset({"AR", "BR", "EG", "JP", "MX", "MY", "PE", "PH", "TW", "UY"})
"""They write local numbers as ``4001-4005``."""
_SEPARATE_ZEROS: Final = re.compile(r"\(?00\)?[\s./-]+\(?[1-9]")
"""``00 34 …``: also in countries where other digits than ``00`` are dialled before a country code."""
_KEYPAD_LETTERS: Final = re.compile(r"[A-Za-z]{3}")
_ANY_CARRIER: Final = re.compile(r"0\s?\(?(?:xx|XX|\*\*)\)?\s?(?=\(?\d)")
"""``0xx11``, ``0**11``: what Brazil writes for the code of a carrier between the zero and the area code."""
_PLACEHOLDER: Final = re.compile(r"(?<![A-Za-z])([A-Za-z])\1+(?![A-Za-z])")
"""Letters that stand for digits that are not known: ``212 555 xxxx``."""
_KEYPAD_WORD: Final = re.compile(r"[A-Z]{3,7}")
"""In North America, a word behind a blank may be the end of a number: ``1 800 555 TALK``."""
_NORTH_AMERICA: Final = 1
_LETTER: Final = re.compile(r"[A-Za-z]")

# Mexico gave up the 1 before mobile numbers, Argentina writes a 9 abroad and a 15 at home: both are seen
# with and without it for the same person.
_MOBILE_PREFIXES: Final = (("+521", "+52", 14), ("+549", "+54", 14))
NO_DIGITS: Final = QT_TRANSLATE_NOOP("Link", "“{number}” contains no digits to dial.")
"""Why a text without digits cannot be dialled."""
_NO_NUMBER: Final = QT_TRANSLATE_NOOP("Link", "“{number}” is not a phone number: {sign} cannot be dialled.")
_NO_VANITY: Final = QT_TRANSLATE_NOOP(
    "Link", "“{number}”, with letters read as digits, is not a complete phone number in this country."
)
TOO_SHORT: Final = QT_TRANSLATE_NOOP("Link", "“{number}” has too few digits for a phone number.")
"""Why the beginning of a number cannot be dialled."""
_TOO_LONG: Final = QT_TRANSLATE_NOOP("Link", "“{number}” has too many digits for a phone number.")


class DialKind(StrEnum):
    """What a number reaches."""

    INTERNAL = "internal"
    OUTSIDE = "outside"
    SERVICE = "service"
    NONE = "none"


class TelephoneNumber(msgspec.Struct, frozen=True, gc=False):
    """One number and what it means at a site."""

    kind: DialKind
    key: str
    """The same for every way to write one number: E.164, else its digits, else the folded text."""
    digits: str = ""
    """Digits as they are written, with a leading ``+``; empty where nothing can be dialled."""
    e164: str | None = None
    extension: str = ""
    problem: Sentence | None = None
    """Why the number cannot be dialled."""


@lru_cache(maxsize=CACHE_SIZE)
def parse_number(text: str, country: str, extension_digits: int) -> TelephoneNumber:
    """Return the meaning of a number; up to ``extension_digits`` digits are internal."""
    written = parse_text(text)
    if country == "BR" or written.main.startswith(("+55", "0055")):
        written = written._replace(main=_ANY_CARRIER.sub("0", written.main))
    main = written.main
    if not any(sign.isdigit() for sign in main):
        return refuse_number(text, Sentence(NO_DIGITS, number=clean_text(text)))
    compact = SEPARATORS.sub("", main)
    if _SERVICE_CODE.fullmatch(compact):
        return TelephoneNumber(DialKind.SERVICE, compact, compact)
    if _PLAIN.fullmatch(compact):
        number = _parse_plain(compact, written, country, extension_digits)
        is_spelled = number.e164 is None and _KEYPAD_WORD.fullmatch(written.remark) is not None
        if is_spelled and phonenumbers.country_code_for_region(country) == _NORTH_AMERICA:
            spelled = _parse_letters(compact + written.remark, written, country, text)
            return number if spelled.e164 is None else spelled
        return number
    # Letters that stand first are a word beside the number: "Room 4001" is no number 7666 4001.
    if _LETTER.search(compact) and not compact[0].isalpha():
        return _parse_letters(compact, written, country, text)
    return _refuse_signs(text, compact)


def _parse_plain(
    compact: str, written: WrittenNumber, country: str, extension_digits: int
) -> TelephoneNumber:
    """Return the meaning of a number of digits and separators."""
    main = written.main
    number = _parse_digits(main, compact, written, country, extension_digits)
    if (appended := APPENDED_DIGITS.fullmatch(main)) is None:
        return number
    if number.e164 is not None:
        # Mobile numbers of Germany have no direct lines: 0151 23456789-12.
        before = _cut_appended(appended, number, country, extension_digits)
        is_likelier = not _is_valid(number.e164) and _is_valid(before.e164)
        return before if is_likelier else number
    if country not in _COUNTRIES_WITH_EQUAL_HALVES:
        first = _find_first_extension(main, extension_digits)
        if first:
            return TelephoneNumber(DialKind.INTERNAL, first, first)
    return _cut_appended(appended, number, country, extension_digits)


def _is_valid(e164: str | None) -> bool:
    return e164 is not None and parse_valid(e164, "") is not None


def _find_first_extension(main: str, extension_digits: int) -> str:
    """Return the first extension of a range such as ``4001-4005``; empty for any other text."""
    ends = _EXTENSION_RANGE.fullmatch(main)
    if ends is None or len(ends[1]) != len(ends[2]) or len(ends[1]) > extension_digits:
        return ""
    return ends[1] if 0 < int(ends[2]) - int(ends[1]) < _MAX_RANGE else ""


def _cut_appended(
    appended: re.Match[str], number: TelephoneNumber, country: str, extension_digits: int
) -> TelephoneNumber:
    """Return the number before the last digits, where these make it too long: they are an extension.

    In countries such as Germany, the digits behind a hyphen are those of a direct line.
    """
    written = parse_text(appended[1])
    compact = SEPARATORS.sub("", written.main)
    if written.extension or _PLAIN.fullmatch(compact) is None:
        return number
    before = _parse_digits(written.main, compact, written, country, extension_digits)
    if before.e164 is None:
        return number
    return msgspec.structs.replace(before, extension=number.extension or appended[2])


def _refuse_signs(text: str, compact: str) -> TelephoneNumber:
    """Refuse a number because of its first sign that cannot be dialled; a plus sign can, at the beginning."""
    bad_sign = next(sign for sign in compact.removeprefix("+") if not sign.isdigit())
    return refuse_number(text, Sentence(_NO_NUMBER, number=clean_text(text), sign=bad_sign))


def _parse_digits(
    main: str, digits: str, written: WrittenNumber, country: str, extension_digits: int
) -> TelephoneNumber:
    if len(digits) > MAX_DIGITS:
        return refuse_number(main, Sentence(_TOO_LONG, number=main))
    if digits.startswith("+0"):
        digits = digits[1:]  # no country code begins with a zero
    international = digits.startswith("+")
    if international and count_national_digits(digits) < _MIN_DIGITS_ABROAD:
        return refuse_number(main, Sentence(TOO_SHORT, number=main))
    if not international and phonenumbers.is_emergency_number(digits, country):
        return TelephoneNumber(DialKind.SERVICE, digits, digits)
    if not international and len(digits) <= extension_digits:
        return TelephoneNumber(DialKind.INTERNAL, digits, digits, extension=written.extension)
    if not international and _is_short_number(digits, country):
        return TelephoneNumber(DialKind.SERVICE, digits, digits)
    if _SEPARATE_ZEROS.match(main) is not None and find_international_prefix(country) != "00":
        digits = digits if parse_valid(f"+{digits[2:]}", country) is None else f"+{digits[2:]}"
    digits = resolve_bracketed_zero(main, digits)
    e164 = complete_number(digits, country)
    key = _build_match_key(e164 or digits)
    return TelephoneNumber(DialKind.OUTSIDE, key, digits, e164, written.extension)


def _is_short_number(digits: str, country: str) -> bool:
    zeros = len(digits) - len(digits.lstrip("0"))
    code = phonenumbers.country_code_for_region(country)
    number = phonenumbers.PhoneNumber(
        code, int(digits), italian_leading_zero=zeros > 0, number_of_leading_zeros=zeros or None
    )
    return bool(phonenumbers.is_valid_short_number_for_region(number, country))


def _parse_letters(compact: str, written: WrittenNumber, country: str, text: str) -> TelephoneNumber:
    """Read letters as the digits of the keypad (E.161), where a valid number comes out.

    Behind one, they are a word: where numbers have any length, ``030 1234567Fax`` is valid as digits, too.
    """
    digits = phonenumbers.convert_alpha_characters_in_number(compact)
    if not _is_spelled(compact, country):
        return _refuse_signs(text, compact)
    if not _PLAIN.fullmatch(digits):
        return _refuse_signs(text, digits)
    parsed = parse_valid(digits, country)
    if parsed is None:
        return refuse_number(text, Sentence(_NO_VANITY, number=clean_text(text)))
    # Behind an area code stands a word such as "030 unknown", except where all numbers may have letters.
    if parsed.country_code != _NORTH_AMERICA and _has_place(parsed):
        return _refuse_signs(text, compact)
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return TelephoneNumber(DialKind.OUTSIDE, e164, digits, e164, written.extension)


def _is_spelled(compact: str, country: str) -> bool:
    """Return whether the letters in a number are probably digits of the keypad."""
    head = _LETTER.split(compact, maxsplit=1)[0]
    return (
        _KEYPAD_LETTERS.search(compact) is not None
        and _PLACEHOLDER.search(compact) is None
        and parse_valid(head, country) is None
    )


def _has_place(parsed: phonenumbers.PhoneNumber) -> bool:
    """Return whether a number is that of a line or of a mobile phone, not that of a service."""
    kinds = phonenumbers.PhoneNumberType
    lines = (kinds.FIXED_LINE, kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)
    return phonenumbers.number_type(parsed) in lines


def refuse_number(text: str, problem: Sentence) -> TelephoneNumber:
    """Return a number that cannot be dialled because of ``problem``."""
    return TelephoneNumber(DialKind.NONE, clean_text(text).casefold(), problem=problem)


def _build_match_key(number: str) -> str:
    for written, plain, length in _MOBILE_PREFIXES:
        if number.startswith(written) and len(number) == length:
            return plain + number[len(written) :]
    return number
