"""What a search compares of phone numbers: digits, their end, and the spellings of one number.

A search has to cope with numbers that are still being typed, so that it compares digits and parses nothing.
"""

from __future__ import annotations

import contextlib
import re
from typing import Final

from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.numbers.country_tables import phonenumbers
from devlink3_desk.numbers.digits import count_digits
from devlink3_desk.numbers.e164 import resolve_bracketed_zero
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import TelephoneNumber
from devlink3_desk.numbers.plan import (
    build_dial_string,
    parse_presented,
    parse_written,
)
from devlink3_desk.numbers.text import APPENDED_DIGITS, parse_text

SUFFIX_LENGTH: Final = 6
"""Last digits that all spellings of an outside number have in common."""
_MIN_VARIANT_DIGITS: Final = 3
"""Shorter variants of a query would match nearly every number."""

# Nearly all numbers of a directory look like this, and need no parsing.
_PLAIN_TEXT: Final = re.compile(r"[+0-9 ().\-*#]*", re.ASCII)
_NUMBER: Final = re.compile(r"[+\d\s()\-./*#]*")
_VANITY_NUMBER: Final = re.compile(r"[+\d(][\d\s()\-./A-Za-z]*")
_WILDCARD_NUMBER: Final = re.compile(r"[+\d(][\d\s()\-./]*\?[\d\s()\-./?]*")
_MORE_BEHIND_NUMBER: Final = re.compile(r"(?:\D*\d){8}[^(*#\-\u2010-\u2015\u2212]*[(*#\-\u2010-\u2015\u2212]")
"""A sign behind a number that other digits may follow."""
_MIN_WHOLE_DIGITS: Final = 7
_NO_DIGITS: Final = re.compile(r"\D+")


def extract_digits(text: str) -> str:
    """Return the digits of a number as they are typed or written, ``""`` if ``text`` is no number.

    An extension and words beside the number do not count.
    """
    main = text
    if not _PLAIN_TEXT.fullmatch(text):
        main = parse_text(text).main
        if not _NUMBER.fullmatch(main):
            return ""
    return _join_digits(main)


def extract_stored_digits(number: str) -> str:
    """Return the digits by which a stored number is found; letters are those of the keypad."""
    if number.isdecimal() and number.isascii():
        return number
    if _PLAIN_TEXT.fullmatch(number):
        return _join_digits(number)
    main = parse_text(number).main
    if _NUMBER.fullmatch(main) or _WILDCARD_NUMBER.fullmatch(main):
        return _join_digits(main)
    if _VANITY_NUMBER.fullmatch(main):
        return _NO_DIGITS.sub("", phonenumbers.convert_alpha_characters_in_number(main))
    return ""


def find_number_suffix(number: str) -> str:
    """Return the last digits of ``number``, the same for all spellings of it; other texts are folded."""
    digits = extract_stored_digits(number)
    if not digits and "@" in number:
        digits = extract_stored_digits(number.partition("@")[0])  # a PBX may present one with its host
    return digits[-SUFFIX_LENGTH:] if digits else clean_text(number).casefold()


def list_stored_suffixes(number: str) -> tuple[str, ...]:
    """Return the suffixes of a stored number (:func:`find_number_suffix`).

    Of ``01632 960144-12``, they are that of the whole, and that of what stands before the hyphen: the country
    says which of them is the number.
    """
    suffixes = {find_number_suffix(number): None}
    if _MORE_BEHIND_NUMBER.match(number) is None:  # most numbers
        return tuple(suffixes)
    main = parse_text(number).main
    suffixes[find_number_suffix(main)] = None
    appended = APPENDED_DIGITS.fullmatch(main)
    if appended is not None and count_digits(appended[1]) >= _MIN_WHOLE_DIGITS:
        suffixes[find_number_suffix(appended[1])] = None
    return tuple(suffixes)


def list_search_variants(query: str, plan: NumberingPlan) -> tuple[str, ...]:
    """Return the digits by which numbers are found that begin as ``query`` does, ``()`` if it is none.

    ``0044 1632`` and ``9 01632`` also find numbers that are written ``+44 1632`` or ``01632``.
    """
    digits = extract_digits(query)
    if not digits:
        return ()
    international = parse_text(query).main.startswith("+")
    variants = {digits: None}
    code = str(phonenumbers.country_code_for_region(plan.country) or "")
    if plan.outside_prefix and not international and digits.startswith(plan.outside_prefix):
        variants[digits.removeprefix(plan.outside_prefix)] = None
    for variant in list(variants):
        if variant.startswith("0"):
            variants[variant.lstrip("0")] = None
    for variant in list(variants):
        # The country code counts as one only behind a plus sign or a stripped prefix.
        if code and (international or variant != digits) and variant.startswith(code):
            variants[variant.removeprefix(code)] = None
    return tuple(variant for variant in variants if variant is digits or len(variant) >= _MIN_VARIANT_DIGITS)


def _join_digits(main: str) -> str:
    digits = _NO_DIGITS.sub("", main)
    if "(" not in main or "(0" not in main.replace(" ", ""):
        return digits
    if main.lstrip().startswith("+"):
        return resolve_bracketed_zero(main, f"+{digits}").lstrip("+")
    resolved = resolve_bracketed_zero(main, digits)
    return resolved.replace("+", "00", 1)


def find_spellings(text: str, plan: NumberingPlan) -> tuple[str, ...]:
    """Return ways to write the number that ``text`` means: as given, in E.164, as it is dialled and sent.

    ``text`` is what a person has written.
    """
    return _collect_spellings(text, parse_written(text, plan), plan)


def find_presented_spellings(
    text: str, plan: NumberingPlan, *, has_prefix: bool | None = None
) -> tuple[str, ...]:
    """Return ways to write a number that the PBX presents (:func:`.parse_presented`)."""
    return _collect_spellings(text, parse_presented(text, plan, has_prefix=has_prefix), plan)


def find_presented_key(text: str, plan: NumberingPlan) -> str:
    """Return what all spellings of a presented number have in common; a text without any is its own."""
    return parse_presented(text, plan).key or text


def _collect_spellings(text: str, number: TelephoneNumber, plan: NumberingPlan) -> tuple[str, ...]:
    if number.problem is not None:
        # The digits of "Room 4001" are the number of someone else.
        return (text,) if text else ()
    compact = "".join(sign for sign in text if sign.isdecimal() or sign in "+*#")
    found = {text, compact, number.e164 or ""}
    with contextlib.suppress(ValueError):
        found |= {build_dial_string(number, plan), build_dial_string(number, plan, outside_line=False)}
    return tuple(sorted(found - {""}))
