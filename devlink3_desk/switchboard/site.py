"""What is specific to one site: how its telephone numbers are written, and its names of CMExtn's states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import msgspec
import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from devlink3_desk.switchboard.board_values import ExtensionStatus

CACHE_SIZE: Final = 16_384
"""Numbers whose normal form is cached: parsing one costs as much as ten events."""

_SUFFIX_LENGTH: Final = 6
"""Last digits that all notations of an outside number have in common."""
_MAX_DIGITS: Final = 40
_MIN_VARIANT_DIGITS: Final = 3
"""Shorter variants of a query would match nearly every number."""
_SEPARATORS: Final = re.compile(r"[\s()\-./\u2010-\u2015]+")
_TRUNK_ZERO: Final = re.compile(r"\(0\)")
_DIGITS: Final = re.compile(r"[0-9]+")
_DIALLABLE_CHARACTER: Final = re.compile(r"[0-9+*#]")
_PLAIN_NUMBER: Final = re.compile(r"\+?\d+")


class CmExtnStateName(msgspec.Struct, frozen=True):
    """The meaning of one number of CMExtn's ``p1`` or ``p2`` (section 6.5.1.5)."""

    name: str
    """Name for people, such as ``Dialling``."""
    status: ExtensionStatus | None = None
    """Status that it gives to the extension, ``None`` if it gives none."""


class CmExtnStates(msgspec.Struct, frozen=True):
    """The names of CMExtn's states: those of the product's file and those of the site.

    Only two numbers are documented, and they differ from the states of a party. A number without a name is
    shown as, for example, ``state 7`` and does not affect the status of the extension.
    """

    names: Mapping[int, CmExtnStateName] = {}
    version: int = 1
    """The ``v`` of the events that the names are for."""

    def with_names(self, additional_names: Mapping[int, CmExtnStateName]) -> CmExtnStates:
        """Return these names together with those of a site, which take precedence."""
        return CmExtnStates({**self.names, **additional_names}, self.version)

    def state_name(self, value: int) -> str:
        """Return the name of a number, or ``state N``."""
        known = self.names.get(value)
        return known.name if known is not None else f"state {value}"

    def extension_status(self, v: int, p1: int) -> ExtensionStatus | None:
        """Return the status that the new state ``p1`` gives to the extension, ``None`` if it gives none."""
        known = self.names.get(p1) if v == self.version else None
        return known.status if known is not None else None

    def describe_transition(self, v: int, p1: int, p2: int) -> str:
        """Return new and old state in words, ``""`` for an event of another version."""
        return f"{self.state_name(p1)}, was {self.state_name(p2)}" if v == self.version else ""


def parse_cmextn_states(document: bytes) -> CmExtnStates:
    """Return the names in a JSON document in the format of ``resources/cmextn_states.json``.

    Raises :class:`msgspec.ValidationError` if it has another format.
    """
    return msgspec.json.decode(document, type=CmExtnStates)


class Site(msgspec.Struct, frozen=True):
    """Settings of one site that the switchboard depends on."""

    country: str = "GB"
    """ISO 3166 code of the country in whose notation local numbers are written."""
    outside_prefix: str = "9"
    """Digits dialled for an outside line; the PBX puts them before the numbers of outside callers."""
    extension_digits: int = 6
    """Maximum number of digits of an internal number."""
    cmextn_states: CmExtnStates = CmExtnStates()


# telephone numbers


def normalise_number(number: str, site: Site) -> str:
    """Return an outside number as E.164, an internal number as plain digits.

    Any other text is returned case-folded, so that it still equals itself. If a number is valid both with
    and without the outside-line prefix, it is used as written.
    """
    return _normalise_cached(number, site.country, site.outside_prefix, site.extension_digits)


def extract_digits(number: str) -> str:
    """Return the digits of ``number`` that are always dialled: of ``+44 (0)20``, not the zero in brackets."""
    if number.startswith(("+", "00")):
        number = _TRUNK_ZERO.sub("", number)
    return "".join(_DIGITS.findall(number))


def number_variants(query: str, site: Site) -> tuple[str, ...]:
    """Return the digit sequences with which a number matches that begins as typed in ``query``.

    ``0044 1632`` and ``9 01632`` also find numbers that are written ``+44 1632`` or ``01632``.
    """
    digits = extract_digits(query)
    variants = {digits: None}
    code = str(phonenumbers.country_code_for_region(site.country) or "")
    international = query.lstrip().startswith("+")
    if site.outside_prefix and not international and digits.startswith(site.outside_prefix):
        variants[digits.removeprefix(site.outside_prefix)] = None
    for variant in list(variants):
        if variant.startswith("0"):
            variants[variant.lstrip("0")] = None
    for variant in list(variants):
        # The country code counts as one only behind a plus sign or a stripped prefix.
        if code and (international or variant != digits) and variant.startswith(code):
            variants[variant.removeprefix(code)] = None
    return tuple(variant for variant in variants if variant is digits or len(variant) >= _MIN_VARIANT_DIGITS)


def format_for_dialling(number: str, site: Site, *, outside_line: bool) -> str:
    """Return ``number`` as dialled from a telephone of the PBX, ``""`` if it cannot be dialled.

    Internal numbers and numbers with ``*`` or ``#`` are dialled as written. An outside number gets the
    outside-line prefix and the national notation, or the international one without such a line.
    """
    plain = "".join(_DIALLABLE_CHARACTER.findall(_TRUNK_ZERO.sub("", number) if "+" in number else number))
    if not any(character.isdigit() for character in plain):
        return ""
    if not _PLAIN_NUMBER.fullmatch(plain):
        return plain
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
    """Return the last digits of ``number``, the same for all notations of it, without parsing it."""
    digits = _SEPARATORS.sub("", number)
    return digits[-_SUFFIX_LENGTH:] if _PLAIN_NUMBER.fullmatch(digits) else number.strip().casefold()


# The arguments are those fields of Site that matter: hashing a whole Site would cost more than the look-up.
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
    candidates = [parsed for form in forms if (parsed := _parse_number(form, country)) is not None]
    # A valid number in any form beats a merely possible one: with its prefix, a number may look possible.
    for is_plausible in (phonenumbers.is_valid_number, phonenumbers.is_possible_number):
        for parsed in candidates:
            if is_plausible(parsed):
                return str(phonenumbers.format_number(parsed, PhoneNumberFormat.E164))
    return digits


def _parse_number(digits: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, country)
    except NumberParseException:
        return None
