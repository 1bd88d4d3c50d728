"""Numbering plans: what a number means at one site, in E.164 and as its phones dial it.

The rules, in their order:

1. A number from a file or from a person is taken as it is written; the digits of an outside line at its
   beginning are taken for such where they stand apart, ``0 0431 98765``, or where it makes no complete number
   with them. A number that the PBX presents may begin with them; whether it does is decided by evidence on
   the call, else by the site's setting. Both may lack the zero of the country, or the plus sign, if no local
   number has so many digits. A number of the PBX's own directory is what its phones dial.
2. A number with ``*`` or ``#`` is a service code; one with no more digits than an extension is internal.
3. Every other number is parsed in the site's country. It becomes E.164 only where it is complete: a number
   without the area code that its country needs is dialled as it is written, and has no E.164 form.
4. What is dialled is made from E.164 where that is known, and of the written digits otherwise. Nothing is
   dialled of a text that holds any other character: what is left after dropping characters is another
   number.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import accumulate
from typing import Final

import msgspec

from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.numbers.country_tables import phonenumbers
from devlink3_desk.numbers.e164 import (
    FRENCH_CODES,
    MIN_NATIONAL_DIGITS,
    find_international_prefix,
    parse_valid,
)
from devlink3_desk.numbers.emergency import MAX_EMERGENCY_DIGITS
from devlink3_desk.numbers.numbering_plan import NumberingPlan, PresentedPrefix
from devlink3_desk.numbers.parsing import (
    CACHE_SIZE,
    NO_DIGITS,
    TOO_SHORT,
    DialKind,
    TelephoneNumber,
    parse_number,
    refuse_number,
)
from devlink3_desk.numbers.text import find_behind_prefix, parse_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

_NUMBER_AT_HOST: Final = re.compile(r"\s*\+?[\d*#]+@\S+\s*", re.ASCII)
"""A SIP URI without its scheme."""
_OTHER_PREFIX: Final = re.compile(r"\d{1,2}", re.ASCII)
"""Digits of an outside line at another site."""
_USUAL_PREFIXES: Final = frozenset({"0", "00", "8", "9"})
"""Digits of the outside lines of most sites."""
_SERVICE_BEHIND_PAUSE: Final = re.compile(r"(\d{1,2})\s*[,pw~]+\s*(\d{2,6})", re.ASCII | re.IGNORECASE)
"""``9,112``: the groups are the digits of an outside line and the service."""
_WITHOUT_PAUSE: Final = re.compile(r"[+\d\s()./*#-]*", re.ASCII)
"""Most numbers, in which no sign stands for a pause."""
_LETTER: Final = re.compile(r"[A-Za-z]")
_NO_PREFIX: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Calls abroad from this country need a carrier prefix. To dial {number}, set the international prefix "
    "of this site.",
)


def parse_written(text: str, plan: NumberingPlan) -> TelephoneNumber:
    """Return the meaning of a number from a file or from a person."""
    if (behind_pause := _parse_behind_pause(text, plan)) is not None:
        return behind_pause
    number = _parse_text(text, plan)
    if (international := _parse_plus_behind_prefix(text, number, plan, any_prefix=True)) is not None:
        return international
    # People write "9 01632 960144", too, as they dial it. Read like that only where it is no number without:
    # in Germany, 0043198765 is Vienna, and not Kiel behind the 0 of an outside line.
    for behind in (_parse_behind_separate_prefix(text, plan), _parse_whole_behind_prefix(text, number, plan)):
        if behind is not None:
            return behind
    rest = _remove_prefix(number, plan)
    if rest is not None:
        # No local number begins with a zero, and so 01414 is 1414 behind the zero of an outside line.
        is_service = rest.kind is DialKind.SERVICE and number.digits.startswith("0") and not _is_valid(number)
        if is_service or _is_likelier(rest, number, plan.country):
            return rest
    if not _may_lack_digits(number):
        return number
    completed = _complete_digits(number.digits, plan.country)
    if completed is None or not _has_groups_of(completed, parse_text(text).main, plan.country):
        return number
    return msgspec.structs.replace(completed, extension=number.extension)


def _has_groups_of(completed: TelephoneNumber, main: str, country: str) -> bool:
    """Return whether the groups in which ``main`` is written may be those of the completed number."""
    first, *others = re.findall(r"\d+", main)
    if not others:
        return True
    # Nine digits may be a local number and a direct line.
    if len(first) + sum(map(len, others)) == MIN_NATIONAL_DIGITS:
        return False
    code = phonenumbers.country_code_for_region(country)
    if completed.digits.startswith(f"+{code}"):
        # In "9 0800 1234567", the first digit is that of an outside line at another site.
        return len(first) > 1 or not others[0].startswith("0")
    return _are_groups_abroad([first, *others], completed.digits, str(code))


def _are_groups_abroad(groups: list[str], international: str, own_code: str) -> bool:
    """Return whether the groups of digits may be those of a number abroad without its plus sign."""
    ends = list(accumulate(map(len, groups)))
    usual_ends = list(accumulate(map(len, re.findall(r"\d+", format_e164(international, "")))))
    if len(groups) == 2 and ends[0] == usual_ends[1]:
        return True  # 4930 1234567
    # "601 234 567 12" is no number of Malaysia, whose country code is 60.
    if int(groups[0]) not in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
        return False
    # In Hungary, "1 234 5678 100" may be one of Budapest and an extension, and none of North America.
    return set(ends) <= set(usual_ends) or parse_valid(f"+{own_code}{''.join(groups[:-1])}", "") is None


def _is_likelier(rest: TelephoneNumber, number: TelephoneNumber, country: str) -> bool:
    """Return whether the number behind the first digits is likelier than all that a person has written."""
    if rest.e164 is None or number.e164 is None:
        return rest.e164 is not None and _has_usual_length(rest.e164)
    if number.digits.startswith("+") or not _is_valid(rest):
        return False
    if number.digits.startswith("00"):
        # In France, 00612345678 is no number of Australia, where all have more digits, nor are zeros dialled
        # behind a country code.
        is_usual = _has_usual_length(number.e164) and number.e164[1:] == number.digits[2:]
        return not (is_usual or _is_valid(number)) and _has_national_form(rest.digits, country)
    has_form = _has_national_form(number.digits, country)
    return not _is_valid(number) or (not has_form and _has_national_form(rest.digits, country))


def _parse_behind_separate_prefix(text: str, plan: NumberingPlan) -> TelephoneNumber | None:
    """Return the number behind the digits of an outside line that stand apart, ``None`` for any other text.

    It is written as within the country or with a plus sign: of ``0 0431 98765``, the first zero is that of an
    outside line, and in ``0 431/9 87 65`` it is the zero of the area code.
    """
    behind = find_behind_prefix(text, plan.outside_prefix)
    if not behind:
        return None
    number = parse_number(behind, plan.country, 0)
    if number.e164 is None:
        return None
    national_prefix = _find_national_prefix(plan.country) or "0"
    has_form = behind.startswith(("0", "+", national_prefix)) or _has_national_form(
        number.digits, plan.country
    )
    if not has_form:
        return None
    return msgspec.structs.replace(number, extension=parse_text(text).extension or number.extension)


def _parse_whole_behind_prefix(
    text: str, number: TelephoneNumber, plan: NumberingPlan
) -> TelephoneNumber | None:
    """Return the number behind the digits of an outside line, where it has the last digits as well.

    As a number of its country, ``9001-201-555-0123`` would be one with the extension 0123.
    """
    if not number.extension or not plan.outside_prefix:
        return None
    written = parse_text(text)
    if written.extension or not written.main.startswith(plan.outside_prefix):
        return None
    rest = parse_number(written.main.removeprefix(plan.outside_prefix), plan.country, 0)
    return rest if _is_valid(rest) and not rest.extension else None


def _find_national_prefix(country: str) -> str:
    """Return what is dialled before area codes within a country; empty where nothing is."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    return "" if metadata is None else metadata.national_prefix or ""


def parse_presented(text: str, plan: NumberingPlan, *, has_prefix: bool | None = None) -> TelephoneNumber:
    """Return the meaning of a number that the PBX presents.

    ``has_prefix``: whether it begins with the digits of an outside line, where a call has shown that.
    """
    if "@" in text and _NUMBER_AT_HOST.fullmatch(text):
        text = f"sip:{text.strip()}"
    number = _choose_presented(text, plan, has_prefix=has_prefix)
    if not _may_lack_digits(number) or not text.isdecimal():
        return number
    return _complete_digits(number.digits, plan.country) or number


def _may_lack_digits(number: TelephoneNumber) -> bool:
    """Return whether a number may lack the zero of the country, or the plus sign: no local one is so long."""
    return (
        number.kind is DialKind.OUTSIDE
        and not number.digits.startswith(("0", "+"))
        and len(number.digits) >= MIN_NATIONAL_DIGITS
        and (number.e164 is None or not _has_usual_length(number.e164))
    )


@lru_cache(maxsize=CACHE_SIZE)
def _complete_digits(digits: str, country: str) -> TelephoneNumber | None:
    """Return the number whose digits lack the zero of the country, or the plus sign.

    Trunk lines deliver such digits, and spreadsheets keep no others. ``None`` where they are no number like
    that.
    """
    own_code = str(phonenumbers.country_code_for_region(country))
    readings = [f"+{own_code}{digits}", f"+{digits}"]
    # More numbers lack the plus sign than are in an area whose code begins like that of the country.
    for international in reversed(readings) if digits.startswith(own_code) else readings:
        completed = parse_number(international, country, 0)
        if _is_valid(completed):
            return completed
    return None


def _choose_presented(text: str, plan: NumberingPlan, *, has_prefix: bool | None) -> TelephoneNumber:
    """Return a presented number with or without its first digits, as evidence or the site's setting says."""
    if plan.outside_prefix and text.strip() == plan.outside_prefix:
        # Behind it, the number of the caller is withheld.
        return refuse_number(text, Sentence(TOO_SHORT, number=text))
    number = _parse_text(text, plan)
    # A trunk line may deliver a number with its "+", before which the PBX puts the digits.
    if (international := _parse_plus_behind_prefix(text, number, plan)) is not None:
        return international
    # A PBX sends no letters for digits: "0anonymous" is a caller without a number.
    if number.kind is DialKind.OUTSIDE and _LETTER.search(text) and _LETTER.search(parse_text(text).main):
        return refuse_number(text, Sentence(NO_DIGITS, number=clean_text(text)))
    rest = _remove_prefix(number, plan)
    if rest is None:
        return number
    setting = plan.presented_prefix
    if has_prefix is None and setting is not PresentedPrefix.AS_SEEN:
        has_prefix = setting is PresentedPrefix.ALWAYS
    if has_prefix is None:
        return _choose_reading(number, rest, plan.country)
    # No evidence makes a number of 901632 960144: where only the rest is one, it is the caller.
    return rest if has_prefix or (rest.e164 is not None and not _is_complete(number)) else number


def parse_record(text: str, plan: NumberingPlan) -> TelephoneNumber:
    """Return the meaning of a number of the PBX's own directory, which holds what its phones dial."""
    if (behind_pause := _parse_behind_pause(text, plan)) is not None:
        return behind_pause
    number = _parse_text(text, plan)
    rest = _remove_prefix(number, plan)
    return number if rest is None else _choose_reading(number, rest, plan.country)


def _parse_text(text: str, plan: NumberingPlan) -> TelephoneNumber:
    """Return the meaning of a number as it is; an emergency number may stand behind the outside prefix."""
    number = parse_number(text, plan.country, plan.extension_digits)
    prefix, digits = plan.outside_prefix, number.digits
    if len(digits) > len(prefix) + MAX_EMERGENCY_DIGITS or number.kind is DialKind.INTERNAL:
        return number
    if prefix and digits.startswith(prefix):
        is_emergency = partial(phonenumbers.is_emergency_number, region_code=plan.country)
        behind = digits[len(prefix) :]
        if is_emergency(behind) and not is_emergency(digits):
            return TelephoneNumber(DialKind.SERVICE, behind, behind)
    return number


def _parse_behind_pause(text: str, plan: NumberingPlan) -> TelephoneNumber | None:
    """Return the number of ``9,01632 960144``, behind the pause; ``None`` for any other text.

    Digits that are none of an outside line here are those of another site, if a whole number follows, or if
    they make no number with what follows. Those of ``1,212 555 0143`` or ``02,1234567`` belong to the number.
    """
    if _WITHOUT_PAUSE.fullmatch(text) is not None:
        return None
    written = parse_text(text)
    if not written.behind_pause:
        service = _SERVICE_BEHIND_PAUSE.fullmatch(written.main)
        number = parse_number(service[2] if service is not None else "", plan.country, 0)
        is_service = service is not None and service[1] == plan.outside_prefix
        return number if is_service and number.kind is DialKind.SERVICE else None
    number = parse_number(written.behind_pause, plan.country, 0)
    prefix = written.main.removesuffix(written.behind_pause).strip(" ()")
    if prefix != plan.outside_prefix and not _is_written_whole(number, plan.country):
        joined = parse_number(written.main, plan.country, 0)
        if prefix not in _USUAL_PREFIXES or _is_valid(joined):
            return None
    if number.problem is not None:
        return None
    return msgspec.structs.replace(number, extension=written.extension or number.extension)


def _is_written_whole(number: TelephoneNumber, country: str) -> bool:
    """Return whether a number is complete, and written as its country or any other writes it."""
    if _is_valid(number) and (number.digits.startswith("00") or _has_national_form(number.digits, country)):
        return True
    beginnings = tuple(filter(None, ("+", _find_national_prefix(country))))
    return number.e164 is not None and number.digits.startswith(beginnings)


def _parse_plus_behind_prefix(
    text: str, number: TelephoneNumber, plan: NumberingPlan, *, any_prefix: bool = False
) -> TelephoneNumber | None:
    """Return the number of ``9 +44 …``, which is no number as a whole; ``None`` for any other text.

    ``any_prefix``: the digits may be those of another site's outside lines, before a complete number.
    """
    if number.problem is None:
        return None
    written = parse_text(text)
    before, plus, behind = written.main.partition("+")
    prefix = before.strip(" ()-")
    is_own = bool(prefix) and prefix == plan.outside_prefix
    is_other = any_prefix and _OTHER_PREFIX.fullmatch(prefix) is not None
    if not plus or not (is_own or is_other):
        return None
    found = parse_number(f"+{behind}", plan.country, plan.extension_digits)
    own_code = phonenumbers.country_code_for_region(plan.country)
    # In "44 +1632 960144", the plus sign is in the wrong place.
    if not is_own and (found.e164 is None or prefix == str(own_code)):
        return None
    return msgspec.structs.replace(found, extension=written.extension)


def _remove_prefix(number: TelephoneNumber, plan: NumberingPlan) -> TelephoneNumber | None:
    """Return the number behind the digits of an outside line, ``None`` if it does not begin with them."""
    prefix, digits = plan.outside_prefix, number.digits
    if (
        not prefix
        or number.kind is not DialKind.OUTSIDE
        or not digits.startswith(prefix)
        or len(digits) <= max(plan.extension_digits, len(prefix))
    ):
        return None
    rest = parse_number(digits[len(prefix) :], plan.country, 0)
    return msgspec.structs.replace(rest, extension=number.extension) if number.extension else rest


def _choose_reading(number: TelephoneNumber, rest: TelephoneNumber, country: str) -> TelephoneNumber:
    """Return the likelier of a number and the one behind its first digits, where no call has shown it.

    A number as its country writes it before one that lacks its zero, a valid number before one that is merely
    complete, and with the prefix before without: a PBX puts it there for its phones to call back. If both are
    incomplete, the same digits are dialled either way.
    """
    if _has_national_form(number.digits, country) and not _has_national_form(rest.digits, country):
        return number
    for accept in (_is_valid, _is_complete):
        for reading in (rest, number):
            if accept(reading):
                return reading
    return rest


@lru_cache(maxsize=CACHE_SIZE)
def _has_national_form(digits: str, country: str) -> bool:
    """Return whether digits are a valid number of the country, with the zero that it has there, if any."""
    parsed = parse_valid(digits, country)
    if parsed is None:
        return False
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return "".join(re.findall(r"\d", national)) == digits


def _is_valid(number: TelephoneNumber) -> bool:
    """Return whether a number is valid, and not that of a mailbox, which is another number behind a digit."""
    if number.e164 is None:
        return False
    kinds = phonenumbers.PhoneNumberType
    return phonenumbers.number_type(phonenumbers.parse(number.e164, None)) not in (
        kinds.UNKNOWN,
        kinds.VOICEMAIL,
    )


@lru_cache(maxsize=CACHE_SIZE)
def _has_usual_length(e164: str) -> bool:
    """Return whether a number is valid, or has as many digits as lines or mobile phones of its country."""
    parsed = phonenumbers.parse(e164, None)
    kinds = (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE)
    reasons = [phonenumbers.is_possible_number_for_type_with_reason(parsed, kind) for kind in kinds]
    return phonenumbers.ValidationResult.IS_POSSIBLE in reasons or phonenumbers.is_valid_number(parsed)


def _is_complete(number: TelephoneNumber) -> bool:
    return number.e164 is not None or number.kind is DialKind.SERVICE


def build_dial_string(number: TelephoneNumber, plan: NumberingPlan, *, outside_line: bool = True) -> str:
    """Return what a phone of the site dials to reach ``number``.

    With ``outside_line``, the digits of an outside line come first, and then the form that the country
    dials; without it, the number is in E.164 where that is known. Raises ``ValueError`` with a
    :class:`.Sentence` where nothing can be dialled.
    """
    if number.problem is not None:
        raise ValueError(number.problem)
    if number.kind is DialKind.NONE or not number.digits:
        raise ValueError(Sentence(NO_DIGITS, number=number.key))
    if number.kind is DialKind.INTERNAL or (
        number.kind is DialKind.SERVICE and not number.digits.isdecimal()
    ):
        return number.digits
    if number.kind is DialKind.SERVICE and phonenumbers.is_emergency_number(number.digits, plan.country):
        return number.digits  # a PBX knows 112 with and without an outside line
    prefix = plan.outside_prefix if outside_line else ""
    if not prefix:
        return number.e164 or number.digits
    if number.e164 is not None:
        return prefix + _format_for_line(number, number.e164, plan)
    # A phone behind an outside line has no "+" to dial.
    return prefix + (_format_abroad(number.digits, plan) if number.digits.startswith("+") else number.digits)


def _format_for_line(number: TelephoneNumber, e164: str, plan: NumberingPlan) -> str:
    """Return a number as a phone line of the plan's country dials it."""
    parsed = phonenumbers.parse(e164, None)
    own_code = phonenumbers.country_code_for_region(plan.country)
    if {parsed.country_code, own_code} <= FRENCH_CODES:
        return f"0{phonenumbers.national_significant_number(parsed)}"
    if parsed.country_code != own_code:
        return _format_abroad(e164, plan)
    formatted = phonenumbers.format_out_of_country_calling_number(parsed, plan.country)
    dialled = _restore_national_prefix(formatted, parsed, plan.country, number.digits)
    return "".join(re.findall(r"\d", dialled))


def _restore_national_prefix(
    formatted: str, parsed: phonenumbers.PhoneNumber, country: str, written: str = ""
) -> str:
    """Return a number of the country as formatted by the tables, or with the prefix that they leave out.

    They have no format for ranges that they do not know, and then return the bare number.
    """
    bare = phonenumbers.national_significant_number(parsed)
    national_prefix = _find_national_prefix(country)
    if formatted != bare or written == bare or not national_prefix:
        return str(formatted)
    complete = f"{national_prefix}{bare}"
    return complete if written == complete or not phonenumbers.is_valid_number(parsed) else bare


def _format_abroad(number: str, plan: NumberingPlan) -> str:
    """Return a number that begins with ``+`` behind the digits that the plan's country dials for that."""
    prefix = plan.international_prefix or find_international_prefix(plan.country)
    if not prefix:
        raise ValueError(Sentence(_NO_PREFIX, number=number))
    return prefix + number.removeprefix("+")


# What other programs are handed


def build_written_form(number: TelephoneNumber) -> str:
    """Return a text that :func:`parse_written` reads as this number."""
    return number.e164 or number.digits or number.key


def format_national_digits(number: TelephoneNumber, plan: NumberingPlan) -> str:
    """Return the digits that the country itself dials, of a number abroad E.164 without its ``+``."""
    if number.e164 is None:
        return number.digits.lstrip("+")
    parsed = phonenumbers.parse(number.e164, None)
    if parsed.country_code != phonenumbers.country_code_for_region(plan.country):
        return number.e164.lstrip("+")
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return "".join(re.findall(r"\d", _restore_national_prefix(national, parsed, plan.country, number.digits)))


def format_presented(text: str, plan: NumberingPlan, *, has_prefix: bool | None = None) -> str:
    """Return a number that the PBX presents as people write it: in groups, without the outside line's digits.

    The number of an extension, and whatever else is no complete number, stays as it is.
    """
    e164 = parse_presented(text, plan, has_prefix=has_prefix).e164
    return text if e164 is None else format_e164(e164, plan.country)


@lru_cache(maxsize=CACHE_SIZE)
def format_e164(e164: str, country: str) -> str:
    """Return a number as people write it in ``country``: in groups, its own numbers without country code."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    if phonenumbers.country_code_for_region(country) != number.country_code:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return _restore_national_prefix(national, number, country)
