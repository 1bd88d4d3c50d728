"""Which digits are a whole number, and its form in E.164.

The numbering plans of the countries are those of the library phonenumbers. This module decides what they
leave open: which of several readings is likely, and whether a number has the area code that it needs.
"""

from __future__ import annotations

import re
from typing import Final

from devlink3_desk.numbers.country_tables import phonenumbers

_BRACKETED_ZERO: Final = re.compile(r"\(0\)")
_SINGLE_PREFIX: Final = re.compile(r"\d+(?:~\d+)?")
SEPARATORS: Final = re.compile(r"[\s()\-./]+")
_OBSOLETE_PREFIX: Final = re.compile(r"(\+52)(?:1|01|044|045)(\d{10})|(\+48)0(\d{9})")
"""Obsolete prefixes: dialled in Mexico, or to it from abroad, until 2019, and in Poland until 2009."""
_SHORT_MOBILE: Final = re.compile(r"(\+55[1-9]\d)([6-9]\d{7})")
"""A mobile number of Brazil without the 9 that all got until 2016; the groups are what stands beside it."""
_ITALY: Final = 39
_FRANCE: Final = 33
_OVERSEAS_CODES: Final = (590, 594, 596, 262)
"""Parts of France with country codes of their own; ten digits are dialled in and between all of them."""
FRENCH_CODES: Final = frozenset({_FRANCE, *_OVERSEAS_CODES})
_OVERSEAS_PREFIXES: Final = ("590", "594", "596", "262", "269", "639", "69")
_LOCAL_MOBILE_PREFIXES: Final = {"AR": ("15", "915")}
"""What begins a mobile number without its area code, which may have as many digits as one with it; also
behind the digit of an outside line."""
_COUNTRIES_WITH_LEADING_ZERO: Final = frozenset({"IT", "SM", "VA", "CI", "GA", "CG"})
"""Their national numbers begin with a zero that belongs to the number."""
MIN_NATIONAL_DIGITS: Final = 9
"""Where no fixed line has fewer digits, a number with so many is none without its area code."""
_MAX_NATIONAL_DIGITS: Final = 11
"""A number with more digits, the first of which are its country's code, is one with that code."""
_MAX_E164_DIGITS: Final = 15


def resolve_bracketed_zero(main: str, digits: str) -> str:
    """Return ``digits`` without the zero of ``+44 (0)20…``, which is dialled within the country only.

    Italy dials it from abroad, too.
    """
    compact = main.replace(" ", "")
    # In "(0)0431 98765", the brackets are those of the digit of an outside line.
    if "(0)" not in compact or compact.startswith("(0)") or not digits.startswith(("+", "00")):
        return digits
    international = "+" + SEPARATORS.sub("", _BRACKETED_ZERO.sub("", main.replace("( 0 )", "(0)"))).lstrip(
        "+0"
    )
    code = _find_country_code(international)
    region = phonenumbers.region_code_for_country_code(int(code)) if code else None
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None) if region else None
    if metadata is None or (metadata.national_prefix is None and region in _COUNTRIES_WITH_LEADING_ZERO):
        return digits
    return international


def count_national_digits(international: str) -> int:
    """Return how many digits stand behind the country code of ``+44…``; unknown codes have three digits."""
    return len(international) - 1 - len(_find_country_code(international) or "999")


def _find_country_code(international: str) -> str:
    for length in (1, 2, 3):
        code = international[1 : 1 + length]
        if code.isdigit() and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            return code
    return ""


def complete_number(digits: str, country: str) -> str | None:
    """Return E.164 where ``digits`` are a whole number, with the area code that its country needs."""
    parsed = _parse_most_likely(digits, country)
    if parsed is None:
        return None
    if not _is_possible(parsed):
        return _remove_obsolete_prefix(parsed)
    if not _has_area_code(parsed, digits, country):
        return None
    # Read in Germany, 000 49 30… is possible, too: as a number that begins with 00. None does there.
    if parsed.italian_leading_zero and not phonenumbers.is_valid_number(parsed):
        return _remove_obsolete_prefix(parsed)
    e164 = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    mobile = _SHORT_MOBILE.fullmatch(e164)
    if mobile is not None and not phonenumbers.is_valid_number(parsed):
        return f"{mobile[1]}9{mobile[2]}"
    return e164 if len(e164) <= len("+") + _MAX_E164_DIGITS else None


def _parse_most_likely(digits: str, country: str) -> phonenumbers.PhoneNumber | None:
    """Return the number that ``digits`` most probably are; ``None`` where they are none."""
    parsed = _parse_for_country(digits, country)
    # Lists of other countries have 00 for a plus sign. In Hong Kong, carriers also have 002 and others.
    if digits.startswith("00") and (not _is_valid(parsed) or find_international_prefix(country) == "00"):
        parsed = _parse_behind_zeros(digits, country, parsed) or parsed
    if digits.startswith("011") and not _is_valid(parsed):  # and those of North America, 011
        parsed = parse_valid(f"+{digits[3:]}", country) or parsed
    if parsed is None:
        return None
    national = phonenumbers.national_significant_number(parsed)
    if len(national) > _MAX_NATIONAL_DIGITS and national.startswith(str(parsed.country_code)):
        # In Germany, 0493616551234 is valid by an area code that begins with 49.
        return parse_valid(f"+{national}", country) or parsed
    # Mobile numbers of Italy with nine digits are rare, and none of them is also a landline without its zero.
    is_short = len(national) == MIN_NATIONAL_DIGITS and national.startswith("3")
    if parsed.country_code == _ITALY and (is_short or not _is_valid(parsed)):
        if len(national) < MIN_NATIONAL_DIGITS and not digits.startswith(("+", "00")):
            return None  # a local number, whose area code is not known
        return _correct_italian_zero(national) or parsed
    codes: tuple[int, ...] = ()
    is_overseas = national.startswith(_OVERSEAS_PREFIXES)
    if parsed.country_code == _FRANCE and is_overseas:
        codes = _OVERSEAS_CODES
    elif parsed.country_code in _OVERSEAS_CODES and not is_overseas and not _is_valid(parsed):
        codes = (_FRANCE,)
    readings = (parse_valid(f"+{code}{national}", country) for code in codes)
    return next(filter(None, readings), parsed)


def _parse_behind_zeros(
    digits: str, country: str, other: phonenumbers.PhoneNumber | None
) -> phonenumbers.PhoneNumber | None:
    """Return the number of which ``00`` is the plus sign, ``None`` if the ``other`` reading is likelier."""
    parsed = _parse_for_country(f"+{digits[2:]}", country)
    if parsed is None or _is_valid(parsed):
        return parsed
    # Where 00 is not dialled, "0044 1632 960144" is rather a number of a range that the tables do not know
    # than one behind 004, which would be the prefix of a carrier.
    is_behind_carrier = (
        other is not None
        and other.country_code_source == phonenumbers.CountryCodeSource.FROM_NUMBER_WITH_IDD
        and find_international_prefix(country) != "00"
        and _is_possible(other)
    )
    return parsed if is_behind_carrier and _is_possible(parsed) else None


def _is_possible(parsed: phonenumbers.PhoneNumber) -> bool:
    """Return whether a number has as many digits as whole ones of its country."""
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)


def _correct_italian_zero(national: str) -> phonenumbers.PhoneNumber | None:
    """Return a number of Italy with the first zero that a spreadsheet, or someone abroad, has left out.

    Mobile numbers lost theirs in 2001: of ``0338 1234567``, it is removed.
    """
    candidates = [f"0{national}"]
    if len(national) > MIN_NATIONAL_DIGITS:
        candidates.insert(0, f"0{national.removeprefix(str(_ITALY))}")
    if national.startswith("03"):
        candidates.append(national[1:])
    readings = (parse_valid(f"+{_ITALY}{digits}", "") for digits in candidates)
    return next(filter(None, readings), None)


def parse_valid(digits: str, country: str) -> phonenumbers.PhoneNumber | None:
    """Return ``digits`` as a valid number, ``None`` where they are none."""
    parsed = _parse_for_country(digits, country)
    return parsed if _is_valid(parsed) else None


def _is_valid(parsed: phonenumbers.PhoneNumber | None) -> bool:
    return parsed is not None and phonenumbers.is_valid_number(parsed)


def _remove_obsolete_prefix(parsed: phonenumbers.PhoneNumber) -> str | None:
    """Return a number without digits that its country has given up, ``None`` where it has none of them."""
    e164 = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    obsolete = _OBSOLETE_PREFIX.fullmatch(e164)
    return None if obsolete is None else "".join(filter(None, obsolete.groups()))


def _has_area_code(parsed: phonenumbers.PhoneNumber, digits: str, country: str) -> bool:
    """Return whether a number written for its own country is one for the whole country.

    It is where its country has no area codes to leave out, where it is written with the national prefix or is
    always written without one, and where no local number has so many digits. A German ``6551234`` is *valid*,
    by an area code of its own, and yet local.
    """
    if parsed.country_code_source != phonenumbers.CountryCodeSource.FROM_DEFAULT_COUNTRY:
        return True
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    if metadata is None or not metadata.national_prefix:
        return True
    national = phonenumbers.national_significant_number(parsed)
    if digits.startswith(metadata.national_prefix) and len(digits) > len(national):
        return True
    if digits.startswith(_LOCAL_MOBILE_PREFIXES.get(country, ())):
        return False
    fixed_line = metadata.fixed_line
    lengths = fixed_line.possible_length if fixed_line is not None else ()
    if lengths and len(national) >= min(lengths):
        if min(lengths) >= MIN_NATIONAL_DIGITS:
            return _is_in_use(parsed, national)
        if len(lengths) == 1 and phonenumbers.is_valid_number(parsed):
            return True  # those without an area code are shorter
    # The mobile numbers of China and others have no prefix to leave out.
    if not phonenumbers.is_valid_number(parsed):
        return False
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    # The tables return a number without spaces if they have no format for it.
    return bool(written != digits and "".join(re.findall(r"\d", written)) == digits)


def _is_in_use(parsed: phonenumbers.PhoneNumber, national: str) -> bool:
    """Return whether a number is of a range that is in use: the tables have no format for any other.

    What looks like one of another range may be a number abroad that has lost its plus sign.
    """
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return bool(written != national or phonenumbers.is_valid_number(parsed))


def _parse_for_country(digits: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, country, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return None


def find_international_prefix(country: str) -> str:
    """Return the digits before a country code; empty where the country leaves the choice of a carrier."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    if metadata is None:
        return ""
    for prefix in (metadata.preferred_international_prefix, metadata.international_prefix):
        if prefix and _SINGLE_PREFIX.fullmatch(prefix):
            return prefix.replace("~", "")
    return ""
