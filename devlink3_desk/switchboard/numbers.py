"""Telephone numbers in one form, so that two ways of writing one number are one person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from devlink3_desk.switchboard.site import Site

CACHE_SIZE: Final = 16_384
"""Numbers whose form is remembered: parsing one costs as much as ten events."""

_SUFFIX_LENGTH: Final = 6
"""Last digits that every way of writing an outside number has in common."""
_MAX_DIGITS: Final = 40
_SEPARATORS: Final = re.compile(r"[\s()\-./\u2010-\u2015]+")
_TRUNK_ZERO: Final = re.compile(r"\(0\)")
_DIGITS: Final = re.compile(r"[0-9]+")
_DIALLABLE_CHARACTER: Final = re.compile(r"[0-9+*#]")
_MIN_VARIANT_DIGITS: Final = 3
"""With fewer digits left than this, another spelling says nothing any more."""
_PLAIN_NUMBER: Final = re.compile(r"\+?\d+")


def normalise_number(number: str, site: Site) -> str:
    """Return ``number`` as E.164 where it is an outside number, as plain digits where it is internal.

    Whatever is no telephone number comes back folded, so that it still equals itself. Where a
    number makes sense both with and without the outside-line prefix, it is taken as it is written.
    """
    return _normalise_cached(number, site.country, site.outside_prefix, site.extension_digits)


def extract_digits(number: str) -> str:
    """Return the digits of ``number`` that are always dialled: of ``+44 (0)20`` not the zero in brackets."""
    if number.startswith(("+", "00")):
        number = _TRUNK_ZERO.sub("", number)
    return "".join(_DIGITS.findall(number))


def number_variants(query: str, site: Site) -> tuple[str, ...]:
    """Return the digits that a number may hold whose beginning someone types as ``typed``.

    Whoever types ``0044 1632`` or ``9 01632`` means what is written ``+44 1632`` or ``01632`` as well.
    """
    whole = extract_digits(query)
    found = {whole: None}
    code = str(phonenumbers.country_code_for_region(site.country) or "")
    international = query.lstrip().startswith("+")
    if site.outside_prefix and not international and whole.startswith(site.outside_prefix):
        found[whole.removeprefix(site.outside_prefix)] = None
    for each in list(found):
        if each.startswith("0"):
            found[each.lstrip("0")] = None
    for each, plus in [(each, international or each != whole) for each in found]:
        if code and plus and each.startswith(code):
            found[each.removeprefix(code)] = None
    return tuple(each for each in found if each is whole or len(each) >= _MIN_VARIANT_DIGITS)


def format_for_dialling(number: str, site: Site, *, outside_line: bool) -> str:
    """Return ``number`` as it is dialled from a telephone of the PBX; empty where nothing can be dialled.

    An internal number and one with ``*`` or ``#`` is dialled as it is. An outside number gets the
    digits for an outside line and has the form that its country dials, or is in international form
    where there is no such line.
    """
    plain = "".join(_DIALLABLE_CHARACTER.findall(_TRUNK_ZERO.sub("", number) if "+" in number else number))
    if not any(sign.isdigit() for sign in plain) or not _PLAIN_NUMBER.fullmatch(plain):
        return plain if any(sign.isdigit() for sign in plain) else ""
    normal = normalise_number(plain, site)
    if not normal.startswith("+"):
        return plain
    if not outside_line or not site.outside_prefix:
        return normal
    parsed = _parse_number(normal, site.country)
    if parsed is None:
        return plain
    national = phonenumbers.format_out_of_country_calling_number(parsed, site.country)
    return site.outside_prefix + "".join(_DIGITS.findall(national))


def number_suffix(number: str) -> str:
    """Return the last digits of ``number``, the same for all ways of writing it, and cheap to have."""
    digits = _SEPARATORS.sub("", number)
    return digits[-_SUFFIX_LENGTH:] if _PLAIN_NUMBER.fullmatch(digits) else number.strip().casefold()


@lru_cache(maxsize=CACHE_SIZE)
def _normalise_cached(number: str, country: str, prefix: str, extension_digits: int) -> str:
    digits = _SEPARATORS.sub("", number)
    if not _PLAIN_NUMBER.fullmatch(digits) or len(digits) > _MAX_DIGITS:
        return number.strip().casefold()
    if len(digits) <= extension_digits:
        return digits
    forms = [digits]
    if prefix and digits.startswith(prefix):
        forms.append(digits[len(prefix) :])
    parsed = [found for form in forms if (found := _parse_number(form, country)) is not None]
    for makes_sense in (phonenumbers.is_valid_number, phonenumbers.is_possible_number):
        for found in parsed:
            if makes_sense(found):
                return str(phonenumbers.format_number(found, PhoneNumberFormat.E164))
    return digits


def _parse_number(digits: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, country)
    except NumberParseException:
        return None
